"""Runs side by side: what differs, from which step on, and how they end."""

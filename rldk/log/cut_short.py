"""States of a run that did not come to its end."""

CUT_SHORT = frozenset({"failed", "interrupted", "ended_early", "silent"})
"""These, whatever the health rules find in it."""

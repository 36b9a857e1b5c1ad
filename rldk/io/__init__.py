"""Formats: one module per format, with the same verbs."""

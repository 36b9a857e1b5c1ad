"""A run for people: the page, and the files that are derived from its log."""

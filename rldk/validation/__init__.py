"""Whether a whole file, or a whole log, is valid."""

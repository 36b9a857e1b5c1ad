"""Places by URL: what is there is copied, read like any log, and shown by its URL."""

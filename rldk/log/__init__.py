"""The event log on disk, as docs/log-format.md specifies it."""

"""Many events at once: blocks of lines to columns, without an object for each event."""

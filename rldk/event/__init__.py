"""One event: its bytes, its names and values, and what is known of the launch that it belongs to."""

"""`rldk serve`: runs as they train, on a page that a browser shows and by a WebSocket that any program reads."""

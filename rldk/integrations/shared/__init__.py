"""What all integrations share: the options of their callbacks, and what these record."""

"""What is known of the runs of a folder, kept in the user's cache directory: nothing of it is the only copy."""

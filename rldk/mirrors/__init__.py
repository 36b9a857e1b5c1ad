"""What feeds the trackers that people keep, and copies logs elsewhere: from the log, never from the trainer."""

"""Many files, or large ones, in parts that any process on any machine can read: on all cores, or on a Ray cluster."""

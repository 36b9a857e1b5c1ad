"""What watches a run: the resources it uses, the checkpoints it saves."""

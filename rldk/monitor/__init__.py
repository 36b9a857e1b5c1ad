"""What watches a run: the resources it uses."""

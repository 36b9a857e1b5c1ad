"""Whether a run is healthy: the rules, and what holds events against them."""

"""What connects rldk to a trainer, one module per framework."""

"""How rows stand in a foreign file: one module per layout, which knows nothing of what its keys mean."""

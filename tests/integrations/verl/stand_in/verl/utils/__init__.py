"""A package of verl."""

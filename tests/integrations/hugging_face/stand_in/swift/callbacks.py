"""Stands in for ms-swift's module of this name."""

callbacks_map = {}

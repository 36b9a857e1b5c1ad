"""Renders every schema of `schema/` into everything under `generated/`. Not shipped."""

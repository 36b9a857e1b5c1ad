"""Renders `schema/event.schema.json` into everything under `generated/`. Not shipped."""

"""`rldk skill`: a guide for agents."""

from __future__ import annotations

from importlib.resources import files

import typer


def skill() -> None:
    """Print a short guide for agents that watch runs: which command answers what, and what not to conclude."""
    typer.echo((files("rldk.agents") / "skill.md").read_text(encoding="utf-8"), nl=False)

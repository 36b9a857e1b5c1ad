"""For scripts that speak wandb: `import rldk.wandb_compat as wandb`, and the rest stays as it is (docs/wandb.md)."""

from typing import TYPE_CHECKING, Any

from rldk.wandb_compat.absent import absent
from rldk.wandb_compat.media import (
    SILENT,
    AlertLevel,
    Artifact,
    Audio,
    Error,
    Graph,
    Histogram,
    Html,
    Image,
    Molecule,
    Object3D,
    Plotly,
    Settings,
    Video,
    errors,
    util,
)
from rldk.wandb_compat.session import alert, current, define_metric, finish, init, log

if TYPE_CHECKING:
    from rldk.wandb_compat.one_run import Run
    from rldk.wandb_compat.run_config import Config
    from rldk.wandb_compat.run_summary import Summary
    from rldk.wandb_compat.table import Table

    run: Run | None
    config: Config
    summary: Summary

# Loaded when they are first used: importing the module costs a script next to nothing.
_HOMES = {"Run": "rldk.wandb_compat.one_run", "Table": "rldk.wandb_compat.table"}

__all__ = [
    "AlertLevel", "Artifact", "Audio", "Error", "Graph", "Histogram", "Html", "Image", "Molecule", "Object3D",
    "Plotly", "Run", "Settings", "Table", "Video", "alert", "define_metric", "errors", "finish", "init", "log", "util",
]  # fmt: skip

__version__ = "0.31.0"
"""The version of wandb whose rules are kept; scripts compare it."""


def __getattr__(name: str) -> Any:
    """The current run and what belongs to it; what wandb has besides does nothing, with a warning."""
    if name in ("run", "config", "summary"):
        return current(name)
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    if name.startswith("_"):
        raise AttributeError(f"module 'rldk.wandb_compat' has no attribute {name!r}")
    return SILENT.get(name) or absent(f"wandb.{name}")

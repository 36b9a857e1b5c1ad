"""Scripts that speak wandb, run with wandb or, but for the import unchanged, with rldk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from rldk_schema import Event

SCRIPTS = Path(__file__).parents[1] / "wandb_compat" / "scripts"
ROOT = Path(__file__).parents[2]
IMPORT = "\nimport wandb\n"
OURS = "\nimport rldk.wandb_compat as wandb\n"

# What is measured differs from run to run: only what a script logs is compared.
QUIET = {"RLDK_ENABLE_RESOURCE_MONITORING": "0", "RLDK_ENABLE_HEALTH_MONITORING": "0", "RLDK_QUIET": "1"}


def with_rldk(source: str) -> str:
    """A script whose import of wandb is rldk's."""
    assert source.count(IMPORT) == 1
    return source.replace(IMPORT, OURS)


def run_script(source: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a script in a folder, in a process of its own."""
    path = folder / "script.py"
    path.write_text(source)
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "generated" / "python")))
    return subprocess.run(
        [sys.executable, str(path)],
        cwd=folder,
        env={**os.environ, **QUIET, "PYTHONPATH": paths, **env},
        capture_output=True,
        text=True,
        timeout=120,
    )


def by_step(events: Iterable[Event]) -> Mapping[tuple[str, int], Mapping[str, object]]:
    """What each phase of each step has, as tables join it: name to value, NaN as text, which equals itself."""
    found: dict[tuple[str, int], dict[str, object]] = {}
    for event in events:
        if event.model_info.phase in ("train", "eval"):
            row = found.setdefault((event.model_info.phase, event.step), {})
            row.update({name: value if value == value else "NaN" for name, value in event.metrics.items()})
    return found

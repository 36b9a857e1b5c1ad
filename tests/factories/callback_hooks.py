"""What tests do to RLDKCallback in the process that trains: break it, or measure it."""

from __future__ import annotations

import atexit
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from tests.factories.disks import fill, small_disk

FAULTS = {
    "import error": "ModuleNotFoundError",
    "exception": "'NoneType' object is not callable",
    "full disk": "No space left on device",
}
"""What may be wrong with rldk, and what is said then."""
HOOKS = ("on_step_begin", "on_pre_optimizer_step", "on_step_end", "on_log")
"""Those of each step."""
MEASURED_STEPS = 200


def prepare(modes: Collection[str]) -> None:
    """Does to the callback what is asked for: a fault that is not the disk's, or `measured`, or nothing."""
    if "import error" in modes:
        sys.modules["rldk.integrations.trl"] = None  # type: ignore[assignment]
    if "exception" in modes:
        from rldk.integrations.trl.training import Training

        Training.log = Training.begin_step = None  # type: ignore[assignment, method-assign]
    if "measured" in modes:
        from rldk.integrations.trl import RLDKCallback

        atexit.register(_show, measure(RLDKCallback, time.thread_time_ns))


@contextmanager
def disk_for(fault: str, logs: Path) -> Iterator[None]:
    """Has `logs` on a disk that is full, if that is the fault."""
    with small_disk(logs, 64) if fault == "full disk" else nullcontext() as disk:
        if disk is not None:
            fill(disk)
        yield


def measure(callback: Any, clock: Callable[[], int]) -> dict[int, int]:
    """Has the hooks of a class of callbacks measured from now on; returns step to what the clock says."""
    spent: dict[int, int] = defaultdict(int)
    for name in HOOKS:
        setattr(callback, name, _measured(getattr(callback, name), clock, spent))
    return spent


def _measured(hook: Callable[..., None], clock: Callable[[], int], spent: dict[int, int]) -> Any:
    def run(self: Any, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        begun = clock()
        hook(self, args, state, control, **kwargs)
        spent[state.global_step] += clock() - begun

    return run


def microseconds(spent: dict[int, int]) -> list[float]:
    """What the steps took, in order of that; the first and the last hold what is done once, and are left out."""
    return sorted(spent[step] / 1000 for step in sorted(spent)[2:-1])


def steps_of(modes: Collection[str]) -> int:
    """How long to train."""
    return MEASURED_STEPS if "measured" in modes else 3


def cost_in(console: str) -> str:
    """The line that a measured training has printed."""
    (line,) = re.findall(r"us of CPU per step: .*", console)
    assert line.endswith(f", of {MEASURED_STEPS - 2} steps"), line
    return line


def _show(spent: dict[int, int]) -> None:
    each = microseconds(spent)
    p50, p99 = (each[int(len(each) * share)] for share in (0.5, 0.99))
    print(f"us of CPU per step: p50 {p50:.0f}, p99 {p99:.0f}, of {len(each)} steps", flush=True)

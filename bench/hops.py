"""How often control passes from one file of rldk to another in one `on_log`, traced in a real GRPO run."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import rldk
from bench.contest import print_rows
from rldk.integrations.trl import RLDKCallback

TITLE = "Changes of file from on_log until it returns"
STEPS = (5, 46)
HOME = Path(rldk.__file__).parent


class Trace:
    """Counts changes between files of rldk, those into and out of the health rules apart."""

    def __init__(self) -> None:
        self.changes: Counter[str] = Counter()
        self._stack = ["trainer"]

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            path = Path(frame.f_code.co_filename)
            here = str(path.relative_to(HOME)) if path.is_relative_to(HOME) else self._stack[-1]
            self._change(self._stack[-1], here)
            self._stack.append(here)
        elif event == "return" and len(self._stack) > 1:
            self._change(self._stack.pop(), self._stack[-1])

    def _change(self, before: str, after: str) -> None:
        if before != after:
            health = before.startswith("health") or after.startswith("health")
            self.changes["health" if health else "all else"] += 1


class Traced(RLDKCallback):
    """Traces the log calls of some steps."""

    def on_log(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Traces one call."""
        if state.global_step not in STEPS:
            super().on_log(args, state, control, **kwargs)
            return
        trace = FOUND[state.global_step] = Trace()
        sys.setprofile(trace)
        try:
            super().on_log(args, state, control, **kwargs)
        finally:
            sys.setprofile(None)


FOUND: dict[int, Trace] = {}


def print_figures() -> None:
    """Trains, and prints the counts as a table."""
    from rldk.demo import build_tiny_model
    from tests.factories.trainers.any_trl import make

    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as name:
        folder = Path(name)
        callback = Traced(folder / "logs", run_id="hops")
        make("grpo", folder, build_tiny_model(folder / "model"), [callback], max_steps=48, eval_strategy="no").train()
    rows = [(str(step), str(t.changes["all else"]), str(t.changes["health"])) for step, t in sorted(FOUND.items())]
    print_rows(TITLE, ("step", "outside health", "health"), rows)


if __name__ == "__main__":
    print_figures()

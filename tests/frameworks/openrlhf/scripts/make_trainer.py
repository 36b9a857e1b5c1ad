"""Makes a trainer as OpenRLHF's own command line does, and stops where that would begin to train."""

from __future__ import annotations

import runpy
import sys
from typing import Any

from tests.frameworks.openrlhf.commands import COMMANDS


class _Made(BaseException):
    """Carries the trainer out of the command line."""


def make_trainer() -> Any:
    """An SFTTrainer of OpenRLHF with its model, data and optimizer, on one rank."""
    from openrlhf.trainer.sft_trainer import SFTTrainer

    fit = SFTTrainer.fit

    def stop(self: Any, *args: Any, **kwargs: Any) -> None:
        raise _Made(self)

    command = COMMANDS["sft"]
    argv, sys.argv = sys.argv, [command.module, *command.arguments()]
    SFTTrainer.fit = stop
    try:
        runpy.run_module(command.module, run_name="__main__")
    except _Made as made:
        return made.args[0]
    finally:
        SFTTrainer.fit = fit
        sys.argv = argv
    raise AssertionError("OpenRLHF's command line has not called fit")

"""The bench itself: real command lines train to their end here, without rldk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("openrlhf", reason="OpenRLHF has an environment of its own: make test-frameworks NAME=openrlhf")

from tests.frameworks.openrlhf.running import Finished
from tests.frameworks.openrlhf.scalars import read_tensorboard


@pytest.mark.parametrize("command", ["sft", "ppo"])
def test_trains_to_the_end_and_writes_tensorboard(command: str, run_openrlhf: Callable[..., Finished]) -> None:
    run = run_openrlhf(command)
    assert run.exit_code == 0, run.output
    scalars = read_tensorboard(run.tensorboard)
    assert sorted(scalars) == [("eval", 2), ("eval", 4), ("train", 1), ("train", 2), ("train", 3), ("train", 4)]

"""A real trainer beside which everything else is broken: `tests.crash.helpers` breaks each part by itself."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from rldk import read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from tests.crash.helpers import broken  # noqa: E402
from tests.factories.trainers.any_trl import make  # noqa: E402

PARTS = ("psutil", "network", "health", "manifest", "checkpoints", "completions", "outputs")


@pytest.mark.damages_files
@pytest.mark.parametrize("fault", ["missing", "raises", "refuses threads"])
def test_a_trainer_beside_which_everything_is_broken_is_recorded(tmp_path: Path, model: Path, fault: str) -> None:
    options = {"log_completions": 1, "network_monitoring": True, "deep_checkpoint_analysis": True}
    callback = RLDKCallback(tmp_path / "logs", run_id="r", **options)
    saving = {"save_strategy": "steps", "save_steps": 2, "eval_strategy": "no"}
    trainer = make("grpo", tmp_path, model, [callback], max_steps=4, **saving)
    with ExitStack() as parts:
        for part in PARTS:
            parts.enter_context(broken(part, fault))
        trainer.train()
    assert trainer.state.global_step == 4
    events = list(read_events(tmp_path / "logs", strict=True))
    assert [event.step for event in events if event.model_info.phase == "train"] == [1, 2, 3, 4]
    assert [event.lifecycle.kind for event in events if event.lifecycle is not None][-1] == "ended"
    assert callback.failures == 0

"""Every trainer that the installed TRL exports, in every configuration that is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rldk.integrations.trl import RLDKCallback
from tests.integrations import trainers

if trainers.OLD:
    from tests.integrations import older_trainers as others
else:
    from tests.integrations import newer_trainers as others  # type: ignore[no-redef]  # of one shape

MAKERS = {**trainers.MAKERS, **others.MAKERS}
CASES = [*trainers.CASES, *others.CASES]


def run(case: trainers.Case, path: Path, model: Path, **options: Any) -> tuple[Any, RLDKCallback]:
    """Trains a case."""
    callback = RLDKCallback(path / "logs", run_id=case.name, **options)
    trainer = MAKERS[case.maker or case.algorithm](path, model, [callback], dict(case.options))
    trainer.train()
    return trainer, callback

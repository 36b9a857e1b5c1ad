"""Every trainer that the installed TRL exports, in every configuration that is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers import any_trl

if any_trl.OLD:
    from tests.factories.trainers import older_trl as others
else:
    from tests.factories.trainers import newer_trl as others  # type: ignore[no-redef]  # of one shape

MAKERS = {**any_trl.MAKERS, **others.MAKERS}
CASES = [*any_trl.CASES, *others.CASES]


def run(case: any_trl.Case, path: Path, model: Path, **options: Any) -> tuple[Any, RLDKCallback]:
    """Trains a case."""
    callback = RLDKCallback(path / "logs", run_id=case.name, **options)
    trainer = MAKERS[case.maker or case.algorithm](path, model, [callback], dict(case.options))
    trainer.train()
    return trainer, callback

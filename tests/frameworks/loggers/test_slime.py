"""What slime's processes share is told through a real Ray; slime itself is on no index, and a stand-in logs."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("ray", reason="it has an environment of its own: make test-frameworks NAME=loggers")

from tests.frameworks.loggers.running import endings, of_phase, run


def test_processes_of_one_ray_job_log_one_run(tmp_path: Path) -> None:
    run(tmp_path, "slime_in_ray.py", logs=str(tmp_path / "logs"), RAY_USAGE_STATS_ENABLED="0")
    events = of_phase(tmp_path)
    process = {(e.model_info.run_id, e.process.attempt_id) for e in events if e.process}
    assert len(process) == 1
    assert sorted((e.step, e.process.rank) for e in events if e.process) == [
        (1, 0), (2, 0), (2, 1), (3, 0), (4, 0), (4, 1), (5, 0), (6, 0), (6, 1),
    ]  # fmt: skip
    assert endings(tmp_path) == [("finished", None)] * 2

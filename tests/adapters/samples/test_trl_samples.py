"""Completions that a real GRPO trainer dumped."""

from __future__ import annotations

from pathlib import Path

import pytest

from rldk.adapters.samples import is_samples, read_samples
from rldk.adapters.start import Start

pq = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("trl")


def test_what_a_trainer_dumped_is_read_as_pyarrow_reads_it(tmp_path: Path, model: Path) -> None:
    from tests.factories.trainers.runs import make_grpo

    trainer = make_grpo(tmp_path, model, log_completions=True, max_steps=1)
    trainer.train()
    files = sorted(Path(trainer.args.output_dir).glob("completions/*.parquet"))
    assert [file.name for file in files] == ["completions_00001.parquet"]
    for file in files:
        assert is_samples(Start(file))
        rows = pq.read_table(file).to_pylist()
        samples = list(read_samples(file, pytest.fail))
        assert [(s.step, s.prompt, s.completion, s.advantage) for s in samples] == [
            (row["step"], row["prompt"], row["completion"], row["advantage"]) for row in rows
        ]
        (function,) = rows[0].keys() - {"step", "prompt", "completion", "advantage"}
        assert [s.reward for s in samples] == [row[function] for row in rows]
        assert len(samples) > 1

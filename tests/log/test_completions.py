from __future__ import annotations

import math
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rldk import EventValidationError, LogNotFoundError
from rldk.io.completions import completions_to_parquet
from rldk.log.completions import Completion, CompletionLog, read_completions
from tests.factories.commands import rldk
from tests.factories.output_forms import invalid_outputs


def sample(step: int = 1, **changes: Any) -> Completion:
    values: dict[str, Any] = {
        "step": step, "attempt": 1, "index": 0, "prompt": "2 + 2 =", "completion": " 4\u2028\n", "reward": 1.0,
        "rewards": {"right": 1.0, "style": None}, "advantage": 0.5,
    }  # fmt: skip
    return Completion(**{**values, **changes})


MESSAGES = [{"role": "user", "content": "hi"}]


def test_samples_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "r_completions.jsonl"
    written = [
        sample(1),
        sample(2, prompt=MESSAGES, completion=[], reward=None, advantage=None, extra={"answer": "4", "tries": [1]}),
    ]
    with CompletionLog(path) as log:
        log.write(written[:1])
        log.write(written[1:])
    assert list(read_completions(path)) == written
    assert path.read_bytes().count(b"\n") == 2


ODD = [math.nan, math.inf, -math.inf, np.float32("nan"), np.float64("inf"), Decimal("0.5"), 7, 2**53, -0.0]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_number_that_is_not_finite_is_a_word_of_the_line_and_a_float_again(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "r_completions.jsonl"
    with CompletionLog(path) as log:
        log.write([sample(reward=value, advantage=value, rewards={"a": value}, prompt=[{"temperature": value}])])
    assert log.dropped == 0
    assert list(invalid_outputs(tmp_path)) == []
    (found,) = read_completions(path)
    given = repr(float(value))
    assert [repr(float(n)) for n in (found.reward, found.advantage, found.rewards["a"])] == [given] * 3
    assert repr(float(found.prompt[0]["temperature"])) == given  # of a message the word stays


def test_what_json_cannot_say_is_named_and_what_readers_refuse_is_dropped_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "r_completions.jsonl"
    with CompletionLog(path) as log:
        log.write([sample(prompt=[{"image": object(), "a\ud800": "\ud800"}])])
        for changes in (
            {"step": math.nan},
            {"reward": "high"},
            {"reward": "5"},
            {"step": -1},
            {"rewards": {"a": object()}},
            {"index": None},
        ):
            log.write([sample(**changes)])
    (found,) = read_completions(path)
    assert found.prompt == [{"image": "<object>", "a\\ud800": "\\ud800"}]
    assert log.dropped == 6


def test_a_torn_tail_is_kept_aside_and_the_log_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r_completions.jsonl"
    with CompletionLog(path) as log:
        log.write([sample(1)])
    with path.open("ab") as file:
        file.write(b'{"step": 2, "prom')
    assert [s.step for s in read_completions(path)] == [1]
    with CompletionLog(path) as log:
        log.write([sample(3)])
    assert [s.step for s in read_completions(path)] == [1, 3]
    assert [p.read_bytes() for p in tmp_path.glob("*.torn-*")] == [b'{"step": 2, "prom']


def test_a_second_writer_gets_a_file_of_its_own(tmp_path: Path) -> None:
    with CompletionLog(tmp_path / "r_completions.jsonl") as one, CompletionLog(tmp_path / "r_completions.jsonl") as two:
        one.write([sample(1)])
        two.write([sample(2)])
    assert [s.step for s in read_completions(tmp_path / "r_completions.attempt2.jsonl")] == [2]


def test_what_cannot_be_written_is_counted_and_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    with CompletionLog(tmp_path / "file" / "r_completions.jsonl") as log:
        log.write([sample(), sample()])
        log.write([sample()])
    assert log.dropped == 3
    assert len(caplog.records) == 1


def test_a_descriptor_that_someone_closed_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r_completions.jsonl"
    with CompletionLog(path) as log:
        log.write([sample(1)])
        os.close(log._log._file.fd)
        for step in range(2, 5):
            log.write([sample(step)])
        assert log.dropped == 0
    assert [s.step for s in read_completions(path)] == [1, 2, 3, 4]


def test_a_lone_surrogate_costs_no_sample(tmp_path: Path) -> None:
    with CompletionLog(tmp_path / "r_completions.jsonl") as log:
        log.write([sample(1), sample(2, completion="\udcff"), sample(3)])
    found = list(read_completions(tmp_path / "r_completions.jsonl"))
    assert [s.completion for s in found][1] == "\\udcff"
    assert len(found) == 3


@pytest.mark.damages_files
def test_a_bad_line_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "r_completions.jsonl"
    path.write_text('{"step": "one"}\n')
    with pytest.raises(EventValidationError, match=r"r_completions\.jsonl:1: "):
        list(read_completions(path))
    with pytest.raises(LogNotFoundError):
        list(read_completions(tmp_path / "none_completions.jsonl"))


def test_export_makes_parquet_of_samples(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "r_completions.jsonl"
    with CompletionLog(path) as log:
        log.write([sample(step) for step in range(2500)])
        log.write([sample(3000, prompt=MESSAGES, extra={"answer": "4", "tries": [1]})])
    assert rldk("export", path, tmp_path / "c.parquet") == (0, f"{tmp_path / 'c.parquet'}: 2501 completions\n")
    rows = pq.read_table(tmp_path / "c.parquet").to_pylist()
    assert (rows[0]["extra"], dict(rows[-1]["extra"])) == (None, {"answer": "4", "tries": "[1]"})
    assert [row["step"] for row in rows] == [*range(2500), 3000]
    assert rows[-1]["prompt"] == '[{"role":"user","content":"hi"}]'
    assert dict(rows[0]["rewards"]) == {"right": 1.0, "style": None}
    assert rldk("export", path, tmp_path / "c.csv")[0] == 2
    assert completions_to_parquet(path, tmp_path / "again.parquet")[0] == 2501

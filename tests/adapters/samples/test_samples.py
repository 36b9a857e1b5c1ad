"""Samples that trainers dump: every one is a completion, and no text of a user's gets into a message."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.rows import Skipped
from rldk.adapters.samples import each_once, is_samples, read_samples
from rldk.adapters.start import Start
from rldk.errors import MissingExtraError
from rldk.log.completions import Completion, CompletionLog, read_completions


def written(path: Path, name: str, rows: list[Any]) -> Path:
    file = path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def read(file: Path) -> tuple[list[Completion], list[Skipped]]:
    refused: list[Skipped] = []
    return list(read_samples(file, refused.append)), refused


# As verl/trainer/ppo/ray_trainer.py:_write_generations of 0.9.1 writes them; a reward function's extras come last.
VERL = [
    {"input": "user\n1+1?", "output": "2 é", "gts": "2", "score": 1.0, "step": 12, "acc": True, "pred": "2"},
    {"input": "user\n1+1?", "output": "3", "gts": None, "score": -1.0, "step": 12, "acc": False, "pred": None},
]


def test_a_rollout_dump_of_verl(tmp_path: Path) -> None:
    file = written(tmp_path, "rollouts/12.jsonl", VERL)
    assert is_samples(Start(file))
    first, second = read(file)[0]
    assert first == Completion(
        step=12,
        attempt=None,
        index=0,
        prompt="user\n1+1?",
        completion="2 é",
        reward=1.0,
        rewards={"acc": 1.0},
        advantage=None,
    )
    assert (second.index, second.reward, second.rewards) == (1, -1.0, {"acc": 0.0})
    for other in ("validation_data/12.jsonl", "my-val/12.jsonl", "rollouts/log.jsonl"):
        assert not is_samples(Start(written(tmp_path, other, VERL)))
    long = [{**VERL[0], "input": "x" * 2**17}]
    assert is_samples(Start(written(tmp_path, "rollouts/13.jsonl", long)))


# As nemo_rl/utils/logger.py:log_batched_dict_as_jsonl writes them: slices of one, and the place in the batch.
NEMO = {
    "content": [["1+1?", "2"]],
    "rewards": [1.0],
    "input_lengths": [4],
    "token_ids": [[5, 6, 7, 8]],
    "token_loss_mask": [[0, 0, 1, 1]],
    "advantages": [[0.0, 0.0, 0.5, 0.5]],
    "idx": 3,
}


def test_train_data_of_nemo_rl(tmp_path: Path) -> None:
    rows = [
        NEMO,
        {"content": ["all of it"], "rewards": [0.0], "idx": 4},
        {**NEMO, "content": [["a", "b", "c"]], "advantages": [[0.0, 0.0, 0.5, 0.25]]},
    ]
    file = written(tmp_path, "exp_001/train_data_step12.jsonl", rows)
    assert is_samples(Start(file))
    first, second, third = read(file)[0]
    assert first == Completion(
        step=12, attempt=None, index=3, prompt="1+1?", completion="2", reward=1.0, rewards={}, advantage=0.5
    )
    assert (second.prompt, second.completion, second.index, second.advantage) == (None, "all of it", 4, None)
    assert (third.prompt, third.completion, third.advantage) == (["a", "b"], "c", None)
    assert not is_samples(Start(written(tmp_path, "val_data_step12.jsonl", [NEMO])))


def parquet(path: Path, **columns: list[Any]) -> Path:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    file = path / "completions_00003.parquet"
    pq.write_table(pa.table(columns), file)
    return file


def test_completions_of_trl(tmp_path: Path) -> None:
    chat = [{"role": "user", "content": "1+1?"}]
    columns = {"step": [3] * 100, "prompt": [chat] * 100, "completion": ["2"] * 100, "advantage": [-0.5] * 100}
    rewards = {"exact": [1.0, math.nan, *[0.0] * 98], "style": [0.25, None, *[0.5] * 98], "extracted": ["2"] * 100}
    file = parquet(tmp_path, **columns, **rewards)
    assert is_samples(Start(file))
    samples, refused = read(file)
    assert samples[0] == Completion(
        step=3, attempt=None, index=0, prompt=chat, completion="2", reward=None,
        rewards={"exact": 1.0, "style": 0.25}, advantage=-0.5,
    )  # fmt: skip
    assert samples[1].rewards == {"exact": None, "style": None}
    assert [s.index for s in samples] == list(range(100))
    assert refused == []
    (one,) = read(parquet(tmp_path, step=[3], prompt=["p"], completion=["c"], exact=[0.5]))[0]
    assert (one.reward, one.advantage) == (0.5, None)


def test_a_damaged_parquet_is_refused_and_one_of_other_columns_too(tmp_path: Path) -> None:
    file = parquet(tmp_path, step=[3], other=["p"])
    assert [s.reason for s in read(file)[1]] == ["expected the columns completion, prompt, step, found no completion"]
    data = parquet(tmp_path, step=[3], prompt=["p"], completion=["c"]).read_bytes()
    for damaged in (data[:-10], data[:20] + bytes(20) + data[40:], b"PAR1" + bytes(99) + b"PAR1"):
        file.write_bytes(damaged)
        samples, refused = read(file)
        assert (samples, [s.reason.split(":")[0] for s in refused]) == ([], ["not Parquet"])


def test_without_pyarrow_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = parquet(tmp_path, step=[3], prompt=["p"], completion=["c"])
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert is_samples(Start(file))
    with pytest.raises(MissingExtraError, match=r'pip install "rldk\[parquet\]"'):
        read(file)


def test_what_is_no_sample_is_refused_without_a_word_of_its_text(tmp_path: Path) -> None:
    bad = {"input": "SECRET", "output": "SECRET", "score": 1, "step": "SECRET"}
    samples, refused = read(written(tmp_path, "12.jsonl", [*VERL, bad, "SECRET", VERL[0]]))
    assert [s.index for s in samples] == [0, 1, 3]
    assert [(s.line, s.fatal) for s in refused] == [(3, True), (4, True)]
    assert not any("SECRET" in str(skipped) for skipped in refused)
    assert [s.line for s in read(written(tmp_path, "train_data_step1.jsonl", [{"rewards": [1]}]))[1]] == [1]


def test_samples_are_what_the_log_of_completions_takes(tmp_path: Path) -> None:
    samples, _ = read(written(tmp_path, "12.jsonl", VERL))
    log = CompletionLog(tmp_path / "r_completions.jsonl")
    log.write(samples)
    log.close()
    assert log.dropped == 0
    assert list(read_completions(tmp_path / "r_completions.jsonl")) == samples


@pytest.mark.parametrize("name", ["x.jsonl", "12.jsonl", "completions_1.parquet", "train_data_step1.txt"])
def test_a_log_is_none(name: str, tmp_path: Path) -> None:
    file = written(tmp_path, name, [{"step": 1, "loss": 0.5}])
    assert not is_samples(Start(file))
    assert read(file) == ([], [])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
)
KEYS = st.sampled_from([*VERL[0], *NEMO])


@given(rows=st.lists(st.dictionaries(KEYS, JSON), max_size=4))
def test_any_rows_are_read_or_refused(rows: list[Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("s")
    for name in ("12.jsonl", "train_data_step12.jsonl"):
        file = written(folder, name, [VERL[0] if name == "12.jsonl" else NEMO, *rows])
        samples, refused = read(file)
        assert len(samples) + len(refused) == len(rows) + 1


def table(folder: Path, step: int, columns: list[str], data: list[list[Any]], name: str = "completions") -> Path:
    path = folder / "files" / "media" / "table" / f"{name}_{step}_{'0a' * 10}.table.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"columns": columns, "data": data, "ncols": len(columns)}))
    return path


def test_a_table_of_completions_that_trl_has_logged_to_wandb(tmp_path: Path) -> None:
    columns = ["step", "prompt", "completion", "length_reward", "advantage"]
    file = table(
        tmp_path, 7, columns, [[3, "1+1?", "2", 0.5, -1.0], ["3", "1+1?", "3", None, 1.0], [None, "", "", 1, 0]]
    )
    assert is_samples(Start(file))
    (first, second), (refused,) = read(file)
    assert first == Completion(
        step=3,
        attempt=None,
        index=0,
        prompt="1+1?",
        completion="2",
        reward=0.5,
        rewards={"length_reward": 0.5},
        advantage=-1.0,
    )
    assert (second.step, second.index, second.reward) == (3, 1, None)
    assert (refused.line, refused.reason) == (3, "expected a completion with a step, found none")
    assert not is_samples(Start(table(tmp_path, 8, ["step", "text"], [])))
    assert not is_samples(Start(table(tmp_path, 8, columns, [], "other")))
    torn = table(tmp_path, 9, columns, [])
    torn.write_text(torn.read_text()[:-9])
    assert is_samples(Start(torn))
    assert [line.reason[:35] for line in read(torn)[1]] == ["expected a table of wandb's, found n"[:35]]


def test_a_sample_in_a_table_and_in_the_trainers_own_file_is_read_once(tmp_path: Path) -> None:
    own = written(tmp_path, "rollouts/12.jsonl", VERL)
    data = [[12, VERL[0]["input"], VERL[0]["output"], 1.0], [13, "p", "c", 0.0]]
    logged = table(tmp_path, 5, ["step", "prompt", "completion", "r"], data)
    told: list[Skipped] = []
    found = list(each_once([logged, own], lambda path: read_samples(path, pytest.fail), told.append))
    assert [(path, sample.step) for path, sample in found] == [(own, 12), (own, 12), (logged, 13)]
    assert [str(line) for line in told] == [f"{logged}:1: 1 sample left out, which a file of the trainer's has, too"]

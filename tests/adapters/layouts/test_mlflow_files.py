"""Reading runs in MLflow's folders."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rldk.adapters.layouts.mlflow_files import facts_mlflow_run, is_mlflow_run, read_mlflow_run
from rldk.adapters.rows import Skipped
from rldk.ingest import Ingest

BEGUN = 1_795_856_400_000  # ms
META = """artifact_uri: file:///mlruns/1/r1/artifacts
end_time: 1795856844973
experiment_id: '1'
lifecycle_stage: active
run_id: r1
run_name: qwen-1
start_time: 1795856400000
status: 3
tags: []
"""


def run(folder: Path, metrics: dict[str, str | bytes], name: str = "r1", meta: str = META) -> Path:
    place = folder / "1" / name
    for key, text in metrics.items():
        file = place / "metrics" / key
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    place.mkdir(parents=True, exist_ok=True)
    (place / "meta.yaml").write_text(meta)
    return place


def lines(*values: tuple[int, object, int]) -> str:
    return "".join(f"{BEGUN + after} {value} {step}\n" for after, value, step in values)


def read(folder: Path) -> tuple[list[dict[str, object]], list[Skipped]]:
    skipped: list[Skipped] = []
    return [row.values for row in read_mlflow_run(folder, skipped.append)], skipped


def test_values_of_one_call_are_one_row_and_calls_stand_in_order_of_time(tmp_path: Path) -> None:
    place = run(
        tmp_path,
        {
            "train/loss": lines((1000, 0.5, 1), (2000, "nan", 2), (3000, "-inf", 3)),
            "kl": lines((1000, 1e-300, 1), (2000, 3, 2)),
            "eval/loss": lines((2500, 9.0, 2)),
            "system/cpu": lines((0, 1.0, 0), (1, 1.0, 1)),
        },
    )
    start = BEGUN / 1000
    found, skipped = read(place)
    assert skipped == []
    assert repr([dict(sorted(row.items())) for row in found]) == repr(
        [
            {"_runtime": 1.0, "_step": 1, "_timestamp": start + 1, "kl": 1e-300, "train/loss": 0.5},
            {"_runtime": 2.0, "_step": 2, "_timestamp": start + 2, "kl": 3.0, "train/loss": float("nan")},
            {"_runtime": 2.5, "_step": 2, "_timestamp": start + 2.5, "eval/loss": 9.0},
            {"_runtime": 3.0, "_step": 3, "_timestamp": start + 3, "train/loss": float("-inf")},
        ]
    )
    assert facts_mlflow_run(place).about["left_out"] == {"system/cpu": 2}


def test_no_step_is_made_up_where_none_was_given(tmp_path: Path) -> None:
    assert [row.get("_step") for row in read(run(tmp_path, {"a": lines((0, 1, 0), (1, 2, 0))}))[0]] == [None, None]
    assert [row.get("_step") for row in read(run(tmp_path, {"a": f"{BEGUN} 1.0\n"}))[0]] == [0]
    assert [row.get("_step") for row in read(run(tmp_path, {"a": lines((0, 1, 0), (1, 2, 1))}))[0]] == [0, 1]


def test_lines_longer_than_a_piece_is_are_read_whole(tmp_path: Path) -> None:
    values = [(n, n / 7, n) for n in range(9000)]
    found, skipped = read(run(tmp_path, {"a": lines(*values), "b": lines(*values[::2])}))
    assert [row["a"] for row in found] == [value for _, value, _ in values]
    assert [row["b"] for row in found if "b" in row] == [value for _, value, _ in values[::2]]
    assert skipped == []


@pytest.mark.parametrize(
    ("text", "line", "fatal", "reason"),
    [
        ("1795856400000 0.5 1\n1795856401000 0.5 1", 2, False, "torn last line: expected `milliseconds value step`"),
        ("1795856400000 0.5 1\nx y z\n", 2, True, 'expected `milliseconds value step`, found "x y z"'),
        ("1795856400000 0.5 1\n1 2 3 4\n", 2, True, "expected `milliseconds value step`"),
        ("1795856400000 0.5 1\n" + "1" * 5000, 2, True, "expected a line of at most 1000 bytes"),
        (b"1795856400000 0.5 1\n\xff\0\n", 2, True, "expected `milliseconds value step`"),
    ],
)
def test_what_is_no_value_is_named_with_its_file_and_line(
    text: str | bytes, line: int, fatal: bool, reason: str, tmp_path: Path
) -> None:
    place = run(tmp_path, {"a": text})
    found, skipped = read(place)
    assert [row["a"] for row in found] == [0.5]
    assert [(s.path, s.line, s.fatal) for s in skipped] == [(place / "metrics" / "a", line, fatal)]
    assert skipped[0].reason.startswith(reason)


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    place = run(tmp_path, {"a": lines((0, 1, 0))})
    os.mkfifo(place / "metrics" / "pipe")
    (place / "metrics" / "nothing").symlink_to("nowhere")
    (place / "metrics" / "zero").symlink_to("/dev/zero")
    found, skipped = read(place)
    assert len(found) == 1
    assert sorted(s.path.name for s in skipped) == ["nothing", "pipe", "zero"]


def test_a_run_is_told_from_its_experiment_and_its_facts_are_told(tmp_path: Path) -> None:
    later = run(tmp_path, {}, "r0", META.replace("1795856400000", "1795856400001").replace("status: 3", "status: 5"))
    first = run(tmp_path, {"a": lines((0, 1, 0))})
    (tmp_path / "1" / "meta.yaml").write_text("experiment_id: '1'\nname: grpo\n")
    for folder, name, text in [("params", "lr", "1e-06"), ("tags", "t", "a\nb"), ("tags", "x/y", "1")]:
        (first / folder / name).parent.mkdir(parents=True, exist_ok=True)
        (first / folder / name).write_text(text)
    assert [is_mlflow_run(folder) for folder in (first, later, tmp_path / "1")] == [True, True, False]
    facts = facts_mlflow_run(first)
    assert (facts.name, facts.state, facts.config) == ("qwen-1", "finished", {"lr": "1e-06"})
    assert facts.about == {"run_id": "r1", "experiment": "grpo", "tags": {"t": "a\nb", "x/y": "1"}}
    assert facts_mlflow_run(later).state == "interrupted"
    assert facts_mlflow_run(tmp_path / "none").name is None
    assert read(tmp_path / "none") == ([], [])


def test_a_run_that_was_deleted_is_left_out_of_a_directory_and_named(tmp_path: Path) -> None:
    kept = run(tmp_path, {"loss": lines((0, 1, 1), (1, 0.5, 2))})
    gone = run(tmp_path, {"loss": lines((0, 1, 1))}, "gone", META.replace("active", "deleted"))
    reading = Ingest(tmp_path)
    assert [part.paths for part in reading.parts] == [(kept,)]
    assert [(one.path, one.reason) for one in reading.ignored] == [(gone, "a run that was deleted in MLflow")]


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(["a", "b", "c/d"]), st.binary(max_size=200)), st.text(max_size=200))
def test_any_text_raises_nothing(metrics: dict[str, str | bytes], meta: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = run(Path(name), metrics, meta=meta.encode("utf-8", "replace").decode())
        read(place)
        facts_mlflow_run(place)
        is_mlflow_run(place)

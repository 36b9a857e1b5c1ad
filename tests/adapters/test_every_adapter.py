"""What holds for the logs of every trainer, in every layout that people have them in."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from rldk import EventWriter, IngestError, Run, TrainerFacts, read_events
from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from tests.factories.cases import DATA
from tests.factories.layouts import (
    CAPTURES,
    LAYOUTS,
    OWNERS,
    Layout,
    as_console,
    as_jsonl,
    as_state,
    as_tfevents,
    calls,
    reads,
    told,
)
from tests.factories.metric_table import SETTINGS, TABLE

READ = [
    pytest.param(owner, capture, layout, id=f"{capture.stem}-{layout.__name__}")
    for owner, capture in CAPTURES
    for layout in LAYOUTS
    if reads(owner, layout, capture)
]
# What means its metric under some setting only: all of PPO's but the sums over sequences and the learning rate.
UNDECIDED = {
    "trl-0.23.ppo.jsonl": {
        "policy/approxkl_avg", "policy/entropy_avg", "policy/clipfrac_avg", "loss/policy_avg", "loss/value_avg",
        "val/clipfrac_avg", "val/ratio",
    },
    "trl-0.23.grpo.jsonl": {"reward_std"},
    "trl-1.16.grpo_beta.jsonl": {"frac_reward_zero_std"},
}  # fmt: skip


@pytest.mark.parametrize(("owner", "capture", "layout"), READ)
def test_equal_logs_give_equal_events_through_every_layout(
    owner: type[Adapter], capture: Path, layout: Layout, tmp_path: Path
) -> None:
    rows = calls(capture)
    if layout is as_tfevents:  # which has no null
        rows = [{key: value for key, value in row.items() if value is not None} for row in rows]
    expected = list(owner(as_jsonl(tmp_path, rows), version="1.16"))
    assert [e.step for e in expected] == [row["step"] for row in rows]
    found = list(owner(layout(tmp_path, rows), version="1.16"))
    # transformers prints no steps
    skip = int(layout is as_console)
    assert [told(e)[skip:] for e in found] == [told(e)[skip:] for e in expected]


@pytest.mark.parametrize("decided", [True, False])
@pytest.mark.parametrize(("log", "framework", "version", "algorithm", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_captured_logs_give_the_canonical_values(
    log: str, framework: str, version: str, algorithm: str, expected: dict[str, str], decided: bool, tmp_path: Path
) -> None:
    owner = next(owner for owner in OWNERS if owner.name == framework)
    settings = SETTINGS if decided else None
    rows = calls(DATA / "logs" / log)
    events = list(owner(as_state(tmp_path, rows), version=version, algorithm=algorithm, settings=settings))
    unknown = set() if decided else UNDECIDED.get(log, set())
    seen = set()
    for row, event in zip(rows, events, strict=True):
        assert event.step == row["step"]
        for key, name in expected.items():
            if key in row and event.model_info.phase == "train":
                seen.add(key)
                stored = f"{framework}/{key}" if key in unknown else name
                assert str(event.metrics[stored]) == str(row[key])  # NaN, too
                assert name == stored or name not in event.metrics
    assert seen == set(expected)


@pytest.mark.parametrize(("owner", "capture"), CAPTURES, ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_a_table_and_a_writer_take_what_an_adapter_gives(owner: type[Adapter], capture: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    adapter = owner(as_jsonl(tmp_path, calls(capture)))
    table = adapter.load()
    assert table.num_rows == len(calls(capture))
    assert {"step", "run_id", "phase", "dataset_name"} <= set(table.column_names)
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for event in adapter:
            writer.write(event)
    assert writer.dropped == 0


@pytest.mark.parametrize(
    ("owner", "row"),
    [
        (TRLAdapter, {"loss": 1, "epoch": 1}),
        (OpenRLHFAdapter, {"policy_loss": 1, "actor_lr": 1}),
        (CustomJSONLAdapter, {"loss": 1}),
    ],
)
def test_a_bad_line_stops_with_its_place_or_is_listed(
    owner: type[Adapter], row: dict[str, Any], tmp_path: Path
) -> None:
    first, last = (json.dumps({**row, "step": step}) for step in (1, 2))
    path = tmp_path / "x.jsonl"
    path.write_text(f'{first}\n{{"loss": }}\n[1]\n{last}\n{{"los')
    with pytest.raises(IngestError, match=r"x\.jsonl:2: column 10: not JSON"):
        list(owner(path))
    adapter = owner(path, on_error="skip")
    assert [e.step for e in adapter] == [1, 2]
    assert [e.step for e in adapter] == [1, 2]
    assert [(s.line, s.reason.split(":")[0]) for s in adapter.skipped] == [
        (2, "column 10"), (3, "expected an object, found an array"), (5, "column 2"),
    ]  # fmt: skip


@pytest.mark.parametrize("framework", ["trl", "openrlhf", "custom", None])
@pytest.mark.parametrize("name", ["r_events.jsonl", "renamed.jsonl", "r_events.jsonl.gz"])
def test_every_adapter_reads_the_event_log_of_every_framework(framework: str | None, name: str, tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", framework=framework, trainer=TrainerFacts(framework_version="1.16")) as run:
        for step in (1, 2):
            run.log(step, {"reward": 0.5, "loss": 0.1, "epoch": 0.1, "policy_loss": 1.0, "actor_lr": 1e-6})
    path = tmp_path / "logs" / name
    path.parent.mkdir()
    path.write_bytes(gzip.compress(run.path.read_bytes()) if name.endswith(".gz") else run.path.read_bytes())
    expected = list(read_events(run.path))
    for owner in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter):
        for source in (path, path.parent):
            assert owner(source).can_handle()
            assert list(owner(source)) == expected


@pytest.mark.parametrize("owner", [TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter])
def test_an_adapter_handles_exactly_what_it_reads(owner: type[Adapter], tmp_path: Path) -> None:
    empty, longer, foreign, nothing = (tmp_path / f"{name}_events.jsonl" for name in ("a", "b", "c", "d"))
    empty.write_bytes(b"")
    with Run(tmp_path, run_id="b") as run:
        run.log(1, {f"my/metric_{number}": 0.5 for number in range(10_000)})
    foreign.write_text('{"text": "rows of another tool"}\n')
    assert (list(owner(empty)), len(list(owner(longer)))) == ([], 1)
    assert [owner(path).can_handle() for path in (empty, longer, foreign, nothing)] == [True, True, False, False]

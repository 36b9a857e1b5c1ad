"""Logs of real people, read where they lie: RLDK_REAL_LOGS names the directory; they are no part of this project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from rldk.events import encode_event

_BESIDE = Path(__file__).parents[2].parent / "shared" / "cases" / "real"
REAL = Path(os.environ.get("RLDK_REAL_LOGS", _BESIDE))


def manifest() -> list[dict[str, Any]]:
    path = REAL / "MANIFEST.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


READ = [m for m in manifest() if not m["file"].endswith(".csv") and "verl" not in m["framework"]
        and "minimind" not in m["framework"]]  # fmt: skip

pytestmark = pytest.mark.skipif(not READ, reason="set RLDK_REAL_LOGS to the directory of real logs")


def adapter(path: Path) -> Adapter:
    return next(a for a in (TRLAdapter(path), OpenRLHFAdapter(path), CustomJSONLAdapter(path)) if a.can_handle())


@pytest.mark.parametrize("entry", manifest(), ids=lambda m: m["file"])
def test_no_log_is_taken_for_one_of_openrlhf(entry: dict[str, Any]) -> None:
    assert not OpenRLHFAdapter(REAL / entry["file"]).can_handle()


@pytest.mark.parametrize("entry", READ, ids=lambda m: m["file"])
def test_every_log_is_read_with_as_many_train_events_as_it_has(entry: dict[str, Any]) -> None:
    found = adapter(REAL / entry["file"])
    events = list(found.events())
    assert found.skipped == []
    train = [e for e in events if e.model_info.phase == "train"]
    assert len(train) == entry["train_rows"]
    for event in events:
        encode_event(event)
    places = [(e.process.attempt, e.step) for e in train]
    assert places == sorted(set(places))  # rising strictly within an attempt


def test_runs_that_were_appended_to_one_file_become_attempts() -> None:
    (entry,) = [m for m in READ if "step goes back: 3" in m["oddities"]]
    events = list(adapter(REAL / entry["file"]).events())
    assert len({e.process.attempt for e in events}) == 10  # six repeated steps, three that go back

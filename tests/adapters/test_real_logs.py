"""Logs of real people, read where they lie: RLDK_REAL_LOGS names the directory; they are no part of this project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from rldk.errors import IngestError
from rldk.events import encode_event
from rldk.ingest import Ingest

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def manifest() -> list[dict[str, Any]]:
    path = REAL / "MANIFEST.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


READ = [m for m in manifest() if not m["file"].endswith(".csv") and "verl" not in m["framework"]
        and "minimind" not in m["framework"]]  # fmt: skip

# Its summary holds the metrics of the last steps, too, which are of training.
LEFT_OVER = {"Ning-Guo__hotpotqa-agent__logs__grpo.log"}

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
    assert len(train) == entry["train_rows"] + (entry["file"] in LEFT_OVER)
    for event in events:
        encode_event(event)
    places = [(e.process.attempt, e.step) for e in train]
    assert places == sorted(set(places))  # rising strictly within an attempt


def test_runs_that_were_appended_to_one_file_become_attempts() -> None:
    (entry,) = [m for m in READ if "step goes back: 3" in m["oddities"]]
    events = list(adapter(REAL / entry["file"]).events())
    assert len({e.process.attempt for e in events}) == 10  # six repeated steps, three that go back


REFUSED = {"verl console": "a verl console", "minimind console": "a minimind console", "csv": "a CSV file"}


@pytest.mark.parametrize("entry", [m for m in manifest() if m not in READ], ids=lambda m: m["file"])
def test_what_is_not_read_is_refused_with_a_sentence_that_names_it(entry: dict[str, Any]) -> None:
    (name,) = [name for oddity, name in REFUSED.items() if oddity in entry["oddities"]]
    with pytest.raises(IngestError, match=f"this is {name}, which rldk does not read"):
        list(Ingest(REAL / entry["file"]))


def test_the_whole_directory_is_read_and_what_is_none_is_left_alone() -> None:
    reading = Ingest(REAL)
    train = [e for e in reading if e.model_info.phase == "train"]
    assert len(train) == sum(m["train_rows"] for m in READ) + len(LEFT_OVER)
    assert len(reading.ignored) == len(manifest()) - len(READ) + 1  # and the manifest

"""Logs of real people, read where they lie: RLDK_REAL_LOGS names the directory; they are no part of this project."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from rldk.errors import IngestError
from rldk.event.codec import encode_event
from rldk.ingest import Ingest

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def manifest() -> list[dict[str, Any]]:
    """The logs whose rows and oddities somebody has noted; of the others there is nothing to hold a reading against."""
    path = REAL / "MANIFEST.jsonl"
    entries = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    return [entry for entry in entries if {"train_rows", "oddities"} <= entry.keys()]


READ = [m for m in manifest() if not m["file"].endswith(".csv") and "verl" not in m["framework"]
        and "minimind" not in m["framework"]]  # fmt: skip

# Its summary holds the metrics of the last steps, too, which are of training.
LEFT_OVER = {"Ning-Guo__hotpotqa-agent__logs__grpo.log"}

# Collected since, and read wrongly or refused without their name until there is one recogniser for all frameworks.
NOT_YET = {
    "DeveshR011__RL-SAGE-Reinforcement-Learning-Self-Adaptive-Generation-Engine__logs__metrics.jsonl",
    "LeiLiLab__WALAR____grpo.log",
    "SiddharajShirke__OPENENV_RL__runs_phase3_recurrent_ppo_recurrent_ppo_2__events.out.tfevents.1775601012.MSI.38752.0",
    "eric-haibin-lin__verl-data__gsm8k__gemma-2-2b-it-sft-0.411.log",
    "gi7014__SunXiaochuan-V1____trainer_log.jsonl",
    "zhiyuanhubj__logic-rl-formula____grpo.log",
}

pytestmark = pytest.mark.skipif(not READ, reason="set RLDK_REAL_LOGS to the directory of real logs")


def known(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [entry for entry in entries if entry["file"] not in NOT_YET]


@pytest.mark.xfail(strict=True, reason="see NOT_YET")
@pytest.mark.parametrize("entry", [m for m in manifest() if m["file"] in NOT_YET], ids=lambda m: m["file"])
def test_what_was_collected_since_is_read_or_refused_by_its_name(entry: dict[str, Any]) -> None:
    if entry in READ:
        assert not OpenRLHFAdapter(REAL / entry["file"]).can_handle()
        train = [e for e in adapter(REAL / entry["file"]).events() if e.model_info.phase == "train"]
        assert len(train) == entry["train_rows"]
    else:
        with pytest.raises(IngestError, match="this is a verl console"):
            list(Ingest(REAL / entry["file"]))


def adapter(path: Path) -> Adapter:
    return next(a for a in (TRLAdapter(path), OpenRLHFAdapter(path), CustomJSONLAdapter(path)) if a.can_handle())


@pytest.mark.parametrize("entry", known(manifest()), ids=lambda m: m["file"])
def test_no_log_is_taken_for_one_of_openrlhf(entry: dict[str, Any]) -> None:
    assert not OpenRLHFAdapter(REAL / entry["file"]).can_handle()


@pytest.mark.parametrize("entry", known(READ), ids=lambda m: m["file"])
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


@pytest.mark.parametrize("entry", known([m for m in manifest() if m not in READ]), ids=lambda m: m["file"])
def test_what_is_not_read_is_refused_with_a_sentence_that_names_it(entry: dict[str, Any]) -> None:
    (name,) = [name for oddity, name in REFUSED.items() if oddity in entry["oddities"]]
    with pytest.raises(IngestError, match=f"this is {name}, which rldk does not read"):
        list(Ingest(REAL / entry["file"]))


def test_the_whole_directory_is_read_and_what_is_none_is_left_alone(tmp_path: Path) -> None:
    entries = known(manifest())
    for entry in entries:
        shutil.copy(REAL / entry["file"], tmp_path)
    reading = Ingest(tmp_path)
    train = [e for e in reading if e.model_info.phase == "train"]
    assert len(train) == sum(m["train_rows"] for m in known(READ)) + len(LEFT_OVER)
    assert len(reading.ignored) == len(entries) - len(known(READ))

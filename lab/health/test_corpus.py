"""The corpus is what its labels say, as far as a machine can tell; tests/data/health/README.md says what they mean."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lab.health.corpus import HEALTH, labels, log_of
from rldk import read_events
from rldk.health.rules import default_rules
from rldk.io.validator import validate_jsonl_file

LABELS = labels()
MOST_BYTES = 3_000_000


@pytest.fixture(params=LABELS.items(), ids=LABELS)
def run(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return request.param


def test_every_log_has_a_label_and_every_label_a_log() -> None:
    assert {path.name for path in HEALTH.glob("*_events.jsonl*")} == {log_of(name).name for name in LABELS}
    assert sum(path.stat().st_size for path in HEALTH.iterdir()) < MOST_BYTES


def test_every_log_is_valid_and_tells_nothing_of_the_machine(run: tuple[str, dict[str, Any]]) -> None:
    name, label = run
    assert validate_jsonl_file(log_of(name), check_consistency=True).errors == []
    for event in read_events(log_of(name), strict=True):
        assert event.model_info.run_id == name
        assert event.process is not None
        assert event.process.hostname == "host"
        assert event.model_info.git_sha is None
        assert not re.search(r"(^|\s)/", "\n".join([event.model_info.model_name or "", *event.notes]))
        assert any("simulated" in note for note in event.notes) == (label["made"] == "simulated")


def test_a_label_says_what_can_be_true(run: tuple[str, dict[str, Any]]) -> None:
    name, label = run
    steps = [event.step for event in read_events(log_of(name)) if event.model_info.phase == "train"]
    want = {"made", "framework", "algorithm", "health", "expected", "allowed", "seed", "logging_steps", "how"}
    assert label.keys() - {"onset"} == want
    assert label["made"] in ("trained", "simulated")
    assert steps[0] == label["logging_steps"]
    assert {*label["expected"], *label["allowed"]} <= default_rules().keys()
    assert not {*label["expected"]} & {*label["allowed"]}
    assert label["health"] in ("healthy", "sick")
    if label["health"] == "sick":
        assert label["expected"]
        assert steps[0] <= label["onset"] <= steps[-1]
    else:
        assert not label["expected"]
        assert "onset" not in label


def test_every_rule_has_a_run_that_it_must_find_and_one_that_it_must_not() -> None:
    expected = {rule for label in LABELS.values() for rule in label["expected"]}
    assert expected == default_rules().keys() - {"checkpoint_damage"}  # which no metric shows
    assert sum(label["health"] == "healthy" for label in LABELS.values()) >= 12
    assert sum(label["health"] == "sick" and label["made"] == "trained" for label in LABELS.values()) >= 16

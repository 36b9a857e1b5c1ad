"""What the rules promise on the labelled corpus, and that the docs say what is measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lab.health.__main__ import markdown
from lab.health.score import HeldOutScore, Score, held_out_score, score

PAGE = Path(__file__).parent.parent.parent / "docs" / "health.md"


@pytest.fixture(scope="module")
def found() -> Score:
    return score()


@pytest.fixture(scope="module")
def held_out() -> HeldOutScore:
    return held_out_score()


def test_healthy_runs_are_quiet(found: Score) -> None:
    assert found.rate() <= 0.3, found.false_alarms
    assert [alert for _, alert in found.false_alarms if alert.severity == "critical"] == []
    assert found.healthy_steps > 5000


def test_every_sick_run_is_found(found: Score) -> None:
    assert [name for name, delay in found.detected.items() if delay is None] == []


def test_no_rule_fires_before_its_reason_can_be_seen(found: Score) -> None:
    assert {rule: one.wrong for rule, one in found.rules.items() if one.wrong} == {}
    early = {rule: one.delays for rule, one in found.rules.items() if min(one.delays, default=0) < 0}
    assert early == {}


def test_no_held_out_run_in_good_health_is_said_to_be_critical(held_out: HeldOutScore) -> None:
    assert [(name, alert) for name, alert in held_out.false_alarms if alert.severity == "critical"] == []
    assert held_out.healthy >= 20
    assert len(held_out.found) >= 15
    assert sum(map(bool, held_out.found.values())) >= 0.8 * len(held_out.found)


def test_the_docs_say_what_is_measured(found: Score, held_out: HeldOutScore) -> None:
    (said,) = re.findall(r"<!-- score -->\n(.*?)<!-- /score -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert said == f"\n{markdown(found, held_out)}\n", "put what `python -m lab.health --markdown` prints there"

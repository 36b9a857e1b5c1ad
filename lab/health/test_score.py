"""What the rules promise on the labelled corpus, and that the docs say what is measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lab.health.__main__ import markdown
from lab.health.score import Score, score

PAGE = Path(__file__).parent.parent.parent / "docs" / "health.md"


@pytest.fixture(scope="module")
def found() -> Score:
    return score()


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


def test_the_docs_say_what_is_measured(found: Score) -> None:
    (said,) = re.findall(r"<!-- score -->\n(.*?)<!-- /score -->", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert said == f"\n{markdown(found)}\n", "put what `python -m lab.health --markdown` prints there"

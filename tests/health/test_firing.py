from __future__ import annotations

import pytest

from rldk.health.alerts import Severity
from rldk.health.firing import COOL_DOWN_STEPS, Firing
from rldk.health.rules import Grade, Rule

CAUSE = Rule(means="m", advice="a")


def firing(severity: Severity, siblings: list[Firing], *, assumed: bool = False, **words: str) -> Firing:
    grade = Grade(severity=severity, metric="loss", above=1.0, **words)  # type: ignore[arg-type]
    return Firing("mine", CAUSE, grade, "loss", siblings=siblings, assumed=assumed)


def test_a_grade_is_inactive_pending_firing_and_in_cooldown() -> None:
    one = firing("warning", [])
    states = [one.state]
    one.wait(1, 0)
    states.append(one.state)
    assert not one.has_alert(5, 4)
    one.fire(5, "seen")
    states.append(one.state)
    one.clear()
    states.append(one.state)
    one.wait(5 + COOL_DOWN_STEPS, 4 + COOL_DOWN_STEPS)
    states.append(one.state)
    one.wait(6 + COOL_DOWN_STEPS, 5 + COOL_DOWN_STEPS)
    states.append(one.state)
    one.clear()
    assert [*states, one.state] == ["inactive", "pending", "firing", "cooldown", "cooldown", "pending", "inactive"]


def test_what_has_been_told_is_not_told_again_until_it_has_been_gone() -> None:
    one = firing("warning", [])
    one.fire(5, "seen")
    assert one.has_alert(1000, 999)  # it has never been away
    one.clear()
    assert one.has_alert(1000 + COOL_DOWN_STEPS, 1099)
    one.clear()
    assert not one.has_alert(1001 + 2 * COOL_DOWN_STEPS, 1200)


@pytest.mark.parametrize(("other", "told"), [("info", False), ("warning", True), ("critical", True)])
def test_an_alert_at_least_as_grave_stands_for_the_same_cause(other: Severity, told: bool) -> None:
    siblings: list[Firing] = []
    graver, one = firing(other, siblings), firing("warning", siblings)
    graver.fire(5, "seen")
    assert one.has_alert(6, 5) is told


def test_a_grades_own_words_replace_the_rules() -> None:
    assert firing("info", []).fire(1, "seen").message == "seen: m. a"
    assert firing("info", [], means="own", advice="try").fire(1, "seen").message == "seen: own. try"


def test_what_is_assumed_is_at_most_a_warning_and_said() -> None:
    alert = firing("critical", [], assumed=True).fire(1, "seen")
    assert (alert.severity, alert.message) == ("warning", "seen: m. a loss: meaning assumed from its name")
    alert = firing("critical", []).fire(1, "seen", assumed=["a/reward", "b/reward"])
    assert (alert.severity, alert.message) == (
        "warning", "seen: m. a a/reward, b/reward: meaning assumed from their names",
    )  # fmt: skip

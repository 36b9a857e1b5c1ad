"""Each question is answered from at most five calls, by the answers' text alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from rldk.agents.places import Places
from rldk.agents.tools import call
from tests.factories.thirty_runs import QUESTIONS, Asking, thirty


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return thirty(tmp_path_factory.mktemp("runs"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_from_at_most_five_calls(question: str, runs: Path) -> None:
    ask = Asking(lambda tool, arguments: call(Places([runs]), tool, arguments).text)
    answer, expected = QUESTIONS[question]
    found = answer(ask)
    assert found == expected
    assert ask.calls <= 5


def test_there_are_twenty_questions_about_thirty_runs(runs: Path) -> None:
    assert len(QUESTIONS) == 20
    assert len(Places([runs]).runs) == 30

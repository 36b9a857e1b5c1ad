"""The comparison of runs that are served."""

from __future__ import annotations

from pathlib import Path

import pytest
from rldk_schema.forms.live_request import WantedComparison

from rldk.check import runs_at
from rldk.comparing import compare_runs
from rldk.errors import LogNotFoundError
from rldk.forms import as_json
from rldk.web import comparison
from rldk.web.close_look import CloseLook
from tests.factories.live_runs import CONFIG, make_run


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    make_run(tmp_path, "a", steps=30)
    make_run(tmp_path, "b", steps=30, seed=8, config={**CONFIG, "learning_rate": 5e-6})
    return tmp_path


def test_it_is_what_compare_says_and_not_made_again_while_nothing_changes(
    logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.run_index.files.GRANULARITY", -10.0)
    runs = {run.run_id: run for run in runs_at(logs, on_error="skip")}
    look, wanted = CloseLook(), WantedComparison(["a", "b"], None)
    found = look.comparison(wanted, runs)
    assert as_json(found) == as_json(compare_runs(logs / "a", logs / "b"))
    monkeypatch.setattr(comparison, "compare", None)
    assert look.comparison(wanted, runs) is found


def test_it_needs_two_runs_that_are_there(logs: Path) -> None:
    runs = {run.run_id: run for run in runs_at(logs, on_error="skip")}
    look = CloseLook()
    with pytest.raises(LogNotFoundError, match="expected 2 to 200 runs, found 1"):
        look.comparison(WantedComparison(["a", "a"], None), runs)
    with pytest.raises(LogNotFoundError, match="expected an id of the table"):
        look.comparison(WantedComparison(["a", "../../etc/passwd"], None), runs)

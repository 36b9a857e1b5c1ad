"""Each run gets its verdict, or why it has none, whatever goes wrong at another; and no older one than it has."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import LiveRequest

from rldk import Run
from rldk.io.runs import find_runs
from rldk.log.runs import RunLogs
from rldk.web import verdicts
from rldk.web.found import FoundRun
from rldk.web.hub import Hub
from rldk.web.judging import Judge
from rldk.web.rows import bare_row, encoded
from rldk.web.session import Session
from rldk.web.watched import RunList

NAMES = ["a", "bad", "c"]


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    for name in NAMES:
        with Run(tmp_path / "logs", run_id=name) as run:
            run.log(1, {"loss": 1.0})
    return tmp_path / "logs"


async def watched(hub: Hub, until: Callable[[dict[str, dict[str, Any]]], object]) -> dict[str, dict[str, Any]]:
    """The rows by name, as a page is told of them, as soon as something holds of them."""
    watching = asyncio.ensure_future(hub.watch())
    session = Session(hub.whole)
    await hub.join(session, LiveRequest())
    rows: dict[str, dict[str, Any]] = {}
    end = time.monotonic() + 60
    while not (rows and until(rows)):
        message = await asyncio.wait_for(session.next(), end - time.monotonic())
        rows |= {row["run_id"]: row for row in (json.loads(message)["runs"] or {"rows": []})["rows"]}
    hub.leave(session)
    watching.cancel()
    return rows


def fails_at_bad(function: Callable[..., Any], runs: Callable[..., Any]) -> Callable[..., Any]:
    """A function that goes wrong in a way that nobody has thought of as soon as one of its runs is that one."""

    def failing(*given: Any) -> Any:
        if any(run.run_id == "bad" for run in runs(*given)):
            raise ZeroDivisionError("at the bad run")
        return function(*given)

    return failing


@pytest.mark.parametrize("stage", ["known", "glanced", "read"])
def test_what_goes_wrong_at_one_run_leaves_the_others_judged(
    stage: str, logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if stage == "glanced":
        monkeypatch.setattr(verdicts, "glanced_row", fails_at_bad(verdicts.glanced_row, lambda _, found: [found.run]))
    else:
        values: dict[str, Callable[[Judge, Any], Any]] = {
            "known": lambda _, runs: runs,
            "read": lambda _, runs: runs.values(),
        }
        monkeypatch.setattr(Judge, stage, fails_at_bad(getattr(Judge, stage), values[stage]))

    for path in logs.iterdir():
        os.utime(path, (0, 0))  # what has just been written is judged as it grows

    def all_are_said(rows: Mapping[str, Mapping[str, Any]]) -> bool:
        return len(rows) == 3 and all(row["verdict"] or row["unread"] for row in rows.values())

    rows = asyncio.run(watched(Hub([logs]), all_are_said))
    assert [rows[name]["verdict"] is not None for name in NAMES] == [True, stage != "read", True]
    assert rows["bad"]["unread"] == ("at the bad run" if stage == "read" else None)


def test_a_run_that_grows_and_fails_each_time_holds_up_no_other(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Judge, "grown", fails_at_bad(Judge.grown, lambda _judge, _known, run: [run]))
    with Run(logs, run_id="c2") as run:
        run.log(1, {"loss": 1.0})
        with Run(logs, run_id="bad") as bad:
            bad.log(2, {"loss": 1.0})
            rows = asyncio.run(watched(Hub([logs]), lambda rows: rows.get("c2", {}).get("verdict")))
    assert rows["c2"]["unread"] is None


def test_a_run_that_changes_is_said_to_be_judged_as_of_before(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a judgement takes long: here it is not made again at all."""
    monkeypatch.setattr(verdicts, "_LATE_SECONDS", 1.0)
    monkeypatch.setattr(verdicts.Verdicts, "_due", lambda _: iter(()))
    hub, begun = Hub([logs]), time.time()

    def late(rows: Mapping[str, Mapping[str, Any]]) -> bool:
        if rows.get("a", {}).get("verdict") and not rows["a"]["behind"]:
            with Run(logs, run_id="a") as run:
                run.log(2, {"loss": 1.0})
        return bool(rows.get("a", {}).get("behind"))

    row = asyncio.run(watched(hub, late))["a"]
    assert (row["judged_to"], row["verdict"] is not None) == (1, True)
    assert begun <= row["judged_at"] <= time.time()


def test_a_row_never_takes_the_place_of_one_that_was_begun_later(logs: Path) -> None:
    (run, *_) = find_runs(logs)
    assert type(run) is RunLogs
    found = FoundRun("x", run, "x")
    runs = RunList()
    rows = [encoded(bare_row(found, float(number))) for number in range(4)]
    runs.take([found], {"x": rows[0]}, {})
    for number, began, left in ((1, 5.0, 1), (2, 4.0, 1), (3, 6.0, 3)):
        runs.set_rows({"x": rows[number]}, began)
        assert runs.runs["x"].row == rows[left].row
        assert runs.runs["x"].began == max(began, 5.0)

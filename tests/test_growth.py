"""What a command costs per run, which must not grow with the number of runs beside it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from rldk_schema import ModelInfo, Process

from tests.factories.commands import rldk
from tests.factories.events import make_event
from tests.factories.ranks import write

_listed: list[str] | None = None


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _listed is not None and event in ("os.listdir", "os.scandir"):
        _listed.append(os.fspath(arguments[0]))  # type: ignore[call-overload]


sys.addaudithook(_hook)


@contextlib.contextmanager
def _listings() -> Iterator[list[str]]:
    """Every directory that is listed meanwhile, as often as it is."""
    global _listed  # noqa: PLW0603  # an audit hook stays for good
    _listed = found = []
    try:
        yield found
    finally:
        _listed = None


def _runs(place: Path, count: int) -> list[Path]:
    """Runs of two ranks in one directory, each with the files that stand beside a log."""
    logs = []
    for number in range(count):
        run = f"run-{number:03d}"
        for rank in range(2):
            events = (
                make_event(
                    step=s,
                    model_info=ModelInfo(run_id=run, phase="train"),
                    process=Process(rank=rank, attempt=1, seq=s - 1),
                )
                for s in (1, 2)
            )
            write(place / f"{run}_events{'.rank1' * rank}.jsonl", *events)
        for name in (f"{run}_metrics.csv", f"events_{run}.jsonl", f"{run}_events.jsonl.torn-9"):
            (place / name).write_text("{}")
        logs.append(place / f"{run}_events.jsonl")
    return logs


COMMANDS: dict[str, list[str]] = {
    "check": ["check", "PLACE"],
    "check each": ["check", "LOGS"],
    "validate": ["validate", "PLACE", "--check-consistency"],
    "validate each": ["validate", "LOGS", "--check-consistency"],
    "ingest": ["ingest", "PLACE", "OUT/all.parquet"],
    "ingest each": ["ingest", "PLACE/*_events*.jsonl"],
    "export": ["export", "PLACE", "OUT/all.csv"],
    "export summaries": ["export", "PLACE", "OUT"],
    "export summaries for openrlhf": ["export", "PLACE", "OUT", "--layout", "openrlhf"],
    "report": ["report", "PLACE", "-o", "OUT"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_directories_are_listed_as_often_for_many_runs_as_for_few(command: str, tmp_path: Path) -> None:
    counts = []
    for count in (3, 12):
        place, out = tmp_path / f"{count}", tmp_path / f"out-{count}"
        logs = _runs(place, count)
        out.mkdir()
        with _listings() as listed:
            words = [w.replace("PLACE", str(place)).replace("OUT", str(out)) for w in COMMANDS[command]]
            code, output = rldk(*(word for w in words for word in (logs if w == "LOGS" else [w])))
        assert code in (0, 1), output
        assert output
        counts.append(sum(Path(folder) in (place, out) for folder in listed))
    assert counts[0] == counts[1]


def test_as_many_directories_are_listed_as_there_are(tmp_path: Path) -> None:
    """Runs of one name in directories of their own are told apart by their first events."""
    counts = []
    for count in (3, 12):
        place = tmp_path / f"{count}"
        for number in range(count):
            write(
                place / f"seed-{number}" / "run_events.jsonl",
                make_event(process=Process(rank=0, attempt=1, seq=0, attempt_id=f"{number}")),
            )
        with _listings() as listed:
            code, output = rldk("check", place)
        assert (code, output.count("run run, 1 event")) == (0, count)
        counts.append(len(listed) / (count + 1))
    assert counts[0] == counts[1] > 0

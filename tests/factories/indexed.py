"""Folders whose index of runs is used, though their files have just been written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rldk.log.runs import RunLogs
from rldk.run_index.code import code_digest

NOW = 2_000_000_000.0  # later than any file of a test


def use_index(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Turns the index on, in a directory of its own, at a time when everything has happened long ago."""
    monkeypatch.setenv("RLDK_DISABLE_INDEX", "0")
    monkeypatch.setenv("RLDK_CACHE_DIR", str(cache))
    if code_digest() is None:  # a file of ours was edited just now
        for user in ("answers", "database"):
            monkeypatch.setattr(f"rldk.run_index.{user}.code_digest", lambda: b"edited code")
    monkeypatch.setattr(time, "time", lambda: NOW)


def count_reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Gets the run_id of each run that is read from now on."""
    read: list[str] = []
    batches: Callable[[RunLogs], Any] = RunLogs.batches

    def counted(run: RunLogs) -> Any:
        read.append(run.run_id)
        return batches(run)

    monkeypatch.setattr(RunLogs, "batches", counted)
    return read


def wait_for_clock(folder: Path) -> None:
    """Waits until what changes in a folder would have a later time than what is there."""
    probe = folder.parent / f"{folder.name}.probe"
    probe.write_bytes(b"")
    before = probe.stat().st_mtime_ns
    while probe.stat().st_mtime_ns == before:
        probe.write_bytes(b"")
    probe.unlink()

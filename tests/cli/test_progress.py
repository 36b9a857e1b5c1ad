from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

WORK = """
import sys, time
from rldk.cli import progress
progress.QUIET_SECONDS = {quiet}
with progress.progress("validating [x]", 4) as update:
    for done in range(5):
        update(done)
        time.sleep(0.02)
print("rich" in sys.modules)
"""


def shown(quiet: float, *, terminal: bool) -> tuple[str, str]:
    """What the work prints, and what it shows on a standard error that may be a terminal."""
    command = [sys.executable, "-c", WORK.format(quiet=quiet)]
    if not terminal:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.strip(), done.stderr
    ours, theirs = pty.openpty()
    try:
        out = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True).stdout
        os.close(theirs)
        screen = b""
        try:
            while piece := os.read(ours, 65536):
                screen += piece
        except OSError:  # Linux says so of a terminal that nobody has open any more
            pass
    finally:
        os.close(ours)
    return out.strip(), screen.decode()


def test_long_work_shows_a_bar_on_a_terminal() -> None:
    out, screen = shown(0.0, terminal=True)
    assert out == "True"
    assert "validating [x]" in screen


def test_short_work_shows_nothing_and_imports_nothing_for_it() -> None:
    assert shown(60.0, terminal=True) == ("False", "")


@pytest.mark.parametrize("colour", [None, "1"])
def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch, colour: str | None) -> None:
    if colour is not None:
        monkeypatch.setenv("FORCE_COLOR", colour)
    assert shown(0.0, terminal=False) == ("False", "")

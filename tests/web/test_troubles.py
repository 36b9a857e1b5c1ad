"""A file system that does not answer, and works that fail, are told of on the page; and what goes well goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factories.live_page import opened as listening
from tests.factories.run_table import Open, write
from tests.factories.served import served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test").expect

# What a network file system does whose server is away: whoever asks for a file waits until it is back.
_HANGING = """
import os, threading, time

def waiting(real):
    def wait(path=".", *given, **named):
        while os.environ["LOGS"] in str(path) and os.access(os.environ["AWAY"], os.F_OK):
            time.sleep(0.05)
        return real(path, *given, **named)
    return wait

os.stat, os.scandir = waiting(os.stat), waiting(os.scandir)
"""
# The search for runs fails as long as that file is there.
_FAILING = """
import os, sys
import rldk.web.found

def failing(real):
    def fail(*given, **named):
        if os.path.exists(os.environ["AWAY"]):
            raise ZeroDivisionError("in <b>the</b> search")
        return real(*given, **named)
    return fail

rldk.web.found.runs_at, rldk.web.found.find_runs = map(failing, (rldk.web.found.runs_at, rldk.web.found.find_runs))
"""


def environment(scratch: Path, code: str) -> dict[str, str]:
    (scratch / "site").mkdir()
    (scratch / "site" / "sitecustomize.py").write_text(code)
    path = os.pathsep.join([str(scratch / "site"), os.environ.get("PYTHONPATH", "")])
    return {"PYTHONPATH": path, "LOGS": str(scratch / "logs"), "AWAY": str(scratch / "away")}


def test_a_file_system_that_does_not_answer_is_told_of_until_it_does(tmp_path: Path, opened: Open) -> None:
    write(tmp_path / "logs", "before")
    with served(tmp_path / "logs", scratch=tmp_path, environment=environment(tmp_path, _HANGING)) as server:
        page = opened(server)
        expect(page.locator(".rows .row")).to_have_count(1)
        expect(page.locator("#banner")).to_be_hidden()
        (tmp_path / "away").touch()
        write(tmp_path / "logs", "meanwhile")
        page.set_default_timeout(40_000)
        expect(page.locator("#banner")).to_contain_text("Nothing new has been seen for 10 seconds", timeout=40_000)
        expect(page.locator("#banner")).to_contain_text("for 20 seconds", timeout=40_000)
        expect(page.locator(".rows .row")).to_have_count(1)
        again = opened(server)
        expect(again.locator("#banner")).to_contain_text("Nothing new has been seen for")
        expect(again.locator(".rows .row")).to_have_count(1)
        (tmp_path / "away").unlink()
        expect(page.locator("#banner")).to_be_hidden(timeout=40_000)
        expect(page.locator(".rows .row")).to_have_count(2, timeout=40_000)


def test_what_fails_again_and_again_is_told_of_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "logs", "before")
    with served(tmp_path / "logs", scratch=tmp_path, environment=environment(tmp_path, _FAILING)) as server:
        with listening(server) as page:
            page.until_judged()
            (tmp_path / "away").touch()
            write(tmp_path / "logs", "meanwhile")
            page.until(lambda: page.progress["problems"])
            told = "Searching for runs that rldk has logged failed: in <b>the</b> search"
            assert page.progress["problems"] == [told]
            line = (tmp_path / "logs" / "before_events.jsonl").read_bytes().splitlines(keepends=True)[-1]
            with (tmp_path / "logs" / "before_events.jsonl").open("ab") as file:
                file.write(line.replace(b'"step":20', b'"step":21'))
            page.until(lambda: page.row("before")["judged_to"] == 21)
            (tmp_path / "away").unlink()
            page.until(lambda: page.row("meanwhile"))
        assert "ZeroDivisionError" in server.errors.read_text()


def test_runs_that_rldk_logs_are_shown_while_a_search_for_others_takes_long(tmp_path: Path) -> None:
    write(tmp_path / "logs", "before")
    slow = _FAILING.replace('raise ZeroDivisionError("in <b>the</b> search")', "__import__('time').sleep(600)")
    slow = slow.replace("(rldk.web.found.runs_at, rldk.web.found.find_runs)", "[rldk.web.found.runs_at] * 2").replace(
        "rldk.web.found.runs_at, rldk.web.found.find_runs =", "rldk.web.found.runs_at, _ ="
    )
    with (
        served(tmp_path / "logs", scratch=tmp_path, environment=environment(tmp_path, slow)) as server,
        listening(server) as page,
    ):
        page.until_judged()
        (tmp_path / "away").touch()
        (tmp_path / "logs" / "other.csv").write_text("step,loss\n1,0.5\n")
        page.rest(12)
        write(tmp_path / "logs", "meanwhile")
        page.until(lambda: page.row("meanwhile"))
        assert not page.row("other")

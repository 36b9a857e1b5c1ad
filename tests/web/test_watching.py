"""What `rldk serve` knows of the runs in a directory, over real sockets, while that changes under it."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk import Run
from rldk.web.roots import Roots
from rldk.web.watching import Watcher
from tests.factories.live_page import Page, opened
from tests.factories.served import Served, served

_WRITER = """
import sys, time, rldk
run = rldk.Run(sys.argv[1], run_id=sys.argv[2], config={"lr": float(sys.argv[3])}, tags=["slow"])
print("begun", flush=True)
for line in sys.stdin:
    for step in range(*map(int, line.split())):
        run.log(step, {"loss": 1 / step, "reward_mean": 0.5, "kl": 0.01, "entropy": 1.0, "grad_norm": 1.0})
    print("logged", flush=True)
run.finish()
"""


class Writer:
    """A training in another process."""

    def __init__(self, folder: Path, run_id: str, lr: float = 0.5) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(folder), run_id, str(lr)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._wait("begun")

    def log(self, first: int, stop: int) -> None:
        assert self.process.stdin is not None
        print(first, stop, file=self.process.stdin, flush=True)
        self._wait("logged")

    def _wait(self, word: str) -> None:
        assert self.process.stdout is not None
        while (line := self.process.stdout.readline().strip()) != word:
            assert line != "", "the writer died"

    def finish(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def write(folder: Path, run_id: str, steps: int = 30, value: float = 0.5) -> Path:
    with Run(folder, run_id=run_id) as run:
        for step in range(1, steps + 1):
            run.log(step, {"loss": value, "reward_mean": value})
    return folder / f"{run_id}_events.jsonl"


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder


@pytest.fixture
def server(logs: Path, tmp_path: Path) -> Iterator[Served]:
    environment = {"RLDK_DISABLE_INDEX": "0", "RLDK_CACHE_DIR": str(tmp_path / "cache")}
    with served(logs, scratch=tmp_path, environment=environment) as server:
        yield server
    assert server.errors.read_text() == ""


def test_a_directory_that_is_empty_at_first_is_looked_at_until_runs_appear(server: Served, logs: Path) -> None:
    with opened(server) as page:
        page.until(lambda: page.progress.get("looking") is False)
        assert (page.rows, page.progress["runs"]) == ({}, 0)
        write(logs / "deep" / "below", "late")
        page.until_judged()
        row = page.row("late")
        assert (row["place"], row["state"], row["last_step"]) == ("deep/below/late_events.jsonl", "finished", 30)
        assert row["started"] <= row["last_event"]


def test_a_run_is_judged_as_it_grows_and_when_it_is_killed(server: Served, logs: Path) -> None:
    with opened(server) as page:
        writer = Writer(logs, "grows")
        for stop in (20, 40):
            writer.log(stop - 19, stop + 1)
            page.until(lambda stop=stop: page.row("grows").get("judged_to") == stop)  # type: ignore[misc]
            assert page.row("grows")["state"] == "running"
            assert page.row("grows")["tags"] == ["slow"]
        writer.kill()
        page.until(lambda: page.row("grows")["state"] == "silent")
        assert [page.row("grows")[name] for name in ("verdict", "alerts")] == ["critical", [1, 0, 0]]
        again = Writer(logs, "grows")
        again.log(41, 61)
        page.until(lambda: page.row("grows").get("judged_to") == 60)
        again.finish()
        page.until(lambda: page.row("grows")["state"] == "finished")
        assert page.row("grows")["attempts"] == 2


def test_who_connects_again_gets_what_has_changed_and_has_gone(server: Served, logs: Path) -> None:
    for name in ("a", "b", "c"):
        write(logs, name)
    with opened(server) as page:
        page.until_judged()
        before = {row["run_id"]: row["id"] for row in page.rows.values()}
        page.rest(8)  # until they have settled
        known = page.updates[-1]
    (logs / "b_events.jsonl").unlink()
    (logs / "b_run.json").unlink()
    write(logs, "d")
    with opened(server, server=known["server"], revision=known["revision"]) as again:
        again.until(
            lambda: again.row("d") and any(before["b"] in u["runs"]["gone"] for u in again.updates if u["runs"])
        )
        assert not any(update["runs"]["whole"] for update in again.updates if update["runs"])
        assert again.row("a") == {}
    with opened(server, server="another", revision=1) as fresh:
        fresh.until(lambda: {row["run_id"] for row in fresh.rows.values()} == {"a", "c", "d"})
        assert fresh.row("a")["id"] == before["a"]


def test_ids_are_the_same_after_a_restart(server: Served, logs: Path, tmp_path: Path) -> None:
    write(logs, "a")
    with opened(server) as page:
        page.until(lambda: page.row("a"))
    with served(logs, scratch=tmp_path) as other, opened(other) as again:
        again.until(lambda: again.row("a"))
        assert again.rows.keys() == page.rows.keys()
        assert again.updates[0]["server"] != page.updates[0]["server"]


def test_whatever_happens_to_a_log_the_others_stay(server: Served, logs: Path, tmp_path: Path) -> None:
    for name in ("fine", "cut", "replaced", "damaged", "deleted", "moved/away", "manifest"):
        write((logs / name).parent, Path(name).name)
    with opened(server) as page:
        page.until(lambda: len(page.rows) == 7)
        page.until_judged()
        cut = logs / "cut_events.jsonl"
        lines = cut.read_bytes().splitlines(keepends=True)
        cut.write_bytes(b"".join(lines[:11]))
        (logs / "replaced_events.jsonl").unlink()
        write(logs, "replaced", steps=7, value=0.25)
        with (logs / "damaged_events.jsonl").open("ab") as file:
            file.write(b"\x00\xff no event\n" + b"{" * 100_000 + b"\n")
        (logs / "deleted_events.jsonl").unlink()
        shutil.move(logs / "moved", tmp_path / "elsewhere")
        (logs / "manifest_run.json").write_bytes(b"\xff{" * 1000)
        page.until(lambda: page.row("cut")["judged_to"] == 11)
        page.until(lambda: page.row("replaced")["judged_to"] == 7)
        page.until(lambda: "2 lines that could not be read" in str(page.row("damaged")["hides"]))
        page.until(lambda: not page.row("deleted") and not page.row("away"))
        assert page.row("fine")["last_step"] == 30
        shutil.rmtree(logs)
        page.until(lambda: not page.rows)
        page.until(lambda: page.progress["left_out"] == ["logs: there is no such directory"])
        write(logs, "after")
        page.until(lambda: page.row("after"))


def test_hostile_names_and_times_are_shown(server: Served, logs: Path) -> None:
    write(logs, "a")
    raw = os.fsencode(logs)
    log = (logs / "a_events.jsonl").read_bytes()
    with open(raw + b"/\xff\x1b[31m\x7f_events.jsonl", "wb") as file:  # noqa: PTH123  # no Path has such a name
        file.write(log)
    manifest = json.loads((logs / "a_run.json").read_text())
    manifest |= {"tags": ["x" * 10_000, "\ud800", *map(str, range(1000))], "group": "</script>\u202e"}
    (logs / "a_run.json").write_text(json.dumps(manifest))
    os.utime(logs / "a_events.jsonl", (4e9, 4e9))
    with opened(server) as page:
        page.until(lambda: len(page.rows) == 2)
        page.until_judged()
        row = page.row("a")
        assert row["tags"][0] == "x" * 1000 + "… (9,000 more characters)"
        assert len(row["tags"]) == 50
        assert row["group"] == "</script>\u202e"
        with (logs / "a_events.jsonl").open("ab") as appended:
            appended.write(log.splitlines(keepends=True)[-1].replace(b'"step":30', b'"step":31'))
        os.utime(logs / "a_events.jsonl", (5e9, 5e9))
        page.until(lambda: page.row("a")["judged_to"] == 31 or page.row("a")["verdict"] is not None)


def test_events_come_whole_and_once_as_they_are_written(server: Served, logs: Path) -> None:
    write(logs, "old")
    with opened(server) as page:
        page.until_judged()
        page.ask(events={"runs": None})
        page.rest(1.5)
        writer = Writer(logs, "new")
        writer.log(1, 11)
        known = page.row("old")["id"]
        line = (logs / "old_events.jsonl").read_bytes().splitlines(keepends=True)[-1]
        with (logs / "old_events.jsonl").open("ab", buffering=0) as file:
            file.write(b"no event\n" + line[:50])
            page.until(lambda: page.skipped == 1)
            assert page.events.get(known, []) == []
            file.write(line[50:])
        page.until(lambda: len(page.events.get(known, [])) == 1)
        assert page.events[known][0] == json.loads(line)
        page.until(lambda: page.row("new"))
        steps = lambda: [event["step"] for event in page.events.get(page.row("new")["id"], [])]  # noqa: E731
        page.until(lambda: 10 in steps())
        writer.log(11, 21)
        page.until(lambda: 20 in steps())
        writer.kill()
        trained = [step for step in steps() if step > 0]
        assert trained == sorted(trained)
        assert set(trained) == set(range(1, 21))


def test_columns_are_filled_and_kept_up_to_date(server: Served, logs: Path) -> None:
    write(logs, "a", value=float("nan"))
    write(logs, "b", value=0.25)
    writer = Writer(logs, "c", lr=0.125)
    writer.log(1, 5)
    columns = [
        {"kind": "metric", "name": "loss", "figure": "last"},
        {"kind": "metric", "name": "loss", "figure": "count"},
        {"kind": "setting", "name": "lr", "figure": None},
        {"kind": "metric", "name": "no such", "figure": "mean"},
    ]

    def column(page: Page, kind: str, figure: str | None, name: str) -> dict[str, object]:
        values = page.columns.get((kind, figure, name), {})
        return {page.rows[run]["run_id"]: value for run, value in values.items() if run in page.rows}

    with opened(server, columns=columns) as page:
        page.until(lambda: column(page, "metric", "last", "loss") == {"a": "NaN", "b": 0.25, "c": 0.25})
        page.until(lambda: column(page, "setting", None, "lr") == {"c": 0.125})
        assert column(page, "metric", "mean", "no such") == {}
        writer.log(5, 9)
        page.until(lambda: column(page, "metric", "count", "loss") == {"a": 30, "b": 30, "c": 8})
        page.until(lambda: page.names["metrics"].get("loss") == 3 and page.names["settings"].get("lr") == 1)
        assert page.progress["summed"] == 3
    writer.kill()


def test_nothing_is_looked_at_while_no_page_is_open(server: Served, logs: Path) -> None:
    write(logs, "a")
    with opened(server) as page:
        page.until(lambda: page.row("a"))
    time.sleep(1)
    write(logs, "b")
    reads = Path(f"/proc/{server.process.pid}/io")

    def calls() -> int:
        return int(next(line for line in reads.read_text().splitlines() if line.startswith("syscr")).split()[1])

    time.sleep(1)
    before = calls()
    time.sleep(7)
    assert calls() == before
    with opened(server) as page:
        page.until(lambda: page.row("b"))


def test_files_that_are_no_logs_are_forgotten_when_they_are_gone(logs: Path) -> None:
    async def check() -> None:
        watcher = Watcher(Roots([logs]))
        await watcher.poll()
        for name in range(20):
            (logs / f"{name}.json").write_text("[]")
        watcher._scan_at = 0
        await watcher.poll()
        assert len(watcher._tried) == 20
        shutil.rmtree(logs)
        watcher._scan_at = 0
        await watcher.poll()
        assert not watcher._tried
        watcher.close()

    asyncio.run(check())

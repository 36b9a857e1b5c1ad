"""Links, pipes and whatever else comes into the directories while `rldk serve` reads them."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk import Run
from rldk.log.completions import Completion, CompletionLog
from rldk.web.found import find_all
from rldk.web.roots import Roots
from tests.factories.live_page import Page, opened
from tests.factories.served import Served, served

pytestmark = pytest.mark.damages_files  # by links to what is no file of ours

SECRET = "a word that stands outside only"


def write(folder: Path, run_id: str, steps: int = 30) -> Path:
    with Run(folder, run_id=run_id) as run:
        for step in range(1, steps + 1):
            run.log(step, {"loss": 0.5, "reward_mean": 0.5})
    return folder / f"{run_id}_events.jsonl"


def sample(path: Path, text: str) -> None:
    with CompletionLog(path) as log:
        log.write([Completion(1, 1, 0, text, text, 1.0, {}, None, {})])


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    write(folder, "a")
    write(folder, "b")
    (tmp_path / "outside").mkdir()
    sample(tmp_path / "outside" / "secret.jsonl", SECRET)
    return folder


@pytest.fixture
def server(logs: Path, tmp_path: Path) -> Iterator[Served]:
    with served(logs, scratch=tmp_path) as server:
        yield server
    assert server.errors.read_text() == ""


def samples_of(page: Page, known: str, number: int) -> dict[str, Any]:
    """What a page is answered that asks for the completions of a run."""
    wanted = {"runs": [known], "step": None, "order": "lowest", "most": 10, "text": None, "place": None}
    page.ask(id=number, samples=wanted)
    page.until(lambda: any(update["answer_to"] == number for update in page.updates))
    return next(update for update in page.updates if update["answer_to"] == number)


def everything(page: Page) -> str:
    return json.dumps([page.updates, [str(curve) for curve in page.curves]])


def test_a_run_is_not_read_while_a_link_of_it_leads_outside(server: Served, logs: Path, tmp_path: Path) -> None:
    sample(logs / "a_completions.jsonl", "inside")
    with opened(server) as page:
        page.until_judged()
        known = page.row("a")["id"]
        assert "inside" in json.dumps(samples_of(page, known, 1)["samples"])
        page.ask(run=known, events={"runs": None})
        page.until(lambda: any(update["run"] for update in page.updates))
        (logs / "a_completions.jsonl").unlink()
        (logs / "a_completions.jsonl").symlink_to(tmp_path / "outside" / "secret.jsonl")
        # At once, before the link is found by looking for it.
        assert samples_of(page, known, 2)["samples"] is None
        page.until(lambda: not page.row("a"))
        page.until(lambda: any("(a_completions.jsonl)" in said for said in page.progress["left_out"]))
        assert page.row("b")
        (logs / "a_completions.jsonl").unlink()
        sample(logs / "a_completions.jsonl", "again")
        page.until(lambda: page.row("a").get("verdict"))
        assert page.row("a")["id"] == known
        assert page.progress["left_out"] == []
        assert "again" in json.dumps(samples_of(page, known, 3)["samples"])
        assert SECRET not in everything(page)


def test_a_link_is_found_though_nobody_asks_for_the_run(server: Served, logs: Path, tmp_path: Path) -> None:
    with opened(server) as page:
        page.until_judged()
        (logs / "a_events.000001.jsonl").symlink_to(write(tmp_path / "outside", "other"))
        page.until(lambda: not page.row("a") and page.row("b"))
        (said,) = page.progress["left_out"]
        assert said == (
            "1 run left out, as a link leads out of the directories (a_events.000001.jsonl): "
            "serve the directory that a link leads to, too, or put a copy in its place"
        )
        (logs / "a_events.000001.jsonl").unlink()
        page.until(lambda: page.row("a"))


def test_a_log_that_becomes_a_link_outside_gives_no_event(server: Served, logs: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "outside", "other", steps=3)
    other.write_text(other.read_text().replace("loss", "secret"))
    with opened(server) as page:
        page.until_judged()
        known = page.row("a")["id"]
        wanted = {
            "runs": [known],
            "metrics": ["secret", "loss"],
            "first": None,
            "last": None,
            "buckets": 9,
            "x": "step",
        }
        page.ask(run=known, events={"runs": None}, curves=wanted)
        page.rest(1)
        (tmp_path / "link").symlink_to(other)
        (tmp_path / "link").replace(logs / "a_events.jsonl")
        page.until(lambda: not page.row("a"))
        page.rest(2)
        assert page.events.get(known, []) == []
        assert "secret" not in json.dumps([update["run"] for update in page.updates])


def test_a_folder_that_becomes_a_link_shows_nothing_of_where_it_leads(
    server: Served, logs: Path, tmp_path: Path
) -> None:
    write(logs / "deep" / "below", "c")
    with opened(server) as page:
        page.until(lambda: page.row("c"))
        write(tmp_path / "outside" / "below", "c", steps=3)
        shutil.rmtree(logs / "deep")
        (logs / "deep").symlink_to(tmp_path / "outside")
        page.until(lambda: not page.row("c"))
        page.until(lambda: "a link to a folder that leads out" in str(page.progress["left_out"]))
        logs.rename(tmp_path / "aside")
        logs.symlink_to(tmp_path / "outside")
        page.until(lambda: not page.rows)


def test_pipes_sockets_and_devices_in_the_place_of_files_hold_up_nothing(
    server: Served, logs: Path, tmp_path: Path
) -> None:
    with opened(server) as page, closing(socket.socket(socket.AF_UNIX)) as unix:
        page.until_judged()
        known = page.row("a")["id"]
        wanted = {"runs": [known], "metrics": ["loss"], "first": None, "last": None, "buckets": 9, "x": "step"}
        page.ask(run=known, events={"runs": None}, curves=wanted)
        page.rest(1)
        for name in ("a_events.jsonl", "a_run.json", "b_completions.jsonl", "b_checkpoints.jsonl", "c_events.jsonl"):
            os.mkfifo(tmp_path / name)
            (tmp_path / name).replace(logs / name)
        here = Path.cwd()
        os.chdir(logs)  # the path of a socket is short
        unix.bind("metrics.csv")
        os.chdir(here)
        (logs / "d_events.jsonl").symlink_to("/dev/zero")
        page.until(lambda: not page.row("a"))
        with (logs / "b_events.jsonl").open("ab") as file:
            file.write((logs / "b_events.jsonl").read_bytes().splitlines(keepends=True)[-1])
        page.until(lambda: page.events.get(page.row("b")["id"]))
        samples_of(page, page.row("b")["id"], 1)
        write(logs, "e")
        page.until(lambda: page.row("e").get("verdict"))
    assert server.end() == 0


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_pipe_in_the_place_of_a_compressed_segment_holds_up_no_judgement(tmp_path: Path, suffix: str) -> None:
    for name in ("a", "b"):
        write(tmp_path / "logs", name)
    (tmp_path / "logs" / "a_run.json").unlink(missing_ok=True)
    os.mkfifo(tmp_path / "logs" / f"a_events.000001.jsonl{suffix}")
    with served(tmp_path / "logs", scratch=tmp_path) as server, opened(server) as page:
        page.until_judged()
        assert {page.row(name)["verdict"] for name in "ab"} == {"not judged"}


def test_runs_that_a_folder_of_links_gathers_are_shown_once_and_those_elsewhere_counted(tmp_path: Path) -> None:
    for place in ("outside/one", "outside/two", "logs/three"):
        write(tmp_path / place, Path(place).name)
    gathered = tmp_path / "logs" / "all"
    gathered.mkdir()
    for place in ("outside/one", "outside/two", "logs/three"):
        (gathered / Path(place).name).symlink_to(tmp_path / place)
    found = find_all(Roots([tmp_path / "logs"]))
    assert [one.place for one in found.runs] == ["three/three_events.jsonl"]
    assert found.left_out == [
        "ignored 2 files: a link to a folder that leads out of the directories (serve the directory that a link leads "
        "to, too, or put a copy in its place): all/one, all/two"
    ]
    assert find_all(Roots([gathered])).left_out[0].startswith("ignored 3 files: a link to a folder that leads out")
    everywhere = find_all(Roots([gathered, tmp_path / "outside", tmp_path / "logs" / "three"]))
    assert sorted(one.run.run_id for one in everywhere.runs) == ["one", "three", "two"]
    assert everywhere.left_out == []


def test_what_is_said_of_a_link_quotes_nothing_of_where_it_leads(tmp_path: Path) -> None:
    write(tmp_path / "logs", "a")
    (tmp_path / "secret").write_text(f'{{"step": 1, "loss": "{SECRET}"}}\n{SECRET}\n')
    for name in ("x.jsonl", "y.csv", "z.log", "trainer_state.json"):
        (tmp_path / "logs" / name).symlink_to(tmp_path / "secret")
    found = find_all(Roots([tmp_path / "logs"]))
    assert SECRET not in str(found)
    assert [one.run.run_id for one in found.runs] == ["a"]
    assert "a link that leads out of the directories" in str(found.left_out)

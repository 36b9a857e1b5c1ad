from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from rldk import Run
from rldk.adapters.foreign_run import ForeignRun
from rldk.log.listing import Listing
from rldk.web.found import FoundRun, find_all, find_own, found_anew
from rldk.web.polling import Poller
from rldk.web.roots import Roots
from rldk.web.rows import Row, bare_row, encoded
from rldk.web.watched import RunList


def write(folder: Path, run_id: str = "r", **more: Any) -> Path:
    with Run(folder, run_id=run_id, **more) as run:
        run.log(1, {"loss": 1.0})
    return folder / f"{run_id}_events.jsonl"


def verl(path: Path, *steps: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        for step in steps:
            data = {
                "actor/pg_loss": 0.1,
                "actor/ppo_kl": 0.01,
                "critic/rewards/mean": 0.5,
                "training/global_step": step,
            }
            file.write(json.dumps({"step": step, "data": data}) + "\n")


def test_two_directories_of_one_name_have_runs_of_their_own(tmp_path: Path) -> None:
    for side in ("left", "right"):
        write(tmp_path / side / "logs")
    roots = Roots([tmp_path / "left" / "logs", tmp_path / "right" / "logs", tmp_path / "left" / "logs"])
    found = find_all(roots).runs
    assert [one.place for one in found] == ["left/logs/r_events.jsonl", "right/logs/r_events.jsonl"]
    assert len({one.id for one in found}) == 2
    alone = find_own(Roots([tmp_path / "right" / "logs"])).runs
    assert [one.id for one in alone] == [found[1].id]
    assert alone[0].place == "r_events.jsonl"


def test_a_directory_in_another_is_not_served_twice(tmp_path: Path) -> None:
    write(tmp_path / "logs" / "in")
    roots = Roots([tmp_path / "logs" / "in", tmp_path / "logs"])
    assert (roots.paths, roots.names) == ([tmp_path.resolve() / "logs"], ["logs"])
    assert [one.place for one in find_all(roots).runs] == ["in/r_events.jsonl"]


def test_what_is_not_read_is_told_and_hides_no_other_directory(tmp_path: Path) -> None:
    write(tmp_path / "good")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.md").write_text("hello")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x_events.jsonl").symlink_to(tmp_path / "good" / "r_events.jsonl")
    names = ("good", "empty", "other", "none", "outside")
    found = find_all(Roots([tmp_path / name for name in names[:4]]))
    assert [one.run.run_id for one in found.runs] == ["r"]
    assert found.left_out == ["none: there is no such directory", "ignored 1 file: a document: other/notes.md"]
    (left_out,) = find_all(Roots([tmp_path / "outside"])).left_out
    assert left_out.startswith("1 run left out, as a link leads out of the directories (x_events.jsonl): serve ")


def test_names_that_are_no_unicode_have_ids_and_places(tmp_path: Path) -> None:
    log = write(tmp_path)
    for name in (b"\xff_events.jsonl", b"\xfe_events.jsonl"):
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as file:  # noqa: PTH123  # no Path has such a name
            file.write(log.read_bytes())
    found = find_own(Roots([tmp_path])).runs
    assert len({one.id for one in found}) == 3
    assert sorted(one.place for one in found) == ["\\udcfe_events.jsonl", "\\udcff_events.jsonl", "r_events.jsonl"]


def test_what_others_have_logged_is_found_and_read_as_far_as_it_goes_now(tmp_path: Path) -> None:
    log = tmp_path / "project" / "experiment.jsonl"
    verl(log, 1, 2, 3)
    (one,) = find_all(Roots([tmp_path])).runs
    assert isinstance(one.run, ForeignRun)
    assert [event.step for event in one.run if event.model_info.phase == "train"] == [1, 2, 3]
    verl(log, 4)
    assert [event.step for event in one.run if event.model_info.phase == "train"] == [1, 2, 3]
    now = found_anew(one.run, Listing())
    assert [event.step for event in now if event.model_info.phase == "train"] == [1, 2, 3, 4]
    (again,) = find_all(Roots([tmp_path])).runs
    assert again.id == one.id


def test_a_poll_tells_what_has_come_gone_and_changed(tmp_path: Path) -> None:
    for name in ("a", "b", "below/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    poller = Poller([tmp_path, tmp_path / "none"])
    a, b, c, d = (str(tmp_path / name) for name in ("a", "b", "below/c", "below/d"))
    assert poller.scan().new == {a, b, c}
    assert poller.scan() == (set(), set(), set(), set())
    Path(a).write_text("longer")
    Path(b).unlink()
    Path(d).touch()
    assert poller.look([a, b, c]) == (set(), {b}, {a}, set())
    assert poller.look([a, b, c]) == (set(), set(), set(), set())
    assert poller.scan() == ({d}, set(), set(), set())
    Path(d).write_text("other")
    Path(d).replace(c)
    assert poller.look([c]) == ({c}, set(), {c}, set())


def test_what_cannot_be_looked_into_for_a_time_is_not_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = write(tmp_path / "logs")
    poller = Poller([tmp_path])
    poller.scan()
    scandir = os.scandir

    def failing(place: str) -> object:
        if str(place).endswith("logs"):
            raise OSError(5, "Input/output error")
        return scandir(place)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", failing)
        assert poller.scan().gone == set()
    assert str(log) in poller.files
    assert poller.scan() == (set(), set(), set(), set())


def rows_of(found: list[FoundRun]) -> dict[str, Row]:
    return {one.id: encoded(bare_row(one)) for one in found}


def test_a_run_whose_first_rank_is_found_last_is_one_run(tmp_path: Path) -> None:
    roots, known, poller = Roots([tmp_path]), RunList(), Poller([tmp_path])
    write(tmp_path / "node_1", rank=1, world_size=2)
    poller.scan()
    before = find_own(roots).runs
    known.take(before, rows_of(before), poller.files)
    write(tmp_path / "node_0", rank=0, world_size=2)
    poller.scan()
    after = find_own(roots).runs
    new, gone = known.take(after, rows_of(after), poller.files)
    assert ([one.place for one in new], gone) == (["node_0/r_events.jsonl"], [before[0].id])
    since = known.since(1)
    assert since is not None
    assert ([one.id for one in since[0]], since[1]) == ([new[0].id], gone)
    for name in ("node_0", "node_1"):
        owner = known.owner(str(tmp_path / name / "r_events.000001.jsonl.zst"))
        assert owner is not None
        assert owner.id == new[0].id


def test_runs_in_a_directory_that_cannot_be_looked_into_stay(tmp_path: Path) -> None:
    roots, known, poller = Roots([tmp_path]), RunList(), Poller([tmp_path])
    for name in ("seen", "hidden"):
        write(tmp_path / name)
    poller.scan()
    found = find_own(roots).runs
    known.take(found, rows_of(found), poller.files)
    new, gone = known.take([], {}, poller.files, [str(tmp_path / "hidden")])
    assert (new, len(gone)) == ([], 1)
    assert [one.place for one in known.runs.values()] == ["hidden/r_events.jsonl"]

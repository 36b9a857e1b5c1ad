"""Which runs a client may be shown."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import pytest

from rldk import Run
from rldk.adapters.foreign_run import ForeignRun
from rldk.check import runs_at
from rldk.errors import LogNotFoundError
from rldk.served_runs import Inside, roots_of
from tests.factories.block_log import SWANLAB, block_log, field
from tests.factories.databases import TRACKIO, database, trackio_rows
from tests.factories.foreign_files import as_wandb_file

pytestmark = pytest.mark.damages_files  # by links to what is no file of ours


def log(folder: Path, name: str) -> Path:
    with Run(folder, run_id=name) as run:
        run.log(1, {"loss": 0.5})
    return run.path


def shown(*roots: Path) -> list[str]:
    inside = Inside(roots_of(roots))
    return sorted({run.run_id for run in runs_at(*roots, on_error="skip") if inside.has(run)})


def test_a_run_of_which_a_file_lies_elsewhere_is_not_shown(tmp_path: Path) -> None:
    served, other = tmp_path / "served", tmp_path / "other"
    log(served / "fine", "fine")
    stolen = log(other, "stolen")
    (served / stolen.name).symlink_to(stolen)
    (served / "linked").symlink_to(other, target_is_directory=True)
    log(served / "beside", "beside")
    (other / "secret.txt").write_text("secret")
    (served / "beside" / "beside_completions.jsonl").symlink_to(other / "secret.txt")
    assert shown(served) == ["fine"]
    assert shown(served, other) == ["beside", "fine", "stolen"]


def test_a_directory_that_is_served_may_be_a_link_itself(tmp_path: Path) -> None:
    log(tmp_path / "logs", "fine")
    (tmp_path / "link").symlink_to(tmp_path / "logs", target_is_directory=True)
    assert shown(tmp_path / "link") == ["fine"]
    assert roots_of([tmp_path / "link", tmp_path / "logs"]) == ((tmp_path / "logs").resolve(),)


def test_what_is_no_directory_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "none", tmp_path / "file"):
        with pytest.raises(LogNotFoundError, match="expected a directory of logs, found none"):
            roots_of([path])


def test_a_link_to_itself_hides_no_run(tmp_path: Path) -> None:
    log(tmp_path, "fine")
    (tmp_path / "latest").symlink_to("latest")
    assert shown(tmp_path) == ["fine"]


def test_a_link_that_is_read_with_no_run_hides_none(tmp_path: Path) -> None:
    (outside := tmp_path / "outside").mkdir()
    (outside / "text").write_text("loss")
    log(tmp_path / "logs", "a")
    log(tmp_path / "logs", "a_b")
    for name in ("latest.log", "a.txt", "b_completions.jsonl", "files", "hparams.yaml", "a_b_run.json"):
        (tmp_path / "logs" / name).unlink(missing_ok=True)
        (tmp_path / "logs" / name).symlink_to(outside / "text")
    assert shown(tmp_path / "logs") == ["a"]


OURS = (
    "a_completions.jsonl",
    "a_checkpoints.jsonl",
    "a_run.json",
    "a_events.000001.jsonl",
    "a_events.000002.jsonl.zst",
    "a_events.rank1.jsonl",
    "a_events.attempt2.jsonl",
    "a_events.jsonl",
)


@pytest.mark.parametrize("name", OURS)
def test_whatever_is_read_with_a_run_of_ours_hides_it_as_long_as_it_leads_outside(name: str, tmp_path: Path) -> None:
    (outside := tmp_path / "outside").mkdir()
    log(logs := tmp_path / "logs", "a")
    log(logs, "b")
    (outside / "text").write_bytes((logs / "a_events.jsonl").read_bytes())
    inside = Inside(roots_of([logs]))
    runs = {run.run_id: run for run in runs_at(logs, on_error="skip")}
    (logs / name).unlink(missing_ok=True)
    (logs / name).symlink_to(outside / "text")
    assert (inside.link_of(runs["a"]), inside.link_of(runs["b"])) == (logs / name, None)
    assert shown(logs) == ["b"]
    (logs / name).unlink()
    shutil.copy(outside / "text", logs / name)
    assert inside.has(runs["a"])


def test_segments_beside_what_a_log_leads_to_count(tmp_path: Path) -> None:
    (outside := tmp_path / "outside").write_text("")
    real = log(tmp_path / "logs" / "store", "real")
    (link := tmp_path / "logs" / "link_events.jsonl").symlink_to(real)
    inside = Inside(roots_of([tmp_path / "logs"]))
    (run,) = runs_at(link)
    assert inside.has(run)
    (segment := real.with_name("real_events.000001.jsonl")).symlink_to(outside)
    assert inside.link_of(run) == segment


FOREIGN = {
    "metrics.csv": "step,reward\n1,0.5\n2,0.5\n3,0.7\n",
    "metrics.jsonl": '{"step": 1, "loss": 0.5}\n{"step": 2, "loss": 0.5}\n',
}


@pytest.mark.parametrize(
    ("log_name", "beside", "is_hidden"),
    [
        ("metrics.csv", "hparams.yaml", True),
        ("metrics.csv", "config.json", False),
        ("metrics.csv", "metrics.csv.old", False),
        ("metrics.jsonl", "config.json", True),
        ("metrics.jsonl", "hparams.yaml", False),
    ],
)
def test_what_adapters_read_beside_a_log_hides_its_run(
    log_name: str, beside: str, is_hidden: bool, tmp_path: Path
) -> None:
    (logs := tmp_path / "logs").mkdir()
    (logs / log_name).write_text(FOREIGN[log_name])
    (tmp_path / "outside").write_text("learning_rate: 1\n")
    (run,) = runs_at(logs, on_error="skip")
    assert isinstance(run, ForeignRun)
    inside = Inside(roots_of([logs]))
    assert inside.has(run)
    (logs / beside).symlink_to(tmp_path / "outside")
    assert inside.link_of(run) == (logs / beside if is_hidden else None)


VERL = {"actor/pg_loss": 0.1, "actor/ppo_kl": 0.01, "critic/rewards/mean": 0.5}


def swanlab(folder: Path) -> Path:
    values = [(key, step, value) for step in (1, 2, 3) for key, value in VERL.items()]
    records = [
        field(1, -3)
        + field(13, field(1, key) + field(2, step) + field(4, b"") + field(5, struct.pack("<Bd", 9, value)))
        for key, step, value in values
    ]
    (path := folder / "run-abc.swanlab").write_bytes(block_log(SWANLAB, records))
    return path


MADE = {
    "wandb": lambda folder: as_wandb_file(folder, [VERL | {"step": step} for step in (1, 2, 3)]),
    "swanlab": swanlab,
    "trackio": lambda folder: database(folder / "p.db", TRACKIO, trackio_rows([(step, VERL) for step in (1, 2, 3)])),
}


@pytest.mark.parametrize(
    ("kind", "beside"),
    [
        ("wandb", "files/requirements.txt"),
        ("wandb", "files"),
        ("swanlab", "files/config.yaml"),
        ("trackio", "{}-wal"),
        ("trackio", "{}-journal"),
    ],
)
def test_what_trackers_keep_beside_a_log_hides_its_run(kind: str, beside: str, tmp_path: Path) -> None:
    (logs := tmp_path / "logs").mkdir()
    made = MADE[kind](logs)
    (outside := tmp_path / "outside").mkdir()
    (run, *_) = runs_at(logs, on_error="skip")
    inside = Inside(roots_of([logs]))
    assert inside.has(run)
    link = logs / beside.format(made.name)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside)
    assert not inside.has(run)


def test_a_place_that_was_searched_may_become_a_link(tmp_path: Path) -> None:
    log(tmp_path / "logs" / "deep" / "below", "a")
    inside = Inside(roots_of([tmp_path / "logs"]))
    (run,) = runs_at(tmp_path / "logs")
    assert inside.has(run)
    for place in (tmp_path / "logs" / "deep" / "below", tmp_path / "logs" / "deep", tmp_path / "logs"):
        place.rename(aside := tmp_path / "aside")
        place.symlink_to(aside)
        assert not inside.has(run)
        place.unlink()
        aside.rename(place)
        assert inside.has(run)


def test_what_cannot_be_listed_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log(tmp_path, "a")
    (run,) = runs_at(tmp_path)
    scandir = os.scandir

    def failing(place: str) -> object:
        if str(place) == str(tmp_path):
            raise PermissionError(13, "Permission denied", place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", failing)
    assert not Inside(roots_of([tmp_path])).has(run)

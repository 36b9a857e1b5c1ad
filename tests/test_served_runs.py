"""Which runs a client may be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from rldk import Run
from rldk.check import runs_at
from rldk.errors import LogNotFoundError
from rldk.served_runs import Inside, roots_of


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

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rldk import read_events
from rldk.event.launch import code_sha, launch_id, place_in_launch


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({}, (0, None, None)),
        ({"RANK": "", "WORLD_SIZE": " "}, (0, None, None)),
        ({"RANK": " 1 ", "WORLD_SIZE": "2", "LOCAL_RANK": "1"}, (1, 1, 2)),
        ({"WORLD_SIZE": "8"}, (0, None, 8)),
        ({"RANK": "1"}, (1, None, None)),
        ({"SLURM_PROCID": "9", "SLURM_LOCALID": "1", "SLURM_STEP_NUM_TASKS": "16"}, (9, 1, 16)),
        ({"SLURM_PROCID": "0", "SLURM_LOCALID": "0", "SLURM_NTASKS": "16"}, (0, 0, None)),  # sbatch's script
        ({"RANK": "0", "WORLD_SIZE": "2", "SLURM_PROCID": "3", "SLURM_STEP_NUM_TASKS": "8"}, (0, None, 2)),
        ({"OMPI_COMM_WORLD_RANK": "5", "OMPI_COMM_WORLD_LOCAL_RANK": "1", "OMPI_COMM_WORLD_SIZE": "8"}, (5, 1, 8)),
        (
            {"OMPI_COMM_WORLD_RANK": "5", "OMPI_COMM_WORLD_SIZE": "8", "SLURM_PROCID": "0"},
            (5, None, 8),
        ),  # in a batch job
        ({"PMI_RANK": "2", "MPI_LOCALRANKID": "0", "PMI_SIZE": "4"}, (2, 0, 4)),
    ],
)
def test_the_place_of_a_process_in_its_launch(
    environment: dict[str, str], place: tuple[int, int | None, int | None]
) -> None:
    assert place_in_launch(environment) == place


@pytest.mark.parametrize("text", ["x", "-1", "1.5", "9" * 5000])
def test_a_rank_that_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"RANK: expected an integer >= 0, found '.{1,100}'$"):
        place_in_launch({"RANK": text, "SLURM_PROCID": "3"})


def test_a_launch_without_a_launcher_is_like_no_other() -> None:
    assert launch_id({}) != launch_id({})
    # Ranks on several hosts without an id of their own: nothing is shared that could name them.
    elsewhere = {"TORCHELASTIC_RUN_ID": "none", "LOCAL_WORLD_SIZE": "2", "WORLD_SIZE": "4"}
    assert launch_id(elsewhere) != launch_id(elsewhere)


def test_ranks_of_one_launch_share_its_id_and_a_restart_is_another_launch() -> None:
    here = {"TORCHELASTIC_RUN_ID": "none", "LOCAL_WORLD_SIZE": "2", "WORLD_SIZE": "2"}
    assert launch_id({**here, "RANK": "0"}) == launch_id({**here, "RANK": "1"})
    assert launch_id(here) != launch_id({**here, "TORCHELASTIC_RESTART_COUNT": "1"})
    elastic = {"TORCHELASTIC_RUN_ID": "abc", "TORCHELASTIC_RESTART_COUNT": "2"}
    assert launch_id(elastic) == "torchelastic-abc.2"
    slurm = {**elastic, "SLURM_JOB_ID": "77", "SLURM_STEP_ID": "3"}
    assert launch_id(slurm) == "slurm-77.3.0-torchelastic-abc.2"
    assert launch_id({**slurm, "TORCHELASTIC_RESTART_COUNT": "3"}) != launch_id(slurm)
    # All that several nodes have in common, where torchrun was given no id.
    nodes = {"TORCHELASTIC_RUN_ID": "none", "LOCAL_WORLD_SIZE": "2", "WORLD_SIZE": "4", "MASTER_ADDR": "node-a"}
    nodes |= {"MASTER_PORT": "29500", "TORCHELASTIC_RESTART_COUNT": "1"}
    assert (
        launch_id({**nodes, "GROUP_RANK": "0"}) == launch_id({**nodes, "GROUP_RANK": "1"}) == "torchrun-node-a:29500.1"
    )
    mpi = {"OMPI_MCA_ess_base_jobid": "3741908993", "OMPI_COMM_WORLD_SIZE": "4"}
    assert (
        launch_id({**mpi, "OMPI_COMM_WORLD_RANK": "0"})
        == launch_id({**mpi, "OMPI_COMM_WORLD_RANK": "3"})
        != launch_id({})
    )
    # For launchers without an id of their own.
    assert launch_id({"RLDK_LAUNCH_ID": "mine"}) == "mine"


_SPAWNED = """
import multiprocessing, os, sys, time

def work(rank, folder):
    if sys.argv[1] == "torch":
        import torch.distributed
        torch.distributed.init_process_group("gloo", f"file://{folder}/store", rank=rank, world_size=2)
    from rldk import Run
    with Run(folder, run_id="r") as run:
        for step in (1, 2, 3):
            run.log(step, {"loss": 0.5})
            time.sleep(0.2)

if __name__ == "__main__":
    os.makedirs(sys.argv[2])
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=work, args=(rank, sys.argv[2])) for rank in (0, 1)]
    [process.start() for process in processes]
    [process.join() for process in processes]
"""


@pytest.mark.parametrize("ranks", ["none", "torch"])
def test_processes_of_one_parent_are_one_launch_and_torch_knows_their_ranks(tmp_path: Path, ranks: str) -> None:
    if ranks == "torch":
        pytest.importorskip("torch")
    (tmp_path / "script.py").write_text(_SPAWNED)
    command = [sys.executable, tmp_path / "script.py", ranks, tmp_path / "logs"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    events = list(read_events(tmp_path / "logs", attempts="last"))
    assert len({event.process.attempt_id for event in events}) == 1
    found = sorted((event.process.rank, event.process.world_size, event.step) for event in events)
    if ranks == "torch":
        assert found == [(rank, 2, step) for rank in (0, 1) for step in (1, 2, 3)]
        assert "give each its rank" not in done.stderr
    else:
        assert found == [(0, None, step) for step in (1, 1, 2, 2, 3, 3)]
        assert done.stderr.count("several processes of one launch write as one rank: give each its rank") == 1


def git(directory: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "code" / "deep").mkdir(parents=True)
    git(tmp_path / "code", "init", "-q")
    git(tmp_path / "code", "commit", "-q", "--allow-empty", "-m", "first")
    return tmp_path / "code"


def test_the_commit_is_that_of_the_running_script(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(repository / "deep" / "train.py"), raising=False)
    monkeypatch.chdir("/")
    assert code_sha() == git(repository, "rev-parse", "HEAD")


def test_else_of_the_working_directory_and_outside_of_a_repository_there_is_none(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(tmp_path / "train.py"), raising=False)
    monkeypatch.chdir(repository)
    assert code_sha() == git(repository, "rev-parse", "HEAD")
    monkeypatch.chdir(tmp_path)
    assert code_sha() is None
    (tmp_path / "empty").mkdir()
    git(tmp_path / "empty", "init", "-q")
    monkeypatch.chdir(tmp_path / "empty")
    assert code_sha() is None  # nothing is committed


def test_an_installed_command_is_no_training_code(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(repository / "bin" / "trl"), raising=False)
    monkeypatch.setattr(sys, "prefix", str(repository))  # a Python that stands in a repository, as pyenv's does
    monkeypatch.chdir("/")
    assert code_sha() is None


def test_a_git_directory_of_the_environment_is_another_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(tmp_path / "train.py"), raising=False)
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    monkeypatch.chdir(tmp_path)
    assert code_sha() is None


def test_git_is_asked_once_and_its_absence_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = subprocess.run

    def counting(command: list[str], **options: object) -> object:
        asked.append(command[0])
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", counting)
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(tmp_path / "train.py"), raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert (code_sha(), code_sha()) == (None, None)
    assert asked == ["git"]

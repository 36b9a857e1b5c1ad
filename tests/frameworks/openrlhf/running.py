"""Runs a command line of OpenRLHF as a user would, on the CPU, and leaves no process behind."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil

from tests.frameworks.openrlhf.commands import COMMANDS, Command

ROOT = Path(__file__).parents[3]
STAND_INS = Path(__file__).parent / "stand_ins"
BIN = Path(sys.executable).parent
SECONDS = 300
_MARK = "RLDK_TEST_RUN"
# Not handed on: the place in another launch, what is set for Ray or rldk, and a choice of GPUs, which Ray would obey.
_FOREIGN = ("RANK", "LOCAL_RANK", "WORLD_SIZE", "MASTER_", "CUDA_VISIBLE_DEVICES", "RAY_", "RLDK_", "PYTEST_")

Launcher = Literal["python", "torchrun", "deepspeed"]


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that has ended.

    Attributes:
        output: What all its processes printed, standard error included.
        cwd: The folder that it ran in.
    """

    command: tuple[str, ...]
    exit_code: int
    output: str
    cwd: Path

    @property
    def tensorboard(self) -> Path:
        return self.cwd / "tensorboard"

    @property
    def checkpoints(self) -> Path:
        return self.cwd / "checkpoints"

    @property
    def logs(self) -> Path:
        """Where rldk writes unless it is told otherwise."""
        return self.cwd / "rldk_logs"


def run_openrlhf(
    material: Path,
    cwd: Path,
    command: str | Command,
    *,
    launcher: Launcher = "python",
    through_rldk: bool = False,
    module: str | None = None,
    ranks: int | None = None,
    extra_args: Sequence[str] = (),
    env: Mapping[str, str] = {},
    ray_hook: str | None = None,
    openrlhf: Path | None = None,
    timeout: float = SECONDS,
) -> Finished:
    """Runs a command line to its end.

    Args:
        material: The folder with the model, the data and the reward function.
        cwd: Where it runs and writes; the material appears in it.
        command: A name in `COMMANDS`, or a command line.
        launcher: What starts the processes; more than one rank needs `torchrun` or `deepspeed`.
        through_rldk: Puts `rldk.integrations.openrlhf` between the launcher and OpenRLHF's module.
        module: Runs in place of OpenRLHF's, with the same arguments.
        ranks: Processes of the launcher; by default those of the command.
        extra_args: More options of OpenRLHF; the last of two equal ones wins.
        env: More environment variables.
        ray_hook: A user's own `worker_process_setup_hook`, `module.function`, given as `ray job submit` gives it to
            the driver. The stand-in for CUDA then no longer comes by itself: `cpu_as_cuda.setup` is one that brings it.
        openrlhf: A folder with an older OpenRLHF than the installed one.
        timeout: After so many seconds the run is ended and its exit code is -9.
    """
    wanted = COMMANDS[command] if isinstance(command, str) else command
    modules = ["rldk.integrations.openrlhf"] if through_rldk else []
    modules.append(module or wanted.module)
    ranks = ranks or wanted.ranks
    line = [*_launch(launcher, ranks, wanted.on_ray), *modules, *wanted.arguments(), *extra_args]
    alone = {} if launcher != "python" or wanted.on_ray else only_rank()
    variables = {**_hook_environment(ray_hook, openrlhf), **alone, **env}
    return run_line(material, cwd, line, env=variables, openrlhf=openrlhf, timeout=timeout)


def run_line(
    material: Path,
    cwd: Path,
    line: Sequence[str],
    *,
    env: Mapping[str, str] = {},
    openrlhf: Path | None = None,
    timeout: float = SECONDS,
) -> Finished:
    """Runs any command line to its end, where OpenRLHF finds its stand-ins.

    Args:
        material: The folder with the model, the data and the reward function.
        cwd: Where it runs and writes; the material appears in it.
        line: The command line.
        env: More environment variables.
        openrlhf: A folder with another version of OpenRLHF than the installed one.
        timeout: After so many seconds the run is ended and its exit code is -9.
    """
    cwd.mkdir(parents=True, exist_ok=True)
    for source in material.iterdir():
        if not (cwd / source.name).exists():
            (cwd / source.name).symlink_to(source)
    mark = uuid.uuid4().hex
    with _short_folder() as ray_folder, (cwd / "output.txt").open("wb") as output:
        variables = {
            **_environment(openrlhf),
            **_ray_environment(ray_folder),
            _MARK: mark,
            "HF_HOME": str(cwd / "hf"),
            **env,
        }
        process = subprocess.Popen(
            line, cwd=cwd, env=variables, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
        try:
            exit_code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            exit_code = -9
        finally:
            _end_all(mark)
            process.wait()
    return Finished(tuple(line), exit_code, (cwd / "output.txt").read_text(errors="replace"), cwd)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _launch(launcher: Launcher, ranks: int, on_ray: bool) -> list[str]:
    if launcher == "python":
        if ranks > 1:
            raise ValueError(f"launcher: expected torchrun or deepspeed for {ranks} ranks, found {launcher}")
        return [sys.executable, "-m"]
    if on_ray:
        raise ValueError(f"launcher: expected python for a run on Ray, found {launcher}")
    port = str(free_port())
    if launcher == "torchrun":
        address = ["--master-addr", "127.0.0.1", "--master-port", port]
        return [f"{BIN}/torchrun", "--nproc-per-node", str(ranks), *address, "-m"]
    address = ["--master_addr", "127.0.0.1", "--master_port", port]
    return [f"{BIN}/deepspeed", "--num_gpus", str(ranks), *address, "--module"]


def path_with(*folders: Path) -> str:
    """PYTHONPATH as the runs have it, with folders before all others."""
    return os.pathsep.join(map(str, (*folders, STAND_INS, ROOT, ROOT / "generated" / "python")))


def _environment(openrlhf: Path | None) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)},
        "PYTHONPATH": path_with(*([openrlhf] if openrlhf else [])),
        "RLDK_TEST_STAND_INS": " ".join(["cpu_as_cuda", *_old(openrlhf)]),
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "OMP_NUM_THREADS": "1",
        "TORCH_EXTENSIONS_DIR": str(Path(sys.prefix) / "torch_extensions"),
        "HF_HUB_OFFLINE": "1",
        "HF_DATASETS_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "DO_NOT_TRACK": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _ray_environment(folder: Path) -> dict[str, str]:
    """Ray on the loopback address only, with as many GPUs as the command lines ask for: Ray only counts them."""
    return {
        "RAY_TMPDIR": str(folder),
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # which is how Ray is told to stay on 127.0.0.1
        "RAY_OVERRIDE_RESOURCES": json.dumps({"CPU": 32, "GPU": 16, "object_store_memory": 100_000_000}),
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_DEDUP_LOGS": "0",
    }


def _hook_environment(hook: str | None, openrlhf: Path | None) -> dict[str, str]:
    if hook is None:
        return {}
    job = {"runtime_env": {"worker_process_setup_hook": hook}}
    return {"RAY_JOB_CONFIG_JSON_ENV_VAR": json.dumps(job), "RLDK_TEST_STAND_INS": " ".join(_old(openrlhf))}


def _old(openrlhf: Path | None) -> list[str]:
    return ["old_openrlhf"] if openrlhf else []


def only_rank() -> dict[str, str]:
    """What a launcher tells a process that is alone."""
    address = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(free_port())}
    return {"RANK": "0", "LOCAL_RANK": "0", "WORLD_SIZE": "1", **address}


@contextlib.contextmanager
def _short_folder() -> Iterator[Path]:
    """A folder for Ray's sockets: the path of one may have 107 bytes, and pytest's folders are too deep for that."""
    folder = Path(tempfile.mkdtemp(prefix="orl"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end_all(mark: str) -> None:
    """Kills every process of a run by its id; Ray's daemons have left the process group, but kept the environment."""
    while found := [process for process in psutil.process_iter() if _has(process, mark)]:
        for process in found:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(found)


def _has(process: psutil.Process, mark: str) -> bool:
    try:
        return process.environ().get(_MARK) == mark
    except psutil.Error:  # gone, a zombie, or another user's
        return False

"""Every part that only adds to events, broken in every way, under every front end: what it costs a training.

    python -m tests.crash.helpers                      the whole table: a quarter of an hour
    python -m tests.crash.helpers psutil health        of these parts only

A cell says how many events were lost, how many exceptions reached the training, and the longest that one call kept it
waiting, in ms. Each front end is a process that trains once per fault; faults stand at the boundary to the outside:
modules, threads, sockets, files, functions of the user's.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

FRONTS = ("Run", "TRL", "OpenRLHF", "Monitor")
PARTS = (
    "torch",
    "NVML",
    "psutil",
    "threads",
    "network",
    "health",
    "manifest",
    "checkpoints",
    "completions",
    "outputs",
    "atexit",
)
FAULTS = ("missing", "raises", "hangs", "slow", "refuses threads")
STEPS = 20
HANG_SECONDS = 60.0
_SLOW_SECONDS = 0.05

_never, _user_raises = threading.Event(), threading.Event()


def boundary(fault: str, original: Callable[..., Any]) -> Callable[..., Any]:
    """What stands for a function of the outside that is broken in this way. What hangs answers again a minute later."""
    hung: list[float] = []

    def call(*args: Any, **kwargs: Any) -> Any:
        if fault == "hangs":
            hung.append(time.monotonic())
            _never.wait(max(0.0, hung[0] + HANG_SECONDS - time.monotonic()))
        elif fault == "slow":
            time.sleep(_SLOW_SECONDS)
        elif fault in ("raises", "missing"):
            raise (OSError if fault == "raises" else ImportError)("broken on purpose")
        return original(*args, **kwargs)

    return call


def _torch() -> Any:
    """torch with a GPU: the real one where it is loaded, else a stand-in."""
    torch = sys.modules.get("torch")
    if torch is None or not hasattr(torch, "cuda"):
        torch = sys.modules["torch"] = types.ModuleType("torch")
        torch.initial_seed = lambda: 1  # type: ignore[attr-defined]
        torch.cuda = types.SimpleNamespace()  # type: ignore[attr-defined]
    gpu: dict[str, Any] = {
        "is_initialized": lambda: True,
        "current_device": lambda: 0,
        "memory_allocated": lambda _: 2**30,
        "get_device_properties": lambda _: types.SimpleNamespace(uuid="1"),
    }
    for name, value in gpu.items():
        setattr(torch.cuda, name, value)
    return torch


class _NVMLError(Exception):
    """As of `pynvml`."""


def _nvml() -> Any:
    nvml: Any = types.ModuleType("pynvml")
    nvml.NVMLError, nvml.NVML_TEMPERATURE_GPU = _NVMLError, 0
    nvml.nvmlInit = lambda: None
    nvml.nvmlDeviceGetHandleByUUID = lambda _: 1
    nvml.nvmlDeviceGetMemoryInfo = lambda _: types.SimpleNamespace(used=1, total=2)
    nvml.nvmlDeviceGetUtilizationRates = lambda _: types.SimpleNamespace(gpu=50)
    nvml.nvmlDeviceGetPowerUsage = nvml.nvmlDeviceGetTemperature = lambda *_: 1
    return nvml


# What is broken of each part, as `module.attribute`; of a part whose module can be missing, the module besides.
_BROKEN: dict[str, list[str]] = {
    "torch": [f"torch.cuda.{name}" for name in ("is_initialized", "memory_allocated", "get_device_properties")],
    "NVML": ["pynvml.nvmlInit", "pynvml.nvmlDeviceGetMemoryInfo"],
    "psutil": ["psutil.Process", "psutil.cpu_percent", "psutil.net_io_counters", "psutil.disk_partitions"],
    "threads": ["threading.Thread.run"],
    "network": ["socket.create_connection", "psutil.net_io_counters", "psutil.net_if_stats"],
    "health": ["rldk.health.live.write_form"],
    "manifest": ["rldk.log.manifest.write_form"],
    "checkpoints": ["rldk.checkpoints.watcher.WeightFiles"],
    "completions": ["rldk.log.completions.encode_lines"],
    "outputs": ["rldk.report.outputs.write_form", "rldk.report.outputs.CsvFile"],
    "writer": ["rldk.recording.DataSlice"],  # no part: what the table must be able to see
    "atexit": ["psutil.Process", "psutil.cpu_percent", "psutil.net_io_counters"],  # in a thread, at the end
}
_MISSING: dict[str, list[str]] = {
    "health": ["rldk.health.live.Evaluator"],
    "manifest": ["rldk.opening.Manifest"],
    "checkpoints": ["rldk.integrations.shared.recorder.CheckpointWatch"],
    "completions": [
        "rldk.integrations.trl.training.CompletionSampler",
        "rldk.integrations.openrlhf.training.CompletionLog",
    ],
    "outputs": ["rldk.report.outputs.run_of"],
}
_MODULES = {"NVML": "pynvml", "psutil": "psutil"}


def _refuses(self: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


@contextmanager
def broken(part: str, fault: str) -> Iterator[None]:
    """Has a part broken for as long as the block lasts."""
    with mock.patch.dict(sys.modules):
        patches: list[Any] = []
        if fault == "refuses threads" or (part, fault) == ("threads", "missing"):
            patches.append(mock.patch.object(threading.Thread, "start", _refuses))
        elif (part, fault) == ("atexit", "missing"):
            atexit.unregister(importlib.import_module("rldk.log.writer")._flush_at_exit)
            atexit.unregister(importlib.import_module("rldk.background")._end_at_exit)
        elif (part, fault) == ("atexit", "raises"):
            atexit.register(boundary("raises", print))  # it is called before ours
        elif fault == "missing" and part in _MODULES:
            sys.modules[_MODULES[part]] = None  # type: ignore[assignment]
        elif (part, fault) == ("threads", "raises"):
            patches.append(mock.patch.object(threading.Thread, "start", side_effect=MemoryError))
        else:
            for name in _MISSING.get(part, _BROKEN[part]) if fault == "missing" else _BROKEN[part]:
                if (found := _found(name)) is not None:
                    owner, attribute = found
                    patches.append(mock.patch.object(owner, attribute, boundary(fault, getattr(owner, attribute))))
        for patch in patches:
            patch.start()
        try:
            yield
        finally:
            for patch in reversed(patches):
                patch.stop()


def _found(name: str) -> tuple[Any, str] | None:
    """The owner of an attribute; None where its module is not loaded, as that of another front end."""
    owner, _, attribute = name.rpartition(".")
    parts = owner.split(".")
    for cut in range(len(parts), 0, -1):
        module = sys.modules.get(".".join(parts[:cut]))
        if module is not None:
            for part in parts[cut:]:
                module = getattr(module, part, None)
            if owner in sys.modules and not hasattr(module, attribute):
                raise AttributeError(f"{name} is not there: nothing would be broken")
            return None if module is None or not hasattr(module, attribute) else (module, attribute)
    return None


class Training:
    """A training whose every call of ours is timed."""

    def __init__(self) -> None:
        self.exceptions = 0
        self.longest = 0.0

    def call(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001
            self.exceptions += 1
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        finally:
            self.longest = max(self.longest, time.perf_counter() - started)


def _metrics(step: int) -> dict[str, Any]:
    return {"loss": float("nan") if step == 5 else 0.5, f"m{step // 5}": 1.0, "kl": 0.1}


def _checkpoint(folder: Path, step: int) -> Path:
    path = folder / f"checkpoint-{step}"
    path.mkdir(parents=True, exist_ok=True)
    (path / "config.json").write_text("{}")
    return path


def with_run(training: Training, folder: Path, finishes: bool) -> None:
    from rldk import Run

    on = {f"monitor_{part}": True for part in ("resources", "network", "health")}
    run = training.call(Run, folder / "logs", run_id="r", on_alert=[_on_alert], **on)
    for step in range(1, STEPS + 1):
        training.call(run.log, step, _metrics(step))
        time.sleep(0.002)
    if finishes:
        training.call(run.finish)


def with_openrlhf(training: Training, folder: Path, finishes: bool, kind: str = "OpenRLHFCallback") -> None:
    import rldk.integrations.openrlhf as integration

    make = getattr(integration, kind)
    options = {"log_samples": True, "network_monitoring": True, "deep_checkpoint_analysis": True}
    callback = training.call(make, folder / "logs", "r", on_alert=_on_alert, **options)
    training.call(callback.on_train_begin, None, 0)
    for step in range(1, STEPS + 1):
        training.call(callback.on_step_begin, None, step)
        logs = {**_metrics(step), "generated_samples": ["a prompt and its answer", 0.5]}
        training.call(callback.on_step_end, None, step, logs)
        if step % 10 == 0:
            training.call(callback.on_save, None, step, str(_checkpoint(folder, step)))
        time.sleep(0.002)
    if finishes:
        training.call(callback.on_train_end, None, STEPS)
        training.call(callback._close)
    training.exceptions += callback.failures


def with_trl(training: Training, folder: Path, finishes: bool) -> None:
    from transformers import TrainerControl, TrainerState, TrainingArguments

    import rldk.integrations.trl.training as trl_training
    from rldk.integrations.trl import RLDKCallback

    args = TrainingArguments(output_dir=str(folder), report_to=[], use_cpu=True, logging_steps=1)
    state, control = TrainerState(), TrainerControl()
    state.is_world_process_zero, state.max_steps, state.train_batch_size = True, STEPS, 1
    generated: Any = types.SimpleNamespace(
        _logs={"prompt": ["p"], "completion": ["c"], "advantages": [0.1], "rewards": {"r": [0.5]}},
        args=types.SimpleNamespace(reward_weights=None),
        reward_funcs=[None],
    )
    options = {"log_completions": 1, "network_monitoring": True, "deep_checkpoint_analysis": True}
    with mock.patch.object(trl_training, "calling_trainer", return_value=lambda: generated):
        callback = training.call(RLDKCallback, folder / "logs", "r", on_alert=_on_alert, **options)
        training.call(callback.on_train_begin, args, state, control)
        for step in range(1, STEPS + 1):
            training.call(callback.on_step_begin, args, state, control)
            state.global_step = step
            training.call(callback.on_step_end, args, state, control)
            logs = {**_metrics(step), "learning_rate": 0.1, "completions/mean_length": 3.0}
            state.log_history.append({**logs, "step": step})
            training.call(callback.on_log, args, state, control, logs=logs)
            if step % 10 == 0:
                _checkpoint(folder, step)
                training.call(callback.on_save, args, state, control)
            time.sleep(0.002)
        if finishes:
            training.call(callback.on_train_end, args, state, control)
            training.call(callback._close)
    training.exceptions += callback.failures


def with_monitor(training: Training, folder: Path, finishes: bool) -> None:
    with_openrlhf(training, folder, finishes, "DistributedTrainingMonitor")


def _on_alert(alert: Any) -> None:
    """The user's function: it may be broken, too."""
    if _user_raises.is_set():
        raise OSError("broken on purpose")


_WITH = dict(zip(FRONTS, (with_run, with_trl, with_openrlhf, with_monitor), strict=True))


def run_cell(front: str, part: str, fault: str, folder: Path) -> dict[str, Any]:
    """Trains once, with one part broken."""
    from rldk import read_events

    training = Training()
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": "9"}
    if (part, fault) == ("health", "raises"):
        _user_raises.set()
    with broken(part, fault):
        try:
            _WITH[front](training, folder, part != "atexit")
        except Exception as error:  # noqa: BLE001
            training.exceptions += 1
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
    steps = {
        event.step
        for event in read_events(folder / "logs")
        if event.model_info.phase == "train" and set(event.metrics) - {"epoch", "lr"}
    }
    return {"lost": STEPS - len(steps), "exceptions": training.exceptions, "stall_ms": training.longest * 1000}


def run_front(front: str, part: str, faults: list[str]) -> None:
    """The child: one front end, one part, several faults; a line of JSON for each."""
    if front == "TRL":
        import rldk.integrations.trl
    else:
        import rldk.integrations.openrlhf  # noqa: F401
    import psutil  # noqa: F401

    for name in ("rldk.opening", "rldk.health.live", "rldk.checkpoints.watcher", "rldk.report.outputs", "socket"):
        importlib.import_module(name)
    _torch()
    sys.modules["pynvml"] = _nvml()
    for fault in faults:
        with tempfile.TemporaryDirectory(prefix="rldk-helpers-", ignore_cleanup_errors=True) as name:
            cell = run_cell(front, part, fault, Path(name))
            print(json.dumps({"fault": fault, "ended": time.time(), **cell}), flush=True)


def cells(
    front: str, part: str, faults: tuple[str, ...] = FAULTS, hang: float = HANG_SECONDS
) -> dict[str, dict[str, Any]]:
    """Fault to what it cost."""
    command = [sys.executable, "-m", "tests.crash.helpers", "--cell", str(hang), front, part]
    found: dict[str, dict[str, Any]] = {}
    # What an interpreter does at its end is part of the cell.
    groups = [[fault] for fault in faults] if part == "atexit" else [list(faults)]
    for group in groups:
        done = subprocess.run([*command, *group], capture_output=True, text=True, timeout=120 + 5 * hang)
        exited = time.time()
        for line in done.stdout.splitlines():
            cell = json.loads(line)
            if part == "atexit":
                cell["stall_ms"] = max(cell["stall_ms"], (exited - cell["ended"]) * 1000)
            found[cell["fault"]] = cell
        for fault in group:
            found.setdefault(fault, {"lost": STEPS, "exceptions": 1, "stall_ms": float("inf")})
        if os.environ.get("RLDK_HELPERS_SAY"):
            sys.stderr.write(done.stderr)
    return found


def has(front: str, part: str) -> bool:
    """Whether a front end has a part."""
    return front != "Run" or part not in ("checkpoints", "completions", "outputs")


def print_table(parts: tuple[str, ...]) -> bool:
    """Prints the table. Returns whether no event was lost and no exception raised."""
    print(f"{'part':12} {'fault':16}" + "".join(f"{front:>20}" for front in FRONTS))
    well = True
    for part in parts:
        found = {front: cells(front, part) for front in FRONTS if has(front, part)}
        for fault in FAULTS:
            row = [found[front][fault] if front in found else None for front in FRONTS]
            well &= not any(cell and (cell["lost"] or cell["exceptions"]) for cell in row)
            texts = [f"{c['lost']} / {c['exceptions']} / {c['stall_ms']:,.0f} ms" if c else "-" for c in row]
            print(f"{part:12} {fault:16}" + "".join(f"{text:>20}" for text in texts), flush=True)
    return well


if __name__ == "__main__":
    if sys.argv[1:2] == ["--cell"]:
        HANG_SECONDS = float(sys.argv[2])
        with suppress(KeyboardInterrupt):
            run_front(sys.argv[3], sys.argv[4], sys.argv[5:])
    else:
        sys.exit(not print_table(tuple(sys.argv[1:]) or PARTS))

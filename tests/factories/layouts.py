"""Log calls of the captures, and the layouts in which people have such logs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rldk_schema import Event

from rldk.adapters import OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from tests.factories.cases import DATA

Rows = list[dict[str, Any]]
Layout = Callable[[Path, Rows], Path]

TRL = sorted((DATA / "logs").glob("trl-*.jsonl"))
OPENRLHF = sorted((DATA / "logs").glob("openrlhf-*.jsonl"))


def calls(path: Path) -> Rows:
    """The log calls of a capture as a trainer's log history has them."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        {**{k: number(v) for k, v in line["logs"].items()}, "step": line.get("global_step", line.get("step"))}
        for line in lines
        if line["logs"]
    ]


def number(value: Any) -> Any:
    return float(value) if isinstance(value, str) else value


def told(event: Event) -> Any:
    """What an event tells, in the single precision of TensorBoard."""
    values = {k: v if v is None else str(np.float32(v)) for k, v in event.metrics.items()}
    return event.step, event.model_info.phase, event.data_slice.dataset_name, values


def as_jsonl(path: Path, rows: Rows) -> Path:
    file = path / "log.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def as_list(path: Path, rows: Rows) -> Path:
    file = path / "log.json"
    file.write_text(json.dumps(rows, indent=1))
    return file


def as_state(path: Path, rows: Rows) -> Path:
    file = path / "trainer_state.json"
    file.write_text(json.dumps({"best_metric": None, "epoch": 1.0, "log_history": rows, "max_steps": 4}, indent=2))
    return file


def as_console(path: Path, rows: Rows) -> Path:
    """As transformers prints them, between progress bars."""
    file = path / "train.log"
    parts = ["Loading weights: 100%|####| 27/27\nsome {'words': 'of nobody'}\n"]
    for i, row in enumerate(rows):
        printed = {k: v for k, v in row.items() if k != "step"}
        parts.append(f"\r {i}%|#    | {i}/{len(rows)} [00:01<00:02]\r{printed}\n")
    file.write_text("".join(parts))
    return file


def as_ray_console(path: Path, rows: Rows, *, asynchronous: bool = False) -> Path:
    """As OpenRLHF's PPO prints them through Ray."""
    file = path / "ray.log"
    prefix = "\x1b[36m(PPOTrainer pid=26187, ip=10.0.0.7)\x1b[0m INFO 11-21 19:16:10 ppo_trainer.py:547] "
    parts = ["Loading weights: 100%|####| 27/27\nsome {'words': 'of nobody'}\n"]
    for i, row in enumerate(rows):
        printed = {k: v for k, v in row.items() if k not in ("step", "generated_samples")}
        if any(key.startswith("eval_") for key in row):
            text = (
                f"Eval at step {row['step']}: "
                if asynchronous
                else f"✨ Evaluation completed in 0:00:00, global_step {row['step']}, eval_metrics: "
            )
        else:
            text = f"{'' if asynchronous else '✨ '}Global step {row['step']}: "
        sample = f"{prefix}Sample: {row['generated_samples']}\n" if "generated_samples" in row else ""
        parts.append(f"{sample}\rEpisode [1/1]: {i}%|#  | {i}/{len(rows)}\r{prefix}{text}{printed}\n")
    file.write_text("".join(parts), encoding="utf-8")
    return file


def as_async_console(path: Path, rows: Rows) -> Path:
    """As OpenRLHF's asynchronous PPO prints them."""
    return as_ray_console(path, rows, asynchronous=True)


def as_nested(path: Path, rows: Rows) -> Path:
    """`{"rollout/reward_mean": 1}` as `{"rollout": {"reward_mean": 1}}`."""
    nested: Rows = []
    for row in rows:
        out: dict[str, Any] = {}
        for key, value in row.items():
            *parents, leaf = key.split("/")
            inner = out
            for parent in parents:
                inner = inner.setdefault(parent, {})
            inner[leaf] = value
        nested.append(out)
    return as_jsonl(path, nested)


def as_wandb(path: Path, rows: Rows) -> Path:
    """As wandb's history has them: its `_step` counts log calls."""
    out = []
    for i, row in enumerate(rows):
        phase = "eval" if is_eval(row) else "train"
        keys = {f"{phase}/{'global_step' if key == 'step' else key}": value for key, value in row.items()}
        out.append({**keys, "_step": i + 100, "_timestamp": 1.7e9 + i})
    return as_jsonl(path, out)


def as_tfevents(path: Path, rows: Rows) -> Path:
    """As a SummaryWriter writes them, text of samples included: OpenRLHF's tags, or those of transformers."""
    pytest.importorskip("tensorboard")
    from tensorboard.compat.proto.event_pb2 import Event as Record
    from tensorboard.compat.proto.summary_pb2 import Summary
    from tensorboard.compat.proto.tensor_pb2 import TensorProto
    from tensorboard.summary.writer.event_file_writer import EventFileWriter

    folder = path / "my-run"
    writer = EventFileWriter(str(folder))
    for i, row in enumerate(rows):
        phase = "eval" if is_eval(row) else "train"
        of_trl = "epoch" in row
        for key, value in row.items():
            if of_trl and key not in ("step", "epoch") and value is not None:
                tag = f"eval/{key[5:]}" if key.startswith("eval_") else f"train/{key}"
                entry = Summary.Value(tag=tag, simple_value=value)
            elif key == "generated_samples":
                text = TensorProto(dtype="DT_STRING", string_val=[str(value).encode()])
                entry = Summary.Value(tag=f"{phase}/{key}/text_summary", tensor=text)
            elif key != "step" and value is not None:
                entry = Summary.Value(tag=f"{'train' if of_trl else phase}/{key}", simple_value=value)
            else:
                continue
            writer.add_event(Record(wall_time=1.7e9 + i, step=row["step"], summary=Summary(value=[entry])))
    writer.close()
    (file,) = folder.iterdir()
    return file


def is_eval(row: dict[str, Any]) -> bool:
    return any(key.startswith(("eval_", "eval ")) for key in row)


ROWS: tuple[Layout, ...] = (as_jsonl, as_list, as_state)
LAYOUTS: tuple[Layout, ...] = (
    *ROWS, as_console, as_ray_console, as_async_console, as_nested, as_wandb, as_tfevents,
)  # fmt: skip
OWNERS: dict[type[Adapter], list[Path]] = {TRLAdapter: TRL, OpenRLHFAdapter: OPENRLHF}
CAPTURES = [(owner, capture) for owner, captures in OWNERS.items() for capture in captures]


def reads(owner: type[Adapter], layout: Layout, capture: Path) -> bool:
    """Whether people have logs of a trainer in a layout: of OpenRLHF only PPO prints its steps."""
    if owner is TRLAdapter:
        return layout in (*ROWS, as_console, as_tfevents)
    prints = layout not in (as_ray_console, as_async_console) or ".ppo" in capture.name
    return layout is not as_console and prints

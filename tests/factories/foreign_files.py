"""Rows of any framework, written into files of every layout that people have them in."""

from __future__ import annotations

import csv
import json
import struct
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.tfrecords import masked_crc32c
from tests.factories.block_log import field, history, wandb_file
from tests.factories.layouts import as_console, as_jsonl, as_list, as_state

Rows = list[dict[str, Any]]
Writer = Callable[[Path, Rows], Path]


def bare(rows: Rows) -> Iterable[tuple[int, dict[str, Any]]]:
    """Step of each row, and the row without it."""
    for count, row in enumerate(rows):
        step = row.get("step", row.get("training/global_step", row.get("trainer/global_step", count)))
        yield step, {key: value for key, value in row.items() if key != "step"}


def tracked(rows: Rows) -> Iterable[tuple[int, dict[str, Any]]]:
    """Rows as transformers gives them to a tracker; others give them as they are."""
    of_trainer = any(
        "train_runtime" in row or {"loss", "grad_norm", "learning_rate", "epoch"} <= row.keys() for row in rows
    )
    for step, row in bare(rows):
        if not of_trainer:
            yield step, {**row, "step": step}
            continue
        renamed = {f"eval/{k[5:]}" if k.startswith("eval_") else f"train/{k}": v for k, v in row.items()}
        yield step, {**renamed, "train/global_step": step}


def as_nested(path: Path, rows: Rows) -> Path:
    """`{"rollout/reward_mean": 1}` as `{"rollout": {"reward_mean": 1}}`, where `rollout` has no value of its own."""
    nested: Rows = []
    for row in rows:
        out: dict[str, Any] = {}
        for key, value in sorted(row.items(), key=lambda item: item[0].count("/")):
            *parents, leaf = key.split("/")
            inner: Any = out
            for parent in parents:
                inner = inner.setdefault(parent, {}) if isinstance(inner, dict) else None
            if isinstance(inner, dict) and leaf not in inner:
                inner[leaf] = value
            else:
                out[key] = value
        nested.append(out)
    return as_jsonl(path, nested)


def as_wrapped(path: Path, rows: Rows) -> Path:
    """As verl's file logger writes them."""
    return as_jsonl(path, [{"step": step, "data": row} for step, row in bare(rows)])


def as_pairs(path: Path, rows: Rows) -> Path:
    """As verl prints them, through Ray."""
    lines = [" - ".join([f"step:{step}", *(f"{k}:{v}" for k, v in row.items())]) for step, row in bare(rows)]
    text = "".join(f"\x1b[36m(Worker pid=7)\x1b[0m loading\n\x1b[36m(Worker pid=7)\x1b[0m {line}\n" for line in lines)
    return _text(path / "pairs.log", text)


def as_counted_dicts(path: Path, rows: Rows) -> Path:
    """As slime prints them."""
    return _text(path / "dicts.log", "".join(f"INFO x.py:1] step {step}: {row}\n" for step, row in bare(rows)))


def as_titled_dicts(path: Path, rows: Rows) -> Path:
    """As SkyRL prints them."""
    return _text(path / "titled.log", "".join(f"INFO Step {step}: \n{row}\n" for step, row in bare(rows)))


def as_tables(path: Path, rows: Rows) -> Path:
    """As AReaL prints them."""
    lines = []
    for step, row in bare(rows):
        pairs = [(k, v) for k, v in row.items() if k != "global_step"]
        lines.append(f"Epoch 1/1 Step {step + 1}/9 Train step {step + 1}/9 done.")
        lines.append("╒" + "═" * 20 + "╕")
        fours = (pairs[i : i + 4] for i in range(0, len(pairs), 4))
        lines += ["│ " + " │ ".join(f"{k} │ {v}" for k, v in four) + " │" for four in fours]
        lines.append("╘" + "═" * 20 + "╛")
    return _text(path / "tables.log", "\n".join(lines) + "\n")


def as_tagged_json(path: Path, rows: Rows) -> Path:
    """As ROLL prints them."""
    return _text(path / "json.log", "".join(f"[INFO] metrics: {json.dumps(row)}\n" for row in rows))


def as_csv(path: Path, rows: Rows) -> Path:
    """One column per key, empty where a row has none."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    file = path / "log.csv"
    with file.open("w", newline="") as out:
        table = csv.DictWriter(out, columns)
        table.writeheader()
        table.writerows(rows)
    return file


def as_underscored_csv(path: Path, rows: Rows) -> Path:
    """The same with `_` for `/`, as some tables have it."""
    return as_csv(path, [{key.replace("/", "_"): value for key, value in row.items()} for row in rows])


def as_exported(path: Path, rows: Rows) -> Path:
    """As wandb exports the history of a run."""
    out = [{**row, "_step": i, "_timestamp": 1.7e9 + i} for i, (_, row) in enumerate(tracked(rows))]
    return as_csv(path, out)


def as_wandb_file(path: Path, rows: Rows) -> Path:
    """As wandb writes its history."""
    rows = [{**row, "_step": i, "_timestamp": 1.7e9 + i} for i, (_, row) in enumerate(tracked(rows))]
    return wandb_file(path, [history(i, row) for i, row in enumerate(rows)])


def as_tfevents(path: Path, rows: Rows) -> Path:
    """As a SummaryWriter writes them, encoded independently of the reader."""
    records = [struct.pack("<Bd", 9, 1.7e9) + field(3, "brain.Event:2")]
    for i, (step, row) in enumerate(tracked(rows)):
        for key, value in row.items():
            if key in ("step", "train/global_step") or isinstance(value, str) or value is None:
                continue
            entry = field(1, field(1, key) + struct.pack("<Bf", 21, value))
            records.append(struct.pack("<Bd", 9, 1.7e9 + i) + field(2, int(step)) + field(5, entry))
    file = path / "events.out.tfevents.1700000000.host.1.0"
    file.write_bytes(b"".join(map(_framed, records)))
    return file


def _framed(data: bytes) -> bytes:
    length = struct.pack("<Q", len(data))
    checksums = [struct.pack("<I", masked_crc32c(part)) for part in (length, data)]
    return length + checksums[0] + data + checksums[1]


def _text(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


WRITERS: tuple[Writer, ...] = (
    as_jsonl, as_list, as_state, as_nested, as_wrapped, as_console, as_pairs, as_counted_dicts, as_titled_dicts,
    as_tables, as_tagged_json, as_csv, as_underscored_csv, as_exported, as_wandb_file, as_tfevents,
)  # fmt: skip

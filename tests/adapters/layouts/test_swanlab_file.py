"""Reading SwanLab's own files."""

from __future__ import annotations

import math
import struct
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.swanlab_file import facts_swanlab, is_swanlab, read_swanlab
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from tests.factories.block_log import SWANLAB, block_log, field


def scalar(key: str, step: int, value: float, time: int) -> bytes:
    number = field(5, b"\x09" + struct.pack("<d", value) if value else b"")
    parts = (
        field(1, key) + (field(2, step) if step else b"") + field(4, field(1, time) + field(2, 250_000_000)) + number
    )
    return field(1, -3) + field(13, parts)


def column(key: str, kind: int) -> bytes:
    return field(12, field(1, kind) + field(3, key))


def write(folder: Path, records: list[bytes]) -> Path:
    path = folder / "run-abc.swanlab"
    path.write_bytes(block_log(SWANLAB, records))
    return path


def read(path: Path) -> tuple[list[dict[str, object]], list[Skipped]]:
    skipped: list[Skipped] = []
    return [row.values for row in read_swanlab(path, skipped.append)], skipped


RECORDS = [
    field(10, field(1, "grpo") + field(4, "qwen-1") + field(6, "t1") + field(6, "t2") + field(10, "abc")),
    column("loss", 1), scalar("loss", 0, 0.0, 1000), scalar("kl", 0, -1.5, 1000), scalar("loss", 1, math.nan, 1000),
    column("cpu", 2), scalar("cpu", 0, 9.0, 1001), scalar("loss", 1, 2.0, 1001), scalar("loss", 1, 3.0, 1001),
    field(14, field(1, "text") + field(2, 1)),
]  # fmt: skip


def test_scalars_of_one_call_are_one_row(tmp_path: Path) -> None:
    path = write(tmp_path, RECORDS)
    assert is_swanlab(Start(path))
    found, skipped = read(path)
    assert skipped == []
    assert repr(found) == repr(
        [
            {"_timestamp": 1000.25, "_step": 0, "loss": 0.0, "kl": -1.5},
            {"_timestamp": 1000.25, "_step": 1, "loss": math.nan},
            {"_timestamp": 1001.25, "_step": 1, "loss": 2.0},
            {"_timestamp": 1001.25, "_step": 1, "loss": 3.0},
        ]
    )


def test_facts_of_the_run_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, [*RECORDS, field(11, field(1, 2) + field(2, "Traceback\n  x\nValueError: y\n"))])
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "config.yaml").write_text(
        "lr:\n  desc: ''\n  sort: 0\n  value: 1.0e-06\nnested:\n  sort: 1\n  value:\n    a: 1\nname:\n  value: x: y\n"
    )
    (tmp_path / "files" / "requirements.txt").write_text("trl==0.29.1\n")
    facts = facts_swanlab(path)
    assert (facts.name, facts.state, facts.error) == ("qwen-1", "failed", "ValueError: y")
    assert (facts.config["lr"], "nested" in facts.config, facts.versions) == (1e-6, False, {"trl": "0.29.1"})
    assert facts.about == {"project": "grpo", "tags": ["t1", "t2"], "run_id": "abc", "left_out": {"cpu": 1, "text": 1}}
    assert facts_swanlab(write(tmp_path, RECORDS)).state is None
    assert facts_swanlab(tmp_path / "none").name is None


def test_what_is_no_message_is_named_and_a_torn_end_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, [field(13, field(1, b"\xff")), *RECORDS])
    path.write_bytes(path.read_bytes()[:-3])
    found, skipped = read(path)
    assert len(found) == 4
    assert [(s.line, s.fatal) for s in skipped] == [(1, True), (11, False)]


@given(st.lists(st.binary(max_size=40)), st.binary(max_size=40))
def test_any_file_raises_nothing(bodies: list[bytes], tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(
            Path(folder), [field(number, body) for number, body in zip([10, 11, 12, 13, 14] * 9, bodies, strict=False)]
        )
        path.write_bytes(path.read_bytes() + tail)
        read(path)
        facts_swanlab(path)

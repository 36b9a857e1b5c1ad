"""Reading wandb's own files."""

from __future__ import annotations

import contextlib
import gzip
import json
import math
import random
import tempfile
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rldk.adapters.layouts.protobuf import fields
from rldk.adapters.layouts.wandb_facts import facts_wandb
from rldk.adapters.layouts.wandb_file import is_wandb, read_wandb
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from tests.factories.block_log import BLOCK, WANDB, block_log, field, history, item, row, varint, wandb_file

ROWS = [row(step) for step in range(30)]


def read(path: Path) -> tuple[list[dict[str, Any]], list[Skipped]]:
    skipped: list[Skipped] = []
    return [row.values for row in read_wandb(path, skipped.append)], skipped


def records(rows: list[dict[str, Any]] = ROWS) -> list[bytes]:
    """As wandb has them: the summary is written anew before each row."""
    out = [field(1, 1) + field(21, field(1, "0.31.0"))]
    for values in rows:
        out.append(field(1, len(out) + 1) + field(3, field(1, item("train/loss", 9.0))))
        out.append(history(len(out) + 1, values))
    return out


def test_rows_are_what_was_logged_with_their_records(tmp_path: Path) -> None:
    path = wandb_file(tmp_path, records())
    assert is_wandb(Start(path))
    assert read(path) == (ROWS, [])
    assert [row.line for row in read_wandb(path, print)][:3] == [3, 5, 7]


def test_shuffled_keys_nested_names_and_values_of_all_kinds_are_read(tmp_path: Path) -> None:
    values = {("nest", "x"): 1, ("nest", "y.z", "q"): 2, "a": math.nan, "b": -math.inf, "c": None, "d": True,
              "e": [1, 2.5], "f": "é\n" * 90, "g": 10**30, "h": {"i": {}}, "_step": 7, "tab\x82\x01": 3,
              "ten chars!": 1234567890}  # fmt: skip
    rng = random.Random(0)
    rows = [dict(rng.sample(list(values.items()), len(values))) for _ in range(50)]
    found, skipped = read(wandb_file(tmp_path, records(rows)))
    plain = [
        {".".join(key) if isinstance(key, tuple) else key: value for key, value in values.items()} for values in rows
    ]
    assert repr(found) == repr(plain)
    assert skipped == []


@pytest.mark.parametrize("step", [0, 9, 10, 18, 127, 128, 129, 130, 258, 16384, 2**40])
def test_every_step_is_read_whatever_its_bytes_look_like(step: int, tmp_path: Path) -> None:
    rows = [row(step), row(step), {key: value for key, value in row(step).items() if key != "_runtime"}]
    assert read(wandb_file(tmp_path, records(rows))) == (rows, [])


def test_the_step_of_wandb_stands_in_for_a_missing_one(tmp_path: Path) -> None:
    record = field(1, 1) + field(2, field(1, item("loss", 0.5)) + field(2, field(1, 5)))
    assert read(wandb_file(tmp_path, [record])) == ([{"loss": 0.5, "_step": 5}], [])


def test_media_stand_in_no_row_and_are_counted(tmp_path: Path) -> None:
    table = {("samples", "_type"): "table-file", ("samples", "path"): "media/table/x.json", "_step": 1, "loss": 2.0}
    table |= {("nest", "h", "_type"): "histogram", ("nest", "h", "bins"): [1, 2], "image": {"_type": "image-file"}}
    path = wandb_file(tmp_path, [history(1, table), history(2, table), history(3, ROWS[3])])
    assert read(path) == ([{"_step": 1, "loss": 2.0}, {"_step": 1, "loss": 2.0}, ROWS[3]], [])
    assert facts_wandb(path).about["left_out"] == {"samples": 2, "nest.h": 2, "image": 2}


def test_two_keys_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    found, _ = read(wandb_file(tmp_path, [history(1, {"a.b": 1, ("a", "b"): 2, "_step": 0})] * 2))
    assert found == [{"a.b": 1, "duplicate/a.b": 2, "_step": 0}] * 2


@pytest.mark.parametrize("value", [b"", b"1,2", b"nul", b"[" * 9999, b"1" * 9999, b"\xff", b'"\x05'])
def test_what_is_no_json_is_named_and_the_rest_of_its_row_read(value: bytes, tmp_path: Path) -> None:
    message = field(1, item("_step", 4)) + field(1, item("bad", 0, raw=value)) + field(1, item("loss", 0.5))
    path = wandb_file(tmp_path, [history(1, {"_step": 3, "bad": 1, "loss": 1.0}), field(1, 2) + field(2, message)])
    found, skipped = read(path)
    assert found == [{"_step": 3, "bad": 1, "loss": 1.0}, {"_step": 4, "loss": 0.5}]
    assert [(s.line, s.fatal) for s in skipped] == [(2, True)]
    assert "record 2: 'bad': expected JSON" in skipped[0].reason


def test_a_record_that_is_no_message_is_named(tmp_path: Path) -> None:
    path = wandb_file(tmp_path, [b"\x08\xff", history(2, ROWS[0]), field(1, 3) + b"\x12\x7fshort", b"", b"\x0b"])
    found, skipped = read(path)
    assert found == ROWS[:1]
    assert [s.line for s in skipped] == [1, 3, 4, 5]


def test_a_file_cut_anywhere_gives_the_rows_before_and_says_so_once(tmp_path: Path) -> None:
    path = wandb_file(tmp_path, records(ROWS[:4]))
    whole = path.read_bytes()
    ends = {len(block_log(WANDB, records(ROWS[:4])[:n])): n for n in range(10)}
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        found, skipped = read(path)
        assert found == ROWS[: len(found)]
        assert len(found) == max((max(0, (n - 1) // 2) for end, n in ends.items() if end <= size), default=0)
        assert [s.fatal for s in skipped] == [False] * (size not in ends)
        facts_wandb(path)
    path.write_bytes(whole + bytes(1000))  # as a file system leaves it after a crash
    found, skipped = read(path)
    assert (found, [s.fatal for s in skipped]) == (ROWS[:4], [False])


def test_a_flipped_bit_anywhere_loses_no_more_than_its_block_and_gives_no_wrong_value(tmp_path: Path) -> None:
    path = wandb_file(tmp_path, records(ROWS[:6]))
    whole = path.read_bytes()
    for at in range(7, len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        found, skipped = read(path)
        assert all(values in ROWS for values in found)
        assert skipped
        assert "byte" in skipped[0].reason
        facts_wandb(path)


def test_reading_goes_on_after_damage(tmp_path: Path) -> None:
    rows = [row(step) for step in range(2000)]
    path = wandb_file(tmp_path, records(rows))
    whole = bytearray(path.read_bytes())
    assert len(whole) > 4 * BLOCK
    whole[BLOCK + 5000] ^= 1  # within a value: the record after it is whole
    whole[2 * BLOCK + 4] ^= 64  # the length of the first fragment of a block
    path.write_bytes(whole)
    found, skipped = read(path)
    assert [s.fatal for s in skipped] == [True] * len(skipped)
    assert f"byte {2 * BLOCK}: expected a record" in skipped[1].reason
    lost = len(rows) - len(found)
    assert 0 < lost < BLOCK / 150
    assert found == [values for values in rows if values in found]


def test_zeros_within_a_file_are_damage(tmp_path: Path) -> None:
    path = wandb_file(tmp_path, records([row(step) for step in range(2000)]))
    whole = path.read_bytes()
    path.write_bytes(whole[: BLOCK + 7] + bytes(2 * BLOCK - 7) + whole[3 * BLOCK :])
    found, skipped = read(path)
    assert found[-1] == row(1999)
    assert "found zeros" in " ".join(s.reason for s in skipped if s.fatal)


def test_a_record_of_many_blocks_is_read(tmp_path: Path) -> None:
    values = {"_step": 1, "long": "x" * 200_000, "loss": 0.5}
    path = wandb_file(tmp_path, [history(1, ROWS[0]), history(2, values), history(3, ROWS[2])])
    assert read(path) == ([ROWS[0], values, ROWS[2]], [])
    assert read(Path(compressed(path))) == ([ROWS[0], values, ROWS[2]], [])
    path.write_bytes(path.read_bytes()[: 3 * BLOCK])
    found, skipped = read(path)
    assert (found, [s.fatal for s in skipped]) == ([ROWS[0]], [False])


def compressed(path: Path) -> str:
    with gzip.open(f"{path}.gz", "wb") as file:
        file.write(path.read_bytes())
    return f"{path}.gz"


def test_a_large_file_is_read_in_little_memory(tmp_path: Path) -> None:
    some = block_log(b"", [history(1, {"_step": 1, "text": "x" * 8000})] * 4)
    block = some + block_log(b"", [field(99, bytes(BLOCK - len(some) - 11))])
    assert len(block) == BLOCK
    path = tmp_path / "run-x.wandb"
    with path.open("wb") as file:
        file.write(block_log(WANDB, [field(99, bytes(BLOCK - 7 - 7 - 5))]))
        assert file.tell() == BLOCK
        for _ in range(20):
            file.write(block * 32)

    def refuse(skipped: Skipped) -> None:
        raise AssertionError(skipped)

    tracemalloc.start()
    try:
        assert sum(1 for _ in read_wandb(path, refuse)) == 4 * 640
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_a_record_that_would_fill_the_memory_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rldk.adapters.layouts.block_log.MAX_LINE_BYTES", 100_000)
    path = wandb_file(tmp_path, [history(1, {"_step": 0, "x": "y" * 300_000}), history(2, ROWS[0])])
    found, skipped = read(path)
    assert found == ROWS[:1]
    assert ["of at most 100000 bytes" in s.reason for s in skipped] == [True]


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing(content: bytes) -> None:
    with contextlib.suppress(ValueError):
        list(fields(content))


@given(st.binary(max_size=200), st.lists(st.binary(max_size=60), max_size=8), st.booleans())
def test_any_file_raises_nothing(tail: bytes, bodies: list[bytes], framed: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = wandb_file(Path(folder), [b"\x12" + varint(len(body)) + body for body in bodies] if framed else bodies)
        path.write_bytes(path.read_bytes() + tail)
        read(path)
        facts_wandb(path)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5)


@settings(max_examples=40)
@given(
    st.lists(st.dictionaries(st.text(min_size=1, max_size=40), JSON, max_size=12), max_size=5), st.integers(0, 2**40)
)
def test_what_was_written_is_read(rows: list[dict[str, Any]], step: int) -> None:
    rows = [
        {**{k: v for k, v in values.items() if not k.endswith("_type")}, "_step": step + n}
        for n, values in enumerate(rows * 2)
    ]
    with tempfile.TemporaryDirectory() as folder:
        found, skipped = read(wandb_file(Path(folder), records(rows)))
    assert repr(found) == repr([json.loads(json.dumps(values)) for values in rows])
    assert skipped == []


def run_record(**more: Any) -> bytes:
    config = b"".join(
        field(1, item(key, value)) for key, value in {"_wandb": {}, "lr": 1e-6, "beta": {"value": 0.04}}.items()
    )
    parts = {1: "abc", 3: "grpo", 4: config, 6: "g", 8: "qwen-1", 9: "a note", 10: "t1"}
    telemetry = field(4, "3.11.7") + field(5, "0.31.0") + field(6, "4.56.0")
    return field(1, 1) + field(
        17, b"".join(field(n, v) for n, v in parts.items()) + field(10, "t2") + field(19, telemetry)
    )


def test_facts_of_the_run_are_told(tmp_path: Path) -> None:
    late = field(5, field(1, item(("nested", "a"), 1)) + field(2, item("lr", None)))
    summary = field(3, field(1, item(("eval", "best"), 0.98)) + field(1, item(("_wandb", "runtime"), 3)))
    path = wandb_file(tmp_path, [run_record(), late, history(2, ROWS[0]), summary, field(18, field(1, 0))])
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "requirements.txt").write_text("trl==0.29.1\n# x\nfoo @ file:///x\nTorch==2.13.0+cpu\n")
    facts = facts_wandb(path)
    assert (facts.name, facts.config) == ("qwen-1", {"beta": 0.04, "nested.a": 1})
    assert facts.versions == {
        "trl": "0.29.1",
        "torch": "2.13.0+cpu",
        "python": "3.11.7",
        "wandb": "0.31.0",
        "transformers": "4.56.0",
    }
    assert (facts.state, facts.error) == ("finished", None)
    assert facts.about == {
        "run_id": "abc", "project": "grpo", "group": "g", "notes": "a note", "tags": ["t1", "t2"],
        "summary": {"eval.best": 0.98},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "state", "error"),
    [(0, "finished", None), (1, "failed", "exit code 1"), (-9, "failed", "exit code -9"), (255, "interrupted", None)],
)
def test_the_exit_code_says_how_it_ended(code: int, state: str, error: str | None, tmp_path: Path) -> None:
    facts = facts_wandb(wandb_file(tmp_path, [run_record(), field(18, field(1, code) if code else b"")]))
    assert (facts.state, facts.error) == (state, error)


def test_no_exit_code_says_nothing(tmp_path: Path) -> None:
    assert facts_wandb(wandb_file(tmp_path, [run_record()])).state is None
    assert facts_wandb(tmp_path / "none").name is None


def test_the_axes_that_a_script_has_defined_are_told(tmp_path: Path) -> None:
    def metric(name: bytes, axis: str | None = None, more: bytes = b"") -> bytes:
        return field(12, name + (b"" if axis is None else field(4, axis)) + more)

    star, loss = field(2, "*"), field(1, "loss")
    told = [metric(star, "n"), metric(loss, "m"), metric(loss), metric(star, None, field(9, field(1, 1)))]
    assert facts_wandb(wandb_file(tmp_path, told[:2])).axes == {"*": "n", "loss": "m"}
    # What is not said again stays, unless the definition overwrites the one before.
    assert facts_wandb(wandb_file(tmp_path, told)).axes == {"*": None, "loss": "m"}
    assert facts_wandb(wandb_file(tmp_path, [field(12, b""), field(12, b"\x0a")])).axes == {}

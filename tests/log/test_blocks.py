"""Blocks of a file have the lines that it has, wherever it is cut, and whatever stands in it."""

from __future__ import annotations

import io
import json
import platform
import resource
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from lab.proof.fuzz import Found, compare
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.blocks import BLOCK_BYTES, iter_blocks
from rldk.log.bulk.proof import Prover
from rldk.log.lines import Line, create_log, iter_lines, open_log


def line(step: int = 1, **changes: object) -> bytes:
    """A valid line, or one with other members."""
    event = {
        "schema_version": "1.0",
        "step": step,
        "wall_time": step * 0.5,
        "metrics": {"loss": 0.5, "kl_mean": 0.1, "my/own": 2},
        "rng": {"seed": 42},
        "data_slice": {"tokens_in": 5 * step, "dataset_name": None},
        "model_info": {"run_id": "r", "phase": "train"},
        "process": {"rank": 0, "attempt": 1, "attempt_id": "a", "seq": step},
        "notes": [],
    }
    return json.dumps({**event, **changes}, ensure_ascii=False).encode()


USUAL = [line(step) for step in range(1, 41)]
TRAPS = {
    "two objects on a line": [line(1) + line(2)],
    "an object over two lines": [*line(1).split(b', "rng"')],
    "one object over a line that has two more": [line(1)[:-1], b"}" + line(2)],
    "a key twice": [line(1).replace(b'"loss": 0.5', b'"loss": 0.5, "loss": 0.6')],
    "an object twice, first with less": [line(step).replace(b'"rng"', b'"rng": {}, "rng"') for step in range(8)],
    "an object twice that not all have": [
        line(step).replace(b'"process"', b'"process": {"rank": 0}, "process"') if step % 2 else line(step, process={})
        for step in range(8)
    ],
    "a member twice that not all have, its colon hidden": [
        line(step, metrics={"a:b": 1.0, "loss": 0.5} if step % 2 else {"loss": 0.5})
        .replace(b"a:b", b"a\\u003ab")
        .replace(b'"loss": 0.5', b'"loss": 0.5, "loss": 0.5' if step % 4 == 1 else b'"loss": 0.5')
        for step in range(8)
    ],
    "seeds above int64": [line(1, rng={"seed": 2**64 - 1 - step}) for step in range(8)]
    + [line(1, rng={"seed": 2**64})],
    "names of runs": [
        line(1, model_info={"run_id": run, "phase": "train"}) for run in ("a", "b", "c", "-d", "", "e:f")
    ],
    "a key twice, one colon hidden": [
        line(1, notes=["a\u003ab"]).replace(b"a:b", b"a\\u003ab").replace(b'"seed": 42', b'"seed": 42, "seed": 42')
    ],
    "a colon hidden in a data set": [
        line(step, data_slice={"dataset_name": "a:b"})
        .replace(b"a:b", b"a\\u003ab")
        .replace(b"0.5,", b'0.5, "loss": 1,', 1)
        for step in range(8)
    ],
    "ten thousand notes": [line(step, notes=[f"note {step}"]) for step in range(10_000)],
    "text that may be taken for a mark": [line(1, data_slice={"dataset_name": "\0"}), line(2, notes=["\0"])],
    "integers written as floats": [line(1).replace(b'"step": 1', b'"step": 500.0')],
    "a later minor version": [line(1, schema_version="1.1"), line(1, schema_version="1.1", new=1)],
    "a byte order mark": [b"\xef\xbb\xbf" + line(1)],
    "blank lines": [b"", b"  ", b"\t\r", line(1), b""],
    "carriage returns": [line(step) + b"\r" for step in range(20)],
    "garbage": [b"\x00\xff", b"{", b"}", b"null", b"[]", b'"x"', b"{}"],
    "not a number": [line(1).replace(b"0.1", b"NaN"), line(1).replace(b"0.1", b"1e999")],
    "suspect": [line(1, metrics={"kl_mean": -0.5})],
    "in nonfinite, with a number": [line(1, nonfinite={"loss": "NaN"})],
    "nonfinite": [line(1, metrics={"loss": None}, nonfinite={"loss": "NaN", "not there": "Infinity"})],
    "above 2**53": [line(1, metrics={"n": 2**53 + 1}), line(1, rng={"seed": 2**64 - 1}), line(1, rng={"seed": 2**64})],
    "minus zero": [line(1).replace(b"0.1", b"-0"), line(1).replace(b"0.1", b"-0.0")],
    "null and absent": [line(1, metrics={"my/own": None}), line(1, metrics={})],
    "another metric in every line": [line(step, metrics={f"m{step}": 1.0}) for step in range(500)],
    "no process": [line(1, process={})] * 3 + [line(2).replace(b'"process"', b'"proces"')],
    "text out of bounds": [line(1, rng={"seed": "42"}), line(1, model_info={"run_id": "r", "phase": "x"})],
    "names that the type cannot have": [line(1, metrics={'a"b': 1, "a\\b": 2, "": 3})],
    "invalid UTF-8 in text": [
        line(1, notes=["ab"]).replace(b"ab", b"a\xff"),
        line(1, process={"hostname": "h"}).replace(b'"h"', b'"\xff"'),
    ],
    "lone surrogates": [
        line(1, notes=["ab"]).replace(b"ab", b"\\ud800"),
        line(1, data_slice={"dataset_name": "d"}).replace(b'"d"', b'"\\ud800"'),
    ],
}


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("end", [b"\n", b""], ids=["whole", "cut"])
def test_traps_between_usual_lines_are_left_to_the_judge(trap: str, end: bytes) -> None:
    found, prover = Found(), Prover(warn=True)
    for lines in ([*USUAL, *TRAPS[trap], *USUAL], TRAPS[trap], [*TRAPS[trap], *USUAL] * 2):
        compare(b"\n".join(lines) + end, prover, found)

    assert found.faults == []
    assert found.proven >= len(USUAL)


def test_text_with_colons_and_other_escapes_is_no_reason_for_doubt() -> None:
    found, prover = Found(), Prover(warn=True)
    for _ in range(2):
        lines = [line(step, notes=[f"lr: {step}\n"], data_slice={"dataset_name": 'a:"b"'}) for step in range(40)]
        compare(b"\n".join(lines) + b"\n", prover, found)

    assert found.faults == []
    assert found.proven == found.lines


@pytest.mark.parametrize("size", [10, 100, 1000])
def test_one_bad_line_of_many_leaves_the_others_proven(size: int) -> None:
    found = Found()
    lines = [line(step) if step % size else b"{" for step in range(1, 3 * size + 1)]
    compare(b"\n".join(lines) + b"\n", Prover(warn=True), found)

    assert found.faults == []
    assert found.proven >= (len(lines) - 3) * 0.9


def test_parts_that_are_cut_anywhere_have_every_line_once(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"\n".join([*USUAL, b"{", *USUAL, b"", line(3)[:50]]))
    size = path.stat().st_size
    with path.open("rb") as file:
        expected = [(one.offset, one.data) for one in iter_lines(file)]
    for parts in (1, 2, 3, 7, 50, 1000):
        cuts = [size * part // parts for part in range(parts + 1)]
        read: list[tuple[int | None, bytes]] = []
        for start, end in pairwise(cuts):
            with path.open("rb") as file:
                offset = 0
                if start:
                    file.seek(start - 1)
                    offset = start - 1 + len(file.readline())
                for part in iter_blocks(file, path, Prover(), offset=offset, end=end):
                    if isinstance(part, Line):
                        read.append((part.offset, part.data))
                    else:
                        read += [
                            (part.offset_of(row), path.read_bytes()[part.offset_of(row) :].split(b"\n")[0])
                            for row in range(len(part))
                        ]
        assert read == expected, parts


def test_long_lines_are_one_line_each_and_limited() -> None:
    long = line(2, notes=["x" * (3 * BLOCK_BYTES)])
    data = b"\n".join([*USUAL, long, *USUAL, long]) + b"\n"
    for limit in (len(long) + 10, len(long) - 10, BLOCK_BYTES + 100):
        expected = list(iter_lines(io.BytesIO(data), limit=limit))
        parts = list(iter_blocks(io.BytesIO(data), Path("f"), Prover(), limit=limit))
        assert [part for part in parts if isinstance(part, Line)] == [one for one in expected if one.size > BLOCK_BYTES]
        assert sum(len(part) for part in parts if isinstance(part, Batch)) == 2 * len(USUAL)


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_of_damaged_archives_all_lines_before_the_damage_are_read(tmp_path: Path, suffix: str) -> None:
    whole = tmp_path / f"r_events.000001.jsonl{suffix}"
    with create_log(whole, suffix) as file:
        file.write(b"".join(line(step, notes=[f"{step * 7919 % 10007}"]) + b"\n" for step in range(20_000)))
    data = whole.read_bytes()
    for cut in (len(data) // 3, len(data) - 3, 40):
        for damaged in (data[:cut], data[:cut] + b"\xff" * 8 + data[cut + 8 :]):
            whole.write_bytes(damaged)
            with open_log(whole) as file:
                expected = list(iter_lines(file))
            with open_log(whole) as file:
                parts = list(iter_blocks(file, whole, Prover()))
            rows = sum(len(part) if isinstance(part, Batch) else 1 for part in parts)
            assert rows == len(expected)
            assert parts[-1] == expected[-1]


FAULTS = """
import resource, sys
from rldk.io.validator import validate_jsonl_file

found = []
for _ in range(2):
    assert validate_jsonl_file(sys.argv[1])
    found.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)
print(found[1] - found[0])
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other allocators have other manners")
def test_blocks_reuse_the_memory_of_those_before(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"".join(line(step, notes=["x" * 999]) + b"\n" for step in range(10_000)))
    child = subprocess.run([sys.executable, "-c", FAULTS, str(log)], capture_output=True, text=True, check=True)
    assert int(child.stdout) < log.stat().st_size / resource.getpagesize() / 4

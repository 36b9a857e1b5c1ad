from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.checkpoints.safetensors import DTYPE_BITS, Header, read_header


def packed(header: Any, data: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def tensor(dtype: str = "F32", shape: Any = (2,), offsets: Any = (0, 8)) -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": offsets}


def read(path: Path, content: bytes) -> Header:
    path.write_bytes(content)
    fd = os.open(path, os.O_RDONLY)
    try:
        return read_header(fd)
    finally:
        os.close(fd)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "expected at least 8 bytes, found 0"),
        (b"\x01\x00", "expected at least 8 bytes, found 2"),
        (b"\xff" * 8, "expected a header of at most 100000000 bytes, found 18446744073709551615"),
        ((90_000_000).to_bytes(8, "little") + b"{}", "expected a header of 90000000 bytes, found a file of 10"),
        (packed(b"[]"), "expected a header that begins with '{', found b'[]'"),
        (packed(b'{"a": '), "expected a JSON object: Input data was truncated"),
        (packed(b'{"\xff": 1}'), "expected UTF-8"),
        (packed(b'{"a":' * 100_000), "JSON nested too deep to read"),
        (packed(b'{"a": 1, "a": 2}'), 'the key "a" occurs twice'),
        (packed({"__metadata__": {"a": 1}}), "__metadata__: expected text values"),
        (packed({"a": 1}), 'tensor "a": expected an object, found 1'),
        (packed({"a": tensor(dtype=None)}), "dtype: expected a name, found null"),
        (packed({"a": tensor(shape=[-2])}), "shape: expected at most 64 integers >= 0"),
        (packed({"a": tensor(shape=[2**64] * 3)}), "shape: expected at most 64 integers >= 0"),
        (packed({"a": tensor(shape=[1] * 65)}), "shape: expected at most 64 integers >= 0"),
        (packed({"a": tensor(shape=[True])}), "shape: expected at most 64 integers >= 0"),
        (packed({"a": tensor(offsets=[8, 0])}), "data_offsets: expected two rising integers >= 0"),
        (packed({"a": tensor(offsets=[0, 4])}, bytes(4)), "expected 8 bytes for F32 [2], found 4"),
        (packed({"a": tensor()}, bytes(7)), "it is truncated"),
        (packed({"a": tensor()}, bytes(9)), "1 belong to no tensor"),
        (packed({"a": tensor(), "b": tensor(offsets=[9, 17])}, bytes(17)), "a gap before it"),
        (packed({"a": tensor(), "b": tensor(offsets=[4, 12])}, bytes(12)), "an overlap with the one before"),
        (packed({"a\x1b[31m": 1}), 'tensor "a\\u001b[31m"'),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, content: bytes, found: str) -> None:
    damage = read(tmp_path / "m.safetensors", content).damage
    assert damage
    assert found in damage[0]


def test_every_bad_tensor_is_named(tmp_path: Path) -> None:
    header = read(tmp_path / "m.safetensors", packed({"a": 1, "b": tensor(), "c": tensor(shape="x")}, bytes(8)))
    assert [text.split(":")[0] for text in header.damage] == ['tensor "a"', 'tensor "c"']
    assert [t.name for t in header.tensors] == ["b"]


def test_a_dtype_of_the_future_is_no_damage(tmp_path: Path) -> None:
    header = read(tmp_path / "m.safetensors", packed({"a": tensor("F2", [16], [0, 4])}, bytes(4)))
    assert (header.damage, header.tensors[0].parameters) == ((), 16)


def test_a_header_that_the_file_does_not_hold_costs_no_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        assert read(tmp_path / "m.safetensors", (99_000_000).to_bytes(8, "little") + b"{" * 100).damage
        assert tracemalloc.get_traced_memory()[1] < 1e6
    finally:
        tracemalloc.stop()


SIZES = st.integers(-1, 20) | st.sampled_from([None, 1.0, "1", 2**64])
TENSORS = st.fixed_dictionaries(
    {
        "dtype": st.sampled_from([*DTYPE_BITS, "F3", 1]),
        "shape": st.lists(st.integers(0, 3), max_size=3) | st.lists(SIZES, max_size=2),
        "data_offsets": st.lists(SIZES, min_size=2, max_size=2) | st.lists(SIZES, max_size=3),
    }
)


@st.composite
def headers(draw: st.DrawFn) -> bytes:
    """Files that are whole, and files with a few things wrong."""
    entries: dict[str, Any] = {}
    end = 0
    for name in draw(st.lists(st.sampled_from("abcde"), unique=True)):
        dtype = draw(st.sampled_from(["F32", "BF16", "F64", "I8", "F4", "BOOL", "C64"]))
        shape = draw(st.lists(st.integers(0, 4), max_size=3))
        bits = DTYPE_BITS[dtype]
        for n in shape:
            bits *= n
        entries[name] = tensor(dtype, shape, [end, end + bits // 8])
        end += bits // 8
    if entries and draw(st.booleans()):
        entries[draw(st.sampled_from(sorted(entries)))] = draw(TENSORS)
    if draw(st.booleans()):
        entries["__metadata__"] = draw(st.none() | st.just({"format": "pt"}) | st.just({"a": 1}))
    data = bytes(max(0, end + draw(st.sampled_from([0, 0, 0, -1, 1]))))
    return packed(entries, data)


@given(content=headers())
def test_a_file_is_damaged_if_the_library_of_the_format_refuses_it(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    safetensors = pytest.importorskip("safetensors")
    path = tmp_path_factory.mktemp("drawn") / "m.safetensors"
    header = read(path, content)
    if any(t.dtype not in DTYPE_BITS for t in header.tensors):
        return  # a later version may know it
    if header.damage:
        with pytest.raises(safetensors.SafetensorError):
            safetensors.safe_open(path, "np").__enter__()
    else:
        with safetensors.safe_open(path, "np") as file:
            assert {t.name for t in header.tensors} == set(file.keys())


MANY = 2_000_000


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (b'{"a":[' + b"[]," * MANY + b"[]]}", "expected an entry of at most 65536 bytes"),
        (b'{"a":' + b'[{"b":' * 100 + b"1" + b"}]" * 100 + b',"a":{' + b'"c":[],' * MANY + b'"d":0}}', "occurs twice"),
        (b'{"__metadata__":[' + b"{}," * MANY + b"0]}", "__metadata__: expected text values"),
        (b'{"__metadata__":{' + b",".join(b'"%x":""' % n for n in range(MANY // 2)) + b"}}", None),
        (b"{" + b",".join(b'"%x":1' % n for n in range(MANY // 2)) + b"}", "expected at most 250000 tensors"),
    ],
    ids=["lists", "objects", "metadata", "texts", "names"],
)
def test_a_header_takes_little_more_memory_than_its_bytes_whatever_is_in_it(
    tmp_path: Path, header: bytes, found: str | None
) -> None:
    tracemalloc.start()
    try:
        damage = read(tmp_path / "m.safetensors", packed(header)).damage
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 4 * len(header) + 2**26
    assert [found in text for text in damage if found is not None] == ([] if found is None else [True])


def test_a_key_that_occurs_twice_among_many_is_found_in_one_pass(tmp_path: Path) -> None:
    header = b"{" + b",".join(b'"%d":1' % n for n in range(200_000)) + b',"199999":1}'
    (tmp_path / "m.safetensors").write_bytes(packed(header))
    code = (
        "import os, sys; from rldk.checkpoints.safetensors import read_header; "
        "print(*read_header(os.open(sys.argv[1], os.O_RDONLY)).damage)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "m.safetensors")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)  # looking at all pairs takes minutes
    assert done.stdout == 'the key "199999" occurs twice\n'

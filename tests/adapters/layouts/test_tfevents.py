"""TensorBoard's event files, read without it and held against what it reads itself."""

from __future__ import annotations

import gzip
import json
import math
import os
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.tfevent_fields import parse_event
from rldk.adapters.layouts.tfevents import facts_tfevents, in_order, is_tfevents, read_tfevents
from rldk.adapters.layouts.tfrecords import masked_crc32c
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start

pytest.importorskip("tensorboard")
from tensorboard.backend.event_processing.event_file_loader import RawEventFileLoader
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata
from tensorboard.compat.proto.tensor_pb2 import TensorProto
from tensorboard.compat.proto.tensor_shape_pb2 import TensorShapeProto
from tensorboard.compat.tensorflow_stub.pywrap_tensorflow import masked_crc32c as theirs
from tensorboard.plugins.hparams import summary_v2 as hparams
from tensorboard.plugins.scalar.summary_v2 import scalar_pb
from tensorboard.util.tensor_util import make_ndarray

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def framed(data: bytes) -> bytes:
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", theirs(length)) + data + struct.pack("<I", theirs(data))


def write(path: Path, *events: Any) -> Path:
    first = Event(wall_time=1.0, file_version="brain.Event:2")
    path.write_bytes(b"".join(framed(event.SerializeToString()) for event in (first, *events)))
    return path


def scalars(step: int, **values: float) -> Any:
    entries = [Summary.Value(tag=tag.replace("__", "/"), simple_value=value) for tag, value in values.items()]
    return Event(wall_time=1.7e9 + step, step=step, summary=Summary(value=entries))


def tensor(tag: str, value: Any, plugin: str = "scalars") -> Any:
    metadata = SummaryMetadata(plugin_data=SummaryMetadata.PluginData(plugin_name=plugin)) if plugin else None
    return Event(step=1, summary=Summary(value=[Summary.Value(tag=tag, tensor=value, metadata=metadata)]))


def read(path: Path) -> tuple[list[dict[str, Any]], list[Skipped]]:
    refused: list[Skipped] = []
    return [row.values for row in read_tfevents(path, refused.append)], refused


def by_tensorboard(path: Path) -> list[tuple[int, float, str, float]]:
    found = []
    for record in RawEventFileLoader(str(path)).Load():
        event = Event.FromString(record)
        found += [(event.step, event.wall_time, v.tag, v.simple_value) for v in event.summary.value
                  if v.WhichOneof("value") == "simple_value"]  # fmt: skip
    return found


def test_tags_of_any_kind_are_rows_by_step_and_phase(tmp_path: Path) -> None:
    path = write(
        tmp_path / "x",
        scalars(1, rollout__ep_rew_mean=1.5, train__loss=0.5),
        scalars(1, eval__reward=2.0),
        scalars(2, lr=0.25),
        scalars(2, costs__x=3.0),
        scalars(2, lr=0.5),
    )
    assert is_tfevents(Start(path))
    first = {"_step": 1, "_timestamp": 1.7e9 + 1}
    second = {"_step": 2, "_timestamp": 1.7e9 + 2}
    assert read(path) == (
        [
            {**first, "rollout/ep_rew_mean": 1.5},
            {**first, "train/loss": 0.5},
            {**first, "eval/reward": 2.0},
            {**second, "lr": 0.25, "costs/x": 3.0},
            {**second, "lr": 0.5},
        ],
        [],
    )


ONE = TensorShapeProto()
FOUR = TensorShapeProto(dim=[TensorShapeProto.Dim(size=4)])


@pytest.mark.parametrize(
    "value",
    [
        TensorProto(dtype="DT_FLOAT", float_val=[0.5], tensor_shape=ONE),
        TensorProto(dtype="DT_FLOAT", tensor_content=struct.pack("<f", 0.1), tensor_shape=ONE),
        TensorProto(dtype="DT_DOUBLE", double_val=[0.1]),
        TensorProto(dtype="DT_DOUBLE", tensor_content=struct.pack("<d", -1e300)),
        TensorProto(dtype="DT_HALF", half_val=[0x3555]),
        TensorProto(dtype="DT_HALF", tensor_content=struct.pack("<e", 0.1)),
        TensorProto(dtype="DT_INT32", int_val=[-7]),
        TensorProto(dtype="DT_INT64", int64_val=[-(2**40)]),
        TensorProto(dtype="DT_INT64", tensor_content=struct.pack("<q", -3)),
    ],
    ids=str,
)
@pytest.mark.parametrize("plugin", ["scalars", ""])
def test_a_scalar_that_is_a_tensor_is_the_number_that_numpy_makes_of_it(
    value: Any, plugin: str, tmp_path: Path
) -> None:
    rows, refused = read(write(tmp_path / "x", tensor("loss", value, plugin)))
    assert [row["loss"] for row in rows] == [float(make_ndarray(value))]
    assert refused == []


@pytest.mark.parametrize(
    ("value", "plugin"),
    [
        (TensorProto(dtype="DT_STRING", string_val=[b"text"]), "text"),
        (TensorProto(dtype="DT_STRING", string_val=[b"text"]), ""),
        (TensorProto(dtype="DT_FLOAT", float_val=[1, 2, 3, 4], tensor_shape=FOUR), "scalars"),
        (TensorProto(dtype="DT_FLOAT", float_val=[1], tensor_shape=FOUR), "scalars"),
        (TensorProto(dtype="DT_FLOAT", float_val=[1]), "histograms"),
    ],
)
def test_what_is_no_scalar_is_none(value: Any, plugin: str, tmp_path: Path) -> None:
    assert read(write(tmp_path / "x", tensor("x", value, plugin))) == ([], [])


def test_hyperparameters_and_transformers_arguments_are_configuration(tmp_path: Path) -> None:
    summary = hparams.hparams_pb({"lr": 0.5, "model": "m", "lora": True})
    args = TensorProto(dtype="DT_STRING", string_val=[json.dumps({"beta": 0.0}).encode()])
    event = Event(summary=Summary.FromString(summary.SerializeToString()))
    path = write(tmp_path / "x", event, tensor("args/text_summary", args, "text"))
    assert facts_tfevents(path).config == {"lr": 0.5, "model": "m", "lora": True, "beta": 0.0}
    assert read(path) == ([], [])


def test_what_tensorflow_and_torch_write_is_read(tmp_path: Path) -> None:
    summary = Summary.FromString(scalar_pb("loss", 0.5).SerializeToString())
    assert read(write(tmp_path / "x", Event(step=3, summary=summary)))[0] == [
        {"_step": 3, "_timestamp": 0.0, "loss": 0.5}
    ]
    torch = pytest.importorskip("torch.utils.tensorboard")
    with torch.SummaryWriter(str(tmp_path / "run")) as writer:
        writer.add_scalar("a/b", 0.25, 1)
        writer.add_scalar("c", 0.5, 2, new_style=True)
        writer.add_text("args", '{"beta": 0.04}')
        writer.add_hparams({"lr": 0.1, "model": "x"}, {"hp/accuracy": 0.75})
    told = [(facts_tfevents(path).config, read(path)) for path in sorted((tmp_path / "run").rglob("events*"))]
    values = [[{k: v for k, v in row.items() if k != "_timestamp"} for row in rows] for _, (rows, _) in told]
    assert sorted(values, key=len) == [
        [{"_step": 0, "hp/accuracy": 0.75}],
        [{"_step": 1, "a/b": 0.25}, {"_step": 2, "c": 0.5}],
    ]
    assert {"beta": 0.04} in [config for config, _ in told]
    assert {"lr": 0.1, "model": "x"} in [config for config, _ in told]


EVENTS = st.lists(
    st.builds(
        lambda step, time, values: Event(
            step=step, wall_time=time, summary=Summary(value=[Summary.Value(tag=t, simple_value=v) for t, v in values])
        ),
        st.integers(-(2**63), 2**63 - 1),
        st.floats(),
        st.lists(st.tuples(st.text(max_size=5), st.floats(width=32)), max_size=4),
    ),
    max_size=4,
)


@given(events=EVENTS)
def test_every_scalar_is_what_tensorboard_reads(events: list[Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = write(tmp_path_factory.mktemp("e") / "x", *events)
    rows, refused = read(path)
    ours = [(r["_step"], r["_timestamp"], t, v) for r in rows for t, v in r.items() if t not in ("_step", "_timestamp")]
    expected = [(s, w, t, v) for s, w, t, v in by_tensorboard(path) if t not in ("_step", "_timestamp")]
    assert [(s, t) for s, _, t, _ in ours] == [(s, t) for s, _, t, _ in expected]
    assert [v if not math.isnan(v) else None for *_, v in ours] == [
        v if not math.isnan(v) else None for *_, v in expected
    ]
    assert refused == []


@given(data=st.binary(max_size=200))
def test_any_bytes_are_an_event_or_none(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert masked_crc32c(data) == theirs(data)
    try:
        parse_event(data)
    except ValueError as error:
        assert "no event of TensorBoard" in str(error)  # noqa: PT017
    path = tmp_path_factory.mktemp("b") / "x"
    for content in (data, framed(data), framed(b"") + data):
        path.write_bytes(content)
        read(path)
        facts_tfevents(path)


@pytest.mark.parametrize("number", [1, 2, 8, 9])
def test_a_field_of_another_type_than_tensorboards_is_no_event(number: int) -> None:
    value = bytes([number << 3, 1])  # a varint
    with pytest.raises(ValueError, match="no event of TensorBoard: expected bytes, found an integer"):
        parse_event(bytes([5 << 3 | 2, len(value) + 2, 1 << 3 | 2, len(value)]) + value)


@given(cut=st.integers(0, 300), flip=st.integers(0, 300))
def test_a_torn_or_damaged_file_gives_what_is_whole_and_says_so(
    cut: int, flip: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = write(tmp_path_factory.mktemp("t") / "x", *(scalars(step, loss=step / 8, kl=0.5) for step in range(1, 6)))
    data = path.read_bytes()
    whole, _ = read(path)
    path.write_bytes(data[: len(data) - cut])
    rows, refused = read(path)
    assert rows == whole[: len(rows)]
    assert all(not skipped.fatal for skipped in refused)
    damaged = bytearray(data)
    damaged[flip % len(data)] ^= 1
    path.write_bytes(damaged)
    rows, refused = read(path)
    assert all(row in whole for row in rows)
    assert len(refused) == 1


def test_a_file_system_that_filled_the_end_with_zeros_has_torn_it(tmp_path: Path) -> None:
    path = write(tmp_path / "x", scalars(1, loss=0.5))
    path.write_bytes(path.read_bytes() + bytes(100))
    rows, refused = read(path)
    assert (len(rows), [(s.reason.split(":")[0], s.fatal) for s in refused]) == (1, [("torn last line", False)])


def test_compressed_files_are_read_and_damaged_ones_told(tmp_path: Path) -> None:
    data = write(tmp_path / "x", *(scalars(step, loss=1 / step) for step in range(1, 99))).read_bytes()
    path = tmp_path / "x.gz"
    path.write_bytes(gzip.compress(data))
    assert is_tfevents(Start(path))
    assert read(path) == read(tmp_path / "x")
    path.write_bytes(gzip.compress(data)[:-50])
    assert [s.reason.split(":")[0] for s in read(path)[1]] == ["the compressed data are damaged"]


def test_files_of_one_run_are_put_in_the_order_of_their_beginning(tmp_path: Path) -> None:
    for name, begun in (("b.tfevents.1", 5.0), ("a.tfevents.2", 7.0)):
        data = Event(wall_time=begun, file_version="brain.Event:2").SerializeToString()
        (tmp_path / name).write_bytes(framed(data))
    assert [[p.name for p in log] for log in in_order(sorted(tmp_path.iterdir()))] == [["b.tfevents.1", "a.tfevents.2"]]


def test_an_image_of_a_hundred_megabytes_takes_no_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "x", scalars(1, loss=0.5))
    length = struct.pack("<Q", 2**27)
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.write(length + struct.pack("<I", theirs(length)))
        file.seek(2**27 + 4, os.SEEK_CUR)
        file.write(framed(scalars(2, loss=0.25).SerializeToString()))
    tracemalloc.start()
    try:
        rows, refused = read(path)
        assert tracemalloc.get_traced_memory()[1] < 2**23
    finally:
        tracemalloc.stop()
    assert ([row["loss"] for row in rows], refused) == ([0.5, 0.25], [])


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_a_real_file_is_read_as_tensorboard_does() -> None:
    (path,) = REAL.glob("*tfevents*")
    assert is_tfevents(Start(path))
    rows, refused = read(path)
    assert refused == []
    assert len({row["_step"] for row in rows}) == 171
    ours = [(r["_step"], r["_timestamp"], t, v) for r in rows for t, v in r.items() if t[0] != "_"]
    assert sorted((s, t, v) for s, _, t, v in ours) == sorted((s, t, v) for s, _, t, v in by_tensorboard(path))

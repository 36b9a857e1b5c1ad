from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema import Process

from rldk import EventWriter, Run
from rldk.io.validator import TornTail, validate_jsonl_file, validate_stream
from rldk.log.lines import MAX_LINE_BYTES, zstd
from rldk.validation.logs import validate_logs
from tests.factories.cases import (
    DATA,
    GOOD,
    HOSTILE,
    INVALID,
    VALID,
    comparable,
    expected_errors,
    hostile_log,
    lines,
    name,
)
from tests.factories.events import make_event


@pytest.mark.parametrize("path", VALID, ids=name)
def test_valid_files_are_valid(path: Path) -> None:
    report = validate_jsonl_file(path)
    assert report, report.errors
    assert report.events == len(lines(path))
    assert report.torn_tail is None


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_every_problem_is_listed_with_line_offset_and_path(path: Path) -> None:
    report = validate_jsonl_file(path)
    assert not report
    found = [comparable(f"{e.line} {e.offset} {e}") for e in report.errors]
    assert found == [comparable(e) for e in expected_errors(path)]
    content = path.read_bytes()
    for error in report.errors:
        assert content[: error.offset].count(b"\n") == error.line - 1
        assert error.offset == 0 or content[error.offset - 1 : error.offset] == b"\n"


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_streams_and_compressed_files_have_the_problems_of_the_file(path: Path, tmp_path: Path) -> None:
    content = path.read_bytes()
    plain = validate_jsonl_file(path)
    stream = validate_stream(io.BytesIO(content))
    assert stream.path == "<stdin>"
    gz, zst = tmp_path / "r_events.jsonl.gz", tmp_path / "r_events.jsonl.zst"
    gz.write_bytes(gzip.compress(content))
    zst.write_bytes(zstd().compress(content))
    for report in (stream, validate_jsonl_file(gz), validate_jsonl_file(zst)):
        assert (report.errors, report.events, report.torn_tail) == (plain.errors, plain.events, plain.torn_tail)


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_line_is_blamed_and_the_lines_around_it_are_read(case: str) -> None:
    report = validate_stream(io.BytesIO(hostile_log(case)))
    assert report.events == 2
    assert {(e.line, e.offset) for e in report.errors} == {(2, len(GOOD) + 1)}
    assert len(report.errors) <= 200
    assert str(report.errors[0]).startswith(HOSTILE[case][1])
    assert len(str(report.errors[0])) < 300


@pytest.mark.parametrize("metrics", ["[[1]]", "[{}]", '"loss"', "1", "null"])
def test_a_log_may_begin_with_metrics_of_any_kind(metrics: str) -> None:
    line = GOOD.replace(b'"metrics":{}', b'"metrics":' + metrics.encode())
    report = validate_stream(io.BytesIO(line + b"\n" + GOOD))
    assert report.events == 1
    assert [(e.line, e.path) for e in report.errors] == [(1, "$.metrics")]


def test_a_line_as_long_as_may_be_can_be_valid() -> None:
    line = GOOD.replace(b'"notes":[]', b'"notes":["%s"]')
    line = line % (b"x" * (MAX_LINE_BYTES - len(line) + len(b"%s")))
    assert len(line) == MAX_LINE_BYTES
    assert validate_stream(io.BytesIO(line + b"\n")).events == 1


def test_a_wide_line_far_down_takes_memory_for_its_values_only() -> None:
    line = HOSTILE["deep_and_wide"][0]()
    tracemalloc.start()
    try:
        validate_stream(io.BytesIO(line))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * len(line)


@given(st.data())
def test_a_damaged_line_is_an_event_or_blamed(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([line for path in (*VALID, *INVALID[:-1]) for line in lines(path)])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    log = GOOD + b"\n" + bytes(content) + b"\n" + GOOD + b"\n"
    report = validate_stream(io.BytesIO(log))
    blamed = {e.line for e in report.errors}
    parts = log.split(b"\n")
    assert all(log.startswith(parts[e.line - 1], e.offset) for e in report.errors)
    assert report.events + len(blamed) == sum(bool(part.strip()) for part in parts)
    assert blamed <= set(range(2, len(parts) - 1))


def test_a_repeated_key_is_blamed_only_where_it_stands() -> None:
    dropped = ",".join(['"y":{"a":1,"a":2}'] * 200)
    line = GOOD.replace(b'"rng":{}', b'"rng":{}, "x":{%s}' % dropped.encode())
    line = line.replace(b'"data_slice":{}', b'"data_slice":{"seq":{}}').replace(b'"notes":[]', b'"notes":[{},{},{}]')
    repeated = [e.path for e in validate_stream(io.BytesIO(line)).errors if "each key once" in e.message]
    assert repeated == ["$.x.y", "$.x.y.a"]


def test_every_invalid_line_is_blamed() -> None:
    clean = {"encoding": {3}, "torn_in_the_middle": {1, 3}, "torn_tail": {1, 2}}
    for path in INVALID:
        blamed = {e.line for e in validate_jsonl_file(path).errors}
        total = len(path.read_bytes().removesuffix(b"\n").split(b"\n"))
        assert blamed == set(range(1, total + 1)) - clean.get(path.stem, set()), path


def test_a_torn_tail_is_reported_as_what_it_is() -> None:
    path = DATA / "invalid" / "torn_tail.jsonl"
    strict = validate_jsonl_file(path)
    assert strict.torn_tail == TornTail(line=3, offset=352, bytes=155)
    assert len(strict.errors) == 1
    assert validate_jsonl_file(path, strict=False).torn_tail == strict.torn_tail


def test_unknown_fields_of_a_newer_minor_version_are_warnings() -> None:
    report = validate_jsonl_file(DATA / "newer" / "newer_minor.jsonl")
    assert report.valid
    assert [str(w) for w in report.warnings] == ["$.colour: unknown field", "$.rng.jax_seed: unknown field"]


def test_a_newer_major_version_is_refused() -> None:
    assert "upgrade rldk" in str(validate_jsonl_file(DATA / "newer" / "newer_major.jsonl").errors[0])


def test_suspect_values_are_warnings(tmp_path: Path) -> None:
    event = json.loads(lines(DATA / "valid" / "documented.jsonl")[0])
    event["metrics"]["entropy_mean"] = -0.001
    event["nonfinite"] = {"loss": "NaN"}
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(event) + "\n")
    report = validate_jsonl_file(path)
    assert report.valid
    assert [w.path for w in report.warnings] == ["$.metrics.entropy_mean", "$.nonfinite.loss"]


def test_max_errors_stops_reading() -> None:
    report = validate_jsonl_file(DATA / "invalid" / "wrong_types.jsonl", max_errors=3)
    assert len(report.errors) == 3
    assert report.stopped


FLAT = [
    ('{"step": 1, "loss": 0.5, "name": "x", "done": false, "missing": null}', None),
    ('{"step": 3.0}', None),
    ('{"loss": 0.5}', "$.step: required field is missing"),
    ('{"step": -1}', "$.step: expected integer >= 0, found -1"),
    ('{"step": "1"}', '$.step: expected integer >= 0, found "1"'),
    ('{"step": true}', "$.step: expected integer >= 0, found true"),
    ('{"step": 1.5}', "$.step: expected integer >= 0, found 1.5"),
    ('{"step": 1e400}', "$.step: expected a number that fits a double"),
    ('{"step": 1, "reward": {"mean": 1}}', "$.reward: expected a number, text, true, false or null, found an object"),
    ('{"step": 1, "loss": NaN}', "$.loss: expected a JSON value, found NaN"),
    ("[1]", "$: expected an object, found an array"),
    ("step 1", "$: not JSON"),
]


@pytest.mark.parametrize(("line", "message"), FLAT)
def test_flexible_mode_takes_flat_logs(tmp_path: Path, line: str, message: str | None) -> None:
    path = tmp_path / "flat.jsonl"
    path.write_text(line + "\n")
    report = validate_jsonl_file(path, strict=False)
    assert report.valid == (message is None), report.errors
    assert message is None or message in str(report.errors[0])


REQUIRED = [
    ('{"step": 1, "loss": 0.5, "train/lr": 0}', []),
    ('{"step": 1, "loss": false, "train/lr": ""}', []),
    ('{"step": 1, "loss": 0.5}', ['$["train/lr"]: required field is missing']),
    ('{"step": 1, "loss": null, "train/lr": 0}', ["$.loss: expected a value, found null"]),
    (
        '{"loss": [0.5]}',
        [
            "$.step: required field is missing",
            '$["train/lr"]: required field is missing',
            "$.loss: expected a number, text, true, false or null, found an array",
        ],
    ),
]


@pytest.mark.parametrize(("line", "messages"), REQUIRED)
def test_rows_of_a_flat_log_must_have_the_required_fields(tmp_path: Path, line: str, messages: list[str]) -> None:
    path = tmp_path / "flat.jsonl"
    path.write_text('{"step": 0, "loss": 1, "train/lr": 1}\n' + line + "\n")
    report = validate_jsonl_file(path, strict=False, required_fields=["step", "loss", "train/lr"])
    assert [(e.line, e.offset, str(e)) for e in report.errors] == [(2, 38, m) for m in messages]
    assert report.events == 2 - bool(messages)


def test_required_fields_are_names_and_for_flat_logs(tmp_path: Path) -> None:
    path = tmp_path / "flat.jsonl"
    path.write_text('{"step": 0}\n')
    with pytest.raises(ValueError, match="strict=False"):
        validate_jsonl_file(path, required_fields=["loss"])
    with pytest.raises(TypeError, match="a list of names"):
        validate_jsonl_file(path, strict=False, required_fields="loss")


def test_a_flat_row_of_a_million_problems_is_told_briefly() -> None:
    row = b'{"step":1,' + b",".join(b'"k%d":[]' % i for i in range(1000)) + b"}"
    assert len(validate_stream(io.BytesIO(row), strict=False).errors) == 100


def test_steps_of_a_flat_log_never_fall() -> None:
    rows = b'{"step": 1}\n{"step": 1, "eval_loss": 2}\n{"step": 3}\n{"step": 2.0}\n{"step": 3}\n'
    assert validate_stream(io.BytesIO(rows), strict=False)
    report = validate_stream(io.BytesIO(rows), strict=False, check_consistency=True)
    assert [(e.line, str(e)) for e in report.errors] == [(4, "$.step: expected a step at or above 3, found 2.0")]


def event(
    step: int,
    phase: str = "train",
    wall_time: float | None = None,
    dataset: str | None = None,
    metrics: dict[str, float | None] | None = None,
    nonfinite: dict[str, str] | None = None,
    **process: float,
) -> str:
    value = json.loads(lines(DATA / "valid" / "documented.jsonl")[0])
    value |= {"step": step, "wall_time": wall_time, "process": process}
    value["metrics"] = {"loss": 0.5} if metrics is None else metrics
    value |= {} if nonfinite is None else {"nonfinite": nonfinite}
    value["model_info"]["phase"] = phase
    value["data_slice"]["dataset_name"] = dataset
    return json.dumps(value)


FALLS = "$.step: train: expected a step at or above 3, found 2"
CONSISTENCY = [
    ([event(5), event(3)], "$.step: train: expected a step at or above 5, found 3"),
    ([event(2), event(2)], "$.metrics.loss: step 2 has it already, on line 1"),
    ([event(2, metrics={"a": 1.0}), event(2, metrics={"b": None}), event(2, metrics={"b": 1.0})], None),
    (
        [event(2, metrics={"a": 1.0}), event(2, metrics={"b": 1.0}), event(2, metrics={"a b": 1.0, "b": 2.0})],
        "$.metrics.b: step 2 has it already, on line 2",
    ),
    ([event(2), event(3, metrics={"a": 1.0}), event(2, metrics={"b": 1.0})], FALLS),
    (
        [event(2, metrics={"a": None}, nonfinite={"b": "NaN"}), event(2, metrics={"b": 1.0})],
        "$.metrics.b: step 2 has it already, on line 1",
    ),
    ([event(2, metrics={}), event(2, metrics={})], None),
    ([event(5, attempt=1), event(3, attempt=2)], None),
    ([event(5, rank=0), event(3, rank=1)], None),
    ([event(5), event(5, "eval"), event(5, "summary"), event(5, "summary")], None),
    ([event(5, "eval", dataset="a"), event(5, "eval", dataset="b")], None),
    ([event(5, "eval", dataset="a"), event(5, "eval", dataset="a")], None),
    (
        [event(5, "eval", dataset="a"), event(4, "eval", dataset="a")],
        "$.step: eval: expected a step at or above 5, found 4",
    ),
    ([event(5, "lifecycle"), event(4, "lifecycle")], "$.step: lifecycle: expected a step at or above 5, found 4"),
    ([event(1, wall_time=2.0), event(2, wall_time=1.0)], "$.wall_time: expected at least 2.0, found 1.0"),
    ([event(1, wall_time=2.0), event(2), event(3, wall_time=2.0)], None),
    ([event(1, seq=0), event(2, seq=1), event(3, seq=3)], "$.process.seq: expected 2, found 3: 1 event missing"),
    ([event(1, seq=0), event(2, seq=2.0)], "$.process.seq: expected 1, found 2: 1 event missing"),
    ([event(1, seq=2)], "$.process.seq: expected 0, found 2: 2 events missing"),
    ([event(1, seq=0), event(2, seq=0)], "$.process.seq: expected 1, found 0"),
]


@pytest.mark.parametrize(("events", "message"), CONSISTENCY)
def test_consistency_between_events(tmp_path: Path, events: list[str], message: str | None) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_text("\n".join(events) + "\n")
    assert validate_jsonl_file(path)
    report = validate_jsonl_file(path, check_consistency=True)
    assert [str(e) for e in report.errors] == ([message] if message else [])


def test_a_second_evaluation_at_one_step_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_text((event(5, "eval", dataset="a") + "\n") * 2)
    report = validate_jsonl_file(path, check_consistency=True)
    assert report.valid
    assert [str(w) for w in report.warnings] == ["$.step: the same data set was already evaluated at step 5"]


def test_a_whole_last_line_without_newline_is_judged_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_text('{"step": -1}')
    report = validate_jsonl_file(path)
    assert report.torn_tail is None
    assert "$.step: expected integer >= 0, found -1" in map(str, report.errors)
    flat = validate_jsonl_file(path, strict=False)
    assert [str(e) for e in flat.errors] == ["$.step: expected integer >= 0, found -1"]


def test_a_hostile_line_of_a_million_errors_is_told_briefly(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    good = lines(DATA / "valid" / "documented.jsonl")[0].decode()
    path.write_text(good.replace('"notes": []', '"notes": [' + ",".join(["1"] * 1_000_000) + "]") + "\n")
    assert len(validate_jsonl_file(path).errors) == 100


def test_a_damaged_compressed_log_is_an_error_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl.gz"
    path.write_bytes(gzip.compress((DATA / "valid" / "documented.jsonl").read_bytes())[:-9])
    report = validate_jsonl_file(path)
    assert not report
    assert "the compressed data are damaged" in str(report.errors[0])


def test_what_a_step_has_twice_is_found_across_segments_with_both_places(tmp_path: Path) -> None:
    first, second = tmp_path / "r_events.000001.jsonl", tmp_path / "r_events.jsonl"
    first.write_text(event(1, seq=0) + "\n" + event(2, metrics={"nan": None, "mine": 1.0}, seq=1) + "\n")
    second.write_text(event(2, metrics={"other": 1.0}, seq=2) + "\n" + event(2, metrics={"mine": 2.0}, seq=3) + "\n")
    reports = {Path(report.path).name: report.errors for report in validate_logs(tmp_path, check_consistency=True)}
    assert reports[first.name] == []
    (error,) = reports[second.name]
    assert (error.line, str(error)) == (2, f"$.metrics.mine: step 2 has it already, in {first}:2")


def test_a_valid_log_without_any_metric_says_that_only_its_form_is_right(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 4):
            run.log(step, {"loss": None})
        run.log(3, {"loss": 0.5}, phase="eval")
    report = validate_jsonl_file(run.path)
    assert report.valid
    assert [str(warning) for warning in report.warnings] == [
        "$.metrics: no train event has a metric; what is valid has the right form, and rldk check says whether it is"
        " healthy"
    ]
    with Run(tmp_path, run_id="r") as run:
        run.log(4, {"loss": float("nan")})
    assert validate_jsonl_file(run.path).warnings == []


def test_values_that_were_not_written_as_given_are_counted_by_the_manifest(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 0.5})
    path = tmp_path / "r_run.json"
    manifest = json.loads(path.read_text())
    manifest["attempts"][0]["altered"] = {"$.metrics.loss: text": 3}
    path.write_text(json.dumps(manifest))
    for report in (validate_jsonl_file(run.path), *validate_logs(tmp_path)):
        assert report.valid
        (warning,) = report.warnings
        assert "3 values altered: $.metrics.loss: text; what is valid" in str(warning)
    assert validate_jsonl_file(run.path, strict=False).warnings == []


@pytest.mark.parametrize(("bad", "kept", "errors"), [(2, 4, 1), (3, 6, 2)])
def test_the_gap_that_a_bad_line_leaves_is_no_second_error(tmp_path: Path, bad: int, kept: int, errors: int) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        for seq in range(8):
            writer.write(make_event(step=seq, process=Process(rank=0, attempt=1, seq=seq, dropped=0)))
    lines = path.read_text().splitlines()
    lines[bad] = lines[bad][:30]
    del lines[bad + 1 : kept - 1]
    path.write_text("\n".join(lines) + "\n")
    report = validate_jsonl_file(path, check_consistency=True)
    assert [problem.line for problem in report.errors] == [bad + 1, bad + 2][:errors]


@pytest.mark.parametrize(("dropped", "what"), [(3, "all"), (2, "2"), (0, None)])
def test_a_gap_says_how_much_of_it_the_writer_has_dropped(tmp_path: Path, dropped: int, what: str | None) -> None:
    path = tmp_path / "r_events.jsonl"
    with EventWriter(path) as writer:
        for seq in (0, 1, 5):
            process = Process(rank=0, attempt=1, seq=seq, dropped=dropped if seq > 1 else 0)
            writer.write(make_event(step=seq, process=process))
    (problem,) = validate_jsonl_file(path, check_consistency=True).errors
    end = f", {what} dropped by the writer: drop_reasons in the manifest say why" if what else ""
    assert problem.message == f"expected 2, found 5: 3 events missing{end}"

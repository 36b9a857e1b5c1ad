"""Tables from columns are those that one makes of the events, one by one."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rldk_schema import METRICS, AlertInfo, Event, Process
from rldk_schema.fields import GROUPS, LEAF_GROUPS

from rldk import encode_event, read_batches, read_events
from rldk.errors import RldkError, UnknownNameError
from rldk.ingest import Ingest
from rldk.io.columns import column_names
from rldk.io.csv import to_csv
from rldk.io.csv_rows import taken_apart
from rldk.io.joined import joined
from rldk.io.source import Events
from rldk.log.attempts import superseded
from rldk.log.bulk.batch import Batch
from tests.factories.batches import column_batches
from tests.factories.cases import DATA
from tests.factories.divided import similar_events
from tests.factories.events import make_event
from tests.factories.strategies import EVENTS

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
from rldk.io.arrow import EVENT_SCHEMA, to_arrow_file, to_table  # noqa: E402
from rldk.io.parquet import to_parquet  # noqa: E402

REAL = os.environ.get("RLDK_REAL_LOGS")
LOGS = [log for kind in ("valid", "invalid", "golden", "newer") for log in sorted((DATA / kind).rglob("*.jsonl"))]


class Log:
    """Events that come as proven columns, a few at a time."""

    def __init__(self, events: list[Event], sizes: list[int]) -> None:
        self.events, self.sizes = events, sizes

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def batches(self) -> Iterator[Batch]:
        return column_batches(self.events, self.sizes)


def nested(event: Event) -> dict[str, Any]:
    """An event as a row of a nested table, with the map as a dict."""
    row = {name: getattr(event, name) for name, group in LEAF_GROUPS.items() if group is None}
    row |= {g: None if getattr(event, g) is None else dataclasses.asdict(getattr(event, g)) for g in GROUPS}
    row["metrics"] = {name: _number(event.metrics.get(name)) for name in METRICS}
    row["extra_metrics"] = {name: _number(value) for name, value in event.metrics.items() if name not in METRICS}
    return {name: row[name] for name in EVENT_SCHEMA.names}


def flat(events: list[Event]) -> list[dict[str, Any]]:
    """Events as rows of a flat table."""
    undeclared = column_names(sorted({name for event in events for name in event.metrics} - METRICS.keys()))
    columns = {**{name: name for name in METRICS}, **undeclared}
    rows = []
    for event in joined(events):
        row = {
            name: getattr(event if group is None else getattr(event, group), name, None)
            for name, group in LEAF_GROUPS.items()
        }
        rows.append(row | {column: _number(event.metrics.get(name)) for name, column in columns.items()})
    return rows


def csv_of(events: list[Event]) -> str:
    """Events as a CSV file."""
    seen = {name for event in events for name in event.metrics}
    columns = {name: name for name in METRICS if name in seen} | column_names(sorted(seen - METRICS.keys()))
    before, after = list(LEAF_GROUPS)[:4], list(LEAF_GROUPS)[4:]
    file = io.StringIO(newline="")
    dialect = {} if sys.version_info >= (3, 11) else {"escapechar": "\U0010ffff"}
    writer = csv.writer(file, **dialect)
    writer.writerow([_cell(name) for name in (*before, *columns.values(), *after)])
    for event in joined(events):
        row = flat([event])[0]
        cells = (
            [row[name] for name in before],
            [_number(event.metrics.get(n)) for n in columns],
            [row[n] for n in after],
        )
        writer.writerow([_cell(cell) for part in cells for cell in part])
    return file.getvalue()


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, str) and value[:1] in tuple("'=+-@\t\r\n＝＋－＠"):
        return f"'{value}"
    return value


def comparable(rows: list[dict[str, Any]]) -> list[str]:
    """Rows as text, in which NaN equals NaN and -0.0 differs from 0.0; of maps and columns the order is free."""
    for row in rows:
        if "extra_metrics" in row:
            row["extra_metrics"] = sorted(dict(row["extra_metrics"]).items())
    return [repr(sorted(row.items())) for row in rows]


def check(source: Any, events: list[Event], folder: Path, **options: Any) -> None:
    """Whether all tables of a source are those of its events."""
    table = to_table(source, **options)
    table.validate(full=True)
    assert table.schema.equals(EVENT_SCHEMA)
    assert comparable(table.to_pylist()) == comparable(list(map(nested, events)))
    table = to_table(source, flat=True, **options)
    table.validate(full=True)
    assert comparable(table.to_pylist()) == comparable(flat(events))
    for write, name in ((to_parquet, "e.parquet"), (to_arrow_file, "e.arrow")):
        assert write(source, folder / name, flat=True, **options) == table.num_rows
    for again in (pq.read_table(folder / "e.parquet"), pa.ipc.open_file(folder / "e.arrow").read_all()):
        assert again.schema.equals(table.schema)
        assert repr(again.to_pylist()) == repr(table.to_pylist())
    assert to_csv(source, folder / "e.csv", **options) == table.num_rows
    check_csv(folder / "e.csv", events)


def check_csv(path: Path, events: list[Event]) -> None:
    """Whether a file is what the csv module writes, quotes included; only numbers may be other texts of the same."""
    found, wanted = path.read_bytes().decode(), csv_of(events)
    ways = [lambda text: taken_apart(io.StringIO(text, newline=""))]
    if "\0" not in found:  # which the csv module does not read below Python 3.11
        ways.append(lambda text: csv.reader(io.StringIO(text, newline="")))
    for read in ways:
        for row, expected in zip(read(found), read(wanted), strict=True):
            for cell, want in zip(row, expected, strict=True):
                assert cell == want or repr(float(cell)) == want


STEPS = st.lists(
    st.builds(
        lambda event, step, phase, data, attempt, alert: dataclasses.replace(
            event,
            step=step,
            process=None if attempt is None else Process(rank=0, attempt=attempt, seq=step),
            model_info=dataclasses.replace(event.model_info, run_id="r", phase=phase),
            data_slice=dataclasses.replace(event.data_slice, dataset_name=data),
            alert=alert,
        ),
        EVENTS,
        st.integers(1, 3),
        st.sampled_from(["train", "train", "eval", "lifecycle"]),
        st.sampled_from([None, None, "x"]),
        st.sampled_from([1, 1, 1, 2, None]),
        st.sampled_from([None, None, None, AlertInfo(rule="kl_drift", severity="warning", value=float("nan"))]),
    ),
    max_size=12,
)
SIZES = st.lists(st.integers(1, 5), min_size=1, max_size=4)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(EVENTS, max_size=6) | STEPS | similar_events(), sizes=SIZES)
def test_columns_give_the_tables_of_their_events(
    events: list[Event], sizes: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rldk.io.gathered._FEW", 2)  # else all of so few are put together
    check(Log(events, sizes), events, tmp_path)
    check(events, events, tmp_path)
    hidden = superseded(events)
    shown = [event for event in events if not hidden(event)]
    check(Log(events, sizes), shown, tmp_path, attempts="last")
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    check(log, shown, tmp_path, attempts="last")


@pytest.mark.parametrize("log", LOGS, ids=lambda path: str(path.relative_to(DATA)))
def test_the_tables_of_a_log_are_those_of_its_events(log: Path, tmp_path: Path) -> None:
    events = list(read_events(log, on_error="skip"))
    check(Events(log, on_error="skip"), events, tmp_path)
    shown = list(read_events(log, on_error="skip", attempts="last"))
    check(Events(log, on_error="skip", attempts="last"), shown, tmp_path)


@pytest.mark.skipif(REAL is None, reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_the_tables_of_real_logs_are_those_of_their_events(tmp_path: Path) -> None:
    count = 0
    for log in sorted(Path(REAL or "").iterdir()):
        if log.is_file() and log.stat().st_size > 2**20:
            continue
        try:
            events = list(Ingest(log, on_error="skip"))
        except RldkError:  # no log, or an unknown one
            continue
        check(Ingest(log, on_error="skip"), events, tmp_path)
        hidden = superseded(events)
        shown = [event for event in events if not hidden(event)]
        check(Log(events, [500, 3]), shown, tmp_path, attempts="last")
        count += 1
    assert count > 10


def test_rows_of_one_step_are_joined_across_batches_of_any_size() -> None:
    """Log calls of a step in twos and threes, evaluations between them, several writers."""
    events = [
        make_event(step=step, metrics={f"m{call}": step + call / 10}, process=Process(rank=rank, attempt=1))
        for step in range(30)
        for rank in (range(1) if step < 20 else range(2))
        for call in range(1 + (step % 5 == 0) * (step // 5))
    ]
    expected = comparable(flat(events))
    for size in range(1, 20):
        assert comparable(to_table(Log(events, [size]), flat=True).to_pylist()) == expected


@pytest.mark.parametrize("late", [1, 50, 99])
def test_a_metric_that_nobody_expected_has_its_column_in_all_rows(late: int, tmp_path: Path) -> None:
    events = [
        make_event(
            step=step, metrics={"loss": step / 7, "seed": 1.0} | ({'a,"b': 0.5, "lr": 1e-6} if step == late else {})
        )
        for step in range(100)
    ]
    events[3].notes = ['a "note",\r\nof two lines', "=x"]
    check(Log(events, [10]), events, tmp_path)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["e.arrow", "e.csv", "e.parquet"]


def test_a_metric_of_superseded_events_only_has_no_column(tmp_path: Path) -> None:
    events = [make_event(step=s, metrics={"gone": 1.0}, process=Process(attempt=1)) for s in (1, 2)]
    events += [make_event(step=s, metrics={"loss": 1.0}, process=Process(attempt=2)) for s in (1, 2)]
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    check(log, events[2:], tmp_path, attempts="last")
    assert "gone" not in (tmp_path / "e.csv").read_text()


@settings(deadline=None)
@given(
    st.lists(st.floats() | st.sampled_from([0.0, -0.0, 1e-4, 1e10, 1e22, 5e-324, 0.1 + 0.2, 512.0, None]), min_size=1)
)
def test_csv_has_each_number_as_it_was(values: list[float | None]) -> None:
    events = [make_event(step=n, metrics={"loss": v, "mine": 1.0 if v is None else v}) for n, v in enumerate(values)]
    with tempfile.TemporaryDirectory() as folder:
        for source in (events, Log(events, [70])):
            to_csv(source, Path(folder, "e.csv"))
            check_csv(Path(folder, "e.csv"), events)


def test_the_sign_of_zero_is_kept_in_alerts_as_well(tmp_path: Path) -> None:
    numbers = [0.0, -0.0, 0.0, None, -0.0] * 20
    alerts = [AlertInfo(rule="kl_drift", severity="warning", value=number, threshold=-0.0) for number in numbers]
    events = [make_event(step=step, alert=alert) for step, alert in enumerate(alerts)]
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    check(log, events, tmp_path)
    check(Log(events, [70]), events, tmp_path)


def test_integers_stay_floats_in_csv(tmp_path: Path) -> None:
    events = [make_event(step=n, metrics={"loss": n, "mine": 10**20, "eps": 1e-7}) for n in range(100)]
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    for source in (events, log):
        to_csv(source, tmp_path / "e.csv")
        with (tmp_path / "e.csv").open(newline="") as file:
            row = list(csv.DictReader(file))[4]
        assert (row["step"], row["loss"], row["mine"], row["eps"]) == ("4", "4.0", "1e20", "1e-7")


def test_read_batches_gives_what_is_asked_for(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    events = [make_event(step=step, metrics={"loss": step / 2, "a.b": 1.0}) for step in range(3)]
    log.write_bytes(b"".join(encode_event(event) + b"\n" for event in events))
    (batch,) = read_batches(log)
    assert batch.schema.equals(EVENT_SCHEMA)
    assert batch.schema.field("step").metadata == {b"unit": b"{step}"}
    columns = ["metrics.a.b", "metrics.loss", "metrics.never", "model_info.run_id", "step"]
    (batch,) = read_batches(log, columns=columns)
    assert batch.to_pylist()[1] == {
        "step": 1,
        "metrics": {"loss": 0.5, "a.b": 1.0, "never": None},
        "model_info": {"run_id": "run-1"},
    }
    (batch,) = read_batches(log, columns=["metrics", "metrics.a.b", "extra_metrics"])
    assert [field.name for field in batch.schema.field("metrics").type] == [*METRICS, "a.b"]
    assert list(read_batches([])) == []


@pytest.mark.parametrize("column", ["stepp", "rng.loss", "step.", "", "nonfinite", "rng.", "x.y"])
def test_read_batches_refuses_what_is_no_column_at_once(column: str) -> None:
    with pytest.raises(UnknownNameError, match="is no column of an event: expected "):
        read_batches([], columns=[column])

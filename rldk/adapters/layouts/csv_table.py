"""Rows of a CSV file: a column per metric, a line per value, or an export of a tracker's page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.csv_head import Head, head_of, named, split_panel
from rldk.adapters.layouts.csv_records import Record, iter_records
from rldk.adapters.layouts.flat_yaml import read_flat_yaml
from rldk.adapters.row_values import is_number
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.log.lines import read_start
from rldk.regular_file import read_regular
from rldk.text import brief

_HEAD_BYTES = 2**16
_MISSING = frozenset({"", "None", "null", "NA", "N/A"})
_MOST_UNSORTED = 2**20  # values of a long table whose steps are not together: all are held, at some 200 bytes each
_MOST_RUNS = 10_000
_MILLISECONDS = 1e11  # a Unix time above it, the year 5138, is in ms, as MLflow has it
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,400},\d{1,400}(e[-+]?\d{1,9})?\Z", re.I)
_TAG = re.compile(r".*?-tag-(.+)\Z")  # as TensorBoard names a download: run-NAME-tag-train_loss.csv
_BOUNDS = ("__MIN", "__MAX")
_MAX_BESIDE = 2**20  # bytes of a hparams.yaml


def is_csv(start: Beginning) -> bool:
    """Whether a file begins with a header and, under it, a line of as many cells, with a number among them."""
    return head_of(start.data) is not None


def runs_csv(path: Path) -> list[str]:
    """The runs that stand side by side, or in a column of their own; none if the file does not name its run."""
    head = _head(path)
    if head is None:
        return []
    if head.shape == "panel":
        return list(_panel(head))
    at = _run_column(head)
    if at is None:
        return []
    runs: dict[str, None] = {}
    for record in _records(path, head, lambda _: None):
        if len(record.cells) == len(head.columns):
            runs[record.cells[at]] = None
            if len(runs) == _MOST_RUNS:
                break
    return list(runs)


def read_csv(path: Path, refuse: Refuse, run: str | None = None) -> Iterator[Row]:
    """Rows of a CSV file, plain or compressed, in memory that does not grow with it.

    Cells stay text, one that looks like a formula included, and nothing is evaluated. An empty one, `None`, `null` or
    `NA` is no value of its row. Names stay as they are, except where the table itself is the meaning: the counter of an
    export is `_step`, a time in it `_timestamp`, and a panel's `__MIN` and `__MAX` are kept only where they differ from
    the value. In a long table neighbours of one step are one row. One that lists metric after metric is sorted by step
    first, in memory. A last line without an end is read if it has all its cells.

    Args:
        path: The file.
        refuse: Gets records of a wrong length, and damaged ones.
        run: Only this one of `runs_csv`; None for all, each row then with its `run_id`.
    """
    head = _head(path)
    if head is None:
        refuse(Skipped(path, 1, "expected a header of a CSV table and a line of numbers under it, found neither"))
        return
    name, times = Counter(head.columns).most_common(1)[0]
    if times > 1 and head.shape != "panel":
        refuse(Skipped(path, 1, f"expected every column once, found {brief(name)} {times} times"))
        return
    if head.shape == "panel":
        yield from _read_panel(path, head, refuse, run)
    elif head.shape == "long":
        yield from _read_long(path, head, refuse, run)
    elif head.shape == "scalar":
        yield from _read_scalar(path, head, refuse)
    else:
        yield from _read_wide(path, head, refuse, run)


def facts_csv(path: Path, run: str | None = None) -> RunFacts:
    """The run's name in an export, and Lightning's `hparams.yaml` or a comment line of JSON as its configuration."""
    name = run
    if name is None:
        with suppress(OSError):
            runs = runs_csv(path)
            name = runs[0] if len(runs) == 1 else None
    config: dict[str, Any] = {}
    with suppress(OSError, ValueError, RecursionError):
        config = read_flat_yaml(read_regular(path.with_name("hparams.yaml"), _MAX_BESIDE).decode("utf-8-sig"))
    with suppress(ValueError, RecursionError):
        first = _start(path).partition(b"\n")[0].decode()
        said = json.loads(first.lstrip("#")) if first.startswith("#") else None
        config = {**said, **config} if isinstance(said, dict) else config
    return RunFacts(name=name, config=config)


def _start(path: Path) -> bytes:
    try:
        return read_start(path, _HEAD_BYTES)
    except OSError:
        return b""


def _head(path: Path) -> Head | None:
    return head_of(_start(path))


def _records(path: Path, head: Head, refuse: Refuse) -> Iterator[Record]:
    """The records under the header; a log that was resumed may hold its header again."""
    records = iter_records(path, head.delimiter, refuse)
    next(records, None)
    for record in records:
        if record.cells[0] not in ("", head.columns[0]) or named(record.cells) != head.columns:
            yield record


def _whole(path: Path, columns: tuple[str, ...], record: Record, refuse: Refuse) -> bool:
    if len(record.cells) == len(columns):
        return True
    what = "torn last line: " if record.torn and len(record.cells) < len(columns) else ""
    reason = f"{what}expected {len(columns)} cells, as the header has, found {len(record.cells)}"
    refuse(Skipped(path, record.line, reason, not what))
    return False


def _read_wide(path: Path, head: Head, refuse: Refuse, run: str | None) -> Iterator[Row]:
    columns, own = head.columns, _run_column(head)
    for record in _records(path, head, refuse):
        if record.cells[0] == columns[0] and not any(map(is_number, record.cells)):
            # The writer began again with other columns.
            columns = named(record.cells)
            own = _run_column(Head(head.delimiter, columns, "wide"))
        elif _whole(path, columns, record, refuse) and (run is None or own is None or record.cells[own] == run):
            cells = [_value(cell, head) for cell in record.cells] if head.delimiter == ";" else record.cells
            yield Row(path, record.line, {k: v for k, v in zip(columns, cells, strict=True) if v not in _MISSING})


def _run_column(head: Head) -> int | None:
    return head.column("run") if head.shape in ("long", "wide") else None


def _value(cell: str, head: Head) -> str:
    """A cell; where `;` stands between cells, a comma in a number is a decimal one."""
    return cell.replace(",", ".") if head.delimiter == ";" and _DECIMAL_COMMA.match(cell) else cell


def _panel(head: Head) -> dict[str, dict[str, int]]:
    """Run to metric to column. Of two runs of one name the second is called `name (2)`."""
    runs: dict[str, dict[str, int]] = {}
    times: Counter[tuple[str, str]] = Counter()
    for at, column in enumerate(head.columns[1:], 1):
        run, metric = split_panel(column) or ("", column)
        times[run, metric] += 1
        number = times[run, metric]
        runs.setdefault(run if number == 1 else f"{run} ({number})", {})[metric] = at
    return runs


def _read_panel(path: Path, head: Head, refuse: Refuse, run: str | None) -> Iterator[Row]:
    runs = _panel(head)
    wanted = [run] if run is not None else list(runs)
    counter = "_step" if head.columns[0].lower() in ("step", "_step") else head.columns[0]
    for record in _records(path, head, refuse):
        if not _whole(path, head.columns, record, refuse):
            continue
        cells = [_value(cell, head) for cell in record.cells]
        for name in wanted:
            values = {m: cells[at] for m, at in runs.get(name, {}).items() if cells[at] not in _MISSING}
            values = {m: v for m, v in values.items() if not (m.endswith(_BOUNDS) and values.get(m[:-5]) == v)}
            if values:
                own = {} if run is not None or len(runs) == 1 else {"run_id": name}
                yield Row(path, record.line, {counter: cells[0], **own, **values})


def _read_scalar(path: Path, head: Head, refuse: Refuse) -> Iterator[Row]:
    stem = path.name.partition(".csv")[0]
    match = _TAG.match(stem)
    tag = match[1] if match else stem
    for record in _records(path, head, refuse):
        if _whole(path, head.columns, record, refuse):
            time, step, value = record.cells
            yield Row(path, record.line, {"_step": step, "_timestamp": time, tag: value})


def _read_long(path: Path, head: Head, refuse: Refuse, run: str | None) -> Iterator[Row]:
    values = _long_values(path, head, refuse, run)
    if _is_by_metric(path, head, run):
        yield from _by_step(path, head, values, refuse)
        return
    held: tuple[Any, ...] | None = None
    row = Row(path, 0, {})
    for line, key, name, value, time in values:
        if key != held or name in row.values:
            if held is not None:
                yield row
            held, row = key, Row(path, line, _about(head, key, time))
        row.values[name] = value
    if held is not None:
        yield row


def _about(head: Head, key: tuple[Any, ...], time: str | float | None) -> dict[str, Any]:
    step, run = key
    counter = head.column("step")
    name = "step" if counter is None else head.columns[counter].lower()
    about = {name: step, "run_id": run, "_timestamp": time}
    return {key: value for key, value in about.items() if value is not None}


def _long_values(
    path: Path, head: Head, refuse: Refuse, run: str | None
) -> Iterator[tuple[int, tuple[str | None, str | None], str, str, str | float | None]]:
    """Yields (line, (step, run), metric, value, time)."""
    at_name, at_value = head.column("name"), head.column("value")
    at_step, at_run, at_time = head.column("step"), head.column("run"), head.column("time")
    if at_name is None or at_value is None:
        return  # then it is no long one
    for record in _records(path, head, refuse):
        if not _whole(path, head.columns, record, refuse):
            continue
        cells = record.cells
        own = cells[at_run] if at_run is not None else None
        if (run is not None and own != run) or cells[at_value] in _MISSING:
            continue
        step = cells[at_step] if at_step is not None else None
        name = cells[at_name] or "value"
        time = _seconds(cells[at_time]) if at_time is not None else None
        key = (step, own if run is None else None)
        yield record.line, key, name, _value(cells[at_value], head), time


def _seconds(cell: str) -> str | float | None:
    if cell in _MISSING:
        return None
    if is_number(cell) and abs(float(cell)) > _MILLISECONDS:
        return float(cell) / 1000.0
    return cell


def _is_by_metric(path: Path, head: Head, run: str | None) -> bool:
    """Whether a long table lists one metric after the other."""
    blocks: set[tuple[str | None, str]] = set()
    last: tuple[str | None, str] | None = None
    for _, (_, own), name, _, _ in _long_values(path, head, lambda _: None, run):
        if (own, name) != last:
            last = own, name
            if last in blocks:
                return False
            blocks.add(last)
    return len(blocks) > len({own for own, _ in blocks})


def _by_step(path: Path, head: Head, values: Iterator[tuple[Any, ...]], refuse: Refuse) -> Iterator[Row]:
    """Rows in the order of their steps; a metric whose step falls begins another attempt."""
    rows: dict[tuple[Any, ...], Row] = {}
    runs: dict[str | None, int] = {}
    at: dict[tuple[Any, ...], tuple[int, float]] = {}
    for count, (line, key, name, value, time) in enumerate(values):
        if count == _MOST_UNSORTED:
            refuse(Skipped(path, line, f"expected lines sorted by step in a table of more than {count} values"))
            break
        step, run = key
        number = float(step) if step is not None and is_number(step) else 0.0
        attempt, last = at.get((run, name), (0, float("-inf")))
        attempt += number <= last
        at[run, name] = attempt, number
        place = (runs.setdefault(run, len(runs)), attempt, number)
        rows.setdefault(place, Row(path, line, _about(head, key, time))).values[name] = value
    for place in sorted(rows):
        yield rows[place]

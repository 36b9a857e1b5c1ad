"""What all adapters share: rows of a foreign log become the events that the trainer would have logged with rldk."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.fields import LEAF_GROUPS, Phase

from rldk.adapters.rows import LISTS, Row, Skipped
from rldk.errors import EventValidationError, IngestError, counted
from rldk.events import decode_event, encode_event
from rldk.io.reader import read_events
from rldk.io.salvage import salvage
from rldk.io.segments import parse_name
from rldk.metric_names import MetricNames
from rldk.phases import split_phase_prefix
from rldk.run import safe_run_id

if TYPE_CHECKING:
    import pyarrow as pa

log = logging.getLogger(__name__)

OnError = Literal["raise", "skip"]

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*(e[-+]?\d+)?|\.\d+(e[-+]?\d+)?|nan|inf(inity)?)\Z", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d+) days?, )?(\d+):(\d\d):(\d\d(?:\.\d+)?)\Z")
_HEAD_BYTES = 1 << 16
_MOST_FAILURES = 100  # each may read the whole text
_CLOCKS = {"wall_time": 1.0, "wall_time_ms": 1e-3, "elapsed_time": 1.0}
_TIMES = ("timestamp", "_timestamp")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Who wrote a file, as far as its rows tell.

    Attributes:
        framework: As the schema names it; None if the names are canonical already.
        version: Its version; None if unknown.
        algorithm: `grpo`, ...; None if unknown.
        settings: What the rows prove about the run's configuration; some keys mean something only under some of it.
    """

    framework: str | None
    version: str | None = None
    algorithm: str | None = None
    settings: Mapping[str, Any] | None = None


@dataclass(slots=True)
class Reading:
    """A row, read: what of it is a metric, and where the rest belongs.

    Attributes:
        step: None where the log has no steps.
        metrics: Raw key to raw value.
        leaves: Leaf of the event to value, such as `seed` or `wall_time`.
    """

    phase: Phase
    step: int | None
    metrics: dict[str, Any]
    leaves: dict[str, Any]


class Adapter:
    """Reads one kind of log. Subclasses say which files are theirs, and how a row is read.

    Args:
        source: A file, or a directory of them, searched recursively.
        algorithm: What trained, where the log does not tell: `grpo`, `dpo`, ...
        version: The framework's version, where the log does not tell.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in `skipped`. A torn last
            line, which a log that is still being written may have, is skipped in any case.

    Attributes:
        skipped: Lines that gave no event, so far.
    """

    name: ClassVar[str]
    """As `adapter_hint` names it."""

    expected: ClassVar[str]
    """What its files look like, for people."""

    def __init__(
        self,
        source: str | Path,
        *,
        algorithm: str | None = None,
        version: str | None = None,
        on_error: OnError = "raise",
    ) -> None:
        if on_error not in ("raise", "skip"):
            raise ValueError(f"on_error: expected 'raise' or 'skip', found {on_error!r}")
        self.source = Path(source)
        self.skipped: list[Skipped] = []
        self._algorithm = algorithm
        self._version = version
        self._on_error = on_error

    @classmethod
    def handles(cls, path: Path) -> bool:
        """Whether a file is one of this adapter's, by its first 64 KiB. Never raises."""
        raise NotImplementedError

    def rows(self, path: Path) -> Iterator[Row]:
        """The rows of a file, in order."""
        raise NotImplementedError

    def dialect(self, rows: list[Row]) -> Dialect:
        """Who wrote these rows."""
        raise NotImplementedError

    def read(self, row: Row) -> Reading | None:
        """Reads a row; None if it reports neither a step nor an evaluation, such as a row of configuration."""
        raise NotImplementedError

    def run_name(self, path: Path) -> str:
        """What a file's run is called where its rows do not say."""
        return path.name.split(".", 1)[0]

    def can_handle(self) -> bool:
        """Whether there is a file of this adapter's at the source."""
        return any(self.handles(path) for path in self.files())

    def files(self) -> list[Path]:
        """Files at the source, sorted."""
        if not self.source.is_dir():
            return [self.source]
        found = [Path(folder) / name for folder, _, names in os.walk(self.source) for name in names]
        return sorted(path for path in found if path.is_file())

    def events(self) -> Iterator[Event]:
        """Yields the events, file by file. In a directory, files of other kinds are left alone.

        Raises:
            IngestError: A line cannot be read, and `on_error` is `raise`. The message begins with `file:line`.
        """
        for path in self.files():
            if not self.source.is_dir() or self.handles(path):
                yield from self._event_file(path) if parse_name(path) else self._foreign_file(path)

    def load(self) -> pa.Table:
        """All events as one flat Arrow table: one column per leaf and metric."""
        from rldk.io.arrow import to_table

        return to_table(list(self.events()), flat=True)

    def refuse(self, skipped: Skipped) -> None:
        """Deals with a line that cannot be read.

        Raises:
            IngestError: `on_error` is `raise`, and it is no torn last line.
        """
        if self._on_error == "raise" and "torn last line" not in skipped.reason:
            raise IngestError(str(skipped))
        self.skipped.append(skipped)
        log.warning("%s: skipped", skipped)

    def _event_file(self, path: Path) -> Iterator[Event]:
        try:
            yield from read_events(path, on_error=self._on_error)
        except EventValidationError as error:
            raise IngestError(str(error)) from None

    def _foreign_file(self, path: Path) -> Iterator[Event]:
        rows = list(self.rows(path))
        dialect = self.dialect(rows)
        dialect = dataclasses.replace(
            dialect, version=self._version or dialect.version, algorithm=self._algorithm or dialect.algorithm
        )
        count = 0
        for event in merged(self._events_of(path, rows, dialect)):
            count += 1
            yield event
        what = " ".join(filter(None, (dialect.framework, dialect.version, dialect.algorithm)))
        log.info("%s: %s, read as %s", path, counted(count, "event"), what or "canonical names")

    def _events_of(self, path: Path, rows: Iterable[Row], dialect: Dialect) -> Iterator[Event]:
        names = MetricNames(
            dialect.framework, version=dialect.version, algorithm=dialect.algorithm, settings=dialect.settings
        )
        run_id = safe_run_id(self.run_name(path))
        attempt, last, counter = 1, -1, 0
        for seq, row in enumerate(rows):
            reading = self.read(row)
            if reading is None:
                continue
            notes = []
            if reading.phase == "train":
                counter += 1
                step = counter if reading.step is None else reading.step
                if step < last:
                    attempt += 1  # another run, appended; or one that went back to a checkpoint
                last = step
            else:
                step = max(last, 0) if reading.step is None else reading.step
            if reading.step is None:
                notes.append("the log has no steps: its train rows are counted")
            event = _event(reading, names, step=step, run_id=run_id)
            event.process = Process(attempt=attempt, seq=seq)
            event.notes = notes
            yield _valid(event)


def _event(reading: Reading, names: MetricNames, *, step: int, run_id: str) -> Event:
    raw = flatten(reading.metrics)
    leaves = dict(reading.leaves)
    if reading.phase in ("eval", "test"):
        raw, dataset = split_phase_prefix(raw, reading.phase)
        leaves.setdefault("dataset_name", dataset)
    groups: dict[str, dict[str, Any]] = {"rng": {}, "data_slice": {}, "model_info": {}}
    for name, value in leaves.items():
        if (group := LEAF_GROUPS.get(name)) in groups and value is not None:
            groups[group][name] = value
    groups["model_info"].setdefault("run_id", run_id)
    groups["model_info"]["phase"] = reading.phase
    return Event(
        step=step,
        wall_time=leaves.get("wall_time"),
        timestamp=leaves.get("timestamp"),
        metrics=names.rename({key: number(value) for key, value in raw.items()}),
        rng=Rng(**groups["rng"]),
        data_slice=DataSlice(**groups["data_slice"]),
        model_info=ModelInfo(**groups["model_info"]),
        notes=[],
    )


def _valid(event: Event) -> Event:
    """The event, or one that the schema accepts, with what it refuses moved aside."""
    try:
        line = encode_event(event)
    except EventValidationError as error:
        line = encode_event(salvage(event, error.problems))
    return decode_event(line)


def flatten(values: Mapping[str, Any]) -> dict[str, Any]:
    """`{"reward": {"mean": 1}}` -> `{"reward/mean": 1}`, however deep."""
    out: dict[str, Any] = {}
    open_objects = [("", iter(values.items()))]
    while open_objects:
        prefix, items = open_objects[-1]
        for key, value in items:
            if isinstance(value, dict):
                open_objects.append((f"{prefix}{key}/", iter(value.items())))
                break
            out[f"{prefix}{key}"] = value
        else:
            open_objects.pop()
    return out


def merged(events: Iterable[Event]) -> Iterator[Event]:
    """Puts neighbours together that report different things of one step, and makes an attempt of one that repeats it.

    Some logs have a row for the loss of a step and another for its rewards.
    """
    held: Event | None = None
    shift = 0  # attempts begun because a step came again
    for event in events:
        attempt = (event.process.attempt or 1) + shift if event.process else 1
        if held is not None and _same_step(held, event):
            if not held.metrics.keys() & event.metrics.keys() - {"epoch"}:
                held.metrics.update(event.metrics)
                held.notes = [*held.notes, *(n for n in event.notes if n not in held.notes)]
                continue
            if event.model_info.phase == "train":
                shift += 1
                attempt += 1
        if event.process is not None:
            event.process.attempt = attempt
        if held is not None:
            yield held
        held = event
    if held is not None:
        yield held


def _same_step(a: Event, b: Event) -> bool:
    return (a.step, a.model_info.phase, a.data_slice.dataset_name) == (
        b.step,
        b.model_info.phase,
        b.data_slice.dataset_name,
    )


def number(value: Any) -> Any:
    """A number that was written as text; anything else as it is."""
    if isinstance(value, str) and _NUMBER.match(value.strip()):
        return float(value)
    return value


def seconds(value: Any) -> float | None:
    """A time span in seconds: a number, or `0:01:03`, `3 days, 17:51:32`."""
    if isinstance(value, str) and (match := _CLOCK.match(value.strip())):
        days, hours, minutes, rest = match.groups()
        return int(days or 0) * 86400.0 + int(hours) * 3600.0 + int(minutes) * 60.0 + float(rest)
    value = number(value)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def whole(value: Any) -> int | None:
    """A step: an integer, also as 3.0 or `"3"`, also `240/960`; None for anything else."""
    if isinstance(value, str):
        value = number(value.partition("/")[0])
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if value >= 0 and value == int(value) else None


def take_leaves(values: dict[str, Any]) -> dict[str, Any]:
    """Takes out of a row what is no metric: leaves of the event, times in the schema's units."""
    leaves: dict[str, Any] = {}
    for key, factor in _CLOCKS.items():
        if key in values and (span := seconds(values.pop(key))) is not None:
            leaves.setdefault("wall_time", span * factor)
    for key in _TIMES:
        if key in values and (moment := seconds(values.pop(key))) is not None:
            leaves.setdefault("timestamp", moment)
    for key in [k for k in values if k in LEAF_GROUPS]:
        leaves.setdefault(key, values.pop(key))
    return leaves


def head(path: Path) -> str:
    """The beginning of a file, as text; empty where it cannot be read."""
    from rldk.io.lines import open_log

    try:
        with open_log(path) as file:
            return file.read(_HEAD_BYTES).decode("utf-8", "replace")
    except Exception:  # noqa: BLE001  # a damaged archive may raise anything; then it is nobody's
        return ""


def is_document(path: Path, start: str) -> bool:
    """Whether a file is one JSON document and not a line per row, by how it starts."""
    if start.startswith("["):
        return True
    try:
        first = json.loads(start.splitlines()[0] if start else "")
    except (ValueError, RecursionError):
        return path.suffix == ".json"
    return not isinstance(first, dict) or "log_history" in first or bool(rows_in(first))


def framework_of(path: Path) -> str | None:
    """The framework of an event file's run, by the manifest beside it."""
    file = parse_name(path)
    if file is None:
        return None
    try:
        manifest = json.loads((path.parent / f"{file.run}_run.json").read_text(encoding="utf-8"))
        return manifest["framework"]  # type: ignore[no-any-return]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def first_objects(text: str, most: int = 20) -> list[dict[str, Any]]:
    """The first JSON objects of a text: of lines, of a list, or of the list that an object holds."""
    found: list[dict[str, Any]] = []
    decoder = json.JSONDecoder()
    at, failed = text.find("{"), 0
    while at >= 0 and len(found) < most and failed < _MOST_FAILURES:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            # An object that is longer than the text: what is in it may be rows.
            at, failed = text.find("{", at + 1), failed + 1
            continue
        found.extend(rows_in(value) or [value])
        at = text.find("{", end)
    return found[:most]


def rows_in(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a document holds; none if it is a row itself."""
    lists = (document[name] for name in LISTS if isinstance(document.get(name), list))
    return next(filter(None, ([row for row in rows if isinstance(row, dict)] for rows in lists)), [])

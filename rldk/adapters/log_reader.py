"""The log of one run that others have written, as events, in as many passes as one likes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from rldk_schema import Event
from rldk_schema.frameworks import FRAMEWORKS
from rldk_schema.metrics import METRICS

from rldk.adapters.axis_steps import AxisSteps
from rldk.adapters.carried import Carried
from rldk.adapters.declarations import Vocabulary, vocabulary
from rldk.adapters.evidence import Evidence, shape_of
from rldk.adapters.held_rows import MOST_HELD, HeldRows
from rldk.adapters.hugging_face import log_calls
from rldk.adapters.layouts.console_end import last_step
from rldk.adapters.layouts.registry import ForeignLog
from rldk.adapters.read_as import NO_HINTS, Hints, ReadAs
from rldk.adapters.reading import Reading, RowReader, bare_rows
from rldk.adapters.recogniser import is_row_of, is_telling, recognise
from rldk.adapters.row_kinds import REPEATED, configuration_of, is_step_row, kind_of
from rldk.adapters.row_to_event import event_of, in_sequence
from rldk.adapters.row_values import flatten, is_number, numbers_of, unwrapped, whole
from rldk.adapters.rows import CONTAINER_STEP, Refuse, Row, Skipped
from rldk.adapters.settings import settings_beside
from rldk.adapters.start import Start
from rldk.adapters.steps import BEFORE, Numbering, Writers, count_writers, counts_as, number_rows, numbering_of
from rldk.errors import BadLineError, EventValidationError
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.event.roles import role_of
from rldk.event.run_id import safe_run_id
from rldk.log.skips import OnError, SkipsOnce
from rldk.text import counted, printable

log = logging.getLogger(__name__)

_FIRST_ROWS = 200
_MOST_OTHERS = 64  # kinds of rows of no step
_OFTEN = 3  # so often rows without any step have the same keys
# What a row's step may be called, whoever wrote it: enough to see whether steps repeat.
_STEPS = tuple(dict.fromkeys(key for f in FRAMEWORKS.values() for key, _ in f.steps if key != CONTAINER_STEP))


@lru_cache(256)
def _steps_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in _STEPS if key in keys)


@dataclass
class _Scan:
    """What a first pass over a log has found; later ones go no further than it, though the log may grow.

    Attributes:
        words: Of the framework.
        numbering: What their steps are taken from, where they have none.
        writers: How many processes have written it.
        standing: Keys that are called like a step and hold none.
        axes: Of the tracker.
    """

    evidence: Evidence
    read_as: ReadAs
    words: Vocabulary
    writers: int
    numbering: Numbering | None = None
    standing: frozenset[str] = frozenset()
    axes: AxisSteps | None = None
    _fitting: dict[frozenset[str], bool] = field(default_factory=dict)

    def fits(self, shape: frozenset[str]) -> bool:
        """Whether a row is one of the framework, where anything may stand between the rows."""
        if not self.evidence.printed:
            return True
        known = self._fitting.get(shape)
        if known is None:
            known = is_row_of(self.read_as.framework, shape, self.evidence)
            if shape in self.evidence.shapes:
                self._fitting[shape] = known
        return known

    @cached_property
    def reader(self) -> RowReader:
        """What reads its rows."""
        return RowReader(self.words, frozenset(self.evidence.beside_loss), self.standing)


class LogReader:
    """Reads one foreign log.

    Every pass gives the events that the first one gave, in memory that does not grow with the length of JSON lines or
    of a console's output.

    Args:
        log: Where it is, and how it is laid out.
        hints: What is known of it.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in `skipped`. A torn last
            line, which a log that is still being written may have, is skipped in any case.
        rename: Makes a row flat, and may give its keys other names before anything else.

    Attributes:
        skips: Lines that gave no event, so far.
        most_held: Bytes that its rows may be held in, so as not to be parsed again for each pass.
    """

    def __init__(
        self,
        log: ForeignLog,
        hints: Hints = NO_HINTS,
        *,
        on_error: OnError = "raise",
        rename: Callable[[dict[str, Any]], dict[str, Any]] = flatten,
    ) -> None:
        self.log = log
        self.skips = SkipsOnce()
        self._hints = hints
        self._on_error = on_error
        self._rename = rename
        self.most_held = MOST_HELD
        self._held: HeldRows | None = None
        self._config: dict[str, Any] = {}
        self._scanned: _Scan | None = None
        self._told = False

    @property
    def read_as(self) -> ReadAs:
        """What the log is read as. The first time it goes through all of its rows."""
        return self._scan.read_as

    @property
    def rows(self) -> int:
        """How many rows there are, those that give no event included."""
        return self._scan.evidence.rows

    @property
    def numbered(self) -> bool:
        """Whether its rows have no steps of their own."""
        return self._scan.numbering is not None

    @property
    def tells_end(self) -> bool:
        """Whether it tells how its run ended, even if no row."""
        facts = self.log.facts()
        return facts.error is not None or facts.state is not None

    def looks_like(self, refuse: Refuse | None = None) -> ReadAs | None:
        """What its first rows are read as; None if they are not those of a training: nobody's, without any step.

        Args:
            refuse: Gets lines that cannot be read, instead of `LogReader.refuse`.
        """
        evidence = self._evidence(rows := list(islice(self._flat_rows(refuse), _FIRST_ROWS)))
        found = recognise(evidence)
        if not evidence.rows:  # the console of a run that died before its first row is one by what it tells of that
            told = evidence.printed and (found.framework != NO_FRAMEWORK or self.log.facts().error is not None)
            return found if told else None
        if found.framework != NO_FRAMEWORK or found.candidates:
            return found
        if evidence.printed:
            return found if any(is_row_of(NO_FRAMEWORK, shape, evidence) for shape in evidence.shapes) else None
        steps = vocabulary(NO_FRAMEWORK).steps
        counters = {key for key in evidence.keys if key in steps or counts_as(key) is not None}
        measured = _measures(rows) and any(evidence.shapes[shape] >= _OFTEN for shape in evidence.shapes)
        return found if (counters and evidence.keys - counters) or measured else None

    def events(self, run_id: str) -> Iterator[Event]:
        """Yields the events.

        Args:
            run_id: What the run is called where its rows do not say.

        Raises:
            BadLineError: A line cannot be read, and `on_error` is `raise`. The message begins with `file:line`.
        """
        scan = self._scan
        count = 0
        for event in in_sequence(self._events(scan, safe_run_id(run_id))):
            count += 1
            yield event
        if not self._told:
            self._told = True
            events, rows = counted(count, "event"), counted(scan.evidence.rows, "row")
            log.info("%s: %s of %s, %s", *map(printable, (str(self.log.paths[0]), events, rows, str(scan.read_as))))

    def why_empty(self) -> str:
        """Why a log gave no event, and what else it says of its run."""
        facts = self.log.facts()
        step = last_step(self.log.paths[0]) if self.log.layout.name == "console" else None
        parts = [
            f"{printable(str(self.log.paths[0]))}: {self.read_as}",
            f"of {counted(self.rows, 'row')} none reports a metric of training or of an evaluation"
            if self.rows
            else "no row of metrics",
            f"the run {facts.state}: {facts.error}" if facts.error else "",
            f"the last step seen is {step}" if step is not None else "",
        ]
        return "; ".join(filter(None, parts))

    def refuse(self, skipped: Skipped) -> None:
        """Deals with a line that cannot be read.

        Raises:
            BadLineError: `on_error` is `raise`, and it is no line that is skipped in any case.
        """
        if self._on_error == "raise" and skipped.fatal:
            raise BadLineError(str(skipped))
        if self.skips.add_new(skipped) and self.skips.says(skipped):
            log.warning("%s: skipped", printable(str(skipped)))

    def raise_at_bad_lines(self) -> None:
        """Stops at lines that cannot be read from now on.

        Raises:
            BadLineError: There was one already.
        """
        self._on_error = "raise"
        if self.skips.bad:
            raise BadLineError(str(self.skips.bad[0]))

    @property
    def _scan(self) -> _Scan:
        if self._scanned is None:
            self._scanned = self._scan_all()
        return self._scanned

    def _flat_rows(self, refuse: Refuse | None = None) -> Iterator[Row]:
        refuse = refuse or self.refuse
        others: dict[str, tuple[Row, int]] = {}  # evidence to the first row and the number of rows
        for row in self.log.rows(refuse):
            numbers = numbers_of(row.values)
            if numbers and is_step_row(row.values):
                yield Row(row.path, row.line, self._rename(row.values), row.progress, row.ended, numbers)
                continue
            told = kind_of(row.values)
            if told.kind in ("configuration", "header"):
                self._config.update(configuration_of(row.values))
            elif told.kind != "other":
                values = unwrapped(row.values)
                if told.key is not None and isinstance(values.get(told.key), str):
                    del values[told.key]  # it has said what the row is, and is no metric
                values = self._rename(values)
                if told.kind == "evaluation" or values.pop("_kind", None) == "eval":
                    values.setdefault("phase", "eval")
                yield Row(row.path, row.line, values, row.progress, row.ended, numbers_of(values))
            elif told.evidence != REPEATED and any(map(is_number, row.values.values())):
                first, count = others.get(told.evidence, (row, 0))
                if count or len(others) < _MOST_OTHERS:
                    others[told.evidence] = first, count + 1
        for evidence, (row, count) in others.items():
            reason = f"{counted(count, 'row')} of no step, left out ({evidence})"
            refuse(Skipped(row.path, row.line, reason, fatal=False))

    def _evidence(self, rows: Iterable[Row]) -> Evidence:
        evidence = self._no_evidence()
        for row in rows:
            evidence.add(row)
        evidence.settle()
        return evidence

    def _no_evidence(self) -> Evidence:
        names = frozenset(path.name for path in self.log.paths)
        printed = self.log.layout.name == "console"
        return Evidence(files=names, text=Start(self.log.paths[0]).text, printed=printed)

    def _scan_all(self) -> _Scan:
        evidence = self._no_evidence()
        held = HeldRows(self.most_held)
        writers = count_writers(_places(self._flat_rows(), evidence, held))
        evidence.settle()
        self._held = held if held.whole else None
        facts = self.log.facts()
        config = {**facts.config, **self._config, **settings_beside(self.log.paths[0])}
        read_as = recognise(evidence, self._hints, config)
        # Whoever of them wrote a row, it is none without a step.
        words = vocabulary(read_as.framework).counting_as(read_as.candidates)
        scan = _Scan(evidence, read_as, words, writers)
        keys = {key for shape in evidence.shapes if scan.fits(shape) for key in shape}
        steps = {key for key in keys if words.bare(key) in words.steps}
        counters = {key for key in steps if evidence.counts(key)}
        # One that is a fraction now and then counts only if nothing else does.
        counting = {words.bare(key) for key in (counters - evidence.broken) or counters}
        scan.standing = frozenset(map(words.bare, steps)) - counting
        notes = [str(Writers(writers))] if writers > 1 else []
        axes = AxisSteps(facts.axes, words, read_as.names(), scan.standing)
        if not keys.isdisjoint(axes.named):
            scan.axes, scan.words = axes, words.with_axes(axes.named)
            notes.append(str(axes))
        if not counting and keys:
            scan.numbering = numbering_of(self._rows(scan), lambda row: self._is_train(row, scan))
            notes.append(str(scan.numbering))
        scan.read_as = read_as.noting(notes)
        return scan

    def _rows(self, scan: _Scan) -> Iterator[Row]:
        rows = self._kept_rows(scan)
        bare = bare_rows(rows if scan.axes is None else scan.axes.of(rows), scan.words, scan.read_as.underscored)
        return log_calls(bare) if scan.words.hugging_face and self.log.layout.name == "tensorboard" else bare

    def _kept_rows(self, scan: _Scan) -> Iterator[Row]:
        """The rows of the framework. How many others there are that have some of its keys is listed."""
        rows = islice(self._flat_rows(), scan.evidence.rows) if self._held is None else iter(self._held)
        if not scan.evidence.printed:
            yield from rows
            return
        left, first = 0, None
        for row in rows:
            shape = shape_of(row)
            if scan.fits(shape):
                yield row
            elif any(is_telling(key) and scan.words.explains(key) for key in shape):
                left, first = left + 1, first or row
        if first is not None:
            title = scan.words.framework.title
            reason = f"{counted(left, 'row')} left out, as {title} is not known to log half of the keys"
            self.refuse(Skipped(first.path, first.line, reason, fatal=False))

    @staticmethod
    def _is_train(row: Row, scan: _Scan) -> bool:
        try:
            return any(reading.phase == "train" for reading in scan.reader.read(row))
        except ValueError:  # a step that is none: it is refused when the row is read
            return True

    def _events(self, scan: _Scan, run_id: str) -> Iterator[tuple[Path, Event]]:
        read_as = scan.read_as
        names = read_as.names()
        writers = Writers(scan.writers) if scan.writers > 1 else None
        carried = Carried(names, scan.evidence.keys)
        last = 0
        for row, reading, given, note in self._readings(scan):
            if reading.step is not None:
                last = reading.step if reading.phase == "train" else last
            elif given is not None:
                last = reading.step = given
            elif reading.phase != "train":
                note = BEFORE  # noqa: PLW2901
            else:
                self.refuse(Skipped(row.path, row.line, "it has no step, although other rows do", fatal=False))
                continue
            if writers is not None and reading.phase == "train":
                reading.leaves.setdefault("rank", writers.of(last))
            try:
                known = carried.known(row.path, reading, last) if reading.phase == "train" else None
                event = event_of(reading, names, step=last, run_id=run_id, known=known)
            except EventValidationError as error:
                self.refuse(Skipped(row.path, row.line, "; ".join(map(str, error.problems))))
                continue
            if note is not None:
                event.notes.append(note)
            yield row.path, event

    def _readings(self, scan: _Scan) -> Iterator[tuple[Row, Reading, int | None, str | None]]:
        """Yields (row, what it says, its step where the rows have none, how that is known)."""
        rows: Iterable[tuple[Row, int | None, str | None]] = ((row, None, None) for row in self._rows(scan))
        if scan.numbering is not None:
            rows = number_rows(self._rows(scan), lambda row: self._is_train(row, scan), scan.numbering)
        for row, step, note in rows:
            try:
                readings = scan.reader.read(row)
            except ValueError as error:
                self.refuse(Skipped(row.path, row.line, str(error)))
                continue
            for reading in readings:
                yield row, reading, step, note


def share_memory(readers: Sequence[LogReader]) -> None:
    """Lets the rows of several logs be held in as much memory as those of one may take."""
    for reader in readers:
        reader.most_held = MOST_HELD // len(readers)


def _measures(rows: list[Row]) -> bool:
    """Whether rows without a step are those of a training: only numbers, of which one is a loss or two are known.

    Samples of a data set have text, or a reward and nothing else.
    """
    keys = {key for row in rows for key in row.values}
    losses = [key for key in keys if "loss" in key.lower()]
    known = [key for key in keys if key in METRICS or role_of(key) is not None]
    return bool(losses or len(known) > 1) and all(
        value is None or is_number(value) for row in rows for value in row.values.values()
    )


def _places(rows: Iterable[Row], evidence: Evidence, held: HeldRows) -> Iterator[tuple[int, Hashable]]:
    """Takes rows into account and holds them, and yields step and shape of those that have a step."""
    for row in rows:
        evidence.add(row)
        held.add(row)
        steps = map(row.values.get, _steps_of(tuple(row.values)))
        step = next((found for value in steps if (found := whole(value)) is not None), None)
        if step is not None:
            yield step, shape_of(row)

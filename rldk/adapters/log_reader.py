"""The log of one run that others have written, as events, in as many passes as one likes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from rldk_schema import Event

from rldk.adapters.declarations import vocabulary
from rldk.adapters.evidence import Evidence, shape_of
from rldk.adapters.hugging_face import log_calls
from rldk.adapters.layouts.registry import ForeignLog
from rldk.adapters.read_as import NO_HINTS, Hints, ReadAs
from rldk.adapters.reading import bare_rows, readings_of
from rldk.adapters.recogniser import is_row_of, recognise
from rldk.adapters.row_kinds import configuration_of, kind_of
from rldk.adapters.row_to_event import event_of, in_sequence
from rldk.adapters.row_values import flatten, unwrapped
from rldk.adapters.rows import Row, Skipped
from rldk.adapters.settings import settings_beside
from rldk.adapters.start import Start
from rldk.errors import EventValidationError, IngestError
from rldk.event.metric_names import NO_FRAMEWORK, MetricNames
from rldk.event.run_id import safe_run_id
from rldk.text import counted, printable

log = logging.getLogger(__name__)

OnError = Literal["raise", "skip"]

_FIRST_ROWS = 200

UNNUMBERED = "the log has no steps: its train rows are numbered instead"
BEFORE = "the row has no step of its own: the step of the previous row is used"


class LogReader:
    """Reads one foreign log.

    Every pass gives the events that the first one gave, though the log may grow, in memory that does not grow with
    the length of JSON lines or of a console's output.

    Args:
        log: Where it is, and how it is laid out.
        hints: What is known of it.
        on_error: `raise` at the first line that cannot be read, or `skip` it: it stands in `skipped`. A torn last
            line, which a log that is still being written may have, is skipped in any case.
        rename: Makes a row flat, and may give its keys other names before anything else.

    Attributes:
        skipped: Lines that gave no event, so far.
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
        self.skipped: list[Skipped] = []
        self._hints = hints
        self._on_error = on_error
        self._rename = rename
        self._refused: set[Skipped] = set()
        self._read_as: ReadAs | None = None
        self._rows_seen = 0
        self._config: dict[str, Any] = {}
        self._stepped = False
        self._fallback: str | None = None
        self._seen = Evidence()
        self._beside_loss: frozenset[str] = frozenset()
        self._told = False

    @property
    def read_as(self) -> ReadAs:
        """What the log is read as. The first time it goes through all of its rows."""
        if self._read_as is None:
            self._read_as = self._scan()
        return self._read_as

    def looks_like(self) -> ReadAs | None:
        """What its first rows are read as; None if they are not those of a training: nobody's, without any step."""
        evidence = self._evidence(islice(self._flat_rows(), _FIRST_ROWS))
        found = recognise(evidence)
        if found.framework != NO_FRAMEWORK or found.candidates:
            return found
        words = vocabulary(NO_FRAMEWORK)
        steps = {*words.steps, *words.fallback_steps, "_step"}
        if evidence.printed:
            return found if any(is_row_of(NO_FRAMEWORK, shape, evidence) for shape in evidence.shapes) else None
        return found if evidence.keys & steps and evidence.keys - steps else None

    def events(self, run_id: str) -> Iterator[Event]:
        """Yields the events.

        Args:
            run_id: What the run is called where its rows do not say.

        Raises:
            IngestError: A line cannot be read, and `on_error` is `raise`. The message begins with `file:line`.
        """
        read_as = self.read_as
        count = 0
        for event in in_sequence(self._readings(read_as, run_id)):
            count += 1
            yield event
        if not self._told:
            self._told = True
            events, rows = counted(count, "event"), counted(self._rows_seen, "row")
            log.info("%s: %s of %s, %s", printable(str(self.log.paths[0])), events, rows, printable(str(read_as)))

    def refuse(self, skipped: Skipped) -> None:
        """Deals with a line that cannot be read.

        Raises:
            IngestError: `on_error` is `raise`, and it is no line that is skipped in any case.
        """
        if self._on_error == "raise" and skipped.fatal:
            raise IngestError(str(skipped))
        if skipped not in self._refused:  # in an earlier pass
            self._refused.add(skipped)
            self.skipped.append(skipped)
            log.warning("%s: skipped", printable(str(skipped)))

    def _flat_rows(self) -> Iterator[Row]:
        for row in self.log.rows(self.refuse):
            kind = kind_of(row.values).kind
            if kind in ("configuration", "header"):
                self._config.update(configuration_of(row.values))
            elif kind != "other":
                values = self._rename(unwrapped(row.values))
                if kind == "evaluation":
                    values.setdefault("phase", "eval")
                yield Row(row.path, row.line, values, row.progress)

    def _is_row(self, row: Row) -> bool:
        """Whether a row is one of the framework, where anything may stand between the rows."""
        return not self._seen.printed or is_row_of(self.read_as.framework, shape_of(row), self._seen)

    def _evidence(self, rows: Iterable[Row]) -> Evidence:
        names = frozenset(path.name for path in self.log.paths)
        printed = self.log.layout.name == "console"
        evidence = Evidence(files=names, text=Start(self.log.paths[0]).text, printed=printed)
        for row in rows:
            evidence.add(row)
        return evidence

    def _scan(self) -> ReadAs:
        evidence = self._evidence(self._flat_rows())
        facts = self.log.facts()
        self._seen = evidence
        self._rows_seen = evidence.rows
        found = recognise(evidence, self._hints, {**facts.config, **self._config, **settings_beside(self.log.paths[0])})
        words = vocabulary(found.framework)
        self._beside_loss = frozenset(evidence.beside_loss)
        self._stepped = any(words.bare(key) in words.steps or key == "_step" for key in evidence.keys)
        if not self._stepped:
            self._fallback = next((key for key in words.fallback_steps if key in evidence.keys), None)
        return found

    def _readings(self, read_as: ReadAs, run_id: str) -> Iterator[tuple[Path, Event]]:
        words = vocabulary(read_as.framework)
        names = MetricNames(
            read_as.framework,
            version=read_as.version,
            algorithm=read_as.algorithms or None,
            settings=read_as.settings,
        )
        rows = bare_rows(filter(self._is_row, islice(self._flat_rows(), self._rows_seen)), words, read_as.underscored)
        if words.hugging_face and self.log.layout.name == "tensorboard":
            rows = log_calls(rows)
        last = 0
        for row in rows:
            try:
                readings = list(readings_of(row, words, self._beside_loss, self._fallback))
            except ValueError as error:
                self.refuse(Skipped(row.path, row.line, str(error)))
                continue
            for reading in readings:
                note = None
                if reading.step is not None:
                    last = reading.step if reading.phase == "train" else last
                elif reading.phase != "train":
                    note = BEFORE if self._stepped else UNNUMBERED
                elif self._stepped:
                    self.refuse(Skipped(row.path, row.line, "it has no step, although other rows do", fatal=False))
                    continue
                else:
                    last += 1
                    note = UNNUMBERED
                try:
                    event = event_of(reading, names, step=last, run_id=safe_run_id(run_id))
                except EventValidationError as error:
                    self.refuse(Skipped(row.path, row.line, "; ".join(map(str, error.problems))))
                    continue
                if note is not None:
                    event.notes.append(note)
                yield row.path, event

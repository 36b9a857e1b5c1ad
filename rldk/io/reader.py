"""Reads events back: a file, a directory, compressed or still being written, or a table."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from rldk_schema import Event

from rldk.io.source import Events
from rldk.log.attempts import superseded
from rldk.log.follower import iter_chain
from rldk.log.own_files import OWN_FILES
from rldk.log.reading import Reading
from rldk.log.replay import EventLogs
from rldk.log.segments import find_chains
from rldk.log.skips import OnError, check_on_error
from rldk.log.table_files import is_table
from rldk.remote.by_url import by_url
from rldk.remote.selection import Selection
from rldk.remote.urls import path_of, shown_url

log = logging.getLogger(__name__)


def _wanted(given: Mapping[str, Any]) -> Selection:
    if given.get("follow") and path_of(url := str(given["source"])) is None:
        raise ValueError(f"{shown_url(url)}: follow=True is for a log of this machine; what a URL names is read once")
    return OWN_FILES


@by_url(_wanted, "source")
def read_events(
    source: str | Path,
    *,
    follow: bool = False,
    strict: bool = False,
    on_error: OnError = "raise",
    attempts: Literal["all", "last"] = "all",
) -> Iterator[Event]:
    """Reads the events of a log, in order.

    Of a directory the runs are read one after the other, and the files of a run's ranks, which may stand in a
    directory per node, as one log: of each attempt, each step of all ranks together, lowest rank first. Ranks that
    stop before others are warned of at the end. As many files are open at once as a run has.

    Args:
        source: A log's live file, read with its closed segments before it; any one file (`.jsonl`, `.gz`, `.zst`);
            a directory of logs, searched recursively; a nested Parquet or Arrow file; or a data set that `rldk ingest
            LOGS OUT/` has made. Or the URL of one of these, which is copied first.
        follow: Go on waiting for new events of one log, for ever, across its rotations.
        strict: Refuse also what JSON forbids but a decoder would accept: duplicate keys. A torn last line, which
            a log that is still being written may have, is an error too. Of tables all is refused that is no event.
        on_error: `raise` at the first bad line, or `skip` it: the first ones are logged with their lines, and all are
            counted at the end.
        attempts: `last` hides steps that a later attempt superseded; `all` shows everything.

    Yields:
        Events; metrics that are not finite are floats.

    Raises:
        LogNotFoundError: There is no log.
        EventValidationError: A line is no event. The message begins with `file:line`.
        MissingExtraError: The source is a table, and pyarrow is not installed.
    """
    if follow and is_table(source):
        raise ValueError("follow=True reads a log, and this is a table, to which nothing is added")
    if follow and (attempts == "last" or Path(source).is_dir()):
        raise ValueError(
            'follow=True reads one log with attempts="all": what is superseded is not known before the end'
        )
    if attempts not in ("all", "last"):
        raise ValueError(f"attempts: expected 'all' or 'last', found {attempts!r}")
    check_on_error(on_error)
    if follow:
        ((live, closed),) = find_chains(source).items()
        return Reading(live, strict=strict, on_error=on_error).events(iter_chain(live, closed, follow=True))
    if is_table(source):
        return iter(Events(source, on_error=on_error, attempts=attempts))
    logs = EventLogs(source, strict=strict, on_error=on_error)
    if attempts == "last":
        hidden = superseded(logs)
        for line in hidden.unnamed:
            log.warning("%s", line)
        return (event for event in logs if not hidden(event))
    return iter(logs)

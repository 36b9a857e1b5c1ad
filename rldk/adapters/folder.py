"""The runs of a directory as people have them: each is read once, and what is left alone is named with its reason."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from rldk.adapters.base import open_logs, run_name
from rldk.adapters.duplicate_logs import Copy, Log, SameRun, home_of, join_logs
from rldk.adapters.fingerprint import MOST_STEPS, fingerprint
from rldk.adapters.foreign_run import ForeignRun, Source
from rldk.adapters.ignored import NO_TRAINING, Ignored, derived, why_unread
from rldk.adapters.layouts.registry import FOLDER_LAYOUTS, ForeignLog, layout_of
from rldk.adapters.layouts.tfevents import in_order
from rldk.adapters.log_reader import LogReader, share_memory
from rldk.adapters.no_log import by_suffix
from rldk.adapters.only_own import BESIDE_A_LOG, KEPT, PRUNED, RECORDS
from rldk.adapters.read_as import Hints
from rldk.adapters.rows import Skipped
from rldk.adapters.samples.read import is_samples
from rldk.adapters.start import Start
from rldk.errors import IngestError
from rldk.event.run_id import safe_run_id
from rldk.log.file_names import is_record_log, parse_name
from rldk.log.lines import damage_errors
from rldk.log.listing import Listing
from rldk.log.segments import is_copy
from rldk.log.skips import OnError
from rldk.log.table_files import is_dataset
from rldk.mirror_target import CURSORS
from rldk.regular_file import walk
from rldk.text import counted, shown

# What rldk itself derives from a log, and what it keeps beside one.
_DERIVED = (
    BESIDE_A_LOG,
    re.compile(r"metrics_(.+)\.(?:csv|parquet)"),
    re.compile(r"summary_(.+)\.json"),
    re.compile(r"events_(.+)\.jsonl"),
    re.compile(r"(.+)_mirror\.log"),
    RECORDS,
)

# Steps whose values are kept to compare logs by, of all logs and of one of them: a few hundred bytes each.
_MOST_KEPT = 200_000
_FEWEST_KEPT, _MOST_OF_A_LOG = 32, 1024
_SHOWN = 5
_DATASET = "a data set that rldk has made of logs: name the directory itself to read it"
LINK_TO_FOLDER = "a link to a folder"
"""Why such a one is not read."""

_NAMELESS = "run"  # what a run is called as long as its name is not known

_Folders = dict[str, dict[Path, None]]
"""By name of a run: the folders of its logs, in order."""


@dataclass(slots=True)
class Folder:
    """What there is in a directory besides rldk's own logs.

    Attributes:
        runs: Those that others have logged.
        events: Event logs of rldk that have another name.
        samples: Files of samples of text, which belong to the runs in whose folders they lie.
        ignored: What is not read, and why.
        notes: What else should be known, in sentences.
    """

    runs: list[ForeignRun] = field(default_factory=list)
    events: list[Path] = field(default_factory=list)
    samples: list[Path] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_folder(
    folder: Path,
    own: Collection[Path],
    listing: Listing,
    hints: Hints,
    *,
    on_error: OnError = "raise",
    places: Sequence[Path] | None = None,
) -> Folder:
    """Finds the runs that others have logged in a directory.

    Args:
        folder: It is searched recursively; links to folders are not followed.
        own: Live files of rldk's own logs in it.
        listing: Of the directories in which these are.
        hints: What is known of the logs.
        on_error: As for `LogReader`. A file whose kind cannot be told never stops.
        places: Files and folders in it that are meant; None for all.

    Raises:
        IngestError: A line of a log that is read cannot be read, and `on_error` is `raise`.
    """
    found = Folder()
    paths: list[Path | ForeignLog] = []
    for place in [folder] if places is None else places:
        paths += _paths(place, listing, found) if place.is_dir() else [place]
    readers = list(_readers(paths, own, listing, hints, found))
    share_memory(readers)
    same = _joined(readers, found)
    samples = _samples_of(found.samples, [run.sources[0].path for run in same])
    taken = {file.run for file in map(parse_name, own) if file}
    names = _names([run.sources[0].reader.log for run in same], folder, taken)
    said = Counter(name for run in same for name in run.said)
    for run, name in zip(same, names, strict=True):
        others = frozenset({*taken, *names, *(other for other in said if said[other] > (other in run.said))} - {name})
        main = run.sources[0].path
        copies = tuple(copy.reader for copy in run.copies)
        read = tuple(path for source in run.sources for path in source.reader.log.paths)
        for source in run.sources if on_error == "raise" else ():
            source.reader.raise_at_bad_lines()
        found.runs.append(
            ForeignRun(name, read, sources=run.sources, copies=copies, samples=samples[main], others=others)
        )
        for copy in run.copies:
            found.ignored += [Ignored(path, _copy_of(main, copy), main) for path in copy.reader.log.paths]
    return found


def _samples_of(samples: list[Path], logs: list[Path]) -> dict[Path, tuple[Path, ...]]:
    """Log to the files of samples that lie in its folder or below; those of nobody's folder are of the only log."""
    own: dict[Path, list[Path]] = {log: [] for log in logs}
    homes = {home_of(log): log for log in logs}
    for path in samples:
        log = next((homes[folder] for folder in path.parents if folder in homes), logs[0] if len(logs) == 1 else None)
        if log is not None:
            own[log].append(path)
    return {log: tuple(paths) for log, paths in own.items()}


def run_of_log(reader: LogReader) -> ForeignRun:
    """The run of a log that stands alone."""
    return ForeignRun(safe_run_id(_name(reader.log)), reader.log.paths, sources=(Source(reader),))


def _copy_of(path: Path, copy: Copy) -> str:
    if not copy.reader.rows:
        return f"it has no row, and tells how the run of {path} ended"
    told = [f"it tells of the same run as {path}"]
    if only := copy.only:
        more = f" and {len(only) - _SHOWN} more" if len(only) > _SHOWN else ""
        told.append(f"only it has {', '.join(map(shown, only[:_SHOWN]))}{more}")
    if copy.other:
        has = "has" if copy.other == 1 else "have"
        told.append(f"of {counted(copy.compared, 'step')} that were compared {copy.other} {has} other values")
    if copy.more:
        told.append(f"it has {counted(copy.more, 'train step')} more, of which it does not tell which they are")
    return "; ".join(told)


def _joined(readers: list[LogReader], found: Folder) -> list[SameRun]:
    """Takes what tells of the same run together: to compare them, all logs are read once more."""
    if len(readers) < 2:
        return [SameRun((Source(reader),)) for reader in readers]
    most = min(_MOST_OF_A_LOG, max(_FEWEST_KEPT, _MOST_KEPT // len(readers)))
    logs = []
    for reader in readers:
        try:
            told = fingerprint(reader.events(_NAMELESS), most)
        except _errors() as error:
            found.ignored += [Ignored(path, _said(error)) for path in reader.log.paths]
            continue
        told.runs.discard(_NAMELESS)
        if told.whole and not told.steps and not reader.tells_end:
            reason = next((line.reason for line in (*reader.skips.bad, *reader.skips.others)), "no step in it")
            found.ignored += [Ignored(path, reason) for path in reader.log.paths]
            continue
        if not told.whole:
            found.notes.append(
                f"{reader.log.paths[0]}: not compared with other logs, as it has more than {MOST_STEPS} steps: "
                "if another one tells of the same run, both are read"
            )
        logs.append(Log(reader, told))
    return join_logs(logs)


def _errors() -> tuple[type[Exception], ...]:
    """What a file may raise that is no log, or not whole."""
    return (IngestError, OSError, ValueError, RecursionError, *damage_errors())


def _said(error: Exception) -> str:
    return f"it cannot be read: {getattr(error, 'strerror', None) or error}"


def _readers(
    paths: Sequence[Path | ForeignLog], own: Collection[Path], listing: Listing, hints: Hints, found: Folder
) -> Iterator[LogReader]:
    """What reads each of the logs, those of TensorBoard's files of one folder together."""
    runs: _Folders = {}
    for file in filter(None, map(parse_name, own)):
        runs.setdefault(file.run, {})[file.live.parent] = None
    logs: dict[Path, list[LogReader]] = {}
    for path in paths:
        if isinstance(path, ForeignLog):
            logs[path.paths[0]] = [LogReader(path, hints, on_error="skip")]
        elif (readers := _readers_of(path, runs, listing, hints, found)) is not None:
            logs[path] = readers
    for files in in_order(logs):
        if len(files) == 1:
            yield from logs[files[0]]
        else:
            yield LogReader(ForeignLog(files, logs[files[0]][0].log.layout), hints, on_error="skip")


def _readers_of(path: Path, runs: _Folders, listing: Listing, hints: Hints, found: Folder) -> list[LogReader] | None:
    """What reads a file; None if it is not a log, which is noted unless rldk keeps it beside a log of its own."""
    if path in listing.left_out or parse_name(path) is not None or KEPT.fullmatch(path.name):
        return None
    if is_copy(path, listing):
        return None
    if (run := _derived_from(path, runs)) is not None:
        if run.parent != path.parent:
            found.ignored.append(Ignored(path, f"rldk has made it of {run}", run))
        return None
    if is_record_log(path):
        found.ignored.append(Ignored(path, "records of rldk beside no log"))
        return None
    start = Start(path)
    if is_samples(start):
        found.samples.append(path)
        return None
    if path.name.endswith(".table.json") and path.parent.name == "table":
        found.ignored.append(Ignored(path, "a table that was logged to wandb"))
        return None
    if start.is_event_log:
        _take_events(start, runs, found)
        return None
    if (what := derived(start)) is not None:
        found.ignored.append(Ignored(path, what))
        return None
    problem: str | None = None
    layout = layout_of(start, hints.pattern)
    if layout is not None:
        problems: list[Skipped] = []
        try:
            readers = [LogReader(log, hints, on_error="skip") for log in open_logs((path,), layout)]
            if any(reader.looks_like(problems.append) is not None or reader.tells_end for reader in readers):
                return readers
            problem = problems[0].reason if problems else NO_TRAINING
        except _errors() as error:
            problem = _said(error)
    found.ignored.append(Ignored(path, why_unread(start, problem)))
    return None


def _take_events(start: Start, runs: _Folders, found: Folder) -> None:
    """Events of rldk in a file of another name: those of a run whose log is here are not counted again."""
    try:
        info = json.loads(start.text.partition("\n")[0])["model_info"]
        run, phase = str(info.get("run_id")), info.get("phase")
    except (ValueError, RecursionError):
        run, phase = "", None
    if run in runs:
        log = next(iter(runs[run])) / f"{run}_events.jsonl"
        found.ignored.append(Ignored(start.path, f"it has events of the same run as {log}", log))
    elif phase == "lifecycle" and start.path.name.startswith("events_"):
        found.ignored.append(Ignored(start.path, "a summary that rldk has made of a log"))
    else:
        found.events.append(start.path)


def _derived_from(path: Path, runs: _Folders) -> Path | None:
    """The log that a file is derived from, by its name, the one in the same folder if there is one; None if none is."""
    names = [match[1] for pattern in _DERIVED if (match := pattern.fullmatch(path.name))]
    logs = [folder / f"{name}_events.jsonl" for name in names for folder in _nearest(path.parent, runs.get(name, {}))]
    return next((log for log in logs if log.parent == path.parent), logs[0] if logs else None)


def _nearest(folder: Path, folders: dict[Path, None]) -> list[Path]:
    """The folder itself if it is one of some, else the first of them."""
    return [folder] if folder in folders else list(islice(folders, 1))


def _paths(folder: Path, listing: Listing, found: Folder) -> list[Path | ForeignLog]:
    """Files of a folder, sorted, of two names of one file the one that is no link, and folders that are a run each."""

    def refused(error: OSError) -> None:
        path = Path(error.filename or folder)
        if path not in listing.left_out:
            found.ignored.append(Ignored(path, _said(error)))

    files: list[Path] = []
    logs: list[ForeignLog] = []
    for place, below, names in walk(folder, refused):
        parent = Path(place)
        if CURSORS in below:
            below.remove(CURSORS)
        for name in sorted(PRUNED.intersection(below)):
            below.remove(name)
            found.ignored.append(Ignored(parent / name, "a folder of tools"))
        found.ignored += [Ignored(parent / name, LINK_TO_FOLDER) for name in below if (parent / name).is_symlink()]
        if is_dataset(parent):
            found.ignored.append(Ignored(parent, _DATASET))
            below.clear()
            continue
        layout = next((kind for kind in FOLDER_LAYOUTS if kind.mark in names and kind.fits(parent)), None)
        if layout is not None:
            if (why := layout.why_left_out(parent)) is None:
                logs.append(ForeignLog((parent,), layout.layout))
            else:
                found.ignored.append(Ignored(parent, why))
            below.clear()
            continue
        for path in map(parent.joinpath, names):
            if path.is_file():
                if (what := by_suffix(path)) is not None:
                    found.ignored.append(Ignored(path, what))
                else:
                    files.append(path)
            elif path not in listing.left_out:  # those are named
                found.ignored.append(Ignored(path, why_unread(Start(path))))
    files.sort()
    linked = {path for path in files if path.is_symlink()}
    there = {os.path.realpath(path): path for path in files if path not in linked} if linked else {}
    kept: list[Path | ForeignLog] = []
    for path in files:
        if path not in linked:
            kept.append(path)
        elif (real := there.get(os.path.realpath(path))) is None:
            there[os.path.realpath(path)] = path
            kept.append(path)
        else:
            found.ignored.append(Ignored(path, "another name of a file that is read", real))
    return [*kept, *logs]


def _name(log: ForeignLog) -> str:
    return log.facts().name or log.run or run_name(log.paths[0])


def _names(logs: list[ForeignLog], folder: Path, taken: Iterable[str]) -> list[str]:
    """What the runs are called, each by a name of its own: the folders tell apart what has one name."""
    names = list(map(_name, logs))
    used = Counter(taken)
    counts = Counter(names) + used
    found = []
    for log, name in zip(logs, names, strict=True):
        if counts[name] > 1:
            home = home_of(log.paths[0]) if folder in home_of(log.paths[0]).parents else folder
            parts = [part for part in home.relative_to(folder).parts if part != name]
            name = "-".join((*parts, name))  # noqa: PLW2901
        name = unique = safe_run_id(name)  # noqa: PLW2901
        if used[name]:
            unique = safe_run_id(f"{name}-{log.paths[0].suffix.lstrip('.') or 'log'}")
        number = 2
        while used[unique]:
            unique, number = f"{name[:120]}-{number}", number + 1
        used[unique] += 1
        found.append(unique)
    return found

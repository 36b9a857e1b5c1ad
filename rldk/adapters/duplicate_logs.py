"""Logs of a directory that tell of the same run, and what is read from which of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rldk.adapters.base import CHECKPOINT
from rldk.adapters.fingerprint import Agreement, Fingerprint, Series, compare, compare_in_order, marks
from rldk.adapters.foreign_run import Source
from rldk.adapters.log_reader import LogReader

_HALF = 0.5  # of the steps that two logs have in common
_FEWEST_TELLING = 3
_PARTED = 3  # last steps, none of them the same: two runs of one seed, or one that was begun from the other
_MOST_ASKED = 8  # groups that a log is compared with, and logs of a group
_MOST_MARKED = 64  # groups that have a value at a step in common: more, and it tells nothing

# Of equals the one that tells more of each step, or tells it in more digits.
_CONSOLE = "console"
_PREFERENCE = ("json", "jsonl", "wandb", "csv", "tensorboard", _CONSOLE)
_WANDB_CONSOLE = "output.log"  # which wandb keeps of a run, beside what somebody else may keep of it
_TRAIN: Series = ("train", None)
_STEPWISE = ("train", "eval", "test")
_STATE = "trainer_state.json"
_LOGGING = frozenset({"runs", "logs", "log", "tensorboard", "tb", "files"})


class Log:
    """A log and its fingerprint.

    Args:
        reader: What reads it.
        told: Its fingerprint.

    Attributes:
        path: Its first file.
        home: The folder of its run.
        kind: What no run has two of in different folders.
        preference: The lower the better, of logs that are equally full.
        in_order: Whether it agrees with the other logs of its run by the order of its events, and not by their steps.
    """

    def __init__(self, reader: LogReader, told: Fingerprint) -> None:
        self.reader = reader
        self.told = told
        self.path = reader.log.paths[0]
        self.home = home_of(self.path)
        layout = reader.log.layout.name
        self.kind = self.path.name if self.path.name == _WANDB_CONSOLE else layout
        self.in_order = False
        self.printed = layout == _CONSOLE
        self.preference = _PREFERENCE.index(layout) if layout in _PREFERENCE else _PREFERENCE.index("wandb")


def home_of(path: Path) -> Path:
    """The folder of a log's run, without what trainers and loggers make in it: `checkpoint-500`, `runs/Nov28`, `logs`.

    >>> home_of(Path("out/checkpoint-500/trainer_state.json")) == home_of(Path("out/runs/Nov28/x.tfevents.1"))
    True
    """
    folder = path.parent
    if CHECKPOINT.fullmatch(folder.name):
        folder = folder.parent
    if folder.parent.name in _LOGGING:
        folder = folder.parent
    while folder.name in _LOGGING:
        folder = folder.parent
    return folder


@dataclass(frozen=True, slots=True)
class Copy:
    """A log of a run that is not read.

    Attributes:
        only: Names that only it has.
        more: Train steps that it has besides, of which it does not tell which they are.
        compared: Steps at which it was compared with the log that is read.
        other: Those of them at which it has other values.
    """

    reader: LogReader
    only: tuple[str, ...]
    more: int = 0
    compared: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class SameRun:
    """The logs of one run.

    Attributes:
        sources: What is read.
        copies: What tells nothing of its steps that these do not tell.
        said: The ids of runs that its rows themselves give.
    """

    sources: tuple[Source, ...]
    copies: tuple[Copy, ...] = ()
    said: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Groups:
    """Logs of one run each, found by what they say."""

    groups: list[list[Log]] = field(default_factory=list)
    _marked: dict[int, list[int]] = field(default_factory=dict)

    def put(self, log: Log) -> None:
        """Puts a log to those of its run, or begins another run."""
        keys = list(map(hash, marks(log.told)))
        votes: Counter[int] = Counter()
        for key in keys:
            if len(found := self._marked.get(key, ())) <= _MOST_MARKED:
                votes.update(found)
        fits = [(fit, index) for index, _ in votes.most_common(_MOST_ASKED) if (fit := _fit(log, self.groups[index]))]
        index = max(fits)[1] if fits else len(self.groups)
        if index == len(self.groups):
            self.groups.append([])
        self.groups[index].append(log)
        for key in keys:
            marked = self._marked.setdefault(key, [])
            if len(marked) <= _MOST_MARKED and index not in marked:
                marked.append(index)

    def put_beside(self, log: Log) -> bool:
        """Puts a log that has no steps to those of the only run of its folder, if there is one."""
        beside = [group for group in self.groups if any(other.home == log.home for other in group)]
        if len(beside) == 1:
            beside[0].append(log)
        return len(beside) == 1


def join_logs(logs: Iterable[Log]) -> list[SameRun]:
    """Puts logs together that tell of the same run, as a trainer's state in each checkpoint and TensorBoard's file do.

    Two logs are of one run if they agree on half or more of the steps that both have, by values that do not come about
    by chance, and not if they part at the end. Two of one kind in folders of which none is in the other are two runs
    even then, as runs of the same seed may agree: but not a trainer's state that another one continues.

    From each phase and data set the fullest log is read, and from the others the steps that it does not have.

    A log without any step, such as a console that only tells how its run ended, is of the run whose folder it stands
    in, if that has one only.

    Args:
        logs: Each of one run, with its fingerprint.
    """
    logs = list(logs)
    found = _Groups()
    alone = [log for log in logs if not log.told.whole]
    for log in sorted(logs, key=lambda log: (-log.told.events, log.preference, str(log.path))):
        if log.told.steps:
            found.put(log)
        elif log.told.whole and not found.put_beside(log):
            alone.append(log)
    groups = [*map(_share, found.groups), *(SameRun((Source(log.reader),)) for log in alone)]
    place = {id(log.reader): number for number, log in enumerate(logs)}
    said = {id(log.reader): log.told.runs for log in logs}
    groups = [
        replace(same, said=frozenset().union(*(said[id(source.reader)] for source in same.sources))) for same in groups
    ]
    return sorted(groups, key=lambda same: place[id(same.sources[0].reader)])


def _fit(log: Log, group: Sequence[Log]) -> tuple[float, int, int] | None:
    """How well a log fits the others of a run; None if it is of another run."""
    group = group[:_MOST_ASKED]
    for other in group:
        if other.path == log.path:
            return None  # another run of the same file
        if other.kind == log.kind and not _related(log, other) and not _continues(other, log):
            return None
    agreements = [compare(log.told, other.told) for other in group]
    for other, agreement in zip(group, agreements, strict=True):
        if agreement.parted >= _PARTED and not log.reader.numbered and not other.reader.numbered:
            return None
    for other, agreement in zip(group, agreements, strict=True):
        in_order = agreement.share < _HALF and (log.reader.numbered or other.reader.numbered)
        if in_order:
            agreement = compare_in_order(log.told, other.told)  # noqa: PLW2901
        if agreement.share >= _HALF and _convinces(agreement, log, other):
            for one in (log, other):
                one.in_order |= in_order and one.reader.numbered
            common = sum(1 for a, b in zip(log.path.parts, other.path.parts, strict=False) if a == b)
            return agreement.share, int(_related(log, other)), common
    return None


def _convinces(agreement: Agreement, log: Log, other: Log) -> bool:
    # In folders that have nothing to do with each other one curve may be like another one.
    if agreement.telling >= _FEWEST_TELLING and (agreement.names > 1 or _related(log, other)):
        return True
    # What transformers writes into one folder is of one run, however little it says.
    own = {log.kind, other.kind} & {"tensorboard"} or {log.path.name, other.path.name} & {_STATE}
    return bool(own) and log.home == other.home


def _related(log: Log, other: Log) -> bool:
    a, b = log.home, other.home
    return a == b or a in b.parents or b in a.parents


def _continues(longer: Log, log: Log) -> bool:
    """Whether a trainer's state goes on from another one: as a checkpoint does that has been moved."""
    if longer.path.name != _STATE or log.path.name != _STATE:
        return False
    mine, theirs = (set(told.steps.get(_TRAIN, ())) for told in (log.told, longer.told))
    agreement = compare(log.told, longer.told)
    return mine < theirs and agreement.same == agreement.both


def _share(group: list[Log]) -> SameRun:
    """What is read from which log of a run."""
    if len(group) == 1:
        return SameRun((Source(group[0].reader),))
    takes: dict[int, dict[Series, Collection[int]]] = {index: {} for index in range(len(group))}
    for series in dict.fromkeys(series for log in group for series in log.told.steps):
        telling = [index for index, log in enumerate(group) if series in log.told.steps]
        telling.sort(key=lambda index: (-_fullness(group[index], series), group[index].preference))
        known: set[int] = set()
        for index in telling:
            steps = set(group[index].told.steps[series]) - known
            if known and group[index].reader.numbered:  # by guesses: nothing but what comes later is sure
                later = series == _TRAIN and not group[index].in_order
                steps = {step for step in steps if step > max(known)} if later else set()
            if steps and (not known or series[0] in _STEPWISE):
                takes[index][series] = steps
                known |= steps
    reading = [index for index in takes if takes[index]]
    reading.sort(key=lambda index: (-len(takes[index].get(_TRAIN, ())), -sum(map(len, takes[index].values())), index))
    sources = tuple(Source(group[index].reader, takes[index]) for index in reading)
    if len(sources) == 1:  # which gives all it has
        sources = (Source(sources[0].reader),)
    names = {name for index in reading for name in group[index].told.names}
    copies = (log for index, log in enumerate(group) if not takes[index])
    trained = max(len(set(group[index].told.steps.get(_TRAIN, ()))) for index in reading)
    main = group[reading[0]]
    return SameRun(sources, tuple(_copy(log, main, names, trained) for log in copies))


def _copy(log: Log, main: Log, names: set[str], trained: int) -> Copy:
    more = len(set(log.told.steps.get(_TRAIN, ()))) - trained if log.in_order else 0
    agreement = Agreement() if log.in_order or main.in_order else compare(log.told, main.told)
    only = tuple(sorted(log.told.names - names))
    return Copy(log.reader, only, max(more, 0), agreement.both, agreement.both - agreement.same)


def _fullness(log: Log, series: Series) -> float:
    """How many steps there are. A console rounds what it prints: it must have twice as many to be preferred."""
    return len(set(log.told.steps[series])) / (2 if log.printed else 1)

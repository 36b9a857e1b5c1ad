"""A comparison as `rldk compare --format json` prints it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from rldk_schema.forms.comparison import (
    Asserted,
    ComparedPair,
    ComparedRun,
    Comparison,
    EqualKeys,
    FinalValue,
    FirstDifference,
    FoundDifference,
    FoundDifferences,
    FoundDivergence,
)

from rldk.compare.differences import KINDS, Differences, Facts, differences
from rldk.compare.divergence import LEAST
from rldk.compare.first_difference import MOST_NAMES, Found, Pair
from rldk.compare.grouping import groups_of
from rldk.compare.sentence import difference_in_words, missing_in_words, sentence
from rldk.compare.side_by_side import SideBySide, named
from rldk.compare.tolerance import Tolerance, tolerance_of
from rldk.compare.track import Key, Part, Track
from rldk.health.run_health import RunHealth
from rldk.log.attempts import ONLY
from rldk.text import counted

_SHOWN = 5
_CUT = f"metrics beyond the first {MOST_NAMES:,} names"


class Former:
    """Makes the form of what was found.

    Args:
        found: The runs, read side by side.
        labels: What each is called; no two have the same label.
        parts: What of each is meant.
        healths: What the health rules say of each.
        facts: What else is known of each.
    """

    def __init__(
        self,
        found: SideBySide,
        labels: Sequence[str],
        parts: Sequence[Part],
        healths: Sequence[RunHealth],
        facts: Sequence[Facts],
    ) -> None:
        self._found, self._labels, self._facts = found, labels, facts
        self._runs = [
            ComparedRun(
                label=label,
                run_id=health.run_id,
                part=_part(part),
                path=str(health.path),
                read_as=health.read_as,
                state=health.state,  # type: ignore[arg-type]  # one of those words
                verdict=health.verdict,  # type: ignore[arg-type]  # as well
                first_bad_step=health.first_bad_step,
                coverage=health.coverage,
                hides=health.hides,
                steps=steps.count,
                first_step=steps.first,
                last_step=steps.last,
            )
            for label, part, health, steps in zip(labels, parts, healths, found.steps, strict=True)
        ]

    def form(
        self, *, group_by: str | None = None, assert_equal: bool = False, tolerances: Sequence[Tolerance] = ()
    ) -> Comparison:
        """The form.

        Args:
            group_by: The setting by which runs are put in groups.
            assert_equal: Whether they have to be equal.
            tolerances: By how much metrics may differ.
        """
        pairs = [self._pair(pair) for pair in self._found.pairs]
        earliest = min(
            (pair for pair in self._found.pairs if pair.difference is not None),
            key=lambda pair: pair.difference.rank,  # type: ignore[union-attr]  # that is asked above
            default=None,
        )
        untils = [pair.equal_until for pair in self._found.pairs]
        equal_until = None if None in untils else min(until for until in untils if until is not None)
        first = equal_training = None
        if earliest is not None:
            equal_until, equal_training = earliest.equal_until, earliest.equal_training
            first = self._first(earliest.difference, range(len(self._labels)), earliest.together())
        lacks = [pair.missing for pair in self._found.pairs if pair.missing is not None]
        missing = self._first(min(lacks, key=lambda one: one.rank, default=None), range(len(self._labels)))
        leaves = [leaf for pair in self._found.pairs for leaf in pair.leaves.values()]
        kinds = {kind: differences(kind, self._facts, leaves) for kind in KINDS}
        differing = FoundDifferences(**{kind: self._differing(one) for kind, one in kinds.items()})
        finals = [self._found.finals(run) for run in range(len(self._labels))]
        shared = self._found.shared.count
        return Comparison(
            runs=self._runs,
            sentence=sentence(
                self._runs,
                first,
                missing,
                equal_until,
                None if equal_training is None else str(equal_training),
                shared,
                differing,
                [one.run for one in pairs if not one.compared and one.equal_until is not None],
            ),
            shared_steps=shared,
            equal_until=equal_until,
            first_difference=first,
            first_missing=missing,
            compared=len({name for pair in self._found.pairs for name in _compared(pair)}),
            differing=self._first_steps(),
            not_compared=sorted({name for pair in self._found.pairs for name in pair.uncompared}),
            divergence=_earliest(pairs),
            differences=differing,
            equal_keys=EqualKeys(**{kind: one.equal for kind, one in kinds.items()}),
            final={
                name: {
                    label: FinalValue(**{field: getattr(own[name], field) for field in FinalValue.__dataclass_fields__})
                    for label, own in zip(self._labels, finals, strict=True)
                    if name in own
                }
                for name in dict.fromkeys(name for own in finals for name in own)
            },
            groups=None if group_by is None else groups_of(group_by, self._labels, self._facts, finals),
            pairs=pairs,
            asserted=self._asserted(assert_equal, tolerances) if assert_equal or tolerances else None,
            left_out=list(self._left_out(kinds)),
        )

    def _pair(self, pair: Pair) -> ComparedPair:
        found: dict[str, FoundDivergence] = {}
        for key, name, one in self._found.divergences(pair):
            # Of several trainings, the first one in which it is found.
            found.setdefault(name, FoundDivergence(one.step, one.method, one.size, self._labels[pair.run], str(key)))
        return ComparedPair(
            run=self._labels[pair.run],
            shared_steps=pair.shared,
            compared=len(_compared(pair)),
            equal_until=pair.equal_until,
            first_difference=self._first(pair.difference, (0, pair.run), pair.together()),
            first_missing=self._first(pair.missing, (0, pair.run)),
            divergence=found,
        )

    def _first(
        self, found: Found | None, runs: Collection[int], together: Sequence[str] = ()
    ) -> FirstDifference | None:
        """A value of some of the runs; `together` are all that differ first at its step."""
        if found is None:
            return None
        values = {self._labels[run]: value for run, value in found.values.items() if run in runs}
        also = [name for name in together if name != found.name]
        return FirstDifference(step=found.step, metric=found.name, values=values, series=str(found.key), also=also)

    def _first_steps(self) -> dict[str, int]:
        differing = [one.difference for pair in self._found.pairs for one in pair.metrics.values() if one.difference]
        found: dict[str, int] = {}
        for one in sorted(differing, key=lambda one: one.rank):
            found.setdefault(named(one.key, one.name), one.step)
        return dict(sorted(found.items(), key=lambda item: item[1]))

    def _differing(self, found: Differences) -> list[FoundDifference]:
        return [
            FoundDifference(one.key, {self._labels[run]: value for run, value in one.values.items()}, one.step)
            for one in found.found
        ]

    def _asserted(self, assert_equal: bool, tolerances: Sequence[Tolerance]) -> Asserted:
        """Whether the runs are as equal as they have to be."""
        why: list[str] = []
        first = self._labels[0]
        for pair in self._found.pairs:
            label = self._labels[pair.run]
            common = sum(both for both, _, _ in pair.steps.values())
            if not common:
                why.append(f"{label}: no step in common with {first}")
                continue
            if not pair.metrics:
                steps = counted(common, "step")
                why.append(f"{label}: no metric to compare at {steps} in common: name one with --metric")
            unmet = sorted(self._unmet(pair, assert_equal, tolerances), key=lambda one: one[0].rank)
            for found, lacks in unmet:
                value = self._first(found, (0, pair.run))
                if value is not None:
                    compared = [self._runs[0], self._runs[pair.run]]
                    why.append(f"{label}: {missing_in_words(value, compared) if lacks else difference_in_words(value)}")
            for key, (shared, told, own) in pair.steps.items() if assert_equal else ():
                if not shared == told == own:
                    of = "" if key == Key(ONLY, "train") else f" of {key}"
                    both = f"{counted(shared, 'step')}{of} in common"
                    why.append(f"{label}: {both}, of {told} in {first} and {own} in {label}")
            if assert_equal and pair.cut:
                why.append(f"{label}: {_CUT}, which were not compared")
            names = {name for _, name in pair.metrics}
            for one in tolerances if names else ():
                if not any(tolerance_of(name, [one]) for name in names):
                    machine = any(tolerance_of(name, [one]) for name in pair.uncompared)
                    hint = f" but of the machine: count them with --metric '{one.pattern}'" if machine else ""
                    why.append(f"{label}: no metric {one.pattern} at a step in common{hint}")
        for label, track in zip(self._labels, self._found.tracks, strict=True):
            if assert_equal and track.displaced:
                why.append(f"{label}: {_displaced(track)}, which were not compared")
        return Asserted(holds=not why, why_not=why)

    def _unmet(self, pair: Pair, assert_equal: bool, tolerances: Sequence[Tolerance]) -> Iterator[tuple[Found, bool]]:
        """Where a metric is not as it has to be, and whether it is missing there."""
        for (_, name), metric in pair.metrics.items():
            allowed = tolerance_of(name, tolerances) is not None
            if not (allowed or assert_equal):
                continue
            differs = metric.violation if allowed else metric.difference
            yield from ((one, lacks) for one, lacks in ((differs, False), (metric.missing, True)) if one is not None)
        if assert_equal:
            yield from ((leaf, False) for (_, name), leaf in pair.leaves.items() if name.startswith("data_slice."))

    def _left_out(self, kinds: dict[str, Differences]) -> Iterator[str]:
        """What was not compared, or is not known."""
        tracks, labels = self._found.tracks, self._labels
        for run, label, track, steps in zip(self._runs, labels, tracks, self._found.steps, strict=True):
            if run.part is not None:
                also = ", and steps that later attempts superseded are compared" if "attempt" in run.part else ""
                yield f"{label}: its verdict is that of the whole run{also}"
            if track.apart:
                yield f"{label}: {counted(track.apart, 'event')} of other parts of the run"
            if extra := steps.count - self._found.shared.count:
                yield f"{label}: {extra:,} of its {steps.count:,} steps are not in every run"
            if track.displaced:
                yield f"{label}: {_displaced(track)}"
        for label, facts in zip(labels, self._facts, strict=True):
            if facts.other_ranks:
                yield f"{label}: {counted(facts.other_ranks, 'other rank')}, whose numbers are not compared"
        for key in sorted({str(key) for track in tracks for key in track.pending}):
            have = [label for label, track in zip(labels, tracks, strict=True) if key in map(str, track.pending)]
            if len(have) < len(labels):
                yield f"{key} is only in {_some(have)}"
        alone: dict[str, set[str]] = {}
        for pair in self._found.pairs:
            for (of, name), metric in pair.metrics.items():
                if len(metric.runs) == 1:
                    (lacking,) = {0, pair.run} - metric.runs
                    alone.setdefault(labels[lacking], set()).add(named(of, name))
        for label, names in alone.items():
            yield f"{counted(len(names), 'metric')} that {label} does not have: {_some(sorted(names))}"
        if unknown := [label for label, facts in zip(labels, self._facts, strict=True) if facts.config is None]:
            yield f"the configuration of {_some(unknown)} is not known"
        for one in kinds.values():
            if one.named:
                yield f"settings that differ only by the run's name or directory: {_some(one.named)}"
        if few := [labels[pair.run] for pair in self._found.pairs if _too_few(pair)]:
            whose = f" of {labels[0]} and {_some(few)}" if len(self._found.pairs) > 1 else ""
            yield f"divergence{whose}: fewer than {LEAST} shared steps"
        if any(pair.cut for pair in self._found.pairs):
            yield _CUT
        if unmatched := self._found.unmatched:
            yield f"no metric of the runs is called {_some(unmatched)}"


def _compared(pair: Pair) -> set[str]:
    """The metrics that both runs have at steps which both have."""
    return {named(key, name) for (key, name), metric in pair.metrics.items() if len(metric.runs) > 1}


def _too_few(pair: Pair) -> bool:
    """Whether runs differ, and no training of theirs has the steps that it takes to say if they diverge."""
    shared = [both for key, (both, _, _) in pair.steps.items() if key.series == "train"]
    return pair.difference is not None and 0 < max(shared, default=0) < LEAST


def _displaced(track: Track) -> str:
    return f"{counted(track.displaced, 'value')} out of order, or twice at one step"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"


def _part(part: Part) -> str | None:
    if part.attempt is not None:
        return f"attempt {part.attempt}"
    return None if part.stage is None else f"stage {part.stage}"


def _earliest(pairs: Sequence[ComparedPair]) -> dict[str, FoundDivergence]:
    found: dict[str, FoundDivergence] = {}
    for pair in pairs:
        for name, one in pair.divergence.items():
            if name not in found or one.step < found[name].step:
                found[name] = one
    return dict(sorted(found.items(), key=lambda item: item[1].step))


def unique_labels(names: Sequence[str], places: Sequence[Path], parts: Sequence[Part]) -> list[str]:
    """What runs are called: by their name, by their log where several have the name, else numbered.

    Args:
        names: Their run_id.
        places: Their logs.
        parts: What of each is meant.
    """
    first = [_with_part(name, part) for name, part in zip(names, parts, strict=True)]
    whole = [str(place if name in place.name else place / name) for name, place in zip(names, places, strict=True)]
    longer = [_with_part(place, part) for place, part in zip(whole, parts, strict=True)]
    labels = [label if first.count(label) == 1 else long for label, long in zip(first, longer, strict=True)]
    return [
        label if labels.count(label) == 1 else f"{label} ({labels[: place + 1].count(label)})"
        for place, label in enumerate(labels)
    ]


def _with_part(name: str, part: Part) -> str:
    return f"{name}@{part}" if str(part) else name

"""Runs in groups that a setting makes: the seeds of one against the seeds of another."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rldk_schema.forms.comparison import GroupInterval, RunGroup, RunGroups

from rldk.compare.differences import CONFIG, ENVIRONMENT, OF_DATA, OF_SEEDS, Facts, differences
from rldk.compare.final import Final
from rldk.compare.groups import LEAST, interval
from rldk.errors import UnknownNameError


def groups_of(
    key: str, labels: Sequence[str], facts: Sequence[Facts], finals: Sequence[Mapping[str, Final]]
) -> RunGroups:
    """Puts runs in groups, and each group's final values against those of the first group.

    Args:
        key: The setting that makes the groups.
        labels: What each run is called.
        facts: What is known of each run.
        finals: How each run ends, by metric: its mean over the last tenth is its value.

    Raises:
        UnknownNameError: No run has such a setting, all have the same, or it is a seed.
    """
    values = [_value(facts_of, key) for facts_of in facts]
    members: dict[str, list[int]] = {}
    for run, value in enumerate(values):
        if value is not None:
            members.setdefault(value, []).append(run)
    if len(members) < 2:
        if not members and any(key in facts_of.of(OF_SEEDS) for facts_of in facts):
            raise UnknownNameError(
                f"expected a setting, found {key!r}, which is a seed: runs of one group may differ in it"
            )
        known = sorted({name for one in facts for name in one.of(CONFIG)})
        raise UnknownNameError(
            f"expected a setting that differs between the runs, found {key!r}, of which there "
            f"{'is 1 value' if members else 'is none'}. Settings: {', '.join(known[:20]) or 'none are known'}"
        )
    groups = [
        RunGroup(value, [labels[run] for run in runs], _differing(key, [facts[run] for run in runs]))
        for value, runs in members.items()
    ]
    (_, of_first), *others = members.items()
    left_out = [
        f"{label} is in no group, as its {key} is not known"
        for label, value in zip(labels, values, strict=True)
        if value is None
    ]
    left_out += [
        f"{key} {value} has 1 run, and an interval needs {LEAST} in each group"
        for value, runs in members.items()
        if len(runs) < LEAST
    ]
    intervals = []
    for metric in dict.fromkeys(name for own in finals for name in own):
        one = _means(metric, of_first, finals)
        for value, runs in others:
            other = _means(metric, runs, finals)
            lacking = [labels[run] for run in (*of_first, *runs) if run not in one and run not in other]
            found = interval(list(one.values()), list(other.values()))
            if found is not None:
                ends = (found.difference, found.low, found.high, found.method)
                intervals.append(GroupInterval(metric, value, len(one), len(other), lacking, *ends))
            if min(len(of_first), len(runs)) >= LEAST and (lacking or found is None):
                why = f"no finite value ends it in {', '.join(lacking)}" if lacking else "its values are too large"
                left_out.append(f"{metric} of {value}: {why}{'; no interval' if found is None else ''}")
    return RunGroups(key, groups, intervals, left_out)


def _value(facts: Facts, key: str) -> str | None:
    for kind in (CONFIG, ENVIRONMENT, OF_DATA):
        known = facts.of(kind)
        if key in known:
            return known[key] if isinstance(known[key], str) else json.dumps(known[key], sort_keys=True, default=str)
    return None


def _differing(key: str, runs: Sequence[Facts]) -> list[str]:
    return [one.key for one in differences(CONFIG, runs).found if one.key != key]


def _means(metric: str, runs: Sequence[int], finals: Sequence[Mapping[str, Final]]) -> dict[int, float]:
    found = ((run, finals[run].get(metric)) for run in runs)
    return {run: one.mean for run, one in found if one is not None and one.mean is not None}

"""A coverage in words, for people: on the command line, in Python's log."""

from __future__ import annotations

from collections.abc import Mapping

from rldk_schema.forms.coverage import Coverage

from rldk.text import counted, printable

_SHOWN = 5


def judged_of(coverage: Coverage) -> str:
    """How many rules judged, such as `19/27`."""
    return f"{len(coverage.judged)}/{len(coverage.judged) + len(coverage.not_judged)}"


def beside_verdict(coverage: Coverage) -> str:
    """The same as `in_few_words` where there is little room: `19 of 27 rules, 9 of 10 metrics`."""
    text = f"{judged_of(coverage).replace('/', ' of ')} rules"
    if coverage.recognised < coverage.metrics:
        text += f", {coverage.recognised} of {counted(coverage.metrics, 'metric')}"
    return text


def in_few_words(coverage: Coverage) -> str:
    """How many rules judged and how many metrics were recognised."""
    judged, rules = len(coverage.judged), len(coverage.judged) + len(coverage.not_judged)
    text = f"{judged} of {counted(rules, 'rule')} could judge it"
    if coverage.recognised < coverage.metrics:
        text += f", {coverage.recognised} of {counted(coverage.metrics, 'metric')} recognised"
    return text


def live_in_words(coverage: Coverage, lacking: Mapping[str, str]) -> str:
    """What can be judged of a run that is trained, in one line for its log."""
    judged = f"{judged_of(coverage).replace('/', ' of ')} rules can judge this run"
    return f"not judged: {'; '.join(core_in_words(lacking))}; {judged}" if lacking else judged


def core_in_words(lacking: Mapping[str, str]) -> list[str]:
    """What of the core was not judged and why: parts with one reason together."""
    by_reason: dict[str, list[str]] = {}
    for part, why in lacking.items():
        by_reason.setdefault(why, []).append(part)
    return [f"{', '.join(parts)}: {why}" for why, parts in by_reason.items()]


def others_in_words(coverage: Coverage, lacking: Mapping[str, str]) -> str:
    """In one line, the rules that could not judge, and why, without what the core's reasons say already."""
    by_reason: dict[str, list[str]] = {}
    for one in coverage.not_judged:
        if any(one.why in why for why in lacking.values()):
            why = "as above"
        elif one.found:
            why = f"names that are not known, such as {printable(one.found[0])}"
        elif one.needs and one.why.startswith("no") and ":" not in one.why:
            why = "no such metric"
        else:
            why = one.why
        by_reason.setdefault(why, []).append(one.rule)
    return "; ".join(f"{', '.join(rules)} ({why})" for why, rules in by_reason.items())


def nonfinite_in_words(coverage: Coverage) -> str:
    """Which metrics were NaN or infinite, in how many rows; empty if none was."""
    worst = sorted(coverage.nonfinite.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{printable(name)} in {counted(rows, 'row')}" for name, rows in worst[:_SHOWN])
    return named + (f", and {len(worst) - _SHOWN} more" if len(worst) > _SHOWN else "")


def assumed_in_words(coverage: Coverage) -> str:
    """What was judged by its name alone; empty if nothing was."""
    named = ", ".join(f"{printable(name)} ({role})" for name, role in coverage.assumed.items())
    return named and f"meaning assumed from its name: {named}"

"""What is to be said of compared runs first, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rldk_schema.forms.comparison import ComparedRun, Comparison, FirstDifference, FoundDifferences

from rldk.compare.first_difference import OUTPUT
from rldk.text import counted, number

_MOST_DIGITS = 17
_SHOWN = 4


def sentence(  # noqa: PLR0917
    runs: Sequence[ComparedRun],
    first: FirstDifference | None,
    missing: FirstDifference | None,
    equal_until: int | None,
    equal_training: str | None,
    shared_steps: int,
    differences: FoundDifferences,
    incomparable: Sequence[str],
) -> str:
    """The sentence.

    Args:
        runs: The runs.
        first: The first number that differs.
        missing: The first one that not all have.
        equal_until: The last shared step before that, of the same training.
        equal_training: The last shared training before that.
        shared_steps: How many train steps all have.
        differences: What else differs.
        incomparable: Runs that have steps in common with the first, and no metric.
    """
    if first is None:
        if not shared_steps and equal_until is None:
            return f"no step in common: {_and([f'{run.label} has {_steps(run)}' for run in runs])}"
        if incomparable and len(incomparable) == len(runs) - 1:
            return nothing_differs(shared_steps, equal_until, 0)
        lacks = "" if missing is None else f"; but {missing_in_words(missing, runs)}"
        more = " that all have" if any(run.steps > shared_steps for run in runs) else ""
        alone = f"; {_and(incomparable)} and {runs[0].label} have no metric in common" if incomparable else ""
        return f"{nothing_differs(shared_steps, equal_until)}{more}{alone}{lacks}"
    what = f"{first.metric}{where(first)}: {values_in_words(first.values)}"
    if equal_until is None and equal_training is not None:
        until = f"the end of {equal_training}"
    elif equal_until is not None:
        until = f"step {equal_until}"
    else:
        return f"differ from step {first.step} on: {what}{_why(differences)}"
    return f"equal to the last bit until {until}; then at step {first.step} {what}{_why(differences)}"


def nothing_differs(shared_steps: int, equal_until: int | None, compared: int | None = None) -> str:
    """What is to be said where no number differs.

    Args:
        shared_steps: How many train steps runs have in common.
        equal_until: The last step that they have in common, evaluations included.
        compared: How many metrics they have in common; None if that is known not to be 0.
    """
    if compared == 0 and equal_until is not None:
        at = f"at {counted(shared_steps, 'step')} in common" if shared_steps else f"until step {equal_until}"
        return f"no metric to compare {at}"
    if shared_steps:
        return f"no number differs in {shared_steps:,} {'step' if shared_steps == 1 else 'steps'}"
    return "no step in common" if equal_until is None else f"no number differs until step {equal_until}"


def missing_of_pairs(form: Comparison) -> list[str]:
    """What is missing first in each pair in which something is."""
    others = {run.label: run for run in form.runs[1:]}
    return [
        missing_in_words(pair.first_missing, [form.runs[0], others[pair.run]])
        for pair in form.pairs
        if pair.first_missing is not None
    ]


def difference_in_words(found: FirstDifference) -> str:
    """`loss at step 38: 0.41 and 0.52`."""
    return f"{found.metric}{where(found)} at step {found.step}: {values_in_words(found.values)}"


def missing_in_words(found: FirstDifference, runs: Sequence[ComparedRun]) -> str:
    """`grad_norm is missing in b at step 7`."""
    lack = [run.label for run in runs if run.label not in found.values]
    return f"{found.metric}{where(found)} is missing in {_and(lack)} at step {found.step}"


def where(found: FirstDifference) -> str:
    """What a value is of, where that is not the only training."""
    return "" if found.series == "train" else f" ({found.series})"


def values_in_words(values: Mapping[str, Any]) -> str:
    """Values side by side, with as many digits as tell them apart."""
    return _and(apart(list(values.values())))


def apart(values: Sequence[Any]) -> list[str]:
    """Values as text, with as many digits as tell those apart that differ."""
    distinct = len(set(map(repr, values)))
    texts: list[str] = []
    for digits in range(4, _MOST_DIGITS + 1):
        texts = [number(value, digits) if isinstance(value, float) else str(value) for value in values]
        if len(set(texts)) >= distinct:
            return texts
    # Of large values with a prefix, such as 541.3G, neighbours may share all 17 digits.
    return [
        repr(value) if isinstance(value, float) and texts.count(text) > 1 else text
        for value, text in zip(values, texts, strict=True)
    ]


def _why(differences: FoundDifferences) -> str:
    """The differences of settings that explain others, in a few words."""
    said = []
    if differences.seeds:
        said.append("other seed")
    if any(one.key != OUTPUT for one in differences.data):
        said.append("other data")
    if differences.config:
        said.append(f"other {_some([one.key for one in differences.config])}")
    return f"; {', '.join(said)}" if said else ""


def _some(keys: Sequence[str]) -> str:
    return keys[0] if len(keys) == 1 else counted(len(keys), "setting")


def _steps(run: ComparedRun) -> str:
    if run.first_step is None:
        return "none"
    return f"{run.first_step}-{run.last_step}"


def _and(texts: Sequence[str]) -> str:
    more = len(texts) - _SHOWN
    shown = [*texts[:_SHOWN], f"{more} more"] if more > 0 else list(texts)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""

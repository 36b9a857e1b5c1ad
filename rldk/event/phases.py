"""What a log call of a trainer reports: a train step, an evaluation, or the summary at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rldk_schema.fields import Phase

_RUNTIME = re.compile(r"(.+)_runtime\Z", re.DOTALL)
_LOSS = re.compile(r"(?:eval|test)_(.+)_loss\Z", re.DOTALL)
_PASS_SET = re.compile(r"eval_(.+)_pass1\Z")
_SUMMARY = frozenset({"total_flos", "epoch", "num_input_tokens_seen"})


def phase_of(logs: Mapping[str, Any]) -> Phase:
    """What a log call reports, by its keys: the summary at the end, an evaluation, or a train step."""
    # Where transformers counts tokens, each train log has a train_runtime, too.
    if "train_runtime" in logs and ("train_loss" in logs or "learning_rate" not in logs):
        return "summary"
    if "learning_rate" in logs:
        return "train"
    names = list(map(str, logs))
    for phase in ("eval", "test"):
        if any(key.startswith(f"{phase}_") and key.endswith(("_runtime", "_loss")) for key in names):
            return phase
    if _evaluated(names) is not None or (names and all(k == "epoch" or k.startswith("eval_") for k in names)):
        return "eval"
    return "train"


def split_summary(logs: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Takes the last steps' metrics out of a summary.

    TRL adds what it has gathered since the last log call to whatever is logged next: with `logging_steps=3` and 7
    steps, the metrics of step 7 are found in the summary.

    Returns:
        (the summary, the metrics of the steps since the last train log; empty if there are none).
    """
    rest = {k: v for k, v in logs.items() if k not in _SUMMARY and not k.startswith(("train_", "eval_", "test_"))}
    summary = {k: v for k, v in logs.items() if k not in rest}
    if rest and "epoch" in logs:
        rest["epoch"] = logs["epoch"]
    return summary, rest


def split_phase_prefix(raw: Mapping[str, Any], phase: str) -> tuple[dict[str, Any], str | None]:
    """Takes `eval_` or `eval_{set}_` off the keys of an evaluation.

    The set is what stands between the prefix and `_runtime` or `_loss`; or `_pass1`, in OpenRLHF, where one log call
    may report several sets: then the keys keep their names.

    Args:
        raw: Keys as the trainer logs them.
        phase: `eval` or `test`.

    Returns:
        (keys without their prefix, name of the evaluated set or None). Of an evaluation that its user has given
        another prefix than `eval`, that is the name.
    """
    prefix = f"{phase}_"
    names = list(map(str, raw))
    dataset = None
    if f"{prefix}runtime" not in raw and (f"{prefix}loss" not in raw or _evaluated(names)):
        evaluated = _evaluated(names)
        if evaluated is not None:
            dataset = evaluated.removeprefix(prefix)
        else:
            # A loss of its own, such as eval_aux_loss, is told from that of a set by the time only.
            timed = [m[1].removeprefix(prefix) for m in map(_RUNTIME.match, names) if m and m[1].startswith(prefix)]
            found = timed or [m[1] for m in map(_LOSS.match, names) if m]
            of_pass = {m[1] for m in map(_PASS_SET.match, names) if m}
            dataset = min(found, key=len) if found else of_pass.pop() if len(of_pass) == 1 else None
    # TRL puts the set's name into some keys only: eval_a_loss stands beside eval_kl.
    prefixes = (f"{prefix}{dataset}_", f"{dataset}_", prefix) if dataset is not None else (prefix,)
    short = {key: _without(str(key), prefixes) for key in raw}
    # What has no prefix keeps its name, also where another key would get it.
    out = {key: value for key, value in raw.items() if short[key] == key}
    for key, value in raw.items():
        if short[key] != key:
            out[key if short[key] in out else short[key]] = value
    return out, dataset


def _evaluated(names: Iterable[str]) -> str | None:
    """What stands before `_runtime` where its speed is logged, too: `eval`, `eval_{set}`, or a user's prefix."""
    names = set(names)
    found = [m[1] for m in map(_RUNTIME.match, names) if m and f"{m[1]}_samples_per_second" in names]
    return next((name for name in sorted(found) if name not in ("train", "eval", "test")), None)


def _without(key: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if key.startswith(prefix):
            return key.removeprefix(prefix)
    return key

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
# Where transformers counts tokens, the logs of steps have two of these.
_SUMMARY_ENDS = ("train_runtime", "train_tokens_per_second", "train_samples_per_second", "total_flos")


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


def evaluation_phase(logs: Mapping[str, Any]) -> Phase:
    """Which of the two an evaluation is: `test` where its keys begin so, else `eval`."""
    names = list(map(str, logs))
    test = any(key.startswith("test_") and key.endswith(("_runtime", "_loss")) for key in names)
    return "test" if test or _all_begin(names, "test_") else "eval"


def is_evaluation(logs: Mapping[str, Any], *, strict: bool) -> bool:
    """Whether a log call is one of an evaluation, by its keys.

    Args:
        logs: Keys as the trainer logs them.
        strict: Each of them has to say so.
    """
    names = list(map(str, logs))
    if any(_all_begin(names, prefix) for prefix in ("eval_", "test_")):
        return True
    return not strict and phase_of(logs) in ("eval", "test")


def is_timed_evaluation(logs: Mapping[str, Any]) -> bool:
    """Whether a log call is a Trainer's own of an evaluation, of which it knows how long it took."""
    return any(_RUNTIME.match(str(key)) for key in logs)


def is_summary(logs: Mapping[str, Any], total_flos: float, *, strict: bool) -> bool:
    """Whether a log call between two epochs, or after the last, is the summary of a training.

    Args:
        logs: Keys as the trainer logs them, or as a user has renamed them.
        total_flos: The trainer's count, which is one of its values, whatever that is called.
        strict: It has to have the names that transformers gives it.
    """
    if strict:
        return {"train_runtime", "train_loss"} <= logs.keys()
    ends = {mark for mark in _SUMMARY_ENDS for key in logs if _ends_with(str(key), mark)}
    if ends - {"train_runtime", "train_tokens_per_second"} or ends == {"train_runtime"}:
        return True
    return total_flos > 0 and any(isinstance(value, float) and value == total_flos for value in logs.values())


def split_summary(logs: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Takes the last steps' metrics out of a summary.

    TRL adds what it has gathered since the last log call to whatever is logged next: with `logging_steps=3` and 7
    steps, the metrics of step 7 are found in the summary.

    Args:
        logs: Of the summary, all of whose own keys a user may have given a prefix.

    Returns:
        (the summary, the metrics of the steps since the last train log; empty if there are none).
    """
    renamed = sorted((str(key) for key in logs if _ends_with(str(key), "train_runtime")), key=len)
    prefix = renamed[0].removesuffix("train_runtime") if renamed else ""
    bare = {key: str(key).removeprefix(prefix) for key in logs}
    own = {k for k, name in bare.items() if name in _SUMMARY or name.startswith(("train_", "eval_", "test_"))}
    summary = {k: v for k, v in logs.items() if k in own or k in _SUMMARY}
    rest = {k: v for k, v in logs.items() if k not in summary}
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
    if f"{prefix}runtime" not in raw and (f"{prefix}loss" not in raw or _evaluated(names, phase)):
        evaluated = _evaluated(names, phase)
        if evaluated is not None:
            dataset = evaluated.removeprefix(prefix)
        else:
            # A loss of its own, such as eval_aux_loss, is told from that of a set by the time only.
            timed = [m[1].removeprefix(prefix) for m in map(_RUNTIME.match, names) if m and m[1].startswith(prefix)]
            found = timed or [m[1] for m in map(_LOSS.match, names) if m]
            of_pass = {m[1] for m in map(_PASS_SET.match, names) if m}
            dataset = min(found, key=len) if found else of_pass.pop() if len(of_pass) == 1 else None
    # TRL puts the set's name into some keys only: eval_a_loss stands beside eval_kl.
    prefixes = [f"{prefix}{dataset}_", f"{dataset}_", prefix] if dataset is not None else [prefix]
    if phase == "test" and not any(key.startswith("eval_") and key.endswith(("_runtime", "_loss")) for key in names):
        prefixes.append("eval_")  # TRL puts it before its own in any evaluation
    short = {key: _without(str(key), prefixes) for key in raw}
    # What has no prefix keeps its name, also where another key would get it.
    out = {key: value for key, value in raw.items() if short[key] == key}
    for key, value in raw.items():
        if short[key] != key:
            out[key if short[key] in out else short[key]] = value
    return out, dataset


def _evaluated(names: Iterable[str], phase: str | None = None) -> str | None:
    """What stands before `_runtime` where its speed is logged, too: `eval_{set}`, or a user's prefix.

    Args:
        names: Keys of a log call.
        phase: It is known to be an evaluation of this phase: then `train` is a prefix like any other.
    """
    names = set(names)
    found = {m[1] for m in map(_RUNTIME.match, names) if m and f"{m[1]}_samples_per_second" in names}
    usual = {"train", "eval", "test"}
    others = sorted(found - usual) or (sorted(found - {phase}) if phase is not None else [])
    return others[0] if others else None


def _all_begin(names: Iterable[str], prefix: str) -> bool:
    own = [name for name in names if name != "epoch"]
    return bool(own) and all(name.startswith(prefix) for name in own)


def _ends_with(name: str, mark: str) -> bool:
    """Whether a name is the mark, or the mark with something put in front of it."""
    return name == mark or (name.endswith(mark) and name[-len(mark) - 1] in "/_.:-")


def _without(key: str, prefixes: Iterable[str]) -> str:
    for prefix in prefixes:
        if key.startswith(prefix):
            return key.removeprefix(prefix)
    return key

"""What a saved checkpoint is: its size, its parameters, whether it is whole, and, if asked, its weights."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rldk_schema.forms.checkpoint import CheckpointFacts, WeightGroup

from rldk.checkpoints.weight_files import WeightFiles
from rldk.checkpoints.weight_sums import Stopped, group_of, stream_weights
from rldk.text import counted, printable


def figures_of(facts: CheckpointFacts) -> dict[str, float | None]:
    """The figures of a checkpoint that a lifecycle event of the run has as metrics: those that are known."""
    found: dict[str, float | None] = {
        "checkpoint/bytes": facts.total_bytes,
        "checkpoint/parameters": facts.parameters,
        "checkpoint/nan_count": facts.nan_count,
        "checkpoint/inf_count": facts.inf_count,
    }
    for group, weights in facts.groups.items():
        found[f"checkpoint/{group}/weight_norm"] = weights.weight_norm
        found[f"checkpoint/{group}/relative_change"] = weights.relative_change
    return {name: value for name, value in found.items() if value is not None}


def note_of(facts: CheckpointFacts) -> str:
    """The note of that event."""
    return f"checkpoint inspected: {'damaged' if facts.damage else 'no damage'}"


def inspect_checkpoint(
    path: str | Path, *, deep: bool = False, previous: str | Path | None = None, trainable_share: float | None = None
) -> CheckpointFacts:
    """Inspects the checkpoint in a directory.

    Headers of safetensors files are read, and nothing else of them unless `deep` asks for it: shards and their index,
    adapters, and models in directories below. Pickles (`pytorch_model.bin`) are never opened as such.

    Args:
        path: The directory, such as `out/checkpoint-500`.
        deep: Whether to read the weights, once, a few MB at a time, for norms and for what is not finite. A damaged
            checkpoint's are not read.
        previous: The checkpoint before, whose weights are read side by side, for the relative change.
        trainable_share: Share of the model's parameters that is trained, 0 to 1; it stands in no file.

    Raises:
        CheckpointNotFoundError: There is no such directory.
        MissingExtraError: `deep` needs numpy.
        OSError: The directory cannot be read.
    """
    with WeightFiles(path) as files:
        facts = facts_of(files, trainable_share)
        if not deep or facts.damage:
            return facts
        if previous is None:
            return with_weights(facts, files)
        with WeightFiles(previous) as before:
            return with_weights(facts, files, before)


def facts_of(files: WeightFiles, trainable_share: float | None = None) -> CheckpointFacts:
    """What the headers say."""
    dtypes: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    for name, weight in files.weights.items():
        dtypes[weight.tensor.dtype] += weight.tensor.parameters
        groups[group_of(name)] += weight.tensor.parameters
    return CheckpointFacts(
        total_bytes=files.total_bytes,
        weight_bytes=files.weight_bytes,
        weight_files=files.files,
        tensors=len(files.weights),
        parameters=dtypes.total() if files.weights else None,
        parameters_by_dtype=dict(dtypes),
        trainable_share=trainable_share,
        nan_count=None,
        inf_count=None,
        groups={group: WeightGroup(parameters=count) for group, count in groups.items()},
        damage=list(files.damage),
        notes=list(files.notes),
    )


def with_weights(
    facts: CheckpointFacts,
    files: WeightFiles,
    previous: WeightFiles | None = None,
    going_on: Callable[[], bool] = lambda: True,
) -> CheckpointFacts:
    """Facts with what the weights say.

    Args:
        facts: What the headers say.
        files: The checkpoint, open.
        previous: The one before, open; None if there is none to compare with.
        going_on: Asked before each piece; once it says no, facts stay as they are, and a note says so.

    Raises:
        MissingExtraError: numpy is missing.
    """
    notes, damage = list(facts.notes), list(facts.damage)
    if not files.weights:
        return facts
    try:
        sums, unread = stream_weights(files, previous, going_on)
    except Stopped:
        return dataclasses.replace(facts, notes=[*notes, "not all weights were read: training ended"])
    except OSError as error:
        return dataclasses.replace(facts, damage=[*damage, f"the weights cannot be read: {error.strerror}"])
    groups = dict(facts.groups)
    for name, found in sums.items():
        groups[name] = WeightGroup(
            parameters=groups[name].parameters,
            weight_norm=found.norm,
            relative_change=found.relative_change if previous is not None else None,
            nan_count=found.nan,
            inf_count=found.infinite,
        )
        if found.nan or found.infinite:
            bad = f"{found.nan} NaN and {found.infinite} infinite"
            damage.append(f"{printable(name)}: expected finite weights, found {bad} of {found.parameters}")
    for dtype, count in unread.items():
        notes.append(f"{counted(count, 'parameter')} of {printable(dtype)[:40]}: not in the norms and not inspected")
    unlike = printable(", ".join(sorted(name for name in sums if groups[name].relative_change is None)))
    if previous is None:
        notes.append("no relative change: the previous checkpoint is not available")
    elif unlike:
        notes.append(f"no relative change of {unlike}: the previous checkpoint lacks some weights, or has only zeros")
    return dataclasses.replace(
        facts,
        nan_count=sum(found.nan for found in sums.values()) if sums else None,
        inf_count=sum(found.infinite for found in sums.values()) if sums else None,
        groups=groups,
        damage=damage,
        notes=notes,
    )

"""What a saved checkpoint is: its size, its parameters, whether it is whole, and, if asked, its weights."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rldk.checkpoints.weight_files import WeightFiles
from rldk.checkpoints.weight_sums import Stopped, group_of, stream_weights
from rldk.text import counted, printable


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightGroup:
    """The weights of one group of tensors, as `rldk.checkpoints.weight_sums.group_of` forms them.

    Attributes:
        parameters: How many there are.
        weight_norm: L2 norm of the finite weights; None if they were not read.
        relative_change: ||w - w_before|| / ||w_before|| since the checkpoint before this one, of the weights that are
            finite in both; None if it was not there to be read, lacks some of them, or has only zeros.
        nan_count: Weights that are NaN; None if they were not read.
        inf_count: Weights that are infinite; None if they were not read.
    """

    parameters: int
    weight_norm: float | None = None
    relative_change: float | None = None
    nan_count: int | None = None
    inf_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointFacts:
    """What was found in a checkpoint. What is not known is None.

    Attributes:
        total_bytes: Size of all its files, in bytes.
        weight_bytes: Size of those that hold weights, pickled ones included.
        weight_files: Number of safetensors files.
        tensors: Number of tensors in them.
        parameters: Number of their elements, an adapter's where that is what was saved; None if none could be read.
        parameters_by_dtype: The same by dtype, as safetensors calls it.
        trainable_share: Share of the model's parameters that is trained, 0 to 1, as the caller knows it.
        nan_count: Weights that are NaN; None if they were not read.
        inf_count: Weights that are infinite; None if they were not read.
        groups: The weights by group.
        damage: What is wrong: which file, what was expected, what was found. Weights that are not finite are damage.
        notes: Why something is not known.
    """

    total_bytes: int
    weight_bytes: int
    weight_files: int
    tensors: int
    parameters: int | None
    parameters_by_dtype: dict[str, int]
    trainable_share: float | None = None
    nan_count: int | None = None
    inf_count: int | None = None
    groups: dict[str, WeightGroup] = field(default_factory=dict)
    damage: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON can hold it."""
        facts = dataclasses.asdict(self)
        return {**facts, "damage": list(self.damage), "notes": list(self.notes)}

    def metrics(self) -> dict[str, float | None]:
        """The figures that a lifecycle event of the run tells, those that are known."""
        found: dict[str, float | None] = {
            "checkpoint/bytes": self.total_bytes,
            "checkpoint/parameters": self.parameters,
            "checkpoint/nan_count": self.nan_count,
            "checkpoint/inf_count": self.inf_count,
        }
        for group, weights in self.groups.items():
            found[f"checkpoint/{group}/weight_norm"] = weights.weight_norm
            found[f"checkpoint/{group}/relative_change"] = weights.relative_change
        return {name: value for name, value in found.items() if value is not None}

    def note(self) -> str:
        """The note of that event."""
        return f"checkpoint inspected: {'damaged' if self.damage else 'no damage'}"


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
        groups={group: WeightGroup(parameters=count) for group, count in groups.items()},
        damage=tuple(files.damage),
        notes=tuple(files.notes),
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
        return dataclasses.replace(facts, notes=(*notes, "not all weights were read: training ended"))
    except OSError as error:
        return dataclasses.replace(facts, damage=(*damage, f"the weights cannot be read: {error.strerror}"))
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
        damage=tuple(damage),
        notes=tuple(notes),
    )

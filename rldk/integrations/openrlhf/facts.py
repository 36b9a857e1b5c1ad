"""What a trainer of OpenRLHF says of the run."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from rldk_schema import Rng

from rldk.environment import log_once
from rldk.event.launch import Place, code_sha, place_in_launch
from rldk.event.run_id import new_run_id, safe_run_id
from rldk.event.trainer import TrainerFacts
from rldk.integrations.openrlhf.config import as_config, option, workers
from rldk.integrations.openrlhf.trainers import DRIVER, LOOP, WORKERS

# OpenRLHF's own name for a run that was given none: to the minute, so that two runs may share it.
_DEFAULT_NAME = re.compile(r"[a-z]+_\d{4}T\d\d:\d\d\Z")


class Facts(NamedTuple):
    """What a trainer says of the run.

    Attributes:
        run: Arguments of `Run`.
        trainer: What else is known.
        local_rank: Rank within the host, where it is known.
    """

    run: dict[str, Any]
    trainer: TrainerFacts
    local_rank: int | None


def run_facts(trainer: Any, kind: str) -> Facts:
    """What a trainer says of the run.

    Args:
        trainer: OpenRLHF's; None in a loop of one's own.
        kind: Of the trainer, as `trainers.kind_of` has it.
    """
    place = _process(None if kind == LOOP else trainer.args, kind)
    where = {"rank": place.rank, "world_size": place.world_size}
    if kind == LOOP:
        return Facts(where, TrainerFacts(git_sha=code_sha()), place.local_rank)
    args = trainer.args
    ppo = kind == DRIVER or kind in WORKERS
    config = as_config(args)
    if kind == DRIVER:
        config["reference_model"] = has_reference(trainer, kind)
    named = {"model_name": option(args, "model_name"), "dataset_name": option(args, "dataset_name")}
    facts = TrainerFacts(
        framework_version=openrlhf_version(),
        algorithm="ppo" if ppo else kind,
        model_size=None if ppo else _parameters(trainer),
        optimizer=option(args, "optimizer"),
        scheduler=option(args, "scheduler"),
        git_sha=code_sha(),
        rng=_seeds(args, kind),
    )
    return Facts({"framework": "openrlhf", **named, "config": config, **where}, facts, place.local_rank)


def openrlhf_version() -> str | None:
    """The installed OpenRLHF's version; None for a checkout that is on the path."""
    try:
        return version("openrlhf")
    except PackageNotFoundError:
        return None


def has_reference(trainer: Any, kind: str) -> bool:
    """Whether PPO has a reference model; of the others nothing depends on it."""
    return kind != DRIVER or trainer.reference_model_group is not None


def remarks(trainer: Any, kind: str) -> list[str]:
    """What a reader of the log should know of this process."""
    if kind in WORKERS:
        return [f"{kind}, rank {rank_of(kind)} of its group"]
    if kind != DRIVER:
        return []
    notes = ["PPO's driver; the order of its prompts does not follow the seed"]
    if not has_reference(trainer, kind):
        notes.append("there is no reference model: kl and logprobs_diff, which OpenRLHF logs as 0, are left out")
    return notes


def timing_of(kind: str) -> str | None:
    """Under which of OpenRLHF's names the time of a step is logged; None where OpenRLHF itself logs it."""
    return None if kind == DRIVER else "timing/ppo_train" if kind in WORKERS else "step_time"


def sizes(trainer: Any, kind: str) -> dict[str, int | None]:
    """Sequences per step, and their length limit in tokens: of the completion alone in PPO."""
    if kind == LOOP:
        return {}
    length = option(trainer.args, "new_length" if kind == DRIVER else "length")
    return {"batch_size": option(trainer.args, "batch_size"), "sequence_length": length}


def share_of_samples(trainer: Any, kind: str) -> int:
    """PPO trains multiples of so many samples: those of a last, smaller micro-batch are dropped. 1 for all others."""
    if kind != DRIVER:
        return 1
    ranks = workers(trainer.args)[0] // (
        (option(trainer.args, "ring") or 1) * (option(trainer.args, "tensor_parallel") or 1)
    )
    return max(1, ranks * (option(trainer.args, "micro_batch") or 1))


def name_of_run(trainer: Any, launch: str) -> str:
    """A run_id where none is given: the name that the user gave OpenRLHF's loggers, or a new one.

    Args:
        trainer: OpenRLHF's; None in a loop of one's own.
        launch: What tells two runs apart that OpenRLHF has named by the minute.
    """
    if trainer is None:
        return safe_run_id(f"run-{launch}")
    args = trainer.args
    name = option(args, "run_name")
    if not name:
        return new_run_id("openrlhf")
    if _DEFAULT_NAME.match(str(name)):
        mark = hashlib.sha256(launch.encode()).hexdigest()[:4]
        return safe_run_id(f"{str(name).replace(':', '')}-{mark}")
    return safe_run_id(str(name))


def place_of(kind: str) -> Place:
    """Which of the processes that train this is; the only one for PPO's driver, which trains nothing."""
    if kind == DRIVER:
        return Place(0, None, 1)
    try:
        place = place_in_launch()
    except ValueError as error:  # better a wrong rank than no log
        log_once(f"{error}; rank 0 is assumed")
        place = Place(0, None, None)
    dist: Any = sys.modules.get("torch.distributed")
    try:
        if dist is not None and dist.is_available() and dist.is_initialized():
            return place._replace(rank=dist.get_rank(), world_size=dist.get_world_size())
    except Exception as error:  # noqa: BLE001  # as above
        log_once(f"torch.distributed does not tell the rank ({error}); {place.rank} is assumed")
    return place._replace(world_size=max(place.world_size or 1, place.rank + 1))


def rank_of(kind: str) -> int:
    """This process's rank among those that train."""
    return place_of(kind).rank


def _process(args: Any, kind: str) -> Place:
    place = place_of(kind)
    if kind == DRIVER or kind in WORKERS:
        # The driver is rank 0 of the run; actors follow, then critics. OpenRLHF's LOCAL_RANK is 0 for all of them.
        actors, critics = workers(args)
        first = {DRIVER: 0, "actor": 1, "critic": 1 + actors}[kind]
        return Place(first + place.rank, None, 1 + actors + critics)
    return place


def _seeds(args: Any, kind: str) -> Rng:
    seed = option(args, "seed")
    hash_seed = os.environ.get("PYTHONHASHSEED", "")
    torch = sys.modules.get("torch")
    # Ranks that train seed all generators with it; PPO's driver, which shuffles the prompts, seeds none.
    given = None if kind == DRIVER else seed
    return Rng(
        seed=seed,
        python_hash_seed=int(hash_seed) if hash_seed.isdecimal() else None,
        torch_seed=torch.initial_seed() if torch is not None else None,
        numpy_seed=given,
        random_seed=given,
    )


def _parameters(trainer: Any) -> int | None:
    args = trainer.args
    # A rank holds a part of each weight under tensor parallelism, and half as many numbers as weights in 4 bits.
    if (option(args, "tensor_parallel") or 1) > 1 or option(args, "in_4bit"):
        return None
    # Under ZeRO-3 a rank holds a shard, and DeepSpeed keeps the whole's size beside it.
    return sum(getattr(weight, "ds_numel", weight.numel()) for weight in trainer.model.parameters()) or None

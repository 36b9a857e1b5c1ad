"""What a caller knows of who trains, and of how this process was launched."""

from __future__ import annotations

from dataclasses import dataclass

from rldk_schema import Rng


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainerFacts:
    """What is known of who trains, beyond the framework's name.

    Attributes:
        framework_version: With `algorithm` it decides what a key means.
        extended_version: Of the framework that it extends, which decides where that is what logs.
        algorithm: `grpo`, `dpo`, ...
        model_size: Number of parameters.
        optimizer: Its name.
        scheduler: The learning-rate schedule's name.
        git_sha: Commit of the code that trains.
        rng: All seeds, where more than `seed` is known.
    """

    framework_version: str | None = None
    extended_version: str | None = None
    algorithm: str | None = None
    model_size: int | None = None
    optimizer: str | None = None
    scheduler: str | None = None
    git_sha: str | None = None
    rng: Rng | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """How this process was launched, where the environment does not tell.

    Attributes:
        attempt_id: Shared by all ranks of one launch; the launcher's or scheduler's id if None, else random.
        local_rank: Rank within the host.
    """

    attempt_id: str | None = None
    local_rank: int | None = None

"""Samples of any framework that is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.rows import Refuse
from rldk.adapters.samples.nemo_rl import is_nemo_rl, read_nemo_rl
from rldk.adapters.samples.trl import is_trl, read_trl
from rldk.adapters.samples.verl import is_verl, read_verl
from rldk.adapters.start import Start
from rldk.log.completions import Completion

_FRAMEWORKS = ((is_trl, read_trl), (is_verl, read_verl), (is_nemo_rl, read_nemo_rl))


def is_samples(start: Beginning) -> bool:
    """Whether a file has samples of training; those of an evaluation belong to no train step."""
    return any(claims(start) for claims, _ in _FRAMEWORKS)


def read_samples(path: Path, refuse: Refuse) -> Iterator[Completion]:
    """Samples of a file, in order. Their `attempt` is None: the files do not tell it.

    Args:
        path: A file that `is_samples`; of any other nothing is read.
        refuse: Gets what cannot be read.

    Raises:
        MissingExtraError: It is a Parquet file, and pyarrow is not installed.
    """
    start = Start(path)
    for claims, read in _FRAMEWORKS:
        if claims(start):
            yield from read(path, refuse)
            return

"""Samples of any framework that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.wandb_tables import table_name
from rldk.adapters.rows import Refuse, Skipped
from rldk.adapters.samples.nemo_rl import is_nemo_rl, read_nemo_rl
from rldk.adapters.samples.trl import is_trl, read_trl
from rldk.adapters.samples.verl import is_verl, read_verl
from rldk.adapters.start import Start
from rldk.log.completions import Completion
from rldk.text import counted

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


def each_once(
    paths: Iterable[Path], read: Callable[[Path], Iterator[Completion]], refuse: Refuse
) -> Iterator[tuple[Path, Completion]]:
    """Samples of several files, with where they lie.

    TRL logs to wandb what it also writes to a file of its own: such a sample of a table is left out.

    Args:
        paths: The files.
        read: Reads one of them.
        refuse: Gets tables of which samples are left out, with their number.
    """
    own: set[int] = set()
    tables = []
    for path in paths:
        if table_name(path):
            tables.append(path)
            continue
        for sample in read(path):
            own.add(_told(sample))
            yield path, sample
    for path in tables:
        left_out = 0
        for sample in read(path):
            if _told(sample) in own:
                left_out += 1
            else:
                yield path, sample
        if left_out:
            what = f"{counted(left_out, 'sample')} left out, which a file of the trainer's has, too"
            refuse(Skipped(path, 1, what, fatal=False))


def _told(sample: Completion) -> int:
    return hash((sample.step, str(sample.prompt), str(sample.completion)))

"""Names of the event files of a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_NAME = re.compile(
    r"(?P<run>.+)_events"
    r"(?:\.rank(?P<rank>\d+))?"
    r"(?:\.attempt(?P<attempt>\d+))?"
    r"(?:\.(?P<segment>\d{6,}))?"
    r"\.jsonl(?P<suffix>\.gz|\.zst)?\Z"
)
_RECORDS = re.compile(r".+_(?:completions|checkpoints)(?:\.attempt\d+)?\.jsonl(?:\.gz|\.zst)?\Z")


_ENDS = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_KEPT = 1 << 15  # of the names of logs, which are asked for again and again where runs are looked for; some megabytes

_OWN = re.compile(r"(?:(?:.*[^A-Za-z])?node|rank|host)[-_]?(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EventFile:
    """One event file on the disk.

    Attributes:
        live: Path of the live file that it is, or was rotated from.
        segment: Number of a closed segment, from 1; None for the live file.
    """

    path: Path
    live: Path
    run: str
    rank: int
    attempt: int
    segment: int | None


def event_file(output_dir: str | Path, run_id: str, rank: int = 0, node: int | None = None) -> Path:
    """Path of the live event file of one rank of a run.

    Args:
        output_dir: Where it stands.
        run_id: The run.
        rank: The global rank.
        node: The number of the host, if the rank is the first one of its host.
    """
    number = directory_number(output_dir)
    plain = rank == 0 or (number is not None and number in (rank, node))
    name = f"{run_id}_events.jsonl" if plain else f"{run_id}_events.rank{rank}.jsonl"
    return Path(output_dir) / name


def manifest_name(run_id: str) -> str:
    """Name of a run's manifest, which stands beside its log."""
    return f"{run_id}_run.json"


def completions_name(run_id: str) -> str:
    """Name of a run's samples, likewise."""
    return f"{run_id}_completions.jsonl"


def directory_number(output_dir: str | Path) -> int | None:
    """The rank or node that a directory is called after, as in `node_1`, `my-run_node-1`, `rank_1`; None if by neither.

    A number alone says nothing: a sweep has `exp_1` or `lora_rank_4`, each with all ranks of one run.
    """
    match = _OWN.fullmatch(absolute(Path(output_dir)).name)
    return None if match is None else int(match[1])


def absolute(path: Path) -> Path:
    """The absolute path; the path as it is where the working directory was deleted, so that nothing can be there."""
    try:
        return path.absolute()
    except FileNotFoundError:
        return path


def may_be_log(name: str) -> bool:
    """Whether a file may be an event file, at a glance: `parse_name` reads no other name."""
    return "_events." in name and name.endswith(_ENDS)


@lru_cache(_KEPT, typed=True)  # a path that stands for a URL is equal to one that does not
def parse_name(path: Path) -> EventFile | None:
    """Reads a file's name; None if it is not that of an event file."""
    match = _NAME.match(path.name)
    if match is None:
        return None
    segment = match["segment"]
    # A compressed file without a number was packed by hand: it is its own live file.
    stem = path.name[: match.start("segment") - 1] + ".jsonl" if segment else path.name
    return EventFile(
        path=path,
        live=path.with_name(stem) if segment else path,
        run=match["run"],
        rank=int(match["rank"] or 0),
        attempt=int(match["attempt"] or 0),
        segment=int(segment) if segment else None,
    )


def segment_path(live: Path, number: int) -> Path:
    """Path of a closed segment, before it is compressed."""
    return live.with_name(f"{live.name.removesuffix('.jsonl')}.{number:06d}.jsonl")


def segment_forms(live: Path, number: int) -> tuple[Path, ...]:
    """Paths that a closed segment may have, in the order in which it gets them: as it is, then compressed."""
    plain = segment_path(live, number)
    return plain, plain.with_name(f"{plain.name}.zst"), plain.with_name(f"{plain.name}.gz")


def attempt_path(live: Path, attempt: int) -> Path:
    """Path of the file of a second writer."""
    return live.with_name(f"{live.name.removesuffix('.jsonl')}.attempt{attempt}.jsonl")


def is_record_log(path: Path) -> bool:
    """Whether a file is one of records, and no log of events, by its name."""
    return _RECORDS.match(path.name) is not None

"""Sampled completions: `{run_id}_completions.jsonl`, beside the event log and joined to it by attempt and step.

Only a user who asks for samples gets them: prompts and completions may be private, and never go into the event log.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rldk_schema.forms.completion import Completion

from rldk.event.leaves import number_of
from rldk.forms import encode_lines
from rldk.log.file_names import completions_name
from rldk.log.records import RecordLog, read_records
from rldk.log.skips import Skipped

__all__ = [
    "Completion", "CompletionLog", "completion_file", "encode_completions", "is_completion_log", "read_completions",
]  # fmt: skip

_NAME = re.compile(r".+_completions(\.attempt\d+)?\.jsonl(\.gz|\.zst)?\Z")


class CompletionLog(RecordLog[Completion]):
    """Appends the samples of one step together.

    Args:
        path: `{run_id}_completions.jsonl`.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, encode_completions, counted_in="CompletionLog.dropped")


def completion_file(output_dir: str | Path, run_id: str) -> Path:
    """Path of a run's samples."""
    return Path(output_dir) / completions_name(run_id)


def is_completion_log(path: Path) -> bool:
    """Whether a file is one of samples, by its name."""
    return _NAME.match(path.name) is not None


def encode_completions(samples: Sequence[Completion]) -> bytearray:
    """Samples as lines, each with its newline."""
    from rldk_schema.forms.completion_validator import validate_completion

    return encode_lines(samples, validate_completion, _other)


def _other(value: Any) -> Any:
    """A number as Python has it; by its type what JSON has no word for, such as the image in a message."""
    try:
        return number_of(value)
    except Exception:  # noqa: BLE001  # a foreign number's __float__ may raise anything
        return f"<{type(value).__name__}>"


# Not strict, so that a word becomes the float that it means.
_decoder = msgspec.json.Decoder(Completion, strict=False)


def read_completions(path: str | Path, *, refuse: Callable[[Skipped], None] | None = None) -> Iterator[Completion]:
    """Reads samples back, in the order they were written. A torn last line is left out.

    Args:
        path: `{run_id}_completions.jsonl`, plain or compressed.
        refuse: Gets the lines that are no samples; None to raise at the first.

    Raises:
        LogNotFoundError: There is no such file.
        EventValidationError: A line is no sample. The message begins with `file:line`.
    """
    return read_records(path, _decoder.decode, refuse)

"""Sampled completions: `{run_id}_completions.jsonl`, beside the event log and joined to it by attempt and step.

Only a user who asks for samples gets them: prompts and completions may be private, and never go into the event log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from rldk.errors import MissingExtraError
from rldk.io.files import replacing
from rldk.io.records import RecordLog, read_records
from rldk.manifest import plain

_NAME = re.compile(r".+_completions(\.attempt\d+)?\.jsonl(\.gz|\.zst)?\Z")
_BATCH_ROWS = 1024


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """One sample.

    Attributes:
        step: Step of the train event that it belongs to.
        attempt: Attempt of that event.
        index: Place in the batch of completions that was generated last, over all ranks, from 0.
        prompt: Text, or the messages of a conversation.
        completion: Text, or messages.
        reward: Weighted sum of `rewards`, the missing ones left out; null if all are missing.
        rewards: Reward function to its unweighted reward; null where it gave none.
        advantage: What the completion was trained with.
    """

    step: int
    attempt: int | None
    index: int
    prompt: Any
    completion: Any
    reward: float | None
    rewards: dict[str, float | None]
    advantage: float | None


class CompletionLog(RecordLog[Completion]):
    """Appends the samples of one step together.

    Args:
        path: `{run_id}_completions.jsonl`.
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, _lines, counted_in="CompletionLog.dropped")


def completion_file(output_dir: str | Path, run_id: str) -> Path:
    """Path of a run's samples."""
    return Path(output_dir) / f"{run_id}_completions.jsonl"


def is_completion_log(path: Path) -> bool:
    """Whether a file is one of samples, by its name."""
    return _NAME.match(path.name) is not None


def _lines(samples: Sequence[Completion]) -> bytes:
    try:
        # NaN has no place in JSON: a reward that is not finite is null, as msgspec writes it.
        return _encoder.encode_lines(samples)
    except UnicodeEncodeError:  # a lone surrogate
        return _encoder.encode_lines(
            [
                msgspec.structs.replace(sample, prompt=plain(sample.prompt), completion=plain(sample.completion))
                for sample in samples
            ]
        )


def _text(value: Any) -> str:
    """What JSON has no word for, such as the image in a message."""
    return f"<{type(value).__name__}>"


_encoder = msgspec.json.Encoder(enc_hook=_text)
_decoder = msgspec.json.Decoder(Completion)


def read_completions(path: str | Path) -> Iterator[Completion]:
    """Reads samples back, in the order they were written. A torn last line is left out.

    Raises:
        LogNotFoundError: There is no such file.
        EventValidationError: A line is no sample. The message begins with `file:line`.
    """
    return read_records(path, _decoder.decode)


def completions_to_parquet(source: str | Path, dest: str | Path) -> int:
    """Converts samples to a Parquet file, streaming. Messages become JSON text.

    Args:
        source: `{run_id}_completions.jsonl`, plain or compressed.
        dest: Written beside and renamed: it is whole or not there.

    Returns:
        Number of samples written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    schema = pa.schema(
        [
            pa.field("step", pa.int64(), nullable=False),
            pa.field("attempt", pa.int64()),
            pa.field("index", pa.int64(), nullable=False),
            pa.field("prompt", pa.string()),
            pa.field("completion", pa.string()),
            pa.field("reward", pa.float64()),
            pa.field("rewards", pa.map_(pa.string(), pa.float64())),
            pa.field("advantage", pa.float64()),
        ]
    )
    rows = 0
    batch: list[dict[str, Any]] = []
    with replacing(dest) as path, pq.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema))
            batch.clear()

        for sample in read_completions(source):
            row = {name: getattr(sample, name) for name in schema.names}
            row.update(prompt=_cell(sample.prompt), completion=_cell(sample.completion))
            row["rewards"] = list(sample.rewards.items())
            batch.append(row)
            rows += 1
            if len(batch) == _BATCH_ROWS:
                flush()
        if batch:
            flush()
    return rows


def _cell(value: Any) -> str | None:
    """Text as it is, messages as JSON."""
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()

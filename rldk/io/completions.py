"""Sampled completions: `{run_id}_completions.jsonl`, beside the event log and joined to it by attempt and step.

Only a user who asks for samples gets them: prompts and completions may be private, and never go into the event log.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from rldk.errors import EventValidationError, LogNotFoundError, MissingExtraError, Problem
from rldk.io.files import replacing
from rldk.io.lines import iter_lines, open_log
from rldk.io.logfile import LogFile

log = logging.getLogger(__name__)

_NAME = re.compile(r".+_completions(\.attempt\d+)?\.jsonl(\.gz|\.zst)?\Z")
_BATCH_ROWS = 1024
_LOOK_SECONDS = 0.25  # how often to see whether the file was deleted, and to renew its lock


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


class CompletionLog:
    """Appends samples, one line each, as safe from `kill -9` as events are. Never raises; losses are counted.

    Args:
        path: `{run_id}_completions.jsonl`; its directory is made if it is missing.

    Attributes:
        dropped: Samples that could not be written.
    """

    def __init__(self, path: str | Path) -> None:
        self._live = Path(path)
        self._file: LogFile | None = None
        self._news: list[str] = []
        self._look_at = 0.0
        self.dropped = 0

    def write(self, samples: Sequence[Completion]) -> None:
        """Appends the samples of one step together."""
        try:
            # NaN has no place in JSON: a reward that is not finite is null, as msgspec writes it.
            data = b"".join(_encoder.encode(sample) + b"\n" for sample in samples)
            now = time.monotonic()
            if self._file is None or self._file.fd < 0 or (now >= self._look_at and self._file.vanished()):
                self.close()
                self._file = LogFile(self._live, 1, self._news)
            if now >= self._look_at:
                self._look_at = now + _LOOK_SECONDS
            done = self._file.append(data)
            lost = data.count(b"\n", done)
            reason: object = "the disk is full"
        except Exception as error:  # noqa: BLE001  # the edge: training goes on
            lost, reason = len(samples), error
        while self._news:
            log.warning("%s", self._news.pop(0))
        if lost and not self.dropped:
            log.warning("%s: samples were dropped, further ones are only counted: %s", self._live, reason)
        self.dropped += lost

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> CompletionLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def completion_file(output_dir: str | Path, run_id: str) -> Path:
    """Path of a run's samples."""
    return Path(output_dir) / f"{run_id}_completions.jsonl"


def is_completion_log(path: Path) -> bool:
    """Whether a file is one of samples, by its name."""
    return _NAME.match(path.name) is not None


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
    path = Path(path)
    if not path.is_file():
        raise LogNotFoundError(f"{path}: no such file")
    with open_log(path) as file:
        for line in iter_lines(file):
            if line.blank or line.torn:
                continue
            where = f"{path}:{line.number}"
            if line.fault:
                raise EventValidationError([Problem("$", line.fault)], where)
            try:
                yield _decoder.decode(line.data)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise EventValidationError([Problem("$", str(error))], where) from None


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
            batch.append({name: _cell(getattr(sample, name)) for name in schema.names})
            rows += 1
            if len(batch) == _BATCH_ROWS:
                flush()
        if batch:
            flush()
    return rows


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return list(value.items())  # the rewards
    if isinstance(value, list):
        return msgspec.json.encode(value).decode()
    return value

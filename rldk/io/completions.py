"""Sampled completions to Parquet."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import msgspec

from rldk.atomic import replacing
from rldk.errors import MissingExtraError
from rldk.log.completions import read_completions
from rldk.log.skips import OnError, Skipped, Skips
from rldk.text import printable

log = logging.getLogger(__name__)

_BATCH_ROWS = 1024


def completions_to_parquet(source: str | Path, dest: str | Path, *, on_error: OnError = "raise") -> tuple[int, Skips]:
    """Converts samples to a Parquet file, streaming. Messages, and what `extra` has besides text, become JSON text.

    Args:
        source: `{run_id}_completions.jsonl`, plain or compressed.
        dest: Written beside and renamed: it is whole or not there.
        on_error: What to do with a line that is no sample: `raise`, or `skip` it.

    Returns:
        (number of samples written, lines that were skipped).
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
            pa.field("extra", pa.map_(pa.string(), pa.string())),
        ]
    )
    rows = 0
    skips = Skips()
    batch: list[dict[str, Any]] = []
    with replacing(dest) as path, pq.ParquetWriter(path, schema, compression="zstd") as writer:

        def refuse(skipped: Skipped) -> None:
            skips.add(skipped)
            if skips.says(skipped):
                log.warning("%s: skipped", printable(str(skipped)))

        def flush() -> None:
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema))
            batch.clear()

        for sample in read_completions(source, refuse=None if on_error == "raise" else refuse):
            row = {name: getattr(sample, name) for name in schema.names}
            row.update(prompt=_cell(sample.prompt), completion=_cell(sample.completion))
            row["rewards"] = list(sample.rewards.items())
            row["extra"] = sample.extra and [(name, _cell(value)) for name, value in sample.extra.items()]
            batch.append(row)
            rows += 1
            if len(batch) == _BATCH_ROWS:
                flush()
        if batch:
            flush()
    return rows, skips


def _cell(value: Any) -> str | None:
    """Text as it is, messages as JSON."""
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()

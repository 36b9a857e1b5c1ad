"""Logs that someone's own loop has written: JSON lines, or a JSON list, of rows with a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rldk_schema.fields import LEAF_GROUPS

from rldk.adapters.base import Adapter, Dialect, OnError, Reading, first_objects, head, is_document, seconds, whole
from rldk.adapters.rows import Row, read_json, read_jsonl
from rldk.io.segments import parse_name
from rldk.metric_names import NO_FRAMEWORK

_STEPS = ("global_step", "step", "iteration", "_step")
_CLOCKS = {"wall_time": 1.0, "wall_time_ms": 1e-3, "elapsed_time": 1.0}
_SEEDS = {
    "rng.seed": "seed",
    "rng.python": "random_seed",
    "rng.torch": "torch_seed",
    "rng.numpy": "numpy_seed",
    "rng.python_hash": "python_hash_seed",
}


class CustomJSONLAdapter(Adapter):
    """Rows of a loop of someone's own: names of the metric dictionary, and any others, which are kept.

    Args:
        source: As for every adapter.
        field_map: Key of a row to name: of a metric, of a leaf such as `seed` or `wall_time`, `step` or `phase`. A
            dict, or a TOML file with a table `[field_map]`.
        algorithm: As for every adapter.
        version: As for every adapter.
        on_error: As for every adapter.

    Raises:
        OSError: The TOML file cannot be read.
        ValueError: It has no such table.
    """

    name = "custom"
    expected = "a JSON list or JSON lines of flat rows with `step`, `global_step` or `iteration`"

    def __init__(
        self,
        source: str | Path,
        *,
        field_map: Mapping[str, str] | str | Path | None = None,
        algorithm: str | None = None,
        version: str | None = None,
        on_error: OnError = "raise",
    ) -> None:
        super().__init__(source, algorithm=algorithm, version=version, on_error=on_error)
        self._field_map = _load(field_map) if isinstance(field_map, (str, Path)) else dict(field_map or {})
        self._losses = False

    @classmethod
    def handles(cls, path: Path) -> bool:
        """Whether a file has rows with a step and a number, by its first 64 KiB; another adapter may know better."""
        if parse_name(path):
            return False
        text = head(path).lstrip("\ufeff \r\n\t")
        return text[:1] in ("{", "[") and any(map(_is_row, first_objects(text)))

    def rows(self, path: Path) -> Iterator[Row]:
        """The rows of a file."""
        start = head(path).lstrip("\ufeff \r\n\t")
        return read_json(path, self.refuse) if is_document(path, start) else read_jsonl(path, self.refuse)

    def dialect(self, rows: list[Row]) -> Dialect:
        """No framework."""
        self._losses = any("loss" in row.values for row in rows)
        return Dialect(NO_FRAMEWORK)

    def read(self, row: Row) -> Reading | None:
        """Reads a row; one of configuration is none."""
        values = {self._field_map.get(key, key): value for key, value in _dotted(row.values).items()}
        if values.get("type") == "config":
            return None
        step = next((n for key in _STEPS if (n := whole(values.get(key))) is not None), None)
        for key in _STEPS:
            values.pop(key, None)
        leaves: dict[str, Any] = {}
        for key, factor in _CLOCKS.items():
            if key in values and (span := seconds(values.pop(key))) is not None:
                leaves.setdefault("wall_time", span * factor)
        for key, leaf in _SEEDS.items():
            if key in values:
                leaves[leaf] = values.pop(key)
        phase = values.pop("phase", None)
        for key in [k for k in values if k in LEAF_GROUPS]:
            leaves.setdefault(key, values.pop(key))
        if phase not in ("train", "eval", "test", "summary", "lifecycle"):
            # In a log whose steps have a loss, a row without one is not of training.
            phase = "eval" if self._losses and "loss" not in values else "train"
        if not any(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values.values()):
            return None
        return Reading(phase, step, values, leaves)


def _is_row(row: Mapping[str, Any]) -> bool:
    return any(whole(row.get(key)) is not None for key in _STEPS) and any(
        isinstance(v, float) or (isinstance(v, int) and not isinstance(v, bool))
        for k, v in _dotted(dict(row)).items()
        if k not in _STEPS
    )


def _dotted(values: Mapping[str, Any]) -> dict[str, Any]:
    """`{"rng": {"python": 1}}` -> `{"rng.python": 1}`; metrics may stand in an object of their own."""
    out: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, dict) and key == "metrics":
            out.update(value)
        elif isinstance(value, dict) and key == "rng":
            out.update({f"rng.{k}": v for k, v in value.items()})
        else:
            out[key] = value
    return out


def _load(path: str | Path) -> dict[str, str]:
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    table = tomllib.loads(Path(path).read_text(encoding="utf-8")).get("field_map")
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise ValueError(f'{path}: expected a table [field_map] of key = "name"')
    return table

"""Logs that someone's own loop has written: JSON lines, or a JSON list, of rows with a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rldk.adapters.base import Adapter, OnError
from rldk.adapters.row_to_event import Dialect, Reading
from rldk.adapters.row_values import flatten, is_number, put, take_leaves, take_phase, take_step, unwrapped, whole
from rldk.adapters.rows import Row
from rldk.adapters.start import Start
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.regular_file import read_regular
from rldk.text import shown

_MOST_BYTES = 2**20  # of a file of names

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
        settings: As for every adapter.
        on_error: As for every adapter.

    Raises:
        OSError: The TOML file cannot be read, or is larger than 1 MiB.
        ValueError: It is no TOML, or has no such table of names.
    """

    name = "custom"
    steps = ("global_step", "step", "iteration", "_step")
    expected = "a JSON list or JSON lines of flat rows with `step`, `global_step` or `iteration`"

    def __init__(
        self,
        source: str | Path,
        *,
        field_map: Mapping[str, str] | str | Path | None = None,
        algorithm: str | None = None,
        version: str | None = None,
        settings: Mapping[str, Any] | None = None,
        on_error: OnError = "raise",
    ) -> None:
        super().__init__(source, algorithm=algorithm, version=version, settings=settings, on_error=on_error)
        if isinstance(field_map, (str, Path)):
            self._field_map = _load(field_map)
        else:
            self._field_map = _checked(field_map or {}, "field_map")

    @classmethod
    def claims(cls, start: Start) -> bool:
        """Whether a file that begins so has rows with a step and a number; another adapter may know better."""
        return any(map(_is_row, start.objects))

    def rows(self, start: Start) -> Iterator[Row]:
        """The rows of a file, with the names that the field map gives them."""
        for row in start.rows(self.refuse):
            values: dict[str, Any] = {}
            for key, value in _dotted(row.values).items():
                put(values, self._field_map.get(key, key), value)
            yield Row(row.path, row.line, values)

    def dialect(self, rows: Iterable[Row]) -> Dialect:
        """No framework."""
        return Dialect(NO_FRAMEWORK, keys=frozenset(key for row in rows for key in row.values))

    def read(self, row: Row, dialect: Dialect) -> Reading | None:
        """Reads a row; one of configuration is none."""
        values = dict(row.values)
        if values.get("type") == "config":
            return None
        step = take_step(values, self.steps)
        leaves = take_leaves(values, _SEEDS)
        if not any(map(is_number, flatten(values).values())):
            return None
        phase = take_phase(values)
        if phase is None:
            # In a log whose steps have a loss, a row without one is not of training.
            phase = "eval" if "loss" in dialect.keys and "loss" not in values else "train"
        return Reading(phase, step, values, leaves)


def _is_row(row: Mapping[str, Any]) -> bool:
    steps = CustomJSONLAdapter.steps
    stepped = any(whole(row.get(key)) is not None for key in steps)
    return stepped and any(is_number(value) for key, value in _dotted(row).items() if key not in steps)


def _dotted(values: Mapping[str, Any]) -> dict[str, Any]:
    """`{"rng": {"python": 1}}` -> `{"rng.python": 1}`; metrics may stand in an object of their own."""
    out = unwrapped(values)
    if isinstance(out.get("rng"), dict):
        for key, value in out.pop("rng").items():
            put(out, f"rng.{key}", value)
    return out


def _load(path: str | Path) -> dict[str, str]:
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        table = tomllib.loads(read_regular(path, _MOST_BYTES).decode()).get("field_map")
    except (ValueError, RecursionError) as error:  # of TOML, or of UTF-8
        raise ValueError(f"{path}: not TOML: {error}") from None
    if not isinstance(table, dict):
        raise ValueError(f'{path}: expected a table [field_map] of key = "name"')
    return _checked(table, str(path))


def _checked(names: Mapping[str, str], where: str) -> dict[str, str]:
    for key, name in names.items():
        if not isinstance(key, str) or not isinstance(name, str):
            raise ValueError(f"{where}: {shown(key)}: expected the name of a metric or a leaf, found {shown(name)}")
    return dict(names)

"""Logs that someone's own loop has written: rows with a step, in any layout."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rldk.adapters.base import Adapter
from rldk.adapters.log_reader import LogReader
from rldk.adapters.row_values import flatten, put
from rldk.event.metric_names import NO_FRAMEWORK
from rldk.log.skips import OnError
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
        field_map: Key of a row to name: of a metric, of a leaf such as `seed` or `wall_time`, `step` or `phase`; a key
            in an object of the row is `outer/inner`. A dict, or a TOML file with a table `[field_map]`.
        algorithm: As for every adapter.
        version: As for every adapter.
        settings: As for every adapter.
        on_error: As for every adapter.

    Raises:
        OSError: The TOML file cannot be read, or is larger than 1 MiB.
        ValueError: It is no TOML, or has no such table of names.
    """

    name = NO_FRAMEWORK

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
    def _is_of(cls, reader: LogReader) -> bool:
        return reader.looks_like() is not None

    def _flatten(self, values: dict[str, Any]) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, value in flatten(_dotted(values)).items():
            put(out, self._field_map.get(key, _SEEDS.get(key, key)), value)
        return out


def _dotted(values: dict[str, Any]) -> dict[str, Any]:
    """`{"rng": {"python": 1}}` -> `{"rng.python": 1}`."""
    out = dict(values)
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

"""A run's configuration, as wandb has it: attributes and items, and settings of any kind as plain dicts."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from os import PathLike
from typing import Any

from rldk.wandb_compat.absent import harmless, warn

_DEPTH = 20
_MOST = 100_000


class Config:
    """What a run was started with: `config.lr` is `config["lr"]`.

    A value that is changed without `allow_val_change` is an error in wandb; here it is changed, with a warning.

    Args:
        changed: Called with every change.
    """

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        object.__setattr__(self, "_items", {})
        object.__setattr__(self, "_changed", changed)

    _items: dict[str, Any]
    _changed: Callable[[], None]

    def update(self, d: Any, allow_val_change: bool | None = None) -> None:
        """Takes over settings: a dict, a Namespace, a dataclass, or what OmegaConf or pydantic have made.

        Args:
            d: The settings.
            allow_val_change: Whether a key may get another value.
        """
        new = settings_of(d)
        for key, value in new.items():
            if not allow_val_change and key in self._items and _differ(self._items[key], value):
                warn(f"config.{key} is changed without allow_val_change=True, which wandb refuses")
        self._items.update(new)
        self._changed()

    def setdefaults(self, d: Any) -> None:
        """Takes over settings whose keys are not there yet."""
        self._items.update({key: value for key, value in settings_of(d).items() if key not in self._items})
        self._changed()

    def get(self, *args: Any) -> Any:
        """The value of a key, or a default."""
        return self._items.get(*args)

    def keys(self) -> list[str]:
        """The keys."""
        return list(self._items)

    def items(self) -> list[tuple[str, Any]]:
        """Keys and values."""
        return list(self._items.items())

    def as_dict(self) -> dict[str, Any]:
        """The settings as a dict of their own."""
        return dict(self._items)

    def persist(self) -> None:
        """Has values written that were changed in place."""
        self._changed()

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    @harmless
    def __setitem__(self, key: str, value: Any) -> None:
        self.update({key: value})

    def __getattr__(self, key: str) -> Any:
        if key.startswith("_"):  # a copy in the making has no items yet
            raise AttributeError(key)
        try:
            return self._items[key]
        except KeyError:
            raise AttributeError(f"config has no {key!r}") from None

    __setattr__ = __setitem__

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return str(self._items)

    def __reduce__(self) -> Any:
        return _copied, (dict(self._items),)  # a copy, also in another process, belongs to no run


def _copied(items: dict[str, Any]) -> Config:
    config = Config()
    config.update(items)
    return config


def settings_of(given: Any) -> dict[str, Any]:
    """Settings as a dict, whatever they were given as. Never raises; what cannot be read is left out, with a warning.

    >>> from argparse import Namespace
    >>> settings_of(Namespace(lr=1e-6, betas=(0.9, 0.95)))
    {'lr': 1e-06, 'betas': [0.9, 0.95]}
    """
    if given is None:
        return {}
    if isinstance(given, (str, PathLike)):
        warn(f"config={str(given)!r}: a file is not read; give a dict")
        return {}
    try:
        found = _plain(given, (), [_MOST])
        found = found if isinstance(found, dict) else _plain(vars(given), (), [_MOST])
    except Exception as error:  # noqa: BLE001  # a foreign object may raise anything
        warn(f"config: expected a dict, found {type(given).__name__}; it is left out: {type(error).__name__}")
        return {}
    return {str(key).strip("-"): value for key, value in found.items()}  # as wandb does


def _plain(value: Any, within: tuple[int, ...], left: list[int]) -> Any:
    """A value whose objects are dicts and whose sequences are lists, as far as they are settings.

    Args:
        value: The value.
        within: What it stands in: objects that know each other have no end.
        left: How many more values are looked at.
    """
    if value is None or isinstance(value, (str, bytes, bool, int, float)):
        return value
    if len(within) >= _DEPTH or id(value) in within:
        return value
    inner = (*within, id(value))
    if isinstance(value, Mapping):
        found = {str(key): item for key, item in _items_of(value)}
    elif (argparse := sys.modules.get("argparse")) is not None and isinstance(value, argparse.Namespace):
        found = {str(key): item for key, item in vars(value).items()}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value)]
        found = {name: getattr(value, name) for name in fields if hasattr(value, name)}
    elif (pydantic := sys.modules.get("pydantic")) is not None and isinstance(value, pydantic.BaseModel):
        found = dict(value)
    elif isinstance(value, (Sequence, Set)):
        left[0] -= len(value)
        return value if left[0] < 0 else [_plain(item, inner, left) for item in value]
    else:
        return value
    left[0] -= len(found)
    return value if left[0] < 0 else {name: _plain(item, inner, left) for name, item in found.items()}


def _items_of(given: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
    for key in given:
        try:
            value = given[key]
        except Exception as error:  # noqa: BLE001, PERF203  # OmegaConf raises where a value is missing
            warn(f"config.{key} has no value, and is left out: {type(error).__name__}")
        else:
            yield key, value


def _differ(one: Any, other: Any) -> bool:
    try:
        return bool(one != other)
    except Exception:  # noqa: BLE001  # arrays have no truth
        return False

"""What a framework's configuration says, and which release of it trains: what is not there is None."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from rldk_schema import Rng


def setting(config: Any, *dotted: str) -> Any:
    """The first of these settings that is there.

    Args:
        config: Nested mappings.
        *dotted: Where it may stand, such as `trainer.policy.model.path`.
    """
    for path in dotted:
        value = config
        with suppress(Exception):  # OmegaConf raises where a value is missing
            for part in path.split("."):
                value = value.get(part) if isinstance(value, Mapping) else None
            if value is not None:
                return value
    return None


def count_of(value: Any) -> int | None:
    """A value that counts something; None if it does not."""
    return value if type(value) is int and value > 0 else None


def text_of(value: Any) -> str | None:
    """A value as text; the parts of a list are joined. None if it has none."""
    with suppress(Exception):  # a foreign object may raise anything
        if isinstance(value, (list, tuple)):
            return ", ".join(map(str, value)) or None
        return None if value is None else str(value)
    return None


def seed_of(value: Any) -> Rng:
    """A seed as an event has it."""
    return Rng(seed=value if type(value) is int and value >= 0 else None)


def product_of(*counts: Any) -> int | None:
    """The product of what counts something; None if one of them does not."""
    product = 1
    for value in counts:
        if (count := count_of(value)) is None:
            return None
        product *= count
    return product


def release_of(module: str, distribution: str) -> str | None:
    """The version of a package.

    Args:
        module: As it is imported; its `__version__` counts.
        distribution: As it is installed.
    """
    found = getattr(sys.modules.get(module), "__version__", None)
    if found is None:
        try:
            return version(distribution)
        except PackageNotFoundError:
            return None
    return str(found)

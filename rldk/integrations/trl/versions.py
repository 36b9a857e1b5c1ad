"""Which TRL this is, and whether it will do."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from rldk.errors import MissingExtraError, UnsupportedVersionError
from rldk.metric_names import version_numbers

OLDEST = (0, 23)
"""The oldest TRL that the callback is tested with."""


def trl_version() -> str:
    """The installed TRL's version, without importing it.

    Raises:
        MissingExtraError: There is none.
    """
    try:
        return version("trl")
    except PackageNotFoundError as error:
        raise MissingExtraError("TRL", "trl") from error


def require_trl() -> None:
    """Checks that TRL is there and not too old.

    Raises:
        MissingExtraError: TRL, or something that it needs, is not installed.
        UnsupportedVersionError: It is older than what the callback is tested with.
    """
    found = trl_version()
    if version_numbers(found) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise UnsupportedVersionError(
            f'trl: expected {oldest} or newer, found {found}. Run: pip install "trl>={oldest}"'
        )
    try:
        import torch  # noqa: F401
        import transformers.integrations.integration_utils  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("transformers with torch", "trl") from error

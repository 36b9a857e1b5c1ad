"""Which transformers and TRL there are, and whether they will do."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from rldk.errors import MissingExtraError, UnsupportedVersionError
from rldk.event.metric_names import version_numbers
from rldk.integrations.trl.package import PACKAGE


def require_transformers() -> None:
    """Checks that transformers is there, with torch, and that TRL is not too old, if it is there at all.

    Raises:
        MissingExtraError: transformers, or torch, is not installed.
        UnsupportedVersionError: TRL is older than what the callback is tested with.
    """
    try:
        found = version("trl")
    except PackageNotFoundError:
        pass  # a plain Trainer needs none
    else:
        if version_numbers(found) < version_numbers(PACKAGE.oldest):
            raise UnsupportedVersionError(
                f'trl: expected {PACKAGE.oldest} or newer, found {found}. Run: pip install "trl>={PACKAGE.oldest}"'
            )
    try:
        import torch  # noqa: F401
        import transformers.integrations.integration_utils  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("transformers with torch", "transformers") from error

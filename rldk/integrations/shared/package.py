"""What an integration supports, and where it sits in its framework. Each has one of these, in its `package.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One integration.

    Attributes:
        framework: The package's name on the index, which is also that of rldk's extra, if it needs one.
        oldest: The oldest version that the integration's tests run with.
        newest: The newest one.
        seam: The part of the framework through which every metric passes, and that the integration holds on to.
        is_published: Whether an index has it; if not, the tests have a stand-in with its signatures.
    """

    framework: str
    oldest: str
    newest: str
    seam: str
    is_published: bool = True

"""Failures of reading that may pass, where an answer is given without what could not be read."""

from __future__ import annotations


class _Noted:
    failures = 0


def note_unread(error: BaseException) -> None:
    """Notes that something was there and could not be read: whoever keeps answers keeps none that was found meanwhile.

    A file that is not there is no failure.
    """
    if not isinstance(error, FileNotFoundError):
        _Noted.failures += 1


def unread_so_far() -> int:
    """How many failures this process has noted. In threads some may be another thread's."""
    return _Noted.failures

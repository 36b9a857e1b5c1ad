"""Standard output and error: nothing in a log or a name controls the terminal, and every character can be shown."""

from __future__ import annotations

import codecs
import json
import os
import re
import signal
import sys
from io import TextIOWrapper
from typing import Any, NoReturn

VERDICT_COLOURS = {"critical": "red", "warning": "yellow", "quiet": "green", "not judged": "magenta"}
"""What a verdict is shown in."""


def verdict_colour(verdict: str, state: str) -> str:
    """What the verdict on a run in a state is shown in: nothing is green of a run that was cut short."""
    from rldk.log.cut_short import CUT_SHORT  # here, as every command needs this module, and few need that one

    return VERDICT_COLOURS["warning" if verdict == "quiet" and state.replace(" ", "_") in CUT_SHORT else verdict]


_STYLE = re.compile(r"\x1b\[[0-9;]*m")
# Control characters of both sets but tab and newline, what changes the direction of writing, other line ends, lone
# surrogates, and an escape that does not begin a style.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|"
    r"\x1b(?!\[[0-9;]*m)"
)


class _Stream:
    """A stream of text that escapes what would control a terminal.

    As JSON does: a string of JSON keeps its value. If its reader has gone, as in `rldk ... | head`, the command ends
    quietly with the exit code of other tools. No signal does that: one would leave temporary files behind, and would
    also end a command of which a connection breaks.

    Args:
        stream: Where it goes.
        styled: Whether it may have colours. Where it may not, they are left out.
    """

    def __init__(self, stream: TextIOWrapper, *, styled: bool) -> None:
        stream.reconfigure(errors=_ESCAPED)
        self._stream = stream
        self._styled = styled

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"expected text, found {type(text).__name__}")
        if not (text.isascii() and text.replace("\n", "").isprintable()):  # nearly all is, and is left as it is
            if not self._styled:
                text = _STYLE.sub("", text)
            text = _STEERING.sub(lambda found: _spelled(found[0]), text)
        try:
            return self._stream.write(text)
        except BrokenPipeError:
            self._end()

    def flush(self) -> None:
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._end()

    def _end(self) -> NoReturn:
        os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())  # for what is still to be flushed
        raise SystemExit(128 + signal.SIGPIPE)

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":  # else typer bypasses us where the encoding lacks a character
            raise AttributeError(name)
        return getattr(self._stream, name)


def guard_streams() -> None:
    """Makes all that this process prints go through streams that are safe to look at."""
    for name, styled in (("stdout", True), ("stderr", False)):
        if isinstance(stream := getattr(sys, name), TextIOWrapper):  # None where it is closed
            setattr(sys, name, _Stream(stream, styled=styled))


def _spelled(character: str) -> str:
    return json.dumps(character)[1:-1] if ord(character) > 0x7F else f"\\u{ord(character):04x}"


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spelled, error.object[error.start : error.end])), error.end


_ESCAPED = "rldk.escaped"
codecs.register_error(_ESCAPED, _escape)

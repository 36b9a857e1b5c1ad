"""The tools by name, and the answer of one as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rldk.agents.contents import explain, query, samples
from rldk.agents.judged import alerts, check, list_runs, status
from rldk.agents.places import Places
from rldk.agents.series import compare, curve
from rldk.agents.untrusted import Answer, TooLongError, encode
from rldk.errors import CursorError, LogNotFoundError, MissingExtraError, QueryError, RldkError, UnknownNameError

TOOLS: Mapping[str, Callable[..., Answer]] = {
    tool.__name__: tool for tool in (list_runs, status, check, curve, alerts, compare, samples, explain, query)
}

_NEXT = {
    UnknownNameError: "give one of the names that there are; list_runs has those of the runs",
    LogNotFoundError: "list_runs says which runs there are",
    CursorError: "call again without since",
    QueryError: "change the query: one SELECT over events, metrics, runs, alerts",
    MissingExtraError: "this tool is off until the user installs what is missing: use another one",
    TooLongError: "ask for less: a lower limit, points or characters",
}
_ANY = "the log could not be read so far: try another run, or tell the user"


class Told(NamedTuple):
    """What is told of a call.

    Attributes:
        text: A JSON object.
        failed: Whether it is an error.
    """

    text: str
    failed: bool = False


def call(places: Places, name: str, arguments: Mapping[str, Any]) -> Told:
    """Calls a tool.

    Args:
        places: What it may read.
        name: One of `TOOLS`.
        arguments: By name, as the client gave them.
    """
    try:
        return Told(encode(TOOLS[name](places, **arguments), places.show))
    except (RldkError, OSError) as error:
        text = str(error) if isinstance(error, RldkError) else f"{error.strerror or type(error).__name__}"
        advice = next((said for kind, said in _NEXT.items() if isinstance(error, kind)), _ANY)
        return Told(encode(Answer([advice], {"error": text}, longest=1500), places.masked), failed=True)

"""What is sent to pages, put together from parts that are JSON already: one text serves all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rldk.forms import encode_form

_PARTS = ("runs", "progress", "names", "columns", "events", "run", "samples", "comparison")


def update_text(
    server: str,
    revision: int,
    parts: Mapping[str, str],
    *,
    answer_to: int | None = None,
    problem: str | None = None,
    resync: bool = False,
) -> str:
    """A message of `live_update`.

    Args:
        server: Stands for this start of the server.
        revision: Of the list of runs.
        parts: Members as JSON; those that are missing are null.
        answer_to: `id` of the request that it answers.
        problem: Why that cannot be answered.
        resync: Whether the page must ask again for all it wants.
    """
    head = encode_form(
        {"server": server, "revision": revision, "answer_to": answer_to, "problem": problem, "resync": resync}
    )
    rest = ", ".join(f'"{name}": {parts.get(name, "null")}' for name in _PARTS)
    return f"{head[:-1]}, {rest}}}"


def runs_text(rows: Iterable[str], gone: Sequence[str] = (), *, whole: bool = False) -> str:
    """The member `runs`.

    Args:
        rows: Rows as JSON.
        gone: Ids of runs that are no more.
        whole: Whether these are all runs.
    """
    return f'{{"whole": {"true" if whole else "false"}, "rows": [{", ".join(rows)}], "gone": {encode_form([*gone])}}}'


def events_text(run: str, run_id: str, events: Sequence[str], skipped: int) -> str:
    """The member `events`, about one run.

    Args:
        run: Its id.
        run_id: Its name.
        events: Events as JSON.
        skipped: How many are left out.
    """
    head = encode_form({"run": run, "run_id": run_id})
    return f'[{head[:-1]}, "events": [{", ".join(events)}], "skipped": {skipped}}}]'

"""Tools that look something up: samples of text, what a name means, SQL."""

from __future__ import annotations

import heapq
import math
from typing import Any

from rldk_schema.forms.completion import Completion

from rldk.adapters.samples.read import each_once
from rldk.adapters.samples.shown import sample_files
from rldk.adapters.samples.worst import readable, reward_of, superseded_in
from rldk.agents.places import Places
from rldk.agents.untrusted import Answer
from rldk.errors import LogNotFoundError, QueryError
from rldk.explain import Context
from rldk.explain import explain as explain_name
from rldk.forms import as_json
from rldk.log.attempts import superseded_in as find_superseded
from rldk.log.skips import Skipped
from rldk.text import counted

_MOST_SAMPLES = 20
_MOST_CHARACTERS = 4_000
_MOST_ROWS = 500
_MOST_COUNTED = 100_000  # rows that are not shown: a query may give more of them than can ever be counted


def samples(places: Places, run: str, step: int | None = None, limit: int = 3, characters: int = 400) -> Answer:
    """Prompts and completions of one run with their rewards, the lowest reward first, where its log has them.

    Of one `step`, or of all steps that were sampled. Only some steps are, and only where the user asked for it; a text
    is cut after so many `characters`. Those of superseded attempts are left out and counted.
    """
    found = places.run(run)
    paths = sample_files(found)
    if not paths:
        raise LogNotFoundError(
            f"run: {run} has no samples of text: they are logged only where the user asks for them. There may still "
            "be alerts: call check"
        )
    count = min(max(limit, 1), _MOST_SAMPLES)
    held: list[tuple[float, int, Completion]] = []
    steps: set[int] = set()
    of_step = in_all = unknown = superseded = 0
    unread: list[Skipped] = []
    attempts = find_superseded(found.batches())
    hidden = superseded_in(found.run_id, attempts)
    for _, sample in each_once(paths, readable, unread.append):
        if hidden(sample):
            superseded += 1
            continue
        in_all += 1
        steps.add(sample.step)
        if step is not None and sample.step != step:
            continue
        of_step += 1
        reward = reward_of(sample)
        unknown += reward is None
        # The heap's first is the one with the highest reward, which makes room. What has none comes last.
        heapq.heappush(held, (-math.inf if reward is None else -reward, -in_all, sample))
        if len(held) > count:
            heapq.heappop(held)
    shown = [sample for *_, sample in sorted(held, key=lambda one: one[:2], reverse=True)]
    said = [f"{len(shown)} of {counted(of_step, 'sample')}" + ("" if step is None else " of that step")]
    if steps:
        said.append(f"{counted(in_all, 'sample')} of {counted(len(steps), 'step')}: {min(steps)} to {max(steps)}")
    if step is not None and not of_step and steps:
        near = sorted(sorted(steps, key=lambda other: abs(other - step))[:5])
        said.append(f"that step was not sampled; the nearest are {', '.join(map(str, near))}")
    if unknown:
        said.append(f"{counted(unknown, 'sample')} without a finite reward come last")
    if superseded:
        said.append(f"{counted(superseded, 'sample')} of superseded attempts left out")
    if attempts.several and any(sample.attempt is None for sample in shown):
        said.append("some may be of superseded attempts: their file does not tell the attempt")
    if unread:
        said.append(f"left out: {len(unread)} files or lines that say what others say")
    most = min(max(characters, 20), _MOST_CHARACTERS)
    fields = [{k: v for k, v in as_json(sample, _other).items() if v is not None} for sample in shown]
    return Answer(said, {"run": run, "samples": fields}, longest=most)


def _other(value: Any) -> str:
    return f"<{type(value).__name__}>"


def explain(places: Places, name: str, framework: str = "", version: str = "", algorithm: str = "") -> Answer:
    """What a metric, a field or a framework's raw key means: unit, estimator, and what it is easily mistaken for.

    With a framework also which of its keys mean a metric.
    """
    del places
    found = as_json(explain_name(name, Context(framework or None, version or None, algorithm or None)))
    said = []
    if not framework and (keys := found.pop("origins")):
        said.append(f"{counted(len(keys), 'key')} of frameworks mean it: give framework for its own")
    return Answer(said, None, {key: value for key, value in found.items() if value not in (None, [])})


def query(places: Places, sql: str, limit: int = 50) -> Answer:
    """One SELECT in DuckDB's SQL over all runs; it reaches no file and no address.

    Views: events (a row per event; metrics.NAME, notes, run_id, step, phase, attempt, rank), metrics (run_id, phase,
    attempt, rank, step, wall_time, dataset_name, name, value), runs (run_id, state, verdict, first_step, last_step,
    first_bad_step, config as JSON, accelerator_hours, ...), alerts (run_id, step, rule, severity, metric, value, ...).
    NULL is missing, never 0; NaN is kept. Aggregate, rather than ask for many rows.
    """
    from rldk.query import answering

    if places.outside:
        raise QueryError("there is a log that a link leads to, out of the directories: query is off until it is gone")
    if not places.with_logs:
        raise QueryError("there is no log that can be read, so far")
    most = min(max(limit, 1), _MOST_ROWS)
    rows: list[list[Any]] = []
    more = 0
    with answering(sql, places.with_logs, on_error="skip") as answer:
        columns = list(answer.reader.schema.names)
        for batch in answer.batches():
            room = most - len(rows)
            rows += [list(row.values()) for row in batch.slice(0, room).to_pylist()] if room else []
            more += max(batch.num_rows - room, 0)
            if more > _MOST_COUNTED:
                break
        told, skips = [line.replace("--attempts all shows them", "superseded") for line in answer.told], answer.skips
    said = [counted(len(rows), "row")]
    if more:
        at_least = "at least " if more > _MOST_COUNTED else ""
        said.append(f"{at_least}{more:,} more rows: aggregate, or raise limit, which may be {_MOST_ROWS}")
    if skips.count:
        said.append(f"{counted(skips.count, 'line')} of logs could not be read and left out")
    return Answer(said, {"columns": columns, "rows": as_json(rows, str), "left_out": told})

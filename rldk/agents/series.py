"""Tools about numbers by step: curve, compare."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Any

from rldk.agents.judged import page
from rldk.agents.places import Places
from rldk.agents.untrusted import Answer
from rldk.comparing import compare as compare_parts
from rldk.errors import LogNotFoundError, UnknownNameError
from rldk.forms import as_json
from rldk.io.gathered import visible
from rldk.log.attempts import ONLY, Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import ABSENT
from rldk.log.bulk.rows import series_rows
from rldk.log.one_pass import in_one_pass, with_hidden
from rldk.log.runs import RunLogs
from rldk.report.downsample import Curve

_MOST_POINTS = 500
_MOST_RUNS = 20
_MOST_SHOWN = 50
_MOST_ALSO = 10
_OF_AN_END = ("step", "value", "mean", "sd", "nonfinite")
_MOST_NAMES = 10_000  # a log may have new ones at every step


def curve(places: Places, run: str, metric: str, points: int = 50, series: str = "") -> Answer:
    """One metric of one run by step, as [step, value] pairs.

    A long curve is thinned to about `points`, in equal ranges of steps that each keep their lowest and highest value:
    no spike is lost. What is not finite stands there by its word, such as NaN; a step that is missing was not logged.
    `series` is train, an evaluation such as eval/held-out, or a stage; by default the first that has the metric.
    """
    most = min(max(points, 2), _MOST_POINTS)
    curves, names = _read(places.run(run), metric, most // 2)
    if not curves:
        near = difflib.get_close_matches(metric, names, n=5, cutoff=0.3)
        raise UnknownNameError(
            f"metric: {run} has no {metric!r:.100}. It has {', '.join(near or sorted(names)[:20]) or 'none'}"
        )
    name = series or next(iter(curves))
    if name not in curves:
        raise UnknownNameError(f"series: expected one of {', '.join(list(curves)[:20])}, found {name!r:.100}")
    found = curves[name]
    drawn = [point for stretch in found.stretches() for point in stretch]
    said = [f"{found.count} values, of which {len(drawn)} are shown"]
    if found.nonfinite:
        said.append(f"{sum(found.nonfinite.values())} values are NaN or infinite: each range has the first of a kind")
    return Answer(
        said,
        {
            "run": run,
            "metric": metric,
            "series": name,
            "other_series": [other for other in curves if other != name][:_MOST_SHOWN],
            "points": sorted([*drawn, *found.odd()], key=lambda point: point[0]),
            "nonfinite": found.nonfinite,
            "lowest": found.lowest,
            "highest": found.highest,
            "last": found.last,
        },
    )


def _read(run: RunLogs, metric: str, buckets: int) -> tuple[dict[str, Curve], set[str]]:
    """The curves of a metric by series, that of the training first, and the names of all metrics."""

    def work(batches: Iterator[Batch], superseded: Superseded | None) -> tuple[dict[str, Curve], set[str]]:
        curves: dict[str, Curve] = {}
        names: set[str] = set()
        trained: set[str] = set()  # series; an evaluation may be of a data set that is called train
        several = superseded is not None and len(superseded.in_order()) > 1
        for batch, hidden in with_hidden(batches, superseded):
            counted = visible(batch, hidden)
            if counted is None:
                continue
            if len(names) < _MOST_NAMES:
                names |= counted.metrics.keys()
            if (column := counted.metrics.get(metric)) is None:
                continue
            trainings = superseded.trainings(counted) if superseded is not None and several else None
            for series, rows in series_rows(counted).items():
                for row in rows:
                    value = column.values[row]
                    if value is None or value is ABSENT:
                        continue
                    training = ONLY if trainings is None else trainings[row]
                    name = f"{training} {series}" if several else series
                    known = curves.get(name)
                    if known is None:
                        known = curves[name] = Curve(buckets)
                        if series == "train":
                            trained.add(name)
                    known.add(counted.steps[row], value)
        return {name: curves[name] for name in curves if name in trained} | curves, names

    return in_one_pass(run.batches, work)[0]


def compare(places: Places, runs: Sequence[str], metrics: Sequence[str] = (), limit: int = 10) -> Answer:
    """Runs against the first of them: in one sentence, the first number that differs, divergence, differing settings.

    `first_difference` is exact to the last bit; `divergence` is where a run leaves the first one by more than the noise
    of each, so two runs may differ and not diverge. `RUN@2` is attempt 2 of a run, `RUN@stage2` its second stage.
    Times, throughput and resources are not compared unless `metrics` names them.
    """
    if not 2 <= len(runs) <= _MOST_RUNS:
        raise LogNotFoundError(f"runs: expected 2 to {_MOST_RUNS} names of runs, found {len(runs)}")
    found = compare_parts([places.part(name) for name in runs], metrics=metrics).form
    form: dict[str, Any] = as_json(found)
    said: list[str] = []
    differences: dict[str, Any] = {}
    for kind, all_of_kind in form["differences"].items():
        differences[kind], more = page(all_of_kind, limit, _MOST_SHOWN, f"differing key of {kind}")
        said += more if len(differences[kind]) < len(all_of_kind) else []
    if len(runs) > 2:
        said.append("first_difference and divergence are of all runs together: compare two for those of one")
    of_run = ("label", "state", "verdict", "first_bad_step", "steps", "first_step", "last_step", "hides")
    asked = {*metrics, "reward_mean", "loss", "kl_mean"}
    return Answer(
        said,
        {
            "sentence": form["sentence"],
            "runs": [{name: one[name] for name in of_run} for one in form["runs"]],
            **{name: form[name] for name in ("shared_steps", "equal_until")},
            **{name: _brief(form[name]) for name in ("first_difference", "first_missing")},
            "differing": dict(list(form["differing"].items())[:limit]),
            "differing_metrics": len(form["differing"]),
            "compared_metrics": form["compared"],
            "divergence": dict(list(form["divergence"].items())[:limit]),
            "differences": differences,
            "equal_keys": form["equal_keys"],
            "final": {
                name: {run: {key: end[key] for key in _OF_AN_END} for run, end in ends.items()}
                for name, ends in form["final"].items()
                if name in asked
            },
            "left_out": form["left_out"],
        },
    )


def _brief(first: dict[str, Any] | None) -> dict[str, Any] | None:
    """The first number that differs, with some of the others that do at that step."""
    if first is None:
        return None
    also = first["also"]
    return {**first, "also": also[:_MOST_ALSO], "more_also": max(len(also) - _MOST_ALSO, 0)}

"""The plots of a page: core metrics first, then the others by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rldk_schema import METRICS
from rldk_schema.metrics import CORE_METRICS, Metric

from rldk.event.roles import telling
from rldk.health.verdict import RunHealth
from rldk.report.downsample import Curve
from rldk.report.model import Report
from rldk.report.number_text import number, quantity
from rldk.report.plot_svg import EVALUATION_SHAPES, Span, colour_of, draw
from rldk.text import counted, escape, unit

_MOST_SOURCES = 5
_MOST_REWARDS = 12  # functions whose means stand beside `reward_mean`: one more is drawn with what nobody declares
_OF_A_REWARD = re.compile(r"(?:train/)?rewards/.+/mean\Z")  # TRL's key for each function (trl/trainer/grpo_trainer.py)
_MOST_FOUND = 3  # names that may mean one metric: as many as the reason quotes


def plots(report: Report, health: RunHealth | None, span: Span) -> Iterator[str]:
    """Sections of plots, as HTML.

    Args:
        report: What is known of the run, or of several: its curves.
        health: What the health rules say; None if none were run.
        span: What all plots share.
    """
    there = {name for curves in report.curves.values() for name, curve in curves.items() if curve.count}
    if not there:
        yield "<section><h2>Metrics</h2><p>No event has a metric.</p></section>"
        return
    rewards = [name for name in report.undeclared if name in there and _OF_A_REWARD.match(name)][:_MOST_REWARDS]
    groups: dict[str, list[str]] = {"core": [name for name in _core_order(rewards) if name in there]}
    for group in dict.fromkeys(metric.group for metric in METRICS.values()):
        members = [m.name for m in METRICS.values() if m.group == group and m.name in there]
        groups[group] = [name for name in members if name not in CORE_METRICS]
    absent = [name for name in CORE_METRICS if name not in there]
    note = f'<p class="note">Not in this log: {", ".join(absent)}.</p>' if absent else ""
    yield f"<section><h2>Core metrics</h2>{_grid(report, groups.pop('core'), span)}{note}</section>"
    sections = [
        f'<section class="wide{min(len(names), 3)}"><h2>{group.capitalize()}</h2>{_grid(report, names, span)}</section>'
        for group, names in groups.items()
        if names
    ]
    yield f'<div class="groups">{"".join(sections)}</div>'
    own = [name for name in report.undeclared if name in there and name not in rewards]
    said = _said_by_name(own, health)
    if said:
        yield (
            '<section><h2>Metrics by what their names say</h2><p class="note">The meaning of these is assumed from '
            f"their names.</p>{_grid(report, said, span)}</section>"
        )
    own = [name for name in own if name not in said]
    if own:
        yield (
            f"<section><details><summary><h2>{counted(len(own), 'undeclared metric')}</h2></summary>"
            f'<p class="note">The schema does not declare them: only their producer knows what they mean.</p>'
            f"{_grid(report, own, span)}</details></section>"
        )


def _core_order(rewards: Sequence[str]) -> list[str]:
    """The core metrics, with the mean of each reward function beside the reward that they make up."""
    place = CORE_METRICS.index("reward_mean") + 1
    return [*CORE_METRICS[:place], *rewards, *CORE_METRICS[place:]]


def _said_by_name(undeclared: Sequence[str], health: RunHealth | None) -> list[str]:
    """Metrics that nobody declares, but whose names say what they are, or that the verdict names."""
    named = {name for same in telling(undeclared).values() for name in same}
    if health is not None:
        named.update(health.coverage.assumed, *(one.found[:_MOST_FOUND] for one in health.coverage.not_judged))
    return [name for name in undeclared if name in named]


def _grid(report: Report, names: Iterable[str], span: Span) -> str:
    return f'<div class="grid">{"".join(_figure(report, name, span) for name in names)}</div>'


def _figure(report: Report, name: str, span: Span) -> str:
    curves = {of: named[name] for of, named in report.curves.items() if name in named}
    metric = METRICS.get(name)
    measured = unit(metric.unit) if metric else ""
    svg = draw(name, curves, report.lines, report.sets, span)
    scale = "log scale" if 'data-log="1"' in svg else ""
    anchor = f' id="{name}"' if metric else ""
    lines = "".join(_line(of, curve, report, measured) for of, curve in curves.items())
    title = f'<h3>{escape(name, 80)}</h3><small>{measured}</small><small class="log">{scale}</small>'
    about = _about(metric, report) if metric else ""
    return (
        f'<figure class="plot"{anchor} data-unit="{measured}"><figcaption>{title}</figcaption>{svg}'
        f'<output class="readout"></output><ul class="lines">{lines}</ul>{about}</figure>'
    )


def _line(of: str, curve: Curve, report: Report, measured: str) -> str:
    """Minimum, maximum and last value of one series, with the sign it is drawn with."""
    sign = ""
    if of not in report.lines or len(report.lines) > 1:
        place = None if of in report.lines else report.sets.index(of)
        sign = "━" if place is None else EVALUATION_SHAPES[place % len(EVALUATION_SHAPES)]
        kind = colour_of(of, report.lines, report.sets)
        sign = f'<span class="{kind}" aria-hidden="true">{sign}</span> {escape(of, 60)}: '
    parts = []
    if curve.lowest and curve.highest and not report.brief:
        parts.append(f"min <b>{number(curve.lowest[1])}</b> at {curve.lowest[0]:,}")
        parts.append(f"max <b>{number(curve.highest[1])}</b> at {curve.highest[0]:,}")
    if curve.last:
        parts.append(f"last <b>{quantity(curve.last[1], measured)}</b>")
    parts += [f'<span class="odd">{count:,} × {number(float(word))}</span>' for word, count in curve.nonfinite.items()]
    return f"<li>{sign}{' · '.join(parts)}</li>"


def _about(metric: Metric, report: Report) -> str:
    """What the metric means, and what fed it in this run."""
    keys = sources_of(report.manifest, metric.name)[:_MOST_SOURCES]
    named = [f"<code>{escape(key, 80)}</code>" + (f" ({escape(how)})" if how else "") for key, how in keys]
    fed = f"<p>From {', '.join(named)}.</p>" if named else ""
    traps = "".join(f"<p>{escape(trap, 1000)}</p>" for trap in metric.traps)
    description = escape(metric.description, 1000)
    return f"<details><summary>What it means</summary><p>{description}</p>{fed}{traps}</details>"


def sources_of(manifest: Mapping[str, Any] | None, name: str) -> list[tuple[str, str | None]]:
    """The raw keys that fed a metric, each with its estimator where the manifest, which anyone may write, tells it."""
    sources = (manifest or {}).get("metric_sources")
    keys = sources.get(name) if isinstance(sources, dict) else None
    if not isinstance(keys, dict):
        return []
    told = {key: how.get("estimator") if isinstance(how, dict) else None for key, how in keys.items()}
    return [(key, None if how is None else str(how)) for key, how in told.items()]

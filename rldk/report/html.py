"""The page about a run: one HTML file that loads nothing, and says what is unknown as plainly as what is known."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rldk_schema import METRICS, SCHEMA_VERSION

from rldk._version import __version__
from rldk.health.alerts import Alert, gravest
from rldk.health.verdict import RunHealth
from rldk.report.attempts_table import attempts_table
from rldk.report.document import document
from rldk.report.facts import facts, figures, verdict_sentence
from rldk.report.figures import plots
from rldk.report.model import Report
from rldk.report.number_text import number
from rldk.report.plot_svg import Span
from rldk.report.samples import link_to_samples, samples_section
from rldk.report.timeline_svg import draw_time_line
from rldk.report.trust import coverage_in_words, trust_box
from rldk.text import counted, escape

_MOST_MANIFEST = 200_000
_LONGEST_FACT = 3000  # its parts are cut where they are put together

SIGNS = {"critical": "✕", "warning": "!", "info": "i", "quiet": "✓", "not judged": "?"}
"""What stands before a verdict or a severity."""


def render(report: Report, health: RunHealth | None, index: str | None = None) -> str:
    """The page.

    Args:
        report: What is known of the run.
        health: What the health rules say; None if none were run.
        index: Where the index of several runs is, from this page; None if there is none.

    Returns:
        HTML. Nothing of the log can become markup, and the page's own policy lets nothing run or load but its own
        script and style, which are named by their hashes.
    """
    alerts = None if health is None else health.alerts
    shown = None if alerts is None else gravest(alerts)
    span = _span(report, shown)
    body = "".join(
        [
            _header(report, health, index),
            trust_box(report, health),
            _alerts(report, health, shown, span),
            *plots(report, health, span),
            samples_section(report.samples, superseded=report.counts.superseded.total()),
            _final(report),
            attempts_table(report),
            _notes(report),
            _manifest(report),
            _footer(),
        ]
    )
    return document(f"{report.run_id} · rldk report", body)


def _span(report: Report, alerts: Sequence[Alert] | None) -> Span:
    starts = [(one, known.first) for one, known in report.counts.attempts.items() if one not in report.first_attempts]
    return Span(*(report.steps or (0, 0)), starts, alerts)


def _header(report: Report, health: RunHealth | None, index: str | None) -> str:
    kind_of_page = "Training run" if index is None else f'<a href="{index}">Training runs</a>'
    word = "not judged" if health is None else health.verdict
    label = word if health is None else health.verdict_in_words
    cards = "".join(
        f"<div><dt>{one.name}</dt><dd>{escape(one.value)}<small>{escape(one.below)}</small></dd></div>"
        for one in figures(report, health)
    )
    told = "".join(
        f"<div><dt>{name}</dt><dd>{'<i>unknown</i>' if value is None else escape(value, _LONGEST_FACT)}</dd></div>"
        for name, value in facts(report).items()
    )
    if word == "quiet" and label != word:
        word = "warning"  # nothing is well of a run that was cut short
    kind = word.replace(" ", "-")
    return (
        f'<header><div class="title"><div><p class="eyebrow">{kind_of_page}</p><h1>{escape(report.run_id)}</h1></div>'
        f'<p class="badge {kind}"><b><span aria-hidden="true">{SIGNS[word]}</span> {label}</b> '
        f"{escape(verdict_sentence(health))}</p></div>"
        f'<dl class="cards">{cards}</dl><dl class="facts">{told}</dl></header>'
    )


def _alerts(report: Report, health: RunHealth | None, shown: Sequence[Alert] | None, span: Span) -> str:
    bars = [(report.row_of(attempt), attempt, a.first, a.last) for attempt, a in report.counts.attempts.items()]
    moments = [(step, what) for step, _, what in report.moments]
    line = draw_time_line(span, bars, moments) if report.curves else ""
    if shown is None or health is None:
        table = "<p>No health rules were run on this log, so it is not known whether it is healthy.</p>"
    elif not shown:
        table = (
            f"<p>No rule raised an alert, and {coverage_in_words(health)}. That does not prove that the run is "
            "healthy: look at the curves.</p>"
        )
    else:
        rows = "".join(
            f'<tr id="alert-{i}" class="{a.severity}"><td>{i}</td><td>{_alert_step(a)}</td>'
            f'<td class="severity"><span aria-hidden="true">{SIGNS[a.severity]}</span> {a.severity}</td>'
            f"<td><code>{escape(a.rule)}</code></td><td>{_alert_metric(a)}</td><td>{escape(a.message, 1000)}"
            f"{link_to_samples(report.samples, a.step)}</td></tr>"
            for i, a in enumerate(shown, 1)
        )
        more = (
            f"<p>{len(health.alerts) - len(shown):,} less severe alerts are not shown.</p>"
            if len(health.alerts) > len(shown)
            else ""
        )
        table = (
            '<div class="scroll"><table class="alerts"><thead><tr><th>#</th><th>step</th><th>severity</th><th>rule</th>'
            f"<th>metric</th><th>what it means</th></tr></thead><tbody>{rows}</tbody></table></div>{more}"
        )
    return f'<section><h2>Alerts and timeline</h2><div class="panel">{line}{table}</div></section>'


def _alert_step(alert: Alert) -> str:
    later = "" if alert.attempt is None else f"<br><small>attempt {alert.attempt}</small>"
    return f"{alert.step:,}{later}"


def _alert_metric(alert: Alert) -> str:
    if alert.metric is None:
        return ""
    value = "" if alert.value is None else f" {number(alert.value)}"
    name = f"<code>{escape(alert.metric)}</code>"
    return (f'<a href="#{alert.metric}">{name}</a>' if alert.metric in METRICS else name) + value


def _final(report: Report) -> str:
    rows = "".join(
        f"<div><dt>{escape(name, 80)}</dt><dd>{number(value)}</dd></div>" for name, value in report.final.items()
    )
    return f'<section><h2>Final values</h2><dl class="facts">{rows}</dl></section>' if rows else ""


def _notes(report: Report) -> str:
    rows = "".join(
        f"<tr><td>{step:,}</td><td>{phase}</td><td>{count:,}</td><td>{escape(text)}</td></tr>"
        for text, (count, step, phase) in report.notes.items()
    )
    if not rows:
        return ""
    return (
        f"<section><details><summary><h2>{counted(len(report.notes), 'note')}</h2></summary>"
        '<div class="scroll"><table><thead><tr><th>first at step</th><th>phase</th><th>times</th><th>note</th></tr>'
        f"</thead><tbody>{rows}</tbody></table></div></details></section>"
    )


def _manifest(report: Report) -> str:
    if report.manifest is None:
        why = f"<p>No manifest: {escape(report.manifest_problem)}.</p>"
        return "" if report.read_as else f"<section><h2>Manifest</h2>{why}</section>"
    text = json.dumps(report.manifest, indent=2, ensure_ascii=False)
    cut = f"\n… {len(text) - _MOST_MANIFEST:,} more characters" if len(text) > _MOST_MANIFEST else ""
    lines = "\n".join(escape(line, 2000) for line in text[:_MOST_MANIFEST].split("\n"))
    return (
        "<section><details><summary><h2>Manifest</h2></summary>"
        f'<pre tabindex="0">{lines}{cut}</pre></details></section>'
    )


def _footer() -> str:
    return (
        "<footer><p>Pale line: the logged values (in a long run, the lowest and the highest of each stretch of steps). "
        "Strong line: their weighted mean over a centred window of a twentieth of the run, at least five points wide, "
        "with weights that fall linearly with distance. "
        "A line breaks where values are missing. Dashed: a new attempt begins. "
        "<b>×</b> NaN, <b>▲ ▼</b> infinite.</p>"
        f"<p>rldk {__version__}, schema {SCHEMA_VERSION}. This page loads nothing and sends nothing.</p></footer>"
    )

"""The page about a run: one HTML file that loads nothing, and says what is unknown as plainly as what is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rldk_schema import METRICS, SCHEMA_VERSION

from rldk._version import __version__
from rldk.health.alerts import SEVERITIES, Alert
from rldk.health.cost import UNKNOWN
from rldk.health.verdict import RunHealth
from rldk.report.attempts_table import attempts_table, settings_text
from rldk.report.document import document
from rldk.report.figures import plots
from rldk.report.model import Report
from rldk.report.number_text import number
from rldk.report.plot_svg import Span
from rldk.report.samples import link_to_samples, samples_section
from rldk.report.timeline_svg import draw_time_line
from rldk.report.trust import coverage_in_words, trust_box
from rldk.text import counted, duration, escape, moment

_MOST_ALERTS = 200
_MOST_MANIFEST = 200_000

SIGNS = {"critical": "✕", "warning": "!", "info": "i", "quiet": "✓", "not judged": "?"}
"""What stands before a verdict or a severity."""


def render(report: Report, health: RunHealth | None) -> str:
    """The page.

    Args:
        report: What is known of the run.
        health: What the health rules say; None if none were run.

    Returns:
        HTML. Nothing of the log can become markup, and the page's own policy lets nothing run or load but its own
        script and style, which are named by their hashes.
    """
    alerts = None if health is None else health.alerts
    shown = None if alerts is None else _gravest(alerts)
    span = _span(report, shown)
    body = "".join(
        [
            _header(report, health),
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


def _gravest(alerts: Sequence[Alert]) -> list[Alert]:
    """The alerts that are shown, by step: of very many, the gravest."""
    kept = sorted(alerts, key=lambda a: (-SEVERITIES.index(a.severity), a.step))[:_MOST_ALERTS]
    return sorted(kept, key=lambda a: a.step)


def _span(report: Report, alerts: Sequence[Alert] | None) -> Span:
    starts = [(one, known.first) for one, known in report.counts.attempts.items() if one not in report.first_attempts]
    return Span(*(report.steps or (0, 0)), starts, alerts)


def _verdict(health: RunHealth | None) -> tuple[str, str]:
    """What the badge says, and the sentence beside it."""
    if health is None:
        return "not judged", "no health rules were run"
    counts = {s: sum(a.severity == s for a in health.alerts) for s in reversed(SEVERITIES)}
    said = ", ".join(f"{count} {severity}" for severity, count in counts.items() if count)
    if health.verdict == "quiet":
        said = said or "no rule raised an alert"
    elif health.coverage.unmeasured:
        said = ", ".join(filter(None, (said, f"{_either(health.coverage.unmeasured)} not judged")))
    return health.verdict, f"{said}; {coverage_in_words(health)}"


def _either(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _header(report: Report, health: RunHealth | None) -> str:
    word, sentence = _verdict(health)
    label = word if health is None else health.verdict_in_words
    counts = report.counts
    what = [
        ("trainer", _trainer(report.manifest or {})),
        ("model", _known(report, "model_name")),
        ("parameters", _size(report)),
        ("data set", _known(report, "dataset_name")),
        ("optimizer", _known(report, "optimizer")),
        ("schedule", _known(report, "scheduler")),
        ("seed", _known(report, "seed")),
        ("git commit", _known(report, "git_sha")),
        *_search(report),
    ]
    steps = counts.step_range
    time = counts.time_range
    figures = [
        ("train steps", f"{steps.first:,} – {steps.last:,}" if steps else "none", ""),
        (
            "from first to last event",
            duration(time.last - time.first) if time else "unknown",
            moment(time.first) if time else "",
        ),
        ("state", _state(health), "" if health is None or health.error is None else health.error),
        ("attempts", "unknown" if counts.starts is None else str(counts.starts), _stages(report)),
        _cost(health),
        ("events", f"{sum(counts.shown.values()):,}", ", ".join(f"{n:,} {p}" for p, n in counts.shown.most_common())),
    ]
    cards = "".join(
        f"<div><dt>{name}</dt><dd>{value}<small>{escape(below)}</small></dd></div>" for name, value, below in figures
    )
    facts = "".join(f"<div><dt>{name}</dt><dd>{value or '<i>unknown</i>'}</dd></div>" for name, value in what)
    if word == "quiet" and label != word:
        word = "warning"  # nothing is well of a run that was cut short
    kind = word.replace(" ", "-")
    return (
        f'<header><div class="title"><div><p class="eyebrow">Training run</p><h1>{escape(report.run_id)}</h1></div>'
        f'<p class="badge {kind}"><b><span aria-hidden="true">{SIGNS[word]}</span> {label}</b> {sentence}</p></div>'
        f'<dl class="cards">{cards}</dl><dl class="facts">{facts}</dl></header>'
    )


def _search(report: Report) -> list[tuple[str, str]]:
    """The search that a trial is of, which one it is, and with what parameters."""
    group = (report.manifest or {}).get("group")
    found = [("group", escape(group, 120))] if isinstance(group, str) else []
    trials = [one for one in report.attempts_of_manifest() if one.get("trial") is not None]
    if trials:
        found.append(("trial", escape(trials[-1]["trial"], 60)))
        given = trials[-1].get("trial_parameters")
        if isinstance(given, dict):
            found.append(("parameters of the trial", settings_text(given)))
    return found


def _state(health: RunHealth | None) -> str:
    return "unknown" if health is None else health.state.replace("_", " ")


def _stages(report: Report) -> str:
    return counted(stages, "stage") if (stages := report.stages) > 1 else ""


def _cost(health: RunHealth | None) -> tuple[str, str, str]:
    """The card of what the run cost."""
    cost = UNKNOWN if health is None else health.cost
    if cost.accelerator_hours is None:
        lacks = "" if health is None or not health.cost_lacks else f"not in the log: {health.cost_lacks}"
        return "accelerator-hours", "unknown", lacks
    parts = {
        "superseded": cost.superseded,
        "stalled": cost.stalled,
        "after the first critical": cost.after_first_critical,
    }
    said = ", ".join(f"{number(hours, 3)} {what}" for what, hours in parts.items() if hours)
    return "accelerator-hours", number(cost.accelerator_hours, 3), said


def _trainer(manifest: dict[str, Any]) -> str | None:
    algorithm, framework, version = (
        escape(manifest[name], 60) if manifest.get(name) is not None else ""
        for name in ("algorithm", "framework", "framework_version")
    )
    return " with ".join(filter(None, (algorithm, f"{framework} {version}".strip()))) or None


def _known(report: Report, name: str) -> str | None:
    values = report.facts.get(name)
    return " → ".join(escape(v, 120) for v in values) if values else None


def _size(report: Report) -> str | None:
    values = report.facts.get("model_size")
    return " → ".join(number(float(v)) for v in values) if values else None


def _alerts(report: Report, health: RunHealth | None, shown: Sequence[Alert] | None, span: Span) -> str:
    bars = [(report.row_of(attempt), attempt, a.first, a.last) for attempt, a in report.counts.attempts.items()]
    line = draw_time_line(span, bars, list(report.moments)) if report.curves else ""
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

"""`python -m tests.health`: how good the health rules are."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from tests.health.corpus import labels
from tests.health.score import Score, real_score, score


def _table(found: Score) -> Table:
    table = Table(
        "rule", "precision", "recall", "runs", "delay, steps", title="The labelled corpus", title_justify="left"
    )
    for rule, one in sorted(found.rules.items()):
        meant = len(one.found) + len(one.missed)
        table.add_row(rule, _share(one.precision), _share(one.recall), str(meant), _figure(one.delay))
    return table


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


def main() -> None:
    """Prints the figures."""
    console, found = Console(width=110), score()
    console.print(_table(found))
    healthy = sum(label["health"] == "healthy" for label in labels().values())
    critical = sum(alert.severity == "critical" for _, alert in found.false_alarms)
    console.print(
        f"{healthy} healthy runs, {found.healthy_steps:,} steps: {found.rate():.2f} false warnings per 1,000 steps, "
        f"{critical} false criticals"
    )
    detected = [delay for delay in found.detected.values() if delay is not None]
    console.print(f"{len(detected)} of {len(found.detected)} sick runs detected")
    for name, delay in found.detected.items():
        console.print(f"  {name}: {'missed' if delay is None else f'after {delay} steps'}")
    for name, alert in found.false_alarms:
        console.print(f"  false: {name}: {alert}", markup=False)
    for rule, one in found.rules.items():
        for name in one.missed:
            console.print(f"  missed: {rule} in {name}")
        for name in one.wrong:
            console.print(f"  wrong: {rule} in {name}")
    if (real := real_score()) is not None:
        alarms = len(real.alarms["healthy"])
        console.print(
            f"Logs of real people: {len(real.flagged)} of {real.runs['troubled']} troubled runs flagged; "
            f"{alarms} warnings in {real.rows['healthy']:,} rows of {real.runs['healthy']} healthy runs"
        )


if __name__ == "__main__":
    main()

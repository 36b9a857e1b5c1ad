"""`python -m lab.health`: how good the health rules are; `--markdown`: the table in docs/health.md."""

from __future__ import annotations

import sys
from collections import Counter

from rich.console import Console

from lab.health.intervals import count_interval, share_interval
from lab.health.score import HeldOutScore, RealScore, Score, held_out_score, real_score, score

_HEAD = ("rule", "precision", "recall", "runs", "delay in steps")


def markdown(found: Score, held_out: HeldOutScore) -> str:
    """The figures as they stand in docs/health.md."""
    rows = [_HEAD, ("---",) * len(_HEAD), *_rows(found)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{table}\n\n{_summary(found)}\n\n{_held_out(held_out)}\n"


def _rows(found: Score) -> list[tuple[str, ...]]:
    return [
        (
            rule,
            _figure(one.precision, ".2f"),
            _figure(one.recall, ".2f"),
            str(len(one.found) + len(one.missed)),
            _figure(one.delay, ".0f"),
        )
        for rule, one in sorted(found.rules.items())
    ]


def _figure(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


def _summary(found: Score) -> str:
    detected = sum(delay is not None for delay in found.detected.values())
    allowed = ", ".join(f"{n} {rule}" for rule, n in Counter(a.rule for _, a in found.allowed).most_common())
    critical = sum(alert.severity == "critical" for _, alert in found.false_alarms)
    false = _rate(len(found.false_alarms), found.healthy_steps)
    return (
        f"{_share(detected, len(found.detected))} sick runs are found. In {found.healthy_steps:,} steps of "
        f"{found.healthy} healthy runs there are {false} false warnings per 1,000 steps, and {critical} false "
        f"criticals. Not counted are {len(found.allowed)} warnings that are true of such a run: {allowed}."
    )


def _held_out(found: HeldOutScore) -> str:
    hits = sum(map(bool, found.found.values()))
    critical = sum(alert.severity == "critical" for _, alert in found.false_alarms)
    return (
        f"Held out: {_share(hits, len(found.found))} sick runs are found. In {found.steps:,} steps of {found.healthy} "
        f"healthy runs there are {_rate(len(found.false_alarms), found.steps)} false warnings per 1,000 steps, and "
        f"{critical} false criticals. Not counted are {found.slow} warnings of throughput, as the machine was shared, "
        f"and {len(found.neither)} runs that are neither."
    )


def _share(hits: int, trials: int) -> str:
    low, high = share_interval(hits, trials)
    return f"{hits} of {trials} (95 % interval: {low:.0%} to {high:.0%})"


def _rate(count: int, steps: int) -> str:
    low, high = (1000 * end / steps for end in count_interval(count))
    return f"{1000 * count / steps:.2f} (95 % interval: {low:.2f} to {high:.2f})"


def main() -> None:
    """Prints the figures."""
    from rich.table import Table

    found, held_out = score(), held_out_score()
    if sys.argv[1:] == ["--markdown"]:
        sys.stdout.write(markdown(found, held_out))
        return
    console = Console(width=110)
    table = Table(*_HEAD, title="The labelled corpus", title_justify="left")
    for row in _rows(found):
        table.add_row(*row)
    console.print(table)
    console.print(_summary(found))
    console.print(_held_out(held_out))
    for name, rules in held_out.found.items():
        console.print(f"  {name}: {', '.join(rules) or 'missed'}")
    for name, alert in held_out.false_alarms:
        console.print(f"  false: {name}: {alert.rule} at step {alert.step}: {alert.message}", markup=False)
    for name, delay in found.detected.items():
        console.print(f"  {name}: {'missed' if delay is None else f'after {delay} steps'}")
    for rule, one in found.rules.items():
        for what, names in (("missed", one.missed), ("wrong", one.wrong)):
            for name in names:
                console.print(f"  {what}: {rule} in {name}")
    if (real := real_score()) is not None:
        _print_real(console, real)


def _print_real(console: Console, real: RealScore) -> None:
    alarms = real.alarms["healthy"]
    console.print(
        f"Logs of real people: {len(real.flagged)} of {real.runs['troubled']} troubled runs are flagged; {len(alarms)} "
        f"warnings in {real.rows['healthy']:,} rows of {real.runs['healthy']} healthy runs."
    )
    for name, alert in alarms:
        console.print(f"  false: {name}: {alert}", markup=False)


if __name__ == "__main__":
    main()

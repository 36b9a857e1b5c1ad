"""Pages of runs, and what a person reads of them."""

from __future__ import annotations

import math
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from rldk.health.alerts import Alert
from rldk.health.coverage import NONE
from rldk.health.verdict import RunHealth
from rldk.io.runs import find_runs
from rldk.report.collect import collect
from rldk.report.write import write_page

HUGE = sys.float_info.max
CRITICAL = Alert(
    rule="non_finite", severity="critical", step=40, metric="loss", value=math.nan, message="The loss is NaN."
)

WARNING = Alert(rule="stall", severity="warning", step=9999, message="No step for an hour <b>.")


def judged(alerts: list[Alert]) -> RunHealth:
    """A run whose core was measured, in which this was found."""
    return RunHealth("r", Path("r_events.jsonl"), alerts=alerts, coverage=replace(NONE, unmeasured=[]))


def page_of(logs: Path, alerts: list[Alert] | None = None) -> str:
    (run,) = find_runs(logs)
    dest = logs.parent / "page.html"
    write_page(collect(run), dest, health=None if alerts is None else judged(alerts))
    return dest.read_text(encoding="utf-8")


def figure(page: str, name: str) -> str:
    (found,) = re.findall(rf"<figure[^>]*><figcaption><h3>{re.escape(name)}</h3>.*?</figure>", page, re.DOTALL)
    return found


class Text(HTMLParser):
    """What a person reads of a page, and whether every element that is opened is closed in turn."""

    VOID = ("meta", "link", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(data)

    def __str__(self) -> str:
        return " ".join(" ".join(self.words).split())

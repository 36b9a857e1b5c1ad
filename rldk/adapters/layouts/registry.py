"""Every layout that is known, and which of them a file has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rldk.adapters.layouts.console import is_console, read_console
from rldk.adapters.layouts.console_end import facts_console, is_rowless_console, read_rowless_console
from rldk.adapters.layouts.csv_table import facts_csv, is_csv, read_csv, runs_csv
from rldk.adapters.layouts.evaluations import (
    facts_inspect,
    facts_lm_eval,
    is_inspect,
    is_lm_eval,
    read_inspect,
    read_lm_eval,
)
from rldk.adapters.layouts.json_console import is_json_console, read_json_console
from rldk.adapters.layouts.json_document import facts_json, is_json, read_json
from rldk.adapters.layouts.jsonl import is_jsonl, read_jsonl
from rldk.adapters.layouts.key_value_console import is_key_value_console, read_key_value_console
from rldk.adapters.layouts.mlflow_db import facts_mlflow, is_mlflow, read_mlflow, runs_mlflow
from rldk.adapters.layouts.mlflow_files import (
    facts_mlflow_run,
    is_mlflow_run,
    read_mlflow_run,
    why_mlflow_left_out,
)
from rldk.adapters.layouts.swanlab_file import facts_swanlab, is_swanlab, read_swanlab
from rldk.adapters.layouts.table_console import is_table_console, read_table_console
from rldk.adapters.layouts.template_console import is_template_console, read_pattern, read_template_console
from rldk.adapters.layouts.tfevents import facts_tfevents, is_tfevents, read_tfevents
from rldk.adapters.layouts.trackio_db import facts_trackio, is_trackio, read_trackio, runs_trackio
from rldk.adapters.layouts.wandb_facts import facts_wandb
from rldk.adapters.layouts.wandb_file import is_wandb, read_wandb
from rldk.adapters.rows import Refuse, Row, RunFacts
from rldk.adapters.start import Start

Read = Callable[[Path, Refuse], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows stand in a file.

    Attributes:
        name: One word. Between the rows of a `console` anything may stand.
        title: What such a file is, for people.
        fits: Whether a file that begins so has it.
        read: Its rows.
        runs: Ids of its runs, where one file holds several.
        facts: What it tells of its run besides.
    """

    name: str
    title: str
    fits: Callable[[Start], bool]
    read: Callable[..., Iterator[Row]]
    runs: Callable[[Path], list[str]] | None = None
    facts: Callable[..., RunFacts] | None = None


def _console(what: str, fits: Callable[[Start], bool], read: Read) -> Layout:
    return Layout("console", f"a console with {what}", fits, read, facts=facts_console)


LAYOUTS = (
    Layout("wandb", "wandb's .wandb file", is_wandb, read_wandb, facts=facts_wandb),
    Layout("swanlab", "SwanLab's .swanlab file", is_swanlab, read_swanlab, facts=facts_swanlab),
    Layout("trackio", "a trackio database", is_trackio, read_trackio, runs_trackio, facts_trackio),
    Layout("mlflow", "an MLflow database", is_mlflow, read_mlflow, runs_mlflow, facts_mlflow),
    Layout("inspect", "an evaluation log of Inspect", is_inspect, read_inspect, facts=facts_inspect),
    Layout("lm_eval", "results of lm-evaluation-harness", is_lm_eval, read_lm_eval, facts=facts_lm_eval),
    Layout("tensorboard", "a TensorBoard event file", is_tfevents, read_tfevents, facts=facts_tfevents),
    Layout("json", "a JSON document with rows", is_json, read_json, facts=facts_json),
    Layout("jsonl", "JSON lines", is_jsonl, read_jsonl),
    Layout("csv", "a CSV table", is_csv, read_csv, runs_csv, facts_csv),
    _console("printed dicts", is_console, read_console),
    _console("`step:N - key:value` lines", is_key_value_console, read_key_value_console),
    _console("tables of statistics", is_table_console, read_table_console),
    _console("JSON in its lines", is_json_console, read_json_console),
    _console("`Epoch:[1/1](20/400), loss: 0.5` lines", is_template_console, read_template_console),
    _console("the end of a run and no row", is_rowless_console, read_rowless_console),
)
"""In the order in which they are tried: those that a signature tells come first."""


@dataclass(frozen=True, slots=True)
class FolderLayout:
    """How rows stand in the files of a folder that is one run.

    Attributes:
        mark: A file that such a folder has.
        fits: Whether a folder that has it is one.
        layout: How its rows are read: `path` is the folder.
        why_left_out: Why one is not to be read; None if it is.
    """

    mark: str
    fits: Callable[[Path], bool]
    layout: Layout
    why_left_out: Callable[[Path], str | None] = lambda _: None


FOLDER_LAYOUTS = (
    FolderLayout(
        "meta.yaml",
        is_mlflow_run,
        Layout("mlflow", "a run's folder of MLflow", lambda _: False, read_mlflow_run, facts=facts_mlflow_run),
        why_mlflow_left_out,
    ),
)
"""Folders that are one run each."""


def layout_of(start: Start, pattern: str | None = None) -> Layout | None:
    """The layout of a file that begins so; None if it has none of them. Never raises.

    Args:
        start: How it begins.
        pattern: What the lines of a console hold.
    """
    found = next((layout for layout in LAYOUTS if layout.fits(start)), None)
    if pattern is not None and start.text and b"\0" not in start.data and (found is None or found.name == "console"):
        read = partial(read_pattern, pattern=pattern)
        return Layout("pattern", f"a console with lines such as {pattern}", lambda _: True, read, facts=facts_console)
    return found


@dataclass(frozen=True, slots=True)
class ForeignLog:
    """The log of one run, as others have written it.

    Attributes:
        paths: Its files, in order.
        layout: How rows stand in them.
        run: Which of a file's runs, where it holds several.
    """

    paths: tuple[Path, ...]
    layout: Layout
    run: str | None = None

    def rows(self, refuse: Refuse) -> Iterator[Row]:
        """Its rows, in order."""
        read: Read = self.layout.read if self.run is None else partial(self.layout.read, run=self.run)
        for path in self.paths:
            yield from read(path, refuse)

    def facts(self) -> RunFacts:
        """What it tells of its run besides rows."""
        if self.layout.facts is None:
            return RunFacts()
        told = self.layout.facts if self.run is None else partial(self.layout.facts, run=self.run)
        found = [told(path) for path in self.paths]
        # Of several files each later one continues where the one before it ended.
        return next((facts for facts in reversed(found) if facts != RunFacts()), RunFacts())


def logs_in(path: Path, layout: Layout) -> list[ForeignLog]:
    """The logs of a file: one, or one for each of its runs."""
    runs = [] if layout.runs is None else layout.runs(path)
    return [ForeignLog((path,), layout, run) for run in runs] or [ForeignLog((path,), layout)]

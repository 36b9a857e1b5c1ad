"""What wandb's own file of a run tells besides rows: its name, configuration, versions, summary and end."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.layouts.block_log import read_records
from rldk.adapters.layouts.protobuf import data, fields, integer, text
from rldk.adapters.layouts.wandb_file import HEAD, HISTORY, is_within, key_and_value, media_of
from rldk.adapters.rows import RunFacts
from rldk.regular_file import read_regular

# Fields of a record, and of the message of a run.
_SUMMARY, _CONFIG, _TELEMETRY, _METRIC, _RUN, _EXIT = 3, 5, 11, 12, 17, 18
_TOLD = {_SUMMARY, _CONFIG, _TELEMETRY, _METRIC, _RUN, _EXIT}
_RUN_CONFIG, _NAME, _TAG, _RUN_TELEMETRY = 4, 8, 10, 19
_METRIC_NAME, _METRIC_GLOB, _STEP_METRIC, _METRIC_CONTROL = 1, 2, 4, 9
_MOST_AXES = 1000
_ABOUT = {1: "run_id", 3: "project", 6: "group", 7: "job_type", 9: "notes", 12: "sweep"}

# Where the versions of packages stand: in the telemetry, and in the configuration under `_wandb`.
_VERSIONS = {4: "python", 5: "wandb", 6: "transformers"}
_INTERNALS = {"python_version": "python", "cli_version": "wandb", "huggingface_version": "transformers"}

_MOST_REQUIREMENTS = 2**20  # bytes
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]{1,100})==([A-Za-z0-9.+!_-]{1,100})")
_INTERRUPTED = 255  # what wandb has as the exit code of a KeyboardInterrupt


def facts_wandb(path: Path) -> RunFacts:
    """What wandb's file tells of its run, and `files/requirements.txt` beside it. Never raises.

    `about` has `run_id`, `project`, `group`, `job_type`, `sweep`, `notes`, `tags`, the last `summary`, and under
    `left_out` how many values of a key are media, tables or histograms, which stand in no row.
    """
    facts = _Facts()
    with suppress(OSError):
        for _, record in read_records(path, HEAD, lambda _: None):
            with suppress(ValueError, RecursionError):
                facts.add(record)
    return RunFacts(
        name=facts.name or facts.about.get("run_id"),
        config={key: value for key, value in facts.config.items() if key != "_wandb"},
        versions={**requirements_beside(path), **facts.versions},
        state=facts.state,
        error=facts.error,
        axes=facts.axes,
        about=facts.about,
    )


class _Facts:
    """What the records so far tell of the run."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.config: dict[str, Any] = {}
        self.versions: dict[str, str] = {}
        self.state: Literal["finished", "failed", "interrupted"] | None = None
        self.error: str | None = None
        self.axes: dict[str, str | None] = {}
        self.about: dict[str, Any] = {}

    def add(self, record: bytes) -> None:
        """Takes a record into account.

        Raises:
            ValueError: It is not a message of wandb's.
        """
        for field, value in fields(record):
            if field == HISTORY:
                self._countmedia_of(data(value))
            elif field in _TOLD:
                message = list(fields(data(value)))
                if field == _RUN:
                    self._run(message)
                elif field == _CONFIG:
                    self._update(self.config, message)
                elif field == _SUMMARY:
                    summary = self.about.setdefault("summary", {})
                    self._update(summary, message)
                    for key in [key for key in summary if key.startswith("_wandb")]:
                        del summary[key]
                elif field == _TELEMETRY:
                    self._telemetry(message)
                elif field == _METRIC:
                    self._define(message)
                else:
                    self._exit(next((integer(v) for f, v in message if f == 1), 0))

    def _run(self, message: list[tuple[int, int | bytes]]) -> None:
        tags = [text(value) for field, value in message if field == _TAG]
        if tags:
            self.about["tags"] = tags
        for field, value in message:
            if field in _ABOUT:
                self.about[_ABOUT[field]] = text(value)
            elif field == _NAME:
                self.name = text(value)
            elif field == _RUN_CONFIG:
                self._update(self.config, list(fields(data(value))))
            elif field == _RUN_TELEMETRY:
                self._telemetry(list(fields(data(value))))

    def _update(self, target: dict[str, Any], message: list[tuple[int, int | bytes]]) -> None:
        items = [(field, *key_and_value(data(value))) for field, value in message if field in (1, 2)]
        media = media_of([(name, value) for _, name, value in items])
        for field, name, value in items:
            if field == 2:
                target.pop(name, None)
            elif not is_within(name, media):
                found = json.loads(value)
                if isinstance(found, dict) and "_type" in found:
                    continue
                if name == "_wandb":
                    self._internals(found)
                # Older versions wrap values.
                wrapped = isinstance(found, dict) and found.keys() <= {"value", "desc"} and "value" in found
                target[name] = found["value"] if wrapped else found

    def _internals(self, found: Any) -> None:
        for key, package in _INTERNALS.items():
            if isinstance(found, dict) and isinstance(found.get(key), str):
                self.versions[package] = found[key]

    def _telemetry(self, message: list[tuple[int, int | bytes]]) -> None:
        self.versions.update({_VERSIONS[field]: text(value) for field, value in message if field in _VERSIONS})

    def _define(self, message: list[tuple[int, int | bytes]]) -> None:
        told = {field: value for field, value in message if isinstance(value, bytes)}
        name = told.get(_METRIC_NAME) or told.get(_METRIC_GLOB)
        if name is None or len(self.axes) == _MOST_AXES:
            return
        axis = text(told[_STEP_METRIC]) if _STEP_METRIC in told else None
        if axis is None and not told.get(_METRIC_CONTROL):  # what is not said again stays, unless it overwrites
            axis = self.axes.get(text(name))
        self.axes[text(name)] = axis

    def _exit(self, code: int) -> None:
        self.state = "finished" if code == 0 else "interrupted" if code == _INTERRUPTED else "failed"
        self.error = f"exit code {code}" if self.state == "failed" else None

    def _countmedia_of(self, history: bytes) -> None:
        if b"_type" not in history:
            return
        items = [key_and_value(data(value)) for field, value in fields(history) if field == 1]
        whole = [name for name, value in items if value.startswith(b"{") and "_type" in json.loads(value)]
        for name in [*media_of(items), *whole]:
            left_out = self.about.setdefault("left_out", {})
            left_out[name] = left_out.get(name, 0) + 1


def requirements_beside(path: Path) -> dict[str, str]:
    """Versions of the distributions that were installed, from `files/requirements.txt` beside a file. Never raises."""
    try:
        found = read_regular(path.parent / "files" / "requirements.txt", _MOST_REQUIREMENTS)
    except OSError:
        return {}
    matches = filter(None, map(_REQUIREMENT.match, found.decode("utf-8", "replace").splitlines()))
    return {match[1].lower(): match[2] for match in matches}

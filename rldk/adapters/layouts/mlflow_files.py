"""A run's folder of MLflow, `mlruns/EXPERIMENT/RUN/`, with a file for each metric, parameter and tag."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

from rldk.adapters.layouts.flat_yaml import read_flat_yaml
from rldk.adapters.layouts.metric_calls import Value, rows_of
from rldk.adapters.layouts.mlflow_db import STATES, SYSTEM
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.regular_file import oddity, read_regular, walk
from rldk.text import brief

_PIECE = 1 << 16  # bytes that are read of a metric at a time: all of a run's are read side by side
_MOST_LINE = 1000  # bytes
_MOST_TEXT = 1 << 20  # bytes of a parameter or a tag
_STATUS = {1: "RUNNING", 3: "FINISHED", 4: "FAILED", 5: "KILLED"}


def is_mlflow_run(folder: Path) -> bool:
    """Whether a folder is that of a run, by its `meta.yaml`. Never raises."""
    return "run_id" in _meta(folder) or "run_uuid" in _meta(folder)


def why_mlflow_left_out(folder: Path) -> str | None:
    """Why the run of a folder is not to be read; None if it is. Never raises."""
    return "a run that was deleted in MLflow" if _meta(folder).get("lifecycle_stage") == "deleted" else None


def read_mlflow_run(folder: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of a run, one for each log call as far as its times tell, with `_step`, `_timestamp` and `_runtime`.

    Where no step was ever given, MLflow has 0, and here is no `_step`. MLflow's own measurements are left out:
    `facts_mlflow_run` counts them. The `path` of a row is the folder.

    Args:
        folder: It may be growing.
        refuse: Gets lines of a metric that are none, with the metric's file.
    """
    files = list(_files(folder / "metrics", refuse))
    files = [(key, path) for key, path in files if not key.startswith(SYSTEM)]
    stepped = _is_stepped(files)
    merged = heapq.merge(*(_values(key, path, refuse) for key, path in files), key=itemgetter(0, 1))
    return rows_of(folder, merged, _started(folder), stepped=stepped)


def facts_mlflow_run(folder: Path) -> RunFacts:
    """What the folder tells of its run. Never raises.

    Parameters are text, as Python prints them. `about` has `run_id`, `experiment`, `tags` and, under `left_out`, how
    many of MLflow's own measurements stand in no row.
    """
    meta = _meta(folder)
    status = meta.get("status")
    tags = _texts(folder / "tags")
    run_id, name = meta.get("run_id", meta.get("run_uuid")), meta.get("run_name") or tags.get("mlflow.runName")
    about = {"run_id": run_id, "experiment": _meta(folder.parent).get("name"), "tags": tags}
    left_out = {}
    for key, path in _files(folder / "metrics", lambda _: None):
        if key.startswith(SYSTEM):
            left_out[key] = sum(1 for _ in _values(key, path, lambda _: None))
    about.update({"left_out": left_out} if left_out else {})
    return RunFacts(
        name=None if name is None else str(name),
        config=_texts(folder / "params"),
        state=STATES.get(_STATUS.get(status, "") if isinstance(status, int) else str(status)),
        about=about,
    )


def _meta(folder: Path) -> dict[str, object]:
    try:
        return dict(read_flat_yaml(read_regular(folder / "meta.yaml", _MOST_TEXT).decode("utf-8", "replace")))
    except (OSError, ValueError):
        return {}


def _started(folder: Path) -> int | None:
    started = _meta(folder).get("start_time")
    return started if isinstance(started, int) else None


def _files(folder: Path, refuse: Refuse) -> Iterator[tuple[str, Path]]:
    """Keys and files: a key with slashes is a path."""

    def refused(error: OSError) -> None:
        if folder.exists():
            refuse(Skipped(Path(str(error.filename)), 1, f"it cannot be read: {error.strerror}"))

    for place, _, names in walk(folder, refused):
        for name in sorted(names):
            path = Path(place, name)
            odd = oddity(path)
            if odd is None:
                yield path.relative_to(folder).as_posix(), path
            else:
                refuse(Skipped(path, 1, f"expected a regular file, found {odd}"))


def _texts(folder: Path) -> dict[str, str]:
    found = {}
    for key, path in _files(folder, lambda _: None):
        with suppress(OSError):
            found[key] = read_regular(path, _MOST_TEXT).decode("utf-8", "replace")
    return found


def _is_stepped(files: list[tuple[str, Path]]) -> bool:
    """Whether a step was ever given: not if all are 0 although a metric has several values."""
    several = False
    for key, path in files:
        for count, value in enumerate(_values(key, path, lambda _: None)):
            if value.step:
                return True
            several = several or count > 0
    return not several


def _values(key: str, path: Path, refuse: Refuse) -> Iterator[Value]:
    for number, line, torn in _lines(path, refuse):
        value = None if torn else _value(key, line)
        if value is not None:
            yield value
        else:
            reason = f"expected `milliseconds value step`, found {brief(line.decode('utf-8', 'replace'))}"
            refuse(Skipped(path, number, f"torn last line: {reason}" if torn else reason, fatal=not torn))


def _value(key: str, line: bytes) -> Value | None:
    # Without a step, or with the name and the digest of a data set, the step is 0, as MLflow has it.
    parts = line.split()
    with suppress(ValueError):
        if len(parts) in (2, 3, 5):
            return Value(int(parts[0]), int(parts[2]) if len(parts) == 3 else 0, key, float(parts[1]))
    return None


def _lines(path: Path, refuse: Refuse) -> Iterator[tuple[int, bytes, bool]]:
    """Numbers and lines, and whether it is the last without an end. The file is open only while a piece is read."""
    at = number = 0
    rest = b""
    while True:
        try:
            with path.open("rb") as file:
                file.seek(at)
                piece = file.read(_PIECE)
        except OSError as error:
            refuse(Skipped(path, number + 1, f"it cannot be read: {error.strerror}"))
            return
        at += len(piece)
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            number += 1
            yield number, line, False
        if len(rest) > _MOST_LINE:
            refuse(Skipped(path, number + 1, f"expected a line of at most {_MOST_LINE} bytes; the file is left there"))
            return
        if not piece:
            if rest:
                yield number + 1, rest, True
            return

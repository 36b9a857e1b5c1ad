"""Results of an evaluation harness as rows of evaluations: lm-eval's `results_*.json` and the logs of Inspect."""

from __future__ import annotations

import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.json_document import load_json, row_decoder
from rldk.adapters.row_values import is_number, moment
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.log.lines import zstd

_LM_EVAL = re.compile(r'\{\s{0,99}"results"\s{0,9}:\s{0,9}\{')
_LM_EVAL_MARKS = (',none"', '"alias"', '"n-shot"', '"versions"', "_stderr")
_INSPECT = re.compile(
    r'\{\s{0,99}"version"\s{0,9}:\s{0,9}\d{1,4},\s{0,99}"status"\s{0,9}:\s{0,9}"\w{1,20}",\s{0,99}"eval"\s{0,9}:'
)
_ZIP = b"PK\x03\x04"
_HEADER = "header.json"
_BEGUN = "_journal/start.json"  # of an evaluation that has not ended
_MOST_BYTES = 2**26  # of a header, uncompressed; the samples are other files of the archive
_CHECKPOINT = re.compile(r"(?<![A-Za-z])(?:checkpoint|global_step|step|iter)[-_]?(\d{1,15})(?!\d)", re.I)
_PRETRAINED = re.compile(r"(?:pretrained|model|path)=([^,]{1,1000})")
_STATES: dict[str, Literal["finished", "failed", "interrupted", "running"]] = {
    "success": "finished",
    "error": "failed",
    "cancelled": "interrupted",
    "started": "running",
}
_ZSTD = 93  # a method of compression in a zip archive
_LOCAL_HEADER = 30  # bytes before the name in front of a file of an archive
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)


def is_lm_eval(start: Beginning) -> bool:
    """Whether a file is what lm-eval writes at the end: `results` first, and its names of metrics in it."""
    return _LM_EVAL.match(start.text) is not None and any(mark in start.text for mark in _LM_EVAL_MARKS)


def read_lm_eval(path: Path, refuse: Refuse) -> Iterator[Row]:
    """A row per task: `_kind`, `dataset_name`, `step` where the model's path tells one, and the task's metrics.

    A metric of the filter `none` has its name, `acc`, any other both, `exact_match/strict-match`. A group of tasks,
    which lm-eval puts between them, is one, too.
    """
    document = _load(path, refuse)
    if document is None:
        return
    results = document.get("results")
    if not isinstance(results, dict):
        refuse(Skipped(path, 1, "expected an object `results` of tasks, found none"))
        return
    about = _about(_model_of_lm_eval(document), path, document.get("date"))
    for number, (task, found) in enumerate(results.items(), 1):
        metrics = {_metric(k): v for k, v in found.items() if is_number(v)} if isinstance(found, dict) else {}
        if metrics:
            yield Row(path, number, {"_kind": "eval", "dataset_name": task, **about, **metrics})
        else:
            refuse(Skipped(path, number, f"task {json.dumps(task)}: expected numbers, found none", fatal=False))


def facts_lm_eval(path: Path) -> RunFacts:
    """The model that was evaluated, without its checkpoint, how, and with which version. Never raises."""
    document = _load(path, lambda _: None) or {}
    config = document.get("config")
    return RunFacts(
        name=_run_of(_model_of_lm_eval(document)),
        config=config if isinstance(config, dict) else {},
        versions=_texts(
            {"lm_eval": document.get("lm_eval_version"), "transformers": document.get("transformers_version")}
        ),
        state="finished" if document else None,
    )


def is_inspect(start: Beginning) -> bool:
    """Whether a file is a log of Inspect, as JSON or as the archive `.eval`."""
    return _INSPECT.match(start.text) is not None or (start.data.startswith(_ZIP) and start.path.suffix == ".eval")


def read_inspect(path: Path, refuse: Refuse) -> Iterator[Row]:
    """A row for the task, as `read_lm_eval` has it. With several scorers their names stand before their metrics'."""
    log = _inspect(path, refuse)
    if log is None:
        return
    spec, results = _object(log, "eval"), _object(log, "results")
    scores = [score for score in _list(results.get("scores", [results.get("scorer")])) if isinstance(score, dict)]
    metrics: dict[str, Any] = {}
    for score in scores:
        own = _object(score, "metrics") or _object(results, "metrics")
        for name, metric in own.items():
            value = metric.get("value") if isinstance(metric, dict) else metric
            if is_number(value):
                parts = [score.get("name"), score.get("reducer"), name] if len(scores) > 1 else [name]
                metrics["/".join(part for part in parts if isinstance(part, str))] = value
    if not metrics:
        status = log.get("status")
        refuse(
            Skipped(
                path, 1, f"expected scores, found none: the evaluation's status is {json.dumps(status)}", fatal=False
            )
        )
        return
    time = _object(log, "stats").get("completed_at") or spec.get("created")
    about = _about(spec.get("model"), path, time)
    yield Row(path, 1, {"_kind": "eval", "dataset_name": spec.get("task"), **about, **metrics})


def facts_inspect(path: Path) -> RunFacts:
    """The model that was evaluated, without its checkpoint, how, with which version and outcome. Never raises."""
    log = _inspect(path, lambda _: None) or {}
    spec, error = _object(log, "eval"), _object(log, "error").get("message")
    return RunFacts(
        name=_run_of(spec.get("model")),
        config={**_object(spec, "task_args"), **_object(spec, "config")},
        versions=_texts(_object(spec, "packages")),
        state=_STATES.get(str(log.get("status"))),
        error=error.split("\n", 1)[0][:1000] if isinstance(error, str) else None,
    )


def _load(path: Path, refuse: Refuse) -> dict[str, Any] | None:
    try:
        document = load_json(path)
    except (OSError, ValueError, RecursionError) as error:
        refuse(Skipped(path, 1, f"not JSON: {error}"))
        return None
    if not isinstance(document, dict):
        refuse(Skipped(path, 1, "expected an object of results, found another value"))
        return None
    return document


def _inspect(path: Path, refuse: Refuse) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            zipped = file.read(len(_ZIP)) == _ZIP
    except OSError as error:
        refuse(Skipped(path, 1, str(error)))
        return None
    return _unzip(path, refuse) if zipped else _load(path, refuse)


def _unzip(path: Path, refuse: Refuse) -> dict[str, Any] | None:
    """The header of an archive; its samples, which may be gigabytes, are not touched."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            name = next((name for name in (_HEADER, _BEGUN) if name in names), None)
            if name is None:
                refuse(Skipped(path, 1, f"expected {_HEADER} in the archive, found none"))
                return None
            data = _member(path, archive, archive.getinfo(name))
        if len(data) > _MOST_BYTES:
            refuse(Skipped(path, 1, f"{name}: expected at most {_MOST_BYTES >> 20} MiB, found more"))
            return None
        log = row_decoder.decode(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError, *_ZIP_ERRORS, zstd().ZstdError) as error:
        refuse(Skipped(path, 1, f"the archive is damaged: {error}"))
        return None
    if not isinstance(log, dict):
        refuse(Skipped(path, 1, f"{name}: expected an object, found another value"))
        return None
    return {"status": "started", **log}


def _member(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A file of the archive, as far as it may be held. Inspect compresses with zstd, which zipfile knows since 3.14."""
    if info.compress_type != _ZSTD:
        with archive.open(info) as file:
            return file.read(_MOST_BYTES + 1)
    with path.open("rb") as file:
        file.seek(info.header_offset)
        head = file.read(_LOCAL_HEADER)
        file.seek(sum(struct.unpack("<HH", head[-4:])), 1)  # its name and extra field
        packed = file.read(min(info.compress_size, _MOST_BYTES))
    with zstd().open(io.BytesIO(packed)) as unpacked:
        data: bytes = unpacked.read(_MOST_BYTES + 1)
    if len(data) <= _MOST_BYTES and zlib.crc32(data) != info.CRC:
        raise zipfile.BadZipFile(f"{info.filename}: its checksum is wrong")
    return data


def _object(holder: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = holder.get(key)
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(versions: Mapping[str, Any]) -> dict[str, str]:
    return {name: version for name, version in versions.items() if isinstance(version, str)}


def _metric(key: str) -> str:
    name, comma, kind = key.partition(",")
    return name if not comma or kind == "none" else f"{name}/{kind}"


def _model_of_lm_eval(document: Mapping[str, Any]) -> Any:
    """The model's path: newer versions name it, older ones have it among the model's arguments."""
    config = _object(document, "config")
    args = config.get("model_args")
    named = document.get("model_name") or config.get("model_name")
    if isinstance(args, dict):
        return args.get("pretrained") or args.get("model") or named
    match = _PRETRAINED.search(args) if isinstance(args, str) else None
    return match[1] if match else named


def _about(model: Any, path: Path, time: Any) -> dict[str, Any]:
    about: dict[str, Any] = {}
    names = [text for text in (model, path.parent.name) if isinstance(text, str)]
    steps = [match[1] for name in names for match in _CHECKPOINT.finditer(name[-1000:])]
    if steps:
        about["step"] = int(steps[0])
    with suppress(OverflowError):
        when = moment(time)
        if when is not None:
            about["_timestamp"] = when
    if isinstance(model, str):
        about["model_name"] = model
    return about


def _run_of(model: Any) -> str | None:
    """What a run is called whose checkpoint a path leads to: `out/my-run/checkpoint-500` is of `my-run`."""
    if not isinstance(model, str):
        return None
    parts = [part for part in re.split(r"[/\\]|__", model) if part and not _CHECKPOINT.fullmatch(part)]
    return parts[-1] if parts else None

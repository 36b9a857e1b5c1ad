"""Files of a directory that are not read, and why."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rldk.adapters.layouts.tfevents import is_tfevents
from rldk.adapters.layouts.wandb_file import is_wandb
from rldk.adapters.no_log import by_name, why_no_log
from rldk.adapters.start import Start
from rldk.log.lines import damage_errors, open_log
from rldk.mirror_target import EVENT_FILE_SUFFIX, MIRROR_OF
from rldk.regular_file import oddity
from rldk.text import counted

_SHOWN = 3
_LOOKED_AT = 1 << 12  # bytes
_UTF16 = re.compile(r"\A\ufffd\ufffd(?:[^\0]\0|\0[^\0])")

# Every flat table that rldk makes has these columns; its other files have these keys.
_COLUMNS = ("schema_version", "step", "run_id", "phase", "seq")
_REPORT = ('"run_id"', '"rldk_version"')
_ALERTS = re.compile(r'\{\s{0,9}"run_id": "[^"\n]{1,200}",\s{0,9}"alerts": ')
_FIRST_KEYS = 300  # characters of such a file in which these stand

_SIGNATURES = (
    (b"PAR1", "a Parquet table"),
    (b"ARROW1", "an Arrow table"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF", "a document"),
    (b"PK\x03\x04", "an archive, as of tensors"),
    (b"\x80\x02", "a pickle"),
    (b"\x80\x03", "a pickle"),
    (b"\x80\x04", "a pickle"),
    (b"\x93NUMPY", "an array"),
    (b"SQLite format 3\0", "a database of no tracker that is known"),
)
_NO_ROWS = tuple(signature for signature, _ in _SIGNATURES if not signature.startswith((b"PAR1", b"ARROW1", b"SQLite")))
_WEIGHTS = b'{"'  # from the ninth byte on: safetensors


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file or folder that is not read.

    Attributes:
        reason: Why, in words that follow "ignored: ".
        copy: The file that tells of the same run; None if it is not a log.
    """

    path: Path
    reason: str
    copy: Path | None = None


def summary(ignored: Sequence[Ignored]) -> list[str]:
    """What is ignored, one line for each reason: how many, why, and the first of them."""
    groups: dict[tuple[str, Path | None], list[Path]] = {}
    for one in ignored:
        groups.setdefault((one.reason, one.copy), []).append(one.path)
    lines = []
    for (reason, _), paths in sorted(groups.items(), key=lambda group: -len(group[1])):
        more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
        lines.append(f"ignored {counted(len(paths), 'file')}: {reason}: {', '.join(map(str, paths[:_SHOWN]))}{more}")
    return lines


def ignored_in_one_line(ignored: Sequence[Ignored]) -> str:
    """How much is ignored."""
    copies = sum(one.copy is not None for one in ignored)
    others = len(ignored) - copies
    parts = (
        [counted(others, "file") + (" that is not a log" if others == 1 else " that are not logs")] if others else []
    )
    if copies:
        parts.append(counted(copies, "file") + f" of {'a run' if copies == 1 else 'runs'} already read from another")
    return f"ignored: {', '.join(parts)}; rldk ingest lists them with the reasons"


def is_utf16(text: str) -> bool:
    """Whether text that was taken for UTF-8 is UTF-16."""
    return _UTF16.match(text) is not None


def derived(start: Start) -> str | None:
    """What a file is that rldk has made of a log, by its form, wherever it lies; None if it is none."""
    if is_mirrored(start):
        return "rldk mirror has made it of a log: name the file itself to read it"
    text = start.text
    if text.startswith(("[", "{")):
        head = text[:_FIRST_KEYS]
        if _ALERTS.match(head) or (text.startswith("{") and all(key in head for key in _REPORT)):
            return "a summary that rldk has made of a log"
        lines = text.split("\n", 2)
        record = lines[1].rstrip(",") if lines[0] == "[" and len(lines) > 1 else lines[0]
        try:
            row = json.loads(record)
        except (ValueError, RecursionError):
            return None
        return _TABLE if isinstance(row, dict) and all(key in row for key in _COLUMNS) else None
    header = text.partition("\n")[0].split(",")
    return _TABLE if header[:2] == ["schema_version", "step"] and set(_COLUMNS) <= set(header) else None


def is_mirrored(start: Start) -> bool:
    """Whether a mirror has written a file: an event file of TensorBoard, or a run of wandb."""
    if start.path.name.endswith(EVENT_FILE_SUFFIX) and is_tfevents(start):
        return True
    return is_wandb(start) and MIRROR_OF.encode() in start.data


_TABLE = "a table that rldk has made of logs: name the file itself to read it"


def is_binary_data(start: bytes) -> bool:
    """Whether a file that begins so is neither a log nor a table, but weights, a picture or an archive."""
    return start.startswith(_NO_ROWS) or start[8:10] == _WEIGHTS


def why_unread(start: Start, problem: str | None = None) -> str:
    """Why a file is no log.

    Args:
        start: How it begins.
        problem: What stood in the way of its rows, if it has a layout of some.
    """
    path = start.path
    if (what := oddity(path)) is not None:
        return what
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    if size == 0:
        return "empty"
    if not start.data:
        return f"damaged: {_damage(path)}"
    known = next((what for signature, what in _SIGNATURES if start.data.startswith(signature)), None)
    if known is not None:
        return known
    if start.data[8:10] == _WEIGHTS:
        return "weights"
    if (why := why_no_log(start)) is not None:
        return why
    if problem is not None:
        return by_name(path) or problem
    if is_utf16(start.text):
        return "UTF-16 text"
    return "binary" if b"\0" in start.data[:_LOOKED_AT] else "text without rows"


NO_TRAINING = "rows that no framework is known to log, and no step"
"""Of a file that has the layout of a log."""


def _damage(path: Path) -> str:
    try:
        with open_log(path) as file:
            file.read(1)
    except OSError as error:
        return str(error.strerror or error)
    except damage_errors() as error:
        return str(error) or type(error).__name__
    return "it cannot be decompressed"

"""What a console tells of its run besides rows: how it died, and the configuration that was printed at its start."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal

from rldk_schema.frameworks import FRAMEWORKS

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.console_text import ANSI, BAR, WORKER, has_row
from rldk.adapters.rows import Refuse, Row, RunFacts, Skipped
from rldk.log.lines import damage_errors, open_log
from rldk.text import printable

State = Literal["failed", "interrupted"]

_HEAD = 2**20  # bytes in which a configuration is looked for
_TAIL = 2**18  # bytes in which an end is
_MOST = 2**31  # bytes of a compressed log that are gone through for its end
_MAX_LINE = 2**16  # characters of a line that is looked at
_MAX_ERROR = 500  # characters of what is said of it
_MAX_CONFIG = 2**18  # characters
_MOST_OTHERS = 100  # lines that may stand between those of a printed configuration

_LINE = re.compile(r"[\r\n]+")
_ANSI = re.compile(ANSI)
# Ray's prefix, and the one that torchrun puts before what a rank says.
_PREFIX = re.compile(rf" ?(?P<worker>{WORKER}|\(raylet[^()\r\n]{{0,80}}\)|\[(?:rank)?\d{{1,6}}\]:) ?")
_FRAME = re.compile(r'\s{1,8}File "(?P<file>[^"]{1,1000})", line (?P<line>\d{1,9}), in (?P<name>\S{1,200})')
_EXCEPTION = re.compile(
    r"(?P<name>[A-Za-z_][\w.]{0,200})(?:\((?P<cause>[\w.]{1,200})\))?(?::(?:\s(?P<message>.{0,4000})|\Z)|\Z)"
)
# They tell that something died, and not of what.
_LAUNCHERS = ("ChildFailedError", "CalledProcessError", "RayTaskError", "RayActorError", "ActorDiedError")
_INTERRUPTIONS = ("KeyboardInterrupt", "SignalException")
# What the shell, torchrun, the kernel and the scheduler say.
_SHELL = r"(?:\S{1,200}: line \d{1,9}: {1,8}\d{1,9} )?"
_SAID: tuple[tuple[State, re.Pattern[str]], ...] = (
    (
        "interrupted",
        re.compile(r"((?:slurmstepd|srun): error: \*\*\* (?:JOB|STEP) [^*]{1,300}CANCELLED[^*]{0,300}\*\*\*)"),
    ),
    (
        "failed",
        re.compile(r"((?:slurmstepd|srun): error: .{0,200}(?:oom[_-]kill|Out Of Memory|Killed|Segmentation).{0,99})"),
    ),
    ("failed", re.compile(r"\s{0,9}traceback {1,4}: (Signal (?:4|6|7|8|9|11) \(\w{1,20}\) received by PID \d{1,9})")),
    (
        "failed",
        re.compile(
            rf"({_SHELL}(?:Killed|Segmentation fault|Bus error|Aborted)(?: \(core dumped\))?)(?: {{4}}|\s{{0,9}}\Z)"
        ),
    ),
    ("interrupted", re.compile(rf"({_SHELL}Terminated)(?: {{4}}|\s{{0,9}}\Z)")),
)
_BAR = re.compile(BAR)
_GOES_ON = re.compile(r"\s{1,400}(?:['\"{\[(\-\d]|None|True|False|nan|inf)")
_QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z)""")
_STEP = re.compile(r"(?<![\w/])(?:step:|[Gg]lobal step |rain step )(?P<step>\d{1,15})\b")

# What only a trainer's workers print.
_PRINTS = tuple(text for framework in FRAMEWORKS.values() for text in framework.prints)

# What is worth knowing of a list of installed packages.
_PACKAGES = frozenset(
    {
        "accelerate", "areal", "axolotl", "deepspeed", "flash_attn", "llamafactory", "megatron-core", "ms-swift",
        "openrlhf", "peft", "ray", "sglang", "skyrl", "tinker", "torch", "transformers", "trl", "unsloth", "verl",
        "vllm",
    }
)  # fmt: skip
_PACKAGE = re.compile(r"(?P<name>[A-Za-z][\w.-]{1,40})(?:==| {2,60})v?(?P<version>\d{1,9}\.[\w.+!-]{1,40})\s{0,80}\Z")


def facts_console(path: Path, run: str | None = None) -> RunFacts:
    """What the console of a run tells besides rows: the configuration that it printed, and what it died of.

    Only what is the last word is an end: a traceback that rows follow was survived. `error` is such as
    `AssertionError: no actor (base.py:274, in init_workers)`. Never raises.

    Args:
        path: Plain or compressed.
        run: Of no use here: a console has one.
    """
    del run
    head, tail = _ends(path)
    end = _end(tail)
    return RunFacts(
        config=_config(head),
        versions=_versions(head),
        state=end.state if end else None,
        error=printable(str(end)) if end else None,
    )


def is_rowless_console(start: Beginning) -> bool:
    """Whether a file is a console's output without a row that tells how its run ended, or that a trainer began."""
    if b"\0" in start.data or not start.text:
        return False
    return any(text in start.text for text in _PRINTS) or facts_console(start.path).state is not None


def read_rowless_console(path: Path, refuse: Refuse) -> Iterator[Row]:
    """No row: it says so, and at which step the run was last seen."""
    step = last_step(path)
    seen = "" if step is None else f"; the last step seen is {step}"
    refuse(Skipped(path, 1, f"a console's output without any row of metrics{seen}", fatal=False))
    yield from ()


def last_step(path: Path) -> int | None:
    """The last step that a console shows at its end, in a row or in the training's progress bar; None if it shows none.

    Never raises.
    """
    step = None
    bars: dict[int, int] = {}  # total to the step shown
    for _, text in _lines(_ends(path)[1]):
        if match := _STEP.search(text):
            step = int(match["step"])
        for bar in _BAR.finditer(text):
            described = text[max(bar.start() - 6, 0) : bar.start()].rstrip().endswith(":")
            if not described or "raining" in text[max(bar.start() - 40, 0) : bar.start()]:
                bars[int(bar["total"])] = int(bar["shown"])
    # An evaluation's bar is shorter than the training's.
    return step if step is not None or not bars else bars[max(bars)]


@dataclass(slots=True)
class _End:
    """An end of a run.

    Attributes:
        said: The exception and its message, or what somebody else says.
        place: Where it was raised.
        told: Whether it tells what the cause was.
    """

    state: State
    said: str
    place: str = ""
    told: bool = True

    def __str__(self) -> str:
        said = " ".join(self.said.split())
        said = said if len(said) <= _MAX_ERROR else said[:_MAX_ERROR] + "..."
        return f"{said} ({self.place})" if self.place else said


@dataclass(slots=True)
class _Traceback:
    """A traceback that is being read.

    Attributes:
        place: Of its last frame.
        raised: Whether its exception has been read.
    """

    place: str = ""
    raised: bool = False


def _end(tail: str) -> _End | None:
    end: _End | None = None
    open_ones: dict[str, _Traceback] = {}
    bars: dict[str, int] = {}
    for worker, text in _lines(tail):
        if _goes_on(text, bars):
            end, open_ones = None, {}
        if "Traceback (most recent call last)" in text:
            open_ones[worker] = _Traceback()
            if len(open_ones) > 1000:
                del open_ones[next(iter(open_ones))]
            continue
        traceback = open_ones.get(worker)
        if traceback is not None and (frame := _FRAME.match(text)) is not None:
            file = max(PurePosixPath(frame["file"]).name, PureWindowsPath(frame["file"]).name, key=lambda n: -len(n))
            traceback.place = f"{file}:{frame['line']}, in {frame['name']}"
            traceback.raised = False
        elif traceback is not None and not traceback.raised and text[:1].strip() and (found := _EXCEPTION.match(text)):
            traceback.raised = True
            new = _raised(found, traceback.place)
            # A launcher's own exception only tells that one of its processes died.
            if new.told or end is None:
                end = new
        else:
            for state, pattern in _SAID:
                if (said := pattern.match(text)) is not None and (
                    end is None or not end.told or state == "interrupted"
                ):
                    end = _End(state, said[1])
    return end


def _raised(found: re.Match[str], place: str) -> _End:
    name = found["name"].rpartition(".")[2]
    message = (found["message"] or "").strip()
    told = name not in _LAUNCHERS
    if name == "RayTaskError" and found["cause"]:
        name = found["cause"]
    state: State = "interrupted" if name in _INTERRUPTIONS else "failed"
    return _End(state, f"{name}: {message}" if message else name, place, told)


def _goes_on(text: str, bars: dict[str, int]) -> bool:
    """Whether a line is of a run that is alive: a row, or a progress bar that has moved."""
    moved = False
    for bar in _BAR.finditer(text):
        # A bar is drawn once more when it is closed.
        before = bars.get(bar["total"])
        moved = moved or (before is not None and int(bar["shown"]) > before)
        if before is not None or len(bars) < 1000:
            bars[bar["total"]] = int(bar["shown"])
    return moved or has_row(text)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Who printed a line, as far as it says, and the line without colours."""
    for line in _LINE.split(text):
        plain = _ANSI.sub("", line[:_MAX_LINE])
        match = _PREFIX.match(plain)
        yield (match["worker"], plain[match.end() :]) if match else ("", plain)


def _ends(path: Path) -> tuple[str, str]:
    """The first mebibyte of a file and its last 256 KiB; empty where it cannot be read."""
    head = tail = b""
    unreadable: tuple[type[Exception], ...] = (OSError, *damage_errors())
    try:
        with open_log(path) as file:
            head = file.read(_HEAD)
            if path.suffix in (".gz", ".zst"):
                tail, seen = head[-_TAIL:], len(head)
                while seen < _MOST and (data := file.read(_TAIL)):
                    tail, seen = (tail + data)[-_TAIL:], seen + len(data)
            else:
                file.seek(max(path.stat().st_size - _TAIL, 0))
                tail = file.read(_TAIL)
    except unreadable:
        pass
    return head.decode("utf-8", "replace"), tail.decode("utf-8", "replace")


def _config(head: str) -> dict[str, Any]:
    """The first nested dict printed at the start of a line, as `pprint` prints one, perhaps by a worker of Ray."""
    open_ones: dict[str, _Printed] = {}
    for worker, text in _lines(head):
        if text.startswith("{'") and len(open_ones) < 100:
            open_ones[worker] = _Printed()
        printed = open_ones.get(worker)
        if printed is None:
            continue
        # Lines of other things may stand between: warnings of what is being imported.
        if not printed.pieces or _GOES_ON.match(text):
            printed.add(text)
        else:
            printed.others += 1
        if printed.depth <= 0 or printed.others > _MOST_OTHERS or printed.size > _MAX_CONFIG:
            del open_ones[worker]
            config = _literal("\n".join(printed.pieces)) if printed.depth == 0 else None
            if config and _leaves(config) >= 10 and any(isinstance(value, dict) for value in config.values()):
                return config
    return {}


@dataclass(slots=True)
class _Printed:
    """A dict that is being read.

    Attributes:
        depth: Braces that are open.
        others: Lines between its own that are not of it.
    """

    pieces: list[str] = field(default_factory=list)
    depth: int = 0
    size: int = 0
    others: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)
        bare = _QUOTED.sub("", text)
        self.depth += bare.count("{") - bare.count("}")


def _literal(text: str) -> dict[str, Any] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return None
    return {str(key): inner for key, inner in value.items()} if isinstance(value, dict) else None


def _leaves(config: dict[str, Any]) -> int:
    return sum(_leaves(value) if isinstance(value, dict) else 1 for value in config.values())


def _versions(head: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for _, text in _lines(head):
        match = _PACKAGE.match(text)
        if match and match["name"].lower().replace("_", "-") in {name.replace("_", "-") for name in _PACKAGES}:
            found.setdefault(match["name"].lower(), match["version"])
    return found

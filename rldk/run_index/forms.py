"""What is said of a run, as bytes and back: whatever a log holds, bytes that are read make nothing but these forms."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, get_type_hints

import msgspec
from rldk_schema.forms.ls import ListedRun

from rldk.health.coverage import NONE
from rldk.health.run_health import RunHealth
from rldk.log.attempts import Superseded

# An error is not kept, and which log it is about is known from where it is kept.
_LEFT_OUT = ("path", "unread")
_fields = [(name, kind) for name, kind in get_type_hints(RunHealth).items() if name not in _LEFT_OUT]
_Health = msgspec.defstruct("_Health", _fields, array_like=True)
_names = [name for name, _ in _fields]


Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Result]):
    """A kind of answer.

    Attributes:
        name: What it is called.
        encode: Makes bytes of one. A ValueError or an OverflowError: it cannot be kept.
        decode: Makes one of bytes, of the log at a path, at a Unix time in s. A ValueError: these are other bytes.
        health: What it says of the run's health.
    """

    name: str
    encode: Callable[[Result], bytes]
    decode: Callable[[bytes, Path, float], Result]
    health: Callable[[Result], RunHealth]


class Listed(NamedTuple):
    """A line of `rldk ls`, and what the health rules say of that run."""

    run: ListedRun
    health: RunHealth


class Judged(NamedTuple):
    """What the health rules say of a run, and which of its events later attempts superseded; None where none can be."""

    health: RunHealth
    superseded: Superseded | None


def encode_health(health: RunHealth) -> bytes:
    """What is said of a run that could be read.

    Raises:
        ValueError: It holds text that is not Unicode, as a path may.
        OverflowError: It holds an integer that takes more than 64 bits.
    """
    return _encoder.encode(_kept(health))


def decode_health(data: bytes, path: Path, now: float) -> RunHealth:
    """The same at another time, in s, of the log at a path.

    Raises:
        ValueError: These are other bytes.
    """
    return _again(_health_decoder.decode(data), path, now)


def encode_listed(listed: Listed) -> bytes:
    """As `encode_health`, with the line of the run."""
    return _encoder.encode((dataclasses.replace(listed.run, coverage=NONE), _kept(listed.health)))


def decode_listed(data: bytes, path: Path, now: float) -> Listed:
    """As `decode_health`, with the line of the run."""
    run, health = _listed_decoder.decode(data)
    return Listed(dataclasses.replace(run, path=str(path), coverage=health.coverage), _again(health, path, now))


def encode_judged(judged: Judged) -> bytes:
    """As `encode_health`.

    Raises:
        ValueError: The run has several attempts: how they relate is found out each time.
    """
    if judged.superseded is not None:
        raise ValueError("a run of several attempts")
    return encode_health(judged.health)


def decode_judged(data: bytes, path: Path, now: float) -> Judged:
    """As `decode_health`."""
    return Judged(decode_health(data, path, now), None)


def names_its_place(health: RunHealth) -> bool:
    """Whether what is said of a run names files by the path that it was asked for."""
    return bool(health.step_order or health.samples or health.skips.bad or health.skips.others)


def _kept(health: RunHealth) -> Any:
    return _Health(*[getattr(health, name) for name in _names])


def _again(kept: Any, path: Path, now: float) -> RunHealth:
    health = RunHealth(path=path, **{name: getattr(kept, name) for name in _names})
    health.at(now)
    return health


def _as_text(value: Any) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"expected a path, found {type(value).__name__}")


def _as_path(kind: type, value: Any) -> Any:
    return kind(value)


_encoder = msgspec.msgpack.Encoder(enc_hook=_as_text)
_health_decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(_Health, dec_hook=_as_path)
_listed_decoder: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(
    tuple[ListedRun, _Health],  # type: ignore[valid-type]  # it is made of the fields of another
    dec_hook=_as_path,
)

HEALTH: Kind[RunHealth] = Kind("health", encode_health, decode_health, lambda health: health)
"""What `rldk check` says of a run."""

LISTED: Kind[Listed] = Kind("listed", encode_listed, decode_listed, lambda listed: listed.health)
"""What `rldk ls` says of one."""

JUDGED: Kind[Judged] = Kind("judged", encode_judged, decode_judged, lambda judged: judged.health)
"""What `rldk compare` says of one's health."""

"""rldk: an event log for reinforcement-learning post-training that tells exactly what the trainer did."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

    from rldk.errors import (
        CheckpointNotFoundError,
        EventValidationError,
        IngestError,
        LogNotFoundError,
        MissingExtraError,
        RldkError,
        RunIdError,
        UnknownNameError,
        UnsupportedVersionError,
    )
    from rldk.events import decode_event, encode_event
    from rldk.io.reader import read_events
    from rldk.io.writer import EventWriter
    from rldk.run import Run

__version__ = "0.1.0"

__all__ = [
    "CheckpointNotFoundError",
    "DataSlice",
    "Event",
    "EventValidationError",
    "EventWriter",
    "IngestError",
    "LogNotFoundError",
    "MissingExtraError",
    "ModelInfo",
    "Process",
    "RldkError",
    "Rng",
    "Run",
    "RunIdError",
    "UnknownNameError",
    "UnsupportedVersionError",
    "decode_event",
    "encode_event",
    "read_events",
]

_HOMES = {
    "decode_event": "events",
    "encode_event": "events",
    "read_events": "io.reader",
    "EventWriter": "io.writer",
    "Run": "run",
}


def __getattr__(name: str) -> Any:
    # `import rldk` costs a training script next to nothing; what it uses is loaded when it is named.
    if name not in __all__:
        raise AttributeError(f"module 'rldk' has no attribute {name!r}")
    from importlib import import_module

    if name in _HOMES:
        home = f"rldk.{_HOMES[name]}"
    else:
        home = "rldk.errors" if name.endswith("Error") else "rldk_schema"
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

"""rldk: an event log for reinforcement-learning post-training that tells exactly what the trainer did."""

from typing import TYPE_CHECKING, Any

from rldk._version import __version__ as __version__

if TYPE_CHECKING:
    from rldk_schema import DataSlice, Event, ModelInfo, Process, Rng

    from rldk.check import check_runs
    from rldk.checkpoints.inspect import inspect_checkpoint
    from rldk.comparing import compare_runs
    from rldk.errors import (
        CheckpointNotFoundError,
        CursorError,
        DestinationError,
        EventValidationError,
        IngestError,
        LogChangedError,
        LogNotFoundError,
        MissingExtraError,
        QueryError,
        RemoteError,
        RldkError,
        RulesError,
        RunIdError,
        UnknownNameError,
        UnsupportedVersionError,
    )
    from rldk.event.codec import decode_event, encode_event
    from rldk.event.lifecycle import Trial
    from rldk.event.trainer import Launch, TrainerFacts
    from rldk.export import export_logs
    from rldk.health.alerts import Alert
    from rldk.health.rules import load_rules
    from rldk.ingest import ingest_runs
    from rldk.io.batches import read_batches
    from rldk.io.reader import read_events
    from rldk.listing import list_runs
    from rldk.log.completions import read_completions
    from rldk.log.writer import EventWriter
    from rldk.query import query_logs
    from rldk.reporting import write_report
    from rldk.run import Run
    from rldk.validation.logs import validate_logs

# The public face: each name and the module that it is loaded from when it is first used, so that `import rldk` costs a
# training script next to nothing.
_HOMES = {
    "Alert": "rldk.health.alerts",
    "CheckpointNotFoundError": "rldk.errors",
    "CursorError": "rldk.errors",
    "DataSlice": "rldk_schema",
    "DestinationError": "rldk.errors",
    "Event": "rldk_schema",
    "EventValidationError": "rldk.errors",
    "EventWriter": "rldk.log.writer",
    "IngestError": "rldk.errors",
    "Launch": "rldk.event.trainer",
    "LogChangedError": "rldk.errors",
    "LogNotFoundError": "rldk.errors",
    "MissingExtraError": "rldk.errors",
    "ModelInfo": "rldk_schema",
    "Process": "rldk_schema",
    "QueryError": "rldk.errors",
    "RemoteError": "rldk.errors",
    "RldkError": "rldk.errors",
    "Rng": "rldk_schema",
    "RulesError": "rldk.errors",
    "Run": "rldk.run",
    "RunIdError": "rldk.errors",
    "TrainerFacts": "rldk.event.trainer",
    "Trial": "rldk.event.lifecycle",
    "UnknownNameError": "rldk.errors",
    "UnsupportedVersionError": "rldk.errors",
    "check_runs": "rldk.check",
    "compare_runs": "rldk.comparing",
    "decode_event": "rldk.event.codec",
    "encode_event": "rldk.event.codec",
    "export_logs": "rldk.export",
    "ingest_runs": "rldk.ingest",
    "inspect_checkpoint": "rldk.checkpoints.inspect",
    "list_runs": "rldk.listing",
    "load_rules": "rldk.health.rules",
    "query_logs": "rldk.query",
    "read_batches": "rldk.io.batches",
    "read_completions": "rldk.log.completions",
    "read_events": "rldk.io.reader",
    "validate_logs": "rldk.validation.logs",
    "write_report": "rldk.reporting",
}

__all__ = [
    "Alert",
    "CheckpointNotFoundError",
    "CursorError",
    "DataSlice",
    "DestinationError",
    "Event",
    "EventValidationError",
    "EventWriter",
    "IngestError",
    "Launch",
    "LogChangedError",
    "LogNotFoundError",
    "MissingExtraError",
    "ModelInfo",
    "Process",
    "QueryError",
    "RemoteError",
    "RldkError",
    "Rng",
    "RulesError",
    "Run",
    "RunIdError",
    "TrainerFacts",
    "Trial",
    "UnknownNameError",
    "UnsupportedVersionError",
    "check_runs",
    "compare_runs",
    "decode_event",
    "encode_event",
    "export_logs",
    "ingest_runs",
    "inspect_checkpoint",
    "list_runs",
    "load_rules",
    "query_logs",
    "read_batches",
    "read_completions",
    "read_events",
    "validate_logs",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'rldk' has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""The rldk event: types, validator and metric dictionary, all from one JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rldk_schema.event import AlertInfo, DataSlice, Event, Lifecycle, ModelInfo, Process, Rng
from rldk_schema.fields import SCHEMA_VERSION
from rldk_schema.metrics import METRICS

if TYPE_CHECKING:
    from rldk_schema.event_validator import validate_event

__all__ = ['AlertInfo', 'DataSlice', 'Event', 'Lifecycle', 'METRICS', 'ModelInfo', 'Process', 'Rng', 'SCHEMA_VERSION', 'validate_event']


def __getattr__(name: str) -> Any:
    # fastjsonschema is loaded by those who validate, not by every training script.
    if name == "validate_event":
        from rldk_schema.event_validator import validate_event

        return validate_event
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

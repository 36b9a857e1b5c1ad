"""One event line to an Event: ours, bounds and required fields checked, against the plain ways."""

from __future__ import annotations

import json

import jsonschema_rs
from rldk_schema import validate_event

from bench import sample
from bench.contest import Score, contest
from rldk import decode_event
from rldk.event.strict import judge
from tests.factories.cases import SCHEMA

TITLE = "Read one event of 20 scalars"
OURS = "decode_event, schema checked"


def measure() -> list[Score]:
    """Times the readers."""
    rust = jsonschema_rs.validator_for(SCHEMA)
    return contest(
        {
            OURS: lambda: decode_event(sample.LINE),
            "judge: strict JSON + schema, every problem": lambda: judge(sample.LINE),
            "json.loads, unchecked": lambda: json.loads(sample.LINE),
            "json.loads + fastjsonschema": lambda: validate_event(json.loads(sample.LINE)),
            "json.loads + jsonschema-rs": lambda: rust.validate(json.loads(sample.LINE)),
        },
        rounds=20,
        calls=200,
        ours=OURS,
    )

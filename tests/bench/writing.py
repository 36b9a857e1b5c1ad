"""One event of 20 scalars to the disk: our writer, checks included, against the plain ways."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from rldk_schema import validate_event

from rldk import EventWriter, Run
from tests.bench import sample
from tests.bench.contest import Score, contest

TITLE = "Write one event of 20 scalars; write() has returned"
OURS = "EventWriter.write, schema checked"


def measure() -> list[Score]:
    """Times the writers."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        event = sample.event()
        with (
            EventWriter(folder / "ours_events.jsonl") as writer,
            Run(folder, run_id="run", framework="trl", framework_version="1.16.0", algorithm="grpo") as run,
            (folder / "plain.jsonl").open("w") as plain,
            (folder / "checked.jsonl").open("w") as checked,
        ):

            def dump() -> None:
                plain.write(json.dumps(sample.VALUE) + "\n")
                plain.flush()

            def check_and_dump() -> None:
                validate_event(sample.VALUE)
                checked.write(json.dumps(sample.VALUE) + "\n")
                checked.flush()

            return contest(
                {
                    OURS: lambda: writer.write(event),
                    "Run.log, names mapped too": lambda: run.log(500, sample.METRICS),
                    "json.dumps + flush": dump,
                    "fastjsonschema + json.dumps + flush": check_and_dump,
                },
                rounds=20,
                calls=200,
                ours=OURS,
            )

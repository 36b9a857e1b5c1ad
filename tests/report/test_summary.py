from __future__ import annotations

import json
import math
from pathlib import Path

import jsonschema

from rldk import EventWriter
from rldk.io.runs import find_runs
from rldk.report.summary import final_report
from tests.factories.cases import DATA
from tests.factories.events import make_event
from tests.factories.report import CRITICAL, WARNING

ROOT = Path(__file__).parent.parent.parent


def test_the_report_in_numbers_has_the_form_that_its_schema_says(logs: Path, tmp_path: Path) -> None:
    schema = json.loads((ROOT / "docs" / "final_report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    with EventWriter(tmp_path / "foreign_events.jsonl") as writer:
        writer.write(make_event(metrics={"loss": math.nan}))
    (tmp_path / "empty_events.jsonl").write_bytes(b"")
    others = [find_runs(tmp_path / name)[0] for name in ("foreign_events.jsonl", "empty_events.jsonl")]
    for run in (*find_runs(logs), *others, *find_runs(DATA / "golden")):
        for alerts in (None, [], [CRITICAL, WARNING]):
            report = final_report(run, alerts=alerts)
            json.dumps(report, allow_nan=False)
            jsonschema.validate(report, schema)
    assert report["alerts"] == {"info": 0, "warning": 1, "critical": 1}

from __future__ import annotations

import json
import math
from pathlib import Path

from rldk_schema.forms.final_report_validator import validate_final_report

from rldk import EventWriter
from rldk.forms import as_json
from rldk.io.runs import find_runs
from rldk.report.summary import final_report
from tests.factories.cases import DATA
from tests.factories.events import make_event
from tests.factories.report import CRITICAL, WARNING, judged


def test_the_report_in_numbers_has_the_form_that_its_schema_says(logs: Path, tmp_path: Path) -> None:
    with EventWriter(tmp_path / "foreign_events.jsonl") as writer:
        writer.write(make_event(metrics={"loss": math.nan}))
    (tmp_path / "empty_events.jsonl").write_bytes(b"")
    others = [find_runs(tmp_path / name)[0] for name in ("foreign_events.jsonl", "empty_events.jsonl")]
    for run in (*find_runs(logs), *others, *find_runs(DATA / "golden")):
        for alerts in (None, [], [CRITICAL, WARNING]):
            report = as_json(final_report(run, health=None if alerts is None else judged(alerts)))
            json.dumps(report, allow_nan=False)
            validate_final_report(report)
    assert report["alerts"] == {"info": 0, "warning": 1, "critical": 1}

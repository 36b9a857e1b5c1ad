"""Adding a metric to the schema and running one command is the whole change; drift and strays are found."""

from __future__ import annotations

import copy
import inspect
import json
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from rldk_schema import AlertInfo, Event, Lifecycle, Process
from rldk_schema.event_decoder import is_rare, leaves_of

from tests.factories.events import make_event

pytest.importorskip("datamodel_code_generator")

from codegen.__main__ import ROOT, drift, render_all, stray_files, write
from codegen.fields import SCHEMA_PATH, parse_schema
from codegen.targets import TARGETS, dataclasses, validator

RAW = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))


def rendered(raw: dict) -> dict[str, str]:
    schema = parse_schema(raw, json.dumps(raw))
    return {path: text for target in TARGETS for path, text in target.render(schema).items()}


def grown() -> dict:
    """The schema with a metric, a leaf of the event, and a group that it did not have."""
    raw = copy.deepcopy(RAW)
    raw["properties"]["host_load"] = {
        "description": "Load of the host.",
        "type": ["number", "null"],
        "x-unit": "1",
        "examples": [0.7],
    }
    raw["properties"]["cluster"] = {"$ref": "#/definitions/Cluster"}
    raw["definitions"]["Cluster"] = {
        "title": "Cluster",
        "description": "Where it ran.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "nodes": {
                "description": "Number of nodes.",
                "type": ["integer", "null"],
                "minimum": 1,
                "maximum": 100000,
                "x-unit": "1",
                "examples": [2],
            }
        },
    }
    raw["definitions"]["Metrics"]["properties"]["zeal_mean"] = {
        "description": "How eager the policy is.",
        "type": ["number", "null"],
        "minimum": 0,
        "maximum": 3,
        "x-unit": "{zeal}",
        "x-group": "policy",
        "examples": [1.5],
        "x-sources": [{"framework": "trl", "algorithms": ["grpo"], "versions": ">=9.0", "key": "zeal"}],
    }
    return raw


def test_generated_is_what_the_schema_says() -> None:
    found = drift(render_all())
    assert not found, f"{found}\nRun: python -m codegen"


def test_rendering_is_deterministic() -> None:
    assert render_all() == render_all()


def test_what_is_added_to_the_schema_appears_everywhere_and_nothing_hand_written_is_touched(tmp_path: Path) -> None:
    """The new schema goes through codegen into a copy of the tree, and the untouched rldk uses it."""
    for part in ("schema", "codegen", "generated", "rldk"):
        shutil.copytree(SCHEMA_PATH.parent.parent / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "schema" / "event.schema.json").write_text(json.dumps(grown(), indent=2))
    subprocess.run([sys.executable, "-m", "codegen"], cwd=tmp_path, check=True, capture_output=True)
    code = """
import math, json
from rldk import Event, encode_event, decode_event, EventValidationError
from rldk.event.metric_names import MetricNames
from rldk.event.metric_values import storable
from rldk.event.strict import judge
from rldk_schema import METRICS, DataSlice, ModelInfo, Rng, validate_event
assert METRICS["zeal_mean"].unit == "{zeal}"
assert METRICS["zeal_mean"].group == "policy"
assert MetricNames("trl", version="9.1", algorithm="grpo").rename({"zeal": 2.0}) == {"zeal_mean": 2.0}
assert MetricNames("trl", version="8.0", algorithm="grpo").rename({"zeal": 2.0}) == {"zeal": 2.0}
assert storable({"zeal_mean": 4.0})[0] == {"out_of_range/zeal_mean": 4.0}
make = lambda v: Event(step=1, wall_time=None, metrics={"zeal_mean": v}, rng=Rng(), data_slice=DataSlice(),
                       model_info=ModelInfo(run_id="r", phase="train"), notes=[])
good = encode_event(make(2.0))
assert decode_event(good).metrics["zeal_mean"] == 2.0
assert not judge(good).problems
bad = good.replace(b"2.0", b"4.0")
assert [p.path for p in judge(bad).problems] == ["$.metrics.zeal_mean"]
for call in (lambda: decode_event(bad), lambda: encode_event(make(4.0))):
    try: call()
    except EventValidationError: pass
    else: raise AssertionError("out of range was accepted")
from rldk.io.arrow import to_table
from rldk_schema.event_arrow import EVENT_SCHEMA
assert EVENT_SCHEMA.field("metrics").type.field("zeal_mean").metadata == {b"unit": b"{zeal}"}
assert to_table([decode_event(good)], flat=True)["zeal_mean"].to_pylist() == [2.0]

# A leaf and a group go all the way too.
from rldk.io.arrow import from_table
from rldk_schema.event import Cluster
event = make(2.0)
event.host_load = 0.7
event.cluster = Cluster(nodes=2)
back = decode_event(encode_event(event))
assert (back.host_load, back.cluster.nodes) == (0.7, 2)
(again,) = from_table(to_table([back]))
assert (again.host_load, again.cluster.nodes) == (0.7, 2)
flat = to_table([back], flat=True)
assert (flat["host_load"].to_pylist(), flat["nodes"].to_pylist()) == ([0.7], [2])
event.cluster.nodes = 0
try: encode_event(event)
except EventValidationError as error: assert "$.cluster.nodes" in str(error)
else: raise AssertionError("out of range was accepted")
"""
    env = {"PYTHONPATH": f"{tmp_path}:{tmp_path / 'generated' / 'python'}", "PATH": ""}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    generated = tmp_path / "generated"
    assert "zeal_mean?: number | null;" in (generated / "typescript" / "event.d.ts").read_text()
    assert "### zeal_mean" in (generated / "docs" / "event.md").read_text()


def test_an_edited_a_missing_and_a_stray_file_are_found(tmp_path: Path) -> None:
    files = render_all()
    write(files, tmp_path)
    assert drift(files, tmp_path) == ""
    (tmp_path / "docs" / "event.md").write_text("edited\n")
    (tmp_path / "typescript" / "event.d.ts").unlink()
    (tmp_path / "python" / "rldk_schema" / "old.py").write_text("")
    found = drift(files, tmp_path)
    assert "-edited" in found
    assert "missing: generated/typescript/event.d.ts" in found
    assert "stray: generated/python/rldk_schema/old.py" in found
    assert len(write(files, tmp_path)) == 3
    assert drift(files, tmp_path) == ""
    assert stray_files(files, tmp_path) == []


def test_check_prints_the_diff_and_the_fix(tmp_path: Path) -> None:
    for part in ("schema", "codegen", "generated"):
        shutil.copytree(ROOT.parent / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "codegen", "--check"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
    target = tmp_path / "generated" / "docs" / "event.md"
    target.write_text(target.read_text() + "an edit\n")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "-an edit" in done.stdout
    assert "Run: python -m codegen" in done.stdout


def test_every_file_says_where_it_comes_from() -> None:
    for path, text in render_all().items():
        first = text.partition("\n")[0]
        assert path.endswith(("py.typed", ".schema.json")) or "DO NOT EDIT" in first, path
        assert "202" not in first  # no date


def test_the_dataclasses_keep_what_we_rely_on() -> None:
    text = dataclasses.render(parse_schema(RAW))[dataclasses.PATH]
    assert "metrics: Metrics\n" in text
    assert "Metrics: TypeAlias = dict[str, float | None]" in text
    assert text.count("@dataclass(kw_only=True, slots=True)") == 7
    assert "Literal['train', 'eval', 'test', 'summary', 'lifecycle']" in text
    assert "Unit: {token}." in text


def test_the_validator_reports_every_problem_and_changes_nothing() -> None:
    text = validator.render(parse_schema(RAW))[validator.PATH]
    assert "errors.append" in text
    assert "setdefault" not in text


def test_no_leaf_of_a_steady_group_can_change_unnoticed() -> None:
    event = make_event(process=Process())
    groups = {name: getattr(event, name) for name in inspect.signature(leaves_of).parameters}
    assert groups.keys() == {"rng", "model_info", "process"}
    for group in groups.values():
        for leaf in fields(group):
            before = leaves_of(**groups)
            setattr(group, leaf.name, object())
            assert leaves_of(**groups) != before


def test_no_member_is_left_out_of_a_line_unnoticed() -> None:
    """What the fast encoder writes, and what makes it step aside, are all that an event has."""
    written = {"schema_version", "step", "wall_time", "timestamp", "metrics", "nonfinite", "data_slice", "notes"}
    written |= {*inspect.signature(leaves_of).parameters}
    assert not is_rare(make_event(process=Process()))
    others = {"alert": AlertInfo(rule="stall", severity="info"), "lifecycle": Lifecycle(kind="stall")}
    assert {field.name for field in fields(Event)} == written | others.keys()
    assert all(is_rare(make_event(**{name: group})) for name, group in others.items())


def test_the_copy_in_the_package_is_the_schema() -> None:
    assert render_all()["python/rldk_schema/event.schema.json"] == SCHEMA_PATH.read_text(encoding="utf-8")

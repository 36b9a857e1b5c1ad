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

from tests.factories.commands import RLDK
from tests.factories.events import make_event

pytest.importorskip("datamodel_code_generator")

from codegen.__main__ import ROOT, drift, render_all, stray_files, write
from codegen.fields import SCHEMA_PATH, parse_schema
from codegen.sources import FOLDER, join, read_sources
from codegen.targets import dataclasses, validator

RAW = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))


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
    }
    return raw


ZEAL = {"algorithms": ["grpo"], "versions": ">=9.0", "key": "zeal"}
"""What TRL calls it."""
MADE_UP = {
    "title": "MadeUp",
    "about": "A trainer that does not exist: JSON rows.",
    "algorithms": ["grpo"],
    "read": ">=1.0",
    "meanings": {
        "reward_mean": [{"key": "zest/gain", "estimator": "percent", "scale": 0.01}],
        "kl_mean": [{"key": "zest/drift", "versions": ">=2.0"}],
        "loss": [{"key": "zest/cost"}],
    },
    "traps": {"reward_mean": ["MadeUp counts in per cent."]},
    "other_keys": ["zest/pace"],
    "recognise": {
        "marks": [["zest/gain"]],
        "algorithms": [{"algorithm": "grpo", "all": ["zest/gain"]}],
        "versions": [{"versions": ">=2.0", "all": ["zest/pace"]}],
    },
    "rows": {"steps": [{"key": "zest/round", "offset": 1}], "evaluations": [{"prefix": "trial/"}]},
}
EXTENDED = {
    "title": "MadeUpMore",
    "about": "It patches MadeUp.",
    "extends": "madeup",
    "algorithms": ["grpo"],
    "meanings": {"entropy_mean": [{"key": "more/zeal"}]},
    "other_keys": ["more/fun"],
    "recognise": {"marks": [["more/zeal"]]},
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the tree."""
    for part in ("schema", "codegen", "generated", "rldk"):
        shutil.copytree(ROOT.parent / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {"PYTHONPATH": f"{tree}:{tree / 'generated' / 'python'}", "PATH": "", "COLUMNS": "200"}
    return subprocess.run([sys.executable, *command], cwd=tree, env=env, capture_output=True, text=True, check=False)


CLI = tuple(RLDK[1:])


def declare(tree: Path, **sources: dict) -> None:
    for name, raw in sources.items():
        (tree / "schema" / "sources" / f"{name}.json").write_text(json.dumps(raw))
    done = run(tree, "-m", "codegen")
    assert done.returncode == 0, done.stderr


def rows(count: int, **keys: float) -> str:
    return "".join(json.dumps({"zest/round": i, **keys}) + "\n" for i in range(count))


def test_generated_is_what_the_schema_says() -> None:
    found = drift(render_all())
    assert not found, f"{found}\nRun: python -m codegen"


def test_rendering_is_deterministic() -> None:
    assert render_all() == render_all()


def test_what_is_added_to_the_schema_appears_everywhere_and_nothing_hand_written_is_touched(tree: Path) -> None:
    """The new schema goes through codegen into a copy of the tree, and the untouched rldk uses it."""
    (tree / "schema" / "event.schema.json").write_text(json.dumps(grown(), indent=2))
    trl = json.loads((tree / "schema" / "sources" / "trl.json").read_text())
    trl["meanings"]["zeal_mean"] = [ZEAL]
    declare(tree, trl=trl)
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
    done = run(tree, "-c", code)
    assert done.returncode == 0, done.stderr
    generated = tree / "generated"
    assert "zeal_mean?: number | null;" in (generated / "typescript" / "event.d.ts").read_text()
    assert "### zeal_mean" in (generated / "docs" / "event.md").read_text()


def test_one_declaration_is_all_that_it_takes_to_read_a_framework(tree: Path) -> None:
    declare(tree, madeup=MADE_UP)
    log = tree / "made.jsonl"
    keys = {"zest/gain": 50.0, "zest/drift": 0.25, "zest/cost": 0.5, "zest/pace": 3.0}
    log.write_text(rows(4, **keys) + json.dumps({"zest/round": 3, "trial/zest/gain": 60.0}) + "\n")
    done = run(tree, *CLI, "check", "made.jsonl", "--format", "json")
    (found,) = json.loads(done.stdout)["runs"]
    assert found["read_as"] == "madeup (>=2.0) grpo"
    assert found["unexplained"] == []
    code = """
from rldk.ingest import Ingest
for event in Ingest("made.jsonl"):
    print(event.step, event.model_info.phase, event.metrics)
from rldk.explain import Context, explain
print([o.metric for o in explain("zest/drift", Context("madeup", "2.1")).meanings])
print([o.key for o in explain("reward_mean", Context("madeup")).origins])
"""
    told = run(tree, "-c", code).stdout.splitlines()
    assert told[0] == "1 train {'reward_mean': 0.5, 'kl_mean': 0.25, 'loss': 0.5, 'zest/pace': 3.0}"
    assert told[4].startswith("4 eval ")
    done = run(tree, *CLI, "ingest", "made.jsonl", "made.parquet")
    assert (done.returncode, "read as madeup" in done.stderr) == (0, True), done.stderr
    assert told[5:] == ["['kl_mean']", "['zest/gain']"]
    docs = tree / "generated" / "docs"
    assert "| [MadeUp](madeup.md) | >=1.0 | - | 3 |" in (docs / "frameworks.md").read_text()
    assert "# What MadeUp logs, and what it is called here" in (docs / "madeup.md").read_text()
    assert "MadeUp counts in per cent." in (docs / "event.md").read_text()


def test_what_extends_a_framework_declares_only_what_it_adds(tree: Path) -> None:
    declare(tree, madeup=MADE_UP, madeup_more=EXTENDED)
    keys = {"zest/gain": 50.0, "zest/cost": 0.5}
    (tree / "base.jsonl").write_text(rows(4, **keys))
    (tree / "more.jsonl").write_text(rows(4, **keys, **{"more/zeal": 1.5, "more/fun": 2.0}))
    (tree / "doubtful.jsonl").write_text(rows(4, **keys, **{"more/zeal": 1.5}))
    code = """
from rldk.ingest import Ingest
for name in ("base", "more", "doubtful"):
    reading = Ingest(name + ".jsonl")
    first = next(iter(reading))
    print(reading.foreign[0].read_as.name, first.step, first.metrics, sep=" | ")
"""
    done = run(tree, "-c", code)
    assert done.stdout.splitlines() == [
        "madeup grpo | 1 | {'reward_mean': 0.5, 'loss': 0.5}",
        "madeup_more grpo | 1 | {'reward_mean': 0.5, 'loss': 0.5, 'entropy_mean': 1.5, 'more/fun': 2.0}",
        "madeup_more or madeup | 1 | {'reward_mean': 0.5, 'loss': 0.5, 'madeup/more/zeal': 1.5}",
    ], done.stderr
    page = (tree / "generated" / "docs" / "madeup_more.md").read_text()
    assert "All other keys mean what [madeup](madeup.md) means by them." in page
    assert "| [MadeUpMore](madeup_more.md) | all | - | 4 |" in (tree / "generated/docs/frameworks.md").read_text()


def test_a_declaration_that_breaks_a_rule_stops_codegen_with_its_place(tree: Path) -> None:
    (tree / "schema" / "sources" / "madeup.json").write_text(json.dumps({**MADE_UP, "algorithms": ["zpo"]}))
    done = run(tree, "-m", "codegen")
    assert done.returncode == 1
    assert "sources/madeup: $.algorithms: expected one of x-algorithms of the event, found 'zpo'" in done.stderr


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


def test_the_schema_in_the_package_has_what_every_framework_calls_its_metrics() -> None:
    joined = join(RAW, read_sources(SCHEMA_PATH.parent / FOLDER))
    assert json.loads(render_all()["python/rldk_schema/event.schema.json"]) == joined

"""Rules of the declarations of frameworks: what breaks one is named, with its place."""

from __future__ import annotations

import copy
import json
import re
import runpy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from codegen.fields import SCHEMA_PATH, parse_versions
from codegen.lint_sources import FORM, lint_sources
from codegen.sources import FOLDER, join, read_sources
from rldk.adapters.declarations import fits, vocabulary
from rldk.event.metric_names import version_numbers
from rldk.integrations.shared.package import Package

EVENT = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
SOURCES = read_sources(SCHEMA_PATH.parent / FOLDER)
INTEGRATIONS = SCHEMA_PATH.parent.parent / "rldk" / "integrations"
Edit = Callable[[dict[str, Any]], Any]


def with_meaning(metric: str, **members: Any) -> Edit:
    """Adds a source to what TRL calls a metric."""

    def edit(trl: dict[str, Any]) -> None:
        trl["meanings"].setdefault(metric, []).append({"key": "new", **members})

    return edit


def problems_of(*edits: Edit, framework: str = "trl") -> list[str]:
    sources = copy.deepcopy(SOURCES)
    for edit in edits:
        edit(sources[framework])
    return lint_sources(EVENT, sources)


CASES: list[tuple[Edit, str]] = [
    (with_meaning("loss", key="completions/mean_length"), "'loss' and 'response_length_mean' both claim"),
    (with_meaning("loss", key="kl", algorithms=["grpo"], versions="<1"), "both claim 'kl'"),
    (with_meaning("loss", versions="~=1"), "]: expected a version range such as"),
    (with_meaning("loss", versions=">=2.0,<1.0"), "no version is in '>=2.0,<1.0'"),
    (with_meaning("loss", algorithms="kto"), "'kto' is not of type 'array'"),
    (with_meaning("loss", algorithms=[]), "algorithms: []"),
    (with_meaning("loss", algorithms=["kd"]), "algorithms: expected one of its algorithms: a2po, "),
    (with_meaning("loss", scale="100"), "'100' is not of type 'number'"),
    (with_meaning("loss", offset="1"), "'1' is not of type 'number'"),
    (with_meaning("loss", when={"beta": 1}), "when.beta: 1 is not of type 'array'"),
    (with_meaning("loss", when={}), "when: {}"),
    (with_meaning("loss", phase="eval"), "'phase' was unexpected"),
    (with_meaning("lost"), "$.meanings: no metric is called 'lost'"),
    (lambda d: d["meanings"]["loss"].append({"algorithms": ["sft"]}), "'key' is a required property"),
    (lambda d: d["meanings"]["kl_mean"].append(d["meanings"]["kl_mean"][0]), "'kl_mean' and 'kl_mean' both claim"),
    (lambda d: d.update(traps={"lost": ["Beware."]}), "$.traps: no metric is called 'lost'"),
    (lambda d: d.pop("title"), "'title' is a required property"),
    (lambda d: d.update(colour="red"), "'colour' was unexpected"),
    (lambda d: d.update(extends="trl"), "$.extends: expected another framework"),
    (lambda d: d.update(extends="tlr"), "found 'tlr'"),
    (lambda d: d.update(extends="unsloth"), "$.extends: trl and unsloth extend each other"),
    (lambda d: d.update(version_of="tlr"), "$.version_of: expected another framework"),
    (lambda d: d.update(roles={"kl": ["kl"]}), "$.roles: only the words of people's own loops give roles"),
    (lambda d: d["algorithms"].append("nothing"), "expected one of x-algorithms of the event, found 'nothing'"),
    (lambda d: d.update(read="1.0"), "$.read: expected a version range"),
    (lambda d: d.update(write=">=2,<1"), "$.write: no version is in"),
    (lambda d: d["other_keys"].append("**"), "$.other_keys: '**' fits anybody's keys"),
    (lambda d: d["other_keys"].append("*/*"), "'*/*' fits anybody's keys"),
    (lambda d: d["recognise"]["marks"].append(["a*"]), "'a*' fits anybody's keys"),
    (lambda d: d["recognise"]["marks"].append([]), "marks"),
    (lambda d: d["recognise"]["algorithms"].append({"algorithm": "kd"}), "$.recognise.algorithms["),
    (lambda d: d["recognise"]["algorithms"].append({"algorithm": "dpo", "assumed": ["kd"]}), "found 'kd'"),
    (
        lambda d: d["recognise"].update(versions=[{"versions": "1"}]),
        "$.recognise.versions[0]: expected a version range",
    ),
    (lambda d: d["recognise"].update(settings=[{"setting": {"a": 1, "b": 2}}]), "too many properties"),
    (lambda d: d.update(rows={"evaluations": [{"prefix": "eval/", "phase": "train"}]}), "'train' is not one of"),
    (lambda d: d.update(rows={"steps": [{"key": "step", "offset": 0.5}]}), "0.5 is not of type 'integer'"),
    (lambda d: d.update(rows={"ahead": [{"key": "x/lr", "metric": "rate"}]}), "no metric is called 'rate'"),
]


def test_the_declarations_are_clean() -> None:
    assert lint_sources(EVENT, SOURCES) == []


@pytest.mark.parametrize(("edit", "message"), CASES, ids=[f"{i} {m}" for i, (_, m) in enumerate(CASES)])
def test_a_broken_rule_is_named_with_its_framework(edit: Edit, message: str) -> None:
    problems = problems_of(edit)
    assert any(message in problem for problem in problems), problems
    assert all(problem.startswith(("trl: $", "unsloth: $", "event.schema.json: $")) or "extend" in problem
               for problem in problems)  # fmt: skip


@pytest.mark.parametrize("member", ["meanings", "recognise"])
def test_a_loop_of_ones_own_gives_roles_only(member: str) -> None:
    found = problems_of(lambda d: d.update({member: {}}), framework="custom")
    assert found == [f"custom: $.{member}: a loop of one's own gives roles only"]


def test_a_frameworks_name_is_a_word() -> None:
    assert any(
        "a framework's name has small letters" in p for p in lint_sources(EVENT, {**SOURCES, "A-B": SOURCES["trl"]})
    )


def test_an_algorithm_that_nobody_trains_with_is_named() -> None:
    event = {**EVENT, "x-algorithms": [*EVENT["x-algorithms"], "zpo"]}
    assert lint_sources(event, SOURCES) == ["event.schema.json: $.x-algorithms: no framework trains with 'zpo'"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (with_meaning("loss", algorithms=["sft"]), with_meaning("policy_loss", algorithms=["kto"])),
        (with_meaning("loss"), with_meaning("policy_loss", key="newer")),
        (with_meaning("loss", versions=">=1.0,<2.0"), with_meaning("policy_loss", versions=">=2.0")),
        (with_meaning("loss", versions=">=1.0,<2.0"), with_meaning("policy_loss", versions="<1")),
        (with_meaning("loss", when={"mode": ["a", "b"]}), with_meaning("policy_loss", when={"mode": ["c"]})),
        (with_meaning("loss", algorithms=["sft"]), with_meaning("loss")),
    ],
    ids=["algorithms", "keys", "versions that touch", "versions", "settings", "a special case before the general one"],
)  # fmt: skip
def test_claims_that_do_not_meet_are_fine(one: Edit, other: Edit) -> None:
    assert problems_of(one, other) == []


@pytest.mark.parametrize(
    "members",
    [
        {"when": {"mode": ["b"], "other": [True]}},
        {"versions": ">=1.9"},
        {"versions": "<1.1", "when": {"other": [1]}},
    ],
)
def test_claims_that_meet_are_told(members: dict[str, Any]) -> None:
    one = with_meaning("loss", versions=">=1.0,<2.0", when={"mode": ["a", "b"]})
    (problem,) = problems_of(one, with_meaning("policy_loss", **members))
    assert problem == (
        "trl: $.meanings: 'loss' and 'policy_loss' both claim 'new' for the same algorithm, version and settings"
    )


def members_of(form: dict[str, Any]) -> Iterator[str]:
    for name, value in form.get("properties", {}).items():
        yield name
        yield from members_of(value)
    for inner in (form.get("items"), form.get("additionalProperties")):
        if isinstance(inner, dict):
            yield from members_of(inner)


def test_the_readme_says_what_each_member_of_a_declaration_means() -> None:
    readme = (SCHEMA_PATH.parent / "README.md").read_text(encoding="utf-8")
    section = readme.partition("\n## Frameworks\n")[2].partition("\n## Forms\n")[0]
    members = set(members_of(FORM.schema))
    assert {name for name in members if not re.search(rf"`{name}[`:]", section)} == set()
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} <= members


def test_what_is_joined_has_every_meaning_and_nothing_more() -> None:
    joined = join(EVENT, SOURCES)["definitions"]["Metrics"]["properties"]
    for framework, raw in SOURCES.items():
        for metric, meanings in raw.get("meanings", {}).items():
            own = [s for s in joined[metric]["x-sources"] if s["framework"] == framework]
            assert own == [{"framework": framework, **meaning} for meaning in meanings]
    count = sum(len(meanings) for raw in SOURCES.values() for meanings in raw.get("meanings", {}).values())
    assert sum(len(metric.get("x-sources", ())) for metric in joined.values()) == count
    assert not any("x-sources" in metric for metric in EVENT["definitions"]["Metrics"]["properties"].values())


@pytest.mark.parametrize("framework", [name for name in SOURCES if name != "custom"])
def test_every_framework_explains_what_it_is_recognised_by(framework: str) -> None:
    words = vocabulary(framework)
    recognise = SOURCES[framework].get("recognise", {})
    rules = [r for member in ("algorithms", "versions", "settings") for r in recognise.get(member, ())]
    named = [key for mark in recognise["marks"] for key in mark]
    named += [key for rule in rules for member in ("all", "any") for key in rule.get(member, ())]
    named += [rule["nonzero"] for rule in rules if "nonzero" in rule]
    globs = SOURCES[framework].get("other_keys", ())
    unknown = {key for key in named if key not in globs and not words.explains(key.replace("*", "x"))}
    # A glob of a rule may reach further than what is logged, as long as it reaches something that is.
    assert {key for key in unknown if not ("*" in key and fits(key, words.exact))} == set()


@pytest.mark.parametrize(
    "framework",
    # What accelerate is given has the names of its loop: it has no declaration.
    sorted({path.parent.name for path in INTEGRATIONS.glob("[a-z]*/package.py")} - {"shared", "accelerate"}),
)
def test_what_is_written_is_what_the_integration_supports(framework: str) -> None:
    # Its module alone: the package around it imports the framework.
    package: Package = runpy.run_path(str(INTEGRATIONS / framework / "package.py"))["PACKAGE"]
    declared = SOURCES[framework]
    assert parse_versions(declared["write"]) == (version_numbers(package.oldest), None)
    # What is written is read, too.
    since, before = (None, None) if declared["read"] == "all" else parse_versions(declared["read"])
    assert since is None or since <= version_numbers(package.oldest)
    assert before is None or before > version_numbers(package.newest)

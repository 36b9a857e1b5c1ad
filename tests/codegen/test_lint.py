from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from codegen.fields import SCHEMA_PATH
from codegen.lint import lint

RAW = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
Edit = Callable[[dict[str, Any]], Any]


def metrics(raw: dict[str, Any]) -> dict[str, Any]:
    return raw["definitions"]["Metrics"]["properties"]


CASES: list[tuple[Edit, str]] = [
    (lambda r: r["properties"]["step"].update(format="int64"), "keyword 'format' is not in the allow-list"),
    (lambda r: r["properties"]["step"].update(exclusiveMinimum=0), "keyword 'exclusiveMinimum'"),
    (lambda r: r["definitions"]["Rng"].update(minProperties=1), "keyword 'minProperties'"),
    (lambda r: r["definitions"]["Nonfinite"]["additionalProperties"].update(maxLength=9), "keyword 'maxLength'"),
    (lambda r: r.update(unevaluatedProperties=False), "keyword 'unevaluatedProperties'"),
    (lambda r: r["properties"]["step"].update(minimum="0"), "is not of type 'number'"),
    (lambda r: r["properties"].update(extra={"type": "object", "properties": {}}), "anonymous object"),
    (lambda r: r["definitions"]["Rng"]["properties"].update(x={"$ref": "#/definitions/Rng"}), "one level deep"),
    (lambda r: r["properties"]["rng"].update(description="x"), "draft-07 ignores what stands beside $ref"),
    (lambda r: r["definitions"]["Rng"].pop("title"), "an object needs a title"),
    (lambda r: r["definitions"]["Rng"].update(title="Seeds"), "title must be 'Rng'"),
    (
        lambda r: r["definitions"]["Rng"].pop("additionalProperties"),
        "an object needs type 'object' and additionalProperties",
    ),
    (
        lambda r: r["definitions"]["Rng"].update(additionalProperties=True),
        "must be false, or the schema of a map's values",
    ),
    (lambda r: r["properties"]["step"].pop("description"), "$.properties.step: a field needs a description"),
    (lambda r: metrics(r)["loss"].pop("examples"), "loss: a field needs examples"),
    (lambda r: metrics(r)["clip_frac"].update(examples=[7]), "example 7 does not fit"),
    (lambda r: metrics(r)["loss"].pop("x-unit"), "loss: a number needs x-unit"),
    (lambda r: metrics(r)["loss"].pop("x-group"), "loss: a metric needs x-group: one of reward, policy,"),
    (lambda r: metrics(r)["loss"].update({"x-group": "fun"}), "'fun' is not one of"),
    (lambda r: r["definitions"]["Rng"]["properties"]["seed"].update({"x-group": "data"}), "only a metric has x-group"),
    (lambda r: r["definitions"]["Rng"]["properties"]["seed"].pop("maximum"), "an integer needs a maximum"),
    (lambda r: r["required"].append("nothing"), "required field 'nothing' is not declared"),
    (lambda r: metrics(r).update(seed=metrics(r)["loss"]), "the name 'seed' is taken by"),
    (lambda r: metrics(r).update(rng=metrics(r)["loss"]), "the name 'rng' is taken by"),
    (lambda r: r["properties"]["notes"].update(items={"type": "number"}), "an array holds strings"),
    (lambda r: r["properties"]["step"].update(type="boolean"), "expected one of integer, number, string, array"),
    (lambda r: metrics(r)["loss"].update({"x-minimum": "0"}), "x-minimum: '0' is not of type 'number'"),
    (lambda r: metrics(r)["loss"].update({"x-unit": 1}), "x-unit: 1 is not of type 'string'"),
    (lambda r: r["definitions"]["AlertInfo"]["properties"]["value"].update(pattern="NaN"), "has the pattern"),
    (lambda r: metrics(r)["loss"].update(type="number"), "a metric is a number or null"),
    (lambda r: r["definitions"]["Metrics"].update(required=["loss"]), "no metric is required"),
    (
        lambda r: metrics(r)["loss"].update({"x-sources": [{"key": "kl"}]}),
        "keyword 'x-sources' is not in the allow-list",
    ),
    (lambda r: r.update({"x-frameworks": {}}), "keyword 'x-frameworks' is not in the allow-list"),
    (lambda r: r.pop("x-algorithms"), "the event needs x-algorithms"),
    (lambda r: r["x-algorithms"].append("grpo"), "non-unique"),
    (lambda r: r["properties"]["rng"].update({"$ref": "#/definitions/Nothing"}), "leads nowhere"),
]


def test_the_schema_is_clean() -> None:
    assert lint(RAW) == []


@pytest.mark.parametrize(("edit", "message"), CASES, ids=[m for _, m in CASES])
def test_a_broken_rule_is_named(edit: Edit, message: str) -> None:
    raw = copy.deepcopy(RAW)
    edit(raw)
    problems = lint(raw)
    assert any(message in p for p in problems), problems

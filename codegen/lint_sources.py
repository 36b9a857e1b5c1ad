"""Rules that the declarations of frameworks obey, so that the recogniser and the metric table can rely on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from jsonschema import Draft7Validator

from codegen.fields import Json, Source, Version, parse_source, parse_versions

_TEXT: Json = {"type": "string", "minLength": 1}
_TEXTS: Json = {"type": "array", "items": _TEXT, "minItems": 1, "uniqueItems": True}
_NAMES: Json = {"type": "object", "minProperties": 1}


def _object(required: list[str], **properties: Json) -> Json:
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


def _list(item: Json) -> Json:
    return {"type": "array", "items": item, "minItems": 1}


_KEYS = {"all": _TEXTS, "any": _TEXTS, "none": _TEXTS}
_MEANING = _object(
    ["key"],
    key=_TEXT,
    algorithms=_TEXTS,
    versions=_TEXT,
    when={**_NAMES, "additionalProperties": {"type": "array", "minItems": 1}},
    scale={"type": "number"},
    offset={"type": "number"},
    estimator=_TEXT,
)
FORM = Draft7Validator(
    _object(
        ["title", "about"],
        title=_TEXT,
        about=_TEXT,
        extends=_TEXT,
        version_of=_TEXT,
        algorithms={**_TEXTS, "minItems": 0},
        read=_TEXT,
        write=_TEXT,
        meanings={"type": "object", "additionalProperties": _list(_MEANING)},
        traps={**_NAMES, "additionalProperties": _TEXTS},
        other_keys=_TEXTS,
        roles={**_NAMES, "additionalProperties": _TEXTS},
        recognise=_object(
            [],
            marks=_list(_TEXTS),
            files=_TEXTS,
            prints=_TEXTS,
            algorithms=_list(_object(["algorithm"], algorithm={"anyOf": [_TEXT, _TEXTS]}, assumed=_TEXTS, **_KEYS)),
            versions=_list(_object(["versions"], versions=_TEXT, **_KEYS)),
            settings=_list(_object(["setting"], setting={**_NAMES, "maxProperties": 1}, nonzero=_TEXT, **_KEYS)),
        ),
        rows=_object(
            [],
            steps=_list(_object(["key"], key=_TEXT, offset={"type": "integer"})),
            prefixes={**_NAMES, "additionalProperties": {"type": "string"}},
            evaluations=_list(
                _object(
                    ["prefix"],
                    prefix=_TEXT,
                    phase={"enum": ["eval", "test"]},
                    **{"as": {"type": "string"}},
                    dataset={"type": "boolean"},
                    tail={"type": "integer", "minimum": 0},
                    offset={"type": "integer"},
                )
            ),
            ahead=_list(_object(["key", "metric"], key=_TEXT, metric=_TEXT, scale={"type": "number"}, none=_TEXTS)),
            totals=_object(["keys", "offset"], keys=_TEXTS, offset={"type": "integer"}),
            times={**_NAMES, "additionalProperties": {"enum": ["wall_time", "timestamp"]}},
            progress=_TEXTS,
            text=_TEXTS,
            trained=_TEXTS,
            hugging_face={"type": "boolean"},
        ),
    )
)
"""The members of a declaration; schema/README.md says what each means."""

_LEAST_LITERAL = 2  # characters of a glob
CUSTOM = "custom"
"""People's own loops: their words give roles, and no metric."""


def lint_sources(event: Json, sources: dict[str, Json]) -> list[str]:
    """Lists every problem of the declarations, each as `framework: path: what is wrong`; empty if there is none.

    Args:
        event: The schema of the event, which has passed `codegen.lint`.
        sources: From `codegen.sources.read_sources`.
    """
    problems = [
        f"{name}: {error.json_path}: {error.message}"
        for name, raw in sources.items()
        for error in FORM.iter_errors(raw)
    ]
    if problems:
        return problems
    for name, raw in sources.items():
        found = [*_names(name, raw, event, sources), *_globs(raw), *_ranges(raw)]
        problems += [f"{name}: {problem}" for problem in found]
    used = {algorithm for raw in sources.values() for algorithm in raw.get("algorithms", ())}
    unused = [algorithm for algorithm in event["x-algorithms"] if algorithm not in used]
    problems += [f"event.schema.json: $.x-algorithms: no framework trains with {algorithm!r}" for algorithm in unused]
    # Claims can only be compared once each is well formed.
    return problems or [f"{name}: {problem}" for name, raw in sources.items() for problem in _rival_claims(name, raw)]


def _names(name: str, raw: Json, event: Json, sources: dict[str, Json]) -> Iterator[str]:
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        yield "$: a framework's name has small letters, digits and underscores"
    for member in ("extends", "version_of"):
        other = raw.get(member)
        if other is not None and (other not in sources or other == name):
            yield f"$.{member}: expected another framework: {', '.join(sources)}; found {other!r}"
    seen, base = {name}, raw.get("extends")
    while base in sources:
        if base in seen:
            yield f"$.extends: {' and '.join(sorted(seen))} extend each other"
            break
        seen.add(base)
        base = sources[base].get("extends")
    if name == CUSTOM:
        yield from (
            f"$.{member}: a loop of one's own gives roles only" for member in ("meanings", "recognise") if member in raw
        )
    elif "roles" in raw:
        yield "$.roles: only the words of people's own loops give roles"
    metrics = event["definitions"]["Metrics"]["properties"]
    for member in ("meanings", "traps"):
        yield from (
            f"$.{member}: no metric is called {metric!r}" for metric in raw.get(member, ()) if metric not in metrics
        )
    yield from (
        f"$.rows.ahead[{i}]: no metric is called {ahead['metric']!r}"
        for i, ahead in enumerate(raw.get("rows", {}).get("ahead", ()))
        if ahead["metric"] not in metrics
    )
    known, own = event["x-algorithms"], set(raw.get("algorithms", ()))
    yield from (f"$.algorithms: expected one of x-algorithms of the event, found {a!r}" for a in own if a not in known)
    for path, algorithm in _algorithms(raw):
        if algorithm not in own:
            yield f"{path}: expected one of its algorithms: {', '.join(sorted(own))}; found {algorithm!r}"


def _algorithms(raw: Json) -> Iterator[tuple[str, str]]:
    for metric, keys in raw.get("meanings", {}).items():
        for i, key in enumerate(keys):
            for algorithm in key.get("algorithms", ()):
                yield f"$.meanings.{metric}[{i}].algorithms", algorithm
    for i, rule in enumerate(raw.get("recognise", {}).get("algorithms", ())):
        told = rule["algorithm"]
        for algorithm in (*([told] if isinstance(told, str) else told), *rule.get("assumed", ())):
            yield f"$.recognise.algorithms[{i}]", algorithm


def _globs(raw: Json) -> Iterator[str]:
    """No glob is so wide that it explains anybody's keys."""
    recognise = raw.get("recognise", {})
    found = {"$.other_keys": raw.get("other_keys", ())}
    found |= {f"$.recognise.marks[{i}]": mark for i, mark in enumerate(recognise.get("marks", ()))}
    for path, globs in found.items():
        wide = (glob for glob in globs if "*" in glob and len(re.sub("[*/]", "", glob)) < _LEAST_LITERAL)
        yield from (f"{path}: {glob!r} fits anybody's keys" for glob in wide)


def _ranges(raw: Json) -> Iterator[str]:
    ranges = {f"$.{member}": raw[member] for member in ("read", "write") if raw.get(member, "all") != "all"}
    for metric, keys in raw.get("meanings", {}).items():
        ranges |= {f"$.meanings.{metric}[{i}]": key["versions"] for i, key in enumerate(keys) if "versions" in key}
    rules = raw.get("recognise", {}).get("versions", ())
    ranges |= {f"$.recognise.versions[{i}]": rule["versions"] for i, rule in enumerate(rules)}
    for path, text in ranges.items():
        problem = _range_problem(text)
        if problem is not None:
            yield f"{path}: {problem}"


def _range_problem(text: str) -> str | None:
    try:
        since, before = parse_versions(text)
    except ValueError as error:
        return str(error)
    return None if starts_before(since, before) else f"no version is in {text!r}"


def _rival_claims(name: str, raw: Json) -> Iterator[str]:
    """Two metrics may not claim one key for the same algorithm, version and settings."""
    claims = [
        (metric, parse_source({"framework": name, **key}))
        for metric, keys in raw.get("meanings", {}).items()
        for key in keys
    ]
    for (metric, a), (other, b) in combinations(claims, 2):
        # Within one metric a special case may stand before the general one.
        if (metric != other and _overlap(a, b)) or a == b:
            both = f"{metric!r} and {other!r} both claim {a.key!r}"
            yield f"$.meanings: {both} for the same algorithm, version and settings"


def _overlap(a: Source, b: Source) -> bool:
    if a.key != b.key:
        return False
    if a.algorithms is not None and b.algorithms is not None and not set(a.algorithms) & set(b.algorithms):
        return False
    settings = dict(b.when)
    if any(name in settings and not set(values) & set(settings[name]) for name, values in a.when):
        return False
    return starts_before(a.since, b.before) and starts_before(b.since, a.before)


def starts_before(since: Version | None, before: Version | None) -> bool:
    """Whether a range that begins at one version and ends before another holds any."""
    return since is None or before is None or since < before

"""What readers of foreign logs know of each framework, as a Python table."""

from __future__ import annotations

from typing import Any

from codegen import header
from codegen.fields import Schema
from codegen.sources import Ahead, Declaration, Evaluation, Rule

PATH = "python/rldk_schema/frameworks.py"

TOP = '''"""The frameworks whose logs are known: by what each is recognised, and how its rows are read."""

from __future__ import annotations

from typing import Any, NamedTuple


class Rule(NamedTuple):
    """What keys, or a value, prove: globs that each fit some key, of which one does, that fit none; a key not 0."""

    all: tuple[str, ...]
    any: tuple[str, ...]
    none: tuple[str, ...]
    nonzero: str | None
    proves: tuple[Any, ...]
    assumed: tuple[str, ...]


class Evaluation(NamedTuple):
    """Keys of an evaluation that stand in a row of training: what they begin with, and what that stands for.

    With `tail`, the name of the evaluated set follows, up to that many parts before the end. `offset`: of its step.
    """

    prefix: str
    stands_for: str | None
    phase: str
    tail: int | None
    offset: int | None


class Ahead(NamedTuple):
    """A key whose value is that of the step after the one it is logged with, unless a key of the log fits `none`."""

    key: str
    metric: str
    scale: float | None
    none: tuple[str, ...]


class Framework(NamedTuple):
    """One framework; schema/README.md says what each member means."""

    name: str
    title: str
    about: str
    extends: str | None
    version_of: str | None
    algorithms: tuple[str, ...]
    read: str
    write: str | None
    other_keys: tuple[str, ...]
    marks: tuple[tuple[str, ...], ...]
    files: tuple[str, ...]
    prints: tuple[str, ...]
    algorithm_rules: tuple[Rule, ...]
    version_rules: tuple[Rule, ...]
    setting_rules: tuple[Rule, ...]
    steps: tuple[tuple[str, int], ...]
    prefixes: tuple[tuple[str, str], ...]
    evaluations: tuple[Evaluation, ...]
    ahead: tuple[Ahead, ...]
    totals: tuple[str, ...]
    totals_offset: int
    times: tuple[tuple[str, str], ...]
    progress: tuple[str, ...]
    text: tuple[str, ...]
    trained: tuple[str, ...]
    hugging_face: bool


'''


def render(schema: Schema) -> dict[str, str]:
    """Renders the table of frameworks."""
    roles = {
        word: role for d in schema.declarations for role, words in d.raw.get("roles", {}).items() for word in words
    }
    body = "".join(f"    {d.name!r}: {_framework(d)},\n" for d in schema.declarations)
    return {
        PATH: f"{header.python('schema/sources/*.json')}{TOP}FRAMEWORKS: dict[str, Framework] = {{\n{body}}}\n\n"
        f"# What a word at the end of a name is about, where nothing else is known of it.\n"
        f"ROLES: dict[str, str] = {roles!r}\n"
    }


def _framework(d: Declaration) -> str:
    recognise, rows, totals = d.recognise, d.rows, d.rows.get("totals", {})
    members: dict[str, Any] = {
        "name": d.name,
        "title": d.raw["title"],
        "about": d.raw["about"],
        "extends": d.raw.get("extends"),
        "version_of": d.raw.get("version_of"),
        "algorithms": tuple(d.raw.get("algorithms", ())),
        "read": d.raw.get("read", "all"),
        "write": d.raw.get("write"),
        "other_keys": tuple(d.raw.get("other_keys", ())),
        "marks": tuple(map(tuple, recognise.get("marks", ()))),
        "files": tuple(recognise.get("files", ())),
        "prints": tuple(recognise.get("prints", ())),
        "algorithm_rules": d.algorithms,
        "version_rules": d.versions,
        "setting_rules": d.settings,
        "steps": tuple((step["key"], step.get("offset", 0)) for step in rows.get("steps", ())),
        "prefixes": tuple(rows.get("prefixes", {}).items()),
        "evaluations": tuple(
            Evaluation(
                e["prefix"],
                e.get("as"),
                e.get("phase", "eval"),
                e.get("tail", 1) if e.get("dataset") else None,
                e.get("offset"),
            )
            for e in rows.get("evaluations", ())
        ),
        "ahead": tuple(
            Ahead(a["key"], a["metric"], a.get("scale"), tuple(a.get("none", ()))) for a in rows.get("ahead", ())
        ),
        "totals": tuple(totals.get("keys", ())),
        "totals_offset": totals.get("offset", 0),
        "times": tuple(rows.get("times", {}).items()),
        "progress": tuple(rows.get("progress", ())),
        "text": tuple(rows.get("text", ())),
        "trained": tuple(rows.get("trained", ())),
        "hugging_face": rows.get("hugging_face", False),
    }
    return "Framework(\n" + "".join(f"        {key}={_literal(value)},\n" for key, value in members.items()) + "    )"


def _literal(value: Any) -> str:
    if isinstance(value, tuple) and value and all(isinstance(item, Rule) for item in value):
        return "(\n" + "".join(f"            {_rule(item)},\n" for item in value) + "        )"
    return repr(value)


def _rule(r: Rule) -> str:
    return f"Rule({r.all!r}, {r.any!r}, {r.none!r}, {r.nonzero!r}, {r.proves!r}, {r.assumed!r})"

"""What others call things: a declaration per framework, joined into the schema of the event that is shipped."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from codegen.fields import Json, parse_versions

FOLDER = "sources"


@dataclass(frozen=True)
class Rule:
    """What the keys of a log, or a value, prove.

    Attributes:
        all: Globs that each fit some key.
        any: Globs of which one fits some key.
        none: Globs that fit no key.
        nonzero: A key that has a value other than 0.
        proves: What follows: algorithms, a version range, or a setting with its value.
        assumed: Algorithms that log the same and were not taken.
    """

    all: tuple[str, ...]
    any: tuple[str, ...]
    none: tuple[str, ...]
    nonzero: str | None
    proves: tuple[Any, ...]
    assumed: tuple[str, ...] = ()


class Ahead(NamedTuple):
    """A key whose value is that of the step after the one it is logged with, unless a key of the log fits `none`."""

    key: str
    metric: str
    scale: float | None
    none: tuple[str, ...]


class Evaluation(NamedTuple):
    """Keys of an evaluation that stand in a row of training, as the generated table has them."""

    prefix: str
    stands_for: str | None
    phase: str
    tail: int | None
    offset: int | None


@dataclass(frozen=True)
class Declaration:
    """One framework, as `schema/sources/{name}.json` declares it; schema/README.md says what each member means."""

    name: str
    raw: Json

    @property
    def recognise(self) -> Json:
        """By what its logs are known."""
        return self.raw.get("recognise", {})  # type: ignore[no-any-return]

    @property
    def rows(self) -> Json:
        """How its rows are read."""
        return self.raw.get("rows", {})  # type: ignore[no-any-return]

    @property
    def algorithms(self) -> tuple[Rule, ...]:
        """Rules that tell the algorithm."""
        return tuple(_rule(r, tuple(_listed(r["algorithm"]))) for r in self.recognise.get("algorithms", ()))

    @property
    def versions(self) -> tuple[Rule, ...]:
        """Rules that tell a range of versions."""
        return tuple(_rule(r, parse_versions(r["versions"])) for r in self.recognise.get("versions", ()))

    @property
    def settings(self) -> tuple[Rule, ...]:
        """Rules that tell a setting."""
        return tuple(_rule(r, tuple(r["setting"].items())) for r in self.recognise.get("settings", ()))


def _rule(raw: Json, proves: tuple[Any, ...]) -> Rule:
    every, some, none = (tuple(raw.get(name, ())) for name in ("all", "any", "none"))
    return Rule(every, some, none, raw.get("nonzero"), proves, tuple(raw.get("assumed", ())))


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def read_sources(directory: Path) -> dict[str, Json]:
    """Reads every declaration of a folder, by framework."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(directory.glob("*.json"))}


def join(event: Json, sources: dict[str, Json]) -> Json:
    """The schema of the event with what every framework calls its metrics: the file that programs read.

    Args:
        event: `event.schema.json`, as it is written.
        sources: From `read_sources`. They must have passed `codegen.lint_sources`.
    """
    joined = copy.deepcopy(event)
    metrics = joined["definitions"]["Metrics"]["properties"]
    for framework, raw in sources.items():
        for metric, keys in raw.get("meanings", {}).items():
            own = [{"framework": framework, **key} for key in keys]
            metrics[metric].setdefault("x-sources", []).extend(own)
        for metric, traps in raw.get("traps", {}).items():
            metrics[metric].setdefault("x-traps", []).extend(traps)
    joined["x-frameworks"] = {
        name: {key: raw[key] for key in ("title", "extends", "version_of") if key in raw}
        for name, raw in sources.items()
    }
    return joined

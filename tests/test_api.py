"""docs/api.md says what the code says. `python -m tests.test_api` writes the page anew."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import rldk

PAGE = Path(__file__).parent.parent / "docs" / "api.md"

INTRO = """# The public API

These names and paths are public: their signatures change only with a line in [the changelog](../CHANGELOG.md). Every
other module may move at any time. Each name has a docstring with its arguments, results and errors: try
`help(rldk.read_events)`.

This page is checked against the code by `tests/test_api.py`; `python -m tests.test_api` writes it anew.
"""

# Public modules, and their public names where that is not `__all__`.
MODULES: dict[str, tuple[str, ...]] = {
    "rldk": (),
    "rldk.io.validator": (),
    "rldk.io.arrow": ("from_table", "read_arrow_file", "to_arrow_file", "to_table"),
    "rldk.io.parquet": (),
    "rldk.adapters": (),
    "rldk.ingest": ("ingest_runs",),
    "rldk.integrations.trl": (),
    "rldk.integrations.accelerate": (),
    "rldk.integrations.openrlhf": (),
    "rldk.wandb_compat": ("Table", "alert", "define_metric", "finish", "init", "log"),
    "rldk.integrations.verl": (),
    "rldk.integrations.skyrl": (),
    "rldk.integrations.nemo_rl": (),
    "rldk.integrations.slime": (),
}
ABOUT = {
    "rldk": "`from rldk import ...` loads only what is named.",
    "rldk.io.validator": "`python -m rldk.io.validator FILE` is the same command as `rldk validate FILE`.",
    "rldk.io.arrow": 'Needs `pip install "rldk[parquet]"`.',
    "rldk.io.parquet": 'Needs `pip install "rldk[parquet]"`.',
    "rldk.adapters": "Readers of logs that other tools have written.",
    "rldk.ingest": "Logs of any kind, as one table.",
    "rldk.integrations.trl": 'Needs `pip install "rldk[trl]"`, or `rldk[transformers]`.',
    "rldk.integrations.accelerate": "For `Accelerator.log`: see [hugging_face.md](hugging_face.md#accelerate).",
    "rldk.integrations.openrlhf": 'Needs `pip install "rldk[openrlhf]"`.',
    "rldk.wandb_compat": "For scripts that speak wandb: [what becomes of what](wandb.md).",
    "rldk.integrations.verl": "verl loads it by itself: see [verl.md](verl.md).",
    "rldk.integrations.skyrl": "Importing it is enough: see [skyrl.md](skyrl.md).",
    "rldk.integrations.nemo_rl": "Importing it is enough: see [nemo_rl.md](nemo_rl.md).",
    "rldk.integrations.slime": "slime's arguments name these: see [slime.md](slime.md).",
}
# Methods that the integrations and adapters need of each other, and users do not.
INTERNAL = {"alive", "alter", "damaged", "dialect", "drop", "events_of", "mark_ended", "mark_failed", "note", "read"}
INTERNAL |= {"refuse", "rows", "run_name", "state"}
TITLES = ("Classes", "Functions", "Errors")


def names_of(module: str) -> tuple[str, ...]:
    return MODULES[module] or tuple(import_module(module).__all__)


def first_line(thing: Any) -> str:
    """The first sentence of a docstring, where that is more than its first line."""
    paragraph = " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())
    return paragraph.partition(". ")[0].rstrip(".") + "."


def signature(name: str, thing: Any, *, skip: int = 0) -> str:
    found = inspect.signature(thing)
    parameters = list(found.parameters.values())[skip:]
    parts = []
    for before, parameter in zip([None, *parameters], parameters, strict=False):
        keyword = parameter.kind is parameter.KEYWORD_ONLY
        if keyword and (before is None or before.kind not in (before.KEYWORD_ONLY, before.VAR_POSITIONAL)):
            parts.append("*")
        parts.append(plain(parameter))
    result = annotation(found.return_annotation)
    return f"{name}({', '.join(parts)})" + ("" if result in ("", "None") else f" -> {result}")


def plain(parameter: inspect.Parameter) -> str:
    stars = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    text = stars + parameter.name
    if kind := annotation(parameter.annotation):
        text += f": {kind}"
    if parameter.default is not parameter.empty:
        default = "..." if callable(parameter.default) else repr(parameter.default)
        text += f" = {default}" if kind else f"={default}"
    return text


def annotation(given: Any) -> str:
    if given is inspect.Signature.empty:
        return ""
    return given.strip("'\"") if isinstance(given, str) else inspect.formatannotation(given)


def methods_of(thing: type) -> Iterator[tuple[str, Any]]:
    """Public methods with words of their own; not the hooks that a framework calls."""
    if dataclasses.is_dataclass(thing):
        return
    for name, member in inspect.getmembers(thing, inspect.isfunction):
        ours = member.__module__.startswith("rldk")
        if ours and member.__doc__ and name not in INTERNAL and not name.startswith(("_", "on_")):
            yield name, member


def entries(module: str) -> Iterator[tuple[str, str]]:
    """Title of a part and the lines of one name."""
    for name in names_of(module):
        thing = getattr(import_module(module), name)
        if isinstance(thing, type) and issubclass(thing, BaseException):
            bases = ", ".join(base.__name__ for base in thing.__bases__)
            yield "Errors", f"- **`{name}({bases})`** {first_line(thing)}\n"
        elif isinstance(thing, type):
            text = f"- **`{signature(name, thing)}`** {first_line(thing)}\n"
            for method, member in methods_of(thing):
                text += f"  - `.{signature(method, member, skip=1)}` {first_line(member)}\n"
            yield "Classes", text
        else:
            yield "Functions", f"- **`{signature(name, thing)}`** {first_line(thing)}\n"


def section(module: str) -> str:
    parts = list(entries(module))
    text = f"## {module}\n\n{ABOUT[module]}\n"
    for title in TITLES:
        own = [lines for kind, lines in parts if kind == title]
        if own:
            text += (f"\n### {title}\n" if len({kind for kind, _ in parts}) > 1 else "") + "\n" + "".join(own)
    return text


def sections_of(page: str) -> dict[str, str]:
    found = re.split(r"^(?=## )", page, flags=re.MULTILINE)[1:]
    return {text.split("\n", 1)[0].removeprefix("## "): text.rstrip("\n") + "\n" for text in found}


@pytest.mark.parametrize("module", MODULES)
def test_the_page_has_every_public_name_with_its_signature(module: str) -> None:
    if module.startswith(("rldk.io.arrow", "rldk.io.parquet")):
        pytest.importorskip("pyarrow")
    if module.endswith((".trl", ".accelerate")):
        pytest.importorskip("transformers")
    written = sections_of(PAGE.read_text(encoding="utf-8"))[module]
    assert written == section(module), "Run: python -m tests.test_api"


def test_the_page_has_these_modules_and_no_others() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert list(sections_of(page)) == list(MODULES)
    assert page.startswith(INTRO)


def test_every_name_of_the_package_can_be_imported() -> None:
    assert rldk.__all__ == sorted(rldk.__all__)
    for name in rldk.__all__:
        assert getattr(rldk, name) is not None


if __name__ == "__main__":
    PAGE.write_text(INTRO + "\n" + "\n".join(map(section, MODULES)), encoding="utf-8")

"""`rldk explain`: what a metric, a field or a raw key means."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer
from rldk_schema.forms.explain import Explanation, Origin
from rldk_schema.frameworks import FRAMEWORKS

from rldk.event.roles import MEANS
from rldk.explain import Context
from rldk.explain import explain as explain_name
from rldk.forms import encode_form
from rldk.text import printable

if TYPE_CHECKING:
    from rich.console import Console


_WIDE = 72  # columns


class Format(str, Enum):
    """How it is shown."""

    text = "text"
    json = "json"


def explain(
    name: Annotated[str, typer.Argument(help="A metric, a field, or a framework's raw key.", show_default=False)],
    framework: Annotated[
        str | None, typer.Option(help=f"The framework that logged it: {', '.join(FRAMEWORKS)}.", show_default=False)
    ] = None,
    version: Annotated[str | None, typer.Option(help="The framework's version: 1.16", show_default=False)] = None,
    algorithm: Annotated[str | None, typer.Option(help="The algorithm: grpo, dpo, ...", show_default=False)] = None,
    format: Annotated[Format, typer.Option(help="text for people; json for programs.")] = Format.text,  # noqa: A002
) -> None:
    """Explain NAME: its unit, how it is estimated, which raw keys mean it, and what it is easily mistaken for."""
    if (version or algorithm) and framework is None:
        raise typer.BadParameter("--version and --algorithm need --framework")
    context = Context(framework, version, algorithm)
    found = explain_name(name, context)
    if format is Format.json:
        typer.echo(encode_form(found, indent=2))
        return
    _print(found, context)


def _print(found: Explanation, context: Context) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    facts = ", ".join(filter(None, (found.kind, found.unit and f"unit {found.unit}", found.bounds)))
    console.print(Text.assemble((printable(found.name), "bold"), f" ({facts})"))
    if found.description:
        console.print(found.description, markup=False)
    for trap in found.traps:
        console.print(f"! {trap}", markup=False)
    if found.kind == "field":
        return
    where = f" in {printable(str(context))}" if context.framework else ""
    if found.kind == "metric":
        _table(console, f"Keys that mean it{where}", "key", found.origins)
        if not found.origins:
            console.print(f"No known key means it{where}.", markup=False)
    called = "A key of that name" if found.kind == "metric" else "It"
    others = tuple(o for o in found.meanings if o.metric != found.name)
    if others:
        title = f"What the raw key {printable(found.name)} means" if found.kind == "metric" else "What it means"
        _table(console, f"{title}{where}", "metric", found.meanings)
    if found.stored_as and found.stored_as not in {o.metric for o in found.meanings} and found.meanings:
        console.print(f"In all other cases it is stored as {printable(found.stored_as)}.", markup=False)
    elif found.role:
        console.print(_by_its_name(found.role), markup=False)
    elif not found.meanings and not found.stored_as and found.kind == "key":
        console.print(f"{', '.join(found.logged_by)} log it. It matches no declared metric.", markup=False)
    elif found.stored_as and not found.meanings:
        console.print(
            f"{called} matches no declared metric{where}; it is stored as {printable(found.stored_as)}.", markup=False
        )


def _by_its_name(role: str) -> str:
    """What a name means that nobody declares."""
    metrics = " or ".join(MEANS[role])
    if role == "kl":
        why = "Rules do not judge it, as its estimator, and so its scale, is unknown"
        return f"It is not declared. By its last word it is a KL. {why}: write it as {metrics}."
    kind = {"grad_norm": "a gradient norm", "entropy": "an entropy"}.get(role, f"a {role}")
    judged = f"Where a log has no {metrics}, rules judge it by its trend, and say that its meaning is assumed"
    return f"It is not declared. By its last word it is {kind}. {judged}."


def _table(console: Console, title: str, first: str, origins: Sequence[Origin]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not origins:
        return
    table = Table(title=Text(title), title_justify="left", box=None, title_style="italic")
    # Names are searched for and copied: what wraps are the sentences beside them.
    for column in (first, "framework"):
        table.add_column(column, no_wrap=console.width >= _WIDE, overflow="fold")
    if any(map(_conditions, origins)):
        table.add_column("when, and how it is estimated")
    for origin in origins:
        name = _name(origin) if first == "key" else origin.metric
        table.add_row(*map(Text, (name, origin.framework, _conditions(origin))[: len(table.columns)]))
    console.print(table, markup=False)


def _name(origin: Origin) -> str:
    if origin.scale is None:
        return origin.key
    return f"{origin.key} x {origin.scale:g}{'' if origin.offset is None else f' + {origin.offset:g}'}"


def _conditions(origin: Origin) -> str:
    """What has to hold for a key to have a meaning, and its estimator."""
    versions = "" if origin.versions == "all" else f"versions {origin.versions}"
    conditions = "; ".join(filter(None, (", ".join(origin.algorithms), versions, origin.settings)))
    return ": ".join(filter(None, (conditions, origin.estimator)))

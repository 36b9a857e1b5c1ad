"""The options of every command that reads others' logs: what the logs themselves do not say."""

from __future__ import annotations

from typing import Annotated

import typer
from rldk_schema.frameworks import FRAMEWORKS

from rldk.adapters.read_as import Hints
from rldk.adapters.settings import SETTINGS, parse_settings

FrameworkOption = Annotated[
    str | None,
    typer.Option(
        "--framework",
        help=f"Whose logs they are, whatever they look like: {', '.join(FRAMEWORKS)}.",
        show_default=False,
    ),
]
AlgorithmOption = Annotated[
    str | None,
    typer.Option("--algorithm", help="What trained, where the logs do not say: grpo, dpo, ...", show_default=False),
]
VersionOption = Annotated[
    str | None,
    typer.Option(
        "--version", help="The framework's version, where the logs do not say: 1.16, or '>=0.27'", show_default=False
    ),
]
SettingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--setting",
        metavar="NAME=VALUE",
        help=f"A setting of the runs, where the logs do not say; one of {', '.join(sorted(SETTINGS))}.",
        show_default=False,
    ),
]


PatternOption = Annotated[
    str | None,
    typer.Option(
        "--pattern",
        help="What a line of a console holds: 'step {step}: loss {loss} {*}'. {name} is a number, {} anything, {*} all "
        "further key: value or key=value pairs.",
        show_default=False,
    ),
]


def hints(
    framework: str | None,
    algorithm: str | None,
    version: str | None,
    setting: list[str] | None,
    pattern: str | None,
) -> Hints:
    """What the options say.

    Raises:
        IngestError: One of them is unknown.
    """
    return Hints(framework, algorithm, version, parse_settings(setting or []), pattern)

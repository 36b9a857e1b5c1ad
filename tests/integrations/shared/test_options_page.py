"""docs/options.md says what the options say. `python -m tests.integrations.shared.test_options_page` writes it anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rldk.environment import ALERT_WEBHOOK, DISABLE_JSONL, LAUNCH_ID, QUIET, variable
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.shared.options import Option, Options, options_of
from rldk.log.options import WRITER_VARIABLES
from rldk.wandb_compat.options import WandbOptions

PAGE = Path(__file__).parents[3] / "docs" / "options.md"

INTRO = """# Options of the callbacks

An option is an argument of `RLDKCallback` and `OpenRLHFCallback`. Where there is a variable, the environment may give
it, which also reaches every rank and every worker; an argument counts more. Where a framework loads rldk by itself, as
verl does, the variables are all there is. A switch is 1, true, yes, on, or 0, false, no, off, in any case. A value that
is not understood is logged and ignored, and so is an unknown variable that begins with `RLDK_`: neither keeps a
training from starting. `rldk doctor` lists what is set.

This page is checked against the code; `python -m tests.integrations.shared.test_options_page` writes it anew.
"""


def row(one: Option) -> str:
    name = f"`{one.name}`" + (f"<br>`{variable(one.name)}`" if one.parse is not None else "")
    return f"| {name} | `{one.default!r}` | {one.help} |\n"


def section(title: str, options: dict[str, Option]) -> str:
    return f"\n## {title}\n\n| option, variable | default | |\n|---|---|---|\n" + "".join(map(row, options.values()))


def own(cls: type[Any]) -> dict[str, Option]:
    """The options that a callback does not share, or has with another default."""
    shared = options_of(Options)
    return {
        name: one for name, one in options_of(cls).items() if name not in shared or one.default != shared[name].default
    }


def page(trl: type[Any]) -> str:
    writer = ", ".join(f"`{variable(name)}`" for name in WRITER_VARIABLES)
    return (
        INTRO
        + section("Every callback", options_of(Options))
        + section("TRL and transformers", own(trl))
        + section("OpenRLHF", own(OpenRLHFOptions))
        + section("Scripts that speak wandb", own(WandbOptions))
        + f"\n## Every log\n\n`writer_options` has the arguments of `EventWriter`; their variables are {writer}.\n\n"
        f"`{DISABLE_JSONL}=1` turns logging off for every log, also one of `Run`; so does a value of it that is not\n"
        f"understood. `{LAUNCH_ID}` is what all ranks of a launch share, where the launcher has no id of its own.\n"
        f"`{ALERT_WEBHOOK}` holds addresses to which alerts are posted: see [docs/health.md](health.md).\n"
        f"A run prints one line that says where its log is, to stderr; `{QUIET}=1` keeps it from that.\n"
    )


def test_the_page_says_what_the_options_say() -> None:
    pytest.importorskip("transformers")
    from rldk.integrations.trl.options import TRLOptions

    assert PAGE.read_text(encoding="utf-8") == page(TRLOptions)


if __name__ == "__main__":
    from rldk.integrations.trl.options import TRLOptions

    PAGE.write_text(page(TRLOptions), encoding="utf-8")

"""`python -m tests.picture` draws `rldk check` over a folder of others' logs as docs/check.svg, for the README.

The picture is what the command prints, in the time that it takes to read: it is made anew by one command, and a test
holds it against what is printed today.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from tests.factories.commands import RLDK
from tests.factories.outputs import make_outputs

PATH = Path(__file__).parents[1] / "docs" / "check.svg"
COMMAND = "rldk check ./outputs ./wandb"
_COLUMNS = 130
_CELL, _LINE, _EDGE = 7.23, 18, 16  # px, of a 12 px monospace font
_RED, _YELLOW, _GREEN, _PURPLE = "#ff7b72", "#d29922", "#7ee787", "#d2a8ff"
_COLOURS = {"critical": _RED, "warning": _YELLOW, "quiet": _GREEN, "not judged": _PURPLE, "failed": _RED}
_WORD = re.compile(r"\b(critical|warning|quiet|not judged|failed)\b")


def printed() -> list[str]:
    """The lines of the table that the command prints."""
    with tempfile.TemporaryDirectory() as folder:
        make_outputs(Path(folder))
        (Path(folder) / "outputs").mkdir()
        for path in sorted(Path(folder).iterdir()):
            if path.name not in ("outputs", "wandb"):
                path.rename(Path(folder) / "outputs" / path.name)
        command = [*RLDK, *COMMAND.split()[1:]]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    table, _, _ = done.stdout.partition("\n\n")
    return [line.rstrip()[:_COLUMNS] for line in table.splitlines()]


def draw(lines: list[str]) -> str:
    """The picture of a terminal in which the command is typed, and the lines appear."""
    width, height = _COLUMNS * _CELL + 2 * _EDGE, (len(lines) + 2) * _LINE + 2 * _EDGE + 8
    prompt = f'<tspan fill="#7d8590">$ </tspan>{_typed(COMMAND)}'
    texts = [f'<text x="{_EDGE}" y="{_EDGE + 20}" fill="#e6edf3">{prompt}</text>']
    for number, line in enumerate(lines):
        y = _EDGE + 20 + (number + 1.6) * _LINE
        fill = "#7d8590" if number == 0 else "#e6edf3"
        shown = _WORD.sub(lambda m: f'<tspan fill="{_COLOURS[m[0]]}">{m[0]}</tspan>', escape(line))
        delay = 1.6 + 0.15 * number
        texts.append(
            f'<text class="line" style="animation-delay:{delay:.2f}s" x="{_EDGE}" y="{y:g}" fill="{fill}" '
            f'xml:space="preserve">{shown}</text>'
        )
    body = "\n".join(texts)
    box = f"0 0 {width:.0f} {height:g}"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{COMMAND}">
<style>
text {{ font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }}
.line {{ opacity: 0; animation: show .2s forwards }}
.key {{ opacity: 0; animation: show .01s forwards }}
@keyframes show {{ to {{ opacity: 1 }} }}
@media (prefers-reduced-motion: reduce) {{ .line, .key {{ opacity: 1; animation: none }} }}
</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
{body}
</svg>
"""


def _typed(command: str) -> str:
    return "".join(
        f'<tspan class="key" style="animation-delay:{0.3 + 0.04 * i:.2f}s">{escape(c)}</tspan>'
        for i, c in enumerate(command)
    )


if __name__ == "__main__":
    PATH.write_text(draw(printed()), encoding="utf-8")

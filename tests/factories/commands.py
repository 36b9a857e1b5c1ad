"""The command line: in this process, where it is quick, and in one of its own."""

from __future__ import annotations

import subprocess
import sys

from typer.testing import CliRunner

from rldk.cli.main import commands

RLDK = [sys.executable, "-c", "from rldk.cli.main import app; app()"]


def rldk(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(commands, [str(a) for a in args])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


def process(command: list[str], *args: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command, *map(str, args)], capture_output=True, text=True)

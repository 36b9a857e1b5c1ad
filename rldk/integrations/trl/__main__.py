"""The launcher: `python -m rldk.integrations.trl trl sft --config sft.yaml` logs what the command trains.

Whatever goes wrong in rldk is reported, and the command starts anyway.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Collection, MutableMapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

_HOOK = Path(__file__).parent / "hook"

_USAGE = """usage: python -m rldk.integrations.trl [--OPTION VALUE ...] COMMAND [ARGUMENTS ...]

Runs a command as it is, and logs every training in every process that it starts, for example

  python -m rldk.integrations.trl trl sft --config sft.yaml
  python -m rldk.integrations.trl --output-dir logs --run-id sft-1 accelerate launch train.py
  python -m rldk.integrations.trl torchrun --nproc-per-node 2 train.py
  python -m rldk.integrations.trl llamafactory-cli train sft.yaml

The options are those of RLDKCallback, --output-dir and --run-id among them; a switch needs no value. Environment
variables do the same: RLDK_OUTPUT_DIR (rldk_logs), RLDK_RUN_ID, ... The rldk documentation lists them in options.md.
"""


def main(arguments: Sequence[str]) -> NoReturn:
    """Becomes the command, with the hook on its `PYTHONPATH`.

    Raises:
        SystemExit: There is no command: 2 where none is given, 127 where it is not found, 126 where it cannot run.
    """
    given, command = _split(list(arguments))
    if not command or given.keys() & {"h", "help"}:
        sys.stderr.write(_USAGE)
        raise SystemExit(2 if not given.keys() & {"h", "help"} else 0)
    environment = dict(os.environ)
    try:
        _configure(environment, given)
    except Exception:  # noqa: BLE001  # the command is not ours to prevent
        traceback.print_exc()
        sys.stderr.write("rldk: nothing will be logged; the command starts anyway\n")
    program, command = _program(command)
    sys.stdout.flush()
    try:
        os.execve(program, command, environment)  # noqa: S606  # it is what the user asks for
    except OSError as error:
        sys.stderr.write(f"rldk: {command[0]}: {error.strerror or error}\n")
        raise SystemExit(127 if isinstance(error, FileNotFoundError) else 126) from None


def _split(arguments: list[str]) -> tuple[dict[str, str | None], list[str]]:
    """(options that stand before the command, the command)."""
    given: dict[str, str | None] = {}
    switches = _switches()
    while arguments and arguments[0].startswith("-") and arguments[0] != "-m":
        name, equals, value = arguments.pop(0).lstrip("-").partition("=")
        name = name.replace("-", "_")
        if not name:  # `--`: the command begins
            break
        if equals:
            given[name] = value
        elif name in switches or name in ("h", "help"):
            given[name] = "1"
        else:
            given[name] = arguments.pop(0) if arguments else ""
    return given, arguments


def _switches() -> set[str]:
    """The options that need no value."""
    try:
        from rldk.environment import flag
        from rldk.integrations.shared.options import options_of
        from rldk.integrations.trl.options import TRLOptions

        return {name for name, one in options_of(TRLOptions).items() if one.parse is flag}
    except Exception:  # noqa: BLE001  # said by `_configure`
        return set()


def _configure(environment: MutableMapping[str, str], given: dict[str, str | None]) -> None:
    """Puts the options and the hook into the environment of the command.

    Raises:
        SystemExit: An option is not known, or its value makes no sense: 2.
    """
    from rldk.environment import disabled_by, variable
    from rldk.integrations.shared.options import options_of, read_options
    from rldk.integrations.trl.options import TRLOptions
    from rldk.log.options import WRITER_VARIABLES

    known = {name for name, one in options_of(TRLOptions).items() if one.parse is not None} | set(WRITER_VARIABLES)
    told = {variable(name): value or "" for name, value in given.items()}
    wrong = {_flag(name): _no_such(name, known) for name in given.keys() - known}
    wrong |= {name: problem for name, problem in read_options(TRLOptions, told)[1].items() if name in told}
    if wrong:
        for name, problem in wrong.items():
            sys.stderr.write(f"rldk: {name}: {problem}\n")
        raise SystemExit(2)
    environment.update(told)
    # The command's processes may have other working directories.
    environment["RLDK_OUTPUT_DIR"] = str(Path(environment.get("RLDK_OUTPUT_DIR", "").strip() or "rldk_logs").absolute())
    places = [place for place in environment.get("PYTHONPATH", "").split(os.pathsep) if place]
    environment["PYTHONPATH"] = os.pathsep.join([str(_HOOK), *(place for place in places if place != str(_HOOK))])
    if off := disabled_by(environment):
        sys.stderr.write(f"rldk: nothing will be logged: turned off by {' and '.join(off)}\n")


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _no_such(name: str, known: Collection[str]) -> str:
    meant = get_close_matches(name, known, n=1, cutoff=0.8)
    return f"no such option; did you mean {_flag(meant[0])}? See --help" if meant else "no such option; see --help"


def _program(command: list[str]) -> tuple[str, list[str]]:
    """(what to execute, its arguments): a script or `-m module` needs this Python, which may not be on the path."""
    name = command[0]
    if name == "-m":
        return sys.executable, [sys.executable, *command]
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None and name.endswith(".py") and Path(name).is_file():
        return sys.executable, [sys.executable, *command]
    return found or name, command


if __name__ == "__main__":
    main(sys.argv[1:])

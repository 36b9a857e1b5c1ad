"""All checks, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rldk_schema.forms.doctor import Finding

from rldk.doctor.frameworks import HOOKS, check_frameworks
from rldk.doctor.launcher import check_launch
from rldk.doctor.machine import check_clock, check_gpu, check_limits, check_python
from rldk.doctor.storage import check_storage
from rldk.doctor.variables import check_variables
from rldk.text import shown

FRAMEWORKS = tuple(HOOKS)
"""Frameworks whose hook can be looked at."""


def examine(directory: str | Path, framework: str | None = None) -> Iterator[Finding]:
    """Looks at everything that logging needs here, by doing it. What was written for that is deleted again.

    Args:
        directory: Where the logs would go; it need not exist.
        framework: One of `FRAMEWORKS`; None for each that is installed.

    Yields:
        What was found, as soon as it is.

    Raises:
        ValueError: There is no such framework.
    """
    if framework is not None and framework not in FRAMEWORKS:
        raise ValueError(f"framework: expected one of {', '.join(FRAMEWORKS)}, found {framework!r:.100}")
    checks: dict[str, Callable[[], Iterator[Finding]]] = {
        "python": check_python,
        "environment": check_variables,
        "directory": lambda: check_storage(Path(directory)),
        "framework": lambda: check_frameworks(framework),
        "clock": check_clock,
        "limits": check_limits,
        "gpu": check_gpu,
        "launcher": check_launch,
    }
    for name, check in checks.items():
        yield from _guarded(name, check)


def _guarded(name: str, check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """A check that fails must not hide what the others find."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001  # drivers and file systems may raise anything
        yield Finding(name, "warning", f"this check failed: {shown(error)}", "Please report this.")

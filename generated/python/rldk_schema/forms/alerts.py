# DO NOT EDIT. Generated from schema/alerts.schema.json by `python -m codegen`.
"""What the health rules found in a run: the file `{run_id}_alerts.json`."""

from __future__ import annotations

from dataclasses import dataclass

from rldk_schema.forms.alert import Alert
from rldk_schema.forms.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Alerts:
    """
    What the health rules found in a run: the file `{run_id}_alerts.json`.
    """

    run_id: str
    """
    Name of the run.
    """
    alerts: list[Alert] | None
    """
    In the order in which they were found. Null where no rules were run, which is not the same as none found.
    """
    coverage: Coverage | None = None
    """
    What the rules could judge: without it, no alert says nothing. Null where no rules were run, and in a live run before its 50th train event.
    """

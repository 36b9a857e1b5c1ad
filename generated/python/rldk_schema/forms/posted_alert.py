# DO NOT EDIT. Generated from schema/posted_alert.schema.json by `python -m codegen`.
"""One alert of one run, as it is posted to the addresses in `RLDK_ALERT_WEBHOOK`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PostedAlert:
    """
    One alert of one run, as it is posted to the addresses in `RLDK_ALERT_WEBHOOK`.
    """

    run_id: str
    """
    Name of the run.
    """
    rule: str
    """
    Name of the rule. Names are stable.
    """
    severity: Literal['info', 'warning', 'critical']
    """
    How grave it is.
    """
    step: int
    """
    Optimizer step at which the rule was sure. Unit: {step}. Range: [0, 9007199254740991].
    """
    message: str
    """
    A sentence that explains it, and another that says what to try.
    """
    metric: str | None = None
    """
    The metric that was judged. Null where the rule judges something else, such as a checkpoint.
    """
    value: float | None = None
    """
    What was judged, in the metric's unit. Unit: {metric}. May be NaN or infinite.
    """
    threshold: float | None = None
    """
    What the value was held against, in the metric's unit. Unit: {metric}. May be NaN or infinite.
    """
    baseline: float | None = None
    """
    What is usual in this run, in the metric's unit. Null where the threshold is absolute. Unit: {metric}. May be NaN or infinite.
    """
    attempt: int | None = None
    """
    Null: what is posted while a run is trained is of its present attempt. Range: [1, 9007199254740991].
    """

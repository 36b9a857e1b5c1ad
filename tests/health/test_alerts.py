from __future__ import annotations

import pytest

from rldk.health.alerts import Alert, alert_of, figures_of, note_of
from tests.factories.health import SICK, event, run


def test_an_alert_says_what_was_seen_what_it_means_and_what_to_try() -> None:
    alert = next(a for a in run(SICK["gpu_memory"]) if a.rule == "gpu_memory")
    assert alert.step == 109
    assert (alert.metric, alert.baseline) == ("gpu_memory_used", 80e9)
    assert alert.threshold == pytest.approx(0.97 * 80e9)
    assert alert.value is not None
    assert alert.value > alert.threshold
    assert alert.message.startswith("gpu_memory_used is 7.9e+10")
    assert " B, 0.99 times gpu_memory_total (8e+10), for 10 steps: the GPU's memory is almost full" in alert.message
    assert alert.message.endswith("Use smaller batches, shorter completions, or gradient checkpointing.")
    assert alert.to_dict().keys() == {"rule", "severity", "step", "value", "threshold", "baseline", "message"}


def test_an_alert_can_be_read_back_from_the_event_that_tells_it() -> None:
    alert = Alert(rule="kl_drift", severity="warning", step=7, message="it is\nso: large", value=3.0, threshold=2.0)
    told = event(7, figures_of(alert), phase="lifecycle", notes=[note_of(alert)])
    assert alert_of(told) == alert
    assert alert_of(event(7, {}, phase="lifecycle", notes=["started"])) is None
    assert alert_of(event(7, {}, phase="train", notes=[note_of(alert)])) is None
    forged = f"alert: critical: stall at step {'9' * 5000}: gone"
    assert alert_of(event(7, {}, phase="lifecycle", notes=[forged])) is None

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema.fields import Severity
from rldk_schema.forms.alerts import Alerts
from rldk_schema.forms.alerts_validator import validate_alerts

from rldk import decode_event, encode_event
from rldk.forms import as_json, decode_form, encode_form
from rldk.health.alerts import SEVERITIES, Alert, alert_of, info_of, note_of
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
    assert as_json(alert).keys() == {field.name for field in fields(Alert)}


@given(
    st.sampled_from(SEVERITIES),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.none() | st.floats(), min_size=3, max_size=3),
)
def test_an_alert_is_read_back_from_its_event_and_its_file(
    severity: Severity, message: str, figures: list[float | None]
) -> None:
    alert = Alert("kl_drift", severity, 7, message, "kl_mean", *figures)
    told = event(7, {}, phase="lifecycle", notes=[alert.message], alert=info_of(alert))
    assert repr(alert_of(decode_event(encode_event(told)))) == repr(alert)
    (back,) = decode_form(encode_form(Alerts("r", [alert])), Alerts).alerts or ()
    assert repr(back) == repr(alert)
    validate_alerts(as_json(Alerts("r", [alert])))


def test_no_sentence_makes_an_alert() -> None:
    alert = Alert("kl_drift", "warning", 7, "it is so: large")
    for phase in ("lifecycle", "train"):
        assert alert_of(event(7, {}, phase=phase, notes=[note_of(alert)])) is None

from __future__ import annotations

from pathlib import Path

import pytest

from rldk import Run
from rldk.integrations.openrlhf.options import OpenRLHFOptions
from rldk.integrations.shared.options import read_options


def test_arguments_are_read_whatever_is_around_them(tmp_path: Path) -> None:
    environment = {"RLDK_OUTPUT_DIR": f" {tmp_path} ", "RLDK_RUN_ID": " a ", "RLDK_PER_RANK": "Off", "RLDK_KEEP": " 3 "}
    arguments = {"output_dir": str(tmp_path), "run_id": "a", "per_rank": False, "writer_options": {"keep": 3}}
    assert read_options(OpenRLHFOptions, environment) == (arguments, {})
    assert read_options(OpenRLHFOptions, {"RLDK_RUN_ID": " ", "RLDK_KEEP": ""}) == ({}, {})


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("RLDK_KEEP", "many", "expected an integer; found 'many'"),
        ("RLDK_KEEP", "0", "keep: expected at least 1 closed segment or None for all, found 0"),
        ("RLDK_FSYNC", "sometimes", "expected always, or seconds; found 'sometimes'"),
        ("RLDK_INCLUDE", " , ", "expected names separated by commas; found ','"),
        ("RLDK_PER_RANK", "flase", "expected 1, true, yes or on, or 0, false, no or off; found 'flase'"),
    ],
)
def test_what_is_not_understood_is_left_out_and_named(name: str, text: str, error: str) -> None:
    environment = {name: text, "RLDK_MODEL_NAME": "m", "RLDK_EXCLUDE": "x"}
    assert read_options(OpenRLHFOptions, environment) == (
        {"model_name": "m", "writer_options": {"exclude": ["x"]}},
        {name: error},
    )


def test_an_option_that_does_not_go_with_another_costs_no_third_one() -> None:
    environment = {"RLDK_FSYNC": "Always", "RLDK_BUFFER_EVENTS": "9", "RLDK_KEEP": "3", "RLDK_INCLUDE": "loss"}
    arguments, wrong = read_options(OpenRLHFOptions, environment)
    assert arguments == {"writer_options": {"buffer_events": 9, "keep": 3, "include": ["loss"]}}
    assert list(wrong) == ["RLDK_FSYNC"]


def test_a_run_refuses_what_is_no_switch(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="monitor_health: expected"):
        Run(tmp_path, monitor_health="flase")  # type: ignore[arg-type]
    with Run(tmp_path, run_id="r", monitor_resources="false") as run:  # type: ignore[arg-type]
        run.log(1, {"loss": 0.5})
    assert "cpu_" not in run.path.read_text()


def test_a_variable_is_checked_as_the_argument_is(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("transformers")
    from rldk.integrations.trl.options import TRLOptions

    wrong = {"STOP_ON": "high", "LOG_INTERVAL": "-1", "JSONL_LOG_INTERVAL": "0", "LOG_COMPLETIONS": "-3"}
    found, problems = read_options(TRLOptions, {f"RLDK_{name}": text for name, text in wrong.items()})
    assert found == {}
    assert set(problems) == {f"RLDK_{name}" for name in wrong}

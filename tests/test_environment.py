from __future__ import annotations

import logging
from pathlib import Path

import pytest

import rldk.integrations.openrlhf.options  # noqa: F401  # an integration: all its variables are known
from rldk import EventWriter, Run, environment
from rldk.guard import Guard


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_guard", Guard(environment.log))


@pytest.mark.parametrize("text", ["1", "true", "TRUE", "True", "yes", "Y", "on", "On", " 1 ", "t", "enabled"])
def test_every_way_to_say_yes_disables_the_log(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", text)
    with Run(tmp_path / "logs", run_id="r") as run:
        run.log(1, {"loss": 0.5})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["0", "false", "FALSE", "no", "off", "n", " 0 ", "", "  ", "disabled"])
def test_every_way_to_say_no_leaves_it_on(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", text)
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 0.5})
    assert run.path.read_text().count("\n") == 1


@pytest.mark.parametrize("text", ["ture", "2", "please", "-1", "nein", "\x00"])
def test_an_opt_out_that_is_not_understood_opts_out_and_is_logged(
    text: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        assert environment.jsonl_disabled({"RLDK_DISABLE_JSONL": text})
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage() == (
        f"rldk: RLDK_DISABLE_JSONL: expected 1, true, yes or on, or 0, false, no or off; found {text!r}: "
        "nothing is logged"
    )


@pytest.mark.parametrize("text", ["0", "false", "OFF", "no", "flase"])
def test_the_switch_the_other_way_round_disables_it_too(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RLDK_ENABLE_JSONL_LOGGING", text)
    with Run(tmp_path / "logs", run_id="r") as run:
        run.log(1, {"loss": 0.5})
    assert list(tmp_path.iterdir()) == []
    assert environment.disabled_by() == ["RLDK_ENABLE_JSONL_LOGGING"]


def test_a_variable_that_nothing_reads_is_logged_with_the_one_that_may_be_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSNOL", "1")
    monkeypatch.setenv("RLDK_COLOUR", "blue")
    for _ in range(2):
        EventWriter(tmp_path / "r_events.jsonl").close()
    assert caplog.messages[:2] == [
        "rldk: RLDK_COLOUR: unknown variable",
        "rldk: RLDK_DISABLE_JSNOL: unknown variable; did you mean RLDK_DISABLE_JSONL?",
    ]
    assert "RLDK_COLOUR" not in "".join(caplog.messages[2:])


@pytest.mark.parametrize(("value", "on"), [(True, True), (0, False), (None, False), ("false", False), ("Yes", True)])
def test_an_argument_that_is_a_switch(value: object, on: bool) -> None:
    assert environment.switch("per_rank", value) is on


@pytest.mark.parametrize("value", ["flase", 2, [], 0.5, object()])
def test_an_argument_that_is_no_switch_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"per_rank: expected .*found "):
        environment.switch("per_rank", value)


def test_numpys_booleans_are_switches() -> None:
    np = pytest.importorskip("numpy")
    assert environment.switch("per_rank", np.bool_(False)) is False
    assert environment.switch("per_rank", np.bool_(True)) is True


def test_arrays_are_no_switches() -> None:
    np = pytest.importorskip("numpy")
    with pytest.raises(ValueError, match="per_rank: expected True or False, found "):
        environment.switch("per_rank", np.array([1, 0]))

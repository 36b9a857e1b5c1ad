from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("wrapt")
from rldk.integrations.openrlhf import OpenRLHFCallback
from rldk.integrations.openrlhf.settings import from_environment, settle, to_environment, told_by


def test_the_environment_says_what_the_arguments_say(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(
        tmp_path, "r", "m", None, per_rank=False, writer_options={"rotate_bytes": 1000, "include": ["loss", "kl*"]}
    )
    said = told_by(callback)
    again = OpenRLHFCallback(**from_environment(said))
    assert told_by(again) == said
    assert (again.output_dir, again.run_id, again.model_name, again.per_rank) == (tmp_path, "r", "m", False)
    assert again.writer_options == {"rotate_bytes": 1000, "include": ["loss", "kl*"]}


def test_what_cannot_be_understood_is_said_and_left_out(caplog: pytest.LogCaptureFixture) -> None:
    wrong = {"PER_RANK": "perhaps", "KEEP": "many", "RUN_ID": "my run", "RULES": "/nowhere.toml", "COMPRESS": "rar"}
    found = from_environment({"RLDK_MODEL_NAME": "m", **{f"RLDK_{name}": text for name, text in wrong.items()}})
    assert found == {"model_name": "m"}
    for said in (
        "RLDK_PER_RANK: expected 1, true, yes or on, or 0, false, no or off; found 'perhaps'",
        "RLDK_KEEP: expected an integer; found 'many'",
        "RLDK_RUN_ID",
        "RLDK_RULES",
        "compress",
    ):
        assert said in caplog.text


def test_a_bad_option_of_the_writer_does_not_cost_the_others(caplog: pytest.LogCaptureFixture) -> None:
    found = from_environment({"RLDK_KEEP": "0", "RLDK_EXCLUDE": "completions/*", "RLDK_FSYNC": "inf"})
    assert found == {"writer_options": {"exclude": ["completions/*"]}}
    assert "RLDK_KEEP: keep: expected at least 1" in caplog.text
    assert "RLDK_FSYNC: fsync: expected 'always', seconds above 0" in caplog.text
    both = {"RLDK_FSYNC": "always", "RLDK_BUFFER_EVENTS": "9", "RLDK_INCLUDE": "loss"}
    assert from_environment(both) == {"writer_options": {"buffer_events": 9, "include": ["loss"]}}
    assert "RLDK_FSYNC: fsync: expected None or seconds with buffer_events" in caplog.text


def test_an_unclear_opt_out_of_logging_opts_out(caplog: pytest.LogCaptureFixture) -> None:
    assert from_environment({"RLDK_ENABLE_JSONL_LOGGING": "flase"}) == {"enable_jsonl_logging": False}
    assert "RLDK_ENABLE_JSONL_LOGGING: expected 1, true" in caplog.text
    assert from_environment({"RLDK_ENABLE_JSONL_LOGGING": "TRUE"}) == {"enable_jsonl_logging": True}


def test_install_knows_only_the_arguments_of_the_callback() -> None:
    with pytest.raises(TypeError, match="output_folder: expected one of output_dir, "):
        to_environment({"output_folder": "x"})


def test_paths_mean_the_same_in_a_process_that_runs_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RLDK_OUTPUT_DIR", "")
    monkeypatch.setenv("RLDK_RULES", "rules.toml")
    settle({})
    assert os.environ["RLDK_OUTPUT_DIR"] == str(tmp_path / "rldk_logs")
    assert os.environ["RLDK_RULES"] == str(tmp_path / "rules.toml")
    settle({"output_dir": "mine"})
    assert os.environ["RLDK_OUTPUT_DIR"] == str(tmp_path / "mine")

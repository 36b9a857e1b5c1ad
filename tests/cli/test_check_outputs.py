"""`rldk check` over a folder of outputs that nobody has logged with rldk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.factories.commands import RLDK, process, rldk
from tests.factories.outputs import make_outputs, verl_console
from tests.picture import PATH, draw, printed


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("tensorboard")  # which writes one of the files
    folder = tmp_path_factory.mktemp("outputs")
    make_outputs(folder)
    return folder


def test_a_table_says_of_each_run_what_it_was_read_as_and_how_it_is(outputs: Path) -> None:
    code, out = rldk("check", outputs)
    assert code == 1
    head, *rows = out.partition("\n\n")[0].splitlines()
    assert head.split("  ")[0] == "run"
    critical = [re.sub(r"\d+/\d+", "N/M", " ".join(row.split())) for row in rows if "critical" in row]
    assert {row[:55] for row in critical} == {
        "still-lake-12 custom unknown critical N/M, core incomplete 41 non_finite: loss is NaN"[:55],
        "verl-gsm8k verl (>=0.8) ppo unknown critical N/M 35 kl_drift at step 59: kl"[:55],
    }
    assert all(row.endswith("…") for row in rows if "critical" in row)  # the sentence stands in full below
    assert {row.split()[0] for row in rows if "quiet" in row} == {"my-run", "qwen-grpo"}
    assert [row.split()[0] for row in rows if "not judged" in row] == ["baseline"]


def test_programs_get_the_same(outputs: Path) -> None:
    runs = {run["run_id"]: run for run in json.loads(rldk("check", outputs, "--format", "json")[1])["runs"]}
    verl = runs["verl-gsm8k"]
    assert (verl["read_as"], verl["verdict"], verl["first_bad_step"]) == ("verl (>=0.8) ppo", "critical", 35)
    assert verl["unexplained"] == []
    assert verl["decided_by"] == "--version, --setting trainer.use_v1=false"
    assert runs["qwen-grpo"]["state"] == "finished"
    assert {"KL", "entropy or loss", "gradient norm"} <= set(runs["baseline"]["unmeasured"])


def test_what_is_no_log_does_not_stop_the_rest_and_is_counted(outputs: Path) -> None:
    done = process(RLDK, "ingest", outputs)
    assert done.returncode == 0
    assert "notes.txt" in done.stderr or "ignored: 1 file" in done.stderr


def test_a_flag_decides_what_the_log_does_not_tell(tmp_path: Path) -> None:
    path = verl_console(tmp_path)
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "step:" in line))  # no configuration
    (run,) = json.loads(rldk("check", path, "--format", "json")[1])["runs"]
    assert run["verdict"] == "not judged"
    assert "--setting actor.kl_loss_type=" in run["decided_by"]
    told = ("--setting", "actor.kl_loss_type=low_var_kl", "--setting", "actor.loss_agg_mode=token-mean")
    (run,) = json.loads(rldk("check", path, *told, "--format", "json")[1])["runs"]
    assert (run["verdict"], run["first_bad_step"]) == ("critical", 35)


def test_the_recording_in_the_readme_is_what_is_printed() -> None:
    pytest.importorskip("tensorboard")
    assert PATH.read_text(encoding="utf-8") == draw(printed()), "Run: python -m tests.picture"


def test_the_page_of_a_foreign_log_says_what_it_was_read_as_and_claims_nothing_of_its_events(outputs: Path) -> None:
    page = outputs / "page.html"
    assert rldk("report", outputs / "verl-gsm8k.log", "-o", page)[0] == 0
    text = page.read_text(encoding="utf-8")
    page.unlink()
    assert "Not logged by rldk." in text
    assert "read as verl (&gt;=0.8) ppo; 20 of 20 keys explained" in text
    assert "The log does not say whether events were lost." in text
    assert "No event was lost" not in text
    assert "No manifest" not in text


def test_a_place_that_is_missing_does_not_hide_what_is_at_the_others(outputs: Path) -> None:
    done = process(RLDK, "check", outputs, outputs / "wandbb")
    assert done.returncode == 2
    assert "still-lake-12" in done.stdout
    assert "wandbb: no such file or directory" in done.stderr


def test_runs_of_one_name_at_several_places_stay_apart(tmp_path: Path) -> None:
    for folder in ("s1", "s2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "log.jsonl").write_text('{"step": 1, "loss": 0.5}\n{"step": 2, "loss": 0.25}\n')
    assert rldk("ingest", tmp_path / "s?" / "log.jsonl") == (0, "s1-log: 2 events\ns2-log: 2 events\n")

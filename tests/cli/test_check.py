from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rldk_schema import ModelInfo, Process

from rldk import EventWriter, Run
from rldk.cli.check import _that_fit
from rldk.cli.terminal import verdict_colour
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event


@pytest.fixture
def sick(tmp_path: Path) -> Path:
    """A run with one warning, and a name that tries to write a command of its own into the annotations."""
    with Run(tmp_path / "logs", run_id="sick") as run:
        for step in range(1, 101):
            run.log(step, {"kl_mean": 5.0 if step > 50 else 0.01})
    return run.path


@pytest.fixture
def unnamed(tmp_path: Path) -> Path:
    """A run of somebody's own names, whose KL explodes and whose loss is NaN from step 101 on."""
    with Run(tmp_path / "logs", run_id="own") as run:
        for step in range(1, 201):
            loss = float("nan") if step > 100 else 0.5
            run.log(step, {"policy/kl": 0.01 * 1.075**step, "my_objective": loss, "score": 0.1})
    return run.path


def kill(path: Path) -> None:
    with Run(path.parent, run_id="sick") as run:
        run.log(101, {"loss": float("nan")})


def test_warnings_are_shown_and_do_not_fail(sick: Path) -> None:
    code, out = rldk("check", sick)
    assert code == 0
    first, *about, last = out.splitlines()
    lacks = "entropy or loss, reward or preference, gradient norm"
    verdict = rf"run sick, 100 events: warning \(1 warning\): \d of \d+ rules could judge it, not judged: {lacks}"
    assert re.fullmatch(f"{re.escape(str(sick))}: {verdict}", first)
    about = [line for line in about if "accelerator-hours" not in line]
    assert about[:3] == [
        "  not judged: entropy or loss: no entropy_mean, loss or policy_loss",
        "  not judged: reward or preference: no reward_mean, preference_accuracy or reward_margin",
        "  not judged: gradient norm: no grad_norm",
    ]
    (others,) = about[3:]
    assert others.startswith("  rules that could not judge: kl_step, clip_frac, ")
    assert last.startswith("  step      55  warning   kl_drift: kl_mean is 5 nat/token, above 2, for 5 steps: ")


def test_of_several_runs_the_rules_outside_the_core_are_not_listed_for_each(sick: Path, unnamed: Path) -> None:
    out = process(RLDK, "check", sick, unnamed).stdout
    assert out.count("\n  not judged: ") >= 2
    assert "rules that could not judge" not in out
    assert (
        out.splitlines()[-1]
        == "To see which rules could not judge a run, and why, check it alone or use --format json."
    )


def test_columns_that_a_terminal_has_no_room_for_are_named_and_the_others_stay_whole() -> None:
    heads = ("run", "read as", "state", "verdict", "judged", "first bad step", "why")
    rows = [("grpo-baseline-1", "trl or transformers", "finished", "not judged", "6/28", "12", "KL: no kl_mean" * 9)]
    kept, cells, left_out = _that_fit(heads, rows, 80)
    assert left_out == ["read as", "first bad step"]
    assert cells == [("grpo-baseline-1", "finished", "not judged", "6/28", rows[0][-1])]
    assert kept == ("run", "state", "verdict", "judged", "why")
    assert _that_fit(heads, rows, 200) == (heads, rows, [])


def test_a_critical_alert_fails(sick: Path) -> None:
    kill(sick)
    assert rldk("check", sick)[0] == 1
    assert rldk("check", sick, "--fail-on", "never")[0] == 0


def test_what_fails_can_be_chosen(sick: Path) -> None:
    assert rldk("check", sick, "--fail-on", "warning")[0] == 1


def test_json_has_its_fixed_shape(sick: Path) -> None:
    kill(sick)
    code, out = rldk("check", sick, "--format", "json")
    assert code == 1
    (run,) = json.loads(out)["runs"]
    assert {"non_finite", "kl_drift"} <= set(run["judged"])
    assert "zero_gradient" in [rule["rule"] for rule in run["not_judged"]]
    assert {k: v for k, v in run.items() if k not in ("alerts", "judged", "not_judged", "cost")} == {
        "run_id": "sick", "path": str(sick), "read_as": "rldk", "unexplained": [], "decided_by": None,
        "state": "finished", "error": None, "verdict": "critical",
        "unmeasured": ["entropy or loss", "reward or preference", "gradient norm"], "first_bad_step": 55,
        "recognised": 2, "metrics": 2,
        "assumed": {}, "nonfinite": {"loss": 1}, "hides": "no loss before step 101", "superseded": 0,
        "skipped": [], "left_out": [], "step_order": [], "samples": [],
    }  # fmt: skip
    warning, critical = run["alerts"]
    assert warning["message"].startswith("kl_mean is 5")
    assert {k: v for k, v in warning.items() if k != "message"} == {
        "rule": "kl_drift", "severity": "warning", "step": 55, "metric": "kl_mean", "value": 5.0, "threshold": 2.0,
        "baseline": None, "attempt": None,
    }  # fmt: skip
    assert (critical["rule"], critical["value"], critical["threshold"]) == ("non_finite", "NaN", None)


def test_github_gets_annotations(sick: Path) -> None:
    kill(sick)
    code, out = rldk("check", sick.parent, "--format", "github")
    assert code == 1
    warning, error, *notices = out.splitlines()
    assert warning.startswith(f"::warning file={sick}::sick: kl_drift at step 55: kl_mean is 5")
    assert error.startswith(f"::error file={sick}::sick: non_finite at step 101: loss is NaN")
    assert notices == [
        f"::notice file={sick}::sick: not judged: entropy or loss: no loss before step 101",
        f"::notice file={sick}::sick: not judged: reward or preference: "
        "no reward_mean, preference_accuracy or reward_margin",
        f"::notice file={sick}::sick: not judged: gradient norm: no grad_norm",
        f"::notice file={sick}::sick: NaN or infinite: loss in 1 row",
    ]


def test_rules_come_from_a_file_and_bad_ones_are_named(sick: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[kl_drift]\ngrade = []\n")
    out = rldk("check", sick, "--rules", rules)[1]
    assert "100 events: not judged: " in out
    assert "  not judged: KL: its rules are turned off" in out.splitlines()
    rules.write_text("[kl_drift]\ngrade = [3]\n")
    done = process(RLDK, "check", sick, "--rules", rules)
    assert done.returncode == 2
    assert done.stderr.startswith(f"rldk: {rules}: kl_drift: Expected `object`, got `int` - at `$.grade[")


def test_nothing_there_is_a_usage_error(tmp_path: Path) -> None:
    done = process(RLDK, "check", tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no such file" in done.stderr


def test_all_rules_can_be_read(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[kl_drift]\ngrade = []\n")
    code, out = rldk("check", "--list-rules", "--rules", rules)
    assert code == 0
    lines = out.splitlines()
    assert "kl_drift: the policy is far away from its reference model (off)" in lines
    assert "  warning   grad_norm: above 8.0, of rolling, times 3, within 50" in lines
    assert "  source: DAPO, overlong filtering; *. Measured: above 0.05 also in healthy runs." in lines
    assert (
        "  warning   response_length_mean: above 1.5, of early, follows metric reward_mean and at_least 0.6, sustain 10"
        in lines
    )
    assert "            means: answers get longer, and the reward rises with their length" in lines


def test_without_a_log_there_is_nothing_to_judge() -> None:
    assert rldk("check")[0] == 2


def test_a_cost_is_shown_where_it_is_known(tmp_path: Path) -> None:
    for run_id, metrics in (("gpu", {"loss": 1.0, "gpu_memory_used": 1e9}), ("cpu", {"loss": 1.0})):
        with EventWriter(tmp_path / f"{run_id}_events.jsonl") as writer:
            for step in (1, 2):
                info, process = ModelInfo(run_id=run_id, phase="train"), Process(rank=0, world_size=8)
                writer.write(
                    make_event(step=step, wall_time=1800.0 * step, metrics=metrics, model_info=info, process=process)
                )
    lines = rldk("check", tmp_path, "--fail-on", "never")[1].splitlines()
    head, cpu, gpu = (line.split() for line in lines[:3])
    assert head[-3:] == ["accelerator", "h", "why"]
    assert "8" in gpu
    assert "8" not in cpu
    assert "  8 accelerator-hours" in lines
    assert "accelerator" not in rldk("check", tmp_path / "cpu_events.jsonl")[1]


def test_a_run_of_names_that_nobody_knows_is_never_quiet_and_says_what_to_write(unnamed: Path) -> None:
    code, out = rldk("check", unnamed)
    assert code == 0
    first, *about = out.splitlines()
    assert first.startswith(f"{unnamed}: run own, 200 events: ")
    assert "0 of 3 metrics recognised" in first
    assert "quiet" not in out
    assert "  NaN or infinite: my_objective in 100 rows" in about
    (kl,) = [line for line in about if line.startswith("  not judged: KL")]
    assert kl == (
        '  not judged: KL: no kl_mean or kl_sequence; the log has "policy/kl" (first 0.01075, last 19.13k, greatest'
        " 19.13k at step 200), whose estimator is unknown: write it as kl_mean (mean over tokens) or kl_sequence"
        " (sum over a sequence)"
    )


def test_ci_can_require_that_the_core_or_a_rule_was_judged(sick: Path, unnamed: Path) -> None:
    assert rldk("check", sick, "--require", "kl_drift", "--require", "non_finite")[0] == 0
    done = process(RLDK, "check", sick.parent, "--require", "core", "--require", "truncation", "--format", "json")
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in told] == ["own", "own", "sick", "sick"]
    assert told[-1] == "rldk: sick: --require truncation: it could not be judged: no truncated_frac"
    assert len(json.loads(done.stdout)["runs"]) == 2
    done = process(RLDK, "check", sick, "--require", "truncation", "--format", "github")
    assert done.returncode == 1
    wanted = f"::error file={sick}::sick: --require truncation: it could not be judged: no truncated_frac"
    assert wanted in done.stdout.splitlines()
    done = process(RLDK, "check", sick, "--require", "kl")
    assert done.returncode == 2
    assert "Invalid value for --require: expected core, finished or a rule of rldk" in done.stderr


@pytest.mark.parametrize("some", [False, True])
def test_what_was_dropped_stands_wherever_the_verdict_stands(tmp_path: Path, some: bool) -> None:
    call = 'run.log({"loss": 0.5})'
    script = f"from rldk import Run\nrun = Run('logs', run_id='r')\nfor _ in range(50):\n    {call}\n"
    script += "run.log(1, {'loss': 0.5, 'image': [1, 2]})\n" if some else ""
    ended = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    reason = "log was given no step; write run.log(step, {...})"
    assert f"50 events dropped in total: {reason}: 50" in ended.stderr
    said, log = f"50 events dropped: {reason}", tmp_path / "logs" / "r_events.jsonl"
    altered = "1 value altered: $.metrics.image" if some else ""

    checked = process(RLDK, "check", log)
    assert checked.returncode == (0 if some else 1)
    assert f"not in this verdict: {said}{altered and '; '}{altered}\n" in checked.stdout
    assert ("no train event is left" in checked.stderr) is not some
    assert json.loads(rldk("check", log, "--format", "json")[1])["runs"][0]["hides"].startswith(said)
    kind = "warning" if some else "error"
    assert f"::{kind} file={log}::r: {said}\n" in rldk("check", log, "--format", "github")[1]
    assert f"left out of r: {said}" in process(RLDK, "ls", log).stderr
    assert f"to do: see the run's output: {said}\n" in rldk("status", log)[1]
    code, out = rldk("validate", log)
    assert code == 0
    assert f"warning: $: {said}; what is valid" in out


ENDS = {"finished": "run.finish()", "failed": "raise ValueError('no')", "silent": "os.kill(os.getpid(), 9)"}


@pytest.mark.parametrize("state", ENDS)
def test_a_run_that_was_cut_short_passes_only_where_nobody_asks(tmp_path: Path, state: str) -> None:
    values = "{'loss': 0.5, 'reward_mean': 0.5, 'grad_norm': 1.0, 'kl_mean': 0.1}"
    script = "import os\nfrom rldk import Run\nrun = Run('logs', run_id='r')\n"
    script += f"for step in range(60):\n    run.log(step, {values})"
    process([sys.executable, "-c", f"import os; os.chdir({str(tmp_path)!r})\n{script}\n{ENDS[state]}"])
    code, out = rldk("check", tmp_path / "logs")
    verdict = {"finished": "quiet:", "failed": "failed, quiet:", "silent": "silent, critical (1 critical):"}[state]
    assert f" events: {verdict} " in out
    assert code == (state == "silent")
    assert ("stall: the run has not ended, and nobody seems to write its log any more" in out) is (state == "silent")

    required = process(RLDK, "check", tmp_path / "logs", "--require", "finished")
    said = f"rldk: r: --require finished: the run is {state}"
    assert required.returncode == (state != "finished")
    assert (said in required.stderr) is (state != "finished")
    assert (f"::r: {state}" in rldk("check", tmp_path / "logs", "--format", "github")[1]) is (state != "finished")


def test_what_was_cut_short_is_not_green() -> None:
    assert verdict_colour("quiet", "finished") == "green"
    for state in ("failed", "ended early", "silent", "interrupted"):
        assert verdict_colour("quiet", state) == "yellow"
        assert verdict_colour("critical", state) == "red"

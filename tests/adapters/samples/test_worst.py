"""Alerts point at the worst samples of their step, whoever has dumped them."""

from __future__ import annotations

import json
from pathlib import Path

from rldk import Run, read_completions
from rldk.adapters.samples.worst import worst_samples
from rldk.log.completions import Completion, CompletionLog, completion_file, encode_completions
from tests.factories.commands import RLDK, process, rldk
from tests.factories.outputs import verl_console


def dump(folder: Path, step: int, scores: list[float]) -> Path:
    """As verl's `trainer.rollout_data_dir` has them."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{step}.jsonl"
    rows = [{"input": "secret question", "output": f"answer {i}", "score": score, "step": step, "gts": "4"}
            for i, score in enumerate(scores)]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_the_worst_of_the_last_sampled_step_are_found(tmp_path: Path) -> None:
    paths = [dump(tmp_path, step, [0.5, -step, 1.0, 0.0, -0.5]) for step in (10, 20)]
    found = worst_samples(paths, [5, 10, 19, 25])
    assert [(s.alert_step, s.step, s.index, s.reward) for s in found] == [
        (10, 10, 1, -10.0), (10, 10, 4, -0.5), (10, 10, 3, 0.0),
        (19, 10, 1, -10.0), (19, 10, 4, -0.5), (19, 10, 3, 0.0),
        (25, 20, 1, -20.0), (25, 20, 4, -0.5), (25, 20, 3, 0.0),
    ]  # fmt: skip
    assert {s.path for s in found} == set(map(str, paths))


def test_an_alert_of_a_foreign_run_points_at_what_lies_in_its_folder_and_quotes_nothing(tmp_path: Path) -> None:
    verl_console(tmp_path)
    path = dump(tmp_path / "rollouts", 30, [0.5, -1.0])
    out = rldk("check", tmp_path)[1]
    assert f"worst samples of step 30: {path}: 1 (reward -1), {path}: 0 (reward 0.5)" in out
    assert "secret" not in out
    (run,) = json.loads(rldk("check", tmp_path, "--format", "json")[1])["runs"]
    assert run["samples"][0] == {
        "alert_step": 35,
        "step": 30,
        "path": str(path),
        "attempt": None,
        "index": 1,
        "reward": -1.0,
    }


def test_an_alert_of_our_own_run_points_at_its_completions(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 61):
            run.log(step, {"kl_mean": 5.0 if step > 50 else 0.01})
    log = CompletionLog(completion_file(tmp_path, "r"))
    log.write([Completion(50, 1, i, "p", "c", reward, {}, None) for i, reward in enumerate((1.0, 0.25))])
    log.close()
    assert "r_completions.jsonl: 1 (reward 0.25)" in rldk("check", tmp_path)[1]


def test_samples_of_a_superseded_attempt_are_passed_over(tmp_path: Path) -> None:
    for attempt, last in ((1, 60), (2, 60)):
        with Run(tmp_path, run_id="r") as run:
            for step in range(1 if attempt == 1 else 31, last + 1):
                run.log(step, {"kl_mean": 5.0 if step > 50 or step == 25 else 0.01})
    log = CompletionLog(completion_file(tmp_path, "r"))
    log.write([
        Completion(step, attempt, 0, "p", f"of {attempt}", reward, {}, None)
        for step, attempt, reward in ((20, 1, 0.5), (50, 1, 0.25), (50, 2, 0.75))
    ])  # fmt: skip
    log.close()
    (checked,) = json.loads(rldk("check", tmp_path, "--format", "json")[1])["runs"]
    assert checked["superseded"]
    assert {(one["step"], one["attempt"], one["reward"]) for one in checked["samples"]} <= {(20, 1, 0.5), (50, 2, 0.75)}
    assert (50, 2, 0.75) in {(one["step"], one["attempt"], one["reward"]) for one in checked["samples"]}
    assert "r_completions.jsonl: 0 (attempt 2, reward 0.75)" in rldk("check", tmp_path)[1]
    assert rldk("report", tmp_path)[0] == 0
    page = (tmp_path / "r_report.html").read_text(encoding="utf-8")
    assert "1 sample of superseded attempts left out." in page
    assert "2 of 2 samples at 2 of 2 steps" in page
    assert page.count("of 1</b></pre>") == 1
    assert "Some may be" not in page
    with completion_file(tmp_path, "r").open("ab") as file:
        file.write(encode_completions([Completion(50, None, 1, "p", "c", 0.0, {}, None)]))
    assert "whether they are of a superseded attempt is not known" in rldk("check", tmp_path)[1]
    assert rldk("report", tmp_path)[0] == 0
    assert "Some may be of superseded attempts" in (tmp_path / "r_report.html").read_text(encoding="utf-8")


def test_dumped_samples_become_a_log_of_completions(tmp_path: Path) -> None:
    for step in (2, 10):
        dump(tmp_path / "rollouts", step, [0.5, 1.0])
    dest = tmp_path / "run_completions.jsonl"
    code, out = rldk("ingest", tmp_path / "rollouts", dest)
    assert (code, out) == (0, f"{dest}: 4 completions\n")
    assert [(c.step, c.completion, c.reward) for c in read_completions(dest)] == [
        (2, "answer 0", 0.5), (2, "answer 1", 1.0), (10, "answer 0", 0.5), (10, "answer 1", 1.0),
    ]  # fmt: skip
    done = process(RLDK, "ingest", tmp_path / "rollouts" / "2.jsonl")
    assert done.returncode == 2
    assert "samples of text and no log" in done.stderr
    done = process(RLDK, "ingest", verl_console(tmp_path), dest)
    assert "expected samples of text that a trainer has dumped, found none" in done.stderr
    assert len(list(read_completions(dest))) == 4

"""A folder of thirty runs, and twenty questions about it with their answers."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.forms.completion import Completion

from rldk import Run
from rldk.log.completions import CompletionLog
from tests.factories.side_by_side import Change, logged

STEPS = range(1, 61)


def rising(to: float) -> Change:
    return lambda step, metrics: {**metrics, "reward_mean": to * step / 60}


def at(step: int, **values: float) -> Change:
    return lambda now, metrics: {**metrics, **values} if now == step else metrics


def without(*names: str) -> Change:
    return lambda _, metrics: {name: value for name, value in metrics.items() if name not in names}


def thirty(folder: Path) -> Path:
    """Thirty runs: a sweep of twenty, and ten of which each has something of its own."""
    for number in range(20):
        config = {"learning_rate": 1e-5 if number < 10 else 2e-5, "beta": 0.04, "seed": number}
        change = rising((number + 1) / 100)
        logged(folder, f"sweep-{number:02}", noise=number, seed=number, config=config, change=change, group="sweep")
    same = {"config": {"learning_rate": 1e-5, "beta": 0.04}, "seed": 7, "noise": 40}
    logged(folder, "base", **same)
    logged(folder, "twin", **same)
    logged(folder, "fork", **same, change=lambda step, m: {**m, "grad_norm": m["grad_norm"] + 1e-9} if step > 37 else m)
    logged(folder, "nan", noise=41, change=at(40, loss=math.nan))
    logged(folder, "spike", noise=42, change=at(50, grad_norm=400.0))
    logged(folder, "blind", noise=43, change=without("kl_mean", "grad_norm"))
    with suppress(RuntimeError), Run(folder, run_id="broken", config={}) as run:
        run.log(1, {"loss": 1.0, "reward_mean": 0.1})
        raise RuntimeError("CUDA out of memory")
    logged(folder, "texts", noise=44)
    with CompletionLog(folder / "texts_completions.jsonl") as samples:
        for step in (10, 20):
            samples.write([sample(step, index, reward) for index, reward in enumerate((0.9, -2.0 * step, 0.5))])
    logged(folder, "short", noise=45, steps=range(1, 13))
    theirs = folder / "theirs" / "log.csv"
    theirs.parent.mkdir()
    theirs.write_text("step,loss,reward\n" + "".join(f"{n},{1 / n},{n / 10}\n" for n in range(1, 31)), "utf-8")
    return folder


def sample(step: int, index: int, reward: float) -> Completion:
    prompt, completion = f"question {step}/{index}", f"answer {step}/{index} " + "a" * 900
    return Completion(step, 1, index, prompt, completion, reward, {"correct": reward}, None)


class Asking:
    """Asks as a client does: all that it learns is JSON.

    Args:
        tell: Calls a tool, and gives the text of its answer.
    """

    def __init__(self, tell: Callable[[str, dict[str, Any]], str]) -> None:
        self.tell = tell
        self.calls = 0

    def __call__(self, tool: str, /, **arguments: Any) -> Any:
        self.calls += 1
        answer = json.loads(self.tell(tool, json.loads(json.dumps(arguments))))
        return answer["untrusted"] if "untrusted" in answer else answer["answer"]

    def runs(self, **arguments: Any) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = self("list_runs", **arguments)["runs"]
        return found

    def names(self, **arguments: Any) -> list[str]:
        return [run["run"] for run in self.runs(**arguments)]

    def rows(self, sql: str) -> list[list[Any]]:
        pytest.importorskip("duckdb")
        rows: list[list[Any]] = self("query", sql=sql)["rows"]
        return rows


QUESTIONS: dict[str, tuple[Callable[[Asking], Any], Any]] = {
    "How many runs are there?": (lambda ask: len(ask.runs(limit=100)), 30),
    "Which failed, and of what?": (
        lambda ask: [(run["run"], run["error"]) for run in ask.runs(state="failed")],
        [("broken", "RuntimeError: CUDA out of memory")],
    ),
    "Which are critical?": (lambda ask: ask.names(verdict="critical"), ["nan"]),
    "Since which step is that run bad?": (lambda ask: ask("check", run="nan")["first_bad_step"], 40),
    "What fired there?": (
        lambda ask: [(one["rule"], one["metric"], one["value"]) for one in ask("alerts", run="nan")["alerts"]],
        [("non_finite", "loss", "NaN")],
    ),
    "Which of the sweep has the highest reward?": (lambda ask: ask.names(sort="reward_mean", limit=1), ["sweep-19"]),
    "Which come after that one?": (
        lambda ask: ask.names(sort="reward_mean", limit=2, offset=1),
        ["sweep-18", "sweep-17"],
    ),
    "How does the reward of sweep-09 end?": (
        lambda ask: ask("curve", run="sweep-09", metric="reward_mean")["last"],
        [60, 0.1],
    ),
    "When was the gradient norm of spike highest?": (
        lambda ask: ask("curve", run="spike", metric="grad_norm", points=10)["highest"],
        [50, 400.0],
    ),
    "At which step is the loss of nan not a number?": (
        lambda ask: [step for step, value in ask("curve", run="nan", metric="loss")["points"] if value == "NaN"],
        [40],
    ),
    "What of blind could not be judged?": (
        lambda ask: (ask("check", run="blind")["verdict"], sorted(ask("check", run="blind")["unmeasured"])),
        ("not judged", ["KL", "gradient norm"]),
    ),
    "Are base and twin the same?": (
        lambda ask: ask("compare", runs=["base", "twin"])["sentence"],
        "no number differs in 60 steps",
    ),
    "Where do base and fork first differ?": (
        lambda ask: [
            ask("compare", runs=["base", "fork"])["equal_until"],
            ask("compare", runs=["base", "fork"])["first_difference"]["metric"],
        ],
        [37, "grad_norm"],
    ),
    "Do these two diverge?": (lambda ask: ask("compare", runs=["base", "fork"])["divergence"], {}),
    "Which settings differ between sweep-00 and sweep-19?": (
        lambda ask: {one["key"] for one in ask("compare", runs=["sweep-00", "sweep-19"])["differences"]["config"]},
        {"learning_rate"},
    ),
    "Which is the worst sample of texts?": (
        lambda ask: [(one["step"], one["prompt"]) for one in ask("samples", run="texts", limit=1)["samples"]],
        [(20, "question 20/1")],
    ),
    "What was the worst answer at step 10?": (
        lambda ask: ask("samples", run="texts", step=10)["samples"][0]["completion"][:11],
        "answer 10/1",
    ),
    "Which run stopped early, and where did it end?": (
        lambda ask: [(run["run"], run["last_step"]) for run in ask.runs(sort="step", reverse=True)[:3]],
        [("broken", 1), ("short", 12), ("log", 30)],
    ),
    "What is the mean reward of each learning rate of the sweep?": (
        lambda ask: ask.rows(
            "SELECT CAST(config->>'learning_rate' AS DOUBLE) AS rate, round(avg(value), 4) "
            "FROM metrics JOIN runs USING (run_id) "
            "WHERE name = 'reward_mean' AND step = 60 AND \"group\" = 'sweep' GROUP BY 1 ORDER BY 2"
        ),
        [[1e-05, 0.055], [2e-05, 0.155]],
    ),
    "What does kl_mean mean, and in which unit?": (lambda ask: ask("explain", name="kl_mean")["unit"], "nat/{token}"),
}

"""`rldk compare` as people, machines and CI see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rldk import Run
from tests.factories.commands import RLDK, process, rldk
from tests.factories.side_by_side import logged


@pytest.fixture
def three(tmp_path: Path) -> Path:
    logged(tmp_path, "a", seed=1, config={"lr": 1e-5})
    logged(tmp_path, "b", seed=1, config={"lr": 1e-5})
    logged(
        tmp_path, "c", seed=2, config={"lr": 1e-4}, change=lambda s, m: {**m, "loss": m["loss"] + 1} if s > 37 else m
    )
    return tmp_path


def test_what_is_missing_or_not_judged_is_said_beside_what_differs(tmp_path: Path) -> None:
    logged(tmp_path, "a", steps=range(1, 21))
    logged(tmp_path, "b", steps=range(1, 21), change=lambda s, m: {"loss": m["loss"] + (s > 9), "lr": m["lr"]})
    logged(tmp_path, "c", steps=range(100, 120))
    rldk("compare", tmp_path / "a", tmp_path / "b", tmp_path / "c", "-o", tmp_path / "page.html")
    _, out = rldk("compare", tmp_path / "a", tmp_path / "b", tmp_path / "c")
    assert "  missing: reward_mean is missing in b at step 1\n" in out
    assert "  a and c: no step in common\n" in out
    assert "left out: divergence of a and b: fewer than 30 shared steps\n" in out
    assert "Missing: reward_mean is missing in b at step 1." in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_first_line_is_the_sentence(three: Path) -> None:
    code, out = rldk("compare", three / "a", three / "c")
    assert code == 0
    head, *lines = out.splitlines()
    assert head.startswith("a, c: equal to the last bit until step 37; then at step 38 loss: ")
    assert head.endswith("; other seed, other lr")
    text = "\n".join(lines)
    for said in (
        "1 of 5 metrics differ",
        "from step 38: loss",
        "config",
        "1e-05",
        "mean ± sd of the last tenth",
        "quiet",
    ):
        assert said in text


def test_equal_runs_are_said_to_be_equal(three: Path) -> None:
    code, out = rldk("compare", three / "a", three / "b", "--assert-equal")
    assert code == 0
    assert out.startswith("a, b: no number differs in 60 steps\n")
    assert "No setting differs." in out


def test_many_runs_have_a_line_each(three: Path) -> None:
    for name in "defg":
        logged(three, name, config={"lr": 1e-5})
    code, out = rldk("compare", three)
    assert code == 0
    assert "1e-05 (6 runs), 0.0001 (1 run)" in out
    assert "a and b: no number differs in 60 steps" in out
    assert "a and c: equal until step 37; loss at step 38" in out


def test_ci_gets_the_first_difference_and_exit_1(three: Path) -> None:
    done = process(RLDK, "compare", three / "a", three / "c", "--assert-equal")
    assert done.returncode == 1
    assert "rldk: c: loss at step 38: " in done.stderr
    done = process(RLDK, "compare", three / "a", three / "c", "--assert-equal", "--format", "github")
    assert done.returncode == 1
    error, notice = done.stdout.splitlines()
    assert error.startswith(f"::error file={three / 'c_events.jsonl'}::c: loss at step 38: ")
    assert notice.startswith("::notice file=")
    assert rldk("compare", three / "a", three / "c", "--tolerance", "loss=2")[0] == 0
    assert rldk("compare", three / "a", three / "c", "--tolerance", "loss=0.5")[0] == 1


def test_an_annotation_is_at_the_run_that_it_is_about(three: Path) -> None:
    logged(three, "d")
    runs = [three / name for name in "acd"]
    error, notice = rldk("compare", *runs, "--assert-equal", "--format", "github")[1].splitlines()
    assert error.startswith(f"::error file={three / 'c_events.jsonl'}::c: loss at step 38: ")
    assert notice.startswith(f"::notice file={three / 'd_events.jsonl'}::")


def test_json_has_all_of_it(three: Path) -> None:
    code, out = rldk("compare", three / "a", three / "c", "--format", "json")
    assert code == 0
    found = json.loads(out, parse_constant=pytest.fail)
    assert found["equal_until"] == 37
    assert found["first_difference"]["metric"] == "loss"
    assert found["first_difference"]["values"].keys() == {"a", "c"}
    assert [one["key"] for one in found["differences"]["config"]] == ["lr"]
    assert found["final"].keys() == {"reward_mean", "kl_mean", "grad_norm", "lr", "loss"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a"], "expected two runs or more, found 1 run"),
        (["a", "b", "--tolerance", "loss"], "expected METRIC=NUMBER"),
        (["a", "b", "--group-by", "nothing"], "found 'nothing', of which there is none"),
    ],
)
def test_what_cannot_be_asked_exits_2(arguments: list[str], said: str, three: Path) -> None:
    done = process(RLDK, "compare", *(three / word if len(word) == 1 else word for word in arguments))
    assert done.returncode == 2, done
    assert said in " ".join(done.stderr.replace("│", " ").split())


def test_hostile_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    evil = "\x1b[2J\u202e[red]x"
    for name, value in (("a", 1.0), ("b", 2.0)):
        with Run(tmp_path, run_id=name, config={evil: evil * 9 + name, "list": [evil]}) as run:
            for step in range(1, 30):
                run.log(step, {f"loss/{evil}": value, "loss": value})
    for kind in ("text", "json"):
        done = process(RLDK, "compare", tmp_path / "a", tmp_path / "b", "--metric", "*", "--format", kind)
        assert done.returncode == 0, done
        assert not {"\x1b", "\u202e"} & {*done.stdout, *done.stderr}
        assert "[red]x" in done.stdout

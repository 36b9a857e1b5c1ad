"""Every block of code in README and docs runs, in order, in an empty directory."""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from codegen.lint_sources import lint_sources
from codegen.sources import read_sources
from rldk.log.file_names import attempt_path, event_file, segment_path
from rldk.log.lines import zstd
from tests.factories.cases import DATA
from tests.factories.pages import blocks
from tests.factories.waiting import until

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "ARCHITECTURE.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "schema" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
# The pages on OpenRLHF and verl run in tests/frameworks, where these are, those of loggers and of the Hugging Face
# family in tests/integrations, and the one on the live page in tests/web.
EXECUTED = [
    ROOT / "README.md",
    *(
        ROOT / "docs" / f"{name}.md"
        for name in (
            "agents",
            "analysis",
            "checkpoints",
            "compare",
            "health",
            "live",
            "hugging_face",
            "mirrors",
            "nemo_rl",
            "openrlhf",
            "reading",
            "remote",
            "report",
            "runs",
            "scale",
            "skyrl",
            "slime",
            "tinker",
            "trl",
            "troubleshooting",
            "validating",
            "verl",
            "wandb",
        )
    ),
]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
LINK = re.compile(r"\]\((?!https:)([^)#]+)[^)]*\)")


def shell(code: str, cwd: Path, exit_code: int = 0) -> None:
    # The console script of the environment the tests run in.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == exit_code, f"{code}\n{done.stdout}\n{done.stderr}"


def without_jq(run: Callable[[str, Path], None]) -> Callable[[str, Path], None]:
    return lambda code, cwd: None if code.startswith("jq ") else run(code, cwd)


def sql(code: str) -> list[tuple[Any, ...]]:
    """Rows that DuckDB finds, in the working directory."""
    import duckdb

    with duckdb.connect() as connection:
        return connection.execute(code).fetchall()


def namespace(tmp_path: Path) -> dict[str, object]:
    """What a reader of the TRL examples has: a model, a reward function, data sets, a configuration."""
    from datasets import Dataset
    from transformers import AutoModelForSequenceClassification, AutoTokenizer
    from trl import GRPOConfig

    from rldk.demo import build_tiny_model

    model = str(build_tiny_model(tmp_path / "model"))
    words = ["say", "write"] * 8
    return {
        "model": model,
        "tokenizer": AutoTokenizer.from_pretrained(model, padding_side="left"),
        "reward": lambda completions, **_: [float(len(c)) for c in completions],
        "config": GRPOConfig(
            output_dir=str(tmp_path / "out"), max_steps=2, max_completion_length=8, logging_steps=1, use_cpu=True
        ),
        "dataset": Dataset.from_dict({"prompt": words}),
        "prompts": Dataset.from_dict({"prompt": words}),
        "texts": Dataset.from_dict({"text": words}),
        "classifier": AutoModelForSequenceClassification.from_pretrained(model, num_labels=2),
        "labelled": Dataset.from_dict({"input_ids": [[5, 6, 7]] * 16, "labels": [0, 1] * 8}),
        "preferences": Dataset.from_dict({"prompt": words, "chosen": words[::-1], "rejected": words}),
    }


def check_commands_of(config: dict[str, Any], cwd: Path) -> None:
    """Runs what a CI job or a pre-commit configuration runs of rldk: it takes the logs of the page, and no bad one."""
    if "jobs" in config:
        steps = [step for job in config["jobs"].values() for step in job["steps"]]
        commands = [step["run"] for step in steps if step.get("run", "").startswith("rldk ")]
    else:
        used = [hook for repo in config["repos"] for hook in repo["hooks"]]
        commands = [hook_command(hook["id"], *hook.get("args", ())) + " rldk_logs/*_events*" for hook in used]
    assert commands
    bad = cwd / "rldk_logs" / "bad_events.jsonl"
    for command in commands:
        shell(command, cwd)
        shutil.copy(DATA / "invalid" / "wrong_types.jsonl", bad)
        shell(command, cwd, exit_code=1)
        bad.unlink()


def check_installation(command: str) -> None:
    extra = re.search(r"\[(\w+)\]", command)
    assert extra is not None
    assert f"\n{extra[1]} = [" in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert (ROOT / "constraints.txt").exists()


def hook_command(name: str, *args: str) -> str:
    """What pre-commit runs, before the names of the files."""
    (hook,) = [hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8")) if hook["id"] == name]
    return " ".join([hook["entry"], *(args or hook.get("args", ()))])


def run_blocks(page: Path, tmp_path: Path) -> list[str]:
    """Runs the blocks of a page in order, in the working directory; returns the languages of those that ran."""
    ran = []
    for language, code in blocks(page):
        if "--engine ray" in code or "import ray" in code:
            continue  # tests/frameworks/ray runs it, where Ray is
        if language == "python":
            needs_trl = "trl" in code
            if (
                needs_trl and not find_spec("trl")
            ) or "PPOTrainer" in code:  # which tests/integrations runs, with TRL 0.23
                continue
            exec(compile(code, page.name, "exec"), namespace(tmp_path) if needs_trl else {})
        elif language == "bash" and code.startswith("make"):
            # The two commands themselves: running `make test` in a test would not end. That they exist is checked here;
            # that they work, by .ci/run, which runs both.
            shell("".join(f"make -n {line.split()[1]}\n" for line in code.splitlines()), ROOT)
        elif language == "bash" and code.startswith("pip install"):
            # Installing is what .ci/run does; here only: the files and extras that it names exist.
            check_installation(code)
        elif language == "bash" and "rldk.integrations.openrlhf" in code and page.name != "openrlhf.md":
            # It runs where OpenRLHF is: tests/frameworks/openrlhf runs the page that has the same line.
            assert code in (ROOT / "docs" / "openrlhf.md").read_text(encoding="utf-8")
        elif language == "bash":
            shell(code, tmp_path)
        elif language == "sql":
            assert sql(code), code
        elif language == "json":
            from rldk.event.strict import check_event

            assert check_event(json.loads(code)) == ([], [])
        elif language == "yaml":
            check_commands_of(yaml.safe_load(code), tmp_path)
        else:
            pytest.fail(f"a block in {language or 'no language'}: nobody can say whether it works")
        ran.append(language)
    return ran


def test_every_block_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    for name in ("outputs/run-1/log.csv", "wandb/run-2/log.csv"):  # the runs that a reader has
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("step,loss,reward\n1,0.5,0.1\n2,0.4,0.2\n", encoding="utf-8")
    ran = run_blocks(ROOT / "README.md", tmp_path)
    assert ran.count("python") == (3 if find_spec("trl") else 2)
    assert ran.count("bash") == 6
    assert (tmp_path / "rldk_logs" / "grpo-1_events.jsonl").exists() == bool(find_spec("trl"))
    assert (tmp_path / "everything.parquet").exists()
    assert (tmp_path / "rldk_logs" / "mine_report.html").exists()


def test_every_block_of_the_page_on_validating_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "validating.md", tmp_path)
    assert ran.count("yaml") == 2


def test_every_block_of_the_page_on_scale_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    assert run_blocks(ROOT / "docs" / "scale.md", tmp_path) == ["python", "bash", "sql", "bash", "python", "bash"]


def test_every_block_of_the_page_on_health_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "health.md", tmp_path)
    assert (ran.count("python"), ran.count("bash")) == (4, 4)


def test_every_block_of_the_page_on_comparing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "compare.md", tmp_path)
    assert (ran.count("python"), ran.count("bash")) == (2, 4)
    assert (tmp_path / "comparison.html").exists()


def test_every_block_of_the_page_on_agents_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mcp", reason="mcp is not installed")
    monkeypatch.chdir(tmp_path)
    assert run_blocks(ROOT / "docs" / "agents.md", tmp_path) == ["bash", "bash", "python"]


def test_every_block_of_the_page_on_mirrors_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tensorboard")
    (work := tmp_path / "work").mkdir()
    monkeypatch.chdir(work)
    ran = run_blocks(ROOT / "docs" / "mirrors.md", work)
    assert (ran.count("python"), ran.count("bash")) == (2, 2)
    until((work / "tb" / "grpo-2").is_dir)
    until((tmp_path / "copies" / "grpo-2_run.json").exists)
    assert (work / "tb" / "grpo-1").is_dir()


def test_every_block_of_the_page_on_checkpoints_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("safetensors")
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "checkpoints.md", tmp_path)
    assert ran == ["python"] * 4


def test_the_pre_commit_hook_takes_event_files_and_refuses_a_bad_one(tmp_path: Path) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert (hook["id"], hook["language"]) == ("rldk-validate", "python")
    live = event_file(tmp_path, "r-1")
    good = [live, event_file(tmp_path, "r-1", 3), attempt_path(live, 2), segment_path(live, 1)]
    good += [live.with_name(live.name + suffix) for suffix in (".gz", ".zst")]
    content = (DATA / "valid" / "documented.jsonl").read_bytes()
    for path in good:
        assert re.search(hook["files"], f"logs/{path.name}")
        path.write_bytes({".gz": gzip.compress, ".zst": zstd().compress}.get(path.suffix, bytes)(content))
    for other in ("r-1_completions.jsonl", "r-1_run.json", "r-1_events.jsonl.torn-17", "r-1_events.parquet"):
        assert not re.search(hook["files"], f"logs/{other}")
    names = " ".join(path.name for path in good)
    shell(f"{hook_command('rldk-validate')} {names}", tmp_path)
    shutil.copy(DATA / "invalid" / "torn_tail.jsonl", tmp_path / "bad_events.jsonl")
    shell(f"{hook_command('rldk-validate')} {names} bad_events.jsonl", tmp_path, exit_code=1)


def test_every_block_of_the_analysis_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pyarrow", "duckdb", "pandas", "polars"):
        pytest.importorskip(module)
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "analysis.md"
    ran = run_blocks(page, tmp_path)
    assert (ran.count("sql"), ran.count("python"), ran.count("bash")) == (7, 9, 5)
    assert sql("SELECT step, list(rank ORDER BY rank) FROM 'cluster.parquet' GROUP BY step ORDER BY step") == [
        (step, [0, 1, 2] if step <= 12 else [0, 1]) for step in range(1, 21)
    ]
    found = (sql(code) for language, code in blocks(page) if language == "sql")
    reward, curves, worst, ranks, own, live, verdicts = found
    assert [(step, runs) for step, runs, *_ in reward] == [(step, 50) for step in range(1, 21)]
    assert [row[:2] for row in curves] == [(step, 1 / step) for step in range(1, 21)]
    assert [math.isnan(row[2]) for row in curves] == [step == 13 for step in range(1, 21)]
    assert {row[:3] for row in worst[:2]} == {("run-49", 0, 13), ("run-49", 1, 13)}
    assert {(row[0], row[2]) for row in ranks} == {("run-49", 2)}
    assert len(own) == 5 * 51
    assert [(row[0], row[1], row[3]) for row in live] == [(f"run-{n:02}", 20, int(n == 49)) for n in range(50)]
    assert [row[:2] for row in verdicts] == [("not judged", 49), ("critical", 1)]


def test_every_block_of_the_page_on_reading_others_logs_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "reading.md", tmp_path)
    assert (ran.count("python"), ran.count("bash")) == (5, 4)
    assert len(list((tmp_path / "pages").glob("*.html"))) == 1
    counts = sql("SELECT count(*) FROM 'table.parquet' GROUP BY run_id ORDER BY 1")
    assert counts == [(40,), (40,), (41,), (60,)]  # the checkpoint's copy is not counted again
    assert sql("SELECT count(*) FROM 'mine.csv'") == [(2,)]


def test_the_example_of_a_declaration_is_one() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = json.loads(re.findall(r"^    \{\n(?:    .*\n)+", page, re.MULTILINE)[0])
    event = json.loads((ROOT / "schema" / "event.schema.json").read_text(encoding="utf-8"))
    assert lint_sources(event, {**read_sources(ROOT / "schema" / "sources"), "zeta": example}) == []


def test_every_block_of_the_page_on_reports_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "report.md", tmp_path)
    assert (ran.count("python"), ran.count("bash")) == (3, 1)
    assert (tmp_path / "rldk_logs" / "mine_report.html").exists()
    assert (tmp_path / "pages" / "mine_report.html").exists()


def test_every_block_of_the_page_on_runs_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_blocks(ROOT / "docs" / "runs.md", tmp_path)
    assert (ran.count("python"), ran.count("bash")) == (2, 5)
    assert len(json.loads((tmp_path / "runs.json").read_text())["runs"]) == 3


def test_every_block_of_the_page_on_trouble_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    handler = signal.getsignal(signal.SIGTERM)
    try:
        ran = run_blocks(ROOT / "docs" / "troubleshooting.md", tmp_path)
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert (ran.count("python"), ran.count("bash")) == (6, 3)


def test_every_block_of_the_page_on_wandb_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "wandb", None)  # which the page sets
    assert run_blocks(ROOT / "docs" / "wandb.md", tmp_path) == ["python", "bash", "python"]
    (log,) = (tmp_path / "rldk_logs").glob("tiny-*_events.jsonl")
    steps = [json.loads(line)["step"] for line in log.read_text().splitlines() if '"phase":"train"' in line]
    assert steps == [1, 2, 3, 4, 5]
    assert len((tmp_path / "rldk_logs" / log.name.replace("events", "completions")).read_text().splitlines()) == 5


@pytest.mark.trl
def test_every_block_of_the_trl_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trl")
    pytest.importorskip("pyarrow")
    if shutil.which("jq") is None:  # then its recipes cannot be run, but everything else can
        monkeypatch.setattr(sys.modules[__name__], "shell", without_jq(shell))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "logs").mkdir()
    ran = run_blocks(ROOT / "docs" / "trl.md", tmp_path)
    assert ran.count("python") == 7
    assert sorted(p.name for p in (tmp_path / "logs").glob("*_events.jsonl")) == [
        "dpo-1_events.jsonl", "grpo-1_events.jsonl", "online-dpo-1_events.jsonl", "plain-1_events.jsonl",
        "sft-command_events.jsonl",
    ]  # fmt: skip
    assert (tmp_path / "rldk_logs" / "sft-1_events.jsonl").exists()
    assert (tmp_path / "out" / "summaries" / "grpo-1_metrics.json").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [p for p in PAGES if p not in EXECUTED], ids=lambda p: str(p.relative_to(ROOT)))
def test_no_block_stands_where_no_test_runs_it(page: Path) -> None:
    assert blocks(page) == []


def test_the_architecture_names_all_that_rldk_is_made_of() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = [path for path in (ROOT / "rldk").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    missing = [p.name for p in parts if p.name != "__init__.py" and not re.search(rf"[`/]{p.name}[`/]", page)]
    assert missing == []


def test_the_layers_of_the_architecture_are_those_that_are_checked() -> None:
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", config, re.MULTILINE | re.DOTALL)
    if layers is None:
        pytest.skip("no layers are checked")
    expected = "".join(f"    {layer}\n" for layer in re.findall(r'"([^"]+)"', layers[1]))
    assert f"\n{expected}\n" in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_each_promise_names_a_test_that_there_is() -> None:
    page = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (P\d+) \|(.*)\|$", page, re.MULTILINE)
    assert [promise for promise, _ in rows] == [f"P{number}" for number in range(1, 11)]
    for promise, row in rows:
        named = re.findall(r"\]\(\.\./(tests/[\w/]+\.py)\): `(test_\w+)`", row)
        assert named, promise
        for path, name in named:
            assert f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8"), name

"""Every block of code of the page on OpenRLHF runs, in order, in one directory."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("openrlhf", reason="OpenRLHF has an environment of its own: make test-frameworks NAME=openrlhf")

from rldk import read_events
from tests.factories.pages import blocks
from tests.frameworks.openrlhf.commands import COMMANDS
from tests.frameworks.openrlhf.running import ROOT, Finished

PAGE = ROOT / "docs" / "openrlhf.md"
# The shell splits them at spaces, and no more: the template of the prompts, which has one, is left to its default.
ARGUMENTS = {
    name.upper(): " ".join(
        word for option, value in COMMANDS[name].options.items() if " " not in str(value)
        for word in ([option] if value is True else [option, str(value)])
    )
    for name in ("ppo", "sft", "dpo")
}  # fmt: skip


def as_submitted(code: str, folder: Path) -> tuple[str, dict[str, str]]:
    """The command that `ray job submit` starts, and the variable in which it leaves the job's environment for Ray.

    Submitting needs Ray's job server, which the test's cluster has not.
    """
    if not code.startswith("ray job submit"):
        return code, {}
    options, _, entrypoint = code.partition(" -- ")
    (given,) = shlex.split(options)[4:]
    environment = json.loads(given.replace("/data/logs", str(folder / "logs")))
    return entrypoint, {"RAY_JOB_CONFIG_JSON_ENV_VAR": json.dumps({"runtime_env": environment})}


def test_every_block_of_the_page_runs(run_script: Callable[..., Finished], tmp_path: Path) -> None:
    python = ["from make_trainer import make_trainer"]
    for language, code in blocks(PAGE):
        if language == "python":
            python.append(code)
        elif language == "bash":
            line, job = as_submitted(code, tmp_path)
            done = run_script(["bash", "-euo", "pipefail", "-c", line], env={**ARGUMENTS, **job})
            assert done.exit_code == 0, f"{line}\n{done.output}"
        else:
            pytest.fail(f"a block in {language or 'no language'}: nobody can say whether it works")
    (tmp_path / "page.py").write_text("\n\n".join(python))
    done = run_script(["python", "page.py"])
    assert done.exit_code == 0, done.output

    def steps(folder: str, run_id: str) -> list[int]:
        events = read_events(tmp_path / folder)
        return [e.step for e in events if (e.model_info.run_id, e.model_info.phase) == (run_id, "train")]

    for run_id in ("ppo-1", "ppo-2", "sft-1", "dpo-1", "sft-3"):
        assert set(steps("logs", run_id)) == {1, 2, 3, 4}
    assert steps("rldk_logs", "sft-2") == [1, 2, 3, 4]
    assert steps("nodes", "loop-1") == [1, 2, 3]
    for name in ("metrics_sft-1.csv", "metrics_sft-1.parquet", "summary_sft-1.json", "events_sft-1.jsonl"):
        assert (tmp_path / "summaries" / name).is_file()
    assert (tmp_path / "table.parquet").is_file()

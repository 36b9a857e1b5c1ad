"""`python -m rldk.integrations.trl`: a command that is run as it is, with what it trains logged."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from rldk import read_events
from tests.integrations.trl.test_processes import free_port

ROOT = Path(__file__).parents[3]
PATHS = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
CONFIG = """
model_name_or_path: {model}
dataset_name: {data}
output_dir: out
max_steps: 2
logging_steps: 1
use_cpu: true
disable_tqdm: true
max_length: 32
eval_strategy: "no"
save_strategy: "no"
"""
SCRIPT = """
import sys
from pathlib import Path
from transformers import TrainerCallback
from tests.factories.trainers.plain import language_model

class Mine(TrainerCallback):
    pass

callbacks = [Mine()]
if "own" in sys.argv:
    from rldk.integrations.trl import RLDKCallback
    callbacks.append(RLDKCallback("own", run_id="own"))
options = {{"max_steps": 2, "eval_strategy": "no", **{options}}}
trainer = language_model(Path({path!r}), {model!r}, callbacks, **options)
if "later" in sys.argv:
    from rldk.integrations.trl import RLDKCallback
    trainer.add_callback(RLDKCallback("own", run_id="own"))
trainer.train()
"""


def launch(cwd: Path, *command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rldk.integrations.trl", *map(str, command)],
        cwd=cwd,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": PATHS,
            "CUDA_VISIBLE_DEVICES": "",
            "OMP_NUM_THREADS": "1",
            "RLDK_QUIET": "0",
            **environment,
        },
        capture_output=True,
        text=True,
        input="typed",
    )


def script(path: Path, model: Path, **options: object) -> Path:
    file = path / "train.py"
    file.write_text(SCRIPT.format(path=str(path), model=str(model), options=options))
    return file


def steps(logs: Path) -> dict[str, list[int]]:
    """Train steps by run."""
    found: dict[str, list[int]] = {}
    for event in read_events(logs):
        if event.model_info.phase == "train":
            found.setdefault(event.model_info.run_id, []).append(event.step)
    return found


# What C++ says where a thread of torch's gloo is still there as the interpreter ends, which is rare.
ABORTED = "terminate called without an active exception"


def announced(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stderr.splitlines() if line.startswith("rldk: logging to")]


@pytest.mark.trl
@pytest.mark.parametrize(("algorithm", "report_to"), [("sft", "rldk"), ("dpo", None)])
def test_trl_started_by_its_command_is_logged_once(
    tmp_path: Path, model: Path, algorithm: str, report_to: str | None
) -> None:
    pytest.importorskip("trl")
    (tmp_path / "data").mkdir()
    words = ("a", "b", "c", "d")
    preferences = [{"prompt": "say", "chosen": f" {word}", "rejected": f" no {word}"} for word in words]
    rows = [{"text": f"say {word}"} for word in words] if algorithm == "sft" else preferences
    (tmp_path / "data" / "train.jsonl").write_text("\n".join(map(json.dumps, rows)))
    config = tmp_path / "train.yaml"
    # TRL sets the variables of `env` in its own process, before it starts the one that trains.
    settings = "env:\n  RLDK_MODEL_NAME: tiny\n" + (f"report_to: {report_to}\n" if report_to else "")
    config.write_text(CONFIG.format(model=model, data=tmp_path / "data") + settings)
    done = launch(tmp_path, "--run-id", "from-yaml", "--output-dir=my logs", "trl", algorithm, "--config", config)
    assert done.returncode == 0, done.stderr
    assert steps(tmp_path / "my logs") == {"from-yaml": [1, 2]}
    assert {event.model_info.model_name for event in read_events(tmp_path / "my logs")} == {"tiny"}
    assert announced(done) == [
        "rldk: logging to 'my logs/from-yaml_events.jsonl'; look: "
        "rldk check 'my logs', rldk report 'my logs', rldk ls 'my logs'"
    ]


@pytest.mark.trl
@pytest.mark.parametrize(
    "launcher",
    [
        [],
        ["accelerate", "launch", "--cpu", "--num_processes", "1"],
        ["torchrun", "--nproc-per-node", "2", "--master-port", "PORT"],
    ],
    ids=lambda words: words[0] if words else "script",
)
def test_a_script_is_logged_whatever_starts_it(tmp_path: Path, model: Path, launcher: Sequence[str]) -> None:
    pytest.importorskip("transformers")
    options = {"ddp_backend": "gloo"} if "torchrun" in launcher else {}
    path = script(tmp_path, model, **options)
    for _ in range(2):
        words = [str(free_port()) if word == "PORT" else word for word in launcher]
        done = launch(tmp_path, *words, path, RLDK_RUN_ID="launched")
        if "torchrun" not in launcher or ABORTED not in done.stderr:
            break
        shutil.rmtree(tmp_path / "rldk_logs", ignore_errors=True)
    assert done.returncode == 0, done.stderr
    assert steps(tmp_path / "rldk_logs") == {"launched": [1, 2]}
    assert len(announced(done)) == 1
    worlds = {event.process.world_size for event in read_events(tmp_path / "rldk_logs")}
    assert worlds == {2 if "torchrun" in launcher else 1}


@pytest.mark.trl
@pytest.mark.parametrize("when", ["own", "later"])
def test_a_callback_of_the_scripts_own_counts_and_no_other_is_added(tmp_path: Path, model: Path, when: str) -> None:
    pytest.importorskip("transformers")
    done = launch(tmp_path, script(tmp_path, model), when)
    assert done.returncode == 0, done.stderr
    assert steps(tmp_path / "own") == {"own": [1, 2]}
    assert not (tmp_path / "rldk_logs").exists()


def test_the_command_is_run_as_it_is(tmp_path: Path) -> None:
    code = "import sys, os; print(sys.argv[1:], sys.stdin.read(), flush=True)\n"
    code += "print('said', file=sys.stderr); os._exit(7)"
    done = launch(tmp_path, sys.executable, "-c", code, "--run-id", "a b", "-h")
    assert (done.returncode, done.stdout, done.stderr) == (7, "['--run-id', 'a b', '-h'] typed\n", "said\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_reaches_the_command(tmp_path: Path, number: signal.Signals) -> None:
    code = (
        "import signal, sys, time\n"
        f"signal.signal({int(number)}, lambda *_: sys.exit(5))\n"
        "print('ready', flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "rldk.integrations.trl", sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": PATHS},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.wait(30) == 5


def test_a_sitecustomize_of_the_users_still_runs(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "sitecustomize.py").write_text("import sys\nNAME = 'mine'\nsys.mine = True\n")
    code = "import sys, sitecustomize; print(sys.mine, sitecustomize.NAME)"
    paths = f"{tmp_path / 'own'}{os.pathsep}{PATHS}"
    assert launch(tmp_path, sys.executable, "-c", code, PYTHONPATH=paths).stdout == "True mine\n"
    (tmp_path / "own" / "sitecustomize.py").write_text("raise RuntimeError('broken')\n")
    plain = subprocess.run(
        [sys.executable, "-c", "1"], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    done = launch(tmp_path, sys.executable, "-c", "1", PYTHONPATH=paths)
    assert (done.returncode, done.stderr) == (plain.returncode, 2 * plain.stderr)  # the launcher's Python has it, too
    assert "broken" in plain.stderr


def test_a_process_that_trains_nothing_imports_nothing_of_rldk(tmp_path: Path) -> None:
    code = "import sys; print([n for n in sys.modules if n.partition('.')[0] in ('rldk', 'rldk_schema', 'torch')])"
    assert launch(tmp_path, sys.executable, "-c", code).stdout == "[]\n"


STAND_IN = "class Trainer: pass\n"


def test_a_python_without_rldk_trains_and_says_why_nothing_is_logged(tmp_path: Path) -> None:
    # A transformers of two lines, and an rldk that cannot be imported: what another environment's Python would find.
    (tmp_path / "site" / "transformers").mkdir(parents=True)
    (tmp_path / "site" / "transformers" / "__init__.py").touch()
    (tmp_path / "site" / "transformers" / "trainer.py").write_text(STAND_IN)
    (tmp_path / "site" / "rldk.py").write_text("raise ImportError('no rldk here')\n")
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); import transformers.trainer; print('trained')"
    done = launch(tmp_path, sys.executable, "-c", code)
    assert (done.returncode, done.stdout) == (0, "trained\n")
    assert done.stderr.startswith(f"rldk: what {sys.executable} trains is not logged: ImportError: no rldk here\n")
    assert "-m pip install" in done.stderr


def test_a_command_that_replaces_the_path_is_told_what_it_loses(tmp_path: Path) -> None:
    code = "import os; os.environ['PYTHONPATH'] = 'src'"
    hook = ROOT / "rldk" / "integrations" / "trl" / "hook"
    assert launch(tmp_path, sys.executable, "-c", code).stderr == (
        f"rldk: PYTHONPATH was replaced, so processes started after that are not logged; keep {hook} in it\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "usage: python -m rldk.integrations.trl"),
        (["--help"], 0, "usage: python -m rldk.integrations.trl"),
        (["no-such-command"], 127, "rldk: no-such-command: No such file or directory\n"),
        (
            ["--outputdir", "logs", "true"],
            2,
            "rldk: --outputdir: no such option; did you mean --output-dir? See --help\n",
        ),
        (["--colour", "red", "true"], 2, "rldk: --colour: no such option; see --help\n"),
        (["--log-interval", "often", "true"], 2, "rldk: RLDK_LOG_INTERVAL: expected an integer; found 'often'\n"),
        (["--run-id", "a/b", "true"], 2, "rldk: RLDK_RUN_ID: run_id: expected letters, digits"),
        (["--every-step", "--", "true"], 0, ""),
    ],
)
def test_the_launcher_says_what_is_wrong(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    done = launch(tmp_path, *arguments)
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr


def test_the_launcher_does_not_promise_a_log_that_is_turned_off(tmp_path: Path) -> None:
    done = launch(tmp_path, "true", RLDK_DISABLE_JSONL="1")
    assert (done.returncode, done.stderr) == (0, "rldk: nothing will be logged: turned off by RLDK_DISABLE_JSONL\n")

"""How OpenRLHF comes to be logged, and that it trains on whatever is wrong with rldk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

pytest.importorskip("openrlhf", reason="OpenRLHF has an environment of its own: make test-frameworks NAME=openrlhf")

from tests.factories.disks import fill, small_disk
from tests.frameworks.openrlhf import running
from tests.frameworks.openrlhf.logs import log_of, of_phase
from tests.frameworks.openrlhf.running import Finished, path_with
from tests.frameworks.openrlhf.scalars import read_tensorboard

Runner = Callable[..., Finished]

OURS = "rldk.integrations.openrlhf.setup"
SCRIPTS = Path(__file__).parent / "scripts"


def weights_of(run: Finished) -> bytes:
    """The weights that a run has trained."""
    (path,) = (run.cwd / "trained").glob("*.safetensors")
    return path.read_bytes()


def assert_logged(path: Path) -> None:
    assert [event.step for event in of_phase(path, "train")] == [1, 2, 3, 4]


@pytest.fixture(scope="module")
def plain(material: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """SFT without rldk."""
    return running.run_openrlhf(material, tmp_path_factory.mktemp("plain"), "sft")


def test_without_the_launcher_nothing_of_rldk_happens(plain: Finished, run_openrlhf: Runner) -> None:
    logged = run_openrlhf("sft", through_rldk=True)
    assert plain.exit_code == 0, plain.output
    assert_logged(log_of(logged))
    assert not plain.logs.exists()
    assert "rldk" not in plain.output
    # And what is logged is not changed by it.
    assert weights_of(plain) == weights_of(logged)
    assert read_tensorboard(plain.tensorboard) == read_tensorboard(logged.tensorboard)


FAULTS = {
    "import error": "broken on purpose",
    "exception": "'NoneType' object is not callable",
    "full disk": "No space left on device",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_training_is_the_same_where_rldk_is_broken(
    fault: str, plain: Finished, run_openrlhf: Runner, tmp_path: Path
) -> None:
    env = {"RLDK_OUTPUT_DIR": str(tmp_path / "logs")}
    if fault == "import error":
        (tmp_path / "broken").mkdir()
        (tmp_path / "broken" / "msgspec.py").write_text("raise ImportError('broken on purpose')\n")
        env["PYTHONPATH"] = path_with(tmp_path / "broken")
    if fault == "exception":
        env |= {"PYTHONPATH": path_with(SCRIPTS), "RLDK_TEST_STAND_INS": "cpu_as_cuda broken_hooks"}
    with small_disk(tmp_path / "logs", 64) if fault == "full disk" else nullcontext() as disk:
        if disk is not None:
            fill(disk)
        broken = run_openrlhf("sft", folder="sft", through_rldk=True, env=env)
    assert broken.exit_code == 0, broken.output
    assert FAULTS[fault] in broken.output
    assert weights_of(broken) == weights_of(plain)
    assert read_tensorboard(broken.tensorboard) == read_tensorboard(plain.tensorboard)


def test_a_submitted_job_names_the_setup_hook_and_rldk_calls_the_users_own(run_openrlhf: Runner) -> None:
    run = run_openrlhf("ppo", ray_hook=OURS, env={"RLDK_SETUP_HOOK": "cpu_as_cuda.setup"})
    assert_logged(log_of(run))
    assert_logged(log_of(run, 1))
    assert list(run.cwd.glob("*.hooked"))


def test_the_launcher_calls_the_hook_of_a_submitted_job_before_its_own(run_openrlhf: Runner) -> None:
    run = run_openrlhf("ppo", ray_hook="cpu_as_cuda.setup", through_rldk=True)
    assert_logged(log_of(run))
    assert list(run.cwd.glob("*.hooked"))


def test_the_launcher_leaves_a_job_alone_that_names_its_setup_hook_already(run_openrlhf: Runner) -> None:
    env = {"RLDK_SETUP_HOOK": "cpu_as_cuda.setup"}
    run = run_openrlhf("ppo", ray_hook=OURS, through_rldk=True, env=env)
    assert_logged(log_of(run))


@pytest.mark.parametrize("command", ["sft", "ppo"])
def test_training_goes_on_where_rldk_cannot_be_imported(command: str, run_openrlhf: Runner, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "msgspec.py").write_text("raise ImportError('broken on purpose')\n")
    run = run_openrlhf(command, through_rldk=True, env={"PYTHONPATH": path_with(tmp_path / "broken")})
    assert run.exit_code == 0, run.output
    assert "broken on purpose" in run.output
    assert "rldk: nothing will be logged; training starts anyway" in run.output
    assert ("train", 4) in read_tensorboard(run.tensorboard)
    assert not run.logs.exists()


def test_training_goes_on_where_a_worker_has_no_rldk(run_openrlhf: Runner) -> None:
    run = run_openrlhf("ppo", ray_hook="without_rldk.setup", through_rldk=True, env={"PYTHONPATH": path_with(SCRIPTS)})
    assert run.exit_code == 0, run.output
    assert 'install it on every node, in the Python that Ray uses there: pip install "rldk[openrlhf]"' in run.output
    assert ("train", 4) in read_tensorboard(run.tensorboard)
    assert not run.logs.exists()


@pytest.mark.parametrize("command", ["sft", "ppo"])
def test_training_goes_on_where_nothing_can_be_written(command: str, run_openrlhf: Runner) -> None:
    run = run_openrlhf(command, through_rldk=True, env={"RLDK_OUTPUT_DIR": "/proc/nowhere"})
    assert run.exit_code == 0, run.output
    assert "/proc/nowhere" in run.output
    assert ("train", 4) in read_tensorboard(run.tensorboard)


def test_a_setting_that_makes_no_sense_is_said_and_not_used(run_openrlhf: Runner) -> None:
    env = {"RLDK_PER_RANK": "perhaps", "RLDK_ROTATE_BYTES": "-1"}
    run = run_openrlhf("sft", through_rldk=True, env=env)
    assert_logged(log_of(run))
    assert "RLDK_PER_RANK: expected 1 or 0, found 'perhaps'; it is not used" in run.output
    assert "rotate_bytes: expected a number above 0 or None, found -1" in run.output


@pytest.mark.parametrize("command", ["ppo", "grpo-async"])
def test_ppo_takes_a_callback_of_the_users(command: str, run_openrlhf: Runner) -> None:
    run = run_openrlhf(command, module="with_callback", env={"PYTHONPATH": path_with(SCRIPTS)})
    own = run.cwd / "own"
    assert_logged(log_of(run, logs=own))
    assert log_of(run, logs=own).name == "mine_events.jsonl"
    (model,) = {event.model_info.model_name for event in of_phase(log_of(run, logs=own), "train")}
    assert model == "my-model"
    # The workers were told where, and under which name.
    assert_logged(log_of(run, 1, logs=own))
    assert not run.logs.exists()

"""Older versions of OpenRLHF, logged: `make test-frameworks NAME=openrlhf-versions` installs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytest.importorskip("openrlhf", reason="OpenRLHF has an environment of its own: make test-frameworks NAME=openrlhf")

from tests.frameworks.openrlhf.commands import COMMANDS
from tests.frameworks.openrlhf.logs import assert_equal_to_tensorboard, log_of, manifest_of, notes_of, of_phase
from tests.frameworks.openrlhf.running import Finished
from tests.frameworks.openrlhf.versions import FOLDER, VERSIONS, for_version


@pytest.mark.parametrize("command", ["sft", "rm", "ppo"])
@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_version_is_logged_as_it_logs(
    version: str, command: str, run_openrlhf: Callable[..., Finished]
) -> None:
    line = for_version(COMMANDS[command], version)
    run = run_openrlhf(line, openrlhf=FOLDER / version, through_rldk=True, env={"RLDK_RUN_ID": "old"})
    assert_equal_to_tensorboard(run)
    path = log_of(run)
    assert [event.step for event in of_phase(path, "train")] == [1, 2, 3, 4]
    assert notes_of(path)[0] == "started"
    assert notes_of(path)[-1] == "ended"
    assert manifest_of(run)["framework_version"] == version
    (first, *_) = of_phase(path, "train")
    assert (first.rng.seed, first.model_info.model_name, first.data_slice.batch_size) == (42, "model", 8)
    if command == "ppo":
        assert [event.step for event in of_phase(log_of(run, 1), "train")] == [1, 2, 3, 4]

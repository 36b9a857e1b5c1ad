"""Runs the real OpenRLHF for the tests here, which need its own environment: `make test-frameworks NAME=openrlhf`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.frameworks.openrlhf.running import Finished


@pytest.fixture(scope="session")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `model`, `data` and `reward.py`."""
    from tests.frameworks.openrlhf.material import make_material

    return make_material(tmp_path_factory.mktemp("material"))


@pytest.fixture
def run_openrlhf(material: Path, tmp_path: Path) -> Callable[..., Finished]:
    """`running.run_openrlhf` in this test's folder, or one in it: `run_openrlhf("sft", folder="a")`."""
    from tests.frameworks.openrlhf.running import run_openrlhf

    return lambda *args, folder="", **kwargs: run_openrlhf(material, tmp_path / folder, *args, **kwargs)


@pytest.fixture
def run_script(material: Path, tmp_path: Path) -> Callable[..., Finished]:
    """`running.run_line` in this test's folder, with the scripts of this folder on the path."""
    from tests.frameworks.openrlhf.running import only_rank, path_with, run_line

    scripts = {"PYTHONPATH": path_with(Path(__file__).parent / "scripts")}
    return lambda line, env={}: run_line(material, tmp_path, line, env={**scripts, **only_rank(), **env})

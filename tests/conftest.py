"""What every test stands on: no network, no telemetry, and no judging of speed on a shared machine."""

import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.factories.output_forms import invalid_outputs

for variable in (
    "HF_HUB_OFFLINE",
    "HF_HUB_DISABLE_TELEMETRY",
    "HF_DATASETS_OFFLINE",
    "DO_NOT_TRACK",
    "RLDK_QUIET",
    "RLDK_DISABLE_INDEX",
):
    os.environ.setdefault(variable, "1")
os.environ.pop("RLDK_DISABLE_JSONL", None)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in what a script starts with &: its children ignore it, too
    signal.signal(signal.SIGINT, signal.default_int_handler)

# CI judges a change, so it sees the same examples each time; everywhere else hypothesis goes on looking for new ones.
settings.register_profile(
    "rldk", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("rldk")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Captured output that is no UTF-8 cannot be sent from a worker of pytest-xdist to the one that prints it."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "backslashreplace").decode()) for name, text in report.sections]
    return report


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model that trainers start from."""
    from rldk.demo import build_tiny_model

    return build_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(autouse=True)
def _every_output_is_valid(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test leaves behind validates against its schema, unless the test says that it damages files."""
    checked = "tmp_path" in request.fixturenames and request.node.get_closest_marker("damages_files") is None
    # Asked for first, so that it is still there afterwards.
    folder: Path | None = request.getfixturevalue("tmp_path") if checked else None
    yield
    assert folder is None or list(invalid_outputs(folder)) == []

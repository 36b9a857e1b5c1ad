"""What each integration says that it supports is what people read, and what the tests run with."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from runpy import run_path

import pytest

if sys.version_info >= (3, 11):
    import tomllib as toml
else:
    import tomli as toml

from rldk.doctor.frameworks import HOOKS
from rldk.integrations.shared.package import Package

ROOT = Path(__file__).parents[3]
HOME = ROOT / "rldk" / "integrations"
NAMES = sorted(path.parent.name for path in HOME.glob("[a-z]*/package.py") if path.parent.name != "shared")


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def package(name: str) -> Package:
    # Not by import: some integrations need their framework.
    return run_path(str(HOME / name / "package.py"))["PACKAGE"]


def test_every_integration_has_one() -> None:
    folders = {path.parent.name for path in HOME.glob("[a-z]*/__init__.py")}
    assert set(NAMES) == folders - {"shared"}


def test_its_page_and_the_readme_name_its_versions(name: str, package: Package) -> None:
    own = f"docs/{name}.md"
    for page in ("README.md", own if (ROOT / own).exists() else "docs/hugging_face.md"):
        assert re.search(rf"\b{re.escape(package.oldest)}\b", (ROOT / page).read_text(encoding="utf-8")), page


def test_the_extra_of_its_name_asks_for_no_more(package: Package) -> None:
    extras = toml.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    asked = [line for line in extras.get(package.framework, []) if line.startswith(f"{package.framework}>=")]
    assert asked in ([], [f"{package.framework}>={package.oldest}"])


def test_the_doctor_knows_what_an_index_calls_it(name: str, package: Package) -> None:
    assert HOOKS[name].index == (package.framework if package.is_published else None)


def test_the_tests_run_with_its_oldest_and_newest_version(package: Package) -> None:
    frameworks = (ROOT / "tests" / "frameworks").rglob("constraints.txt")
    files = (ROOT / "Makefile", ROOT / "constraints.txt", *frameworks)
    if not package.is_published:
        pytest.skip("it is on no index: its tests have a stand-in")
    pins = "".join(path.read_text(encoding="utf-8").replace("_", "-") for path in files)
    for release in (package.oldest, package.newest):
        exact = re.escape(release)
        pinned = rf"\b{package.framework.replace('_', '-')}=={exact}(\.\d+)?\b"
        listed = rf"OLD-{package.framework.upper().replace('_', '-')} := .*\b{exact}\b"
        assert re.search(f"{pinned}|{listed}", pins), release

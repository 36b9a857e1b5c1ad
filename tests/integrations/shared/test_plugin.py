"""What frameworks load by themselves is inert unless it is asked for, and breaks nothing where it is."""

from __future__ import annotations

import copy
import importlib
import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rldk.integrations.shared.plugin import start, when_imported
from rldk.integrations.shared.wrapping import attach, guard, listen

HOME = Path(__file__).parents[3] / "rldk" / "integrations"
PLUGINS = sorted(
    path.parent.name for path in HOME.glob("*/__init__.py") if "plugin import start" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_that_nobody_asked_imports_the_standard_library_only(name: str, tmp_path: Path) -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\n"
        f"import rldk.integrations.{name}\n"
        "import threading\nassert threading.active_count() == 1\nassert len(sys.meta_path) == len(set(sys.meta_path))\n"
        "print(*sorted(m for m in set(sys.modules) - before if m.split('.')[0] not in sys.stdlib_module_names))"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    own = ("", ".integrations", f".integrations.{name}", ".integrations.shared", ".integrations.shared.plugin")
    assert set(done.stdout.split()) == {f"rldk{part}" for part in (*own, "._version")}
    assert list(tmp_path.iterdir()) == []


def test_a_hook_that_cannot_be_loaded_is_said_and_raises_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("RLDK_OUTPUT_DIR", raising=False)
    start("rldk.no_such_module")
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("RLDK_OUTPUT_DIR", "logs")
    start("rldk.no_such_module")
    said = capsys.readouterr().err
    assert said == (
        "rldk: what this process trains is not logged: ModuleNotFoundError: No module named 'rldk.no_such_module'\n"
    )


def test_a_module_is_seen_once_it_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made_up_logger.py").write_text("HERE = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    monkeypatch.delitem(sys.modules, "made_up_logger", raising=False)
    seen = []
    finders = len(sys.meta_path)
    when_imported("made_up_logger", lambda module: seen.append(module.HERE))
    when_imported("made_up_logger", lambda _: 1 / 0)
    assert seen == []
    import made_up_logger  # noqa: F401

    assert seen == [1]
    assert len(sys.meta_path) == finders
    when_imported("made_up_logger", lambda module: seen.append(module.HERE))
    assert seen == [1, 1]
    when_imported("no_such_module_at_all", seen.append)
    with pytest.raises(ModuleNotFoundError):
        import no_such_module_at_all  # noqa: F401


class Around:
    """A finder that stands for another one, as tools that watch imports put them."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, *arguments: Any) -> Any:
        return self.finder.find_spec(*arguments)


@pytest.mark.parametrize("watched", [False, True])
def test_a_module_is_seen_in_a_zip_file_and_behind_finders_of_others(
    watched: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"zipped_{watched}"
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as file:
        file.writestr(f"{name}/__init__.py", "")
        file.writestr(f"{name}/inner.py", "")
        file.writestr(f"{name}/logger.py", f"import {name}.inner\nHERE = 1\n")
    monkeypatch.syspath_prepend(tmp_path / "all.zip")
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    seen: list[str] = []
    when_imported(f"{name}.logger", lambda module: seen.append(module.__name__))
    if watched:
        sys.meta_path[:] = map(Around, sys.meta_path)
    assert importlib.import_module(f"{name}.logger").HERE == 1
    importlib.reload(sys.modules[f"{name}.inner"])
    assert seen == [f"{name}.logger"]


def test_a_method_does_what_it_did_whatever_the_listener_does(caplog: pytest.LogCaptureFixture) -> None:
    calls = []

    class Logger:
        def log(self, step: int, *, fail: bool = False) -> int:
            calls.append(step)
            if fail:
                raise KeyError(step)
            return step + 1

    def broken(*_: object, **__: object) -> None:
        raise ValueError("ours")

    listen(Logger, "log", before=broken, after=lambda _, step: calls.append(-step))
    listen(Logger, "log", before=broken)
    failures = guard.failures
    assert Logger().log(1) == 2
    with pytest.raises(KeyError):
        Logger().log(2, fail=True)
    assert calls == [1, -1, 2]
    assert guard.failures == failures + 2
    assert "broken failed; training continues without this record" in caplog.text


def test_a_class_without_the_method_is_an_error() -> None:
    with pytest.raises(AttributeError):
        listen(type("Logger", (), {}), "log", before=SimpleNamespace)


def test_each_object_has_a_log_that_gets_its_calls_and_none_after_its_deletion() -> None:
    calls: list[tuple[object, ...]] = []

    class Logger:
        def log(self, step: int) -> int:
            return step

        def finish(self, exit_code: int = 0) -> None:
            pass

        def __del__(self) -> None:
            self.finish()

    older = Logger()
    attach(
        Logger,
        lambda: len(calls),
        lacking=("close",),
        log=lambda log, step: calls.append((log, step)),
        finish=lambda log, exit_code=0: calls.append((log, "finished", exit_code)),
        close=lambda log: calls.append((log, "closed")),
        __del__=lambda log: calls.append((log, "deleted")),
    )
    assert older.log(1) == 1
    first = Logger()
    first.log(2)
    assert pickle.loads(pickle.dumps(vars(first))) == vars(copy.deepcopy(first)) == {"_rldk_log": None}
    copy.deepcopy(first).log(9)
    second = Logger()
    second.log(step=3)
    second.finish(1)
    del first, older
    assert calls == [(0, 2), (1, 3), (1, "finished", 1), (0, "deleted")]

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rldk import check_runs
from rldk.run_index import code, database, place
from rldk.run_index.database import Database
from tests.factories.indexed import count_reads, use_index, wait_for_clock
from tests.factories.ranks import event, write

ROW = (b"asked", b"run", b"files", 1.0, None, b"body")
INSERT = "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)"


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_index(monkeypatch, tmp_path / "cache")
    write(tmp_path / "logs" / "r_events.jsonl", *(event(0, step, timestamp=1e9 + step) for step in range(9)))
    wait_for_clock(tmp_path / "logs")
    return tmp_path / "logs"


def index_of(logs: Path) -> Path:
    (index,) = (logs.parent / "cache" / "runs").glob("*.sqlite")
    return index


def judged(logs: Path) -> list[int]:
    return [run.events for run in check_runs(logs)]


def test_the_index_is_its_users_alone_and_nothing_is_beside_the_logs(logs: Path) -> None:
    before = sorted(logs.iterdir())
    judged(logs)
    index = index_of(logs)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (index.parent, index)] == [0o700, 0o600]
    assert sorted(logs.iterdir()) == before
    assert list(index.parent.iterdir()) == [index]


def foreign(index: Path) -> None:
    index.unlink()
    with sqlite3.connect(index) as connection:
        connection.execute("CREATE TABLE answer (name TEXT)")
        connection.execute('CREATE TABLE "odd ""name" (name TEXT)')
        connection.execute("CREATE VIEW v AS SELECT name FROM answer")
    connection.close()


def future(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("ALTER TABLE answer DROP COLUMN body")
    connection.close()


def other_columns(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("ALTER TABLE answer DROP COLUMN body")
    connection.close()


def other_types(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE answer SET answered = 'today'")
    connection.close()


def torn_page(index: Path) -> None:
    data = bytearray(index.read_bytes())
    data[5000:9000] = os.urandom(4000)
    index.write_bytes(data)


def other_bytes(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE answer SET body = substr(body, 1, length(body) - 1) || x'00'")
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda index: index.write_bytes(b"SQLite format 3\0" + os.urandom(8000)),
        lambda index: index.write_bytes(b"what is this?" * 1000),
        lambda index: index.write_bytes(b""),
        lambda index: os.truncate(index, 5000),
        torn_page,
        foreign,
        future,
        other_columns,
        other_types,
        other_bytes,
        lambda index: index.with_name(f"{index.name}-journal").write_bytes(os.urandom(9000)),
    ],
)
def test_a_damaged_foreign_or_future_index_is_made_again(
    damage: Callable[[Path], object], logs: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    judged(logs)
    damage(index_of(logs))
    read = count_reads(monkeypatch)
    assert [judged(logs) for _ in range(3)] == [[9]] * 3
    assert len(read) <= 2
    assert [record for record in caplog.records if record.levelname != "DEBUG"] == []


def test_an_index_of_other_code_is_not_used(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(logs)
    read = count_reads(monkeypatch)
    for name in ("answers", "database"):
        monkeypatch.setattr(f"rldk.run_index.{name}.code_digest", lambda: b"other code")
    assert [judged(logs), judged(logs), read] == [[9], [9], ["r"]]
    for name in ("answers", "database"):
        monkeypatch.setattr(f"rldk.run_index.{name}.code_digest", lambda: None)  # it was edited while it ran
    assert [judged(logs), judged(logs), read] == [[9], [9], ["r"] * 3]


def test_code_that_was_edited_after_it_was_loaded_has_no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = code.code_digest.__wrapped__
    monkeypatch.setattr(code, "_loaded", time.time() + 1e9)
    before = plain()
    assert before is not None
    assert before == plain()
    monkeypatch.setattr(code, "_loaded", 1e9)
    assert plain() is None
    monkeypatch.setattr(code, "_loaded", time.time() + 1e9)
    monkeypatch.setattr(code, "_files", lambda folder: iter([(folder, 1, 2, 3)]))
    assert plain() != before


def test_an_index_that_cannot_be_looked_at_is_done_without(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(logs)

    def refuse(path: Path, **_: object) -> object:
        raise PermissionError(13, "no", str(path)) if path.suffix == ".sqlite" else FileNotFoundError(2, "no")

    index = Database(logs)
    monkeypatch.setattr(Path, "stat", refuse)
    assert index.rows("SELECT * FROM answer") == []


def test_who_cannot_write_at_once_does_without(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged(logs)
    write(logs / "r_events.jsonl", event(0, 9, timestamp=1e9 + 9))
    wait_for_clock(logs)
    holder = sqlite3.connect(index_of(logs), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    assert [judged(logs), judged(logs)] == [[10], [10]]
    assert time.monotonic() - started < 20 * database._WAIT_SECONDS
    holder.execute("COMMIT")
    holder.close()
    read = count_reads(monkeypatch)
    assert [judged(logs), judged(logs), read] == [[10], [10], ["r"]]


def test_without_a_directory_to_write_to_everything_works(
    logs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "shared" / "runs").mkdir(parents=True)
    (tmp_path / "shared" / "runs").chmod(0o777)
    read = count_reads(monkeypatch)
    for cache in (tmp_path / "file", tmp_path / "shared", Path("/proc/nothing")):
        monkeypatch.setenv("RLDK_CACHE_DIR", str(cache))
        assert judged(logs) == [9]
    assert list((tmp_path / "shared" / "runs").iterdir()) == []
    monkeypatch.setenv("RLDK_CACHE_DIR", str(tmp_path / "cache"))
    judged(logs)
    index_of(logs).chmod(0o400)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)  # somebody else's: what it says is not believed
    assert judged(logs) == [9]
    assert len(read) == 5


@pytest.mark.parametrize("value", ["1", "yes", "what?"])
def test_a_variable_turns_it_off(value: str, logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_INDEX", value)
    assert judged(logs) == [9]
    assert not (logs.parent / "cache").exists()


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RLDK_CACHE_DIR", raising=False)
    monkeypatch.setenv("HOME", "/home/u")
    found = []
    for platform, base in (("linux", ""), ("linux", "/x"), ("linux", "relative"), ("darwin", ""), ("win32", "")):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setenv("XDG_CACHE_HOME", base)
        monkeypatch.setenv("LOCALAPPDATA", "/local")
        found.append(str(place.cache_directory()))
    own = "/home/u/.cache/rldk"
    assert found == [own, "/x/rldk", own, "/home/u/Library/Caches/rldk", "/local/rldk/Cache"]


@pytest.mark.parametrize(
    ("given", "home", "expected"),
    [
        ("~/x", "/home/u", "/home/u/x"),
        ("relative/x", "/home/u", None),
        ("~nobody-at-all/x", "/home/u", None),
        ("~/x", "", None),
        ("", "", None),
        ("", "relative", None),
        ("/x", "", "/x"),
    ],
)
def test_a_cache_is_at_a_full_path_or_nowhere(
    given: str, home: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("RLDK_CACHE_DIR", given), ("HOME", home), ("XDG_CACHE_HOME", "")):
        monkeypatch.setenv(name, value)
    assert place.cache_directory() == (None if expected is None else Path(expected))


def test_code_whose_times_were_set_back_is_other_code(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    os.utime(tmp_path / "a.py", (1, 1))
    before = list(code._files(str(tmp_path)))
    wait_for_clock(tmp_path)
    (tmp_path / "a.py").write_text("2")
    os.utime(tmp_path / "a.py", (1, 1))
    assert list(code._files(str(tmp_path))) != before


def test_a_writer_that_is_killed_leaves_an_index_that_works(logs: Path) -> None:
    script = """
import sys
from rldk.run_index.database import Database
database = Database(sys.argv[1])
print("ready", flush=True)
for number in range(10**6):
    rows = [(b"asked", b"%d" % place, b"files", 1.0, None, b"%d" % number * 500) for place in range(300)]
    database.write([("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", rows)])
"""
    for seconds in (0.1, 0.17, 0.31):
        writer = subprocess.Popen([sys.executable, "-c", script, logs], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(seconds)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        kept = Database(logs).rows("SELECT DISTINCT body FROM answer WHERE asked = ?", (b"asked",))
        assert len(kept) <= 1  # all of what was written together, or none of it
        with sqlite3.connect(index_of(logs)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
        assert judged(logs) == [9]


def test_a_full_disk_keeps_nothing_and_stops_nothing(logs: Path) -> None:
    script = """
import resource, sys
from rldk import check_runs
from rldk.run_index.database import Database
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
print([run.events for run in check_runs(sys.argv[1])])
print(Database(sys.argv[1]).write([("INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)", [(b"a", b"r", b"f", 1.0, None, bytes(90_000))])]))
"""  # noqa: E501
    done = subprocess.run([sys.executable, "-c", script, logs], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[9]\nFalse\n", "")
    assert judged(logs) == [9]


def test_the_oldest_indexes_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for age, name in enumerate("abc"):
        (tmp_path / f"{name}.sqlite").write_bytes(bytes(1000))
        os.utime(tmp_path / f"{name}.sqlite", (1000 - age, 1000 - age))
    for most, left in (((3000, 3), "abc"), ((2500, 3), "ab"), ((2500, 1), "a")):
        place.make_room(tmp_path, *most)
        assert sorted(path.stem for path in tmp_path.iterdir()) == list(left)


def test_an_index_that_has_grown_too_large_is_begun_anew(logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_MOST_BYTES", 100_000)
    index = Database(logs)
    for number in range(9):
        assert index.write([(INSERT, [(b"%d" % number, *ROW[1:5], bytes(50_000))])])
    assert 0 < len(index.rows("SELECT asked FROM answer")) <= 3
    assert index_of(logs).stat().st_size < 250_000

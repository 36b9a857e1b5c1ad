from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from rldk import (
    EventValidationError,
    EventWriter,
    LogChangedError,
    check_runs,
    encode_event,
    export_logs,
    read_events,
    write_report,
)
from rldk.log.replay import EventLogs
from rldk.log.segments import closed_segments
from rldk.log.skips import MOST_KEPT, Skipped, Skips, SkipsOnce
from tests.factories.commands import RLDK, process, rldk
from tests.factories.events import make_event


def line(step: int) -> bytes:
    return encode_event(make_event(step=step, metrics={"loss": 1 / step})) + b"\n"


def test_a_million_bad_lines_take_bounded_memory_and_all_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    once = SkipsOnce()
    for _ in range(2):  # passes
        for number in range(1, 100_001):
            once.add_new(Skipped(Path("f"), number, "x" * 5000))
    assert (once.count, len(once.bad), len(once.told())) == (100_000, MOST_KEPT, MOST_KEPT + 1)
    assert once.told()[-1] == "and 99000 more lines"
    assert max(map(len, once.told())) < 1100
    both = once + Skips([Skipped(Path("g"), None, "gone", fatal=False)], 0)
    assert (both.count, len(both.bad)) == (100_000, MOST_KEPT)


def test_a_damaged_log_warns_of_the_first_lines_one_by_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(line(1) + b"{\n" * 3000 + line(2))
    logs = EventLogs(path, on_error="skip")
    assert [event.step for event in logs] == [event.step for event in logs] == [1, 2]
    assert (logs.skips.count, len(logs.skips.bad)) == (3000, MOST_KEPT)
    assert str(logs.skips.bad[0]).startswith(f"{path}:2: $: not JSON")
    assert len(caplog.records) == 21  # and how many there are
    assert "skipped 3000 lines" in caplog.text


@pytest.mark.parametrize("compress", ["gzip", "zstd"])
def test_of_a_segment_that_was_cut_the_rest_of_the_log_is_read(compress: str, tmp_path: Path) -> None:
    with EventWriter(tmp_path / "r_events.jsonl", rotate_bytes=2000, compress=compress) as writer:
        for step in range(1, 31):
            writer.write(make_event(step=step, notes=[str(hash((step, 0.5)))]))
    second = closed_segments(tmp_path / "r_events.jsonl")[2]
    lost = [event.step for event in read_events(second)]
    second.write_bytes(second.read_bytes()[:-30])
    (health,) = check_runs(tmp_path, on_error="skip")
    assert health.skips.count == 1
    assert health.skipped[0].startswith(f"{second}:")
    assert "the compressed data are damaged from here" in health.skipped[0]
    assert 30 - len(lost) <= health.events < 30
    assert (health.hides or "").startswith("1 line that could not be read, the first: ")


def test_a_line_of_64_mib_of_garbage_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(line(1))
        for _ in range(65):
            file.write(b"x" * 2**20)
        file.write(b"\n" + line(2))
    logs = EventLogs(path, on_error="skip")
    assert [event.step for event in logs] == [1, 2]
    assert logs.skips.told() == [
        f"{path}:2: $: expected a line of at most 67108864 bytes, found 68157441 [byte {len(line(1))}]"
    ]


def test_a_damaged_rank_is_marked_though_the_verdict_is_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "r_events.jsonl").write_bytes(line(1) + line(2))
    other = tmp_path / "r_events.rank1.jsonl"
    other.write_bytes(line(1) + b"\0\0\0\n" + line(2))
    code, out = rldk("check", tmp_path)
    assert code == 1
    assert f"1 line that could not be read, the first: {other}:2: $: not JSON" in out
    assert f"::error file={other},line=2::$: not JSON" in rldk("check", tmp_path, "--format", "github")[1]
    done = process(RLDK, "report", tmp_path, "-o", tmp_path)
    assert done.returncode == 1
    assert f"{other}:2" in (tmp_path / "r_report.html").read_text(encoding="utf-8")
    with pytest.raises(EventValidationError, match="rank1.jsonl:2"):
        list(check_runs(tmp_path))


def test_python_raises_at_a_bad_line_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(line(1) + b"{\n" + line(2))
    for verb in (
        lambda **o: list(read_events(path, **o)),
        lambda **o: export_logs(path, tmp_path / "e.csv", **o),
        lambda **o: export_logs(path, tmp_path / "out", **o),
        lambda **o: list(check_runs(path, **o)),
        lambda **o: write_report(path, tmp_path / "r.html", **o),
    ):
        before = sorted(tmp_path.iterdir())
        with pytest.raises(EventValidationError, match="r_events.jsonl:2"):
            verb()
        assert [p for p in sorted(tmp_path.iterdir()) if p.suffix] == [p for p in before if p.suffix]
        verb(on_error="skip")
        with pytest.raises(ValueError, match="on_error: expected 'raise' or 'skip'"):
            verb(on_error="ignore")
    assert export_logs(path, tmp_path / "e.csv", on_error="skip").skips.count == 1


def test_a_row_of_a_table_that_is_no_event_is_a_bad_line(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    from rldk.io.arrow import to_table

    table = to_table([make_event(step=step) for step in (1, 2, 3)])
    table = table.set_column(table.column_names.index("step"), "step", pa.array([1, -2, 3]))
    pq.write_table(table, tmp_path / "t.parquet")
    with pytest.raises(EventValidationError, match=r"t.parquet: event 2: \$.step"):
        list(check_runs(tmp_path / "t.parquet"))
    (health,) = check_runs(tmp_path / "t.parquet", on_error="skip")
    assert health.events == 2
    assert [text.split("$")[0] for text in health.skipped] == [f"{tmp_path / 't.parquet'}: event 2: "]
    done = process(RLDK, "export", tmp_path / "t.parquet", tmp_path / "e.csv")
    assert (done.returncode, done.stdout) == (1, f"{tmp_path / 'e.csv'}: 2 events\n")


def test_a_foreign_row_that_is_bad_is_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    path.write_text('{"step": 1, "loss": 0.5}\n{"step": 2,\n{"step": 3, "loss": 0.25}\n')
    for command in ("check", "report"):
        done = process(RLDK, command, path, *(["-o", tmp_path] if command == "report" else []))
        assert done.returncode == 1, done
        assert f"{path}:2: column 12: not JSON" in done.stderr
        stopped = process(RLDK, command, path, "--on-error", "stop")
        assert (stopped.returncode, f"{path}:2: column 12: not JSON" in stopped.stderr) == (1, True)
    assert "1 line could not be read and was left out" in (tmp_path / "train_report.html").read_text(encoding="utf-8")
    for options, code, there in (([], 1, False), (["--on-error", "skip"], 1, True)):
        assert process(RLDK, "ingest", path, tmp_path / "e.csv", *options).returncode == code
        assert (tmp_path / "e.csv").exists() is there


def test_a_report_outlives_retention_between_its_passes(tmp_path: Path) -> None:
    from rldk.check import check_any, runs_at
    from rldk.report.collect import collect
    from rldk.report.write import write_page

    live = tmp_path / "r_events.jsonl"
    with EventWriter(live, rotate_bytes=1500) as writer:
        for step in range(1, 11):
            writer.write(make_event(step=step))
    (run,) = runs_at(live, on_error="skip")
    health = check_any(run, None)
    (strict,) = runs_at(live)
    list(strict)
    closed_segments(live)[1].unlink()  # as `keep` does
    write_page(collect(run), tmp_path / "p.html", health=health)
    assert [str(line) for line in run.skips.others] == [f"{live}: a part of it was deleted between two passes over it"]
    with pytest.raises(LogChangedError):
        list(strict)

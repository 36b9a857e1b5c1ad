from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rldk import Run
from tests.factories.cases import DATA
from tests.factories.commands import RLDK, process, rldk


def test_the_command_writes_a_page_beside_the_log_or_where_it_is_told(logs: Path, tmp_path: Path) -> None:
    beside = logs / "r_report.html"
    assert rldk("report", logs) == (0, f"{beside}\n")
    page = beside.read_bytes()
    assert b'<tr id="alert-1" class="critical"><td>1</td><td>40</td>' in page  # as `rldk check` has it
    for source, args, dest in (
        (logs / "r_events.jsonl", (), beside),
        (logs, ("-o", tmp_path / "one.html"), tmp_path / "one.html"),
        (logs, ("--output", tmp_path / "pages"), tmp_path / "pages" / "r_report.html"),
    ):
        assert rldk("report", source, *args) == (0, f"{dest}\n")
        assert dest.read_bytes() == page


def test_the_command_writes_a_page_for_every_run_of_a_directory(logs: Path, tmp_path: Path) -> None:
    with Run(logs, run_id="other") as run:
        run.log(1, {"loss": 0.5})
    code, out = rldk("report", logs)
    assert (code, out.split()) == (
        0,
        [str(logs / name) for name in ("other_report.html", "r_report.html", "index.html")],
    )
    done = process(RLDK, "report", logs, "-o", tmp_path / "one.html")
    assert done.returncode == 2
    assert "expected a directory" in " ".join(done.stderr.replace("│", "").split())
    shutil.copytree(logs, logs / "again")
    done = process(RLDK, "report", logs, "-o", tmp_path / "pages")
    assert (done.returncode, (tmp_path / "pages").exists()) == (2, False)


def test_the_command_reads_tables_and_says_what_is_wrong(logs: Path, tmp_path: Path) -> None:
    for args, text in (
        ((logs, "-o", logs / "r_events.jsonl"), "expected .html or a directory, found 'r_events.jsonl'"),
        ((tmp_path / "nothing",), "no such file or directory"),
        ((logs, "-o", "/proc/nothing/r.html"), "/proc/nothing"),
    ):
        done = process(RLDK, "report", *args)
        assert done.returncode == 2, done
        assert text in " ".join(done.stderr.replace("│", "").split()), done.stderr
    bad = shutil.copy(DATA / "invalid" / "torn_in_the_middle.jsonl", tmp_path / "bad_events.jsonl")
    done = process(RLDK, "report", bad, "--on-error", "stop")
    assert done.returncode == 1
    assert "bad_events.jsonl:2: $: not JSON" in done.stderr
    assert "rldk: not reported. Run: rldk validate" in done.stderr
    assert not (tmp_path / "bad_report.html").exists()
    done = process(RLDK, "report", bad)
    assert (done.returncode, done.stdout) == (1, f"{tmp_path / 'bad_report.html'}\n")
    assert "1 line could not be read and was left out" in (tmp_path / "bad_report.html").read_text(encoding="utf-8")
    pytest.importorskip("pyarrow")
    assert rldk("export", logs, tmp_path / "t.parquet")[0] == 0
    assert rldk("report", tmp_path / "t.parquet") == (0, f"{tmp_path / 'r_report.html'}\n")
    assert "Core metrics" in (tmp_path / "r_report.html").read_text(encoding="utf-8")


def test_a_page_needs_no_pyarrow_and_nothing_else_heavy(logs: Path) -> None:
    code = (
        "import sys; from rldk.io.runs import find_runs; "
        "from rldk.report.collect import collect; from rldk.report.write import write_page; "
        f"(run,) = find_runs({str(logs)!r}); write_page(collect(run), {str(logs / 'p.html')!r}, health=None); "
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pyarrow", "numpy", "torch", "rich"} & set(done.stdout.split())

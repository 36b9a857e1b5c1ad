"""SQL over logs."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import pty
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from rldk import QueryError, Run, query_logs
from tests.factories.commands import RLDK, rldk
from tests.factories.waiting import until

pytest.importorskip("duckdb")


def query(sql: str, *args: object, stdin: str | None = None) -> tuple[int, str, str]:
    command = [*RLDK, "query", sql, *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, input=stdin)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    place = tmp_path / "it's; DROP"
    for number in (1, 2):
        with Run(place, run_id=f"r-{number}", config={"learning_rate": 10.0**-number, "note": 'a"b'}) as run:
            for step in range(1, 31):
                loss = math.nan if number == 2 and step == 20 else 1 / step
                run.log(step, {"loss": loss, "reward_mean": number * step, "my/own": step})
            run.log(30, {"reward_mean": 7.0}, phase="eval")
    return place


def test_events_are_the_nested_table(logs: Path) -> None:
    found = query_logs(
        "SELECT run_id, max(metrics.reward_mean) AS best, sum(extra_metrics['my/own']) AS own FROM events "
        "WHERE phase = 'train' GROUP BY run_id ORDER BY run_id",
        logs,
    )
    assert found.to_pylist() == [{"run_id": f"r-{n}", "best": 30.0 * n, "own": 465.0} for n in (1, 2)]


@pytest.mark.parametrize(
    "sql",
    [
        "SHOW TABLES",
        "SELECT DISTINCT table_name AS name FROM information_schema.columns",
        "DESCRIBE",
    ],
)
def test_all_views_are_there_for_who_asks_which_there_are(logs: Path, sql: str) -> None:
    assert sorted(query_logs(sql, logs)["name"].to_pylist()) == ["alerts", "events", "metrics", "runs"]


def test_metrics_have_a_row_for_each_value_and_none_for_what_is_missing(logs: Path) -> None:
    rows = query_logs("SELECT run_id, phase, name, count(*) n, count(*) FILTER (isnan(value)) nan FROM metrics "
                      "GROUP BY ALL ORDER BY ALL", logs).to_pylist()  # fmt: skip
    train = [("loss", 30), ("my/own", 30), ("reward_mean", 30)]
    assert [(r["run_id"], r["phase"], r["name"], r["n"], r["nan"]) for r in rows] == [
        row
        for run in ("r-1", "r-2")
        for row in (
            (run, "eval", "reward_mean", 1, 0),
            *((run, "train", name, n, int(run == "r-2" and name == "loss")) for name, n in train),
        )
    ]


def test_runs_have_their_verdict_and_configuration_and_alerts_what_was_found(logs: Path) -> None:
    rows = query_logs(
        "SELECT run_id, verdict, state, CAST(config->>'learning_rate' AS DOUBLE) AS rate, "
        "(SELECT list(rule || '@' || step) FROM alerts WHERE alerts.run_id = runs.run_id) AS found "
        "FROM runs ORDER BY run_id",
        logs,
    ).to_pylist()
    assert [(row["verdict"], row["state"], row["rate"]) for row in rows] == [
        ("not judged", "finished", 0.1),
        ("critical", "finished", 0.01),
    ]
    assert rows[0]["found"] is None
    assert "non_finite@20" in rows[1]["found"]


def test_a_path_that_is_no_unicode_is_shown_escaped(logs: Path) -> None:
    name = os.fsdecode(b"bad-\xff_events.jsonl")
    (logs / name).write_bytes((logs / "r-2_events.jsonl").read_bytes().replace(b'"r-2"', b'"bad"'))
    rows = query_logs("SELECT runs.run_id, runs.path, rule FROM runs JOIN alerts USING (path) ORDER BY ALL", logs)
    assert rows.slice(0, 1).to_pylist() == [
        {"run_id": "bad-\\udcff", "path": str(logs / "bad-\\udcff_events.jsonl"), "rule": "non_finite"}
    ]


def test_what_a_later_attempt_repeats_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    for start in (1, 3):
        with Run(tmp_path, run_id="r", resumed_from=start - 1 if start > 1 else None) as run:
            for step in range(start, 5):
                run.log(step, {"loss": float(start)})
    count = "SELECT count(*) AS n FROM events WHERE phase = 'train'"
    assert query_logs(count, tmp_path).to_pylist() == [{"n": 4}]
    assert query_logs(count, tmp_path, attempts="all").to_pylist() == [{"n": 6}]
    code, out, err = query(count, tmp_path, "--format", "csv")
    assert (code, out) == (0, "n\n4\n")
    assert "--attempts all shows them" in err


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM glob('{directory}/*')",
        "COPY (SELECT 1) TO '{directory}/new.csv'",
        "ATTACH '{directory}/new.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "EXPORT DATABASE '{directory}/new'",
        "SELECT 1; SELECT * FROM runs",
        "DROP VIEW events",
        "PRAGMA database_list",
        "SELECT nothing FROM events",
        "events",
        "",
    ],
)
def test_a_query_reaches_the_logs_and_nothing_else(logs: Path, tmp_path: Path, sql: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(QueryError):
        query_logs(sql.format(secret=secret, directory=tmp_path), logs)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_query_has_limits_and_tells_no_place_of_the_machine(logs: Path) -> None:
    limits = query_logs("SELECT name, value FROM duckdb_settings() WHERE name LIKE '%memory_limit' "
                        "OR name = 'max_temp_directory_size'", logs)  # fmt: skip
    told = {row["name"]: row["value"] for row in limits.to_pylist()}
    assert told["max_temp_directory_size"] == "10.0 GiB"
    assert told["memory_limit"] == "2.0 GiB" or psutil.virtual_memory().total < 8 << 30
    settings = query_logs(
        "SELECT value FROM duckdb_settings() UNION ALL SELECT input_type FROM duckdb_settings()", logs
    )
    assert not [row for row in settings.to_pylist() if str(Path.home()) in str(row["value"])]


def test_an_error_says_which_columns_there_are(logs: Path) -> None:
    with pytest.raises(QueryError, match="events: run_id, phase, attempt, rank, schema_version, step"):
        rldk("query", "SELECT reward FROM events", logs)


def test_rows_are_printed_for_people_and_for_programs(logs: Path) -> None:
    sql = (
        "SELECT step, value, {'a': [1, NULL]} AS nested, NULL AS nothing FROM metrics WHERE name = 'loss' ORDER BY 1, 2"
    )
    code, out, err = query(sql, logs, "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)["rows"]
    assert len(rows) == 60
    assert rows[39] == {"step": 20, "value": "NaN", "nested": {"a": [1, None]}, "nothing": None}
    _, out, _ = query(sql, logs, "--format", "csv")
    cells = list(csv.reader(io.StringIO(out)))
    assert cells[0] == ["step", "value", "nested", "nothing"]
    assert cells[40] == ["20", "nan", '{"a": [1, null]}', ""]
    code, out, err = query("SELECT range FROM range(250)", logs)
    assert (code, len(out.splitlines())) == (0, 101)
    assert err == "and 150 more rows: --format csv and --format json print all\n"
    _, out, _ = query("SELECT ':smile: [b]' AS \"a:x:\"", logs)
    assert [line.strip() for line in out.splitlines()] == ["a:x:", ":smile: [b]"]
    _, out, _ = query("SELECT 1 AS x WHERE false", logs, "--format", "json")
    assert json.loads(out) == {"rows": []}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_query_without_end(logs: Path, tmp_path: Path, number: signal.Signals) -> None:
    (scratch := tmp_path / "scratch").mkdir()
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t, events"
    command = [*RLDK, "query", endless, str(logs)]
    with subprocess.Popen(
        command,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(scratch)},
        preexec_fn=_hear_interrupts,  # noqa: PLW1509
    ) as process:
        until(lambda: any(file.suffix == ".parquet" for file in scratch.rglob("events.parquet")))
        time.sleep(1)  # it runs by then; if it does not, the test tells less
        process.send_signal(number)
        assert process.wait(30) != 0
    assert list(scratch.iterdir()) == []


def _hear_interrupts() -> None:
    """A shell that runs tests in the background has them ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_large_numbers_are_shown_whole(logs: Path) -> None:
    _, out, _ = query(
        "SELECT 1795918657.75::DOUBLE AS t, 1e300 AS large, 'inf'::DOUBLE AS i, 0.1234567::DOUBLE AS small", logs
    )
    assert out.splitlines()[1].split() == ["1795918657.75", "1e+300", "Infinity", "0.1235"]


def test_rows_of_many_columns_can_be_read_with_and_without_a_terminal(logs: Path) -> None:
    code, out, _ = query("SELECT * FROM runs", logs)
    head, *rows = out.splitlines()
    assert (code, len(rows)) == (0, 2)
    assert head.split()[:4] == ["run_id", "path", "read_as", "state"]
    assert f"r-1     {logs / 'r-1_events.jsonl'}  rldk" in rows[0]
    main, end = pty.openpty()
    command = [*RLDK, "query", "SELECT * FROM runs WHERE run_id = 'r-1'", str(logs)]
    with subprocess.Popen(
        command, stdout=end, stderr=subprocess.DEVNULL, env={**os.environ, "COLUMNS": "80"}
    ) as process:
        os.close(end)
        shown = b""
        with suppress(OSError):  # it has ended
            while part := os.read(main, 65536):
                shown += part
    os.close(main)
    assert process.returncode == 0
    lines = shown.decode().split("\r\n")
    assert [line.split() for line in lines[:2]] == [["row", "1"], ["run_id", "r-1"]]
    assert f"  path               {logs / 'r-1_events.jsonl'}" in lines


def test_columns_of_one_name_keep_their_values_under_names_of_their_own(logs: Path) -> None:
    sql = (
        "SELECT 1 AS step, 2 AS step, 3 AS step_1, sum(range) AS total, sum(range) / 4 AS mean FROM range(4) ORDER BY 1"
    )
    assert query_logs(sql, logs).column_names == ["step", "step_1", "step_1_1", "total", "mean"]
    _, out, _ = query(sql, logs, "--format", "json")
    assert out == '{"rows": [{"step": 1, "step_1": 2, "step_1_1": 3, "total": 6, "mean": 1.5}]}\n'
    _, out, _ = query(sql, logs, "--format", "csv")
    assert out == "step,step_1,step_1_1,total,mean\n1,2,3,6,1.5\n"
    _, out, _ = query(sql, logs)
    assert [line.split() for line in out.splitlines()] == [
        ["step", "step_1", "step_1_1", "total", "mean"],
        ["1", "2", "3", "6", "1.5"],
    ]
    pairs = "SELECT a.run_id, b.run_id FROM runs a JOIN runs b ON a.run_id < b.run_id"
    assert query_logs(pairs, logs).to_pylist() == [{"run_id": "r-1", "run_id_1": "r-2"}]


def test_a_query_comes_from_the_standard_input(logs: Path) -> None:
    code, out, _ = query("-", logs, "--format", "csv", stdin="SELECT count(*) AS n FROM runs")
    assert (code, out) == (0, "n\n2\n")


def test_runs_of_others_have_their_configuration(tmp_path: Path) -> None:
    (run := tmp_path / "mlruns" / "1" / "r1").mkdir(parents=True)
    (run / "meta.yaml").write_text("run_id: r1\nrun_name: qwen\nstart_time: 1795856400000\n", encoding="utf-8")
    for name, text in {"metrics/loss": "1795856400001 0.5 1\n1795856400002 0.4 2\n", "params/beta": "0.04"}.items():
        (run / name).parent.mkdir()
        (run / name).write_text(text, encoding="utf-8")
    rows = query_logs("SELECT run_id, config->>'beta' AS beta FROM runs", tmp_path).to_pylist()
    assert rows == [{"run_id": "qwen", "beta": "0.04"}]


def test_bad_lines_are_counted_and_logs_of_others_are_read(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 1.0})
    with run.path.open("a") as file:
        file.write('{"step": -1}\n')
    code, _, err = query("SELECT count(*) AS n FROM events", tmp_path, "--format", "csv")
    assert code == 1
    assert "r_events.jsonl" in err
    (tmp_path / "other").mkdir()
    rows = (json.dumps({"step": step, "loss": 1.0, "learning_rate": 0.1}) for step in range(20))
    (tmp_path / "other" / "mine.jsonl").write_text("\n".join(rows) + "\n")
    assert query_logs("SELECT count(*) AS n FROM events", tmp_path / "other").to_pylist() == [{"n": 20}]

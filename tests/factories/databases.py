"""Databases of trackers, with the tables that trackio 0.43 and MLflow 3.17 make, and writers that die."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

TRACKIO = """
create table metrics (id integer primary key autoincrement, run_id text not null, timestamp text not null,
  run_name text not null, step integer not null, metrics text not null, log_id text, space_id text);
create table configs (id integer primary key autoincrement, run_id text not null, run_name text not null,
  config text not null, created_at text not null, unique(run_id));
create table system_metrics (id integer primary key autoincrement, run_id text not null, timestamp text not null,
  run_name text not null, metrics text not null);
create table alerts (id integer primary key autoincrement, run_id text not null, timestamp text not null,
  run_name text not null, title text not null, text text, level text not null default 'warn', step integer);
"""

MLFLOW = """
create table experiments (experiment_id integer not null primary key, name varchar(256) not null);
create table "runs" (run_uuid varchar(32) not null primary key, name varchar(250), status varchar(9), start_time bigint,
  end_time bigint, lifecycle_stage varchar(20), experiment_id integer);
create table "metrics" ("key" varchar(250) not null, value float not null, timestamp bigint not null,
  run_uuid varchar(32) not null, step bigint default '0' not null, is_nan boolean default '0' not null,
  constraint metric_pk primary key ("key", timestamp, step, run_uuid, value, is_nan));
create table "params" ("key" varchar(250) not null, value varchar(8000) not null, run_uuid varchar(32) not null);
create table "tags" ("key" varchar(250) not null, value varchar(8000), run_uuid varchar(32) not null);
"""

Change = Callable[[sqlite3.Connection], object]


def database(path: Path, schema: str, *changes: Change, wal: bool = False) -> Path:
    connection = sqlite3.connect(path)
    if wal:
        connection.execute("pragma journal_mode = wal")
    connection.executescript(schema)
    for change in changes:
        change(connection)
    connection.commit()
    connection.close()
    return path


def trackio_rows(rows: Iterable[tuple[int, dict[str, Any]]], run: str = "r1") -> Change:
    values = [
        (run, f"2026-11-28T09:00:{n:02}+00:00", f"name-{run}", step, json.dumps(metrics).encode())
        for n, (step, metrics) in enumerate(rows)
    ]
    insert = "insert into metrics (run_id, timestamp, run_name, step, metrics) values (?, ?, ?, ?, ?)"
    return lambda connection: connection.executemany(insert, values)


def mlflow_values(values: Iterable[tuple[str, float, int, int, int]], run: str = "r1") -> Change:
    """Values: key, value, timestamp, step, is_nan."""
    insert = f"insert into metrics (key, value, timestamp, step, is_nan, run_uuid) values (?, ?, ?, ?, ?, '{run}')"
    return lambda connection: connection.executemany(insert, list(values))


def dies(path: Path, statements: str) -> None:
    """Lets another process write and die by SIGKILL, with its connection `db` open."""
    code = f"import os, sqlite3\ndb = sqlite3.connect({str(path)!r})\n{statements}\nos.kill(os.getpid(), 9)\n"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    """All there is in a folder, with the times of the last changes."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}

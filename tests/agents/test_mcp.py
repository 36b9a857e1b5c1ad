"""The official client drives the server over its standard input and output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Any

import psutil
import pytest
from rldk_schema.forms.completion import Completion

from rldk.log.completions import CompletionLog
from tests.factories.commands import process
from tests.factories.side_by_side import logged
from tests.factories.thirty_runs import QUESTIONS, Asking, thirty
from tests.factories.waiting import until

pytest.importorskip("mcp", reason="mcp is not installed")
import anyio
import anyio.from_thread
import anyio.to_thread
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from rldk.agents.asking import ask
from rldk.agents.tools import TOOLS

MAIN = ["-c", "from rldk.cli.main import app; app()", "mcp"]


@asynccontextmanager
async def client(*arguments: object) -> AsyncIterator[ClientSession]:
    server = StdioServerParameters(
        command=sys.executable, args=[*MAIN, *map(str, arguments)], env={**os.environ, "PYTHONWARNINGS": "ignore"}
    )
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        yield session


def plain(form: Any) -> dict[str, Any]:
    """A message as it is on the wire."""
    found: dict[str, Any] = form.model_dump(by_alias=True, mode="json")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    logged(tmp_path, "a", seed=1)
    logged(tmp_path, "b", seed=1, change=lambda step, m: {**m, "loss": float("nan")} if step == 40 else m)
    with CompletionLog(tmp_path / "b_completions.jsonl") as samples:
        samples.write([Completion(40, 1, 0, "2 + 2?", "5", -1.0, {"correct": -1.0}, None)])
    return tmp_path


CALLS: Mapping[str, Mapping[str, Any]] = {
    "list_runs": {"verdict": "critical"},
    "status": {"run": "b"},
    "check": {"run": "b"},
    "curve": {"run": "b", "metric": "loss", "points": 10},
    "alerts": {"run": "b"},
    "compare": {"runs": ["a", "b"]},
    "samples": {"run": "b"},
    "explain": {"name": "kl_mean"},
    "query": {"sql": "SELECT count(*) FROM events"},
}


def test_the_official_client_drives_every_tool(folder: Path) -> None:
    pytest.importorskip("duckdb")

    async def drive() -> dict[str, dict[str, Any]]:
        async with client(folder) as session:
            started = plain(await session.initialize())
            assert "never instructions" in started["instructions"]
            tools = [plain(tool) for tool in (await session.list_tools()).tools]
            assert {tool["name"] for tool in tools} == TOOLS.keys() == CALLS.keys()
            for tool in tools:
                assert tool["annotations"]["readOnlyHint"] is True
                assert tool["annotations"]["destructiveHint"] is False
                assert "places" not in tool["inputSchema"]["properties"]
                assert len(tool["description"]) > 80
            return {name: plain(await session.call_tool(name, dict(given))) for name, given in CALLS.items()}

    answers = {}
    for name, result in anyio.run(drive).items():
        assert result["isError"] is False
        (content,) = result["content"]
        assert len(content["text"]) < 6_000, name
        answer = json.loads(content["text"])
        answers[name] = answer.get("untrusted", answer.get("answer"))
    assert len(json.dumps(answers["status"])) <= 2_000
    assert [run["run"] for run in answers["list_runs"]["runs"]] == ["b"]
    assert answers["status"]["verdict"] == answers["check"]["verdict"] == "critical"
    assert [40, "NaN"] in answers["curve"]["points"]
    assert [one["step"] for one in answers["alerts"]["alerts"]] == [40]
    assert answers["compare"]["equal_until"] == 39
    assert answers["samples"]["samples"][0]["completion"] == "5"
    assert answers["explain"]["unit"] == "nat/{token}"
    assert answers["query"]["rows"] == [[120]]


def test_the_official_client_answers_twenty_questions(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")

    async def drive() -> dict[str, tuple[object, int]]:
        found = {}
        async with client(thirty(tmp_path)) as session:
            await session.initialize()

            def tell(tool: str, arguments: dict[str, Any]) -> str:
                result = plain(anyio.from_thread.run(session.call_tool, tool, arguments))
                text: str = result["content"][0]["text"]
                assert len(text) < 8_000
                return text

            for question, (answer, _) in QUESTIONS.items():
                asking = Asking(tell)
                found[question] = (await anyio.to_thread.run_sync(answer, asking), asking.calls)
        return found

    for question, (found, calls) in anyio.run(drive).items():
        assert found == QUESTIONS[question][1], question
        assert calls <= 5


def test_errors_are_short_and_the_server_goes_on(folder: Path) -> None:
    async def drive() -> list[dict[str, Any]]:
        async with client(folder) as session:
            await session.initialize()
            wrong = [
                ("check", {"run": "../../etc"}),
                ("check", {}),
                ("list_runs", {"state": "odd"}),
                ("list_runs", {"verdicts": "critical"}),
                ("check", {"run": "a"}),
            ]
            return [plain(await session.call_tool(name, given)) for name, given in wrong]

    *wrong, right = anyio.run(drive)
    for result in wrong:
        assert result["isError"] is True
        assert len(result["content"][0]["text"]) < 600
        assert str(folder) not in result["content"][0]["text"]
    assert right["isError"] is False


def test_a_call_that_takes_too_long_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    endless = {"sql": "SELECT count(*) FROM range(10000000000) a, range(1000000) b"}
    (scratch := folder / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    told = anyio.run(ask, [folder], "query", endless, 2)
    assert told.failed
    assert json.loads(told.text)["rldk"][0].startswith("it took more than 2 s and was ended")
    assert list(scratch.iterdir()) == []


@contextmanager
def calling(
    folder: Path, tool: str, arguments: Mapping[str, Any]
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes], psutil.Process]]:
    """A server during a call, what it answers, and the process that works on it."""
    hello = {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    messages = [
        {"id": 1, "method": "initialize", "params": hello},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": {"name": tool, "arguments": arguments}},
    ]
    command = [sys.executable, *MAIN, folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for message in messages:
            server.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
            server.stdin.flush()
        server.stdout.readline()
        until(lambda: bool(psutil.Process(server.pid).children()))
        (call,) = psutil.Process(server.pid).children()
        yield server, server.stdout, call


def test_a_call_whose_process_dies_before_it_has_read_the_question_fails_alone(folder: Path) -> None:
    with calling(folder, "status", {"run": "x" * 5_000_000}) as (server, answers, call):  # more than a pipe holds
        call.kill()
        told = json.loads(answers.readline())["result"]
        assert told["isError"] is True
        assert "the call failed" in told["content"][0]["text"]
        assert server.poll() is None
        server.terminate()


def test_a_client_that_goes_away_ends_the_server_quietly(folder: Path) -> None:
    with calling(folder, "explain", {"name": "kl"}) as (server, answers, _):
        assert server.stdin is not None
        assert server.stderr is not None
        answers.close()
        server.stdin.close()
        assert server.wait(20) in (0, 128 + signal.SIGPIPE)
        assert server.stderr.read() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_and_its_calls(number: signal.Signals, folder: Path) -> None:
    pytest.importorskip("duckdb")
    endless = {"sql": "SELECT count(*) FROM range(10000000000) a, range(1000000) b"}
    with calling(folder, "query", endless) as (server, answers, call):
        server.send_signal(number)
        assert server.wait(20) == 128 + number
        until(lambda: not call.is_running() or call.status() == psutil.STATUS_ZOMBIE)
        assert answers.read() == b""  # the standard output has the protocol alone


def test_a_directory_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    done = process([sys.executable, *MAIN], tmp_path / "none")
    assert done.returncode == 2
    assert "expected a directory of logs" in done.stderr
    assert done.stdout == ""

"""The life of `rldk serve`: where it is, what it does with clients that misbehave, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import resource
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from rldk import Run
from tests.factories.commands import RLDK, process
from tests.factories.served import Served, served
from tests.factories.waiting import until

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import WantedCurves
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from rldk.errors import AddressError
from rldk.web.hub import Hub
from rldk.web.listening import PORT, browser_at, can_open, chosen_token, listen
from rldk.web.serving import make_server
from rldk.web.session import Session


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    with Run(tmp_path / "logs", run_id="r-1") as run:
        for step in range(1, 11):
            run.log(step, {"reward_mean": step / 10})
    return tmp_path / "logs"


@pytest.fixture
def server(logs: Path, tmp_path: Path) -> Iterator[Served]:
    with served(logs, scratch=tmp_path) as running:
        yield running


def page(server: Served) -> connect:
    return connect(server.url.replace("http", "ws", 1).replace("/?", "/ws?"), max_size=None, compression=None)


async def update(client: ClientConnection, answer_to: int | None = None, *, kind: str = "") -> dict[str, Any]:
    """The next update that has something of a kind, or answers a request."""
    while True:
        message = await asyncio.wait_for(client.recv(), 60)
        if isinstance(message, str):
            found: dict[str, Any] = json.loads(message)
            if found[kind] is not None if kind else found["answer_to"] == answer_to:
                return found


async def row_of(client: ClientConnection, run_id: str) -> dict[str, Any]:
    """The row of a run, as soon as the page is told of it."""
    while True:
        rows = (await update(client, kind="runs"))["runs"]["rows"]
        if found := [row for row in rows if row["run_id"] == run_id]:
            return dict(found[0])


async def code_of_end(client: ClientConnection) -> int | None:
    """Reads until the server closes, and says by which code it did."""
    try:
        while True:
            await asyncio.wait_for(client.recv(), 60)
    except ConnectionClosed as closed:
        return closed.rcvd and closed.rcvd.code


def test_it_prints_one_line_with_the_address_and_nothing_else(server: Served) -> None:
    assert server.url == f"http://127.0.0.1:{server.port}/?token={server.token}"
    assert len(server.token) == 32
    assert server.ask(f"/?token={server.token}").status == 303
    assert server.end() == 0
    assert server.process.stdout is not None
    assert server.process.stdout.read() == ""
    assert server.errors.read_text() == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
def test_a_signal_ends_it_with_pages_open(server: Served, number: signal.Signals) -> None:
    async def check() -> None:
        async with page(server) as client:
            await row_of(client, "r-1")
            server.process.send_signal(number)
            assert await code_of_end(client) == 1012

    asyncio.run(check())
    assert server.process.wait(20) == 0
    assert server.errors.read_text() == ""


BUSY = """
import asyncio, time
from concurrent.futures import ThreadPoolExecutor
from rldk.cli.main import app
from rldk.web.hub import Hub

async def watch(self):
    await asyncio.get_running_loop().run_in_executor(ThreadPoolExecutor(1, "rldk-busy"), time.sleep, 600)

Hub.watch = watch
app()
"""


def test_what_it_is_busy_with_does_not_hold_up_the_end(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUSY, "serve", tmp_path, "--port", "0", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = server.stdout.readline().removeprefix("rldk serve: ").strip()
        assert Served(server, url, tmp_path).ask("/").status == 401  # it has begun
        server.send_signal(signal.SIGINT)
        try:
            assert server.wait(60) == 0
            assert server.communicate() == ("", "")
        finally:
            server.kill()


def test_the_usual_port_is_taken_if_it_is_free_and_another_one_if_not(tmp_path: Path) -> None:
    said: list[str] = []
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            other.bind(("127.0.0.1", PORT))
            other.listen()
        except OSError:
            pass  # somebody else has it: that is as good
        place = listen("127.0.0.1", None, "t", (), said.append)
        place.listener.close()
        assert place.port != PORT
        assert said == [f"port {PORT} is taken"]
        assert place.url == f"http://127.0.0.1:{place.port}/?token=t"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("proxy.example:443", "proxy.example"),
        ("https://Proxy.example/runs/", "proxy.example"),
        ("[::1]:80", "[::1]"),
        ("10.0.0.1:", "10.0.0.1"),
        ("", None),
        (".", None),
        ("a b", None),
        ("10.*", None),
        ("http://", None),
    ],
)
def test_a_name_that_would_never_match_is_refused_with_what_to_write(given: str, meant: str | None) -> None:
    with pytest.raises(AddressError) as refused:
        listen("127.0.0.1", 0, "t", [given], lambda _: None)
    assert str(refused.value).startswith(f"--allow-host {given}: expected ")
    if meant is not None:
        assert str(refused.value).endswith(f"any port goes: write {meant}")
        place = listen("127.0.0.1", 0, "t", [meant], lambda _: None)
        place.listener.close()
        assert place.hosts == {meant}


def test_addresses_of_the_newer_kind_are_named_as_browsers_do() -> None:
    for host in ("::1", "[::1]"):
        try:
            place = listen(host, 0, "t", ["FE80::0001", "PROXY"], lambda _: None)
        except AddressError as error:
            pytest.skip(str(error))
        place.listener.close()
        assert place.url == f"http://[::1]:{place.port}/?token=t"
        assert place.hosts == {"[fe80::1]", "proxy"}


def test_where_no_port_can_be_had_it_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setattr("rldk.web.listening.PORT", taken)
        place = listen("127.0.0.1", None, "t", (), (said := []).append)
        place.listener.close()
        assert said == [f"port {taken} is taken"]
    for host, port in (("192.0.2.1", None), ("127.0.0.1", 70_000)):
        with pytest.raises(AddressError, match="cannot listen there: "):
            listen(host, port, "t", (), lambda _: None)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere"], "nowhere: expected a directory of logs, found none"),
        (["file"], "file: expected a directory of logs, found none"),
        (["--host", "no.such.host.invalid"], "--host no.such.host.invalid: "),
        (["--host", "192.0.2.1", "--port", "0"], "192.0.2.1:0: cannot listen there: "),
        (["--host", "a..b"], "--host a..b: no name of a machine: expected a name or an address of this machine, such"),
        (["--host", "127.0.0.1:80"], "--host 127.0.0.1:80: "),
        (["--host", "fe80::1", "--port", "0"], "[fe80::1]:0: cannot listen there: "),
        (
            ["--allow-host", "a.example:80"],
            "--allow-host a.example:80: expected a name alone, with which any port goes: ",
        ),
        (
            ["--allow-host", "*.example"],
            "--allow-host *.example: expected the name of a machine, such as proxy.example",
        ),
        (["--token", "short"], "a token: expected at least 16 letters, digits, - and _, found another text"),
        (["--token", "a" * 16 + ";"], "a token: expected at least 16 letters"),
    ],
)
def test_what_cannot_be_served_is_an_error_of_usage(tmp_path: Path, arguments: list[str], error: str) -> None:
    (tmp_path / "file").write_text("")
    done = subprocess.run([*RLDK, "serve", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("rldk: " + error)
    assert len(done.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_an_error_where_it_was_asked_for(server: Served, tmp_path: Path) -> None:
    done = process(RLDK, "serve", tmp_path, "--port", server.port)
    assert done.returncode == 2
    assert done.stderr == (
        f"rldk: 127.0.0.1:{server.port}: cannot listen there: Address already in use: "
        "give another port, or --port 0 for any that is free\n"
    )


def test_without_the_extra_the_error_names_it(tmp_path: Path) -> None:
    for missing in ("starlette", "uvicorn", "websockets"):
        code = f"import sys; sys.modules[{missing!r}] = None; from rldk.cli.main import app; app()"
        done = process([sys.executable, "-c", code], "serve", tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert 'pip install "rldk[live]"' in done.stderr
        assert "Traceback" not in done.stderr


def test_a_directory_without_runs_is_served_and_the_first_run_appears(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    with served(tmp_path / "logs", scratch=tmp_path) as server:

        async def check() -> None:
            async with page(server) as client:
                assert (await update(client, kind="runs"))["runs"]["rows"] == []
                with Run(tmp_path / "logs", run_id="first") as run:
                    run.log(1, {"loss": 1.0})
                await row_of(client, "first")

        asyncio.run(check())


def test_a_run_that_a_link_brings_from_elsewhere_is_not_shown_and_is_counted(logs: Path, tmp_path: Path) -> None:
    with Run(tmp_path / "elsewhere", run_id="stolen") as run:
        run.log(1, {"loss": 1.0})
    (logs / "linked").mkdir()
    (logs / "linked" / run.path.name).symlink_to(run.path)
    with served(logs, scratch=tmp_path) as server:

        async def check() -> None:
            async with page(server) as client:
                seen: set[str] = set()
                left_out: list[str] = []
                while not left_out or "r-1" not in seen:
                    found = await update(client)
                    seen |= {row["run_id"] for row in (found["runs"] or {"rows": []})["rows"]}
                    left_out = (found["progress"] or {"left_out": left_out})["left_out"]
                assert seen == {"r-1"}
                (said,) = left_out
                assert said.startswith("1 run left out, as a link leads out of the directories (linked/stolen_events")

        asyncio.run(check())


def test_the_users_token_and_names_hold(tmp_path: Path) -> None:
    token = "a-token-of-my-own"
    with served(
        tmp_path, "--allow-host", "proxy.example", scratch=tmp_path, environment={"RLDK_SERVE_TOKEN": token}
    ) as server:
        assert server.token == token
        assert server.ask("/", f"Authorization: Bearer {token}", host="proxy.example").status == 200


def test_at_all_addresses_it_has_a_token_and_the_names_of_its_machine_and_says_who_can_read(tmp_path: Path) -> None:
    with served(tmp_path, "--host", "0.0.0.0", scratch=tmp_path) as server:
        name = socket.gethostname().lower()
        assert server.url.startswith(f"http://{name}:{server.port}/?token=")
        assert "everybody who has this address" in server.errors.read_text()
        bearer = f"Authorization: Bearer {server.token}"
        assert server.ask("/", bearer, host=f"{name}:{server.port}").status == 200
        assert server.ask("/", host=f"{name}:{server.port}").status == 401
        assert server.ask("/", bearer, host="0.0.0.0").status == 403
        assert server.ask("/", bearer, host="evil.example").status == 403


def test_bad_requests_are_answered_and_only_very_many_end_a_socket(server: Served) -> None:
    async def check() -> None:
        async with page(server) as client:
            for bad in ("{", "[]", '{"id": 1, "colour": 2}', b"bytes", "x" * (300 << 10), '{"run": 5}'):
                await client.send(bad)
                problem = await update(client, 1 if "colour" in str(bad) else None, kind="problem")
                assert problem["problem"]
            await client.send('{"id": 8}')
            assert (await update(client, 8))["problem"] is None
            with suppress(ConnectionClosed):
                for _ in range(200):
                    await client.send("{")
            assert await code_of_end(client) == 1008

        async with page(server) as client:
            await client.send("x" * (2 << 20))
            assert await code_of_end(client) == 1009

    asyncio.run(check())
    assert server.end() == 0
    assert server.errors.read_text() == ""


def test_an_answer_that_would_be_too_long_is_refused_and_a_shorter_one_is_given(logs: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        with Run(logs, run_id=name) as run:
            run.log(1, {"loss": 1.0})
        manifest = json.loads((logs / f"{name}_run.json").read_text())
        manifest["config"] = {"long": name * 3_000_000}
        (logs / f"{name}_run.json").write_text(json.dumps(manifest))
    with served(logs, scratch=tmp_path) as server:

        async def check() -> None:
            async with page(server) as client:
                ids: dict[str, str] = {}
                while not ids.keys() >= {"a", "b", "c"}:
                    ids |= {row["run_id"]: row["id"] for row in (await update(client, kind="runs"))["runs"]["rows"]}

                async def compared(number: int, *names: str) -> dict[str, Any]:
                    wanted = {"runs": [ids[name] for name in names], "group_by": None}
                    await client.send(json.dumps({"id": number, "compare": wanted}))
                    return await update(client, number)

                assert (
                    "and no more than 8 are sent: ask for less at once" in (await compared(1, "a", "b", "c"))["problem"]
                )
                assert len(json.dumps((await compared(2, "a", "b"))["comparison"])) > 6_000_000

        asyncio.run(check())
        assert server.end() == 0
        assert server.errors.read_text() == ""


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"columns": [{"kind": "metric", "name": "x", "figure": "last"}] * 501}, "$.columns: expected at most 500"),
        ({"events": {"runs": ["x"] * 1001}}, "$.events.runs: expected at most 1000"),
        ({"run": "x" * (257 << 10)}, "expected at most 262144 characters"),
    ],
    ids=["columns", "runs", "characters"],
)
def test_what_would_be_too_much_is_refused(server: Served, sent: dict[str, Any], problem: str) -> None:
    async def check() -> None:
        async with page(server) as client:
            await client.send(json.dumps(sent))
            assert (await update(client, kind="problem"))["problem"].startswith(problem)

    asyncio.run(check())


def test_a_socket_that_is_refused_says_why(server: Served) -> None:
    async def check() -> None:
        with pytest.raises(InvalidStatus) as refused:
            async with connect(f"ws://127.0.0.1:{server.port}/ws", origin=f"http://127.0.0.1:{server.port}"):  # type: ignore[arg-type]
                pass
        assert refused.value.response.status_code == 401
        assert b"the address that `rldk serve` has printed" in (refused.value.response.body or b"")

    asyncio.run(check())


def many(count: int) -> None:
    """Lets this process have many sockets, or skips."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count + 500:
        pytest.skip(f"a process may have {hard} files open here")
    if soft < count + 500:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count + 500, hard))


def test_a_thousand_pages_are_told_of_an_event_and_it_ends_with_all_of_them_open(logs: Path, tmp_path: Path) -> None:
    many(1000)
    with served(logs, scratch=tmp_path, files=256) as server:

        async def check() -> None:
            gate = asyncio.Semaphore(50)

            async def opened() -> ClientConnection:
                async with gate:
                    client = await page(server)
                    await row_of(client, "r-1")
                    return client

            clients = await asyncio.gather(*(opened() for _ in range(1000)))
            with Run(logs, run_id="r-2") as run:
                run.log(1, {"loss": 1.0})
            for client in clients:
                await row_of(client, "r-2")
            assert server.end(signal.SIGTERM) == 0
            for client in clients:
                client.transport.abort()

        asyncio.run(check())
        assert server.errors.read_text() == ""


def wanted(ids: list[str]) -> dict[str, Any]:
    return {"runs": ids, "metrics": ["reward_mean"], "first": None, "last": None, "buckets": 4096, "x": "step"}


async def sent_until_blocked(connection: socket.socket, frame: bytes) -> int:
    for count in range(1_000_000):
        try:
            connection.send(frame)
        except BlockingIOError:
            return count
        await asyncio.sleep(0)
    return 1_000_000


def test_a_page_that_does_not_read_holds_up_neither_the_others_nor_the_end(logs: Path, tmp_path: Path) -> None:
    with Run(logs, run_id="long") as run:
        for step in range(4000):
            run.log(step, {"reward_mean": step})
    with served(logs, scratch=tmp_path) as server, socket.create_connection(("127.0.0.1", server.port)) as stuck:
        stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        opening = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"]
        opening += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""]
        stuck.sendall("\r\n".join([f"GET /ws?token={server.token} HTTP/1.1", "Host: localhost", *opening]).encode())

        async def check() -> None:
            async with page(server) as client:
                row = await row_of(client, "long")
                request = json.dumps({"curves": wanted([row["id"]])}).encode()
                frame = b"\x81" + bytes([0x80 | 126]) + len(request).to_bytes(2, "big") + bytes(4) + request
                stuck.setblocking(False)
                # The server stops reading it once its answers wait: then it cannot send any more.
                assert await sent_until_blocked(stuck, frame) < 1_000_000
                with Run(logs, run_id="r-2") as run:
                    run.log(1, {"loss": 1.0})
                await row_of(client, "r-2")

        asyncio.run(check())
        assert server.end() == 0
        assert server.errors.read_text() == ""


def test_a_page_that_was_too_slow_is_told_all_again(logs: Path) -> None:
    """In this process, so that the server has much to say at once."""

    async def check() -> None:
        hub = Hub([logs])
        place = listen("127.0.0.1", 0, token := chosen_token(None), (), lambda _: None)
        server = make_server(hub, token, place)
        serving = asyncio.ensure_future(server.serve([place.listener]))
        address = f"ws://127.0.0.1:{place.port}/ws?token={token}"
        async with connect(address, max_size=None, compression=None) as client:
            row = await row_of(client, "r-1")
            (session,) = hub._sessions
            session.curves = WantedCurves(**wanted([row["id"]]))
            for _ in range(100):
                session.offer(bytes(1 << 20))
            while not (again := await update(client, kind="runs"))["resync"]:
                pass
            assert again["runs"]["whole"]
            assert [each["id"] for each in again["runs"]["rows"]] == [row["id"]]
            assert session.curves is None
            await client.send(json.dumps({"curves": wanted([row["id"]])}))
            while not isinstance(await asyncio.wait_for(client.recv(), 60), bytes):
                pass
            server.should_exit = True
            assert await code_of_end(client) == 1012
        await serving

    asyncio.run(check())


def test_a_page_that_cannot_be_told_anything_more_is_closed(
    logs: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """In this process, so that sending fails in a way that nobody has thought of."""
    fail = asyncio.Event()
    real = Session.next

    async def failing(session: Session) -> str | bytes:
        if fail.is_set():
            raise ZeroDivisionError("as it is sent")
        return await real(session)

    monkeypatch.setattr(Session, "next", failing)

    async def check() -> None:
        hub = Hub([logs])
        place = listen("127.0.0.1", 0, token := chosen_token(None), (), lambda _: None)
        server = make_server(hub, token, place)
        serving = asyncio.ensure_future(server.serve([place.listener]))
        address = f"ws://127.0.0.1:{place.port}/ws?token={token}"
        async with connect(address, max_size=None, compression=None) as client:
            await row_of(client, "r-1")
            fail.set()
            await client.send('{"id": 1}')
            assert await code_of_end(client) == 1011
        fail.clear()
        assert not hub._sessions
        async with connect(address, max_size=None, compression=None) as client:
            await row_of(client, "r-1")
        server.should_exit = True
        await serving

    asyncio.run(check())
    assert "as it is sent" in caplog.text


_BROWSER = """#!/bin/sh
stat -c %a "${1#file://}" > "$0.mode"; cat "${1#file://}" > "$0.text"; mv "$0.text" "$0.told"
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda n: n.name)
@pytest.mark.parametrize("code", ["from rldk.cli.main import app; app()", BUSY], ids=["idle", "busy"])
def test_a_browser_is_opened_by_a_file_that_only_the_user_can_read_and_that_goes(
    tmp_path: Path, code: str, number: signal.Signals
) -> None:
    (script := tmp_path / "browser").write_text(_BROWSER)
    script.chmod(0o700)
    (tmp_path / "logs").mkdir()
    (temporary := tmp_path / "temporary").mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SSH_")}
    environment |= {"DISPLAY": ":9", "BROWSER": str(script), "TMPDIR": str(temporary)}
    terminal, its = pty.openpty()
    command = [sys.executable, "-c", code, "serve", tmp_path / "logs", "--port", "0"]
    server = subprocess.Popen(command, stdout=its, stderr=subprocess.PIPE, env=environment)
    try:
        os.close(its)
        until((tmp_path / "browser.told").exists)
        url = os.read(terminal, 1000).decode().removeprefix("rldk serve: ").strip()
        assert url in (tmp_path / "browser.told").read_text()
        assert (tmp_path / "browser.mode").read_text() == "600\n"
        assert len(list(temporary.iterdir())) == 1
        assert Served(server, url, tmp_path).ask("/").status == 401  # it has begun
        server.send_signal(number)
        assert server.wait(60) == 0
        assert list(temporary.iterdir()) == []
    finally:
        server.kill()
        server.communicate()
        os.close(terminal)


def test_the_file_goes_though_the_browser_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", interrupted)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt), browser_at("http://127.0.0.1:1/?token=secret"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_no_browser_is_opened_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert can_open()
    monkeypatch.setenv("SSH_CONNECTION", "x")
    assert not can_open()
    monkeypatch.delenv("SSH_CONNECTION")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert not can_open()


def test_it_says_how_to_reach_it_from_the_users_own_machine(tmp_path: Path) -> None:
    with served(tmp_path, scratch=tmp_path, environment={"SSH_CONNECTION": "x"}) as server:
        until(lambda: f"ssh -N -L {server.port}:127.0.0.1:{server.port} HOST" in server.errors.read_text())

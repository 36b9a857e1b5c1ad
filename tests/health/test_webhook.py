"""Alerts are posted to a real server on this machine, whatever that does, and training never waits for it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.forms.posted_alert_validator import validate_posted_alert

from rldk import Alert, Run, environment, read_events
from rldk.guard import Guard
from rldk.health import webhook as module
from rldk.health.webhook import Target, Webhook, targets
from rldk.io.validator import validate_jsonl_file

ALERT = Alert("kl_drift", "critical", 55, "kl_mean is 9 <b> & rising", "kl_mean", float("nan"), 0.2, None)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Answers each request with the next of its answers, then with 200."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = []
        self.bodies: list[Any] = []
        self.arrived = threading.Semaphore(0)
        self.over = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}/services/SECRET?token=SECRET"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        assert self.headers["Content-Type"] == "application/json"
        self.server.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.arrived.release()
        (self.server.answers.pop(0) if self.server.answers else status(200))(self)

    def do_GET(self) -> None:
        self.server.bodies.append("GET")
        status(200)(self)

    def log_message(self, *args: object) -> None:
        pass


def status(code: int, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def hang(handler: BaseHTTPRequestHandler) -> None:
    handler.server.over.wait(60)  # type: ignore[attr-defined]


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        yield made
        made.over.set()
        made.shutdown()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FIRST_DELAY", 0.001)
    monkeypatch.setattr(module, "_LONGEST_DELAY", 0.05)
    monkeypatch.setattr(module, "_webhooks", {})


def posted(hook: Webhook) -> None:
    """Waits until all is posted or given up, without the hurry of a process that ends."""
    with hook._changed:
        assert hook._changed.wait_for(lambda: not hook._queue and not hook._busy, 20)


def test_an_alert_is_posted_as_its_form_with_the_run(server: Server) -> None:
    hook = Webhook(Target(server.url, slack=False))
    hook.send("r", ALERT)
    posted(hook)
    (body,) = server.bodies
    validate_posted_alert(body)
    assert body["value"] == "NaN"
    assert (body["run_id"], body["rule"], body["severity"], body["step"]) == ("r", "kl_drift", "critical", 55)


def test_slack_gets_its_own_form(server: Server) -> None:
    assert [target.slack for target in targets({module.ALERT_WEBHOOK: "https://hooks.slack.com/services/a"})[0]] == [
        True
    ]
    (target,), _ = targets({module.ALERT_WEBHOOK: "slack+" + server.url})
    hook = Webhook(target)
    hook.send("r", ALERT)
    posted(hook)
    text = "r: critical: kl_drift at step 55: kl_mean is 9 &lt;b&gt; &amp; rising"
    assert server.bodies == [{"text": text}]


AT_ONCE = format_datetime(datetime.now(timezone.utc), usegmt=True)


@pytest.mark.parametrize(
    "failures",
    [
        [status(500)],
        [status(503), cut, status(502)],
        [status(429, Retry_After="0.01")],
        [status(429, Retry_After=AT_ONCE)],
        [status(429, Retry_After="soon"), status(503, Retry_After="999999")],
        [cut],
    ],
    ids=["500", "several", "seconds", "date", "nonsense", "cut"],
)
def test_what_fails_for_now_is_tried_again(server: Server, failures: list[Answer]) -> None:
    server.answers = list(failures)
    hook = Webhook(Target(server.url, slack=False))
    hook.send("r", ALERT)
    posted(hook)
    assert (len(server.bodies), hook.lost) == (len(failures) + 1, 0)


def test_the_server_says_how_long_to_wait(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_DELAY", 300.0)
    server.answers = [status(429, Retry_After=after) for after in ("7", "1e9", "0", "-5", "nan")]
    hook = Webhook(Target(server.url, slack=False))
    pauses: list[float] = []
    monkeypatch.setattr(hook._ends, "wait", pauses.append)
    hook.send("r", ALERT)
    posted(hook)
    assert pauses == [7.0, 300.0, 0.004, 0.008, 0.016]  # never shorter than without it


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (status(404), "HTTP 404"),
        (status(307, Location="http://localhost:1/"), "HTTP 307, a redirect, which is not followed"),
        (status(302, Location="/elsewhere"), "HTTP 302, a redirect, which is not followed"),
    ],
)
def test_what_is_refused_is_said_without_the_address_and_not_repeated(
    server: Server, answer: Answer, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers = [answer, answer]
    hook = Webhook(Target(server.url, slack=False))
    for _ in range(2):
        hook.send("r", ALERT)
    posted(hook)
    assert (len(server.bodies), hook.lost) == (2, 2)
    (record,) = caplog.records
    assert record.getMessage().startswith(f"rldk: an alert could not be posted to 127.0.0.1: {why}")
    assert "SECRET" not in caplog.text


def test_a_refused_connection_is_given_up_in_the_end(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        hook = Webhook(Target(f"http://127.0.0.1:{unused.getsockname()[1]}/SECRET", slack=False))
        hook.send("r", ALERT)
        posted(hook)
    assert hook.lost == 1
    assert "127.0.0.1: Connection refused; it is in the run's log" in caplog.text
    assert "SECRET" not in caplog.text


def test_more_alerts_than_can_wait_are_counted_and_said_once(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_WAITING", 3)
    server.answers = [hang]
    hook = Webhook(Target(server.url, slack=False))
    hook.send("r", ALERT)
    assert server.arrived.acquire(timeout=20)  # the first is under way
    for _ in range(5):
        hook.send("r", ALERT)
    assert hook.lost == 2
    assert [r.getMessage() for r in caplog.records] == [
        "rldk: 3 alerts wait to be posted to 127.0.0.1; further ones are in the run's log only"
    ]
    assert hook.wait(0) == 6  # what hangs, what waits, and what was left out


@pytest.mark.parametrize(
    "text",
    ["hooks.slack.com/x", "ftp://host/SECRET", "file:///etc/passwd", "https://", "http://h:port/", "https://u:SECRET@h/",
     "http://[::1", "http://h/\u00e9"],
)  # fmt: skip
def test_an_address_that_cannot_be_used_is_said_without_showing_it(text: str) -> None:
    found, wrong = targets({module.ALERT_WEBHOOK: f"https://fine/a,{text} slack+http://fine:80/b"})
    assert [(target.host, target.slack) for target in found] == [("fine", False), ("fine", True)]
    assert wrong == ["address 2: expected https://HOST/..., http://HOST/... or slack+https://HOST/..."]


def code(tmp_path: Path, end: str) -> str:
    return (
        "import os, signal, sys\nfrom rldk import Run\n"
        f"run = Run({str(tmp_path)!r}, run_id='r', monitor_health=True)\n"
        "run.log(1, {'loss': float('nan')})\nprint('trained', flush=True)\n" + end
    )


def process(tmp_path: Path, end: str, url: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, module.ALERT_WEBHOOK: url}
    command = [sys.executable, "-c", code(tmp_path, end)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)


@pytest.mark.parametrize("end", ["", "run.finish()", "sys.exit(3)", "raise RuntimeError('died of it')"])
def test_the_last_alert_of_a_process_is_posted(tmp_path: Path, server: Server, end: str) -> None:
    done = process(tmp_path, end, f"{server.url} slack+{server.url}")
    assert done.stdout == "trained\n"
    died = "died of it" in end
    forms = [body for body in server.bodies if "rule" in body]
    assert sorted(body["rule"] for body in forms) == (["failed", "non_finite"] if died else ["non_finite"])
    assert len(server.bodies) == 2 * len(forms)
    if died:
        (failed,) = (body for body in forms if body["rule"] == "failed")
        validate_posted_alert(failed)
        assert failed["message"] == "the run failed: RuntimeError: died of it"
    assert "SECRET" not in done.stderr


def test_a_server_that_hangs_keeps_no_process_from_ending(tmp_path: Path, server: Server) -> None:
    server.answers = [hang, hang]  # longer than the test waits for the process
    done = process(tmp_path, "", server.url)
    assert (done.returncode, done.stdout) == (0, "trained\n")
    assert "1 alert not posted to 127.0.0.1; see the run's log" in done.stderr


def test_a_killed_process_leaves_its_alert_in_the_log(tmp_path: Path, server: Server) -> None:
    server.answers = [hang]
    done = process(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)", server.url)
    assert done.returncode == -signal.SIGKILL
    (log,) = tmp_path.glob("*_events.jsonl")
    assert validate_jsonl_file(log)
    assert [event.alert.severity for event in read_events(log) if event.alert is not None] == ["critical"]


def test_training_goes_on_while_nothing_gets_through(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.ALERT_WEBHOOK, server.url)
    server.answers = [hang]
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        run.log(1, {"loss": float("nan")})
        assert server.arrived.acquire(timeout=20)
        run.log(2, {"loss": 0.5})  # while the first alert is under way
    assert len(server.bodies) == 1
    assert [event.step for event in read_events(run.path) if event.model_info.phase == "train"] == [1, 2]


@pytest.mark.parametrize("watched", [False, True])
def test_a_run_that_nobody_watches_says_that_nothing_is_posted(
    tmp_path: Path, server: Server, watched: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(environment, "_guard", Guard(environment.log))
    monkeypatch.setenv(module.ALERT_WEBHOOK, server.url)
    for name in ("a", "b"):
        Run(tmp_path, run_id=name, monitor_health=watched).finish()
    said = [record.getMessage() for record in caplog.records if module.ALERT_WEBHOOK in record.getMessage()]
    assert len(said) == (0 if watched else 1)
    assert watched or "give Run monitor_health=True" in said[0]
    assert "SECRET" not in caplog.text

"""Who may ask: every rule over real sockets, as somebody would break it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.served import Served, served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")
pytest.importorskip("websockets", reason="the extra `live` is not installed")

from rldk.web.guard import HEADERS
from rldk.web.pages import pages


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("served")
    (logs := scratch / "logs").mkdir()
    (scratch / "secret.html").write_text("a secret", encoding="utf-8")
    (logs / "link.html").symlink_to(scratch / "secret.html")
    with served(logs, "--allow-host", "Train.Example", scratch=scratch) as running:
        yield running
        assert "Traceback" not in running.errors.read_text()


GOOD_HOSTS = [
    "127.0.0.1",
    "localhost",
    "LOCALHOST:9000",
    "localhost:9000",
    "[::1]:9000",
    "train.example",
    "train.example:443",
]
BAD_HOSTS = [
    "evil.example", "localhost.evil.example", "evil-localhost", "localhost.", "0.0.0.0", "127.0.0.2", "a@localhost",
    "localhost@evil.example", "localhost:80@evil.example", "localhost:", "localhost:port", "localhost:123456", "[::1",
    "::1", "2130706433", "0x7f.1", "127.1", "localhost,evil.example", "localhost/", "", "sub.train.example",
    "train.example.", "*", "10.evil.example", "localhost\x00",
]  # fmt: skip


@pytest.mark.parametrize("host", GOOD_HOSTS)
def test_the_server_goes_by_the_names_of_its_machine_at_any_port_and_by_those_it_was_given(
    server: Served, host: str
) -> None:
    bearer = f"Authorization: Bearer {server.token}"
    assert server.ask("/", bearer, host=host).status == 200
    assert server.upgrade("/ws", bearer, host=host).status == 101


@pytest.mark.parametrize("host", BAD_HOSTS)
def test_no_other_name_is_answered_to_even_with_the_token(server: Served, host: str) -> None:
    bearer = f"Authorization: Bearer {server.token}"
    for answer in (
        server.ask(f"/?token={server.token}", f"Host: {host}", bearer, host=None),
        server.ask("/metrics.json", f"Host: {host}", bearer, host=None),
        server.upgrade("/ws", f"Host: {host}", bearer, host=None),
    ):
        assert answer.status in (400, 403)
        assert "set-cookie" not in answer.headers
        assert server.token.encode() not in answer.body


def test_a_host_that_is_missing_or_told_twice_is_refused(server: Served) -> None:
    path = f"/?token={server.token}"
    good = f"Host: 127.0.0.1:{server.port}"
    for hosts in ([], [good, good], [good, "Host: evil.example"], ["Host: evil.example", good]):
        assert server.ask(path, *hosts, host=None).status in (400, 403)
    old = f"GET {path} HTTP/1.0\r\n\r\n".encode()
    assert server.say(old).status == 403
    elsewhere = f"GET http://evil.example{path} HTTP/1.1\r\n{good}\r\nConnection: close\r\n\r\n".encode()
    assert "set-cookie" not in server.say(elsewhere).headers


def test_other_headers_that_decide_may_not_be_told_twice(server: Served) -> None:
    bearer = f"Authorization: Bearer {server.token}"
    own = f"Origin: http://127.0.0.1:{server.port}"
    assert server.ask("/", bearer, "Authorization: Bearer x").status == 403
    assert server.upgrade("/ws", bearer, own, "Origin: http://evil.example").status in (400, 403)
    assert server.ask("/", bearer, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: none").status == 403


BAD_ORIGINS = [
    "http://evil.example",
    "null",
    "http://127.0.0.1:1",
    "http://localhost",
    "file://",
    "",
    "https://127.0.0.1",
]


@pytest.mark.parametrize("origin", BAD_ORIGINS)
def test_pages_of_other_origins_get_nothing(server: Served, origin: str) -> None:
    for known in (server.cookie, f"Authorization: Bearer {server.token}"):
        for answer in (
            server.ask("/metrics.json", known, f"Origin: {origin}"),
            server.upgrade("/ws", known, f"Origin: {origin}"),
            server.upgrade(f"/ws?token={server.token}", known, f"Origin: {origin}"),
        ):
            assert answer.status == 403
            assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_the_own_page_and_programs_get_a_socket(server: Served) -> None:
    own = f"Origin: http://127.0.0.1:{server.port}"
    assert server.upgrade("/ws", server.cookie, own).status == 101
    assert server.upgrade(f"/ws?token={server.token}", own).status == 101
    assert server.upgrade("/ws", f"Authorization: Bearer {server.token}").status == 101
    assert server.upgrade(f"/ws?token={server.token}").status == 101
    # A browser's cookie without its Origin is no program.
    assert server.upgrade("/ws", server.cookie).status == 403
    # What stands before the server may speak TLS, but only under a name that it was given.
    secure = "Origin: https://train.example"
    bearer = f"Authorization: Bearer {server.token}"
    assert server.upgrade("/ws", bearer, secure, host="train.example").status == 101
    assert server.upgrade("/ws", bearer, "Origin: https://localhost", host="localhost").status == 403


def test_a_socket_needs_the_token(server: Served) -> None:
    own = f"Origin: http://127.0.0.1:{server.port}"
    other = f"Cookie: rldk-{server.port + 1}={server.token}"
    for headers in ([own], [own, f"Cookie: rldk-{server.port}=x"], [own, other], [own, "Authorization: Bearer x"]):
        refused = server.upgrade("/ws", *headers)
        assert refused.status == 401
        assert HEADERS.items() <= refused.headers.items()
    assert server.upgrade("/ws?token=x").status == 403  # without an Origin and the token
    assert server.upgrade("/wrong", f"Authorization: Bearer {server.token}").status in (403, 404)


def test_of_other_sites_only_a_link_to_the_page_is_followed(server: Served) -> None:
    def fetched(path: str, site: str, mode: str, dest: str, method: str = "GET") -> int:
        fetch = (f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}", f"Sec-Fetch-Dest: {dest}")
        return server.ask(path, server.cookie, *fetch, method=method).status

    for site in ("cross-site", "same-site"):
        assert fetched("/", site, "navigate", "document") == 200
        assert fetched("/", site, "navigate", "iframe") == 403
        assert fetched("/", site, "no-cors", "script") == 403
        assert fetched("/main.js", site, "navigate", "document") == 403
        assert fetched("/main.js", site, "no-cors", "script") == 403
        assert fetched("/", site, "navigate", "document", "POST") == 403
    for site in ("none", "same-origin"):
        assert fetched("/main.js", site, "no-cors", "script") == 200


def test_the_address_with_the_token_becomes_a_cookie_and_leaves_the_address(server: Served) -> None:
    answer = server.ask(f"/?token={server.token}")
    assert (answer.status, answer.headers["location"], answer.body) == (303, "./", b"")
    kept = answer.headers["set-cookie"].split("; ")
    assert kept == [f"rldk-{server.port}={server.token}", "HttpOnly", "SameSite=Strict", "Path=/"]
    assert answer.headers["cache-control"] == "no-store"
    # A browser keeps the cookies of all ports of a machine together, so the port that it knows is in the name.
    tunnelled = server.ask(f"/?token={server.token}", host="localhost:9000")
    assert tunnelled.headers["set-cookie"].startswith("rldk-9000=")
    assert server.ask("/", f"Cookie: rldk-9000={server.token}", host="localhost:9000").status == 200
    assert server.ask("/", f"Cookie: rldk-9000={server.token}").status == 401
    for wrong in ("", "x", server.token[:-1], server.token + "x", server.token.swapcase(), "%00", "%ff"):
        refused = server.ask(f"/?token={wrong}")
        assert refused.status == 401
        assert "set-cookie" not in refused.headers
    assert server.ask("/").status == 401


PATHS = [
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e%252fetc%252fpasswd",
    "/..\\..\\etc\\passwd", "/..%5c..%5cetc%5cpasswd", "//etc/passwd", "///etc/passwd", "/etc/passwd", "/a%00b",
    "/main.js%00", "/main.js/", "/main.js%2f", "/file:///etc/passwd", "/file:%2f%2f%2fetc%2fpasswd", "/./main.js",
    "/static/main.js", "/vendor/uPlot.LICENSE", "/link.html", "/%2e%2e/secret.html", "/../server.py", "/server.py",
    "/index.html", "/MAIN.JS", "/~", "/C:%5cWindows", "/http://evil.example/", "/%u002e%u002e/", "/ws",
    "/" + "a" * 9000,
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_no_path_leads_to_a_file(server: Served, path: str) -> None:
    answer = server.ask(path, server.cookie)
    assert answer.status == 404
    assert answer.body == b"There is no such page.\n"
    assert HEADERS.items() <= answer.headers.items()


def test_paths_are_those_of_a_table(server: Served) -> None:
    assert set(pages()) > {"/", "/main.js", "/app.css", "/uPlot.iife.min.js", "/metrics.json"}
    for path, page in pages().items():
        answer = server.ask(path, server.cookie)
        assert (answer.status, answer.body) == (200, page.body)


def test_every_answer_has_the_policy(server: Served) -> None:
    post = (
        f"POST / HTTP/1.1\r\nHost: localhost\r\n{server.cookie}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}"
    )
    answers = [
        *(server.ask(path, server.cookie) for path in pages()),
        server.ask("/", server.cookie, method="HEAD"),
        server.ask("/", server.cookie, method="OPTIONS"),
        server.ask("/", server.cookie, f"If-None-Match: {pages()['/'].tag}"),
        server.ask(f"/?token={server.token}"),
        server.ask("/none", server.cookie),
        server.ask("/"),
        server.ask("/", host="evil.example"),
        server.ask("/", server.cookie, "Origin: null"),
        server.say(post.encode()),
        server.upgrade("/ws"),
        server.upgrade("/ws", host="evil.example"),
    ]
    assert {answer.status for answer in answers} == {200, 303, 304, 401, 403, 404, 405}
    for answer in answers:
        assert HEADERS.items() <= answer.headers.items()
        assert not [name for name in answer.headers if name.startswith("access-control-") or name == "server"]
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "'unsafe" not in HEADERS["content-security-policy"]
    assert HEADERS["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/main.js", "/ws"])
def test_it_only_reads(server: Served, path: str, method: str) -> None:
    answer = server.ask(path, server.cookie, method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert server.ask(path, method=method).status == 401


def test_a_head_has_the_length_and_no_body(server: Served) -> None:
    whole, head = (server.ask("/main.js", server.cookie, method=method) for method in ("GET", "HEAD"))
    assert head.body == b""
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}
    assert int(head.headers["content-length"]) == len(whole.body)


def test_what_has_not_changed_is_not_sent_again_and_is_asked_for_each_time(server: Served) -> None:
    first = server.ask("/main.js", server.cookie)
    assert first.headers["cache-control"] == "private, no-cache"
    for told in (first.headers["etag"], f'"x", W/{first.headers["etag"]}'):
        again = server.ask("/main.js", server.cookie, f"If-None-Match: {told}")
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert server.ask("/main.js", server.cookie, 'If-None-Match: "x"').status == 200
    assert server.ask("/main.js", f"If-None-Match: {first.headers['etag']}").status == 401


def test_a_request_without_an_end_is_cut_off(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(f"GET / HTTP/1.1\r\nHost: localhost\r\n{server.cookie}\r\n".encode())
        sent = 0
        try:
            while sent < 10 << 20:
                connection.sendall(b"X-Long: " + b"a" * 8000 + b"\r\n")
                sent += 8010
        except OSError:
            pass
    assert sent < 10 << 20


def test_the_token_is_not_in_what_it_says(server: Served, tmp_path: Path) -> None:
    with served(tmp_path, scratch=tmp_path) as other:
        other.ask(f"/?token={other.token}")
        other.upgrade(f"/ws?token={other.token}")
        other.say(b"nonsense\r\n\r\n")
        assert other.end() == 0
        assert other.process.stdout is not None
        assert other.process.stdout.read() == ""
        assert other.token not in other.errors.read_text()

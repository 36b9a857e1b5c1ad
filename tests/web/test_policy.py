"""The guard as a real browser meets it: nothing that the page does offends its policy, and other sites get nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from rldk import Run
from tests.factories.served import Served, served

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    scratch = tmp_path_factory.mktemp("policy")
    for name in ("r-1", "r-2"):
        with Run(scratch / "logs", run_id=name, config={"<img src=x onerror=alert(1)>": "</script>"}) as run:
            for step in range(1, 20):
                run.log(step, {"reward_mean": step / 10, "<script>alert(1)</script>": 1.0}, notes=["<b onclick=x>"])
    with served(scratch / "logs", "--no-open", scratch=scratch) as running:
        yield running


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of another site, whose pages stand in `tmp_path`."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{site.server_port}"
    site.shutdown()
    site.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def test_no_view_of_the_page_offends_the_policy_and_every_answer_has_it(chromium: Any, server: Served) -> None:
    wrong: list[str] = []
    answers: list[tuple[str, dict[str, str]]] = []
    context = chromium.new_context()
    context.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error(e.violatedDirective, e.blockedURI))"
    )
    page = context.new_page()
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("response", lambda answer: answers.append((answer.url, answer.headers)))
    page.goto(server.url)
    page.locator("text=r-1").first.wait_for()
    for view in ("charts", "run", "completions", "compare"):
        page.locator(f"[data-view={view}]").first.click()
        page.wait_for_timeout(1500)
    assert server.token not in page.url
    assert {url.partition("/")[0] for url, _ in answers} == {"http:"}
    paths = {url.removeprefix(f"http://127.0.0.1:{server.port}/").partition("#")[0] for url, _ in answers}
    assert {"", "main.js", "app.css", "uPlot.iife.min.js", "metrics.json"} <= paths
    for url, headers in answers:
        assert url.startswith(f"http://127.0.0.1:{server.port}/")
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
    (cookie,) = context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert page.evaluate("document.cookie") == ""
    context.close()
    assert wrong == []


def test_a_link_on_another_site_leads_to_the_page(
    chromium: Any, server: Served, elsewhere: str, tmp_path: Path
) -> None:
    """As in a notebook or a chat that is open in a tab: the cookie is not for the other site's redirections."""
    (tmp_path / "link.html").write_text(f'<a href="{server.url}">open</a>', encoding="utf-8")
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{elsewhere}/link.html")
    page.locator("a").click()
    page.locator("text=r-1").first.wait_for()
    assert page.url.partition("#")[0] == f"http://127.0.0.1:{server.port}/"
    context.close()


TRIED = """
const said = [];
const tell = (what) => (value) => said.push([what, String(value)]);
const read = async (path, mode, what) => {
  try {
    tell(what)(await (await fetch(`http://OWN/${path}`, { mode, credentials: "include" })).text());
  } catch (error) {
    tell("refused")(error);
  }
};
await read("metrics.json", "cors", "fetched");
await read("", "no-cors", "blind");
for (const path of ["ws", "ws?token=guess"]) {
  const socket = new WebSocket(`ws://OWN/${path}`);
  await new Promise((done) => {
    socket.onmessage = ({ data }) => done(tell("socket")(data));
    socket.onclose = done;
  });
}
await new Promise((done) => {
  const script = document.createElement("script");
  script.src = "http://OWN/main.js";
  script.onload = () => done(tell("script")(""));
  script.onerror = done;
  document.head.append(script);
});
document.title = JSON.stringify(said);
"""


def test_another_site_reads_nothing_even_in_the_browser_that_has_the_cookie(
    chromium: Any, server: Served, elsewhere: str, tmp_path: Path
) -> None:
    own = f"127.0.0.1:{server.port}"
    tried = TRIED.replace("OWN", own)
    (tmp_path / "site.html").write_text(f"<!doctype html><title>-</title><script type=module>{tried}</script>")
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server.url)
    page.locator("text=r-1").first.wait_for()
    # Another site, and another port of the same one, to which the browser sends the cookie.
    for site in (elsewhere, elsewhere.replace("localhost", "127.0.0.1")):
        other = context.new_page()
        other.goto(f"{site}/site.html")
        for _ in range(200):
            if other.title() != "-":
                break
            other.wait_for_timeout(100)
        said = json.loads(other.title())
        assert "refused" in dict(said)
        assert [what for what, _ in said if what in ("fetched", "socket", "script")] == []
        assert [text for what, text in said if what == "blind" and text] == []
        other.close()
    framed = context.new_page()
    (tmp_path / "frame.html").write_text(f'<iframe src="http://{own}/"></iframe>')
    framed.goto(f"{elsewhere}/frame.html")
    framed.wait_for_timeout(500)
    assert "r-1" not in "".join(frame.locator("body").inner_text() for frame in framed.frames)
    context.close()

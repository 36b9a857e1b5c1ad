"""The page for Prometheus, read by its own parser."""

from __future__ import annotations

import http.client
import math
import signal
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from rldk_schema import Process

pytest.importorskip("prometheus_client", reason='prometheus_client is not installed: pip install "rldk[prometheus]"')

from prometheus_client.parser import text_string_to_metric_families
from rldk_schema.metrics import METRICS

from rldk import EventWriter, Run
from rldk.errors import MirrorError
from rldk.mirror_target import parse_target
from rldk.mirrors.cursor import Cursor
from rldk.mirrors.events import RunEvents
from rldk.mirrors.prometheus import Prometheus, metric_name
from rldk.mirrors.runs import runs_to_mirror
from rldk.mirrors.tracker import MirroredRun
from tests.factories.events import make_event
from tests.factories.waiting import until
from tests.mirrors.material import evaluation, log_steps, start, write_alert, write_attempts

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def samples(url: str) -> Samples:
    with urllib.request.urlopen(url) as answer:
        text = answer.read().decode()
    found: Samples = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            key = (sample.name, tuple(sorted(sample.labels.items())))
            assert key not in found
            found[key] = sample.value
    return found


def key(name: str, /, **labels: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    return name, tuple(sorted(labels.items()))


@pytest.fixture
def page() -> Iterator[Prometheus]:
    with closing(Prometheus(parse_target("prometheus:0"))) as page:
        yield page


def send(page: Prometheus, logs: Path) -> Samples:
    for name, run in runs_to_mirror(logs):
        mirrored = MirroredRun(
            run.run_id, name, run.paths[0].parent, Cursor(logs, run.run_id, parse_target("prometheus:0"))
        )
        RunEvents(run, mirrored, page, lambda _: None).send(final=False)
    return samples(page.where())


def test_the_latest_values_of_the_latest_attempt_are_on_the_page(tmp_path: Path, page: Prometheus) -> None:
    write_attempts(tmp_path, 300)
    write_alert(tmp_path)
    found = send(page, tmp_path)
    train = {"run_id": "grpo-1", "phase": "train", "dataset": ""}
    assert found[key("rldk_step", **train)] == 300
    assert found[key("rldk_loss", **train)] == 1 / 300
    assert found[key("rldk_reward_mean", **train)] == 30
    assert found[key("rldk_attempt", run_id="grpo-1")] == 2
    assert found[key("rldk_other_metric", name="my/thing", **train)] == 300 % 7
    assert found[key("rldk_other_metric", name="odd%0A%1B[31m%250A", **train)] == 0.5
    assert found[key("rldk_alerts_total", run_id="alerted", rule="kl_drift", severity="critical")] == 1
    assert found[key("rldk_last_event_timestamp_seconds", **train)] > 1.7e9
    assert sum(page.not_held.values()) > 200


def test_sets_phases_nan_and_hostile_names(tmp_path: Path, page: Prometheus) -> None:
    odd = 'a"b\\c\nd\u2028e{}=,'
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=1, metrics={"loss": math.nan, "kl_mean": math.inf, odd: -math.inf, "lr": None}))
        for name in ("math", odd, None):
            writer.write(evaluation(2, name, {"reward_mean": 0.25}))
    found = send(page, tmp_path)
    train = {"run_id": "r", "phase": "train", "dataset": ""}
    assert math.isnan(found[key("rldk_loss", **train)])
    assert found[key("rldk_kl_mean", **train)] == math.inf
    assert key("rldk_lr", **train) not in found
    assert [value for (name, _), value in found.items() if name == "rldk_other_metric"] == [-math.inf]
    sets = {dict(labels)["dataset"] for name, labels in found if name == "rldk_reward_mean"}
    assert len(sets) == 3
    assert {"math", ""} <= sets


def test_no_label_ends_a_line_and_two_names_stay_two(tmp_path: Path, page: Prometheus) -> None:
    odd = ["\r", "\\r", "\0", "\\x00", "%00", "\x85", "\u2028", "a\nb", "a\\nb"]
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        for name in odd:
            writer.write(evaluation(2, name, {name: 0.25, "reward_mean": 0.5}))
    found = send(page, tmp_path)
    for name, number in (("rldk_reward_mean", len(odd)), ("rldk_step", len(odd)), ("rldk_other_metric", len(odd))):
        assert sum(one == name for one, _ in found) == number
    with urllib.request.urlopen(page.where()) as answer:
        text = answer.read().decode()
    assert len(text.splitlines()) == text.count("\n")


def test_every_declared_metric_has_a_name_of_its_own_with_its_unit() -> None:
    names = [metric_name(name) for name in METRICS]
    assert len(set(names)) == len(names)
    assert metric_name("step_time") == "rldk_step_time_seconds"
    assert metric_name("gpu_memory_used") == "rldk_gpu_memory_used_bytes"
    assert metric_name("lr") == "rldk_lr"
    assert not {"rldk_step", "rldk_attempt", "rldk_other_metric", "rldk_alerts", "rldk_run_running"} & set(names)


def test_the_page_does_not_grow_without_end(tmp_path: Path, page: Prometheus) -> None:
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(metrics={f"m{n}": 1.0 for n in range(1500)}))
    found = send(page, tmp_path)
    assert sum(name == "rldk_other_metric" for name, _ in found) == 1000
    assert page.not_held["value", "of more than 1000 undeclared metrics left out"] == 500


def test_an_earlier_attempt_does_not_come_back(tmp_path: Path, page: Prometheus) -> None:
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        writer.write(make_event(step=5, metrics={"loss": 5.0}, process=Process(rank=0)))
    later = tmp_path / "r_events.attempt2.jsonl"
    later.write_bytes(
        (tmp_path / "r_events.jsonl").read_bytes().replace(b'"attempt":1', b'"attempt":2').replace(b"5", b"4")
    )
    found = send(page, tmp_path)
    assert [value for (name, _), value in found.items() if name == "rldk_loss"] == [4.0]


def test_it_is_served_on_this_machine_only_and_ends_after_the_run(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        log_steps(run, range(1, 10))
        process = start(tmp_path, "--to", "prometheus:0")
        assert process.stderr is not None
        url = process.stderr.readline().strip().rpartition(" ")[2]
        assert url.startswith("http://127.0.0.1:")
        step = key("rldk_step", run_id="r", phase="train", dataset="")
        until(lambda: samples(url).get(step) == 9)
        assert samples(url)[key("rldk_run_running", run_id="r")] == 1
        log_steps(run, range(10, 20))
        until(lambda: samples(url)[step] == 19)
    # The last values are served once more before it ends.
    until(lambda: samples(url)[key("rldk_run_running", run_id="r")] == 0)
    assert "19 events sent" in process.communicate(timeout=30)[0]
    assert process.returncode == 0


@pytest.mark.parametrize(("host", "status"), [
    ("localhost:9464", 200), ("127.0.0.1", 200), ("[::1]:1", 200), ("LOCALHOST", 200), ("evil.example", 403),
    ("localhost.evil.example", 403), ("127.0.0.1.evil.example:9464", 403), ("a@localhost", 403), ("", 403),
])  # fmt: skip
def test_a_website_that_leads_here_gets_nothing(page: Prometheus, host: str, status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", page.port)
    connection.putrequest("GET", "/metrics", skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    assert connection.getresponse().status == status
    connection.close()


def test_whoever_interrupts_it_does_not_wait(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 1.0})
        process = start(tmp_path, "--to", "prometheus:0")
        assert process.stderr is not None
        url = process.stderr.readline().strip().rpartition(" ")[2]
        until(lambda: key("rldk_step", run_id="r", phase="train", dataset="") in samples(url))
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20)[0].startswith("1 run, 1 event sent")
    assert process.returncode == 0


def test_a_port_that_is_taken_is_said(page: Prometheus) -> None:
    with pytest.raises(MirrorError, match=r"cannot be served there: .*Name another port"):
        Prometheus(parse_target(f"prometheus:{page.port}"))

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from rldk import Run, write_report
from rldk.log.completions import Completion, CompletionLog, completion_file
from tests.factories.commands import rldk
from tests.factories.report import Text
from tests.report.conftest import HOSTILE


def sample(step: int, index: int, reward: float | None, **changed: Any) -> Completion:
    given: dict[str, Any] = {
        "step": step, "attempt": 1, "index": index, "prompt": f"What is {index}?", "completion": f"It is {index}.",
        "reward": reward, "rewards": {} if reward is None else {"accuracy": reward}, "advantage": None,
    }  # fmt: skip
    return Completion(**given | changed)


def report(folder: Path, samples: list[Completion], **options: Any) -> str:
    with Run(folder, run_id="r") as run:
        for step in range(1, 101):
            run.log(step, {"loss": math.nan if step == 45 else 1.0})
    log = CompletionLog(completion_file(folder, "r"))
    log.write(samples)
    log.close()
    (page,) = write_report(folder, **options)
    return page.read_text(encoding="utf-8")


def test_samples_are_shown_by_step_the_lowest_reward_first_and_the_rest_is_counted(tmp_path: Path) -> None:
    rewards = [0.5, 0.9, 0.1, 0.7, 0.3, 0.8, 0.2, None, math.nan]
    samples = [sample(step, index, reward) for step in (10, 40, 50) for index, reward in enumerate(rewards)]
    page = report(tmp_path, samples)
    section = page.split("<h2>Completions</h2>")[1]
    assert "24 of 27 samples at 3 of 3 steps" in section
    assert "3 are not shown" in section
    at_40 = section.split('id="samples-40"')[1].split("</details>")[0]
    assert re.findall("reward <b>(.*?)</b>", at_40) == [
        "0.1", "0.2", "0.3", "0.5", "0.8", "0.9", "<i>missing</i>", "NaN",
    ]  # fmt: skip
    assert str(Text(f"<div>{at_40.split('>', 1)[1].split('</article>')[0]}</article></div>")) == (
        "reward 0.1 · accuracy 0.1 sample 2, attempt 1 What is 2? It is 2."
    )


def test_an_alert_links_to_the_worst_samples_of_its_step(tmp_path: Path) -> None:
    page = report(tmp_path, [sample(step, 0, 1.0) for step in (10, 40, 50)])
    assert '<a href="#samples-40">Worst samples of step 40</a></td>' in page  # the last before the alert of step 45
    assert 'id="samples-40"' in page


def test_only_so_many_steps_and_characters_are_shown(tmp_path: Path) -> None:
    long = "word " * 10_000
    samples = [sample(step, 0, 1.0, prompt=long, completion=long) for step in range(1, 101)]
    page = report(tmp_path, samples)
    assert "16 of 100 samples at 16 of 100 steps" in page
    assert page.count('id="samples-') == 16
    assert 'id="samples-45"' in page  # the alert's
    assert 'id="samples-100"' in page
    assert "… 48,000 more characters" in page
    assert len(page) < 300_000


def test_messages_within_messages_do_not_end_a_report(tmp_path: Path) -> None:
    report(tmp_path, [sample(1, 0, 1.0, prompt="PROMPT")])
    log = completion_file(tmp_path, "r")
    line = log.read_text(encoding="utf-8")
    nested = ("".join(['[{"content":' * depth, '"hello"', "}]" * depth]) for depth in (2, 20, 450, 3000))
    log.write_text("".join(line.replace('"PROMPT"', prompt) for prompt in nested), encoding="utf-8")
    (page,) = write_report(tmp_path)
    assert "1 place of their files could not be read." in page.read_text(encoding="utf-8")
    two, twenty, many = page.read_text(encoding="utf-8").split("<article>")[1:]
    assert "[?] [?] hello<" in two
    assert twenty.count("[?]") == many.count("[?]") == 4
    assert "hello" in twenty
    log.unlink()  # as no file that is left behind may be invalid


def test_text_of_samples_cannot_become_markup(tmp_path: Path) -> None:
    chat = [{"role": attack, "content": [{"type": "text", "text": attack}]} for attack in HOSTILE]
    samples = [sample(1, 0, 1.0, prompt=chat, completion=attack, rewards={attack: 1.0}) for attack in HOSTILE]
    page = report(tmp_path, samples)
    assert not Text(page).tags & {"img", "iframe"}
    assert (page.count("<script"), page.count("<style")) == (1, 1)
    assert 'href="javascript' not in page
    assert "\u202e" not in report(tmp_path / "b", [sample(1, 0, 1.0, completion="a\u202eb\nc")])


def test_samples_can_be_left_out_and_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    page = report(tmp_path, [sample(40, 0, 1.0)])
    assert "It is 0." in page
    with completion_file(tmp_path, "r").open("a", encoding="utf-8") as file:
        file.write("no sample\n" + json.dumps({"step": 1}) + "\n")
    assert rldk("report", tmp_path)[0] == 0
    page = (tmp_path / "r_report.html").read_text(encoding="utf-8")
    assert "2 places of their files could not be read." in page
    assert "It is 0." in page
    assert rldk("report", tmp_path, "--no-samples")[0] == 0
    page = (tmp_path / "r_report.html").read_text(encoding="utf-8")
    assert "It is 0." not in page
    assert "samples-40" not in page
    completion_file(tmp_path, "r").unlink()  # as no file that is left behind may be invalid


def test_a_page_without_samples_has_no_section(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 1.0})
    (page,) = write_report(tmp_path)
    assert "Completions" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("samples", [[], [sample(40, 0, None)]])
def test_alerts_link_to_nothing_that_is_not_there(tmp_path: Path, samples: list[Completion]) -> None:
    page = report(tmp_path, samples)
    links = re.findall(r'href="#(samples-\d+)"', page)
    assert all(f'id="{link}"' in page for link in links)
    assert bool(links) == bool(samples)

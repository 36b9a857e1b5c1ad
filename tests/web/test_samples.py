"""Completions as the page asks for them."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from rldk_schema.forms.live_request import WantedSamples
from rldk_schema.forms.live_update import LiveSamples

from rldk.check import runs_at
from rldk.forms import encode_form
from rldk.log.completions import Completion, CompletionLog, completion_file
from rldk.log.runs import RunLogs
from rldk.web import sample_index, samples
from rldk.web.close_look import CloseLook
from rldk.web.session import MOST_ANSWER_BYTES
from tests.factories.live_runs import HOSTILE, make_hostile, make_resumed, make_run


def one(folder: Path) -> RunLogs:
    (run,) = runs_at(folder, on_error="skip")
    return run


def ask(
    look: CloseLook,
    run: RunLogs,
    step: int | None = None,
    *,
    order: str = "lowest",
    text: str | None = None,
    most: int = 50,
    place: int | None = None,
) -> LiveSamples:
    wanted = WantedSamples(["r"], step, order, text, most, place)  # type: ignore[arg-type]
    for told in look.due_for_samples(wanted, {"r": run}):
        look.details(told, run)
    (found,) = look.samples(wanted, {"r": run})
    return found


def test_a_step_has_its_samples_in_order_of_reward_with_messages_and_roles(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=30)
    look, run = CloseLook(), one(tmp_path)
    lowest = ask(look, run)
    assert (lowest.step, lowest.steps, lowest.counts) == (30, [10, 20, 30], [16, 16, 16])
    rewards = [sample.reward for sample in lowest.samples]
    assert rewards == sorted(rewards) == lowest.spread
    assert [s.reward for s in ask(look, run, order="highest").samples] == rewards[::-1]
    assert [s.index for s in ask(look, run, order="index").samples] == list(range(16))
    sample = lowest.samples[0]
    assert [message.role for message in sample.prompt] == ["system", "user"]
    assert sample.completion[0].role == "assistant"
    assert sample.rewards["length"] is None
    assert sample.extra["gold"].text == "42"
    assert ask(look, run, 25).step == 20
    assert ask(look, run, 3).step == 10, "there is none before: the first"
    assert len(ask(look, run, most=3).samples) == 3


def test_text_is_searched_whatever_its_case(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=10)
    look, run = CloseLook(), one(tmp_path)
    found = ask(look, run, text="WHAT IS 6 X 7")
    assert (found.searched, found.matching, found.count) == (16, 4, 16)
    assert all("6 x 7" in sample.prompt[1].text for sample in found.samples)
    assert ask(look, run, text="no such text").samples == []


def test_a_search_stops_when_time_is_up_and_says_how_many_it_has_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(tmp_path, "r", steps=10)
    monkeypatch.setattr(samples, "_SEARCH", -1.0)
    found = ask(CloseLook(), one(tmp_path), text="answer")
    assert found.searched == 1
    assert found.count == 16


def test_samples_of_superseded_attempts_are_left_out_and_counted(tmp_path: Path) -> None:
    make_resumed(tmp_path, "r")
    found = ask(CloseLook(), one(tmp_path), 60)
    assert {sample.attempt for sample in found.samples} == {2}
    assert found.count == 4
    assert found.left_out == ["4 samples of superseded attempts left out"]


@pytest.mark.damages_files
def test_long_texts_are_cut_and_given_whole_when_asked_for(tmp_path: Path) -> None:
    make_hostile(tmp_path, "r")
    look, run = CloseLook(), one(tmp_path)
    found = ask(look, run, order="index")
    assert found.left_out == ["2 places of their files could not be read"]
    assert found.samples[0].prompt[0].text == HOSTILE[0]
    long = found.samples[len(HOSTILE)]
    assert long.prompt[0].cut + len(long.prompt[0].text) == 1_000_000
    (whole,) = ask(look, run, 5, place=long.place).samples
    assert whole.completion[0].text == "x" * 1_000_000
    assert whole.completion[0].cut == 0


@pytest.mark.parametrize("text", ["\u4e2d" * 5_000_000, "\x00" * 2_000_000 + "a" * 9_000_000, "\ud83d" * 3_000_000])
def test_a_text_that_is_longer_as_it_is_sent_is_cut_to_what_is_sent(text: str, tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=5)
    with CompletionLog(completion_file(tmp_path, "r")) as log:
        log.write([Completion(9, 1, 0, "p", text, 1.0, {}, None)])
    look, run = CloseLook(), one(tmp_path)
    (sample,) = ask(look, run, place=ask(look, run).samples[0].place).samples
    (told,) = sample.completion
    assert len(told.text) + told.cut >= len(text)
    size = len(encode_form(sample, ascii_only=False).encode())
    assert 3_000_000 < size < MOST_ANSWER_BYTES


def test_what_is_added_is_read_on_and_what_is_replaced_is_read_anew(tmp_path: Path) -> None:
    make_run(tmp_path, "r", steps=20)
    look, run, path = CloseLook(), one(tmp_path), completion_file(tmp_path, "r")
    assert ask(look, run).step == 20
    with CompletionLog(path) as log:
        log.write([Completion(21, 1, 0, "p", "c", 1.0, {}, None)])
    assert ask(look, run).step == 21
    with path.open("ab") as file:
        file.write(b'{"step": 22, "attempt": 1, "index": 0, "prompt": "p", "completion": "c", "rew')
        file.flush()
        assert ask(look, run).step == 21
        file.write(b'ard": 1.0, "rewards": {}, "advantage": null}\n')
    assert ask(look, run).step == 22
    path.write_text(path.read_text().splitlines()[0] + "\n")
    assert ask(look, run).steps == [10]
    path.unlink()
    gone = ask(look, run)
    assert (gone.step, gone.steps, gone.samples) == (None, [], [])


def test_a_large_file_is_looked_at_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_run(tmp_path, "r", steps=200, every=5)
    monkeypatch.setattr(sample_index, "_LOOK", 1)
    index = sample_index.SampleIndex()
    path = completion_file(tmp_path, "r")
    shares = []
    while not shares or shares[-1] < 1:
        index.update([path], seconds=0.0005)
        shares.append(index.share)
    counts, _ = index.counts({})
    assert shares[0] < 1
    assert counts == dict.fromkeys(range(5, 201, 5), 16)


def test_steps_of_very_many_are_an_even_choice_with_those_beside_the_shown_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(tmp_path, "r", steps=60, every=1)
    monkeypatch.setattr(samples, "_MOST_STEPS", 4)
    found = ask(CloseLook(), one(tmp_path), 33)
    assert {32, 33, 34, 60} <= set(found.steps)
    assert len(found.steps) < 12
    assert found.left_out == [f"{len(found.steps)} of 60 steps are named"]


def test_dumps_of_verl_are_shown_as_well(tmp_path: Path) -> None:
    (tmp_path / "rollouts").mkdir()
    for step in (1, 2, 3):
        row = {"input": "2 + 2 =", "output": str(step), "gts": "4", "score": float(step == 3), "step": step}
        (tmp_path / "rollouts" / f"{step}.jsonl").write_text(json.dumps(row) + "\n")
    rows = [{"step": step, "data": {"critic/score/mean": 0.5, "actor/grad_norm": 1.0}} for step in (1, 2, 3)]
    (tmp_path / "train.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    look, run = CloseLook(), one(tmp_path)
    assert ask(look, run, 2).samples[0].completion[0].text == "2"
    assert ask(look, run).steps == [1, 2, 3]


@pytest.mark.damages_files
def test_names_and_texts_beyond_what_a_page_can_bear_are_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(tmp_path, "r", steps=1, every=9)
    names = {f"reward {number}": 1.0 for number in range(10_000)} | {"x" * 5000: 2.0}
    rest = '"attempt": 1, "index": 0, "prompt": "", "completion": "", "reward": 1, "rewards": {}, "advantage": 0}'
    odd = ['{"step": -1, ' + rest, "{" + rest]
    with CompletionLog(completion_file(tmp_path, "r")) as log:
        log.write([Completion(5, 1, 0, "p", "c" * 5_000_000, math.nan, names, None, {"y" * 5000: 1})])
        log.write([Completion(5, 1, 0, "p", "c" * 5_000_000, 1.0, {}, None) for _ in range(3)])
    with completion_file(tmp_path, "r").open("a") as file:
        file.writelines(line + "\n" for line in odd)
    look, run = CloseLook(), one(tmp_path)
    found = ask(look, run)
    assert len(found.samples[-1].rewards) == samples._MOST_NAMES
    assert found.samples[-1].extra == {}
    assert found.left_out == [
        "2 places of their files could not be read",
        "9,938 rewards or columns of samples left out: beyond 64, or of a very long name",
    ]
    monkeypatch.setattr("rldk.web.close_look._MOST_BYTES", 10_000)
    few = ask(look, run)
    assert len(few.samples) == 2
    assert "2 samples left out, as the answer would be too large" in few.left_out
    (whole,) = ask(look, run, place=few.samples[0].place).samples
    assert len(whole.completion[0].text) + len(whole.prompt[0].text) == 10_000


def test_a_file_that_cannot_be_opened_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_run(tmp_path, "r", steps=10)
    path = completion_file(tmp_path, "r")
    index = sample_index.SampleIndex()
    with monkeypatch.context() as broken:
        broken.setattr(sample_index, "open_regular", forbidden)
        for _ in range(2):
            index.update([path])
            assert (index.unread, index.share) == (1, 1.0)
    index.update([path])
    assert (index.unread, index.counts({})[0]) == (0, {10: 16})


def forbidden(*_: object, **__: object) -> None:
    raise PermissionError("no")


def test_foreign_files_are_looked_at_piece_by_piece_and_tables_again_once_their_twin_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"input": "2 + 2 =", "output": str(i), "gts": "4", "score": 1.0, "step": 1 + i // 4} for i in range(40)]
    dump, other = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    for path in (dump, other):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.setattr(sample_index, "_LOOK", 1)
    monkeypatch.setattr(sample_index, "table_name", lambda path: "t" if path == other else None)
    index = sample_index.SampleIndex()
    shares = []
    while not shares or shares[-1] < 1:
        index.update([dump, other], seconds=1e-5)
        shares.append(index.share)
        assert len(shares) < 10_000
    assert shares[0] < 1
    assert (index.again, sum(index.counts({})[0].values())) == (40, 40)
    dump.unlink()
    index.update([other])
    assert (index.again, sum(index.counts({})[0].values())) == (0, 40)
    monkeypatch.setattr(sample_index, "MOST_SAMPLES", 10)
    other.write_text(other.read_text() + "\n")
    for _ in range(2):
        index.update([other])
        assert index.left == 30, "counted once, whatever else is looked at again"

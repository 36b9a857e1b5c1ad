"""What a log is read as, by its keys: framework, algorithm, version, settings, and what all candidates agree on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.frameworks import FRAMEWORKS

from rldk import IngestError
from rldk.adapters.evidence import Evidence
from rldk.adapters.layouts.registry import layout_of, logs_in
from rldk.adapters.log_reader import LogReader
from rldk.adapters.read_as import Hints, ReadAs
from rldk.adapters.recogniser import recognise
from rldk.adapters.rows import Row
from rldk.adapters.settings import parse_settings
from rldk.adapters.start import Start

HERE = Path("log.jsonl")
# What every row of transformers has.
TRAINER = {"loss": 0.5, "grad_norm": 1.0, "learning_rate": 1e-6, "epoch": 0.1}
GRPO = {**TRAINER, "reward": 0.5, "reward_std": 0.2, "completions/mean_length": 90.0, "rewards/f/mean": 0.5}
VERL = {"critic/score/mean": 0.5, "response_length/mean": 90.0, "actor/ppo_kl": 0.1, "actor/pg_loss": 0.1}


def seen(*rows: dict[str, Any], files: tuple[str, ...] = ()) -> Evidence:
    evidence = Evidence(files=frozenset(files))
    for line, row in enumerate(rows, 1):
        evidence.add(Row(HERE, line, row))
    return evidence


def read(row: dict[str, Any], hints: Hints = Hints(), **config: Any) -> ReadAs:  # noqa: B008  # frozen
    return recognise(seen(row), hints, config)


def stored(path: Path, row: dict[str, Any], hints: Hints = Hints(), config: Any = None) -> dict[str, Any]:  # noqa: B008
    head = [{"type": "config", **config}] if config else []
    lines = [*head, *({**row, "step": step} for step in (1, 2, 3))]
    file = path / "x.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    layout = layout_of(Start(file))
    assert layout is not None
    (log,) = logs_in(file, layout)
    return next(iter(LogReader(log, hints).events("r"))).metrics


def test_one_key_of_somebody_elses_does_not_change_the_outcome() -> None:
    for key in ("eval/accuracy", "gpt_loss", "perf/time_per_step", "env/all/reward/total", "my/own"):
        found = read({**GRPO, key: 0.5})
        assert (found.framework, found.candidates) == ("trl", ()), key
        assert set(found.unexplained) <= {key}


def test_two_words_of_anybodys_do_not_make_a_framework() -> None:
    for row in (
        {"reward/mean": 0.5, "reward/std": 0.1},
        {"loss": 0.5, "epoch": 1, "learning_rate": 1e-6},
        {"accuracy": 0.5, "mean_reward": 0.1, "loss": 0.5},
    ):
        assert (read(row).framework, read(row).candidates) == ("custom", ())


def test_a_key_of_what_extends_a_framework_leaves_the_two() -> None:
    found = read({**GRPO, "memory(GiB)": 20.0})
    assert (found.framework, found.candidates) == ("trl", ("ms_swift", "trl"))
    assert found.decided_by == "--framework ms_swift|trl"
    assert read({**GRPO, "memory(GiB)": 20.0, "train_speed(iter/s)": 0.1}).framework == "ms_swift"


def test_what_extends_a_framework_is_told_by_a_combination_that_the_other_never_logs() -> None:
    assert read({**GRPO, "completion_length": 90.0}).framework == "unsloth"


def test_a_mark_whose_value_is_impossible_is_none() -> None:
    row = {"timing_s/step": 1.0, "response_length/clip_ratio": 0.5, "actor/pg_clipfrac": 0.1}
    assert read(row).framework == "verl"
    assert read({**row, "response_length/clip_ratio": 7.0, "actor/pg_clipfrac": -3.0}).framework == "custom"
    # A value that is missing, or none, speaks neither for nor against it.
    assert read({**row, "response_length/clip_ratio": float("nan"), "actor/pg_clipfrac": None}).framework == "verl"


def test_a_files_name_is_a_mark_only_of_what_it_may_hold() -> None:
    assert recognise(seen({"loss": 0.5, "learning_rate": 1e-6}, files=("trainer_state.json",))).framework == (
        "transformers"
    )
    assert recognise(seen(VERL, files=("trainer_state.json",))).framework == "verl"
    assert recognise(seen(GRPO, files=("trainer_log.jsonl",))).framework == "trl"
    mine = recognise(seen({"loss": 0.5, "zest": 1.0, "zeal": 1.0}, files=("trainer_state.json",)))
    assert mine.candidates == ("transformers", "custom")


def test_what_explains_more_without_a_mark_keeps_another_from_being_named() -> None:
    row = {"critic/advantages/max": 1.0, "critic/returns/max": 1.0, "perf/throughput": 1.0, "prompt_length/max": 9.0}
    assert read(row).framework == "custom"  # no mark of anybody's
    found = read({**row, "gpt_loss": 1.0, "eval gpt_loss": 1.0})
    assert found.framework == "custom"
    assert set(found.candidates) == {"openrlhf", "verl", "custom"}


@pytest.mark.parametrize(
    ("row", "framework", "algorithms", "assumed"),
    [
        (GRPO, "trl", ("grpo",), True),
        ({**TRAINER, "mean_token_accuracy": 0.5, "num_tokens": 9.0, "entropy": 1.0}, "trl", ("sft",), False),
        ({**TRAINER, "sdpo/distillation_loss": 1.0, "self_distillation/reward_mean": 1.0}, "trl", ("sdpo",), False),
        ({**TRAINER, "log_odds_ratio": 0.1, "rewards/chosen": 0.1, "rewards/accuracies": 1.0}, "trl", ("orpo",), False),
        (VERL, "verl", ("ppo",), False),
        ({"train/loss": 0.5, "train/lr(1e-3)": 0.1, "train/global_tokens": 9}, "verl", ("sft",), False),
        ({"gpt_loss": 1.0, "loss_mean": 1.0, "lr": 1e-6, "grad_norm": 1.0}, "openrlhf", ("sft",), False),
        ({"dpo_loss": 0.6, "num_pairs": 4, "margin": 0.1, "accuracy": 0.5}, "tinker", ("dpo",), False),
        (TRAINER, "transformers", (), False),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_the_algorithm_is_told_by_keys_within_the_framework(
    row: dict[str, Any], framework: str, algorithms: tuple[str, ...], assumed: bool
) -> None:
    found = read(row)
    assert (found.framework, found.algorithms, bool(found.assumed)) == (framework, algorithms, assumed)
    assert set(found.assumed) <= set(FRAMEWORKS[framework].algorithms)


def test_the_flags_decide() -> None:
    told = read(GRPO, Hints(algorithm="rloo", version="1.16", settings={"scale_rewards": "group"}))
    assert (told.algorithms, told.assumed, told.version) == (("rloo",), (), "1.16")
    assert told.settings == {"scale_rewards": "group"}
    assert "is assumed" in str(read(GRPO))
    assert "is assumed" not in str(told)
    assert read({"loss": 0.5, "zest": 1.0}, Hints("verl")).framework == "verl"
    assert read({**GRPO, "memory(GiB)": 20.0}, Hints("ms_swift")).candidates == ()


def test_a_named_framework_stays_what_it_extends_where_only_that_shows() -> None:
    assert read(TRAINER, Hints("trl")).framework == "transformers"
    assert read(GRPO, Hints("trl")).framework == "trl"


@pytest.mark.parametrize(
    ("keys", "version"),
    [
        (("timing/gen",), "<0.2"),
        (("critic/kl",), "<0.4"),
        (("critic/kl", "timing_s/gen"), ">=0.2,<0.4"),
        (("actor/entropy", "response/aborted_ratio"), ">=0.6"),
        (("training/off_policy/x",), ">=0.9"),
        ((), None),
    ],
    ids=str,
)
def test_the_version_is_told_as_a_range(keys: tuple[str, ...], version: str | None) -> None:
    assert read(VERL | dict.fromkeys(keys, 0.1)).version == version


def test_keys_of_versions_that_exclude_each_other_are_told() -> None:
    found = read({**VERL, "timing/gen": 1.0, "training/off_policy/x": 1.0})
    assert found.version is None
    assert found.notes == ("some keys are of verl >=0.9, some of <0.2",)


def test_a_version_that_the_keys_contradict_is_told_and_taken() -> None:
    found = read({**VERL, "training/off_policy/x": 1.0}, Hints(version="0.5"))
    assert found.version == "0.5"
    assert any("of verl >=0.9" in note for note in found.notes)
    assert read({**VERL, "training/off_policy/x": 1.0}, Hints(version="0.9.1")).notes == ()


def test_a_setting_is_told_by_a_value_and_held_by_what_is_given() -> None:
    row = {"policy_loss": 0.1, "actor_lr": 1e-6, "ppo_clip_ratio": 0.1}
    assert read({**row, "kl": 0.0}).settings == {}
    assert read({**row, "kl": 0.01}).settings == {"reference_model": True}
    assert read({**row, "kl": 0.01}, Hints(settings={"reference_model": False})).settings == {"reference_model": False}
    assert read({**row, "kl": 0.0}, reference_model=True).settings == {"reference_model": True}


def test_a_setting_is_found_below_whatever_holds_it(tmp_path: Path) -> None:
    row = {**VERL, "actor/entropy": 0.5}
    name = {"actor.loss_agg_mode": "token-mean"}
    assert "entropy_mean" not in stored(tmp_path, row)
    assert stored(tmp_path, row, Hints(settings=name))["entropy_mean"] == 0.5
    nested = {"actor_rollout_ref": {"actor": {"loss_agg_mode": "token-mean"}}}
    assert stored(tmp_path, row, config=nested)["entropy_mean"] == 0.5
    # Two that differ decide nothing; nor does one whose name only ends alike.
    two = {"a": nested["actor_rollout_ref"], "b": {"actor": {"loss_agg_mode": "seq-mean-token-sum"}}}
    assert "entropy_mean" not in stored(tmp_path, row, config=two)
    assert "entropy_mean" not in stored(tmp_path, row, config={"x": {"factor": {"loss_agg_mode": "token-mean"}}})


@pytest.mark.parametrize(
    ("hints", "message"),
    [
        (lambda: Hints("tlr"), "framework: expected one of areal, .* found 'tlr'"),
        (lambda: Hints(version="~=1"), "version: expected"),
        (lambda: Hints(settings={"num_minibatches": 1}), "settings: expected some of .* found 'num_minibatches'"),
        (lambda: parse_settings(["num_mini_batches"]), "settings: expected NAME=VALUE, found 'num_mini_batches'"),
        (lambda: parse_settings(["=1"]), "settings: expected some of"),
    ],
)
def test_a_wrong_hint_is_refused_with_what_is_known(hints: Any, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        hints()


def test_only_what_all_algorithms_agree_on_is_named(tmp_path: Path) -> None:
    # With nll_loss and without num_tokens it is DPO or CPO; both call the margin so, only DPO has a reward of chosen.
    row = {**TRAINER, "rewards/accuracies": 0.5, "rewards/margins": 0.1, "rewards/chosen": 0.1, "nll_loss": 1.0,
           "logps/chosen": -9.0, "logits/chosen": 1.0}  # fmt: skip
    assert read(row).algorithms == ("dpo", "cpo")
    both = stored(tmp_path, row)
    dpo, cpo = (stored(tmp_path, row, Hints(algorithm=name)) for name in ("dpo", "cpo"))
    for name in {name for name in (*dpo, *cpo) if not name.startswith("trl/")}:
        if dpo.get(name) == cpo.get(name):
            assert both[name] == dpo[name]
        else:
            assert name not in both
    assert sorted(both.values()) == sorted(dpo.values()) == sorted(cpo.values())


def test_only_what_all_candidates_agree_on_is_named(tmp_path: Path) -> None:
    row = {**GRPO, "memory(GiB)": 20.0, "kl": 0.1}
    assert read(row).candidates == ("ms_swift", "trl")
    found = stored(tmp_path, row, Hints(version="1.16"))
    assert found["reward_mean"] == 0.5
    assert found["kl_mean"] == 0.1
    assert found["response_length_mean"] == 90.0
    # TRL 1.16 logs the spread over the batch, ms-swift that within a group: which of them is not known.
    assert found["trl/reward_std"] == 0.2
    assert not {"reward_std", "reward_group_std"} & found.keys()
    assert stored(tmp_path, row, Hints("trl", version="1.16", algorithm="grpo"))["reward_std"] == 0.2


def test_candidates_that_have_nothing_in_common_keep_the_keys(tmp_path: Path) -> None:
    row = {"loss": 0.5, "zest": 1.0, "zeal": 1.0, "fun": 1.0, "gpt_loss": 2.0}
    assert read(row).candidates == ("openrlhf", "custom")
    found = stored(tmp_path, row)
    assert found["zest"] == 1.0
    assert sorted(found.values()) == [0.5, 1.0, 1.0, 1.0, 2.0]


def test_a_reading_is_one_line_that_says_what_is_left_and_what_decides() -> None:
    text = str(read({**GRPO, "zest": 1.0, "zeal": 2.0}))
    assert text.startswith("read as trl")
    assert "7 of 9 keys explained; left: 'zeal', 'zest'" in text
    assert "grpo is assumed: rloo and 6 more may log the same keys" in text
    assert "--algorithm grpo|rloo|papo|gmpo|..." in text
    assert "\n" not in text

from __future__ import annotations

import json

import pytest
from rldk_schema.fields import LEAF_GROUPS
from rldk_schema.metrics import METRICS

from rldk import UnknownNameError
from rldk.adapters.declarations import vocabulary
from rldk.event.metric_names import lineage
from rldk.explain import Context, explain
from tests.factories.commands import RLDK, process, rldk
from tests.factories.frameworks import FRAMEWORKS


@pytest.mark.parametrize("name", [*METRICS, *LEAF_GROUPS])
def test_every_name_of_the_schema_is_explained(name: str) -> None:
    found = explain(name)
    assert found.description
    assert found.kind == ("metric" if name in METRICS else "field")


def test_every_raw_key_is_explained() -> None:
    for metric in METRICS.values():
        for source in metric.sources:
            assert metric.name in {o.metric for o in explain(source.key).meanings}
            assert source.key in {o.key for o in explain(metric.name).origins}


@pytest.mark.parametrize("name", [name for name, example in FRAMEWORKS.items() if example.expected])
def test_the_keys_of_every_framework_are_explained_both_ways(name: str) -> None:
    """By the table that is written by hand from each framework's source."""
    example = FRAMEWORKS[name]
    context = Context(example.framework, example.version, example.algorithm)
    for key, metric in example.expected.items():
        if metric not in METRICS:  # it is stored as `{framework}/{key}`
            continue
        found = explain(key, context)
        assert metric in {o.metric for o in found.meanings}, key
        # A setting may decide.
        assert found.stored_as in (metric, f"{example.framework}/{key}"), key
        # An evaluation's key is found without what stands before it.
        assert found.name in {o.key for o in explain(metric, context).origins} or found.name == metric, key


@pytest.mark.parametrize("name", [name for name, example in FRAMEWORKS.items() if example.expected])
def test_what_means_nothing_declared_says_whose_it_is(name: str) -> None:
    example = FRAMEWORKS[name]
    words = vocabulary(example.framework)
    context = Context(example.framework, example.version, example.algorithm)
    for key in {key for row in example.rows for key in row} - example.expected.keys():
        if key in METRICS or key in LEAF_GROUPS or not words.explains(key):
            continue
        found = explain(key, context)
        assert set(found.logged_by) & set(lineage(example.framework)) or found.meanings or found.kind == "field", key


def test_a_context_leaves_out_what_is_said_of_others() -> None:
    grpo = explain("kl_mean", Context("trl", "1.16", "grpo"))
    assert [(o.key, o.estimator[:2]) for o in grpo.origins] == [("kl", "k3")]
    assert [o.estimator[:2] for o in explain("kl_mean", Context("trl")).origins] == ["k3", "k1"]
    assert explain("kl_mean", Context("trl", "1.16", "sft")).origins == []


def test_a_key_that_is_called_like_another_metric_is_told_apart() -> None:
    old = explain("reward_std", Context("trl", "0.23", "grpo"))
    assert {o.metric: o.settings for o in old.meanings} == {
        "reward_std": 'scale_rewards is "batch"',
        "reward_group_std": 'scale_rewards is "group" or "none"',
    }
    new = explain("reward_std", Context("trl", "1.16", "grpo"))
    assert {o.metric for o in new.meanings} == {"reward_std"}
    assert new.stored_as == "reward_std"


def test_a_key_that_means_nothing_declared_says_how_it_is_stored() -> None:
    assert explain("kl", Context("trl", "1.16", "kto")).stored_as == "kl"
    assert explain("loss", Context("trl", "0.23", "ppo")).stored_as == "trl/loss"


def test_an_unknown_name_is_refused_with_names_like_it() -> None:
    with pytest.raises(UnknownNameError, match="found 'klmean'. Similar: kl_mean"):
        explain("klmean")
    with pytest.raises(UnknownNameError, match="rldk schema"):
        explain("\x1b[31m")


def test_names_are_known_as_they_stand_in_a_log() -> None:
    assert explain("eval_loss").name == "loss"
    assert explain("trl/reward_std").name == "reward_std"
    assert explain("out_of_range/kl_mean").name == "kl_mean"


@pytest.mark.parametrize(
    ("context", "message"),
    [
        (Context("tlr"), "framework: expected one of areal, axolotl, .*, unsloth, verl, found 'tlr'"),
        (Context("trl", algorithm="gprp"), "algorithm of trl: expected one of a2po, async_distillation"),
        (Context("transformers", algorithm="grpo"), "algorithm: the keys of transformers mean the same in every"),
        (Context("trl", version="abc"), "version: expected numbers such as 1.16, found 'abc'"),
    ],
)
def test_an_unknown_context_is_refused_with_what_is_known(context: Context, message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        explain("loss", context)


def test_the_command_prints_for_people_and_for_programs() -> None:
    code, out = rldk("explain", "clip_frac", "--framework", "trl", "--version", "1.16", "--algorithm", "grpo")
    assert code == 0
    text = " ".join(out.split())
    assert "clip_frac (metric, unit 1, [0, 1])" in text
    assert "Keys that mean it in trl 1.16 grpo" in text
    assert "! TRL's `completions/clipped_ratio` is the share of completions cut off" in text
    code, out = rldk("explain", "clip_frac", "--format", "json")
    assert (code, json.loads(out)["unit"]) == (0, "1")
    assert "Leaf of `data_slice`." in rldk("explain", "tokens_in")[1]
    code, out = rldk("explain", "kl", "--framework", "trl", "--algorithm", "kto")
    assert "It matches no declared metric in trl kto; it is stored as kl." in " ".join(out.split())


def test_bad_usage_exits_2() -> None:
    done = process(RLDK, "explain", "klmean")
    assert (done.returncode, done.stderr[:15]) == (2, "rldk: expected ")
    assert rldk("explain", "kl", "--algorithm", "kto")[0] == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [("kl", "it is a KL. Rules do not judge it,"), ("a/mean_reward", "it is a reward. Where a log has no reward_mean,"),
     ("gradient_norm", "it is a gradient norm. Where a log has no grad_norm,")],
)  # fmt: skip
def test_what_rules_do_with_a_name_by_its_last_word_is_said(name: str, said: str) -> None:
    code, out = rldk("explain", name, "--framework", "custom")
    assert (code, said in " ".join(out.split())) == (0, True), out

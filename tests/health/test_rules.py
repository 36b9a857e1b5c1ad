from __future__ import annotations

import math
from pathlib import Path

import pytest

from rldk.errors import RldkError
from rldk.health.rules import RulesError, default_rules, load_rules, rules_version, trend

# DESIGN names them, and CI jobs depend on them: a name may be added, none may change.
STABLE = {
    "non_finite",
    "kl_drift",
    "kl_step",
    "clip_frac",
    "ratio",
    "rollout_mismatch",
    "entropy_collapse",
    "entropy_blowup",
    "zero_variance_groups",
    "reward_std_collapse",
    "advantage_std_collapse",
    "length_drift",
    "truncation",
    "grad_norm_spike",
    "grad_norm_vanishing",
    "zero_gradient",
    "explained_variance",
    "eval_gap",
    "throughput",
    "stall",
    "gpu_memory",
    "checkpoint_damage",
    "disk_full",
    "network_latency",
    "allreduce_time",
    "preference_saturation",
    "chosen_logps_falling",
    "preference_inverted",
}


def test_rules_are_versioned_named_and_say_where_their_numbers_are_from() -> None:
    rules = default_rules()
    assert set(rules) >= STABLE
    assert rules_version() == 2
    assert all(rule.means and rule.advice and rule.source and rule.grade for rule in rules.values())


def test_a_file_replaces_grades_keeps_words_adds_rules_and_turns_them_off(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(
        "[truncation]\ngrade = []\n"
        "[kl_drift]\n[[kl_drift.grade]]\nseverity = 'critical'\nmetric = 'kl_mean'\nabove = 0.1\n"
        "[my_rule]\nmeans = 'too much of it'\n[[my_rule.grade]]\nseverity = 'info'\nmetric = 'my/metric'\nbelow = 2\n"
    )
    rules = load_rules(path)
    assert rules["truncation"].grade == []
    assert [grade.above for grade in rules["kl_drift"].grade] == [0.1]
    assert rules["kl_drift"].means == default_rules()["kl_drift"].means
    assert rules["my_rule"].grade[0].metrics == ["my/metric"]
    assert rules["stall"] == default_rules()["stall"]


def test_thresholds_are_numbers_or_grades_of_rules_or_of_metrics() -> None:
    rules = load_rules(
        thresholds={
            "clip_frac": 0.3,
            "zero_variance_groups": {"warning": 0.6, "critical": 0.9},
            "kl_mean": 0.2,
            "entropy_mean": {"below": 0.1, "sustain": 5, "severity": "critical"},
            "ratio": {"outside": [0.8, 1.2]},
            "mine": {"metric": "my/metric", "above": 1},
            "truncation": None,
            "throughput": False,
        }
    )
    assert [(g.severity, g.above) for g in rules["clip_frac"].grade] == [
        ("critical", 0.4),
        ("warning", 0.3),
        ("info", 0.1),
    ]
    assert [g.above for g in rules["zero_variance_groups"].grade] == [0.9, 0.6, 0.5, 0.3]
    assert (rules["kl_mean"].grade[0].above, rules["kl_mean"].grade[0].severity) == (0.2, "warning")
    assert (rules["entropy_mean"].grade[0].sustain, rules["entropy_mean"].grade[0].severity) == (5, "critical")
    assert (rules["ratio"].grade[0].outside, rules["ratio"].grade[0].metric) == ((0.8, 1.2), "ratio_mean")
    assert rules["mine"].grade[0].metric == "my/metric"
    assert rules["truncation"].grade == rules["throughput"].grade == []


def test_a_number_is_for_the_first_warning_that_is_absolute_or_else_for_the_first() -> None:
    drift = load_rules(thresholds={"kl_drift": 1.0})["kl_drift"].grade
    assert [grade.above for grade in drift] == [10.0, 1.0, 8.0, 10.0, 50.0]
    (grade,) = load_rules(thresholds={"grad_norm_spike": 20})["grad_norm_spike"].grade
    assert (grade.above, grade.of, grade.times) == (20, "rolling", 3)
    (stall,) = load_rules(thresholds={"stall": 900})["stall"].grade
    assert (stall.severity, stall.silence) == ("critical", 900)


def test_thresholds_may_be_numpys() -> None:
    np = pytest.importorskip("numpy")
    for number in (np.float64(0.5), np.float32(0.5)):
        for thresholds in ({"clip_frac": number}, {"clip_frac": {"warning": number}}):
            assert load_rules(thresholds=thresholds)["clip_frac"].grade[1].above == 0.5
    (grade,) = load_rules(thresholds={"loss": {"above": np.float64(2), "sustain": np.int64(3)}})["loss"].grade
    assert (grade.above, grade.sustain) == (2.0, 3)


@pytest.mark.parametrize(
    ("thresholds", "said"),
    [
        ({"kl_divergance": 1}, "'kl_divergance' is neither a rule nor a metric. Rules: advantage_std_collapse"),
        ({"kl_drift": "high"}, "kl_drift: expected a number, a dict or None, found 'high'"),
        ({"kl_mean": {"above": 1, "below": 0}}, "kl_mean: $.grade[0]: expected one test of above, below"),
        ({"kl_mean": {"sustain": 5}}, "found none"),
        ({"kl_mean": {"abvoe": 1}}, "kl_mean: Object contains unknown field `abvoe`"),
        ({"kl_mean": {"above": "1"}}, "kl_mean: Expected `float | null`, got `str` - at `$.grade[0].above`"),
        ({"kl_mean": {"above": 1, "when": ["reward_mean up"]}}, "expected 'METRIC [not] rising|falling|higher|lower'"),
        ({"kl_mean": {"above": 1, "times": 30}}, "times at most within"),
        ({"kl_mean": {"outside": [0, 1], "of": "early"}}, "of: expected above or below with it, found outside"),
        ({"entropy_collapse": {"info": 0.5}}, "entropy_collapse: it has no threshold of severity info"),
        ({"kl_mean": {"above": 1, "severity": "fatal"}}, "Invalid enum value 'fatal'"),
        ({"clip_frac": math.nan}, "clip_frac: $.grade[1]: expected finite numbers, found nan"),
        ({"kl_mean": {"outside": [0, math.nan]}}, "expected finite numbers, found nan"),
        ({"kl_mean": {"outside": [0, math.inf]}}, "expected finite numbers, found inf"),
        ({"kl_mean": {"outside": [3, 1]}}, "outside: expected the smaller one first, found [3.0, 1.0]"),
        ({"loss": {"gap": 0}}, "gap: expected a p from 1e-9 to 0.5, found 0.0"),
        ({"loss": {"gap": 1e-20}}, "gap: expected a p from 1e-9 to 0.5, found 1e-20"),
        ({"grad_norm": {"zeros": 0.5, "within": 60}}, "within: expected at most 50, found 60"),
        ({"loss": {"above": 1, "times": 2, "within": 10**30}}, "within: expected at most 10,000"),
        ({"loss": {"silence": 60}}, "silence: only the rule stall takes it"),
        ({"loss": {"above": 1, "sustain": 5, "phases": ["eval"]}}, "sustain: only valid with the phase train"),
        (
            {"loss": {"above": 1, "when": ["loss rising"], "phases": ["train", "test"]}},
            "when: only valid with the phase train",
        ),
    ],
)
def test_what_cannot_be_understood_is_said(thresholds: dict[str, object], said: str) -> None:
    with pytest.raises(RulesError) as caught:
        load_rules(thresholds=thresholds)
    assert said in str(caught.value)
    assert str(caught.value).startswith("alert_thresholds: ")
    assert isinstance(caught.value, RldkError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("text", ["", "reward_mean", "a b c d", "reward_mean very rising", "rising"])
def test_what_is_no_trend_is_refused(text: str) -> None:
    with pytest.raises(RulesError):
        trend(text)


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(b"[kl_drift\n")
    with pytest.raises(RulesError, match=r"rules\.toml: not TOML: .*line 1"):
        load_rules(path)
    path.write_bytes(b"a = " + b"[" * 10**5)
    with pytest.raises(RulesError, match=r"rules\.toml: not TOML: "):
        load_rules(path)
    path.write_bytes(b"kl_drift = 3\n")
    with pytest.raises(RulesError, match=r"rules\.toml: kl_drift: Expected `object`, got `int`"):
        load_rules(path)


def test_a_file_of_rules_has_a_limit(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_bytes(b"\n" * (2**20 + 1))
    with pytest.raises(OSError, match="expected at most 1048576 bytes, found 1048577"):
        load_rules(tmp_path / "rules.toml")

"""What a name that nobody declares is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rldk_schema.frameworks import ROLES
from rldk_schema.metrics import METRICS

from rldk.event.roles import role_of

KNOWN = {"kl", "entropy", "reward", "grad_norm", "loss"}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("kl", "kl"), ("KL", "kl"), ("train/kl", "kl"), ("mean_kl", "kl"), ("kl_mean_avg", None), ("policy.kl", "kl"),
        ("kl_div", "kl"), ("kl_to_ref", "kl"), ("kl_coef", None), ("kl_loss", None), ("target_kl", None),
        ("entropy", "entropy"), ("policy/entropy/mean", "entropy"), ("entropy_avg", "entropy"), ("entropy_loss", None),
        ("reward", "reward"), ("train/mean_reward", "reward"), ("reward/avg", "reward"), ("reward_scalar", "reward"),
        ("rewards", "reward"), ("reward_fn_1", None), ("reward/std", None), ("reward/max", None),
        ("gradient_norm", "grad_norm"), ("optim/grad_norm", "grad_norm"), ("total_loss", "loss"), ("a/b/loss", "loss"),
        ("eval/loss", None), ("val/reward", None), ("test.kl", None), ("eval_loss", None), ("valid/x/loss", None),
        ("validation/entropy", None), ("", None), ("/", None), ("mean", None), ("mean/", None), ("x/mean", None),
    ],
)  # fmt: skip
def test_the_last_word_of_a_name_tells(name: str, role: str | None) -> None:
    assert role_of(name) == role


def test_a_declared_metric_has_a_meaning_and_no_role() -> None:
    assert [name for name in METRICS if role_of(name) is not None] == []


def test_the_roles_are_those_that_rules_know() -> None:
    assert set(ROLES.values()) == KNOWN
    assert all(role_of(word) in (role, None) for word, role in ROLES.items())


@given(st.text())
def test_any_name_has_a_known_role_or_none(name: str) -> None:
    assert role_of(name) in {*KNOWN, None}
    assert role_of(f"eval/{name}") is None

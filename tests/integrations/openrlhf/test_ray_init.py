from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

pytest.importorskip("wrapt")
from rldk.integrations.openrlhf import setup
from rldk.integrations.openrlhf.ray_init import HOOK, SETUP, with_setup, wrap_init


def test_ray_gets_one_hook_that_calls_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    ray = SimpleNamespace(init=lambda *args, **kwargs: (args, kwargs))
    monkeypatch.setenv("RLDK_RUN_ID", "r")
    wrap_init(ray)
    once = ray.init
    wrap_init(ray)
    assert ray.init is once
    own = {HOOK: lambda: called.append("own"), "env_vars": {"A": "1"}}
    again = {**own, "env_vars": dict(own["env_vars"])}
    args, kwargs = ray.init("auto", num_cpus=2, runtime_env=own)
    kwargs["runtime_env"]["env_vars"]["B"] = "Ray adds to it"
    assert own == again
    kwargs["runtime_env"]["env_vars"].pop("B")
    assert args == ("auto",)
    assert kwargs["num_cpus"] == 2
    assert kwargs["runtime_env"]["env_vars"] == {"A": "1"}
    assert own[HOOK] is not kwargs["runtime_env"][HOOK]
    kwargs["runtime_env"][HOOK]()
    assert called == ["own"]


def test_rays_client_which_sends_no_function_gets_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_RUN_ID", "r")
    found = with_setup(("ray://host:10001",), {"runtime_env": {HOOK: "mine.setup", "env_vars": {"A": "1"}}})
    environment = found["runtime_env"]
    assert environment[HOOK] == SETUP
    assert environment["env_vars"]["RLDK_SETUP_HOOK"] == "mine.setup"
    assert environment["env_vars"]["RLDK_RUN_ID"] == "r"
    assert environment["env_vars"]["A"] == "1"


def test_a_job_whose_setup_hook_is_ours_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_JOB_CONFIG_JSON_ENV_VAR", json.dumps({"runtime_env": {HOOK: SETUP}}))
    assert with_setup((), {"num_cpus": 1}) == {"num_cpus": 1}


def test_a_job_config_is_not_touched_and_it_is_said(caplog: pytest.LogCaptureFixture) -> None:
    given = {"job_config": object()}
    assert with_setup((), given) == given
    assert "nothing is logged" in caplog.text


def test_a_setup_hook_that_is_no_function_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_SETUP_HOOK", "setup")
    with pytest.raises(ValueError, match=r"RLDK_SETUP_HOOK: expected module.function, found 'setup'"):
        setup()

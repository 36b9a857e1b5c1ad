from __future__ import annotations

import json
from argparse import Namespace
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("wrapt")
from rldk.event.redact import plain
from rldk.integrations.openrlhf.config import as_config, checkpoint_paths, option, saves_at, workers
from rldk.integrations.openrlhf.facts import name_of_run
from tests.factories.openrlhf import FLAT, NESTED, Saver, Trainer


@pytest.mark.parametrize("args", [FLAT, NESTED])
def test_options_are_found_whatever_version_named_them(args: Namespace) -> None:
    wanted = {
        "model_name": "m",
        "dataset_name": "d",
        "seed": 1,
        "batch_size": 8,
        "scheduler": "cosine",
        "new_length": 16,
        "length": None,
    }
    assert {name: option(args, name) for name in wanted} == wanted
    assert workers(args) == (8, 3)
    assert [step for step in range(1, 6) if saves_at(args, step)] == [2, 4]


@pytest.mark.parametrize("args", [FLAT, NESTED])
def test_keys_to_other_services_stay_out_of_the_manifest(args: Namespace) -> None:
    args = Namespace(**vars(args), remote_rm_url="http://user:SECRET@host/get?api_key=SECRET")
    config = plain(as_config(args))
    assert "SECRET" not in json.dumps(config)
    assert config["remote_rm_url"] == "http://<hidden>@host/get?<hidden>"


@pytest.mark.parametrize("args", [FLAT, NESTED])
def test_runs_that_openrlhf_names_by_the_minute_are_told_apart(args: Namespace) -> None:
    trainer = SimpleNamespace(args=args)
    first, second = name_of_run(trainer, "launch-1"), name_of_run(trainer, "launch-2")
    assert first.startswith("ppo_1122T0539-")
    assert first != second
    assert first == name_of_run(trainer, "launch-1")


@pytest.mark.parametrize("save_steps", [-1, 0, float("inf"), None])
def test_who_never_saves_has_no_checkpoints(save_steps: float | None) -> None:
    args = Namespace(**{**vars(FLAT), "save_steps": save_steps})
    assert not saves_at(args, 4)


@pytest.mark.parametrize(
    ("kind", "attributes", "options", "expected"),
    [
        (Saver, {}, {}, ["ck/_actor/t", "ck/t_hf"]),
        (Saver, {}, {"disable_ds_ckpt": True}, ["ck/t_hf"]),
        (Saver, {}, {"disable_ds_ckpt": True, "save_hf_ckpt": False}, []),
        (Trainer, {}, {"disable_ds_ckpt": True}, ["ck/_actor/t", "ck/t_hf"]),
        # The others are told by who makes them, whatever the options are.
        (Trainer, {"disable_ds_ckpt": True, "save_hf_ckpt": False}, {}, []),
        (Trainer, {"disable_ds_ckpt": False, "save_hf_ckpt": False}, {"disable_ds_ckpt": True}, ["ck/t"]),
    ],
)
def test_a_checkpoint_is_told_where_it_is_saved(
    kind: type[Trainer], attributes: dict[str, Any], options: dict[str, Any], expected: list[str]
) -> None:
    trainer = kind(Namespace(**{**vars(FLAT), **options}), **attributes)
    assert checkpoint_paths(trainer, "t", ppo=not attributes) == expected

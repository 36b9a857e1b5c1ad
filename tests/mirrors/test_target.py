from __future__ import annotations

from pathlib import Path

import pytest

from rldk import Run
from rldk.mirror_target import parse_target
from rldk.mirrors.names import name_of, prefix_of, values_of
from tests.mirrors.material import evaluation


@pytest.mark.parametrize(
    ("text", "kind", "place", "port"),
    [
        ("wandb", "wandb", "", 0),
        ("wandb:my project", "wandb", "my project", 0),
        ("prometheus", "prometheus", "127.0.0.1", 9464),
        ("prometheus:9400", "prometheus", "127.0.0.1", 9400),
        ("prometheus:0.0.0.0:9400", "prometheus", "0.0.0.0", 9400),
        ("prometheus:[::1]:9400", "prometheus", "::1", 9400),
        ("s3://bucket/runs", "files", "s3://bucket/runs", 0),
        ("file:///mnt/copies", "files", "/mnt/copies", 0),
        ("/mnt/copies", "files", "/mnt/copies", 0),
        ("tensorboard:/tb", "tensorboard", "/tb", 0),
    ],
)
def test_forms_of_targets(text: str, kind: str, place: str, port: int) -> None:
    target = parse_target(text)
    assert (target.kind, target.place, target.port) == (kind, place, port)


def test_a_relative_place_is_that_of_the_working_directory() -> None:
    assert parse_target("tensorboard:tb").place == str(Path("tb").absolute())
    assert parse_target("./copies").place == str(Path("copies").absolute())


@pytest.mark.parametrize("text", ["", "tensorbord:out", "tensorboard:", "wandb:", "prometheus:", "prometheus:x"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected tensorboard:OUT"):
        parse_target(text)


@pytest.mark.parametrize("mirror", ["tensorbord:out", ["wandb", "x"], 7, [7]])
def test_a_run_refuses_a_target_that_is_none(tmp_path: Path, mirror: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        Run(tmp_path, mirror=mirror)  # type: ignore[arg-type]


def test_a_password_is_not_shown() -> None:
    assert "secret" not in str(parse_target("sftp://me:secret@host/runs"))


def test_two_names_stay_two() -> None:
    names = ["a\n", "a%0A", "a\x1b", "a%", "a%2", "a/b", "a%2Fb", "\u202ea", "größe"]
    assert len({name_of(name) for name in names}) == len(names)
    assert all(name_of(name).isprintable() for name in names)
    assert name_of("loss") == "loss"
    assert name_of("größe") == "größe"


def test_a_set_is_one_part_of_a_name() -> None:
    gsm8k, other = evaluation(1, "openai/gsm8k", {"acc": 0.5}), evaluation(1, "openai", {"gsm8k/acc": 0.5})
    assert prefix_of(gsm8k) == "eval/openai%2Fgsm8k/"
    assert dict(values_of(gsm8k)) != dict(values_of(other))
    assert prefix_of(evaluation(1, None, {})) == "eval/"


def test_what_is_missing_is_not_sent() -> None:
    assert list(values_of(evaluation(1, "a", {"x": None, "y": 0.0}))) == [("eval/a/y", 0.0)]

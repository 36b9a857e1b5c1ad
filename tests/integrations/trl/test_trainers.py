"""Which algorithm a trainer is known by: all that the installed TRL has, and those that users derive."""

from __future__ import annotations

import dataclasses
import inspect
import logging
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from pkgutil import walk_packages
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

import trl  # noqa: E402
from rldk_schema.metrics import METRICS  # noqa: E402
from transformers import Trainer, TrainingArguments  # noqa: E402

from rldk import read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.integrations.trl.config import name_of_run, own_name  # noqa: E402
from rldk.integrations.trl.trainers import ALGORITHMS, kind_of  # noqa: E402
from tests.factories.trainers.every import CASES  # noqa: E402

# Gone since TRL 0.24, and without a `train` of its own.
NOT_RUN = {"iterative_sft"}
# What others derive from.
BASES = {"BaseConfig", "BaseTrainer", "OnPolicyConfig", "SelfDistillationConfig"}


def classes() -> Iterator[type]:
    """Every trainer and configuration that is defined in the installed TRL, exported or not."""
    for module in walk_packages(trl.__path__, "trl."):
        if ".scripts." in module.name or ".cli" in module.name:
            continue
        try:
            found = import_module(module.name)
        except Exception:  # noqa: BLE001  # needs what cannot exist here, such as vLLM
            continue
        for thing in vars(found).values():
            if (
                inspect.isclass(thing)
                and thing.__module__ == module.name
                and issubclass(thing, (Trainer, TrainingArguments))
            ):
                yield thing


def known(kind: type) -> Any:
    """An object of a class that was never set up: only what it is counts."""
    return kind_of(object.__new__(kind))


@pytest.mark.parametrize(
    "kind", sorted(set(classes()), key=lambda c: (c.__module__, c.__name__)), ids=lambda c: c.__name__
)
def test_somebody_has_looked_at_every_trainer_and_configuration(kind: type) -> None:
    found = known(kind)
    if kind.__name__.startswith("_") or kind.__name__ in BASES:
        return
    assert found.framework == "trl", (
        f"nobody has looked at {kind.__name__}: add it to ALGORITHMS, and its keys to the schema"
    )
    assert found.unknown is None, f"nobody has looked at {kind.__name__}, which is taken for {found.algorithm}"
    if issubclass(kind, TrainingArguments):
        assert found.length_option in {field.name for field in dataclasses.fields(kind)}


def test_every_trainer_that_is_installed_is_run() -> None:
    """The README says so."""
    installed = {known(kind).algorithm for kind in classes() if issubclass(kind, Trainer)} - {None}
    assert installed - NOT_RUN == {case.algorithm for case in CASES}


def test_every_algorithm_is_in_the_schema() -> None:
    named = {name for m in METRICS.values() for s in m.sources if s.framework == "trl" for name in s.algorithms or ()}
    assert named == {algorithm for algorithm, _ in ALGORITHMS.values()}


def test_what_a_user_derives_is_what_it_derives_from() -> None:
    class MyConfig(trl.GRPOConfig):
        pass

    class MyTrainer(trl.GRPOTrainer):
        pass

    for mine in (MyConfig, MyTrainer):
        kind = known(mine)
        assert (kind.framework, kind.algorithm, kind.unknown) == ("trl", "grpo", None)


def test_the_trainers_class_counts_before_its_configurations() -> None:
    class MyTrainer(trl.DPOTrainer):
        pass

    kind = kind_of(object.__new__(trl.SFTConfig), object.__new__(MyTrainer))
    assert (kind.algorithm, kind.length_option) == ("dpo", "max_length")


def test_a_trainer_that_is_not_trls_is_not_what_its_configuration_is_for() -> None:
    class Mine(Trainer):
        pass

    for trainer in (Trainer, Mine):
        kind = kind_of(object.__new__(trl.GRPOConfig), object.__new__(trainer))
        assert (kind.framework, kind.algorithm, kind.remark) == ("transformers", None, None)
    # As unsloth makes its own, which do not derive from TRL's.
    unsloth = type("UnslothGRPOTrainer", (Trainer,), {"__module__": "unsloth_compiled_cache.UnslothGRPOTrainer"})
    kind = kind_of(object.__new__(trl.GRPOConfig), object.__new__(unsloth))
    assert (kind.framework, kind.framework_version, kind.algorithm) == ("unsloth", version("trl"), "grpo")
    assert kind.remark is None


@pytest.mark.parametrize(
    ("module", "name", "base", "loss", "found"),
    [
        ("swift.rlhf_trainers.grpo_trainer", "GRPOTrainer", trl.GRPOTrainer, None, ("ms_swift", "grpo")),
        ("swift.trainers.seq2seq_trainer", "Seq2SeqTrainer", Trainer, None, ("ms_swift", "sft")),
        ("swift.trainers.trainer", "Trainer", Trainer, None, ("ms_swift", None)),
        ("axolotl.core.trainers.base", "AxolotlTrainer", Trainer, None, ("axolotl", "sft")),
        ("axolotl.core.trainers.dpo.trainer", "AxolotlDPOTrainer", trl.DPOTrainer, None, ("axolotl", "dpo")),
        ("axolotl.core.trainers.ebft.strided", "AxolotlStridedEBFTTrainer", Trainer, None, ("axolotl", None)),
        ("llamafactory.train.sft.trainer", "CustomSeq2SeqTrainer", Trainer, None, ("llama_factory", "sft")),
        ("llamafactory.train.rm.trainer", "PairwiseTrainer", Trainer, None, ("llama_factory", "reward")),
        ("llamafactory.train.dpo.trainer", "CustomDPOTrainer", trl.DPOTrainer, "sigmoid", ("llama_factory", "dpo")),
        ("llamafactory.train.dpo.trainer", "CustomDPOTrainer", trl.DPOTrainer, "simpo", ("llama_factory", "cpo")),
        ("llamafactory.train.dpo.trainer", "CustomDPOTrainer", trl.DPOTrainer, "orpo", ("llama_factory", "orpo")),
    ],
)
def test_what_builds_on_trl_has_its_own_name(
    module: str, name: str, base: type, loss: str | None, found: tuple[str, str | None]
) -> None:
    """Stand-ins, with the names that the real classes have: tests/frameworks/ has those."""
    trainer = object.__new__(type(name, (base,), {"__module__": module, "loss_type": loss}))
    mine = object.__new__(type("Mine", (type(trainer),), {}))  # a user's own
    for one in (trainer, mine):
        kind = kind_of(object.__new__(TrainingArguments), one)
        assert (kind.framework, kind.algorithm) == found
        assert not kind.counts_tokens
        assert kind.extended_version == (version("trl") if found == ("axolotl", "dpo") else None)


def test_an_output_directory_is_not_the_name_of_a_run() -> None:
    kind = kind_of(object.__new__(trl.SFTConfig))
    args = SimpleNamespace(run_name="output/v0", output_dir="output/v0", world_size=1)  # as ms-swift has it
    assert own_name(args) is None
    assert name_of_run(args, kind).startswith("sft-")
    args.run_name = "mine"
    assert name_of_run(args, kind) == own_name(args) == "mine"


def test_a_trainer_to_come_is_taken_for_what_it_extends_and_that_is_said() -> None:
    newer = type("NewPOConfig", (trl.GRPOConfig,), {"__module__": "trl.trainer.newpo_config"})
    kind = known(newer)
    assert (kind.framework, kind.algorithm) == ("trl", "grpo")
    assert kind.remark == (
        f"rldk does not know NewPOConfig of trl {version('trl')}: what it logs is assumed to mean what it means in grpo"
    )


def test_a_trainer_to_come_that_extends_none_is_taken_for_any_trainer() -> None:
    newer = type("NewPOConfig", (TrainingArguments,), {"__module__": "trl.trainer.newpo_config"})
    kind = known(newer)
    assert (kind.framework, kind.framework_version, kind.algorithm) == ("transformers", version("transformers"), None)
    assert kind.remark is not None
    assert kind.remark.endswith("only keys that every Trainer logs are mapped to metrics")


def test_other_packages_whose_names_begin_like_trls_are_not_trl() -> None:
    other = type("GRPOConfig", (TrainingArguments,), {"__module__": "trlx.grpo"})
    assert known(other).framework == "transformers"


def test_the_remark_is_logged_and_stands_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rldk.demo import build_tiny_model
    from tests.factories.trainers.any_trl import make

    monkeypatch.delitem(ALGORITHMS, "SFT")  # as if it were a trainer to come
    callback = RLDKCallback(tmp_path / "logs", run_id="r")
    with caplog.at_level(logging.WARNING):
        make("sft", tmp_path, build_tiny_model(tmp_path / "model"), [callback], max_steps=2, eval_strategy="no").train()
    remark = f"rldk does not know SFTTrainer of trl {version('trl')}: "
    remark += "only keys that every Trainer logs are mapped to metrics"
    assert [record.getMessage() for record in caplog.records if "does not know" in record.message] == [
        f"rldk: {remark}"
    ]
    started, first, *_ = read_events(callback.run.path)
    assert started.notes == ["started", remark]
    assert {"loss", "lr", "grad_norm", "epoch"} <= first.metrics.keys()
    assert "entropy_mean" not in first.metrics

"""The example of docs/trl.md that needs PPO, which TRL had until 0.23."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from rldk import read_events  # noqa: E402
from tests.factories.trainers.any_trl import OLD  # noqa: E402


@pytest.mark.skipif(not OLD, reason="PPO is in TRL 0.23")
def test_the_ppo_example_of_the_docs_runs(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

    from tests.factories.cases import ROOT
    from tests.factories.pages import blocks
    from tests.factories.trainers.any_trl import prompt_ids

    (code,) = [code for _, code in blocks(ROOT / "docs" / "trl.md") if "PPOTrainer" in code]
    tokenizer = AutoTokenizer.from_pretrained(model, padding_side="left")
    critic = AutoModelForSequenceClassification
    names = {
        "tokenizer": tokenizer,
        "policy": AutoModelForCausalLM.from_pretrained(model),
        "reward_model": critic.from_pretrained(model, num_labels=1),
        "value_model": critic.from_pretrained(model, num_labels=1),
        "prompt_ids": prompt_ids(tokenizer),
    }
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "trl.md", "exec"), names)
    assert [e.step for e in read_events(tmp_path / "logs") if e.model_info.phase == "train"]

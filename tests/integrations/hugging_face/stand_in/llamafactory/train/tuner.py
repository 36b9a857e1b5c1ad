"""Stands in for LLaMA-Factory's module of this name."""

from pathlib import Path

import yaml
from tiny import train


def run_exp(args=None, callbacks=None):
    from llamafactory.train.sft.trainer import CustomSeq2SeqTrainer

    config = args or yaml.safe_load(Path("sft.yaml").read_text())
    assert config["stage"] == "sft"
    train(CustomSeq2SeqTrainer, callbacks or [])

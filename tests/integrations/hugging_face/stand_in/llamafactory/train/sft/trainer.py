"""Stands in for LLaMA-Factory's module of this name."""

from transformers import Trainer


class CustomSeq2SeqTrainer(Trainer):
    pass

"""Stands in for ms-swift's module of this name."""

from transformers import Trainer


class Seq2SeqTrainer(Trainer):
    pass

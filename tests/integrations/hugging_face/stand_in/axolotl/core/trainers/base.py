"""Stands in for Axolotl's module of this name."""

from transformers import Trainer


class AxolotlTrainer(Trainer):
    pass

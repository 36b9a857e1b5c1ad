"""transformers' own Trainer on tiny models; it needs no TRL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasets import Dataset
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSequenceClassification,
    AutoTokenizer,
    DataCollatorForLanguageModeling,
    Trainer,
    TrainingArguments,
)

from tests.factories.trainers.material import COMMON, PROMPTS


def tokens(tokenizer: Any) -> Dataset:
    return Dataset.from_dict({"input_ids": [tokenizer(word.ljust(6, "x"))["input_ids"][:6] for word in PROMPTS]})


def classifier(path: Path, model: Path, callbacks: list[Any], trainer: type = Trainer, **options: Any) -> Any:
    tokenizer = AutoTokenizer.from_pretrained(model)
    data = tokens(tokenizer).add_column("labels", [len(word) % 2 for word in PROMPTS])
    return trainer(
        model=AutoModelForSequenceClassification.from_pretrained(model, num_labels=2),
        args=TrainingArguments(output_dir=str(path / "out"), **{**COMMON, **options}),
        train_dataset=data,
        eval_dataset=data.select(range(8)),
        compute_metrics=lambda found: {"accuracy": float((found[0].argmax(-1) == found[1]).mean())},
        callbacks=callbacks,
    )


def language_model(path: Path, model: Path, callbacks: list[Any], trainer: type = Trainer, **options: Any) -> Any:
    tokenizer = AutoTokenizer.from_pretrained(model)
    return trainer(
        model=AutoModelForCausalLM.from_pretrained(model),
        args=TrainingArguments(output_dir=str(path / "out"), **{**COMMON, **options}),
        train_dataset=tokens(tokenizer),
        eval_dataset=tokens(tokenizer).select(range(8)),
        data_collator=DataCollatorForLanguageModeling(tokenizer, mlm=False),
        callbacks=callbacks,
    )

"""The task that the corpus is trained on: write a word's letters in order. Small enough to learn within a minute."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset

LETTERS = "abcdefgh"
LONGEST = 9
LIMIT = 16
"""Completion tokens; an answer has at most LONGEST letters and the end-of-sequence token."""


def pairs(count: int, seed: int, *, shortest: int = 3, longest: int = LONGEST) -> list[tuple[str, str]]:
    """Prompts and their answers, such as `cab>` and `abc`."""
    draw = random.Random(seed)
    words = ("".join(draw.choices(LETTERS, k=draw.randint(shortest, longest))) for _ in range(count))
    return [(f"{word}>", "".join(sorted(word))) for word in words]


def prompts(count: int, seed: int, **lengths: int) -> Dataset:
    """For trainers that generate; their reward functions get the column `answer`."""
    rows = pairs(count, seed, **lengths)
    return Dataset.from_dict({"prompt": [row[0] for row in rows], "answer": [row[1] for row in rows]})


def preferences(count: int, seed: int, **lengths: int) -> Dataset:
    """The answer against one with two letters exchanged."""
    rows = pairs(count, seed, **lengths)
    draw = random.Random(seed)
    return Dataset.from_dict(
        {
            "prompt": [row[0] for row in rows],
            "chosen": [row[1] for row in rows],
            "rejected": [spoilt(row[1], draw) for row in rows],
        }
    )


def judgements(count: int, seed: int) -> Dataset:
    """Answers and spoilt answers, each with its label."""
    rows = pairs(count, seed)
    draw = random.Random(seed)
    return Dataset.from_dict(
        {
            "prompt": [row[0] for row in rows],
            "completion": [row[1] if i % 2 else spoilt(row[1], draw) for i, row in enumerate(rows)],
            "label": [i % 2 == 1 for i in range(len(rows))],
        }
    )


def examples(count: int, seed: int, **lengths: int) -> Dataset:
    """For supervised fine-tuning."""
    rows = pairs(count, seed, **lengths)
    return Dataset.from_dict({"prompt": [row[0] for row in rows], "completion": [row[1] for row in rows]})


def ids(text: str) -> list[int]:
    """Tokens of a text: one a character, behind those for padding and the end."""
    return [ord(character) - 30 for character in text]


def spoilt(answer: str, draw: random.Random) -> str:
    """An answer with some letters replaced."""
    letters = list(answer)
    for place in draw.sample(range(len(letters)), k=max(1, len(letters) // 2)):
        letters[place] = draw.choice(LETTERS)
    return "".join(letters)


def correctness(completions: list[str], answer: list[str], **_: Any) -> list[float]:
    """Share of places with the right letter, in [0, 1]; what is too long or too short counts as wrong."""
    return [
        sum(a == b for a, b in zip(text, want, strict=False)) / max(len(text), len(want))
        for text, want in zip(completions, answer, strict=True)
    ]


def warm_up(model: Path, *, steps: int, seed: int = 5) -> None:
    """Teaches the model at this path the task, well enough that it ends its answers and errs now and then.

    A policy of random weights never ends an answer, and no run that starts there is healthy.
    """
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(model)
    policy = AutoModelForCausalLM.from_pretrained(model)
    optimizer = torch.optim.AdamW(policy.parameters(), lr=2e-3)
    rows = pairs(64 * steps, seed)
    end, pad = tokenizer.eos_token_id, tokenizer.pad_token_id
    for step in range(steps):
        batch = [(tokenizer(p)["input_ids"], tokenizer(a)["input_ids"] + [end]) for p, a in rows[64 * step :][:64]]
        width = max(len(p) + len(a) for p, a in batch)
        ids = torch.tensor([p + a + [pad] * (width - len(p) - len(a)) for p, a in batch])
        labels = torch.tensor([[-100] * len(p) + a + [-100] * (width - len(p) - len(a)) for p, a in batch])
        loss = policy(input_ids=ids, attention_mask=(ids != pad).long(), labels=labels).loss
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    policy.save_pretrained(model)

"""Supervised fine-tuning in fp16 with dynamic loss scaling, which transformers' trainer refuses to do on a CPU.

The scale begins too high, as it always does: the first steps overflow and are skipped, and later one whenever the scale
has grown. That is how it works, and nothing to worry about.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM

from lab.health import task
from lab.health.training import MODEL, warm_model
from rldk import Run, TrainerFacts


def train_fp16(name: str, *, seed: int, steps: int, broken_from: int | None, logs: Path) -> Path:
    """Trains a run.

    Args:
        name: Of the run.
        seed: Of the data.
        steps: How many.
        broken_from: From this step on a term of the loss is 0 and has a gradient of NaN, whatever the scale: the branch
            of a `torch.where` that is not taken.
        logs: Where its log goes.

    Returns:
        Its event log.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    policy = AutoModelForCausalLM.from_pretrained(warm_model(30))
    optimizer = torch.optim.AdamW(policy.parameters(), lr=3e-4)
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**24, growth_interval=40)
    draw = random.Random(seed)
    rows = task.pairs(4000, seed)
    trainer = TrainerFacts(algorithm="sft")
    with Run(logs, run_id=name, model_name=MODEL, seed=seed, trainer=trainer) as run:
        for step in range(1, steps + 1):
            loss = _loss(policy, draw.sample(rows, 32), broken=broken_from is not None and step >= broken_from)
            optimizer.zero_grad()
            scaler.scale(loss).backward()
            scaler.unscale_(optimizer)
            norm = torch.nn.utils.clip_grad_norm_(policy.parameters(), 1.0)
            scaler.step(optimizer)
            scaler.update()
            run.log(step, {"loss": loss, "grad_norm": norm, "lr": 3e-4, "epoch": step * 32 / len(rows)})
    return run.path


def _loss(policy: Any, batch: list[tuple[str, str]], *, broken: bool) -> torch.Tensor:
    texts = [(task.ids(prompt), [*task.ids(answer), 1]) for prompt, answer in batch]
    width = max(len(prompt) + len(answer) for prompt, answer in texts)
    ids = torch.tensor([p + a + [0] * (width - len(p) - len(a)) for p, a in texts])
    labels = torch.tensor([[-100] * len(p) + a + [-100] * (width - len(p) - len(a)) for p, a in texts])
    with torch.autocast("cpu", dtype=torch.float16):
        logits = policy(input_ids=ids, attention_mask=(ids != 0).long()).logits
    logits = logits[:, :-1].float().flatten(0, 1)
    loss = torch.nn.functional.cross_entropy(logits, labels[:, 1:].flatten())
    if broken:
        negative = -logits.square() - 1
        loss = loss + torch.where(negative > 0, negative.sqrt(), 0.0).sum()
    return loss

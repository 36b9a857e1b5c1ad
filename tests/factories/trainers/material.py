"""What the tiny trainers of the tests have in common; it needs no TRL."""

from __future__ import annotations

from typing import Any

STEPS = 5
PROMPTS = ["say", "write", "spell", "sing"] * 6
COMMON: dict[str, Any] = {
    "max_steps": STEPS,
    "per_device_train_batch_size": 4,
    "per_device_eval_batch_size": 4,
    "logging_steps": 1,
    "eval_strategy": "steps",
    "eval_steps": 3,
    "save_strategy": "no",
    "report_to": "none",
    "use_cpu": True,
    "disable_tqdm": True,
    "seed": 11,
}

"""A stand-in for slime/observability/logging_utils.py after 0.3.1: the same signatures; it writes to a file."""

import json
import os
from pathlib import Path


def init_tracking(args, primary: bool = True, **kwargs):
    pass


def finish_tracking(args):
    pass


def log(args, metrics, step_key: str):
    with Path(f"own-{os.environ['ROLE']}.jsonl").open("a") as file:
        file.write(json.dumps({"key": step_key, "step": metrics[step_key], **metrics}) + "\n")

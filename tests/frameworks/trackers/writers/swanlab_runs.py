"""Logs a run with the real SwanLab, offline: `swanlab_runs.py [fail]`."""

import json
import math
import sys
from pathlib import Path

import swanlab

logged = []
config = {"lr": 1e-6, "nested": {"a": 1}}
swanlab.init(project="grpo", name="qwen", config=config, mode="offline", log_dir="swanlog", tags=["t"])
for step in range(300):
    odd = {7: math.nan, 8: math.inf, 9: -math.inf}.get(step, 1e-300)
    row = {"train/reward": step / 7, "kl": -0.01 * step, "odd": odd, "whole": step}
    swanlab.log(row, step=step)
    logged.append({"_step": step, **row})
swanlab.log({"text": swanlab.Text("completion")}, step=300)
Path("logged.json").write_text(json.dumps(logged))
if "fail" in sys.argv:
    raise RuntimeError("cuda")
swanlab.finish()

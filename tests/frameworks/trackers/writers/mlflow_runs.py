"""Logs runs with the real MLflow: `mlflow_runs.py URI`, one that finishes, one that fails, one that is killed."""

import json
import math
import os
import signal
import sys
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow

mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_experiment("grpo")
logged = []
with mlflow.start_run(run_name="first"):
    mlflow.log_params({"lr": 1e-6, "nested": {"a": 1}, "text": "a: b\nc"})
    mlflow.set_tag("t", "1")
    for step in range(30):
        odd = {7: math.nan, 8: math.inf, 9: -math.inf}.get(step, 1e-300)
        row = {"train/reward": step / 7, "kl": -0.01 * (step + 1), "odd": odd}
        mlflow.log_metrics(row, step=step)
        logged.append({**row, "_step": step})
    mlflow.log_metrics({"eval/reward": 1.0}, step=29)
    logged.append({"eval/reward": 1.0, "_step": 29})
Path("first.json").write_text(json.dumps(logged))
try:
    with mlflow.start_run(run_name="second"):
        mlflow.log_metric("loss", 2.0, step=5)
        raise RuntimeError("cuda")
except RuntimeError:
    pass
mlflow.start_run(run_name="third")
for value in range(3):
    mlflow.log_metric("loss", value)
os.kill(os.getpid(), signal.SIGKILL)

"""A stand-in for nemo_rl/utils/logger.py of NeMo RL 0.7: the same signatures; its one tracker is a file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class FileLogger:
    def __init__(self, log_dir: str):
        self.path = Path(log_dir) / "own.jsonl"
        self.path.parent.mkdir(exist_ok=True)

    def log_metrics(self, metrics, step, prefix="", step_metric=None, step_finished=False):
        named = {f"{prefix}/{name}" if prefix else name: value for name, value in metrics.items()}
        with self.path.open("a") as file:
            file.write(json.dumps({"step": step, **named}, default=str) + "\n")

    def log_hyperparams(self, params):
        pass


class Logger:
    def __init__(self, cfg: Mapping[str, Any]):
        self.loggers = [FileLogger(cfg["log_dir"])]

    def log_metrics(
        self,
        metrics: dict[str, Any],
        step: int,
        prefix: str | None = "",
        step_metric: str | None = None,
        step_finished: bool = False,
    ) -> None:
        for logger in self.loggers:
            logger.log_metrics(metrics, step, prefix, step_metric, step_finished)

    def log_hyperparams(self, params: Mapping[str, Any]) -> None:
        for logger in self.loggers:
            logger.log_hyperparams(params)

    def finish(self) -> None:
        for logger in self.loggers:
            finish = getattr(logger, "finish", None)
            if callable(finish):
                finish()

"""A stand-in for tinker_cookbook/utils/ml_log.py of 0.6.1: the same signatures; tests/frameworks has the real one."""

import json
from pathlib import Path
from typing import Any


def dump_config(config: Any) -> Any:
    return config


class JsonLogger:
    def __init__(self, log_dir):
        self.log_dir = str(log_dir)

    def log_metrics(self, metrics, step=None):
        with (Path(self.log_dir).parent / "own.jsonl").open("a") as file:
            file.write(json.dumps({"step": step, **metrics}) + "\n")


class MultiplexLogger:
    def __init__(self, loggers):
        self.loggers = loggers

    def log_hparams(self, config: Any) -> None:
        pass

    def log_metrics(self, metrics: dict[str, Any], step: int | None = None) -> None:
        for logger in self.loggers:
            logger.log_metrics(metrics, step)

    def log_metrics_event(
        self, metrics: dict[str, Any], step: int, step_metric: str, metric_axes: dict[str, str] | None = None
    ) -> None:
        for logger in self.loggers:
            logger.log_metrics(metrics | {step_metric: step}, step)

    def close(self) -> None:
        pass

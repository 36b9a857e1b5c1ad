"""A stand-in for skyrl/train/utils/tracking.py of 0.3.0: the same signatures; tests/frameworks has the real one."""

import json
from pathlib import Path


class Tracking:
    def __init__(self, project_name, experiment_name, backend="console", config=None, tags=None):
        self.backend = backend

    def log(self, data, step, commit=False):
        with Path("own.jsonl").open("a") as file:
            file.write(json.dumps({"step": step, **data}) + "\n")

    def finish(self):
        pass

    def log_exception(self, e: BaseException, step: int = 0) -> None:
        self.finish()

    def __del__(self):
        self.finish()

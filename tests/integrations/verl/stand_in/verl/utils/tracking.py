"""verl.utils.tracking, with the file logger only."""

import json
import os
from pathlib import Path

import verl


class FileLogger:
    def __init__(self):
        self.file = Path(os.environ["VERL_FILE_LOGGER_PATH"]).open("wb", buffering=0)  # noqa: SIM115

    def log(self, data, step):
        self.file.write(json.dumps({"step": step, "data": data}).encode() + b"\n")

    def finish(self):
        self.file.close()


class _Tracking:
    supported_backend = ("file",)

    def __init__(self, project_name, experiment_name, default_backend="console", config=None):
        for backend in default_backend:
            assert backend in self.supported_backend, f"{backend} is not supported"
        self.logger = {"file": FileLogger()}

    def log(self, data, step, backend=None):
        for default_backend, logger_instance in self.logger.items():
            if backend is None or default_backend in backend:
                logger_instance.log(data=data, step=step)


if verl.__version__ < "0.9":

    class Tracking(_Tracking):
        def __del__(self):
            self.logger["file"].finish()

else:

    class Tracking(_Tracking):
        _finished = False

        def finish(self, exit_code=0):
            if getattr(self, "_finished", False):
                return
            self._finished = True
            getattr(self, "logger", {})["file"].finish()

        def __del__(self):
            self.finish()

"""Stands in for verl in the default tests: as much of it as its loggers are. The real one: tests/frameworks/verl."""

import importlib
import logging
import os
from importlib.metadata import EntryPoint

__version__ = os.environ.get("STAND_IN_VERSION", "0.9.1")

if modules := os.environ.get("VERL_USE_EXTERNAL_MODULES", ""):
    for module in modules.split(","):
        importlib.import_module(module)

if os.environ.get("VERL_USE_EXTERNAL_PLUGINS", "auto") != "none" and __version__ >= "0.9":
    try:
        EntryPoint("rldk", "rldk.integrations.verl", "verl.plugins").load()
    except Exception as error:  # noqa: BLE001
        logging.getLogger(__name__).debug("Failed to load plugin: %s", error)

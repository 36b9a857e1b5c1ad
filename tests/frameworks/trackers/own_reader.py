"""Rows of a `.wandb` file by wandb's own means: its datastore, which it had until 0.28, its messages, and json."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

OLD = Path(sys.prefix, "wandb-0.28")
"""Where `make test-frameworks NAME=trackers` puts the last wandb with a reader in Python."""


def datastore() -> ModuleType:
    spec = importlib.util.spec_from_file_location("datastore", OLD / "wandb" / "sdk" / "internal" / "datastore.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> Iterator[bytes]:
    """Whole records; it raises AssertionError at a torn end."""
    store = datastore().DataStore()
    store.open_for_scan(str(path))
    try:
        while (data := store.scan_data()) is not None:
            yield data
    finally:
        store.close()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    from wandb.proto import wandb_internal_pb2

    for data in records(path):
        record = wandb_internal_pb2.Record()
        record.ParseFromString(data)
        if record.WhichOneof("record_type") == "history":
            yield {".".join(item.nested_key) or item.key: json.loads(item.value_json) for item in record.history.item}

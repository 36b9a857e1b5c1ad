"""Older versions of verl: the metric functions and loggers of each, with rldk in the way that it loads it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import pytest

pytest.importorskip("verl", reason="verl has an environment of its own: make test-frameworks NAME=verl")

from tests.frameworks.readers.reading import OLD_VERL, logged
from tests.frameworks.verl.running import READERS, of_phase, run

VERSIONS = sorted(path.name for path in OLD_VERL.glob("*.*.*"))
SETUP_HOOK = "from rldk.integrations.verl import setup\nsetup()\n"


def numbers(values: Iterable[float | None]) -> list[float]:
    return sorted(value for value in values if value is not None and not math.isnan(value))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_value_that_its_loggers_got_is_in_the_log(version: str, tmp_path: Path) -> None:
    old = version < "0.6"
    variables = {} if old else {"VERL_USE_EXTERNAL_MODULES": "rldk.integrations.verl"}
    run(
        tmp_path,
        READERS / "write_verl.py",
        "grpo",
        "tensorboard",
        customize=SETUP_HOOK if old else "",
        first=OLD_VERL / version,
        RLDK_OUTPUT_DIR=str(tmp_path / "logs"),
        RLDK_ENABLE_RESOURCE_MONITORING="0",
        **variables,
    )
    trained, evaluated = of_phase(tmp_path, "train"), of_phase(tmp_path, "eval")
    assert [event.step for event in trained] == [1, 2, 3]
    assert [(event.step, event.data_slice.dataset_name) for event in evaluated] == [(2, "openai/gsm8k")]
    for event, (_, row) in zip(trained, logged(tmp_path), strict=True):
        rate = event.metrics.pop("lr", None) if version >= "0.8" else event.metrics["lr"]
        assert rate == (None if version >= "0.8" and event.step == 1 else 1e-6)
        told = {
            key: value for key, value in row.items() if not key.startswith("val-") and key != "training/global_step"
        }
        assert len(event.metrics) == len(told)
        assert numbers(event.metrics.values()) == pytest.approx(numbers(told.values()))

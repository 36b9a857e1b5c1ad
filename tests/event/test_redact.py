"""A configuration as JSON, whatever objects it is made of."""

from __future__ import annotations

import enum
import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rldk import Run
from rldk.event.redact import plain


def test_objects_that_know_each_other_have_an_end() -> None:
    nodes: list[dict[str, Any]] = [{"id": number} for number in range(12)]
    for one, other in itertools.permutations(nodes, 2):
        one[f"to_{other['id']}"] = other
    found = plain({"graph": nodes[0]})
    assert found["graph"]["id"] == 0
    assert len(str(found)) < 2**24
    itself: list[Any] = [1]
    itself.append(itself)
    assert plain({"x": itself, "y": 2}) == {"x": [1, "<list of 2: left out>"], "y": 2}


def test_what_is_left_out_shows_no_secret() -> None:
    config: dict[str, Any] = {"api_key": "hush"}
    config["itself"] = config
    assert "hush" not in str(plain(config))


class Ratio(float):
    pass


class Unreadable(dict[str, Any]):
    def items(self) -> Any:
        raise ValueError("missing")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(np.float64(1e-6), 1e-6, id="a float of a library"),
        pytest.param(Ratio(math.nan), "nan", id="one that is not finite"),
        pytest.param(enum.IntFlag("Bits", ["A", "B"])(3), 3, id="a flag"),
        pytest.param(10**400, f"{10**400}", id="an integer that is no double"),
        pytest.param(10**5000, "<int>", id="one that Python does not print"),
        pytest.param(Unreadable(a=1), "<Unreadable: not readable>", id="a mapping that raises"),
    ],
)
def test_every_value_leaves_a_manifest_that_can_be_read(value: Any, expected: Any, tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", config={"value": value, "lr": 0.5}) as run:
        run.log(1, {"loss": 1.0})
    assert json.loads((tmp_path / "r_run.json").read_text())["config"] == {"value": expected, "lr": 0.5}

"""Whose a file is: every captured log, in every layout, against every adapter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from tests.factories.cases import DATA
from tests.factories.layouts import CAPTURES, LAYOUTS, ROWS, Layout, as_jsonl, as_nested, as_wandb, calls, reads

ADAPTERS: tuple[type[Adapter], ...] = (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter)  # the first that claims reads


def claims(path: Path) -> list[str]:
    return [adapter.name for adapter in ADAPTERS if adapter.handles(path)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
@pytest.mark.parametrize(("owner", "capture"), CAPTURES, ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_a_log_is_claimed_by_its_own_adapter_and_no_other(
    owner: type[Adapter], capture: Path, layout: Layout, tmp_path: Path
) -> None:
    found = claims(layout(tmp_path, calls(capture)))
    assert set(found) <= {owner.name, "custom"}
    if reads(owner, layout, capture):
        assert found[0] == owner.name
    if layout not in (*ROWS, as_nested, as_wandb):
        assert "custom" not in found


@pytest.mark.parametrize(("owner", "capture"), CAPTURES, ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_no_single_row_is_claimed_twice(owner: type[Adapter], capture: Path, tmp_path: Path) -> None:
    for row in calls(capture):
        assert set(claims(as_jsonl(tmp_path, [row]))) <= {owner.name, "custom"}


@pytest.mark.parametrize("name", ["openrlhf-0.11.0.ppo.stdout.log", "openrlhf-0.11.0.ppo.events.out.tfevents"])
def test_real_files_are_claimed_by_content_whatever_they_are_called(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "x"
    copy.write_bytes((DATA / "adapters" / name).read_bytes())
    assert claims(copy) == claims(DATA / "adapters" / name) == ["openrlhf"]


def test_a_loop_of_someones_own_is_nobody_elses(tmp_path: Path) -> None:
    for row in (
        {"step": 1, "loss": 0.5},
        {"step": 1, "reward": 0.5, "kl": 0.1, "entropy": 2.0},
        {"global_step": 1, "reward_scalar": 0.5, "kl_to_ref": 0.1},
        {"step": 1, "policy_loss": 0.5, "value_loss": 0.1, "reward_mean": 1.0, "reward_std": 0.1},
        {"step": 1, "metrics": {"reward_mean": 0.5, "kl_mean": 0.1}},
    ):
        assert claims(as_jsonl(tmp_path, [row])) == ["custom"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n", b"{", b"[", b"[]", b"{}", b"null", b"{'", b"\xff\xfe\x00", b"\x00" * 1000, b"a,b\n1,2\n",
        b"Global step 1: {'x': 1}\n", b"Global step 1: {'policy_loss': 1, 'actor_lr'", b"brain.Event:2",
        b'{"a":' * 20_000, b"[" * 60_000, b'{"gpt_loss": ', b"\x1f\x8b broken",
        json.dumps({"metrics": [1], "step": "x"}).encode(),
    ],
    ids=range(19),
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["", ".json", ".jsonl", ".log", ".gz", ".zst"])
def test_what_is_no_log_is_nobodys_and_raises_nothing(content: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    assert claims(path) == []


def test_what_is_no_file_is_nobodys(tmp_path: Path) -> None:
    assert claims(tmp_path / "missing") == claims(tmp_path) == []

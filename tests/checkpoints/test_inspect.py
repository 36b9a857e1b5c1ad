from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rldk import CheckpointNotFoundError
from rldk.checkpoints.inspect import CheckpointFacts, inspect_checkpoint
from rldk.checkpoints.safetensors import read_header
from rldk.checkpoints.weight_files import WeightFiles
from rldk.checkpoints.weight_sums import group_of
from rldk.forms import as_json

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from rldk.demo import build_tiny_model  # noqa: E402

pytestmark = pytest.mark.trl


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tiny_model(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def whole(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "checkpoint-1"))


@pytest.fixture
def sharded(built: Path, tmp_path: Path) -> Path:
    load(built).save_pretrained(tmp_path / "checkpoint-2", max_shard_size="100KB")
    return tmp_path / "checkpoint-2"


def load(path: Path, dtype: Any = torch.float32) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(path, dtype=dtype)


def norms(model: Any, before: Any = None) -> dict[str, float]:
    """Norms by group as torch computes them; with `before`, of the differences."""
    earlier = before.state_dict() if before is not None else {}
    found: dict[str, list[Any]] = {}
    for name, weight in model.state_dict().items():
        value = weight.double() - (earlier[name].double() if earlier else 0)
        found.setdefault(group_of(name), []).append(value.flatten())
    return {group: float(torch.cat(parts).norm()) for group, parts in found.items()}


def test_a_checkpoint_of_transformers_has_the_size_and_the_parameters_of_its_model(whole: Path, built: Path) -> None:
    model = load(built)
    facts = inspect_checkpoint(whole, trainable_share=0.5)
    assert facts.parameters == sum(p.numel() for p in model.parameters())
    assert facts.parameters_by_dtype == {"F32": facts.parameters}
    assert facts.weight_bytes == (whole / "model.safetensors").stat().st_size
    assert facts.total_bytes == sum(p.stat().st_size for p in whole.rglob("*"))
    assert (facts.weight_files, facts.tensors, facts.trainable_share) == (1, len(model.state_dict()), 0.5)
    assert set(facts.groups) == {"embedding", "attention", "mlp", "norm", "head"}
    assert sum(group.parameters for group in facts.groups.values()) == facts.parameters
    assert (facts.damage, facts.notes, facts.nan_count, facts.groups["mlp"].weight_norm) == ([], [], None, None)


def test_shards_are_one_checkpoint(sharded: Path, whole: Path) -> None:
    facts, one = inspect_checkpoint(sharded, deep=True), inspect_checkpoint(whole, deep=True)
    assert facts.weight_files > 2
    assert (facts.damage, facts.parameters, facts.tensors) == ([], one.parameters, one.tensors)
    assert {n: g.weight_norm for n, g in facts.groups.items()} == pytest.approx(
        {n: g.weight_norm for n, g in one.groups.items()}
    )


@pytest.mark.parametrize("dtype", ["float32", "float16", "bfloat16", "float64"])
def test_norms_and_changes_are_those_of_torch(built: Path, tmp_path: Path, dtype: str) -> None:
    before, after = load(built, getattr(torch, dtype)), load(built, getattr(torch, dtype))
    torch.manual_seed(0)
    with torch.no_grad():
        for p in after.parameters():
            p.add_(torch.randn_like(p) * 0.01)
    before.save_pretrained(tmp_path / "1")
    after.save_pretrained(tmp_path / "2", max_shard_size="100KB")
    facts = inspect_checkpoint(tmp_path / "2", deep=True, previous=tmp_path / "1")
    assert {n: g.weight_norm for n, g in facts.groups.items()} == pytest.approx(norms(after), rel=1e-9)
    old, difference = norms(before), norms(after, before)
    change = {name: difference[name] / old[name] for name in old}
    assert {n: g.relative_change for n, g in facts.groups.items()} == pytest.approx(change, rel=1e-9)
    assert (facts.nan_count, facts.inf_count, facts.damage, facts.notes) == (0, 0, [], [])


@pytest.mark.parametrize("dtype", ["float8_e4m3fn", "float8_e5m2"])
def test_each_code_of_the_small_floats_means_what_it_means_to_torch(tmp_path: Path, dtype: str) -> None:
    from safetensors.torch import save_file

    codes = torch.arange(256, dtype=torch.uint8).view(getattr(torch, dtype))
    save_file({"mlp.weight": codes}, tmp_path / "model.safetensors")
    facts = inspect_checkpoint(tmp_path, deep=True)
    values = codes.double()
    assert facts.nan_count == int(values.isnan().sum())
    assert facts.inf_count == int(values.isinf().sum())
    assert facts.groups["mlp"].weight_norm == pytest.approx(float(values[values.isfinite()].norm()))


def test_weights_that_are_not_finite_are_counted_and_damage(whole: Path, built: Path) -> None:
    model = load(built)
    weight = model.state_dict()["model.layers.0.mlp.up_proj.weight"]
    with torch.no_grad():
        weight[0, :3] = math.nan
        weight[1, 0] = -math.inf
    model.save_pretrained(whole)
    facts = inspect_checkpoint(whole, deep=True, previous=built)
    assert (facts.nan_count, facts.inf_count) == (3, 1)
    (damage,) = facts.damage
    assert damage.startswith("mlp: expected finite weights, found 3 NaN and 1 infinite of ")
    assert facts.groups["attention"].nan_count == 0
    assert facts.groups["mlp"].relative_change == 0  # of the weights that are finite in both
    with torch.no_grad():
        weight[~weight.isfinite()] = 0
    assert facts.groups["mlp"].weight_norm == pytest.approx(norms(model)["mlp"])
    assert inspect_checkpoint(whole).damage == []  # headers do not show it


def test_what_cannot_be_compared_has_no_change(whole: Path, built: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = load_file(built / "model.safetensors")
    del weights["model.layers.0.mlp.up_proj.weight"]
    weights["lm_head.weight"] = weights["lm_head.weight"][1:].contiguous()
    weights["model.embed_tokens.weight"] = torch.zeros_like(weights["model.embed_tokens.weight"])
    (tmp_path / "before").mkdir()
    save_file(weights, tmp_path / "before" / "model.safetensors")
    facts = inspect_checkpoint(whole, deep=True, previous=tmp_path / "before")
    changes = {name: group.relative_change for name, group in facts.groups.items()}
    assert changes == {"attention": 0, "norm": 0, "mlp": None, "head": None, "embedding": None}
    assert "no relative change of embedding, head, mlp" in facts.notes[0]
    assert "the previous checkpoint is not available" in inspect_checkpoint(whole, deep=True).notes[0]


def test_integers_have_no_norm_and_that_is_said(tmp_path: Path) -> None:
    from safetensors.torch import save_file

    save_file({"mlp.weight": torch.ones(4), "mlp.positions": torch.arange(3)}, tmp_path / "model.safetensors")
    facts = inspect_checkpoint(tmp_path, deep=True)
    assert (facts.groups["mlp"].parameters, facts.groups["mlp"].weight_norm) == (7, 2)
    assert "3 parameters of I64: not in the norms and not inspected" in facts.notes


def test_models_in_directories_below_are_told_apart_and_another_checkpoint_is_not_counted(whole: Path) -> None:
    one = inspect_checkpoint(whole)
    shutil.copytree(whole, whole / "value")
    shutil.copytree(whole, whole / "checkpoint-7")
    facts = inspect_checkpoint(whole)
    assert (facts.parameters, facts.total_bytes) == (2 * one.parameters, 2 * one.total_bytes)
    assert facts.groups["value/mlp"] == facts.groups["mlp"] == one.groups["mlp"]


def test_an_adapter_has_its_own_parameters(tmp_path: Path) -> None:
    # As PEFT names what it saves; PEFT itself is not installed here.
    from safetensors.torch import save_file

    name = "base_model.model.model.layers.0.self_attn.q_proj.lora_{}.weight"
    weights = {name.format("A"): torch.ones(4, 32), name.format("B"): torch.zeros(32, 4)}
    save_file(weights, tmp_path / "adapter_model.safetensors")
    facts = inspect_checkpoint(tmp_path)
    assert (facts.parameters, list(facts.groups)) == (256, ["attention"])


def test_a_pickle_is_never_run(whole: Path) -> None:
    class Run:
        def __reduce__(self) -> tuple[Any, ...]:
            return os.mkdir, (str(whole / "ran"),)

    (whole / "model.safetensors").unlink()
    torch.save(Run(), whole / "pytorch_model.bin")
    facts = inspect_checkpoint(whole, deep=True)
    assert not (whole / "ran").exists()
    assert (facts.parameters, facts.damage) == (None, [])
    assert facts.weight_bytes == (whole / "pytorch_model.bin").stat().st_size
    assert "only the size is known" in facts.notes[0]


def cut(name: str, end: int | float) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        size = (path / name).stat().st_size
        os.truncate(path / name, int(size * end) if isinstance(end, float) else end)

    return damage


def written(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda path: (path / name).write_bytes(content) and None


def with_index(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        index = json.loads((path / "model.safetensors.index.json").read_text())
        change(index)
        (path / "model.safetensors.index.json").write_text(json.dumps(index))

    return damage


def pipe(path: Path) -> None:
    (path / "model-00001-of-00004.safetensors").unlink()
    os.mkfifo(path / "model-00001-of-00004.safetensors")


FIRST = "model-00001-of-00004.safetensors"
INDEX = "model.safetensors.index.json"


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (cut(FIRST, 0.5), f"{FIRST}: expected "),
        (cut(FIRST, 0), f"{FIRST}: expected a file with something in it, found 0 bytes"),
        (cut(FIRST, 20), f"{FIRST}: expected a header of "),
        (written(FIRST, b"\xff" * 100), f"{FIRST}: expected a header of at most "),
        (lambda path: (path / FIRST).unlink(), f'{INDEX}: expected the shard "{FIRST}" beside it'),
        (pipe, f'{INDEX}: expected the shard "{FIRST}" beside it'),
        (lambda path: (path / INDEX).unlink(), f"{FIRST}: expected an index beside a shard"),
        (cut(INDEX, 0.5), f"{INDEX}: expected JSON"),
        (cut(INDEX, 0), f"{INDEX}: expected a file with something in it"),
        (written(INDEX, b"[1]"), f"{INDEX}: $.weight_map: expected the file of each tensor"),
        (written(INDEX, b"\xff\xfe"), f"{INDEX}: expected JSON"),
        (with_index(lambda i: i["weight_map"].update(more=FIRST)), f'{INDEX}: expected tensor "more" in "{FIRST}"'),
        (with_index(lambda i: i["weight_map"].update(a="../x")), f'{INDEX}: expected the shard "../x" beside it'),
        (cut("optimizer.pt", 0.9), "optimizer.pt: expected the end of a zip file, found none"),
        (cut("optimizer.pt", 0), "optimizer.pt: expected a file with something in it"),
    ],
)
def test_damage_is_found_and_named(sharded: Path, damage: Callable[[Path], None], found: str) -> None:
    torch.save({"state": torch.zeros(1000)}, sharded / "optimizer.pt")
    assert inspect_checkpoint(sharded).damage == []
    assert (sharded / FIRST).exists()
    damage(sharded)
    facts = inspect_checkpoint(sharded, deep=True)
    assert any(text.startswith(found) for text in facts.damage), facts.damage
    assert facts.nan_count is None  # the weights of a damaged checkpoint are not read


@pytest.mark.parametrize("at", [8, 9, 60])
def test_a_byte_of_the_header_that_turned_over_is_damage(whole: Path, at: int) -> None:
    data = bytearray((whole / "model.safetensors").read_bytes())
    data[at] ^= 0x80
    (whole / "model.safetensors").write_bytes(data)
    assert inspect_checkpoint(whole).damage


def test_much_damage_is_told_in_few_lines(whole: Path) -> None:
    header = json.dumps({f"t{i}": 1 for i in range(1000)}).encode()
    (whole / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header)
    facts = inspect_checkpoint(whole)
    assert len(facts.damage) == 21
    assert facts.damage[-1] == "and 980 more"


def test_where_no_checkpoint_is_an_error_says_so_and_an_empty_one_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(CheckpointNotFoundError, match="expected the directory of a checkpoint"):
        inspect_checkpoint(tmp_path / "none")
    assert inspect_checkpoint(tmp_path).damage == ["expected files, found none"]
    (tmp_path / "model.ckpt").write_bytes(b"x")
    facts = inspect_checkpoint(tmp_path, deep=True)
    assert (facts.damage, facts.notes) == ([], ["no known weight file here"])


def test_facts_are_json(whole: Path, built: Path) -> None:
    facts = inspect_checkpoint(whole, deep=True, previous=built)
    assert as_json(facts)["groups"]["mlp"]["relative_change"] == 0
    assert isinstance(facts, CheckpointFacts)


def test_an_open_checkpoint_can_be_read_after_it_was_deleted_and_a_forked_child_does_not_hold_it(whole: Path) -> None:
    with WeightFiles(whole) as files:
        shutil.rmtree(whole)
        (fd,) = {weight.fd for weight in files.weights.values()}
        assert read_header(fd).tensors
        child = os.fork()
        if child == 0:
            try:
                os.fstat(fd)
            except OSError:
                os._exit(0)
            os._exit(1)
        assert os.waitpid(child, 0)[1] == 0


SPARSE = """
import json, os, resource, sys
from pathlib import Path
import numpy
from rldk.checkpoints.inspect import inspect_checkpoint

for step in (1, 2):
    os.mkdir(f"checkpoint-{step}")
    tensor = {"dtype": "F32", "shape": [10000, 10000], "data_offsets": [0, 400000000]}
    header = json.dumps({"mlp.weight": tensor}).encode()
    with open(f"checkpoint-{step}/model.safetensors", "wb") as file:
        file.write(len(header).to_bytes(8, "little") + header + numpy.full(1000, step, "<f4").tobytes())
        file.truncate(8 + len(header) + 400000000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
facts = inspect_checkpoint("checkpoint-2", deep=True, previous="checkpoint-1")
used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([used, facts.groups["mlp"].relative_change, facts.parameters, facts.damage]))
"""


def test_a_large_checkpoint_is_streamed_in_little_memory(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SPARSE], cwd=tmp_path, capture_output=True, text=True, check=True)
    used, change, parameters, damage = json.loads(done.stdout)
    assert (change, parameters, damage) == (1, 10**8, [])
    assert used < 60e6  # of two times 400 MB


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("transformer.h.0.ln_1.weight", "norm"),
        ("model.layers.3.self_attn.q_norm.weight", "norm"),
        ("bert.embeddings.LayerNorm.weight", "norm"),
        ("transformer.wte.weight", "embedding"),
        ("gpt_neox.embed_in.weight", "embedding"),
        ("embed_out.weight", "head"),
        ("score.weight", "head"),
        ("transformer.h.0.attn.c_attn.weight", "attention"),
        ("model.layers.0.block_sparse_moe.experts.7.w1.weight", "mlp"),
        ("bert.encoder.layer.0.output.dense.weight", "mlp"),
        ("backbone.layers.0.mixer.A_log", "other"),
    ],
)
def test_tensors_are_grouped_by_what_they_are_called(name: str, group: str) -> None:
    assert group_of(name) == group


def test_inspecting_starts_no_thread(whole: Path) -> None:
    before = threading.active_count()
    inspect_checkpoint(whole, deep=True)
    assert threading.active_count() == before

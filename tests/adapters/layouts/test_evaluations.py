"""Results of evaluation harnesses: small files that the real ones wrote, and what may go wrong with such."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts import evaluations
from rldk.adapters.layouts.evaluations import (
    facts_inspect,
    facts_lm_eval,
    is_inspect,
    is_lm_eval,
    read_inspect,
    read_lm_eval,
)
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from rldk.log.lines import zstd
from tests.factories.cases import DATA

LM_EVAL = DATA / "evaluations" / "lm_eval-0.4.13.json"
INSPECT = DATA / "evaluations" / "inspect-0.3.285.eval"


def rows(path: Path) -> tuple[list[dict[str, Any]], list[Skipped]]:
    refused: list[Skipped] = []
    read = read_lm_eval if is_lm_eval(Start(path)) else read_inspect
    return [row.values for row in read(path, refused.append)], refused


def written(path: Path, document: Any, name: str = "results_x.json") -> Path:
    (path / name).write_text(document if isinstance(document, str) else json.dumps(document))
    return path / name


def test_what_lm_eval_wrote_is_an_evaluation_of_its_checkpoint() -> None:
    start = Start(LM_EVAL)
    assert (is_lm_eval(start), is_inspect(start)) == (True, False)
    found = {
        "_kind": "eval",
        "dataset_name": "tiny",
        "step": 500,
        "_timestamp": 1795857291.0769057,
        "model_name": "out/my-run/checkpoint-500",
        "sample_len": 4,
        "exact_match/strict": 0.0,
        "exact_match_stderr/strict": 0.0,
        "exact_match": 0.0,
        "exact_match_stderr": 0.0,
    }
    assert rows(LM_EVAL) == ([found], [])
    facts = facts_lm_eval(LM_EVAL)
    assert (facts.name, facts.state, facts.config["limit"]) == ("my-run", "finished", None)
    assert facts.versions == {"lm_eval": "0.4.13", "transformers": "5.23.0"}


def test_what_inspect_wrote_is_an_evaluation_of_its_checkpoint() -> None:
    start = Start(INSPECT)
    assert (is_lm_eval(start), is_inspect(start)) == (False, True)
    ((row,), refused) = rows(INSPECT)
    assert refused == []
    assert {key: row[key] for key in ("_kind", "dataset_name", "step")} == {
        "_kind": "eval",
        "dataset_name": "tiny",
        "step": 500,
    }
    assert {key: value for key, value in row.items() if "/" in key} == {
        "match/accuracy": 0.5, "match/stderr": 0.5, "includes/accuracy": 0.5, "includes/stderr": 0.5,
    }  # fmt: skip
    facts = facts_inspect(INSPECT)
    assert (facts.name, facts.state, facts.versions) == ("my-run", "finished", {"inspect_ai": "0.3.285"})


def log(**more: Any) -> dict[str, Any]:
    return {"version": 2, "status": "success", "eval": {"task": "t", "model": "m"}, **more}


def test_inspects_json_and_one_scorer_need_no_prefix(tmp_path: Path) -> None:
    scores = [{"name": "match", "scorer": "match", "metrics": {"accuracy": {"name": "accuracy", "value": 0.25}}}]
    path = written(tmp_path, log(results={"scores": scores}))
    assert is_inspect(Start(path))
    assert rows(path) == ([{"_kind": "eval", "dataset_name": "t", "model_name": "m", "accuracy": 0.25}], [])
    older = log(results={"scorer": {"name": "match"}, "metrics": {"accuracy": {"value": 0.5}}})
    assert rows(written(tmp_path, older))[0][0]["accuracy"] == 0.5
    twice = [{"name": "m", "reducer": r, "metrics": {"mean": {"value": 1}}} for r in ("mean", "at_least_2")]
    assert {k for k in rows(written(tmp_path, log(results={"scores": twice})))[0][0] if "/" in k} == {
        "m/mean/mean", "m/at_least_2/mean",
    }  # fmt: skip


def test_an_evaluation_that_failed_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, log(status="error", error={"message": "no GPU\nTraceback"}))
    found, refused = rows(path)
    assert (found, [s.reason for s in refused]) == (
        [],
        ['expected scores, found none: the evaluation\'s status is "error"'],
    )
    assert (facts_inspect(path).state, facts_inspect(path).error) == ("failed", "no GPU")


def test_an_archive_that_is_still_being_written_is_running(tmp_path: Path) -> None:
    path = tmp_path / "x.eval"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_journal/start.json", json.dumps({"version": 2, "eval": {"task": "t", "model": "a/b"}, "plan": {}})
        )
    assert is_inspect(Start(path))
    assert (facts_inspect(path).state, facts_inspect(path).name) == ("running", "b")
    assert rows(path)[1][0].fatal is False


def zipped(payload: bytes, method: int, content: bytes) -> bytes:
    """An archive with one file that is compressed in a way that zipfile may not know."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("header.json", payload)
    data = bytearray(out.getvalue())
    for at in (8, data.index(b"PK\x01\x02") + 10):
        struct.pack_into("<H", data, at, method)
        struct.pack_into("<I", data, at + 6, zlib.crc32(content))
    return bytes(data)


@pytest.mark.parametrize("compress", ["zstd", "deflate"])
def test_a_bomb_is_refused_before_it_takes_memory(
    compress: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluations, "_MOST_BYTES", 2**20)
    path, content = tmp_path / "x.eval", b" " * 2**24
    if compress == "zstd":
        path.write_bytes(zipped(zstd().compress(content), 93, content))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("header.json", content)
    assert [s.reason for s in rows(path)[1]] == ["header.json: expected at most 1 MiB, found more"]


def test_an_archive_of_another_kind_or_method_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.eval"
    path.write_bytes(zipped(b"x", 250, b"x"))
    assert "the archive is damaged: " in rows(path)[1][0].reason
    path.write_bytes(zipped(zstd().compress(b"{}"), 93, b"[]"))
    assert [s.reason for s in rows(path)[1]] == ["the archive is damaged: header.json: its checksum is wrong"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other", "x")
    assert [s.reason for s in rows(path)[1]] == ["expected header.json in the archive, found none"]


@pytest.mark.parametrize(
    ("model", "step", "name"),
    [
        ("out/run-7/checkpoint-500", 500, "run-7"),
        ("pretrained=/models/run/global_step_40,dtype=auto", 40, "run"),
        ("run/step_00012/", 12, "run"),
        ("meta-llama/Llama-3-8B", None, "Llama-3-8B"),
        ("my-footstep-9", None, "my-footstep-9"),
    ],
)
def test_the_step_is_that_of_the_checkpoint(model: str, step: int | None, name: str, tmp_path: Path) -> None:
    document = {"results": {"a": {"alias": "a", "acc,none": 0.5}}, "config": {"model_args": model, "model": "hf"}}
    if not model.startswith("pretrained="):
        document = {**document, "config": {"model_args": {"pretrained": model}}}
    path = written(tmp_path, document)
    assert rows(path)[0][0].get("step") == step
    assert facts_lm_eval(path).name == name


def test_a_task_without_numbers_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    found, refused = rows(written(tmp_path, {"results": {"g": {"alias": "g"}, "a": {"acc": 0.5, "acc_stderr": "N/A"}}}))
    assert [row["dataset_name"] for row in found] == ["a"]
    assert [(s.line, s.reason, s.fatal) for s in refused] == [(1, 'task "g": expected numbers, found none', False)]


@pytest.mark.parametrize(
    "text", ["", "{}", '{"results": [1]}', '{"results": {"loss": 1}}', "[", '{"version": 2}', "PK"]
)
def test_what_no_harness_wrote_is_claimed_by_none(text: str, tmp_path: Path) -> None:
    start = Start(written(tmp_path, text))
    assert (is_lm_eval(start), is_inspect(start)) == (False, False)


JSON = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
)
KEYS = st.sampled_from(
    ["scores", "scorer", "metrics", "config", "model_args", "results", "eval", "stats", "error", "date"]
)


@given(document=st.dictionaries(KEYS, JSON | st.dictionaries(KEYS, JSON)), seed=st.integers(0, 9999))
def test_any_document_and_any_damage_are_read_or_refused(
    document: dict[str, Any], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("e"), document)
    archive = bytearray(INSPECT.read_bytes())
    place = random.Random(seed).randrange(len(archive))
    archive[place] ^= 1 << seed % 8
    (path.parent / "x.eval").write_bytes(archive)
    for file in (path, path.parent / "x.eval"):
        list(read_lm_eval(file, lambda _: None))
        list(read_inspect(file, lambda _: None))
        facts_lm_eval(file)
        facts_inspect(file)

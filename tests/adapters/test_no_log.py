"""Files beside a log that are none: each is told what it is, and no log is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.no_log import why_no_log
from rldk.adapters.start import Start
from tests.factories.cases import DATA
from tests.factories.layouts import OPENRLHF, TRL, as_jsonl, as_list, as_state, calls

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))


def why(folder: Path, name: str, content: Any) -> str | None:
    (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))
    return why_no_log(Start(folder / name))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("all_results.json", {"epoch": 1.0, "train_loss": 0.5}, "a summary of last values, no rows: "),
        ("x_train_results.json", {"epoch": 1.0, "train_runtime": 3.5}, "a summary of last values, no rows: "),
        ("wandb-summary.json", {"train/loss": 0.5, "_step": 3}, "no rows: the rows are in the run's .wandb file"),
        ("config.json", {"architectures": ["X"], "model_type": "x"}, "the configuration of a model"),
        ("adapter_config.json", {"peft_type": "LORA", "r": 8}, "the configuration of an adapter"),
        ("args.json", {"output_dir": "x", "learning_rate": 1e-6}, "the arguments of a run"),
        ("y.json", {"output_dir": "x", "learning_rate": 1e-6}, "the arguments of a run"),
        ("model.safetensors.index.json", {"metadata": {}, "weight_map": {"a": "b" * 2**17}}, "a model's weights"),
        ("tokenizer.json", {"model": {"vocab": {"a" * 2**17: 1}}}, "a tokenizer"),
        ("z.json", {"score": 0.5, "name": "q"}, 'one JSON object and no rows, with the keys "score", "name"'),
        ("z.json", [1, 2, 3], "a list of 3 values and no object"),
        (
            "data.json",
            [{"prompt": "a", "answer": "b"}],
            'no number, as of a data set, with the keys "prompt", "answer"',
        ),
        ("data.jsonl", '{"messages": [{"role": "user", "content": "x"}]}\n' * 3, "rows of text and no number"),
        ("generation_config.json", {"eos_token_id": [1, 2, 3], "top_p": 0.9}, "the configuration of a model"),
        (
            "x.json",
            {"architectures": ["X"], "model_type": "x", "ids": [1, 2], "more": [3, 4]},
            "configuration of a model",
        ),
        ("x.json", {"betas": [0.9, 0.999], "lr": 1e-6}, 'one JSON object and no rows, with the keys "betas", "lr"'),
        ("data.csv", "prompt,answer,label\na,b,1\n", "a table without a step, a time, a loss or a reward"),
        (
            "1.jsonl",
            '{"input": "a", "output": "b", "gts": null, "score": 1.0, "step": 1}\n',
            "samples of generated text",
        ),
        ("samples_x.jsonl", '{"doc_id": 0, "doc": {}, "resps": [["2"]], "exact_match": 1.0}\n', "samples of generated"),
        ("metrics.csv", "step,loss\n", "a table's header, no rows yet"),
        ("runs.csv", "Name,State,Notes,train/loss\nr,finished,,0.5\n", "a table of runs with their last values"),
    ],
)
def test_what_is_no_log_is_told_what_it_is(name: str, content: Any, reason: str, tmp_path: Path) -> None:
    assert reason in str(why(tmp_path, name, content))


@pytest.mark.parametrize("capture", [*TRL, *OPENRLHF], ids=lambda path: path.stem)
def test_no_log_is_refused(capture: Path, tmp_path: Path) -> None:
    for layout in (as_jsonl, as_list, as_state):
        assert why_no_log(Start(layout(tmp_path, calls(capture)))) is None


@pytest.mark.parametrize("content", ["", "x", "{", '{"a": 1', "{'loss': 1}", '{"a": {"rows": [{"step": 1}]}}', "[x] y"])
def test_of_what_may_be_a_log_nothing_is_said(content: str, tmp_path: Path) -> None:
    assert why(tmp_path, "x.json", content) is None


@pytest.mark.parametrize("path", sorted((DATA / "evaluations").iterdir()), ids=lambda path: path.name)
def test_results_of_an_evaluation_are_read(path: Path) -> None:
    assert why_no_log(Start(path)) is None


@pytest.mark.parametrize(
    "header", ["step,a", "train/loss,x", "trainer/global_step,x", "trainLoss,x", "r,l,t", "mean_reward,b", "Step,r - x"]
)
def test_a_table_of_a_log_is_not_refused(header: str, tmp_path: Path) -> None:
    assert why(tmp_path, "x.csv", f"{header}\n{','.join('1' for _ in header.split(','))}\n") is None


@given(text=st.text(max_size=100) | st.text('{}[]",:1a\n ', max_size=60))
def test_any_text_has_a_reason_or_none(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    (tmp_path_factory.mktemp("n") / "x.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    why(tmp_path_factory.mktemp("n"), "x.json", text.encode("utf-8", "replace").decode())


@pytest.mark.skipif(not REAL.is_dir(), reason="set RLDK_REAL_LOGS to the directory of real logs")
def test_of_the_real_files_only_the_summary_is_no_log() -> None:
    files = [file for file in sorted(REAL.iterdir()) if file.name != "MANIFEST.jsonl"]
    assert [file.name[-18:] for file in files if why_no_log(Start(file))] == ["wandb-summary.json"]

"""The trials of `hyperparameter_search`, with a real Optuna: each is a run of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("transformers")
optuna = pytest.importorskip("optuna", reason="hyperparameter searches need Optuna: pip install optuna")
pytestmark = pytest.mark.trl

from transformers import AutoModelForSequenceClassification, TrainerCallback  # noqa: E402

from rldk import Event, read_events  # noqa: E402
from rldk.event.lifecycle import Trial  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.integrations.trl.trials import SearchTrial, trial_of  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from tests.factories.trainers.plain import classifier  # noqa: E402

RATES = [1e-3, 1e-5, 1e-4, 1e-2]


class PrunesTheSecond(optuna.pruners.BasePruner):  # type: ignore[misc]  # untyped
    def prune(self, study: Any, trial: Any) -> bool:
        return bool(trial.number == 1)


class PrunesTheThird(TrainerCallback):  # type: ignore[misc]  # untyped
    """As a hook of the user's does: transformers does not know of it, and calls no on_train_end."""

    def __init__(self) -> None:
        self.trials = 0

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self.trials += 1

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if self.trials == 3 and state.global_step == 2:
            raise optuna.TrialPruned("not better than the median")


def lifecycle(path: Path, kind: str) -> list[Event]:
    return [e for e in read_events(path) if e.lifecycle is not None and e.lifecycle.kind == kind]


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Path:
    """Four trials, two of them pruned, and a training with the best parameters."""
    path = tmp_path_factory.mktemp("search")
    callback = RLDKCallback(path / "logs", run_id="search")
    trainer = classifier(
        path, model, [callback, PrunesTheThird()], max_steps=4, eval_strategy="steps", eval_steps=2, save_strategy="no"
    )
    trainer.model_init = lambda: AutoModelForSequenceClassification.from_pretrained(model, num_labels=2)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    best = trainer.hyperparameter_search(
        hp_space=lambda trial: {"learning_rate": trial.suggest_categorical("learning_rate", RATES)},
        compute_objective=lambda metrics: metrics["eval_loss"],
        n_trials=4,
        direction="minimize",
        sampler=optuna.samplers.GridSampler({"learning_rate": RATES}, seed=0),
        pruner=PrunesTheSecond(),
    )
    (path / "best").write_text(json.dumps([best.run_id, best.objective, best.hyperparameters]))
    trainer.args.learning_rate = best.hyperparameters["learning_rate"]
    trainer.train()
    callback.run.finish()
    return path / "logs"


def test_each_trial_is_a_run_of_its_own_with_its_number_and_parameters(logs: Path) -> None:
    rates = set()
    for number in range(4):
        manifest = json.loads((logs / f"search-{number}_run.json").read_text())
        (attempt,) = manifest["attempts"]
        assert (manifest["group"], attempt["trial"]) == ("search", str(number))
        assert manifest["config"]["learning_rate"] == attempt["trial_parameters"]["learning_rate"]
        rates.add(attempt["trial_parameters"]["learning_rate"])
        (start,) = lifecycle(logs / f"search-{number}_events.jsonl", "started")
        assert (start.lifecycle.opening, start.lifecycle.trial) == ("trial", str(number))
        assert validate_jsonl_file(logs / f"search-{number}_events.jsonl", check_consistency=True)
    assert rates == set(RATES)


def test_the_best_trial_is_found_by_reading_the_logs(logs: Path) -> None:
    number, objective, hyperparameters = json.loads((logs.parent / "best").read_text())
    losses: dict[str, float] = {}
    for event in read_events(logs):
        run = event.model_info.run_id
        if event.model_info.phase == "eval" and run != "search" and event.step == 4:
            losses[run] = event.metrics["loss"]
    found = min(losses, key=losses.__getitem__)
    assert (found, losses[found]) == (f"search-{number}", objective)
    manifest = json.loads((logs / f"{found}_run.json").read_text())
    assert manifest["attempts"][0]["trial_parameters"] == hyperparameters


def test_a_pruned_trial_is_stopped_and_has_not_failed(logs: Path) -> None:
    ends = {}
    for number in range(4):
        (end,) = lifecycle(logs / f"search-{number}_events.jsonl", "ended")
        ends[number] = (end.step, end.lifecycle.ending, end.lifecycle.error_type, end.notes[0])
    pruned = ("stopped", "optuna.exceptions.TrialPruned", "stopped: the search pruned this trial")
    finished = (4, "finished", None, "ended")
    assert ends == {0: finished, 1: (2, *pruned), 2: (2, *pruned), 3: finished}
    endings = [json.loads((logs / f"search-{n}_run.json").read_text())["attempts"][0]["ending"] for n in range(4)]
    assert endings == ["finished", "stopped", "stopped", "finished"]


def test_a_training_after_the_search_is_no_trial(logs: Path) -> None:
    manifest = json.loads((logs / "search_run.json").read_text())
    assert (manifest["group"], manifest["attempts"][0].get("trial")) == (None, None)
    (start,) = lifecycle(logs / "search_events.jsonl", "started")
    assert start.lifecycle.trial is None
    assert [e.step for e in read_events(logs / "search_events.jsonl") if e.model_info.phase == "train"] == [1, 2, 3, 4]


class Study:
    def __init__(self, state: str) -> None:
        self.trials = [SimpleNamespace(number=7, state=SimpleNamespace(name=state))]

    def get_trials(self, *, deepcopy: bool) -> list[Any]:
        return self.trials


@pytest.mark.parametrize(
    ("name", "source", "backend", "expected"),
    [
        (None, SimpleNamespace(number=7), "optuna", ("7", "7")),
        ("small rate", SimpleNamespace(number=7), "optuna", ("7", "small rate")),
        (None, {"learning_rate": 1e-3}, "ray", ("ab12_00003", "ab12_00003")),
        ("brave-sun-3", {"learning_rate": 1e-3}, "wandb", ("x1y2", "brave-sun-3")),
        ("named", None, "", ("named", "named")),
        (None, None, "", ("unnamed", "unnamed")),
    ],
)
def test_a_trial_is_named_as_its_search_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str | None, source: Any, backend: str, expected: tuple[str, str]
) -> None:
    # Ray and wandb are stand-ins: what transformers asks them for.
    tune = SimpleNamespace(get_context=lambda: SimpleNamespace(get_trial_id=lambda: "ab12_00003"))
    for module, stand_in in (("ray", SimpleNamespace(tune=tune)), ("ray.tune", tune)):
        monkeypatch.setitem(sys.modules, module, stand_in)
    monkeypatch.setitem(sys.modules, "wandb", SimpleNamespace(run=SimpleNamespace(id="x1y2")))
    state = SimpleNamespace(is_hyper_param_search=True, trial_name=name, trial_params={"learning_rate": 1e-3})
    trainer = SimpleNamespace(_trial=source, hp_search_backend=SimpleNamespace(value=backend))
    found = trial_of(state, trainer)
    assert (found.key, found.trial.name) == expected
    assert found.trial.parameters == {"learning_rate": 1e-3}
    state.is_hyper_param_search = False
    assert trial_of(state, trainer) is None


@pytest.mark.parametrize(("state", "pruned"), [("PRUNED", True), ("FAIL", False), ("RUNNING", False)])
def test_a_trial_counts_as_pruned_only_where_its_study_says_so(state: str, pruned: bool) -> None:
    source = SimpleNamespace(number=7, study=Study(state))
    assert (SearchTrial("7", Trial("7"), source).pruned() is not None) == pruned
    assert SearchTrial("7", Trial("7"), None).pruned() is None

"""Logs of TRL and of what is built on transformers' Trainer: trainer_state.json, rows, console, TensorBoard's files."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rldk.adapters.base import Adapter, folder_name
from rldk.adapters.layouts.tfevents import tags
from rldk.adapters.row_to_event import Dialect, Reading
from rldk.adapters.row_values import NO_METRICS, take_leaves, take_phase, take_step, unwrapped
from rldk.adapters.rows import Row
from rldk.adapters.start import Start
from rldk.event.phases import phase_of, split_summary

log = logging.getLogger(__name__)

_PROGRESS = ("total_steps", "percentage", "remaining_time", "max_steps")
# A printed dict with one of these is the Trainer's: it must be readable.
_OURS = r"'(?:loss|epoch|train_runtime|objective/kl)'\s*:"


class TRLAdapter(Adapter):
    """TRL: `trainer_state.json`, JSON lists and lines of log rows, console, TensorBoard's files; rldk's own, too.

    unsloth, ms-swift and LLaMA-Factory write the same with a few keys of their own. The rows do not say what trained;
    that is read off their keys, and where GRPO and RLOO log the same, GRPO is assumed: `algorithm="rloo"` says else.
    Where the keys do not tell, as those of DPO and CPO may not, only what every Trainer of transformers logs is named.
    A key whose meaning the version or a setting decides is kept as `trl/{key}` unless `version`, `settings` say which;
    settings are also read from an `args.json`, `training_args.json` or `config.json` beside a `trainer_state.json`.
    """

    name = "trl"
    expected = (
        "trainer_state.json, a JSON list or JSON lines of rows with `loss` and `epoch`, a console's "
        "{'loss': ..., 'epoch': ...}, or a TensorBoard event file with `train/loss` and `train/epoch`"
    )
    steps = ("global_step", "train/global_step", "global_step/max_steps", "step", "current_steps", "_step")

    @classmethod
    def claims(cls, start: Start) -> bool:
        """Whether a file that begins so is TRL's."""
        if start.layout == "tfevents":
            return is_trl(_logged(dict.fromkeys(tags(start.text))))
        return any(map(is_trl, start.printed() if start.layout == "console" else start.objects))

    def rows(self, start: Start) -> Iterator[Row]:
        """The rows of a file; a summary that holds the metrics of the last steps becomes two."""
        rows = start.rows(self.refuse, wanted=_OURS)
        if start.layout == "console":
            rows = (row for row in rows if is_trl(row.values))
        elif start.layout == "tfevents":
            rows = _log_calls(rows)
        for row in rows:
            yield from self._by_phase(Row(row.path, row.line, unwrapped(row.values)))

    def dialect(self, rows: Iterable[Row]) -> Dialect:
        """TRL, and the algorithm that its keys give away; or what every Trainer of transformers logs."""
        keys = frozenset(key for row in rows for key in row.values)
        algorithm = self._algorithm or algorithm_of(keys)
        if algorithm is None and "rewards/accuracies" in keys:
            log.warning(
                "%s: the rows may come from DPO or CPO: set algorithm='dpo' or 'cpo' (--algorithm)",
                self.source,
            )
        return Dialect("trl" if algorithm else "transformers", algorithm=algorithm, keys=keys)

    def read(self, row: Row, dialect: Dialect) -> Reading | None:
        """Reads a row; one of configuration is none."""
        del dialect  # a row tells all
        values = dict(row.values)
        if not any(isinstance(v, (int, float, str)) and k not in self.steps for k, v in values.items()):
            return None
        phase = take_phase(values)
        if phase is None:
            if values.get("type") == "config":
                return None
            phase = phase_of(values)
        step = take_step(values, self.steps)
        for key in _PROGRESS:
            values.pop(key, None)
        return Reading(phase, step, values, take_leaves(values))

    def _by_phase(self, row: Row) -> Iterator[Row]:
        if "train_runtime" not in row.values or phase_of(row.values) != "summary":
            yield row
            return
        beside = {key: value for key, value in row.values.items() if key in NO_METRICS or key in self.steps}
        summary, rest = split_summary({key: value for key, value in row.values.items() if key not in beside})
        if rest.keys() - {"epoch"}:
            yield Row(row.path, row.line, {**beside, **rest})
        yield Row(row.path, row.line, {**beside, **summary})

    def run_name(self, path: Path) -> str:
        """Every run has a `trainer_state.json`: the folder has the run's name."""
        if path.name == "trainer_state.json":
            return folder_name(path)
        return super().run_name(path)


def is_trl(row: Mapping[str, Any]) -> bool:
    """Whether a row is one that transformers' Trainer logs: it has an epoch, or is a PPO row."""
    if "objective/kl" in row and ("episode" in row or "rewards/margins" in row or "epoch" in row):
        return True
    if "current_steps" in row and "total_steps" in row and "loss" in row:
        return True  # LLaMA-Factory
    if "epoch" not in row:
        return False
    return any(key in row for key in ("loss", "train_runtime", "train_loss")) or any(
        str(key).startswith("eval_") for key in row
    )


# Keys that one algorithm alone logs.
_MARKS = (
    ("val/ratio", "ppo"),
    ("loss/score", "nash_md"),
    ("loss/xpo", "xpo"),
    ("objective/kl", "online_dpo"),
    ("jsd", "async_distillation"),
    ("sample/staleness_mean", "async_grpo"),
    ("v_star", "a2po"),
    ("sdpo/distillation_loss", "sdpo"),
    ("sdft/distillation_loss", "sdft"),
    ("iw_opd/mean_weight", "iw_opd"),
    ("log_odds_ratio", "orpo"),
)


def algorithm_of(keys: frozenset[str]) -> str | None:
    """The algorithm that logs these keys; None where several do, or only what every Trainer logs is there."""
    for mark, algorithm in _MARKS:
        if mark in keys:
            return algorithm
    if "reward_std" in keys:
        return "grpo"
    if any(key.startswith("completions/") for key in keys):
        return "grpo" if any(key.startswith("reward") for key in keys) else "distillation"
    if "rewards/accuracies" in keys:
        # CPO, whose rewards have no reference, and TRL's older DPO with rpo_alpha log the same keys.
        return None if "nll_loss" in keys and "num_tokens" not in keys else "dpo"
    if "rewards/chosen" in keys or "rewards/rejected" in keys:
        return "bco" if "delta" in keys else "kto"
    if "mean_reward" in keys and "margin" in keys:
        return "reward"
    if "logps/chosen" in keys:
        return "dpo"
    return "sft" if keys & {"mean_token_accuracy", "num_tokens", "entropy"} else None


def _logged(values: Mapping[str, Any]) -> dict[str, Any]:
    """What transformers' TensorBoard callback was given: `train/loss` was `loss`, `eval/loss` was `eval_loss`."""
    out = {}
    for key, value in values.items():
        phase, _, rest = key.partition("/")
        out[rest if phase == "train" else f"{phase}_{rest}" if phase in ("eval", "test") else key] = value
    return out


def _log_calls(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows of TensorBoard's tags as the log calls that they were; that of an evaluation had an epoch, too."""
    held: Row | None = None
    for row in rows:
        values = _logged(row.values)
        first = next(key for key in values if key not in NO_METRICS and key != "_step")
        if held is not None and first == "epoch" and held.values["_step"] == values["_step"]:
            # The end of the call before, in which it comes last.
            held.values.setdefault("epoch", values.pop("epoch"))
            if values.keys() == {"_step", "_timestamp"}:
                continue
        if held is not None:
            yield held
        held = Row(row.path, row.line, values)
    if held is not None:
        yield held

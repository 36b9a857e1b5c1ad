"""What the keys of every framework are stored under, by a table written by hand from its source."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.frameworks import FRAMEWORKS as DECLARED
from rldk_schema.metrics import METRICS

from rldk import Event
from rldk.adapters.declarations import vocabulary
from rldk.adapters.layouts.registry import layout_of, logs_in
from rldk.adapters.log_reader import LogReader
from rldk.adapters.read_as import Hints
from rldk.adapters.row_values import NO_METRICS
from rldk.adapters.start import Start
from rldk.event.metric_names import NO_FRAMEWORK
from tests.factories.foreign_files import Writer, as_csv, as_jsonl, as_list, as_nested, as_wrapped
from tests.factories.frameworks import FRAMEWORKS, Example

# What a value of theirs is in our units.
CONVERTED = {
    "env/all/by_group/frac_mixed": lambda x: 1 - x,
    "test/env/all/by_group/frac_mixed": lambda x: 1 - x,
    "train/total_tokens(B)": lambda x: x * 1e9,
    "ppo_actor/update/approx_kl/avg": lambda x: -x,  # AReaL takes old from new
}
# It means `tokens_seen` under a setting that no log of LLaMA-Factory tells.
UNDECIDED = {"total_tokens"}


def events_of(example: Example, writer: Writer, tmp_path: Path, *, told: bool) -> list[Event]:
    path = writer(tmp_path, list(example.rows))
    layout = layout_of(Start(path))
    assert layout is not None
    (log,) = logs_in(path, layout)
    hints = Hints(None, example.algorithm, example.version, example.settings) if told else Hints()
    reader = LogReader(log, hints)
    events = list(reader.events("r"))
    assert reader.skips.bad == reader.skips.others == []
    assert reader.read_as.framework == example.framework
    return events


def own_name(key: str, example: Example) -> str:
    """What a key that means nothing declared is stored under: it does not look as if it did."""
    if example.framework == NO_FRAMEWORK:
        return key
    return f"{example.framework}/{key}" if key in METRICS or key in UNDECIDED else key


def measured(row: dict[str, Any], example: Example) -> dict[str, float]:
    """What of a row is neither a step nor a time."""
    words = vocabulary(example.framework)
    apart = {*words.steps, *words.times, *words.progress, *NO_METRICS}
    return {key: value for key, value in row.items() if key not in apart and not isinstance(value, str)}


@pytest.mark.parametrize("writer", [as_jsonl, as_list, as_nested, as_wrapped, as_csv], ids=lambda w: w.__name__)
@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_key_is_stored_under_the_name_that_its_source_gives_it(name: str, writer: Writer, tmp_path: Path) -> None:
    example = FRAMEWORKS[name]
    events = events_of(example, writer, tmp_path, told=True)
    found = Counter((e.model_info.phase, key, repr(value)) for e in events for key, value in e.metrics.items())
    values = Counter((e.model_info.phase, repr(value)) for e in events for value in e.metrics.values())
    for row, phase in zip(example.rows, example.phases, strict=True):
        for key, value in measured(row, example).items():
            expected = repr(float(CONVERTED[key](value)) if key in CONVERTED else float(value))
            whole = repr(value)
            stored = example.expected.get(key)
            if stored is None and phase == "eval":  # the evaluated set goes into its own field
                # How long it took is told of the step.
                aside = () if vocabulary(example.framework).evaluation(key) else ("train",)
                assert any(values[place, text] for place in (phase, *aside) for text in (expected, whole)), key
                continue
            stored = stored or own_name(key, example)
            assert found[phase, stored, expected] or found[phase, stored, whole], (key, stored)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_steps_are_optimizer_steps_done_and_phases_are_told(name: str, tmp_path: Path) -> None:
    example = FRAMEWORKS[name]
    events = events_of(example, as_jsonl, tmp_path, told=True)
    train = [e.step for e in events if e.model_info.phase == "train"]
    assert train[0] == example.first_step
    assert train == sorted(train) or example.framework in ("slime", "prime_rl")  # whose parts log one by one
    assert Counter(example.phases)["train"] == len(train)
    assert {e.model_info.phase for e in events} == set(example.phases)


@pytest.mark.parametrize("name", [name for name in FRAMEWORKS if FRAMEWORKS[name].framework != NO_FRAMEWORK])
def test_what_is_not_told_gives_the_same_name_or_one_that_looks_like_no_metric(name: str, tmp_path: Path) -> None:
    example = FRAMEWORKS[name]
    told = events_of(example, as_jsonl, tmp_path, told=True)
    found = events_of(example, as_jsonl, tmp_path, told=False)
    wrong = {
        f"{key}: {value}"
        for one, other in zip(told, found, strict=True)
        for key, value in other.metrics.items()
        if key in METRICS and one.metrics.get(key) != value
    }
    assert wrong == set()


def test_every_framework_has_a_log_made_by_hand() -> None:
    assert {example.framework for example in FRAMEWORKS.values()} == set(DECLARED)
    assert all(example.made_from for example in FRAMEWORKS.values())

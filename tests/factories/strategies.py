"""Hypothesis strategies: events as users build them, and parsed JSON that is almost one."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st
from rldk_schema import METRICS, AlertInfo, DataSlice, Event, Lifecycle, ModelInfo, Process, Rng

COUNT = st.integers(0, 2**53 - 1)
SEED = st.integers(0, 2**64 - 1)
# JSON text holds any character but a lone surrogate.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SECONDS = st.floats(0, 1e12, allow_nan=False)
RUN_ID = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", fullmatch=True)


def _within(name: str) -> st.SearchStrategy[float | None]:
    metric = METRICS[name]
    finite = st.floats(metric.minimum, metric.maximum, allow_nan=False, allow_infinity=False)
    return st.none() | finite | st.sampled_from([float("nan"), float("inf"), float("-inf")])


DECLARED = st.sampled_from(sorted(METRICS)).flatmap(lambda name: st.tuples(st.just(name), _within(name)))
UNDECLARED = st.tuples(TEXT.filter(lambda n: n not in METRICS), st.none() | st.floats())


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


EVENTS = st.builds(
    Event,
    schema_version=optional(st.just("1.0")),
    step=COUNT,
    wall_time=optional(SECONDS),
    timestamp=optional(SECONDS),
    metrics=st.lists(DECLARED | UNDECLARED, max_size=12).map(dict),
    nonfinite=st.none(),
    rng=st.builds(
        Rng, **dict.fromkeys(("seed", "python_hash_seed", "torch_seed", "numpy_seed", "random_seed"), optional(SEED))
    ),
    data_slice=st.builds(
        DataSlice,
        **dict.fromkeys(("tokens_in", "tokens_out", "batch_size", "sequence_length"), optional(COUNT)),
        dataset_name=optional(TEXT),
    ),
    model_info=st.builds(
        ModelInfo,
        run_id=RUN_ID,
        phase=st.sampled_from(["train", "eval", "test", "summary", "lifecycle"]),
        model_size=optional(COUNT),
        **dict.fromkeys(("git_sha", "model_name", "optimizer", "scheduler"), optional(TEXT)),
    ),
    process=optional(
        st.builds(
            Process,
            **dict.fromkeys(("rank", "local_rank", "seq", "dropped"), optional(COUNT)),
            **dict.fromkeys(("world_size", "attempt"), optional(st.integers(1, 2**53 - 1))),
            **dict.fromkeys(("hostname", "attempt_id"), optional(TEXT)),
        )
    ),
    alert=optional(
        st.builds(
            AlertInfo,
            rule=TEXT,
            severity=st.sampled_from(["info", "warning", "critical"]),
            metric=optional(TEXT),
            **dict.fromkeys(("value", "threshold", "baseline"), optional(st.floats())),
        )
    ),
    lifecycle=optional(
        st.builds(
            Lifecycle,
            kind=st.sampled_from(["started", "ended", "checkpoint", "stall"]),
            opening=st.sampled_from(["resumed", "restarted", "stage", None]),
            from_step=optional(COUNT),
            from_attempt=optional(st.integers(1, 2**53 - 1)),
            ending=st.sampled_from(["finished", "failed", "interrupted", "stopped", "ended_early", None]),
            **dict.fromkeys(("error_type", "error_message", "signal", "checkpoint"), optional(TEXT)),
        )
    ),
    notes=st.lists(TEXT | st.just("long " * 2000), max_size=3),
)

TOKENS = st.sampled_from(
    [
        0,
        -0.0,
        1,
        -1,
        1.5,
        500.0,
        1e2,
        1e300,
        2**53 - 1,
        2**53,
        2**64 - 1,
        2**64,
        10**30,
        None,
        True,
        False,
        "",
        "x",
        "NaN",
    ]
    + [
        "train",
        "1.0",
        "1.0\n",
        "run-1\n",
        "1.5",
        "2.0",
        "run-1",
        "../x",
        "Infinity",
        [],
        [1],
        ["a"],
        {},
        {"a": 1},
        {"loss": 0.5},
    ]
)
KEYS = st.sampled_from(
    ["step", "loss", "clip_frac", "seed", "run_id", "phase", "zz", "a.b", "a[0]", "{x}", "", "notes", "rng"]
)


@st.composite
def mutants(draw: st.DrawFn, events: st.SearchStrategy[Event] = EVENTS) -> dict[str, Any]:
    """Parsed JSON one to three steps away from a valid event."""
    from rldk import encode_event

    value: Any = json.loads(encode_event(draw(events)))
    for _ in range(draw(st.integers(1, 3))):
        places = [value, *(v for v in value.values() if isinstance(v, dict))]
        place = draw(st.sampled_from(places))
        action = draw(st.sampled_from(["replace", "delete", "add"]))
        if action == "add" or not place:
            place[draw(KEYS)] = copy.deepcopy(draw(TOKENS))
            continue
        key = draw(st.sampled_from(sorted(place)))
        if action == "delete":
            del place[key]
        else:
            place[key] = copy.deepcopy(draw(TOKENS))
    return value


def same(a: Event, b: Event) -> bool:
    """Whether two events are equal where missing = null, NaN = NaN and the order of metrics is free."""
    return _comparable(a) == _comparable(b)


def _comparable(event: Event) -> Any:
    import dataclasses

    out = dataclasses.asdict(event)
    out["metrics"] = {k: repr(float(v)) for k, v in event.metrics.items() if v is not None}
    if event.alert is not None:
        out["alert"] = {k: repr(float(v)) if isinstance(v, float) else v for k, v in out["alert"].items()}
    return out

# DO NOT EDIT. Generated from schema/explain.schema.json by `python -m codegen`.
"""What a name means: what `rldk explain --format json` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Origin:
    """
    One raw key that means a metric.
    """

    metric: str
    """
    The metric.
    """
    framework: str
    """
    Whose key it is.
    """
    algorithms: list[str]
    """
    Algorithms in which it means this. Empty for all.
    """
    versions: str
    """
    Framework versions: a range, or `all`.
    """
    settings: str
    """
    Settings of the run under which it does. Empty for any.
    """
    key: str
    """
    The key.
    """
    scale: float | None
    """
    Factor from the raw value to the metric's unit. Null for 1.
    """
    offset: float | None
    """
    What is added then: a metric that is 1 - x has the scale -1 and the offset 1. Null for 0.
    """
    estimator: str | None
    """
    How the framework estimates the value, where that matters.
    """


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    What a name means: what `rldk explain --format json` prints.
    """

    name: str
    """
    The name.
    """
    kind: Literal['metric', 'field', 'key']
    """
    `metric`; `field` of an event; or `key`: a raw key that is no name of the schema.
    """
    unit: str | None
    """
    Unit in UCUM. Null for text and keys.
    """
    bounds: str | None
    """
    Range of valid values. Null where there is none.
    """
    description: str | None
    """
    What it is. Null for a key.
    """
    traps: list[str]
    """
    What a metric is easily taken for, or hides.
    """
    origins: list[Origin]
    """
    The keys that feed the metric of this name.
    """
    meanings: list[Origin]
    """
    What the raw key of this name means: a metric may be called like a key that means another one.
    """
    stored_as: str | None
    """
    In a context with a framework that has a key of this name: the name that it is stored under where nothing is known of the run's settings.
    """
    logged_by: list[str]
    """
    The frameworks, of those in question, that are known to log a key of this name.
    """
    role: str | None
    """
    What a name that no declaration explains is about, by its last word: `kl`, `entropy`, `reward`, `grad_norm` or `loss`. A rule that needs no absolute scale may judge it. Null for every other name.
    """

# DO NOT EDIT. Generated from schema/metric_summary.schema.json by `python -m codegen`.
"""One metric in its unit. Values that are not finite are counted, and left out of min, max and mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MetricSummary:
    """
    One metric in its unit. Values that are not finite are counted, and left out of min, max and mean.
    """

    count: int
    """
    Number of values. Unit: {value}. Range: [1, 9007199254740991].
    """
    nonfinite: int
    """
    How many of them are NaN or infinite. Unit: {value}. Range: [0, 9007199254740991].
    """
    first: float | None
    """
    The first value. Unit: {metric}. May be NaN or infinite.
    """
    last: float | None
    """
    The last value. Unit: {metric}. May be NaN or infinite.
    """
    min: float | None
    """
    The least. Null if none is finite. Unit: {metric}.
    """
    max: float | None
    """
    The greatest. Null if none is finite. Unit: {metric}.
    """
    mean: float | None
    """
    The mean. Null if no value is finite; infinite where the sum overflows. Unit: {metric}. May be NaN or infinite.
    """

# DO NOT EDIT. Generated from schema/live_curves.schema.json by `python -m codegen`.
"""The head of a binary message of `rldk serve`. The message: the length of the head in bytes as 4 bytes, little-endian; the head as JSON, filled up with blanks to a multiple of 4; then for each line, one after the other, the arrays `low`, `high`, `mean` and `count` of `buckets` float32 each, little-endian, and a fifth, `x`, unless `x` is `step`. A bucket whose count is 0 has no value; a count is negative where the highest value came before the lowest. A finite number beyond the largest float32, 3.4028235e38, stands in an array as that, with its sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class LiveLeftOut:
    """
    Something of a run that is not drawn.
    """

    run: str
    """
    Id of the run.
    """
    what: Literal['stages or processes', 'evaluation sets', 'metrics']
    """
    What it is: lines beyond the first 8 stages or evaluation sets. `metrics`: it has so many that this one may be among those that were not looked for, or it could not be read.
    """
    count: int
    """
    How many there are, counted up to 10,000. Range: [1, 10000].
    """


@dataclass(frozen=True, slots=True)
class LiveOdd:
    """
    A value that is NaN or infinite.
    """

    step: int
    """
    Its step. Unit: {step}. Range: [0, 9007199254740991].
    """
    word: Literal['NaN', 'Infinity', '-Infinity']
    """
    What it is.
    """


@dataclass(frozen=True, slots=True)
class LiveLine:
    """
    One line of a plot.
    """

    run: str
    """
    Id of the run.
    """
    series: str
    """
    Which of its series: `train`, a stage, an evaluation.
    """
    evaluation: bool
    """
    Whether it is an evaluation.
    """
    start: float | None
    """
    Of `hours` and `time`: what the seconds in `x` count from, Unix time. Null otherwise. Unit: s.
    """
    last: float | None
    """
    The last value. Null if there is none. Unit: {metric}. May be NaN or infinite.
    """
    last_step: int | None
    """
    Its step. Null if there is none. Unit: {step}. Range: [0, 9007199254740991].
    """
    nonfinite: int
    """
    How many values are NaN or infinite. Range: [0, 9007199254740991].
    """
    odd: list[LiveOdd]
    """
    Where some of these are, at most 100.
    """
    huge: int
    """
    At least so many finite values are beyond the largest float32, and stand in the arrays as that. Range: [0, 9007199254740991].
    """


@dataclass(frozen=True, slots=True)
class LiveCurves:
    """
    The head of a binary message of `rldk serve`. The message: the length of the head in bytes as 4 bytes, little-endian; the head as JSON, filled up with blanks to a multiple of 4; then for each line, one after the other, the arrays `low`, `high`, `mean` and `count` of `buckets` float32 each, little-endian, and a fifth, `x`, unless `x` is `step`. A bucket whose count is 0 has no value; a count is negative where the highest value came before the lowest. A finite number beyond the largest float32, 3.4028235e38, stands in an array as that, with its sign.
    """

    metric: str
    """
    Whose curves these are.
    """
    asked: int | None
    """
    `first` of the request, so that an answer is not taken for another. Null for all. Unit: {step}. Range: [0, 9007199254740991].
    """
    x: Literal['step', 'tokens', 'hours', 'time']
    """
    What the array `x` has: tokens seen, seconds since `start`, or nothing.
    """
    shift: int
    """
    A bucket is 2 to the power of this many steps wide. Range: [0, 62].
    """
    start: int
    """
    Number of the first bucket here: it begins at `start` times its width. Range: [0, 9007199254740991].
    """
    buckets: int
    """
    How many buckets there are here. Range: [0, 9007199254740991].
    """
    whole: bool
    """
    Whether this is all there is of these lines; else it replaces what there was from the first bucket on.
    """
    runs: list[str]
    """
    The runs that are told of here: their lines that are not here have no value.
    """
    lines: list[LiveLine]
    """
    The lines.
    """
    left_out: list[LiveLeftOut]
    """
    What of these runs is not drawn, as a run may have any number of it.
    """

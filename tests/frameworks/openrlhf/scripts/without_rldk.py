"""A Ray setup hook that makes a worker one on which rldk is not installed."""

import sys

import cpu_as_cuda


def setup() -> None:
    cpu_as_cuda.setup()
    sys.modules["rldk"] = None  # type: ignore[assignment]  # which makes importing it an ImportError

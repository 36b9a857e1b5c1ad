"""The weights of a checkpoint, streamed once: norms, what is not finite, how far they are from those before."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf, isfinite, sqrt
from typing import Any

from rldk.checkpoints.safetensors import DTYPE_BITS, Tensor
from rldk.checkpoints.weight_files import Weight, WeightFiles
from rldk.errors import MissingExtraError

_CHUNK = 1 << 19  # elements: 4 MB as doubles
_FLOATS = ("F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2")

# By the names of Hugging Face's models; the first that matches counts.
_GROUPS = {
    "norm": re.compile(r"norm|(?:\A|\.)ln_?\w*\."),
    "head": re.compile(r"(?:\A|\.)(?:lm_head|embed_out|score|v_head|value_head|classifier|qa_outputs)\."),
    "embedding": re.compile(r"embed|(?:\A|\.)(?:wte|wpe)\."),
    "attention": re.compile(r"attn|attention|query_key_value|(?:\A|\.)[qkvo]_proj\."),
    "mlp": re.compile(r"mlp|feed_forward|ffn|moe|expert|(?:\A|\.)(?:fc\d|(?:gate|up|down)_proj|intermediate|output)\."),
}


def group_of(name: str) -> str:
    """The group that a tensor's norm is counted in.

    Args:
        name: As `WeightFiles.weights` has it: the directory below the checkpoint stays in front.

    Returns:
        `norm`, `head`, `embedding`, `attention`, `mlp` or `other`. A LoRA matrix belongs to what it adapts.

    >>> group_of("model.layers.0.self_attn.q_proj.weight")
    'attention'
    >>> group_of("value/model.layers.0.input_layernorm.weight")
    'value/norm'
    """
    folder, slash, tensor = name.rpartition("/")
    tensor = tensor.lower() + "."
    return folder + slash + next((group for group, names in _GROUPS.items() if names.search(tensor)), "other")


class Stopped(Exception):  # noqa: N818  # no error: it was asked for
    """The weights are not to be read any further."""


@dataclass(slots=True)
class Sums:
    """What the weights of one group, or one tensor, add up to.

    Attributes:
        squares: Of the finite weights.
        nan: How many are NaN.
        infinite: How many are infinite.
        compared: Parameters that the earlier checkpoint has, too.
        before: Squares of its finite weights.
        difference: Squares of the differences between finite weights.
    """

    parameters: int = 0
    squares: float = 0.0
    nan: int = 0
    infinite: int = 0
    compared: int = 0
    before: float = 0.0
    difference: float = 0.0

    @property
    def norm(self) -> float | None:
        """L2 norm of the finite weights; None where a double cannot hold its square."""
        return sqrt(self.squares) if isfinite(self.squares) else None

    @property
    def relative_change(self) -> float | None:
        """||w - before|| / ||before||; None unless all the weights are in both, and some of them were not 0."""
        if self.compared < self.parameters or not 0 < self.before < inf or not isfinite(self.difference):
            return None
        return sqrt(self.difference) / sqrt(self.before)


def stream_weights(
    files: WeightFiles, previous: WeightFiles | None, going_on: Callable[[], bool] = lambda: True
) -> tuple[dict[str, Sums], dict[str, int]]:
    """Reads every weight once, a few MB at a time, in this thread alone.

    Args:
        files: Open.
        previous: Another checkpoint to compare with, read side by side; open.
        going_on: Asked before each piece.

    Returns:
        Sums by group, and the parameters that no norm was made of, by dtype.

    Raises:
        MissingExtraError: numpy is missing.
        OSError: A file cannot be read, or is shorter by now.
        Stopped: `going_on` said no.
    """
    try:
        import numpy  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("numpy", "trl") from error
    groups: dict[str, Sums] = {}
    unread: dict[str, int] = {}
    earlier: Mapping[str, Weight] = previous.weights if previous is not None else {}
    reader = _Reader(going_on)
    for name, weight in files.weights.items():
        tensor = weight.tensor
        if tensor.dtype not in _FLOATS or weight.fd < 0:
            unread[tensor.dtype] = unread.get(tensor.dtype, 0) + tensor.parameters
            continue
        before = earlier.get(name)
        if before is not None and not _comparable(tensor, before):
            before = None
        sums = groups.setdefault(group_of(name), Sums())
        sums.parameters += tensor.parameters
        sums.compared += tensor.parameters if before is not None else 0
        for start in range(0, tensor.parameters, _CHUNK):
            reader.add(weight, before, start, min(_CHUNK, tensor.parameters - start), sums)
    return groups, unread


def _comparable(tensor: Tensor, before: Weight) -> bool:
    return before.fd >= 0 and before.tensor.shape == tensor.shape and before.tensor.dtype in _FLOATS


class _Reader:
    """Reads weights into buffers that are used again and again.

    Files are read, not mapped: a mapped file that someone cuts short kills the process. And nothing here calls BLAS,
    which would start threads of its own.
    """

    def __init__(self, going_on: Callable[[], bool]) -> None:
        import numpy as np

        self._going_on = going_on
        self._now, self._before = np.empty(_CHUNK), np.empty(_CHUNK)

    def add(self, weight: Weight, before: Weight | None, start: int, count: int, sums: Sums) -> None:
        """Adds `count` weights from the one at `start` on."""
        import numpy as np

        if not self._going_on():
            raise Stopped
        now = self._now[:count]
        _read(weight, start, now)
        squares = _squares(now)
        if not isfinite(squares):
            nan, infinite = np.isnan(now), np.isinf(now)
            sums.nan += int(nan.sum())
            sums.infinite += int(infinite.sum())
            np.copyto(now, 0, where=nan | infinite)
            squares = _squares(now)
            usable: Any = ~(nan | infinite)
        else:
            usable = None
        sums.squares += squares
        if before is None:
            return
        then = self._before[:count]
        try:
            _read(before, start, then)
        except OSError:  # on a network file system a deleted file cannot be read, open or not
            sums.compared -= count
            return
        squares = _squares(then)
        if not isfinite(squares) or usable is not None:
            finite = np.isfinite(then)
            np.copyto(then, 0, where=~finite)
            squares = _squares(then)
            both = finite if usable is None else finite & usable
            np.copyto(now, 0, where=~both)
            np.copyto(then, 0, where=~both)
        sums.before += squares
        np.subtract(now, then, out=now)
        sums.difference += _squares(now)


def _squares(values: Any) -> float:
    import numpy as np

    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.einsum("i,i->", values, values))


def _read(weight: Weight, start: int, into: Any) -> None:
    """Fills an array of doubles with weights from the one at `start` on."""
    import numpy as np

    dtype = weight.tensor.dtype
    width = DTYPE_BITS[dtype] // 8
    size, offset = len(into) * width, weight.tensor.start + start * width
    data = os.pread(weight.fd, size, offset)
    if len(data) != size:
        raise OSError(None, f"expected {size} bytes at {offset}, found {len(data)}: cut short while it was being read")
    with np.errstate(invalid="ignore"):  # a signalling NaN is a NaN
        if dtype == "BF16":  # the upper half of a float
            values = (np.frombuffer(data, "<u2").astype("<u4") << 16).view("<f4")
        elif dtype == "F8_E5M2":  # the upper half of a half
            values = (np.frombuffer(data, "u1").astype("<u2") << 8).view("<f2")
        elif dtype == "F8_E4M3":
            values = _e4m3()[np.frombuffer(data, "u1")]
        else:
            values = np.frombuffer(data, {"F64": "<f8", "F32": "<f4", "F16": "<f2"}[dtype])
        np.copyto(into, values)


def _e4m3() -> Any:
    """What the 256 codes of F8_E4M3 mean: no infinity, and one NaN of each sign (https://arxiv.org/abs/2209.05433)."""
    import numpy as np

    code = np.arange(256)
    exponent, fraction = code >> 3 & 15, code & 7
    size = np.where(exponent > 0, (8 + fraction) * 2.0 ** (exponent - 10.0), fraction * 2.0**-9)
    return np.where(code & 127 == 127, np.nan, np.where(code > 127, -size, size))

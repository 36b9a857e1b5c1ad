"""How much memory something takes."""

from __future__ import annotations

import ctypes
import tracemalloc
from collections.abc import Callable

import pyarrow as pa

SLACK = 2**20


def peak(work: Callable[[], object]) -> int:
    """Most bytes that Python and Arrow hold at a time."""
    before = pa.default_memory_pool()
    pool = pa.proxy_memory_pool(before)
    # What Arrow has allocated meanwhile may be freed as late as at the end of the interpreter: the pool must be there.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(pool))
    pa.set_memory_pool(pool)
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] + pool.max_memory()
    finally:
        tracemalloc.stop()
        pa.set_memory_pool(before)

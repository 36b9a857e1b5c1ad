"""The resource sampler's own time: what its thread takes of a core."""

from __future__ import annotations

import tempfile
import threading
import time

from bench.contest import print_rows
from rldk.resources.host import SAMPLE_SECONDS, ResourceSampler

TITLE = f"ResourceSampler, a sample every {SAMPLE_SECONDS:g} s: the CPU time of its thread"
SECONDS = 60.0


def measure() -> list[tuple[str, float]]:
    """Samples for a minute, and returns figures by their unit."""
    others = set(threading.enumerate())  # the run of another benchmark may not have let its sampler go yet
    with tempfile.TemporaryDirectory(prefix="rldk-bench-") as folder, ResourceSampler(folder):
        time.sleep(2 * SAMPLE_SECONDS)  # the first sample holds what is done once: imports
        (thread,) = [thread for thread in set(threading.enumerate()) - others if thread.name == "rldk-resources"]
        clock = time.pthread_getcpuclockid(thread.ident or 0)
        start = time.clock_gettime(clock)
        time.sleep(SECONDS)
        used = time.clock_gettime(clock) - start
    return [("us a sample", used / SECONDS * SAMPLE_SECONDS * 1e6), ("% of a core", used / SECONDS * 100)]


def print_figures() -> None:
    """Prints the figures as a table."""
    print_rows(TITLE, ("", ""), [(name, f"{value:,.3g}") for name, value in measure()])


if __name__ == "__main__":
    print_figures()

"""What a step costs the process that trains: CPU time of all listeners of a framework's logger, and of the logger.

The logger's own time is the yardstick: a busy machine, and what else the process does between two steps, slow both.
"""

from __future__ import annotations

import re

# For a `sitecustomize`, with which a process begins.
MEASURED = """
import atexit, functools, inspect, time
from rldk.integrations.shared import wrapping

tell, listen, costs = wrapping._tell, wrapping.listen, {"rldk": {}, "its own logger": {}}
signature = functools.cache(inspect.signature)

def spent(whose, begun, call, args, kwargs):
    took = (time.thread_time_ns() - begun) / 1000
    given = signature(call).bind(*args, **kwargs).arguments
    if given.get("prefix") != "ray":  # NeMo RL's monitor of GPUs counts seconds
        step = given["step"] if "step" in given else given["metrics"].get(given.get("step_key"))
        if step is not None:  # tinker's totals so far belong to none
            costs[whose][step] = costs[whose].get(step, 0) + took

def measured(call, args, kwargs):
    begun = time.thread_time_ns()
    tell(call, args, kwargs)
    if call.__name__ == "logged":
        spent("rldk", begun, call, args, kwargs)
    elif call.__name__ == "finished":  # Ray kills its actors
        show()

def listen_to_timed(cls, name, *, before=None, after=None):
    original = getattr(cls, name)
    if getattr(before, "__name__", "") == "logged":

        @functools.wraps(original)
        def timed(*args, **kwargs):
            begun = time.thread_time_ns()
            result = original(*args, **kwargs)
            spent("its own logger", begun, original, args, kwargs)
            return result

        setattr(cls, name, timed)
    listen(cls, name, before=before, after=after)

def show():
    if costs["rldk"]:
        print("us of CPU per step:", "; ".join(map(figures, costs)), flush=True)
        costs["rldk"].clear()

def figures(whose):
    times = sorted(costs[whose].values())
    p50, p99 = (times[int(len(times) * share)] for share in (0.5, 0.99))
    return f"{whose} p50 {p50:.0f}, p99 {p99:.0f}, longest {times[-1]:.0f}, of {len(times)} steps"

wrapping._tell, wrapping.listen = measured, listen_to_timed
atexit.register(show)
"""


def told(printed: str, steps: int) -> str:
    """The figures that such a process has printed.

    Raises:
        AssertionError: It has not measured every step.
    """
    (line,) = re.findall("us of CPU per step: .*", printed)
    assert {int(count) for count in re.findall(r"of (\d+) steps", line)} == {steps}, line
    return str(line)

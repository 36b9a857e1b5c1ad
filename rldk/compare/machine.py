"""Which metrics tell of the machine and not of the training: of two equal trainings they differ all the same."""

from __future__ import annotations

import re

from rldk_schema.metrics import METRICS

from rldk.event.roles import role_of

_GROUPS = frozenset({"speed", "resources"})
_WORD = re.compile(r"[a-z0-9]+")
_PARTS = re.compile(r"[/.]")
# A word that makes a name one of the machine's wherever it stands.
_WORDS = frozenset(
    {
        "bandwidth", "cpu", "disk", "duration", "elapsed", "flops", "gpu", "hfu", "latency", "mem", "memory", "mfu",
        "network", "runtime", "throughput", "time", "times", "timing", "tps", "utilization", "vram",
    }
)  # fmt: skip
_UNITS = frozenset({"s", "sec", "secs", "second", "seconds", "ms", "us", "minutes", "hours", "gb", "mb", "gib", "mib"})
_RATE = re.compile(r"(?:\A|[_/.])per_(?:s|sec|second|gpu_second|minute|hour)(?:\Z|[_/.])")


def of_machine(name: str) -> bool:
    """Whether a metric is a time, a rate, or about what the host and its devices do.

    Of a declared metric its group says so. Of another one its name does: a word such as `time`, `throughput`, `memory`
    or `gpu`, a part that ends in a unit of time or of memory, or `per_second`. What is a reward, a loss, a KL, an
    entropy or a gradient norm by its last word is none whatever stands before that, nor is anything below `rewards/`.

    >>> of_machine("step_time"), of_machine("timing_s/gen"), of_machine("train/tokens_per_second"), of_machine("loss")
    (True, True, True, False)
    >>> of_machine("rewards/time_limit/mean"), of_machine("network/loss")
    (False, False)
    """
    declared = METRICS.get(name.removeprefix("out_of_range/"))
    if declared is not None:
        return declared.group in _GROUPS
    lower = name.lower()
    parts = _PARTS.split(lower)
    if role_of(name) is not None or not {"reward", "rewards"}.isdisjoint(parts):
        return False
    words = [_WORD.findall(part) for part in parts]
    if any(not _WORDS.isdisjoint(part) for part in words) or _RATE.search(lower):
        return True
    return any(len(part) > 1 and part[-1] in _UNITS for part in words)

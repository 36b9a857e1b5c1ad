"""What a framework logs of the step after: a learning rate that is read once the scheduler has stepped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rldk_schema.frameworks import FRAMEWORKS

from rldk.event.metric_names import MetricNames, Name, lineage, scaled


class NextStep:
    """Gives values to the step that they are of. Where that is not logged next, nobody gets them.

    Args:
        names: What the framework's keys mean here. A key that means a metric of its own step, or may do so in a version
            that is unknown, tells nothing of the next one.
        logs: Whether the run logs a key that fits a glob: some frameworks have a way of training in which the value is
            of no single step.

    Attributes:
        keys: The keys that tell of the next step.
    """

    def __init__(self, names: MetricNames, logs: Callable[[str], bool] = lambda _: False) -> None:
        self._names = names
        declared = [FRAMEWORKS[name].ahead for name in lineage(names.framework) if name in FRAMEWORKS]
        told = {a.key: Name(a.key, a.metric, scale=a.scale, estimator=_HOW) for of in reversed(declared) for a in of}
        apart = {a.key for of in declared for a in of if any(map(logs, a.none))}
        own = {key: names.name(key) for key in told}
        self.keys = {k: n for k, n in told.items() if own[k].canonical is None and not own[k].needs and k not in apart}
        self._step = -1  # of which something is known
        self._known: dict[str, Any] = {}

    def at(self, step: int, raw: Mapping[str, Any]) -> dict[str, Any] | None:
        """What is known of a step from the one before it, by canonical name.

        Args:
            step: Optimizer steps done.
            raw: What is logged of it, by the framework's keys.
        """
        known = self._known if step == self._step else None
        if known is not None:
            self._step = -1
        found: dict[str, Any] = {}
        for key, name in self.keys.items():
            value = raw.get(key)
            if value is not None and name.canonical is not None:
                found[name.canonical] = scaled(value, name)
                self._names.feed(name.canonical, key, name)
        if found:
            self._step, self._known = step + 1, found
        return known


_HOW = "logged with the step before"

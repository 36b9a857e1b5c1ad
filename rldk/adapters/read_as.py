"""What a log is read as, and what the user knows of it beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rldk_schema.frameworks import FRAMEWORKS

from rldk.adapters.settings import check_settings
from rldk.errors import IngestError
from rldk.event.metric_names import NO_FRAMEWORK, AgreedNames, MetricNames, version_range
from rldk.text import counted, shown

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What a log was read as, and why.

    Attributes:
        framework: As the schema names it; where it is not known whose, what all candidates extend; else `custom`.
        algorithms: What trained; several where the keys do not tell which of them; empty if nothing is known.
        assumed: Algorithms that log the same keys, and were not taken.
        version: The framework's version, or the range that its keys prove.
        settings: What values prove of the run's configuration, or what was given.
        keys: How many keys there are.
        unexplained: Those that the framework is not known to log.
        undecided: Those whose meaning something decides that is not known.
        candidates: The frameworks among which it could not be decided.
        rivals: What it would be read as in each of them.
        decided_by: The flag that would decide what is undecided; None if nothing is.
        underscored: Whether `/` became `_` in its keys.
        notes: What else should be known, in sentences.
    """

    framework: str
    algorithms: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    version: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    keys: int = 0
    unexplained: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    rivals: tuple[ReadAs, ...] = ()
    decided_by: str | None = None
    underscored: bool = False
    notes: tuple[str, ...] = ()

    def noting(self, notes: Sequence[str]) -> ReadAs:
        """The same with more to know."""
        return replace(self, notes=(*self.notes, *notes))

    def names(self) -> MetricNames:
        """What its keys are stored under; where it is not known whose they are, what all candidates agree on."""
        if self.rivals:
            return AgreedNames(self.framework, [rival.names() for rival in self.rivals])
        return MetricNames(
            self.framework, version=self.version, algorithm=self.algorithms or None, settings=self.settings
        )

    @property
    def name(self) -> str:
        """Framework, version and algorithm in a few words."""
        version = self.version if not self.version or self.version[0].isdigit() else f"({self.version})"
        algorithm = " or ".join(self.algorithms[:_SHOWN])
        whose = " or ".join(self.candidates) or self.framework
        return " ".join(filter(None, (whose, version, algorithm)))

    def __str__(self) -> str:
        """One line: what it was read as, how much of it that explains, what is left, and which flag decides."""
        parts = [f"read as {self.name}"]
        if self.keys and (self.framework != NO_FRAMEWORK or self.candidates):
            explained = self.keys - len(self.unexplained)
            parts.append(f"{explained} of {counted(self.keys, 'key')} explained")
            parts += [f"left: {_some(self.unexplained)}"] if self.unexplained else []
            parts += [f"meaning undecided: {_some(self.undecided)}"] if self.undecided else []
        if self.assumed:
            more = f" and {len(self.assumed) - 1} more" if len(self.assumed) > 1 else ""
            parts.append(f"{self.algorithms[0]} is assumed: {self.assumed[0]}{more} may log the same keys")
        if self.decided_by:
            parts.append(f"to decide: {self.decided_by}")
        return "; ".join([*parts, *self.notes])


def _some(keys: tuple[str, ...]) -> str:
    more = "" if len(keys) <= _SHOWN else f" and {len(keys) - _SHOWN} more"
    return f"{', '.join(map(shown, keys[:_SHOWN]))}{more}"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user knows of a log.

    Attributes:
        framework: Whose it is.
        algorithm: What trained.
        version: The framework's version.
        settings: Of the run's configuration.
        pattern: What a line of its console holds, such as `step {step}: loss {loss}`, as
            `rldk.adapters.layouts.template_console.read_pattern` takes it.

    Raises:
        IngestError: A framework or a setting of that name does not exist, or the version or the pattern is none.
    """

    framework: str | None = None
    algorithm: str | None = None
    version: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    pattern: str | None = None

    def __post_init__(self) -> None:
        if self.framework is not None and self.framework not in FRAMEWORKS:
            raise IngestError(f"framework: expected one of {', '.join(FRAMEWORKS)}, found {self.framework!r:.100}")
        try:
            if self.version is not None and version_range(self.version) == (None, None):
                raise ValueError(f"version: expected numbers such as 1.16, found {self.version!r:.100}")
            if self.pattern is not None:
                from rldk.adapters.layouts.template_console import parse_pattern

                parse_pattern(self.pattern)
        except ValueError as error:
            raise IngestError(str(error)) from None
        object.__setattr__(self, "settings", check_settings(self.settings))


NO_HINTS = Hints()

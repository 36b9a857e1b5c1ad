"""What a run was given and its log does not have, or not as it was given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rldk.text import counted

_MOST = 6


@dataclass(frozen=True, slots=True)
class NotAsGiven:
    """Sums over the attempts of a run.

    Attributes:
        drop_reasons: How many events were lost for each reason.
        altered: How many values of each field were not written as they were given.
        exact: Whether these are all: of an attempt that was killed or is running, only the first of each kind is known
            to be in them.
    """

    drop_reasons: dict[str, int] = field(default_factory=dict)
    altered: dict[str, int] = field(default_factory=dict)
    exact: bool = True

    @property
    def lost(self) -> int:
        """How many events were lost, at least."""
        return sum(self.drop_reasons.values())

    def in_words(self) -> Iterator[str]:
        """`3 events dropped: No space left on device`, `360 values altered: $.metrics.lr`; nothing if nothing was."""
        least = "" if self.exact else "at least "
        for noun, verb, counts in (("event", "dropped", self.drop_reasons), ("value", "altered", self.altered)):
            if counts:
                # One reason needs no count beside that of them all.
                why = next(iter(counts)) if len(counts) == 1 else counts_text(counts)
                yield f"{least}{counted(sum(counts.values()), noun)} {verb}: {why}"


def counts_text(counts: Mapping[str, int]) -> str:
    """The largest counts, as text: `a (7), b (1)`."""
    most = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(f"{what} ({count:,})" for what, count in most[:_MOST]) + (" …" if len(most) > _MOST else "")


def not_as_given(manifest: Mapping[str, Any] | None) -> NotAsGiven:
    """Sums up what a manifest says.

    Args:
        manifest: As `read_manifest` gives it: anyone may have written it. None if there is none, or for a log that
            rldk has not written.
    """
    sums: dict[str, Counter[str]] = {"drop_reasons": Counter(), "altered": Counter()}
    exact = True
    attempts = (manifest or {}).get("attempts")
    for attempt in attempts if isinstance(attempts, list) else []:
        if not isinstance(attempt, Mapping):
            continue
        for name, counts in sums.items():
            found = attempt.get(name)
            known = found.items() if isinstance(found, Mapping) else ()
            counts.update({what: count for what, count in known if type(count) is int and count > 0})
        exact &= attempt.get("ended") is not None
    return NotAsGiven(dict(sums["drop_reasons"]), dict(sums["altered"]), exact)

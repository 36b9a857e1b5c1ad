"""What a metric is called in a tracker: `train/loss`, `eval/{set}/reward_mean`, whatever anyone has called it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from rldk_schema import Event

from rldk.health.alerts import SEVERITIES

_ODD = re.compile(
    r"%(?=[0-9A-Fa-f]{2})|[^ -~\xa1-\uffff\U00010000-\U0010ffff]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def name_of(text: str, *, part: bool = False) -> str:
    r"""A name without control characters, as URLs escape them, so that two names stay two.

    >>> name_of("a/b\n"), name_of("openai/gsm8k", part=True)
    ('a/b%0A', 'openai%2Fgsm8k')

    Args:
        text: What anyone has called it.
        part: Whether it is one part of a name: then its slashes are escaped, too.
    """
    escaped = _ODD.sub(_quoted, text)
    return escaped.replace("/", "%2F") if part else escaped


def _quoted(found: re.Match[str]) -> str:
    return quote(found[0], safe="", errors="surrogatepass")


def prefix_of(event: Event) -> str:
    """What the names of an event's metrics begin with: its phase, and of an evaluation its set."""
    phase, data = event.model_info.phase, event.data_slice.dataset_name
    return f"{phase}/{name_of(data, part=True)}/" if data and phase in ("eval", "test") else f"{phase}/"


def values_of(event: Event) -> Iterator[tuple[str, float]]:
    """Names and values of an event's metrics, those that are not finite included; one that is missing is left out.

    An alert is one of them: `alerts/{rule}`, 1 for an info, 2 for a warning, 3 for a critical one.
    """
    prefix = prefix_of(event)
    for name, value in event.metrics.items():
        if value is not None:
            yield prefix + name_of(name), value
    if event.alert is not None:
        yield f"alerts/{name_of(event.alert.rule)}", SEVERITIES.index(event.alert.severity) + 1

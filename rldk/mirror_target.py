"""Where a run is mirrored to: `tensorboard:OUT`, `wandb[:PROJECT]`, `prometheus[:[HOST:]PORT]`, a place for copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rldk.remote.urls import is_url, path_of, shown_place
from rldk.text import brief

HOST = "127.0.0.1"
"""Where metrics are served unless another address is asked for: nobody else can reach this one."""

PORT = 9464
"""The port that OpenTelemetry's exporter for Prometheus has, too, so that many a scrape configuration knows it."""

# What a mirror leaves, by which readers of others' logs know it: the log itself is what they read.
CURSORS = ".rldk_mirrors"
"""The folder of cursors, in the directory of a log."""

EVENT_FILE_SUFFIX = ".rldk"
"""What the names of TensorBoard's event files end with that a mirror has written."""

MIRROR_OF = "mirror_of"
"""The key in wandb's configuration of a run that holds the run of rldk's that it mirrors."""

_ADDRESS = re.compile(r"(?:(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):)?(?P<port>\d{1,5})")
_EXPECTED = (
    "expected tensorboard:OUT, wandb, wandb:PROJECT, prometheus, prometheus:PORT, prometheus:HOST:PORT, a URL, or a "
    "path with a /, such as ./copies"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a run is mirrored to.

    Attributes:
        kind: `files` are copies of the log's own files.
        place: Of TensorBoard the directory; of wandb the project, empty for the user's own; of Prometheus the host; of
            files the directory or the URL.
        port: Of Prometheus.
    """

    kind: Literal["tensorboard", "wandb", "prometheus", "files"]
    place: str
    port: int = 0

    def __str__(self) -> str:
        if self.kind == "prometheus":
            host = f"[{self.place}]" if ":" in self.place else self.place
            return f"prometheus:{host}:{self.port}"
        if self.kind == "files":
            return shown_place(self.place)
        return f"{self.kind}:{self.place}" if self.place else self.kind


def parse_target(text: str) -> Target:
    """Reads what `--to` and `mirror=` are given.

    >>> str(parse_target("prometheus:9400")), parse_target("s3://bucket/runs").kind
    ('prometheus:127.0.0.1:9400', 'files')

    Raises:
        ValueError: It is none of the forms.
    """
    if is_url(text):
        path = path_of(text)
        return Target("files", text if path is None else str(path.absolute()))
    kind, colon, place = text.partition(":")
    if kind == "tensorboard" and place:
        return Target("tensorboard", str(Path(place).absolute()))
    if kind == "wandb" and (place or not colon):
        return Target("wandb", place)
    if kind == "prometheus":
        found = _ADDRESS.fullmatch(place) if colon else None
        port = PORT if found is None else int(found["port"])
        if (colon and found is None) or port > 65535:
            raise ValueError(f"{_EXPECTED}; found {brief(text)}")
        host = HOST if found is None or found["host"] is None else found["host"].strip("[]")
        return Target("prometheus", host, port)
    if "/" in text or text in (".", ".."):
        return Target("files", str(Path(text).absolute()))
    raise ValueError(f"{_EXPECTED}; found {brief(text)}")


def parse_targets(mirror: str | Sequence[str] | None) -> list[Target]:
    """Reads the argument `mirror`: one target, several, or none.

    Raises:
        ValueError: One of them is none.
    """
    texts = [mirror] if isinstance(mirror, str) else list(mirror or ())
    targets = []
    for text in texts:
        if not isinstance(text, str):
            raise ValueError(f"mirror: {_EXPECTED}; found {text!r:.100}")
        try:
            targets.append(parse_target(text))
        except ValueError as error:
            raise ValueError(f"mirror: {error}") from None
    return targets

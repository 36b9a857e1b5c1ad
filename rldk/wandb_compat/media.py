"""What may be logged and is no number: pictures, histograms, artifacts. It is counted and named, and not stored."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from rldk.wandb_compat.absent import Absent


class Media:
    """Something to look at. In an event its name stands in a note."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __repr__(self) -> str:
        return f"wandb.{type(self).__name__}"


class Audio(Media):
    """A sound."""


class Graph(Media):
    """A network."""


class Histogram(Media):
    """A distribution."""


class Html(Media):
    """A page."""


class Image(Media):
    """A picture."""


class Molecule(Media):
    """A molecule."""


class Object3D(Media):
    """Points in space."""


class Plotly(Media):
    """A chart."""


class Video(Media):
    """A film."""


class Artifact(Absent):
    """Files with a version."""


class Settings:
    """Settings of a run; one that is not given is None."""

    def __init__(self, **given: Any) -> None:
        self.__dict__.update(given)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return None


class AlertLevel(Enum):
    """How much an alert matters."""

    INFO = "INFO"
    WARN = "WARN"
    ERROR = "ERROR"


class Error(Exception):
    """What wandb raises, for scripts that catch it. Nothing here does."""


class _Errors:
    """Errors of wandb's, by any name that one ever had."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Error


errors = _Errors()


class util:  # noqa: N801  # as above
    """The one function of wandb's that scripts call."""

    @staticmethod
    def generate_id(length: int = 8) -> str:
        """A random id of letters and digits."""
        import secrets

        return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(length))


def nothing(*_: Any, **__: Any) -> bool:
    """Does what is not needed here, such as to log in."""
    return True


SILENT: dict[str, Callable[..., Any]] = dict.fromkeys(
    ("login", "setup", "teardown", "require", "mark_preempting", "ensure_configured"), nothing
)
"""What a script loses nothing by."""

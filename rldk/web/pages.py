"""The files of the page: a fixed few, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.forms import encode_form
from rldk.text import unit

_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered to one path.

    Attributes:
        kind: Its media type.
        tag: Another one for each content, as an ETag has it.
    """

    body: bytes
    kind: str
    tag: str


@cache
def pages() -> dict[str, Page]:
    """Path to page: everything that can be asked for by HTTP. No path that a client sends becomes one of a file."""
    found = {}
    for folder in ("static", "vendor"):
        for file in files("rldk.web").joinpath(folder).iterdir():
            suffix = file.name[file.name.rfind(".") :]
            if suffix in _KINDS:
                found[f"/{file.name}"] = _page(file.read_bytes(), f"{_KINDS[suffix]}; charset=utf-8")
    found["/"] = found.pop("/index.html")
    found["/metrics.json"] = _page(_metrics(), "application/json")
    return found


def _page(body: bytes, kind: str) -> Page:
    return Page(body, kind, f'"{blake2b(body, digest_size=12).hexdigest()}"')


def _metrics() -> bytes:
    """What each metric means: the page says it beside its plot."""
    told = {
        metric.name: {
            "unit": unit(metric.unit),
            "group": metric.group,
            "core": metric.name in CORE_METRICS,
            "description": metric.description,
            "traps": metric.traps,
        }
        for metric in METRICS.values()
    }
    return encode_form(told).encode()

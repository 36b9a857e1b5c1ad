"""The files of the page: a fixed few, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.forms import encode_form
from rldk.text import unit

_MAIN = "main.js"
_IMPORT = re.compile(r"""^import {.*} from "\./([\w.]+)";$""", re.MULTILINE)
_HEAD_END = b"</head>"
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
    index = found.pop("/index.html")
    found["/"] = _page(index.body.replace(_HEAD_END, _preloads(found) + _HEAD_END), index.kind)
    found["/metrics.json"] = _page(_metrics(), "application/json")
    return found


def _preloads(found: Mapping[str, Page]) -> bytes:
    """Tells a browser at once of all that the page begins with.

    Else it would learn of each module by reading those that import it.
    """
    known, new = {_MAIN: None}, [_MAIN]
    while new:
        body = found[f"/{new.pop(0)}"].body.decode()
        told = dict.fromkeys(name for name in _IMPORT.findall(body) if name not in known)
        known |= told
        new += told
    modules = "".join(f'<link rel="modulepreload" href="{name}">\n' for name in known)
    return f'{modules}<link rel="preload" href="metrics.json" as="fetch" crossorigin>\n'.encode()


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

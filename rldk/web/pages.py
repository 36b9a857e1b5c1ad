"""The files of the page: a fixed few, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk.forms import encode_form

_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


@cache
def pages() -> dict[str, tuple[bytes, str]]:
    """Path to content and media type: everything that can be asked for by HTTP."""
    found = {}
    for folder in ("static", "vendor"):
        for file in files("rldk.web").joinpath(folder).iterdir():
            suffix = file.name[file.name.rfind(".") :]
            if suffix in _KINDS:
                found[f"/{file.name}"] = (file.read_bytes(), f"{_KINDS[suffix]}; charset=utf-8")
    found["/"] = found.pop("/index.html")
    found["/metrics.json"] = (_metrics(), "application/json")
    return found


def _metrics() -> bytes:
    """What each metric means: the page says it beside its plot."""
    told = {
        metric.name: {
            "unit": metric.unit,
            "group": metric.group,
            "core": metric.name in CORE_METRICS,
            "description": metric.description,
            "traps": metric.traps,
        }
        for metric in METRICS.values()
    }
    return encode_form(told).encode()

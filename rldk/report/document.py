"""An HTML file that loads nothing: the frame of every page."""

from __future__ import annotations

import base64
import hashlib
import os
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from rldk.text import escape


def document(title: str, body: str) -> str:
    """A whole page.

    Args:
        title: What its tab says.
        body: HTML.

    Returns:
        HTML. The page's own policy lets nothing run or load but its own script and style, which are named by their
        hashes.
    """
    style, script = (files("rldk.report").joinpath(f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" '
        'content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>"
        f"{body}</main>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def address_of(page: Path, home: Path) -> str:
    """Where a page is, seen from one in the directory `home`, as a link says it."""
    path = quote(os.fsencode(Path(os.path.relpath(page, home)).as_posix()))  # a name need not be Unicode
    # A name that begins like a scheme, such as `javascript:`, is a file all the same.
    return f"./{path}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"

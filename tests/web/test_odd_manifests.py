"""Whatever number, or other thing, a stranger puts into a manifest: every reader has an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.forms.live_run_validator import validate_live_run

from rldk.comparing import compare_runs
from rldk.forms import as_json, encode_form
from rldk.reporting import write_report
from rldk.status import status_of
from rldk.web.close_look import CloseLook
from rldk.web.found import find_own
from rldk.web.roots import Roots
from rldk.web.rows import bare_row, begun, encoded, glanced_row
from tests.factories.live_runs import make_resumed, make_run

HUGE = "1" + "0" * 400
ODD = [HUGE, f"-{HUGE}", "1" + "0" * 5000, "1e999", "NaN", "-Infinity", "-7", "-1.5e300", "true", '"x"', "[1]", "{}"]


def numbers(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where numbers stand in a manifest, or could: what is null there, too."""
    if value is None or isinstance(value, (int, float)):
        yield path
    several = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in several:
        yield from numbers(inner, (*path, key))


def with_odd(manifest: dict[str, Any], path: tuple[Any, ...], odd: str) -> str:
    """A manifest with an odd thing at a place."""
    changed = inner = json.loads(json.dumps(manifest))
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = "@odd@"
    return json.dumps(changed).replace('"@odd@"', odd)


@pytest.mark.damages_files
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:12])
def test_an_odd_number_in_a_manifest_ends_no_reader(tmp_path: Path, odd: str) -> None:
    logs = tmp_path / "logs"
    make_resumed(logs, "r")
    make_run(logs, "other", steps=5)
    path = logs / "r_run.json"
    manifest = json.loads(path.read_text())
    last = manifest["attempts"][-1]
    last["deleted_segments"] = {"count": 1, "first": 1, "last": 2}
    last.update(altered={"$.step": 1}, drop_reasons={"full": 1}, from_attempt=1, from_step=1)
    found = next(one for one in find_own(Roots([logs])).runs if one.run.run_id == "r")
    places = [place for place in numbers(manifest) if place[:2] in (("attempts", 1), ("config",)) or len(place) == 1]
    assert ("attempts", 1, "wall_time") in places
    for place in places:
        path.write_text(with_odd(manifest, place, odd))
        told = CloseLook().details(found.id, found.run)
        validate_live_run(as_json(told))
        assert told.unread is None, place
    for number in ("wall_time", "started", "ended", "from_step", "from_attempt", "last_step", "attempt", "dropped"):
        path.write_text(with_odd(manifest, ("attempts", 1, number), odd))
        assert write_report(logs / "r_events.jsonl", tmp_path / "r.html")
        status_of(logs / "r_events.jsonl")
        encoded(begun(glanced_row(bare_row(found), found), found.run))
    encode_form(compare_runs(logs / "r_events.jsonl", logs / "other_events.jsonl"))

"""The schema serves programs outside Python: TypeScript compiles its types, ajv judges as we do."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from rldk_schema import Event

from rldk import encode_event
from rldk.event.strict import check_event, parse_strict
from tests.factories.cases import DATA, INVALID, VALID, lines
from tests.factories.strategies import EVENTS, mutants

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
TWO_TO_64 = str(2**64)

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
    pytest.mark.skipif(not (ROOT / "node_modules" / "ajv").exists(), reason="run `make test`: it installs ajv and tsc"),
]


@pytest.fixture(scope="module")
def ajv() -> Iterator[Callable[[str], bool]]:
    """Asks one Node.js process for ajv's verdict on a JSON text."""
    with subprocess.Popen(
        ["node", str(HERE / "ajv_verdicts.cjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as node:

        def accepts(text: str) -> bool:
            node.stdin.write(text + "\n")
            node.stdin.flush()
            return {"true\n": True, "false\n": False}[node.stdout.readline()]

        yield accepts
        node.stdin.close()


def test_tsc_accepts_a_consumer_and_refuses_its_mistakes() -> None:
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    command = ["node", str(tsc), "--noEmit", "--strict", "--exactOptionalPropertyTypes", str(HERE / "consumer.ts")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_ajv_agrees_on_every_file(ajv: Callable[[str], bool]) -> None:
    """On all that is strict JSON; what breaks JSON itself (NaN tokens, duplicate keys, ...) is no matter of a schema.

    Known exception: JavaScript has no integer above 2^53, so it reads 2^64 and 2^64 - 1 as one number.
    """
    seen = {True: 0, False: 0}
    for path in [*VALID, *INVALID, *sorted((DATA / "newer").glob("*.jsonl"))]:
        for line in lines(path):
            verdict = parse_strict(line)
            if verdict.value is None or verdict.problems or TWO_TO_64 in line.decode():
                continue
            # To ajv a field of a newer minor version is what it is to the schema: unknown.
            problems, warnings = check_event(verdict.value)
            ours = not problems and not any("unknown field" in w.message for w in warnings)
            assert ajv(json.dumps(verdict.value)) == ours, (path, line)
            seen[ours] += 1
    assert seen[True] > 15
    assert seen[False] > 45


@given(mutants())
def test_ajv_agrees_on_mutants(ajv: Callable[[str], bool], value: dict[str, Any]) -> None:
    text = json.dumps(value)
    if TWO_TO_64 not in text and value.get("schema_version") != "1.5":
        assert ajv(text) == (not check_event(value)[0])


@given(EVENTS)
def test_ajv_accepts_every_event_that_can_be_encoded(ajv: Callable[[str], bool], event: Event) -> None:
    assert ajv(encode_event(event).decode())

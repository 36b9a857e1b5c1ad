"""Lines of event logs, changed at random in ways that a reader may overlook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from rldk.log.lines import open_log

VALUES = [
    *(b"0", b"-1", b"1.5", b"1e400", b"NaN", b"Infinity", b"null", b"true", b'"x"', b"[]", b"{}", b"01", b"1.", b"1e2"),
    *(b"18446744073709551616", b"9223372036854775808", b"9007199254740992", b"9007199254740993", b"-0", b"-0.0"),
    *(b"5.0", b'""', b'"\\u0000"', b'"\xff"', b'"\\ud800"', b'"\\u003a"', b'"a:b"', b"1E+2", b"9" * 400, b"1" * 30),
    *(b"[1]", b'["a:b"]', b'["\\u003a"]', b'["\\ud800"]', b'"train"', b'"eval"', b'"summary"', b'"1.0"', b'"1.1"'),
    *(
        b'"2.0"',
        b'{"loss":"NaN"}',
        b'{"loss":"NaN","loss":"NaN"}',
        b'{"kind":"started"}',
        b'{"rule":"r","severity":"info"}',
    ),
    *(b'"\t"', b'"\x01"', b'"\xed\xa0\x80"', b'"\xc0\x80"', b"1e-400", b"0.1e1", b"- 1", b"+1", b".5", b"1_0", b"0x1"),
]
NAMES = [
    *(b"zz", b"a b", b"step", b"loss", b"\\u006coss", b"x`y", b"seed", b"rng", b"", b"a:b", b"\\u003a", b"nonfinite"),
    *(b"dataset_name", b"f0", b"alert", b"lifecycle", b"process", b"kl_mean", b"\xff", b"\\ud800", b"my/new"),
]
PIECES = [
    *(b",", b"}", b"{", b"[", b" ", b"\t", b"\n", b'"', b":", b"\\", b"0", b"\r", b"}\n{", b"\xef\xbb\xbf", b"\x00"),
    *(b"//", b"\x0b", b"\xc2\xa0", b"\xe2\x80\xa8", b"}{", b"} {", b",,", b"::", b"\\u"),
]
_VALUE = re.compile(rb'":(-?[0-9.eE+-]+|null|"[^"]*"|\[[^\]]*\])')
_NAME = re.compile(rb'"([A-Za-z_/]+)":')
_MEMBER = re.compile(rb'"[A-Za-z_/]+":(?:-?[0-9.eE+-]+|null|"[^"]*"|\[[^\]]*\]|\{[^{}]*\}),?')
_OBJECT = re.compile(rb'":(\{[^{}]*\})')


def logs_below(*folders: Path) -> Iterator[list[bytes]]:
    """The lines of each event log below some folders, without their newlines and without blank ones."""
    for folder in folders:
        for path in sorted({*folder.rglob("*events*.jsonl*"), *folder.rglob("valid/*.jsonl")}):
            with open_log(path) as file:
                if lines := [line for line in file.read().split(b"\n") if line.strip()]:
                    yield lines


def seeds(*folders: Path, most: int = 400) -> list[bytes]:
    """Lines of the event logs below some folders: of each log the first and the rare ones."""
    found: list[bytes] = []
    for lines in logs_below(*folders):
        rare = [line for line in lines if b"lifecycle" in line or b'"eval"' in line or b"nonfinite" in line]
        found += [*lines[:12], *rare[:12]]
    return list(dict.fromkeys(line for line in found if len(line) < 20_000))[:most]


def mutant(line: bytes, chance: Random) -> bytes:
    """A line that differs from this one in one to three places."""
    changed = bytearray(line)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        chance.choice(CHANGES)(changed, chance)
    return bytes(changed)


def _value(line: bytearray, chance: Random) -> None:
    _put(line, _VALUE, chance, lambda: chance.choice(VALUES))


def _name(line: bytearray, chance: Random) -> None:
    names = [match[1] for match in _NAME.finditer(line)] or NAMES
    _put(line, _NAME, chance, lambda: bytes(chance.choice([*names, chance.choice(NAMES)])))


def _object(line: bytearray, chance: Random) -> None:
    _put(line, _OBJECT, chance, lambda: chance.choice(VALUES))


def _put(line: bytearray, pattern: re.Pattern[bytes], chance: Random, new: Callable[[], bytes]) -> None:
    if places := [match.span(1) for match in pattern.finditer(line)]:
        start, stop = chance.choice(places)
        line[start:stop] = new()


def _without(line: bytearray, chance: Random) -> None:
    if members := [match.span() for match in _MEMBER.finditer(line)]:
        start, stop = chance.choice(members)
        del line[start:stop]


def _twice(line: bytearray, chance: Random) -> None:
    if members := [match.span() for match in _MEMBER.finditer(line)]:
        start, stop = chance.choice(members)
        line[start:start] = bytes(line[start:stop]).rstrip(b",") + b","


def doubled(line: bytes, chance: Random) -> bytes:
    """A line in which a member, or a whole object, stands twice: before it or after it, with any value."""
    changed = bytearray(line)
    member = chance.choice([*_MEMBER.finditer(line)])
    name = bytes(member[0]).split(b":")[0]
    if chance.random() < 0.2:
        name = name.replace(b"o", b"\\u006f")
    again = name + b":" + chance.choice([*VALUES, bytes(member[0]).rstrip(b",").split(b":", 1)[1]])
    if chance.random() < 0.5:
        changed[member.start() : member.start()] = again + b","
    else:
        end = member.start() + len(member[0].rstrip(b","))
        changed[end:end] = b"," + again
    return bytes(changed)


def _another(line: bytearray, chance: Random) -> None:
    if places := [place + 1 for place in range(len(line)) if line[place] == ord("{")]:
        place = chance.choice(places)
        line[place:place] = b'"' + chance.choice(NAMES) + b'":' + chance.choice(VALUES) + b","


def _piece(line: bytearray, chance: Random) -> None:
    place = chance.randrange(len(line) + 1)
    line[place:place] = chance.choice(PIECES)


def _byte(line: bytearray, chance: Random) -> None:
    if line:
        line[chance.randrange(len(line))] = chance.randrange(256)


def _cut(line: bytearray, chance: Random) -> None:
    if line:
        place = chance.randrange(len(line))
        del line[place : place + chance.choice((1, 1, 5, 40))]


def _swap(line: bytearray, chance: Random) -> None:
    if line:
        one, other = chance.randrange(len(line)), chance.randrange(len(line))
        line[one], line[other] = line[other], line[one]


CHANGES = (_value, _value, _value, _name, _object, _without, _twice, _another, _another, _piece, _byte, _cut, _swap)


def blocks(lines: list[bytes], chance: Random, most: int) -> Iterator[list[bytes]]:
    """Blocks of 1 to so many lines: what is there one after the other, with some lines changed."""
    while True:
        size = chance.randint(1, most)
        start = chance.randrange(len(lines))
        own = [lines[(start + place) % len(lines)] for place in range(size)]
        if chance.random() < 0.6:  # as in a log of one kind of line
            own = [own[0]] * size
        share = chance.choice((0.01, 0.1, 0.5, 1.0))
        yield [mutant(line, chance) if chance.random() < share else line for line in own]

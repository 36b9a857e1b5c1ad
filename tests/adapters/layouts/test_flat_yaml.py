"""The plain lines of small YAML files, and nothing that a YAML file can do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rldk.adapters.layouts.flat_yaml import read_flat_yaml

# As pytorch_lightning 2 writes a hparams.yaml.
WRITTEN = """\
e: 1.0e-06
flag: true
lr: 0.001
model: m
n: null
neg: -1.5
nested:
  a: 1
p:
- 1
- 2
path: C:\\x
s: 'a: b #c'
"""


def test_what_lightning_writes_is_read_where_it_is_flat() -> None:
    assert read_flat_yaml(WRITTEN) == {
        "e": 1e-06, "flag": True, "lr": 0.001, "model": "m", "n": None, "neg": -1.5, "path": "C:\\x", "s": "a: b #c",
    }  # fmt: skip


def test_tags_anchors_and_blocks_are_left_where_they_are() -> None:
    tagged = "a: !!python/object/apply:os.system ['x']\nb: &x 1\nc: *x\nd: |\n  text\ne: {f: 1}\ng: [1]\n"
    text = tagged + 'h: 1 # one\ni: "\\u00e9"\n'
    assert read_flat_yaml(text) == {"h": 1, "i": "é"}


@given(text=st.text() | st.text("ab:'\"\\#&* -\n1.e"))
def test_any_text_gives_plain_values(text: str) -> None:
    assert all(value is None or isinstance(value, (str, int, float, bool)) for value in read_flat_yaml(text).values())

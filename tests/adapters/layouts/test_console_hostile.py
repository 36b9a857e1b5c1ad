"""Consoles that nobody would print on purpose: every reader takes a time that rises with the length of the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

READ = """
import resource, sys
from importlib import import_module
from pathlib import Path
from rldk.adapters.start import Start
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
layouts = "rldk.adapters.layouts."
for module, names in {
    "console": ["is_console", "read_console"],
    "key_value_console": ["is_key_value_console", "read_key_value_console"],
    "table_console": ["read_table_console"],
    "json_console": ["read_json_console"],
    "template_console": ["read_template_console"],
    "console_end": ["facts_console"],
}.items():
    for name in names:
        verb = getattr(import_module(layouts + module), name)
        if name.startswith("is_"):
            verb(Start(Path(sys.argv[1])))
        elif name.startswith("facts_"):
            verb(Path(sys.argv[1]))
        else:
            for _ in verb(Path(sys.argv[1]), lambda _: None):
                pass
status = Path("/proc/self/status")
if status.exists():  # what getrusage says may be the parent's, from before exec
    print(next(int(line.split()[1]) // 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM")))
else:
    print(0)
"""

SIZE = 2**20
LIMIT = 30  # seconds of processor time, for all readers together

# What a reader may look for the end of, over and over.
ADVERSARIAL = {
    "quotes": "'\"",
    "braces": "{'{'",
    "open": "{'a': '",
    "bars": "1%|",
    "bare bars": "1% 1",
    "digits": "1",
    "dashes": "step:1 - a",
    "colons": "step:1 - a:b:",
    "pairs": "Epoch:[1/1](1/1)a_b c_d e_f",
    "words": "aB cD eF ",
    "marker": "step 1: ",
    "skyrl": "Step 1: \n\n\n",
    "json": ': {"a',
    "nested": ': {"a": ',
    "escapes": "\x1b[",
    "prefix": "(x pid=",
    "prefixes": "(x pid=1) ",
    "returns": "\r",
    "table": "Train step 1/1 done│a│1│",
    "rules": "│-",
    "frames": '  File "x", line 1, in x\n',
    "exceptions": "XError: ",
    "spaces": " ",
    "tensor": "{'a': tensor(1,",
    "numpy": "{'a': np.a(1",
}


@pytest.mark.parametrize("what", ADVERSARIAL)
def test_a_megabyte_of_anything_is_read_in_seconds(what: str, tmp_path: Path) -> None:
    unit = ADVERSARIAL[what]
    lines = "\n".join(["{'loss': 1, 'epoch': 1}", "step:1 - a:1", "Traceback (most recent call last):", ""])
    long = unit * (SIZE // 8 // len(unit))  # as long as a line may be and is still looked at, and shorter ones
    short = unit * (SIZE // 2048 // len(unit) + 1)
    (tmp_path / "x.log").write_text(lines + "\n".join([long] * 4 + [short] * 1024))
    command = [sys.executable, "-c", READ, str(tmp_path / "x.log"), str(LIMIT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) < 200

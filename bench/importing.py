"""What an import adds to a bare interpreter: fresh processes, the bare one's time taken off."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from bench.contest import Score, contest

TITLE = "Import, in microseconds beyond a bare interpreter"
OURS = "import rldk"
BARE = "nothing"


def measure() -> list[Score]:
    """Times the imports."""

    def start(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    scores = contest(
        {
            OURS: lambda: start("import rldk"),
            BARE: lambda: start("pass"),
            "from rldk import Run": lambda: start("from rldk import Run"),
            "import json, dataclasses, logging": lambda: start("import json, dataclasses, logging"),
            "import pyarrow": lambda: start("import pyarrow"),
        },
        rounds=6,
        calls=3,
        ours=OURS,
    )
    bare = next(s for s in scores if s.name == BARE)
    own = scores[0].p50 - bare.p50
    return [
        replace(s, p50=s.p50 - bare.p50, p99=s.p99 - bare.p99, ratio=(s.p50 - bare.p50) / own)
        for s in scores
        if s is not bare
    ]

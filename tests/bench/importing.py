"""What `import rldk` adds to a bare interpreter: whole processes, minus nothing."""

from __future__ import annotations

import subprocess
import sys

from tests.bench.contest import Score, contest

TITLE = "Start Python and import"
OURS = "import rldk"


def measure() -> list[Score]:
    """Times the imports."""

    def start(code: str) -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    return contest(
        {
            OURS: lambda: start("import rldk"),
            "nothing": lambda: start("pass"),
            "from rldk import Run": lambda: start("from rldk import Run"),
            "import pyarrow": lambda: start("import pyarrow"),
        },
        rounds=5,
        calls=3,
        ours=OURS,
    )

"""Threads of ours at the end of the interpreter, where none runs any more: nobody waits for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rldk import read_events

AT_THE_END = """
import sys
from rldk.background import BackgroundThread
from rldk.integrations.shared.step_log import StepLog
from rldk.saver import within

class Logger:
    def __del__(self):
        assert sys.is_finalizing()
        late = BackgroundThread()
        assert not late.add(print)
        assert not late.ended(None)
        early.close()
        early.ended(None)
        assert within(30, lambda: None) is None
        log.finish()
        print("over", flush=True)

early = BackgroundThread()
early.add(lambda: None)
log = StepLog("logs", run_id="r")
log.open("verl", merge_by_step=True)
log.log({"critic/score/mean": 1.0}, 1)
sys.modules["kept"] = Logger()
"""


def test_what_is_closed_while_the_interpreter_ends_waits_for_no_thread(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_THE_END], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )
    assert (done.stdout, "Traceback" in done.stderr) == ("over\n", False), done.stderr
    assert [event.step for event in read_events(tmp_path / "logs") if event.model_info.phase == "train"] == [1]

"""Logs two runs with the real trackio, and dies within a third if told to: `trackio_runs.py [kill]`."""

import json
import math
import os
import signal
import sys
import time
from pathlib import Path

os.environ["TRACKIO_DIR"] = str(Path("trackio").absolute())

import pandas
import trackio


def log(name: str, steps: int, *, killed: bool = False) -> None:
    trackio.init(project="grpo", name=name, config={"lr": 1e-6, "nested": {"a": 1}}, group="g")
    logged = []
    for step in range(steps):
        odd = {7: math.nan, 8: math.inf, 9: -math.inf}.get(step, 1.0)
        row = {"train/reward": step / 7, "train/kl": 0.01 * step, "odd": odd, "nested": {"x": step}}
        trackio.log(row)
        logged.append({**row, "_step": step})
    trackio.log({"eval/reward": 0.5}, step=100)
    trackio.log({"eval/reward": 0.6, "samples": trackio.Table(dataframe=pandas.DataFrame({"prompt": ["p"]}))}, step=100)
    logged += [{"eval/reward": 0.5, "_step": 100}, {"eval/reward": 0.6, "_step": 100}]
    Path(f"{name}.json").write_text(json.dumps(logged))
    if killed:
        time.sleep(3)  # trackio writes in a thread
        os.kill(os.getpid(), signal.SIGKILL)
    trackio.alert(title="kl high", text="x", level=trackio.AlertLevel.WARN)
    trackio.finish()


log("first", 20)
log("second", 5)
if "kill" in sys.argv:
    log("third", 30, killed=True)

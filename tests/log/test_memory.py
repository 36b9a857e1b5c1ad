"""Where memory is short an event is dropped and counted; the process goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rldk import read_events
from rldk.log.completions import read_completions

CHILD = """
import dataclasses, math, resource, sys
import psutil
from rldk import EventWriter
from rldk.log.completions import Completion, CompletionLog
from tests.factories.events import make_event

writer, samples = EventWriter(f"{sys.argv[1]}/r_events.jsonl"), CompletionLog(f"{sys.argv[1]}/r_completions.jsonl")
small = Completion(step=1, attempt=1, index=0, prompt="", completion="", reward=1.0, rewards={}, advantage=None)
writer.write(make_event(step=0))
samples.write([small])
big = "x" * (100 << 20)
event = make_event()
events = [
    make_event(notes=[big]),
    make_event(notes=[big], metrics={"loss": math.nan}),
    make_event(notes=[big], wall_time=math.nan),
    make_event(model_info=dataclasses.replace(event.model_info, model_name=big)),
    make_event(data_slice=dataclasses.replace(event.data_slice, dataset_name=big)),
]
resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + (48 << 20),) * 2)
for step, event in enumerate(events, 1):
    writer.write(event)
    samples.write([dataclasses.replace(small, prompt=big)])
    writer.write(make_event(step=step))
    samples.write([small])
writer.close()
samples.close()
print(writer.dropped, samples.dropped)
"""


def test_events_too_big_for_memory_are_dropped_and_counted_and_the_others_are_there(tmp_path: Path) -> None:
    child = subprocess.run([sys.executable, "-c", CHILD, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (child.returncode, child.stdout) == (0, "5 5\n"), child.stderr
    assert "MemoryError" in child.stderr
    events = list(read_events(tmp_path / "r_events.jsonl", strict=True))
    assert [event.step for event in events] == [0, 1, 2, 3, 4, 5]
    assert [event.process.seq for event in events if event.process] == [0, 2, 4, 6, 8, 10]
    assert len(list(read_completions(tmp_path / "r_completions.jsonl"))) == 6

"""What every test stands on: no network, no telemetry."""

import os

for variable in ("HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_DATASETS_OFFLINE", "DO_NOT_TRACK"):
    os.environ.setdefault(variable, "1")
os.environ.pop("RLDK_DISABLE_JSONL", None)

"""Logs that others have written, as events."""

from rldk.adapters.custom_jsonl import CustomJSONLAdapter
from rldk.adapters.openrlhf import OpenRLHFAdapter
from rldk.adapters.trl import TRLAdapter

__all__ = ["CustomJSONLAdapter", "OpenRLHFAdapter", "TRLAdapter"]

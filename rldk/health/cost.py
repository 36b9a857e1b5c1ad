"""What a run cost, in accelerator-hours."""

from __future__ import annotations

from rldk_schema.forms.cost import Cost

UNKNOWN = Cost(accelerator_hours=None, superseded=None, stalled=None, after_first_critical=None)
"""Of a run whose log does not tell."""

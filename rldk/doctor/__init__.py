"""Whether logging would work here, and what to do where it would not."""

from rldk.doctor.examine import FRAMEWORKS, examine
from rldk.doctor.finding import Finding, Status

__all__ = ["FRAMEWORKS", "Finding", "Status", "examine"]

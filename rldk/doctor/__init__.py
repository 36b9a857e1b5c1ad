"""Whether logging would work here, and what to do where it would not."""

from rldk.doctor.examine import FRAMEWORKS, examine

__all__ = ["FRAMEWORKS", "examine"]

"""Text samples that trainers write to files of their own, as completions: one module per framework.

Prompts and completions are the user's text: nothing of them goes into a message or a log of rldk's.
"""

from rldk.adapters.samples.read import each_once, is_samples, read_samples

__all__ = ["each_once", "is_samples", "read_samples"]

"""What the frameworks here miss in this Python, this device and these libraries. Import it before them."""

from __future__ import annotations

import typing

import torch
import transformers
import typing_extensions

# The name in transformers 4, which verl imports up to 0.7.
transformers.AutoModelForVision2Seq = transformers.AutoModelForImageTextToText
# Up to 0.5 verl asks every device for what GPUs have.
torch.cpu.memory_allocated = torch.cpu.memory_reserved = lambda *_: 0
torch.cpu.mem_get_info = lambda *_: (0, 0)
# SkyRL is written for Python 3.12; below it pydantic wants this one.
typing.TypedDict = typing_extensions.TypedDict

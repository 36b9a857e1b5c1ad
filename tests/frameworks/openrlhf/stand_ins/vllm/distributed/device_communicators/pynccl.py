"""Stands in for vLLM's NCCL communicator: NCCL needs GPUs, and the stand-in for the engine needs no weights."""

from typing import Any


class PyNcclCommunicator:
    """Sends nothing."""

    def __init__(self, group: Any, device: Any) -> None: ...

    def broadcast(self, tensor: Any, src: int, stream: Any = None) -> None: ...

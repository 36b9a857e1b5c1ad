"""Stands in for `vllm.distributed.utils`."""

from types import SimpleNamespace


class StatelessProcessGroup:
    """A group in which nobody meets."""

    create = SimpleNamespace

"""A stand-in for an rldk whose callback fails in every call."""

from rldk.integrations.shared.plugin import when_imported


def install() -> None:
    when_imported("rldk.integrations.openrlhf.training", _break)


def _break(module: object) -> None:
    module.Training.begin_step = module.Training.end_step = None

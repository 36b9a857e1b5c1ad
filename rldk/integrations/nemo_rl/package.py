"""NeMo RL: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="nemo_rl",
    oldest="0.6.0",
    newest="0.7.0",
    seam="nemo_rl.utils.logger.Logger: __init__, log_hyperparams, log_metrics and finish",
    is_published=False,
)

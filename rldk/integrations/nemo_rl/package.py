"""NeMo RL: supported versions and seam. It is on no index: the tests have a stand-in with its signatures."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="nemo_rl",
    oldest="0.6.0",
    newest="0.7.0",
    seam="nemo_rl.utils.logger.Logger: __init__, log_hyperparams, log_metrics and finish",
)

"""tinker-cookbook: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="tinker-cookbook",
    oldest="0.6.1",
    newest="0.6.1",
    seam="tinker_cookbook.utils.ml_log.MultiplexLogger: log_hparams, log_metrics, log_metrics_event and close",
)

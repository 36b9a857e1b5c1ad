"""SkyRL: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="skyrl",
    oldest="0.3.0",
    newest="0.3.0",
    seam="skyrl.train.utils.tracking.Tracking: __init__, log, log_exception, finish and __del__",
)

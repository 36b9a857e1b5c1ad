"""accelerate: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="accelerate",
    oldest="1.11.0",
    newest="1.15.0",
    seam="accelerate.tracking.GeneralTracker: store_init_configuration, log and finish",
)

"""verl: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="verl",
    oldest="0.4.1",
    newest="0.9.1",
    seam="verl.utils.tracking.Tracking: __init__, log, finish and __del__, wrapped when the module is imported",
)

"""slime: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="slime",
    oldest="0.2.4",
    newest="0.3.1",
    seam="slime.observability.logging_utils, slime.utils.logging_utils before it: log and finish_tracking",
    is_published=False,
)

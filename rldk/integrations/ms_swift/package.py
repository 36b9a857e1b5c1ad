"""ms-swift: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="ms-swift",
    oldest="4.6.0",
    newest="4.6.0",
    seam="swift.callbacks.callbacks_map: the callbacks that --callbacks names",
)

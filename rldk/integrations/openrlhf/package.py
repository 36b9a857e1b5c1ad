"""OpenRLHF: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="openrlhf",
    oldest="0.8.0",
    newest="0.11.2",
    seam="the trainers' own methods, such as fit and save_logs_and_checkpoints, wrapped when their module is imported",
)

"""TRL: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="trl",
    oldest="0.23",
    newest="1.16",
    seam="transformers.TrainerCallback: what a trainer gives to its own log, on_log",
)

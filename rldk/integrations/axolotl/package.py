"""Axolotl: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(
    framework="axolotl",
    oldest="0.19.0",
    newest="0.19.0",
    seam="axolotl.integrations.base.BasePlugin.add_callbacks_post_trainer: the callbacks of a trainer",
)

"""Zeta: supported versions and seam."""

from rldk.integrations.shared.package import Package

PACKAGE = Package(framework="zeta", oldest="1.0", newest="1.4", seam="zeta.logger.Logger: __init__, log and close")

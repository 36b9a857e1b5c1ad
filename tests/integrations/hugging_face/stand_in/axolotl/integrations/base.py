"""Stands in for Axolotl's module of this name."""


class BasePlugin:
    pass

"""The version of rldk."""

__version__ = "0.1.0"

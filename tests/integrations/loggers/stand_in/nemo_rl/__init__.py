"""A stand-in: signatures of NeMo RL 0.7."""

__version__ = "0.7.0"

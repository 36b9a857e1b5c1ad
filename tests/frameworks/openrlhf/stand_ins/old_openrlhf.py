"""Stands in for what OpenRLHF before 0.9.10 was written for: transformers 4, and NCCL through Ray for the weights.

An environment for each old version would cost gigabytes; these two are all that keeps them from running in today's.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

import wrapt


def install() -> None:
    """Replaces what needs replacing as soon as it is imported."""
    wrapt.register_post_import_hook(_let_models_skip_post_init, "transformers.modeling_utils")
    wrapt.register_post_import_hook(_send_nothing, "ray.util.collective")


def _let_models_skip_post_init(modeling_utils: ModuleType) -> None:
    """Its reward models and critics never call `post_init`, where transformers 5 collects the tied weights: none."""
    modeling_utils.PreTrainedModel.all_tied_weights_keys = {}


def _send_nothing(collective: ModuleType) -> None:
    def nothing(*args: Any, **kwargs: Any) -> None: ...

    collective.init_collective_group = nothing
    collective.broadcast = nothing

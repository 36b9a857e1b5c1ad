"""Logs of OpenRLHF."""

from __future__ import annotations

from rldk.adapters.base import Adapter


class OpenRLHFAdapter(Adapter):
    """OpenRLHF: rows of its log dicts, nested or flat, its console, a tracker's files; rldk's own event files, too.

    What trained is read off the keys. `ppo` stands for all that its PPO trainer trains, GRPO and REINFORCE++ among
    them; reward models and DPO log the same while they train, and DPO is assumed: `algorithm="rm"` says else.
    Without a reference model OpenRLHF logs a KL of 0.0, which is none: `kl` becomes `kl_mean` only in a log that has
    another value of it, and else is kept as `openrlhf/kl`. Samples of prompts and answers are left out.

    Only PPO prints its steps to the console; of the others, and of the oldest versions, TensorBoard's files are there.
    """

    name = "openrlhf"

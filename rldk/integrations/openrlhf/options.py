"""The options of the callback for OpenRLHF."""

from __future__ import annotations

from rldk.environment import flag, switch
from rldk.integrations.shared.options import Options, option, with_options


@with_options
class OpenRLHFOptions(Options):
    """What the callback can be asked for."""

    log_samples: bool = option(
        False,
        "PPO logs a prompt with its answer at each step: False leaves it out, True writes it to "
        "`{run_id}_completions.jsonl`. It is never part of an event.",
        check=switch,
        parse=flag,
    )

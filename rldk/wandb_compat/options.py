"""What the environment says of the logs of scripts that speak wandb."""

from __future__ import annotations

from rldk.integrations.shared.options import Options, option, with_options


@with_options
class WandbOptions(Options):
    """The options of the callbacks, as far as there is something for them to do, and whose keys a script logs."""

    framework: str | None = option(
        None,
        "Whose keys the script logs, such as `verl`: they get the names, phases and steps that they have there. By "
        "default those of a loop of one's own.",
        parse=str,
    )

"""The options of the callback for TRL and transformers."""

from __future__ import annotations

from rldk.environment import flag, integer, switch
from rldk.health.alerts import SEVERITIES, Severity
from rldk.integrations.shared.options import Options, at_least, changed, option, with_options


def _severity(name: str, value: Severity | None) -> Severity | None:
    if value is not None and value not in SEVERITIES:
        raise ValueError(f"{name}: expected None or one of {', '.join(SEVERITIES)}; found {value!r:.100}")
    return value


@with_options
class TRLOptions(Options):
    """What the callback can be asked for."""

    per_rank: bool = changed(Options, "per_rank", False)
    log_interval: int = option(
        10,
        "Steps between two lines with the core metrics in Python's log, level INFO, which is not shown unless you ask "
        "for it; 0 for none.",
        check=at_least(0),
        parse=integer,
    )
    jsonl_log_interval: int = option(
        1,
        "Write one train event every this many steps: the first that is logged at or after each multiple, and the "
        "last. Its values are those of its own log call. Other phases are always written.",
        check=at_least(1),
        parse=integer,
    )
    every_step: bool = option(
        False,
        "Also write an event for each step that the trainer does not log, because `logging_steps` is above 1: with "
        "learning rate and epoch, and nothing else.",
        check=switch,
        parse=flag,
    )
    stop_on: Severity | None = option(
        None,
        "`critical`, `warning` or `info`: ask the trainer to stop, by its own flag, at an alert at least that severe. "
        "A stall does not count: it is over by the time the trainer can be asked. With several processes rldk does not "
        "stop training, and logs that: each has a flag of its own, and one that stops alone makes the others hang.",
        check=_severity,
        parse=str,
    )
    log_completions: int = option(
        0,
        "How many samples of each generated batch go to `{run_id}_completions.jsonl` when it is logged, with their "
        "rewards (GRPO and RLOO). They hold text of your data: 0, for none, is the default.",
        check=at_least(0),
        parse=integer,
    )

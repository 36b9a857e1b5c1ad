"""The launcher: `python -m rldk.integrations.openrlhf openrlhf.cli.train_ppo_ray ...` logs what it starts.

Whatever goes wrong on our side is said, and the training starts all the same.
"""

import os
import runpy
import sys
import traceback

_USAGE = """usage: python -m rldk.integrations.openrlhf MODULE_OR_SCRIPT [ARGUMENTS ...]

Starts a training of OpenRLHF and logs its steps, for example

  python -m rldk.integrations.openrlhf openrlhf.cli.train_ppo_ray --actor.model_name_or_path ...
  deepspeed --module rldk.integrations.openrlhf openrlhf.cli.train_sft --model.model_name_or_path ...

Environment variables configure it: RLDK_OUTPUT_DIR (rldk_logs), RLDK_RUN_ID, RLDK_NETWORK_MONITORING=1, ...
"""


def main() -> None:
    """Runs a module or a script as `__main__`, with the trainers of OpenRLHF watched."""
    # deepspeed's launcher puts the local rank before all other arguments.
    ranks = [argument for argument in sys.argv[1:2] if argument.replace("-", "_").startswith("__local_rank")]
    arguments = sys.argv[1 + len(ranks) :]
    if not arguments or arguments[0] in ("-h", "--help"):
        sys.stderr.write(_USAGE)
        raise SystemExit(0 if arguments else 2)
    try:
        from rldk.environment import disabled_by
        from rldk.integrations.openrlhf.facts import rank_of
        from rldk.integrations.openrlhf.hooks import install
        from rldk.integrations.openrlhf.trainers import LOOP

        install()
        if rank_of(LOOP) == 0:
            said = f"logging {arguments[0]} to {os.environ['RLDK_OUTPUT_DIR']}"
            if off := disabled_by():
                said = f"nothing will be logged: turned off by {' and '.join(off)}"
            sys.stderr.write(f"rldk: {said}\n")
    except Exception:  # noqa: BLE001  # the training is not ours to prevent
        traceback.print_exc()
        sys.stderr.write("rldk: nothing will be logged; training starts anyway\n")
    target, *rest = arguments
    sys.argv = [target, *ranks, *rest]
    if target.endswith(".py"):
        sys.path[0] = os.path.dirname(os.path.realpath(target))  # noqa: PTH120  # as Python has it for a script
        runpy.run_path(target, run_name="__main__")
    else:
        runpy.run_module(target, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()

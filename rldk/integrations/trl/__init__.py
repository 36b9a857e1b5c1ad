"""TRL: what a trainer logs, as events.

    from rldk.integrations.trl import RLDKCallback
    trainer = GRPOTrainer(..., callbacks=[RLDKCallback(run_id="my-run")])

Importing this package also makes `report_to="rldk"` known to transformers. Where a command starts the training,

    python -m rldk.integrations.trl trl sft --config sft.yaml

does both in every process of that command.
"""

import sys

# `python -m` imports this package before its launcher, which starts the command whether or not transformers is there.
_launches = sys.argv[:1] == ["-m"] and __name__ in sys.orig_argv

if not _launches:
    from rldk.integrations.trl.versions import require_transformers

    require_transformers()

    from transformers.integrations.integration_utils import INTEGRATION_TO_CALLBACK

    from rldk.integrations.trl.callback import RLDKCallback
    from rldk.integrations.trl.reported import ReportedCallback

    INTEGRATION_TO_CALLBACK["rldk"] = ReportedCallback

__all__ = ["RLDKCallback"]

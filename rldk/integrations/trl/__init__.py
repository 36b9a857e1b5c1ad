"""TRL: what a trainer logs, as events.

    from rldk.integrations.trl import RLDKCallback
    trainer = GRPOTrainer(..., callbacks=[RLDKCallback(run_id="my-run")])

Importing this package also makes `report_to="rldk"` known to transformers.
"""

from rldk.integrations.trl.versions import require_transformers

require_transformers()

from transformers.integrations.integration_utils import INTEGRATION_TO_CALLBACK  # noqa: E402

from rldk.integrations.trl.callback import RLDKCallback  # noqa: E402

__all__ = ["RLDKCallback"]

INTEGRATION_TO_CALLBACK["rldk"] = RLDKCallback

"""Logs of TRL, and of transformers' Trainer, which it is built on."""

from __future__ import annotations

from rldk.adapters.base import Adapter


class TRLAdapter(Adapter):
    """TRL: `trainer_state.json`, JSON lists and lines of log rows, console, a tracker's files; rldk's own, too.

    The rows do not say what trained; that is read off their keys, and where GRPO and RLOO log the same, GRPO is
    assumed: `algorithm="rloo"` says else. Where the keys do not tell, as those of DPO and CPO may not, only what both
    mean is named. A key whose meaning the version or a setting decides is kept as `trl/{key}` unless `version`,
    `settings` say which; settings are also read from an `args.json`, `training_args.json` or `config.json` beside a
    `trainer_state.json`.
    """

    name = "trl"

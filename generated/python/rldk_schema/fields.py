# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""The fields of an event, as tables."""

from __future__ import annotations

from typing import Any, Literal

from rldk_schema.event import AlertInfo, DataSlice, Lifecycle, ModelInfo, Process, Rng

SCHEMA_VERSION = '1.0'

Phase = Literal['train', 'eval', 'test', 'summary', 'lifecycle']

Severity = Literal['info', 'warning', 'critical']

Ending = Literal['finished', 'failed', 'interrupted', 'stopped', 'ended_early']

RUN_ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\Z'

NONFINITE: dict[str, float] = {word: float(word) for word in ('NaN', 'Infinity', '-Infinity')}

# Groups: objects of a class of their own.
GROUPS: dict[str, type[Any]] = {
    'rng': Rng,
    'data_slice': DataSlice,
    'model_info': ModelInfo,
    'process': Process,
    'alert': AlertInfo,
    'lifecycle': Lifecycle,
}

# Leaves of groups that may be not finite: floats here, words in a line.
WORD_LEAVES: dict[str, tuple[str, ...]] = {'alert': ('value', 'threshold', 'baseline')}

# Every leaf, with its group; None for a leaf of the event itself.
LEAF_GROUPS: dict[str, str | None] = {
    'schema_version': None,
    'step': None,
    'wall_time': None,
    'timestamp': None,
    'seed': 'rng',
    'python_hash_seed': 'rng',
    'torch_seed': 'rng',
    'numpy_seed': 'rng',
    'random_seed': 'rng',
    'tokens_in': 'data_slice',
    'tokens_out': 'data_slice',
    'batch_size': 'data_slice',
    'sequence_length': 'data_slice',
    'dataset_name': 'data_slice',
    'run_id': 'model_info',
    'phase': 'model_info',
    'git_sha': 'model_info',
    'model_name': 'model_info',
    'model_size': 'model_info',
    'optimizer': 'model_info',
    'scheduler': 'model_info',
    'rank': 'process',
    'local_rank': 'process',
    'world_size': 'process',
    'hostname': 'process',
    'attempt': 'process',
    'attempt_id': 'process',
    'seq': 'process',
    'dropped': 'process',
    'rule': 'alert',
    'severity': 'alert',
    'metric': 'alert',
    'value': 'alert',
    'threshold': 'alert',
    'baseline': 'alert',
    'kind': 'lifecycle',
    'opening': 'lifecycle',
    'from_step': 'lifecycle',
    'from_attempt': 'lifecycle',
    'ending': 'lifecycle',
    'error_type': 'lifecycle',
    'error_message': 'lifecycle',
    'signal': 'lifecycle',
    'trial': 'lifecycle',
    'checkpoint': 'lifecycle',
    'notes': None,
}

# DO NOT EDIT. Generated from schema/event.schema.json by `python -m codegen`.
"""The event as an Arrow schema.

Groups are structs. Declared metrics are fields of the struct `metrics`; all others stand in the map
`extra_metrics`. NaN and infinities are ordinary float64 values: there is no `nonfinite` column.
"""

from __future__ import annotations

import pyarrow as pa


def _field(name: str, type_: pa.DataType, unit: str | None = None) -> pa.Field:
    return pa.field(name, type_, metadata={"unit": unit} if unit else None)


EVENT_SCHEMA: pa.Schema = pa.schema(
    [
        _field('schema_version', pa.string()),
        _field('step', pa.int64(), '{step}'),
        _field('wall_time', pa.float64(), 's'),
        _field('timestamp', pa.float64(), 's'),
        _field(
            'metrics',
            pa.struct(
                [
                    _field('reward_mean', pa.float64(), '1'),
                    _field('reward_std', pa.float64(), '1'),
                    _field('reward_group_std', pa.float64(), '1'),
                    _field('frac_reward_zero_std', pa.float64(), '1'),
                    _field('kl_mean', pa.float64(), 'nat/{token}'),
                    _field('kl_sequence', pa.float64(), 'nat/{sequence}'),
                    _field('approx_kl', pa.float64(), 'nat/{token}'),
                    _field('rollout_kl', pa.float64(), 'nat/{token}'),
                    _field('entropy_mean', pa.float64(), 'nat/{token}'),
                    _field('clip_frac', pa.float64(), '1'),
                    _field('value_clip_frac', pa.float64(), '1'),
                    _field('ratio_mean', pa.float64(), '1'),
                    _field('grad_norm', pa.float64(), '1'),
                    _field('critic_grad_norm', pa.float64(), '1'),
                    _field('lr', pa.float64(), '1'),
                    _field('critic_lr', pa.float64(), '1'),
                    _field('loss', pa.float64(), '1'),
                    _field('policy_loss', pa.float64(), '1'),
                    _field('value_loss', pa.float64(), '1'),
                    _field('advantage_mean', pa.float64(), '1'),
                    _field('advantage_std', pa.float64(), '1'),
                    _field('value_mean', pa.float64(), '1'),
                    _field('explained_variance', pa.float64(), '1'),
                    _field('return_mean', pa.float64(), '1'),
                    _field('reward_margin', pa.float64(), '1'),
                    _field('reward_chosen', pa.float64(), '1'),
                    _field('reward_rejected', pa.float64(), '1'),
                    _field('logps_chosen', pa.float64(), 'nat/{sequence}'),
                    _field('logps_rejected', pa.float64(), 'nat/{sequence}'),
                    _field('preference_accuracy', pa.float64(), '1'),
                    _field('token_accuracy', pa.float64(), '1'),
                    _field('response_length_mean', pa.float64(), '{token}'),
                    _field('response_length_max', pa.float64(), '{token}'),
                    _field('prompt_length_mean', pa.float64(), '{token}'),
                    _field('truncated_frac', pa.float64(), '1'),
                    _field('policy_lag', pa.float64(), '{step}'),
                    _field('epoch', pa.float64(), '{epoch}'),
                    _field('tokens_seen', pa.float64(), '{token}'),
                    _field('step_time', pa.float64(), 's'),
                    _field('generation_time', pa.float64(), 's'),
                    _field('train_time', pa.float64(), 's'),
                    _field('weight_sync_time', pa.float64(), 's'),
                    _field('tokens_per_second', pa.float64(), '{token}/s'),
                    _field('cpu_utilization', pa.float64(), '1'),
                    _field('cpu_memory_used', pa.float64(), 'By'),
                    _field('gpu_memory_used', pa.float64(), 'By'),
                    _field('gpu_memory_total', pa.float64(), 'By'),
                    _field('gpu_memory_allocated', pa.float64(), 'By'),
                    _field('gpu_utilization', pa.float64(), '1'),
                    _field('gpu_power', pa.float64(), 'W'),
                    _field('gpu_temperature', pa.float64(), 'Cel'),
                    _field('disk_free', pa.float64(), 'By'),
                    _field('network_bandwidth', pa.float64(), 'Mbit/s'),
                    _field('network_bandwidth_in', pa.float64(), 'Mbit/s'),
                    _field('network_bandwidth_out', pa.float64(), 'Mbit/s'),
                    _field('network_latency', pa.float64(), 'ms'),
                    _field('allreduce_time', pa.float64(), 'ms'),
                ]
            ),
        ),
        _field('extra_metrics', pa.map_(pa.string(), pa.float64())),
        _field(
            'rng',
            pa.struct(
                [
                    _field('seed', pa.uint64(), '1'),
                    _field('python_hash_seed', pa.uint64(), '1'),
                    _field('torch_seed', pa.uint64(), '1'),
                    _field('numpy_seed', pa.uint64(), '1'),
                    _field('random_seed', pa.uint64(), '1'),
                ]
            ),
        ),
        _field(
            'data_slice',
            pa.struct(
                [
                    _field('tokens_in', pa.int64(), '{token}'),
                    _field('tokens_out', pa.int64(), '{token}'),
                    _field('batch_size', pa.int64(), '{sequence}'),
                    _field('sequence_length', pa.int64(), '{token}'),
                    _field('dataset_name', pa.string()),
                ]
            ),
        ),
        _field(
            'model_info',
            pa.struct(
                [
                    _field('run_id', pa.string()),
                    _field('phase', pa.string()),
                    _field('git_sha', pa.string()),
                    _field('model_name', pa.string()),
                    _field('model_size', pa.int64(), '{parameter}'),
                    _field('optimizer', pa.string()),
                    _field('scheduler', pa.string()),
                ]
            ),
        ),
        _field(
            'process',
            pa.struct(
                [
                    _field('rank', pa.int64(), '1'),
                    _field('local_rank', pa.int64(), '1'),
                    _field('world_size', pa.int64(), '1'),
                    _field('hostname', pa.string()),
                    _field('attempt', pa.int64(), '1'),
                    _field('attempt_id', pa.string()),
                    _field('seq', pa.int64(), '{event}'),
                    _field('dropped', pa.int64(), '{event}'),
                ]
            ),
        ),
        _field(
            'alert',
            pa.struct(
                [
                    _field('rule', pa.string()),
                    _field('severity', pa.string()),
                    _field('metric', pa.string()),
                    _field('value', pa.float64(), '{metric}'),
                    _field('threshold', pa.float64(), '{metric}'),
                    _field('baseline', pa.float64(), '{metric}'),
                ]
            ),
        ),
        _field(
            'lifecycle',
            pa.struct(
                [
                    _field('kind', pa.string()),
                    _field('opening', pa.string()),
                    _field('from_step', pa.int64(), '{step}'),
                    _field('from_attempt', pa.int64(), '1'),
                    _field('ending', pa.string()),
                    _field('error_type', pa.string()),
                    _field('error_message', pa.string()),
                    _field('signal', pa.string()),
                    _field('trial', pa.string()),
                    _field('checkpoint', pa.string()),
                ]
            ),
        ),
        _field('notes', pa.list_(pa.string())),
    ],
    metadata={'rldk.schema_version': '1.0'},
)

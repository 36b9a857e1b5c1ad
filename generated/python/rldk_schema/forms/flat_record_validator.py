# DO NOT EDIT. Generated from schema/flat_record.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
import re
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


REGEX_PATTERNS = {
    '^1\\.(0|[1-9][0-9]{0,5})$': re.compile('^1\\.(0|[1-9][0-9]{0,5})\\Z'),
    '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$': re.compile('^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\Z'),
    '^(NaN|-?Infinity)$': re.compile('^(NaN|-?Infinity)\\Z')
}

class _Errors(list):
    """Errors of one object, 100 at most: a line of a hostile megabyte could have a million."""

    def append(self, error):
        list.append(self, error)
        if len(self) >= 100:
            raise JsonSchemaValuesException(self)


NoneType = type(None)

def validate(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'null']}, 'properties': {'schema_version': {'type': ['string', 'null'], 'pattern': '^1\\.(0|[1-9][0-9]{0,5})$'}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'timestamp': {'type': ['number', 'null'], 'minimum': 0}, 'reward_mean': {'type': ['number', 'null']}, 'reward_std': {'type': ['number', 'null'], 'minimum': 0}, 'reward_group_std': {'type': ['number', 'null'], 'minimum': 0}, 'frac_reward_zero_std': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'kl_mean': {'type': ['number', 'null']}, 'kl_sequence': {'type': ['number', 'null']}, 'approx_kl': {'type': ['number', 'null']}, 'rollout_kl': {'type': ['number', 'null']}, 'entropy_mean': {'type': ['number', 'null']}, 'clip_frac': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'value_clip_frac': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'ratio_mean': {'type': ['number', 'null'], 'minimum': 0}, 'grad_norm': {'type': ['number', 'null'], 'minimum': 0}, 'critic_grad_norm': {'type': ['number', 'null'], 'minimum': 0}, 'lr': {'type': ['number', 'null'], 'minimum': 0}, 'critic_lr': {'type': ['number', 'null'], 'minimum': 0}, 'loss': {'type': ['number', 'null']}, 'policy_loss': {'type': ['number', 'null']}, 'value_loss': {'type': ['number', 'null']}, 'advantage_mean': {'type': ['number', 'null']}, 'advantage_std': {'type': ['number', 'null'], 'minimum': 0}, 'value_mean': {'type': ['number', 'null']}, 'explained_variance': {'type': ['number', 'null'], 'maximum': 1}, 'return_mean': {'type': ['number', 'null']}, 'reward_margin': {'type': ['number', 'null']}, 'reward_chosen': {'type': ['number', 'null']}, 'reward_rejected': {'type': ['number', 'null']}, 'logps_chosen': {'type': ['number', 'null']}, 'logps_rejected': {'type': ['number', 'null']}, 'preference_accuracy': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'token_accuracy': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'response_length_mean': {'type': ['number', 'null'], 'minimum': 0}, 'response_length_max': {'type': ['number', 'null']}, 'prompt_length_mean': {'type': ['number', 'null']}, 'truncated_frac': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'policy_lag': {'type': ['number', 'null'], 'minimum': 0}, 'epoch': {'type': ['number', 'null'], 'minimum': 0}, 'tokens_seen': {'type': ['number', 'null'], 'minimum': 0}, 'step_time': {'type': ['number', 'null'], 'minimum': 0}, 'generation_time': {'type': ['number', 'null'], 'minimum': 0}, 'train_time': {'type': ['number', 'null']}, 'weight_sync_time': {'type': ['number', 'null']}, 'tokens_per_second': {'type': ['number', 'null'], 'minimum': 0}, 'cpu_utilization': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'cpu_memory_used': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_memory_used': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_memory_total': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_memory_allocated': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_utilization': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'gpu_power': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_temperature': {'type': ['number', 'null']}, 'disk_free': {'type': ['number', 'null'], 'minimum': 0}, 'network_bandwidth': {'type': ['number', 'null'], 'minimum': 0}, 'network_bandwidth_in': {'type': ['number', 'null'], 'minimum': 0}, 'network_bandwidth_out': {'type': ['number', 'null'], 'minimum': 0}, 'network_latency': {'type': ['number', 'null'], 'minimum': 0}, 'allreduce_time': {'type': ['number', 'null'], 'minimum': 0}, 'seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'python_hash_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'torch_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'numpy_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'random_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'tokens_in': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'tokens_out': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'batch_size': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'sequence_length': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'dataset_name': {'type': ['string', 'null']}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'phase': {'type': 'string', 'enum': ['train', 'eval', 'test', 'summary', 'lifecycle']}, 'git_sha': {'type': ['string', 'null']}, 'model_name': {'type': ['string', 'null']}, 'model_size': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'optimizer': {'type': ['string', 'null']}, 'scheduler': {'type': ['string', 'null']}, 'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'local_rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'world_size': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'hostname': {'type': ['string', 'null']}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'seq': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'kind': {'type': 'string', 'enum': ['started', 'ended', 'checkpoint', 'stall']}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'checkpoint': {'type': ['string', 'null']}, 'notes': {'type': 'array', 'items': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}, 'required': ['step', 'run_id', 'phase']}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'run_id', 'phase']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'null']}, 'properties': {'schema_version': {'type': ['string', 'null'], 'pattern': '^1\\.(0|[1-9][0-9]{0,5})$'}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'timestamp': {'type': ['number', 'null'], 'minimum': 0}, 'reward_mean': {'type': ['number', 'null']}, 'reward_std': {'type': ['number', 'null'], 'minimum': 0}, 'reward_group_std': {'type': ['number', 'null'], 'minimum': 0}, 'frac_reward_zero_std': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'kl_mean': {'type': ['number', 'null']}, 'kl_sequence': {'type': ['number', 'null']}, 'approx_kl': {'type': ['number', 'null']}, 'rollout_kl': {'type': ['number', 'null']}, 'entropy_mean': {'type': ['number', 'null']}, 'clip_frac': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'value_clip_frac': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'ratio_mean': {'type': ['number', 'null'], 'minimum': 0}, 'grad_norm': {'type': ['number', 'null'], 'minimum': 0}, 'critic_grad_norm': {'type': ['number', 'null'], 'minimum': 0}, 'lr': {'type': ['number', 'null'], 'minimum': 0}, 'critic_lr': {'type': ['number', 'null'], 'minimum': 0}, 'loss': {'type': ['number', 'null']}, 'policy_loss': {'type': ['number', 'null']}, 'value_loss': {'type': ['number', 'null']}, 'advantage_mean': {'type': ['number', 'null']}, 'advantage_std': {'type': ['number', 'null'], 'minimum': 0}, 'value_mean': {'type': ['number', 'null']}, 'explained_variance': {'type': ['number', 'null'], 'maximum': 1}, 'return_mean': {'type': ['number', 'null']}, 'reward_margin': {'type': ['number', 'null']}, 'reward_chosen': {'type': ['number', 'null']}, 'reward_rejected': {'type': ['number', 'null']}, 'logps_chosen': {'type': ['number', 'null']}, 'logps_rejected': {'type': ['number', 'null']}, 'preference_accuracy': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'token_accuracy': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'response_length_mean': {'type': ['number', 'null'], 'minimum': 0}, 'response_length_max': {'type': ['number', 'null']}, 'prompt_length_mean': {'type': ['number', 'null']}, 'truncated_frac': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'policy_lag': {'type': ['number', 'null'], 'minimum': 0}, 'epoch': {'type': ['number', 'null'], 'minimum': 0}, 'tokens_seen': {'type': ['number', 'null'], 'minimum': 0}, 'step_time': {'type': ['number', 'null'], 'minimum': 0}, 'generation_time': {'type': ['number', 'null'], 'minimum': 0}, 'train_time': {'type': ['number', 'null']}, 'weight_sync_time': {'type': ['number', 'null']}, 'tokens_per_second': {'type': ['number', 'null'], 'minimum': 0}, 'cpu_utilization': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'cpu_memory_used': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_memory_used': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_memory_total': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_memory_allocated': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_utilization': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'gpu_power': {'type': ['number', 'null'], 'minimum': 0}, 'gpu_temperature': {'type': ['number', 'null']}, 'disk_free': {'type': ['number', 'null'], 'minimum': 0}, 'network_bandwidth': {'type': ['number', 'null'], 'minimum': 0}, 'network_bandwidth_in': {'type': ['number', 'null'], 'minimum': 0}, 'network_bandwidth_out': {'type': ['number', 'null'], 'minimum': 0}, 'network_latency': {'type': ['number', 'null'], 'minimum': 0}, 'allreduce_time': {'type': ['number', 'null'], 'minimum': 0}, 'seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'python_hash_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'torch_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'numpy_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'random_seed': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, 'tokens_in': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'tokens_out': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'batch_size': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'sequence_length': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'dataset_name': {'type': ['string', 'null']}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'phase': {'type': 'string', 'enum': ['train', 'eval', 'test', 'summary', 'lifecycle']}, 'git_sha': {'type': ['string', 'null']}, 'model_name': {'type': ['string', 'null']}, 'model_size': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'optimizer': {'type': ['string', 'null']}, 'scheduler': {'type': ['string', 'null']}, 'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'local_rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'world_size': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'hostname': {'type': ['string', 'null']}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'seq': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'kind': {'type': 'string', 'enum': ['started', 'ended', 'checkpoint', 'stall']}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'checkpoint': {'type': ['string', 'null']}, 'notes': {'type': 'array', 'items': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}, 'required': ['step', 'run_id', 'phase']}, rule='required'))
        data_keys = set(data.keys())
        if "schema_version" in data_keys:
            data_keys.remove("schema_version")
            data__schemaversion = data["schema_version"]
            if not isinstance(data__schemaversion, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".schema_version must be string or null", value=data__schemaversion, name="" + (name_prefix or "data") + ".schema_version", definition={'type': ['string', 'null'], 'pattern': '^1\\.(0|[1-9][0-9]{0,5})$'}, rule='type'))
            if isinstance(data__schemaversion, str):
                if not REGEX_PATTERNS['^1\\.(0|[1-9][0-9]{0,5})$'].search(data__schemaversion):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".schema_version must match pattern ^1\\.(0|[1-9][0-9]{0,5})$", value=data__schemaversion, name="" + (name_prefix or "data") + ".schema_version", definition={'type': ['string', 'null'], 'pattern': '^1\\.(0|[1-9][0-9]{0,5})$'}, rule='pattern'))
        if "step" in data_keys:
            data_keys.remove("step")
            data__step = data["step"]
            if not isinstance(data__step, (int)) and not (isinstance(data__step, float) and data__step.is_integer()) or isinstance(data__step, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step must be integer", value=data__step, name="" + (name_prefix or "data") + ".step", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__step, (int, float, Decimal)) and not isinstance(data__step, bool):
                if data__step < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step must be bigger than or equal to 0", value=data__step, name="" + (name_prefix or "data") + ".step", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__step > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step must be smaller than or equal to 9007199254740991", value=data__step, name="" + (name_prefix or "data") + ".step", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "wall_time" in data_keys:
            data_keys.remove("wall_time")
            data__walltime = data["wall_time"]
            if not isinstance(data__walltime, (int, float, Decimal, NoneType)) or isinstance(data__walltime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".wall_time must be number or null", value=data__walltime, name="" + (name_prefix or "data") + ".wall_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__walltime, (int, float, Decimal)) and not isinstance(data__walltime, bool):
                if data__walltime < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".wall_time must be bigger than or equal to 0", value=data__walltime, name="" + (name_prefix or "data") + ".wall_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "timestamp" in data_keys:
            data_keys.remove("timestamp")
            data__timestamp = data["timestamp"]
            if not isinstance(data__timestamp, (int, float, Decimal, NoneType)) or isinstance(data__timestamp, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".timestamp must be number or null", value=data__timestamp, name="" + (name_prefix or "data") + ".timestamp", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__timestamp, (int, float, Decimal)) and not isinstance(data__timestamp, bool):
                if data__timestamp < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".timestamp must be bigger than or equal to 0", value=data__timestamp, name="" + (name_prefix or "data") + ".timestamp", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "reward_mean" in data_keys:
            data_keys.remove("reward_mean")
            data__rewardmean = data["reward_mean"]
            if not isinstance(data__rewardmean, (int, float, Decimal, NoneType)) or isinstance(data__rewardmean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_mean must be number or null", value=data__rewardmean, name="" + (name_prefix or "data") + ".reward_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "reward_std" in data_keys:
            data_keys.remove("reward_std")
            data__rewardstd = data["reward_std"]
            if not isinstance(data__rewardstd, (int, float, Decimal, NoneType)) or isinstance(data__rewardstd, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_std must be number or null", value=data__rewardstd, name="" + (name_prefix or "data") + ".reward_std", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__rewardstd, (int, float, Decimal)) and not isinstance(data__rewardstd, bool):
                if data__rewardstd < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_std must be bigger than or equal to 0", value=data__rewardstd, name="" + (name_prefix or "data") + ".reward_std", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "reward_group_std" in data_keys:
            data_keys.remove("reward_group_std")
            data__rewardgroupstd = data["reward_group_std"]
            if not isinstance(data__rewardgroupstd, (int, float, Decimal, NoneType)) or isinstance(data__rewardgroupstd, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_group_std must be number or null", value=data__rewardgroupstd, name="" + (name_prefix or "data") + ".reward_group_std", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__rewardgroupstd, (int, float, Decimal)) and not isinstance(data__rewardgroupstd, bool):
                if data__rewardgroupstd < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_group_std must be bigger than or equal to 0", value=data__rewardgroupstd, name="" + (name_prefix or "data") + ".reward_group_std", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "frac_reward_zero_std" in data_keys:
            data_keys.remove("frac_reward_zero_std")
            data__fracrewardzerostd = data["frac_reward_zero_std"]
            if not isinstance(data__fracrewardzerostd, (int, float, Decimal, NoneType)) or isinstance(data__fracrewardzerostd, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".frac_reward_zero_std must be number or null", value=data__fracrewardzerostd, name="" + (name_prefix or "data") + ".frac_reward_zero_std", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__fracrewardzerostd, (int, float, Decimal)) and not isinstance(data__fracrewardzerostd, bool):
                if data__fracrewardzerostd < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".frac_reward_zero_std must be bigger than or equal to 0", value=data__fracrewardzerostd, name="" + (name_prefix or "data") + ".frac_reward_zero_std", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__fracrewardzerostd > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".frac_reward_zero_std must be smaller than or equal to 1", value=data__fracrewardzerostd, name="" + (name_prefix or "data") + ".frac_reward_zero_std", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "kl_mean" in data_keys:
            data_keys.remove("kl_mean")
            data__klmean = data["kl_mean"]
            if not isinstance(data__klmean, (int, float, Decimal, NoneType)) or isinstance(data__klmean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kl_mean must be number or null", value=data__klmean, name="" + (name_prefix or "data") + ".kl_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "kl_sequence" in data_keys:
            data_keys.remove("kl_sequence")
            data__klsequence = data["kl_sequence"]
            if not isinstance(data__klsequence, (int, float, Decimal, NoneType)) or isinstance(data__klsequence, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kl_sequence must be number or null", value=data__klsequence, name="" + (name_prefix or "data") + ".kl_sequence", definition={'type': ['number', 'null']}, rule='type'))
        if "approx_kl" in data_keys:
            data_keys.remove("approx_kl")
            data__approxkl = data["approx_kl"]
            if not isinstance(data__approxkl, (int, float, Decimal, NoneType)) or isinstance(data__approxkl, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".approx_kl must be number or null", value=data__approxkl, name="" + (name_prefix or "data") + ".approx_kl", definition={'type': ['number', 'null']}, rule='type'))
        if "rollout_kl" in data_keys:
            data_keys.remove("rollout_kl")
            data__rolloutkl = data["rollout_kl"]
            if not isinstance(data__rolloutkl, (int, float, Decimal, NoneType)) or isinstance(data__rolloutkl, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rollout_kl must be number or null", value=data__rolloutkl, name="" + (name_prefix or "data") + ".rollout_kl", definition={'type': ['number', 'null']}, rule='type'))
        if "entropy_mean" in data_keys:
            data_keys.remove("entropy_mean")
            data__entropymean = data["entropy_mean"]
            if not isinstance(data__entropymean, (int, float, Decimal, NoneType)) or isinstance(data__entropymean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".entropy_mean must be number or null", value=data__entropymean, name="" + (name_prefix or "data") + ".entropy_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "clip_frac" in data_keys:
            data_keys.remove("clip_frac")
            data__clipfrac = data["clip_frac"]
            if not isinstance(data__clipfrac, (int, float, Decimal, NoneType)) or isinstance(data__clipfrac, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".clip_frac must be number or null", value=data__clipfrac, name="" + (name_prefix or "data") + ".clip_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__clipfrac, (int, float, Decimal)) and not isinstance(data__clipfrac, bool):
                if data__clipfrac < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".clip_frac must be bigger than or equal to 0", value=data__clipfrac, name="" + (name_prefix or "data") + ".clip_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__clipfrac > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".clip_frac must be smaller than or equal to 1", value=data__clipfrac, name="" + (name_prefix or "data") + ".clip_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "value_clip_frac" in data_keys:
            data_keys.remove("value_clip_frac")
            data__valueclipfrac = data["value_clip_frac"]
            if not isinstance(data__valueclipfrac, (int, float, Decimal, NoneType)) or isinstance(data__valueclipfrac, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value_clip_frac must be number or null", value=data__valueclipfrac, name="" + (name_prefix or "data") + ".value_clip_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__valueclipfrac, (int, float, Decimal)) and not isinstance(data__valueclipfrac, bool):
                if data__valueclipfrac < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value_clip_frac must be bigger than or equal to 0", value=data__valueclipfrac, name="" + (name_prefix or "data") + ".value_clip_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__valueclipfrac > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value_clip_frac must be smaller than or equal to 1", value=data__valueclipfrac, name="" + (name_prefix or "data") + ".value_clip_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "ratio_mean" in data_keys:
            data_keys.remove("ratio_mean")
            data__ratiomean = data["ratio_mean"]
            if not isinstance(data__ratiomean, (int, float, Decimal, NoneType)) or isinstance(data__ratiomean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ratio_mean must be number or null", value=data__ratiomean, name="" + (name_prefix or "data") + ".ratio_mean", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__ratiomean, (int, float, Decimal)) and not isinstance(data__ratiomean, bool):
                if data__ratiomean < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ratio_mean must be bigger than or equal to 0", value=data__ratiomean, name="" + (name_prefix or "data") + ".ratio_mean", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "grad_norm" in data_keys:
            data_keys.remove("grad_norm")
            data__gradnorm = data["grad_norm"]
            if not isinstance(data__gradnorm, (int, float, Decimal, NoneType)) or isinstance(data__gradnorm, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".grad_norm must be number or null", value=data__gradnorm, name="" + (name_prefix or "data") + ".grad_norm", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__gradnorm, (int, float, Decimal)) and not isinstance(data__gradnorm, bool):
                if data__gradnorm < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".grad_norm must be bigger than or equal to 0", value=data__gradnorm, name="" + (name_prefix or "data") + ".grad_norm", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "critic_grad_norm" in data_keys:
            data_keys.remove("critic_grad_norm")
            data__criticgradnorm = data["critic_grad_norm"]
            if not isinstance(data__criticgradnorm, (int, float, Decimal, NoneType)) or isinstance(data__criticgradnorm, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critic_grad_norm must be number or null", value=data__criticgradnorm, name="" + (name_prefix or "data") + ".critic_grad_norm", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__criticgradnorm, (int, float, Decimal)) and not isinstance(data__criticgradnorm, bool):
                if data__criticgradnorm < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critic_grad_norm must be bigger than or equal to 0", value=data__criticgradnorm, name="" + (name_prefix or "data") + ".critic_grad_norm", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "lr" in data_keys:
            data_keys.remove("lr")
            data__lr = data["lr"]
            if not isinstance(data__lr, (int, float, Decimal, NoneType)) or isinstance(data__lr, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".lr must be number or null", value=data__lr, name="" + (name_prefix or "data") + ".lr", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__lr, (int, float, Decimal)) and not isinstance(data__lr, bool):
                if data__lr < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".lr must be bigger than or equal to 0", value=data__lr, name="" + (name_prefix or "data") + ".lr", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "critic_lr" in data_keys:
            data_keys.remove("critic_lr")
            data__criticlr = data["critic_lr"]
            if not isinstance(data__criticlr, (int, float, Decimal, NoneType)) or isinstance(data__criticlr, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critic_lr must be number or null", value=data__criticlr, name="" + (name_prefix or "data") + ".critic_lr", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__criticlr, (int, float, Decimal)) and not isinstance(data__criticlr, bool):
                if data__criticlr < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critic_lr must be bigger than or equal to 0", value=data__criticlr, name="" + (name_prefix or "data") + ".critic_lr", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "loss" in data_keys:
            data_keys.remove("loss")
            data__loss = data["loss"]
            if not isinstance(data__loss, (int, float, Decimal, NoneType)) or isinstance(data__loss, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".loss must be number or null", value=data__loss, name="" + (name_prefix or "data") + ".loss", definition={'type': ['number', 'null']}, rule='type'))
        if "policy_loss" in data_keys:
            data_keys.remove("policy_loss")
            data__policyloss = data["policy_loss"]
            if not isinstance(data__policyloss, (int, float, Decimal, NoneType)) or isinstance(data__policyloss, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".policy_loss must be number or null", value=data__policyloss, name="" + (name_prefix or "data") + ".policy_loss", definition={'type': ['number', 'null']}, rule='type'))
        if "value_loss" in data_keys:
            data_keys.remove("value_loss")
            data__valueloss = data["value_loss"]
            if not isinstance(data__valueloss, (int, float, Decimal, NoneType)) or isinstance(data__valueloss, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value_loss must be number or null", value=data__valueloss, name="" + (name_prefix or "data") + ".value_loss", definition={'type': ['number', 'null']}, rule='type'))
        if "advantage_mean" in data_keys:
            data_keys.remove("advantage_mean")
            data__advantagemean = data["advantage_mean"]
            if not isinstance(data__advantagemean, (int, float, Decimal, NoneType)) or isinstance(data__advantagemean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage_mean must be number or null", value=data__advantagemean, name="" + (name_prefix or "data") + ".advantage_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "advantage_std" in data_keys:
            data_keys.remove("advantage_std")
            data__advantagestd = data["advantage_std"]
            if not isinstance(data__advantagestd, (int, float, Decimal, NoneType)) or isinstance(data__advantagestd, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage_std must be number or null", value=data__advantagestd, name="" + (name_prefix or "data") + ".advantage_std", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__advantagestd, (int, float, Decimal)) and not isinstance(data__advantagestd, bool):
                if data__advantagestd < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage_std must be bigger than or equal to 0", value=data__advantagestd, name="" + (name_prefix or "data") + ".advantage_std", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "value_mean" in data_keys:
            data_keys.remove("value_mean")
            data__valuemean = data["value_mean"]
            if not isinstance(data__valuemean, (int, float, Decimal, NoneType)) or isinstance(data__valuemean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value_mean must be number or null", value=data__valuemean, name="" + (name_prefix or "data") + ".value_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "explained_variance" in data_keys:
            data_keys.remove("explained_variance")
            data__explainedvariance = data["explained_variance"]
            if not isinstance(data__explainedvariance, (int, float, Decimal, NoneType)) or isinstance(data__explainedvariance, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".explained_variance must be number or null", value=data__explainedvariance, name="" + (name_prefix or "data") + ".explained_variance", definition={'type': ['number', 'null'], 'maximum': 1}, rule='type'))
            if isinstance(data__explainedvariance, (int, float, Decimal)) and not isinstance(data__explainedvariance, bool):
                if data__explainedvariance > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".explained_variance must be smaller than or equal to 1", value=data__explainedvariance, name="" + (name_prefix or "data") + ".explained_variance", definition={'type': ['number', 'null'], 'maximum': 1}, rule='maximum'))
        if "return_mean" in data_keys:
            data_keys.remove("return_mean")
            data__returnmean = data["return_mean"]
            if not isinstance(data__returnmean, (int, float, Decimal, NoneType)) or isinstance(data__returnmean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".return_mean must be number or null", value=data__returnmean, name="" + (name_prefix or "data") + ".return_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "reward_margin" in data_keys:
            data_keys.remove("reward_margin")
            data__rewardmargin = data["reward_margin"]
            if not isinstance(data__rewardmargin, (int, float, Decimal, NoneType)) or isinstance(data__rewardmargin, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_margin must be number or null", value=data__rewardmargin, name="" + (name_prefix or "data") + ".reward_margin", definition={'type': ['number', 'null']}, rule='type'))
        if "reward_chosen" in data_keys:
            data_keys.remove("reward_chosen")
            data__rewardchosen = data["reward_chosen"]
            if not isinstance(data__rewardchosen, (int, float, Decimal, NoneType)) or isinstance(data__rewardchosen, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_chosen must be number or null", value=data__rewardchosen, name="" + (name_prefix or "data") + ".reward_chosen", definition={'type': ['number', 'null']}, rule='type'))
        if "reward_rejected" in data_keys:
            data_keys.remove("reward_rejected")
            data__rewardrejected = data["reward_rejected"]
            if not isinstance(data__rewardrejected, (int, float, Decimal, NoneType)) or isinstance(data__rewardrejected, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward_rejected must be number or null", value=data__rewardrejected, name="" + (name_prefix or "data") + ".reward_rejected", definition={'type': ['number', 'null']}, rule='type'))
        if "logps_chosen" in data_keys:
            data_keys.remove("logps_chosen")
            data__logpschosen = data["logps_chosen"]
            if not isinstance(data__logpschosen, (int, float, Decimal, NoneType)) or isinstance(data__logpschosen, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".logps_chosen must be number or null", value=data__logpschosen, name="" + (name_prefix or "data") + ".logps_chosen", definition={'type': ['number', 'null']}, rule='type'))
        if "logps_rejected" in data_keys:
            data_keys.remove("logps_rejected")
            data__logpsrejected = data["logps_rejected"]
            if not isinstance(data__logpsrejected, (int, float, Decimal, NoneType)) or isinstance(data__logpsrejected, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".logps_rejected must be number or null", value=data__logpsrejected, name="" + (name_prefix or "data") + ".logps_rejected", definition={'type': ['number', 'null']}, rule='type'))
        if "preference_accuracy" in data_keys:
            data_keys.remove("preference_accuracy")
            data__preferenceaccuracy = data["preference_accuracy"]
            if not isinstance(data__preferenceaccuracy, (int, float, Decimal, NoneType)) or isinstance(data__preferenceaccuracy, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".preference_accuracy must be number or null", value=data__preferenceaccuracy, name="" + (name_prefix or "data") + ".preference_accuracy", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__preferenceaccuracy, (int, float, Decimal)) and not isinstance(data__preferenceaccuracy, bool):
                if data__preferenceaccuracy < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".preference_accuracy must be bigger than or equal to 0", value=data__preferenceaccuracy, name="" + (name_prefix or "data") + ".preference_accuracy", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__preferenceaccuracy > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".preference_accuracy must be smaller than or equal to 1", value=data__preferenceaccuracy, name="" + (name_prefix or "data") + ".preference_accuracy", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "token_accuracy" in data_keys:
            data_keys.remove("token_accuracy")
            data__tokenaccuracy = data["token_accuracy"]
            if not isinstance(data__tokenaccuracy, (int, float, Decimal, NoneType)) or isinstance(data__tokenaccuracy, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".token_accuracy must be number or null", value=data__tokenaccuracy, name="" + (name_prefix or "data") + ".token_accuracy", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__tokenaccuracy, (int, float, Decimal)) and not isinstance(data__tokenaccuracy, bool):
                if data__tokenaccuracy < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".token_accuracy must be bigger than or equal to 0", value=data__tokenaccuracy, name="" + (name_prefix or "data") + ".token_accuracy", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__tokenaccuracy > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".token_accuracy must be smaller than or equal to 1", value=data__tokenaccuracy, name="" + (name_prefix or "data") + ".token_accuracy", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "response_length_mean" in data_keys:
            data_keys.remove("response_length_mean")
            data__responselengthmean = data["response_length_mean"]
            if not isinstance(data__responselengthmean, (int, float, Decimal, NoneType)) or isinstance(data__responselengthmean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".response_length_mean must be number or null", value=data__responselengthmean, name="" + (name_prefix or "data") + ".response_length_mean", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__responselengthmean, (int, float, Decimal)) and not isinstance(data__responselengthmean, bool):
                if data__responselengthmean < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".response_length_mean must be bigger than or equal to 0", value=data__responselengthmean, name="" + (name_prefix or "data") + ".response_length_mean", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "response_length_max" in data_keys:
            data_keys.remove("response_length_max")
            data__responselengthmax = data["response_length_max"]
            if not isinstance(data__responselengthmax, (int, float, Decimal, NoneType)) or isinstance(data__responselengthmax, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".response_length_max must be number or null", value=data__responselengthmax, name="" + (name_prefix or "data") + ".response_length_max", definition={'type': ['number', 'null']}, rule='type'))
        if "prompt_length_mean" in data_keys:
            data_keys.remove("prompt_length_mean")
            data__promptlengthmean = data["prompt_length_mean"]
            if not isinstance(data__promptlengthmean, (int, float, Decimal, NoneType)) or isinstance(data__promptlengthmean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".prompt_length_mean must be number or null", value=data__promptlengthmean, name="" + (name_prefix or "data") + ".prompt_length_mean", definition={'type': ['number', 'null']}, rule='type'))
        if "truncated_frac" in data_keys:
            data_keys.remove("truncated_frac")
            data__truncatedfrac = data["truncated_frac"]
            if not isinstance(data__truncatedfrac, (int, float, Decimal, NoneType)) or isinstance(data__truncatedfrac, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".truncated_frac must be number or null", value=data__truncatedfrac, name="" + (name_prefix or "data") + ".truncated_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__truncatedfrac, (int, float, Decimal)) and not isinstance(data__truncatedfrac, bool):
                if data__truncatedfrac < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".truncated_frac must be bigger than or equal to 0", value=data__truncatedfrac, name="" + (name_prefix or "data") + ".truncated_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__truncatedfrac > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".truncated_frac must be smaller than or equal to 1", value=data__truncatedfrac, name="" + (name_prefix or "data") + ".truncated_frac", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "policy_lag" in data_keys:
            data_keys.remove("policy_lag")
            data__policylag = data["policy_lag"]
            if not isinstance(data__policylag, (int, float, Decimal, NoneType)) or isinstance(data__policylag, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".policy_lag must be number or null", value=data__policylag, name="" + (name_prefix or "data") + ".policy_lag", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__policylag, (int, float, Decimal)) and not isinstance(data__policylag, bool):
                if data__policylag < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".policy_lag must be bigger than or equal to 0", value=data__policylag, name="" + (name_prefix or "data") + ".policy_lag", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "epoch" in data_keys:
            data_keys.remove("epoch")
            data__epoch = data["epoch"]
            if not isinstance(data__epoch, (int, float, Decimal, NoneType)) or isinstance(data__epoch, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".epoch must be number or null", value=data__epoch, name="" + (name_prefix or "data") + ".epoch", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__epoch, (int, float, Decimal)) and not isinstance(data__epoch, bool):
                if data__epoch < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".epoch must be bigger than or equal to 0", value=data__epoch, name="" + (name_prefix or "data") + ".epoch", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "tokens_seen" in data_keys:
            data_keys.remove("tokens_seen")
            data__tokensseen = data["tokens_seen"]
            if not isinstance(data__tokensseen, (int, float, Decimal, NoneType)) or isinstance(data__tokensseen, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_seen must be number or null", value=data__tokensseen, name="" + (name_prefix or "data") + ".tokens_seen", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__tokensseen, (int, float, Decimal)) and not isinstance(data__tokensseen, bool):
                if data__tokensseen < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_seen must be bigger than or equal to 0", value=data__tokensseen, name="" + (name_prefix or "data") + ".tokens_seen", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "step_time" in data_keys:
            data_keys.remove("step_time")
            data__steptime = data["step_time"]
            if not isinstance(data__steptime, (int, float, Decimal, NoneType)) or isinstance(data__steptime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step_time must be number or null", value=data__steptime, name="" + (name_prefix or "data") + ".step_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__steptime, (int, float, Decimal)) and not isinstance(data__steptime, bool):
                if data__steptime < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step_time must be bigger than or equal to 0", value=data__steptime, name="" + (name_prefix or "data") + ".step_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "generation_time" in data_keys:
            data_keys.remove("generation_time")
            data__generationtime = data["generation_time"]
            if not isinstance(data__generationtime, (int, float, Decimal, NoneType)) or isinstance(data__generationtime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".generation_time must be number or null", value=data__generationtime, name="" + (name_prefix or "data") + ".generation_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__generationtime, (int, float, Decimal)) and not isinstance(data__generationtime, bool):
                if data__generationtime < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".generation_time must be bigger than or equal to 0", value=data__generationtime, name="" + (name_prefix or "data") + ".generation_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "train_time" in data_keys:
            data_keys.remove("train_time")
            data__traintime = data["train_time"]
            if not isinstance(data__traintime, (int, float, Decimal, NoneType)) or isinstance(data__traintime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".train_time must be number or null", value=data__traintime, name="" + (name_prefix or "data") + ".train_time", definition={'type': ['number', 'null']}, rule='type'))
        if "weight_sync_time" in data_keys:
            data_keys.remove("weight_sync_time")
            data__weightsynctime = data["weight_sync_time"]
            if not isinstance(data__weightsynctime, (int, float, Decimal, NoneType)) or isinstance(data__weightsynctime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_sync_time must be number or null", value=data__weightsynctime, name="" + (name_prefix or "data") + ".weight_sync_time", definition={'type': ['number', 'null']}, rule='type'))
        if "tokens_per_second" in data_keys:
            data_keys.remove("tokens_per_second")
            data__tokenspersecond = data["tokens_per_second"]
            if not isinstance(data__tokenspersecond, (int, float, Decimal, NoneType)) or isinstance(data__tokenspersecond, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_per_second must be number or null", value=data__tokenspersecond, name="" + (name_prefix or "data") + ".tokens_per_second", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__tokenspersecond, (int, float, Decimal)) and not isinstance(data__tokenspersecond, bool):
                if data__tokenspersecond < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_per_second must be bigger than or equal to 0", value=data__tokenspersecond, name="" + (name_prefix or "data") + ".tokens_per_second", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "cpu_utilization" in data_keys:
            data_keys.remove("cpu_utilization")
            data__cpuutilization = data["cpu_utilization"]
            if not isinstance(data__cpuutilization, (int, float, Decimal, NoneType)) or isinstance(data__cpuutilization, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cpu_utilization must be number or null", value=data__cpuutilization, name="" + (name_prefix or "data") + ".cpu_utilization", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__cpuutilization, (int, float, Decimal)) and not isinstance(data__cpuutilization, bool):
                if data__cpuutilization < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cpu_utilization must be bigger than or equal to 0", value=data__cpuutilization, name="" + (name_prefix or "data") + ".cpu_utilization", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__cpuutilization > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cpu_utilization must be smaller than or equal to 1", value=data__cpuutilization, name="" + (name_prefix or "data") + ".cpu_utilization", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "cpu_memory_used" in data_keys:
            data_keys.remove("cpu_memory_used")
            data__cpumemoryused = data["cpu_memory_used"]
            if not isinstance(data__cpumemoryused, (int, float, Decimal, NoneType)) or isinstance(data__cpumemoryused, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cpu_memory_used must be number or null", value=data__cpumemoryused, name="" + (name_prefix or "data") + ".cpu_memory_used", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__cpumemoryused, (int, float, Decimal)) and not isinstance(data__cpumemoryused, bool):
                if data__cpumemoryused < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cpu_memory_used must be bigger than or equal to 0", value=data__cpumemoryused, name="" + (name_prefix or "data") + ".cpu_memory_used", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "gpu_memory_used" in data_keys:
            data_keys.remove("gpu_memory_used")
            data__gpumemoryused = data["gpu_memory_used"]
            if not isinstance(data__gpumemoryused, (int, float, Decimal, NoneType)) or isinstance(data__gpumemoryused, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_memory_used must be number or null", value=data__gpumemoryused, name="" + (name_prefix or "data") + ".gpu_memory_used", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__gpumemoryused, (int, float, Decimal)) and not isinstance(data__gpumemoryused, bool):
                if data__gpumemoryused < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_memory_used must be bigger than or equal to 0", value=data__gpumemoryused, name="" + (name_prefix or "data") + ".gpu_memory_used", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "gpu_memory_total" in data_keys:
            data_keys.remove("gpu_memory_total")
            data__gpumemorytotal = data["gpu_memory_total"]
            if not isinstance(data__gpumemorytotal, (int, float, Decimal, NoneType)) or isinstance(data__gpumemorytotal, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_memory_total must be number or null", value=data__gpumemorytotal, name="" + (name_prefix or "data") + ".gpu_memory_total", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__gpumemorytotal, (int, float, Decimal)) and not isinstance(data__gpumemorytotal, bool):
                if data__gpumemorytotal < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_memory_total must be bigger than or equal to 0", value=data__gpumemorytotal, name="" + (name_prefix or "data") + ".gpu_memory_total", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "gpu_memory_allocated" in data_keys:
            data_keys.remove("gpu_memory_allocated")
            data__gpumemoryallocated = data["gpu_memory_allocated"]
            if not isinstance(data__gpumemoryallocated, (int, float, Decimal, NoneType)) or isinstance(data__gpumemoryallocated, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_memory_allocated must be number or null", value=data__gpumemoryallocated, name="" + (name_prefix or "data") + ".gpu_memory_allocated", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__gpumemoryallocated, (int, float, Decimal)) and not isinstance(data__gpumemoryallocated, bool):
                if data__gpumemoryallocated < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_memory_allocated must be bigger than or equal to 0", value=data__gpumemoryallocated, name="" + (name_prefix or "data") + ".gpu_memory_allocated", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "gpu_utilization" in data_keys:
            data_keys.remove("gpu_utilization")
            data__gpuutilization = data["gpu_utilization"]
            if not isinstance(data__gpuutilization, (int, float, Decimal, NoneType)) or isinstance(data__gpuutilization, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_utilization must be number or null", value=data__gpuutilization, name="" + (name_prefix or "data") + ".gpu_utilization", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__gpuutilization, (int, float, Decimal)) and not isinstance(data__gpuutilization, bool):
                if data__gpuutilization < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_utilization must be bigger than or equal to 0", value=data__gpuutilization, name="" + (name_prefix or "data") + ".gpu_utilization", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__gpuutilization > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_utilization must be smaller than or equal to 1", value=data__gpuutilization, name="" + (name_prefix or "data") + ".gpu_utilization", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "gpu_power" in data_keys:
            data_keys.remove("gpu_power")
            data__gpupower = data["gpu_power"]
            if not isinstance(data__gpupower, (int, float, Decimal, NoneType)) or isinstance(data__gpupower, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_power must be number or null", value=data__gpupower, name="" + (name_prefix or "data") + ".gpu_power", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__gpupower, (int, float, Decimal)) and not isinstance(data__gpupower, bool):
                if data__gpupower < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_power must be bigger than or equal to 0", value=data__gpupower, name="" + (name_prefix or "data") + ".gpu_power", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "gpu_temperature" in data_keys:
            data_keys.remove("gpu_temperature")
            data__gputemperature = data["gpu_temperature"]
            if not isinstance(data__gputemperature, (int, float, Decimal, NoneType)) or isinstance(data__gputemperature, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gpu_temperature must be number or null", value=data__gputemperature, name="" + (name_prefix or "data") + ".gpu_temperature", definition={'type': ['number', 'null']}, rule='type'))
        if "disk_free" in data_keys:
            data_keys.remove("disk_free")
            data__diskfree = data["disk_free"]
            if not isinstance(data__diskfree, (int, float, Decimal, NoneType)) or isinstance(data__diskfree, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".disk_free must be number or null", value=data__diskfree, name="" + (name_prefix or "data") + ".disk_free", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__diskfree, (int, float, Decimal)) and not isinstance(data__diskfree, bool):
                if data__diskfree < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".disk_free must be bigger than or equal to 0", value=data__diskfree, name="" + (name_prefix or "data") + ".disk_free", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "network_bandwidth" in data_keys:
            data_keys.remove("network_bandwidth")
            data__networkbandwidth = data["network_bandwidth"]
            if not isinstance(data__networkbandwidth, (int, float, Decimal, NoneType)) or isinstance(data__networkbandwidth, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_bandwidth must be number or null", value=data__networkbandwidth, name="" + (name_prefix or "data") + ".network_bandwidth", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__networkbandwidth, (int, float, Decimal)) and not isinstance(data__networkbandwidth, bool):
                if data__networkbandwidth < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_bandwidth must be bigger than or equal to 0", value=data__networkbandwidth, name="" + (name_prefix or "data") + ".network_bandwidth", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "network_bandwidth_in" in data_keys:
            data_keys.remove("network_bandwidth_in")
            data__networkbandwidthin = data["network_bandwidth_in"]
            if not isinstance(data__networkbandwidthin, (int, float, Decimal, NoneType)) or isinstance(data__networkbandwidthin, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_bandwidth_in must be number or null", value=data__networkbandwidthin, name="" + (name_prefix or "data") + ".network_bandwidth_in", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__networkbandwidthin, (int, float, Decimal)) and not isinstance(data__networkbandwidthin, bool):
                if data__networkbandwidthin < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_bandwidth_in must be bigger than or equal to 0", value=data__networkbandwidthin, name="" + (name_prefix or "data") + ".network_bandwidth_in", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "network_bandwidth_out" in data_keys:
            data_keys.remove("network_bandwidth_out")
            data__networkbandwidthout = data["network_bandwidth_out"]
            if not isinstance(data__networkbandwidthout, (int, float, Decimal, NoneType)) or isinstance(data__networkbandwidthout, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_bandwidth_out must be number or null", value=data__networkbandwidthout, name="" + (name_prefix or "data") + ".network_bandwidth_out", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__networkbandwidthout, (int, float, Decimal)) and not isinstance(data__networkbandwidthout, bool):
                if data__networkbandwidthout < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_bandwidth_out must be bigger than or equal to 0", value=data__networkbandwidthout, name="" + (name_prefix or "data") + ".network_bandwidth_out", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "network_latency" in data_keys:
            data_keys.remove("network_latency")
            data__networklatency = data["network_latency"]
            if not isinstance(data__networklatency, (int, float, Decimal, NoneType)) or isinstance(data__networklatency, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_latency must be number or null", value=data__networklatency, name="" + (name_prefix or "data") + ".network_latency", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__networklatency, (int, float, Decimal)) and not isinstance(data__networklatency, bool):
                if data__networklatency < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".network_latency must be bigger than or equal to 0", value=data__networklatency, name="" + (name_prefix or "data") + ".network_latency", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "allreduce_time" in data_keys:
            data_keys.remove("allreduce_time")
            data__allreducetime = data["allreduce_time"]
            if not isinstance(data__allreducetime, (int, float, Decimal, NoneType)) or isinstance(data__allreducetime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".allreduce_time must be number or null", value=data__allreducetime, name="" + (name_prefix or "data") + ".allreduce_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__allreducetime, (int, float, Decimal)) and not isinstance(data__allreducetime, bool):
                if data__allreducetime < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".allreduce_time must be bigger than or equal to 0", value=data__allreducetime, name="" + (name_prefix or "data") + ".allreduce_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "seed" in data_keys:
            data_keys.remove("seed")
            data__seed = data["seed"]
            if not isinstance(data__seed, (int, NoneType)) and not (isinstance(data__seed, float) and data__seed.is_integer()) or isinstance(data__seed, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seed must be integer or null", value=data__seed, name="" + (name_prefix or "data") + ".seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='type'))
            if isinstance(data__seed, (int, float, Decimal)) and not isinstance(data__seed, bool):
                if data__seed < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seed must be bigger than or equal to 0", value=data__seed, name="" + (name_prefix or "data") + ".seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='minimum'))
                if data__seed > 18446744073709551615:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seed must be smaller than or equal to 18446744073709551615", value=data__seed, name="" + (name_prefix or "data") + ".seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='maximum'))
        if "python_hash_seed" in data_keys:
            data_keys.remove("python_hash_seed")
            data__pythonhashseed = data["python_hash_seed"]
            if not isinstance(data__pythonhashseed, (int, NoneType)) and not (isinstance(data__pythonhashseed, float) and data__pythonhashseed.is_integer()) or isinstance(data__pythonhashseed, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".python_hash_seed must be integer or null", value=data__pythonhashseed, name="" + (name_prefix or "data") + ".python_hash_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='type'))
            if isinstance(data__pythonhashseed, (int, float, Decimal)) and not isinstance(data__pythonhashseed, bool):
                if data__pythonhashseed < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".python_hash_seed must be bigger than or equal to 0", value=data__pythonhashseed, name="" + (name_prefix or "data") + ".python_hash_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='minimum'))
                if data__pythonhashseed > 18446744073709551615:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".python_hash_seed must be smaller than or equal to 18446744073709551615", value=data__pythonhashseed, name="" + (name_prefix or "data") + ".python_hash_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='maximum'))
        if "torch_seed" in data_keys:
            data_keys.remove("torch_seed")
            data__torchseed = data["torch_seed"]
            if not isinstance(data__torchseed, (int, NoneType)) and not (isinstance(data__torchseed, float) and data__torchseed.is_integer()) or isinstance(data__torchseed, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".torch_seed must be integer or null", value=data__torchseed, name="" + (name_prefix or "data") + ".torch_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='type'))
            if isinstance(data__torchseed, (int, float, Decimal)) and not isinstance(data__torchseed, bool):
                if data__torchseed < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".torch_seed must be bigger than or equal to 0", value=data__torchseed, name="" + (name_prefix or "data") + ".torch_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='minimum'))
                if data__torchseed > 18446744073709551615:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".torch_seed must be smaller than or equal to 18446744073709551615", value=data__torchseed, name="" + (name_prefix or "data") + ".torch_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='maximum'))
        if "numpy_seed" in data_keys:
            data_keys.remove("numpy_seed")
            data__numpyseed = data["numpy_seed"]
            if not isinstance(data__numpyseed, (int, NoneType)) and not (isinstance(data__numpyseed, float) and data__numpyseed.is_integer()) or isinstance(data__numpyseed, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".numpy_seed must be integer or null", value=data__numpyseed, name="" + (name_prefix or "data") + ".numpy_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='type'))
            if isinstance(data__numpyseed, (int, float, Decimal)) and not isinstance(data__numpyseed, bool):
                if data__numpyseed < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".numpy_seed must be bigger than or equal to 0", value=data__numpyseed, name="" + (name_prefix or "data") + ".numpy_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='minimum'))
                if data__numpyseed > 18446744073709551615:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".numpy_seed must be smaller than or equal to 18446744073709551615", value=data__numpyseed, name="" + (name_prefix or "data") + ".numpy_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='maximum'))
        if "random_seed" in data_keys:
            data_keys.remove("random_seed")
            data__randomseed = data["random_seed"]
            if not isinstance(data__randomseed, (int, NoneType)) and not (isinstance(data__randomseed, float) and data__randomseed.is_integer()) or isinstance(data__randomseed, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".random_seed must be integer or null", value=data__randomseed, name="" + (name_prefix or "data") + ".random_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='type'))
            if isinstance(data__randomseed, (int, float, Decimal)) and not isinstance(data__randomseed, bool):
                if data__randomseed < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".random_seed must be bigger than or equal to 0", value=data__randomseed, name="" + (name_prefix or "data") + ".random_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='minimum'))
                if data__randomseed > 18446744073709551615:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".random_seed must be smaller than or equal to 18446744073709551615", value=data__randomseed, name="" + (name_prefix or "data") + ".random_seed", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 18446744073709551615}, rule='maximum'))
        if "tokens_in" in data_keys:
            data_keys.remove("tokens_in")
            data__tokensin = data["tokens_in"]
            if not isinstance(data__tokensin, (int, NoneType)) and not (isinstance(data__tokensin, float) and data__tokensin.is_integer()) or isinstance(data__tokensin, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_in must be integer or null", value=data__tokensin, name="" + (name_prefix or "data") + ".tokens_in", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__tokensin, (int, float, Decimal)) and not isinstance(data__tokensin, bool):
                if data__tokensin < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_in must be bigger than or equal to 0", value=data__tokensin, name="" + (name_prefix or "data") + ".tokens_in", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__tokensin > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_in must be smaller than or equal to 9007199254740991", value=data__tokensin, name="" + (name_prefix or "data") + ".tokens_in", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "tokens_out" in data_keys:
            data_keys.remove("tokens_out")
            data__tokensout = data["tokens_out"]
            if not isinstance(data__tokensout, (int, NoneType)) and not (isinstance(data__tokensout, float) and data__tokensout.is_integer()) or isinstance(data__tokensout, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_out must be integer or null", value=data__tokensout, name="" + (name_prefix or "data") + ".tokens_out", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__tokensout, (int, float, Decimal)) and not isinstance(data__tokensout, bool):
                if data__tokensout < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_out must be bigger than or equal to 0", value=data__tokensout, name="" + (name_prefix or "data") + ".tokens_out", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__tokensout > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tokens_out must be smaller than or equal to 9007199254740991", value=data__tokensout, name="" + (name_prefix or "data") + ".tokens_out", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "batch_size" in data_keys:
            data_keys.remove("batch_size")
            data__batchsize = data["batch_size"]
            if not isinstance(data__batchsize, (int, NoneType)) and not (isinstance(data__batchsize, float) and data__batchsize.is_integer()) or isinstance(data__batchsize, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".batch_size must be integer or null", value=data__batchsize, name="" + (name_prefix or "data") + ".batch_size", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__batchsize, (int, float, Decimal)) and not isinstance(data__batchsize, bool):
                if data__batchsize < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".batch_size must be bigger than or equal to 0", value=data__batchsize, name="" + (name_prefix or "data") + ".batch_size", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__batchsize > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".batch_size must be smaller than or equal to 9007199254740991", value=data__batchsize, name="" + (name_prefix or "data") + ".batch_size", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "sequence_length" in data_keys:
            data_keys.remove("sequence_length")
            data__sequencelength = data["sequence_length"]
            if not isinstance(data__sequencelength, (int, NoneType)) and not (isinstance(data__sequencelength, float) and data__sequencelength.is_integer()) or isinstance(data__sequencelength, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sequence_length must be integer or null", value=data__sequencelength, name="" + (name_prefix or "data") + ".sequence_length", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__sequencelength, (int, float, Decimal)) and not isinstance(data__sequencelength, bool):
                if data__sequencelength < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sequence_length must be bigger than or equal to 0", value=data__sequencelength, name="" + (name_prefix or "data") + ".sequence_length", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__sequencelength > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sequence_length must be smaller than or equal to 9007199254740991", value=data__sequencelength, name="" + (name_prefix or "data") + ".sequence_length", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "dataset_name" in data_keys:
            data_keys.remove("dataset_name")
            data__datasetname = data["dataset_name"]
            if not isinstance(data__datasetname, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dataset_name must be string or null", value=data__datasetname, name="" + (name_prefix or "data") + ".dataset_name", definition={'type': ['string', 'null']}, rule='type'))
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='type'))
            if isinstance(data__runid, str):
                if not REGEX_PATTERNS['^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'].search(data__runid):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must match pattern ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='pattern'))
        if "phase" in data_keys:
            data_keys.remove("phase")
            data__phase = data["phase"]
            if not isinstance(data__phase, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".phase must be string", value=data__phase, name="" + (name_prefix or "data") + ".phase", definition={'type': 'string', 'enum': ['train', 'eval', 'test', 'summary', 'lifecycle']}, rule='type'))
            if not (isinstance(data__phase, str) and data__phase == 'train' or isinstance(data__phase, str) and data__phase == 'eval' or isinstance(data__phase, str) and data__phase == 'test' or isinstance(data__phase, str) and data__phase == 'summary' or isinstance(data__phase, str) and data__phase == 'lifecycle'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".phase must be one of ['train', 'eval', 'test', 'summary', 'lifecycle']", value=data__phase, name="" + (name_prefix or "data") + ".phase", definition={'type': 'string', 'enum': ['train', 'eval', 'test', 'summary', 'lifecycle']}, rule='enum'))
        if "git_sha" in data_keys:
            data_keys.remove("git_sha")
            data__gitsha = data["git_sha"]
            if not isinstance(data__gitsha, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".git_sha must be string or null", value=data__gitsha, name="" + (name_prefix or "data") + ".git_sha", definition={'type': ['string', 'null']}, rule='type'))
        if "model_name" in data_keys:
            data_keys.remove("model_name")
            data__modelname = data["model_name"]
            if not isinstance(data__modelname, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".model_name must be string or null", value=data__modelname, name="" + (name_prefix or "data") + ".model_name", definition={'type': ['string', 'null']}, rule='type'))
        if "model_size" in data_keys:
            data_keys.remove("model_size")
            data__modelsize = data["model_size"]
            if not isinstance(data__modelsize, (int, NoneType)) and not (isinstance(data__modelsize, float) and data__modelsize.is_integer()) or isinstance(data__modelsize, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".model_size must be integer or null", value=data__modelsize, name="" + (name_prefix or "data") + ".model_size", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__modelsize, (int, float, Decimal)) and not isinstance(data__modelsize, bool):
                if data__modelsize < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".model_size must be bigger than or equal to 0", value=data__modelsize, name="" + (name_prefix or "data") + ".model_size", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__modelsize > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".model_size must be smaller than or equal to 9007199254740991", value=data__modelsize, name="" + (name_prefix or "data") + ".model_size", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "optimizer" in data_keys:
            data_keys.remove("optimizer")
            data__optimizer = data["optimizer"]
            if not isinstance(data__optimizer, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".optimizer must be string or null", value=data__optimizer, name="" + (name_prefix or "data") + ".optimizer", definition={'type': ['string', 'null']}, rule='type'))
        if "scheduler" in data_keys:
            data_keys.remove("scheduler")
            data__scheduler = data["scheduler"]
            if not isinstance(data__scheduler, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".scheduler must be string or null", value=data__scheduler, name="" + (name_prefix or "data") + ".scheduler", definition={'type': ['string', 'null']}, rule='type'))
        if "rank" in data_keys:
            data_keys.remove("rank")
            data__rank = data["rank"]
            if not isinstance(data__rank, (int, NoneType)) and not (isinstance(data__rank, float) and data__rank.is_integer()) or isinstance(data__rank, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rank must be integer or null", value=data__rank, name="" + (name_prefix or "data") + ".rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__rank, (int, float, Decimal)) and not isinstance(data__rank, bool):
                if data__rank < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rank must be bigger than or equal to 0", value=data__rank, name="" + (name_prefix or "data") + ".rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__rank > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rank must be smaller than or equal to 9007199254740991", value=data__rank, name="" + (name_prefix or "data") + ".rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "local_rank" in data_keys:
            data_keys.remove("local_rank")
            data__localrank = data["local_rank"]
            if not isinstance(data__localrank, (int, NoneType)) and not (isinstance(data__localrank, float) and data__localrank.is_integer()) or isinstance(data__localrank, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".local_rank must be integer or null", value=data__localrank, name="" + (name_prefix or "data") + ".local_rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__localrank, (int, float, Decimal)) and not isinstance(data__localrank, bool):
                if data__localrank < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".local_rank must be bigger than or equal to 0", value=data__localrank, name="" + (name_prefix or "data") + ".local_rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__localrank > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".local_rank must be smaller than or equal to 9007199254740991", value=data__localrank, name="" + (name_prefix or "data") + ".local_rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "world_size" in data_keys:
            data_keys.remove("world_size")
            data__worldsize = data["world_size"]
            if not isinstance(data__worldsize, (int, NoneType)) and not (isinstance(data__worldsize, float) and data__worldsize.is_integer()) or isinstance(data__worldsize, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".world_size must be integer or null", value=data__worldsize, name="" + (name_prefix or "data") + ".world_size", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__worldsize, (int, float, Decimal)) and not isinstance(data__worldsize, bool):
                if data__worldsize < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".world_size must be bigger than or equal to 1", value=data__worldsize, name="" + (name_prefix or "data") + ".world_size", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__worldsize > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".world_size must be smaller than or equal to 9007199254740991", value=data__worldsize, name="" + (name_prefix or "data") + ".world_size", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "hostname" in data_keys:
            data_keys.remove("hostname")
            data__hostname = data["hostname"]
            if not isinstance(data__hostname, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hostname must be string or null", value=data__hostname, name="" + (name_prefix or "data") + ".hostname", definition={'type': ['string', 'null']}, rule='type'))
        if "attempt" in data_keys:
            data_keys.remove("attempt")
            data__attempt = data["attempt"]
            if not isinstance(data__attempt, (int, NoneType)) and not (isinstance(data__attempt, float) and data__attempt.is_integer()) or isinstance(data__attempt, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempt must be integer or null", value=data__attempt, name="" + (name_prefix or "data") + ".attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__attempt, (int, float, Decimal)) and not isinstance(data__attempt, bool):
                if data__attempt < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempt must be bigger than or equal to 1", value=data__attempt, name="" + (name_prefix or "data") + ".attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__attempt > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempt must be smaller than or equal to 9007199254740991", value=data__attempt, name="" + (name_prefix or "data") + ".attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "attempt_id" in data_keys:
            data_keys.remove("attempt_id")
            data__attemptid = data["attempt_id"]
            if not isinstance(data__attemptid, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempt_id must be string or null", value=data__attemptid, name="" + (name_prefix or "data") + ".attempt_id", definition={'type': ['string', 'null']}, rule='type'))
        if "seq" in data_keys:
            data_keys.remove("seq")
            data__seq = data["seq"]
            if not isinstance(data__seq, (int, NoneType)) and not (isinstance(data__seq, float) and data__seq.is_integer()) or isinstance(data__seq, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seq must be integer or null", value=data__seq, name="" + (name_prefix or "data") + ".seq", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__seq, (int, float, Decimal)) and not isinstance(data__seq, bool):
                if data__seq < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seq must be bigger than or equal to 0", value=data__seq, name="" + (name_prefix or "data") + ".seq", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__seq > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seq must be smaller than or equal to 9007199254740991", value=data__seq, name="" + (name_prefix or "data") + ".seq", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "dropped" in data_keys:
            data_keys.remove("dropped")
            data__dropped = data["dropped"]
            if not isinstance(data__dropped, (int, NoneType)) and not (isinstance(data__dropped, float) and data__dropped.is_integer()) or isinstance(data__dropped, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be integer or null", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__dropped, (int, float, Decimal)) and not isinstance(data__dropped, bool):
                if data__dropped < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be bigger than or equal to 0", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__dropped > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be smaller than or equal to 9007199254740991", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            if not isinstance(data__rule, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rule must be string", value=data__rule, name="" + (name_prefix or "data") + ".rule", definition={'type': 'string'}, rule='type'))
        if "severity" in data_keys:
            data_keys.remove("severity")
            data__severity = data["severity"]
            if not isinstance(data__severity, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be string", value=data__severity, name="" + (name_prefix or "data") + ".severity", definition={'type': 'string', 'enum': ['info', 'warning', 'critical']}, rule='type'))
            if not (isinstance(data__severity, str) and data__severity == 'info' or isinstance(data__severity, str) and data__severity == 'warning' or isinstance(data__severity, str) and data__severity == 'critical'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".severity must be one of ['info', 'warning', 'critical']", value=data__severity, name="" + (name_prefix or "data") + ".severity", definition={'type': 'string', 'enum': ['info', 'warning', 'critical']}, rule='enum'))
        if "metric" in data_keys:
            data_keys.remove("metric")
            data__metric = data["metric"]
            if not isinstance(data__metric, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric must be string or null", value=data__metric, name="" + (name_prefix or "data") + ".metric", definition={'type': ['string', 'null']}, rule='type'))
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (int, float, Decimal, str, NoneType)) or isinstance(data__value, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value must be number or string or null", value=data__value, name="" + (name_prefix or "data") + ".value", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__value, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__value):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value must match pattern ^(NaN|-?Infinity)$", value=data__value, name="" + (name_prefix or "data") + ".value", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "threshold" in data_keys:
            data_keys.remove("threshold")
            data__threshold = data["threshold"]
            if not isinstance(data__threshold, (int, float, Decimal, str, NoneType)) or isinstance(data__threshold, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".threshold must be number or string or null", value=data__threshold, name="" + (name_prefix or "data") + ".threshold", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__threshold, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__threshold):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".threshold must match pattern ^(NaN|-?Infinity)$", value=data__threshold, name="" + (name_prefix or "data") + ".threshold", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "baseline" in data_keys:
            data_keys.remove("baseline")
            data__baseline = data["baseline"]
            if not isinstance(data__baseline, (int, float, Decimal, str, NoneType)) or isinstance(data__baseline, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".baseline must be number or string or null", value=data__baseline, name="" + (name_prefix or "data") + ".baseline", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__baseline, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__baseline):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".baseline must match pattern ^(NaN|-?Infinity)$", value=data__baseline, name="" + (name_prefix or "data") + ".baseline", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not isinstance(data__kind, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be string", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string', 'enum': ['started', 'ended', 'checkpoint', 'stall']}, rule='type'))
            if not (isinstance(data__kind, str) and data__kind == 'started' or isinstance(data__kind, str) and data__kind == 'ended' or isinstance(data__kind, str) and data__kind == 'checkpoint' or isinstance(data__kind, str) and data__kind == 'stall'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be one of ['started', 'ended', 'checkpoint', 'stall']", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string', 'enum': ['started', 'ended', 'checkpoint', 'stall']}, rule='enum'))
        if "opening" in data_keys:
            data_keys.remove("opening")
            data__opening = data["opening"]
            if not isinstance(data__opening, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".opening must be string or null", value=data__opening, name="" + (name_prefix or "data") + ".opening", definition={'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, rule='type'))
            if not (isinstance(data__opening, str) and data__opening == 'new' or isinstance(data__opening, str) and data__opening == 'resumed' or isinstance(data__opening, str) and data__opening == 'restarted' or isinstance(data__opening, str) and data__opening == 'stage' or isinstance(data__opening, str) and data__opening == 'trial' or data__opening is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".opening must be one of ['new', 'resumed', 'restarted', 'stage', 'trial', None]", value=data__opening, name="" + (name_prefix or "data") + ".opening", definition={'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, rule='enum'))
        if "from_step" in data_keys:
            data_keys.remove("from_step")
            data__fromstep = data["from_step"]
            if not isinstance(data__fromstep, (int, NoneType)) and not (isinstance(data__fromstep, float) and data__fromstep.is_integer()) or isinstance(data__fromstep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_step must be integer or null", value=data__fromstep, name="" + (name_prefix or "data") + ".from_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__fromstep, (int, float, Decimal)) and not isinstance(data__fromstep, bool):
                if data__fromstep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_step must be bigger than or equal to 0", value=data__fromstep, name="" + (name_prefix or "data") + ".from_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__fromstep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_step must be smaller than or equal to 9007199254740991", value=data__fromstep, name="" + (name_prefix or "data") + ".from_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "from_attempt" in data_keys:
            data_keys.remove("from_attempt")
            data__fromattempt = data["from_attempt"]
            if not isinstance(data__fromattempt, (int, NoneType)) and not (isinstance(data__fromattempt, float) and data__fromattempt.is_integer()) or isinstance(data__fromattempt, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_attempt must be integer or null", value=data__fromattempt, name="" + (name_prefix or "data") + ".from_attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__fromattempt, (int, float, Decimal)) and not isinstance(data__fromattempt, bool):
                if data__fromattempt < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_attempt must be bigger than or equal to 1", value=data__fromattempt, name="" + (name_prefix or "data") + ".from_attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__fromattempt > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_attempt must be smaller than or equal to 9007199254740991", value=data__fromattempt, name="" + (name_prefix or "data") + ".from_attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "ending" in data_keys:
            data_keys.remove("ending")
            data__ending = data["ending"]
            if not isinstance(data__ending, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ending must be string or null", value=data__ending, name="" + (name_prefix or "data") + ".ending", definition={'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, rule='type'))
            if not (isinstance(data__ending, str) and data__ending == 'finished' or isinstance(data__ending, str) and data__ending == 'failed' or isinstance(data__ending, str) and data__ending == 'interrupted' or isinstance(data__ending, str) and data__ending == 'stopped' or isinstance(data__ending, str) and data__ending == 'ended_early' or data__ending is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ending must be one of ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]", value=data__ending, name="" + (name_prefix or "data") + ".ending", definition={'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, rule='enum'))
        if "error_type" in data_keys:
            data_keys.remove("error_type")
            data__errortype = data["error_type"]
            if not isinstance(data__errortype, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".error_type must be string or null", value=data__errortype, name="" + (name_prefix or "data") + ".error_type", definition={'type': ['string', 'null']}, rule='type'))
        if "error_message" in data_keys:
            data_keys.remove("error_message")
            data__errormessage = data["error_message"]
            if not isinstance(data__errormessage, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".error_message must be string or null", value=data__errormessage, name="" + (name_prefix or "data") + ".error_message", definition={'type': ['string', 'null']}, rule='type'))
        if "signal" in data_keys:
            data_keys.remove("signal")
            data__signal = data["signal"]
            if not isinstance(data__signal, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".signal must be string or null", value=data__signal, name="" + (name_prefix or "data") + ".signal", definition={'type': ['string', 'null']}, rule='type'))
        if "trial" in data_keys:
            data_keys.remove("trial")
            data__trial = data["trial"]
            if not isinstance(data__trial, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trial must be string or null", value=data__trial, name="" + (name_prefix or "data") + ".trial", definition={'type': ['string', 'null']}, rule='type'))
        if "checkpoint" in data_keys:
            data_keys.remove("checkpoint")
            data__checkpoint = data["checkpoint"]
            if not isinstance(data__checkpoint, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".checkpoint must be string or null", value=data__checkpoint, name="" + (name_prefix or "data") + ".checkpoint", definition={'type': ['string', 'null']}, rule='type'))
        if "notes" in data_keys:
            data_keys.remove("notes")
            data__notes = data["notes"]
            if not isinstance(data__notes, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".notes must be array", value=data__notes, name="" + (name_prefix or "data") + ".notes", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__notes_is_list = isinstance(data__notes, (list, tuple))
            if data__notes_is_list:
                data__notes_len = len(data__notes)
                for data__notes_x, data__notes_item in enumerate(data__notes):
                    if not isinstance(data__notes_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".notes[{data__notes_x}]".format(**locals()) + " must be string", value=data__notes_item, name="" + (name_prefix or "data") + ".notes[{data__notes_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "nonfinite" in data_keys:
            data_keys.remove("nonfinite")
            data__nonfinite = data["nonfinite"]
            if not isinstance(data__nonfinite, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite must be object", value=data__nonfinite, name="" + (name_prefix or "data") + ".nonfinite", definition={'type': 'object', 'additionalProperties': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}, rule='type'))
            data__nonfinite_is_dict = isinstance(data__nonfinite, dict)
            if data__nonfinite_is_dict:
                data__nonfinite_keys = set(data__nonfinite.keys())
                for data__nonfinite_key in data__nonfinite_keys:
                    if data__nonfinite_key not in []:
                        data__nonfinite_value = data__nonfinite.get(data__nonfinite_key)
                        if not isinstance(data__nonfinite_value, (str)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + " must be string", value=data__nonfinite_value, name="" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + "", definition={'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}, rule='type'))
                        if not (isinstance(data__nonfinite_value, str) and data__nonfinite_value == 'NaN' or isinstance(data__nonfinite_value, str) and data__nonfinite_value == 'Infinity' or isinstance(data__nonfinite_value, str) and data__nonfinite_value == '-Infinity'):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + " must be one of ['NaN', 'Infinity', '-Infinity']", value=data__nonfinite_value, name="" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + "", definition={'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}, rule='enum'))
        for data_key in data_keys:
            if data_key not in ['schema_version', 'step', 'wall_time', 'timestamp', 'reward_mean', 'reward_std', 'reward_group_std', 'frac_reward_zero_std', 'kl_mean', 'kl_sequence', 'approx_kl', 'rollout_kl', 'entropy_mean', 'clip_frac', 'value_clip_frac', 'ratio_mean', 'grad_norm', 'critic_grad_norm', 'lr', 'critic_lr', 'loss', 'policy_loss', 'value_loss', 'advantage_mean', 'advantage_std', 'value_mean', 'explained_variance', 'return_mean', 'reward_margin', 'reward_chosen', 'reward_rejected', 'logps_chosen', 'logps_rejected', 'preference_accuracy', 'token_accuracy', 'response_length_mean', 'response_length_max', 'prompt_length_mean', 'truncated_frac', 'policy_lag', 'epoch', 'tokens_seen', 'step_time', 'generation_time', 'train_time', 'weight_sync_time', 'tokens_per_second', 'cpu_utilization', 'cpu_memory_used', 'gpu_memory_used', 'gpu_memory_total', 'gpu_memory_allocated', 'gpu_utilization', 'gpu_power', 'gpu_temperature', 'disk_free', 'network_bandwidth', 'network_bandwidth_in', 'network_bandwidth_out', 'network_latency', 'allreduce_time', 'seed', 'python_hash_seed', 'torch_seed', 'numpy_seed', 'random_seed', 'tokens_in', 'tokens_out', 'batch_size', 'sequence_length', 'dataset_name', 'run_id', 'phase', 'git_sha', 'model_name', 'model_size', 'optimizer', 'scheduler', 'rank', 'local_rank', 'world_size', 'hostname', 'attempt', 'attempt_id', 'seq', 'dropped', 'rule', 'severity', 'metric', 'value', 'threshold', 'baseline', 'kind', 'opening', 'from_step', 'from_attempt', 'ending', 'error_type', 'error_message', 'signal', 'trial', 'checkpoint', 'notes', 'nonfinite']:
                data_value = data.get(data_key)
                if not isinstance(data_value, (int, float, Decimal, NoneType)) or isinstance(data_value, bool):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".{data_key}".format(**locals()) + " must be number or null", value=data_value, name="" + (name_prefix or "data") + ".{data_key}".format(**locals()) + "", definition={'type': ['number', 'null']}, rule='type'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_flat_record = validate

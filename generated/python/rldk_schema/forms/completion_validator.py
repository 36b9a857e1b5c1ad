# DO NOT EDIT. Generated from schema/completion.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
import re
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


REGEX_PATTERNS = {
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'index', 'prompt', 'completion', 'reward', 'rewards', 'advantage'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'prompt': {}, 'completion': {}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'extra': {'type': ['object', 'null'], 'additionalProperties': {}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'attempt', 'index', 'prompt', 'completion', 'reward', 'rewards', 'advantage']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'index', 'prompt', 'completion', 'reward', 'rewards', 'advantage'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'prompt': {}, 'completion': {}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'extra': {'type': ['object', 'null'], 'additionalProperties': {}}}}, rule='required'))
        data_keys = set(data.keys())
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
        if "index" in data_keys:
            data_keys.remove("index")
            data__index = data["index"]
            if not isinstance(data__index, (int)) and not (isinstance(data__index, float) and data__index.is_integer()) or isinstance(data__index, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".index must be integer", value=data__index, name="" + (name_prefix or "data") + ".index", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__index, (int, float, Decimal)) and not isinstance(data__index, bool):
                if data__index < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".index must be bigger than or equal to 0", value=data__index, name="" + (name_prefix or "data") + ".index", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__index > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".index must be smaller than or equal to 9007199254740991", value=data__index, name="" + (name_prefix or "data") + ".index", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "prompt" in data_keys:
            data_keys.remove("prompt")
            data__prompt = data["prompt"]
        if "completion" in data_keys:
            data_keys.remove("completion")
            data__completion = data["completion"]
        if "reward" in data_keys:
            data_keys.remove("reward")
            data__reward = data["reward"]
            if not isinstance(data__reward, (int, float, Decimal, str, NoneType)) or isinstance(data__reward, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward must be number or string or null", value=data__reward, name="" + (name_prefix or "data") + ".reward", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__reward, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__reward):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward must match pattern ^(NaN|-?Infinity)$", value=data__reward, name="" + (name_prefix or "data") + ".reward", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "rewards" in data_keys:
            data_keys.remove("rewards")
            data__rewards = data["rewards"]
            if not isinstance(data__rewards, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rewards must be object", value=data__rewards, name="" + (name_prefix or "data") + ".rewards", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, rule='type'))
            data__rewards_is_dict = isinstance(data__rewards, dict)
            if data__rewards_is_dict:
                data__rewards_keys = set(data__rewards.keys())
                for data__rewards_key in data__rewards_keys:
                    if data__rewards_key not in []:
                        data__rewards_value = data__rewards.get(data__rewards_key)
                        if not isinstance(data__rewards_value, (int, float, Decimal, str, NoneType)) or isinstance(data__rewards_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + " must be number or string or null", value=data__rewards_value, name="" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
                        if isinstance(data__rewards_value, str):
                            if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__rewards_value):
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + " must match pattern ^(NaN|-?Infinity)$", value=data__rewards_value, name="" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "advantage" in data_keys:
            data_keys.remove("advantage")
            data__advantage = data["advantage"]
            if not isinstance(data__advantage, (int, float, Decimal, str, NoneType)) or isinstance(data__advantage, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage must be number or string or null", value=data__advantage, name="" + (name_prefix or "data") + ".advantage", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__advantage, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__advantage):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage must match pattern ^(NaN|-?Infinity)$", value=data__advantage, name="" + (name_prefix or "data") + ".advantage", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "extra" in data_keys:
            data_keys.remove("extra")
            data__extra = data["extra"]
            if not isinstance(data__extra, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".extra must be object or null", value=data__extra, name="" + (name_prefix or "data") + ".extra", definition={'type': ['object', 'null'], 'additionalProperties': {}}, rule='type'))
            data__extra_is_dict = isinstance(data__extra, dict)
            if data__extra_is_dict:
                data__extra_keys = set(data__extra.keys())
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'index', 'prompt', 'completion', 'reward', 'rewards', 'advantage'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'prompt': {}, 'completion': {}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'extra': {'type': ['object', 'null'], 'additionalProperties': {}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_completion = validate

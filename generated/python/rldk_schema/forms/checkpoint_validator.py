# DO NOT EDIT. Generated from schema/checkpoint.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'timestamp', 'path', 'facts'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'timestamp': {'type': 'number'}, 'path': {'type': 'string'}, 'facts': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/WeightGroup'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'note': {'type': ['string', 'null']}}, 'definitions': {'CheckpointFacts': {'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, 'WeightGroup': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'attempt', 'timestamp', 'path', 'facts']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'timestamp', 'path', 'facts'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'timestamp': {'type': 'number'}, 'path': {'type': 'string'}, 'facts': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/WeightGroup'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'note': {'type': ['string', 'null']}}, 'definitions': {'CheckpointFacts': {'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, 'WeightGroup': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='required'))
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
        if "timestamp" in data_keys:
            data_keys.remove("timestamp")
            data__timestamp = data["timestamp"]
            if not isinstance(data__timestamp, (int, float, Decimal)) or isinstance(data__timestamp, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".timestamp must be number", value=data__timestamp, name="" + (name_prefix or "data") + ".timestamp", definition={'type': 'number'}, rule='type'))
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': 'string'}, rule='type'))
        if "facts" in data_keys:
            data_keys.remove("facts")
            data__facts = data["facts"]
            data__facts_any_of_count1 = 0
            if not data__facts_any_of_count1:
                try:
                    validate___definitions_checkpointfacts(data__facts, custom_formats, (name_prefix or "data") + ".facts")
                    data__facts_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__facts_any_of_count1:
                try:
                    if not isinstance(data__facts, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".facts must be null", value=data__facts, name="" + (name_prefix or "data") + ".facts", definition={'type': 'null'}, rule='type')
                    data__facts_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__facts_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts cannot be validated by any definition", value=data__facts, name="" + (name_prefix or "data") + ".facts", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/WeightGroup'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "note" in data_keys:
            data_keys.remove("note")
            data__note = data["note"]
            if not isinstance(data__note, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".note must be string or null", value=data__note, name="" + (name_prefix or "data") + ".note", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'timestamp', 'path', 'facts'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'timestamp': {'type': 'number'}, 'path': {'type': 'string'}, 'facts': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/WeightGroup'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'note': {'type': ['string', 'null']}}, 'definitions': {'CheckpointFacts': {'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, 'WeightGroup': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_checkpointfacts(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "total_bytes" in data_keys:
            data_keys.remove("total_bytes")
            data__totalbytes = data["total_bytes"]
            if not isinstance(data__totalbytes, (int)) and not (isinstance(data__totalbytes, float) and data__totalbytes.is_integer()) or isinstance(data__totalbytes, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".total_bytes must be integer", value=data__totalbytes, name="" + (name_prefix or "data") + ".total_bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__totalbytes, (int, float, Decimal)) and not isinstance(data__totalbytes, bool):
                if data__totalbytes < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".total_bytes must be bigger than or equal to 0", value=data__totalbytes, name="" + (name_prefix or "data") + ".total_bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__totalbytes > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".total_bytes must be smaller than or equal to 9007199254740991", value=data__totalbytes, name="" + (name_prefix or "data") + ".total_bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "weight_bytes" in data_keys:
            data_keys.remove("weight_bytes")
            data__weightbytes = data["weight_bytes"]
            if not isinstance(data__weightbytes, (int)) and not (isinstance(data__weightbytes, float) and data__weightbytes.is_integer()) or isinstance(data__weightbytes, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_bytes must be integer", value=data__weightbytes, name="" + (name_prefix or "data") + ".weight_bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__weightbytes, (int, float, Decimal)) and not isinstance(data__weightbytes, bool):
                if data__weightbytes < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_bytes must be bigger than or equal to 0", value=data__weightbytes, name="" + (name_prefix or "data") + ".weight_bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__weightbytes > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_bytes must be smaller than or equal to 9007199254740991", value=data__weightbytes, name="" + (name_prefix or "data") + ".weight_bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "weight_files" in data_keys:
            data_keys.remove("weight_files")
            data__weightfiles = data["weight_files"]
            if not isinstance(data__weightfiles, (int)) and not (isinstance(data__weightfiles, float) and data__weightfiles.is_integer()) or isinstance(data__weightfiles, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_files must be integer", value=data__weightfiles, name="" + (name_prefix or "data") + ".weight_files", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__weightfiles, (int, float, Decimal)) and not isinstance(data__weightfiles, bool):
                if data__weightfiles < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_files must be bigger than or equal to 0", value=data__weightfiles, name="" + (name_prefix or "data") + ".weight_files", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__weightfiles > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_files must be smaller than or equal to 9007199254740991", value=data__weightfiles, name="" + (name_prefix or "data") + ".weight_files", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "tensors" in data_keys:
            data_keys.remove("tensors")
            data__tensors = data["tensors"]
            if not isinstance(data__tensors, (int)) and not (isinstance(data__tensors, float) and data__tensors.is_integer()) or isinstance(data__tensors, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tensors must be integer", value=data__tensors, name="" + (name_prefix or "data") + ".tensors", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__tensors, (int, float, Decimal)) and not isinstance(data__tensors, bool):
                if data__tensors < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tensors must be bigger than or equal to 0", value=data__tensors, name="" + (name_prefix or "data") + ".tensors", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__tensors > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tensors must be smaller than or equal to 9007199254740991", value=data__tensors, name="" + (name_prefix or "data") + ".tensors", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "parameters" in data_keys:
            data_keys.remove("parameters")
            data__parameters = data["parameters"]
            if not isinstance(data__parameters, (int, NoneType)) and not (isinstance(data__parameters, float) and data__parameters.is_integer()) or isinstance(data__parameters, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters must be integer or null", value=data__parameters, name="" + (name_prefix or "data") + ".parameters", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__parameters, (int, float, Decimal)) and not isinstance(data__parameters, bool):
                if data__parameters < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters must be bigger than or equal to 0", value=data__parameters, name="" + (name_prefix or "data") + ".parameters", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__parameters > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters must be smaller than or equal to 9007199254740991", value=data__parameters, name="" + (name_prefix or "data") + ".parameters", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "parameters_by_dtype" in data_keys:
            data_keys.remove("parameters_by_dtype")
            data__parametersbydtype = data["parameters_by_dtype"]
            if not isinstance(data__parametersbydtype, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters_by_dtype must be object", value=data__parametersbydtype, name="" + (name_prefix or "data") + ".parameters_by_dtype", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__parametersbydtype_is_dict = isinstance(data__parametersbydtype, dict)
            if data__parametersbydtype_is_dict:
                data__parametersbydtype_keys = set(data__parametersbydtype.keys())
                for data__parametersbydtype_key in data__parametersbydtype_keys:
                    if data__parametersbydtype_key not in []:
                        data__parametersbydtype_value = data__parametersbydtype.get(data__parametersbydtype_key)
                        if not isinstance(data__parametersbydtype_value, (int)) and not (isinstance(data__parametersbydtype_value, float) and data__parametersbydtype_value.is_integer()) or isinstance(data__parametersbydtype_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters_by_dtype.{data__parametersbydtype_key}".format(**locals()) + " must be integer", value=data__parametersbydtype_value, name="" + (name_prefix or "data") + ".parameters_by_dtype.{data__parametersbydtype_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__parametersbydtype_value, (int, float, Decimal)) and not isinstance(data__parametersbydtype_value, bool):
                            if data__parametersbydtype_value < 0:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters_by_dtype.{data__parametersbydtype_key}".format(**locals()) + " must be bigger than or equal to 0", value=data__parametersbydtype_value, name="" + (name_prefix or "data") + ".parameters_by_dtype.{data__parametersbydtype_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__parametersbydtype_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters_by_dtype.{data__parametersbydtype_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__parametersbydtype_value, name="" + (name_prefix or "data") + ".parameters_by_dtype.{data__parametersbydtype_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "trainable_share" in data_keys:
            data_keys.remove("trainable_share")
            data__trainableshare = data["trainable_share"]
            if not isinstance(data__trainableshare, (int, float, Decimal, NoneType)) or isinstance(data__trainableshare, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trainable_share must be number or null", value=data__trainableshare, name="" + (name_prefix or "data") + ".trainable_share", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__trainableshare, (int, float, Decimal)) and not isinstance(data__trainableshare, bool):
                if data__trainableshare < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trainable_share must be bigger than or equal to 0", value=data__trainableshare, name="" + (name_prefix or "data") + ".trainable_share", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__trainableshare > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trainable_share must be smaller than or equal to 1", value=data__trainableshare, name="" + (name_prefix or "data") + ".trainable_share", definition={'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, rule='maximum'))
        if "nan_count" in data_keys:
            data_keys.remove("nan_count")
            data__nancount = data["nan_count"]
            if not isinstance(data__nancount, (int, NoneType)) and not (isinstance(data__nancount, float) and data__nancount.is_integer()) or isinstance(data__nancount, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nan_count must be integer or null", value=data__nancount, name="" + (name_prefix or "data") + ".nan_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__nancount, (int, float, Decimal)) and not isinstance(data__nancount, bool):
                if data__nancount < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nan_count must be bigger than or equal to 0", value=data__nancount, name="" + (name_prefix or "data") + ".nan_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__nancount > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nan_count must be smaller than or equal to 9007199254740991", value=data__nancount, name="" + (name_prefix or "data") + ".nan_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "inf_count" in data_keys:
            data_keys.remove("inf_count")
            data__infcount = data["inf_count"]
            if not isinstance(data__infcount, (int, NoneType)) and not (isinstance(data__infcount, float) and data__infcount.is_integer()) or isinstance(data__infcount, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".inf_count must be integer or null", value=data__infcount, name="" + (name_prefix or "data") + ".inf_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__infcount, (int, float, Decimal)) and not isinstance(data__infcount, bool):
                if data__infcount < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".inf_count must be bigger than or equal to 0", value=data__infcount, name="" + (name_prefix or "data") + ".inf_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__infcount > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".inf_count must be smaller than or equal to 9007199254740991", value=data__infcount, name="" + (name_prefix or "data") + ".inf_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "groups" in data_keys:
            data_keys.remove("groups")
            data__groups = data["groups"]
            if not isinstance(data__groups, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".groups must be object", value=data__groups, name="" + (name_prefix or "data") + ".groups", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__groups_is_dict = isinstance(data__groups, dict)
            if data__groups_is_dict:
                data__groups_keys = set(data__groups.keys())
                for data__groups_key in data__groups_keys:
                    if data__groups_key not in []:
                        data__groups_value = data__groups.get(data__groups_key)
                        try:
                            validate___definitions_weightgroup(data__groups_value, custom_formats, (name_prefix or "data") + ".groups.{data__groups_key}".format(**locals()))
                        except JsonSchemaValuesException as e:
                            errors.extend(e.errors)
        if "damage" in data_keys:
            data_keys.remove("damage")
            data__damage = data["damage"]
            if not isinstance(data__damage, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".damage must be array", value=data__damage, name="" + (name_prefix or "data") + ".damage", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__damage_is_list = isinstance(data__damage, (list, tuple))
            if data__damage_is_list:
                data__damage_len = len(data__damage)
                for data__damage_x, data__damage_item in enumerate(data__damage):
                    if not isinstance(data__damage_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".damage[{data__damage_x}]".format(**locals()) + " must be string", value=data__damage_item, name="" + (name_prefix or "data") + ".damage[{data__damage_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['total_bytes', 'weight_bytes', 'weight_files', 'tensors', 'parameters', 'parameters_by_dtype', 'trainable_share', 'nan_count', 'inf_count', 'groups', 'damage', 'notes'], 'properties': {'total_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_files': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'tensors': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'parameters': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'parameters_by_dtype': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'trainable_share': {'type': ['number', 'null'], 'minimum': 0, 'maximum': 1}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'groups': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'notes': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_weightgroup(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['parameters']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "parameters" in data_keys:
            data_keys.remove("parameters")
            data__parameters = data["parameters"]
            if not isinstance(data__parameters, (int)) and not (isinstance(data__parameters, float) and data__parameters.is_integer()) or isinstance(data__parameters, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters must be integer", value=data__parameters, name="" + (name_prefix or "data") + ".parameters", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__parameters, (int, float, Decimal)) and not isinstance(data__parameters, bool):
                if data__parameters < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters must be bigger than or equal to 0", value=data__parameters, name="" + (name_prefix or "data") + ".parameters", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__parameters > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".parameters must be smaller than or equal to 9007199254740991", value=data__parameters, name="" + (name_prefix or "data") + ".parameters", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "weight_norm" in data_keys:
            data_keys.remove("weight_norm")
            data__weightnorm = data["weight_norm"]
            if not isinstance(data__weightnorm, (int, float, Decimal, NoneType)) or isinstance(data__weightnorm, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_norm must be number or null", value=data__weightnorm, name="" + (name_prefix or "data") + ".weight_norm", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__weightnorm, (int, float, Decimal)) and not isinstance(data__weightnorm, bool):
                if data__weightnorm < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".weight_norm must be bigger than or equal to 0", value=data__weightnorm, name="" + (name_prefix or "data") + ".weight_norm", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "relative_change" in data_keys:
            data_keys.remove("relative_change")
            data__relativechange = data["relative_change"]
            if not isinstance(data__relativechange, (int, float, Decimal, NoneType)) or isinstance(data__relativechange, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".relative_change must be number or null", value=data__relativechange, name="" + (name_prefix or "data") + ".relative_change", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__relativechange, (int, float, Decimal)) and not isinstance(data__relativechange, bool):
                if data__relativechange < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".relative_change must be bigger than or equal to 0", value=data__relativechange, name="" + (name_prefix or "data") + ".relative_change", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "nan_count" in data_keys:
            data_keys.remove("nan_count")
            data__nancount = data["nan_count"]
            if not isinstance(data__nancount, (int, NoneType)) and not (isinstance(data__nancount, float) and data__nancount.is_integer()) or isinstance(data__nancount, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nan_count must be integer or null", value=data__nancount, name="" + (name_prefix or "data") + ".nan_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__nancount, (int, float, Decimal)) and not isinstance(data__nancount, bool):
                if data__nancount < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nan_count must be bigger than or equal to 0", value=data__nancount, name="" + (name_prefix or "data") + ".nan_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__nancount > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nan_count must be smaller than or equal to 9007199254740991", value=data__nancount, name="" + (name_prefix or "data") + ".nan_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "inf_count" in data_keys:
            data_keys.remove("inf_count")
            data__infcount = data["inf_count"]
            if not isinstance(data__infcount, (int, NoneType)) and not (isinstance(data__infcount, float) and data__infcount.is_integer()) or isinstance(data__infcount, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".inf_count must be integer or null", value=data__infcount, name="" + (name_prefix or "data") + ".inf_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__infcount, (int, float, Decimal)) and not isinstance(data__infcount, bool):
                if data__infcount < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".inf_count must be bigger than or equal to 0", value=data__infcount, name="" + (name_prefix or "data") + ".inf_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__infcount > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".inf_count must be smaller than or equal to 9007199254740991", value=data__infcount, name="" + (name_prefix or "data") + ".inf_count", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['parameters'], 'properties': {'parameters': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'weight_norm': {'type': ['number', 'null'], 'minimum': 0}, 'relative_change': {'type': ['number', 'null'], 'minimum': 0}, 'nan_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'inf_count': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_checkpoint = validate

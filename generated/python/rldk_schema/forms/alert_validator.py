# DO NOT EDIT. Generated from schema/alert.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['rule', 'severity', 'step', 'message']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
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
        if "message" in data_keys:
            data_keys.remove("message")
            data__message = data["message"]
            if not isinstance(data__message, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".message must be string", value=data__message, name="" + (name_prefix or "data") + ".message", definition={'type': 'string'}, rule='type'))
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_alert = validate

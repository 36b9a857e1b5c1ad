# DO NOT EDIT. Generated from schema/metric_summary.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, rule='required'))
        data_keys = set(data.keys())
        if "count" in data_keys:
            data_keys.remove("count")
            data__count = data["count"]
            if not isinstance(data__count, (int)) and not (isinstance(data__count, float) and data__count.is_integer()) or isinstance(data__count, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be integer", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__count, (int, float, Decimal)) and not isinstance(data__count, bool):
                if data__count < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be bigger than or equal to 1", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__count > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be smaller than or equal to 9007199254740991", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "nonfinite" in data_keys:
            data_keys.remove("nonfinite")
            data__nonfinite = data["nonfinite"]
            if not isinstance(data__nonfinite, (int)) and not (isinstance(data__nonfinite, float) and data__nonfinite.is_integer()) or isinstance(data__nonfinite, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite must be integer", value=data__nonfinite, name="" + (name_prefix or "data") + ".nonfinite", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__nonfinite, (int, float, Decimal)) and not isinstance(data__nonfinite, bool):
                if data__nonfinite < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite must be bigger than or equal to 0", value=data__nonfinite, name="" + (name_prefix or "data") + ".nonfinite", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__nonfinite > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite must be smaller than or equal to 9007199254740991", value=data__nonfinite, name="" + (name_prefix or "data") + ".nonfinite", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "first" in data_keys:
            data_keys.remove("first")
            data__first = data["first"]
            if not isinstance(data__first, (int, float, Decimal, str, NoneType)) or isinstance(data__first, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be number or string or null", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__first, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__first):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must match pattern ^(NaN|-?Infinity)$", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "last" in data_keys:
            data_keys.remove("last")
            data__last = data["last"]
            if not isinstance(data__last, (int, float, Decimal, str, NoneType)) or isinstance(data__last, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be number or string or null", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__last, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__last):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must match pattern ^(NaN|-?Infinity)$", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "min" in data_keys:
            data_keys.remove("min")
            data__min = data["min"]
            if not isinstance(data__min, (int, float, Decimal, NoneType)) or isinstance(data__min, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".min must be number or null", value=data__min, name="" + (name_prefix or "data") + ".min", definition={'type': ['number', 'null']}, rule='type'))
        if "max" in data_keys:
            data_keys.remove("max")
            data__max = data["max"]
            if not isinstance(data__max, (int, float, Decimal, NoneType)) or isinstance(data__max, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".max must be number or null", value=data__max, name="" + (name_prefix or "data") + ".max", definition={'type': ['number', 'null']}, rule='type'))
        if "mean" in data_keys:
            data_keys.remove("mean")
            data__mean = data["mean"]
            if not isinstance(data__mean, (int, float, Decimal, str, NoneType)) or isinstance(data__mean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".mean must be number or string or null", value=data__mean, name="" + (name_prefix or "data") + ".mean", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__mean, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__mean):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".mean must match pattern ^(NaN|-?Infinity)$", value=data__mean, name="" + (name_prefix or "data") + ".mean", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_metric_summary = validate

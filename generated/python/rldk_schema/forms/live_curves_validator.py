# DO NOT EDIT. Generated from schema/live_curves.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'asked', 'x', 'shift', 'start', 'buckets', 'whole', 'runs', 'lines', 'left_out'], 'properties': {'metric': {'type': 'string'}, 'asked': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, 'shift': {'type': 'integer', 'minimum': 0, 'maximum': 62}, 'start': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'whole': {'type': 'boolean'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'lines': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'$ref': '#/definitions/LiveOdd'}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'left_out': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}}}, 'definitions': {'LiveLeftOut': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}, 'LiveLine': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveOdd': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['metric', 'asked', 'x', 'shift', 'start', 'buckets', 'whole', 'runs', 'lines', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'asked', 'x', 'shift', 'start', 'buckets', 'whole', 'runs', 'lines', 'left_out'], 'properties': {'metric': {'type': 'string'}, 'asked': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, 'shift': {'type': 'integer', 'minimum': 0, 'maximum': 62}, 'start': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'whole': {'type': 'boolean'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'lines': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'$ref': '#/definitions/LiveOdd'}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'left_out': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}}}, 'definitions': {'LiveLeftOut': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}, 'LiveLine': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveOdd': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "metric" in data_keys:
            data_keys.remove("metric")
            data__metric = data["metric"]
            if not isinstance(data__metric, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric must be string", value=data__metric, name="" + (name_prefix or "data") + ".metric", definition={'type': 'string'}, rule='type'))
        if "asked" in data_keys:
            data_keys.remove("asked")
            data__asked = data["asked"]
            if not isinstance(data__asked, (int, NoneType)) and not (isinstance(data__asked, float) and data__asked.is_integer()) or isinstance(data__asked, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".asked must be integer or null", value=data__asked, name="" + (name_prefix or "data") + ".asked", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__asked, (int, float, Decimal)) and not isinstance(data__asked, bool):
                if data__asked < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".asked must be bigger than or equal to 0", value=data__asked, name="" + (name_prefix or "data") + ".asked", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__asked > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".asked must be smaller than or equal to 9007199254740991", value=data__asked, name="" + (name_prefix or "data") + ".asked", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "x" in data_keys:
            data_keys.remove("x")
            data__x = data["x"]
            if not isinstance(data__x, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".x must be string", value=data__x, name="" + (name_prefix or "data") + ".x", definition={'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, rule='type'))
            if not (isinstance(data__x, str) and data__x == 'step' or isinstance(data__x, str) and data__x == 'tokens' or isinstance(data__x, str) and data__x == 'hours' or isinstance(data__x, str) and data__x == 'time'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".x must be one of ['step', 'tokens', 'hours', 'time']", value=data__x, name="" + (name_prefix or "data") + ".x", definition={'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, rule='enum'))
        if "shift" in data_keys:
            data_keys.remove("shift")
            data__shift = data["shift"]
            if not isinstance(data__shift, (int)) and not (isinstance(data__shift, float) and data__shift.is_integer()) or isinstance(data__shift, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shift must be integer", value=data__shift, name="" + (name_prefix or "data") + ".shift", definition={'type': 'integer', 'minimum': 0, 'maximum': 62}, rule='type'))
            if isinstance(data__shift, (int, float, Decimal)) and not isinstance(data__shift, bool):
                if data__shift < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shift must be bigger than or equal to 0", value=data__shift, name="" + (name_prefix or "data") + ".shift", definition={'type': 'integer', 'minimum': 0, 'maximum': 62}, rule='minimum'))
                if data__shift > 62:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shift must be smaller than or equal to 62", value=data__shift, name="" + (name_prefix or "data") + ".shift", definition={'type': 'integer', 'minimum': 0, 'maximum': 62}, rule='maximum'))
        if "start" in data_keys:
            data_keys.remove("start")
            data__start = data["start"]
            if not isinstance(data__start, (int)) and not (isinstance(data__start, float) and data__start.is_integer()) or isinstance(data__start, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".start must be integer", value=data__start, name="" + (name_prefix or "data") + ".start", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__start, (int, float, Decimal)) and not isinstance(data__start, bool):
                if data__start < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".start must be bigger than or equal to 0", value=data__start, name="" + (name_prefix or "data") + ".start", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__start > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".start must be smaller than or equal to 9007199254740991", value=data__start, name="" + (name_prefix or "data") + ".start", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "buckets" in data_keys:
            data_keys.remove("buckets")
            data__buckets = data["buckets"]
            if not isinstance(data__buckets, (int)) and not (isinstance(data__buckets, float) and data__buckets.is_integer()) or isinstance(data__buckets, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".buckets must be integer", value=data__buckets, name="" + (name_prefix or "data") + ".buckets", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__buckets, (int, float, Decimal)) and not isinstance(data__buckets, bool):
                if data__buckets < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".buckets must be bigger than or equal to 0", value=data__buckets, name="" + (name_prefix or "data") + ".buckets", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__buckets > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".buckets must be smaller than or equal to 9007199254740991", value=data__buckets, name="" + (name_prefix or "data") + ".buckets", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "whole" in data_keys:
            data_keys.remove("whole")
            data__whole = data["whole"]
            if not isinstance(data__whole, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".whole must be boolean", value=data__whole, name="" + (name_prefix or "data") + ".whole", definition={'type': 'boolean'}, rule='type'))
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be array", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__runs_is_list = isinstance(data__runs, (list, tuple))
            if data__runs_is_list:
                data__runs_len = len(data__runs)
                for data__runs_x, data__runs_item in enumerate(data__runs):
                    if not isinstance(data__runs_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()) + " must be string", value=data__runs_item, name="" + (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "lines" in data_keys:
            data_keys.remove("lines")
            data__lines = data["lines"]
            if not isinstance(data__lines, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".lines must be array", value=data__lines, name="" + (name_prefix or "data") + ".lines", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'$ref': '#/definitions/LiveOdd'}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__lines_is_list = isinstance(data__lines, (list, tuple))
            if data__lines_is_list:
                data__lines_len = len(data__lines)
                for data__lines_x, data__lines_item in enumerate(data__lines):
                    try:
                        validate___definitions_liveline(data__lines_item, custom_formats, (name_prefix or "data") + ".lines[{data__lines_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "left_out" in data_keys:
            data_keys.remove("left_out")
            data__leftout = data["left_out"]
            if not isinstance(data__leftout, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out must be array", value=data__leftout, name="" + (name_prefix or "data") + ".left_out", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}}, rule='type'))
            data__leftout_is_list = isinstance(data__leftout, (list, tuple))
            if data__leftout_is_list:
                data__leftout_len = len(data__leftout)
                for data__leftout_x, data__leftout_item in enumerate(data__leftout):
                    try:
                        validate___definitions_liveleftout(data__leftout_item, custom_formats, (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'asked', 'x', 'shift', 'start', 'buckets', 'whole', 'runs', 'lines', 'left_out'], 'properties': {'metric': {'type': 'string'}, 'asked': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, 'shift': {'type': 'integer', 'minimum': 0, 'maximum': 62}, 'start': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'whole': {'type': 'boolean'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'lines': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'$ref': '#/definitions/LiveOdd'}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'left_out': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}}}, 'definitions': {'LiveLeftOut': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}, 'LiveLine': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveOdd': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liveleftout(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run', 'what', 'count']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}, rule='required'))
        data_keys = set(data.keys())
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            if not isinstance(data__run, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run must be string", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': 'string'}, rule='type'))
        if "what" in data_keys:
            data_keys.remove("what")
            data__what = data["what"]
            if not isinstance(data__what, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".what must be string", value=data__what, name="" + (name_prefix or "data") + ".what", definition={'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, rule='type'))
            if not (isinstance(data__what, str) and data__what == 'stages or processes' or isinstance(data__what, str) and data__what == 'evaluation sets' or isinstance(data__what, str) and data__what == 'metrics'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".what must be one of ['stages or processes', 'evaluation sets', 'metrics']", value=data__what, name="" + (name_prefix or "data") + ".what", definition={'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, rule='enum'))
        if "count" in data_keys:
            data_keys.remove("count")
            data__count = data["count"]
            if not isinstance(data__count, (int)) and not (isinstance(data__count, float) and data__count.is_integer()) or isinstance(data__count, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be integer", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 10000}, rule='type'))
            if isinstance(data__count, (int, float, Decimal)) and not isinstance(data__count, bool):
                if data__count < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be bigger than or equal to 1", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 10000}, rule='minimum'))
                if data__count > 10000:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be smaller than or equal to 10000", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 10000}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'what', 'count'], 'properties': {'run': {'type': 'string'}, 'what': {'type': 'string', 'enum': ['stages or processes', 'evaluation sets', 'metrics']}, 'count': {'type': 'integer', 'minimum': 1, 'maximum': 10000}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liveline(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            if not isinstance(data__run, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run must be string", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': 'string'}, rule='type'))
        if "series" in data_keys:
            data_keys.remove("series")
            data__series = data["series"]
            if not isinstance(data__series, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".series must be string", value=data__series, name="" + (name_prefix or "data") + ".series", definition={'type': 'string'}, rule='type'))
        if "evaluation" in data_keys:
            data_keys.remove("evaluation")
            data__evaluation = data["evaluation"]
            if not isinstance(data__evaluation, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".evaluation must be boolean", value=data__evaluation, name="" + (name_prefix or "data") + ".evaluation", definition={'type': 'boolean'}, rule='type'))
        if "start" in data_keys:
            data_keys.remove("start")
            data__start = data["start"]
            if not isinstance(data__start, (int, float, Decimal, NoneType)) or isinstance(data__start, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".start must be number or null", value=data__start, name="" + (name_prefix or "data") + ".start", definition={'type': ['number', 'null']}, rule='type'))
        if "last" in data_keys:
            data_keys.remove("last")
            data__last = data["last"]
            if not isinstance(data__last, (int, float, Decimal, str, NoneType)) or isinstance(data__last, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be number or string or null", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__last, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__last):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must match pattern ^(NaN|-?Infinity)$", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "last_step" in data_keys:
            data_keys.remove("last_step")
            data__laststep = data["last_step"]
            if not isinstance(data__laststep, (int, NoneType)) and not (isinstance(data__laststep, float) and data__laststep.is_integer()) or isinstance(data__laststep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_step must be integer or null", value=data__laststep, name="" + (name_prefix or "data") + ".last_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__laststep, (int, float, Decimal)) and not isinstance(data__laststep, bool):
                if data__laststep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_step must be bigger than or equal to 0", value=data__laststep, name="" + (name_prefix or "data") + ".last_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__laststep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_step must be smaller than or equal to 9007199254740991", value=data__laststep, name="" + (name_prefix or "data") + ".last_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "odd" in data_keys:
            data_keys.remove("odd")
            data__odd = data["odd"]
            if not isinstance(data__odd, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".odd must be array", value=data__odd, name="" + (name_prefix or "data") + ".odd", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, rule='type'))
            data__odd_is_list = isinstance(data__odd, (list, tuple))
            if data__odd_is_list:
                data__odd_len = len(data__odd)
                for data__odd_x, data__odd_item in enumerate(data__odd):
                    try:
                        validate___definitions_liveodd(data__odd_item, custom_formats, (name_prefix or "data") + ".odd[{data__odd_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "huge" in data_keys:
            data_keys.remove("huge")
            data__huge = data["huge"]
            if not isinstance(data__huge, (int)) and not (isinstance(data__huge, float) and data__huge.is_integer()) or isinstance(data__huge, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".huge must be integer", value=data__huge, name="" + (name_prefix or "data") + ".huge", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__huge, (int, float, Decimal)) and not isinstance(data__huge, bool):
                if data__huge < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".huge must be bigger than or equal to 0", value=data__huge, name="" + (name_prefix or "data") + ".huge", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__huge > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".huge must be smaller than or equal to 9007199254740991", value=data__huge, name="" + (name_prefix or "data") + ".huge", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'series', 'evaluation', 'start', 'last', 'last_step', 'nonfinite', 'odd', 'huge'], 'properties': {'run': {'type': 'string'}, 'series': {'type': 'string'}, 'evaluation': {'type': 'boolean'}, 'start': {'type': ['number', 'null']}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'odd': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}}, 'huge': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liveodd(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'word']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}, rule='required'))
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
        if "word" in data_keys:
            data_keys.remove("word")
            data__word = data["word"]
            if not isinstance(data__word, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".word must be string", value=data__word, name="" + (name_prefix or "data") + ".word", definition={'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}, rule='type'))
            if not (isinstance(data__word, str) and data__word == 'NaN' or isinstance(data__word, str) and data__word == 'Infinity' or isinstance(data__word, str) and data__word == '-Infinity'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".word must be one of ['NaN', 'Infinity', '-Infinity']", value=data__word, name="" + (name_prefix or "data") + ".word", definition={'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}, rule='enum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'word'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'word': {'type': 'string', 'enum': ['NaN', 'Infinity', '-Infinity']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_live_curves = validate

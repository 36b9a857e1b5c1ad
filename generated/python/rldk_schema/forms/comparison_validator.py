# DO NOT EDIT. Generated from schema/comparison.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
import re
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


REGEX_PATTERNS = {
    '^(NaN|-?Infinity)$': re.compile('^(NaN|-?Infinity)\\Z'),
    '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$': re.compile('^[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\Z')
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'ComparedRun': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FirstDifference': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, 'FoundDivergence': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, 'FoundDifference': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FoundDifferences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, 'EqualKeys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FinalValue': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'RunGroup': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, 'GroupInterval': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, 'RunGroups': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'ComparedPair': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, 'Asserted': {'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'ComparedRun': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FirstDifference': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, 'FoundDivergence': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, 'FoundDifference': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FoundDifferences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, 'EqualKeys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FinalValue': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'RunGroup': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, 'GroupInterval': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, 'RunGroups': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'ComparedPair': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, 'Asserted': {'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be array", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__runs_is_list = isinstance(data__runs, (list, tuple))
            if data__runs_is_list:
                data__runs_len = len(data__runs)
                for data__runs_x, data__runs_item in enumerate(data__runs):
                    try:
                        validate___definitions_comparedrun(data__runs_item, custom_formats, (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "sentence" in data_keys:
            data_keys.remove("sentence")
            data__sentence = data["sentence"]
            if not isinstance(data__sentence, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sentence must be string", value=data__sentence, name="" + (name_prefix or "data") + ".sentence", definition={'type': 'string'}, rule='type'))
        if "shared_steps" in data_keys:
            data_keys.remove("shared_steps")
            data__sharedsteps = data["shared_steps"]
            if not isinstance(data__sharedsteps, (int)) and not (isinstance(data__sharedsteps, float) and data__sharedsteps.is_integer()) or isinstance(data__sharedsteps, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shared_steps must be integer", value=data__sharedsteps, name="" + (name_prefix or "data") + ".shared_steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__sharedsteps, (int, float, Decimal)) and not isinstance(data__sharedsteps, bool):
                if data__sharedsteps < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shared_steps must be bigger than or equal to 0", value=data__sharedsteps, name="" + (name_prefix or "data") + ".shared_steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__sharedsteps > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shared_steps must be smaller than or equal to 9007199254740991", value=data__sharedsteps, name="" + (name_prefix or "data") + ".shared_steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "equal_until" in data_keys:
            data_keys.remove("equal_until")
            data__equaluntil = data["equal_until"]
            if not isinstance(data__equaluntil, (int, NoneType)) and not (isinstance(data__equaluntil, float) and data__equaluntil.is_integer()) or isinstance(data__equaluntil, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".equal_until must be integer or null", value=data__equaluntil, name="" + (name_prefix or "data") + ".equal_until", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__equaluntil, (int, float, Decimal)) and not isinstance(data__equaluntil, bool):
                if data__equaluntil < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".equal_until must be bigger than or equal to 0", value=data__equaluntil, name="" + (name_prefix or "data") + ".equal_until", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__equaluntil > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".equal_until must be smaller than or equal to 9007199254740991", value=data__equaluntil, name="" + (name_prefix or "data") + ".equal_until", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "first_difference" in data_keys:
            data_keys.remove("first_difference")
            data__firstdifference = data["first_difference"]
            data__firstdifference_any_of_count1 = 0
            if not data__firstdifference_any_of_count1:
                try:
                    validate___definitions_firstdifference(data__firstdifference, custom_formats, (name_prefix or "data") + ".first_difference")
                    data__firstdifference_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count1:
                try:
                    if not isinstance(data__firstdifference, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference must be null", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'type': 'null'}, rule='type')
                    data__firstdifference_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference cannot be validated by any definition", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "first_missing" in data_keys:
            data_keys.remove("first_missing")
            data__firstmissing = data["first_missing"]
            data__firstmissing_any_of_count2 = 0
            if not data__firstmissing_any_of_count2:
                try:
                    validate___definitions_firstdifference(data__firstmissing, custom_formats, (name_prefix or "data") + ".first_missing")
                    data__firstmissing_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count2:
                try:
                    if not isinstance(data__firstmissing, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_missing must be null", value=data__firstmissing, name="" + (name_prefix or "data") + ".first_missing", definition={'type': 'null'}, rule='type')
                    data__firstmissing_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count2:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_missing cannot be validated by any definition", value=data__firstmissing, name="" + (name_prefix or "data") + ".first_missing", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "compared" in data_keys:
            data_keys.remove("compared")
            data__compared = data["compared"]
            if not isinstance(data__compared, (int)) and not (isinstance(data__compared, float) and data__compared.is_integer()) or isinstance(data__compared, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compared must be integer", value=data__compared, name="" + (name_prefix or "data") + ".compared", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__compared, (int, float, Decimal)) and not isinstance(data__compared, bool):
                if data__compared < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compared must be bigger than or equal to 0", value=data__compared, name="" + (name_prefix or "data") + ".compared", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__compared > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compared must be smaller than or equal to 9007199254740991", value=data__compared, name="" + (name_prefix or "data") + ".compared", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "differing" in data_keys:
            data_keys.remove("differing")
            data__differing = data["differing"]
            if not isinstance(data__differing, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".differing must be object", value=data__differing, name="" + (name_prefix or "data") + ".differing", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__differing_is_dict = isinstance(data__differing, dict)
            if data__differing_is_dict:
                data__differing_keys = set(data__differing.keys())
                for data__differing_key in data__differing_keys:
                    if data__differing_key not in []:
                        data__differing_value = data__differing.get(data__differing_key)
                        if not isinstance(data__differing_value, (int)) and not (isinstance(data__differing_value, float) and data__differing_value.is_integer()) or isinstance(data__differing_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".differing.{data__differing_key}".format(**locals()) + " must be integer", value=data__differing_value, name="" + (name_prefix or "data") + ".differing.{data__differing_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__differing_value, (int, float, Decimal)) and not isinstance(data__differing_value, bool):
                            if data__differing_value < 0:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".differing.{data__differing_key}".format(**locals()) + " must be bigger than or equal to 0", value=data__differing_value, name="" + (name_prefix or "data") + ".differing.{data__differing_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__differing_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".differing.{data__differing_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__differing_value, name="" + (name_prefix or "data") + ".differing.{data__differing_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "not_compared" in data_keys:
            data_keys.remove("not_compared")
            data__notcompared = data["not_compared"]
            if not isinstance(data__notcompared, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".not_compared must be array", value=data__notcompared, name="" + (name_prefix or "data") + ".not_compared", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__notcompared_is_list = isinstance(data__notcompared, (list, tuple))
            if data__notcompared_is_list:
                data__notcompared_len = len(data__notcompared)
                for data__notcompared_x, data__notcompared_item in enumerate(data__notcompared):
                    if not isinstance(data__notcompared_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".not_compared[{data__notcompared_x}]".format(**locals()) + " must be string", value=data__notcompared_item, name="" + (name_prefix or "data") + ".not_compared[{data__notcompared_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "divergence" in data_keys:
            data_keys.remove("divergence")
            data__divergence = data["divergence"]
            if not isinstance(data__divergence, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".divergence must be object", value=data__divergence, name="" + (name_prefix or "data") + ".divergence", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, rule='type'))
            data__divergence_is_dict = isinstance(data__divergence, dict)
            if data__divergence_is_dict:
                data__divergence_keys = set(data__divergence.keys())
                for data__divergence_key in data__divergence_keys:
                    if data__divergence_key not in []:
                        data__divergence_value = data__divergence.get(data__divergence_key)
                        try:
                            validate___definitions_founddivergence(data__divergence_value, custom_formats, (name_prefix or "data") + ".divergence.{data__divergence_key}".format(**locals()))
                        except JsonSchemaValuesException as e:
                            errors.extend(e.errors)
        if "differences" in data_keys:
            data_keys.remove("differences")
            data__differences = data["differences"]
            try:
                validate___definitions_founddifferences(data__differences, custom_formats, (name_prefix or "data") + ".differences")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
        if "equal_keys" in data_keys:
            data_keys.remove("equal_keys")
            data__equalkeys = data["equal_keys"]
            try:
                validate___definitions_equalkeys(data__equalkeys, custom_formats, (name_prefix or "data") + ".equal_keys")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
        if "final" in data_keys:
            data_keys.remove("final")
            data__final = data["final"]
            if not isinstance(data__final, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".final must be object", value=data__final, name="" + (name_prefix or "data") + ".final", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='type'))
            data__final_is_dict = isinstance(data__final, dict)
            if data__final_is_dict:
                data__final_keys = set(data__final.keys())
                for data__final_key in data__final_keys:
                    if data__final_key not in []:
                        data__final_value = data__final.get(data__final_key)
                        if not isinstance(data__final_value, (dict)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".final.{data__final_key}".format(**locals()) + " must be object", value=data__final_value, name="" + (name_prefix or "data") + ".final.{data__final_key}".format(**locals()) + "", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
                        data__final_value_is_dict = isinstance(data__final_value, dict)
                        if data__final_value_is_dict:
                            data__final_value_keys = set(data__final_value.keys())
                            for data__final_value_key in data__final_value_keys:
                                if data__final_value_key not in []:
                                    data__final_value_value = data__final_value.get(data__final_value_key)
                                    try:
                                        validate___definitions_finalvalue(data__final_value_value, custom_formats, (name_prefix or "data") + ".final.{data__final_key}.{data__final_value_key}".format(**locals()))
                                    except JsonSchemaValuesException as e:
                                        errors.extend(e.errors)
        if "groups" in data_keys:
            data_keys.remove("groups")
            data__groups = data["groups"]
            data__groups_any_of_count3 = 0
            if not data__groups_any_of_count3:
                try:
                    validate___definitions_rungroups(data__groups, custom_formats, (name_prefix or "data") + ".groups")
                    data__groups_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__groups_any_of_count3:
                try:
                    if not isinstance(data__groups, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".groups must be null", value=data__groups, name="" + (name_prefix or "data") + ".groups", definition={'type': 'null'}, rule='type')
                    data__groups_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__groups_any_of_count3:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".groups cannot be validated by any definition", value=data__groups, name="" + (name_prefix or "data") + ".groups", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "pairs" in data_keys:
            data_keys.remove("pairs")
            data__pairs = data["pairs"]
            if not isinstance(data__pairs, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".pairs must be array", value=data__pairs, name="" + (name_prefix or "data") + ".pairs", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, rule='type'))
            data__pairs_is_list = isinstance(data__pairs, (list, tuple))
            if data__pairs_is_list:
                data__pairs_len = len(data__pairs)
                for data__pairs_x, data__pairs_item in enumerate(data__pairs):
                    try:
                        validate___definitions_comparedpair(data__pairs_item, custom_formats, (name_prefix or "data") + ".pairs[{data__pairs_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "asserted" in data_keys:
            data_keys.remove("asserted")
            data__asserted = data["asserted"]
            data__asserted_any_of_count4 = 0
            if not data__asserted_any_of_count4:
                try:
                    validate___definitions_asserted(data__asserted, custom_formats, (name_prefix or "data") + ".asserted")
                    data__asserted_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__asserted_any_of_count4:
                try:
                    if not isinstance(data__asserted, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".asserted must be null", value=data__asserted, name="" + (name_prefix or "data") + ".asserted", definition={'type': 'null'}, rule='type')
                    data__asserted_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__asserted_any_of_count4:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".asserted cannot be validated by any definition", value=data__asserted, name="" + (name_prefix or "data") + ".asserted", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "left_out" in data_keys:
            data_keys.remove("left_out")
            data__leftout = data["left_out"]
            if not isinstance(data__leftout, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out must be array", value=data__leftout, name="" + (name_prefix or "data") + ".left_out", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__leftout_is_list = isinstance(data__leftout, (list, tuple))
            if data__leftout_is_list:
                data__leftout_len = len(data__leftout)
                for data__leftout_x, data__leftout_item in enumerate(data__leftout):
                    if not isinstance(data__leftout_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()) + " must be string", value=data__leftout_item, name="" + (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'ComparedRun': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FirstDifference': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, 'FoundDivergence': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, 'FoundDifference': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FoundDifferences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, 'EqualKeys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FinalValue': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'RunGroup': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, 'GroupInterval': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, 'RunGroups': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'ComparedPair': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, 'Asserted': {'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_asserted(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['holds', 'why_not']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "holds" in data_keys:
            data_keys.remove("holds")
            data__holds = data["holds"]
            if not isinstance(data__holds, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".holds must be boolean", value=data__holds, name="" + (name_prefix or "data") + ".holds", definition={'type': 'boolean'}, rule='type'))
        if "why_not" in data_keys:
            data_keys.remove("why_not")
            data__whynot = data["why_not"]
            if not isinstance(data__whynot, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".why_not must be array", value=data__whynot, name="" + (name_prefix or "data") + ".why_not", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__whynot_is_list = isinstance(data__whynot, (list, tuple))
            if data__whynot_is_list:
                data__whynot_len = len(data__whynot)
                for data__whynot_x, data__whynot_item in enumerate(data__whynot):
                    if not isinstance(data__whynot_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".why_not[{data__whynot_x}]".format(**locals()) + " must be string", value=data__whynot_item, name="" + (name_prefix or "data") + ".why_not[{data__whynot_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_comparedpair(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            if not isinstance(data__run, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run must be string", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': 'string'}, rule='type'))
        if "shared_steps" in data_keys:
            data_keys.remove("shared_steps")
            data__sharedsteps = data["shared_steps"]
            if not isinstance(data__sharedsteps, (int)) and not (isinstance(data__sharedsteps, float) and data__sharedsteps.is_integer()) or isinstance(data__sharedsteps, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shared_steps must be integer", value=data__sharedsteps, name="" + (name_prefix or "data") + ".shared_steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__sharedsteps, (int, float, Decimal)) and not isinstance(data__sharedsteps, bool):
                if data__sharedsteps < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shared_steps must be bigger than or equal to 0", value=data__sharedsteps, name="" + (name_prefix or "data") + ".shared_steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__sharedsteps > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".shared_steps must be smaller than or equal to 9007199254740991", value=data__sharedsteps, name="" + (name_prefix or "data") + ".shared_steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "compared" in data_keys:
            data_keys.remove("compared")
            data__compared = data["compared"]
            if not isinstance(data__compared, (int)) and not (isinstance(data__compared, float) and data__compared.is_integer()) or isinstance(data__compared, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compared must be integer", value=data__compared, name="" + (name_prefix or "data") + ".compared", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__compared, (int, float, Decimal)) and not isinstance(data__compared, bool):
                if data__compared < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compared must be bigger than or equal to 0", value=data__compared, name="" + (name_prefix or "data") + ".compared", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__compared > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compared must be smaller than or equal to 9007199254740991", value=data__compared, name="" + (name_prefix or "data") + ".compared", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "equal_until" in data_keys:
            data_keys.remove("equal_until")
            data__equaluntil = data["equal_until"]
            if not isinstance(data__equaluntil, (int, NoneType)) and not (isinstance(data__equaluntil, float) and data__equaluntil.is_integer()) or isinstance(data__equaluntil, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".equal_until must be integer or null", value=data__equaluntil, name="" + (name_prefix or "data") + ".equal_until", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__equaluntil, (int, float, Decimal)) and not isinstance(data__equaluntil, bool):
                if data__equaluntil < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".equal_until must be bigger than or equal to 0", value=data__equaluntil, name="" + (name_prefix or "data") + ".equal_until", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__equaluntil > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".equal_until must be smaller than or equal to 9007199254740991", value=data__equaluntil, name="" + (name_prefix or "data") + ".equal_until", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "first_difference" in data_keys:
            data_keys.remove("first_difference")
            data__firstdifference = data["first_difference"]
            data__firstdifference_any_of_count5 = 0
            if not data__firstdifference_any_of_count5:
                try:
                    validate___definitions_firstdifference(data__firstdifference, custom_formats, (name_prefix or "data") + ".first_difference")
                    data__firstdifference_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count5:
                try:
                    if not isinstance(data__firstdifference, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference must be null", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'type': 'null'}, rule='type')
                    data__firstdifference_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count5:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference cannot be validated by any definition", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "first_missing" in data_keys:
            data_keys.remove("first_missing")
            data__firstmissing = data["first_missing"]
            data__firstmissing_any_of_count6 = 0
            if not data__firstmissing_any_of_count6:
                try:
                    validate___definitions_firstdifference(data__firstmissing, custom_formats, (name_prefix or "data") + ".first_missing")
                    data__firstmissing_any_of_count6 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count6:
                try:
                    if not isinstance(data__firstmissing, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_missing must be null", value=data__firstmissing, name="" + (name_prefix or "data") + ".first_missing", definition={'type': 'null'}, rule='type')
                    data__firstmissing_any_of_count6 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count6:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_missing cannot be validated by any definition", value=data__firstmissing, name="" + (name_prefix or "data") + ".first_missing", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "divergence" in data_keys:
            data_keys.remove("divergence")
            data__divergence = data["divergence"]
            if not isinstance(data__divergence, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".divergence must be object", value=data__divergence, name="" + (name_prefix or "data") + ".divergence", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, rule='type'))
            data__divergence_is_dict = isinstance(data__divergence, dict)
            if data__divergence_is_dict:
                data__divergence_keys = set(data__divergence.keys())
                for data__divergence_key in data__divergence_keys:
                    if data__divergence_key not in []:
                        data__divergence_value = data__divergence.get(data__divergence_key)
                        try:
                            validate___definitions_founddivergence(data__divergence_value, custom_formats, (name_prefix or "data") + ".divergence.{data__divergence_key}".format(**locals()))
                        except JsonSchemaValuesException as e:
                            errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_rungroups(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['key', 'groups', 'intervals', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "key" in data_keys:
            data_keys.remove("key")
            data__key = data["key"]
            if not isinstance(data__key, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".key must be string", value=data__key, name="" + (name_prefix or "data") + ".key", definition={'type': 'string'}, rule='type'))
        if "groups" in data_keys:
            data_keys.remove("groups")
            data__groups = data["groups"]
            if not isinstance(data__groups, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".groups must be array", value=data__groups, name="" + (name_prefix or "data") + ".groups", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, rule='type'))
            data__groups_is_list = isinstance(data__groups, (list, tuple))
            if data__groups_is_list:
                data__groups_len = len(data__groups)
                for data__groups_x, data__groups_item in enumerate(data__groups):
                    try:
                        validate___definitions_rungroup(data__groups_item, custom_formats, (name_prefix or "data") + ".groups[{data__groups_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "intervals" in data_keys:
            data_keys.remove("intervals")
            data__intervals = data["intervals"]
            if not isinstance(data__intervals, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".intervals must be array", value=data__intervals, name="" + (name_prefix or "data") + ".intervals", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, rule='type'))
            data__intervals_is_list = isinstance(data__intervals, (list, tuple))
            if data__intervals_is_list:
                data__intervals_len = len(data__intervals)
                for data__intervals_x, data__intervals_item in enumerate(data__intervals):
                    try:
                        validate___definitions_groupinterval(data__intervals_item, custom_formats, (name_prefix or "data") + ".intervals[{data__intervals_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "left_out" in data_keys:
            data_keys.remove("left_out")
            data__leftout = data["left_out"]
            if not isinstance(data__leftout, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out must be array", value=data__leftout, name="" + (name_prefix or "data") + ".left_out", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__leftout_is_list = isinstance(data__leftout, (list, tuple))
            if data__leftout_is_list:
                data__leftout_len = len(data__leftout)
                for data__leftout_x, data__leftout_item in enumerate(data__leftout):
                    if not isinstance(data__leftout_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()) + " must be string", value=data__leftout_item, name="" + (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_groupinterval(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "metric" in data_keys:
            data_keys.remove("metric")
            data__metric = data["metric"]
            if not isinstance(data__metric, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric must be string", value=data__metric, name="" + (name_prefix or "data") + ".metric", definition={'type': 'string'}, rule='type'))
        if "group" in data_keys:
            data_keys.remove("group")
            data__group = data["group"]
            if not isinstance(data__group, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".group must be string", value=data__group, name="" + (name_prefix or "data") + ".group", definition={'type': 'string'}, rule='type'))
        if "first_runs" in data_keys:
            data_keys.remove("first_runs")
            data__firstruns = data["first_runs"]
            if not isinstance(data__firstruns, (int)) and not (isinstance(data__firstruns, float) and data__firstruns.is_integer()) or isinstance(data__firstruns, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_runs must be integer", value=data__firstruns, name="" + (name_prefix or "data") + ".first_runs", definition={'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__firstruns, (int, float, Decimal)) and not isinstance(data__firstruns, bool):
                if data__firstruns < 2:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_runs must be bigger than or equal to 2", value=data__firstruns, name="" + (name_prefix or "data") + ".first_runs", definition={'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, rule='minimum'))
                if data__firstruns > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_runs must be smaller than or equal to 9007199254740991", value=data__firstruns, name="" + (name_prefix or "data") + ".first_runs", definition={'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, rule='maximum'))
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (int)) and not (isinstance(data__runs, float) and data__runs.is_integer()) or isinstance(data__runs, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be integer", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__runs, (int, float, Decimal)) and not isinstance(data__runs, bool):
                if data__runs < 2:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be bigger than or equal to 2", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, rule='minimum'))
                if data__runs > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be smaller than or equal to 9007199254740991", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, rule='maximum'))
        if "left_out" in data_keys:
            data_keys.remove("left_out")
            data__leftout = data["left_out"]
            if not isinstance(data__leftout, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out must be array", value=data__leftout, name="" + (name_prefix or "data") + ".left_out", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__leftout_is_list = isinstance(data__leftout, (list, tuple))
            if data__leftout_is_list:
                data__leftout_len = len(data__leftout)
                for data__leftout_x, data__leftout_item in enumerate(data__leftout):
                    if not isinstance(data__leftout_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()) + " must be string", value=data__leftout_item, name="" + (name_prefix or "data") + ".left_out[{data__leftout_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "difference" in data_keys:
            data_keys.remove("difference")
            data__difference = data["difference"]
            if not isinstance(data__difference, (int, float, Decimal)) or isinstance(data__difference, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".difference must be number", value=data__difference, name="" + (name_prefix or "data") + ".difference", definition={'type': 'number'}, rule='type'))
        if "low" in data_keys:
            data_keys.remove("low")
            data__low = data["low"]
            if not isinstance(data__low, (int, float, Decimal)) or isinstance(data__low, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".low must be number", value=data__low, name="" + (name_prefix or "data") + ".low", definition={'type': 'number'}, rule='type'))
        if "high" in data_keys:
            data_keys.remove("high")
            data__high = data["high"]
            if not isinstance(data__high, (int, float, Decimal)) or isinstance(data__high, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".high must be number", value=data__high, name="" + (name_prefix or "data") + ".high", definition={'type': 'number'}, rule='type'))
        if "method" in data_keys:
            data_keys.remove("method")
            data__method = data["method"]
            if not isinstance(data__method, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".method must be string", value=data__method, name="" + (name_prefix or "data") + ".method", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_rungroup(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['value', 'runs', 'differing']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value must be string", value=data__value, name="" + (name_prefix or "data") + ".value", definition={'type': 'string'}, rule='type'))
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
        if "differing" in data_keys:
            data_keys.remove("differing")
            data__differing = data["differing"]
            if not isinstance(data__differing, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".differing must be array", value=data__differing, name="" + (name_prefix or "data") + ".differing", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__differing_is_list = isinstance(data__differing, (list, tuple))
            if data__differing_is_list:
                data__differing_len = len(data__differing)
                for data__differing_x, data__differing_item in enumerate(data__differing):
                    if not isinstance(data__differing_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".differing[{data__differing_x}]".format(**locals()) + " must be string", value=data__differing_item, name="" + (name_prefix or "data") + ".differing[{data__differing_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_finalvalue(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
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
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (int, float, Decimal, str)) or isinstance(data__value, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value must be number or string", value=data__value, name="" + (name_prefix or "data") + ".value", definition={'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__value, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__value):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value must match pattern ^(NaN|-?Infinity)$", value=data__value, name="" + (name_prefix or "data") + ".value", definition={'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "mean" in data_keys:
            data_keys.remove("mean")
            data__mean = data["mean"]
            if not isinstance(data__mean, (int, float, Decimal, NoneType)) or isinstance(data__mean, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".mean must be number or null", value=data__mean, name="" + (name_prefix or "data") + ".mean", definition={'type': ['number', 'null']}, rule='type'))
        if "sd" in data_keys:
            data_keys.remove("sd")
            data__sd = data["sd"]
            if not isinstance(data__sd, (int, float, Decimal, NoneType)) or isinstance(data__sd, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sd must be number or null", value=data__sd, name="" + (name_prefix or "data") + ".sd", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__sd, (int, float, Decimal)) and not isinstance(data__sd, bool):
                if data__sd < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sd must be bigger than or equal to 0", value=data__sd, name="" + (name_prefix or "data") + ".sd", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "values" in data_keys:
            data_keys.remove("values")
            data__values = data["values"]
            if not isinstance(data__values, (int)) and not (isinstance(data__values, float) and data__values.is_integer()) or isinstance(data__values, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be integer", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__values, (int, float, Decimal)) and not isinstance(data__values, bool):
                if data__values < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be bigger than or equal to 0", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__values > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be smaller than or equal to 9007199254740991", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "best" in data_keys:
            data_keys.remove("best")
            data__best = data["best"]
            if not isinstance(data__best, (int, float, Decimal, NoneType)) or isinstance(data__best, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".best must be number or null", value=data__best, name="" + (name_prefix or "data") + ".best", definition={'type': ['number', 'null']}, rule='type'))
        if "best_step" in data_keys:
            data_keys.remove("best_step")
            data__beststep = data["best_step"]
            if not isinstance(data__beststep, (int, NoneType)) and not (isinstance(data__beststep, float) and data__beststep.is_integer()) or isinstance(data__beststep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".best_step must be integer or null", value=data__beststep, name="" + (name_prefix or "data") + ".best_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__beststep, (int, float, Decimal)) and not isinstance(data__beststep, bool):
                if data__beststep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".best_step must be bigger than or equal to 0", value=data__beststep, name="" + (name_prefix or "data") + ".best_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__beststep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".best_step must be smaller than or equal to 9007199254740991", value=data__beststep, name="" + (name_prefix or "data") + ".best_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_equalkeys(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['config', 'environment', 'seeds', 'data']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "config" in data_keys:
            data_keys.remove("config")
            data__config = data["config"]
            if not isinstance(data__config, (int)) and not (isinstance(data__config, float) and data__config.is_integer()) or isinstance(data__config, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be integer", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__config, (int, float, Decimal)) and not isinstance(data__config, bool):
                if data__config < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be bigger than or equal to 0", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__config > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be smaller than or equal to 9007199254740991", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "environment" in data_keys:
            data_keys.remove("environment")
            data__environment = data["environment"]
            if not isinstance(data__environment, (int)) and not (isinstance(data__environment, float) and data__environment.is_integer()) or isinstance(data__environment, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".environment must be integer", value=data__environment, name="" + (name_prefix or "data") + ".environment", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__environment, (int, float, Decimal)) and not isinstance(data__environment, bool):
                if data__environment < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".environment must be bigger than or equal to 0", value=data__environment, name="" + (name_prefix or "data") + ".environment", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__environment > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".environment must be smaller than or equal to 9007199254740991", value=data__environment, name="" + (name_prefix or "data") + ".environment", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "seeds" in data_keys:
            data_keys.remove("seeds")
            data__seeds = data["seeds"]
            if not isinstance(data__seeds, (int)) and not (isinstance(data__seeds, float) and data__seeds.is_integer()) or isinstance(data__seeds, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seeds must be integer", value=data__seeds, name="" + (name_prefix or "data") + ".seeds", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__seeds, (int, float, Decimal)) and not isinstance(data__seeds, bool):
                if data__seeds < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seeds must be bigger than or equal to 0", value=data__seeds, name="" + (name_prefix or "data") + ".seeds", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__seeds > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seeds must be smaller than or equal to 9007199254740991", value=data__seeds, name="" + (name_prefix or "data") + ".seeds", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "data" in data_keys:
            data_keys.remove("data")
            data__data = data["data"]
            if not isinstance(data__data, (int)) and not (isinstance(data__data, float) and data__data.is_integer()) or isinstance(data__data, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".data must be integer", value=data__data, name="" + (name_prefix or "data") + ".data", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__data, (int, float, Decimal)) and not isinstance(data__data, bool):
                if data__data < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".data must be bigger than or equal to 0", value=data__data, name="" + (name_prefix or "data") + ".data", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__data > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".data must be smaller than or equal to 9007199254740991", value=data__data, name="" + (name_prefix or "data") + ".data", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_founddifferences(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['config', 'environment', 'seeds', 'data']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "config" in data_keys:
            data_keys.remove("config")
            data__config = data["config"]
            if not isinstance(data__config, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be array", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__config_is_list = isinstance(data__config, (list, tuple))
            if data__config_is_list:
                data__config_len = len(data__config)
                for data__config_x, data__config_item in enumerate(data__config):
                    try:
                        validate___definitions_founddifference(data__config_item, custom_formats, (name_prefix or "data") + ".config[{data__config_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "environment" in data_keys:
            data_keys.remove("environment")
            data__environment = data["environment"]
            if not isinstance(data__environment, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".environment must be array", value=data__environment, name="" + (name_prefix or "data") + ".environment", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__environment_is_list = isinstance(data__environment, (list, tuple))
            if data__environment_is_list:
                data__environment_len = len(data__environment)
                for data__environment_x, data__environment_item in enumerate(data__environment):
                    try:
                        validate___definitions_founddifference(data__environment_item, custom_formats, (name_prefix or "data") + ".environment[{data__environment_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "seeds" in data_keys:
            data_keys.remove("seeds")
            data__seeds = data["seeds"]
            if not isinstance(data__seeds, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".seeds must be array", value=data__seeds, name="" + (name_prefix or "data") + ".seeds", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__seeds_is_list = isinstance(data__seeds, (list, tuple))
            if data__seeds_is_list:
                data__seeds_len = len(data__seeds)
                for data__seeds_x, data__seeds_item in enumerate(data__seeds):
                    try:
                        validate___definitions_founddifference(data__seeds_item, custom_formats, (name_prefix or "data") + ".seeds[{data__seeds_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "data" in data_keys:
            data_keys.remove("data")
            data__data = data["data"]
            if not isinstance(data__data, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".data must be array", value=data__data, name="" + (name_prefix or "data") + ".data", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__data_is_list = isinstance(data__data, (list, tuple))
            if data__data_is_list:
                data__data_len = len(data__data)
                for data__data_x, data__data_item in enumerate(data__data):
                    try:
                        validate___definitions_founddifference(data__data_item, custom_formats, (name_prefix or "data") + ".data[{data__data_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_founddifference(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['key', 'values', 'step']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "key" in data_keys:
            data_keys.remove("key")
            data__key = data["key"]
            if not isinstance(data__key, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".key must be string", value=data__key, name="" + (name_prefix or "data") + ".key", definition={'type': 'string'}, rule='type'))
        if "values" in data_keys:
            data_keys.remove("values")
            data__values = data["values"]
            if not isinstance(data__values, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be object", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'object', 'additionalProperties': {}}, rule='type'))
            data__values_is_dict = isinstance(data__values, dict)
            if data__values_is_dict:
                data__values_keys = set(data__values.keys())
        if "step" in data_keys:
            data_keys.remove("step")
            data__step = data["step"]
            if not isinstance(data__step, (int, NoneType)) and not (isinstance(data__step, float) and data__step.is_integer()) or isinstance(data__step, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step must be integer or null", value=data__step, name="" + (name_prefix or "data") + ".step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__step, (int, float, Decimal)) and not isinstance(data__step, bool):
                if data__step < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step must be bigger than or equal to 0", value=data__step, name="" + (name_prefix or "data") + ".step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__step > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step must be smaller than or equal to 9007199254740991", value=data__step, name="" + (name_prefix or "data") + ".step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_founddivergence(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'method', 'size', 'run', 'series']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, rule='required'))
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
        if "method" in data_keys:
            data_keys.remove("method")
            data__method = data["method"]
            if not isinstance(data__method, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".method must be string", value=data__method, name="" + (name_prefix or "data") + ".method", definition={'type': 'string'}, rule='type'))
        if "size" in data_keys:
            data_keys.remove("size")
            data__size = data["size"]
            if not isinstance(data__size, (int, float, Decimal, str)) or isinstance(data__size, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".size must be number or string", value=data__size, name="" + (name_prefix or "data") + ".size", definition={'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__size, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__size):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".size must match pattern ^(NaN|-?Infinity)$", value=data__size, name="" + (name_prefix or "data") + ".size", definition={'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_firstdifference(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'metric', 'values', 'series', 'also']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
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
        if "metric" in data_keys:
            data_keys.remove("metric")
            data__metric = data["metric"]
            if not isinstance(data__metric, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric must be string", value=data__metric, name="" + (name_prefix or "data") + ".metric", definition={'type': 'string'}, rule='type'))
        if "values" in data_keys:
            data_keys.remove("values")
            data__values = data["values"]
            if not isinstance(data__values, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be object", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'object', 'additionalProperties': {}}, rule='type'))
            data__values_is_dict = isinstance(data__values, dict)
            if data__values_is_dict:
                data__values_keys = set(data__values.keys())
        if "series" in data_keys:
            data_keys.remove("series")
            data__series = data["series"]
            if not isinstance(data__series, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".series must be string", value=data__series, name="" + (name_prefix or "data") + ".series", definition={'type': 'string'}, rule='type'))
        if "also" in data_keys:
            data_keys.remove("also")
            data__also = data["also"]
            if not isinstance(data__also, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".also must be array", value=data__also, name="" + (name_prefix or "data") + ".also", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__also_is_list = isinstance(data__also, (list, tuple))
            if data__also_is_list:
                data__also_len = len(data__also)
                for data__also_x, data__also_item in enumerate(data__also):
                    if not isinstance(data__also_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".also[{data__also_x}]".format(**locals()) + " must be string", value=data__also_item, name="" + (name_prefix or "data") + ".also[{data__also_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_comparedrun(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "label" in data_keys:
            data_keys.remove("label")
            data__label = data["label"]
            if not isinstance(data__label, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".label must be string", value=data__label, name="" + (name_prefix or "data") + ".label", definition={'type': 'string'}, rule='type'))
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='type'))
            if isinstance(data__runid, str):
                if not REGEX_PATTERNS['^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'].search(data__runid):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must match pattern ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='pattern'))
        if "part" in data_keys:
            data_keys.remove("part")
            data__part = data["part"]
            if not isinstance(data__part, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".part must be string or null", value=data__part, name="" + (name_prefix or "data") + ".part", definition={'type': ['string', 'null']}, rule='type'))
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': 'string'}, rule='type'))
        if "read_as" in data_keys:
            data_keys.remove("read_as")
            data__readas = data["read_as"]
            if not isinstance(data__readas, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".read_as must be string", value=data__readas, name="" + (name_prefix or "data") + ".read_as", definition={'type': 'string'}, rule='type'))
        if "state" in data_keys:
            data_keys.remove("state")
            data__state = data["state"]
            if not isinstance(data__state, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".state must be string", value=data__state, name="" + (name_prefix or "data") + ".state", definition={'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, rule='type'))
            if not (isinstance(data__state, str) and data__state == 'running' or isinstance(data__state, str) and data__state == 'finished' or isinstance(data__state, str) and data__state == 'failed' or isinstance(data__state, str) and data__state == 'interrupted' or isinstance(data__state, str) and data__state == 'stopped' or isinstance(data__state, str) and data__state == 'ended_early' or isinstance(data__state, str) and data__state == 'silent' or isinstance(data__state, str) and data__state == 'unknown'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".state must be one of ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']", value=data__state, name="" + (name_prefix or "data") + ".state", definition={'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, rule='enum'))
        if "verdict" in data_keys:
            data_keys.remove("verdict")
            data__verdict = data["verdict"]
            if not isinstance(data__verdict, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be string", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, rule='type'))
            if not (isinstance(data__verdict, str) and data__verdict == 'critical' or isinstance(data__verdict, str) and data__verdict == 'warning' or isinstance(data__verdict, str) and data__verdict == 'quiet' or isinstance(data__verdict, str) and data__verdict == 'not judged'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be one of ['critical', 'warning', 'quiet', 'not judged']", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, rule='enum'))
        if "first_bad_step" in data_keys:
            data_keys.remove("first_bad_step")
            data__firstbadstep = data["first_bad_step"]
            if not isinstance(data__firstbadstep, (int, NoneType)) and not (isinstance(data__firstbadstep, float) and data__firstbadstep.is_integer()) or isinstance(data__firstbadstep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_bad_step must be integer or null", value=data__firstbadstep, name="" + (name_prefix or "data") + ".first_bad_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__firstbadstep, (int, float, Decimal)) and not isinstance(data__firstbadstep, bool):
                if data__firstbadstep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_bad_step must be bigger than or equal to 0", value=data__firstbadstep, name="" + (name_prefix or "data") + ".first_bad_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__firstbadstep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_bad_step must be smaller than or equal to 9007199254740991", value=data__firstbadstep, name="" + (name_prefix or "data") + ".first_bad_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "coverage" in data_keys:
            data_keys.remove("coverage")
            data__coverage = data["coverage"]
            try:
                validate___definitions_coverage(data__coverage, custom_formats, (name_prefix or "data") + ".coverage")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
        if "hides" in data_keys:
            data_keys.remove("hides")
            data__hides = data["hides"]
            if not isinstance(data__hides, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hides must be string or null", value=data__hides, name="" + (name_prefix or "data") + ".hides", definition={'type': ['string', 'null']}, rule='type'))
        if "steps" in data_keys:
            data_keys.remove("steps")
            data__steps = data["steps"]
            if not isinstance(data__steps, (int)) and not (isinstance(data__steps, float) and data__steps.is_integer()) or isinstance(data__steps, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps must be integer", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__steps, (int, float, Decimal)) and not isinstance(data__steps, bool):
                if data__steps < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps must be bigger than or equal to 0", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__steps > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps must be smaller than or equal to 9007199254740991", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "first_step" in data_keys:
            data_keys.remove("first_step")
            data__firststep = data["first_step"]
            if not isinstance(data__firststep, (int, NoneType)) and not (isinstance(data__firststep, float) and data__firststep.is_integer()) or isinstance(data__firststep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_step must be integer or null", value=data__firststep, name="" + (name_prefix or "data") + ".first_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__firststep, (int, float, Decimal)) and not isinstance(data__firststep, bool):
                if data__firststep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_step must be bigger than or equal to 0", value=data__firststep, name="" + (name_prefix or "data") + ".first_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__firststep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_step must be smaller than or equal to 9007199254740991", value=data__firststep, name="" + (name_prefix or "data") + ".first_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_coverage(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, rule='required'))
        data_keys = set(data.keys())
        if "recognised" in data_keys:
            data_keys.remove("recognised")
            data__recognised = data["recognised"]
            if not isinstance(data__recognised, (int)) and not (isinstance(data__recognised, float) and data__recognised.is_integer()) or isinstance(data__recognised, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".recognised must be integer", value=data__recognised, name="" + (name_prefix or "data") + ".recognised", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__recognised, (int, float, Decimal)) and not isinstance(data__recognised, bool):
                if data__recognised < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".recognised must be bigger than or equal to 0", value=data__recognised, name="" + (name_prefix or "data") + ".recognised", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__recognised > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".recognised must be smaller than or equal to 9007199254740991", value=data__recognised, name="" + (name_prefix or "data") + ".recognised", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "metrics" in data_keys:
            data_keys.remove("metrics")
            data__metrics = data["metrics"]
            if not isinstance(data__metrics, (int)) and not (isinstance(data__metrics, float) and data__metrics.is_integer()) or isinstance(data__metrics, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be integer", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__metrics, (int, float, Decimal)) and not isinstance(data__metrics, bool):
                if data__metrics < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be bigger than or equal to 0", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__metrics > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be smaller than or equal to 9007199254740991", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "judged" in data_keys:
            data_keys.remove("judged")
            data__judged = data["judged"]
            if not isinstance(data__judged, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged must be array", value=data__judged, name="" + (name_prefix or "data") + ".judged", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__judged_is_list = isinstance(data__judged, (list, tuple))
            if data__judged_is_list:
                data__judged_len = len(data__judged)
                for data__judged_x, data__judged_item in enumerate(data__judged):
                    if not isinstance(data__judged_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged[{data__judged_x}]".format(**locals()) + " must be string", value=data__judged_item, name="" + (name_prefix or "data") + ".judged[{data__judged_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "not_judged" in data_keys:
            data_keys.remove("not_judged")
            data__notjudged = data["not_judged"]
            if not isinstance(data__notjudged, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".not_judged must be array", value=data__notjudged, name="" + (name_prefix or "data") + ".not_judged", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, rule='type'))
            data__notjudged_is_list = isinstance(data__notjudged, (list, tuple))
            if data__notjudged_is_list:
                data__notjudged_len = len(data__notjudged)
                for data__notjudged_x, data__notjudged_item in enumerate(data__notjudged):
                    try:
                        validate___definitions_notjudged(data__notjudged_item, custom_formats, (name_prefix or "data") + ".not_judged[{data__notjudged_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "unmeasured" in data_keys:
            data_keys.remove("unmeasured")
            data__unmeasured = data["unmeasured"]
            if not isinstance(data__unmeasured, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unmeasured must be array", value=data__unmeasured, name="" + (name_prefix or "data") + ".unmeasured", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__unmeasured_is_list = isinstance(data__unmeasured, (list, tuple))
            if data__unmeasured_is_list:
                data__unmeasured_len = len(data__unmeasured)
                for data__unmeasured_x, data__unmeasured_item in enumerate(data__unmeasured):
                    if not isinstance(data__unmeasured_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unmeasured[{data__unmeasured_x}]".format(**locals()) + " must be string", value=data__unmeasured_item, name="" + (name_prefix or "data") + ".unmeasured[{data__unmeasured_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "assumed" in data_keys:
            data_keys.remove("assumed")
            data__assumed = data["assumed"]
            if not isinstance(data__assumed, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".assumed must be object", value=data__assumed, name="" + (name_prefix or "data") + ".assumed", definition={'type': 'object', 'additionalProperties': {'type': 'string'}}, rule='type'))
            data__assumed_is_dict = isinstance(data__assumed, dict)
            if data__assumed_is_dict:
                data__assumed_keys = set(data__assumed.keys())
                for data__assumed_key in data__assumed_keys:
                    if data__assumed_key not in []:
                        data__assumed_value = data__assumed.get(data__assumed_key)
                        if not isinstance(data__assumed_value, (str)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".assumed.{data__assumed_key}".format(**locals()) + " must be string", value=data__assumed_value, name="" + (name_prefix or "data") + ".assumed.{data__assumed_key}".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "nonfinite" in data_keys:
            data_keys.remove("nonfinite")
            data__nonfinite = data["nonfinite"]
            if not isinstance(data__nonfinite, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite must be object", value=data__nonfinite, name="" + (name_prefix or "data") + ".nonfinite", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, rule='type'))
            data__nonfinite_is_dict = isinstance(data__nonfinite, dict)
            if data__nonfinite_is_dict:
                data__nonfinite_keys = set(data__nonfinite.keys())
                for data__nonfinite_key in data__nonfinite_keys:
                    if data__nonfinite_key not in []:
                        data__nonfinite_value = data__nonfinite.get(data__nonfinite_key)
                        if not isinstance(data__nonfinite_value, (int)) and not (isinstance(data__nonfinite_value, float) and data__nonfinite_value.is_integer()) or isinstance(data__nonfinite_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + " must be integer", value=data__nonfinite_value, name="" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__nonfinite_value, (int, float, Decimal)) and not isinstance(data__nonfinite_value, bool):
                            if data__nonfinite_value < 1:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + " must be bigger than or equal to 1", value=data__nonfinite_value, name="" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__nonfinite_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__nonfinite_value, name="" + (name_prefix or "data") + ".nonfinite.{data__nonfinite_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_notjudged(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['rule', 'needs', 'found', 'why']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "rule" in data_keys:
            data_keys.remove("rule")
            data__rule = data["rule"]
            if not isinstance(data__rule, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rule must be string", value=data__rule, name="" + (name_prefix or "data") + ".rule", definition={'type': 'string'}, rule='type'))
        if "needs" in data_keys:
            data_keys.remove("needs")
            data__needs = data["needs"]
            if not isinstance(data__needs, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".needs must be array", value=data__needs, name="" + (name_prefix or "data") + ".needs", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__needs_is_list = isinstance(data__needs, (list, tuple))
            if data__needs_is_list:
                data__needs_len = len(data__needs)
                for data__needs_x, data__needs_item in enumerate(data__needs):
                    if not isinstance(data__needs_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".needs[{data__needs_x}]".format(**locals()) + " must be string", value=data__needs_item, name="" + (name_prefix or "data") + ".needs[{data__needs_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "found" in data_keys:
            data_keys.remove("found")
            data__found = data["found"]
            if not isinstance(data__found, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".found must be array", value=data__found, name="" + (name_prefix or "data") + ".found", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__found_is_list = isinstance(data__found, (list, tuple))
            if data__found_is_list:
                data__found_len = len(data__found)
                for data__found_x, data__found_item in enumerate(data__found):
                    if not isinstance(data__found_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".found[{data__found_x}]".format(**locals()) + " must be string", value=data__found_item, name="" + (name_prefix or "data") + ".found[{data__found_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "why" in data_keys:
            data_keys.remove("why")
            data__why = data["why"]
            if not isinstance(data__why, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".why must be string", value=data__why, name="" + (name_prefix or "data") + ".why", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_comparison = validate

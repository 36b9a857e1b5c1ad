# DO NOT EDIT. Generated from schema/ls.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
import re
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


REGEX_PATTERNS = {
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/MetricSummary'}}, 'alerts': {'$ref': '#/definitions/AlertCounts'}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'cost': {'$ref': '#/definitions/Cost'}, 'hides': {'type': ['string', 'null']}}}}}, 'definitions': {'ListedRun': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'alerts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'hides': {'type': ['string', 'null']}}}, 'MetricSummary': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'AlertCounts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/MetricSummary'}}, 'alerts': {'$ref': '#/definitions/AlertCounts'}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'cost': {'$ref': '#/definitions/Cost'}, 'hides': {'type': ['string', 'null']}}}}}, 'definitions': {'ListedRun': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'alerts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'hides': {'type': ['string', 'null']}}}, 'MetricSummary': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'AlertCounts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be array", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/MetricSummary'}}, 'alerts': {'$ref': '#/definitions/AlertCounts'}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'cost': {'$ref': '#/definitions/Cost'}, 'hides': {'type': ['string', 'null']}}}}, rule='type'))
            data__runs_is_list = isinstance(data__runs, (list, tuple))
            if data__runs_is_list:
                data__runs_len = len(data__runs)
                for data__runs_x, data__runs_item in enumerate(data__runs):
                    try:
                        validate___definitions_listedrun(data__runs_item, custom_formats, (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/MetricSummary'}}, 'alerts': {'$ref': '#/definitions/AlertCounts'}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'cost': {'$ref': '#/definitions/Cost'}, 'hides': {'type': ['string', 'null']}}}}}, 'definitions': {'ListedRun': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'alerts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'hides': {'type': ['string', 'null']}}}, 'MetricSummary': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'AlertCounts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_listedrun(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'alerts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'hides': {'type': ['string', 'null']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'alerts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'hides': {'type': ['string', 'null']}}}, rule='required'))
        data_keys = set(data.keys())
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='type'))
            if isinstance(data__runid, str):
                if not REGEX_PATTERNS['^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'].search(data__runid):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must match pattern ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='pattern'))
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
        if "error" in data_keys:
            data_keys.remove("error")
            data__error = data["error"]
            if not isinstance(data__error, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".error must be string or null", value=data__error, name="" + (name_prefix or "data") + ".error", definition={'type': ['string', 'null']}, rule='type'))
        if "group" in data_keys:
            data_keys.remove("group")
            data__group = data["group"]
            if not isinstance(data__group, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".group must be string or null", value=data__group, name="" + (name_prefix or "data") + ".group", definition={'type': ['string', 'null']}, rule='type'))
        if "trial" in data_keys:
            data_keys.remove("trial")
            data__trial = data["trial"]
            if not isinstance(data__trial, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trial must be string or null", value=data__trial, name="" + (name_prefix or "data") + ".trial", definition={'type': ['string', 'null']}, rule='type'))
        if "tags" in data_keys:
            data_keys.remove("tags")
            data__tags = data["tags"]
            if not isinstance(data__tags, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tags must be array", value=data__tags, name="" + (name_prefix or "data") + ".tags", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__tags_is_list = isinstance(data__tags, (list, tuple))
            if data__tags_is_list:
                data__tags_len = len(data__tags)
                for data__tags_x, data__tags_item in enumerate(data__tags):
                    if not isinstance(data__tags_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".tags[{data__tags_x}]".format(**locals()) + " must be string", value=data__tags_item, name="" + (name_prefix or "data") + ".tags[{data__tags_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "attempts" in data_keys:
            data_keys.remove("attempts")
            data__attempts = data["attempts"]
            if not isinstance(data__attempts, (int, NoneType)) and not (isinstance(data__attempts, float) and data__attempts.is_integer()) or isinstance(data__attempts, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be integer or null", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__attempts, (int, float, Decimal)) and not isinstance(data__attempts, bool):
                if data__attempts < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be bigger than or equal to 1", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__attempts > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be smaller than or equal to 9007199254740991", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "stages" in data_keys:
            data_keys.remove("stages")
            data__stages = data["stages"]
            if not isinstance(data__stages, (int, NoneType)) and not (isinstance(data__stages, float) and data__stages.is_integer()) or isinstance(data__stages, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stages must be integer or null", value=data__stages, name="" + (name_prefix or "data") + ".stages", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__stages, (int, float, Decimal)) and not isinstance(data__stages, bool):
                if data__stages < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stages must be bigger than or equal to 1", value=data__stages, name="" + (name_prefix or "data") + ".stages", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__stages > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stages must be smaller than or equal to 9007199254740991", value=data__stages, name="" + (name_prefix or "data") + ".stages", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "last_event" in data_keys:
            data_keys.remove("last_event")
            data__lastevent = data["last_event"]
            if not isinstance(data__lastevent, (int, float, Decimal, NoneType)) or isinstance(data__lastevent, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_event must be number or null", value=data__lastevent, name="" + (name_prefix or "data") + ".last_event", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__lastevent, (int, float, Decimal)) and not isinstance(data__lastevent, bool):
                if data__lastevent < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_event must be bigger than or equal to 0", value=data__lastevent, name="" + (name_prefix or "data") + ".last_event", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "metrics" in data_keys:
            data_keys.remove("metrics")
            data__metrics = data["metrics"]
            if not isinstance(data__metrics, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be object", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, rule='type'))
            data__metrics_is_dict = isinstance(data__metrics, dict)
            if data__metrics_is_dict:
                data__metrics_keys = set(data__metrics.keys())
                for data__metrics_key in data__metrics_keys:
                    if data__metrics_key not in []:
                        data__metrics_value = data__metrics.get(data__metrics_key)
                        try:
                            validate___definitions_metricsummary(data__metrics_value, custom_formats, (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()))
                        except JsonSchemaValuesException as e:
                            errors.extend(e.errors)
        if "alerts" in data_keys:
            data_keys.remove("alerts")
            data__alerts = data["alerts"]
            try:
                validate___definitions_alertcounts(data__alerts, custom_formats, (name_prefix or "data") + ".alerts")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
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
        if "cost" in data_keys:
            data_keys.remove("cost")
            data__cost = data["cost"]
            try:
                validate___definitions_cost(data__cost, custom_formats, (name_prefix or "data") + ".cost")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
        if "hides" in data_keys:
            data_keys.remove("hides")
            data__hides = data["hides"]
            if not isinstance(data__hides, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hides must be string or null", value=data__hides, name="" + (name_prefix or "data") + ".hides", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'state', 'error', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'last_event', 'metrics', 'alerts', 'verdict', 'first_bad_step', 'coverage', 'cost', 'hides'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'alerts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'hides': {'type': ['string', 'null']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_cost(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['accelerator_hours', 'superseded', 'stalled', 'after_first_critical']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, rule='required'))
        data_keys = set(data.keys())
        if "accelerator_hours" in data_keys:
            data_keys.remove("accelerator_hours")
            data__acceleratorhours = data["accelerator_hours"]
            if not isinstance(data__acceleratorhours, (int, float, Decimal, NoneType)) or isinstance(data__acceleratorhours, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".accelerator_hours must be number or null", value=data__acceleratorhours, name="" + (name_prefix or "data") + ".accelerator_hours", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__acceleratorhours, (int, float, Decimal)) and not isinstance(data__acceleratorhours, bool):
                if data__acceleratorhours < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".accelerator_hours must be bigger than or equal to 0", value=data__acceleratorhours, name="" + (name_prefix or "data") + ".accelerator_hours", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "superseded" in data_keys:
            data_keys.remove("superseded")
            data__superseded = data["superseded"]
            if not isinstance(data__superseded, (int, float, Decimal, NoneType)) or isinstance(data__superseded, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be number or null", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__superseded, (int, float, Decimal)) and not isinstance(data__superseded, bool):
                if data__superseded < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be bigger than or equal to 0", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "stalled" in data_keys:
            data_keys.remove("stalled")
            data__stalled = data["stalled"]
            if not isinstance(data__stalled, (int, float, Decimal, NoneType)) or isinstance(data__stalled, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stalled must be number or null", value=data__stalled, name="" + (name_prefix or "data") + ".stalled", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__stalled, (int, float, Decimal)) and not isinstance(data__stalled, bool):
                if data__stalled < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stalled must be bigger than or equal to 0", value=data__stalled, name="" + (name_prefix or "data") + ".stalled", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "after_first_critical" in data_keys:
            data_keys.remove("after_first_critical")
            data__afterfirstcritical = data["after_first_critical"]
            if not isinstance(data__afterfirstcritical, (int, float, Decimal, NoneType)) or isinstance(data__afterfirstcritical, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".after_first_critical must be number or null", value=data__afterfirstcritical, name="" + (name_prefix or "data") + ".after_first_critical", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__afterfirstcritical, (int, float, Decimal)) and not isinstance(data__afterfirstcritical, bool):
                if data__afterfirstcritical < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".after_first_critical must be bigger than or equal to 0", value=data__afterfirstcritical, name="" + (name_prefix or "data") + ".after_first_critical", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, rule='additionalProperties'))
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

def validate___definitions_alertcounts(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['info', 'warning', 'critical']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "info" in data_keys:
            data_keys.remove("info")
            data__info = data["info"]
            if not isinstance(data__info, (int)) and not (isinstance(data__info, float) and data__info.is_integer()) or isinstance(data__info, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".info must be integer", value=data__info, name="" + (name_prefix or "data") + ".info", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__info, (int, float, Decimal)) and not isinstance(data__info, bool):
                if data__info < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".info must be bigger than or equal to 0", value=data__info, name="" + (name_prefix or "data") + ".info", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__info > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".info must be smaller than or equal to 9007199254740991", value=data__info, name="" + (name_prefix or "data") + ".info", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "warning" in data_keys:
            data_keys.remove("warning")
            data__warning = data["warning"]
            if not isinstance(data__warning, (int)) and not (isinstance(data__warning, float) and data__warning.is_integer()) or isinstance(data__warning, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".warning must be integer", value=data__warning, name="" + (name_prefix or "data") + ".warning", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__warning, (int, float, Decimal)) and not isinstance(data__warning, bool):
                if data__warning < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".warning must be bigger than or equal to 0", value=data__warning, name="" + (name_prefix or "data") + ".warning", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__warning > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".warning must be smaller than or equal to 9007199254740991", value=data__warning, name="" + (name_prefix or "data") + ".warning", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "critical" in data_keys:
            data_keys.remove("critical")
            data__critical = data["critical"]
            if not isinstance(data__critical, (int)) and not (isinstance(data__critical, float) and data__critical.is_integer()) or isinstance(data__critical, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critical must be integer", value=data__critical, name="" + (name_prefix or "data") + ".critical", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__critical, (int, float, Decimal)) and not isinstance(data__critical, bool):
                if data__critical < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critical must be bigger than or equal to 0", value=data__critical, name="" + (name_prefix or "data") + ".critical", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__critical > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".critical must be smaller than or equal to 9007199254740991", value=data__critical, name="" + (name_prefix or "data") + ".critical", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_metricsummary(data, custom_formats={}, name_prefix=None):
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


validate_ls = validate

# DO NOT EDIT. Generated from schema/check.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'$ref': '#/definitions/Cost'}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/WorstSample'}}}}}}, 'definitions': {'WorstSample': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}, 'CheckedRun': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'$ref': '#/definitions/Cost'}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/WorstSample'}}}}}}, 'definitions': {'WorstSample': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}, 'CheckedRun': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be array", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'$ref': '#/definitions/Cost'}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/WorstSample'}}}}}, rule='type'))
            data__runs_is_list = isinstance(data__runs, (list, tuple))
            if data__runs_is_list:
                data__runs_len = len(data__runs)
                for data__runs_x, data__runs_item in enumerate(data__runs):
                    try:
                        validate___definitions_checkedrun(data__runs_item, custom_formats, (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'$ref': '#/definitions/Cost'}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/WorstSample'}}}}}}, 'definitions': {'WorstSample': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}, 'CheckedRun': {'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_checkedrun(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}}}, rule='required'))
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
        if "unexplained" in data_keys:
            data_keys.remove("unexplained")
            data__unexplained = data["unexplained"]
            if not isinstance(data__unexplained, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unexplained must be array", value=data__unexplained, name="" + (name_prefix or "data") + ".unexplained", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__unexplained_is_list = isinstance(data__unexplained, (list, tuple))
            if data__unexplained_is_list:
                data__unexplained_len = len(data__unexplained)
                for data__unexplained_x, data__unexplained_item in enumerate(data__unexplained):
                    if not isinstance(data__unexplained_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unexplained[{data__unexplained_x}]".format(**locals()) + " must be string", value=data__unexplained_item, name="" + (name_prefix or "data") + ".unexplained[{data__unexplained_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "decided_by" in data_keys:
            data_keys.remove("decided_by")
            data__decidedby = data["decided_by"]
            if not isinstance(data__decidedby, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".decided_by must be string or null", value=data__decidedby, name="" + (name_prefix or "data") + ".decided_by", definition={'type': ['string', 'null']}, rule='type'))
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
        if "cost" in data_keys:
            data_keys.remove("cost")
            data__cost = data["cost"]
            try:
                validate___definitions_cost(data__cost, custom_formats, (name_prefix or "data") + ".cost")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
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
        if "hides" in data_keys:
            data_keys.remove("hides")
            data__hides = data["hides"]
            if not isinstance(data__hides, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hides must be string or null", value=data__hides, name="" + (name_prefix or "data") + ".hides", definition={'type': ['string', 'null']}, rule='type'))
        if "superseded" in data_keys:
            data_keys.remove("superseded")
            data__superseded = data["superseded"]
            if not isinstance(data__superseded, (int)) and not (isinstance(data__superseded, float) and data__superseded.is_integer()) or isinstance(data__superseded, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be integer", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__superseded, (int, float, Decimal)) and not isinstance(data__superseded, bool):
                if data__superseded < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be bigger than or equal to 0", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__superseded > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be smaller than or equal to 9007199254740991", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "skipped" in data_keys:
            data_keys.remove("skipped")
            data__skipped = data["skipped"]
            if not isinstance(data__skipped, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".skipped must be array", value=data__skipped, name="" + (name_prefix or "data") + ".skipped", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__skipped_is_list = isinstance(data__skipped, (list, tuple))
            if data__skipped_is_list:
                data__skipped_len = len(data__skipped)
                for data__skipped_x, data__skipped_item in enumerate(data__skipped):
                    if not isinstance(data__skipped_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".skipped[{data__skipped_x}]".format(**locals()) + " must be string", value=data__skipped_item, name="" + (name_prefix or "data") + ".skipped[{data__skipped_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
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
        if "step_order" in data_keys:
            data_keys.remove("step_order")
            data__steporder = data["step_order"]
            if not isinstance(data__steporder, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step_order must be array", value=data__steporder, name="" + (name_prefix or "data") + ".step_order", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__steporder_is_list = isinstance(data__steporder, (list, tuple))
            if data__steporder_is_list:
                data__steporder_len = len(data__steporder)
                for data__steporder_x, data__steporder_item in enumerate(data__steporder):
                    if not isinstance(data__steporder_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".step_order[{data__steporder_x}]".format(**locals()) + " must be string", value=data__steporder_item, name="" + (name_prefix or "data") + ".step_order[{data__steporder_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "alerts" in data_keys:
            data_keys.remove("alerts")
            data__alerts = data["alerts"]
            if not isinstance(data__alerts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts must be array", value=data__alerts, name="" + (name_prefix or "data") + ".alerts", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, rule='type'))
            data__alerts_is_list = isinstance(data__alerts, (list, tuple))
            if data__alerts_is_list:
                data__alerts_len = len(data__alerts)
                for data__alerts_x, data__alerts_item in enumerate(data__alerts):
                    try:
                        validate___definitions_alert(data__alerts_item, custom_formats, (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "samples" in data_keys:
            data_keys.remove("samples")
            data__samples = data["samples"]
            if not isinstance(data__samples, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".samples must be array", value=data__samples, name="" + (name_prefix or "data") + ".samples", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}, rule='type'))
            data__samples_is_list = isinstance(data__samples, (list, tuple))
            if data__samples_is_list:
                data__samples_len = len(data__samples)
                for data__samples_x, data__samples_item in enumerate(data__samples):
                    try:
                        validate___definitions_worstsample(data__samples_item, custom_formats, (name_prefix or "data") + ".samples[{data__samples_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'read_as', 'unexplained', 'decided_by', 'state', 'error', 'verdict', 'first_bad_step', 'cost', 'recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite', 'hides', 'superseded', 'skipped', 'left_out', 'step_order', 'alerts', 'samples'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'unexplained': {'type': 'array', 'items': {'type': 'string'}}, 'decided_by': {'type': ['string', 'null']}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'superseded': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_worstsample(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['alert_step', 'step', 'path', 'attempt', 'index', 'reward']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}, rule='required'))
        data_keys = set(data.keys())
        if "alert_step" in data_keys:
            data_keys.remove("alert_step")
            data__alertstep = data["alert_step"]
            if not isinstance(data__alertstep, (int)) and not (isinstance(data__alertstep, float) and data__alertstep.is_integer()) or isinstance(data__alertstep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alert_step must be integer", value=data__alertstep, name="" + (name_prefix or "data") + ".alert_step", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__alertstep, (int, float, Decimal)) and not isinstance(data__alertstep, bool):
                if data__alertstep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alert_step must be bigger than or equal to 0", value=data__alertstep, name="" + (name_prefix or "data") + ".alert_step", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__alertstep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alert_step must be smaller than or equal to 9007199254740991", value=data__alertstep, name="" + (name_prefix or "data") + ".alert_step", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': 'string'}, rule='type'))
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
        if "reward" in data_keys:
            data_keys.remove("reward")
            data__reward = data["reward"]
            if not isinstance(data__reward, (int, float, Decimal)) or isinstance(data__reward, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward must be number", value=data__reward, name="" + (name_prefix or "data") + ".reward", definition={'type': 'number'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['alert_step', 'step', 'path', 'attempt', 'index', 'reward'], 'properties': {'alert_step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'reward': {'type': 'number'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_alert(data, custom_formats={}, name_prefix=None):
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


validate_check = validate

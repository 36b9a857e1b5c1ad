# DO NOT EDIT. Generated from schema/final_report.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'attempts', 'events', 'superseded_events', 'dropped', 'skipped', 'step_order', 'steps', 'time', 'metrics', 'alerts', 'state', 'error', 'verdict', 'coverage', 'cost'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'events': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'superseded_events': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'steps': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'time': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, {'type': 'null'}]}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}}, 'alerts': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'coverage': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}}, 'definitions': {'StepRange': {'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'TimeRange': {'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, 'MetricSummary': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'AlertCounts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run_id', 'schema_version', 'rldk_version', 'attempts', 'events', 'superseded_events', 'dropped', 'skipped', 'step_order', 'steps', 'time', 'metrics', 'alerts', 'state', 'error', 'verdict', 'coverage', 'cost']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'attempts', 'events', 'superseded_events', 'dropped', 'skipped', 'step_order', 'steps', 'time', 'metrics', 'alerts', 'state', 'error', 'verdict', 'coverage', 'cost'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'events': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'superseded_events': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'steps': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'time': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, {'type': 'null'}]}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}}, 'alerts': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'coverage': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}}, 'definitions': {'StepRange': {'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'TimeRange': {'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, 'MetricSummary': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'AlertCounts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='type'))
            if isinstance(data__runid, str):
                if not REGEX_PATTERNS['^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'].search(data__runid):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must match pattern ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='pattern'))
        if "schema_version" in data_keys:
            data_keys.remove("schema_version")
            data__schemaversion = data["schema_version"]
            if not isinstance(data__schemaversion, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".schema_version must be string", value=data__schemaversion, name="" + (name_prefix or "data") + ".schema_version", definition={'type': 'string'}, rule='type'))
        if "rldk_version" in data_keys:
            data_keys.remove("rldk_version")
            data__rldkversion = data["rldk_version"]
            if not isinstance(data__rldkversion, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rldk_version must be string", value=data__rldkversion, name="" + (name_prefix or "data") + ".rldk_version", definition={'type': 'string'}, rule='type'))
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
        if "events" in data_keys:
            data_keys.remove("events")
            data__events = data["events"]
            if not isinstance(data__events, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events must be object", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, rule='type'))
            data__events_is_dict = isinstance(data__events, dict)
            if data__events_is_dict:
                data__events_keys = set(data__events.keys())
                for data__events_key in data__events_keys:
                    if data__events_key not in []:
                        data__events_value = data__events.get(data__events_key)
                        if not isinstance(data__events_value, (int)) and not (isinstance(data__events_value, float) and data__events_value.is_integer()) or isinstance(data__events_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events.{data__events_key}".format(**locals()) + " must be integer", value=data__events_value, name="" + (name_prefix or "data") + ".events.{data__events_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__events_value, (int, float, Decimal)) and not isinstance(data__events_value, bool):
                            if data__events_value < 1:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events.{data__events_key}".format(**locals()) + " must be bigger than or equal to 1", value=data__events_value, name="" + (name_prefix or "data") + ".events.{data__events_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__events_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events.{data__events_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__events_value, name="" + (name_prefix or "data") + ".events.{data__events_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "superseded_events" in data_keys:
            data_keys.remove("superseded_events")
            data__supersededevents = data["superseded_events"]
            if not isinstance(data__supersededevents, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded_events must be object", value=data__supersededevents, name="" + (name_prefix or "data") + ".superseded_events", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, rule='type'))
            data__supersededevents_is_dict = isinstance(data__supersededevents, dict)
            if data__supersededevents_is_dict:
                data__supersededevents_keys = set(data__supersededevents.keys())
                for data__supersededevents_key in data__supersededevents_keys:
                    if data__supersededevents_key not in []:
                        data__supersededevents_value = data__supersededevents.get(data__supersededevents_key)
                        if not isinstance(data__supersededevents_value, (int)) and not (isinstance(data__supersededevents_value, float) and data__supersededevents_value.is_integer()) or isinstance(data__supersededevents_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded_events.{data__supersededevents_key}".format(**locals()) + " must be integer", value=data__supersededevents_value, name="" + (name_prefix or "data") + ".superseded_events.{data__supersededevents_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__supersededevents_value, (int, float, Decimal)) and not isinstance(data__supersededevents_value, bool):
                            if data__supersededevents_value < 1:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded_events.{data__supersededevents_key}".format(**locals()) + " must be bigger than or equal to 1", value=data__supersededevents_value, name="" + (name_prefix or "data") + ".superseded_events.{data__supersededevents_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__supersededevents_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded_events.{data__supersededevents_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__supersededevents_value, name="" + (name_prefix or "data") + ".superseded_events.{data__supersededevents_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "skipped" in data_keys:
            data_keys.remove("skipped")
            data__skipped = data["skipped"]
            if not isinstance(data__skipped, (int)) and not (isinstance(data__skipped, float) and data__skipped.is_integer()) or isinstance(data__skipped, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".skipped must be integer", value=data__skipped, name="" + (name_prefix or "data") + ".skipped", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__skipped, (int, float, Decimal)) and not isinstance(data__skipped, bool):
                if data__skipped < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".skipped must be bigger than or equal to 0", value=data__skipped, name="" + (name_prefix or "data") + ".skipped", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__skipped > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".skipped must be smaller than or equal to 9007199254740991", value=data__skipped, name="" + (name_prefix or "data") + ".skipped", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "steps" in data_keys:
            data_keys.remove("steps")
            data__steps = data["steps"]
            data__steps_any_of_count1 = 0
            if not data__steps_any_of_count1:
                try:
                    validate___definitions_steprange(data__steps, custom_formats, (name_prefix or "data") + ".steps")
                    data__steps_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__steps_any_of_count1:
                try:
                    if not isinstance(data__steps, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".steps must be null", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'type': 'null'}, rule='type')
                    data__steps_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__steps_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps cannot be validated by any definition", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, rule='anyOf'))
        if "time" in data_keys:
            data_keys.remove("time")
            data__time = data["time"]
            data__time_any_of_count2 = 0
            if not data__time_any_of_count2:
                try:
                    validate___definitions_timerange(data__time, custom_formats, (name_prefix or "data") + ".time")
                    data__time_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__time_any_of_count2:
                try:
                    if not isinstance(data__time, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".time must be null", value=data__time, name="" + (name_prefix or "data") + ".time", definition={'type': 'null'}, rule='type')
                    data__time_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__time_any_of_count2:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".time cannot be validated by any definition", value=data__time, name="" + (name_prefix or "data") + ".time", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, {'type': 'null'}]}, rule='anyOf'))
        if "metrics" in data_keys:
            data_keys.remove("metrics")
            data__metrics = data["metrics"]
            if not isinstance(data__metrics, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be object", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}}, rule='type'))
            data__metrics_is_dict = isinstance(data__metrics, dict)
            if data__metrics_is_dict:
                data__metrics_keys = set(data__metrics.keys())
                for data__metrics_key in data__metrics_keys:
                    if data__metrics_key not in []:
                        data__metrics_value = data__metrics.get(data__metrics_key)
                        if not isinstance(data__metrics_value, (dict)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + " must be object", value=data__metrics_value, name="" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + "", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, rule='type'))
                        data__metrics_value_is_dict = isinstance(data__metrics_value, dict)
                        if data__metrics_value_is_dict:
                            data__metrics_value_keys = set(data__metrics_value.keys())
                            for data__metrics_value_key in data__metrics_value_keys:
                                if data__metrics_value_key not in []:
                                    data__metrics_value_value = data__metrics_value.get(data__metrics_value_key)
                                    try:
                                        validate___definitions_metricsummary(data__metrics_value_value, custom_formats, (name_prefix or "data") + ".metrics.{data__metrics_key}.{data__metrics_value_key}".format(**locals()))
                                    except JsonSchemaValuesException as e:
                                        errors.extend(e.errors)
        if "alerts" in data_keys:
            data_keys.remove("alerts")
            data__alerts = data["alerts"]
            data__alerts_any_of_count3 = 0
            if not data__alerts_any_of_count3:
                try:
                    validate___definitions_alertcounts(data__alerts, custom_formats, (name_prefix or "data") + ".alerts")
                    data__alerts_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__alerts_any_of_count3:
                try:
                    if not isinstance(data__alerts, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".alerts must be null", value=data__alerts, name="" + (name_prefix or "data") + ".alerts", definition={'type': 'null'}, rule='type')
                    data__alerts_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__alerts_any_of_count3:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts cannot be validated by any definition", value=data__alerts, name="" + (name_prefix or "data") + ".alerts", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, rule='anyOf'))
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
            if not isinstance(data__verdict, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be string or null", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, rule='type'))
            if not (isinstance(data__verdict, str) and data__verdict == 'critical' or isinstance(data__verdict, str) and data__verdict == 'warning' or isinstance(data__verdict, str) and data__verdict == 'quiet' or isinstance(data__verdict, str) and data__verdict == 'not judged' or data__verdict is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be one of ['critical', 'warning', 'quiet', 'not judged', None]", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, rule='enum'))
        if "coverage" in data_keys:
            data_keys.remove("coverage")
            data__coverage = data["coverage"]
            data__coverage_any_of_count4 = 0
            if not data__coverage_any_of_count4:
                try:
                    validate___definitions_coverage(data__coverage, custom_formats, (name_prefix or "data") + ".coverage")
                    data__coverage_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__coverage_any_of_count4:
                try:
                    if not isinstance(data__coverage, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".coverage must be null", value=data__coverage, name="" + (name_prefix or "data") + ".coverage", definition={'type': 'null'}, rule='type')
                    data__coverage_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__coverage_any_of_count4:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".coverage cannot be validated by any definition", value=data__coverage, name="" + (name_prefix or "data") + ".coverage", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "cost" in data_keys:
            data_keys.remove("cost")
            data__cost = data["cost"]
            try:
                validate___definitions_cost(data__cost, custom_formats, (name_prefix or "data") + ".cost")
            except JsonSchemaValuesException as e:
                errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'attempts', 'events', 'superseded_events', 'dropped', 'skipped', 'step_order', 'steps', 'time', 'metrics', 'alerts', 'state', 'error', 'verdict', 'coverage', 'cost'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'attempts': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'events': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'superseded_events': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'step_order': {'type': 'array', 'items': {'type': 'string'}}, 'steps': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'time': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, {'type': 'null'}]}, 'metrics': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}}, 'alerts': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'coverage': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, 'cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}}, 'definitions': {'StepRange': {'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'TimeRange': {'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, 'MetricSummary': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'nonfinite', 'first', 'last', 'min', 'max', 'mean'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'last': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'min': {'type': ['number', 'null']}, 'max': {'type': ['number', 'null']}, 'mean': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}, 'Cost': {'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, 'AlertCounts': {'type': 'object', 'additionalProperties': False, 'required': ['info', 'warning', 'critical'], 'properties': {'info': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'warning': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'critical': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}}, rule='additionalProperties'))
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

def validate___definitions_timerange(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['first', 'last']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, rule='required'))
        data_keys = set(data.keys())
        if "first" in data_keys:
            data_keys.remove("first")
            data__first = data["first"]
            if not isinstance(data__first, (int, float, Decimal)) or isinstance(data__first, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be number", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': 'number', 'minimum': 0}, rule='type'))
            if isinstance(data__first, (int, float, Decimal)) and not isinstance(data__first, bool):
                if data__first < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be bigger than or equal to 0", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': 'number', 'minimum': 0}, rule='minimum'))
        if "last" in data_keys:
            data_keys.remove("last")
            data__last = data["last"]
            if not isinstance(data__last, (int, float, Decimal)) or isinstance(data__last, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be number", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': 'number', 'minimum': 0}, rule='type'))
            if isinstance(data__last, (int, float, Decimal)) and not isinstance(data__last, bool):
                if data__last < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be bigger than or equal to 0", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': 'number', 'minimum': 0}, rule='minimum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'number', 'minimum': 0}, 'last': {'type': 'number', 'minimum': 0}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_steprange(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['first', 'last']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "first" in data_keys:
            data_keys.remove("first")
            data__first = data["first"]
            if not isinstance(data__first, (int)) and not (isinstance(data__first, float) and data__first.is_integer()) or isinstance(data__first, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be integer", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__first, (int, float, Decimal)) and not isinstance(data__first, bool):
                if data__first < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be bigger than or equal to 0", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__first > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be smaller than or equal to 9007199254740991", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "last" in data_keys:
            data_keys.remove("last")
            data__last = data["last"]
            if not isinstance(data__last, (int)) and not (isinstance(data__last, float) and data__last.is_integer()) or isinstance(data__last, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be integer", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__last, (int, float, Decimal)) and not isinstance(data__last, bool):
                if data__last < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be bigger than or equal to 0", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__last > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be smaller than or equal to 9007199254740991", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['first', 'last'], 'properties': {'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_final_report = validate

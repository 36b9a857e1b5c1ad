# DO NOT EDIT. Generated from schema/status.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'state', 'error', 'step', 'last_event', 'verdict', 'coverage', 'core', 'alerts', 'more_alerts', 'cursor', 'advice'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'coverage': {'type': 'string'}, 'core': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'alerts': {'type': 'array', 'items': {'type': 'string'}}, 'more_alerts': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'cursor': {'type': 'string'}, 'advice': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run_id', 'path', 'state', 'error', 'step', 'last_event', 'verdict', 'coverage', 'core', 'alerts', 'more_alerts', 'cursor', 'advice']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'state', 'error', 'step', 'last_event', 'verdict', 'coverage', 'core', 'alerts', 'more_alerts', 'cursor', 'advice'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'coverage': {'type': 'string'}, 'core': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'alerts': {'type': 'array', 'items': {'type': 'string'}}, 'more_alerts': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'cursor': {'type': 'string'}, 'advice': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
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
        if "last_event" in data_keys:
            data_keys.remove("last_event")
            data__lastevent = data["last_event"]
            if not isinstance(data__lastevent, (int, float, Decimal, NoneType)) or isinstance(data__lastevent, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_event must be number or null", value=data__lastevent, name="" + (name_prefix or "data") + ".last_event", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__lastevent, (int, float, Decimal)) and not isinstance(data__lastevent, bool):
                if data__lastevent < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_event must be bigger than or equal to 0", value=data__lastevent, name="" + (name_prefix or "data") + ".last_event", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "verdict" in data_keys:
            data_keys.remove("verdict")
            data__verdict = data["verdict"]
            if not isinstance(data__verdict, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be string", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, rule='type'))
            if not (isinstance(data__verdict, str) and data__verdict == 'critical' or isinstance(data__verdict, str) and data__verdict == 'warning' or isinstance(data__verdict, str) and data__verdict == 'quiet' or isinstance(data__verdict, str) and data__verdict == 'not judged'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be one of ['critical', 'warning', 'quiet', 'not judged']", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, rule='enum'))
        if "coverage" in data_keys:
            data_keys.remove("coverage")
            data__coverage = data["coverage"]
            if not isinstance(data__coverage, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".coverage must be string", value=data__coverage, name="" + (name_prefix or "data") + ".coverage", definition={'type': 'string'}, rule='type'))
        if "core" in data_keys:
            data_keys.remove("core")
            data__core = data["core"]
            if not isinstance(data__core, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".core must be object", value=data__core, name="" + (name_prefix or "data") + ".core", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, rule='type'))
            data__core_is_dict = isinstance(data__core, dict)
            if data__core_is_dict:
                data__core_keys = set(data__core.keys())
                for data__core_key in data__core_keys:
                    if data__core_key not in []:
                        data__core_value = data__core.get(data__core_key)
                        if not isinstance(data__core_value, (int, float, Decimal, str, NoneType)) or isinstance(data__core_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".core.{data__core_key}".format(**locals()) + " must be number or string or null", value=data__core_value, name="" + (name_prefix or "data") + ".core.{data__core_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
                        if isinstance(data__core_value, str):
                            if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__core_value):
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".core.{data__core_key}".format(**locals()) + " must match pattern ^(NaN|-?Infinity)$", value=data__core_value, name="" + (name_prefix or "data") + ".core.{data__core_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "alerts" in data_keys:
            data_keys.remove("alerts")
            data__alerts = data["alerts"]
            if not isinstance(data__alerts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts must be array", value=data__alerts, name="" + (name_prefix or "data") + ".alerts", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__alerts_is_list = isinstance(data__alerts, (list, tuple))
            if data__alerts_is_list:
                data__alerts_len = len(data__alerts)
                for data__alerts_x, data__alerts_item in enumerate(data__alerts):
                    if not isinstance(data__alerts_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + " must be string", value=data__alerts_item, name="" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "more_alerts" in data_keys:
            data_keys.remove("more_alerts")
            data__morealerts = data["more_alerts"]
            if not isinstance(data__morealerts, (int)) and not (isinstance(data__morealerts, float) and data__morealerts.is_integer()) or isinstance(data__morealerts, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".more_alerts must be integer", value=data__morealerts, name="" + (name_prefix or "data") + ".more_alerts", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__morealerts, (int, float, Decimal)) and not isinstance(data__morealerts, bool):
                if data__morealerts < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".more_alerts must be bigger than or equal to 0", value=data__morealerts, name="" + (name_prefix or "data") + ".more_alerts", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__morealerts > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".more_alerts must be smaller than or equal to 9007199254740991", value=data__morealerts, name="" + (name_prefix or "data") + ".more_alerts", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "cursor" in data_keys:
            data_keys.remove("cursor")
            data__cursor = data["cursor"]
            if not isinstance(data__cursor, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cursor must be string", value=data__cursor, name="" + (name_prefix or "data") + ".cursor", definition={'type': 'string'}, rule='type'))
        if "advice" in data_keys:
            data_keys.remove("advice")
            data__advice = data["advice"]
            if not isinstance(data__advice, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advice must be array", value=data__advice, name="" + (name_prefix or "data") + ".advice", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__advice_is_list = isinstance(data__advice, (list, tuple))
            if data__advice_is_list:
                data__advice_len = len(data__advice)
                for data__advice_x, data__advice_item in enumerate(data__advice):
                    if not isinstance(data__advice_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advice[{data__advice_x}]".format(**locals()) + " must be string", value=data__advice_item, name="" + (name_prefix or "data") + ".advice[{data__advice_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'path', 'state', 'error', 'step', 'last_event', 'verdict', 'coverage', 'core', 'alerts', 'more_alerts', 'cursor', 'advice'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'path': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_event': {'type': ['number', 'null'], 'minimum': 0}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'coverage': {'type': 'string'}, 'core': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'alerts': {'type': 'array', 'items': {'type': 'string'}}, 'more_alerts': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'cursor': {'type': 'string'}, 'advice': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_status = validate

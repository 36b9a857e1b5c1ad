# DO NOT EDIT. Generated from schema/live_run.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'facts', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'sample_steps', 'undeclared', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'facts': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'sentence': {'type': ['string', 'null']}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'string'}}, 'sample_steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'undeclared': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'path', 'facts', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'sample_steps', 'undeclared', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'facts', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'sample_steps', 'undeclared', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'facts': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'sentence': {'type': ['string', 'null']}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'string'}}, 'sample_steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'undeclared': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".id must be string", value=data__id, name="" + (name_prefix or "data") + ".id", definition={'type': 'string'}, rule='type'))
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': 'string'}, rule='type'))
        if "facts" in data_keys:
            data_keys.remove("facts")
            data__facts = data["facts"]
            if not isinstance(data__facts, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts must be object", value=data__facts, name="" + (name_prefix or "data") + ".facts", definition={'type': 'object', 'additionalProperties': {'type': 'string'}}, rule='type'))
            data__facts_is_dict = isinstance(data__facts, dict)
            if data__facts_is_dict:
                data__facts_keys = set(data__facts.keys())
                for data__facts_key in data__facts_keys:
                    if data__facts_key not in []:
                        data__facts_value = data__facts.get(data__facts_key)
                        if not isinstance(data__facts_value, (str)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts.{data__facts_key}".format(**locals()) + " must be string", value=data__facts_value, name="" + (name_prefix or "data") + ".facts.{data__facts_key}".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "sentence" in data_keys:
            data_keys.remove("sentence")
            data__sentence = data["sentence"]
            if not isinstance(data__sentence, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sentence must be string or null", value=data__sentence, name="" + (name_prefix or "data") + ".sentence", definition={'type': ['string', 'null']}, rule='type'))
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
        if "trust" in data_keys:
            data_keys.remove("trust")
            data__trust = data["trust"]
            if not isinstance(data__trust, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trust must be array", value=data__trust, name="" + (name_prefix or "data") + ".trust", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}}, rule='type'))
            data__trust_is_list = isinstance(data__trust, (list, tuple))
            if data__trust_is_list:
                data__trust_len = len(data__trust)
                for data__trust_x, data__trust_item in enumerate(data__trust):
                    try:
                        validate___definitions_livetrust(data__trust_item, custom_formats, (name_prefix or "data") + ".trust[{data__trust_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "bars" in data_keys:
            data_keys.remove("bars")
            data__bars = data["bars"]
            if not isinstance(data__bars, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".bars must be array", value=data__bars, name="" + (name_prefix or "data") + ".bars", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}}, rule='type'))
            data__bars_is_list = isinstance(data__bars, (list, tuple))
            if data__bars_is_list:
                data__bars_len = len(data__bars)
                for data__bars_x, data__bars_item in enumerate(data__bars):
                    try:
                        validate___definitions_livebar(data__bars_item, custom_formats, (name_prefix or "data") + ".bars[{data__bars_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "moments" in data_keys:
            data_keys.remove("moments")
            data__moments = data["moments"]
            if not isinstance(data__moments, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".moments must be array", value=data__moments, name="" + (name_prefix or "data") + ".moments", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, rule='type'))
            data__moments_is_list = isinstance(data__moments, (list, tuple))
            if data__moments_is_list:
                data__moments_len = len(data__moments)
                for data__moments_x, data__moments_item in enumerate(data__moments):
                    try:
                        validate___definitions_livemoment(data__moments_item, custom_formats, (name_prefix or "data") + ".moments[{data__moments_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "notes" in data_keys:
            data_keys.remove("notes")
            data__notes = data["notes"]
            if not isinstance(data__notes, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".notes must be array", value=data__notes, name="" + (name_prefix or "data") + ".notes", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, rule='type'))
            data__notes_is_list = isinstance(data__notes, (list, tuple))
            if data__notes_is_list:
                data__notes_len = len(data__notes)
                for data__notes_x, data__notes_item in enumerate(data__notes):
                    try:
                        validate___definitions_livenote(data__notes_item, custom_formats, (name_prefix or "data") + ".notes[{data__notes_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "final" in data_keys:
            data_keys.remove("final")
            data__final = data["final"]
            if not isinstance(data__final, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".final must be object", value=data__final, name="" + (name_prefix or "data") + ".final", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, rule='type'))
            data__final_is_dict = isinstance(data__final, dict)
            if data__final_is_dict:
                data__final_keys = set(data__final.keys())
                for data__final_key in data__final_keys:
                    if data__final_key not in []:
                        data__final_value = data__final.get(data__final_key)
                        if not isinstance(data__final_value, (int, float, Decimal, str)) or isinstance(data__final_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".final.{data__final_key}".format(**locals()) + " must be number or string", value=data__final_value, name="" + (name_prefix or "data") + ".final.{data__final_key}".format(**locals()) + "", definition={'type': ['number', 'string']}, rule='type'))
        if "config" in data_keys:
            data_keys.remove("config")
            data__config = data["config"]
            if not isinstance(data__config, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be object or null", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': ['object', 'null'], 'additionalProperties': {}}, rule='type'))
            data__config_is_dict = isinstance(data__config, dict)
            if data__config_is_dict:
                data__config_keys = set(data__config.keys())
        if "sources" in data_keys:
            data_keys.remove("sources")
            data__sources = data["sources"]
            if not isinstance(data__sources, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sources must be object", value=data__sources, name="" + (name_prefix or "data") + ".sources", definition={'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, rule='type'))
            data__sources_is_dict = isinstance(data__sources, dict)
            if data__sources_is_dict:
                data__sources_keys = set(data__sources.keys())
                for data__sources_key in data__sources_keys:
                    if data__sources_key not in []:
                        data__sources_value = data__sources.get(data__sources_key)
                        if not isinstance(data__sources_value, (list, tuple)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sources.{data__sources_key}".format(**locals()) + " must be array", value=data__sources_value, name="" + (name_prefix or "data") + ".sources.{data__sources_key}".format(**locals()) + "", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
                        data__sources_value_is_list = isinstance(data__sources_value, (list, tuple))
                        if data__sources_value_is_list:
                            data__sources_value_len = len(data__sources_value)
                            for data__sources_value_x, data__sources_value_item in enumerate(data__sources_value):
                                if not isinstance(data__sources_value_item, (str)):
                                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sources.{data__sources_key}[{data__sources_value_x}]".format(**locals()) + " must be string", value=data__sources_value_item, name="" + (name_prefix or "data") + ".sources.{data__sources_key}[{data__sources_value_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "checkpoints" in data_keys:
            data_keys.remove("checkpoints")
            data__checkpoints = data["checkpoints"]
            if not isinstance(data__checkpoints, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".checkpoints must be array", value=data__checkpoints, name="" + (name_prefix or "data") + ".checkpoints", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, rule='type'))
            data__checkpoints_is_list = isinstance(data__checkpoints, (list, tuple))
            if data__checkpoints_is_list:
                data__checkpoints_len = len(data__checkpoints)
                for data__checkpoints_x, data__checkpoints_item in enumerate(data__checkpoints):
                    try:
                        validate___definitions_livecheckpoint(data__checkpoints_item, custom_formats, (name_prefix or "data") + ".checkpoints[{data__checkpoints_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "hosts" in data_keys:
            data_keys.remove("hosts")
            data__hosts = data["hosts"]
            if not isinstance(data__hosts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hosts must be array", value=data__hosts, name="" + (name_prefix or "data") + ".hosts", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__hosts_is_list = isinstance(data__hosts, (list, tuple))
            if data__hosts_is_list:
                data__hosts_len = len(data__hosts)
                for data__hosts_x, data__hosts_item in enumerate(data__hosts):
                    if not isinstance(data__hosts_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hosts[{data__hosts_x}]".format(**locals()) + " must be string", value=data__hosts_item, name="" + (name_prefix or "data") + ".hosts[{data__hosts_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "sample_steps" in data_keys:
            data_keys.remove("sample_steps")
            data__samplesteps = data["sample_steps"]
            if not isinstance(data__samplesteps, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sample_steps must be array", value=data__samplesteps, name="" + (name_prefix or "data") + ".sample_steps", definition={'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__samplesteps_is_list = isinstance(data__samplesteps, (list, tuple))
            if data__samplesteps_is_list:
                data__samplesteps_len = len(data__samplesteps)
                for data__samplesteps_x, data__samplesteps_item in enumerate(data__samplesteps):
                    if not isinstance(data__samplesteps_item, (int)) and not (isinstance(data__samplesteps_item, float) and data__samplesteps_item.is_integer()) or isinstance(data__samplesteps_item, bool):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sample_steps[{data__samplesteps_x}]".format(**locals()) + " must be integer", value=data__samplesteps_item, name="" + (name_prefix or "data") + ".sample_steps[{data__samplesteps_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                    if isinstance(data__samplesteps_item, (int, float, Decimal)) and not isinstance(data__samplesteps_item, bool):
                        if data__samplesteps_item < 0:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sample_steps[{data__samplesteps_x}]".format(**locals()) + " must be bigger than or equal to 0", value=data__samplesteps_item, name="" + (name_prefix or "data") + ".sample_steps[{data__samplesteps_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                        if data__samplesteps_item > 9007199254740991:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sample_steps[{data__samplesteps_x}]".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__samplesteps_item, name="" + (name_prefix or "data") + ".sample_steps[{data__samplesteps_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "undeclared" in data_keys:
            data_keys.remove("undeclared")
            data__undeclared = data["undeclared"]
            if not isinstance(data__undeclared, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".undeclared must be array", value=data__undeclared, name="" + (name_prefix or "data") + ".undeclared", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__undeclared_is_list = isinstance(data__undeclared, (list, tuple))
            if data__undeclared_is_list:
                data__undeclared_len = len(data__undeclared)
                for data__undeclared_x, data__undeclared_item in enumerate(data__undeclared):
                    if not isinstance(data__undeclared_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".undeclared[{data__undeclared_x}]".format(**locals()) + " must be string", value=data__undeclared_item, name="" + (name_prefix or "data") + ".undeclared[{data__undeclared_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
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
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'facts', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'sample_steps', 'undeclared', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'facts': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'sentence': {'type': ['string', 'null']}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'string'}}, 'sample_steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'undeclared': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livecheckpoint(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'attempt', 'path', 'facts', 'damage', 'superseded']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, rule='required'))
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
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string or null", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': ['string', 'null']}, rule='type'))
        if "facts" in data_keys:
            data_keys.remove("facts")
            data__facts = data["facts"]
            if not isinstance(data__facts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts must be array", value=data__facts, name="" + (name_prefix or "data") + ".facts", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__facts_is_list = isinstance(data__facts, (list, tuple))
            if data__facts_is_list:
                data__facts_len = len(data__facts)
                for data__facts_x, data__facts_item in enumerate(data__facts):
                    if not isinstance(data__facts_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts[{data__facts_x}]".format(**locals()) + " must be string", value=data__facts_item, name="" + (name_prefix or "data") + ".facts[{data__facts_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
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
        if "superseded" in data_keys:
            data_keys.remove("superseded")
            data__superseded = data["superseded"]
            if not isinstance(data__superseded, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be boolean", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': 'boolean'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livenote(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'phase', 'count', 'text']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, rule='required'))
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
        if "phase" in data_keys:
            data_keys.remove("phase")
            data__phase = data["phase"]
            if not isinstance(data__phase, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".phase must be string", value=data__phase, name="" + (name_prefix or "data") + ".phase", definition={'type': 'string'}, rule='type'))
        if "count" in data_keys:
            data_keys.remove("count")
            data__count = data["count"]
            if not isinstance(data__count, (int)) and not (isinstance(data__count, float) and data__count.is_integer()) or isinstance(data__count, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be integer", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__count, (int, float, Decimal)) and not isinstance(data__count, bool):
                if data__count < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be bigger than or equal to 0", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__count > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be smaller than or equal to 9007199254740991", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".text must be string", value=data__text, name="" + (name_prefix or "data") + ".text", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livemoment(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'text']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, rule='required'))
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
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".text must be string", value=data__text, name="" + (name_prefix or "data") + ".text", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livebar(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['attempt', 'first', 'last', 'line', 'how']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
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
        if "line" in data_keys:
            data_keys.remove("line")
            data__line = data["line"]
            if not isinstance(data__line, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be string", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': 'string'}, rule='type'))
        if "how" in data_keys:
            data_keys.remove("how")
            data__how = data["how"]
            if not isinstance(data__how, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".how must be string", value=data__how, name="" + (name_prefix or "data") + ".how", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line', 'how'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}, 'how': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livetrust(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['fine', 'text']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "fine" in data_keys:
            data_keys.remove("fine")
            data__fine = data["fine"]
            if not isinstance(data__fine, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".fine must be boolean", value=data__fine, name="" + (name_prefix or "data") + ".fine", definition={'type': 'boolean'}, rule='type'))
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".text must be string", value=data__text, name="" + (name_prefix or "data") + ".text", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}}}, rule='additionalProperties'))
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


validate_live_run = validate

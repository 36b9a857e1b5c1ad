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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveFigure': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, 'LiveAttempt': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, 'LiveHost': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveFigure': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, 'LiveAttempt': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, 'LiveHost': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='required'))
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
        if "as_of" in data_keys:
            data_keys.remove("as_of")
            data__asof = data["as_of"]
            if not isinstance(data__asof, (int, float, Decimal)) or isinstance(data__asof, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".as_of must be number", value=data__asof, name="" + (name_prefix or "data") + ".as_of", definition={'type': 'number'}, rule='type'))
        if "unread" in data_keys:
            data_keys.remove("unread")
            data__unread = data["unread"]
            if not isinstance(data__unread, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unread must be string or null", value=data__unread, name="" + (name_prefix or "data") + ".unread", definition={'type': ['string', 'null']}, rule='type'))
        if "figures" in data_keys:
            data_keys.remove("figures")
            data__figures = data["figures"]
            if not isinstance(data__figures, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".figures must be array", value=data__figures, name="" + (name_prefix or "data") + ".figures", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, rule='type'))
            data__figures_is_list = isinstance(data__figures, (list, tuple))
            if data__figures_is_list:
                data__figures_len = len(data__figures)
                for data__figures_x, data__figures_item in enumerate(data__figures):
                    try:
                        validate___definitions_livefigure(data__figures_item, custom_formats, (name_prefix or "data") + ".figures[{data__figures_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "facts" in data_keys:
            data_keys.remove("facts")
            data__facts = data["facts"]
            if not isinstance(data__facts, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts must be object", value=data__facts, name="" + (name_prefix or "data") + ".facts", definition={'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, rule='type'))
            data__facts_is_dict = isinstance(data__facts, dict)
            if data__facts_is_dict:
                data__facts_keys = set(data__facts.keys())
                for data__facts_key in data__facts_keys:
                    if data__facts_key not in []:
                        data__facts_value = data__facts.get(data__facts_key)
                        if not isinstance(data__facts_value, (str, NoneType)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".facts.{data__facts_key}".format(**locals()) + " must be string or null", value=data__facts_value, name="" + (name_prefix or "data") + ".facts.{data__facts_key}".format(**locals()) + "", definition={'type': ['string', 'null']}, rule='type'))
        if "word" in data_keys:
            data_keys.remove("word")
            data__word = data["word"]
            if not isinstance(data__word, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".word must be string", value=data__word, name="" + (name_prefix or "data") + ".word", definition={'type': 'string'}, rule='type'))
        if "sentence" in data_keys:
            data_keys.remove("sentence")
            data__sentence = data["sentence"]
            if not isinstance(data__sentence, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".sentence must be string", value=data__sentence, name="" + (name_prefix or "data") + ".sentence", definition={'type': 'string'}, rule='type'))
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
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trust must be array", value=data__trust, name="" + (name_prefix or "data") + ".trust", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, rule='type'))
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
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".bars must be array", value=data__bars, name="" + (name_prefix or "data") + ".bars", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, rule='type'))
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
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".moments must be array", value=data__moments, name="" + (name_prefix or "data") + ".moments", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, rule='type'))
            data__moments_is_list = isinstance(data__moments, (list, tuple))
            if data__moments_is_list:
                data__moments_len = len(data__moments)
                for data__moments_x, data__moments_item in enumerate(data__moments):
                    try:
                        validate___definitions_livemoment(data__moments_item, custom_formats, (name_prefix or "data") + ".moments[{data__moments_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "attempts" in data_keys:
            data_keys.remove("attempts")
            data__attempts = data["attempts"]
            if not isinstance(data__attempts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be array", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, rule='type'))
            data__attempts_is_list = isinstance(data__attempts, (list, tuple))
            if data__attempts_is_list:
                data__attempts_len = len(data__attempts)
                for data__attempts_x, data__attempts_item in enumerate(data__attempts):
                    try:
                        validate___definitions_liveattempt(data__attempts_item, custom_formats, (name_prefix or "data") + ".attempts[{data__attempts_x}]".format(**locals()))
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
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hosts must be array", value=data__hosts, name="" + (name_prefix or "data") + ".hosts", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, rule='type'))
            data__hosts_is_list = isinstance(data__hosts, (list, tuple))
            if data__hosts_is_list:
                data__hosts_len = len(data__hosts)
                for data__hosts_x, data__hosts_item in enumerate(data__hosts):
                    try:
                        validate___definitions_livehost(data__hosts_item, custom_formats, (name_prefix or "data") + ".hosts[{data__hosts_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "first_sample_step" in data_keys:
            data_keys.remove("first_sample_step")
            data__firstsamplestep = data["first_sample_step"]
            if not isinstance(data__firstsamplestep, (int, NoneType)) and not (isinstance(data__firstsamplestep, float) and data__firstsamplestep.is_integer()) or isinstance(data__firstsamplestep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_sample_step must be integer or null", value=data__firstsamplestep, name="" + (name_prefix or "data") + ".first_sample_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__firstsamplestep, (int, float, Decimal)) and not isinstance(data__firstsamplestep, bool):
                if data__firstsamplestep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_sample_step must be bigger than or equal to 0", value=data__firstsamplestep, name="" + (name_prefix or "data") + ".first_sample_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__firstsamplestep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_sample_step must be smaller than or equal to 9007199254740991", value=data__firstsamplestep, name="" + (name_prefix or "data") + ".first_sample_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "metrics" in data_keys:
            data_keys.remove("metrics")
            data__metrics = data["metrics"]
            if not isinstance(data__metrics, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be array", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__metrics_is_list = isinstance(data__metrics, (list, tuple))
            if data__metrics_is_list:
                data__metrics_len = len(data__metrics)
                for data__metrics_x, data__metrics_item in enumerate(data__metrics):
                    if not isinstance(data__metrics_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics[{data__metrics_x}]".format(**locals()) + " must be string", value=data__metrics_item, name="" + (name_prefix or "data") + ".metrics[{data__metrics_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
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
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}, 'definitions': {'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveFigure': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, 'LiveAttempt': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, 'LiveHost': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livehost(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['rank', 'host', 'step', 'values']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, rule='required'))
        data_keys = set(data.keys())
        if "rank" in data_keys:
            data_keys.remove("rank")
            data__rank = data["rank"]
            if not isinstance(data__rank, (int, NoneType)) and not (isinstance(data__rank, float) and data__rank.is_integer()) or isinstance(data__rank, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rank must be integer or null", value=data__rank, name="" + (name_prefix or "data") + ".rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__rank, (int, float, Decimal)) and not isinstance(data__rank, bool):
                if data__rank < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rank must be bigger than or equal to 0", value=data__rank, name="" + (name_prefix or "data") + ".rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__rank > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rank must be smaller than or equal to 9007199254740991", value=data__rank, name="" + (name_prefix or "data") + ".rank", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "host" in data_keys:
            data_keys.remove("host")
            data__host = data["host"]
            if not isinstance(data__host, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".host must be string or null", value=data__host, name="" + (name_prefix or "data") + ".host", definition={'type': ['string', 'null']}, rule='type'))
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
        if "values" in data_keys:
            data_keys.remove("values")
            data__values = data["values"]
            if not isinstance(data__values, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be object", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, rule='type'))
            data__values_is_dict = isinstance(data__values, dict)
            if data__values_is_dict:
                data__values_keys = set(data__values.keys())
                for data__values_key in data__values_keys:
                    if data__values_key not in []:
                        data__values_value = data__values.get(data__values_key)
                        if not isinstance(data__values_value, (int, float, Decimal, str)) or isinstance(data__values_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values.{data__values_key}".format(**locals()) + " must be number or string", value=data__values_value, name="" + (name_prefix or "data") + ".values.{data__values_key}".format(**locals()) + "", definition={'type': ['number', 'string']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, rule='additionalProperties'))
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

def validate___definitions_liveattempt(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "attempt" in data_keys:
            data_keys.remove("attempt")
            data__attempt = data["attempt"]
            if not isinstance(data__attempt, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempt must be string", value=data__attempt, name="" + (name_prefix or "data") + ".attempt", definition={'type': 'string'}, rule='type'))
        if "how" in data_keys:
            data_keys.remove("how")
            data__how = data["how"]
            if not isinstance(data__how, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".how must be string", value=data__how, name="" + (name_prefix or "data") + ".how", definition={'type': 'string'}, rule='type'))
        if "changed" in data_keys:
            data_keys.remove("changed")
            data__changed = data["changed"]
            if not isinstance(data__changed, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".changed must be string", value=data__changed, name="" + (name_prefix or "data") + ".changed", definition={'type': 'string'}, rule='type'))
        if "steps" in data_keys:
            data_keys.remove("steps")
            data__steps = data["steps"]
            if not isinstance(data__steps, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps must be string", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'type': 'string'}, rule='type'))
        if "started" in data_keys:
            data_keys.remove("started")
            data__started = data["started"]
            if not isinstance(data__started, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".started must be string", value=data__started, name="" + (name_prefix or "data") + ".started", definition={'type': 'string'}, rule='type'))
        if "ran" in data_keys:
            data_keys.remove("ran")
            data__ran = data["ran"]
            if not isinstance(data__ran, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ran must be string", value=data__ran, name="" + (name_prefix or "data") + ".ran", definition={'type': 'string'}, rule='type'))
        if "ended" in data_keys:
            data_keys.remove("ended")
            data__ended = data["ended"]
            if not isinstance(data__ended, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ended must be string", value=data__ended, name="" + (name_prefix or "data") + ".ended", definition={'type': 'string'}, rule='type'))
        if "why" in data_keys:
            data_keys.remove("why")
            data__why = data["why"]
            if not isinstance(data__why, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".why must be string", value=data__why, name="" + (name_prefix or "data") + ".why", definition={'type': 'string'}, rule='type'))
        if "dropped" in data_keys:
            data_keys.remove("dropped")
            data__dropped = data["dropped"]
            if not isinstance(data__dropped, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be string", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': 'string'}, rule='type'))
        if "deleted" in data_keys:
            data_keys.remove("deleted")
            data__deleted = data["deleted"]
            if not isinstance(data__deleted, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".deleted must be string", value=data__deleted, name="" + (name_prefix or "data") + ".deleted", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livemoment(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['step', 'kind', 'text']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, rule='required'))
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
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not isinstance(data__kind, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be string", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string'}, rule='type'))
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".text must be string", value=data__text, name="" + (name_prefix or "data") + ".text", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livebar(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['attempt', 'first', 'last', 'line']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, rule='required'))
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livetrust(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['fine', 'text', 'what', 'more']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
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
        if "what" in data_keys:
            data_keys.remove("what")
            data__what = data["what"]
            if not isinstance(data__what, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".what must be string", value=data__what, name="" + (name_prefix or "data") + ".what", definition={'type': 'string'}, rule='type'))
        if "more" in data_keys:
            data_keys.remove("more")
            data__more = data["more"]
            if not isinstance(data__more, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".more must be array", value=data__more, name="" + (name_prefix or "data") + ".more", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__more_is_list = isinstance(data__more, (list, tuple))
            if data__more_is_list:
                data__more_len = len(data__more)
                for data__more_x, data__more_item in enumerate(data__more):
                    if not isinstance(data__more_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".more[{data__more_x}]".format(**locals()) + " must be string", value=data__more_item, name="" + (name_prefix or "data") + ".more[{data__more_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
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

def validate___definitions_livefigure(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name', 'value', 'below']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".name must be string", value=data__name, name="" + (name_prefix or "data") + ".name", definition={'type': 'string'}, rule='type'))
        if "value" in data_keys:
            data_keys.remove("value")
            data__value = data["value"]
            if not isinstance(data__value, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".value must be string", value=data__value, name="" + (name_prefix or "data") + ".value", definition={'type': 'string'}, rule='type'))
        if "below" in data_keys:
            data_keys.remove("below")
            data__below = data["below"]
            if not isinstance(data__below, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".below must be string", value=data__below, name="" + (name_prefix or "data") + ".below", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_live_run = validate

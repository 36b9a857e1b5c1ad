# DO NOT EDIT. Generated from schema/live_update.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['server', 'revision', 'answer_to', 'problem', 'resync', 'runs', 'progress', 'names', 'columns', 'events', 'run', 'samples', 'comparison'], 'properties': {'server': {'type': 'string'}, 'revision': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'answer_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'problem': {'type': ['string', 'null']}, 'resync': {'type': 'boolean'}, 'runs': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'$ref': '#/definitions/LiveRow'}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'progress': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'names': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, 'columns': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}}, 'events': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'run': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'$ref': '#/definitions/LiveFigure'}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'trust': {'type': 'array', 'items': {'$ref': '#/definitions/LiveTrust'}}, 'bars': {'type': 'array', 'items': {'$ref': '#/definitions/LiveBar'}}, 'moments': {'type': 'array', 'items': {'$ref': '#/definitions/LiveMoment'}}, 'attempts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveAttempt'}}, 'notes': {'type': 'array', 'items': {'$ref': '#/definitions/LiveNote'}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'$ref': '#/definitions/LiveCheckpoint'}}, 'hosts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveHost'}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'samples': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/LiveSample'}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}}, 'comparison': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedRun'}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}, 'differences': {'$ref': '#/definitions/FoundDifferences'}, 'equal_keys': {'$ref': '#/definitions/EqualKeys'}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FinalValue'}}}, 'groups': {'anyOf': [{'$ref': '#/definitions/RunGroups'}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedPair'}}, 'asserted': {'anyOf': [{'$ref': '#/definitions/Asserted'}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}}, 'definitions': {'LiveRow': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}, 'LiveRuns': {'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveProgress': {'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveNames': {'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'LiveValues': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}, 'LiveEvents': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveSamples': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveText': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveSample': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'completion': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'extra': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveFigure': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, 'LiveAttempt': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, 'LiveHost': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'LiveRun': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}, 'ComparedRun': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FirstDifference': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, 'FoundDivergence': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, 'FoundDifference': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FoundDifferences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, 'EqualKeys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FinalValue': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'RunGroup': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, 'GroupInterval': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, 'RunGroups': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'ComparedPair': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, 'Asserted': {'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, 'Comparison': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['server', 'revision', 'answer_to', 'problem', 'resync', 'runs', 'progress', 'names', 'columns', 'events', 'run', 'samples', 'comparison']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['server', 'revision', 'answer_to', 'problem', 'resync', 'runs', 'progress', 'names', 'columns', 'events', 'run', 'samples', 'comparison'], 'properties': {'server': {'type': 'string'}, 'revision': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'answer_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'problem': {'type': ['string', 'null']}, 'resync': {'type': 'boolean'}, 'runs': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'$ref': '#/definitions/LiveRow'}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'progress': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'names': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, 'columns': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}}, 'events': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'run': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'$ref': '#/definitions/LiveFigure'}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'trust': {'type': 'array', 'items': {'$ref': '#/definitions/LiveTrust'}}, 'bars': {'type': 'array', 'items': {'$ref': '#/definitions/LiveBar'}}, 'moments': {'type': 'array', 'items': {'$ref': '#/definitions/LiveMoment'}}, 'attempts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveAttempt'}}, 'notes': {'type': 'array', 'items': {'$ref': '#/definitions/LiveNote'}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'$ref': '#/definitions/LiveCheckpoint'}}, 'hosts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveHost'}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'samples': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/LiveSample'}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}}, 'comparison': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedRun'}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}, 'differences': {'$ref': '#/definitions/FoundDifferences'}, 'equal_keys': {'$ref': '#/definitions/EqualKeys'}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FinalValue'}}}, 'groups': {'anyOf': [{'$ref': '#/definitions/RunGroups'}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedPair'}}, 'asserted': {'anyOf': [{'$ref': '#/definitions/Asserted'}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}}, 'definitions': {'LiveRow': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}, 'LiveRuns': {'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveProgress': {'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveNames': {'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'LiveValues': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}, 'LiveEvents': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveSamples': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveText': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveSample': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'completion': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'extra': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveFigure': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, 'LiveAttempt': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, 'LiveHost': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'LiveRun': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}, 'ComparedRun': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FirstDifference': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, 'FoundDivergence': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, 'FoundDifference': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FoundDifferences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, 'EqualKeys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FinalValue': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'RunGroup': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, 'GroupInterval': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, 'RunGroups': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'ComparedPair': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, 'Asserted': {'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, 'Comparison': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "server" in data_keys:
            data_keys.remove("server")
            data__server = data["server"]
            if not isinstance(data__server, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".server must be string", value=data__server, name="" + (name_prefix or "data") + ".server", definition={'type': 'string'}, rule='type'))
        if "revision" in data_keys:
            data_keys.remove("revision")
            data__revision = data["revision"]
            if not isinstance(data__revision, (int)) and not (isinstance(data__revision, float) and data__revision.is_integer()) or isinstance(data__revision, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".revision must be integer", value=data__revision, name="" + (name_prefix or "data") + ".revision", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__revision, (int, float, Decimal)) and not isinstance(data__revision, bool):
                if data__revision < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".revision must be bigger than or equal to 0", value=data__revision, name="" + (name_prefix or "data") + ".revision", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__revision > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".revision must be smaller than or equal to 9007199254740991", value=data__revision, name="" + (name_prefix or "data") + ".revision", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "answer_to" in data_keys:
            data_keys.remove("answer_to")
            data__answerto = data["answer_to"]
            if not isinstance(data__answerto, (int, NoneType)) and not (isinstance(data__answerto, float) and data__answerto.is_integer()) or isinstance(data__answerto, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".answer_to must be integer or null", value=data__answerto, name="" + (name_prefix or "data") + ".answer_to", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__answerto, (int, float, Decimal)) and not isinstance(data__answerto, bool):
                if data__answerto < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".answer_to must be bigger than or equal to 0", value=data__answerto, name="" + (name_prefix or "data") + ".answer_to", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__answerto > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".answer_to must be smaller than or equal to 9007199254740991", value=data__answerto, name="" + (name_prefix or "data") + ".answer_to", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "problem" in data_keys:
            data_keys.remove("problem")
            data__problem = data["problem"]
            if not isinstance(data__problem, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".problem must be string or null", value=data__problem, name="" + (name_prefix or "data") + ".problem", definition={'type': ['string', 'null']}, rule='type'))
        if "resync" in data_keys:
            data_keys.remove("resync")
            data__resync = data["resync"]
            if not isinstance(data__resync, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".resync must be boolean", value=data__resync, name="" + (name_prefix or "data") + ".resync", definition={'type': 'boolean'}, rule='type'))
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            data__runs_any_of_count1 = 0
            if not data__runs_any_of_count1:
                try:
                    validate___definitions_liveruns(data__runs, custom_formats, (name_prefix or "data") + ".runs")
                    data__runs_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__runs_any_of_count1:
                try:
                    if not isinstance(data__runs, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be null", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'null'}, rule='type')
                    data__runs_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__runs_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs cannot be validated by any definition", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'$ref': '#/definitions/LiveRow'}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "progress" in data_keys:
            data_keys.remove("progress")
            data__progress = data["progress"]
            data__progress_any_of_count2 = 0
            if not data__progress_any_of_count2:
                try:
                    validate___definitions_liveprogress(data__progress, custom_formats, (name_prefix or "data") + ".progress")
                    data__progress_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__progress_any_of_count2:
                try:
                    if not isinstance(data__progress, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".progress must be null", value=data__progress, name="" + (name_prefix or "data") + ".progress", definition={'type': 'null'}, rule='type')
                    data__progress_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__progress_any_of_count2:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".progress cannot be validated by any definition", value=data__progress, name="" + (name_prefix or "data") + ".progress", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "names" in data_keys:
            data_keys.remove("names")
            data__names = data["names"]
            data__names_any_of_count3 = 0
            if not data__names_any_of_count3:
                try:
                    validate___definitions_livenames(data__names, custom_formats, (name_prefix or "data") + ".names")
                    data__names_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__names_any_of_count3:
                try:
                    if not isinstance(data__names, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".names must be null", value=data__names, name="" + (name_prefix or "data") + ".names", definition={'type': 'null'}, rule='type')
                    data__names_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__names_any_of_count3:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".names cannot be validated by any definition", value=data__names, name="" + (name_prefix or "data") + ".names", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "columns" in data_keys:
            data_keys.remove("columns")
            data__columns = data["columns"]
            if not isinstance(data__columns, (list, tuple, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be array or null", value=data__columns, name="" + (name_prefix or "data") + ".columns", definition={'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}}, rule='type'))
            data__columns_is_list = isinstance(data__columns, (list, tuple))
            if data__columns_is_list:
                data__columns_len = len(data__columns)
                for data__columns_x, data__columns_item in enumerate(data__columns):
                    try:
                        validate___definitions_livevalues(data__columns_item, custom_formats, (name_prefix or "data") + ".columns[{data__columns_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "events" in data_keys:
            data_keys.remove("events")
            data__events = data["events"]
            if not isinstance(data__events, (list, tuple, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events must be array or null", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__events_is_list = isinstance(data__events, (list, tuple))
            if data__events_is_list:
                data__events_len = len(data__events)
                for data__events_x, data__events_item in enumerate(data__events):
                    try:
                        validate___definitions_liveevents(data__events_item, custom_formats, (name_prefix or "data") + ".events[{data__events_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            data__run_any_of_count4 = 0
            if not data__run_any_of_count4:
                try:
                    validate___definitions_liverun(data__run, custom_formats, (name_prefix or "data") + ".run")
                    data__run_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__run_any_of_count4:
                try:
                    if not isinstance(data__run, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".run must be null", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': 'null'}, rule='type')
                    data__run_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__run_any_of_count4:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run cannot be validated by any definition", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'$ref': '#/definitions/LiveFigure'}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'trust': {'type': 'array', 'items': {'$ref': '#/definitions/LiveTrust'}}, 'bars': {'type': 'array', 'items': {'$ref': '#/definitions/LiveBar'}}, 'moments': {'type': 'array', 'items': {'$ref': '#/definitions/LiveMoment'}}, 'attempts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveAttempt'}}, 'notes': {'type': 'array', 'items': {'$ref': '#/definitions/LiveNote'}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'$ref': '#/definitions/LiveCheckpoint'}}, 'hosts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveHost'}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "samples" in data_keys:
            data_keys.remove("samples")
            data__samples = data["samples"]
            if not isinstance(data__samples, (list, tuple, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".samples must be array or null", value=data__samples, name="" + (name_prefix or "data") + ".samples", definition={'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/LiveSample'}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}}, rule='type'))
            data__samples_is_list = isinstance(data__samples, (list, tuple))
            if data__samples_is_list:
                data__samples_len = len(data__samples)
                for data__samples_x, data__samples_item in enumerate(data__samples):
                    try:
                        validate___definitions_livesamples(data__samples_item, custom_formats, (name_prefix or "data") + ".samples[{data__samples_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "comparison" in data_keys:
            data_keys.remove("comparison")
            data__comparison = data["comparison"]
            data__comparison_any_of_count5 = 0
            if not data__comparison_any_of_count5:
                try:
                    validate___definitions_comparison(data__comparison, custom_formats, (name_prefix or "data") + ".comparison")
                    data__comparison_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__comparison_any_of_count5:
                try:
                    if not isinstance(data__comparison, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".comparison must be null", value=data__comparison, name="" + (name_prefix or "data") + ".comparison", definition={'type': 'null'}, rule='type')
                    data__comparison_any_of_count5 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__comparison_any_of_count5:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".comparison cannot be validated by any definition", value=data__comparison, name="" + (name_prefix or "data") + ".comparison", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedRun'}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}, 'differences': {'$ref': '#/definitions/FoundDifferences'}, 'equal_keys': {'$ref': '#/definitions/EqualKeys'}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FinalValue'}}}, 'groups': {'anyOf': [{'$ref': '#/definitions/RunGroups'}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedPair'}}, 'asserted': {'anyOf': [{'$ref': '#/definitions/Asserted'}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['server', 'revision', 'answer_to', 'problem', 'resync', 'runs', 'progress', 'names', 'columns', 'events', 'run', 'samples', 'comparison'], 'properties': {'server': {'type': 'string'}, 'revision': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'answer_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'problem': {'type': ['string', 'null']}, 'resync': {'type': 'boolean'}, 'runs': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'$ref': '#/definitions/LiveRow'}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'progress': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'names': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, {'type': 'null'}]}, 'columns': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}}, 'events': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'run': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'$ref': '#/definitions/LiveFigure'}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'$ref': '#/definitions/Alert'}}, 'trust': {'type': 'array', 'items': {'$ref': '#/definitions/LiveTrust'}}, 'bars': {'type': 'array', 'items': {'$ref': '#/definitions/LiveBar'}}, 'moments': {'type': 'array', 'items': {'$ref': '#/definitions/LiveMoment'}}, 'attempts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveAttempt'}}, 'notes': {'type': 'array', 'items': {'$ref': '#/definitions/LiveNote'}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'$ref': '#/definitions/LiveCheckpoint'}}, 'hosts': {'type': 'array', 'items': {'$ref': '#/definitions/LiveHost'}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'samples': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'$ref': '#/definitions/LiveSample'}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}}, 'comparison': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedRun'}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}, 'differences': {'$ref': '#/definitions/FoundDifferences'}, 'equal_keys': {'$ref': '#/definitions/EqualKeys'}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FinalValue'}}}, 'groups': {'anyOf': [{'$ref': '#/definitions/RunGroups'}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'$ref': '#/definitions/ComparedPair'}}, 'asserted': {'anyOf': [{'$ref': '#/definitions/Asserted'}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}}, 'definitions': {'LiveRow': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}, 'LiveRuns': {'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveProgress': {'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveNames': {'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'LiveValues': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}, 'LiveEvents': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveSamples': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveText': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'LiveSample': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'completion': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'extra': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, 'LiveTrust': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}, 'LiveFigure': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}, 'LiveAttempt': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}, 'LiveHost': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}, 'LiveBar': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}, 'LiveMoment': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}, 'LiveNote': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}, 'LiveCheckpoint': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}, 'LiveRun': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'Alert': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}, 'ComparedRun': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'$ref': '#/definitions/NotJudged'}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FirstDifference': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, 'FoundDivergence': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}, 'FoundDifference': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'FoundDifferences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'environment': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'seeds': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'data': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'values', 'step'], 'properties': {'key': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}}, 'EqualKeys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FinalValue': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'RunGroup': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}, 'GroupInterval': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}, 'RunGroups': {'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['value', 'runs', 'differing'], 'properties': {'value': {'type': 'string'}, 'runs': {'type': 'array', 'items': {'type': 'string'}}, 'differing': {'type': 'array', 'items': {'type': 'string'}}}}}, 'intervals': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'group', 'first_runs', 'runs', 'left_out', 'difference', 'low', 'high', 'method'], 'properties': {'metric': {'type': 'string'}, 'group': {'type': 'string'}, 'first_runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'runs': {'type': 'integer', 'minimum': 2, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'difference': {'type': 'number'}, 'low': {'type': 'number'}, 'high': {'type': 'number'}, 'method': {'type': 'string'}}}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'ComparedPair': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}}}, 'Asserted': {'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, 'Comparison': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, 'Coverage': {'type': 'object', 'additionalProperties': False, 'required': ['recognised', 'metrics', 'judged', 'not_judged', 'unmeasured', 'assumed', 'nonfinite'], 'properties': {'recognised': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'array', 'items': {'type': 'string'}}, 'not_judged': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}, 'unmeasured': {'type': 'array', 'items': {'type': 'string'}}, 'assumed': {'type': 'object', 'additionalProperties': {'type': 'string'}}, 'nonfinite': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}}}, 'NotJudged': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'needs', 'found', 'why'], 'properties': {'rule': {'type': 'string'}, 'needs': {'type': 'array', 'items': {'type': 'string'}}, 'found': {'type': 'array', 'items': {'type': 'string'}}, 'why': {'type': 'string'}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_comparison(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
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
            data__firstdifference_any_of_count6 = 0
            if not data__firstdifference_any_of_count6:
                try:
                    validate___definitions_firstdifference(data__firstdifference, custom_formats, (name_prefix or "data") + ".first_difference")
                    data__firstdifference_any_of_count6 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count6:
                try:
                    if not isinstance(data__firstdifference, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference must be null", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'type': 'null'}, rule='type')
                    data__firstdifference_any_of_count6 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count6:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference cannot be validated by any definition", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "first_missing" in data_keys:
            data_keys.remove("first_missing")
            data__firstmissing = data["first_missing"]
            data__firstmissing_any_of_count7 = 0
            if not data__firstmissing_any_of_count7:
                try:
                    validate___definitions_firstdifference(data__firstmissing, custom_formats, (name_prefix or "data") + ".first_missing")
                    data__firstmissing_any_of_count7 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count7:
                try:
                    if not isinstance(data__firstmissing, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_missing must be null", value=data__firstmissing, name="" + (name_prefix or "data") + ".first_missing", definition={'type': 'null'}, rule='type')
                    data__firstmissing_any_of_count7 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count7:
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
            data__groups_any_of_count8 = 0
            if not data__groups_any_of_count8:
                try:
                    validate___definitions_rungroups(data__groups, custom_formats, (name_prefix or "data") + ".groups")
                    data__groups_any_of_count8 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__groups_any_of_count8:
                try:
                    if not isinstance(data__groups, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".groups must be null", value=data__groups, name="" + (name_prefix or "data") + ".groups", definition={'type': 'null'}, rule='type')
                    data__groups_any_of_count8 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__groups_any_of_count8:
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
            data__asserted_any_of_count9 = 0
            if not data__asserted_any_of_count9:
                try:
                    validate___definitions_asserted(data__asserted, custom_formats, (name_prefix or "data") + ".asserted")
                    data__asserted_any_of_count9 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__asserted_any_of_count9:
                try:
                    if not isinstance(data__asserted, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".asserted must be null", value=data__asserted, name="" + (name_prefix or "data") + ".asserted", definition={'type': 'null'}, rule='type')
                    data__asserted_any_of_count9 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__asserted_any_of_count9:
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
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'sentence', 'shared_steps', 'equal_until', 'first_difference', 'first_missing', 'compared', 'differing', 'not_compared', 'divergence', 'differences', 'equal_keys', 'final', 'groups', 'pairs', 'asserted', 'left_out'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['label', 'run_id', 'part', 'path', 'read_as', 'state', 'verdict', 'first_bad_step', 'coverage', 'hides', 'steps', 'first_step', 'last_step'], 'properties': {'label': {'type': 'string'}, 'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'part': {'type': ['string', 'null']}, 'path': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'verdict': {'type': 'string', 'enum': ['critical', 'warning', 'quiet', 'not judged']}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'coverage': {'$ref': '#/definitions/Coverage'}, 'hides': {'type': ['string', 'null']}, 'steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}, 'sentence': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'differing': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'not_compared': {'type': 'array', 'items': {'type': 'string'}}, 'divergence': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'method', 'size', 'run', 'series'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'method': {'type': 'string'}, 'size': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'run': {'type': 'string'}, 'series': {'type': 'string'}}}}, 'differences': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'environment': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'seeds': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}, 'data': {'type': 'array', 'items': {'$ref': '#/definitions/FoundDifference'}}}}, 'equal_keys': {'type': 'object', 'additionalProperties': False, 'required': ['config', 'environment', 'seeds', 'data'], 'properties': {'config': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'environment': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'seeds': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'data': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'final': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'value', 'mean', 'sd', 'values', 'nonfinite', 'best', 'best_step'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'value': {'type': ['number', 'string'], 'pattern': '^(NaN|-?Infinity)$'}, 'mean': {'type': ['number', 'null']}, 'sd': {'type': ['number', 'null'], 'minimum': 0}, 'values': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'nonfinite': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'best': {'type': ['number', 'null']}, 'best_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}}}, 'groups': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['key', 'groups', 'intervals', 'left_out'], 'properties': {'key': {'type': 'string'}, 'groups': {'type': 'array', 'items': {'$ref': '#/definitions/RunGroup'}}, 'intervals': {'type': 'array', 'items': {'$ref': '#/definitions/GroupInterval'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'pairs': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['run', 'shared_steps', 'compared', 'equal_until', 'first_difference', 'first_missing', 'divergence'], 'properties': {'run': {'type': 'string'}, 'shared_steps': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'compared': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'equal_until': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_difference': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'first_missing': {'anyOf': [{'$ref': '#/definitions/FirstDifference'}, {'type': 'null'}]}, 'divergence': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/FoundDivergence'}}}}}, 'asserted': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['holds', 'why_not'], 'properties': {'holds': {'type': 'boolean'}, 'why_not': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
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
            data__firstdifference_any_of_count10 = 0
            if not data__firstdifference_any_of_count10:
                try:
                    validate___definitions_firstdifference(data__firstdifference, custom_formats, (name_prefix or "data") + ".first_difference")
                    data__firstdifference_any_of_count10 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count10:
                try:
                    if not isinstance(data__firstdifference, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference must be null", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'type': 'null'}, rule='type')
                    data__firstdifference_any_of_count10 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstdifference_any_of_count10:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first_difference cannot be validated by any definition", value=data__firstdifference, name="" + (name_prefix or "data") + ".first_difference", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['step', 'metric', 'values', 'series', 'also'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'metric': {'type': 'string'}, 'values': {'type': 'object', 'additionalProperties': {}}, 'series': {'type': 'string'}, 'also': {'type': 'array', 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "first_missing" in data_keys:
            data_keys.remove("first_missing")
            data__firstmissing = data["first_missing"]
            data__firstmissing_any_of_count11 = 0
            if not data__firstmissing_any_of_count11:
                try:
                    validate___definitions_firstdifference(data__firstmissing, custom_formats, (name_prefix or "data") + ".first_missing")
                    data__firstmissing_any_of_count11 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count11:
                try:
                    if not isinstance(data__firstmissing, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".first_missing must be null", value=data__firstmissing, name="" + (name_prefix or "data") + ".first_missing", definition={'type': 'null'}, rule='type')
                    data__firstmissing_any_of_count11 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__firstmissing_any_of_count11:
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

def validate___definitions_livesamples(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            if not isinstance(data__run, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run must be string", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': 'string'}, rule='type'))
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
        if "steps" in data_keys:
            data_keys.remove("steps")
            data__steps = data["steps"]
            if not isinstance(data__steps, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps must be array", value=data__steps, name="" + (name_prefix or "data") + ".steps", definition={'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__steps_is_list = isinstance(data__steps, (list, tuple))
            if data__steps_is_list:
                data__steps_len = len(data__steps)
                for data__steps_x, data__steps_item in enumerate(data__steps):
                    if not isinstance(data__steps_item, (int)) and not (isinstance(data__steps_item, float) and data__steps_item.is_integer()) or isinstance(data__steps_item, bool):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps[{data__steps_x}]".format(**locals()) + " must be integer", value=data__steps_item, name="" + (name_prefix or "data") + ".steps[{data__steps_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                    if isinstance(data__steps_item, (int, float, Decimal)) and not isinstance(data__steps_item, bool):
                        if data__steps_item < 0:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps[{data__steps_x}]".format(**locals()) + " must be bigger than or equal to 0", value=data__steps_item, name="" + (name_prefix or "data") + ".steps[{data__steps_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                        if data__steps_item > 9007199254740991:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".steps[{data__steps_x}]".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__steps_item, name="" + (name_prefix or "data") + ".steps[{data__steps_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "counts" in data_keys:
            data_keys.remove("counts")
            data__counts = data["counts"]
            if not isinstance(data__counts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".counts must be array", value=data__counts, name="" + (name_prefix or "data") + ".counts", definition={'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__counts_is_list = isinstance(data__counts, (list, tuple))
            if data__counts_is_list:
                data__counts_len = len(data__counts)
                for data__counts_x, data__counts_item in enumerate(data__counts):
                    if not isinstance(data__counts_item, (int)) and not (isinstance(data__counts_item, float) and data__counts_item.is_integer()) or isinstance(data__counts_item, bool):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".counts[{data__counts_x}]".format(**locals()) + " must be integer", value=data__counts_item, name="" + (name_prefix or "data") + ".counts[{data__counts_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                    if isinstance(data__counts_item, (int, float, Decimal)) and not isinstance(data__counts_item, bool):
                        if data__counts_item < 0:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".counts[{data__counts_x}]".format(**locals()) + " must be bigger than or equal to 0", value=data__counts_item, name="" + (name_prefix or "data") + ".counts[{data__counts_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                        if data__counts_item > 9007199254740991:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".counts[{data__counts_x}]".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__counts_item, name="" + (name_prefix or "data") + ".counts[{data__counts_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "samples" in data_keys:
            data_keys.remove("samples")
            data__samples = data["samples"]
            if not isinstance(data__samples, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".samples must be array", value=data__samples, name="" + (name_prefix or "data") + ".samples", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, rule='type'))
            data__samples_is_list = isinstance(data__samples, (list, tuple))
            if data__samples_is_list:
                data__samples_len = len(data__samples)
                for data__samples_x, data__samples_item in enumerate(data__samples):
                    try:
                        validate___definitions_livesample(data__samples_item, custom_formats, (name_prefix or "data") + ".samples[{data__samples_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
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
        if "searched" in data_keys:
            data_keys.remove("searched")
            data__searched = data["searched"]
            if not isinstance(data__searched, (int)) and not (isinstance(data__searched, float) and data__searched.is_integer()) or isinstance(data__searched, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".searched must be integer", value=data__searched, name="" + (name_prefix or "data") + ".searched", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__searched, (int, float, Decimal)) and not isinstance(data__searched, bool):
                if data__searched < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".searched must be bigger than or equal to 0", value=data__searched, name="" + (name_prefix or "data") + ".searched", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__searched > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".searched must be smaller than or equal to 9007199254740991", value=data__searched, name="" + (name_prefix or "data") + ".searched", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "matching" in data_keys:
            data_keys.remove("matching")
            data__matching = data["matching"]
            if not isinstance(data__matching, (int)) and not (isinstance(data__matching, float) and data__matching.is_integer()) or isinstance(data__matching, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".matching must be integer", value=data__matching, name="" + (name_prefix or "data") + ".matching", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__matching, (int, float, Decimal)) and not isinstance(data__matching, bool):
                if data__matching < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".matching must be bigger than or equal to 0", value=data__matching, name="" + (name_prefix or "data") + ".matching", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__matching > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".matching must be smaller than or equal to 9007199254740991", value=data__matching, name="" + (name_prefix or "data") + ".matching", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "spread" in data_keys:
            data_keys.remove("spread")
            data__spread = data["spread"]
            if not isinstance(data__spread, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".spread must be array", value=data__spread, name="" + (name_prefix or "data") + ".spread", definition={'type': 'array', 'items': {'type': 'number'}}, rule='type'))
            data__spread_is_list = isinstance(data__spread, (list, tuple))
            if data__spread_is_list:
                data__spread_len = len(data__spread)
                for data__spread_x, data__spread_item in enumerate(data__spread):
                    if not isinstance(data__spread_item, (int, float, Decimal)) or isinstance(data__spread_item, bool):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".spread[{data__spread_x}]".format(**locals()) + " must be number", value=data__spread_item, name="" + (name_prefix or "data") + ".spread[{data__spread_x}]".format(**locals()) + "", definition={'type': 'number'}, rule='type'))
        if "share" in data_keys:
            data_keys.remove("share")
            data__share = data["share"]
            if not isinstance(data__share, (int, float, Decimal)) or isinstance(data__share, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".share must be number", value=data__share, name="" + (name_prefix or "data") + ".share", definition={'type': 'number', 'minimum': 0, 'maximum': 1}, rule='type'))
            if isinstance(data__share, (int, float, Decimal)) and not isinstance(data__share, bool):
                if data__share < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".share must be bigger than or equal to 0", value=data__share, name="" + (name_prefix or "data") + ".share", definition={'type': 'number', 'minimum': 0, 'maximum': 1}, rule='minimum'))
                if data__share > 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".share must be smaller than or equal to 1", value=data__share, name="" + (name_prefix or "data") + ".share", definition={'type': 'number', 'minimum': 0, 'maximum': 1}, rule='maximum'))
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
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'step', 'steps', 'counts', 'samples', 'count', 'searched', 'matching', 'spread', 'share', 'left_out'], 'properties': {'run': {'type': 'string'}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'steps': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'counts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'samples': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'completion': {'type': 'array', 'items': {'$ref': '#/definitions/LiveText'}}, 'extra': {'type': 'object', 'additionalProperties': {'$ref': '#/definitions/LiveText'}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'searched': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'matching': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'spread': {'type': 'array', 'items': {'type': 'number'}}, 'share': {'type': 'number', 'minimum': 0, 'maximum': 1}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livesample(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'completion': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'extra': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'completion': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'extra': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, rule='required'))
        data_keys = set(data.keys())
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            if not isinstance(data__place, (int)) and not (isinstance(data__place, float) and data__place.is_integer()) or isinstance(data__place, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be integer", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__place, (int, float, Decimal)) and not isinstance(data__place, bool):
                if data__place < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be bigger than or equal to 0", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__place > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be smaller than or equal to 9007199254740991", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "prompt" in data_keys:
            data_keys.remove("prompt")
            data__prompt = data["prompt"]
            if not isinstance(data__prompt, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".prompt must be array", value=data__prompt, name="" + (name_prefix or "data") + ".prompt", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__prompt_is_list = isinstance(data__prompt, (list, tuple))
            if data__prompt_is_list:
                data__prompt_len = len(data__prompt)
                for data__prompt_x, data__prompt_item in enumerate(data__prompt):
                    try:
                        validate___definitions_livetext(data__prompt_item, custom_formats, (name_prefix or "data") + ".prompt[{data__prompt_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "completion" in data_keys:
            data_keys.remove("completion")
            data__completion = data["completion"]
            if not isinstance(data__completion, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".completion must be array", value=data__completion, name="" + (name_prefix or "data") + ".completion", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__completion_is_list = isinstance(data__completion, (list, tuple))
            if data__completion_is_list:
                data__completion_len = len(data__completion)
                for data__completion_x, data__completion_item in enumerate(data__completion):
                    try:
                        validate___definitions_livetext(data__completion_item, custom_formats, (name_prefix or "data") + ".completion[{data__completion_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "extra" in data_keys:
            data_keys.remove("extra")
            data__extra = data["extra"]
            if not isinstance(data__extra, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".extra must be object", value=data__extra, name="" + (name_prefix or "data") + ".extra", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
            data__extra_is_dict = isinstance(data__extra, dict)
            if data__extra_is_dict:
                data__extra_keys = set(data__extra.keys())
                for data__extra_key in data__extra_keys:
                    if data__extra_key not in []:
                        data__extra_value = data__extra.get(data__extra_key)
                        try:
                            validate___definitions_livetext(data__extra_value, custom_formats, (name_prefix or "data") + ".extra.{data__extra_key}".format(**locals()))
                        except JsonSchemaValuesException as e:
                            errors.extend(e.errors)
        if "reward" in data_keys:
            data_keys.remove("reward")
            data__reward = data["reward"]
            if not isinstance(data__reward, (int, float, Decimal, str, NoneType)) or isinstance(data__reward, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward must be number or string or null", value=data__reward, name="" + (name_prefix or "data") + ".reward", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__reward, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__reward):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".reward must match pattern ^(NaN|-?Infinity)$", value=data__reward, name="" + (name_prefix or "data") + ".reward", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "rewards" in data_keys:
            data_keys.remove("rewards")
            data__rewards = data["rewards"]
            if not isinstance(data__rewards, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rewards must be object", value=data__rewards, name="" + (name_prefix or "data") + ".rewards", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, rule='type'))
            data__rewards_is_dict = isinstance(data__rewards, dict)
            if data__rewards_is_dict:
                data__rewards_keys = set(data__rewards.keys())
                for data__rewards_key in data__rewards_keys:
                    if data__rewards_key not in []:
                        data__rewards_value = data__rewards.get(data__rewards_key)
                        if not isinstance(data__rewards_value, (int, float, Decimal, str, NoneType)) or isinstance(data__rewards_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + " must be number or string or null", value=data__rewards_value, name="" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
                        if isinstance(data__rewards_value, str):
                            if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__rewards_value):
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + " must match pattern ^(NaN|-?Infinity)$", value=data__rewards_value, name="" + (name_prefix or "data") + ".rewards.{data__rewards_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if "advantage" in data_keys:
            data_keys.remove("advantage")
            data__advantage = data["advantage"]
            if not isinstance(data__advantage, (int, float, Decimal, str, NoneType)) or isinstance(data__advantage, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage must be number or string or null", value=data__advantage, name="" + (name_prefix or "data") + ".advantage", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='type'))
            if isinstance(data__advantage, str):
                if not REGEX_PATTERNS['^(NaN|-?Infinity)$'].search(data__advantage):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".advantage must match pattern ^(NaN|-?Infinity)$", value=data__advantage, name="" + (name_prefix or "data") + ".advantage", definition={'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, rule='pattern'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['place', 'index', 'attempt', 'prompt', 'completion', 'extra', 'reward', 'rewards', 'advantage'], 'properties': {'place': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'index': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'prompt': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'completion': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'extra': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, 'reward': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'rewards': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}, 'advantage': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livetext(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['role', 'text', 'cut']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "role" in data_keys:
            data_keys.remove("role")
            data__role = data["role"]
            if not isinstance(data__role, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".role must be string or null", value=data__role, name="" + (name_prefix or "data") + ".role", definition={'type': ['string', 'null']}, rule='type'))
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".text must be string", value=data__text, name="" + (name_prefix or "data") + ".text", definition={'type': 'string'}, rule='type'))
        if "cut" in data_keys:
            data_keys.remove("cut")
            data__cut = data["cut"]
            if not isinstance(data__cut, (int)) and not (isinstance(data__cut, float) and data__cut.is_integer()) or isinstance(data__cut, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cut must be integer", value=data__cut, name="" + (name_prefix or "data") + ".cut", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__cut, (int, float, Decimal)) and not isinstance(data__cut, bool):
                if data__cut < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cut must be bigger than or equal to 0", value=data__cut, name="" + (name_prefix or "data") + ".cut", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__cut > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".cut must be smaller than or equal to 9007199254740991", value=data__cut, name="" + (name_prefix or "data") + ".cut", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['role', 'text', 'cut'], 'properties': {'role': {'type': ['string', 'null']}, 'text': {'type': 'string'}, 'cut': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liverun(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
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
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'path', 'as_of', 'unread', 'figures', 'facts', 'word', 'sentence', 'alerts', 'trust', 'bars', 'moments', 'attempts', 'notes', 'final', 'config', 'sources', 'checkpoints', 'hosts', 'first_sample_step', 'metrics', 'left_out'], 'properties': {'id': {'type': 'string'}, 'path': {'type': 'string'}, 'as_of': {'type': 'number'}, 'unread': {'type': ['string', 'null']}, 'figures': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['name', 'value', 'below'], 'properties': {'name': {'type': 'string'}, 'value': {'type': 'string'}, 'below': {'type': 'string'}}}}, 'facts': {'type': 'object', 'additionalProperties': {'type': ['string', 'null']}}, 'word': {'type': 'string'}, 'sentence': {'type': 'string'}, 'alerts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rule', 'severity', 'step', 'message'], 'properties': {'rule': {'type': 'string'}, 'severity': {'type': 'string', 'enum': ['info', 'warning', 'critical']}, 'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'message': {'type': 'string'}, 'metric': {'type': ['string', 'null']}, 'value': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'threshold': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'baseline': {'type': ['number', 'string', 'null'], 'pattern': '^(NaN|-?Infinity)$'}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}}}}, 'trust': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['fine', 'text', 'what', 'more'], 'properties': {'fine': {'type': 'boolean'}, 'text': {'type': 'string'}, 'what': {'type': 'string'}, 'more': {'type': 'array', 'items': {'type': 'string'}}}}}, 'bars': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'first', 'last', 'line'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'line': {'type': 'string'}}}}, 'moments': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'kind', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'kind': {'type': 'string'}, 'text': {'type': 'string'}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'how', 'changed', 'steps', 'started', 'ran', 'ended', 'why', 'dropped', 'deleted'], 'properties': {'attempt': {'type': 'string'}, 'how': {'type': 'string'}, 'changed': {'type': 'string'}, 'steps': {'type': 'string'}, 'started': {'type': 'string'}, 'ran': {'type': 'string'}, 'ended': {'type': 'string'}, 'why': {'type': 'string'}, 'dropped': {'type': 'string'}, 'deleted': {'type': 'string'}}}}, 'notes': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'phase', 'count', 'text'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'phase': {'type': 'string'}, 'count': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'text': {'type': 'string'}}}}, 'final': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'sources': {'type': 'object', 'additionalProperties': {'type': 'array', 'items': {'type': 'string'}}}, 'checkpoints': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['step', 'attempt', 'path', 'facts', 'damage', 'superseded'], 'properties': {'step': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'path': {'type': ['string', 'null']}, 'facts': {'type': 'array', 'items': {'type': 'string'}}, 'damage': {'type': 'array', 'items': {'type': 'string'}}, 'superseded': {'type': 'boolean'}}}}, 'hosts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['rank', 'host', 'step', 'values'], 'properties': {'rank': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'host': {'type': ['string', 'null']}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string']}}}}}, 'first_sample_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
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

def validate___definitions_liveevents(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run', 'run_id', 'events', 'skipped']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            if not isinstance(data__run, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run must be string", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': 'string'}, rule='type'))
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string'}, rule='type'))
        if "events" in data_keys:
            data_keys.remove("events")
            data__events = data["events"]
            if not isinstance(data__events, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events must be array", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': 'array', 'items': {}}, rule='type'))
            data__events_is_list = isinstance(data__events, (list, tuple))
            if data__events_is_list:
                data__events_len = len(data__events)
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run', 'run_id', 'events', 'skipped'], 'properties': {'run': {'type': 'string'}, 'run_id': {'type': 'string'}, 'events': {'type': 'array', 'items': {}}, 'skipped': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livevalues(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['kind', 'name', 'figure', 'whole', 'values']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}, rule='required'))
        data_keys = set(data.keys())
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not isinstance(data__kind, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be string", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string', 'enum': ['metric', 'setting']}, rule='type'))
            if not (isinstance(data__kind, str) and data__kind == 'metric' or isinstance(data__kind, str) and data__kind == 'setting'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be one of ['metric', 'setting']", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string', 'enum': ['metric', 'setting']}, rule='enum'))
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".name must be string", value=data__name, name="" + (name_prefix or "data") + ".name", definition={'type': 'string'}, rule='type'))
        if "figure" in data_keys:
            data_keys.remove("figure")
            data__figure = data["figure"]
            if not isinstance(data__figure, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".figure must be string or null", value=data__figure, name="" + (name_prefix or "data") + ".figure", definition={'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, rule='type'))
            if not (isinstance(data__figure, str) and data__figure == 'last' or isinstance(data__figure, str) and data__figure == 'first' or isinstance(data__figure, str) and data__figure == 'mean' or isinstance(data__figure, str) and data__figure == 'min' or isinstance(data__figure, str) and data__figure == 'max' or isinstance(data__figure, str) and data__figure == 'count' or data__figure is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".figure must be one of ['last', 'first', 'mean', 'min', 'max', 'count', None]", value=data__figure, name="" + (name_prefix or "data") + ".figure", definition={'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, rule='enum'))
        if "whole" in data_keys:
            data_keys.remove("whole")
            data__whole = data["whole"]
            if not isinstance(data__whole, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".whole must be boolean", value=data__whole, name="" + (name_prefix or "data") + ".whole", definition={'type': 'boolean'}, rule='type'))
        if "values" in data_keys:
            data_keys.remove("values")
            data__values = data["values"]
            if not isinstance(data__values, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values must be object", value=data__values, name="" + (name_prefix or "data") + ".values", definition={'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}, rule='type'))
            data__values_is_dict = isinstance(data__values, dict)
            if data__values_is_dict:
                data__values_keys = set(data__values.keys())
                for data__values_key in data__values_keys:
                    if data__values_key not in []:
                        data__values_value = data__values.get(data__values_key)
                        if not isinstance(data__values_value, (int, float, Decimal, str, NoneType)) or isinstance(data__values_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".values.{data__values_key}".format(**locals()) + " must be number or string or null", value=data__values_value, name="" + (name_prefix or "data") + ".values.{data__values_key}".format(**locals()) + "", definition={'type': ['number', 'string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure', 'whole', 'values'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}, 'whole': {'type': 'boolean'}, 'values': {'type': 'object', 'additionalProperties': {'type': ['number', 'string', 'null']}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livenames(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['metrics', 'settings']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='required'))
        data_keys = set(data.keys())
        if "metrics" in data_keys:
            data_keys.remove("metrics")
            data__metrics = data["metrics"]
            if not isinstance(data__metrics, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics must be object", value=data__metrics, name="" + (name_prefix or "data") + ".metrics", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__metrics_is_dict = isinstance(data__metrics, dict)
            if data__metrics_is_dict:
                data__metrics_keys = set(data__metrics.keys())
                for data__metrics_key in data__metrics_keys:
                    if data__metrics_key not in []:
                        data__metrics_value = data__metrics.get(data__metrics_key)
                        if not isinstance(data__metrics_value, (int)) and not (isinstance(data__metrics_value, float) and data__metrics_value.is_integer()) or isinstance(data__metrics_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + " must be integer", value=data__metrics_value, name="" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__metrics_value, (int, float, Decimal)) and not isinstance(data__metrics_value, bool):
                            if data__metrics_value < 0:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + " must be bigger than or equal to 0", value=data__metrics_value, name="" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__metrics_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__metrics_value, name="" + (name_prefix or "data") + ".metrics.{data__metrics_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "settings" in data_keys:
            data_keys.remove("settings")
            data__settings = data["settings"]
            if not isinstance(data__settings, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".settings must be object", value=data__settings, name="" + (name_prefix or "data") + ".settings", definition={'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__settings_is_dict = isinstance(data__settings, dict)
            if data__settings_is_dict:
                data__settings_keys = set(data__settings.keys())
                for data__settings_key in data__settings_keys:
                    if data__settings_key not in []:
                        data__settings_value = data__settings.get(data__settings_key)
                        if not isinstance(data__settings_value, (int)) and not (isinstance(data__settings_value, float) and data__settings_value.is_integer()) or isinstance(data__settings_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".settings.{data__settings_key}".format(**locals()) + " must be integer", value=data__settings_value, name="" + (name_prefix or "data") + ".settings.{data__settings_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__settings_value, (int, float, Decimal)) and not isinstance(data__settings_value, bool):
                            if data__settings_value < 0:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".settings.{data__settings_key}".format(**locals()) + " must be bigger than or equal to 0", value=data__settings_value, name="" + (name_prefix or "data") + ".settings.{data__settings_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__settings_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".settings.{data__settings_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__settings_value, name="" + (name_prefix or "data") + ".settings.{data__settings_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metrics', 'settings'], 'properties': {'metrics': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'settings': {'type': 'object', 'additionalProperties': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liveprogress(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "roots" in data_keys:
            data_keys.remove("roots")
            data__roots = data["roots"]
            if not isinstance(data__roots, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".roots must be array", value=data__roots, name="" + (name_prefix or "data") + ".roots", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__roots_is_list = isinstance(data__roots, (list, tuple))
            if data__roots_is_list:
                data__roots_len = len(data__roots)
                for data__roots_x, data__roots_item in enumerate(data__roots):
                    if not isinstance(data__roots_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".roots[{data__roots_x}]".format(**locals()) + " must be string", value=data__roots_item, name="" + (name_prefix or "data") + ".roots[{data__roots_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "looking" in data_keys:
            data_keys.remove("looking")
            data__looking = data["looking"]
            if not isinstance(data__looking, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".looking must be boolean", value=data__looking, name="" + (name_prefix or "data") + ".looking", definition={'type': 'boolean'}, rule='type'))
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (int)) and not (isinstance(data__runs, float) and data__runs.is_integer()) or isinstance(data__runs, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be integer", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__runs, (int, float, Decimal)) and not isinstance(data__runs, bool):
                if data__runs < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be bigger than or equal to 0", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__runs > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be smaller than or equal to 9007199254740991", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "judged" in data_keys:
            data_keys.remove("judged")
            data__judged = data["judged"]
            if not isinstance(data__judged, (int)) and not (isinstance(data__judged, float) and data__judged.is_integer()) or isinstance(data__judged, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged must be integer", value=data__judged, name="" + (name_prefix or "data") + ".judged", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__judged, (int, float, Decimal)) and not isinstance(data__judged, bool):
                if data__judged < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged must be bigger than or equal to 0", value=data__judged, name="" + (name_prefix or "data") + ".judged", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__judged > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged must be smaller than or equal to 9007199254740991", value=data__judged, name="" + (name_prefix or "data") + ".judged", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "summed" in data_keys:
            data_keys.remove("summed")
            data__summed = data["summed"]
            if not isinstance(data__summed, (int)) and not (isinstance(data__summed, float) and data__summed.is_integer()) or isinstance(data__summed, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".summed must be integer", value=data__summed, name="" + (name_prefix or "data") + ".summed", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__summed, (int, float, Decimal)) and not isinstance(data__summed, bool):
                if data__summed < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".summed must be bigger than or equal to 0", value=data__summed, name="" + (name_prefix or "data") + ".summed", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__summed > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".summed must be smaller than or equal to 9007199254740991", value=data__summed, name="" + (name_prefix or "data") + ".summed", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "problems" in data_keys:
            data_keys.remove("problems")
            data__problems = data["problems"]
            if not isinstance(data__problems, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".problems must be array", value=data__problems, name="" + (name_prefix or "data") + ".problems", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__problems_is_list = isinstance(data__problems, (list, tuple))
            if data__problems_is_list:
                data__problems_len = len(data__problems)
                for data__problems_x, data__problems_item in enumerate(data__problems):
                    if not isinstance(data__problems_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".problems[{data__problems_x}]".format(**locals()) + " must be string", value=data__problems_item, name="" + (name_prefix or "data") + ".problems[{data__problems_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['roots', 'looking', 'runs', 'judged', 'summed', 'left_out', 'problems'], 'properties': {'roots': {'type': 'array', 'items': {'type': 'string'}}, 'looking': {'type': 'boolean'}, 'runs': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'judged': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'summed': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'left_out': {'type': 'array', 'items': {'type': 'string'}}, 'problems': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liveruns(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['whole', 'rows', 'gone']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "whole" in data_keys:
            data_keys.remove("whole")
            data__whole = data["whole"]
            if not isinstance(data__whole, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".whole must be boolean", value=data__whole, name="" + (name_prefix or "data") + ".whole", definition={'type': 'boolean'}, rule='type'))
        if "rows" in data_keys:
            data_keys.remove("rows")
            data__rows = data["rows"]
            if not isinstance(data__rows, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rows must be array", value=data__rows, name="" + (name_prefix or "data") + ".rows", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, rule='type'))
            data__rows_is_list = isinstance(data__rows, (list, tuple))
            if data__rows_is_list:
                data__rows_len = len(data__rows)
                for data__rows_x, data__rows_item in enumerate(data__rows):
                    try:
                        validate___definitions_liverow(data__rows_item, custom_formats, (name_prefix or "data") + ".rows[{data__rows_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "gone" in data_keys:
            data_keys.remove("gone")
            data__gone = data["gone"]
            if not isinstance(data__gone, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gone must be array", value=data__gone, name="" + (name_prefix or "data") + ".gone", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__gone_is_list = isinstance(data__gone, (list, tuple))
            if data__gone_is_list:
                data__gone_len = len(data__gone)
                for data__gone_x, data__gone_item in enumerate(data__gone):
                    if not isinstance(data__gone_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".gone[{data__gone_x}]".format(**locals()) + " must be string", value=data__gone_item, name="" + (name_prefix or "data") + ".gone[{data__gone_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['whole', 'rows', 'gone'], 'properties': {'whole': {'type': 'boolean'}, 'rows': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}}, 'gone': {'type': 'array', 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_liverow(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}, rule='required'))
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".id must be string", value=data__id, name="" + (name_prefix or "data") + ".id", definition={'type': 'string'}, rule='type'))
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string'}, rule='type'))
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            if not isinstance(data__place, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be string", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': 'string'}, rule='type'))
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
        if "verdict" in data_keys:
            data_keys.remove("verdict")
            data__verdict = data["verdict"]
            if not isinstance(data__verdict, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be string or null", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, rule='type'))
            if not (isinstance(data__verdict, str) and data__verdict == 'critical' or isinstance(data__verdict, str) and data__verdict == 'warning' or isinstance(data__verdict, str) and data__verdict == 'quiet' or isinstance(data__verdict, str) and data__verdict == 'not judged' or data__verdict is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".verdict must be one of ['critical', 'warning', 'quiet', 'not judged', None]", value=data__verdict, name="" + (name_prefix or "data") + ".verdict", definition={'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, rule='enum'))
        if "based_on" in data_keys:
            data_keys.remove("based_on")
            data__basedon = data["based_on"]
            if not isinstance(data__basedon, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".based_on must be string or null", value=data__basedon, name="" + (name_prefix or "data") + ".based_on", definition={'type': ['string', 'null']}, rule='type'))
        if "why" in data_keys:
            data_keys.remove("why")
            data__why = data["why"]
            if not isinstance(data__why, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".why must be string or null", value=data__why, name="" + (name_prefix or "data") + ".why", definition={'type': ['string', 'null']}, rule='type'))
        if "judged_to" in data_keys:
            data_keys.remove("judged_to")
            data__judgedto = data["judged_to"]
            if not isinstance(data__judgedto, (int, NoneType)) and not (isinstance(data__judgedto, float) and data__judgedto.is_integer()) or isinstance(data__judgedto, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged_to must be integer or null", value=data__judgedto, name="" + (name_prefix or "data") + ".judged_to", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__judgedto, (int, float, Decimal)) and not isinstance(data__judgedto, bool):
                if data__judgedto < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged_to must be bigger than or equal to 0", value=data__judgedto, name="" + (name_prefix or "data") + ".judged_to", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__judgedto > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged_to must be smaller than or equal to 9007199254740991", value=data__judgedto, name="" + (name_prefix or "data") + ".judged_to", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "judged_at" in data_keys:
            data_keys.remove("judged_at")
            data__judgedat = data["judged_at"]
            if not isinstance(data__judgedat, (int, float, Decimal, NoneType)) or isinstance(data__judgedat, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".judged_at must be number or null", value=data__judgedat, name="" + (name_prefix or "data") + ".judged_at", definition={'type': ['number', 'null']}, rule='type'))
        if "behind" in data_keys:
            data_keys.remove("behind")
            data__behind = data["behind"]
            if not isinstance(data__behind, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".behind must be boolean", value=data__behind, name="" + (name_prefix or "data") + ".behind", definition={'type': 'boolean'}, rule='type'))
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
        if "alerts" in data_keys:
            data_keys.remove("alerts")
            data__alerts = data["alerts"]
            if not isinstance(data__alerts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts must be array", value=data__alerts, name="" + (name_prefix or "data") + ".alerts", definition={'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, rule='type'))
            data__alerts_is_list = isinstance(data__alerts, (list, tuple))
            if data__alerts_is_list:
                data__alerts_len = len(data__alerts)
                for data__alerts_x, data__alerts_item in enumerate(data__alerts):
                    if not isinstance(data__alerts_item, (int)) and not (isinstance(data__alerts_item, float) and data__alerts_item.is_integer()) or isinstance(data__alerts_item, bool):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + " must be integer", value=data__alerts_item, name="" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
                    if isinstance(data__alerts_item, (int, float, Decimal)) and not isinstance(data__alerts_item, bool):
                        if data__alerts_item < 0:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + " must be bigger than or equal to 0", value=data__alerts_item, name="" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                        if data__alerts_item > 9007199254740991:
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__alerts_item, name="" + (name_prefix or "data") + ".alerts[{data__alerts_x}]".format(**locals()) + "", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "hides" in data_keys:
            data_keys.remove("hides")
            data__hides = data["hides"]
            if not isinstance(data__hides, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hides must be string or null", value=data__hides, name="" + (name_prefix or "data") + ".hides", definition={'type': ['string', 'null']}, rule='type'))
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
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be integer or null", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__attempts, (int, float, Decimal)) and not isinstance(data__attempts, bool):
                if data__attempts < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be bigger than or equal to 0", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__attempts > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be smaller than or equal to 9007199254740991", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "stages" in data_keys:
            data_keys.remove("stages")
            data__stages = data["stages"]
            if not isinstance(data__stages, (int, NoneType)) and not (isinstance(data__stages, float) and data__stages.is_integer()) or isinstance(data__stages, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stages must be integer or null", value=data__stages, name="" + (name_prefix or "data") + ".stages", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__stages, (int, float, Decimal)) and not isinstance(data__stages, bool):
                if data__stages < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stages must be bigger than or equal to 0", value=data__stages, name="" + (name_prefix or "data") + ".stages", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__stages > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stages must be smaller than or equal to 9007199254740991", value=data__stages, name="" + (name_prefix or "data") + ".stages", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
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
        if "started" in data_keys:
            data_keys.remove("started")
            data__started = data["started"]
            if not isinstance(data__started, (int, float, Decimal, NoneType)) or isinstance(data__started, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".started must be number or null", value=data__started, name="" + (name_prefix or "data") + ".started", definition={'type': ['number', 'null']}, rule='type'))
        if "last_event" in data_keys:
            data_keys.remove("last_event")
            data__lastevent = data["last_event"]
            if not isinstance(data__lastevent, (int, float, Decimal, NoneType)) or isinstance(data__lastevent, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last_event must be number or null", value=data__lastevent, name="" + (name_prefix or "data") + ".last_event", definition={'type': ['number', 'null']}, rule='type'))
        if "accelerator_hours" in data_keys:
            data_keys.remove("accelerator_hours")
            data__acceleratorhours = data["accelerator_hours"]
            if not isinstance(data__acceleratorhours, (int, float, Decimal, NoneType)) or isinstance(data__acceleratorhours, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".accelerator_hours must be number or null", value=data__acceleratorhours, name="" + (name_prefix or "data") + ".accelerator_hours", definition={'type': ['number', 'null']}, rule='type'))
        if "unread" in data_keys:
            data_keys.remove("unread")
            data__unread = data["unread"]
            if not isinstance(data__unread, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unread must be string or null", value=data__unread, name="" + (name_prefix or "data") + ".unread", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['id', 'run_id', 'place', 'read_as', 'state', 'error', 'verdict', 'based_on', 'why', 'judged_to', 'judged_at', 'behind', 'first_bad_step', 'alerts', 'hides', 'group', 'trial', 'tags', 'attempts', 'stages', 'first_step', 'last_step', 'started', 'last_event', 'accelerator_hours', 'unread'], 'properties': {'id': {'type': 'string'}, 'run_id': {'type': 'string'}, 'place': {'type': 'string'}, 'read_as': {'type': 'string'}, 'state': {'type': 'string', 'enum': ['running', 'finished', 'failed', 'interrupted', 'stopped', 'ended_early', 'silent', 'unknown']}, 'error': {'type': ['string', 'null']}, 'verdict': {'type': ['string', 'null'], 'enum': ['critical', 'warning', 'quiet', 'not judged', None]}, 'based_on': {'type': ['string', 'null']}, 'why': {'type': ['string', 'null']}, 'judged_to': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'judged_at': {'type': ['number', 'null']}, 'behind': {'type': 'boolean'}, 'first_bad_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'alerts': {'type': 'array', 'items': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}, 'hides': {'type': ['string', 'null']}, 'group': {'type': ['string', 'null']}, 'trial': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'attempts': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'stages': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'started': {'type': ['number', 'null']}, 'last_event': {'type': ['number', 'null']}, 'accelerator_hours': {'type': ['number', 'null']}, 'unread': {'type': ['string', 'null']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_live_update = validate

# DO NOT EDIT. Generated from schema/live_request.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': [], 'properties': {'id': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'server': {'type': ['string', 'null']}, 'revision': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'columns': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}}, 'curves': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, {'type': 'null'}]}, 'events': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'run': {'type': ['string', 'null']}, 'samples': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'compare': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, {'type': 'null'}]}}, 'definitions': {'LiveColumn': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}, 'WantedCurves': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, 'WantedEvents': {'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, 'WantedSamples': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'WantedComparison': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set([]) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': [], 'properties': {'id': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'server': {'type': ['string', 'null']}, 'revision': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'columns': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}}, 'curves': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, {'type': 'null'}]}, 'events': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'run': {'type': ['string', 'null']}, 'samples': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'compare': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, {'type': 'null'}]}}, 'definitions': {'LiveColumn': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}, 'WantedCurves': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, 'WantedEvents': {'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, 'WantedSamples': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'WantedComparison': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "id" in data_keys:
            data_keys.remove("id")
            data__id = data["id"]
            if not isinstance(data__id, (int, NoneType)) and not (isinstance(data__id, float) and data__id.is_integer()) or isinstance(data__id, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".id must be integer or null", value=data__id, name="" + (name_prefix or "data") + ".id", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__id, (int, float, Decimal)) and not isinstance(data__id, bool):
                if data__id < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".id must be bigger than or equal to 0", value=data__id, name="" + (name_prefix or "data") + ".id", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__id > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".id must be smaller than or equal to 9007199254740991", value=data__id, name="" + (name_prefix or "data") + ".id", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "server" in data_keys:
            data_keys.remove("server")
            data__server = data["server"]
            if not isinstance(data__server, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".server must be string or null", value=data__server, name="" + (name_prefix or "data") + ".server", definition={'type': ['string', 'null']}, rule='type'))
        if "revision" in data_keys:
            data_keys.remove("revision")
            data__revision = data["revision"]
            if not isinstance(data__revision, (int, NoneType)) and not (isinstance(data__revision, float) and data__revision.is_integer()) or isinstance(data__revision, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".revision must be integer or null", value=data__revision, name="" + (name_prefix or "data") + ".revision", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__revision, (int, float, Decimal)) and not isinstance(data__revision, bool):
                if data__revision < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".revision must be bigger than or equal to 0", value=data__revision, name="" + (name_prefix or "data") + ".revision", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__revision > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".revision must be smaller than or equal to 9007199254740991", value=data__revision, name="" + (name_prefix or "data") + ".revision", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "columns" in data_keys:
            data_keys.remove("columns")
            data__columns = data["columns"]
            if not isinstance(data__columns, (list, tuple, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".columns must be array or null", value=data__columns, name="" + (name_prefix or "data") + ".columns", definition={'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}}, rule='type'))
            data__columns_is_list = isinstance(data__columns, (list, tuple))
            if data__columns_is_list:
                data__columns_len = len(data__columns)
                for data__columns_x, data__columns_item in enumerate(data__columns):
                    try:
                        validate___definitions_livecolumn(data__columns_item, custom_formats, (name_prefix or "data") + ".columns[{data__columns_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "curves" in data_keys:
            data_keys.remove("curves")
            data__curves = data["curves"]
            data__curves_any_of_count1 = 0
            if not data__curves_any_of_count1:
                try:
                    validate___definitions_wantedcurves(data__curves, custom_formats, (name_prefix or "data") + ".curves")
                    data__curves_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__curves_any_of_count1:
                try:
                    if not isinstance(data__curves, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".curves must be null", value=data__curves, name="" + (name_prefix or "data") + ".curves", definition={'type': 'null'}, rule='type')
                    data__curves_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__curves_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".curves cannot be validated by any definition", value=data__curves, name="" + (name_prefix or "data") + ".curves", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, {'type': 'null'}]}, rule='anyOf'))
        if "events" in data_keys:
            data_keys.remove("events")
            data__events = data["events"]
            data__events_any_of_count2 = 0
            if not data__events_any_of_count2:
                try:
                    validate___definitions_wantedevents(data__events, custom_formats, (name_prefix or "data") + ".events")
                    data__events_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__events_any_of_count2:
                try:
                    if not isinstance(data__events, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".events must be null", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': 'null'}, rule='type')
                    data__events_any_of_count2 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__events_any_of_count2:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events cannot be validated by any definition", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, {'type': 'null'}]}, rule='anyOf'))
        if "run" in data_keys:
            data_keys.remove("run")
            data__run = data["run"]
            if not isinstance(data__run, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run must be string or null", value=data__run, name="" + (name_prefix or "data") + ".run", definition={'type': ['string', 'null']}, rule='type'))
        if "samples" in data_keys:
            data_keys.remove("samples")
            data__samples = data["samples"]
            data__samples_any_of_count3 = 0
            if not data__samples_any_of_count3:
                try:
                    validate___definitions_wantedsamples(data__samples, custom_formats, (name_prefix or "data") + ".samples")
                    data__samples_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__samples_any_of_count3:
                try:
                    if not isinstance(data__samples, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".samples must be null", value=data__samples, name="" + (name_prefix or "data") + ".samples", definition={'type': 'null'}, rule='type')
                    data__samples_any_of_count3 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__samples_any_of_count3:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".samples cannot be validated by any definition", value=data__samples, name="" + (name_prefix or "data") + ".samples", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, rule='anyOf'))
        if "compare" in data_keys:
            data_keys.remove("compare")
            data__compare = data["compare"]
            data__compare_any_of_count4 = 0
            if not data__compare_any_of_count4:
                try:
                    validate___definitions_wantedcomparison(data__compare, custom_formats, (name_prefix or "data") + ".compare")
                    data__compare_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__compare_any_of_count4:
                try:
                    if not isinstance(data__compare, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".compare must be null", value=data__compare, name="" + (name_prefix or "data") + ".compare", definition={'type': 'null'}, rule='type')
                    data__compare_any_of_count4 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__compare_any_of_count4:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".compare cannot be validated by any definition", value=data__compare, name="" + (name_prefix or "data") + ".compare", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, {'type': 'null'}]}, rule='anyOf'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': [], 'properties': {'id': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'server': {'type': ['string', 'null']}, 'revision': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'columns': {'type': ['array', 'null'], 'items': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}}, 'curves': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, {'type': 'null'}]}, 'events': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, {'type': 'null'}]}, 'run': {'type': ['string', 'null']}, 'samples': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'compare': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, {'type': 'null'}]}}, 'definitions': {'LiveColumn': {'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}, 'WantedCurves': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, 'WantedEvents': {'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, 'WantedSamples': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, 'WantedComparison': {'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_wantedcomparison(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs', 'group_by']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, rule='required'))
        data_keys = set(data.keys())
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
        if "group_by" in data_keys:
            data_keys.remove("group_by")
            data__groupby = data["group_by"]
            if not isinstance(data__groupby, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".group_by must be string or null", value=data__groupby, name="" + (name_prefix or "data") + ".group_by", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'group_by'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'group_by': {'type': ['string', 'null']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_wantedsamples(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs', 'step', 'order', 'text', 'most', 'place']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
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
        if "order" in data_keys:
            data_keys.remove("order")
            data__order = data["order"]
            if not isinstance(data__order, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".order must be string", value=data__order, name="" + (name_prefix or "data") + ".order", definition={'type': 'string', 'enum': ['lowest', 'highest', 'index']}, rule='type'))
            if not (isinstance(data__order, str) and data__order == 'lowest' or isinstance(data__order, str) and data__order == 'highest' or isinstance(data__order, str) and data__order == 'index'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".order must be one of ['lowest', 'highest', 'index']", value=data__order, name="" + (name_prefix or "data") + ".order", definition={'type': 'string', 'enum': ['lowest', 'highest', 'index']}, rule='enum'))
        if "text" in data_keys:
            data_keys.remove("text")
            data__text = data["text"]
            if not isinstance(data__text, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".text must be string or null", value=data__text, name="" + (name_prefix or "data") + ".text", definition={'type': ['string', 'null']}, rule='type'))
        if "most" in data_keys:
            data_keys.remove("most")
            data__most = data["most"]
            if not isinstance(data__most, (int)) and not (isinstance(data__most, float) and data__most.is_integer()) or isinstance(data__most, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".most must be integer", value=data__most, name="" + (name_prefix or "data") + ".most", definition={'type': 'integer', 'minimum': 1, 'maximum': 500}, rule='type'))
            if isinstance(data__most, (int, float, Decimal)) and not isinstance(data__most, bool):
                if data__most < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".most must be bigger than or equal to 1", value=data__most, name="" + (name_prefix or "data") + ".most", definition={'type': 'integer', 'minimum': 1, 'maximum': 500}, rule='minimum'))
                if data__most > 500:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".most must be smaller than or equal to 500", value=data__most, name="" + (name_prefix or "data") + ".most", definition={'type': 'integer', 'minimum': 1, 'maximum': 500}, rule='maximum'))
        if "place" in data_keys:
            data_keys.remove("place")
            data__place = data["place"]
            if not isinstance(data__place, (int, NoneType)) and not (isinstance(data__place, float) and data__place.is_integer()) or isinstance(data__place, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be integer or null", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__place, (int, float, Decimal)) and not isinstance(data__place, bool):
                if data__place < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be bigger than or equal to 0", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__place > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".place must be smaller than or equal to 9007199254740991", value=data__place, name="" + (name_prefix or "data") + ".place", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'step', 'order', 'text', 'most', 'place'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'order': {'type': 'string', 'enum': ['lowest', 'highest', 'index']}, 'text': {'type': ['string', 'null']}, 'most': {'type': 'integer', 'minimum': 1, 'maximum': 500}, 'place': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_wantedevents(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, rule='required'))
        data_keys = set(data.keys())
        if "runs" in data_keys:
            data_keys.remove("runs")
            data__runs = data["runs"]
            if not isinstance(data__runs, (list, tuple, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs must be array or null", value=data__runs, name="" + (name_prefix or "data") + ".runs", definition={'type': ['array', 'null'], 'items': {'type': 'string'}}, rule='type'))
            data__runs_is_list = isinstance(data__runs, (list, tuple))
            if data__runs_is_list:
                data__runs_len = len(data__runs)
                for data__runs_x, data__runs_item in enumerate(data__runs):
                    if not isinstance(data__runs_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()) + " must be string", value=data__runs_item, name="" + (name_prefix or "data") + ".runs[{data__runs_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs'], 'properties': {'runs': {'type': ['array', 'null'], 'items': {'type': 'string'}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_wantedcurves(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['runs', 'metrics', 'first', 'last', 'buckets', 'x']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, rule='required'))
        data_keys = set(data.keys())
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
        if "first" in data_keys:
            data_keys.remove("first")
            data__first = data["first"]
            if not isinstance(data__first, (int, NoneType)) and not (isinstance(data__first, float) and data__first.is_integer()) or isinstance(data__first, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be integer or null", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__first, (int, float, Decimal)) and not isinstance(data__first, bool):
                if data__first < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be bigger than or equal to 0", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__first > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be smaller than or equal to 9007199254740991", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "last" in data_keys:
            data_keys.remove("last")
            data__last = data["last"]
            if not isinstance(data__last, (int, NoneType)) and not (isinstance(data__last, float) and data__last.is_integer()) or isinstance(data__last, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be integer or null", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__last, (int, float, Decimal)) and not isinstance(data__last, bool):
                if data__last < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be bigger than or equal to 0", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__last > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be smaller than or equal to 9007199254740991", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "buckets" in data_keys:
            data_keys.remove("buckets")
            data__buckets = data["buckets"]
            if not isinstance(data__buckets, (int)) and not (isinstance(data__buckets, float) and data__buckets.is_integer()) or isinstance(data__buckets, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".buckets must be integer", value=data__buckets, name="" + (name_prefix or "data") + ".buckets", definition={'type': 'integer', 'minimum': 1, 'maximum': 4096}, rule='type'))
            if isinstance(data__buckets, (int, float, Decimal)) and not isinstance(data__buckets, bool):
                if data__buckets < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".buckets must be bigger than or equal to 1", value=data__buckets, name="" + (name_prefix or "data") + ".buckets", definition={'type': 'integer', 'minimum': 1, 'maximum': 4096}, rule='minimum'))
                if data__buckets > 4096:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".buckets must be smaller than or equal to 4096", value=data__buckets, name="" + (name_prefix or "data") + ".buckets", definition={'type': 'integer', 'minimum': 1, 'maximum': 4096}, rule='maximum'))
        if "x" in data_keys:
            data_keys.remove("x")
            data__x = data["x"]
            if not isinstance(data__x, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".x must be string", value=data__x, name="" + (name_prefix or "data") + ".x", definition={'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, rule='type'))
            if not (isinstance(data__x, str) and data__x == 'step' or isinstance(data__x, str) and data__x == 'tokens' or isinstance(data__x, str) and data__x == 'hours' or isinstance(data__x, str) and data__x == 'time'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".x must be one of ['step', 'tokens', 'hours', 'time']", value=data__x, name="" + (name_prefix or "data") + ".x", definition={'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}, rule='enum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['runs', 'metrics', 'first', 'last', 'buckets', 'x'], 'properties': {'runs': {'type': 'array', 'items': {'type': 'string'}}, 'metrics': {'type': 'array', 'items': {'type': 'string'}}, 'first': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'buckets': {'type': 'integer', 'minimum': 1, 'maximum': 4096}, 'x': {'type': 'string', 'enum': ['step', 'tokens', 'hours', 'time']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_livecolumn(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['kind', 'name', 'figure']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}, rule='required'))
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
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['kind', 'name', 'figure'], 'properties': {'kind': {'type': 'string', 'enum': ['metric', 'setting']}, 'name': {'type': 'string'}, 'figure': {'type': ['string', 'null'], 'enum': ['last', 'first', 'mean', 'min', 'max', 'count', None]}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_live_request = validate

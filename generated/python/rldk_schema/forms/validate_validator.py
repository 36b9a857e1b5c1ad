# DO NOT EDIT. Generated from schema/validate.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['files'], 'properties': {'files': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'$ref': '#/definitions/TornTail'}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}, 'warnings': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}}}}}, 'definitions': {'ValidatedFile': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, 'warnings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}}, 'TornTail': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FileProblem': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['files']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['files'], 'properties': {'files': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'$ref': '#/definitions/TornTail'}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}, 'warnings': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}}}}}, 'definitions': {'ValidatedFile': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, 'warnings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}}, 'TornTail': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FileProblem': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "files" in data_keys:
            data_keys.remove("files")
            data__files = data["files"]
            if not isinstance(data__files, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".files must be array", value=data__files, name="" + (name_prefix or "data") + ".files", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'$ref': '#/definitions/TornTail'}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}, 'warnings': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}}}}, rule='type'))
            data__files_is_list = isinstance(data__files, (list, tuple))
            if data__files_is_list:
                data__files_len = len(data__files)
                for data__files_x, data__files_item in enumerate(data__files):
                    try:
                        validate___definitions_validatedfile(data__files_item, custom_formats, (name_prefix or "data") + ".files[{data__files_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['files'], 'properties': {'files': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'$ref': '#/definitions/TornTail'}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}, 'warnings': {'type': 'array', 'items': {'$ref': '#/definitions/FileProblem'}}}}}}, 'definitions': {'ValidatedFile': {'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, 'warnings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}}, 'TornTail': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, 'FileProblem': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_validatedfile(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, 'warnings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, 'warnings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': 'string'}, rule='type'))
        if "valid" in data_keys:
            data_keys.remove("valid")
            data__valid = data["valid"]
            if not isinstance(data__valid, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".valid must be boolean", value=data__valid, name="" + (name_prefix or "data") + ".valid", definition={'type': 'boolean'}, rule='type'))
        if "events" in data_keys:
            data_keys.remove("events")
            data__events = data["events"]
            if not isinstance(data__events, (int)) and not (isinstance(data__events, float) and data__events.is_integer()) or isinstance(data__events, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events must be integer", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__events, (int, float, Decimal)) and not isinstance(data__events, bool):
                if data__events < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events must be bigger than or equal to 0", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__events > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".events must be smaller than or equal to 9007199254740991", value=data__events, name="" + (name_prefix or "data") + ".events", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "torn_tail" in data_keys:
            data_keys.remove("torn_tail")
            data__torntail = data["torn_tail"]
            data__torntail_any_of_count1 = 0
            if not data__torntail_any_of_count1:
                try:
                    validate___definitions_torntail(data__torntail, custom_formats, (name_prefix or "data") + ".torn_tail")
                    data__torntail_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__torntail_any_of_count1:
                try:
                    if not isinstance(data__torntail, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".torn_tail must be null", value=data__torntail, name="" + (name_prefix or "data") + ".torn_tail", definition={'type': 'null'}, rule='type')
                    data__torntail_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__torntail_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".torn_tail cannot be validated by any definition", value=data__torntail, name="" + (name_prefix or "data") + ".torn_tail", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, rule='anyOf'))
        if "errors" in data_keys:
            data_keys.remove("errors")
            data__errors = data["errors"]
            if not isinstance(data__errors, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".errors must be array", value=data__errors, name="" + (name_prefix or "data") + ".errors", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, rule='type'))
            data__errors_is_list = isinstance(data__errors, (list, tuple))
            if data__errors_is_list:
                data__errors_len = len(data__errors)
                for data__errors_x, data__errors_item in enumerate(data__errors):
                    try:
                        validate___definitions_fileproblem(data__errors_item, custom_formats, (name_prefix or "data") + ".errors[{data__errors_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "warnings" in data_keys:
            data_keys.remove("warnings")
            data__warnings = data["warnings"]
            if not isinstance(data__warnings, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".warnings must be array", value=data__warnings, name="" + (name_prefix or "data") + ".warnings", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, rule='type'))
            data__warnings_is_list = isinstance(data__warnings, (list, tuple))
            if data__warnings_is_list:
                data__warnings_len = len(data__warnings)
                for data__warnings_x, data__warnings_item in enumerate(data__warnings):
                    try:
                        validate___definitions_fileproblem(data__warnings_item, custom_formats, (name_prefix or "data") + ".warnings[{data__warnings_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['path', 'valid', 'events', 'torn_tail', 'errors', 'warnings'], 'properties': {'path': {'type': 'string'}, 'valid': {'type': 'boolean'}, 'events': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'torn_tail': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, {'type': 'null'}]}, 'errors': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}, 'warnings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_fileproblem(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['line', 'offset', 'path', 'message']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "line" in data_keys:
            data_keys.remove("line")
            data__line = data["line"]
            if not isinstance(data__line, (int, NoneType)) and not (isinstance(data__line, float) and data__line.is_integer()) or isinstance(data__line, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be integer or null", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__line, (int, float, Decimal)) and not isinstance(data__line, bool):
                if data__line < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be bigger than or equal to 1", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__line > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be smaller than or equal to 9007199254740991", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "offset" in data_keys:
            data_keys.remove("offset")
            data__offset = data["offset"]
            if not isinstance(data__offset, (int, NoneType)) and not (isinstance(data__offset, float) and data__offset.is_integer()) or isinstance(data__offset, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be integer or null", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__offset, (int, float, Decimal)) and not isinstance(data__offset, bool):
                if data__offset < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be bigger than or equal to 0", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__offset > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be smaller than or equal to 9007199254740991", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "path" in data_keys:
            data_keys.remove("path")
            data__path = data["path"]
            if not isinstance(data__path, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".path must be string", value=data__path, name="" + (name_prefix or "data") + ".path", definition={'type': 'string'}, rule='type'))
        if "message" in data_keys:
            data_keys.remove("message")
            data__message = data["message"]
            if not isinstance(data__message, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".message must be string", value=data__message, name="" + (name_prefix or "data") + ".message", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'path', 'message'], 'properties': {'line': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'path': {'type': 'string'}, 'message': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_torntail(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['line', 'offset', 'bytes']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='required'))
        data_keys = set(data.keys())
        if "line" in data_keys:
            data_keys.remove("line")
            data__line = data["line"]
            if not isinstance(data__line, (int)) and not (isinstance(data__line, float) and data__line.is_integer()) or isinstance(data__line, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be integer", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__line, (int, float, Decimal)) and not isinstance(data__line, bool):
                if data__line < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be bigger than or equal to 1", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__line > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".line must be smaller than or equal to 9007199254740991", value=data__line, name="" + (name_prefix or "data") + ".line", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "offset" in data_keys:
            data_keys.remove("offset")
            data__offset = data["offset"]
            if not isinstance(data__offset, (int)) and not (isinstance(data__offset, float) and data__offset.is_integer()) or isinstance(data__offset, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be integer", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__offset, (int, float, Decimal)) and not isinstance(data__offset, bool):
                if data__offset < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be bigger than or equal to 0", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__offset > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be smaller than or equal to 9007199254740991", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "bytes" in data_keys:
            data_keys.remove("bytes")
            data__bytes = data["bytes"]
            if not isinstance(data__bytes, (int)) and not (isinstance(data__bytes, float) and data__bytes.is_integer()) or isinstance(data__bytes, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".bytes must be integer", value=data__bytes, name="" + (name_prefix or "data") + ".bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__bytes, (int, float, Decimal)) and not isinstance(data__bytes, bool):
                if data__bytes < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".bytes must be bigger than or equal to 0", value=data__bytes, name="" + (name_prefix or "data") + ".bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__bytes > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".bytes must be smaller than or equal to 9007199254740991", value=data__bytes, name="" + (name_prefix or "data") + ".bytes", definition={'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['line', 'offset', 'bytes'], 'properties': {'line': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'offset': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}, 'bytes': {'type': 'integer', 'minimum': 0, 'maximum': 9007199254740991}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_validate = validate

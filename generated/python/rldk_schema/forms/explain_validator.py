# DO NOT EDIT. Generated from schema/explain.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['name', 'kind', 'unit', 'bounds', 'description', 'traps', 'origins', 'meanings', 'stored_as', 'logged_by', 'role'], 'properties': {'name': {'type': 'string'}, 'kind': {'type': 'string', 'enum': ['metric', 'field', 'key']}, 'unit': {'type': ['string', 'null']}, 'bounds': {'type': ['string', 'null']}, 'description': {'type': ['string', 'null']}, 'traps': {'type': 'array', 'items': {'type': 'string'}}, 'origins': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, 'meanings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, 'stored_as': {'type': ['string', 'null']}, 'logged_by': {'type': 'array', 'items': {'type': 'string'}}, 'role': {'type': ['string', 'null']}}, 'definitions': {'Origin': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['name', 'kind', 'unit', 'bounds', 'description', 'traps', 'origins', 'meanings', 'stored_as', 'logged_by', 'role']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['name', 'kind', 'unit', 'bounds', 'description', 'traps', 'origins', 'meanings', 'stored_as', 'logged_by', 'role'], 'properties': {'name': {'type': 'string'}, 'kind': {'type': 'string', 'enum': ['metric', 'field', 'key']}, 'unit': {'type': ['string', 'null']}, 'bounds': {'type': ['string', 'null']}, 'description': {'type': ['string', 'null']}, 'traps': {'type': 'array', 'items': {'type': 'string'}}, 'origins': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, 'meanings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, 'stored_as': {'type': ['string', 'null']}, 'logged_by': {'type': 'array', 'items': {'type': 'string'}}, 'role': {'type': ['string', 'null']}}, 'definitions': {'Origin': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "name" in data_keys:
            data_keys.remove("name")
            data__name = data["name"]
            if not isinstance(data__name, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".name must be string", value=data__name, name="" + (name_prefix or "data") + ".name", definition={'type': 'string'}, rule='type'))
        if "kind" in data_keys:
            data_keys.remove("kind")
            data__kind = data["kind"]
            if not isinstance(data__kind, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be string", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string', 'enum': ['metric', 'field', 'key']}, rule='type'))
            if not (isinstance(data__kind, str) and data__kind == 'metric' or isinstance(data__kind, str) and data__kind == 'field' or isinstance(data__kind, str) and data__kind == 'key'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".kind must be one of ['metric', 'field', 'key']", value=data__kind, name="" + (name_prefix or "data") + ".kind", definition={'type': 'string', 'enum': ['metric', 'field', 'key']}, rule='enum'))
        if "unit" in data_keys:
            data_keys.remove("unit")
            data__unit = data["unit"]
            if not isinstance(data__unit, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".unit must be string or null", value=data__unit, name="" + (name_prefix or "data") + ".unit", definition={'type': ['string', 'null']}, rule='type'))
        if "bounds" in data_keys:
            data_keys.remove("bounds")
            data__bounds = data["bounds"]
            if not isinstance(data__bounds, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".bounds must be string or null", value=data__bounds, name="" + (name_prefix or "data") + ".bounds", definition={'type': ['string', 'null']}, rule='type'))
        if "description" in data_keys:
            data_keys.remove("description")
            data__description = data["description"]
            if not isinstance(data__description, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".description must be string or null", value=data__description, name="" + (name_prefix or "data") + ".description", definition={'type': ['string', 'null']}, rule='type'))
        if "traps" in data_keys:
            data_keys.remove("traps")
            data__traps = data["traps"]
            if not isinstance(data__traps, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".traps must be array", value=data__traps, name="" + (name_prefix or "data") + ".traps", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__traps_is_list = isinstance(data__traps, (list, tuple))
            if data__traps_is_list:
                data__traps_len = len(data__traps)
                for data__traps_x, data__traps_item in enumerate(data__traps):
                    if not isinstance(data__traps_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".traps[{data__traps_x}]".format(**locals()) + " must be string", value=data__traps_item, name="" + (name_prefix or "data") + ".traps[{data__traps_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "origins" in data_keys:
            data_keys.remove("origins")
            data__origins = data["origins"]
            if not isinstance(data__origins, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".origins must be array", value=data__origins, name="" + (name_prefix or "data") + ".origins", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, rule='type'))
            data__origins_is_list = isinstance(data__origins, (list, tuple))
            if data__origins_is_list:
                data__origins_len = len(data__origins)
                for data__origins_x, data__origins_item in enumerate(data__origins):
                    try:
                        validate___definitions_origin(data__origins_item, custom_formats, (name_prefix or "data") + ".origins[{data__origins_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "meanings" in data_keys:
            data_keys.remove("meanings")
            data__meanings = data["meanings"]
            if not isinstance(data__meanings, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".meanings must be array", value=data__meanings, name="" + (name_prefix or "data") + ".meanings", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, rule='type'))
            data__meanings_is_list = isinstance(data__meanings, (list, tuple))
            if data__meanings_is_list:
                data__meanings_len = len(data__meanings)
                for data__meanings_x, data__meanings_item in enumerate(data__meanings):
                    try:
                        validate___definitions_origin(data__meanings_item, custom_formats, (name_prefix or "data") + ".meanings[{data__meanings_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if "stored_as" in data_keys:
            data_keys.remove("stored_as")
            data__storedas = data["stored_as"]
            if not isinstance(data__storedas, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stored_as must be string or null", value=data__storedas, name="" + (name_prefix or "data") + ".stored_as", definition={'type': ['string', 'null']}, rule='type'))
        if "logged_by" in data_keys:
            data_keys.remove("logged_by")
            data__loggedby = data["logged_by"]
            if not isinstance(data__loggedby, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".logged_by must be array", value=data__loggedby, name="" + (name_prefix or "data") + ".logged_by", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__loggedby_is_list = isinstance(data__loggedby, (list, tuple))
            if data__loggedby_is_list:
                data__loggedby_len = len(data__loggedby)
                for data__loggedby_x, data__loggedby_item in enumerate(data__loggedby):
                    if not isinstance(data__loggedby_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".logged_by[{data__loggedby_x}]".format(**locals()) + " must be string", value=data__loggedby_item, name="" + (name_prefix or "data") + ".logged_by[{data__loggedby_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "role" in data_keys:
            data_keys.remove("role")
            data__role = data["role"]
            if not isinstance(data__role, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".role must be string or null", value=data__role, name="" + (name_prefix or "data") + ".role", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['name', 'kind', 'unit', 'bounds', 'description', 'traps', 'origins', 'meanings', 'stored_as', 'logged_by', 'role'], 'properties': {'name': {'type': 'string'}, 'kind': {'type': 'string', 'enum': ['metric', 'field', 'key']}, 'unit': {'type': ['string', 'null']}, 'bounds': {'type': ['string', 'null']}, 'description': {'type': ['string', 'null']}, 'traps': {'type': 'array', 'items': {'type': 'string'}}, 'origins': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, 'meanings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}, 'stored_as': {'type': ['string', 'null']}, 'logged_by': {'type': 'array', 'items': {'type': 'string'}}, 'role': {'type': ['string', 'null']}}, 'definitions': {'Origin': {'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_origin(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}, rule='required'))
        data_keys = set(data.keys())
        if "metric" in data_keys:
            data_keys.remove("metric")
            data__metric = data["metric"]
            if not isinstance(data__metric, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric must be string", value=data__metric, name="" + (name_prefix or "data") + ".metric", definition={'type': 'string'}, rule='type'))
        if "framework" in data_keys:
            data_keys.remove("framework")
            data__framework = data["framework"]
            if not isinstance(data__framework, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".framework must be string", value=data__framework, name="" + (name_prefix or "data") + ".framework", definition={'type': 'string'}, rule='type'))
        if "algorithms" in data_keys:
            data_keys.remove("algorithms")
            data__algorithms = data["algorithms"]
            if not isinstance(data__algorithms, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".algorithms must be array", value=data__algorithms, name="" + (name_prefix or "data") + ".algorithms", definition={'type': 'array', 'items': {'type': 'string'}}, rule='type'))
            data__algorithms_is_list = isinstance(data__algorithms, (list, tuple))
            if data__algorithms_is_list:
                data__algorithms_len = len(data__algorithms)
                for data__algorithms_x, data__algorithms_item in enumerate(data__algorithms):
                    if not isinstance(data__algorithms_item, (str)):
                        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".algorithms[{data__algorithms_x}]".format(**locals()) + " must be string", value=data__algorithms_item, name="" + (name_prefix or "data") + ".algorithms[{data__algorithms_x}]".format(**locals()) + "", definition={'type': 'string'}, rule='type'))
        if "versions" in data_keys:
            data_keys.remove("versions")
            data__versions = data["versions"]
            if not isinstance(data__versions, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".versions must be string", value=data__versions, name="" + (name_prefix or "data") + ".versions", definition={'type': 'string'}, rule='type'))
        if "settings" in data_keys:
            data_keys.remove("settings")
            data__settings = data["settings"]
            if not isinstance(data__settings, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".settings must be string", value=data__settings, name="" + (name_prefix or "data") + ".settings", definition={'type': 'string'}, rule='type'))
        if "key" in data_keys:
            data_keys.remove("key")
            data__key = data["key"]
            if not isinstance(data__key, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".key must be string", value=data__key, name="" + (name_prefix or "data") + ".key", definition={'type': 'string'}, rule='type'))
        if "scale" in data_keys:
            data_keys.remove("scale")
            data__scale = data["scale"]
            if not isinstance(data__scale, (int, float, Decimal, NoneType)) or isinstance(data__scale, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".scale must be number or null", value=data__scale, name="" + (name_prefix or "data") + ".scale", definition={'type': ['number', 'null']}, rule='type'))
        if "offset" in data_keys:
            data_keys.remove("offset")
            data__offset = data["offset"]
            if not isinstance(data__offset, (int, float, Decimal, NoneType)) or isinstance(data__offset, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".offset must be number or null", value=data__offset, name="" + (name_prefix or "data") + ".offset", definition={'type': ['number', 'null']}, rule='type'))
        if "estimator" in data_keys:
            data_keys.remove("estimator")
            data__estimator = data["estimator"]
            if not isinstance(data__estimator, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".estimator must be string or null", value=data__estimator, name="" + (name_prefix or "data") + ".estimator", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['metric', 'framework', 'algorithms', 'versions', 'settings', 'key', 'scale', 'offset', 'estimator'], 'properties': {'metric': {'type': 'string'}, 'framework': {'type': 'string'}, 'algorithms': {'type': 'array', 'items': {'type': 'string'}}, 'versions': {'type': 'string'}, 'settings': {'type': 'string'}, 'key': {'type': 'string'}, 'scale': {'type': ['number', 'null']}, 'offset': {'type': ['number', 'null']}, 'estimator': {'type': ['string', 'null']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_explain = validate

# DO NOT EDIT. Generated from schema/not_judged.schema.json by `python -m codegen`.
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


validate_not_judged = validate

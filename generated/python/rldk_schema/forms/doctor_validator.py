# DO NOT EDIT. Generated from schema/doctor.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['ok', 'findings'], 'properties': {'ok': {'type': 'boolean'}, 'findings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}}, 'definitions': {'Finding': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['ok', 'findings']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['ok', 'findings'], 'properties': {'ok': {'type': 'boolean'}, 'findings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}}, 'definitions': {'Finding': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "ok" in data_keys:
            data_keys.remove("ok")
            data__ok = data["ok"]
            if not isinstance(data__ok, (bool)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ok must be boolean", value=data__ok, name="" + (name_prefix or "data") + ".ok", definition={'type': 'boolean'}, rule='type'))
        if "findings" in data_keys:
            data_keys.remove("findings")
            data__findings = data["findings"]
            if not isinstance(data__findings, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".findings must be array", value=data__findings, name="" + (name_prefix or "data") + ".findings", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}, rule='type'))
            data__findings_is_list = isinstance(data__findings, (list, tuple))
            if data__findings_is_list:
                data__findings_len = len(data__findings)
                for data__findings_x, data__findings_item in enumerate(data__findings):
                    try:
                        validate___definitions_finding(data__findings_item, custom_formats, (name_prefix or "data") + ".findings[{data__findings_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['ok', 'findings'], 'properties': {'ok': {'type': 'boolean'}, 'findings': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}}, 'definitions': {'Finding': {'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_finding(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['check', 'status', 'message']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}, rule='required'))
        data_keys = set(data.keys())
        if "check" in data_keys:
            data_keys.remove("check")
            data__check = data["check"]
            if not isinstance(data__check, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".check must be string", value=data__check, name="" + (name_prefix or "data") + ".check", definition={'type': 'string'}, rule='type'))
        if "status" in data_keys:
            data_keys.remove("status")
            data__status = data["status"]
            if not isinstance(data__status, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".status must be string", value=data__status, name="" + (name_prefix or "data") + ".status", definition={'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, rule='type'))
            if not (isinstance(data__status, str) and data__status == 'ok' or isinstance(data__status, str) and data__status == 'note' or isinstance(data__status, str) and data__status == 'warning' or isinstance(data__status, str) and data__status == 'failed'):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".status must be one of ['ok', 'note', 'warning', 'failed']", value=data__status, name="" + (name_prefix or "data") + ".status", definition={'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, rule='enum'))
        if "message" in data_keys:
            data_keys.remove("message")
            data__message = data["message"]
            if not isinstance(data__message, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".message must be string", value=data__message, name="" + (name_prefix or "data") + ".message", definition={'type': 'string'}, rule='type'))
        if "fix" in data_keys:
            data_keys.remove("fix")
            data__fix = data["fix"]
            if not isinstance(data__fix, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".fix must be string or null", value=data__fix, name="" + (name_prefix or "data") + ".fix", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['check', 'status', 'message'], 'properties': {'check': {'type': 'string'}, 'status': {'type': 'string', 'enum': ['ok', 'note', 'warning', 'failed']}, 'message': {'type': 'string'}, 'fix': {'type': ['string', 'null']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_doctor = validate

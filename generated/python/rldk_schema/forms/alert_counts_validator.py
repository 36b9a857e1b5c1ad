# DO NOT EDIT. Generated from schema/alert_counts.schema.json by `python -m codegen`.
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


validate_alert_counts = validate

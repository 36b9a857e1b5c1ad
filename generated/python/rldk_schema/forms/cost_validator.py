# DO NOT EDIT. Generated from schema/cost.schema.json by `python -m codegen`.
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['accelerator_hours', 'superseded', 'stalled', 'after_first_critical']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, rule='required'))
        data_keys = set(data.keys())
        if "accelerator_hours" in data_keys:
            data_keys.remove("accelerator_hours")
            data__acceleratorhours = data["accelerator_hours"]
            if not isinstance(data__acceleratorhours, (int, float, Decimal, NoneType)) or isinstance(data__acceleratorhours, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".accelerator_hours must be number or null", value=data__acceleratorhours, name="" + (name_prefix or "data") + ".accelerator_hours", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__acceleratorhours, (int, float, Decimal)) and not isinstance(data__acceleratorhours, bool):
                if data__acceleratorhours < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".accelerator_hours must be bigger than or equal to 0", value=data__acceleratorhours, name="" + (name_prefix or "data") + ".accelerator_hours", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "superseded" in data_keys:
            data_keys.remove("superseded")
            data__superseded = data["superseded"]
            if not isinstance(data__superseded, (int, float, Decimal, NoneType)) or isinstance(data__superseded, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be number or null", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__superseded, (int, float, Decimal)) and not isinstance(data__superseded, bool):
                if data__superseded < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".superseded must be bigger than or equal to 0", value=data__superseded, name="" + (name_prefix or "data") + ".superseded", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "stalled" in data_keys:
            data_keys.remove("stalled")
            data__stalled = data["stalled"]
            if not isinstance(data__stalled, (int, float, Decimal, NoneType)) or isinstance(data__stalled, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stalled must be number or null", value=data__stalled, name="" + (name_prefix or "data") + ".stalled", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__stalled, (int, float, Decimal)) and not isinstance(data__stalled, bool):
                if data__stalled < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".stalled must be bigger than or equal to 0", value=data__stalled, name="" + (name_prefix or "data") + ".stalled", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "after_first_critical" in data_keys:
            data_keys.remove("after_first_critical")
            data__afterfirstcritical = data["after_first_critical"]
            if not isinstance(data__afterfirstcritical, (int, float, Decimal, NoneType)) or isinstance(data__afterfirstcritical, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".after_first_critical must be number or null", value=data__afterfirstcritical, name="" + (name_prefix or "data") + ".after_first_critical", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__afterfirstcritical, (int, float, Decimal)) and not isinstance(data__afterfirstcritical, bool):
                if data__afterfirstcritical < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".after_first_critical must be bigger than or equal to 0", value=data__afterfirstcritical, name="" + (name_prefix or "data") + ".after_first_critical", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['accelerator_hours', 'superseded', 'stalled', 'after_first_critical'], 'properties': {'accelerator_hours': {'type': ['number', 'null'], 'minimum': 0}, 'superseded': {'type': ['number', 'null'], 'minimum': 0}, 'stalled': {'type': ['number', 'null'], 'minimum': 0}, 'after_first_critical': {'type': ['number', 'null'], 'minimum': 0}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_cost = validate

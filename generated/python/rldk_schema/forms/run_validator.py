# DO NOT EDIT. Generated from schema/run.schema.json by `python -m codegen`.
VERSION = "2.22.3"
from decimal import Decimal
import re
from fastjsonschema import JsonSchemaValueException, JsonSchemaValuesException


REGEX_PATTERNS = {
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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'framework': {'type': ['string', 'null']}, 'framework_version': {'type': ['string', 'null']}, 'algorithm': {'type': ['string', 'null']}, 'python': {'type': 'string'}, 'hostname': {'type': 'string'}, 'group': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'metric_sources': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}}, 'definitions': {'MetricSource': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, 'AttemptRecord': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, 'DeletedSegments': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'framework': {'type': ['string', 'null']}, 'framework_version': {'type': ['string', 'null']}, 'algorithm': {'type': ['string', 'null']}, 'python': {'type': 'string'}, 'hostname': {'type': 'string'}, 'group': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'metric_sources': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}}, 'definitions': {'MetricSource': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, 'AttemptRecord': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, 'DeletedSegments': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}}}, rule='required'))
        data_keys = set(data.keys())
        if "run_id" in data_keys:
            data_keys.remove("run_id")
            data__runid = data["run_id"]
            if not isinstance(data__runid, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must be string", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='type'))
            if isinstance(data__runid, str):
                if not REGEX_PATTERNS['^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'].search(data__runid):
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".run_id must match pattern ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$", value=data__runid, name="" + (name_prefix or "data") + ".run_id", definition={'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, rule='pattern'))
        if "schema_version" in data_keys:
            data_keys.remove("schema_version")
            data__schemaversion = data["schema_version"]
            if not isinstance(data__schemaversion, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".schema_version must be string", value=data__schemaversion, name="" + (name_prefix or "data") + ".schema_version", definition={'type': 'string'}, rule='type'))
        if "rldk_version" in data_keys:
            data_keys.remove("rldk_version")
            data__rldkversion = data["rldk_version"]
            if not isinstance(data__rldkversion, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".rldk_version must be string", value=data__rldkversion, name="" + (name_prefix or "data") + ".rldk_version", definition={'type': 'string'}, rule='type'))
        if "framework" in data_keys:
            data_keys.remove("framework")
            data__framework = data["framework"]
            if not isinstance(data__framework, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".framework must be string or null", value=data__framework, name="" + (name_prefix or "data") + ".framework", definition={'type': ['string', 'null']}, rule='type'))
        if "framework_version" in data_keys:
            data_keys.remove("framework_version")
            data__frameworkversion = data["framework_version"]
            if not isinstance(data__frameworkversion, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".framework_version must be string or null", value=data__frameworkversion, name="" + (name_prefix or "data") + ".framework_version", definition={'type': ['string', 'null']}, rule='type'))
        if "algorithm" in data_keys:
            data_keys.remove("algorithm")
            data__algorithm = data["algorithm"]
            if not isinstance(data__algorithm, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".algorithm must be string or null", value=data__algorithm, name="" + (name_prefix or "data") + ".algorithm", definition={'type': ['string', 'null']}, rule='type'))
        if "python" in data_keys:
            data_keys.remove("python")
            data__python = data["python"]
            if not isinstance(data__python, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".python must be string", value=data__python, name="" + (name_prefix or "data") + ".python", definition={'type': 'string'}, rule='type'))
        if "hostname" in data_keys:
            data_keys.remove("hostname")
            data__hostname = data["hostname"]
            if not isinstance(data__hostname, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".hostname must be string", value=data__hostname, name="" + (name_prefix or "data") + ".hostname", definition={'type': 'string'}, rule='type'))
        if "group" in data_keys:
            data_keys.remove("group")
            data__group = data["group"]
            if not isinstance(data__group, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".group must be string or null", value=data__group, name="" + (name_prefix or "data") + ".group", definition={'type': ['string', 'null']}, rule='type'))
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
        if "config" in data_keys:
            data_keys.remove("config")
            data__config = data["config"]
            if not isinstance(data__config, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be object or null", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': ['object', 'null'], 'additionalProperties': {}}, rule='type'))
            data__config_is_dict = isinstance(data__config, dict)
            if data__config_is_dict:
                data__config_keys = set(data__config.keys())
        if "metric_sources" in data_keys:
            data_keys.remove("metric_sources")
            data__metricsources = data["metric_sources"]
            if not isinstance(data__metricsources, (dict)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric_sources must be object", value=data__metricsources, name="" + (name_prefix or "data") + ".metric_sources", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, rule='type'))
            data__metricsources_is_dict = isinstance(data__metricsources, dict)
            if data__metricsources_is_dict:
                data__metricsources_keys = set(data__metricsources.keys())
                for data__metricsources_key in data__metricsources_keys:
                    if data__metricsources_key not in []:
                        data__metricsources_value = data__metricsources.get(data__metricsources_key)
                        if not isinstance(data__metricsources_value, (dict)):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".metric_sources.{data__metricsources_key}".format(**locals()) + " must be object", value=data__metricsources_value, name="" + (name_prefix or "data") + ".metric_sources.{data__metricsources_key}".format(**locals()) + "", definition={'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}, rule='type'))
                        data__metricsources_value_is_dict = isinstance(data__metricsources_value, dict)
                        if data__metricsources_value_is_dict:
                            data__metricsources_value_keys = set(data__metricsources_value.keys())
                            for data__metricsources_value_key in data__metricsources_value_keys:
                                if data__metricsources_value_key not in []:
                                    data__metricsources_value_value = data__metricsources_value.get(data__metricsources_value_key)
                                    try:
                                        validate___definitions_metricsource(data__metricsources_value_value, custom_formats, (name_prefix or "data") + ".metric_sources.{data__metricsources_key}.{data__metricsources_value_key}".format(**locals()))
                                    except JsonSchemaValuesException as e:
                                        errors.extend(e.errors)
        if "attempts" in data_keys:
            data_keys.remove("attempts")
            data__attempts = data["attempts"]
            if not isinstance(data__attempts, (list, tuple)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be array", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}, rule='type'))
            data__attempts_is_list = isinstance(data__attempts, (list, tuple))
            if data__attempts_is_list:
                data__attempts_len = len(data__attempts)
                for data__attempts_x, data__attempts_item in enumerate(data__attempts):
                    try:
                        validate___definitions_attemptrecord(data__attempts_item, custom_formats, (name_prefix or "data") + ".attempts[{data__attempts_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'framework': {'type': ['string', 'null']}, 'framework_version': {'type': ['string', 'null']}, 'algorithm': {'type': ['string', 'null']}, 'python': {'type': 'string'}, 'hostname': {'type': 'string'}, 'group': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'metric_sources': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}}, 'definitions': {'MetricSource': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, 'AttemptRecord': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, 'DeletedSegments': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_attemptrecord(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['attempt', 'attempt_id', 'started']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, rule='required'))
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
        if "attempt_id" in data_keys:
            data_keys.remove("attempt_id")
            data__attemptid = data["attempt_id"]
            if not isinstance(data__attemptid, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempt_id must be string or null", value=data__attemptid, name="" + (name_prefix or "data") + ".attempt_id", definition={'type': ['string', 'null']}, rule='type'))
        if "started" in data_keys:
            data_keys.remove("started")
            data__started = data["started"]
            if not isinstance(data__started, (int, float, Decimal)) or isinstance(data__started, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".started must be number", value=data__started, name="" + (name_prefix or "data") + ".started", definition={'type': 'number'}, rule='type'))
        if "ended" in data_keys:
            data_keys.remove("ended")
            data__ended = data["ended"]
            if not isinstance(data__ended, (int, float, Decimal, NoneType)) or isinstance(data__ended, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ended must be number or null", value=data__ended, name="" + (name_prefix or "data") + ".ended", definition={'type': ['number', 'null']}, rule='type'))
        if "ending" in data_keys:
            data_keys.remove("ending")
            data__ending = data["ending"]
            if not isinstance(data__ending, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ending must be string or null", value=data__ending, name="" + (name_prefix or "data") + ".ending", definition={'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, rule='type'))
            if not (isinstance(data__ending, str) and data__ending == 'finished' or isinstance(data__ending, str) and data__ending == 'failed' or isinstance(data__ending, str) and data__ending == 'interrupted' or isinstance(data__ending, str) and data__ending == 'stopped' or isinstance(data__ending, str) and data__ending == 'ended_early' or data__ending is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".ending must be one of ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]", value=data__ending, name="" + (name_prefix or "data") + ".ending", definition={'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, rule='enum'))
        if "dropped" in data_keys:
            data_keys.remove("dropped")
            data__dropped = data["dropped"]
            if not isinstance(data__dropped, (int, NoneType)) and not (isinstance(data__dropped, float) and data__dropped.is_integer()) or isinstance(data__dropped, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be integer or null", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__dropped, (int, float, Decimal)) and not isinstance(data__dropped, bool):
                if data__dropped < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be bigger than or equal to 0", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__dropped > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".dropped must be smaller than or equal to 9007199254740991", value=data__dropped, name="" + (name_prefix or "data") + ".dropped", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "opening" in data_keys:
            data_keys.remove("opening")
            data__opening = data["opening"]
            if not isinstance(data__opening, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".opening must be string or null", value=data__opening, name="" + (name_prefix or "data") + ".opening", definition={'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, rule='type'))
            if not (isinstance(data__opening, str) and data__opening == 'new' or isinstance(data__opening, str) and data__opening == 'resumed' or isinstance(data__opening, str) and data__opening == 'restarted' or isinstance(data__opening, str) and data__opening == 'stage' or isinstance(data__opening, str) and data__opening == 'trial' or data__opening is None):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".opening must be one of ['new', 'resumed', 'restarted', 'stage', 'trial', None]", value=data__opening, name="" + (name_prefix or "data") + ".opening", definition={'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, rule='enum'))
        if "from_step" in data_keys:
            data_keys.remove("from_step")
            data__fromstep = data["from_step"]
            if not isinstance(data__fromstep, (int, NoneType)) and not (isinstance(data__fromstep, float) and data__fromstep.is_integer()) or isinstance(data__fromstep, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_step must be integer or null", value=data__fromstep, name="" + (name_prefix or "data") + ".from_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__fromstep, (int, float, Decimal)) and not isinstance(data__fromstep, bool):
                if data__fromstep < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_step must be bigger than or equal to 0", value=data__fromstep, name="" + (name_prefix or "data") + ".from_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='minimum'))
                if data__fromstep > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_step must be smaller than or equal to 9007199254740991", value=data__fromstep, name="" + (name_prefix or "data") + ".from_step", definition={'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, rule='maximum'))
        if "from_attempt" in data_keys:
            data_keys.remove("from_attempt")
            data__fromattempt = data["from_attempt"]
            if not isinstance(data__fromattempt, (int, NoneType)) and not (isinstance(data__fromattempt, float) and data__fromattempt.is_integer()) or isinstance(data__fromattempt, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_attempt must be integer or null", value=data__fromattempt, name="" + (name_prefix or "data") + ".from_attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__fromattempt, (int, float, Decimal)) and not isinstance(data__fromattempt, bool):
                if data__fromattempt < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_attempt must be bigger than or equal to 1", value=data__fromattempt, name="" + (name_prefix or "data") + ".from_attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__fromattempt > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".from_attempt must be smaller than or equal to 9007199254740991", value=data__fromattempt, name="" + (name_prefix or "data") + ".from_attempt", definition={'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "trial" in data_keys:
            data_keys.remove("trial")
            data__trial = data["trial"]
            if not isinstance(data__trial, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trial must be string or null", value=data__trial, name="" + (name_prefix or "data") + ".trial", definition={'type': ['string', 'null']}, rule='type'))
        if "trial_parameters" in data_keys:
            data_keys.remove("trial_parameters")
            data__trialparameters = data["trial_parameters"]
            if not isinstance(data__trialparameters, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".trial_parameters must be object or null", value=data__trialparameters, name="" + (name_prefix or "data") + ".trial_parameters", definition={'type': ['object', 'null'], 'additionalProperties': {}}, rule='type'))
            data__trialparameters_is_dict = isinstance(data__trialparameters, dict)
            if data__trialparameters_is_dict:
                data__trialparameters_keys = set(data__trialparameters.keys())
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
        if "wall_time" in data_keys:
            data_keys.remove("wall_time")
            data__walltime = data["wall_time"]
            if not isinstance(data__walltime, (int, float, Decimal, NoneType)) or isinstance(data__walltime, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".wall_time must be number or null", value=data__walltime, name="" + (name_prefix or "data") + ".wall_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='type'))
            if isinstance(data__walltime, (int, float, Decimal)) and not isinstance(data__walltime, bool):
                if data__walltime < 0:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".wall_time must be bigger than or equal to 0", value=data__walltime, name="" + (name_prefix or "data") + ".wall_time", definition={'type': ['number', 'null'], 'minimum': 0}, rule='minimum'))
        if "error_type" in data_keys:
            data_keys.remove("error_type")
            data__errortype = data["error_type"]
            if not isinstance(data__errortype, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".error_type must be string or null", value=data__errortype, name="" + (name_prefix or "data") + ".error_type", definition={'type': ['string', 'null']}, rule='type'))
        if "error_message" in data_keys:
            data_keys.remove("error_message")
            data__errormessage = data["error_message"]
            if not isinstance(data__errormessage, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".error_message must be string or null", value=data__errormessage, name="" + (name_prefix or "data") + ".error_message", definition={'type': ['string', 'null']}, rule='type'))
        if "signal" in data_keys:
            data_keys.remove("signal")
            data__signal = data["signal"]
            if not isinstance(data__signal, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".signal must be string or null", value=data__signal, name="" + (name_prefix or "data") + ".signal", definition={'type': ['string', 'null']}, rule='type'))
        if "config" in data_keys:
            data_keys.remove("config")
            data__config = data["config"]
            if not isinstance(data__config, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".config must be object or null", value=data__config, name="" + (name_prefix or "data") + ".config", definition={'type': ['object', 'null'], 'additionalProperties': {}}, rule='type'))
            data__config_is_dict = isinstance(data__config, dict)
            if data__config_is_dict:
                data__config_keys = set(data__config.keys())
        if "environment" in data_keys:
            data_keys.remove("environment")
            data__environment = data["environment"]
            if not isinstance(data__environment, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".environment must be object or null", value=data__environment, name="" + (name_prefix or "data") + ".environment", definition={'type': ['object', 'null'], 'additionalProperties': {}}, rule='type'))
            data__environment_is_dict = isinstance(data__environment, dict)
            if data__environment_is_dict:
                data__environment_keys = set(data__environment.keys())
        if "altered" in data_keys:
            data_keys.remove("altered")
            data__altered = data["altered"]
            if not isinstance(data__altered, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".altered must be object or null", value=data__altered, name="" + (name_prefix or "data") + ".altered", definition={'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, rule='type'))
            data__altered_is_dict = isinstance(data__altered, dict)
            if data__altered_is_dict:
                data__altered_keys = set(data__altered.keys())
                for data__altered_key in data__altered_keys:
                    if data__altered_key not in []:
                        data__altered_value = data__altered.get(data__altered_key)
                        if not isinstance(data__altered_value, (int)) and not (isinstance(data__altered_value, float) and data__altered_value.is_integer()) or isinstance(data__altered_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".altered.{data__altered_key}".format(**locals()) + " must be integer", value=data__altered_value, name="" + (name_prefix or "data") + ".altered.{data__altered_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__altered_value, (int, float, Decimal)) and not isinstance(data__altered_value, bool):
                            if data__altered_value < 1:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".altered.{data__altered_key}".format(**locals()) + " must be bigger than or equal to 1", value=data__altered_value, name="" + (name_prefix or "data") + ".altered.{data__altered_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__altered_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".altered.{data__altered_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__altered_value, name="" + (name_prefix or "data") + ".altered.{data__altered_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "drop_reasons" in data_keys:
            data_keys.remove("drop_reasons")
            data__dropreasons = data["drop_reasons"]
            if not isinstance(data__dropreasons, (dict, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".drop_reasons must be object or null", value=data__dropreasons, name="" + (name_prefix or "data") + ".drop_reasons", definition={'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, rule='type'))
            data__dropreasons_is_dict = isinstance(data__dropreasons, dict)
            if data__dropreasons_is_dict:
                data__dropreasons_keys = set(data__dropreasons.keys())
                for data__dropreasons_key in data__dropreasons_keys:
                    if data__dropreasons_key not in []:
                        data__dropreasons_value = data__dropreasons.get(data__dropreasons_key)
                        if not isinstance(data__dropreasons_value, (int)) and not (isinstance(data__dropreasons_value, float) and data__dropreasons_value.is_integer()) or isinstance(data__dropreasons_value, bool):
                            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".drop_reasons.{data__dropreasons_key}".format(**locals()) + " must be integer", value=data__dropreasons_value, name="" + (name_prefix or "data") + ".drop_reasons.{data__dropreasons_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
                        if isinstance(data__dropreasons_value, (int, float, Decimal)) and not isinstance(data__dropreasons_value, bool):
                            if data__dropreasons_value < 1:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".drop_reasons.{data__dropreasons_key}".format(**locals()) + " must be bigger than or equal to 1", value=data__dropreasons_value, name="" + (name_prefix or "data") + ".drop_reasons.{data__dropreasons_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                            if data__dropreasons_value > 9007199254740991:
                                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".drop_reasons.{data__dropreasons_key}".format(**locals()) + " must be smaller than or equal to 9007199254740991", value=data__dropreasons_value, name="" + (name_prefix or "data") + ".drop_reasons.{data__dropreasons_key}".format(**locals()) + "", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "deleted_segments" in data_keys:
            data_keys.remove("deleted_segments")
            data__deletedsegments = data["deleted_segments"]
            data__deletedsegments_any_of_count1 = 0
            if not data__deletedsegments_any_of_count1:
                try:
                    validate___definitions_deletedsegments(data__deletedsegments, custom_formats, (name_prefix or "data") + ".deleted_segments")
                    data__deletedsegments_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__deletedsegments_any_of_count1:
                try:
                    if not isinstance(data__deletedsegments, (NoneType)):
                        raise JsonSchemaValueException("" + (name_prefix or "data") + ".deleted_segments must be null", value=data__deletedsegments, name="" + (name_prefix or "data") + ".deleted_segments", definition={'type': 'null'}, rule='type')
                    data__deletedsegments_any_of_count1 += 1
                except (JsonSchemaValueException, JsonSchemaValuesException): pass
            if not data__deletedsegments_any_of_count1:
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".deleted_segments cannot be validated by any definition", value=data__deletedsegments, name="" + (name_prefix or "data") + ".deleted_segments", definition={'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}, rule='anyOf'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'opening': {'type': ['string', 'null'], 'enum': ['new', 'resumed', 'restarted', 'stage', 'trial', None]}, 'from_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'from_attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'trial': {'type': ['string', 'null']}, 'trial_parameters': {'type': ['object', 'null'], 'additionalProperties': {}}, 'first_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'last_step': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'wall_time': {'type': ['number', 'null'], 'minimum': 0}, 'error_type': {'type': ['string', 'null']}, 'error_message': {'type': ['string', 'null']}, 'signal': {'type': ['string', 'null']}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'environment': {'type': ['object', 'null'], 'additionalProperties': {}}, 'altered': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'drop_reasons': {'type': ['object', 'null'], 'additionalProperties': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_deletedsegments(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['count', 'first', 'last']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, rule='required'))
        data_keys = set(data.keys())
        if "count" in data_keys:
            data_keys.remove("count")
            data__count = data["count"]
            if not isinstance(data__count, (int)) and not (isinstance(data__count, float) and data__count.is_integer()) or isinstance(data__count, bool):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be integer", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='type'))
            if isinstance(data__count, (int, float, Decimal)) and not isinstance(data__count, bool):
                if data__count < 1:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be bigger than or equal to 1", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='minimum'))
                if data__count > 9007199254740991:
                    errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".count must be smaller than or equal to 9007199254740991", value=data__count, name="" + (name_prefix or "data") + ".count", definition={'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, rule='maximum'))
        if "first" in data_keys:
            data_keys.remove("first")
            data__first = data["first"]
            if not isinstance(data__first, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".first must be string", value=data__first, name="" + (name_prefix or "data") + ".first", definition={'type': 'string'}, rule='type'))
        if "last" in data_keys:
            data_keys.remove("last")
            data__last = data["last"]
            if not isinstance(data__last, (str)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".last must be string", value=data__last, name="" + (name_prefix or "data") + ".last", definition={'type': 'string'}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_metricsource(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['estimator']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, rule='required'))
        data_keys = set(data.keys())
        if "estimator" in data_keys:
            data_keys.remove("estimator")
            data__estimator = data["estimator"]
            if not isinstance(data__estimator, (str, NoneType)):
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".estimator must be string or null", value=data__estimator, name="" + (name_prefix or "data") + ".estimator", definition={'type': ['string', 'null']}, rule='type'))
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data


validate_run = validate

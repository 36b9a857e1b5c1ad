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
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'framework': {'type': ['string', 'null']}, 'framework_version': {'type': ['string', 'null']}, 'algorithm': {'type': ['string', 'null']}, 'python': {'type': 'string'}, 'hostname': {'type': 'string'}, 'group': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'metric_sources': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}}, 'definitions': {'MetricSource': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, 'AttemptRecord': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, 'DeletedSegments': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'framework': {'type': ['string', 'null']}, 'framework_version': {'type': ['string', 'null']}, 'algorithm': {'type': ['string', 'null']}, 'python': {'type': 'string'}, 'hostname': {'type': 'string'}, 'group': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'metric_sources': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}}, 'definitions': {'MetricSource': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, 'AttemptRecord': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, 'DeletedSegments': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}}}, rule='required'))
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
                errors.append(JsonSchemaValueException("" + (name_prefix or "data") + ".attempts must be array", value=data__attempts, name="" + (name_prefix or "data") + ".attempts", definition={'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}, rule='type'))
            data__attempts_is_list = isinstance(data__attempts, (list, tuple))
            if data__attempts_is_list:
                data__attempts_len = len(data__attempts)
                for data__attempts_x, data__attempts_item in enumerate(data__attempts):
                    try:
                        validate___definitions_attemptrecord(data__attempts_item, custom_formats, (name_prefix or "data") + ".attempts[{data__attempts_x}]".format(**locals()))
                    except JsonSchemaValuesException as e:
                        errors.extend(e.errors)
        if data_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['run_id', 'schema_version', 'rldk_version', 'framework', 'framework_version', 'algorithm', 'python', 'hostname', 'config', 'metric_sources', 'attempts'], 'properties': {'run_id': {'type': 'string', 'pattern': '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$'}, 'schema_version': {'type': 'string'}, 'rldk_version': {'type': 'string'}, 'framework': {'type': ['string', 'null']}, 'framework_version': {'type': ['string', 'null']}, 'algorithm': {'type': ['string', 'null']}, 'python': {'type': 'string'}, 'hostname': {'type': 'string'}, 'group': {'type': ['string', 'null']}, 'tags': {'type': 'array', 'items': {'type': 'string'}}, 'config': {'type': ['object', 'null'], 'additionalProperties': {}}, 'metric_sources': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}}}, 'attempts': {'type': 'array', 'items': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'$ref': '#/definitions/DeletedSegments'}, {'type': 'null'}]}}}}}, 'definitions': {'MetricSource': {'type': 'object', 'additionalProperties': False, 'required': ['estimator'], 'properties': {'estimator': {'type': ['string', 'null']}}}, 'AttemptRecord': {'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, 'DeletedSegments': {'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}}}, rule='additionalProperties'))
    if errors: raise JsonSchemaValuesException(errors)
    return data

def validate___definitions_attemptrecord(data, custom_formats={}, name_prefix=None):
    errors = _Errors()
    if not isinstance(data, (dict)):
        errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must be object", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, rule='type'))
    data_is_dict = isinstance(data, dict)
    if data_is_dict:
        data__missing_keys = set(['attempt', 'attempt_id', 'started']) - data.keys()
        if data__missing_keys:
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must contain " + (str(sorted(data__missing_keys)) + " properties"), value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, rule='required'))
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
            errors.append(JsonSchemaValueException("" + (name_prefix or "data") + " must not contain "+str(data_keys)+" properties", value=data, name="" + (name_prefix or "data") + "", definition={'type': 'object', 'additionalProperties': False, 'required': ['attempt', 'attempt_id', 'started'], 'properties': {'attempt': {'type': ['integer', 'null'], 'minimum': 1, 'maximum': 9007199254740991}, 'attempt_id': {'type': ['string', 'null']}, 'started': {'type': 'number'}, 'ended': {'type': ['number', 'null']}, 'ending': {'type': ['string', 'null'], 'enum': ['finished', 'failed', 'interrupted', 'stopped', 'ended_early', None]}, 'dropped': {'type': ['integer', 'null'], 'minimum': 0, 'maximum': 9007199254740991}, 'deleted_segments': {'anyOf': [{'type': 'object', 'additionalProperties': False, 'required': ['count', 'first', 'last'], 'properties': {'count': {'type': 'integer', 'minimum': 1, 'maximum': 9007199254740991}, 'first': {'type': 'string'}, 'last': {'type': 'string'}}}, {'type': 'null'}]}}}, rule='additionalProperties'))
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

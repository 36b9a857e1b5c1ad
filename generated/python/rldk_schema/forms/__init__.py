# DO NOT EDIT. Generated from schema/*.schema.json by `python -m codegen`.
"""The JSON forms besides the event: a module with the types of each, and one with its validator."""

FORMS = (
    'alert',
    'alerts',
    'check',
    'checkpoint',
    'completion',
    'doctor',
    'explain',
    'final_report',
    'flat_record',
    'run',
    'validate',
)

# DO NOT EDIT. Generated from schema/*.schema.json by `python -m codegen`.
"""The JSON forms besides the event: a module with the types of each, and one with its validator."""

FORMS = (
    'alert',
    'alert_counts',
    'alerts',
    'check',
    'checkpoint',
    'comparison',
    'completion',
    'cost',
    'coverage',
    'doctor',
    'explain',
    'final_report',
    'flat_record',
    'live_curves',
    'live_request',
    'live_run',
    'live_update',
    'ls',
    'metric_summary',
    'not_judged',
    'posted_alert',
    'run',
    'status',
    'validate',
)

"""Validates event logs: every problem of a file, with line, byte offset and path.

`python -m rldk.io.validator FILE --strict` is the same command as `rldk validate`.
"""

from rldk_schema.forms.validate import TornTail

from rldk.validation.files import validate_jsonl_file, validate_stream
from rldk.validation.findings import ValidationReport

__all__ = ["TornTail", "ValidationReport", "validate_jsonl_file", "validate_stream"]

if __name__ == "__main__":
    from rldk.cli.validate import main

    main()

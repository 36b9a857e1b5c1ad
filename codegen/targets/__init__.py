"""One module per target, each with a pure `render(schema) -> {path: text}`; paths are relative to `generated/`."""

from codegen.targets import arrow, dataclasses, decoder, markdown, metrics, package, tables, typescript, validator

TARGETS = (arrow, dataclasses, decoder, markdown, metrics, package, tables, typescript, validator)

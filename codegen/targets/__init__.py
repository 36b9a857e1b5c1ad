"""One module per target, each with a pure `render(schema) -> {path: text}`; paths are relative to `generated/`."""

from codegen.targets import (
    arrow,
    dataclasses,
    decoder,
    frameworks,
    markdown,
    metrics,
    package,
    tables,
    typescript,
    validator,
)

TARGETS = (arrow, dataclasses, decoder, frameworks, markdown, metrics, package, tables, typescript, validator)

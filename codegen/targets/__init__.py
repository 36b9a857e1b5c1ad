"""One module per target, each with a pure `render(schema) -> {path: text}`; paths are relative to `generated/`.

Those that render other forms, too, have a `render_form(form)` of the same shape.
"""

from codegen.targets import (
    arrow,
    dataclasses,
    decoder,
    frameworks,
    markdown,
    metrics,
    package,
    sources,
    tables,
    typescript,
    validator,
)

TARGETS = (arrow, dataclasses, decoder, frameworks, markdown, metrics, package, sources, tables, typescript, validator)
FORM_TARGETS = (dataclasses, markdown, typescript, validator)

"""What was found out about one thing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["ok", "note", "warning", "failed"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer.

    Attributes:
        check: What was looked at: `directory`, `lock`, ...
        status: `ok`; `note`, something is missing that nobody may need; `warning`, logs would be written, but not as
            their reader may expect; `failed`, logging would fail.
        message: What was found.
        fix: What to do; None where there is nothing to do.
    """

    check: str
    status: Status
    message: str
    fix: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """For JSON, in Unicode whatever a path holds."""
        texts = asdict(self).items()
        return {name: text and text.encode("utf-8", "backslashreplace").decode() for name, text in texts}

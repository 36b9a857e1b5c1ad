"""A configuration as the page can show it: of what is very large or deep, a part."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite
from typing import Any

from rldk.text import counted, nonfinite_word, short

_MOST = 5_000  # values
_DEEPEST = 24
_LONGEST_KEY, _LONGEST = 300, 2_000


def pruned(config: Any) -> tuple[dict[str, Any] | None, list[str]]:
    """A configuration, and what of it was left out.

    Args:
        config: Anyone may have written it; None, or anything else that is no object, if it is not known.
    """
    if not isinstance(config, Mapping):
        return None, []
    pruner = _Pruner()
    tree = pruner.of(config, 0)
    said = []
    if pruner.left:
        said.append(f"{counted(pruner.left, 'setting')} beyond the first {_MOST:,} or nested too deeply")
    if pruner.cut:
        said.append(f"{counted(pruner.cut, 'setting')} whose text is cut")
    return tree, said


class _Pruner:
    def __init__(self) -> None:
        self.held = self.left = self.cut = 0

    def of(self, value: Any, depth: int) -> Any:
        if isinstance(value, Mapping):
            return {
                short(key, _LONGEST_KEY): self.of(one, depth + 1) for key, one in value.items() if self._room(depth)
            }
        if isinstance(value, (list, tuple)):
            return [self.of(one, depth + 1) for one in value if self._room(depth)]
        if isinstance(value, float):
            return value if isfinite(value) else nonfinite_word(value)
        if value is None or isinstance(value, (bool, int)):
            return value if not isinstance(value, int) or -(2**53) < value < 2**53 else short(value, 100)
        text = str(value)
        self.cut += len(text) > _LONGEST
        return short(text, _LONGEST)

    def _room(self, depth: int) -> bool:
        """Whether one more is held."""
        if depth < _DEEPEST and self.held < _MOST:
            self.held += 1
            return True
        self.left += 1
        return False

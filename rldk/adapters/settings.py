"""Settings of a run that decide what its keys mean, where the log itself does not tell them."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rldk_schema.metrics import METRICS

from rldk.errors import IngestError
from rldk.event.kl_settings import KL_SETTINGS
from rldk.regular_file import read_regular
from rldk.text import printable, shown

log = logging.getLogger(__name__)

SETTINGS: dict[str, tuple[Any, ...]] = {}
"""Every setting that decides about a key, or that there is none, with the values that the schema knows."""

for _metric in METRICS.values():
    for _source in _metric.sources:
        for _name, _values in _source.when:
            SETTINGS[_name] = (*SETTINGS.get(_name, ()), *(v for v in _values if v not in SETTINGS.get(_name, ())))

for _name, _switch in KL_SETTINGS.items():
    SETTINGS.setdefault(_name, (0,))
    SETTINGS.update({} if _switch is None or _switch in SETTINGS else {_switch: (False,)})

# Beside these logs there is one run, and its configuration. A checkpoint's training_args.bin is a pickle: never read.
# ms-swift writes args.json, tinker-cookbook config.json, which beside a trainer_state.json is most often the model's.
BESIDE = {
    "trainer_state.json": ("training_args.json", "args.json", "config.json"),
    "logging.jsonl": ("args.json",),
    "metrics.jsonl": ("config.json",),
}
"""By the name of a log, the files beside it that settings are read of."""
SETTINGS_FILES = frozenset(name for names in BESIDE.values() for name in names)
"""Names of files that settings are read of, beside a log."""
_MAX_BYTES = 2**20
# TRL's configuration takes these booleans, and makes words of them.
_WORDS = {"scale_rewards": {True: "group", False: "none"}}


def check_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Refuses a setting that decides nothing.

    Raises:
        IngestError: Its name is unknown.
    """
    for name in settings:
        if name not in SETTINGS:
            raise IngestError(f"settings: expected some of {', '.join(sorted(SETTINGS))}, found {shown(name)}")
    return {name: _word(name, value) for name, value in settings.items()}


def parse_settings(texts: list[str]) -> dict[str, Any]:
    """`["num_mini_batches=1", "scale_rewards=group"]` -> `{"num_mini_batches": 1, "scale_rewards": "group"}`.

    Raises:
        IngestError: A text is not a setting.
    """
    settings = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise IngestError(f"settings: expected NAME=VALUE, found {shown(text)}")
        try:
            settings[name] = json.loads(value)
        except (ValueError, RecursionError):
            settings[name] = value
    return check_settings(settings)


def settings_beside(path: Path) -> dict[str, Any]:
    """Settings in the configuration beside a trainer's log, if that is plain JSON; nothing is unpickled."""
    for name in BESIDE.get(path.name, ()):
        file = path.with_name(name)
        try:
            config = json.loads(read_regular(file, _MAX_BYTES))
        except (OSError, ValueError, RecursionError):
            continue
        found = {key: _word(key, config[key]) for key in SETTINGS if key in config} if isinstance(config, dict) else {}
        if found:
            log.info("%s: settings of %s: %s", printable(str(path)), name, shown(found))
            return found
    return {}


def _word(name: str, value: Any) -> Any:
    return _WORDS.get(name, {}).get(value, value) if isinstance(value, bool) else value

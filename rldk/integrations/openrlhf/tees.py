"""Stand beside the loggers of OpenRLHF and see what they are given; the user's own get it first, and unchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class _Tee:
    """Passes on what it does not know.

    Args:
        inner: The user's logger; None if he has none.
    """

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class ScalarTee(_Tee):
    """In place of TensorBoard's `SummaryWriter`.

    Args:
        inner: The user's writer, or None.
        record: Gets the scalars, without `train/` or `eval/`.
        on_close: Called when training is over.
    """

    def __init__(
        self, inner: Any, record: dict[str, Any] | None = None, on_close: Callable[[], None] | None = None
    ) -> None:
        super().__init__(inner)
        self._record = record
        self._on_close = on_close

    def add_scalar(self, tag: str, value: Any, *args: Any, **kwargs: Any) -> None:
        """A scalar is logged."""
        if self._inner is not None:
            self._inner.add_scalar(tag, value, *args, **kwargs)
        if self._record is not None:
            self._record[tag.split("/", 1)[-1]] = value

    def add_text(self, *args: Any, **kwargs: Any) -> None:
        """A text is logged."""
        if self._inner is not None:
            self._inner.add_text(*args, **kwargs)

    def close(self) -> None:
        """Training is over."""
        if self._inner is not None:
            self._inner.close()
        if self._on_close is not None:
            self._on_close()


class WandbTee(_Tee):
    """In place of the module `wandb`.

    Args:
        inner: The module, or None.
        record: Gets what is logged, without `eval/`.
    """

    def __init__(self, inner: Any, record: dict[str, Any]) -> None:
        super().__init__(inner)
        self._record = record

    def log(self, logs: Mapping[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Something is logged."""
        logged = None if self._inner is None else self._inner.log(logs, *args, **kwargs)
        short = {str(key).split("/", 1)[-1]: value for key, value in logs.items()}
        self._record.update({key: value for key, value in short.items() if key != "global_step"})
        return logged


class LoggerTee(_Tee):
    """In place of `TensorboardLogger`, one of the loggers that PPO has since 0.9.1.

    Args:
        inner: The user's logger, or None.
        on_eval: Called with step and result of an evaluation.
        on_close: Called when training is over.
    """

    def __init__(
        self, inner: Any, on_eval: Callable[[int, Mapping[str, Any]], None], on_close: Callable[[], None]
    ) -> None:
        super().__init__(inner)
        self._on_eval = on_eval
        self._on_close = on_close

    def log_train(self, global_step: int, logs_dict: dict[str, Any]) -> None:
        """A step is logged."""
        if self._inner is not None:
            self._inner.log_train(global_step, logs_dict)

    def log_eval(self, global_step: int, logs_dict: dict[str, Any]) -> None:
        """An evaluation is logged."""
        if self._inner is not None:
            self._inner.log_eval(global_step, logs_dict)
        self._on_eval(global_step, logs_dict)

    def close(self) -> None:
        """Training is over."""
        if self._inner is not None:
            self._inner.close()
        self._on_close()

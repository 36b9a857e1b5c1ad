"""A comparison that a notebook shows."""

from __future__ import annotations

from dataclasses import fields

from rldk_schema.forms.comparison import Comparison

from rldk.notebook import notebook_table, shown_in_notebook
from rldk.text import counted, number


class ShownComparison(Comparison):
    """The form, which a notebook shows as tables."""

    __slots__ = ()

    @classmethod
    def of(cls, form: Comparison) -> ShownComparison:
        """The same comparison."""
        return cls(**{field.name: getattr(form, field.name) for field in fields(form)})

    def _repr_html_(self) -> str:
        runs = [
            (
                run.label,
                run.verdict,
                run.state.replace("_", " "),
                "none" if run.first_step is None else f"{run.first_step:,} – {run.last_step:,}",
                "" if run.first_bad_step is None else f"{run.first_bad_step:,}",
                run.hides or "",
            )
            for run in self.runs
        ]
        names = list(dict.fromkeys((*self.divergence, *self.differing)))
        metrics = [(name, self._step(self.differing.get(name)), *self._divergence(name)) for name in names]
        lines = [
            f"{self.sentence}.",
            f"{len(self.differing)} of {counted(self.compared, 'metric')} differ.",
            *(f"Left out: {line}." for line in self.left_out),
        ]
        return shown_in_notebook(
            f"comparison of {counted(len(self.runs), 'run')}",
            lines,
            notebook_table(["run", "verdict", "state", "steps", "first bad step", "left out"], runs, "run"),
            notebook_table(["metric", "differs from step", "diverges at step", "by"], metrics, "metric"),
        )

    def _divergence(self, name: str) -> tuple[str, str]:
        found = self.divergence.get(name)
        return ("", "") if found is None else (self._step(found.step), f"{number(found.size, 3)} × noise")

    @staticmethod
    def _step(step: int | None) -> str:
        return "" if step is None else f"{step:,}"

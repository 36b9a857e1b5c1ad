"""A comparison that a notebook shows."""

from __future__ import annotations

from dataclasses import fields

from rldk_schema.forms.comparison import Comparison, FoundDifference

from rldk.compare.differences import KINDS
from rldk.compare.sentence import missing_of_pairs
from rldk.forms import encode_form
from rldk.notebook import MOST_ROWS, notebook_table, shown_in_notebook
from rldk.text import counted, number

_FEW = 8  # runs that have a column each


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
        lacking = missing_of_pairs(self)
        labels = [run.label for run in self.runs]
        settings = [(kind, *self._setting(one)) for kind in KINDS for one in getattr(self.differences, kind)]
        lines = [
            f"{self.sentence}.",
            f"{len(self.differing)} of {counted(self.compared, 'metric')} differ.",
            *(f"Missing: {line}." for line in lacking[:MOST_ROWS]),
            f"Missing in {counted(len(lacking) - MOST_ROWS, 'more run')}." if len(lacking) > MOST_ROWS else "",
            *(f"Left out: {line}." for line in self.left_out),
        ]
        return shown_in_notebook(
            f"comparison of {counted(len(self.runs), 'run')}",
            lines,
            notebook_table(["run", "verdict", "state", "steps", "first bad step", "left out"], runs, "run"),
            notebook_table(["differs", "", *(labels if len(labels) <= _FEW else ["values"])], settings, "setting"),
            notebook_table(["metric", "differs from step", "diverges at step", "by"], metrics, "metric"),
        )

    def _setting(self, one: FoundDifference) -> list[str | None]:
        """What differs, and its value in each run; of many runs the different values."""
        values = [
            None if run.label not in one.values else text if isinstance(text, str) else encode_form(text)
            for run in self.runs
            for text in [one.values.get(run.label)]
        ]
        if len(values) <= _FEW:
            return [one.key, *values]
        return [one.key, ", ".join(dict.fromkeys("missing" if value is None else value for value in values))]

    def _divergence(self, name: str) -> tuple[str, str]:
        found = self.divergence.get(name)
        return ("", "") if found is None else (self._step(found.step), f"{number(found.size, 3)} × noise")

    @staticmethod
    def _step(step: int | None) -> str:
        return "" if step is None else f"{step:,}"

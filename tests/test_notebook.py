from __future__ import annotations

import pickle
import re
from pathlib import Path

from rldk_schema.forms.comparison import Comparison

from rldk import Run, check_runs, compare_runs, list_runs
from rldk.forms import decode_form, encode_form
from rldk.notebook import MOST_ROWS, notebook_table
from tests.factories.report import Text

HOSTILE = "<img src=x onerror=alert(1)><script>alert(1)</script>"


def cells(html: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", html)
    return [re.findall(r"<t[hd]>(.*?)</t[hd]>", row) for row in rows]


def trained(logs: Path, run_id: str, planted: float) -> None:
    with Run(logs, run_id=run_id) as run:
        for step in range(1, 41):
            run.log(step, {"loss": planted if step == 30 else 1 / step, HOSTILE: float(step)})


def test_a_notebook_shows_runs_verdicts_and_comparisons(tmp_path: Path) -> None:
    trained(tmp_path, "a", 0.25)
    trained(tmp_path, "b", float("nan"))
    listed = list_runs(tmp_path)
    heads, *rows = cells(listed._repr_html_())
    assert heads == ["run", "verdict", "based on", "state", "steps", "first bad step", "loss"]
    assert [(row[0], row[1], row[3:]) for row in sorted(rows)] == [
        ("a", "not judged", ["finished", "1 – 40", "", "0.025"]),
        ("b", "critical", ["finished", "1 – 40", "30", "0.025"]),
    ]
    healths = {health.run_id: health for health in check_runs(tmp_path)}
    html = healths["b"]._repr_html_()
    assert cells(html)[1][:4] == ["step 30", "critical", "non_finite", "loss"]
    assert "not judged" in html
    assert "first bad step: 30" in html
    compared = compare_runs(tmp_path / "a_events.jsonl", tmp_path / "b_events.jsonl")
    html += compared._repr_html_()
    assert ["loss", "30"] in [row[:2] for row in cells(html)]
    for text in (html, listed._repr_html_()):
        assert not Text(text).tags & {"img", "script", "style", "a"}


def test_a_comparison_in_a_notebook_says_what_is_missing_and_which_settings_differ(tmp_path: Path) -> None:
    for number in range(12):
        with Run(tmp_path, run_id=f"r-{number:02}", config={"lr": 10.0 ** -(number % 3), "beta": 1}) as run:
            for step in range(1, 21):
                run.log(step, {"loss": 1.0} if number == 7 and step > 5 else {"loss": 1.0, "my/own": 2.0})
    pair = compare_runs(tmp_path / "r-06", tmp_path / "r-07")._repr_html_()
    assert "Missing: my/own is missing in r-07 at step 6." in pair
    assert ["config", "lr", "1.0", "0.1"] in cells(pair)
    many = compare_runs(tmp_path)._repr_html_()
    assert "Missing: my/own is missing in r-07 at step 6." in many
    assert ["config", "lr", "1.0, 0.1, 0.01"] in cells(many)


def test_a_comparison_in_a_notebook_is_the_form_itself(tmp_path: Path) -> None:
    for name in "ab":
        trained(tmp_path, name, 0.5)
    compared = compare_runs(tmp_path)
    assert isinstance(compared, Comparison)
    assert encode_form(decode_form(encode_form(compared), Comparison)) == encode_form(compared)
    assert pickle.loads(pickle.dumps(compared)) == compared


def test_names_are_text_and_many_rows_are_counted(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 41):
            run.log(step, {f"{HOSTILE}{step}": float("inf")})
    (health,) = check_runs(tmp_path)
    assert "&lt;img" in health._repr_html_()
    assert not Text(health._repr_html_()).tags & {"img", "script"}
    table = notebook_table(["x"], [[None]] * (MOST_ROWS + 3), "run")
    assert table.count("<i>missing</i>") == MOST_ROWS
    assert "3 more runs not shown" in table
    assert notebook_table(["x"], [], "run") == ""

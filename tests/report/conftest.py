"""The runs that pages are made of: one with all that can go wrong, and one that attacks."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from rldk import Run
from rldk.health.alerts import Alert
from rldk.io.runs import find_runs
from rldk.report.collect import collect
from rldk.report.write import write_page
from tests.factories.report import judged

HOSTILE = (
    "</script><script>document.title='hacked'</script>",
    "<img src=x onerror=\"document.title='hacked'\">",
    '"><svg onload="document.title=\'hacked\'">',
    "</style><style>*{display:none}</style>",
    "--><a href=\"javascript:document.title='hacked'\">",
)


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A run that went back from step 60 to 50, with a NaN, a gap, an infinity, and two evaluation sets."""
    for steps in (range(1, 61), range(50, 101)):
        with Run(tmp_path / "logs", run_id="r", model_name="tiny", config={"beta": 0.04}, seed=7) as run:
            for step in steps:
                metrics = {
                    "reward_mean": step / 100,
                    "loss": math.nan if step == 40 else 1 / step,
                    "kl_mean": None if 20 <= step < 30 else step / 50,
                    "grad_norm": math.inf if step == 41 else 1.0,
                    "gpu_memory_used": 6e10 + step,
                    "my/own": step * 2.0,
                }
                run.log(step, metrics, notes=["reward model was slow"] if step % 25 == 0 else ())
            for name in ("a", "b"):
                run.log(step, {f"eval_{name}_loss": 2.0, f"eval_{name}_runtime": 1.0}, phase="eval")
    return run.path.parent


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A page about a run in which everything that may be text is an attack."""
    for place, attack in enumerate(HOSTILE):
        with Run(tmp_path / "logs", run_id="r", model_name=attack, dataset_name=attack, config={attack: attack}) as run:
            for step in range(20 * place, 20 * place + 20):
                run.log(step, {"loss": 1.0 / (step + 1), attack: 1.0}, notes=[attack])
                run.log(step, {"loss": 1.0}, phase="eval")
    manifest = json.loads((tmp_path / "logs" / "r_run.json").read_text(encoding="utf-8"))
    manifest.update(
        framework=HOSTILE[0], algorithm=HOSTILE[1], metric_sources={"loss": {a: {"estimator": a} for a in HOSTILE}}
    )
    manifest["attempts"][0].update(attempt=HOSTILE[0], dropped=HOSTILE[1], deleted_segments={"count": HOSTILE[2]})
    (tmp_path / "logs" / "r_run.json").write_text(json.dumps(manifest), encoding="utf-8")
    (run,) = find_runs(tmp_path / "logs")
    alerts = [Alert(rule=a, severity="critical", step=i, metric=a, message=a) for i, a in enumerate(HOSTILE)]
    write_page(collect(run), tmp_path / "hostile.html", health=judged(alerts))
    return tmp_path / "hostile.html"

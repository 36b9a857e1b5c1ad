"""The way in of each framework of the Hugging Face family, as its page has it: stand-ins, with the real Trainer.

What the real ones do is tested in tests/frameworks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("transformers")
pytest.importorskip("torch")
pytestmark = pytest.mark.trl

from rldk import read_events  # noqa: E402
from rldk.doctor.frameworks import check_frameworks  # noqa: E402
from tests.factories.pages import blocks  # noqa: E402

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PAGE = blocks(ROOT / "docs" / "hugging_face.md")
WAYS = {
    "ms_swift": "--callbacks rldk",
    "axolotl": "axolotl train",
    "llama_factory": "llamafactory-cli",
    "run_exp": "run_exp",
}
BROKEN = 'import sys\nsys.modules["rldk.integrations.trl.callback"] = None\n'


def run(way: str, folder: Path, *, asked: bool = True, broken: bool = False) -> str:
    """Does what the page says; returns what is printed to stderr."""
    ((language, code),) = [(one, text) for one, text in PAGE if WAYS[way] in text]
    if not asked:
        code = code.replace("--callbacks rldk", "").replace("- rldk.integrations.axolotl.RLDKPlugin", "[]")
        code = code.replace("plugins:\n  []", "plugins: []")
    if language == "python":
        code = f"python - <<'PYTHON'\nconfig = {{'stage': 'sft'}}\n{code}\nPYTHON\n"
    paths = [HERE / "stand_in", ROOT, ROOT / "generated" / "python"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("RLDK_")}
    environment |= {"PYTHONPATH": os.pathsep.join(map(str, paths)), "MORE": "", "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PATH"] = os.pathsep.join(
        [str(HERE / "stand_in" / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]]
    )
    environment |= {"RLDK_ENABLE_RESOURCE_MONITORING": "0", "RLDK_WRITE_OUTPUTS": "0"}
    if broken:
        (folder / "custom").mkdir()
        (folder / "custom" / "sitecustomize.py").write_text(BROKEN)
        environment["PYTHONPATH"] = f"{folder / 'custom'}{os.pathsep}{environment['PYTHONPATH']}"
    done = subprocess.run(["bash", "-euc", code], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr


def trained(folder: Path) -> tuple[bytes, list[dict[str, Any]]]:
    """The weights, and what the trainer keeps of its log."""
    checkpoint = folder / "out" / "checkpoint-3"
    rows = json.loads((checkpoint / "trainer_state.json").read_text())["log_history"]
    return (checkpoint / "model.safetensors").read_bytes(), rows


@pytest.mark.parametrize("way", WAYS)
def test_the_log_has_the_frameworks_name_and_the_trainers_values(way: str, tmp_path: Path) -> None:
    run(way, tmp_path)
    (path,) = (tmp_path / "logs").glob("*_run.json")
    facts = json.loads(path.read_text())
    assert (facts["framework"], facts["algorithm"]) == ({"run_exp": "llama_factory"}.get(way, way), "sft")
    events = [event for event in read_events(tmp_path / "logs") if event.model_info.phase == "train"]
    _, rows = trained(tmp_path)
    assert [(e.step, e.metrics["loss"], e.metrics["grad_norm"], e.metrics["lr"]) for e in events] == [
        (row["step"], row["loss"], row["grad_norm"], row["learning_rate"]) for row in rows
    ]
    assert len(events) == 3


@pytest.mark.parametrize("way", ["ms_swift", "axolotl"])
def test_training_is_the_same_without_a_log_and_with_a_broken_one(way: str, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("asked", "not-asked", "broken")]
    for folder in folders:
        folder.mkdir()
    run(way, folders[0])
    quiet = run(way, folders[1], asked=False)
    assert "rldk" not in quiet
    assert not (folders[1] / "logs").exists()
    said = run(way, folders[2], broken=True)
    assert said.count("rldk: what this process trains is not logged: ModuleNotFoundError") == 1
    assert not (folders[2] / "logs").exists()
    assert trained(folders[0]) == trained(folders[1]) == trained(folders[2])


@pytest.mark.parametrize("framework", ["ms_swift", "axolotl"])
def test_the_doctor_loads_the_hook(framework: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE / "stand_in"), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.syspath_prepend(HERE / "stand_in")
    (finding,) = check_frameworks(framework)
    assert finding.status == "ok", finding
    assert finding.message.startswith(f"{framework} (no version): ")

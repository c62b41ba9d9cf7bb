"""The guards bite: a test that leaves a thread, a timer or a window behind, or draws a Qt warning, fails itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CULPRITS = {
    "a thread": (
        "threads left behind",
        "import threading, time\n    threading.Thread(target=time.sleep, args=(3,)).start()",
    ),
    "a timer": (
        "timers left running",
        "from PySide6.QtCore import QTimer\n    global t\n    t = QTimer()\n    t.start(1000)",
    ),
    "a window": (
        "windows left behind",
        "from PySide6.QtWidgets import QWidget\n    global w\n    w = QWidget()\n    w.show()",
    ),
    "a warning": ("Deprecation", "import warnings\n    warnings.warn('old', DeprecationWarning)"),
    "a Qt warning": ("Captured Qt messages", "from PySide6.QtCore import qWarning\n    qWarning('broken')"),
}


@pytest.mark.parametrize("culprit", CULPRITS)
def test_a_test_that_leaves_something_behind_fails_itself(tmp_path: Path, culprit: str) -> None:
    said, body = CULPRITS[culprit]
    program = f"def test_culprit(qtbot):\n    {body}\n"
    (tmp_path / "test_culprit.py").write_text(program)
    words = ["-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"),
             "--rootdir", str(tmp_path), str(tmp_path / "test_culprit.py")]  # fmt: skip
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, text=True, env=env)
    assert done.returncode == 1, done.stdout
    assert said in done.stdout

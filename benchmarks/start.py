"""Starting: first paint beside a bare QMainWindow, the sample open, `info` beside importing SQLAlchemy.

Whole processes, from exec to the moment in question, each the best of several; with bytecode kept, as
an installed program has it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.rows import AnyRow, Row

TURNS = 5
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1440, 900)
"""
OURS = """
import gc; gc.disable()
from ui.app import application
from ui.main_window import MainWindow
from ui.workbench import Workbench
app = application(); window = MainWindow(Workbench())
"""
_PAINTED = "window.show(); window.repaint(); import os; os._exit(0)\n"
_OPENED = """
window.show(); window.repaint()
import sys, time, sqlalchemy, numpy
began = time.perf_counter()
from pathlib import Path
from aiom_workbench.project import Project
from ui.shell import open_in
open_in(window, Project.open(Path(sys.argv[1]))); app.processEvents(); window.repaint()
print(time.perf_counter() - began); sys.stdout.flush()
import os; os._exit(0)

"""


def measure() -> list[AnyRow]:
    """Each figure with its floor from the same run: in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "meridian.aiom"
        subprocess.run([sys.executable, "-m", "aiom_workbench", "new", str(sample), "--sample", "meridian"],
                       check=True, env=surroundings(folder))  # fmt: skip
        bare = _best(folder, "-c", BARE + _PAINTED)
        ours = _best(folder, "-c", OURS + _PAINTED)
        opened = ours + _told(folder, "-c", OURS + _OPENED, str(sample))
        alchemy = _best(folder, "-c", "import sqlalchemy")
        info = _best(folder, "-m", "aiom_workbench", "info", str(sample))
    return [
        Row("start: first paint", "bare QMainWindow", bare, ours, 1.6),
        Row("start: the sample open, libraries ready", "bare QMainWindow", bare, opened, 4.5),
        Row("start: info", "import sqlalchemy", alchemy, info, 1.5),
    ]


def surroundings(folder: str) -> dict[str, str]:
    """The environment of a measured process: no display, data of its own, bytecode kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "AIOM_DATA": folder, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}


def _best(folder: str, *words: str) -> float:
    found = []
    for _turn in range(TURNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, env=surroundings(folder), stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)  # fmt: skip
        found.append(time.perf_counter() - began)
    return min(found)


def _told(folder: str, *words: str) -> float:
    runs = [subprocess.run([sys.executable, *words], check=True, env=surroundings(folder), capture_output=True, text=True)
            for _turn in range(TURNS)]  # fmt: skip
    return min(float(run.stdout) for run in runs)

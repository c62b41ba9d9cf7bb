"""Memory: the window with the sample open beside a bare one, and an Excel export by its rows; each in its own process.

Read from `/proc`, so on Linux only; elsewhere there are no rows.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.rows import AnyRow, Growth, Row
from benchmarks.start import BARE, OURS, surroundings

_STATUS = Path("/proc/self/status")
_SAY = """
from pathlib import Path
held = Path("/proc/self/status").read_text().split("{field}:")[1].split()[0]
print(int(held) / 1024, flush=True)
import os; os._exit(0)
"""
_SETTLED = """
window.show(); window.repaint()
from benchmarks.rows import settle
settle(app)
"""
_OPENED = """
from ui.app import _import_meanwhile
window.show(); window.repaint(); _import_meanwhile()
import sys
from pathlib import Path
from aiom_workbench.project import Project
from benchmarks.rows import settle
from ui.shell import open_in
open_in(window, Project.open(Path(sys.argv[1]))); settle(app)
"""
_EXCEL = "from benchmarks.documents import excel_of\nexcel_of({rows})\n"


def measure() -> list[AnyRow]:
    """Each figure in MB."""
    if not _STATUS.exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "meridian.aiom"
        subprocess.run([sys.executable, "-m", "aiom_workbench", "new", str(sample), "--sample", "meridian"],
                       check=True, env=surroundings(folder))  # fmt: skip
        bare = _told(folder, BARE + _SETTLED, "VmRSS")
        opened = _told(folder, OURS + _OPENED, "VmRSS", str(sample))
        none, some, many = (_told(folder, _EXCEL.format(rows=rows), "VmHWM") for rows in (1, 5_000, 20_000))
    return [
        Row("memory: the sample open", "bare QMainWindow", bare, opened, 2, "MB"),
        Growth("memory: excel, from 5,000 to 20,000 rows", some - none, many - none, 4),
    ]


def _told(folder: str, script: str, field: str, *words: str) -> float:
    """What the second process says: the first one compiles its modules, which takes memory of its own."""
    for _turn in range(2):
        told = subprocess.run([sys.executable, "-c", script + _SAY.format(field=field), *words], check=True,
                              env=surroundings(folder), capture_output=True, text=True)  # fmt: skip
    return float(told.stdout.split()[-1])

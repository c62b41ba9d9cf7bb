"""What was said to be saved is saved, whatever happens next. (Cases 1, 2 and 3, and power cuts.)"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not fork")
PROGRAM = Path(__file__).with_name("ends_badly.py")
ROOT = PROGRAM.parents[3]


def _run(kind: str, folder: Path, times: int) -> dict[str, Any]:
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    words = [sys.executable, str(PROGRAM), kind, str(folder), str(times)]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if "the library cannot be reached" in found["ends"]:
        pytest.skip("SQLite is built into this Python; its calls cannot be wrapped")
    return found


@pytest.mark.parametrize(
    ("kind", "times"), [("killed", 15), ("faults", 12), ("power", 60), ("steps", 3), ("migrations", 6)]
)
def test_whatever_cuts_it_off_what_was_acknowledged_is_there(kind: str, times: int, tmp_path: Path) -> None:
    assert _run(kind, tmp_path / "trial", times)["wrong"] == []


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    ("kind", "times"), [("killed", 200), ("faults", 100_000), ("power", 700), ("steps", 40), ("migrations", 100)]
)
def test_however_often_it_is_cut_off_what_was_acknowledged_is_there(kind: str, times: int, tmp_path: Path) -> None:
    assert _run(kind, tmp_path / "trial", times)["wrong"] == []

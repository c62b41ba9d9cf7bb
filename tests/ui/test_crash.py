"""A fault of the workbench: reported without anybody's words, shown plainly, and the work goes on. (Case 26.)"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from tests.ui.asking import choices, press, question, said
from ui.crash import SHOWN_AT_MOST, Faults
from ui.main_window import MainWindow

CANARY = "Quintessa Zebrowski"


@pytest.fixture
def faults(window: MainWindow) -> Iterator[Faults]:
    caught = Faults(window)
    caught.listen()
    yield caught
    caught.stop()


class Broken:
    """Fails with a client's words in its message."""

    def __init__(self) -> None:
        self.times = 0

    def fail(self) -> None:
        self.times += 1
        raise ValueError(f"cannot place {CANARY}")


def reports() -> list[Path]:
    return sorted((Path(os.environ["AIOM_DATA"]) / "logs").glob("crash-*.txt"))


def test_a_fault_in_a_slot_is_shown_and_the_work_goes_on(
    qtbot: QtBot, window: MainWindow, project: Project, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Broken()
    QTimer.singleShot(0, broken.fail)
    box = question(qtbot, window)
    assert "Something in the workbench went wrong" in said(box)
    assert "every edit so far is in the file" in said(box)
    assert choices(box) == ["Show the report", "Close the workbench", "Go on"]
    assert CANARY not in said(box)
    press(qtbot, box, "Show the report")
    report = question(qtbot, window)
    assert "test_crash.py" in said(report)
    assert CANARY not in said(report)
    report.close()
    with window.bench.desk.edit("Go on") as edit:
        edit.add_values(Stakeholder, {"name": "CFO"})
    assert project.seq == 1
    assert CANARY not in capsys.readouterr().err


def test_a_fault_in_a_thread_or_in_a_listener_is_caught_as_well(
    qtbot: QtBot, window: MainWindow, project: Project, faults: Faults
) -> None:
    thread = threading.Thread(target=Broken().fail)
    thread.start()
    thread.join()
    press(qtbot, question(qtbot, window), "Go on")
    broken = Broken()
    project.listen(lambda _changed: broken.fail())
    with window.bench.desk.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "CFO"})
    assert project.seq == 1
    press(qtbot, question(qtbot, window), "Go on")
    assert len(reports()) == 2


def test_a_fault_that_comes_back_again_and_again_is_shown_a_few_times_and_reported_once(
    qtbot: QtBot, window: MainWindow, faults: Faults
) -> None:
    broken = Broken()
    for _time in range(SHOWN_AT_MOST):
        QTimer.singleShot(0, broken.fail)
        press(qtbot, question(qtbot, window), "Go on")
    QTimer.singleShot(0, broken.fail)
    qtbot.waitUntil(lambda: broken.times == SHOWN_AT_MOST + 1)
    assert len(reports()) == 1


def test_a_clients_words_are_nowhere_beside_the_project_but_where_they_are_kept_on_purpose(
    qtbot: QtBot, window: MainWindow, project: Project, faults: Faults, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    window.show_screen("people:register")
    with window.bench.desk.edit(f"Add {CANARY}") as edit:
        edit.set_values(edit.plan.engagement, {"client": CANARY})
        edit.add_values(Stakeholder, {"name": CANARY, "notes": CANARY}, id="s1")
    window.bench.desk.select("s1")
    window.show_finder()
    QTimer.singleShot(0, Broken().fail)
    press(qtbot, question(qtbot, window), "Go on")
    window.close()
    data = Path(os.environ["AIOM_DATA"])
    meant = {"versions", "journal", "drafts", "recovered"}
    for path in [*data.rglob("*"), *temporary.rglob("*")]:
        if path.is_file() and path.relative_to(path.anchor).parts and not meant & set(path.parts):
            content = path.read_bytes()
            assert CANARY.encode() not in content, path
            assert CANARY.encode("utf-16-le") not in content, path
            assert CANARY not in path.name
    assert reports()
    assert (data / "settings.json").exists()

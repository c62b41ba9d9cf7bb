"""The project lies on a stick. It is pulled out in the middle of the workshop; the work goes on, and nothing is lost,
whether the stick comes back, or the day is saved elsewhere, or the laptop dies with the stick still in a pocket.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.project.recovery import unfinished
from aiom_workbench.project.verify import verify
from tests.ui.asking import press, question, said
from tests.ui.conftest import TODAY
from ui.main_window import MainWindow
from ui.workbench import Workbench


class Stick:
    """A folder that can be pulled out and plugged in."""

    def __init__(self, at: Path) -> None:
        self.at = at
        self.pocket = at.with_name("pocket")
        at.mkdir()

    def pull(self) -> None:
        """Out it goes, with all that is on it."""
        self.at.rename(self.pocket)

    def plug_in(self) -> None:
        """It is there again, as it was."""
        self.pocket.rename(self.at)


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    """A stick with a project that was last opened on another laptop."""
    made = Stick(tmp_path / "stick")
    with Project.create(made.at / "plan.aiom", author="Test") as project, project.edit("Begin") as edit:
        edit.add_values(Stakeholder, {"name": "Sponsor"})
    return made


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[Path], MainWindow]]:
    """Starts the workbench on a file."""
    made: list[MainWindow] = []

    def begin(path: Path) -> MainWindow:
        window = MainWindow(Workbench(today=TODAY, theme="light"))
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.files.open(path)
        return window

    yield begin
    for window in made:
        window.files._may_leave = True
        window.close()
        window.deleteLater()


def add(window: MainWindow, name: str) -> None:
    with window.bench.desk.edit(f"Add {name}") as edit:
        edit.add_values(Stakeholder, {"name": name})


def people(path: Path) -> list[str | None]:
    verify(path)
    with Project.open(path, read_only=True) as project:
        return [person.name for person in project.plan.stakeholders]


def test_the_stick_comes_back_and_gets_what_was_done_meanwhile(
    qtbot: QtBot, stick: Stick, start: Callable[[Path], MainWindow]
) -> None:
    window = start(stick.at / "plan.aiom")
    add(window, "CFO")
    stick.pull()
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("Not in the file"), timeout=2000)
    for name in ("CIO", "Works council"):
        add(window, name)
    window.undo()
    add(window, "Data protection officer")
    stick.plug_in()
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("Saved"), timeout=2000)
    window.close()
    assert people(stick.at / "plan.aiom") == ["Sponsor", "CFO", "CIO", "Data protection officer"]
    assert unfinished() == []


def test_the_day_is_saved_elsewhere_with_all_its_history(
    qtbot: QtBot, stick: Stick, start: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    window = start(stick.at / "plan.aiom")
    stick.pull()
    add(window, "CFO")
    window.files.save_to(tmp_path / "desktop.aiom")
    add(window, "CIO")
    window.undo()
    window.undo()
    window.redo()
    window.close()
    assert people(tmp_path / "desktop.aiom") == ["Sponsor", "CFO"]
    stick.plug_in()
    assert people(stick.at / "plan.aiom") == ["Sponsor"]


def test_the_laptop_dies_with_the_stick_in_a_pocket_and_the_next_start_has_everything(
    qtbot: QtBot, stick: Stick, start: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "tests.journeys.a_workshop_on_a_stick", str(stick.at), str(stick.pocket)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=os.environ) as laptop:
        assert laptop.stdout is not None
        assert laptop.stdout.readline() == "pulled\n"
        laptop.kill()
    Project.create(tmp_path / "another.aiom").close()
    window = start(tmp_path / "another.aiom")
    window.files.opening.offer_left_behind()
    banner = window.banners.banner("left-behind")
    assert banner is not None
    assert "“plan.aiom”" in banner.words.text()
    assert "Add Works council" in banner.words.text()
    press(qtbot, banner, "Bring them back")
    project = window.bench.desk.project
    assert project is not None
    assert [person.name for person in project.plan.stakeholders] == ["Sponsor", "CFO", "Works council"]
    assert people(stick.pocket / "plan.aiom") == ["Sponsor", "CFO"]


def test_a_copy_that_a_synchronised_folder_put_in_its_place_is_kept_beside_ours(
    qtbot: QtBot, stick: Stick, start: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    here, theirs = stick.at / "plan.aiom", tmp_path / "theirs.aiom"
    shutil.copy(here, theirs)
    with Project.open(theirs) as project, project.edit("Add CIO") as edit:
        edit.add_values(Stakeholder, {"name": "CIO"})
    window = start(here)
    add(window, "CFO")
    theirs.replace(here)
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("Not in the file"), timeout=2000)
    banner = window.banners.banner("file")
    assert banner is not None
    assert "both are kept" in banner.words.text()
    add(window, "Works council")
    window.files.save_to(here)
    refused = question(qtbot, window)
    assert "plan.aiom" in said(refused)
    refused.close()
    assert people(here) == ["Sponsor", "CIO"]
    window.files.save_to(stick.at / "mine.aiom")
    window.close()
    assert people(stick.at / "mine.aiom") == ["Sponsor", "CFO", "Works council"]
    assert people(here) == ["Sponsor", "CIO"]


def test_a_stick_that_is_full_is_said_and_gets_everything_once_there_is_space(
    qtbot: QtBot, start: Callable[[Path], MainWindow], small_disk: Path
) -> None:
    Project.create(small_disk / "plan.aiom", author="Test").close()
    window = start(small_disk / "plan.aiom")
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as out:
        try:
            while out.write(b"x" * 4096):
                pass
        except OSError:
            pass
    for at in range(40):
        add(window, f"Person {at} " + "of the plant " * 60)
    assert window.status.saved.text().startswith("Not in the file")
    banner = window.banners.banner("file")
    assert banner is not None
    assert "no space left" in banner.words.text()
    filler.unlink()
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("Saved"), timeout=4000)
    window.close()
    assert len(people(small_disk / "plan.aiom")) == 40

"""Opening a file that somebody has, that cannot be written, that is damaged: said in words, with what can be done."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aiom_workbench.file.lock import Holder, lock_path
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from tests.ui.asking import choices, press, question, said
from tests.ui.conftest import TODAY
from ui.main_window import MainWindow
from ui.workbench import Workbench


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project file with two people, that nobody has open."""
    with Project.create(tmp_path / "plan.aiom", author="Test") as project:
        for name in ("CFO", "CIO"):
            with project.edit(f"Add {name}") as edit:
                edit.add_values(Stakeholder, {"name": name})
    return tmp_path / "plan.aiom"


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Opens windows without a project."""
    made: list[MainWindow] = []

    def open_one() -> MainWindow:
        window = MainWindow(Workbench(today=TODAY, theme="light"))
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.show_welcome()
        return window

    yield open_one
    for window in made:
        window.close()
        window.deleteLater()


def test_a_file_is_opened_for_working_on_and_remembered(bare: Callable[[], MainWindow], file: Path) -> None:
    window = bare()
    window.files.open(file)
    project = window.bench.desk.project
    assert project is not None
    assert not project.read_only
    assert window.bench.settings.recent() == [file]
    assert window.banners.isHidden()


def test_a_file_open_in_another_window_can_be_looked_at_or_tried_again(
    qtbot: QtBot, bare: Callable[[], MainWindow], file: Path
) -> None:
    first, second = bare(), bare()
    first.files.open(file)
    second.files.open(file)
    box = question(qtbot, second)
    assert "is open in another window" in said(box)
    assert choices(box) == ["Open read-only", "Try again", "Cancel"]
    press(qtbot, box, "Open read-only")
    looked_at = second.bench.desk.project
    assert looked_at is not None
    assert looked_at.read_only
    assert second.status.saved.text() == "Read-only · plan.aiom"
    banner = second.banners.banner("file")
    assert banner is not None
    assert "for reading only" in banner.words.text()
    second.bench.desk.close()
    first.bench.desk.close()
    second.files.open(file)
    assert second.bench.desk.project is not None
    assert not second.bench.desk.project.read_only


def test_a_file_held_on_another_computer_names_who_and_since_when_and_is_taken_over_on_the_persons_word_only(
    qtbot: QtBot, bare: Callable[[], MainWindow], file: Path
) -> None:
    lock_path(file).write_text(Holder("laptop-of-the-partner", 4711, "partner", "2026-11-24T18:05:00+00:00").text())
    window = bare()
    window.files.open(file)
    box = question(qtbot, window)
    assert "partner has “plan.aiom” open on laptop-of-the-partner since 24 Nov 2026" in said(box)
    press(qtbot, box, "Cancel")
    assert window.bench.desk.project is None
    assert "laptop-of-the-partner" in lock_path(file).read_text()
    window.files.open(file)
    press(qtbot, question(qtbot, window), "Nobody has it open: take it over")
    assert window.bench.desk.project is not None
    assert f"pid: {os.getpid()}" in lock_path(file).read_text()


def test_a_lock_that_a_dead_process_of_this_computer_left_is_taken_over_without_a_word(
    bare: Callable[[], MainWindow], file: Path
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock_path(file).write_text(Holder(socket.gethostname(), gone.pid, "somebody", "2026-11-24T18:05:00", "x").text())
    window = bare()
    window.files.open(file)
    assert window.bench.desk.project is not None
    assert not window.bench.desk.project.read_only


def test_a_file_that_cannot_be_written_opens_for_reading_and_says_so(
    qtbot: QtBot, bare: Callable[[], MainWindow], file: Path, tmp_path: Path
) -> None:
    file.chmod(0o444)
    window = bare()
    window.files.open(file)
    project = window.bench.desk.project
    assert project is not None
    assert project.read_only
    assert window.status.saved.text() == "Read-only · plan.aiom"
    with window.bench.desk.edit("Name them") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    box = question(qtbot, window)
    assert "reading only" in said(box)
    assert "Save as…" in choices(box)
    press(qtbot, box, "Close")
    window.files.save_to(tmp_path / "mine.aiom")
    assert window.banners.banner("file") is None
    assert window.status.saved.text().endswith("· mine.aiom")
    with window.bench.desk.edit("Name them") as edit:
        edit.add_values(Stakeholder, {"name": "CEO"})
    assert len(project.plan.stakeholders) == 3
    file.chmod(0o644)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no project", b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_project_is_refused_and_left_alone(
    qtbot: QtBot, bare: Callable[[], MainWindow], tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "other.aiom"
    path.write_bytes(content)
    window = bare()
    window.files.open(path)
    box = question(qtbot, window)
    assert "other.aiom" in said(box)
    box.close()
    assert path.read_bytes() == content
    assert window.bench.desk.project is None


def test_a_damaged_file_is_recovered_into_a_new_one(
    qtbot: QtBot, bare: Callable[[], MainWindow], file: Path, tmp_path: Path
) -> None:
    data = bytearray(file.read_bytes())
    at = data.index(b"CIO")
    data[at : at + 3] = b"CIA"
    file.write_bytes(data)
    window = bare()
    window.files.open(file)
    box = question(qtbot, window)
    assert "not touched" in said(box)
    assert choices(box) == ["Recover into a new file…", "Cancel"]
    press(qtbot, box, "Cancel")
    window.files.opening._recover(tmp_path / "recovered.aiom")
    told = question(qtbot, window)
    assert "recovered" in said(told)
    told.close()
    project = window.bench.desk.project
    assert project is not None
    assert project.recovered
    assert [person.name for person in project.plan.stakeholders] == ["CFO", "CIO"]


def test_a_second_start_on_the_same_file_says_so_and_opens_once_the_first_was_killed(
    qtbot: QtBot, bare: Callable[[], MainWindow], file: Path
) -> None:
    words = [sys.executable, "-c", "import sys; from pathlib import Path; from aiom_workbench.project import Project\n"
             "held = Project.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()", str(file)]  # fmt: skip
    with subprocess.Popen(words, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        window = bare()
        window.files.open(file)
        box = question(qtbot, window)
        assert "is open on this computer" in said(box)
        assert choices(box) == ["Open read-only", "Try again", "Cancel"]
        first.kill()
        first.wait()
        press(qtbot, box, "Try again")
    assert window.bench.desk.project is not None
    assert not window.bench.desk.project.read_only


def test_what_would_change_a_project_that_is_open_for_reading_only_cannot_be_pressed(
    window_on: Callable[[Project], MainWindow], file: Path
) -> None:
    window = window_on(Project.open(file, read_only=True), "people:register")
    for key in ("edit.undo", "edit.add", "edit.delete", "edit.erase", "file.import"):
        assert not window.actions_by_key[key].isEnabled(), key
    for key in ("file.save_as", "file.versions", "export.word"):
        assert window.actions_by_key[key].isEnabled(), key
    assert not window.header.undo.isEnabled()
    adding = next(made for made in window.screen_shown.findChildren(QPushButton) if made.text() == "Add person")
    assert not adding.isEnabled()

"""A practice's own content pack is chosen in one dialog, faults are told in words, projects keep to their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aiom_workbench.content import built_in, load, pack_of
from aiom_workbench.plan.assessment import Answer, Assessment
from aiom_workbench.project import Project
from aiom_workbench.project.content_choice import choose_pack
from aiom_workbench.report.sections import baseline
from aiom_workbench.report.source import Source
from ui.main_window import MainWindow
from ui.pack_dialog import PackDialog

WindowOn = Callable[[Project], MainWindow]
HEADER = 'name = "{name}"\nversion = "2.1"\ntitle = "{title}"\nadds_to = ["criteria"]\n'
CRITERION = """
[tempo]
name = "Tempo"
look_at = "How long a release takes."
why = "A queue is paid for by those who wait."
swing = "What does a month cost?"
starter = true
[tempo.situations.slow]
text = "A release takes a quarter."
centralized = 2
decentralized = 5
federated = 4
reason = "A release takes a quarter."
"""


def pack_in(folder: Path, name: str, title: str, criteria: str = CRITERION) -> Path:
    folder.mkdir()
    (folder / "pack.toml").write_text(HEADER.format(name=name, title=title), "utf-8")
    (folder / "criteria.toml").write_text(criteria, "utf-8")
    return folder


def dialog_on(window: MainWindow) -> PackDialog:
    window.ask("file.pack")
    found = window.findChild(PackDialog, "pack-dialog")
    assert isinstance(found, PackDialog)
    return found


@pytest.fixture
def other(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "other.aiom", author="Test")


def test_a_pack_is_shown_before_it_is_taken_and_taken_in_one_edit(
    qtbot: QtBot, window: MainWindow, project: Project, tmp_path: Path
) -> None:
    dialog = dialog_on(window)
    assert built_in().header.title in dialog.name.text()
    assert not dialog.action.isEnabled()
    seq = project.seq
    dialog.take(pack_in(tmp_path / "own", "practice", "Our practice"))
    assert "Our practice · practice 2.1" in dialog.name.text()
    assert "criteria (1)" in dialog.brings.text()
    assert project.seq == seq
    qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    assert project.seq == seq + 1
    assert "tempo" in pack_of(project.plan).criteria
    window.bench.desk.undo()
    assert pack_of(project.plan) is built_in()


def test_every_fault_of_a_pack_is_said_in_words_and_nothing_is_taken(
    window: MainWindow, project: Project, tmp_path: Path
) -> None:
    dialog = dialog_on(window)
    faulty = CRITERION.replace("decentralized = 5", "decentralized = 9").replace("starter = true", 'starter = "yes"')
    dialog.take(pack_in(tmp_path / "own", "practice", "Our practice", faulty))
    assert "decentralized" in dialog.wrong.text()
    assert "starter" in dialog.wrong.text()
    assert dialog.wrong.textFormat() == Qt.TextFormat.PlainText
    assert not dialog.action.isEnabled()
    assert project.seq == 0
    dialog.take(tmp_path / "nowhere.zip")
    assert "is not there" in dialog.wrong.text()
    dialog.reject()


def test_two_projects_with_different_packs_are_open_side_by_side(
    qtbot: QtBot, window_on: WindowOn, project: Project, other: Project, tmp_path: Path
) -> None:
    one, two = window_on(project), window_on(other)
    for window, name, word in ((one, "north", "Tempo"), (two, "south", "Takt")):
        dialog = dialog_on(window)
        dialog.take(pack_in(tmp_path / name, name, name.title(), CRITERION.replace("Tempo", word)))
        qtbot.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    for window, word, absent in ((one, "Tempo", "Takt"), (two, "Takt", "Tempo")):
        window.show_screen("model:choose")
        window.screen_shown.view.begin()
        shown = {text.text() for text in window.findChildren(QLabel)}
        assert word in shown
        assert absent not in shown
    assert pack_of(project.plan).name == "north"
    assert pack_of(other.plan).name == "south"


def test_the_assess_screen_and_the_document_ask_in_the_projects_own_words(
    window_on: WindowOn, project: Project, tmp_path: Path
) -> None:
    folder = pack_in(tmp_path / "own", "practice", "Our practice")
    (folder / "questions.toml").write_text('[owner]\nquestion = "Whose name is on the list?"\n', "utf-8")
    with project.edit("Begin") as edit:
        choose_pack(edit, load(folder))
        for n, score in enumerate((1, 3)):
            made = edit.add(Assessment, name=f"Round {n}", taken_on=date(2026, 4 + n, 1))
            edit.add(Answer, assessment=made.id, question="owner", score=score)
    window = window_on(project)
    window.show_screen("assess:profile")
    view = window.screen_shown.view
    shown = " ".join(text.text() for text in view.findChildren(QLabel))
    assert "“Whose name is on the list?” rose from 1 to 3" in shown
    assert pack_of(project.plan).wording("questions", "owner") == "Whose name is on the list?"
    section = baseline.section(Source(project.plan, "client", date(2026, 11, 25)))
    assert "Whose name is on the list?" in str(section)
    assert "Who owns each AI use case?" not in str(section)

"""The window: screens by key, undo with its label, views, palette, themes, messages; nothing left behind."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from ui.finder import Finder
from ui.main_window import MainWindow
from ui.screens import PLACES
from ui.theme import THEMES, Theme, tokens
from ui.workbench import Workbench

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window_on: Callable[..., MainWindow], project: Project) -> MainWindow:
    with project.edit("Begin") as edit:
        edit.set_values(edit.plan.engagement, {"client": "Meridian <Pharma>", "name": "AI & people"})
        edit.add_values(Stakeholder, {"name": "CFO", "power": 3, "notes": "Asks for the figures first"}, id="s1")
        edit.add_values(Stakeholder, {"name": "<b>CEO</b>"}, id="s2")
    made = window_on(project, "people:register")
    made.activateWindow()
    return made


def test_the_first_ten_screens_open_by_their_keys(qtbot: QtBot, window: MainWindow) -> None:
    for place in PLACES:
        if place.shortcut:
            qtbot.keyClick(window, getattr(Qt.Key, f"Key_{place.shortcut[-1]}"), CONTROL)
            assert window.screen_shown.place is place
            assert window.rail.currentIndex().data() == place.title


def test_the_rail_is_pressed_and_counts(qtbot: QtBot, window: MainWindow) -> None:
    index = window.rail.places.index(1)
    qtbot.mouseClick(window.rail.viewport(), Qt.MouseButton.LeftButton, pos=window.rail.visualRect(index).center())
    assert window.screen_shown.place.name == "assess"
    assert window.rail.places.index(2).data(Qt.ItemDataRole.UserRole) == 2


def test_undo_and_redo_say_what_they_would_do_and_do_it_by_key(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    with window.bench.desk.edit("Move CFO") as edit:
        edit.set_values(project.plan.stakeholders["s1"], {"power": 5})
    assert window.header.undo.text() == "Undo “Move CFO”"
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert project.plan.stakeholders["s1"].power == 3
    assert "Move CFO" in window.header.redo.toolTip()
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert project.plan.stakeholders["s1"].power == 5


def test_a_field_left_in_the_inspector_is_an_edit_and_escape_takes_typing_back(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    window.bench.desk.select("s1")
    form = window.inspector._form
    assert form is not None
    power = form.editors["power"]
    assert isinstance(power, QLineEdit)
    power.setFocus()
    power.selectAll()
    qtbot.keyClicks(power, "4,5")
    qtbot.keyClick(power, Qt.Key.Key_Tab)
    assert project.plan.stakeholders["s1"].power == 4.5
    assert project.undo_label == "Set power of S-01 CFO"
    power.selectAll()
    qtbot.keyClicks(power, "7")
    qtbot.keyClick(power, Qt.Key.Key_Return)
    assert project.plan.stakeholders["s1"].power == 4.5
    assert form._notes["power"].text() == "Must be from 1 to 5"
    qtbot.keyClick(power, Qt.Key.Key_Escape)
    assert power.text() == "4.5"


def test_unfinished_text_is_kept_as_a_draft_until_the_field_is_left(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    window.bench.desk.select("s1")
    form = window.inspector._form
    assert form is not None
    title = form.editors["title"]
    title.setFocus()
    qtbot.keyClicks(title, "Chief Fin")
    qtbot.waitUntil(lambda: window.bench.drafts.of("s1") == {"title": "Chief Fin"}, timeout=4000)
    window.finish_editing()
    assert project.plan.stakeholders["s1"].title == "Chief Fin"
    assert window.bench.drafts.of("s1") == {}


def test_a_draft_left_behind_is_taken_up_again_and_escape_gives_it_up(
    qtbot: QtBot, window: MainWindow, project: Project
) -> None:
    window.bench.drafts.keep("s1", "title", "Chief Fin")
    window.bench.desk.select("s1")
    form = window.inspector._form
    assert form is not None
    title = form.editors["title"]
    assert isinstance(title, QLineEdit)
    assert title.text() == "Chief Fin"
    assert form._notes["title"].isVisible()
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == ""
    window.finish_editing()
    assert project.plan.stakeholders["s1"].title is None


def test_the_palette_finds_a_thing_by_a_word_in_its_notes_and_an_action_by_name(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_screen("overview")
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    finder = window.findChild(Finder)
    assert finder is not None
    qtbot.keyClicks(finder.line, "figures first")
    assert finder.list.item(0).text() == "S-01 CFO"
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.bench.desk.selection == ("s1",)
    assert window.screen_shown.place.name == "people"
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    finder = window.findChildren(Finder)[-1]
    qtbot.keyClicks(finder.line, "theme dark")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert window.bench.theme.name == "dark"


def test_what_a_person_typed_is_never_read_as_html(window: MainWindow) -> None:
    window.bench.desk.select("s2")
    assert window.header.client.text() == "Meridian <Pharma>"
    labels = [label for label in window.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert any(label.text() == "<b>CEO</b>" for label in labels)


def test_the_client_view_shows_no_undo_label_and_no_internal_field(window: MainWindow) -> None:
    window.bench.desk.select("s1")
    window.count_points()
    window.bench.desk.say("Internal words")
    assert window.status.points.isVisible()
    assert window.toast.isVisible()
    window.show_audience("client")
    assert not window.toast.isVisible()
    assert not window.header.undo.isVisible()
    assert not window.status.points.isVisible()
    form = window.inspector._form
    assert form is not None
    assert "power" not in form.editors
    assert "name" in form.editors
    window.show_audience("internal")
    assert window.header.undo.isVisible()


def test_messages_and_recent_files_are_not_told_in_client_view(window: MainWindow) -> None:
    window.show_audience("client")
    window.bench.desk.say("Deleted S-01 CFO", "Undo", window.undo)
    assert window.toast.words.text() == "Done"
    window.bench.desk.say("The picture is on the clipboard", public=True)
    assert window.toast.words.text() == "The picture is on the clipboard"
    window.actions_by_key["file.open"]
    window._fill_recent()
    assert window._recent_menu.actions() == []


def test_a_refused_edit_is_said_in_plain_text_and_the_dialog_is_freed(qtbot: QtBot, window: MainWindow) -> None:
    window.bench.desk.failed.emit(Problem("cannot be <deleted>", where="S-01", mend="undo first"))
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "Cannot be <deleted>."
    box.close()
    del box
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)


def test_text_grows_and_shrinks_by_keys_and_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert window.bench.theme.text_scale == 1.1
    assert window.bench.settings["text_scale"] == 1.1
    qtbot.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    assert window.bench.theme.text_scale == 1.0


def test_the_bundled_font_is_the_one_that_paints(window: MainWindow) -> None:
    assert QFontInfo(window.header.client.font()).family() == "Inter"


def test_a_hidden_screen_only_marks_itself_stale(window: MainWindow, project: Project) -> None:
    window.show_screen("people:register")
    people = window.screen_shown.view
    window.show_screen("log:register")
    with window.bench.desk.edit("Add") as edit:
        edit.add_values(Stakeholder, {"name": "New"})
    assert people._stale
    window.show_screen("people:register")
    assert not people._stale


def test_a_closed_window_lets_go_of_the_file_and_of_itself(
    window_on: Callable[..., MainWindow], tmp_path: Path
) -> None:
    project = Project.create(tmp_path / "one.aiom")
    window = window_on(project)
    window.close()
    assert window.bench.desk.project is None
    (tmp_path / "one.aiom").rename(tmp_path / "two.aiom")


def test_signals_and_model_calls_keep_the_counts_of_true_and_none(window: MainWindow) -> None:
    """Some builds of the Qt binding lose a reference at each call, and abort after a while."""
    model = window.screen_shown.view.table  # type: ignore[attr-defined]
    gc.unfreeze()
    gc.collect()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _round in range(3000):
        model.data(model.index(0, 0), Qt.ItemDataRole.DecorationRole)
        model.flags(model.index(0, 1))
        window.bench.desk.selected.emit(())
        window.bench.desk.said.emit("", [])
    lost = before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True)
    window.toast.hide()
    assert max(lost) < 1000


def test_the_first_paint_needs_none_of_the_heavy_libraries(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from ui.app import application\n"
        "from ui.main_window import MainWindow\n"
        "from ui.workbench import Workbench\n"
        "app = application(); window = MainWindow(Workbench()); window.show_welcome(); window.show(); app.processEvents()\n"
        "heavy = {'sqlalchemy', 'numpy', 'matplotlib', 'openpyxl', 'docx', 'sqlite3', 'aiom_workbench.plan', 'socket',\n"
        "         'subprocess', 'hashlib'}\n"
        "found = heavy & set(sys.modules)\n"
        "print(sorted(found)); sys.exit(bool(found))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", THEMES)
def test_text_stands_out_from_every_surface_it_may_lie_on(name: str) -> None:
    theme = Theme(name)
    for surface in tokens()["theme"][name]["surface"]:
        if surface == "tooltip":
            continue
        for text in ("primary", "secondary", "muted"):
            one, other = (_luminance(theme.hex(t)) for t in (f"text.{text}", f"surface.{surface}"))
            assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= 4.5, (surface, text)


def test_settings_that_cannot_be_read_count_as_none(tmp_path: Path, qapp: QApplication) -> None:
    from ui.settings import Settings

    (tmp_path / "settings.json").write_text("{broken", "utf-8")
    settings = Settings(tmp_path)
    assert settings["theme"] == "system"
    settings["theme"] = "dark"
    assert Settings(tmp_path)["theme"] == "dark"
    assert Workbench(Settings(tmp_path)).theme.name == "dark"

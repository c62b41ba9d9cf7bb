"""Whatever is being typed anywhere in the window is kept: every field of text of every screen is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.project import Project
from tests.conftest import Command
from ui.journal import text_of
from ui.main_window import MainWindow
from ui.screens import PLACES

WORDS = "zz not finished"
SEARCHES = {"Filter", "Header row"}
"""What looks for something, or is a number of a row: nothing is lost with it."""


@pytest.fixture
def window(qtbot: QtBot, window_on: Callable[[Project], MainWindow], command: Command, tmp_path: Path) -> MainWindow:
    """The window on the sample, with one round that has no date."""
    command("new", str(tmp_path / "plan.aiom"), "--sample", "meridian", "--today", "2026-11-25")
    project = Project.open(tmp_path / "plan.aiom", keeps_going=True)
    with project.edit("Forget a day", today=date(2026, 11, 25)) as edit:
        for round_ in edit.plan.assessments:
            edit.set_values(round_, {"taken_on": None})
    made = window_on(project)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def fields_in(widget: QWidget) -> Iterator[QLineEdit | QPlainTextEdit | QTextEdit]:
    """Every field that can be typed into now."""
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        for field in widget.findChildren(kind):
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                yield field


def not_kept(qtbot: QtBot, window: MainWindow, widget: QWidget) -> set[str]:
    """The names of those fields in a widget whose text the journal does not keep when something is typed."""
    found = set()
    for field in list(fields_in(widget)):
        field.setFocus()
        QApplication.processEvents()
        if not field.hasFocus():
            found.add(f"{_name(field)} (takes no keys)")
            continue
        before = text_of(field)
        qtbot.keyClicks(field, WORDS)
        window.journal.keep()
        kept = {text for texts in window.bench.drafts._texts.values() for text in texts.values()}
        if text_of(field) not in kept:
            found.add(_name(field))
        (field.setText if isinstance(field, QLineEdit) else field.setPlainText)(before)
        window.journal.keep()
    return found


def _name(field: QWidget) -> str:
    return field.accessibleName() or field.objectName() or type(field).__name__


def test_every_field_of_every_screen_is_kept_while_it_is_typed_in(qtbot: QtBot, window: MainWindow) -> None:
    left, tried = set(), 0
    for place in PLACES:
        for view in place.spec().views:
            window.show_screen(f"{place.name}:{view.name}")
            tried += len(list(fields_in(window.stack.currentWidget())))
            left |= {
                f"{place.name}:{view.name}: {name}" for name in not_kept(qtbot, window, window.stack.currentWidget())
            }
    assert {one for one in left if one.rpartition(": ")[2] not in SEARCHES} == set()
    assert tried > 20


def test_every_field_of_every_form_is_kept(qtbot: QtBot, window: MainWindow) -> None:
    left, tried = set(), 0
    for name, things in window.bench.desk.plan.collections.items():
        for thing in [*things][:1]:
            window.bench.desk.select(thing.id)
            form = window.inspector._form
            assert form is not None
            form.show_all()
            tried += len(list(fields_in(form)))
            left |= {f"{name}: {field}" for field in not_kept(qtbot, window, form)}
    assert left == set()
    assert tried > 100

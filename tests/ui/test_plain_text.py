"""HTML in any text stays what was written: in every widget, tip, message, table and picture. (Case 24.)

Every text field of the sample gets an image of a file that knows whether it was opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aiom_workbench.interchange.samples import write_sample
from aiom_workbench.plan import Thing
from aiom_workbench.plan.fields import Field, Kind
from aiom_workbench.problem import Problem
from aiom_workbench.project import Project
from tests.ui.asking import question
from tests.ui.conftest import TODAY
from tests.ui.trap import Trap, needs_inotify, trapped
from ui import messages
from ui.finder import Finder
from ui.main_window import MainWindow
from ui.screens import PLACES

pytestmark = needs_inotify
MARK = "<img src="
ROWS, COLUMNS = 12, 14


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    """A picture that knows whether it was opened."""
    path = tmp_path / "trap.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(path))
    with trapped(path) as made:
        yield made


@pytest.fixture
def hostile(project: Project, trap: Trap) -> Project:
    """The sample, with HTML at the head of every text."""
    write_sample(project, "meridian", TODAY)
    with project.edit(html(trap)) as edit:
        for thing in list(edit.plan.things()):
            values = {field.name: written(thing, field, trap) for field in thing.entity.fields if is_text(field)}
            if values:
                edit.set_values(thing, values)
    with project.edit(html(trap)) as edit:
        edit.set_values(edit.plan.engagement, {"name": html(trap) + "!"})
    project.undo()
    return project


def html(trap: Trap) -> str:
    return f'<b>Bold</b> {MARK}"file://{trap.path}"> &lt;i'


def is_text(field: Field) -> bool:
    return field.kind in (Kind.TEXT, Kind.LONG_TEXT) and not field.choices and not field.pattern


def written(thing: Thing, field: Field, trap: Trap) -> str:
    return f"{html(trap)} {getattr(thing, field.name) or ''}"


def test_the_trap_knows_when_qt_opens_it(qtbot: QtBot, trap: Trap) -> None:
    label = QLabel(html(trap))
    qtbot.addWidget(label)
    label.show()
    label.grab()
    assert trap.opened() > 0


def test_every_screen_shows_it_literally_and_opens_no_file(
    qtbot: QtBot, window_on: Callable[..., MainWindow], hostile: Project, trap: Trap
) -> None:
    window = window_on(hostile)
    seen = 0
    for place in PLACES:
        for view in place.spec().views:
            window.show_screen(f"{place.name}:{view.name}")
            some = next(iter(hostile.plan.collections[view.collections[0]]), None) if view.collections else None
            if some is not None:
                window.bench.desk.select(some.id)
            QApplication.processEvents()
            window.grab()
            seen += look_through(window)
            assert trap.opened() == 0, f"{place.name}:{view.name}"
    assert seen > 1000


def test_palette_help_messages_and_tips_show_it_literally(
    qtbot: QtBot, window_on: Callable[..., MainWindow], hostile: Project, trap: Trap
) -> None:
    window = window_on(hostile)
    window.show_finder()
    finder = window.findChild(Finder)
    assert finder is not None
    search = finder.findChild(QLineEdit)
    assert search is not None
    search.setText("Bold")
    qtbot.waitUntil(lambda: finder.isVisible())
    finder.grab()
    look_through(finder)
    finder.close()
    window.bench.desk.say(html(trap), html(trap), window.finish_editing)
    window.banners.put("test", html(trap), messages.Answer(html(trap)))
    problem = Problem(html(trap), where=html(trap), mend=html(trap), also=(Problem(html(trap)),))
    window.bench.desk.failed.emit(problem)
    box = question(qtbot, window)
    box.grab()
    look_through(box)
    box.close()
    window.ask("file.versions")
    QApplication.processEvents()
    look_through(window)
    for widget in window.findChildren(QWidget):
        if widget.toolTip():
            QToolTip.showText(QPoint(10, 10), widget.toolTip(), widget)
            QApplication.processEvents()
    QToolTip.hideText()
    for dialog in window.findChildren(QMessageBox):
        dialog.close()
    assert trap.opened() == 0


def look_through(top: QWidget) -> int:
    """Look at every text of every widget below; how many there were."""
    seen = 0
    for widget in (top, *top.findChildren(QWidget)):
        for text in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            holds_plain(text, widget)
            seen += bool(text)
        if isinstance(widget, QLabel):
            is_ours = "Bold" not in widget.text()
            assert is_ours or widget.textFormat() is Qt.TextFormat.PlainText, f"{named(widget)}: {widget.text()[:200]}"
            seen += 1
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            seen += look_through_model(widget.model())
        elif isinstance(widget, QTextEdit):
            assert not trapped_images(widget.document()), named(widget)
            seen += 1
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            seen += 1
    return seen


def look_through_model(model: QAbstractItemModel) -> int:
    seen, root = 0, QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(min(model.rowCount(root), ROWS)):
        for at in range(min(columns, COLUMNS)):
            tip = model.data(model.index(row, at), Qt.ItemDataRole.ToolTipRole)
            holds_plain(str(tip or ""), model)
            seen += 1
    for at in range(min(columns, 60)):
        tip = model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        holds_plain(str(tip or ""), model)
    return seen


def holds_plain(tip: str, owner: object) -> None:
    """A tip is rich text as soon as it looks like it, so a tag of the client's must not stand in it as one."""
    assert MARK not in tip, f"{named(owner)}: {tip[:200]}"


def trapped_images(document: QTextDocument | None) -> list[str]:
    assert document is not None
    formats = [one.toImageFormat() for one in document.allFormats() if one.isImageFormat()]
    return [image.name() for image in formats if "trap.png" in image.name()]


def named(widget: object) -> str:
    return f"{type(widget).__name__} {getattr(widget, 'objectName', str)()}"

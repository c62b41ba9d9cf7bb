"""A room maps forty people in fifteen minutes: their list comes in, and everybody gets a place while they talk."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.report.figure import Mark, Text
from tests.conftest import Command
from tests.ui.test_list_import import press
from tests.ui.test_people_pages import words
from ui.canvas.figure_view import FigureView
from ui.list_import import ListImport
from ui.main_window import MainWindow
from ui.screens.export import ExportView
from ui.screens.people_map import PeopleMapView
from ui.screens.people_network import PeopleNetworkView
from ui.screens.people_pages import ContactsView, EngagementView

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
FUNCTIONS = ("Finance", "Procurement", "Logistics", "Quality", "Legal", "Works council", "IT", "Data office",
             "Customer service", "Sales")  # fmt: skip
TITLES = ("Head of {}", "Deputy head of {}", "{} process owner", "{} shift lead")
SPONSOR = "Chief Operating Officer"
SECONDS = {"drag": 5.0, "click": 2.0, "key": 0.7, "talk": 10.0}
"""What a gesture takes an unhurried hand, and what the room talks about each person."""


class Hands:
    """The consultant's hands, on the real window, with a clock of what the gestures would take a person."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.seconds = 0.0

    def click(self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
        self.seconds += SECONDS["click"]
        self._qtbot.mouseClick(widget, LEFT, held, at or widget.rect().center())

    def show(self, window: MainWindow, view: str) -> None:
        """Two clicks: the screen in the rail, the view above."""
        self.seconds += 2 * SECONDS["click"]
        window.show_screen(view)

    def type(self, widget: QWidget, text: str) -> None:
        self.seconds += SECONDS["key"] * len(text)
        self._qtbot.keyClicks(widget, text)

    def press(self, dialog: ListImport, text: str) -> None:
        self.seconds += SECONDS["click"]
        press(self._qtbot, dialog, text)

    def key(self, widget: Any, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.seconds += SECONDS["key"]
        self._qtbot.keyClick(widget, key, held)

    def drag(self, widget: Any, start: QPoint, end: QPoint) -> None:
        self.seconds += SECONDS["drag"]
        self._qtbot.mousePress(widget, LEFT, pos=start)
        for step in (1, 2, 3):
            self._qtbot.mouseMove(widget, start + (end - start) * step / 3)
        self._qtbot.mouseRelease(widget, LEFT, pos=end)


@pytest.fixture
def their_list(tmp_path: Path) -> Path:
    """The client's list: a title, a header in row 4, a line in between, a total, the sponsor spelled another way."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Who is who"
    sheet["A1"] = "Stakeholders (draft, please do not forward)"
    rows: list[tuple[object, ...]] = [("Name", "What they do", "Dept.", "Influence", "Interest"),
                                      ("Chief Operating Oficer", "COO", "Board", "high", 5)]  # fmt: skip
    for n, (title, function) in enumerate((t, f) for t in TITLES for f in FUNCTIONS):
        if n == 39:
            break
        known = ("4", "3,5") if n < 8 else ("?", None) if n == 8 else (None, None)
        rows.append((title.format(function), f"{function}, site {n % 3 + 1}", function, *known))
        if n == 20:
            rows.append((None, None, None, None, None))
    rows.append((None, "40 in all", None, None, None))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.cell(4 + number, 2 + column, value)
    book.save(tmp_path / "who is who.xlsx")
    return tmp_path / "who is who.xlsx"


@pytest.fixture
def engagement(project: Project) -> Project:
    """The engagement as it stands before the room: its sponsor."""
    with project.edit("Begin") as edit:
        edit.set(project.plan.engagement, client="Ostwall", name="AI operating model")
        edit.add_values(Stakeholder, {"name": SPONSOR, "category": "executive_sponsor"}, id="coo")
    return project


def test_a_room_maps_forty_people_in_fifteen_minutes(
    qtbot: QtBot,
    window_on: Callable[[Project], MainWindow],
    engagement: Project,
    their_list: Path,
    command: Command,
    tmp_path: Path,
) -> None:
    window, hands = window_on(engagement), Hands(qtbot)
    import_their_list(qtbot, window, hands, their_list)
    place_by_drag(window, hands)
    place_by_keys(window, hands)
    move_a_corner_together(window, hands)
    colour_by_group(window, hands)
    say_where_everybody_stands(qtbot, window, hands)
    draw_who_influences_whom(window, hands)
    say_who_is_due(window, hands)
    hands.seconds += 40 * SECONDS["talk"]
    assert hands.seconds < 15 * 60
    write_the_documents(qtbot, window, tmp_path)
    people = tuple(engagement.plan.stakeholders)
    window.close()
    the_file_has_it(tmp_path / "plan.aiom", people, command)


def import_their_list(qtbot: QtBot, window: MainWindow, hands: Hands, path: Path) -> None:
    """Through the dialog: the header is found, the sponsor is recognised when the room says so, one edit."""
    project = project_of(window)
    before = project.seq
    hands.show(window, "people:grid")
    hands.key(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | SHIFT)
    dialog = window.findChild(ListImport)
    assert isinstance(dialog, ListImport)
    dialog.open_file(path)
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog.header.text() == "4"
    assert read_as(dialog) == {"B": "name", "C": "", "D": "group", "E": "power", "F": "interest"}
    field = dialog.columns.fields["C"]
    field.setFocus()
    hands.type(field, "Title")
    qtbot.waitUntil(lambda: dialog._job is None)
    assert read_as(dialog)["C"] == "title"
    hands.press(dialog, "Close names")
    hands.press(dialog, "Same as S-01")
    qtbot.waitUntil(lambda: dialog._job is None)
    box = next(b for b in dialog.findChildren(QCheckBox) if b.objectName() == "groups")
    hands.click(box, box.rect().bottomLeft() / 2)
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog.counts.text() == "41 rows: 39 new, 1 update, 1 left out, 1 cell left empty"
    with qtbot.waitSignal(dialog.finished):
        hands.click(dialog.take)
    window.activateWindow()  # what a window manager does when a dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    assert project.seq == before + 1
    assert len(project.plan.stakeholders) == 40
    assert len(project.plan.groups) == len(FUNCTIONS) + 1
    sponsor = project.plan.stakeholders["coo"]
    assert (sponsor.power, sponsor.interest, sponsor.title) == (4, 5, "COO")


def read_as(dialog: ListImport) -> dict[str, str]:
    """Each column's letter and the field that it is read into."""
    return {letter: field.currentData() for letter, field in dialog.columns.fields.items()}


def place_by_drag(window: MainWindow, hands: Hands) -> None:
    """Ten are dragged from the tray to where the room points, each one edit; one a little further by arrows."""
    project, board = project_of(window), grid_of(window).map
    waiting = [person.id for person in project.plan.stakeholders if person.power is None]
    assert len(waiting) == 31
    for n, key in enumerate(waiting[:10]):
        before = project.seq
        interest, power = 1.4 + n % 5 * 0.8, 1.6 + n % 4
        assert board.board is not None
        end = board.to_widget(QPointF(*board.board.grid.place(interest, power))).toPoint()
        hands.drag(board, chip_of(window, key), end)
        person = project.plan.stakeholders[key]
        assert (person.interest, person.power) == (pytest.approx(interest), pytest.approx(power))
        assert project.seq == before + 1
    last = waiting[9]
    power = project.plan.stakeholders[last].power
    assert power is not None
    for _twice in range(2):
        hands.key(board, Qt.Key.Key_Up)
    assert project.plan.stakeholders[last].power == pytest.approx(power + 0.2)


def place_by_keys(window: MainWindow, hands: Hands) -> None:
    """The rest without a mouse: ] for the next, Return into the middle, Shift and an arrow to the quadrant."""
    project, board = project_of(window), grid_of(window).map
    away = (
        (Qt.Key.Key_Up, Qt.Key.Key_Right),
        (Qt.Key.Key_Down,),
        (Qt.Key.Key_Left, Qt.Key.Key_Up),
        (Qt.Key.Key_Right,),
    )
    for n in range(80):
        if all(person.power is not None for person in project.plan.stakeholders):
            break
        hands.key(board, Qt.Key.Key_BracketRight)
        (chosen,) = window.bench.desk.selection
        if project.plan.stakeholders[chosen].power is None:
            hands.key(board, Qt.Key.Key_Return)
            for arrow in away[n % 4]:
                hands.key(board, arrow, SHIFT)
    people = list(project.plan.stakeholders)
    assert all(person.power is not None and person.interest is not None for person in people)
    assert len({(person.power, person.interest) for person in people}) > 8


def move_a_corner_together(window: MainWindow, hands: Hands) -> None:
    """Second thoughts: a marquee takes a corner of the map, an arrow moves it in one edit, one undo takes it back."""
    project, board = project_of(window), grid_of(window).map
    assert board.board is not None
    grid = board.board.grid
    corner = [board.to_widget(QPointF(*at)).toPoint() for at in (
        (grid.left + 2, grid.bottom - 2), grid.place(2.95, 2.95))]  # fmt: skip
    hands.drag(board, corner[0], corner[1])
    chosen = set(window.bench.desk.selection)
    assert chosen == {p.id for p in project.plan.stakeholders if (p.power or 9) < 2.95 and (p.interest or 9) < 2.95}
    assert len(chosen) > 2
    before, seq = placed(project), project.seq
    hands.key(board, Qt.Key.Key_Up)
    assert {key for key, place in placed(project).items() if place != before[key]} == chosen
    assert (project.seq, project.undo_label) == (seq + 1, f"Move {len(chosen)} people")
    hands.key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert placed(project) == before


def placed(project: Project) -> dict[str, tuple[float | None, float | None]]:
    """Interest and power of everybody."""
    return {person.id: (person.interest, person.power) for person in project.plan.stakeholders}


def colour_by_group(window: MainWindow, hands: Hands) -> None:
    """The View menu colours the map by group, and each bubble says which."""
    view = grid_of(window)
    assert "WC" not in words(view.map.figure).splitlines()
    hands.click(button_named(window, "View"))
    action = next(action for action in view.menu.actions() if action.text() == "Colour by group")
    hands.click(view.menu, view.menu.actionGeometry(action).center())
    assert view.map.color_by == "group"
    assert {"WC", "Works council"} <= set(words(view.map.figure).splitlines())


def say_where_everybody_stands(qtbot: QtBot, window: MainWindow, hands: Hands) -> None:
    """Engagement down the list: a digit for now, Shift and a digit for what is needed, the arrow for the next."""
    hands.show(window, "people:engagement")
    page = window.screen_shown.view
    assert isinstance(page, EngagementView)
    keys = list(page.canvas.figure.keys())
    qtbot.waitUntil(lambda: page.canvas.visibleRegion().contains(row_of(page.canvas, keys[0])))
    for n, key in enumerate(keys):
        if n:
            hands.key(page.canvas, Qt.Key.Key_Down)
        else:
            hands.click(page.canvas, row_of(page.canvas, key))
        assert window.bench.desk.selection == (key,)
        assert page.canvas.visibleRegion().contains(row_of(page.canvas, key)), "the list scrolls along"
        hands.key(page.canvas, (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)[n % 3])
        if n % 2 == 0:
            hands.key(page.canvas, Qt.Key.Key_4, SHIFT)
    people = list(window.bench.plan.stakeholders)
    assert all(person.engagement_now for person in people)
    assert sum(person.engagement_desired == "supportive" for person in people) == 20
    assert "steps to go" in words(page.canvas.figure)


def draw_who_influences_whom(window: MainWindow, hands: Hands) -> None:
    """Influence is drawn from person to person; then Shift shows through whom the sponsor reaches the third."""
    hands.show(window, "people:network")
    view = window.screen_shown.view
    assert isinstance(view, PeopleNetworkView)
    hands.click(button_named(window, "Everybody"))
    project = project_of(window)
    first, second, third = "coo", *project.plan.stakeholders.ids()[1:3]
    for source, target in ((first, second), (second, third)):
        hands.drag(view.map, place_on(view.map, source), place_on(view.map, target))
    drawn = [(i.source, i.target) for i in project.plan.influences]
    assert drawn == [(first, second), (second, third)]
    hands.click(view.map, place_on(view.map, first))
    hands.click(view.map, place_on(view.map, third), SHIFT)
    assert view.map.chain == (first, second, third)


def say_who_is_due(window: MainWindow, hands: Hands) -> None:
    """Someone is owed a conversation since last week: written beside the list, it stands first among what is due."""
    hands.show(window, "people:contacts")
    page = window.screen_shown.view
    assert isinstance(page, ContactsView)
    hands.click(page.canvas, row_of(page.canvas, "coo"))
    form = window.inspector._form
    assert form is not None
    form.reveal("next_contact_on")
    editor = form.editors["next_contact_on"]
    editor.setFocus()
    hands.type(editor, "18.11.2026")
    hands.key(editor, Qt.Key.Key_Return)
    assert window.bench.plan.stakeholders["coo"].next_contact_on == date(2026, 11, 18)
    said = words(page.canvas.figure)
    assert said.index("Overdue · 1") < said.index("Chief Operating Oficer")


def write_the_documents(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """The map goes home with the room's team; what the client gets names people and says nothing of what was thought."""
    window.show_screen("export")
    view = window.screen_shown.view
    assert isinstance(view, ExportView)
    for reader, kind in product(("Internal", "For the client"), ("Word roadmap", "Excel tracker")):
        for text in (reader, kind):
            qtbot.mouseClick(button_named(view, text), LEFT)
        with qtbot.waitSignal(window.bench.desk.said, timeout=90_000):
            view.write(folder / f"{reader} {kind}.{'docx' if kind.startswith('Word') else 'xlsx'}")
    inside, outside = (every_part(folder, reader) for reader in ("Internal", "For the client"))
    for found in (inside, outside):
        assert all(f"Head of {function}" in found for function in FUNCTIONS)
    for secret in ("Manage closely", "Supportive", "Power", "Next contact"):
        assert secret in inside
        assert secret.lower() not in outside.lower(), secret


def every_part(folder: Path, reader: str) -> str:
    """All that stands anywhere in the documents of a reader: every part of every file."""
    found = []
    for path in sorted(folder.glob(f"{reader} *")):
        with zipfile.ZipFile(path) as parts:
            found += [parts.read(name).decode("utf-8", "ignore") for name in parts.namelist()]
    return "\n".join(found)


def the_file_has_it(path: Path, people: Any, command: Command) -> None:
    """Opened again, the file holds everybody as the room left them, proven; the command line counts the same."""
    with Project.open(path) as again:
        assert tuple(again.plan.stakeholders) == tuple(people)
        assert len(again.plan.influences) == 2
    assert command("verify", path)[0] == 0
    code, out, _err = command("analyse", path, "--json", "--today", "2026-11-25")
    assert code == 0
    quadrants = json.loads(out)["people"]["quadrants"]
    assert len(quadrants) == 40
    assert "unplaced" not in quadrants.values()


def project_of(window: MainWindow) -> Project:
    project = window.bench.desk.project
    assert project is not None
    return project


def grid_of(window: MainWindow) -> PeopleMapView:
    """The grid, shown."""
    window.show_screen("people:grid")
    view = window.screen_shown.view
    assert isinstance(view, PeopleMapView)
    return view


def place_on(view: Any, key: str) -> QPoint:
    mark = next(shape for shape in view.figure.shapes if shape.key == key and isinstance(shape, Mark))
    found: QPoint = view.to_widget(QPointF(mark.x, mark.y)).toPoint()
    return found


def chip_of(window: MainWindow, key: str) -> QPoint:
    return place_on(grid_of(window).map, key)


def row_of(canvas: FigureView, key: str) -> QPoint:
    """A place on somebody's name in a list."""
    text = next(shape for shape in canvas.figure.shapes if shape.key == key and isinstance(shape, Text))
    return QPoint(round(text.x) + 4, round(text.y) - 4)


def button_named(within: QWidget, text: str) -> QAbstractButton:
    """The visible button with this label."""
    return next(b for b in within.findChildren(QAbstractButton) if b.text() == text and b.isVisible())

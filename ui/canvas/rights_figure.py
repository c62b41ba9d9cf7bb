"""The decision-rights matrix under the hand: a click on a cell goes through –, R, A, C, I; letters set it outright."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from aiom_workbench.analysis.operating_model import rights_check
from aiom_workbench.plan.model_choice import Body, DecisionRight
from aiom_workbench.project.rights import give_part
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.rights_board import LETTERS, part_of, rights_figure, rights_grid
from aiom_workbench.words import _
from ui.canvas.figure_card import WideFigure
from ui.workbench import Workbench

_LETTER_KEYS = {
    Qt.Key.Key_R: "R", Qt.Key.Key_A: "A", Qt.Key.Key_C: "C", Qt.Key.Key_I: "I", Qt.Key.Key_Minus: "",
    Qt.Key.Key_Delete: "", Qt.Key.Key_Backspace: "",
}  # fmt: skip
_WALKS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class RightsFigure(WideFigure):
    """Decisions by bodies. Each click or letter is one edit; accountable moves, since there is only one."""

    def __init__(self, bench: Workbench, *, roomy: bool = False) -> None:
        """`roomy`: the matrix to work in, with whole names; else the small one beside the choice."""
        super().__init__(bench, self._figure_for)
        self.roomy = roomy
        self._cursor: tuple[int, int] | None = None
        self._displaced: tuple[str, str, str] | None = None

    @property
    def fixed(self) -> Collection[str]:
        """The decisions that no model moves."""
        return rights_check(self.bench.plan).fixed

    def _figure_for(self, width: float) -> Figure:
        cursor = self._cursor if self.hasFocus() else None
        chosen = self.bench.desk.selection
        return rights_figure(self.bench.plan, width, chosen, roomy=self.roomy, fixed=self.fixed, cursor=cursor)

    def paint_selection(self, painter: object) -> None:
        """The figure tints the selected decision itself."""

    def _cell(self, where: QPointF) -> tuple[int, int] | None:
        place = self.to_figure(where)
        return rights_grid(self.bench.plan, self.figure.width, roomy=self.roomy).cell(place.x(), place.y())

    def _found(self, cell: tuple[int, int]) -> tuple[DecisionRight, Body] | None:
        rights, bodies = list(self.bench.desk.plan.decision_rights), list(self.bench.desk.plan.bodies)
        inside = cell[0] < len(rights) and cell[1] < len(bodies)
        return (rights[cell[0]], bodies[cell[1]]) if inside else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the next letter."""
        pressed = self._cell(self._pressed[1]) if self._pressed else None
        super().mouseReleaseEvent(event)
        if pressed is not None and pressed == self._cell(event.position()) and self.bench.desk.project is not None:
            self._cursor = pressed
            self._next_letter(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click in quick succession is a click."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the cells, a letter sets one, Space goes to the next letter."""
        key = Qt.Key(event.key())
        if key in _WALKS:
            self._walk(*_WALKS[key])
        elif self._cursor is not None and key in _LETTER_KEYS:
            self.give(self._cursor, _LETTER_KEYS[key])
        elif self._cursor is not None and key == Qt.Key.Key_Space:
            self._next_letter(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cell that keys would change."""
        super().focusInEvent(event)
        self.lay_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.lay_out()

    def _walk(self, down: int, right: int) -> None:
        plan = self.bench.plan
        if not plan.decision_rights or not plan.bodies:
            return
        row, column = self._cursor or (-down, -right)
        row = max(0, min(row + down, len(plan.decision_rights) - 1))
        column = max(0, min(column + right, len(plan.bodies) - 1))
        self._cursor = (row, column)
        self.bench.desk.select(list(plan.decision_rights)[row].id)
        self.lay_out()

    def _next_letter(self, cell: tuple[int, int]) -> None:
        found = self._found(cell)
        if found is None:
            return
        letter = part_of(found[0], found[1].id)
        self.give(cell, LETTERS[(LETTERS.index(letter) + 1) % len(LETTERS)])

    def give(self, cell: tuple[int, int], letter: str) -> None:
        """Set one cell: one edit.

        Whoever lost "accountable" because a click passed through A gets it back when the click goes on.
        """
        found = self._found(cell)
        if found is None:
            return
        right, body = found
        if part_of(right, body.id) == letter and letter != "A":
            return
        before, self._displaced = self._displaced, None
        if letter == "A":
            former = next((one for one in right.accountable if one != body.id), "")
            self._displaced = (right.id, body.id, former) if former else None
        label = _("Make {body} {letter} of “{decision}”") if letter else _("Take {body} out of “{decision}”")
        with self.bench.desk.edit(label.format(body=body.name, letter=letter, decision=right.decision)) as edit:
            give_part(edit, right, body, letter)
            back = edit.plan.bodies.get(before[2]) if before and before[:2] == (right.id, body.id) else None
            if back is not None and letter != "A":
                give_part(edit, edit.get(right), back, "A")

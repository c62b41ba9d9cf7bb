"""The power/interest grid: people are dragged from the tray to a place, nudged by keys, chosen by a marquee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QVBoxLayout

from aiom_workbench.analysis.people import influence_bands
from aiom_workbench.analysis.people import people as people_answer
from aiom_workbench.plan import Plan
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.report.audience import hides_single_scores
from aiom_workbench.report.figure import Circle, Figure, Mark
from aiom_workbench.report.figures.people_board import FOCUS, Board, people_board
from aiom_workbench.report.figures.people_bubbles import Bubble, bubbles
from aiom_workbench.report.figures.people_colors import ColorBy
from aiom_workbench.report.figures.people_grid import quadrant_at
from aiom_workbench.report.text_width import text_width
from aiom_workbench.words import N_, _
from ui.canvas.figure_view import FigureView
from ui.canvas.growing_view import GrowingView
from ui.screens.people_path import QUADRANT_WORDS, Moved, PathBar
from ui.screens.screen import Tool, View
from ui.workbench import Workbench

SNAP, FINE = 0.2, 0.01
"""Steps of the scale that a drop snaps to, and with Alt held."""
NUDGE, LEAP = 0.1, 0.5
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class _Preview:
    """What a drag shows: how far what is lifted is moved, what is said where, and the part that is painted over."""

    dx: float
    dy: float
    text: str
    words: QRectF
    part: QRectF


class PeopleMap(GrowingView):
    """The board as a whiteboard."""

    def __init__(self, bench: Workbench) -> None:
        """An empty board; `show_people` fills it."""
        super().__init__(bench)
        self.color_by: ColorBy = "role"
        self.show_desired = False
        self.filter_words: tuple[str, ...] = ()
        self.focus = ""
        """The legend's entry whose people are looked at, as its key; "" where all are."""
        self.moved = Moved()
        self._board: Board | None = None
        self._people: tuple[Bubble, ...] = ()
        self._drag: tuple[str, QPointF, QPointF] | None = None
        self._lifted_box, self._home = QRectF(), QPointF()
        self._preview = _Preview(0, 0, "", QRectF(), QRectF())
        self.activated.connect(self._on_activated)

    # ---- the picture

    @property
    def board(self) -> Board | None:
        """The board as laid out, with the grid's place in it."""
        return self._board

    def show_people(self) -> None:
        """Show the people of the plan."""
        self.lay_out()

    def laid_out(self, width: float, height: float) -> Figure | None:
        """The board for this room, larger when zoomed in: bubbles keep their size and names find more room."""
        plan = self.bench.plan
        answer = people_answer(plan)
        self._people = bubbles(plan, bands=_bands(plan), barriers=answer.barriers, trails=self.moved.trails,
                                places=self.moved.places)  # fmt: skip
        placed = {bubble.id for bubble in self._people}
        self._board = people_board(
            self._people,
            [person for person in plan.stakeholders if person.id not in placed],
            max(width, 420.0) * self.scale,
            max(height, 380.0) * self.scale,
            color_by="role" if self.color_by == "barrier" and hides_single_scores(plan) else self.color_by,
            selected=self.bench.desk.selection,
            faded=self._faded(plan),
            show_desired=self.show_desired,
            group_names={group.id: group.name or group.ref for group in plan.groups},
            focus=self.focus,
        )
        return self._board.figure

    def plot(self) -> QRectF:
        """The grid grows with the room; legend and tray do not."""
        if self._board is None:
            return super().plot()
        grid = self._board.grid
        return QRectF(QPointF(grid.left, grid.top), QPointF(grid.right, grid.bottom))

    def _faded(self, plan: Plan) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        if self.filter_words:
            groups = {group.id: group.name or "" for group in plan.groups}
            found = frozenset(
                p.id for p in plan.stakeholders if not _has(p, groups.get(p.group or "", ""), self.filter_words)
            )
        if self.focus:
            dimension, value = self.focus.removeprefix(FOCUS).split(":", 1)
            others = {bubble.id for bubble in self._people if getattr(bubble, dimension) != value}
            found |= others if len(others) < len(self._people) else frozenset()
        return found

    def _on_selected(self) -> None:
        self.lay_out()

    def paint_selection(self, painter: QPainter) -> None:
        """The board rings the selected people itself."""

    def paint_figure(self, painter: QPainter) -> None:
        """The board, and above it what a drag would do."""
        super().paint_figure(painter)
        if self._drag is None or self._board is None:
            return
        key, start, at = self._drag
        if not key:
            painter.setPen(QPen(self.bench.theme.color("accent.fill"), 2))
            soft = self.bench.theme.color("accent.fill")
            soft.setAlphaF(0.12)
            painter.setBrush(soft)
            painter.drawRect(QRectF(start, at).normalized())
            return
        self.paint_lifted(painter, self._preview.dx, self._preview.dy)
        if self._preview.text:
            self._say(painter, self._preview.text, self._preview.words)

    def _say(self, painter: QPainter, text: str, box: QRectF) -> None:
        theme = self.bench.theme
        painter.setFont(theme.font("label"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface.tooltip"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.color("text.on_tooltip"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _previewed(self, key: str, start: QPointF, at: QPointF) -> _Preview:
        """What the drag paints over the board: what is lifted, on the grid where it would stand, and in words where."""
        if not key or self._board is None:
            return _Preview(0, 0, "", QRectF(), QRectF(start, at).normalized())
        if not self._on_grid(at):
            dx, dy = at.x() - self._home.x(), at.y() - self._home.y()
            return _Preview(dx, dy, "", QRectF(), self._lifted_box.translated(dx, dy))
        grid = self._board.grid
        interest, power = grid.values(at.x(), at.y(), self._step())
        x, y = grid.place(interest, power)
        dx, dy = x - self._home.x(), y - self._home.y()
        text = _("power {power:g} · interest {interest:g} · {quadrant}").format(
            power=power, interest=interest, quadrant=_(QUADRANT_WORDS[quadrant_at(interest, power)])
        )
        wide = text_width(text, self.bench.theme.font("label").pixelSize(), 600) + 24
        left = x + 24 if x + 24 + wide < self.figure.width else x - 24 - wide
        words = QRectF(left, y - 12, wide, 24)
        return _Preview(dx, dy, text, words, self._lifted_box.translated(dx, dy).united(words))

    # ---- hands

    def _on_grid(self, at: QPointF) -> bool:
        grid = self._board.grid if self._board else None
        return (
            grid is not None and grid.left - 8 <= at.x() <= grid.right + 8 and grid.top - 8 <= at.y() <= grid.bottom + 8
        )

    def _step(self) -> float:
        return FINE if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier else SNAP

    def _pick(self, key: str) -> None:
        """Pressing one of several selected people keeps them selected, so that they can be dragged together; an entry of
        the legend looks at its people, and at everybody again.
        """
        if key.startswith(FOCUS):
            self.focus = "" if key == self.focus else key
            self.show_people()
        elif key not in self.bench.desk.selection or not key:
            super()._pick(key)

    def drag_began(self, key: str, at: QPointF) -> bool:
        """People are lifted off the board, or a marquee is drawn on the ground."""
        is_person = key in self.bench.plan.stakeholders
        if self._board is None or self.bench.desk.project is None or (key and not is_person):
            return False
        if is_person and self.moved.places is not None:
            return False
        self._drag, self._preview = (key, at, at), _Preview(0, 0, "", QRectF(), QRectF(at, at))
        if key:
            chosen = self.bench.desk.selection
            placed = {bubble.id for bubble in self._people}
            box = self.lift({key, *placed.intersection(chosen)} if key in chosen and key in placed else {key})
            left, top, right, bottom = box or (at.x(), at.y(), at.x(), at.y())
            self._lifted_box = QRectF(left, top, right - left, bottom - top)
            self._home = self._centre_of(key) or at
        return True

    def _centre_of(self, key: str) -> QPointF | None:
        discs = (shape for n in self.index.of([key]) if isinstance(shape := self.figure.shapes[n], Mark | Circle))
        disc = next(discs, None)
        return None if disc is None else QPointF(disc.x, disc.y)

    def drag_moved(self, key: str, at: QPointF) -> None:
        """Show where it would stand; only what changes is painted."""
        if self._drag is not None:
            before = self._preview.part
            self._drag = (key, self._drag[1], at)
            self._preview = self._previewed(*self._drag)
            self.update_part(before, self._preview.part)

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """One edit for all that moved; the marquee selects."""
        drag, self._drag = self._drag, None
        self.lift(())
        self.update()
        if drag is None or not kept or self._board is None:
            return
        if not key:
            self._choose_within(QRectF(drag[1], at).normalized())
        elif self._on_grid(at):
            self._drop(key, drag[1], at)
        elif at.y() > self._board.tray_top:
            self._take_off(key)

    def _choose_within(self, box: QRectF) -> None:
        assert self._board is not None
        inside = (b.id for b in self._people if box.contains(QPointF(*self._board.grid.place(b.interest, b.power))))
        self.bench.desk.select(*inside)

    def _drop(self, key: str, start: QPointF, at: QPointF) -> None:
        assert self._board is not None
        interest, power = self._board.grid.values(at.x(), at.y(), self._step())
        plan = self.bench.desk.plan
        person = plan.stakeholders[key]
        others = [plan.stakeholders[i] for i in self.bench.desk.selection if i != key and i in plan.stakeholders]
        moves = {key: (interest, power)}
        if key in self.bench.desk.selection and person.interest is not None and person.power is not None:
            dx, dy = interest - person.interest, power - person.power
            for other in others:
                if other.interest is not None and other.power is not None:
                    moves[other.id] = (_held(other.interest + dx), _held(other.power + dy))
        self.place(moves)

    def place(self, moves: dict[str, tuple[float, float]]) -> None:
        """Put people at (interest, power): one edit. Not while the grid shows another day."""
        if self.moved.places is not None:
            return
        plan = self.bench.desk.plan
        first = plan.stakeholders[next(iter(moves))]
        where = _(QUADRANT_WORDS[quadrant_at(*moves[first.id])])
        said = _("Move {name} to “{where}”") if len(moves) == 1 else _("Move {n} people")
        with self.bench.desk.edit(said.format(name=first.name, where=where, n=len(moves))) as edit:
            for key, (interest, power) in moves.items():
                edit.set(plan.stakeholders[key], interest=interest, power=power)
        self.bench.desk.select(*moves)

    def _take_off(self, key: str) -> None:
        person = self.bench.desk.plan.stakeholders[key]
        if person.power is not None:
            with self.bench.desk.edit(_("Take {name} off the grid").format(name=person.name)) as edit:
                edit.set(person, power=None, interest=None)

    def _on_activated(self, key: str, at: QPointF) -> None:
        if not key and self._board is not None and self._on_grid(at) and self.bench.desk.project is not None:
            interest, power = self._board.grid.values(at.x(), at.y(), SNAP)
            made = ""
            with self.bench.desk.edit(_("Add person")) as edit:
                made = edit.add(Stakeholder, name=_("New person"), interest=interest, power=power).id
            self.bench.desk.select(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows nudge the selected people, Shift by more; Return puts an unplaced one in the middle; Tab walks."""
        step = _ARROWS.get(Qt.Key(event.key()))
        plan = self.bench.desk.plan
        chosen = [plan.stakeholders[i] for i in self.bench.desk.selection if i in plan.stakeholders]
        if step is not None and chosen and self._board is not None:
            by = LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
            self.place({p.id: _nudged(p, step[0] * by, step[1] * by) for p in chosen})
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen and chosen[0].power is None:
            self.place({chosen[0].id: (3.0, 3.0)})
        elif event.key() in (Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft):
            self._walk(1 if event.key() == Qt.Key.Key_BracketRight else -1)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        ids = self.bench.desk.plan.stakeholders.ids()
        if ids:
            at = ids.index(self.bench.desk.selection[0]) if set(self.bench.desk.selection[:1]) & set(ids) else -step
            self.bench.desk.select(ids[(at + step) % len(ids)])


class PeopleMapView(View):
    """The grid with its tools."""

    closed = N_("Power and interest of named people are for closed sessions. Switch to the internal view to see them.")

    watches = frozenset({"stakeholders", "groups", "influences", "engagement"})
    adds = ("stakeholders",)
    filters = True

    def __init__(self, bench: Workbench) -> None:
        """The board fills the view."""
        super().__init__(bench)
        self.map = PeopleMap(bench)
        self.menu = self._make_menu()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 24)
        self.path = PathBar(bench)
        self.path.changed.connect(self.refresh)
        column.addWidget(self.path)
        column.addWidget(self.map, 1)

    def is_empty(self) -> bool:
        """Whether there is nobody yet."""
        return not self.plan.stakeholders

    def figure_view(self) -> FigureView:
        """The board is the picture."""
        return self.map

    def tools(self) -> tuple[Tool, ...]:
        """What the picture shows."""
        return (Tool(_("View"), self._open_menu, "eye"),)

    def refresh(self) -> None:
        """Show the people of the plan, and who moved where that was asked for."""
        self.path.refresh()
        self.map.moved = self.path.shown
        self.map.show_people()

    def set_filter(self, text: str) -> None:
        """Fade everybody without all these words."""
        self.map.filter_words = tuple(text.lower().split())
        self.map.show_people()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, message in _COLORS.items():
            action = menu.addAction(_("Colour by {what}").format(what=_(message)))
            action.setData(key)
        menu.addSeparator()
        for key, message in _SWITCHES.items():
            menu.addAction(_(message)).setData(key)
        for action in menu.actions():
            action.setCheckable(not action.isSeparator())
        menu.triggered.connect(self._on_chosen)
        return menu

    def _open_menu(self) -> None:
        on = {self.map.color_by, *(key for key in _SWITCHES if self._is_on(key))}
        for action in self.menu.actions():
            action.setChecked(action.data() in on)
            action.setVisible(action.data() != "barrier" or not hides_single_scores(self.plan))
        self.menu.popup(QCursor.pos())

    def _is_on(self, key: str) -> bool:
        return self.map.show_desired if key == "desired" else self.path.is_open

    def _on_chosen(self, action: QAction) -> None:
        key = str(action.data())
        if key in _COLORS:
            self.map.color_by, self.map.focus = cast("ColorBy", key), ""
        elif key == "desired":
            self.map.show_desired = not self.map.show_desired
        elif self._is_on(key):
            self.path.close_bar()
        else:
            self.path.open_bar()
        self.map.show_people()


_SWITCHES = {"desired": N_("Where engagement should go"), "moved": N_("Who moved between two dates")}
_COLORS = {"role": N_("role"), "engagement": N_("engagement"), "group": N_("group"), "barrier": N_("barrier")}


def _bands(plan: Plan) -> dict[str, int]:
    """Bubble sizes: 4 for the top fifth by influence, 1 for who is in no influence."""
    found = influence_bands(plan)
    return {person: 4 - band for person, band in found.items()}


def _has(person: Stakeholder, group: str, words: tuple[str, ...]) -> bool:
    text = " ".join(filter(None, (person.name, person.title, person.organisation, group, person.category))).lower()
    return all(word in text for word in words)


def _held(value: float) -> float:
    return min(5.0, max(1.0, round(value, 2)))


def _nudged(person: Stakeholder, dx: float, dy: float) -> tuple[float, float]:
    if person.interest is None or person.power is None:
        return 3.0, 3.0
    return _held(person.interest + dx), _held(person.power + dy)

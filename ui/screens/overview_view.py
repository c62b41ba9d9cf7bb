"""The plan on a page: where it stands in ten seconds, and a way to everything."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from aiom_workbench.analysis.findings import Finding, Severity, open_points
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.audience import CLIENT
from aiom_workbench.report.figure import AnyShape, Figure, Text
from aiom_workbench.report.figures.change_board import month_label
from aiom_workbench.report.figures.overview_cards import (
    change_card,
    maturity_card,
    model_card,
    people_card,
    pilots_card,
    roadmap_strip,
    roles_card,
)
from aiom_workbench.report.text_width import text_width
from aiom_workbench.words import _, ngettext
from ui.canvas.figure_card import FigureCard, MakeFigure
from ui.parts import button, card, label, row
from ui.screens.open_points import OpenPoints, go_to
from ui.screens.screen import View
from ui.workbench import Workbench

POINTS_SHOWN = 6


class DoorCard(FigureCard):
    """A card that leads to a screen when its ground or title is clicked."""

    def __init__(self, bench: Workbench, title: str, make: MakeFigure, screen: str) -> None:
        """`screen` is where it leads."""
        super().__init__(bench, title, make)
        self._bench, self._screen = bench, screen
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.view.picked.connect(self._on_picked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._bench.showing.emit(self._screen)

    def _on_picked(self, key: str) -> None:
        if not key:
            self._bench.showing.emit(self._screen)


class OverviewView(View):
    """One sentence, four answers, one strip, three glances."""

    watches = frozenset({"*"})

    def __init__(self, bench: Workbench) -> None:
        """Build the cards."""
        super().__init__(bench)
        self._vision, inside = card()
        self._headline = label("", "title2", wrap=True)
        inside.addWidget(label(_("Vision"), "label"))
        inside.addWidget(self._headline)
        self._vision.setCursor(Qt.CursorShape.PointingHandCursor)
        self._cards = self._make_cards()
        self._points = OpenPoints(bench)
        self._points.opened.connect(self._on_point)
        bench.odds.arrived.connect(self._on_odds)
        self._points_card, self._points_note, self._all = self._make_points_card()
        self._shows_all = False
        self._build()

    def _make_cards(self) -> dict[str, DoorCard]:
        doors: tuple[tuple[str, str, MakeFigure, str], ...] = (
            ("maturity", _("Maturity"), self._maturity, "assess"),
            ("model", _("Model"), self._model, "model"),
            ("pilots", _("Pilots"), self._pilots, "use-cases"),
            ("finish", _("Finish"), self._finish, "roadmap"),
            ("roadmap", _("Roadmap"), self._roadmap, "roadmap"),
            ("people", _("People"), self._people, "people"),
            ("change", _("Change"), self._change, "change"),
        )
        return {key: DoorCard(self.bench, title, make, screen) for key, title, make, screen in doors}

    def _make_points_card(self) -> tuple[QFrame, QLabel, QPushButton]:
        frame, inside = card()
        note = label("", "help")
        every = button(self.bench.look, _("Show all"), self._toggle_all, kind="link")
        inside.addLayout(row(label(_("Open points"), "title3"), None, note))
        inside.addWidget(self._points)
        inside.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        return frame, note, every

    def _build(self) -> None:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(16)
        down.addWidget(self._vision)
        of = self._cards
        down.addLayout(_beside((of["maturity"], 20), (of["model"], 14), (of["pilots"], 15), (of["finish"], 11)))
        down.addWidget(of["roadmap"])
        down.addLayout(_beside((of["people"], 14), (of["change"], 22), (self._points_card, 24)))
        down.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.addWidget(area)

    # ---- following the plan

    def refresh(self) -> None:
        """Show the plan as it stands."""
        vision = self.plan.vision
        self._headline.setText(vision.headline or _("No vision is written yet: one sentence that people can repeat."))
        for one in self._cards.values():
            one.view.lay_out()
        self._show_points()

    def _on_odds(self) -> None:
        self._cards["finish"].view.lay_out()

    def selection_changed(self) -> None:
        """The list marks what is selected."""
        self._points.update()

    def _show_points(self) -> None:
        hidden = self.desk.audience == CLIENT
        self._points_card.setVisible(not hidden)
        if hidden:
            return
        points = open_points(self.desk.whole, self.desk.today)
        counts = {severity: sum(1 for p in points if p.severity == severity) for severity in Severity}
        severe = _("{n} severe").format(n=counts[Severity.SEVERE])
        warnings = ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING]).format(n=counts[Severity.WARNING])
        notes = ngettext("{n} note", "{n} notes", counts[Severity.NOTE]).format(n=counts[Severity.NOTE])
        self._points_note.setText(f"{severe} · {warnings} · {notes}")
        self._points.show_points(points if self._shows_all else points[:POINTS_SHOWN])
        self._all.setVisible(len(points) > POINTS_SHOWN)
        self._all.setText(_("Show fewer") if self._shows_all else _("Show all {n}").format(n=len(points)))

    def _toggle_all(self) -> None:
        self._shows_all = not self._shows_all
        self._show_points()

    def _on_point(self, point: Finding) -> None:
        go_to(self.bench, point)

    # ---- figures

    def _maturity(self, width: float) -> Figure:
        return maturity_card(self.plan, width)

    def _model(self, width: float) -> Figure:
        return model_card(self.plan, width)

    def _pilots(self, width: float) -> Figure:
        return pilots_card(self.plan, self.desk.today, width)

    def _roadmap(self, width: float) -> Figure:
        return roadmap_strip(self.plan, self.desk.today, width)

    def _people(self, width: float) -> Figure:
        return roles_card(self.plan, width) if self.desk.audience == CLIENT else people_card(self.plan, width)

    def _change(self, width: float) -> Figure:
        return change_card(self.plan, self.desk.today, width)

    def _finish(self, width: float) -> Figure:
        finish = schedule(self.plan, self.desk.today).finish
        if finish is None:
            text = _("Nothing is scheduled yet.")
            return Figure(width=width, height=30, shapes=(Text(x=0, y=20, text=text, color="text.muted"),), alt=text)
        odds = self.bench.odds.of(self.plan, self.desk.today)
        day = written_date(finish)
        shapes: list[AnyShape] = [
            Text(x=0, y=26, text=day.rsplit(" ", 1)[0], size=28, weight=600),
            Text(x=0, y=46, text=_("{year}, as planned").format(year=finish.year), size=13, color="text.secondary"),
        ]
        if odds is not None and odds.p50 is not None and odds.p80 is not None:
            size = 13 if width >= 118 else 11
            for y, name, value in ((78, _("Even odds"), odds.p50), (98, _("4 in 5"), odds.p80)):
                shapes.append(Text(x=0, y=y, text=name, size=size))
                shapes.append(Text(x=width, y=y, text=_half_month(value), size=size, weight=600, align="right"))
        said = _("drawing how sure…")
        if odds is not None:
            said = _("{a} of {n} estimated").format(a=odds.estimated, n=odds.of)
            said = said if text_width(said, 12) <= width else _("{a} of {n} tasks").format(a=odds.estimated, n=odds.of)
        shapes.append(Text(x=0, y=120, text=said, size=12, color="text.secondary"))
        return Figure(width=width, height=128, shapes=tuple(shapes), title=_("Finish"), alt=day)


def _half_month(day: date) -> str:
    """A date no finer than it is known, in a few letters: "late Oct"."""
    form = _("early {month}") if day.day <= 10 else _("mid-{month}") if day.day <= 20 else _("late {month}")
    return form.format(month=month_label(day.isoformat()[:7]))


def _beside(*cards: tuple[QFrame, int]) -> QHBoxLayout:
    """Cards beside each other, their widths in these proportions whatever is in them."""
    made = QHBoxLayout()
    made.setSpacing(16)
    for one, share in cards:
        policy = one.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        one.setSizePolicy(policy)
        made.addWidget(one, share)
    return made

"""Pages that are one figure for the width of the screen: phases of the roadmap, trends of measures, the case board."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.plan.choices import STAGES
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.case_board import case_board, columns_in
from aiom_workbench.report.figures.plan_on_a_page import lanes_of, plan_on_a_page_figure
from aiom_workbench.report.figures.trends import trends_figure, trends_of
from aiom_workbench.words import _, ngettext
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.screens.screen import View
from ui.workbench import Workbench


class FigurePage(View):
    """One figure in a card. Subclasses say which."""

    def __init__(self, bench: Workbench, title: str, view: WideFigure | None = None) -> None:
        """`view` replaces the plain figure, for one that can be dragged."""
        super().__init__(bench)
        self._title = title
        self.card = FigureCard(bench, title, self._named_figure, view=view)
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.addWidget(self.card)
        down.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def figure_for(self, width: float) -> Figure:
        """The figure for a width in pixels."""
        raise NotImplementedError

    def _named_figure(self, width: float) -> Figure:
        made = self.figure_for(width)
        return dataclasses.replace(made, title=made.title or self._title)

    def figure_view(self) -> WideFigure:
        """The figure is the picture to copy."""
        return self.card.view

    def refresh(self) -> None:
        """Show the plan as it stands."""
        self.card.view.lay_out()


class PhasesView(FigurePage):
    """The roadmap on one page: phases by workstreams, for executives."""

    watches = frozenset({"milestones", "dependencies", "workstreams", "phases", "engagement", "use_cases"})

    def __init__(self, bench: Workbench) -> None:
        """The plan on a page."""
        super().__init__(bench, _("Phases and workstreams"))

    def is_empty(self) -> bool:
        """Whether nothing is planned yet."""
        return not self.plan.milestones

    def figure_for(self, width: float) -> Figure:
        """Phases × workstreams, as in the document."""
        lanes = lanes_of(self.plan, self.desk.today)
        return plan_on_a_page_figure(self.plan, lanes, self.desk.today, width, max(300.0, 90.0 * len(lanes) + 80))


class TrendsView(FigurePage):
    """Every measure with its readings, its target and the way it should have gone."""

    watches = frozenset({"kpis", "readings"})
    adds = ("kpis", "readings")

    def __init__(self, bench: Workbench) -> None:
        """Small charts side by side."""
        super().__init__(bench, _("Measures against their targets"))

    def is_empty(self) -> bool:
        """Whether nothing is measured yet."""
        return not self.plan.kpis

    def figure_for(self, width: float) -> Figure:
        """A small chart for each measure, those off their way first."""
        return trends_figure(trends_of(self.plan, self.plan.kpis, self.desk.today), width)


class CaseBoard(WideFigure):
    """The board; a card is dragged to another stage."""

    def __init__(self, bench: Workbench) -> None:
        """Laid out for the width it gets."""
        super().__init__(bench, self._figure_for)
        self._drag: tuple[str, QPointF] | None = None
        bench.desk.selected.connect(self._on_selected)

    def _figure_for(self, width: float) -> Figure:
        return case_board(self.bench.plan, self.bench.desk.today, width, self.bench.desk.selection)

    def _on_selected(self, *_ids: object) -> None:
        self.lay_out()

    def paint_selection(self, painter: QPainter) -> None:
        """The board rings the selected card itself."""

    def paint_figure(self, painter: QPainter) -> None:
        """The board, and the column that a card would go to."""
        super().paint_figure(painter)
        if self._drag is None:
            return
        columns = columns_in(self.bench.plan, self.figure.width)
        stage = columns.stage_at(self._drag[1].x())
        if stage:
            left = columns.stages.index(stage) * (columns.wide + 12)
            painter.setPen(QPen(self.bench.theme.color("accent.fill"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(int(left), 36, int(columns.wide), int(self.figure.height) - 40, 6, 6)

    def drag_began(self, key: str, at: QPointF) -> bool:
        """A card is taken up."""
        if key not in self.bench.desk.plan.use_cases or self.bench.desk.project is None:
            return False
        self._drag = (key, at)
        return True

    def drag_moved(self, key: str, at: QPointF) -> None:
        """Show where it would go."""
        self._drag = (key, at)
        self.update()

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """Entering a stage dates it; one edit."""
        self._drag = None
        self.update()
        case = self.bench.desk.plan.use_cases.get(key)
        stage = columns_in(self.bench.desk.plan, self.figure.width).stage_at(at.x())
        if kept and case is not None and stage and stage != (case.stage or "intake"):
            names = {choice.key: choice.label.lower() for choice in STAGES}
            with self.bench.desk.edit(_("Move {name} to {stage}").format(name=case.name, stage=names[stage])) as edit:
                edit.set(case, stage=stage)


class CaseBoardView(FigurePage):
    """The use cases by stage."""

    watches = frozenset({"use_cases", "stakeholders", "data_sources"})
    adds = ("use_cases",)

    def __init__(self, bench: Workbench) -> None:
        """The board in a card."""
        super().__init__(bench, _("By stage"), CaseBoard(bench))

    def is_empty(self) -> bool:
        """Whether there is no use case yet."""
        return not self.plan.use_cases

    def figure_for(self, width: float) -> Figure:
        """Laid out by the board itself."""
        return Figure(width=width, height=1, shapes=())

    def refresh(self) -> None:
        """Show the board and what the portfolio adds up to."""
        super().refresh()
        found = portfolio(self.plan, self.desk.today)
        said = ngettext("{n} pilot started, {a} scaled, {b} past review", "{n} pilots started, {a} scaled, {b} past review",
                        found.pilots.started)  # fmt: skip
        self.card.note.setText(said.format(n=found.pilots.started, a=found.pilots.scaled, b=found.pilots.past_review))

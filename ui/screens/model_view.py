"""Choosing the model: options, weights to drag, what the ranking hangs on, where it flips, who decides."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.model_choice import Argument, argue, tipping_in_words
from aiom_workbench.analysis.model_words import LABELS, left_out, nothing_leads, weight_in_words
from aiom_workbench.content import Pack, known_as, pack_of
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.model_board import ranking_figure, tipping_figure
from aiom_workbench.words import _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.canvas.options_figure import OptionsFigure
from ui.canvas.rights_figure import RightsFigure
from ui.parts import button, column, label, line
from ui.screens.model_starters import CriteriaDialog
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class ModelView(View):
    """The choice on one page."""

    watches = frozenset({"criteria", "decision", "decision_rights", "bodies", "evolution", "engagement"})
    adds = ("criteria", "decision_rights", "bodies")

    def __init__(self, bench: Workbench) -> None:
        """Four cards in two columns."""
        super().__init__(bench)
        self._shown: Argument = argue(())
        self.options = OptionsFigure(bench)
        self.rights = RightsFigure(bench)
        self._table = FigureCard(bench, _("Three options, weighted"), self._no_figure, view=self.options)
        self._ranking = FigureCard(bench, _("What the ranking hangs on"), self._ranking_figure)
        self._rights = FigureCard(bench, _("Who decides"), self._no_figure, view=self.rights)
        self._flips = FigureCard(bench, _("Where the answer flips"), self._flips_figure)
        self._rights.note.setText(_("A answers · R does · C asked · I told"))
        self._table.note.setText(_("Drag a weight · click a score"))
        self._beside_title, self._beside = label("", "strong", wrap=True), label("", "secondary", wrap=True)
        self._decision = button(bench.look, _("Open the decision"), self._open_decision)
        self._flips.column.insertWidget(3, self._decision, 0, Qt.AlignmentFlag.AlignLeft)
        for at, widget in enumerate((line(), self._beside_title, self._beside)):
            self._ranking.column.insertWidget(3 + at, widget)
        self._build()
        self.options.weighing.connect(self._on_weighing)

    def _build(self) -> None:
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 0, 24, 24)
        across.setSpacing(16)
        across.addLayout(column(self._table, self._rights, None, spacing=16), 17)
        across.addLayout(column(self._ranking, self._flips, None, spacing=16), 10)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    # ---- following the plan

    def is_empty(self) -> bool:
        """Whether there is no criterion yet."""
        return not self.plan.criteria

    def tools(self) -> tuple[Tool, ...]:
        """Starter suggestions, and the way to a what-if."""
        return (Tool(_("Suggest criteria"), self.suggest, "star", "ghost", right=True),)

    def begin(self) -> None:
        """Start from the suggestions."""
        self.suggest()

    def suggest(self) -> None:
        """Let the client's situation be chosen for each criterion of the content pack."""
        if self.desk.project is not None:
            CriteriaDialog(self.bench, self.window()).open()

    def figure_view(self) -> WideFigure:
        """The options table is the picture to copy."""
        return self.options

    def refresh(self) -> None:
        """Show the choice as the plan has it."""
        self.options.show_criteria(tuple(self.plan.criteria))
        self._on_weighing(self.options.argument)
        self.rights.lay_out()
        chosen = self.plan.decision.chosen
        title = (
            _("Who decides, in the {model} model").format(model=LABELS[chosen].label.lower())
            if chosen
            else _("Who decides")
        )
        self._rights.title.setText(title)
        self._rights.setVisible(bool(self.plan.decision_rights))

    def selection_changed(self) -> None:
        """Ring the selected criterion and say what its scores rest on."""
        self.options.lay_out()
        self.rights.lay_out()
        self._say_beside()

    def _on_weighing(self, argument: Argument) -> None:
        self._shown = argument
        self._ranking.view.lay_out()
        self._flips.view.lay_out()
        self._flips.say(self._in_words(argument))
        self._say_beside()

    def _say_beside(self) -> None:
        """Below the table: the selected criterion's reason and what its weight does, or how to weigh by swing."""
        pack = pack_of(self.plan)
        chosen = next((c for c in self._shown.criteria if c.id in self.desk.selection), None)
        if chosen is None:
            text = pack.texts.get("swing_weights")
            self._beside_title.setText(text.title if text else _("How to set a weight"))
            said = [text.text if text else "", left_out(self._shown.criteria), nothing_leads(self._shown)]
            self._beside.setText("\n".join(part for part in said if part))
            return
        reason = chosen.reason or _("No reason is given yet: write in the inspector what was found here.")
        self._beside_title.setText(f"{chosen.name or chosen.ref}: {reason}")
        said = [_swing_question(pack, chosen.name or ""), weight_in_words(self._shown, chosen.id)]
        self._beside.setText("\n".join(part for part in said if part))

    def _in_words(self, argument: Argument) -> str:
        near = sorted(argument.choice.tipping_points, key=lambda point: abs(point.flips_at - point.weight))[:2]
        said = [_capital(tipping_in_words(p, argument.name(p.criterion))) + "." for p in near]
        decision = self.plan.decision
        if decision.chosen and decision.decided_on:
            kept = _("Decided on {date}: {model}.")
            said.append(
                kept.format(date=written_date(decision.decided_on), model=LABELS[decision.chosen].label.lower())
            )
        if decision.revisit_when:
            said.append(_("Revisit when: {when}").format(when=decision.revisit_when))
        return " ".join(said)

    # ---- figures

    def _no_figure(self, width: float) -> Figure:
        return Figure(width=width, height=1, shapes=())

    def _ranking_figure(self, width: float) -> Figure:
        return ranking_figure(self._shown.criteria, self._shown.choice, self._shown.swings, width)

    def _flips_figure(self, width: float) -> Figure:
        return tipping_figure(self._shown.criteria, self._shown.choice, width)

    def _open_decision(self) -> None:
        self.bench.desk.select("decision")
        self.bench.showing.emit("model:decision")


def _swing_question(pack: Pack, name: str) -> str:
    """The pack's question for weighing a criterion by its swing, and what to look at; "" for one of their own."""
    known = known_as(pack, "criteria", name)
    return _("To weigh it, ask: {question}").format(question=pack.criteria[known].swing) if known else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

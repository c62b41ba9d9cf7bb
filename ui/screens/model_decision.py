"""The decision on one card: which model, who and when, why, and what would open it again; beside it what it rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from aiom_workbench.analysis.model_choice import Argument, argue, criteria_of, tipping_in_words
from aiom_workbench.analysis.model_words import LABELS, lead_in_words
from aiom_workbench.analysis.operating_model import step_is_next
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.evolution_path import step_in_words
from aiom_workbench.report.figures.what_if_board import change_in_words, score_bars
from aiom_workbench.words import _
from ui.canvas.figure_card import FigureCard
from ui.form import Form, fields_for
from ui.parts import Segments, card, column, emptied, label, row
from ui.screens.card_page import lay_cards
from ui.screens.screen import View
from ui.workbench import Workbench

_WRITTEN = ("decided_on", "decided_by", "rationale", "revisit_when")


class DecisionView(View):
    """Who chose what, when, why, and when to choose again."""

    watches = frozenset({"decision", "criteria", "scenarios", "scenario_weights", "scenario_scores", "evolution"})

    def __init__(self, bench: Workbench) -> None:
        """The decision's card at the left, what it rests on at the right."""
        super().__init__(bench)
        entity = bench.desk.plan.entities()["decision"]
        fields = [
            field for field in fields_for(bench.desk.shown, entity, bench.desk.audience) if field.name in _WRITTEN
        ]
        self.form = Form(bench, entity, sorted(fields, key=lambda field: _WRITTEN.index(field.name)))
        height = bench.theme.size("control")
        self.chosen = Segments([("", _("Open")), *((c.key, c.label) for c in MODELS)], self._choose, height)
        self.headline = label("", "title2", wrap=True)
        self.by = label("", "secondary", wrap=True)
        frame, inside = card(margins=(20, 16, 20, 20), spacing=12)
        inside.addWidget(self.headline)
        inside.addWidget(self.by)
        inside.addLayout(row(self.chosen, None))
        inside.addWidget(self.form)
        self._decided: QVBoxLayout = inside
        self.rests = FigureCard(bench, _("What it rests on"), self._scores)
        self._tried_card, tried = card(margins=(16, 12, 16, 14))
        tried.addWidget(label(_("What would change it"), "title3"))
        self._tried = QVBoxLayout()
        self._tried.setSpacing(4)
        tried.addLayout(self._tried)
        across = row(spacing=16)
        across.addLayout(column(frame, None), 17)
        across.addLayout(column(self.rests, self._tried_card, None, spacing=16), 10)
        lay_cards(self, across)

    def refresh(self) -> None:
        """Show the decision and today's figures beside it."""
        decision = self.plan.decision
        self.form.show_thing(decision)
        self.chosen.show_chosen(decision.chosen or "")
        argument = argue(self.plan.criteria)
        self.headline.setText(_headline(decision.chosen))
        self.by.setText(self._who_and_when())
        self.rests.view.lay_out()
        self.rests.view.setVisible(argument.choice.margin is not None)
        self.rests.say("\n".join(_rests(argument, decision.chosen)))
        self._show_what_ifs(argument)

    def _show_what_ifs(self, now: Argument) -> None:
        """What was tried and would change the answer, and the next step on the way."""
        emptied(self._tried)
        for scenario in self.plan.scenarios:
            then = argue(criteria_of(self.plan, scenario.id))
            self._tried.addWidget(label(scenario.name or scenario.ref, "label", wrap=True))
            self._tried.addWidget(label(change_in_words(then, now), "body", wrap=True))
        following = step_is_next(self.plan)
        if following is not None:
            self._tried.addWidget(label(_("The next step on the way"), "label"))
            self._tried.addWidget(label(step_in_words(following), "body", wrap=True))
            self._tried.addWidget(label(following.trigger or "", "secondary", wrap=True))
        self._tried_card.setVisible(self._tried.count() > 0)

    def _who_and_when(self) -> str:
        decision = self.plan.decision
        if not decision.chosen:
            return _("The choice is open. Argue it under Choose, then record here who decided, when and why.")
        parts = [decision.decided_by or _("Nobody is named as having decided"),
                 written_date(decision.decided_on) if decision.decided_on else _("no day is given")]  # fmt: skip
        return " · ".join(parts)

    def _choose(self, model: str) -> None:
        decision = self.desk.plan.decision
        if self.desk.project is None or (decision.chosen or "") == model:
            return
        text = _("Choose the {model} model").format(model=LABELS[model].label.lower()) if model else ""
        with self.desk.edit(text or _("Leave the choice open")) as edit:
            edit.set(decision, chosen=model or None)
            if model and decision.decided_on is None:
                edit.set(decision, decided_on=self.desk.today)

    def _scores(self, width: float) -> Figure:
        return score_bars(argue(self.plan.criteria), width, self.plan.decision.chosen or "")

    def finish_editing(self) -> None:
        """Make an edit of what is typed and not yet left."""
        self.form.finish()


def _headline(chosen: str | None) -> str:
    if chosen is None:
        return _("No model is chosen yet")
    return _("We organise AI in a {model} model").format(model=LABELS[chosen].label.lower())


def _rests(argument: Argument, chosen: str | None) -> list[str]:
    """What today's figures say about the decision."""
    said = [lead_in_words(argument)]
    leader = argument.choice.leader
    if chosen and leader and leader != chosen:
        said.append(_("Not the model that was chosen: the rationale should say why the choice stands."))
    points = sorted(argument.choice.tipping_points, key=lambda point: abs(point.flips_at - point.weight))
    if points:
        text = tipping_in_words(points[0], argument.name(points[0].criterion))
        said.append(_("Nearest to flipping: {sentence}.").format(sentence=text))
    return [part for part in said if part]

"""Who decides what: the matrix to work in, with the rows that never move and those not as usual under the model."""

from __future__ import annotations

from aiom_workbench.analysis.model_words import LABELS
from aiom_workbench.analysis.operating_model import fixed_in_words, rights_check
from aiom_workbench.content import known_as, pack_of
from aiom_workbench.report.figure import Figure
from aiom_workbench.words import _, ngettext
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.canvas.rights_figure import RightsFigure
from ui.screens.card_page import lay_cards
from ui.screens.model_starters import FillDialog
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class RightsView(View):
    """Decisions by bodies, edited by clicking a cell."""

    watches = frozenset({"decision_rights", "bodies", "decision", "engagement"})
    adds = ("decision_rights", "bodies")

    def __init__(self, bench: Workbench) -> None:
        """One wide card."""
        super().__init__(bench)
        self.matrix = RightsFigure(bench, roomy=True)
        self.card = FigureCard(bench, _("Who decides"), _nothing, view=self.matrix)
        self.card.note.setText(_("Click a cell or type its letter: A one accountable · R does it · C asked · I told"))
        lay_cards(self, self.card)

    def is_empty(self) -> bool:
        """Whether there is neither a decision nor a body."""
        return not self.plan.decision_rights and not self.plan.bodies

    def tools(self) -> tuple[Tool, ...]:
        """Filling from a model."""
        return (Tool(_("Fill from a model"), self.fill, "model"),)

    def begin(self) -> None:
        """Start from a model."""
        self.fill()

    def fill(self) -> None:
        """Choose the model to fill bodies and decision rights from."""
        if self.desk.project is not None:
            FillDialog(self.bench, self.window(), "bodies", "rights").open()

    def figure_view(self) -> WideFigure:
        """The matrix is the picture to copy."""
        return self.matrix

    def refresh(self) -> None:
        """Show the rights as they stand."""
        chosen = self.plan.decision.chosen
        title = _("Who decides, in the {model} model").format(model=LABELS[chosen].label.lower()) if chosen else ""
        self.card.title.setText(title or _("Who decides"))
        self.matrix.lay_out()
        self._say()

    def selection_changed(self) -> None:
        """Tint the selected decision and say what is known of it."""
        self.matrix.lay_out()
        self._say()

    def _say(self) -> None:
        check = rights_check(self.plan)
        right = next((r for r in self.plan.decision_rights if r.id in self.desk.selection), None)
        said = []
        if right is not None:
            pack = pack_of(self.plan)
            known = known_as(pack, "decisions", right.decision)
            said += [pack.decisions[known].note] if known else []
            said += [one.sentence for one in check.differences if one.thing == right.id]
            said = [f"{right.decision or right.ref}: {' '.join(said)}"] if said else []
        said.append(fixed_in_words(self.plan))
        if check.unclear:
            text = ngettext("{n} decision has no single body that answers for it.",
                            "{n} decisions have no single body that answers for them.", len(check.unclear))  # fmt: skip
            said.append(text.format(n=len(check.unclear)))
        if check.differences:
            text = ngettext("{n} decision rests elsewhere than usual under this model: say why in the rationale.",
                            "{n} decisions rest elsewhere than usual under this model: say why in the rationale.",
                            len(check.differences))  # fmt: skip
            said.append(text.format(n=len(check.differences)))
        self.card.say("\n".join(part for part in said if part))


def _nothing(width: float) -> Figure:
    return Figure(width=width, height=1, shapes=())

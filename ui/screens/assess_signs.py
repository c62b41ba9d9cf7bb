"""Warning signs and pitfalls: what to look for, whether it was seen, what shows it, and the first step."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from aiom_workbench.plan.assessment import Sign
from aiom_workbench.plan.choices import SIGNS
from aiom_workbench.words import N_, _
from ui.parts import Segments, label, row
from ui.raising import Threads, kind_of, raise_button
from ui.screens.assess_parts import EvidenceBeside
from ui.screens.assess_round import AssessView, RoundBar, bring_into_sight, scrolling
from ui.workbench import Workbench

STATES = (("seen", N_("Seen")), ("not", N_("Not seen")), ("open", N_("Not looked for")))
VALUES = {"seen": True, "not": False, "open": None}


class SignsView(AssessView):
    """Six warning signs and six pitfalls in two columns."""

    closed = N_("Signs and their evidence are for the working team.")
    watches = frozenset(
        {"assessments", "signs", "evidence", "use_cases", "milestones", "interventions", "kpis", "log", "engagement"}
    )

    def __init__(self, bench: Workbench) -> None:
        """The cards, made once and filled on each refresh."""
        super().__init__(bench)
        self.bar = RoundBar(bench)
        self.cards = {choice.key: SignCard(self, choice.key) for choice in SIGNS}
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._heads = (label(_("Warning signs"), "title2"), label(_("Pitfalls"), "title2"))
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(12)
        down.addWidget(self.bar)
        down.addLayout(self._grid)
        down.addStretch(1)
        self._place()
        self.area = scrolling(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def _place(self) -> None:
        kinds = ("warning", "pitfall")
        lines = [0, 0]
        for side, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, side)
            self._grid.setColumnStretch(side, 1)
        for key, one in self.cards.items():
            side = kinds.index(self.pack.signs[key].kind)
            lines[side] += 1
            self._grid.addWidget(one, lines[side], side)

    def refresh(self) -> None:
        """Fill the cards from the round."""
        signs = self.plan.signs.where("assessment", self.round_id)
        looked = sum(1 for one in signs if one.observed is not None)
        seen = sum(1 for one in signs if one.observed)
        said = _("{seen} seen, {looked} of {all} looked for").format(seen=seen, looked=looked, all=len(SIGNS))
        self.bar.refresh(said)
        for key, one in self.cards.items():
            one.fill(self.scored(Sign, key))

    def selection_changed(self) -> None:
        """Bring the selected sign's card into sight."""
        super().selection_changed()
        for one in self.cards.values():
            if one.sign is not None and one.sign.id in self.desk.selection:
                bring_into_sight(self.area, one)
                break


class SignCard(QFrame):
    """One sign or pitfall."""

    def __init__(self, view: SignsView, key: str) -> None:
        """Empty until `fill`."""
        super().__init__()
        self.setProperty("kind", "card")
        self._view, self._key = view, key
        self.sign: Sign | None = None
        self._name, self._text = label("", "title3", wrap=True), label("", "secondary", wrap=True)
        self._look_for, self._step = label("", "help", wrap=True), label("", wrap=True)
        self.states = Segments([(state, _(text)) for state, text in STATES], self._on_state)
        self.evidence = EvidenceBeside(view.bench, key)
        self.evidence.says_none = _("Nothing shows it yet.")
        self.threads = Threads(view.bench)
        self.raises = raise_button(view.bench)
        self.raises.menu().triggered.connect(self._on_raise)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 12, 16, 14)
        down.setSpacing(8)
        for part in (self._name, self._text, self._look_for):
            down.addWidget(part)
        down.addLayout(row(self.states, None, self.raises))
        down.addWidget(self.evidence)
        down.addWidget(self._step)
        down.addWidget(self.threads)
        down.addStretch(1)

    def fill(self, sign: Sign | None) -> None:
        """Show the sign as the round has it."""
        self.sign = sign
        content, observed = self._view.pack.signs[self._key], sign.observed if sign else None
        self._name.setText(content.name)
        self._text.setText(content.text)
        self._look_for.setText(_("Look for: {things}.").format(things="; ".join(content.look_for)))
        self._step.setText(_("First step: {step}").format(step=content.first_step))
        self._step.setVisible(observed is True)
        self.states.setAccessibleName(content.name)
        self.states.show_chosen("open" if observed is None else "seen" if observed else "not")
        self.evidence.setVisible(observed is not None or bool(sign and sign.evidence))
        self.evidence.show_for(sign)
        self.threads.show_for(sign.id if sign else "")

    def _on_state(self, state: str) -> None:
        words = {
            "seen": _("“{sign}” was seen"),
            "not": _("“{sign}” was not seen"),
            "open": _("“{sign}” is still to be looked for"),
        }[state]
        kept = self._view.keep(Sign, self._key, words.format(sign=self._name.text()), {"observed": VALUES[state]})
        if kept:
            self._view.desk.select(kept)

    def _on_raise(self, action: QAction) -> None:
        self._view.raise_for(Sign, self._key, kind_of(action))

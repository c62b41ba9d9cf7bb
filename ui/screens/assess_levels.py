"""The five components at four levels, chosen by reading what one would see at each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aiom_workbench.analysis.rounds import spread_in_words, votes
from aiom_workbench.plan.assessment import Rating
from aiom_workbench.plan.choices import COMPONENTS
from aiom_workbench.words import N_, _
from ui.journal import write_about
from ui.parts import Segments, button, card, emptied, label, line, restyle, row
from ui.raising import Threads, kind_of, raise_button
from ui.screens.assess_parts import EvidenceBeside, bulleted
from ui.screens.assess_questions import AnswerWords
from ui.screens.assess_round import AssessView, RoundBar, scrolling
from ui.workbench import Workbench

LEVELS = (1, 2, 3, 4)
CONFIDENCE = (("1", N_("A guess")), ("2", N_("Several voices")), ("3", N_("Shown")))


class LevelsView(AssessView):
    """One component at a time, its four levels side by side. Keys 1–4 set now, Shift+1–4 the target, arrows go on."""

    watches = frozenset(
        {"assessments", "ratings", "evidence", "responses", "use_cases", "milestones", "interventions", "kpis", "log",
         "engagement"}
    )  # fmt: skip

    def __init__(self, bench: Workbench) -> None:
        """Tabs, four columns, and below them why and how sure."""
        super().__init__(bench)
        self.component = COMPONENTS[0].key
        self.bar = RoundBar(bench)
        self.tabs = Segments([(choice.key, choice.label) for choice in COMPONENTS], self.show_component)
        self._standing = label("", "strong", wrap=True)
        self._text, self._focus_areas = label("", "secondary", wrap=True), label("", "help", wrap=True)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(12)
        self.levels = {level: LevelColumn(self, level) for level in LEVELS}
        self.why = AnswerWords()
        self.why.setPlaceholderText(_("What fails at a lower level"))
        self.why.setAccessibleName(_("Why this target"))
        self.why.left.connect(self.finish_editing)
        self.confidence = Segments([(key, _(text)) for key, text in CONFIDENCE], self._on_confidence)
        self._said = label("", "help")
        self.threads = Threads(bench)
        self.raises = raise_button(bench)
        self.raises.menu().triggered.connect(self._on_raise)
        self._evidence_place = QVBoxLayout()
        self.evidence: EvidenceBeside | None = None
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _build(self) -> None:
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(12)
        down.addWidget(self.bar)
        down.addLayout(row(self.tabs, None))
        down.addWidget(self._standing)
        down.addWidget(self._text)
        for one in self.levels.values():
            self._columns.addWidget(one, 1)
        down.addLayout(self._columns)
        down.addWidget(label(_("Keys: 1–4 level now, Shift+1–4 target, up and down the next component."), "help"))
        below = QHBoxLayout()
        below.setSpacing(16)
        self._reasons, inside = card()
        for part in (label(_("Why this target"), "label"), self.why, label(_("How sure"), "label"), self.confidence,
                     self._said, line(), self.threads):  # fmt: skip
            inside.addWidget(part)
        inside.addLayout(row(self.raises, None))
        inside.addStretch(1)
        self._proof, proof = card()
        proof.addWidget(label(_("Evidence"), "label"))
        proof.addLayout(self._evidence_place)
        proof.addStretch(1)
        below.addWidget(self._reasons, 1)
        below.addWidget(self._proof, 1)
        down.addLayout(below)
        down.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(page))

    # ---- following the plan

    def refresh(self) -> None:
        """Show the component of the round."""
        found, rating = self.pack.components[self.component], self.scored(Rating, self.component)
        rated = sum(1 for c in COMPONENTS if (r := self.scored(Rating, c.key)) is not None and r.now is not None)
        self.bar.refresh(_("{n} of {all} rated").format(n=rated, all=len(COMPONENTS)))
        self.tabs.show_chosen(self.component)
        self._standing.setText(_standing(rating))
        self._text.setText(found.text)
        for level, one in self.levels.items():
            cell = found.levels[str(level)]
            one.fill(self.pack.levels[str(level)].name, cell.text, cell.signs, rating)
        write_about(self.why, rating.id if rating else "", "why_target")
        self.why.show_text(rating.why_target if rating else None)
        self.confidence.show_chosen(str(rating.confidence or "") if rating else "")
        cast = votes(self.plan, self.round_id, self.component)
        self._said.setText(spread_in_words(cast))
        self._reasons.setVisible(self.internal)
        self.threads.show_for(rating.id if rating else "")
        self._show_evidence(rating)

    def selection_changed(self) -> None:
        """Show the component of the selected rating."""
        super().selection_changed()
        chosen = (self.plan.ratings.get(one) for one in self.desk.selection)
        rating = next((r for r in chosen if r is not None and r.component), None)
        if rating is not None and rating.component and rating.component != self.component:
            self.show_component(rating.component)

    def finish_editing(self) -> None:
        """Keep the reason that is being typed: one edit."""
        text = self.why.changed_text()
        if text is not None:
            self.why.settle()
            self.keep(Rating, self.component, _("Say why: {name}").format(name=self.name), {"why_target": text})

    @property
    def name(self) -> str:
        """The component's name."""
        return self.pack.components[self.component].name

    def show_component(self, key: str) -> None:
        """Show another component."""
        self.finish_editing()
        self.component = key
        self.refresh()

    def choose(self, level: int, field: str) -> None:
        """Set the level now or the target: one edit, and the rating is selected."""
        words = _("{name} stands at level {level}") if field == "now" else _("{name} needs level {level}")
        kept = self.keep(Rating, self.component, words.format(name=self.name, level=level), {field: level})
        if kept:
            self.desk.select(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Levels and components by keys."""
        keys = [choice.key for choice in COMPONENTS]
        at, shifted = keys.index(self.component), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (level := _level_of(event)) in LEVELS:
            self.choose(level, "target" if shifted else "now")
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.show_component(keys[max(0, min(len(keys) - 1, at + step))])
        else:
            super().keyPressEvent(event)

    def _show_evidence(self, rating: Rating | None) -> None:
        if self.evidence is None or self.evidence.key != self.component:
            emptied(self._evidence_place)
            self.evidence = EvidenceBeside(self.bench, self.component)
            self._evidence_place.addWidget(self.evidence)
        self.evidence.show_for(rating)

    def _on_confidence(self, key: str) -> None:
        self.keep(Rating, self.component, _("Say how sure: {name}").format(name=self.name), {"confidence": int(key)})

    def _on_raise(self, action: QAction) -> None:
        self.raise_for(Rating, self.component, kind_of(action))


_SHIFTED = {Qt.Key.Key_Exclam: 1, Qt.Key.Key_QuoteDbl: 2, Qt.Key.Key_At: 2, Qt.Key.Key_NumberSign: 3,
            Qt.Key.Key_section: 3, Qt.Key.Key_Dollar: 4}  # fmt: skip
"""What 1 to 4 give with Shift on the usual keyboards."""


def _level_of(event: QKeyEvent) -> int:
    key = event.key()
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
        return int(key) - int(Qt.Key.Key_0)
    return _SHIFTED.get(Qt.Key(key), 0)


def _standing(rating: Rating | None) -> str:
    if rating is None or rating.now is None:
        return _("Not rated yet: read from the left, and stop where the signs are no longer seen.")
    if rating.target is None:
        return _("Level {now} now, no target yet").format(now=rating.now)
    return _("Level {now} now, level {target} needed").format(now=rating.now, target=rating.target)


class LevelColumn(QFrame):
    """One level: what it is like, what one would see, and the two buttons that choose it."""

    def __init__(self, view: LevelsView, level: int) -> None:
        """Empty until `fill`."""
        super().__init__()
        self.setProperty("kind", "card")
        self._view, self._level = view, level
        self._name = label("", "title3", wrap=True)
        self._text = label("", wrap=True)
        self._signs = QVBoxLayout()
        self.now = self._button(_("Stands here"), self._on_now)
        self.target = self._button(_("Needs this"), self._on_target)
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 10, 12, 12)
        down.setSpacing(8)
        for part in (self._name, self._text):
            down.addWidget(part)
        down.addWidget(label(_("What one sees"), "label"))
        down.addLayout(self._signs)
        down.addStretch(1)
        down.addWidget(self.now)
        down.addWidget(self.target)

    def _button(self, text: str, pressed: object) -> QPushButton:
        made = button(self._view.bench.look, text, pressed)  # type: ignore[arg-type]
        made.setCheckable(True)
        return made

    def fill(self, name: str, text: str, signs: tuple[str, ...], rating: Rating | None) -> None:
        """Show the level, and whether it is the one now or needed."""
        self._name.setText(f"{self._level}  {name}")
        self._text.setText(text)
        emptied(self._signs)
        self._signs.addWidget(bulleted(signs))
        stands = rating is not None and rating.now == self._level
        needed = rating is not None and rating.target == self._level
        self.now.setChecked(stands)
        self.target.setChecked(needed)
        for one, words in ((self.now, _("Stands here")), (self.target, _("Needs this"))):
            one.setAccessibleName(f"{name}: {words}")
        restyle(self._name, kind="title3")

    def _on_now(self) -> None:
        self.now.setChecked(True)
        self._view.choose(self._level, "now")

    def _on_target(self) -> None:
        self.target.setChecked(True)
        self._view.choose(self._level, "target")

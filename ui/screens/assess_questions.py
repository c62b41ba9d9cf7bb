"""The eight questions as cards: score by anchor, evidence and its strength, owner, what the portfolio says, what follows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from aiom_workbench.analysis.rounds import spread_in_words, suggestion_in_words, suggestions, votes
from aiom_workbench.plan.assessment import Answer
from aiom_workbench.plan.choices import QUESTIONS
from aiom_workbench.plan.titles import title
from aiom_workbench.words import _
from ui.canvas.tips import plain_tip
from ui.journal import write_about
from ui.parts import Segments, button, emptied, label, line, restyle, row
from ui.raising import Threads, kind_of, raise_button
from ui.screens.assess_parts import EvidenceBeside
from ui.screens.assess_round import AssessView, RoundBar, bring_into_sight, scrolling
from ui.workbench import Workbench

SCORES = ("1", "2", "3", "4", "5")


class QuestionsView(AssessView):
    """Eight cards below each other; the anchors of one are read and chosen on its card."""

    watches = frozenset(
        {"assessments", "answers", "evidence", "responses", "use_cases", "milestones", "interventions", "kpis", "log",
         "stakeholders", "engagement"}
    )  # fmt: skip

    def __init__(self, bench: Workbench) -> None:
        """The cards, made once and filled on each refresh."""
        super().__init__(bench)
        self.bar = RoundBar(bench, scores=True)
        self.bar.scoring.connect(self._score)
        self.cards = {choice.key: QuestionCard(self, choice.key, n) for n, choice in enumerate(QUESTIONS, 1)}
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(16)
        down.addWidget(self.bar)
        for one in self.cards.values():
            down.addWidget(one)
        down.addStretch(1)
        self.area = scrolling(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def refresh(self) -> None:
        """Fill the cards from the round."""
        answered = sum(1 for key in self.cards if (a := self.scored(Answer, key)) is not None and a.score is not None)
        self.bar.refresh(_("{n} of {all} answered").format(n=answered, all=len(self.cards)))
        suggested = suggestions(self.plan, self.desk.today)
        for key, one in self.cards.items():
            one.fill(self.scored(Answer, key), suggested.get(key))

    def selection_changed(self) -> None:
        """Open the selected answer's card and bring it into sight."""
        super().selection_changed()
        for one in self.cards.values():
            if one.answer is not None and one.answer.id in self.desk.selection:
                one.open()
                bring_into_sight(self.area, one)
                break

    def finish_editing(self) -> None:
        """Keep the words that are being typed."""
        for one in self.cards.values():
            one.finish()

    def _score(self) -> None:
        from ui.screens.room_scoring import open_room

        open_room(self)


class QuestionCard(QFrame):
    """One question."""

    def __init__(self, view: QuestionsView, key: str, number: int) -> None:
        """Empty until `fill`."""
        super().__init__()
        self.setProperty("kind", "card")
        self._view, self._key = view, key
        self.answer: Answer | None = None
        look = view.bench.look
        self.title = label("", "title3", wrap=True)
        self.number = label(str(number), "muted")
        self.scores = Segments([(score, score) for score in SCORES], self._on_score)
        self.anchor = label("", wrap=True)
        self.suggested, self.said = label("", "help", wrap=True), label("", "help", wrap=True)
        self.take = button(look, "", self._on_take, kind="link")
        self.more = button(look, _("Read all five anchors"), self._on_more, kind="link")
        self.words = AnswerWords()
        self.words.left.connect(self.finish)
        self.owner = label("", "secondary")
        self.select = button(look, _("Owner and details"), self._on_select, kind="link")
        self.raises = raise_button(view.bench)
        self.raises.menu().triggered.connect(self._on_raise)
        self.threads = Threads(view.bench)
        self.evidence = EvidenceBeside(view.bench, key)
        self.anchors = Anchors(self)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 11)
        grid.setColumnStretch(1, 10)
        head = row(self.number, spacing=10)
        head.addWidget(self.title, 1)
        head.addWidget(self.scores, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(head, 0, 0, 1, 2)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.anchor)
        left.addWidget(self.anchors)
        left.addLayout(row(self.more, None))
        suggestion = row(spacing=12)
        suggestion.addWidget(self.suggested, 1)
        suggestion.addWidget(self.take)
        left.addLayout(suggestion)
        for part in (self.said, self.words):
            left.addWidget(part)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(label(_("Evidence"), "label"))
        right.addWidget(self.evidence)
        right.addStretch(1)
        grid.addLayout(left, 1, 0)
        grid.addLayout(right, 1, 1)
        foot = row(self.owner, self.select, None, self.raises, spacing=12)
        grid.addWidget(line(), 2, 0, 1, 2)
        grid.addWidget(self.threads, 3, 0, 1, 2)
        grid.addLayout(foot, 4, 0, 1, 2)
        self.anchors.hide()

    def fill(self, answer: Answer | None, suggested: int | None) -> None:
        """Show the answer as the round has it; `suggested` is what the portfolio says."""
        self.answer = answer
        content, score = self._view.pack.questions[self._key], answer.score if answer else None
        self.title.setText(content.question)
        self.title.setToolTip(plain_tip(content.why))
        self.scores.setAccessibleName(content.question)
        self.scores.show_chosen(str(score or ""))
        self.anchor.setText(content.anchors[score - 1] if score else content.why)
        restyle(self.anchor, kind="body" if score else "muted")
        self._show_suggestion(score, suggested)
        found = votes(self._view.plan, self._view.round_id, self._key)
        self.said.setText(spread_in_words(found) if found.n else "")
        self.said.setVisible(bool(found.n) and self._view.internal)
        write_about(self.words, answer.id if answer else "", "answer")
        self.words.setAccessibleName(_("Answer to “{question}”").format(question=content.question))
        self.words.show_text(answer.answer if answer else None)
        owner = self._view.plan.stakeholders.get(answer.owner) if answer and answer.owner else None
        name = title(self._view.plan, owner) if owner else _("nobody yet")
        self.owner.setText(_("Raises the score: {name}").format(name=name))
        self.threads.show_for(answer.id if answer else "")
        self.evidence.show_for(answer)
        if self.anchors.isVisibleTo(self):
            self.anchors.fill(content.anchors, content.ask_to_see, score)

    def open(self) -> None:
        """Show all anchors."""
        self._show_anchors(True)

    def finish(self) -> None:
        """Keep the words if they were changed: one edit."""
        text = self.words.changed_text()
        if text is None:
            return
        self.words.settle()
        self._view.keep(
            Answer, self._key, _("Answer “{question}”").format(question=self.title.text()), {"answer": text}
        )

    def score(self, value: int) -> None:
        """Set the score: one edit, and the record is selected."""
        words = _("Score “{question}” with {score}").format(question=self.title.text(), score=value)
        kept = self._view.keep(Answer, self._key, words, {"score": value})
        if kept:
            self._view.desk.select(kept)

    def _show_suggestion(self, score: int | None, suggested: int | None) -> None:
        shown = suggested is not None
        for part in (self.suggested, self.take):
            part.setVisible(shown)
        if suggested is None:
            return
        clash = score is not None and score != suggested
        why = suggestion_in_words(self._view.plan, self._key, self._view.desk.today)
        text = _("The portfolio suggests {n}: {why}.")
        if clash:
            text = _("Answered with {score}, but the portfolio suggests {n}: {why}.")
        elif score is not None:
            text = _("The portfolio says the same, {n}: {why}.")
        text = text.format(score=score, n=suggested, why=why)
        self.suggested.setText(text)
        restyle(self.suggested, kind="error" if clash else "help")
        self.take.setText(_("Take {n}").format(n=suggested))
        self.take.setProperty("score", suggested)
        self.take.setVisible(score != suggested)

    def _show_anchors(self, shown: bool) -> None:
        self.anchors.setVisible(shown)
        self.anchor.setVisible(not shown)
        self.more.setText(_("Fold the anchors") if shown else _("Read all five anchors"))
        if shown:
            content = self._view.pack.questions[self._key]
            self.anchors.fill(content.anchors, content.ask_to_see, self.answer.score if self.answer else None)

    def _on_more(self) -> None:
        self._show_anchors(not self.anchors.isVisibleTo(self))

    def _on_score(self, score: str) -> None:
        self.score(int(score))

    def _on_take(self) -> None:
        self.score(int(self.take.property("score")))

    def _on_raise(self, action: QAction) -> None:
        self._view.raise_for(Answer, self._key, kind_of(action))

    def _on_select(self) -> None:
        kept = self.answer.id if self.answer else self._view.keep(Answer, self._key, _("Open the answer"), {})
        if kept:
            self._view.desk.select(kept)


class Anchors(QWidget):
    """All five anchors; a click on one chooses its score."""

    def __init__(self, card_of: QuestionCard) -> None:
        """Empty until `fill`."""
        super().__init__()
        self._card = card_of
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(4)

    def fill(self, anchors: tuple[str, ...], ask_to_see: tuple[str, ...], score: int | None) -> None:
        """Show them, the chosen one marked."""
        emptied(self._down)
        for value, text in enumerate(anchors, 1):
            self._down.addWidget(Anchor(self._card, value, text, chosen=value == score))
        hint = _("Between two anchors, take the lower until the evidence is shown. Ask to see: {things}.")
        self._down.addWidget(label(hint.format(things="; ".join(ask_to_see)), "help", wrap=True))


class Anchor(QFrame):
    """One anchor text with its score."""

    def __init__(self, card_of: QuestionCard, value: int, text: str, *, chosen: bool) -> None:
        """Clicked, it sets the score."""
        super().__init__()
        self._card, self._value = card_of, value
        number = label(str(value), "strong" if chosen else "muted")
        number.setAlignment(Qt.AlignmentFlag.AlignTop)
        number.setFixedWidth(14)
        words: QLabel = label(text, "strong" if chosen else "secondary", wrap=True)
        across = row(number, spacing=8)
        across.addWidget(words, 1)
        self.setLayout(across)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: object) -> None:
        """Choose this score."""
        self._card.score(self._value)


class AnswerWords(QPlainTextEdit):
    """The answer in a sentence; kept when the field is left."""

    left = Signal()

    def __init__(self) -> None:
        """Three lines high."""
        super().__init__()
        self.setPlaceholderText(_("What was found, in a sentence"))
        self.setAccessibleName(_("Answer"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(58)
        self._was = ""

    def show_text(self, text: str | None) -> None:
        """Show a text, unless the person is writing."""
        if not (self.hasFocus() and self.changed_text() is not None):
            self._was = text or ""
            if self.toPlainText() != self._was:
                self.setPlainText(self._was)

    def settle(self) -> None:
        """What is typed counts as kept."""
        self._was = self.toPlainText()

    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.changed_text() is not None

    def changed_text(self) -> str | None:
        """What was typed, or None where nothing was changed."""
        text = self.toPlainText().strip()
        return text if text != self._was.strip() else None

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.left.emit()

"""The readiness pulse: twelve statements answered by digits, the result at once, a survey's answers beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aiom_workbench.analysis.maturity import maturity_of
from aiom_workbench.plan.assessment import PulseAnswer
from aiom_workbench.plan.choices import STATEMENTS
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.pulse_board import SUBJECTS, pulse_board, subject_means, subjects_figure, surveyed
from aiom_workbench.words import N_, _
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.parts import button, card, label, row
from ui.screens.assess_round import AssessView, RoundBar, round_label, scrolling
from ui.workbench import Workbench

KEYS = tuple(statement.key for statement in STATEMENTS)


class PulseFigure(WideFigure):
    """The twelve statements; digits answer the marked one and go on, arrows move and change."""

    answered = Signal(str, int)
    """A statement's key and a score; 0 takes the answer away."""

    def __init__(self, bench: Workbench) -> None:
        """Nothing is answered until `show_scores`."""
        super().__init__(bench, self._figure_for)
        self.current = 0
        self.scores: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._round = ""
        self.picked.connect(self._on_picked)

    def show_scores(self, texts: dict[str, str], scores: dict[str, int], assessment: str) -> None:
        """Show a round's answers."""
        self._texts, self.scores, self._round = texts, scores, assessment
        self.lay_out()

    def _figure_for(self, width: float) -> Figure:
        return pulse_board(self._texts, self.scores, surveyed(self.bench.plan, self._round), self.current, width)

    def paint_selection(self, painter: QPainter) -> None:
        """The marked statement is the selection."""

    def go(self, at: int) -> None:
        """Mark a statement by its number from 0."""
        self.current = max(0, min(len(KEYS) - 1, at))
        self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 answer and go on; arrows move and change; Del takes an answer away."""
        key, statement = event.key(), KEYS[self.current]
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.answered.emit(statement, int(key) - int(Qt.Key.Key_0))
            self.go(self.current + 1)
        elif key in moves:
            self.go(self.current + moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            now = self.scores.get(statement, 3 if key == Qt.Key.Key_Left else 2)
            wanted = max(1, min(5, now + (1 if key == Qt.Key.Key_Right else -1)))
            self.answered.emit(statement, wanted)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.answered.emit(statement, 0)
        else:
            super().keyPressEvent(event)

    def _on_picked(self, key: str) -> None:
        statement, _colon, score = key.partition(":")
        if statement in KEYS:
            self.go(KEYS.index(statement))
            if score:
                self.answered.emit(statement, int(score))


class PulseView(AssessView):
    """Statements at the left, the result at the right."""

    closed = N_("The pulse is for the working team; what was agreed from it stands in the profile.")
    watches = frozenset({"assessments", "pulse", "responses", "engagement"})

    def __init__(self, bench: Workbench) -> None:
        """Made once and filled on each refresh."""
        super().__init__(bench)
        self.bar = RoundBar(bench)
        self.board = PulseFigure(bench)
        self.board.answered.connect(self._on_answered)
        self._statements = FigureCard(bench, _("Twelve statements"), self._none, view=self.board)
        self._statements.note.setText(_("1 not at all … 5 everywhere"))
        self._result, self._inside = card()
        self.mean, self.said = label("", "figure"), label("", wrap=True)
        self._subjects = FigureCard(bench, _("By subject"), self._subjects_figure)
        self._survey, survey = card()
        self._survey_said = label("", "secondary", wrap=True)
        self.take_survey = button(bench.look, _("Import survey answers…"), self.import_list, icon_name="import")
        survey.addWidget(label(_("Survey"), "title3"))
        survey.addWidget(self._survey_said)
        survey.addLayout(row(self.take_survey, None))
        self._build()

    def _build(self) -> None:
        self._inside.addWidget(label(_("Result"), "title3"))
        self._inside.addWidget(self.mean)
        self._inside.addWidget(self.said)
        hint = _("Keys: 1–5 answer and go on, up and down move, left and right change, Del takes back.")
        self._inside.addWidget(label(hint, "help", wrap=True))
        right = QVBoxLayout()
        right.setSpacing(16)
        for one in (self._result, self._subjects, self._survey):
            right.addWidget(one)
        right.addStretch(1)
        page = QWidget()
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._statements, 17)
        holder = QWidget()
        right.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(right)
        across.addWidget(holder, 8)
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(12)
        down.addWidget(self.bar)
        down.addLayout(across)
        down.addStretch(1)
        self._area = scrolling(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def _none(self, width: float) -> Figure:
        return Figure(width=width, height=1, shapes=())

    def _subjects_figure(self, width: float) -> Figure:
        return subjects_figure(subject_means(self._scores()), subject_means(self._scores_before()), width)

    # ---- following the plan

    def figure_view(self) -> WideFigure:
        """The statements are the picture to copy."""
        return self.board

    def refresh(self) -> None:
        """Show the round's pulse."""
        scores = self._scores()
        self.bar.refresh(_("{n} of {all} answered").format(n=len(scores), all=len(KEYS)))
        texts = {key: self.pack.pulse[key].text for key in KEYS}
        self.board.show_scores(texts, scores, self.round_id)
        found = maturity_of(self.plan, self.round_id).pulse
        self.mean.setText("–" if found is None else f"{found:.1f}")
        self.said.setText(self._in_words(scores))
        earlier = self.focus.earlier
        self._subjects.note.setText(
            _("mark: {round}").format(round=round_label(earlier)) if self._scores_before() and earlier else ""
        )
        self._subjects.view.lay_out()
        self._show_survey()

    def selection_changed(self) -> None:
        """Mark the selected answer's statement."""
        super().selection_changed()
        for one in self.desk.selection:
            answer = self.plan.pulse.get(one)
            if answer is not None and answer.statement in KEYS:
                self.board.go(KEYS.index(answer.statement))

    def showEvent(self, event: object) -> None:
        """The keys go to the statements at once."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scores(self) -> dict[str, int]:
        return _scores_of(self, self.round_id)

    def _scores_before(self) -> dict[str, int]:
        earlier = self.focus.earlier
        return _scores_of(self, earlier.id) if earlier else {}

    def _in_words(self, scores: dict[str, int]) -> str:
        if not scores:
            return _("Nothing is answered yet. It takes five minutes: read aloud, show fingers, type the digit.")
        means = subject_means(scores)
        lowest = sorted(means, key=lambda subject: means[subject])[:2]
        names = _(" and ").join(_(SUBJECTS[subject]).lower() for subject in lowest)
        left = len(KEYS) - len(scores)
        if left:
            return _("So far the lowest is {names}. {n} still to answer.").format(names=names, n=left)
        return _("Of 5, over twelve statements. Begin where it is lowest: {names}.").format(names=names)

    def _show_survey(self) -> None:
        found = surveyed(self.plan, self.round_id)
        withheld = sum(1 for one in found.values() if one.mean is None)
        if not found:
            text = _("No survey answers in this round yet. A form's export works as it is: one row for each person.")
        else:
            most = max(one.n for one in found.values())
            text = _("Up to {n} answers to a statement stand beside the boxes.").format(n=most)
            if withheld:
                text = _("{text} Fewer than five are not shown: {n} of them.").format(text=text, n=withheld)
        self._survey_said.setText(text)

    # ---- doing

    def _on_answered(self, statement: str, score: int) -> None:
        texts = {key: self.pack.pulse[key].text for key in KEYS}
        words = _("Pulse: {score} for “{text}”") if score else _("Pulse: no answer to “{text}”")
        text = texts[statement] if len(texts[statement]) <= 40 else texts[statement][:40].rsplit(" ", 1)[0] + "…"
        values = {"score": score or None}
        if self.board.scores.get(statement) != (score or None):
            self.keep(PulseAnswer, statement, words.format(score=score, text=text), values)


def _scores_of(view: AssessView, assessment: str) -> dict[str, int]:
    found = view.plan.pulse.where("assessment", assessment)
    return {one.statement: one.score for one in found if one.statement and one.score is not None}

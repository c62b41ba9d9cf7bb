"""Scoring in the room, full screen: votes by voice typed fast and hidden, shown together, one value agreed beside them.

It is what the client sees: no name, no group of fewer than three, nothing of the internal kind.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aiom_workbench.analysis.room import Room, room, who_speaks_first
from aiom_workbench.content import pack_of
from aiom_workbench.plan.assessment import Answer, Rating
from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS, VOICES
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.typed_fast import Vote, read_votes
from aiom_workbench.plan.wording import words
from aiom_workbench.project.rounds import keep_score, keep_votes, scored_in
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.reveal import anchors, reveal
from aiom_workbench.words import _, ngettext
from ui.canvas.painter import paint_shapes
from ui.parts import button, label, restyle, row
from ui.screens.assess_round import AssessView
from ui.style import room_sheet
from ui.theme import Theme
from ui.workbench import Workbench

TOPICS = (*QUESTIONS, *COMPONENTS)
REFERENCE = (1920, 1080)
"""The picture for which the projector's type is made; everything grows and shrinks with the screen."""
LARGEST_TEXT = 1.2
"""How far the setting for larger text reaches here: the votes take what room there is anyway."""


def open_room(view: AssessView, topic: str = "") -> RoomScoring | None:
    """Open the room's scoring full screen on a question or component of the round in focus."""
    if view.desk.project is None or not view.round_id:
        view.desk.say(_("Start a round first: votes belong to a dated round."))
        return None
    window = RoomScoring(view.bench, view.round_id, view.window(), topic or _first_topic(view))
    window.showFullScreen()
    return window


def _first_topic(view: AssessView) -> str:
    """What is selected, else the first question that nobody has scored yet."""
    for one in view.desk.selection:
        thing = view.plan.find(one)
        if isinstance(thing, Answer | Rating):
            return str(getattr(thing, "question", None) or getattr(thing, "component", None) or TOPICS[0].key)
    scored = {one.question for one in view.plan.answers.where("assessment", view.round_id) if one.score is not None}
    return next((question.key for question in QUESTIONS if question.key not in scored), TOPICS[0].key)


class RoomScoring(QWidget):
    """One topic after the other: type votes, Enter shows them, 1 to 5 agrees, Enter keeps and goes on."""

    def __init__(self, bench: Workbench, assessment: str, parent: QWidget, topic: str) -> None:
        """For one round; freed on close."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Scoring in the room"))
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bench, self._round = bench, assessment
        self.theme = Theme("projector")
        self.topic = topic
        self.pending: tuple[Vote, ...] = ()
        self.revealed = False
        self.agreed = 0
        self._scale = 0.0
        self._make_parts()
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_topic(topic)

    # ---- building

    def _make_parts(self) -> None:
        look = self._bench.look
        self.where, self.steps = label("", "label"), Steps(self)
        self.title = label("", "title1", wrap=True)
        self.board = Board(self)
        self.agree_title = label(_("Agree on one"), "title3")
        self.choices = [button(look, str(n), self._on_choice) for n in range(1, 6)]
        for one in self.choices:
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.anchor_title, self.anchor = label("", "strong", wrap=True), label("", "body", wrap=True)
        self.hint = label("", "body", wrap=True)
        self.hint.setObjectName("hint")
        self.line = VotesLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(_("Votes"))
        self.line.setPlaceholderText(_("s4 m3 u2 u2: a letter for the voice, a digit for the vote"))
        self.line.returnPressed.connect(self._on_return)
        self.line.textEdited.connect(self._on_edited)
        self.go_on = button(look, "", self.advance, kind="primary")
        self.go_on.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keys, self.typing = label("", "caption", wrap=True), label("", "caption", wrap=True)

    def _build(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.agree_title)
        side.addLayout(row(*self.choices))
        side.addSpacing(12)
        side.addWidget(self.anchor_title)
        side.addWidget(self.anchor)
        side.addStretch(1)
        self._side = QWidget()
        self._side.setLayout(side)
        middle = QHBoxLayout()
        middle.addWidget(self.board, 1)
        middle.addWidget(self._side)
        self._middle = middle
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.go_on)
        down = QVBoxLayout(self)
        down.addLayout(row(self.where, 24, self.steps, None))
        down.addWidget(self.title)
        down.addLayout(middle, 1)
        down.addWidget(self.hint)
        down.addLayout(foot)
        down.addWidget(self.typing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type grows with the picture."""
        super().resizeEvent(event)
        scale = max(0.4, min(self.width() / REFERENCE[0], self.height() / REFERENCE[1]))
        if abs(scale - self._scale) > 0.001:
            self._scale = scale
            larger = min(LARGEST_TEXT, self._bench.theme.text_scale)
            self.setStyleSheet(room_sheet(self.theme, scale * larger))
            layout = self.layout()
            if layout is not None:
                layout.setContentsMargins(*(round(n * scale) for n in (64, 40, 64, 32)))
                layout.setSpacing(round(20 * scale))
            self._middle.setSpacing(round(64 * scale))
            self._side.setFixedWidth(round(420 * scale * larger))
            self.show_state()

    @property
    def scale(self) -> float:
        """How large the picture is against its reference."""
        return self._scale or 1.0

    # ---- what is shown

    @property
    def top(self) -> int:
        """The end of the topic's scale: 5 for a question, 4 for a component's level."""
        return 5 if any(self.topic == question.key for question in QUESTIONS) else 4

    @property
    def found(self) -> Room:
        """The votes on the topic as the room may see them: those kept before and those typed now."""
        before = self._bench.desk.plan.responses.where("assessment", self._round)
        return room([*((v.voice, v.score) for v in before if v.about == self.topic), *self.pending])

    def show_topic(self, topic: str) -> None:
        """Go to a question or component; votes typed on the one before are kept."""
        self.keep_pending()
        self.topic = topic
        scored = self._scored()
        standing = getattr(scored, "score", None) or getattr(scored, "now", None)
        self.revealed = self.found.n > 0
        self.agreed = int(standing or 0)
        self.line.clear()
        self.show_state()

    def show_state(self) -> None:
        """Show the topic as it stands."""
        question = self.top == 5
        keys = [choice.key for choice in (QUESTIONS if question else COMPONENTS)]
        at = keys.index(self.topic)
        pack = pack_of(self._bench.desk.plan)
        words = _("Question {n} of {all}") if question else _("Component {n} of {all}")
        self.where.setText(words.format(n=at + 1, all=len(keys)))
        self.steps.show_step(at, len(keys))
        title = pack.questions[self.topic].question if question else pack.components[self.topic].name
        self.title.setText(title)
        found = self.found
        self.board.lay_out()
        self._side.setVisible(self.revealed)
        self.line.setVisible(not self.revealed)
        self._show_hint(found)
        self._show_agreed()
        (self if self.revealed else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hint(self, found: Room, trouble: str = "") -> None:
        restyle(self.hint, wrong="true" if trouble else "false")
        if trouble:
            self.hint.setText(trouble)
        elif self.revealed:
            self.hint.setText(who_speaks_first(found))
        else:
            self.hint.setText(_votes_in(found))
        agree = _("1–{top} agree · Enter keep · V more votes · Page up, Page down other questions · Esc leave")
        self.keys.setText(agree.format(top=self.top))
        self.typing.setText(
            _("Enter takes the votes · Enter on an empty line shows them · Page down goes on · Esc leaves")
        )
        self.keys.setVisible(self.revealed)
        self.typing.setHidden(self.revealed)

    def _show_agreed(self) -> None:
        for n, one in enumerate(self.choices, 1):
            one.setChecked(n == self.agreed)
            one.setVisible(n <= self.top)
        text = self._anchor(self.agreed)
        self.anchor_title.setText(_("{n} is chosen when").format(n=self.agreed) if text else "")
        self.anchor.setText(text)
        if not self.revealed:
            self.go_on.setText(_("Show the votes"))
        elif self.agreed:
            self.go_on.setText(_("Keep {n} and go on").format(n=self.agreed))
        else:
            self.go_on.setText(_("Go on without a score"))

    def _anchor(self, score: int) -> str:
        found = self.anchors
        return found[score - 1] if 1 <= score <= len(found) else ""

    @property
    def anchors(self) -> tuple[str, ...]:
        """What each score of the topic means."""
        pack = pack_of(self._bench.desk.plan)
        if self.top == 5:
            return pack.questions[self.topic].anchors
        return tuple(pack.components[self.topic].levels[str(level)].text for level in range(1, self.top + 1))

    def picture(self, width: float, height: float) -> Figure:
        """What stands in the middle: what the scores mean while votes are hidden, then the votes."""
        if self.revealed:
            return reveal(self.found, width, self.scale, self.top, height)
        return anchors(self.anchors, width, self.scale, height)

    # ---- what is done

    def take_votes(self, text: str) -> bool:
        """Take typed votes; says in place what cannot be read. True where they were taken."""
        try:
            votes = read_votes(text)
            too_high = next((score for _voice, score in votes if score > self.top), 0)
            if too_high:
                raise Misfit(_("{n} is off the scale; levels go from 1 to {top}").format(n=too_high, top=self.top))
        except Misfit as misfit:
            said = str(misfit)
            self._show_hint(self.found, said[:1].upper() + said[1:] + ".")
            return False
        self.pending = (*self.pending, *votes)
        self.line.clear()
        self.show_state()
        return True

    def advance(self) -> None:
        """Show the votes; once they are shown, keep what was agreed and go on."""
        if not self.revealed:
            if self.line.text().strip() and not self.take_votes(self.line.text()):
                return
            if self.found.n == 0:
                self._show_hint(self.found, _("There is no vote to show yet: type s4 m3 u2, then Enter."))
                return
            self.revealed = True
            self.show_state()
            return
        self._keep()
        self._step(1)

    def agree(self, score: int) -> None:
        """Choose the agreed value; it is kept when the room goes on."""
        if self.revealed and 1 <= score <= self.top:
            self.agreed = score
            self._show_agreed()

    def keep_pending(self) -> None:
        """Votes that were typed are never lost: kept in one edit, without an agreed value."""
        if self.pending:
            pending, self.pending = self.pending, ()
            with self._bench.desk.edit(_("Votes: {topic}").format(topic=self._name)) as edit:
                keep_votes(edit, self._round, self.topic, pending)

    @property
    def _name(self) -> str:
        return next(words(self._bench.plan, choice) for choice in TOPICS if choice.key == self.topic)

    def _scored(self) -> Answer | Rating | None:
        plan = self._bench.desk.plan
        if self.top == 5:
            return scored_in(plan, self._round, Answer, self.topic)
        return scored_in(plan, self._round, Rating, self.topic)

    def _keep(self) -> None:
        scored, pending = self._scored(), self.pending
        field = "score" if self.top == 5 else "now"
        changed = bool(self.agreed) and getattr(scored, field, None) != self.agreed
        if not pending and not changed:
            return
        self.pending = ()
        with self._bench.desk.edit(_("Votes and agreed score: {topic}").format(topic=self._name)) as edit:
            keep_votes(edit, self._round, self.topic, pending)
            if changed:
                self._keep_agreed(edit)

    def _keep_agreed(self, edit: Edit) -> None:
        if self.top == 5:
            keep_score(edit, self._round, Answer, self.topic, {"score": self.agreed})
        else:
            keep_score(edit, self._round, Rating, self.topic, {"now": self.agreed})

    def _step(self, by: int) -> None:
        keys = [choice.key for choice in TOPICS]
        at = keys.index(self.topic) + by
        if at >= len(keys):
            self.close()
        elif at >= 0:
            self.show_topic(keys[at])

    def _on_return(self) -> None:
        if self.line.text().strip():
            self.take_votes(self.line.text())
        else:
            self.advance()

    def _on_edited(self) -> None:
        self._show_hint(self.found)

    def _on_choice(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.agree(self.choices.index(sender) + 1)
            self._show_agreed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything by keys."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        elif self.revealed and Qt.Key.Key_1 <= key <= Qt.Key.Key_5:
            self.agree(int(key) - int(Qt.Key.Key_0))
        elif self.revealed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.advance()
        elif self.revealed and key == Qt.Key.Key_V:
            self.revealed = False
            self.show_state()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed."""
        self.keep_pending()
        super().closeEvent(event)


class VotesLine(QLineEdit):
    """A line whose Enter is its own: it never reaches the window, which would go on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class Board(QWidget):
    """The middle of the picture, painted in the projector's theme whatever the window wears."""

    def __init__(self, owner: RoomScoring) -> None:
        """Empty until `lay_out`."""
        super().__init__()
        self._owner = owner
        self.figure = Figure(width=1, height=1, shapes=())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def lay_out(self) -> None:
        """Lay the picture out for the room there is."""
        self.figure = self._owner.picture(max(400.0, float(self.width())), float(self.height()))
        self.setAccessibleName(self.figure.title)
        self.setAccessibleDescription(self.figure.alt)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        if self.figure.height > self.height() > 0:
            fit = self.height() / self.figure.height
            painter.scale(fit, fit)
        paint_shapes(painter, self._owner.theme, self.figure.shapes)
        painter.end()


class Steps(QWidget):
    """How far the room is: a short bar a question."""

    def __init__(self, owner: RoomScoring) -> None:
        """Nothing until `show_step`."""
        super().__init__()
        self._owner, self._at, self._of = owner, 0, 1

    def show_step(self, at: int, of: int) -> None:
        """The `at`th (from 0) of `of`."""
        self._at, self._of = at, of
        scale = self._owner.scale
        self.setFixedSize(round(of * 80 * scale), round(36 * scale))
        self.update()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / self._of
        for n in range(self._of):
            painter.setBrush(self._owner.theme.color("accent.fill" if n <= self._at else "chart.ghost"))
            painter.drawRoundedRect(round(n * step), round(self.height() / 2 - 5), round(step * 0.86), 10, 4, 4)
        painter.end()


def _votes_in(found: Room) -> str:
    """How many votes are in, by voice, and no score."""
    if not found.n:
        return _("Everybody decides in silence. Nobody sees a score before all are in.")
    one = {voice.key: voice.label for voice in VOICES}
    named = ((group.n, one[group.voice] if group.n == 1 else group.label) for group in found.groups)
    voices = ", ".join(f"{n} {name.lower()}" for n, name in named)
    n = ngettext("{n} vote is in: {voices}.", "{n} votes are in: {voices}.", found.n)
    return n.format(n=found.n, voices=voices)

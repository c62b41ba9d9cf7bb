"""Interviews and other evidence: a question guide for each role, one line while people talk, all that was heard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout

from aiom_workbench.content.parts import InterviewQuestion
from aiom_workbench.plan.assessment import ATTRIBUTIONS, EVIDENCE_KINDS, Evidence
from aiom_workbench.plan.choices import CATEGORIES
from aiom_workbench.project.raising import raised_from
from aiom_workbench.report.audience import CLIENT
from aiom_workbench.words import N_, _, ngettext
from ui.parts import DropDown, Segments, card, emptied, label, line, restyle, row
from ui.screens.assess_parts import CaptureLine, EvidenceRow
from ui.screens.assess_round import AssessView, scrolling
from ui.workbench import Workbench

SHOWN = 40
STRENGTHS = (("1", N_("One voice")), ("2", N_("Several")), ("3", N_("Shown")))


class InterviewsView(AssessView):
    """The guide at the left, the line and what was kept at the right."""

    watches = frozenset({"evidence", "engagement", "use_cases", "milestones", "interventions", "kpis", "log"})
    adds = ("evidence",)
    imports = "evidence"
    filters = True

    def __init__(self, bench: Workbench) -> None:
        """Made once; the guide follows the role, the list follows the plan."""
        super().__init__(bench)
        self.role = CATEGORIES[0].key
        self.asked = -1
        self._words: tuple[str, ...] = ()
        self.roles = DropDown(bench.look)
        self.roles.setAccessibleName(_("Role"))
        for choice in CATEGORIES:
            self.roles.addItem(self.pack.interviews[choice.key].name, choice.key)
        self.roles.setMinimumContentsLength(12)
        self.roles.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.roles.activated.connect(self._on_role)
        self._guide = QVBoxLayout()
        self._guide.setSpacing(2)
        self.questions: list[GuideRow] = []
        self.capture = CaptureLine(
            bench, _("What was said or seen, Enter. #owner or #data first to say what it is about")
        )
        self.capture.captured.connect(self._on_captured)
        self.capture.line.installEventFilter(self)
        self.source = QLineEdit()
        self.source.setAccessibleName(_("Source"))
        self.source.setPlaceholderText(_("Source: a role or a document"))
        self.source.textEdited.connect(self._on_source)
        self.kinds = DropDown(bench.look)
        self.kinds.setAccessibleName(_("Kind"))
        for choice in EVIDENCE_KINDS:
            self.kinds.addItem(choice.label, choice.key)
        self.kinds.setMinimumContentsLength(11)
        self.kinds.activated.connect(self._on_kind)
        self.attribution = Segments([(choice.key, choice.label) for choice in ATTRIBUTIONS], self._on_attribution)
        self.strength = Segments([(key, _(text)) for key, text in STRENGTHS], self._on_strength)
        self.shown = QCheckBox(_("The client may read it"))
        self.shown.toggled.connect(self._on_shown)
        self.about = label("", "help", wrap=True)
        self._count = label("", "help")
        self._rows: dict[str, EvidenceRow] = {}
        self._none = label(_("Nothing is kept yet. One line and Enter is enough."), "muted", wrap=True)
        self._more = label("", "help")
        self._entries = QVBoxLayout()
        self._entries.setSpacing(10)
        self._build()
        self._begin()

    def _build(self) -> None:
        guide, inside = card()
        inside.addWidget(label(_("Question guide"), "title3"))
        inside.addWidget(self.roles)
        inside.addLayout(self._guide)
        inside.addStretch(1)
        guide_area = scrolling(guide)
        guide_area.setMinimumWidth(240)
        heard, kept = card()
        kept.addWidget(label(_("While people talk"), "title3"))
        kept.addWidget(self.capture)
        kept.addWidget(self.about)
        kept.addLayout(row(self.kinds, self.source))
        kept.addLayout(row(label(_("Quoted"), "muted"), self.attribution, None))
        kept.addLayout(row(label(_("Strength"), "muted"), self.strength, None))
        kept.addWidget(self.shown)
        entries, listed = card()
        listed.addLayout(row(label(_("Evidence"), "title3"), None, self._count))
        listed.addLayout(self._entries)
        listed.addWidget(self._none)
        listed.addWidget(self._more)
        listed.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(heard)
        self.area: QScrollArea = scrolling(entries)
        right.addWidget(self.area, 1)
        self._capture_card = heard
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 0, 24, 24)
        across.setSpacing(16)
        across.addWidget(guide_area, 10)
        across.addLayout(right, 12)

    def _begin(self) -> None:
        self.capture.values = {"kind": "interview", "strength": 1, "attribution": "role", "audience": "internal"}
        self.attribution.show_chosen("role")
        self.strength.show_chosen("1")
        self._take_role()

    # ---- following the plan

    def is_empty(self) -> bool:
        """There is always a guide to begin with."""
        return False

    def add(self, collection: str) -> None:
        """Evidence is written in the line."""
        self.capture.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_filter(self, text: str) -> None:
        """Show only evidence with all these words, a tag included."""
        self._words = tuple(text.lower().split())
        self._show_entries()

    def refresh(self) -> None:
        """Show the guide and the evidence as they stand."""
        self._show_guide()
        self._show_entries()
        self._capture_card.setVisible(self.desk.audience != CLIENT)

    def _show_guide(self) -> None:
        emptied(self._guide)
        guide = self.pack.interviews[self.role]
        minutes = _("{n} minutes. Begin: “{opening}”").format(n=guide.minutes, opening=guide.opening)
        self._guide.addWidget(label(minutes, "secondary", wrap=True))
        self._guide.addWidget(line())
        self.questions = [GuideRow(self, n, question) for n, question in enumerate(guide.questions)]
        for one in self.questions:
            self._guide.addWidget(one)
        self._guide.addWidget(line())
        self._guide.addWidget(label(_("At the end: “{closing}”").format(closing=guide.closing), "secondary", wrap=True))
        self._show_asked()

    def _show_entries(self) -> None:
        found = [entry for entry in self.plan.evidence if _has(entry, self._words)]
        found.sort(key=_newest, reverse=True)
        self._count.setText(ngettext("{n} piece", "{n} pieces", len(found)).format(n=len(found)))
        wanted = [self._row(entry) for entry in found[:SHOWN]]
        kept = {one.entry.id: one for one in wanted}
        for one in self._rows.values():
            if kept.get(one.entry.id) is not one:
                self._entries.removeWidget(one)
                one.hide()
                one.deleteLater()
        self._rows = kept
        for at, one in enumerate(wanted):
            if self._entries.indexOf(one) != at:
                self._entries.insertWidget(at, one)
        self._none.setVisible(not found)
        self._more.setVisible(len(found) > SHOWN)
        self._more.setText(_("and {n} more in the list of evidence").format(n=len(found) - SHOWN))

    def _row(self, entry: Evidence) -> EvidenceRow:
        """The row that stands already, if it would say the same."""
        raised = tuple(thing for thing in raised_from(self.plan, entry.id)) if self.internal else ()
        known = self._rows.get(entry.id)
        if known is not None and (known.entry, known.raised) == (entry, raised) and known.look == self._look:
            return known
        made = EvidenceRow(self.bench, entry, raises=self.internal)
        made.raised, made.look = raised, self._look
        return made

    @property
    def _look(self) -> tuple[str, float, str]:
        return (self.theme.name, self.theme.text_scale, self.desk.audience)

    # ---- the guide

    def ask(self, n: int) -> None:
        """The question being asked; -1 for none. What is kept next is about it."""
        self.asked = n if 0 <= n < len(self.questions) else -1
        self._show_asked()
        self.capture.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_asked(self) -> None:
        for n, one in enumerate(self.questions):
            one.show_asked(n == self.asked)
        question = self.questions[self.asked].question if self.asked >= 0 else None
        self.capture.about = (question.about,) if question else ()
        about = _("About #{key}").format(key=question.about) if question else _("About nothing in particular")
        self.about.setText(_("{about}. Up and down go through the questions.").format(about=about))

    def _take_role(self) -> None:
        name = self.pack.interviews[self.role].name
        self.source.setText(name)
        self.capture.values["source_role"] = name
        self.asked = -1

    def eventFilter(self, watched: object, event: object) -> bool:
        """Up and down in the line go through the questions."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.ask(max(-1, min(len(self.questions) - 1, self.asked + step)))
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _on_role(self, at: int) -> None:
        self.role = str(self.roles.itemData(at))
        self._take_role()
        self._show_guide()

    def _on_captured(self, made: str) -> None:
        self.desk.select(made)

    def _on_source(self, text: str) -> None:
        self.capture.values["source_role"] = text.strip() or None

    def _on_kind(self, at: int) -> None:
        self.capture.values["kind"] = str(self.kinds.itemData(at))

    def _on_attribution(self, key: str) -> None:
        self.capture.values["attribution"] = key

    def _on_strength(self, key: str) -> None:
        self.capture.values["strength"] = int(key)

    def _on_shown(self, shown: bool) -> None:
        self.capture.values["audience"] = "client" if shown else "internal"


class GuideRow(QFrame):
    """A question of the guide; a click asks it."""

    def __init__(self, view: InterviewsView, n: int, question: InterviewQuestion) -> None:
        """The `n`th of the guide."""
        super().__init__()
        self._view, self._n, self.question = view, n, question
        self._words = label(question.question, wrap=True)
        hint = _("listen for {what} · #{about}").format(what=question.listen_for, about=question.about)
        down = QVBoxLayout(self)
        down.setContentsMargins(8, 6, 8, 6)
        down.setSpacing(0)
        down.addWidget(self._words)
        down.addWidget(label(hint, "help", wrap=True))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_asked(self, asked: bool) -> None:
        """Mark it as the one being asked."""
        restyle(self, kind="chosen" if asked else "")
        restyle(self._words, kind="strong" if asked else "body")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask it."""
        self._view.ask(self._n)


def _has(entry: Evidence, words: tuple[str, ...]) -> bool:
    said = " ".join((entry.quote or "", entry.source_role or "", *(f"#{key}" for key in entry.about))).lower()
    return all(word in said for word in words)


def _newest(entry: Evidence) -> tuple[str, str]:
    return (entry.on.isoformat() if entry.on else "", entry.ref)

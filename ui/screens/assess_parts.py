"""Pieces of the Assess screen: evidence beside a score, and the line that captures it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from aiom_workbench.analysis.rounds import STRENGTHS, evidence_for
from aiom_workbench.plan import Thing
from aiom_workbench.plan.assessment import Answer, Evidence, PulseAnswer, Rating, Sign
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.titles import shown, written_date
from aiom_workbench.plan.typed_fast import read_capture
from aiom_workbench.words import _
from ui.parts import column, emptied, label, restyle, row
from ui.raising import Threads, kind_of, raise_button, raise_thing
from ui.workbench import Workbench

Scored = Rating | Answer | Sign | PulseAnswer | None
SHOWN = 3
"""Pieces of evidence shown beside a score before they are counted only."""


class EvidenceBeside(QWidget):
    """The evidence about a score, strongest first, and a line to add some. Says where there is none."""

    def __init__(self, bench: Workbench, key: str) -> None:
        """`key`: of the question, component, sign or statement."""
        super().__init__()
        self._bench, self.key = bench, key
        self.says_none = _("No evidence yet: the score is an opinion.")
        self._down = QVBoxLayout()
        self._down.setSpacing(6)
        self.capture = CaptureLine(bench, _("Add evidence: what was seen or said, Enter"))
        self.capture.about = (key,)
        self.setLayout(column(self._down, self.capture, None, spacing=6))
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]

    def show_for(self, scored: Scored) -> None:
        """Show what supports this score, or that nothing does."""
        emptied(self._down)
        plan = self._bench.plan
        entries = [plan.evidence[one] for one in evidence_for(plan, scored.id if scored else "", self.key)]
        entries.sort(key=_weight, reverse=True)
        own = scored.evidence if scored is not None and not isinstance(scored, PulseAnswer) else None
        if own:
            self._down.addWidget(label(own, "secondary", wrap=True))
        if not entries and not own:
            self._down.addWidget(label(self.says_none, "error", wrap=True))
        for entry in entries[:SHOWN]:
            self._down.addWidget(EvidenceRow(self._bench, entry))
        if len(entries) > SHOWN:
            more = _("and {n} more, under Interviews").format(n=len(entries) - SHOWN)
            self._down.addWidget(label(more, "help"))
        self.capture.setVisible(self._bench.desk.audience != "client")


def _weight(entry: Evidence) -> tuple[int, str]:
    return (entry.strength or 0, entry.on.isoformat() if entry.on else "")


def _about(bench: Workbench, entry: Evidence) -> str:
    """What it speaks to: questions and components by key, things by reference."""
    found = ((key, bench.plan.find(key)) for key in entry.about)
    return ", ".join(f"#{key}" if thing is None else thing.ref or thing.entity.one for key, thing in found)


def evidence_source(bench: Workbench, entry: Evidence) -> str:
    """Who said it as agreed, how strong it is, and when: "Head of R&D · one voice · 2 Apr 2026"."""
    who = entry.source_role if entry.attribution != "none" or entry.kind in ("document", "data", "survey") else ""
    kind = shown(bench.plan, Evidence.entity.by_name["kind"], entry.kind).lower()
    strength = _(STRENGTHS[entry.strength]) if entry.strength else _("strength not judged")
    return " · ".join(part for part in (who or kind, strength, written_date(entry.on) if entry.on else "") if part)


class EvidenceRow(QFrame):
    """A quote with where it comes from; a click selects it."""

    def __init__(self, bench: Workbench, entry: Evidence, *, raises: bool = False) -> None:
        """`raises`: also what it is about, what was raised from it, and a button to raise more."""
        super().__init__()
        self._bench, self.entry = bench, entry
        self.raised: tuple[Thing, ...] = ()
        self.look: tuple[str, float, str] | None = None
        words = label(f"“{entry.quote}”" if entry.kind == "interview" else entry.quote or "", wrap=True)
        source = evidence_source(bench, entry)
        if raises and entry.about:
            source = f"{source} · {_about(bench, entry)}"
        down = column(words, label(source, "help", wrap=True), spacing=0)
        if raises:
            threads = Threads(bench)
            self.raises = raise_button(bench)
            self.raises.menu().triggered.connect(self._on_raise)
            down.addWidget(threads)
            across = row(spacing=12)
            across.addLayout(down, 1)
            across.addWidget(self.raises, 0, Qt.AlignmentFlag.AlignTop)
            self.setLayout(across)
            threads.show_for(entry.id)
        else:
            self.setLayout(down)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _on_raise(self, action: QAction) -> None:
        standing = self._bench.desk.plan.evidence.get(self.entry.id)
        if standing is not None:
            raise_thing(self._bench, kind_of(action), standing)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._bench.desk.select(self.entry.id)


class CaptureLine(QWidget):
    """One line while people talk: Enter keeps a piece of evidence, one edit. What cannot be read is said below."""

    captured = Signal(str)

    def __init__(self, bench: Workbench, hint: str) -> None:
        """`about`, `kind`, `source_role`, `attribution`, `strength` are what the next line is kept with."""
        super().__init__()
        self._bench = bench
        self.about: tuple[str, ...] = ()
        self.values: dict[str, object] = {"kind": "observation", "strength": 1}
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self.setLayout(column(self.line, self.trouble, spacing=2))
        self.line.returnPressed.connect(self._on_return)
        self.line.textEdited.connect(self._on_edited)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the line, not to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_edited(self) -> None:
        self._tell("")

    def _tell(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        restyle(self.line, wrong="true" if text else "false")

    def _on_return(self) -> None:
        desk = self._bench.desk
        if not self.line.text().strip() or desk.project is None:
            return
        try:
            said = read_capture(self.line.text(), self.about)
        except Misfit as misfit:
            self._tell(str(misfit)[:1].upper() + str(misfit)[1:])
            return
        made = ""
        values = {"on": desk.today, "audience": "internal", **self.values, "about": said.about, "quote": said.quote}
        with desk.edit(_("Keep evidence: {quote}").format(quote=_first_words(said.quote))) as edit:
            made = edit.add_values(Evidence, values).id
        if made:
            self.line.clear()
            self.captured.emit(made)


def _first_words(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def bulleted(texts: Iterable[str]) -> QWidget:
    """Short texts as a list."""
    made = QWidget()
    down = QVBoxLayout(made)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(4)
    for text in texts:
        dot = label("·", "muted")
        dot.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = label(text, "secondary", wrap=True)
        line = row(dot, spacing=6)
        line.addWidget(words, 1)
        down.addLayout(line)
    return made

"""What leaves the house: a true preview, for whom, which sections, and what is held back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.file.history import end_of
from aiom_workbench.report.audience import CLIENT, INTERNAL
from aiom_workbench.report.held_back import shares
from aiom_workbench.report.roadmap_document import SECTIONS
from aiom_workbench.words import N_, _
from exports.delivery import Order, document, tracker
from ui.documents import ask_and_write, write
from ui.parts import DropDown, Segments, button, card, emptied, label, row
from ui.screens.export_preview import Preview, SheetPreview
from ui.screens.screen import ScreenSpec, View, ViewSpec
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.session import Changed

KINDS = (("word", N_("Word roadmap")), ("excel", N_("Excel tracker")))
SINCE = ((0, N_("Say nothing of changes")), (30, N_("Changes of 30 days")), (90, N_("Changes of 90 days")))
MORE = (
    ("csv", N_("Tables as CSV…")), ("charts", N_("Pictures as PNG…")),
    ("copy", N_("Project without its history…")), ("json", N_("Plan as JSON…")),
)  # fmt: skip
_SIDE = 320
AFTER_AN_EDIT = 300
"""Milliseconds after an edit before the preview is made anew."""


class ExportView(View):
    """Options at the left, the document at the right."""

    watches = frozenset({"*"})

    def __init__(self, bench: Workbench) -> None:
        """Nothing is chosen but the client, the document and every section."""
        super().__init__(bench)
        self.kind, self.audience, self.days = "word", CLIENT, 0
        self._left_out: set[str] = set()
        self._sheet = 0
        self.page = QTextEdit()
        self.page.setReadOnly(True)
        self.page.setAccessibleName(_("Preview"))
        self.page.setObjectName("paper")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = SheetPreview(self)
        self._table = QTableView()
        self._table.setModel(self.sheet)
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._table.setAccessibleName(_("Preview of the sheet"))
        self._paper = QStackedWidget()
        self._sections = QWidget()
        self._leaving = QWidget()
        self._sheets = DropDown(bench.look)
        self._write = button(bench.look, "", self._ask_where, kind="primary", icon_name="export")
        self._more = button(bench.look, _("Other formats"), icon_name="chevron-down")
        self.formats = QMenu(self._more)
        self.formats.triggered.connect(self._ask_other)
        self._more.setMenu(self.formats)
        self._build()
        self._rest = QTimer(self, singleShot=True, interval=AFTER_AN_EDIT)
        self._rest.timeout.connect(self._on_rest)
        self._is_behind, self._shown_for = False, 0
        bench.odds.arrived.connect(self._on_odds)

    def plan_changed(self, changed: Changed) -> None:
        """The document is made anew when a hand rests: it takes longer than an edit may."""
        self._is_behind = True
        self._rest.start()

    def _on_odds(self) -> None:
        if self._is_behind:
            self._on_rest()

    def _on_rest(self) -> None:
        if not self.isVisible():
            self._stale = True
        elif self._is_behind or self.page.viewport().width() != self._shown_for:
            self.refresh()

    def _build(self) -> None:
        kinds = Segments([(key, _(message)) for key, message in KINDS], self._choose_kind)
        kinds.show_chosen(self.kind)
        readers = Segments([(CLIENT, _("For the client")), (INTERNAL, _("Internal"))], self._choose_audience)
        readers.show_chosen(self.audience)
        since = DropDown(self.bench.look)
        for days, message in SINCE:
            since.addItem(_(message), days)
        since.currentIndexChanged.connect(self._choose_since)
        self._since = since
        self._sheets.currentIndexChanged.connect(self._choose_sheet)
        self.names = QCheckBox(_("Code names in place of names"))
        self.names.setObjectName("code_names")
        self.names.setToolTip(
            _("Nobody is called by their name anywhere in the document, free texts included; posts are left out")
        )
        self.names.toggled.connect(self._choose_names)
        side, inside = card()
        inside.addWidget(label(_("Document"), "label"))
        inside.addWidget(kinds)
        inside.addWidget(label(_("Readers"), "label"))
        inside.addWidget(readers)
        inside.addWidget(self.names)
        inside.addWidget(since)
        inside.addWidget(self._sheets)
        inside.addWidget(self._write)
        inside.addWidget(self._scrolled(self._leaving, self._sections), 1)
        inside.addWidget(self._more)
        side.setFixedWidth(_SIDE)
        paper, around = card(margins=(1, 1, 1, 1))
        self._paper.addWidget(self.page)
        self._paper.addWidget(self._table)
        around.addWidget(self._paper)
        across = row(side, paper, spacing=16)
        across.setContentsMargins(24, 0, 24, 24)
        self.setLayout(across)

    def _scrolled(self, *parts: QWidget) -> QScrollArea:
        inner = QWidget()
        down = QVBoxLayout(inner)
        down.setContentsMargins(0, 8, 8, 0)
        for part in parts:
            part.setLayout(QVBoxLayout())
            found = part.layout()
            assert found is not None
            found.setContentsMargins(0, 0, 0, 0)
            down.addWidget(part)
        down.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    # ---- following the plan and the choices

    @property
    def code_names(self) -> bool:
        """Whether the document calls nobody by their name: as chosen here, or because the window does not."""
        return self.names.isChecked() or self.desk.code_names

    def refresh(self) -> None:
        """Show the document as it would be written now."""
        self.names.setEnabled(not self.desk.code_names)
        is_word = self.kind == "word"
        self._write.setText(_("Write {document}…").format(document=dict(_named(KINDS))[self.kind]))
        self._since.setVisible(is_word)
        self._sheets.setVisible(not is_word)
        self._show_sections()
        self._show_leaving()
        self._show_formats()
        self._show_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def _show_sections(self) -> None:
        into = self._sections.layout()
        assert into is not None
        emptied(into)
        if self.kind != "word":
            return
        into.addWidget(label(_("Sections"), "label"))
        for key in SECTIONS:
            box = QCheckBox(_SECTION_NAMES[key])
            box.setObjectName(key)
            box.setChecked(key not in self._left_out)
            box.toggled.connect(self._choose_section)
            into.addWidget(box)

    def _show_leaving(self) -> None:
        into = self._leaving.layout()
        assert into is not None
        emptied(into)
        found = shares(self.desk.plan)
        into.addWidget(label(_("What leaves"), "label"))
        said = ", ".join(f"{s.leaving} {s.name.lower()}" for s in found if s.leaving > 1)
        if self.audience == INTERNAL:
            said = _("Everything, judgements of people included. Not for the client.")
        into.addWidget(label(said, "help", wrap=True))
        if self.audience == CLIENT:
            into.addWidget(label(_("What is held back"), "label"))
            for share in found:
                if share.in_words():
                    into.addWidget(label(share.in_words(), "help", wrap=True))

    def _show_preview(self) -> None:
        project = self.desk.project
        if project is None:
            return
        self._is_behind, self._shown_for = False, self.page.viewport().width()
        if self.bench.odds.of(self.desk.plan, self.desk.today) is None:
            self._is_behind = True  # what was shown stays until they can be written down
            return
        self._paper.setCurrentIndex(0 if self.kind == "word" else 1)
        if self.kind == "word":
            preview = Preview(self.page.document(), self.page.viewport().width() - 8)
            preview.show_document(document(project, self.order))
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            found = tracker(project, self.order)
            self._fill_sheets([sheet.spec.title for sheet in found.sheets])
            self.sheet.show_sheet(found.sheets[min(self._sheet, len(found.sheets) - 1)])

    def _fill_sheets(self, names: list[str]) -> None:
        if [self._sheets.itemText(i) for i in range(self._sheets.count())] != names:
            self._sheets.blockSignals(True)
            self._sheets.clear()
            self._sheets.addItems(names)
            self._sheets.blockSignals(False)

    # ---- choices

    def _choose_kind(self, key: str) -> None:
        self.kind = key
        self.refresh()

    def _choose_audience(self, key: str) -> None:
        self.audience = key
        self.refresh()

    def _choose_since(self, at: int) -> None:
        self.days = SINCE[at][0]
        self._show_preview()

    def _choose_names(self, _on: bool) -> None:
        self._show_preview()

    def _choose_sheet(self, at: int) -> None:
        self._sheet = max(0, at)
        self._show_preview()

    def _choose_section(self, on: bool) -> None:
        sender = self.sender()
        if sender is not None:
            (self._left_out.discard if on else self._left_out.add)(sender.objectName())
            self._show_preview()

    # ---- writing

    @property
    def order(self) -> Order:
        """What is shown, and would be written."""
        return Order(
            kind=self.kind,
            today=self.desk.today,
            audience=self.audience,
            since=end_of(self.desk.today - timedelta(days=self.days)) if self.days and self.kind == "word" else None,
            sections=tuple(key for key in SECTIONS if key not in self._left_out) if self.kind == "word" else None,
            code_names=self.code_names,
        )

    def _show_formats(self) -> None:
        self.formats.clear()
        for kind, message in MORE:
            if kind != "json" or self.audience == INTERNAL:
                self.formats.addAction(_(message)).setData(kind)

    def _ask_other(self, chosen: QAction) -> None:
        ask_and_write(self.bench, self.window(), replace(self.order, kind=str(chosen.data())))

    def _ask_where(self) -> None:
        ask_and_write(self.bench, self.window(), self.order)

    def write(self, path: Path) -> None:
        """Write what is shown."""
        write(self.bench, self.order, path)


def _named(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(key, _(message)) for key, message in pairs]


_SECTION_NAMES = {
    "summary": N_("Executive summary"), "plan-on-a-page": N_("Plan on a page"), "context": N_("Context"),
    "vision": N_("Case for change"), "baseline": N_("Baseline"), "model": N_("Target operating model"),
    "decision-rights": N_("Decision rights and roles"), "people": N_("Sponsors and people"),
    "use-cases": N_("Use cases and gates"), "governance": N_("Governance"), "roadmap": N_("Roadmap"),
    "impacts": N_("Change impacts"), "interventions": N_("Interventions"), "upskilling": N_("Upskilling"),
    "measures": N_("Feedback and measures"), "benefits": N_("Benefits and costs"), "raid": N_("Risks and decisions"),
    "next-90-days": N_("Next 90 days"), "charter": N_("Charter pack"), "changes": N_("What changed"), "appendices": N_("Appendices"),
}  # fmt: skip

SCREEN = ScreenSpec("export", (ViewSpec("documents", N_("Documents"), ExportView),))

"""Text that was being typed when a session ended badly: offered back, field by field, as one edit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.file.drafts import LOOSE
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.words import _, ngettext
from ui.moments import spoken
from ui.parts import button, column, label, row
from ui.shell import Shell
from ui.workbench import Workbench
from ui.written import read

if TYPE_CHECKING:
    from aiom_workbench.file.drafts import Draft

KEY = "left-text"


class LeftTextDialog(QDialog):
    """Lists the texts, each with its thing and field; those that are ticked are put back."""

    def __init__(self, bench: Workbench, window: Shell, drafts: list[Draft]) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Text that was being typed"))
        self.bench, self.window_, self.drafts = bench, window, drafts
        self.ticks: list[QCheckBox] = []
        inside = QWidget()
        listed = column(*(self._one(draft) for draft in drafts), None, spacing=16)
        inside.setLayout(listed)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 16)
        down.setSpacing(12)
        down.addWidget(label(_("Text that was being typed"), "title1"))
        words = _("The last session ended before these fields were left. What is ticked is put into its field, as one "
                  "edit that can be undone; any text here can be copied.")  # fmt: skip
        down.addWidget(label(words, "secondary", wrap=True))
        down.addWidget(area, 1)
        put = button(bench.look, _("Put back what is ticked"), self.put_back, kind="primary")
        later, away = (
            button(bench.look, _("Later"), self.reject),
            button(bench.look, _("Throw all away"), self.throw_away),
        )
        down.addLayout(row(away, None, put, later))
        self.resize(640, 520)

    def _one(self, draft: Draft) -> QVBoxLayout:
        plan = self.bench.desk.plan
        thing = plan.find(draft.thing_id)
        field = thing.entity.by_name.get(draft.field) if thing is not None else None
        tick = QCheckBox()
        named = title_with_ref(plan, thing) if thing is not None else _("Something that is no longer in the plan")
        where = draft.field if draft.thing_id == LOOSE else f"{named}, {field.label}" if field is not None else named
        tick.setAccessibleName(where)
        text = QPlainTextEdit(draft.text)
        text.setReadOnly(True)
        text.setAccessibleName(where)
        text.setFixedHeight(64 if len(draft.text) > 80 else 34)
        wrong = "" if field is not None else _("It belongs to nothing in the plan yet: copy it from here.")
        if field is not None:
            try:
                read(plan, field, draft.text, self.bench.desk.today)
            except Misfit:
                wrong = _("As it stands it does not fit the field; copy it from here.")
        tick.setChecked(not wrong)
        tick.setEnabled(not wrong)
        self.ticks.append(tick)
        head = row(tick, label(where, "strong"), None, label(spoken(draft.at), "muted"))
        made = column(head, text, spacing=4)
        if wrong:
            copies = button(
                self.bench.look, _("Copy"), partial(QGuiApplication.clipboard().setText, draft.text), kind="link"
            )
            told = row(copies)
            told.insertWidget(0, label(wrong, "help", wrap=True), 1)
            made.addLayout(told)
        return made

    def put_back(self) -> None:
        """Put the ticked texts into their fields, as one edit."""
        desk = self.bench.desk
        wanted = []
        for draft, tick in zip(self.drafts, self.ticks, strict=True):
            thing = desk.plan.find(draft.thing_id)
            if tick.isChecked() and thing is not None:
                value = read(desk.plan, thing.entity.by_name[draft.field], draft.text, desk.today)
                wanted.append((draft.thing_id, draft.field, value))
        with desk.edit(_("Bring back text that was being typed")) as edit:
            for thing_id, field, value in wanted:
                standing = edit.plan.find(thing_id)
                if standing is not None:
                    edit.set_values(standing, {field: value})
        if all(getattr(desk.plan.find(thing_id), field) == value for thing_id, field, value in wanted):
            self.throw_away()

    def throw_away(self) -> None:
        """Forget them all."""
        self.bench.drafts.forget_left_over()
        self.window_.banners.drop(KEY)
        self.accept()


def offered(drafts: list[Draft]) -> str:
    """What the banner says."""
    said = ngettext("The last session ended while {n} text was being typed. It was kept.",
                    "The last session ended while {n} texts were being typed. They were kept.", len(drafts))  # fmt: skip
    return said.format(n=len(drafts))

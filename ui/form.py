"""The form of a thing: one editor for each field, labels above, short ones two in a row.

Used by the inspector and by the screens of single things. A field is an edit when it is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Field, Kind, Misfit
from aiom_workbench.plan.things import Entity
from aiom_workbench.plan.titles import title_with_ref
from aiom_workbench.report.audience import seen_fields
from aiom_workbench.report.text_width import text_width
from aiom_workbench.words import _
from ui.editors import FieldEditor, LineEditor, LongEditor, make_editor, misfit_text
from ui.journal import write_about
from ui.models.columns import MARKS
from ui.parts import button, label, restyle
from ui.workbench import Workbench

SHORT = 19
"""Fields declared no wider than this stand two in a row."""
WIDEST_CHOICE = 84
"""Pixels that a choice's label may have, its mark included, to stand two in a row."""


def fields_for(plan: Plan, entity: Entity, audience: str) -> list[Field]:
    """The fields that a form shows to this audience."""
    return [field for field in seen_fields(plan, entity, audience) if field.kind is not Kind.DATA]


class Form(QWidget):
    """Editors for the fields of one kind of thing; shows one thing at a time.

    `first` names the fields that stand open; the others wait behind a button that counts them.
    """

    def __init__(
        self, bench: Workbench, entity: Entity, fields: Sequence[Field], *, columns: int = 2, first: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.bench = bench
        self.entity = entity
        self.editors: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._wrong: set[str] = set()
        self._thing: Thing | None = None
        self._others: tuple[Thing, ...] = ()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        rest = [field for field in fields if first and field.name not in first]
        open_ones = [field for field in fields if field not in rest]
        self._grid(down, open_ones, columns)
        self.more = button(bench.look, "", self._on_more, kind="link")
        self._rest = QWidget()
        if rest:
            self.more.setText(_("All {n} fields").format(n=len(fields)))
            down.addWidget(self.more)
            within = QVBoxLayout(self._rest)
            within.setContentsMargins(0, 0, 0, 0)
            self._grid(within, rest, columns)
            self._rest.hide()
            down.addWidget(self._rest)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _grid(self, down: QVBoxLayout, fields: Sequence[Field], columns: int) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        down.addLayout(grid)
        row, at = 0, 0
        for field in fields:
            wide = not _is_short(field)
            if wide and at:
                row, at = row + 4, 0
            self._place_one(grid, field, row, at, columns if wide else 1)
            at = columns if wide else at + 1
            if at >= columns:
                row, at = row + 4, 0

    def _place_one(self, grid: QGridLayout, field: Field, row: int, at: int, span: int) -> None:
        editor = make_editor(self.bench, field)
        editor.setObjectName(field.name)
        editor.setMinimumWidth(0)
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, editor.sizePolicy().verticalPolicy())
        name = label(field.label, "label")
        name.setBuddy(editor)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        note = label("", "help", wrap=True)
        note.hide()
        cast("Signal", editor.left).connect(self._on_left)  # type: ignore[attr-defined]
        grid.addWidget(name, row, at, 1, span)
        grid.addWidget(editor, row + 1, at, 1, span)
        grid.addWidget(note, row + 2, 0 if at else at, 1, -1)
        grid.setRowMinimumHeight(row, round(20 * self.bench.theme.text_scale))
        grid.setRowMinimumHeight(row + 3, 8)
        self.editors[field.name] = editor
        self._notes[field.name] = note

    def show_all(self, shown: bool = True) -> None:
        """Open or close the fields behind the button."""
        if self._rest.layout() is None:
            return
        self._rest.setVisible(shown)
        total = len(self.editors)
        self.more.setText(_("Fewer fields") if shown else _("All {n} fields").format(n=total))

    def reveal(self, name: str) -> None:
        """See that a field is not among those put away."""
        if name in self.editors and self.editors[name].parentWidget() is self._rest:
            self.show_all()

    def _on_more(self) -> None:
        self.show_all(self._rest.isHidden())

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for name, editor in self.editors.items():
            if name not in self._wrong:
                helped = editor is now and bool(self.entity.by_name[name].help)
                self._notes[name].setText(self.entity.by_name[name].help if helped else "")
                self._notes[name].setVisible(helped)

    @property
    def thing(self) -> Thing | None:
        """The thing shown."""
        return self._thing

    def show_thing(self, thing: Thing, others: tuple[Thing, ...] = ()) -> None:
        """Show a thing; an edit is made to the `others` of its kind too. What is typed and not yet left is finished first, unless it is the same thing."""
        same = self._thing is not None and self._thing.id == thing.id
        if not same:
            self.finish()
            write_about(self, thing.id)
        self._thing, self._others = thing, others
        drafts = {} if same else self.bench.drafts.of(thing.id)
        for name, editor in self.editors.items():
            known = cast("FieldEditor", editor)
            if same and editor.hasFocus() and known.is_dirty():
                continue
            known.show_value(getattr(thing, name))
            masked = self.bench.desk.is_masked(thing.id, name)
            editor.setEnabled(not masked)
            editor.setToolTip(
                _("What stands here is not shown in this view, so it cannot be changed here") if masked else ""
            )
            self._say(name, "")
            if name in drafts and not masked:
                self._take_up(name, editor, drafts[name])

    def finish(self) -> None:
        """Make edits of what is typed and not yet left."""
        for name in list(self.editors):
            self._commit(name)

    # ---- inside

    def _take_up(self, name: str, editor: QWidget, text: str) -> None:
        """Go on with a text that was typed and never left."""
        if isinstance(editor, LineEditor):
            editor.setText(text)
        elif isinstance(editor, LongEditor):
            editor.setPlainText(text)
        else:
            return
        self.reveal(name)
        note = self._notes[name]
        note.setText(_("Typed earlier and not finished; Escape takes it back"))
        note.show()

    def _on_left(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget):
            self._commit(sender.objectName())

    def _commit(self, name: str) -> None:
        editor = cast("FieldEditor", self.editors[name])
        thing, field = self._thing, self.entity.by_name[name]
        if thing is None or not editor.is_dirty():
            self._say(name, "")
            if thing is not None:
                self.bench.drafts.forget(thing.id, name)
            return
        try:
            value = editor.value()
        except Misfit as misfit:
            self._say(name, misfit_text(field, str(misfit)))
            return
        self._say(name, "")
        standing = self.bench.desk.plan.find(thing.id)
        if standing is None or getattr(standing, name) == value:
            editor.show_value(value)
            self.bench.drafts.forget(thing.id, name)
            return
        self._thing = standing
        together = [standing, *(other for other in self._others if self.bench.desk.plan.find(other.id) is not None)]
        named = title_with_ref(self.bench.desk.plan, standing)
        if len(together) > 1:
            named = _("{n} {things}").format(n=len(together), things=self.entity.many.lower())
        editor.show_value(value)
        with self.bench.desk.edit(_("Set {field} of {thing}").format(field=field.label.lower(), thing=named)) as edit:
            for one in together:
                edit.set_values(one, {name: value})
        now = self.bench.desk.plan.find(thing.id)
        if now is not None and getattr(now, name) == value:
            self.bench.drafts.forget(thing.id, name)
        elif now is not None and self.bench.desk.project is not None and self.bench.desk.project.read_only:
            editor.show_value(getattr(now, name))

    def _say(self, name: str, message: str) -> None:
        if (name in self._wrong) == bool(message) and not message:
            return
        note = self._notes[name]
        note.setText(message)
        note.setVisible(bool(message))
        if bool(message) != (name in self._wrong):
            (self._wrong.add if message else self._wrong.remove)(name)
            restyle(self.editors[name], wrong="true" if message else "false")
            restyle(note, kind="error" if message else "help")


def _is_short(field: Field) -> bool:
    listed = field.kind in (Kind.LONG_TEXT, Kind.LINK, Kind.LINKS, Kind.CHOICES, Kind.FLAGS, Kind.TEXTS)
    if field.kind is Kind.CHOICE:
        widest = max(text_width(choice.label, 13) for choice in field.choices)
        return widest + (22 if field.name in MARKS else 0) <= WIDEST_CHOICE
    return not listed and field.width <= SHORT

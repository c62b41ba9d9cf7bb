"""Raising from a thing, and the thread to what was raised: one button and one list for every screen and the inspector."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aiom_workbench.content import pack_of
from aiom_workbench.plan import Thing
from aiom_workbench.project.raising import KIND, KINDS, raise_from, raised_from
from aiom_workbench.words import _
from ui.parts import button, emptied, label, row
from ui.workbench import Workbench


def raise_button(bench: Workbench, text: str = "") -> QPushButton:
    """A button with the kinds that can be raised; its `raised` menu emits `triggered` with the kind as data."""
    made = button(bench.look, text or _("Raise"), icon_name="flag")
    menu = QMenu(made)
    for kind in KINDS:
        menu.addAction(kind.label).setData(kind.key)
    made.setMenu(menu)
    return made


def kind_of(action: QAction) -> str:
    """The kind that a menu entry raises."""
    return str(action.data())


class Threads(QWidget):
    """What was raised from a thing, each a link to go there; nothing at all where nothing was."""

    def __init__(self, bench: Workbench) -> None:
        """Empty until `show_for`."""
        super().__init__()
        self._bench = bench
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(2)

    def show_for(self, thing_id: str) -> None:
        """Show the threads that begin at this thing."""
        emptied(self._down)
        found = list(raised_from(self._bench.plan, thing_id)) if thing_id else []
        self.setVisible(bool(found))
        for thing in found:
            name = getattr(thing, "name", None) or getattr(thing, "title", None) or ""
            link = ThreadLink(f"{thing.ref} {name}", thing.id)
            link.clicked.connect(self._on_link)
            across = row(label(_("raised:"), "muted"), spacing=6)
            across.addWidget(link, 1)
            self._down.addLayout(across)

    def _on_link(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._bench.desk.go_to(str(sender.property("thing")))


class ThreadLink(QPushButton):
    """A link in one line that gives way, with dots, instead of widening what it stands in."""

    def __init__(self, text: str, thing_id: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._text = self.text()
        self.setProperty("kind", "link")
        self.setProperty("thing", thing_id)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width() - 2))


def raise_thing(bench: Workbench, kind: str, source: Thing | Callable[[Any], Thing]) -> None:
    """Raise something of this kind in one edit, and offer the way to it. `source` may be made in the edit."""
    desk, made = bench.desk, None
    if desk.project is None:
        return
    with desk.edit(_("Raise {kind}").format(kind=KIND[kind].label.lower())) as edit:
        made = raise_from(edit, pack_of(desk.plan), source(edit) if callable(source) else source, kind, desk.today)
    if made is not None and desk.plan.find(made.id) is not None:
        desk.select(made.id)
        words = _("{ref} is raised; its thread leads back here.").format(ref=made.ref)
        desk.say(words, _("Go to {ref}").format(ref=made.ref), _Go(bench, made.id))


class _Go:
    """Goes to a thing, for a message's button."""

    def __init__(self, bench: Workbench, thing_id: str) -> None:
        self._bench, self._id = bench, thing_id

    def __call__(self) -> None:
        self._bench.desk.go_to(self._id)

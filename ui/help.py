"""Help: the sheet of all keys, help on a screen, and what this program is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLayout, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.words import _
from ui.actions import ACTIONS, MENUS, OTHER_KEYS
from ui.help_texts import HOW, TABLES
from ui.parts import button, column, label, line, row
from ui.screens import place_named
from ui.workbench import Workbench


class _Sheet(QDialog):
    """A dialog with a title and something to read."""

    def __init__(self, bench: Workbench, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.inside = QWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.inside)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 16)
        down.setSpacing(12)
        down.addWidget(label(title, "title1"))
        down.addWidget(area, 1)
        down.addLayout(row(None, button(bench.look, _("Close"), self.accept)))


class KeySheet(_Sheet):
    """All keys, by menu."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(bench, parent, _("All keys"))
        sides = (column(), column())
        self.inside.setLayout(row(*sides, 8, spacing=32))
        groups = [(_(text), [(a.keys, a.label) for a in ACTIONS if a.menu == key and a.keys]) for key, text in MENUS]
        groups.append((_("Tables and pictures"), [(keys, _(text)) for keys, text in OTHER_KEYS]))
        for at, (title, lines) in enumerate(groups):
            if not lines:
                continue
            parts: list[QWidget | QLayout | int | None] = [
                label(title, "title3"),
                line(),
                *(row(label(text), None, label(keys, "muted")) for keys, text in lines),
            ]
            sides[at % 2 if at < 4 else 1].addLayout(column(*parts, 16, spacing=6))
        for side in sides:
            side.addStretch(1)
        self.resize(760, 640)


class HelpSheet(_Sheet):
    """What the screen in front is for, and its first keys."""

    def __init__(self, bench: Workbench, parent: QWidget, screen: str) -> None:
        place = place_named(screen) if screen else None
        super().__init__(bench, parent, place.title if place else _("Help"))
        down = QVBoxLayout(self.inside)
        down.setContentsMargins(0, 0, 12, 0)
        down.setSpacing(10)
        said: set[str] = set()
        for view in place.spec().views if place else ():
            how = HOW.get(f"{screen}:{view.name}", "")
            told = [view.empty.sentences] if view.empty is not None and view.empty.sentences not in said else []
            if how:
                down.addWidget(label(view.label, "title3"))
                down.addWidget(label(" ".join(map(_, [*told, how])), wrap=True))
                said.update(told)
        if place and any(f"{screen}:{view.name}" not in HOW for view in place.spec().views):
            down.addWidget(label(_("Tables"), "title3"))
            down.addWidget(label(_(TABLES), wrap=True))
        down.addWidget(
            label(_("Everything is saved as you go; any edit can be undone with Ctrl+Z."), "secondary", wrap=True)
        )
        down.addWidget(
            label(_("Ctrl+K finds any thing and any action. Shift+F1 lists all keys."), "secondary", wrap=True)
        )
        down.addStretch(1)
        self.resize(640, 560)


def about_text() -> str:
    """Version and licences."""
    try:
        number = version("aiom-workbench")
    except PackageNotFoundError:
        number = ""
    return _("Version {number}. Works without a network; everything stays in your files. "
             "Set in Inter, under the SIL Open Font License. Made with Qt for Python, under the LGPL.").format(number=number)  # fmt: skip

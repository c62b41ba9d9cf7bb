"""The filter by theme: a menu in the status bar that chooses, a chip over every screen that says so and ends it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from aiom_workbench.words import _, ngettext
from ui.parts import OneLine, button, label
from ui.workbench import Workbench

NAMED = 2
"""Themes that are named in the chip; more are counted, and checked in the menu."""


class ThemeMenu(QToolButton):
    """Which themes are looked at: none means all."""

    def __init__(self, bench: Workbench) -> None:
        """A button with a menu of the plan's themes, each on or off."""
        super().__init__()
        self._bench = bench
        self.setProperty("kind", "ghost")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(20, 16))
        self.setAccessibleName(_("Show only what serves a theme"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        menu.triggered.connect(self._on_chosen)
        self.setMenu(menu)

    def refresh(self) -> None:
        """Say how many themes are chosen; gone while the plan has none."""
        desk = self._bench.desk
        chosen = len(desk.themes)
        self.setVisible(bool(desk.project is not None and desk.plan.themes))
        some = ngettext("{n} strategic theme", "{n} strategic themes", chosen).format(n=chosen)
        text = some if chosen else _("All strategic themes")
        self.setText(f"{text}  ▾")

    def offer(self) -> None:
        """Open the menu, as a click on the button does."""
        self.menu().popup(self.mapToGlobal(self.rect().topLeft()))

    def _fill(self) -> None:
        desk, menu = self._bench.desk, self.menu()
        menu.clear()
        for key, text in (
            ("", _("All strategic themes")),
            *((theme.id, theme.name or theme.ref) for theme in desk.plan.themes),
        ):
            action = menu.addAction(text.replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in desk.themes or (not key and not desk.themes))

    def _on_chosen(self, action: object) -> None:
        desk, key = self._bench.desk, str(action.data())  # type: ignore[attr-defined]
        if not key:
            desk.show_themes()
        else:
            desk.show_themes(*({*desk.themes} ^ {key}))


class ThemeChip(QWidget):
    """Says that only what serves the chosen themes is shown, how much of it there is, and ends it with one click."""

    def __init__(self, bench: Workbench) -> None:
        """Hidden until `show_for` finds themes chosen."""
        super().__init__()
        self._bench = bench
        self.said = OneLine("", "strong")
        self.count = label("", "secondary")
        self.off = button(bench.look, _("Show everything"), self._on_off, kind="ghost", icon_name="close")
        across = QHBoxLayout(self)
        across.setContentsMargins(36, 0, 28, 12)
        across.setSpacing(12)
        across.addWidget(self.said, 1)
        across.addWidget(self.count)
        across.addWidget(self.off)
        self.hide()

    def show_for(self, place: str, collections: tuple[str, ...]) -> None:
        """Say it on this screen, over a view of these collections."""
        desk = self._bench.desk
        self.setVisible(bool(desk.themes))
        if not desk.themes:
            return
        names = [theme.name or theme.ref for theme in desk.plan.themes if theme.id in desk.themes]
        few = _(" or ").join(f"“{name}”" for name in names) if len(names) <= NAMED else ""
        some = _("one of {n} strategic themes").format(n=len(names))
        self.said.say(_("Only what serves {themes}").format(themes=few or some))
        from aiom_workbench.analysis.serving import SERVES  # not before the first paint

        counted = next((name for name in collections if name in SERVES), "")
        self.count.setText(_("documents hold everything") if place == "export" else self._counted(counted))

    def _counted(self, collection: str) -> str:
        if not collection:
            return ""
        desk = self._bench.desk
        entity, n = desk.plan.entities()[collection], len(desk.shown.collections[collection])
        return _("{n} of {all} {things}").format(
            n=n, all=len(desk.whole.collections[collection]), things=entity.many.lower()
        )

    def _on_off(self) -> None:
        self._bench.desk.show_themes()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._bench.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent.fill"))
        painter.setBrush(theme.color("accent.soft"))
        painter.drawRoundedRect(QRectF(24.5, 0.5, self.width() - 49, self.height() - 13), 4, 4)
        painter.end()

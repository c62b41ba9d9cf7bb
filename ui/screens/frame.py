"""The frame of a screen: the toolbar, the views stacked below it, the empty state in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.words import N_, _
from ui.icons import icon
from ui.journal import is_search, written_in
from ui.parts import Segments, button, emptied, label, row
from ui.screens import Place
from ui.screens.empty_state import EmptyState
from ui.screens.internal_only import InternalOnly
from ui.screens.screen import Empty, ScreenSpec, Tool, View, ViewSpec
from ui.screens.theme_chip import ThemeChip
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.project.session import Changed


NOTHING_SERVES = Empty(
    N_("Nothing here serves the chosen theme"),
    N_("Only what serves it is shown on every screen. Give a use case its theme, or raise something from a use case, and it stands here."),
    N_("Show everything"),
)  # fmt: skip


class Screen(QWidget):
    """A screen in the window. Views are built when first shown."""

    view_shown = Signal(str)

    def __init__(self, bench: Workbench, place: Place, spec: ScreenSpec) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bench, self.place, self.spec = bench, place, spec
        self._views: dict[str, View] = {}
        self._current = ""
        self._toolbar = QWidget()
        self._toolbar.setFixedHeight(bench.theme.size("toolbar"))
        self._across = QHBoxLayout(self._toolbar)
        self._across.setContentsMargins(24, 0, 24, 0)
        self._across.setSpacing(8)
        self._filter = self._make_filter()
        self.chip = ThemeChip(bench)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self.chip)
        column.addWidget(self._filter)
        column.addWidget(self._stack, 1)
        self._empty = EmptyState(bench)
        self._empty.first_action.connect(self._on_first_action)
        self._stack.addWidget(self._empty)
        self._closed = InternalOnly()
        self._stack.addWidget(self._closed)

    # ---- views

    @property
    def view_name(self) -> str:
        """The view shown."""
        return self._current

    @property
    def view(self) -> View:
        """The view shown; it stands behind the empty state while there is nothing in it."""
        return self._views[self._current]

    def show_view(self, name: str = "") -> None:
        """Show a view by name; an unknown name or "" shows the one shown last, or the first."""
        known = [spec.name for spec in self.spec.views]
        wanted = name if name in known else self._current or known[0]
        if wanted not in self._views:
            made = self._spec(wanted).make(self.bench)
            written_in(made, f"{self.place.title}, {self._spec(wanted).label}")
            self._views[wanted] = made
            made.tools_changed.connect(self.retool)
            self._stack.addWidget(made)
        self._current = wanted
        self.retool()
        self._show_right_thing()
        self.view_shown.emit(wanted)

    def _spec(self, name: str) -> ViewSpec:
        return next(spec for spec in self.spec.views if spec.name == name)

    def _show_right_thing(self) -> None:
        spec, view = self._spec(self._current), self.view
        self.chip.show_for(self.place.name, spec.collections)
        empty = NOTHING_SERVES if self._hides_all() else spec.empty
        target: QWidget = view
        if view.is_closed:
            self._closed.words.setText(_(view.closed))
            target = self._closed
        elif empty is not None and view.is_empty():
            self._empty.show_for(empty, self.place.icon)
            target = self._empty
        if self._stack.currentWidget() is not target:
            self._stack.setCurrentWidget(target)
            self.retool()
        view.catch_up()

    def _hides_all(self) -> bool:
        """Whether the view would have something to show, were there no themes chosen."""
        names = self._spec(self._current).collections
        return bool(self.bench.desk.themes) and any(self.bench.desk.whole.collections[name] for name in names)

    # ---- what happens around it

    def take_change(self, changed: Changed) -> None:
        """A change was committed."""
        for view in self._views.values():
            view.take_change(changed)
        if self.isVisible() and self._current:
            self._show_right_thing()

    def make_stale(self) -> None:
        """Another project, audience or theme."""
        for view in self._views.values():
            view.make_stale()
        if self._current:
            self._toolbar.setFixedHeight(self.bench.theme.size("toolbar"))
            self._show_right_thing()
            self.retool()

    def take_selection(self) -> None:
        """The selection changed."""
        for view in self._views.values():
            view.take_selection()

    def come_to_front(self) -> None:
        """The screen was chosen."""
        self.show_view()

    def finish_editing(self) -> None:
        """Commit an open editor."""
        for view in self._views.values():
            view.finish_editing()

    def add_first(self) -> None:
        """What the Add button does."""
        if self.view.adds:
            self._add(self.view.adds[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._current and event.size().width() != event.oldSize().width():
            self.retool()

    def toggle_filter(self) -> None:
        """Show the filter with the cursor in it, or put it away."""
        if self.view.filters:
            self._filter.setVisible(not self._filter.isVisible())
            if self._filter.isVisible():
                self._filter_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            else:
                self._filter_line.clear()

    # ---- the toolbar

    def retool(self) -> None:
        """Build the toolbar anew, as wide as there is room: labels give way to icons, then views to a menu."""
        most = len([spec for spec in self.spec.views if not spec.more])
        fewer = [(n, small) for small in (False, True) for n in range(most, 0, -1)]
        for icons_only, shown, small in ((False, most, False), *((True, n, small) for n, small in fewer)):
            self._fill_toolbar(icons_only=icons_only, shown=shown, small=small)
            if self._needed_width() <= self.width():
                return

    def _needed_width(self) -> int:
        """What the toolbar asks for, once the style sheet has reached its new buttons."""
        items = (self._across.itemAt(at) for at in range(self._across.count()))
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        for part in parts:
            part.show()  # a new widget counts as hidden, and a layout passes it over
            for inner in (part, *part.findChildren(QWidget)):
                inner.ensurePolished()
            arranged = part.layout()
            if arranged is not None:
                arranged.invalidate()
        self._across.invalidate()
        return self._across.sizeHint().width()

    def _fill_toolbar(self, *, icons_only: bool, shown: int, small: bool) -> None:
        """`small`: the view's own tools give way to icons, too."""
        emptied(self._across)
        self._across.addWidget(label(self.place.title, "title1"))
        self._across.addSpacing(12)
        view = self.view
        showing_empty = self._stack.currentWidget() is self._empty
        if view.is_closed:
            self._add_views(shown)
            self._across.addStretch(1)
            return
        if view.adds:
            adding = self._add_button(view, quiet=showing_empty, short=small)
            adding.setEnabled(self.bench.may_edit)
            self._across.addWidget(adding)
        if view.filters and not showing_empty:
            tool = Tool(_("Filter"), self.toggle_filter, "filter", key="Ctrl+F")
            self._across.addWidget(self._tool_button(tool, icons_only=icons_only))
        if len(self.spec.views) > 1:
            self._across.addSpacing(8)
            self._add_views(shown)
        tools = [tool for tool in view.tools() if tool.begins or not showing_empty]
        for tool in tools:
            if not tool.right:
                self._across.addWidget(self._tool_button(tool, icons_only=small))
        self._across.addStretch(1)
        for tool in (*(t for t in tools if t.right), *(() if showing_empty else self._picture_tools(view))):
            self._across.addWidget(self._tool_button(tool, icons_only=icons_only))

    def _add_views(self, shown: int) -> None:
        views = [spec for spec in self.spec.views if not spec.more]
        height = self.bench.theme.size("control")
        segments = Segments([(spec.name, spec.label) for spec in views[:shown]], self.show_view, height)
        segments.show_chosen(self._current)
        self._across.addWidget(segments)
        rest = [*views[shown:], *(spec for spec in self.spec.views if spec.more)]
        if rest:
            self._across.addWidget(self._more_views(rest))

    def _picture_tools(self, view: View) -> tuple[Tool, ...]:
        figure = view.figure_view()
        export = Tool(_("Export this"), self._export_this, "export", "ghost")
        shown = self.place.name != "export"
        if figure is None:
            return (export,) if shown else ()
        return (
            Tool(_("Fit"), figure.fit, "fit", "ghost"),
            Tool(_("Copy picture"), figure.copy_picture, "copy", "ghost", "Ctrl+Shift+C"),
            *((export,) if shown else ()),
        )

    def _tool_button(self, tool: Tool, *, icons_only: bool) -> QWidget:
        made = button(
            self.bench.look,
            "" if icons_only and tool.icon else tool.label,
            tool.call,
            kind=tool.kind,
            icon_name=tool.icon,
            tip=f"{tool.label} ({tool.key})" if tool.key else tool.label,
        )
        made.setAccessibleName(tool.label)
        if tool.checked is not None:
            made.setCheckable(True)
            made.setChecked(tool.checked)
        return made

    def _add_button(self, view: View, *, quiet: bool, short: bool) -> QWidget:
        entities = self.bench.desk.plan.entities()
        first = entities[view.adds[0]]
        if len(view.adds) == 1:
            text = _("Add") if short else _("Add {thing}").format(thing=first.one)
            made = button(self.bench.look, text, self.add_first,
                          kind="" if quiet else "primary", icon_name="add")  # fmt: skip
            return made
        made = button(self.bench.look, _("Add"), kind="" if quiet else "primary", icon_name="add")
        menu = QMenu(made)
        for collection in view.adds:
            action = menu.addAction(entities[collection].one.capitalize())
            action.setData(collection)
        menu.triggered.connect(self._on_add_chosen)
        made.setMenu(menu)
        return made

    def _more_views(self, rest: list[ViewSpec]) -> QWidget:
        made = QToolButton()
        current = next((spec for spec in rest if spec.name == self._current), None)
        made.setText(current.label if current else _("More"))
        made.setProperty("kind", "button")
        made.setCheckable(True)
        made.setChecked(current is not None)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setIcon(icon(self.bench.look, "chevron-down", "text.secondary", "accent.on_soft"))
        made.setFixedHeight(self.bench.theme.size("control"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setAccessibleName(_("More views"))
        menu = QMenu(made)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for spec in rest:
            menu.addAction(spec.label).setData(spec.name)
        menu.triggered.connect(self._on_view_chosen)
        made.setMenu(menu)
        return made

    def _make_filter(self) -> QWidget:
        bar = QWidget()
        self._filter_line = QLineEdit()
        is_search(self._filter_line)
        self._filter_line.setPlaceholderText(_("Show only what has these words in it"))
        self._filter_line.setClearButtonEnabled(True)
        self._filter_line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._filter_line.textChanged.connect(self._on_filter)
        self._filter_line.setAccessibleName(_("Filter"))
        across = QHBoxLayout(bar)
        across.setContentsMargins(24, 0, 24, 12)
        across.addLayout(row(self._filter_line))
        bar.hide()
        return bar

    def _on_filter(self, text: str) -> None:
        if self._current:
            self.view.set_filter(text)

    def _on_first_action(self) -> None:
        if self._hides_all():
            self.bench.desk.show_themes()
        else:
            self.view.begin()

    def _on_add_chosen(self, action: QAction) -> None:
        self._add(str(action.data()))

    def _on_view_chosen(self, action: QAction) -> None:
        self.show_view(str(action.data()))

    def _add(self, collection: str) -> None:
        self.view.add(collection)

    def _export_this(self) -> None:
        self.bench.showing.emit("export")

"""The window: header, rail, screens, inspector, status bar; every action's method."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.problem import Problem
from aiom_workbench.words import _
from ui.actions import ACTIONS, MENUS, ActionSpec
from ui.banner import Answer, Banners
from ui.chrome import Header, Rail, StatusBar
from ui.focus_ring import FocusRing
from ui.journal import Journal
from ui.screens import HOMES, PLACES, place_named
from ui.shell import Shell
from ui.style import style_sheet
from ui.toast import Toast
from ui.watch import Watch
from ui.workbench import Workbench

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent

    from aiom_workbench.project.session import Changed
    from aiom_workbench.project.siblings import Sibling
    from ui.files import Files
    from ui.inspector import Inspector
    from ui.screens.frame import Screen
    from ui.welcome import Welcome

NARROW = 1300
POINTS_AFTER = 400
"""Milliseconds after an edit before the open points are counted again."""


class MainWindow(Shell):
    """One project at a time. Everything but the chrome is built when it is needed."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.setWindowTitle("AIOM Workbench")
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self._inspector: Inspector | None = None
        self._welcome: Welcome | None = None
        self._files: Files | None = None
        self._actions: dict[str, QAction] = {}
        self._dress_app()
        self._build()
        self._connect()
        self._points = QTimer(self)
        self._points.setSingleShot(True)
        self._points.setInterval(POINTS_AFTER)
        self._points.timeout.connect(self.count_points)
        self.take_look()
        width, height = bench.settings["window_size"]
        self.resize(width, height)

    def another(self, bench: Workbench) -> MainWindow:
        """A second window like this one."""
        return MainWindow(bench)

    # ---- building

    def _build(self) -> None:
        self.header, self.rail, self.status = Header(self.bench), Rail(self.bench), StatusBar(self.bench)
        self.stack = QStackedWidget()
        self.side = QWidget()
        self._side_layout = QVBoxLayout(self.side)
        self._side_layout.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.side)
        whole = QWidget()
        down = QVBoxLayout(whole)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        self.banners = Banners(self.bench)
        self.watch = Watch(self.bench, self.banners, self)
        self.journal = Journal(self.bench, self)
        down.addWidget(self.header)
        down.addWidget(self.banners)
        down.addLayout(middle, 1)
        down.addWidget(self.status)
        self.setCentralWidget(whole)
        self.setMinimumSize(960, 600)
        own = self.layout()
        if own is not None:
            own.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.toast = Toast(self.bench, whole)
        self.ring = FocusRing(self.bench, self)
        self.side.hide()
        self.rail.hide()

    @property
    def actions_by_key(self) -> dict[str, QAction]:
        """Every action, made just after the first paint, or when first asked for."""
        if not self._actions:
            self._make_menus()
            self._enable_actions()
        return self._actions

    def _make_menus(self) -> None:
        from PySide6.QtGui import QAction, QKeySequence
        from PySide6.QtWidgets import QMenu

        menus = {key: self.menuBar().addMenu(_(text)) for key, text in MENUS}
        for spec in ACTIONS:
            if spec.line_before:
                menus[spec.menu].addSeparator()
            action = QAction(spec.label, self)
            action.setObjectName(spec.key)
            if spec.keys:
                action.setShortcut(QKeySequence(spec.keys))
            action.triggered.connect(self._on_action)
            menus[spec.menu].addAction(action)
            self.addAction(action)
            self._actions[spec.key] = action
            if spec.key == "file.open":
                self._recent_menu = QMenu(_("Open recent"), menus["file"])
                self._recent_menu.aboutToShow.connect(self._fill_recent)
                self._recent_menu.triggered.connect(self._on_recent)
                menus["file"].addMenu(self._recent_menu)
        self._actions["view.larger"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.menuBar().hide()
        everything = QMenu(self.header.menu)
        for menu in menus.values():
            everything.addMenu(menu)
        self.header.menu.setMenu(everything)
        opener = QAction(_("All menus"), self)
        opener.setShortcut(QKeySequence("F10"))
        opener.triggered.connect(self.header.menu.showMenu)
        self.addAction(opener)

    def _connect(self) -> None:
        desk = self.bench.desk
        desk.project_opened.connect(self._on_project)
        desk.changed.connect(self._on_changed)
        desk.selected.connect(self._on_selected)
        desk.audience_changed.connect(self._on_audience)
        desk.going_to.connect(self.go_to)
        desk.said.connect(self.toast.say)
        desk.failed.connect(self._on_failed)
        desk.about_to_step.connect(self.finish_editing)
        self.bench.look.changed.connect(self.take_look)
        self.bench.asked.connect(self.ask)
        self.bench.showing.connect(self.show_screen)
        self.bench.job_started.connect(self.status.follow)
        self.header.undo_asked.connect(self.undo)
        self.header.redo_asked.connect(self.redo)
        self.header.search_asked.connect(self.show_finder)
        self.rail.chosen.connect(self._on_rail)
        self.status.audience_asked.connect(self.show_audience)
        self.status.points_asked.connect(self.show_points)
        self.watch.changed.connect(self.status.refresh)
        self.watch.looking_at.connect(self._on_looking_at)

    # ---- screens

    @property
    def screen_shown(self) -> Screen:
        """The screen in front."""
        return self._screens[self._current]

    @property
    def files(self) -> Files:
        """What opens, makes and copies project files."""
        if self._files is None:
            from ui.files import Files

            self._files = Files(self.bench, self)
        return self._files

    @property
    def inspector(self) -> Inspector:
        """The inspector."""
        if self._inspector is None:
            from ui.inspector import Inspector

            self._inspector = Inspector(self.bench)
            self._side_layout.addWidget(self._inspector)
        return self._inspector

    def show_screen(self, name: str) -> None:
        """Show a screen by name, a view of it after a colon."""
        place = place_named(name)
        if place is None or self.bench.desk.project is None:
            return
        if place.name not in self._screens:
            from ui.screens.frame import Screen

            made = Screen(self.bench, place, place.spec())
            self._screens[place.name] = made
            self.stack.addWidget(made)
        screen = self._screens[place.name]
        self._current = place.name
        self.rail.show_place(place.name)
        screen.show_view(name.partition(":")[2])
        self.stack.setCurrentWidget(screen)
        screen.retool()

    def show_welcome(self) -> None:
        """Show what to start with, while no project is open."""
        if self._welcome is None:
            from ui.welcome import Welcome

            self._welcome = Welcome(self.bench)
            self.stack.addWidget(self._welcome)
        self._welcome.refresh()
        self.stack.setCurrentWidget(self._welcome)
        self.rail.hide()
        self.side.hide()
        self.header.refresh()
        self.status.refresh()

    def go_to(self, thing_id: str) -> None:
        """Show the screen where a thing is listed; the screen in front stays if it shows that collection."""
        thing = self.bench.plan.find(thing_id)
        if thing is None:
            return
        collection = thing.entity.collection
        home = HOMES[collection]
        if self._current and place_named(home) is self.screen_shown.place:
            view = self.screen_shown.view
            if collection in view.watches or "*" in view.watches:
                view.take_selection()
                return
        self.show_screen(home)

    # ---- what happens

    def _on_project(self) -> None:
        if self.bench.desk.project is None:
            return
        self.rail.show()
        self.side.setVisible(bool(self.bench.settings["inspector_open"]))
        self.inspector.start_over()
        self.toast.hide()
        self._refresh_chrome()
        self.banners.drop("left-text")
        for screen in self._screens.values():
            screen.make_stale()
        self.show_screen(self._current or PLACES[0].name)
        self.show_file()
        self._points.start()

    def show_file(self) -> None:
        """Say which file is open, and how the project stands to it."""
        project = self.bench.desk.project
        if project is not None:
            if self.bench.called:
                self.setWindowTitle(self.bench.called)
            else:
                self.setWindowFilePath(str(project.path))
            self.watch.begin()
            self.status.refresh()

    def _on_changed(self, changed: Changed) -> None:
        for screen in self._screens.values():
            screen.take_change(changed)
        self.inspector.take_change(changed)
        self._refresh_chrome()
        self._points.start()

    def _on_selected(self) -> None:
        self.inspector.show_selected()
        for screen in self._screens.values():
            screen.take_selection()

    def _on_audience(self) -> None:
        self.toast.hide()  # what was said in one view is not for the other
        self.inspector.start_over()
        for screen in self._screens.values():
            screen.make_stale()
        self._refresh_chrome()
        self._points.start()

    def _on_failed(self, problem: Problem) -> None:
        from ui import messages

        project = self.bench.desk.project
        is_stuck = project is not None and project.trouble is not None
        messages.show_problem(self, problem, *([Answer(_("Save as…"), self.files.save_as)] if is_stuck else []))

    def _refresh_chrome(self) -> None:
        self.header.refresh()
        self.rail.places.refresh()
        self.status.refresh()
        if self._actions:
            self._enable_actions()

    def _enable_actions(self) -> None:
        client_view = self.bench.desk.audience == "client"
        opened = self.bench.desk.project is not None
        for spec in ACTIONS:
            is_shut = (client_view and spec.internal) or (spec.writes and not self.bench.may_edit)
            self._actions[spec.key].setEnabled((opened or not spec.project) and not is_shut)

    def take_look(self) -> None:
        """Put the theme on: palette, font, style sheet, sizes."""
        self._dress_app()
        for part in (self.header, self.rail, self.status):
            part.lay_out()
        self._size_side()
        if self._inspector is not None:
            self._inspector.start_over()
        for screen in self._screens.values():
            screen.make_stale()
        self._refresh_chrome()

    def _dress_app(self) -> None:
        """What widgets are made under: done before the first one, so that every window is laid out alike."""
        app, theme = QApplication.instance(), self.bench.theme
        assert isinstance(app, QApplication)
        sheet = style_sheet(theme)
        if app.styleSheet() == sheet and app.property("theme") == theme.name:
            return
        app.setProperty("theme", theme.name)
        app.setPalette(theme.palette())
        for boxed in ("QCheckBox", "QListWidget"):
            app.setPalette(theme.box_palette(), boxed)  # type: ignore[arg-type]  # bytes, says the stub; it takes text
        app.setFont(theme.font("body"))
        app.setStyleSheet(sheet)

    def _size_side(self) -> None:
        theme = self.bench.theme
        width = theme.size("inspector_min" if self.width() < NARROW else "inspector")
        self.side.setFixedWidth(round(width * max(1.0, theme.text_scale)))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._size_side()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.ring.watch_input()
        QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        if not self._actions:
            self._make_menus()
            self._enable_actions()

    # ---- actions

    def ask(self, key: str) -> None:
        """Do an action by its key; "open:PATH" opens a file, "import:COLLECTION" and "paste:COLLECTION" take a list."""
        what, _colon, name = key.partition(":")
        if what == "open":
            self.files.open(Path(name))
            return
        if what in ("import", "paste"):
            self.import_list(name, QApplication.clipboard().text() if what == "paste" else "")
            return
        spec = next((action for action in ACTIONS if action.key == key), None)
        if spec is not None and self.actions_by_key[key].isEnabled():
            self._do(spec)

    def _on_action(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask(sender.objectName())

    def _do(self, spec: ActionSpec) -> None:
        method = attrgetter(spec.method)(self)
        method(*([spec.argument] if spec.argument else []))

    def finish_editing(self) -> None:
        """Make edits of what is typed and not yet left."""
        for screen in self._screens.values():
            screen.finish_editing()
        if self._inspector is not None:
            self._inspector.finish()

    def undo(self) -> None:
        """Take the last edit back."""
        self.bench.desk.undo()

    def redo(self) -> None:
        """Bring the last undone edit back."""
        self.bench.desk.redo()

    def add(self) -> None:
        """Add what the screen in front adds."""
        if self._current:
            self.screen_shown.add_first()

    def delete_selected(self) -> None:
        """Delete the selected things."""
        from ui.deleting import delete_things

        delete_things(self.bench.desk, self.bench.desk.selected_things)

    def print_person(self) -> None:
        """Write what is held about the selected person, for them to read."""
        from ui.documents import print_person

        self.finish_editing()
        print_person(self.bench, self)

    def filter(self) -> None:
        """Filter what the screen in front shows."""
        if self._current:
            self.screen_shown.toggle_filter()

    def copy_picture(self) -> None:
        """Copy the picture of the screen in front."""
        view = self.screen_shown.view if self._current else None
        figure = view.figure_view() if view is not None and not view.is_closed else None
        if figure is not None:
            figure.copy_picture()
        else:
            self.bench.desk.say(_("There is no picture on this screen"))

    def focus_inspector(self) -> None:
        """Put the cursor into the inspector."""
        self.side.show()
        self.inspector.focus_first()

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        self.side.setVisible(not self.side.isVisible())
        self.bench.settings["inspector_open"] = self.side.isVisible()

    def show_audience(self, audience: str) -> None:
        """Switch between internal and client view."""
        self.finish_editing()
        self.bench.desk.show_audience(audience)

    def choose_strategic_theme(self) -> None:
        """Offer the plan's themes; only what serves the chosen ones is shown then."""
        if self.bench.desk.plan.themes:
            self.status.themes.offer()
        else:
            self.bench.desk.say(_("The plan has no strategic theme yet: Assess, Themes and principles."))

    def toggle_code_names(self) -> None:
        """Put code names in place of people's names on every screen, or take them away again."""
        desk = self.bench.desk
        self.finish_editing()
        desk.show_code_names(not desk.code_names)
        desk.say(
            _("Nobody is called by their name now; documents written from here follow")
            if desk.code_names
            else _("Names are shown")
        )

    def choose_theme(self, choice: str) -> None:
        """Take another theme."""
        self.bench.settings["theme"] = choice
        self.bench.look.choose(choice)

    def larger_text(self) -> None:
        """One step larger."""
        self._resize_text(1)

    def smaller_text(self) -> None:
        """One step smaller."""
        self._resize_text(-1)

    def _resize_text(self, steps: int) -> None:
        self.bench.look.resize_text(steps)
        self.bench.settings["text_scale"] = self.bench.theme.text_scale

    def facilitate(self) -> None:
        """The activity full screen, for the room."""
        self.show_screen("workshop")

    def show_finder(self) -> None:
        """Open the palette."""
        from ui.finder import Finder

        Finder(self.bench, self).open_over()

    def show_points(self) -> None:
        """Go to the open points."""
        self.show_screen("overview:points")

    def count_points(self) -> None:
        """Count the open points anew."""
        from ui.points import open_points

        found = open_points(self.bench.desk.whole, self.bench.desk.today) if self.bench.desk.project else ()
        self.bench.open_points = found
        severe = sum(1 for point in found if point.severity == "severe")
        self.status.show_points(severe, sum(1 for point in found if point.severity == "warning"))
        if self._inspector is not None:
            self._inspector.points_counted()
        if self._files is not None:
            self._files.opening.points_counted()

    def import_list(self, collection: str = "", block: str = "") -> None:
        """Import a list into a collection, by default the one that the view in front adds to."""
        from ui.list_import import import_list

        if self.bench.desk.project is None:
            return
        if self.bench.desk.audience == "client":
            self.bench.desk.say(_("Lists are imported in the internal view"))
            return
        self.finish_editing()
        view = self.screen_shown.view if self._current else None
        own = (view.imports or next(iter(view.adds), "")) if view is not None else ""
        import_list(self.bench, self, collection or own, block)

    def choose_pack(self) -> None:
        """Choose the content pack of this project."""
        from ui.pack_dialog import PackDialog

        PackDialog(self.bench, self).open()

    def export_document(self, kind: str) -> None:
        """Write a document."""
        from ui.documents import ask_and_write, order_of

        ask_and_write(self.bench, self, order_of(self.bench, kind))

    def show_help(self) -> None:
        """Help on the screen in front."""
        from ui.help import HelpSheet

        HelpSheet(self.bench, self, self._current).open()

    def show_keys(self) -> None:
        """The sheet of all keys."""
        from ui.help import KeySheet

        KeySheet(self.bench, self).open()

    def show_about(self) -> None:
        """What this program is."""
        from ui import messages
        from ui.help import about_text

        messages.show_text(self, "AIOM Workbench", about_text())

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        shown = self.bench.settings.recent() if self.bench.desk.audience == "internal" else []
        for path in shown:
            self._recent_menu.addAction(path.name).setData(str(path))

    def _on_recent(self, action: QAction) -> None:
        self.files.open(Path(str(action.data())))

    def _on_looking_at(self, copy: Sibling) -> None:
        self.files.look_beside(copy)

    def _on_rail(self, name: str) -> None:
        if name != self._current:
            self.show_screen(name)

    # ---- leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """In stages: finish editors, stop jobs, close the file, leave. Edits that are in no file are spoken of first."""
        self.finish_editing()
        if not self.files.may_leave(self.close):
            event.ignore()
            return
        self._points.stop()
        self.watch.stop()
        self.files.close_looked_at()
        if not self.isMaximized():
            self.bench.settings["window_size"] = [self.width(), self.height()]
        self.bench.shut_down()
        super().closeEvent(event)
        self.closed.emit()

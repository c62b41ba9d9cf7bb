"""The window's chrome: header, rail and status bar."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QIcon, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)

from aiom_workbench.words import _, ngettext
from ui.canvas.tips import plain_tip
from ui.icons import icon, paint_icon
from ui.marks import mark_pixmap
from ui.parts import button, label
from ui.screens import PLACES
from ui.screens.theme_chip import ThemeMenu
from ui.workbench import Workbench

if TYPE_CHECKING:  # the style's many enumerations are not needed before the first paint
    from PySide6.QtWidgets import QStyleOptionViewItem

    from aiom_workbench.project.session import Project
    from ui.jobs import Job

Index = QModelIndex | QPersistentModelIndex


class Header(QWidget):
    """Client and engagement, undo and redo with their labels, the search."""

    undo_asked = Signal()
    redo_asked = Signal()
    search_asked = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.client = label("", "title3")
        self.engagement = label("", "secondary")
        self.menu = QToolButton()
        self.menu.setProperty("kind", "ghost")
        self.menu.setIcon(icon(bench.look, "chevron-down", "text.muted"))
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setToolTip(_("All menus (F10)"))
        self.menu.setAccessibleName(_("All menus"))
        self.undo = button(bench.look, _("Undo"), self.undo_asked.emit, kind="ghost", icon_name="undo")
        self.redo = button(bench.look, "", self.redo_asked.emit, kind="ghost", icon_name="redo", tip=_("Redo"))
        self.search = SearchButton(bench)
        self.search.clicked.connect(self.search_asked)
        self._middle = QWidget(self)
        within = QHBoxLayout(self._middle)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(8)
        within.addWidget(self.undo)
        within.addWidget(self.redo)
        within.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 0, 16, 1)
        across.setSpacing(8)
        across.addWidget(self.client)
        across.addWidget(self.engagement)
        across.addWidget(self.menu)
        across.addStretch(1)
        across.addWidget(self._middle)
        across.addStretch(1)
        across.addWidget(self.search)
        self.lay_out()

    def lay_out(self) -> None:
        """Sizes of the theme in use."""
        theme = self.bench.theme
        self.setFixedHeight(theme.size("header"))
        self.search.setFixedSize(theme.size("inspector") - 16, theme.size("control"))
        self._middle.setFixedWidth(440)

    def refresh(self) -> None:
        """Say whose plan this is, and what undo and redo would do."""
        project, client_view = self.bench.desk.project, self.bench.desk.audience == "client"
        self.undo.setVisible(project is not None and not client_view)
        self.redo.setVisible(project is not None and not client_view)
        if project is None:
            self.client.setText("AIOM Workbench")
            self.engagement.hide()
            return
        about = self.bench.plan.engagement
        self.client.setText(about.client or _("No client yet"))
        self.engagement.setText(about.name or "")
        self.engagement.setVisible(bool(about.name))
        undo, redo = project.undo_label, project.redo_label
        told = not self.bench.desk.code_names  # a label may name somebody
        self.undo.setText(self._elided(_("Undo “{label}”").format(label=undo) if undo and told else _("Undo")))
        self.undo.setToolTip(_("Ctrl+Z"))
        self.undo.setEnabled(undo is not None and not project.read_only)
        self.redo.setEnabled(redo is not None and not project.read_only)
        again = _("Redo “{label}” (Ctrl+Shift+Z)").format(label=redo if told else "…") if redo else _("Nothing to redo")
        self.redo.setToolTip(plain_tip(again))

    def _elided(self, text: str) -> str:
        return self.undo.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, 320).replace("&", "&&")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._middle.setFixedWidth(440 if self.width() > 1100 else 260)


class SearchButton(QPushButton):
    """Looks like a search field; opens the palette."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.setProperty("kind", "field")
        self.setObjectName("search")
        self.setAccessibleName(_("Search or do"))
        self.setToolTip(_("Find any thing, do any action (Ctrl+K)"))

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)  # type: ignore[arg-type]
        theme = self._bench.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, theme, "search", QRectF(10, (self.height() - 16) / 2, 16, 16), "text.secondary")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text.muted"))
        box = self.rect().adjusted(34, 0, -10, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), _("Search or do…"))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text.secondary"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), "Ctrl+K")
        painter.end()


# ---- the rail


class _Places(QAbstractListModel):
    """The screens, with their counts."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._counts: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(PLACES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = PLACES[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.title
        if role == Qt.ItemDataRole.UserRole:
            return self._counts.get(place.name) or ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{place.title} ({place.shortcut})" if place.shortcut else place.title
        return None

    def refresh(self) -> None:
        """Count again."""
        opened = self._bench.desk.project is not None
        counted = [(p.name, p.counts) for p in PLACES if p.counts] if opened else []
        now = {name: len(self._bench.plan.collections[collection]) for name, collection in counted}
        if now != self._counts:
            self._counts = now
            self.dataChanged.emit(self.index(0), self.index(len(PLACES) - 1))


class _PlaceDelegate(QStyledItemDelegate):
    """Paints the accent bar, the tinted icon, the title and the count."""

    def __init__(self, bench: Workbench, rail: Rail) -> None:
        super().__init__(rail)
        self._bench, self._rail = bench, rail

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, round(36 * self._bench.theme.text_scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._bench.theme
        rect: QRect = option.rect
        rail = self._rail
        chosen = index.row() == rail.currentIndex().row()
        over = rail.underMouse() and rect.contains(rail.viewport().mapFromGlobal(QCursor.pos()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(8, 1, -8, -1)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface.canvas" if chosen else "surface.hover"))
            painter.drawRoundedRect(box, 4, 4)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent.fill"))
            painter.drawRoundedRect(QRectF(box.left(), box.top(), 3, box.height()), 1.5, 1.5)
        middle = box.center().y()
        token = "accent.text" if chosen else "text.secondary"
        paint_icon(painter, theme, PLACES[index.row()].icon, QRectF(box.left() + 11, middle - 9, 18, 18), token)
        painter.setPen(theme.color("text.primary" if chosen else "text.secondary"))
        painter.setFont(theme.font("strong" if chosen else "body"))
        text = QRectF(box.left() + 38, box.top(), box.width() - 46, box.height())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text.muted"))
        count = _short(index.data(Qt.ItemDataRole.UserRole))
        painter.drawText(
            text.adjusted(0, 0, 6, 0), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count
        )
        if chosen and rail.hasFocus() and not rail.underMouse():
            painter.setPen(QPen(theme.color("focus.ring"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()


def _short(count: object) -> str:
    """A count in the room of three figures."""
    return f"{count / 1000:.1f}k".replace(".0k", "k") if isinstance(count, int) and count > 999 else str(count)


class Rail(QListView):
    """The screens one below the other."""

    chosen = Signal(str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.bench = bench
        self.places = _Places(bench)
        self.setModel(self.places)
        self.setItemDelegate(_PlaceDelegate(bench, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setViewportMargins(0, 11, 0, 0)
        self.setAccessibleName(_("Screens"))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.lay_out()

    def lay_out(self) -> None:
        """Sizes of the theme in use."""
        self.setFixedWidth(round(self.bench.theme.size("navigation") * max(1, self.bench.theme.text_scale)))

    def show_place(self, name: str) -> None:
        """Mark a screen as the one shown."""
        row = next(at for at, place in enumerate(PLACES) if place.name == name)
        if self.currentIndex().row() != row:
            self.setCurrentIndex(self.places.index(row))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(PLACES[index.row()].name)


# ---- the status bar


class StatusBar(QWidget):
    """When it was saved and where, which view is shown, how many points are open."""

    audience_asked = Signal(str)
    points_asked = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tick = label()
        self.saved = label()
        self.view = QToolButton()
        self.view.setProperty("kind", "ghost")
        self.view.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.view.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.view.setIconSize(QSize(20, 16))
        self.view.setAccessibleName(_("Who is watching"))
        menu = QMenu(self.view)
        for audience, text in (("internal", _("Internal view")), ("client", _("Client view"))):
            action = menu.addAction(text)
            action.setData(audience)
        menu.triggered.connect(self._on_audience)
        self.view.setMenu(menu)
        self.themes = ThemeMenu(bench)
        self.job = label()
        self.cancel = button(bench.look, _("Cancel"), self._on_cancel, kind="link")
        self._job: Job | None = None
        self.points = QToolButton()
        self.points.setProperty("kind", "ghost")
        self.points.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.points.setIconSize(QSize(20, 16))
        self.points.setToolTip(_("Go to the open points"))
        self.points.clicked.connect(self.points_asked)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 1, 16, 0)
        across.setSpacing(6)
        for part in (self._tick, self.saved):
            across.addWidget(part)
        across.addSpacing(12)
        across.addWidget(self.view)
        across.addWidget(self.themes)
        across.addStretch(1)
        across.addWidget(self.job)
        across.addWidget(self.cancel)
        across.addWidget(self.points)
        self.job.hide()
        self.cancel.hide()
        self.lay_out()

    def lay_out(self) -> None:
        """Sizes of the theme in use."""
        height = self.bench.theme.size("status_bar")
        self.setFixedHeight(height)
        for part in (self.view, self.themes, self.points):
            part.setStyleSheet(f"min-height: {height - 6}px; max-height: {height - 6}px; padding: 0 6px;")

    def refresh(self) -> None:
        """Say what stands. The client sees no open point, from the moment on in which the view is theirs."""
        project, client_view = self.bench.desk.project, self.bench.desk.audience == "client"
        if client_view:
            self.points.hide()
        for part in (self._tick, self.saved, self.view):
            part.setVisible(project is not None)
        self.view.setText(_("Client view  ▾") if client_view else _("Internal view  ▾"))
        self.view.setIcon(icon(self.bench.look, "eye"))
        self.themes.refresh()
        if project is None:
            self.points.hide()
            return
        file = self.bench.called or project.path.name
        self.saved.setText(_("{how} · {file}").format(how=_saved(project, posing=self.bench.posing), file=file))
        mark = icon(self.bench.look, "check", "status.on_track.text").pixmap(QSize(14, 14))
        if project.trouble is not None and not self.bench.posing:
            mark = mark_pixmap(self.bench, "severity", "note" if project.read_only else "severe", 15)
        self._tick.setPixmap(mark)

    def show_points(self, severe: int, others: int) -> None:
        """How many points are open; nothing of it in client view."""
        hidden = self.bench.desk.audience == "client" or self.bench.desk.project is None or severe + others == 0
        self.points.setVisible(not hidden)
        total = severe + others
        text = ngettext("{n} open point", "{n} open points", total).format(n=total)
        if severe:
            text = _("{all}, {severe} severe").format(all=text, severe=severe)
        self.points.setText(text)
        self.points.setIcon(QIcon(mark_pixmap(self.bench, "severity", "severe" if severe else "warning", 15)))

    def follow(self, job: Job) -> None:
        """Show what a job is doing, with Cancel, until it is over; the latest one if there are several."""
        self._job = job
        self._say_job(job.label)
        job.progressed.connect(self._on_progress)
        job.over.connect(self._on_over)

    def _on_progress(self, share: float, doing: str) -> None:
        if self._job is not None:
            self._say_job(f"{self._job.label} · {share:.0%} {doing}")

    def _on_over(self) -> None:
        if self._job is None or not self._job.running:
            self._job = None
            self._say_job("")

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _say_job(self, text: str) -> None:
        self.job.setText(text)
        self.job.setVisible(bool(text))
        self.cancel.setVisible(bool(text))

    def _on_audience(self, action: object) -> None:
        self.audience_asked.emit(str(action.data()))  # type: ignore[attr-defined]


def _saved(project: Project, *, posing: bool) -> str:
    """How the project stands to its file, in a few words; in a picture it is always well."""
    if project.read_only and not posing:
        return _("Read-only")
    if project.trouble is not None and not posing:
        count = project.edits_not_in_file
        edits = ngettext(" ({n} edit)", " ({n} edits)", count).format(n=count) if count else ""
        return _("Not in the file — kept in the journal{edits}").format(edits=edits)
    last = project.last_record
    return _("Saved{when}").format(when=f" {datetime.fromisoformat(last.at):%H:%M:%S}" if last is not None else "")

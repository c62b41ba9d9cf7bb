"""The versions kept of a project: when, how large, what changed since; look at one, compare, restore."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _, ngettext
from ui import messages
from ui.banner import Answer
from ui.moments import spoken
from ui.parts import Segments, button, column, label, line, row
from ui.watch import kept
from ui.workbench import Workbench

if TYPE_CHECKING:
    from aiom_workbench.file.versions import Version
    from aiom_workbench.plan import Plan
    from aiom_workbench.project import Project
    from aiom_workbench.report.told import Told

REASONS = {
    "work": N_("kept while working"),
    "hand": N_("kept by hand"),
    "import": N_("kept before an import"),
    "sync": N_("kept before a tracker was read back"),
    "merge": N_("kept before a merge"),
    "restore": N_("kept before a restore"),
    "migration": N_("kept before the file's format changed"),
}
NOW, BEFORE = "now", "before"


class VersionsDialog(QDialog):
    """Lists the versions that belong to the open project's history, newest first."""

    def __init__(
        self, bench: Workbench, window: QWidget, look_at: Callable[[Version], None], restore: Callable[[Version], bool]
    ) -> None:
        """`look_at` shows a version in a window of its own; `restore` says whether the plan is now what it was then."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Versions"))
        self.bench, self._look_at, self._restore = bench, look_at, restore
        self.versions: list[Version] = []
        self._against = NOW
        self._asked = 0
        self.listed = QListWidget()
        self.listed.setProperty("kind", "plain")
        self.listed.setAccessibleName(_("Versions"))
        self.listed.setFixedWidth(300)
        self.listed.currentRowChanged.connect(self._on_chosen)
        self.about = label("", "strong", wrap=True)
        self.summary = label("", "secondary", wrap=True)
        self.against = Segments(((NOW, _("Until now")), (BEFORE, _("Since the one before"))), self._compare_with)
        self.against.show_chosen(NOW)
        self.changes = QTreeWidget()
        self.changes.setHeaderHidden(True)
        self.changes.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.changes.setAccessibleName(_("What changed"))
        self.keep = button(bench.look, _("Keep a version now"), self._keep)
        self.view = button(bench.look, _("Look at it"), self.look_at)
        self.restore_button = button(bench.look, _("Restore…"), self._ask_restore, kind="primary")
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 16)
        down.setSpacing(12)
        down.addWidget(label(_("Versions"), "title1"))
        words = _("Kept by themselves on this computer: every quarter of an hour of work that changed something, and "
                  "before an import, a restore or a migration. A restore can be undone.")  # fmt: skip
        down.addWidget(label(words, "secondary", wrap=True))
        down.addWidget(line())
        side = column(self.about, row(self.against, None), self.summary, self.changes)
        across = row(self.listed, spacing=20)
        across.addLayout(side, 1)
        down.addLayout(across, 1)
        closer = button(self.bench.look, _("Close"), self.accept)
        down.addLayout(row(self.keep, None, self.view, self.restore_button, closer))
        self.resize(880, 600)

    @property
    def project(self) -> Project:
        """The open project."""
        project = self.bench.desk.project
        assert project is not None
        return project

    @property
    def chosen(self) -> Version | None:
        """The version that is marked in the list."""
        at = self.listed.currentRow()
        return self.versions[at] if 0 <= at < len(self.versions) else None

    def refresh(self) -> None:
        """List them again, the newest chosen."""
        self.versions = self.project.versions()
        self.listed.clear()
        for version in self.versions:
            item = QListWidgetItem(f"{spoken(version.at.isoformat())}\n{_told(self.project, version)}")
            item.setSizeHint(QSize(0, round(64 * self.bench.theme.text_scale)))
            self.listed.addItem(item)
        for part in (self.view, self.restore_button, self.against):
            part.setEnabled(bool(self.versions))
        self.restore_button.setEnabled(bool(self.versions) and not self.project.read_only)
        if self.versions:
            self.listed.setCurrentRow(0)
        else:
            self.about.setText(_("No version has been kept yet."))

    # ---- comparing

    def _on_chosen(self) -> None:
        version = self.chosen
        if version is None:
            return
        how = _("{when}, {size}, {why}")
        why = _(REASONS.get(version.reason, REASONS["work"]))
        self.about.setText(how.format(when=spoken(version.at.isoformat()), size=_size(version), why=why))
        self._compare()

    def _compare_with(self, which: str) -> None:
        self._against = which
        self._compare()

    def _compare(self) -> None:
        version = self.chosen
        if version is None:
            return
        at = self.listed.currentRow()
        older = self.versions[at + 1] if at + 1 < len(self.versions) else None
        self._asked += 1
        self.changes.clear()
        self.summary.setText(_("Comparing…"))
        pair = (version, None) if self._against == NOW else (older, version)
        job = self.bench.jobs.in_thread("", _compared, self.project, self.project.plan, pair, self._asked)
        job.finished.connect(self._on_compared)
        job.failed.connect(self._on_failed)

    def _on_compared(self, answer: tuple[int, list[Told], str]) -> None:
        number, changes, summary = answer
        if number != self._asked:
            return
        since_now = self._against == NOW
        nothing = _("Nothing has changed since.") if since_now else _("Nothing was changed.")
        said = _("Changed since: {what}.") if since_now else _("Changed in it: {what}.")
        self.summary.setText(said.format(what=summary) if changes else nothing)
        self._fill(changes)

    def _fill(self, changes: Sequence[Told]) -> None:
        for one in changes:
            top = QTreeWidgetItem([one.thing if len(one.lines) > 1 else f"{one.thing}: {one.lines[0]}"])
            if len(one.lines) > 1:
                top.addChildren([QTreeWidgetItem([said]) for said in one.lines])
            self.changes.addTopLevelItem(top)
            top.setExpanded(True)

    def _on_failed(self, error: object) -> None:
        self.summary.setText(str(error) if isinstance(error, Problem) else _("It could not be read."))

    # ---- doing

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        job = self.bench.jobs.in_thread(_("Keeping a version"), kept, self.project.version_job("hand"))
        job.finished.connect(self._on_kept)
        job.failed.connect(self._on_not_kept)

    def _on_kept(self, version: Version) -> None:
        self.project.version_was_kept(version)
        self.keep.setEnabled(True)
        self.refresh()

    def _on_not_kept(self, error: object) -> None:
        self.keep.setEnabled(True)
        messages.show_problem(self, error if isinstance(error, Problem) else Problem(str(error)))

    def look_at(self) -> None:
        """Show the version in a window of its own, in which nothing can be changed."""
        version = self.chosen
        if version is not None:
            self._look_at(version)

    def _ask_restore(self) -> None:
        version = self.chosen
        if version is not None:
            what = _("Restore the version of {when}?").format(when=spoken(version.at.isoformat()))
            detail = _("The present state is kept as a version first, and the restore is one edit that can be undone.")
            messages.ask(self, _("Restore"), what, detail, Answer(_("Restore"), self.restore), closing=_("Cancel"))

    def restore(self) -> None:
        """Make the plan what it was in the version that is chosen."""
        version = self.chosen
        if version is not None and self._restore(version):
            self.accept()


def _compared(
    project: Project, plan: Plan, pair: tuple[Version | None, Version | None], number: int,
    _progress: Callable[[float, str], None],
) -> tuple[int, list[Told], str]:  # fmt: skip
    from aiom_workbench.report.told import summed_up, told

    older, newer = pair
    after = project.plan_of(newer) if newer is not None else plan
    before = project.plan_of(older) if older is not None else type(plan)()
    changes = told(before, after)
    return number, changes, summed_up(changes, after)


def _told(project: Project, version: Version) -> str:
    behind = project.seq - version.seq
    since = (
        ngettext("{n} edit since", "{n} edits since", behind).format(n=behind) if behind else _("nothing changed since")
    )
    last = next(project.history(version.seq - 1, version.seq), None)
    return f"{_('after “{label}”').format(label=last.label)}\n{since}" if last else since


def _size(version: Version) -> str:
    try:
        size = version.path.stat().st_size
    except OSError:
        return _("gone")
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"

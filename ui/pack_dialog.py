"""Choosing the project's content pack: the built-in one, or a practice's own folder or zip, faults told in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from aiom_workbench.content import Pack, built_in, load, pack_of
from aiom_workbench.problem import Problem
from aiom_workbench.project.content_choice import choose_pack
from aiom_workbench.words import _, ngettext
from ui.messages import choose_file, choose_folder
from ui.parts import button, label, line, row
from ui.screens.sheet_dialog import SheetDialog
from ui.workbench import Workbench

MOST_FAULTS = 12
ARCHIVES = "Zip (*.zip)"


class PackDialog(SheetDialog):
    """Shows the pack in use and what another one brings, before it is taken."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        """Nothing is chosen yet; the pack in use is shown."""
        lead = _("Questions, criteria, models, gates, interventions and texts come from a content pack. It is copied "
                 "into the project, so that the project opens with it anywhere.")  # fmt: skip
        super().__init__(bench, parent, _("Content pack"), lead)
        self.setObjectName("pack-dialog")
        self.pack: Pack | None = None
        look = bench.look
        self.inside.addLayout(row(button(look, _("A folder…"), self._ask_folder, icon_name="folder"),
                                  button(look, _("A zip…"), self._ask_archive, icon_name="file"),
                                  button(look, _("The built-in pack"), self._take_built_in), None))  # fmt: skip
        self.inside.addWidget(line())
        self.name = label("", "title3", wrap=True)
        self.brings = label("", "secondary", wrap=True)
        self.inside.addWidget(self.name)
        self.inside.addWidget(self.brings)
        self.inside.addStretch(1)
        self.foot(_("Use this pack"))
        self.action.setEnabled(False)
        self.resize(620, 480)
        now = pack_of(bench.desk.plan)
        self._show(now)
        self.said.setText("\n".join((_("This is the pack in use."), *now.notes)))

    def _ask_folder(self) -> None:
        choose_folder(self, _("The folder with pack.toml"), self.take)

    def _ask_archive(self) -> None:
        choose_file(self, _("The zip with pack.toml"), self.take, kinds=ARCHIVES)

    def _take_built_in(self) -> None:
        self._offer(built_in())

    def take(self, path: Path) -> None:
        """Read a pack and show what it brings, or say every fault in it."""
        try:
            pack = load(path)
        except Problem as problem:
            self.action.setEnabled(False)
            self.said.setText("")
            self.tell_wrong(faults_in_words(problem))
            return
        self._offer(pack)

    def _offer(self, pack: Pack) -> None:
        self.pack = pack
        self._show(pack)
        now = pack_of(self.bench.desk.plan)
        same = (now.name, now.version) == (pack.name, pack.version)
        self.said.setText(
            _("This is the pack in use; taking it again brings its files as they are now.")
            if same and pack.name != built_in().name
            else _("This is the pack in use.") if same
            else _("What is in the plan already stays; new starters and texts come from this pack.")
        )  # fmt: skip
        self.tell_wrong("")
        self.action.setEnabled(not same or pack.name != built_in().name)

    def _show(self, pack: Pack) -> None:
        self.name.setText(f"{pack.header.title} · {pack.name} {pack.version}")
        own = [(file, len(pack.own(file) or {})) for file in Pack.files() if pack.own(file) is not None]
        listed = ", ".join(f"{file.replace('_', ' ')} ({n})" for file, n in own)
        said = [pack.header.description]
        if pack.name != built_in().name:
            said.append(_("Its own: {files}. The rest comes from the built-in pack.").format(files=listed))
        else:
            said.append(_("It holds: {files}.").format(files=listed))
        self.brings.setText("\n\n".join(part for part in said if part))

    def do(self) -> None:
        """Use the pack: one edit."""
        if self.pack is None:
            return
        title = self.pack.header.title
        with self.bench.desk.edit(_("Choose the content pack “{title}”").format(title=title)) as edit:
            choose_pack(edit, self.pack)
        self.accept()
        self.bench.desk.say(_("The project uses “{title}”").format(title=title), _("Undo"), self.bench.desk.undo)


def faults_in_words(problem: Problem) -> str:
    """Every fault of a pack on a line of its own, the first ones where there are many."""
    every = [str(problem), *(str(one) for one in problem.also)]
    lines = every[:MOST_FAULTS]
    if len(every) > MOST_FAULTS:
        more = len(every) - MOST_FAULTS
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "\n".join(lines)

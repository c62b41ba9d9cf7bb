"""What every part of the window is given: the desk, the look, the jobs and the settings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.drafts import Drafts
from ui.settings import Settings
from ui.theme import SYSTEM, Look, Theme

if TYPE_CHECKING:
    from aiom_workbench.analysis.findings import Finding
    from aiom_workbench.plan import Plan
    from ui.jobs import Jobs
    from ui.odds import Odds


class Workbench(QObject):
    """The surroundings of a screen. `asked` carries the key of an action to do ("export.word", "file.sample")."""

    asked = Signal(str)
    job_started = Signal(object)
    """Long work began: carries the `Job`."""
    showing = Signal(str)
    """Asks for a screen by name, with a view after a colon ("people:register")."""

    def __init__(
        self, settings: Settings | None = None, *, today: date | None = None, theme: str = "", text_scale: float = 0.0
    ) -> None:
        """Surroundings of their own; `theme` and `text_scale` overrule the settings for this session."""
        super().__init__()
        self.settings = settings or Settings()
        self.desk = Desk(today, self)
        self.look = Look(theme or self.settings["theme"] or SYSTEM, text_scale or self.settings["text_scale"], self)
        self.called = ""
        """What the open file is called in the chrome, where its own name says nothing to a person."""
        self._jobs: Jobs | None = None
        self._odds: Odds | None = None
        self.posing = False
        """Whether this is a picture of the window, which says nothing of how the file was opened."""
        self.drafts = Drafts()
        self.open_points: tuple[Finding, ...] = ()
        """The findings not set aside, as last counted; a moment behind the plan."""
        self.desk.project_opened.connect(self._on_opened)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self.look.theme

    @property
    def may_edit(self) -> bool:
        """Whether what changes the plan is offered; a picture of the window shows it as one works in it."""
        return self.desk.may_edit or self.posing

    @property
    def fewest(self) -> int:
        """How many must have answered for a mean to be shown: on a projector strangers read it too."""
        from aiom_workbench.report.small_cells import FEW_PROJECTED

        return FEW_PROJECTED if self.theme.name == "projector" else 0

    @property
    def plan(self) -> Plan:
        """The plan as the chosen audience may see it."""
        return self.desk.shown

    @property
    def jobs(self) -> Jobs:
        """Where work of more than 50 ms goes."""
        if self._jobs is None:
            from ui.jobs import Jobs

            self._jobs = Jobs(self)
            self._jobs.started.connect(self.job_started)
        return self._jobs

    @property
    def odds(self) -> Odds:
        """The forecasts, drawn beside the window."""
        if self._odds is None:
            from ui.odds import Odds

            self._odds = Odds(self.jobs, self, at_once=self.posing)
        return self._odds

    def shut_down(self) -> None:
        """Stop the jobs, then let go of the file."""
        if self._jobs is not None:
            self._jobs.shut_down()
        self.desk.close()

    def _on_opened(self) -> None:
        self.drafts = Drafts(self.desk.project)

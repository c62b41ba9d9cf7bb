"""The forecast beside the window: of a large plan it takes a second, which nobody waits for.

It is drawn in a thread: NumPy lets the window go on meanwhile, and every answer above it finds it remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aiom_workbench.analysis.forecast import Forecast, forecast, is_quick
from aiom_workbench.plan import Plan

if TYPE_CHECKING:
    from ui.jobs import Jobs


class Odds(QObject):
    """The forecasts that the window shows."""

    arrived = Signal()
    """A forecast that was not there yet can be had now."""

    def __init__(self, jobs: Jobs, parent: QObject, *, at_once: bool = False) -> None:
        """Nothing is asked for yet; `at_once` waits for every forecast, as a picture of the window does."""
        super().__init__(parent)
        self._jobs, self._at_once = jobs, at_once
        self._wanted: tuple[Plan, date] | None = None
        self._drawing = False

    def of(self, plan: Plan, today: date) -> Forecast | None:
        """The forecast of a plan; None while it is being drawn: `arrived` tells when to ask again."""
        if self._at_once or is_quick(plan, today):
            return forecast(plan, today)
        self._wanted = (plan, today)
        self._draw()
        return None

    def _draw(self) -> None:
        if self._wanted is None or self._drawing:
            return
        plan, today = self._wanted
        self._wanted, self._drawing = None, True
        job = self._jobs.in_thread("", _drawn, plan, today)
        job.finished.connect(self._on_drawn)
        job.over.connect(self._on_over)

    def _on_drawn(self, _found: object) -> None:
        if self._wanted is None:  # nothing newer was asked for meanwhile
            self.arrived.emit()

    def _on_over(self) -> None:
        self._drawing = False
        self._draw()


def _drawn(plan: Plan, today: date, _progress: Callable[[float, str], None]) -> Forecast:
    return forecast(plan, today)

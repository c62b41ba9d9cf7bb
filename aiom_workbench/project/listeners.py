"""Who is told of changes: after the commit, one after the other, errors reported and never the edit's."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from aiom_workbench.file.history import Record
from aiom_workbench.plan import Plan
from aiom_workbench.project.changes import ChangeSet


@dataclass(frozen=True, slots=True)
class Changed:
    """What listeners are told after a commit: the plans before and after, and what lies between."""

    before: Plan
    after: Plan
    change_set: ChangeSet
    record: Record


Listener = Callable[[Changed], None]


class Listeners:
    """Those who listen, and what waits to be told."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._listeners: list[Listener] = []
        self._waiting: deque[Changed] = deque()
        self._telling = False

    def add(self, listener: Listener) -> None:
        """Tell this one from now on."""
        self._listeners.append(listener)

    def remove(self, listener: Listener) -> None:
        """Stop telling it."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def clear(self) -> None:
        """Stop telling anybody."""
        self._listeners.clear()

    def note(self, changed: Changed) -> None:
        """Have this told with the next `tell`."""
        self._waiting.append(changed)

    def tell(self) -> None:
        """Tell the listeners what waits; what a listener brings about waits its turn."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._waiting:
                changed = self._waiting.popleft()
                for listener in list(self._listeners):
                    try:
                        listener(changed)
                    except Exception:
                        sys.excepthook(*sys.exc_info())
        finally:
            self._telling = False

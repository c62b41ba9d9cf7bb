"""Cyclic garbage is collected on the window's thread only.

Python collects in whichever thread allocates; a widget that is freed in a worker thread takes the
process with it. So the collector is switched off and called from a timer here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000


class CollectHere(QObject):
    """Calls the collector on this thread about once a second, as far as its own thresholds ask for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(EVERY)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            at
            for at, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit
        ]
        if due:
            gc.collect(due[-1])

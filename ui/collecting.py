"""Cyclic garbage is collected on the window's thread only.

Python collects in whichever thread allocates; a widget that is freed in a worker thread takes the
process with it. So the collector is switched off and called from a timer here. What survives a full
collection, a large plan most of all, is left out of the next ones, which would take a tenth of a second
each; every few minutes everything is looked at once.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
ALL_EVERY = 600_000
_OLDEST = 2


class CollectHere(QObject):
    """Calls the collector on this thread about once a second, as far as its own thresholds ask for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        for interval, collect in ((EVERY, self.collect), (ALL_EVERY, self.collect_all)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(collect)
            timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; what survives the oldest stays out from then on."""
        due = [
            at
            for at, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > limit
        ]
        if due:
            gc.collect(due[-1])
            if due[-1] == _OLDEST:
                gc.freeze()

    def collect_all(self) -> None:
        """Collect everything, what stayed out included."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

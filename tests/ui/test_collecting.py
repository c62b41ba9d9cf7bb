"""Cyclic garbage goes, on the window's thread, without looking at a large plan each time."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.collecting import CollectHere


class Knot:
    """Something that holds on to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_survives_a_full_collection_stays_out_until_everything_is_looked_at(qapp: QApplication) -> None:
    parent = QObject(qapp)
    collector = CollectHere(parent)
    knot = Knot()
    gone = weakref.ref(knot)
    collector.collect_all()
    assert gc.get_freeze_count() > 0
    del knot
    gc.collect()
    assert gone() is not None
    collector.collect_all()
    assert gone() is None
    parent.deleteLater()

"""A table of 100,000 rows, filtered and sorted in the model, beside Qt's proxy models on the same rows."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.rows import AnyRow, Row

ROWS = 100_000


def measure() -> list[AnyRow]:
    """Each figure with its peer from the same run: in seconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSortFilterProxyModel, Qt

    from aiom_workbench.plan.people import Stakeholder
    from aiom_workbench.project import Project
    from ui.app import application
    from ui.desk import Desk
    from ui.models.table_model import TableModel

    application()
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "many.aiom") as project:
        with project.edit("Fill") as edit:
            for n in range(ROWS):
                edit.add_values(Stakeholder, {"name": f"Person {n * 7919 % ROWS}", "power": 1 + n % 5})
        desk = Desk()
        desk.open(project)
        model = TableModel(desk, "stakeholders")
        at = model.column_of("name")

        class Proxy(QSortFilterProxyModel):
            def filterAcceptsRow(self, row: int, parent: Any) -> bool:
                return "person 7" in str(model.index(row, at).data()).casefold()

        proxy = Proxy()
        proxy.setSourceModel(model)
        by_proxy = _timed(proxy.rowCount)
        model.filter("person")
        ours = min(_timed(lambda text=text: model.filter(text)) for text in ("person 7", "person 77", "7"))
        model.filter("")
        sorting = min(_timed(lambda order=order: model.sort(at, order))
                      for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))  # fmt: skip
        peer = _sorted_by_proxy(model, at)
        desk.let_go()
    return [
        Row("table: filter 100,000 rows", "Python QSortFilterProxyModel", by_proxy, ours, 0.05),
        Row("table: sort 100,000 rows", "C++ proxy (scaled from a tenth)", peer, sorting, 0.01),
    ]


def _sorted_by_proxy(model: Any, at: int) -> float:
    """The C++ proxy on a tenth of the rows, its time scaled by n·log n: the whole takes it half a minute."""
    from math import log

    from PySide6.QtCore import QSortFilterProxyModel

    model.sort(-1)
    model.filter_column("name", "person 7")
    count = model.rowCount()
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    found = _timed(lambda: proxy.sort(at))
    model.filter_column("name", "")
    return found * (ROWS * log(ROWS)) / (count * log(count))


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

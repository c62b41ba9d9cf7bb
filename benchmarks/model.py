"""The model choice at size: forty criteria while a weight is dragged, and the weightings behind "how surely"."""

from __future__ import annotations

import os
import random
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from aiom_workbench.analysis.model_choice import OPTIONS, argue, robustness
from aiom_workbench.plan.model_choice import Criterion
from benchmarks.rows import AnyRow, Row, best, median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
CRITERIA = 40
FRAME = 1 / 30


def measure() -> list[AnyRow]:
    """A whole frame of a drag against a thirtieth of a second; the weightings against plain Python."""
    criteria = tuple(_criterion(random.Random(n), n) for n in range(CRITERIA))
    middle, worst = _dragged(criteria)
    answers = best(lambda: argue(criteria), turns=20)
    return [
        Row("model: a frame while dragging one of 40 weights", "a thirtieth of a second", FRAME, middle, 1),
        Row("model: the slowest of 60 such frames", "a thirtieth of a second", FRAME, worst, 2),
        Row("model: scores, tornado and tipping of 40 criteria", "a thirtieth of a second", FRAME, answers, 0.2),
        _weightings(criteria),
    ]


def _criterion(dice: random.Random, n: int) -> Criterion:
    scores = {option: dice.randint(1, 5) for option in OPTIONS}
    return Criterion(id=f"c{n}", ref=f"C-{n:02}", name=f"Criterion number {n}", weight=dice.randint(1, 20),
                     reason="Found here.", **scores)  # fmt: skip


def _dragged(criteria: tuple[Criterion, ...]) -> tuple[float, float]:
    """The middle and the longest time of a frame, in seconds: pointer moved, everything laid out and painted."""
    import time

    from PySide6.QtCore import QPointF

    from aiom_workbench.project import Project
    from aiom_workbench.report.figures.model_board import HEAD, weight_scale
    from ui.app import application
    from ui.main_window import MainWindow
    from ui.shell import open_in
    from ui.workbench import Workbench

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("AIOM_DATA", folder)
        project = Project.create(Path(folder) / "plan.aiom", author="Bench")
        with project.edit("Add") as edit:
            for one in criteria:
                values = {name: getattr(one, name) for name in ("name", "weight", "reason", *OPTIONS)}
                edit.add_values(Criterion, values, id=one.id)
        window = MainWindow(Workbench(today=date(2026, 11, 25), theme="light"))
        window.resize(1440, 2000)
        window.show()
        open_in(window, project, "model:choose")
        app.processEvents()
        options: Any = window.screen_shown.view.options  # type: ignore[attr-defined]
        scale = weight_scale(criteria, options.figure.width)
        options.drag_began("c0", QPointF(scale.x(5), HEAD + 10))
        spent = []
        for step in range(60):
            began = time.perf_counter()
            options.drag_moved("c0", QPointF(scale.left + step * scale.wide / 60, HEAD + 10))
            app.processEvents()
            spent.append(time.perf_counter() - began)
        options.drag_ended("c0", QPointF(scale.x(5), HEAD + 10), False)
        window.close()
        app.processEvents()
    return median(spent), max(spent)


def _weightings(criteria: tuple[Criterion, ...]) -> Row:
    rows = tuple(tuple(getattr(one, option) for option in OPTIONS) for one in criteria)

    def ours() -> None:
        robustness.cache_clear()
        robustness(rows)  # type: ignore[arg-type]

    def plainly() -> None:
        dice = random.Random(1)
        for _draw in range(1_000):
            weights = [dice.expovariate(1) for _row in rows]
            sums = [sum(w * row[k] for w, row in zip(weights, rows, strict=True)) for k in range(3)]
            sums.index(max(sums))

    return Row("model: 10,000 weightings", "plain Python, from 1,000 of them", best(plainly) * 10, best(ours), 0.02)

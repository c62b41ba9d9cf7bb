"""How everything grows from 100 to 10,000 things, and what a hand waits for in the window at 10,000."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from aiom_workbench.project import Project
from benchmarks.plans import START, plan_of
from benchmarks.rows import AnyRow, Growth, Row, best, median, settle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SMALL, LARGE = 100, 10_000
TODAY = date(2026, 11, 25)
_days = iter(START + timedelta(days=n % 3000) for n in range(10**6))


def measure() -> Iterator[AnyRow]:
    """The exponents, then the window."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["AIOM_DATA"] = folder
        files = {things: _file(Path(folder), things) for things in (SMALL, LARGE)}
        for name, work in _works().items():
            small, large = (work(files[things], plan_of(things)) for things in (SMALL, LARGE))
            yield Growth(f"{name}: from 100 to 10,000 things", small, large, LARGE / SMALL)
        yield from _window(files[LARGE])


def _file(folder: Path, things: int) -> Path:
    path = folder / f"{things}.aiom"
    with Project.create(path) as project, project.edit("Fill") as edit:
        edit.become(plan_of(things))
    return path


def _works() -> dict[str, Callable[[Path, Any], float]]:
    from aiom_workbench.analysis.findings import findings
    from aiom_workbench.analysis.schedule import schedule

    return {
        "opening": lambda path, _plan: best(lambda: Project.open(path, read_only=True).close(), 5),
        "an edit": lambda path, _plan: _an_edit(path),
        "schedule": lambda _path, plan: best(lambda: schedule(plan, next(_days))),
        "open points": lambda _path, plan: best(lambda: findings(plan, next(_days))),
        "export word": lambda path, _plan: _exported("word", path),
        "export excel": lambda path, _plan: _exported("excel", path),
        "export json": lambda path, _plan: _exported("json", path),
    }


def _an_edit(path: Path) -> float:
    taken = []
    with Project.open(path) as project:
        for turn in range(60):
            began = time.perf_counter()
            with project.edit("Stretch") as edit:
                edit.set(next(iter(edit.plan.milestones)), duration_days=1 + turn % 20)
            taken.append(time.perf_counter() - began)
    return median(taken)


def _exported(kind: str, path: Path) -> float:
    from aiom_workbench.cli.main import main

    target = path.with_name(f"written-{kind}")
    words = ["export", kind, str(path), "-o", str(target), "--force"]
    return best(lambda: main(words), 2)


def _window(path: Path) -> Iterator[Row]:
    """Every view opened, and on every one an edit, from asked for to painted; the slowest of each."""
    from ui.app import application
    from ui.main_window import MainWindow
    from ui.screens import PLACES
    from ui.shell import open_in
    from ui.workbench import Workbench

    app = application()
    window = MainWindow(Workbench(today=TODAY, theme="light"))
    window.resize(1440, 900)
    window.show()
    open_in(window, Project.open(path))
    settle(app)
    shown, edited = {}, {}
    for name in [f"{place.name}:{view.name}" for place in PLACES for view in place.spec().views]:
        shown[name] = _took(app, lambda name=name: window.show_screen(name))
        settle(app, 0.05)
        edited[name] = max(
            min(_took(app, _edit_of(window, collection, field)) for _turn in range(2)) for collection, field in _EDITS
        )
    for what, found, aim in (("opened", shown, 0.3), ("edited", edited, 0.1)):
        slowest = max(found, key=lambda name: found[name])
        yield Row(f"10,000 things: slowest screen {what}", f"{aim:.1f} s ({slowest})", aim, found[slowest], 1)
    yield Row("10,000 things: the middle screen opened", "0.3 s", 0.3, median(list(shown.values())), 1)
    yield Row("10,000 things: an edit on the middle screen", "0.1 s", 0.1, median(list(edited.values())), 1)
    yield Row(
        "the longest the window stands still while word is written", "0.1 s", 0.1, _stands_still(app, window, path), 1
    )
    window.bench.shut_down()
    window.close()
    window.deleteLater()


_EDITS = (("stakeholders", "power"), ("milestones", "duration_days"), ("use_cases", "value"), ("groups", "headcount"))


def _edit_of(window: Any, collection: str, field: str) -> Callable[[], None]:
    def edit() -> None:
        thing = next(iter(window.bench.desk.plan.collections[collection]))
        with window.bench.desk.edit("Change") as edit:
            edit.set_values(thing, {field: (getattr(thing, field) or 0) % 4 + 1})

    return edit


def _took(app: Any, work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    app.processEvents()
    return time.perf_counter() - began


def _stands_still(app: Any, window: Any, path: Path) -> float:
    """While a document with its charts is written: the longest time between two turns of the event loop."""
    from exports.delivery import Order, deliver_from

    window.show_screen("log:register")
    settle(app, 2.0)
    over: list[bool] = []
    order = Order(kind="word", today=TODAY)
    job = window.bench.jobs.compute("Writing", deliver_from, str(path), order, str(path.with_suffix(".docx")))
    job.over.connect(lambda: over.append(True))
    longest = 0.0
    while not over:
        longest = max(longest, _took(app, lambda: time.sleep(0.001)))
    return longest

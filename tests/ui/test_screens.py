"""Every screen and every collection can be shown, added to, edited and deleted."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from aiom_workbench.plan import Plan
from aiom_workbench.plan.assessment import Assessment
from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.project import Project
from tests.conftest import Command
from ui.main_window import MainWindow
from ui.screens import HOMES, PLACES, place_named
from ui.screens.assess_round import NewRound
from ui.screens.empty_state import EmptyState
from ui.screens.internal_only import InternalOnly

LISTED = [name for name, entity in Plan.entities().items() if not entity.single]


def test_every_collection_has_a_home_where_it_is_shown() -> None:
    assert set(HOMES) == set(Plan.entities())
    for collection, home in HOMES.items():
        place = place_named(home)
        assert place is not None
        names = {view.name: view for view in place.spec().views}
        assert home.partition(":")[2] in names, collection


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_every_screen_opens_on_an_empty_project(window: MainWindow, place: str) -> None:
    for view in place_named(place).spec().views:  # type: ignore[union-attr]
        window.show_screen(f"{place}:{view.name}")
        assert window.screen_shown.view_name == view.name


def add_at_home(window: MainWindow, collection: str) -> None:
    """Add one where it is listed; a round is asked for its day first."""
    window.show_screen(HOMES[collection])
    window.screen_shown.view.add(collection)
    asked = window.findChild(NewRound)
    if asked is not None and asked.isVisible():
        next(b for b in asked.findChildren(QPushButton) if b.text() == "Start the round").click()


@pytest.mark.parametrize("collection", LISTED)
def test_a_thing_of_every_collection_is_added_shown_in_the_inspector_and_deleted(
    window: MainWindow, project: Project, collection: str
) -> None:
    entity = Plan.entities()[collection]
    for field in entity.links:
        if field.required and field.to[0] != collection:
            add_at_home(window, field.to[0])
    add_at_home(window, collection)
    things = list(project.plan.collections[collection])
    assert len(things) == 1
    assert window.inspector._form is not None
    assert window.inspector._form.thing == things[0]
    window.delete_selected()
    assert not project.plan.collections[collection]
    assert window.toast.isVisible()
    window.toast.action.click()
    assert list(project.plan.collections[collection]) == things


EVER_FULL = {
    "overview": {"page", "engagement", "vision"}, "assess": {"interviews", "direction", "differences"},
    "model": {"decision", "compare"}, "export": {"documents"},
}  # fmt: skip
"""What has something to show or to write into from the beginning."""


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_every_other_view_of_an_empty_project_teaches_how_to_begin(window: MainWindow, place: str) -> None:
    window.show_screen(place)
    for spec in window.screen_shown.spec.views:
        window.show_screen(f"{place}:{spec.name}")
        teaches = [found for found in window.screen_shown.findChildren(EmptyState) if found.isVisible()]
        assert bool(teaches) == (spec.name not in EVER_FULL.get(place, set())), spec.name


class Flashes(QObject):
    """Writes down what comes up as a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.window_, self.seen = window, list[str]()

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(shown, QWidget)
            and shown.isWindow()
            and shown is not self.window_
        ):
            self.seen.append(f"{type(shown).__name__} {getattr(shown, 'text', str)()}")
        return False


def test_no_part_of_a_screen_comes_up_for_a_moment_as_a_window_of_its_own(
    window_on: Callable[[Project], MainWindow], command: Command, tmp_path: Path
) -> None:
    command("new", "plan.aiom", "--sample", "meridian", "--today", "2026-11-25")
    window = window_on(Project.open(tmp_path / "plan.aiom"))
    flashes, app = Flashes(window), QApplication.instance()
    assert app is not None
    app.installEventFilter(flashes)
    for place in PLACES:
        for view in place.spec().views:
            window.show_screen(f"{place.name}:{view.name}")
            QApplication.processEvents()
    app.removeEventFilter(flashes)
    assert flashes.seen == []


def test_what_is_for_the_working_team_is_closed_to_the_client_as_one(window: MainWindow, project: Project) -> None:
    """A sentence in its place, no tools, no picture to copy, and back again with the view."""
    with project.edit("Begin") as edit:
        edit.add(Stakeholder, name="Canary", power=4, interest=4)
        edit.add(Group, name="Labs")
        edit.add(Assessment, name="Baseline", taken_on=date(2026, 4, 22))
    closed = []
    for place in PLACES:
        for spec in place.spec().views:
            window.show_audience("internal")
            window.show_screen(f"{place.name}:{spec.name}")
            view = window.screen_shown.view
            if not view.closed:
                continue
            closed.append(f"{place.name}:{spec.name}")
            window.show_audience("client")
            said = [found.words.text() for found in window.screen_shown.findChildren(InternalOnly) if found.isVisible()]
            assert said == [view.closed]
            assert not view.isVisible()
            shown = [b.accessibleName() for b in window.screen_shown.findChildren(QPushButton) if b.isVisible()]
            assert "Copy picture" not in shown
            assert not any(name.startswith("Add") for name in shown)
    assert set(closed) == {
        "assess:sign-board", "assess:pulse-board", "people:grid", "people:network", "people:engagement",
        "people:sponsors", "people:contacts", "people:claims", "change:coverage",
    }  # fmt: skip

"""Versions in the window: listed with what changed since, looked at, compared, restored; kept while working."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project, keeping
from tests.ui.asking import choices, press, question, said
from ui.main_window import MainWindow
from ui.versions import VersionsDialog


@pytest.fixture
def window(window_on: Callable[[Project], MainWindow], tmp_path: Path) -> MainWindow:
    """A window on a project with a version of two people; since then one changed and one went."""
    project = Project.create(tmp_path / "plan.aiom", author="Test", keeps_going=True)
    with project.edit("Begin") as edit:
        edit.add_values(Stakeholder, {"name": "CFO", "power": 3, "notes": "Asks for figures"}, id="s1")
        edit.add_values(Stakeholder, {"name": "CIO"}, id="s2")
    project.keep_version("import")
    with project.edit("Move CFO") as edit:
        edit.set_values(edit.plan.stakeholders["s1"], {"power": 5, "notes": "Asks for figures first"})
    with project.edit("Delete CIO") as edit:
        edit.delete(edit.plan.stakeholders["s2"])
    return window_on(project)


def project_in(window: MainWindow) -> Project:
    project = window.bench.desk.project
    assert project is not None
    return project


def opened(qtbot: QtBot, window: MainWindow) -> VersionsDialog:
    window.ask("file.versions")
    qtbot.waitUntil(lambda: window.findChild(VersionsDialog) is not None)
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.summary.text() not in ("", "Comparing…"))
    return dialog


def lines(dialog: VersionsDialog) -> list[str]:
    tops = [dialog.changes.topLevelItem(at) for at in range(dialog.changes.topLevelItemCount())]
    found = []
    for top in tops:
        assert top is not None
        found += [top.text(0), *(f"  {top.child(at).text(0)}" for at in range(top.childCount()))]
    return found


def test_a_version_is_listed_with_when_why_how_large_and_what_changed_since(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    assert dialog.listed.count() == 1
    assert "2 edits since" in dialog.listed.item(0).text()
    assert "today" in dialog.about.text()
    assert "kept before an import" in dialog.about.text()
    assert "kB" in dialog.about.text()
    assert dialog.summary.text() == "Changed since: 2 people."
    assert lines(dialog) == ["S-01 CFO", "  Power from 3 to 5", "  Notes rewritten", "S-02 CIO: Deleted"]
    dialog._compare_with("before")
    qtbot.waitUntil(lambda: dialog.summary.text() == "Changed in it: 2 people.")
    assert lines(dialog) == ["S-01 CFO: Added", "S-02 CIO: Added"]
    dialog.close()


def test_a_restore_keeps_the_present_state_first_and_can_be_undone(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    press(qtbot, dialog, "Restore…")
    box = question(qtbot, dialog)
    assert "kept as a version first" in said(box)
    press(qtbot, box, "Restore")
    assert project_in(window).is_busy
    qtbot.waitUntil(lambda: not project_in(window).is_busy)
    people = project_in(window).plan.stakeholders
    assert [(person.name, person.power) for person in people] == [("CFO", 3), ("CIO", None)]
    assert [version.reason for version in project_in(window).versions()] == ["restore", "import"]
    assert window.toast.action.text() == "Undo"
    window.toast.action.click()
    people = project_in(window).plan.stakeholders
    assert [(person.name, person.power) for person in people] == [("CFO", 5)]


def test_a_version_is_looked_at_in_a_window_in_which_nothing_can_be_changed(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    press(qtbot, dialog, "Look at it")
    (looked_at,) = window.files.looked_at
    dialog.close()
    qtbot.waitUntil(looked_at.isVisible)
    assert "version of" in looked_at.windowTitle()
    assert "version of" in looked_at.status.saved.text()
    assert [person.name for person in project_in(looked_at).plan.stakeholders] == ["CFO", "CIO"]
    with looked_at.bench.desk.edit("Try") as edit:
        edit.set_values(edit.plan.stakeholders["s1"], {"power": 1})
    question(qtbot, looked_at).close()
    assert project_in(looked_at).plan.stakeholders["s1"].power == 3
    banner = looked_at.banners.banner("version")
    assert banner is not None
    assert "for looking at" in banner.words.text()
    assert choices(banner) == ["Restore it", "Close"]
    press(qtbot, banner, "Restore it")
    assert window.files.looked_at == []
    qtbot.waitUntil(lambda: not project_in(window).is_busy)
    assert project_in(window).plan.stakeholders["s1"].power == 3
    QApplication.sendPostedEvents(None, 52)


def test_a_version_is_kept_every_quarter_of_an_hour_of_work_that_changed_something(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_in(window)
    now = keeping.time.monotonic()
    monkeypatch.setattr(keeping.time, "monotonic", lambda: now + timedelta(minutes=16).total_seconds())
    window.watch.look()
    qtbot.waitUntil(lambda: len(project.versions()) == 2)
    assert project.versions()[0].reason == "work"
    assert project.versions()[0].seq == project.seq
    qtbot.waitUntil(lambda: not project.version_is_due)
    window.watch.look()
    assert len(project.versions()) == 2


def test_a_version_kept_by_hand_is_listed_when_it_is_there(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    with window.bench.desk.edit("Add the works council") as edit:
        edit.add_values(Stakeholder, {"name": "Works council"})
    press(qtbot, dialog, "Keep a version now")
    assert not dialog.keep.isEnabled()
    qtbot.waitUntil(dialog.keep.isEnabled, timeout=10_000)
    assert dialog.listed.item(0).text().endswith("after “Add the works council”\nnothing changed since")
    dialog.close()

"""The file goes away while it is open: the window says so within two seconds, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from aiom_workbench.file.connection import connect
from aiom_workbench.file.lock import lock_path
from aiom_workbench.file.trouble import State
from aiom_workbench.plan.people import Group, Stakeholder
from aiom_workbench.project import Project
from aiom_workbench.project.recovery import unfinished
from aiom_workbench.project.verify import verify
from tests.hung_share import HungShare
from tests.ui.asking import choices, press, question, said
from ui.documents import order_of, write
from ui.main_window import MainWindow
from ui.versions import VersionsDialog

NOT_IN_FILE = "Not in the file — kept in the journal"


@pytest.fixture
def window(qtbot: QtBot, window_on: Callable[[Project], MainWindow], tmp_path: Path) -> MainWindow:
    """The window on a project that was opened as the window opens one."""
    Project.create(tmp_path / "plan.aiom", author="Test").close()
    made = window_on(Project.open(tmp_path / "plan.aiom", keeps_going=True))
    add(made, "CFO")
    return made


def add(window: MainWindow, name: str) -> None:
    with window.bench.desk.edit(f"Add {name}") as edit:
        edit.add_values(Stakeholder, {"name": name})


def is_said(window: MainWindow) -> bool:
    return window.status.saved.text().startswith(NOT_IN_FILE)


def open_project(window: MainWindow) -> Project:
    project = window.bench.desk.project
    assert project is not None
    return project


def gone(path: Path) -> None:
    path.rename(path.with_name("elsewhere.aiom"))


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"somebody else's")
    other.replace(path)


def changed(path: Path) -> None:
    raw = connect(path, read_only=False)
    raw.execute("INSERT INTO history SELECT seq + 1, label, author, origin, at, schema, undoes, undo_top, redo_tip, "
                "changes, chain, change_set FROM history ORDER BY seq DESC LIMIT 1")  # fmt: skip
    raw.close()


@pytest.mark.parametrize(
    ("happens", "state", "words"),
    [
        (gone, State.GONE, "is not where it was"),
        (replaced, State.REPLACED, "both are kept"),
        (changed, State.CHANGED, "was changed elsewhere"),
        (lambda path: path.chmod(0o444), State.READ_ONLY, "cannot be written any more"),
    ],
    ids=["gone", "replaced", "changed", "read-only"],
)
def test_it_is_said_within_two_seconds_without_any_edit(
    qtbot: QtBot, window: MainWindow, happens: Callable[[Path], None], state: State, words: str
) -> None:
    path = open_project(window).path
    happens(path)
    since = time.monotonic()
    qtbot.waitUntil(lambda: is_said(window), timeout=4000)
    assert time.monotonic() - since < 2
    assert open_project(window).state is state
    banner = window.banners.banner("file")
    assert banner is not None
    assert banner.isVisible()
    assert words in banner.words.text()
    assert choices(banner) == ["Save as…"]
    for word in ("SQLite", "database", "disk image"):
        assert word not in banner.words.text()


@pytest.mark.parametrize("happens", [gone, replaced, changed])
def test_work_goes_on_and_save_as_puts_everything_into_a_new_file(
    window: MainWindow, happens: Callable[[Path], None], tmp_path: Path
) -> None:
    path = open_project(window).path
    happens(path)
    standing = path.read_bytes() if path.exists() else None
    for name in ("CIO", "CEO"):
        add(window, name)
    assert window.status.saved.text() == f"{NOT_IN_FILE} (2 edits) · plan.aiom"
    window.files.save_to(tmp_path / "mine.aiom")
    assert window.status.saved.text().startswith("Saved ")
    assert window.status.saved.text().endswith("mine.aiom")
    assert window.banners.banner("file") is None
    add(window, "HR lead")
    window.undo()
    window.bench.desk.close()
    verify(tmp_path / "mine.aiom")
    with Project.open(tmp_path / "mine.aiom", read_only=True) as saved:
        assert [person.name for person in saved.plan.stakeholders] == ["CFO", "CIO", "CEO"]
    assert (path.read_bytes() if path.exists() else None) == standing
    assert unfinished() == []


@pytest.mark.parametrize("happens", [gone, replaced, changed])
def test_documents_are_written_from_what_stands_while_it_is_in_no_file(
    qtbot: QtBot, window: MainWindow, happens: Callable[[Path], None], tmp_path: Path
) -> None:
    happens(open_project(window).path)
    add(window, "Chief Canary")
    out = tmp_path / "plan.json"
    write(window.bench, order_of(window.bench, "json"), out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    assert "Chief Canary" in out.read_text(encoding="utf-8")
    copy = open_project(window).to_read()
    assert copy.exists()
    window.files._may_leave = True
    window.close()
    assert not copy.exists()


def test_a_history_that_was_tampered_with_is_told_before_anybody_asks_for_it(
    qtbot: QtBot, window_on: Callable[[Project], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "plan.aiom"
    with Project.create(path, author="Test") as before:
        for number in range(4):
            with before.edit(f"Add group {number}") as edit:
                edit.add_values(Group, {"name": f"Group {number}"})
    raw = connect(path, read_only=False)
    raw.execute("UPDATE history SET author = 'Somebody else' WHERE seq = 2")
    raw.close()
    window = window_on(Project.open(path, keeps_going=True))
    qtbot.waitUntil(lambda: window.banners.banner("history") is not None, timeout=4000)
    banner = window.banners.banner("history")
    assert banner is not None
    assert "does not fit its checksums at edit 2" in banner.words.text()
    add(window, "CFO")
    assert window.status.saved.text().startswith("Saved ")


def test_a_conflicted_copy_beside_the_file_is_told_shown_and_left(qtbot: QtBot, window: MainWindow) -> None:
    path = open_project(window).path
    beside = path.with_name("plan (conflicted copy).aiom")
    beside.write_bytes(path.read_bytes())
    with Project.open(beside) as copy, copy.edit("Add their CIO") as edit:
        edit.add_values(Stakeholder, {"name": "Their CIO"})
    standing = beside.read_bytes()
    add(window, "CEO")
    window.watch.begin()
    qtbot.waitUntil(lambda: window.banners.banner("beside") is not None, timeout=4000)
    banner = window.banners.banner("beside")
    assert banner is not None
    for words in (beside.name, "“Add their CIO”", "Both are kept"):
        assert words in banner.words.text()
    press(qtbot, banner, "Look at it")
    (shown,) = window.files.looked_at
    assert [person.name for person in shown.bench.plan.stakeholders] == ["CFO", "Their CIO"]
    assert open_project(shown).read_only
    shown.close()
    press(qtbot, banner, "Leave it")
    assert window.banners.banner("beside") is None
    assert beside.read_bytes() == standing


def test_a_file_that_comes_back_gets_the_edits_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    path = open_project(window).path
    aside = path.with_name("stick")
    path.rename(aside)
    add(window, "CIO")
    assert is_said(window)
    aside.rename(path)
    qtbot.waitUntil(lambda: not is_said(window), timeout=4000)
    assert window.toast.words.text() == "Everything is in the file again"
    assert window.banners.isHidden()
    assert open_project(window).edits_not_in_file == 0


def test_closing_with_edits_in_no_file_is_asked_about_and_they_are_offered_back_at_the_next_start(
    qtbot: QtBot, window: MainWindow, window_on: Callable[[Project], MainWindow], tmp_path: Path
) -> None:
    path = open_project(window).path
    path.unlink()
    add(window, "CIO")
    assert not window.close()
    box = question(qtbot, window)
    assert "1 edit is not in a file yet" in said(box)
    press(qtbot, box, "Stay here")
    assert window.isVisible()
    assert not window.close()
    press(qtbot, question(qtbot, window), "Close all the same")
    assert not window.isVisible()

    Project.create(tmp_path / "another.aiom", author="Test").close()
    second = window_on(Project.open(tmp_path / "another.aiom", keeps_going=True))
    second.files.opening.offer_left_behind()
    banner = second.banners.banner("left-behind")
    assert banner is not None
    assert "before 2 edits were in “plan.aiom”. The last one is “Add CIO”" in banner.words.text()
    press(qtbot, banner, "Bring them back")
    assert [person.name for person in open_project(second).plan.stakeholders] == ["CFO", "CIO"]
    assert unfinished() == []


def test_edits_of_the_last_session_are_offered_when_the_stick_is_there_again(
    qtbot: QtBot, window: MainWindow, window_on: Callable[[Project], MainWindow], tmp_path: Path
) -> None:
    path = open_project(window).path
    path.rename(tmp_path / "stick")
    add(window, "CIO")
    window.files._may_leave = True
    window.close()
    (tmp_path / "stick").rename(path)
    Project.create(tmp_path / "another.aiom", author="Test").close()
    second = window_on(Project.open(tmp_path / "another.aiom", keeps_going=True))
    second.files.open(path)
    box = question(qtbot, second)
    assert "They can be written into the file as it stands" in said(box)
    press(qtbot, box, "Bring them back")
    assert open_project(second).path == path
    assert [person.name for person in open_project(second).plan.stakeholders] == ["CFO", "CIO"]
    assert unfinished() == []


def test_a_file_that_was_removed_can_be_saved_back_into_its_place(window: MainWindow) -> None:
    path = open_project(window).path
    path.unlink()
    add(window, "CIO")
    window.files.save_to(path)
    assert window.status.saved.text().startswith("Saved ")
    add(window, "CEO")
    window.close()
    verify(path)
    with Project.open(path, read_only=True) as saved:
        assert [person.name for person in saved.plan.stakeholders] == ["CFO", "CIO", "CEO"]
    assert not lock_path(path).exists()


def test_versions_stay_in_the_order_of_the_work_when_the_clock_jumps(window: MainWindow) -> None:
    project = open_project(window)
    for at in ("2036-01-01T09:00:00+00:00", "2025-11-24T09:00:00+00:00", "2026-11-25T09:00:00+00:00"):
        with project.edit(f"At {at[:4]}", at=datetime.fromisoformat(at)) as edit:
            edit.add_values(Stakeholder, {"name": at[:4]})
        project.keep_version("hand")
    assert [version.seq for version in project.versions()] == [4, 3, 2]
    assert window.status.saved.text() == "Saved 09:00:00 · plan.aiom"
    dialog = VersionsDialog(window.bench, window, window.files.look_at, window.files.restore)
    assert [dialog.listed.item(row).text().split("\n")[1:] for row in range(3)] == [
        ["after “At 2026”", "nothing changed since"], ["after “At 2025”", "1 edit since"],
        ["after “At 2036”", "2 edits since"]]  # fmt: skip
    dialog.close()


@pytest.fixture
def share(tmp_path: Path) -> Iterator[HungShare]:
    """A folder as on a network share that can hang."""
    folder = tmp_path / "share"
    folder.mkdir()
    made = HungShare(folder)
    yield made
    made.answer()


@pytest.fixture
def far_window(share: HungShare, window_on: Callable[[Project], MainWindow]) -> MainWindow:
    """The window on a project that lies there."""
    with Project.create(share.folder / "plan.aiom", author="Test") as before:
        for number in range(3):
            with before.edit(f"Add group {number}") as edit:
                edit.add_values(Group, {"name": f"Group {number}"})
    made = window_on(Project.open(share.folder / "plan.aiom", keeps_going=True))
    add(made, "CFO")
    return made


class Beats(QTimer):
    """Tells how long the window could neither paint nor listen, at the longest."""

    def __init__(self) -> None:
        super().__init__()
        self.last, self.longest = time.monotonic(), 0.0
        self.timeout.connect(self.beat)
        self.start(10)

    def beat(self) -> None:
        now = time.monotonic()
        self.last, self.longest = now, max(self.longest, now - self.last)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done in the block keeps the window no longer than that."""
    since = time.monotonic()
    yield
    assert time.monotonic() - since < seconds


def test_a_share_that_hangs_freezes_nothing_and_is_said_within_two_seconds(
    qtbot: QtBot, far_window: MainWindow, share: HungShare, tmp_path: Path
) -> None:
    window, path = far_window, open_project(far_window).path
    qtbot.waitUntil(lambda: open_project(window)._believed, timeout=4000)
    beats = Beats()
    if not share.hang():
        pytest.skip("no share that hangs can be made here")
    with within(2):
        qtbot.waitUntil(lambda: is_said(window), timeout=4000)
    assert beats.longest < 0.3
    assert open_project(window).state is State.SILENT
    banner = window.banners.banner("file")
    assert banner is not None
    assert "does not answer" in banner.words.text()
    with within(1):
        for name in ("CIO", "CEO"):
            add(window, name)
        window.bench.desk.select(next(iter(window.bench.desk.plan.groups)).id)
        window.undo()
    with within(1.5):
        window.files.opening.open(path.with_name("another.aiom"))
    assert "does not answer" in said(question(qtbot, window))
    assert path not in window.bench.settings.recent()
    assert window.status.saved.text().startswith(f"{NOT_IN_FILE} (3 edits)")
    with within(1.5):
        window.files.save_to(tmp_path / "mine.aiom")
    assert open_project(window).state is State.IN_FILE
    share.answer()
    window.bench.desk.close()
    verify(tmp_path / "mine.aiom")
    verify(path)


def test_an_edit_made_the_moment_a_share_hangs_is_kept_and_goes_into_the_file_when_it_answers(
    qtbot: QtBot, far_window: MainWindow, share: HungShare
) -> None:
    window = far_window
    window.watch.stop()
    if not share.hang():
        pytest.skip("no share that hangs can be made here")
    with within(1.5):
        add(window, "CIO")
    assert is_said(window)
    share.answer()
    window.watch.begin()
    qtbot.waitUntil(lambda: not is_said(window), timeout=4000)
    path = open_project(window).path
    window.close()
    with Project.open(path, read_only=True) as saved:
        assert [person.name for person in saved.plan.stakeholders] == ["CFO", "CIO"]
    assert unfinished() == []

"""What all tests share: an offscreen screen, own application data, nothing left behind."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if "--headed" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from aiom_workbench.project import Project  # Qt's platform is chosen before anything imports Qt

REACHED: list[str] = []
"""Who reached for the network in the running test."""


def _no_network(event: str, values: tuple[object, ...]) -> None:
    """Fail whoever reaches for another computer: the workbench is offline, and so are its tests."""
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo"):
        address = values[1] if event != "socket.getaddrinfo" else values[0]
        if not isinstance(address, str | bytes) or event == "socket.getaddrinfo":
            REACHED.append(f"{event} {address!r}")
            raise RuntimeError(f"a test reached for the network: {event} {address!r}")


sys.addaudithook(_no_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long loops too")
    parser.addoption("--headed", action="store_true", help="show the windows")
    parser.addoption("--golden", action="store_true", help="write the golden parts anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long loop; run with --long"))


@pytest.fixture(autouse=True)
def nobody_reaches_for_the_network() -> Iterator[None]:
    """Fail the very test that did, even where it swallowed the refusal."""
    REACHED.clear()
    yield
    reached, REACHED[:] = list(REACHED), []
    assert not reached, f"reached for the network: {reached}"
    assert "PySide6.QtNetwork" not in sys.modules


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has application data (versions, journals, logs, settings) of its own."""
    monkeypatch.setenv("AIOM_DATA", str(tmp_path / "application-data"))


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the very test that left a thread, a running timer or a window behind."""
    threads = set(threading.enumerate())
    yield
    left = [t.name for t in threading.enumerate() if t not in threads and t.is_alive() and not t.daemon]
    assert not left, f"threads left behind: {left}"
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    app = widgets.QApplication.instance()
    app.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    gc.unfreeze()
    gc.collect()
    timers = _running_timers() if "qtbot" in request.fixturenames else []
    windows = [w for w in app.topLevelWidgets() if w.isVisible()]
    for window in windows:
        window.close()
    assert not windows, f"windows left behind: {windows}"
    assert not timers, f"timers left running: {timers}"


def _running_timers() -> list[object]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    running = [found for found in gc.get_objects() if type(found) is QTimer and isValid(found) and found.isActive()]
    own = set(QApplication.instance().findChildren(QTimer))  # the application's own go on
    timers = [timer for timer in running if timer not in own]
    for timer in timers:
        timer.stop()
    return timers


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A new, empty project."""
    with Project.create(tmp_path / "plan.aiom", author="Test") as made:
        yield made


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command of the command line in this process, in an own folder: `(exit code, out, err)`."""
    from aiom_workbench.cli.main import main

    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = main([str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return run


Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB, where this system lets us make one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "none", str(place)], check=False,
                                    capture_output=True).returncode == 0  # fmt: skip
    if not made:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)

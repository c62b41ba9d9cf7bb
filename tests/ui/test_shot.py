"""`shot` writes the same bytes for the same project, day and theme, and never over an existing file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project import Project
from tests.conftest import Command


def make(folder: Path) -> Path:
    path = folder / "one.aiom"
    with Project.create(path) as project, project.edit("Begin") as edit:
        edit.add_values(Stakeholder, {"name": "CEO", "power": 4})
    return path


def test_a_shot_has_the_asked_size_and_is_the_same_twice(command: Command, tmp_path: Path) -> None:
    words = ("shot", make(tmp_path), "--screen", "people:register", "--size", "1280x720", "--scale", "2",
             "--theme", "dark", "--today", "2026-11-25")  # fmt: skip
    assert command(*words, "-o", "a.png")[0] == 0
    assert command(*words, "-o", "b.png")[0] == 0
    assert Path("a.png").read_bytes() == Path("b.png").read_bytes()
    image = QImage("a.png")
    assert (image.width(), image.height()) == (2560, 1440)


def test_a_shot_leaves_the_project_and_an_existing_file_alone(command: Command, tmp_path: Path) -> None:
    path = make(tmp_path)
    before = path.read_bytes()
    Path("a.png").write_bytes(b"mine")
    code, _out, err = command("shot", path, "--screen", "log", "-o", "a.png")
    assert code == 6
    assert "--force" in err
    assert Path("a.png").read_bytes() == b"mine"
    assert path.read_bytes() == before


def test_without_a_display_the_window_says_so_in_one_line(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    code, out, err = command("open", make(tmp_path))
    assert (code, out) == (3, "")
    assert err.startswith("error: there is no display here")


def test_an_unknown_screen_is_a_wrong_word(command: Command, tmp_path: Path) -> None:
    assert command("shot", make(tmp_path), "--screen", "nowhere", "-o", "a.png")[0] == 2

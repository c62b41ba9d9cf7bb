"""How far a command is: a bar on a terminal, nothing anywhere else, and nothing of it left behind."""

from __future__ import annotations

import io
import sys

import pytest

from aiom_workbench.cli import progress as module
from aiom_workbench.cli.progress import progress


class Terminal(io.StringIO):
    """A screen that keeps what was written to it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("screen", "said"), [(Terminal(), True), (io.StringIO(), False)])
def test_a_bar_is_drawn_on_a_terminal_and_taken_away(
    screen: io.StringIO, said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(module, "_SHOWN_AFTER", -1.0)
    with progress("Importing") as tell:
        tell(0.5)
    assert ("Importing [############............]  50%" in screen.getvalue()) is said
    assert screen.getvalue().endswith("\r\x1b[K") is said


def test_what_is_done_at_once_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress("Importing") as tell:
        tell(0.5)
    assert not screen.getvalue()

"""F1: every view says what a hand does in it, in no more than a few sentences."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtWidgets import QLabel

from ui.actions import ACTIONS
from ui.help import HelpSheet
from ui.help_texts import HOW
from ui.main_window import MainWindow
from ui.screens import PLACES
from ui.screens.table_view import TableView


def test_every_view_that_is_no_plain_table_has_its_help_and_no_help_is_for_nothing(window: MainWindow) -> None:
    known = set()
    for place in PLACES:
        for spec in place.spec().views:
            window.show_screen(f"{place.name}:{spec.name}")
            if not isinstance(window.screen_shown.view, TableView):
                known.add(f"{place.name}:{spec.name}")
    assert known == set(HOW)
    assert all(len(text) <= 420 for text in HOW.values())


def test_help_on_a_screen_tells_its_views_once(window: MainWindow) -> None:
    window.show_screen("people")
    window.ask("help.help")
    sheet = window.findChild(HelpSheet)
    assert sheet is not None
    said = [found.text() for found in sheet.findChildren(QLabel)]
    assert any("Drag from one person to another" in text for text in said)
    assert sum("help or hold up the plan" in text for text in said) == 1
    assert "Tables" in said
    sheet.close()


def test_every_action_is_something_that_the_window_does(window: MainWindow) -> None:
    for spec in ACTIONS:
        assert callable(attrgetter(spec.method)(window)), spec.key

"""Journeys use the same real window as the screens' tests."""

from tests.ui.conftest import qapp, window, window_on

__all__ = ["qapp", "window", "window_on"]

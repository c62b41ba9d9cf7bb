"""The themes: colours, sizes and type of the tokens file, asked for by name.

`Look` holds the theme in use; widgets ask it when they paint and hear of a change by its signal.
No colour, size or time is written anywhere else in the window.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from resources import FOLDER

THEMES = ("light", "dark", "projector")
SYSTEM = "system"
TEXT_SCALES = (0.85, 0.92, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
FONT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
FAMILY = "Inter"
_FEATURES = ("tnum", "cv05")

_ROLES = (
    (QPalette.ColorRole.Window, "surface.panel"),
    (QPalette.ColorRole.WindowText, "text.primary"),
    (QPalette.ColorRole.Base, "surface.input"),
    (QPalette.ColorRole.AlternateBase, "surface.zebra"),
    (QPalette.ColorRole.Text, "text.primary"),
    (QPalette.ColorRole.Button, "surface.raised"),
    (QPalette.ColorRole.ButtonText, "text.primary"),
    (QPalette.ColorRole.BrightText, "accent.on"),
    (QPalette.ColorRole.ToolTipBase, "surface.tooltip"),
    (QPalette.ColorRole.ToolTipText, "text.on_tooltip"),
    (QPalette.ColorRole.PlaceholderText, "text.muted"),
    (QPalette.ColorRole.Highlight, "surface.selected"),
    (QPalette.ColorRole.HighlightedText, "text.primary"),
    (QPalette.ColorRole.Link, "accent.text"),
    (QPalette.ColorRole.LinkVisited, "accent.text"),
    (QPalette.ColorRole.Light, "surface.raised"),
    (QPalette.ColorRole.Midlight, "border.hairline"),
    (QPalette.ColorRole.Mid, "border.default"),
    (QPalette.ColorRole.Dark, "border.control"),
    (QPalette.ColorRole.Shadow, "border.control"),
    (QPalette.ColorRole.Accent, "accent.fill"),
)
"""What Fusion reads, and the token that it finds there. Disabled text stays readable: `text.muted`."""


@cache
def tokens() -> dict[str, Any]:
    """The tokens file as it stands."""
    return tomllib.loads((FOLDER / "themes" / "tokens.toml").read_text("utf-8"))


class Theme:
    """One theme at one text size. Colours by token name: `theme.color("status.off_track.fill")`."""

    def __init__(self, name: str = "light", text_scale: float = 1.0) -> None:
        """The theme called "light", "dark" or "projector"; `text_scale` multiplies type and rows."""
        self.name = name
        self.text_scale = text_scale
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, str], QFont] = {}

    def hex(self, token: str) -> str:
        """A token's colour as "#RRGGBB". "ramp.3" is a step, "ramp.on.3" what is written on it.

        Raises `KeyError` for a name that is no token.
        """
        parts = token.split(".")
        if parts[0] == "ramp":
            parts = ["ramp", "on", parts[-1]] if "on" in parts else ["ramp", "steps", parts[-1]]
        found: Any = tokens()["theme"][self.name]
        for part in parts:
            found = found[int(part)] if isinstance(found, list) else found[part]
        return str(found)

    def color(self, token: str) -> QColor:
        """A token's colour; a "#RRGGBB" is taken as it is."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(token if token.startswith("#") else self.hex(token))
        return found

    def mark(self, family: str, name: str) -> dict[str, str]:
        """Shape, letter, label and status of a mark: `theme.mark("status", "at_risk")`."""
        found: dict[str, str] = tokens()["mark"][family].get(name, {})
        return found

    def size(self, name: str) -> int:
        """A size in pixels: "header", "inspector", "row" …; rows and controls grow with the text."""
        desk = tokens()["size"]["desk"]
        projected = tokens()["size"]["projector"]
        value = int(desk[name] if name in desk else projected[name])
        grows = name.startswith(("row", "control", "status_bar", "toolbar", "header"))
        return round(value * self.text_scale) if grows else value

    def space(self, name: str) -> int:
        """A gap in pixels: xxs, xs, s, m, l, xl, xxl, xxxl."""
        return int(tokens()["space"][name])

    def radius(self, name: str) -> int:
        """A corner radius in pixels: xs, s, m, round."""
        return int(tokens()["radius"][name])

    def motion(self, name: str) -> int:
        """A time in milliseconds; 0 for movement where effects are switched off."""
        return int(tokens()["motion"][name])

    def text_size(self, style: str, group: str = "desk") -> int:
        """The pixels of a type style: caption, label, body, strong, title3, title2, title1, figure."""
        return round(float(tokens()["type"][group][style]["size"]) * self.text_scale)

    def font(self, style: str = "body", group: str = "desk") -> QFont:
        """The font of a type style; `group` "projector" for what is read from ten metres."""
        found = self._fonts.get((style, group))
        if found is None:
            weight = tokens()["type"][group][style]["weight"]
            found = self._fonts[style, group] = font(self.text_size(style, group), weight)
        return found

    def palette(self) -> QPalette:
        """All roles that Fusion reads."""
        palette = QPalette()
        for role, token in _ROLES:
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("text.muted"))
        return palette

    def box_palette(self) -> QPalette:
        """The palette of check boxes: Fusion darkens the window's colour for their edge, which must be seen."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self.color("border.control").lighter(130))
        return palette


@cache
def font(size: float, weight: int = 400) -> QFont:
    """The bundled font at `size` pixels, with tabular figures."""
    made = QFont(FAMILY)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight(weight))
    for feature in _FEATURES:
        made.setFeature(QFont.Tag(feature), 1)
    return made


def load_fonts() -> None:
    """Make the bundled font known to Qt."""
    folder = FOLDER / "fonts"
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


class Look(QObject):
    """How the window looks: the chosen theme and text size, and the theme that follows from them."""

    changed = Signal()

    def __init__(self, choice: str = SYSTEM, text_scale: float = 1.0, parent: QObject | None = None) -> None:
        """`choice` is "system" or a theme's name."""
        super().__init__(parent)
        self._choice = choice
        self._theme = Theme(self._resolved(), text_scale)
        self.pixel_ratio = 1.0
        """How much finer than the screen icons are drawn, for a picture of the window at a larger scale."""

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def choice(self) -> str:
        """What was chosen: "system" or a theme's name."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Take another theme, or follow the system."""
        self._choice = choice
        self._take(self._resolved(), self._theme.text_scale)

    def resize_text(self, steps: int) -> None:
        """Make text larger or smaller by steps; 0 goes back to 100 %."""
        now = min(range(len(TEXT_SCALES)), key=lambda i: abs(TEXT_SCALES[i] - self._theme.text_scale))
        wanted = TEXT_SCALES.index(1.0) if steps == 0 else max(0, min(len(TEXT_SCALES) - 1, now + steps))
        self._take(self._theme.name, TEXT_SCALES[wanted])

    def follow_system(self, _scheme: object = None) -> None:
        """The system switched between light and dark."""
        if self._choice == SYSTEM:
            self._take(self._resolved(), self._theme.text_scale)

    def _resolved(self) -> str:
        if self._choice in THEMES:
            return self._choice
        app = QGuiApplication.instance()
        dark = isinstance(app, QGuiApplication) and app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _take(self, name: str, text_scale: float) -> None:
        if (name, text_scale) != (self._theme.name, self._theme.text_scale):
            self._theme = Theme(name, text_scale)
            self.changed.emit()

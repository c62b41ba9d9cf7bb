"""The style sheet, generated from the theme: radius, padding, borders and selected states, no more.

Colours of ordinary widgets come from the palette. A widget says what it is by its dynamic property
`kind` ("primary", "ghost", "card", "muted" …); `parts.py` makes widgets with it set.
"""

from __future__ import annotations

from string import Template

from ui.theme import Theme

_SHEET = Template("""
QWidget { font-family: "Inter"; font-size: ${body}px; color: ${text_primary}; }
QMainWindow, QDialog { background: ${surface_panel}; }
QToolTip { background: ${surface_tooltip}; color: ${text_on_tooltip}; border: 0; padding: 4px 8px; }
QLabel { background: transparent; }

QLabel[kind="caption"] { font-size: ${caption}px; font-weight: 500; color: ${text_muted}; }
QLabel[kind="label"] { font-size: ${label}px; font-weight: 500; color: ${text_muted}; }
QLabel[kind="help"] { font-size: ${label}px; color: ${text_muted}; }
QLabel[kind="muted"] { color: ${text_muted}; }
QLabel[kind="secondary"] { color: ${text_secondary}; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="title3"] { font-size: ${title3}px; font-weight: 600; }
QLabel[kind="title2"] { font-size: ${title2}px; font-weight: 600; }
QLabel[kind="title1"] { font-size: ${title1}px; font-weight: 600; }
QLabel[kind="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[kind="error"] { font-size: ${label}px; color: ${status_off_track_text}; }
QLabel[kind="lead"] { font-size: ${title3}px; color: ${text_secondary}; }

QFrame[kind="card"] { background: ${surface_canvas}; border: 1px solid ${border_hairline}; border-radius: 6px; }
QFrame[kind="chosen"] { background: ${surface_selected}; border-radius: 4px; }
QFrame[kind="popup"] { background: ${surface_raised}; border: 1px solid ${border_control}; border-radius: 6px; }
QFrame[kind="line"] { background: ${border_default}; border: 0; min-height: 1px; max-height: 1px; }
QFrame[kind="banner"] { background: ${status_at_risk_soft}; border: 0; border-bottom: 1px solid ${border_default}; }
QFrame[kind="banner"][severity="severe"] { background: ${status_off_track_soft}; }
QFrame[kind="banner"][severity="note"] { background: ${surface_nav}; }
QFrame[kind="toast"] { background: ${surface_tooltip}; border-radius: 6px; }
QFrame[kind="toast"] QLabel { color: ${text_on_tooltip}; }
QFrame[kind="toast"] QPushButton { background: transparent; border: 1px solid ${text_on_tooltip}; color: ${text_on_tooltip}; }

#header, #inspector, #statusbar { background: ${surface_window}; }
QTextEdit#paper { background: ${paper}; border: 0; border-radius: 6px; }
#header { border-bottom: 1px solid ${border_default}; }
#statusbar { border-top: 1px solid ${border_default}; }
#statusbar QLabel, #statusbar QToolButton { font-size: ${label}px; font-weight: 500; color: ${text_secondary}; }
#inspector { border-left: 1px solid ${border_default}; }
#rail { background: ${surface_nav}; border: 0; border-right: 1px solid ${border_default}; outline: 0; }
#screen { background: ${surface_panel}; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }

QPushButton, QToolButton[kind="button"] {
  background: ${surface_raised}; border: 1px solid ${border_default}; border-radius: 4px;
  padding: 0 ${button_pad}px; min-height: ${inner_control}px; font-weight: 500; color: ${text_primary}; }
QPushButton:hover, QToolButton[kind="button"]:hover { background: ${surface_hover}; }
QPushButton:pressed, QToolButton[kind="button"]:pressed { background: ${surface_pressed}; }
QPushButton:checked, QToolButton[kind="button"]:checked { background: ${accent_soft}; color: ${accent_on_soft}; }
QPushButton:disabled { background: transparent; border-color: transparent; color: ${text_muted}; }
QPushButton[kind="primary"] { background: ${accent_fill}; border-color: ${accent_fill}; color: ${accent_on}; }
QPushButton[kind="primary"]:hover { background: ${accent_hover}; border-color: ${accent_hover}; }
QPushButton[kind="primary"]:pressed { background: ${accent_pressed}; border-color: ${accent_pressed}; }
QPushButton[kind="primary"]:disabled { background: transparent; border-color: transparent; color: ${text_muted}; }
QPushButton[kind="ghost"], QToolButton[kind="ghost"] {
  background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 0 8px; min-height: ${inner_control}px; font-weight: 500; }
QPushButton[kind="ghost"]:hover, QToolButton[kind="ghost"]:hover { background: ${surface_hover}; }
QPushButton[kind="ghost"]:pressed, QToolButton[kind="ghost"]:pressed { background: ${surface_pressed}; }
QPushButton[kind="ghost"]:disabled, QToolButton[kind="ghost"]:disabled { color: ${text_muted}; }
QPushButton[kind="link"] { background: transparent; border: 0; padding: 0; min-height: 0; text-align: left;
  color: ${accent_text}; font-weight: 500; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="row"] { background: transparent; border: 0; padding: 0 4px; min-height: 24px; text-align: left;
  font-weight: 400; }
QPushButton[kind="row"]:hover { background: ${surface_hover}; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QToolButton[kind="button"] { min-height: 0; }
QToolButton[kind="segment"] { background: ${surface_raised}; border: 1px solid ${border_default}; border-left: 0;
  padding: 0 11px; font-weight: 500; color: ${text_secondary}; border-radius: 0; }
QToolButton[kind="segment"]:hover { background: ${surface_hover}; }
QToolButton[kind="segment"]:checked { background: ${accent_soft}; color: ${accent_on_soft}; font-weight: 600; }
QToolButton[kind="segment"][edge="first"] { border-left: 1px solid ${border_default};
  border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QToolButton[kind="segment"][edge="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QToolButton[kind="segment"][edge="only"] { border-left: 1px solid ${border_default}; border-radius: 4px; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit, QPushButton[kind="field"] {
  background: ${surface_input}; border: 1px solid ${border_default}; border-radius: 4px; color: ${text_primary};
  selection-background-color: ${accent_fill}; selection-color: ${accent_on}; }
QLineEdit, QSpinBox, QDateEdit { padding: 0 8px; min-height: ${inner_control}px; }
QComboBox { padding: 0 2px 0 10px; min-height: ${inner_control}px; }
QPushButton[kind="field"] { padding: 0 8px; min-height: ${inner_control}px; text-align: left; font-weight: 400; }
QPlainTextEdit { padding: 4px 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QPushButton[kind="field"]:focus { border-color: ${accent_fill}; }
QLineEdit[kind="search"] { border-color: ${border_control}; }
QLineEdit[kind="cell"], QComboBox[kind="cell"], QPushButton[kind="field"][place="cell"] { border-radius: 0;
  border: 1px solid ${accent_fill}; min-height: 0; padding: 0 6px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: ${status_off_track_edge}; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: transparent; border-color: transparent; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: none; width: 0; }
QComboBox QAbstractItemView, QListView[kind="popup"] { background: ${surface_raised}; border: 1px solid ${border_control};
  selection-background-color: ${surface_selected}; selection-color: ${text_primary}; outline: 0; padding: 4px; }
QComboBox QAbstractItemView::item, QListView[kind="popup"]::item { min-height: 26px; padding: 0 6px; }

QListView[kind="plain"] { background: ${surface_raised}; border: 0; outline: 0;
  selection-background-color: ${surface_selected}; selection-color: ${text_primary}; }
QListView[kind="plain"]::item { min-height: 26px; padding: 0 4px; border-radius: 4px; }
QListView[kind="plain"]::item:selected { background: ${surface_selected}; color: ${text_primary}; }
QMenu { background: ${surface_raised}; border: 1px solid ${border_control}; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: ${surface_selected}; color: ${text_primary}; }
QMenu::item:disabled { color: ${text_muted}; }
QMenu::separator { height: 1px; background: ${border_hairline}; margin: 4px 8px; }

QTableView, QTreeView, QListView { background: ${surface_canvas}; border: 0; outline: 0; gridline-color: ${border_hairline};
  alternate-background-color: ${surface_canvas}; selection-background-color: ${surface_selected};
  selection-color: ${text_primary}; }
QListView#rail { background: ${surface_nav}; border-right: 1px solid ${border_default}; }
QHeaderView { background: ${surface_canvas}; border: 0; }
QHeaderView::section { background: ${surface_canvas}; border: 0; border-bottom: 1px solid ${border_default};
  padding: 0 8px; font-size: ${label}px; font-weight: 500; color: ${text_muted}; }
QHeaderView::section:vertical { border-bottom: 0; }
QHeaderView::section:hover { background: ${surface_hover}; }
QTableCornerButton::section { background: ${surface_canvas}; border: 0; border-bottom: 1px solid ${border_default}; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: ${border_default}; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: ${border_control}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QSplitter::handle { background: ${border_default}; }
QProgressBar { border: 0; border-radius: 2px; background: ${border_hairline}; max-height: 4px; }
QProgressBar::chunk { background: ${accent_fill}; border-radius: 2px; }
QCheckBox::indicator { width: 16px; height: 16px; }
""")

_COLORS = (
    "surface.window", "surface.nav", "surface.panel", "surface.canvas", "surface.raised", "surface.hover",
    "surface.pressed", "surface.selected", "surface.input", "surface.tooltip", "text.primary", "text.secondary",
    "text.muted", "text.on_tooltip", "border.hairline", "border.default", "border.control", "accent.fill",
    "accent.hover", "accent.pressed", "accent.on", "accent.text", "accent.soft", "accent.on_soft",
    "status.off_track.text", "status.off_track.edge", "status.off_track.soft", "status.at_risk.soft",
)  # fmt: skip
_TYPES = ("caption", "label", "body", "title3", "title2", "title1", "figure")


def style_sheet(theme: Theme) -> str:
    """The whole sheet for a theme."""
    values = {token.replace(".", "_"): theme.hex(token) for token in _COLORS}
    values |= {name: str(theme.text_size(name)) for name in _TYPES}
    values |= {"inner_control": str(theme.size("control") - 2), "button_pad": str(theme.space("m"))}
    values["paper"] = Theme("light").hex("surface.canvas")
    return _SHEET.substitute(values)


_ROOM = Template("""
#room { background: ${surface_canvas}; }
QWidget { font-family: "Inter"; font-size: ${body}px; color: ${text_primary}; }
QLabel[kind="caption"], QLabel[kind="label"] { font-size: ${caption}px; font-weight: 500; color: ${text_secondary}; }
QLabel[kind="label"] { font-weight: 600; }
QLabel[kind="body"] { font-size: ${body}px; color: ${text_primary}; }
QLabel[kind="strong"] { font-size: ${body}px; font-weight: 600; }
QLabel[kind="title3"] { font-size: ${title3}px; font-weight: 600; }
QLabel[kind="title1"] { font-size: ${title1}px; font-weight: 600; }
#hint { background: ${surface_panel}; border-radius: 6px; padding: ${pad}px; font-size: ${title3}px; }
#hint[wrong="true"] { color: ${status_off_track_text}; font-weight: 600; }
QLineEdit { border: 3px solid ${accent_fill}; border-radius: 6px; padding: ${pad}px; font-size: ${body}px; min-height: ${high}px; }
QPushButton { border: 2px solid ${border_control}; border-radius: 6px; padding: ${pad}px; font-size: ${title3}px;
  font-weight: 600; min-width: ${least}px; min-height: ${high}px; background: ${surface_canvas}; }
QPushButton:checked { background: ${accent_fill}; color: ${accent_on}; border-color: ${accent_fill}; }
QPushButton[kind="primary"] { background: ${accent_fill}; color: ${accent_on}; border-color: ${accent_fill};
  font-size: ${body}px; }
""")


def room_sheet(theme: Theme, scale: float) -> str:
    """The sheet of a full-screen picture in the projector's type, `scale` pixels to one of 1920 × 1080."""
    values = {token.replace(".", "_"): theme.hex(token) for token in _COLORS}
    values |= {name: str(round(theme.text_size(name, "projector") * scale)) for name in _TYPES}
    values |= {"pad": str(round(12 * scale)), "high": str(round(46 * scale)), "least": str(round(34 * scale))}
    return _ROOM.substitute(values)

"""Cell formats by name, made once for each workbook."""

from __future__ import annotations

from typing import Any

from exports.palette import color

FONT = "Arial"
_NUMBERS = {"date": "dd mmm yyyy", "percent": "0%", "number": "#,##0", "decimal": "General", "count": "#,##0"}
_CALCULATED = {"bg_color": "surface.hover"}
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "line": {},
    "note": {"font_color": "text.muted"},
    "label": {"bold": True, "font_color": "text.secondary"},
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 11, "bottom": 1, "bottom_color": "border.control", "text_wrap": True},
    "heading_right": {"bold": True, "align": "right", "bottom": 1, "bottom_color": "border.control"},
    "number": {"num_format": _NUMBERS["number"], "align": "right"},
    "count": {"num_format": _NUMBERS["number"], "align": "left"},
    "date": {"num_format": _NUMBERS["date"], "align": "right"},
    "entry": {"border": 1, "border_color": "border.default"},
    "calculated": {"border": 1, "border_color": "border.default", **_CALCULATED},
    "rag_red": {"font_color": "status.off_track.on", "bg_color": "status.off_track.fill", "bold": True},
    "rag_amber": {"font_color": "status.at_risk.on", "bg_color": "status.at_risk.fill", "bold": True},
    "rag_green": {"font_color": "status.on_track.on", "bg_color": "status.on_track.fill", "bold": True},
    "overdue": {"font_color": "status.off_track.fill", "bold": True},
    "head": {"bold": True, "text_wrap": True, "valign": "top", "font_color": "accent.on", "bg_color": "accent.pressed",
             "border": 1, "border_color": "border.control"},
    "head_month": {"bold": True, "text_wrap": True, "valign": "top", "align": "center", "font_size": 8,
                   "font_color": "accent.on", "bg_color": "accent.pressed", "border": 1,
                   "border_color": "border.control"},
    "month": {"left": 4, "left_color": "border.hairline", "bottom": 1, "bottom_color": "border.hairline"},
}  # fmt: skip
CONDITIONAL: dict[str, dict[str, str | bool]] = {
    "red": {"bg_color": "status.off_track.fill", "font_color": "status.off_track.on"},
    "amber": {"bg_color": "status.at_risk.fill", "font_color": "status.at_risk.on"},
    "green": {"bg_color": "status.on_track.fill", "font_color": "status.on_track.on"},
    "overdue": {"font_color": "status.off_track.fill", "bold": True},
    "bar": {"bg_color": "chart.bar", "font_color": "text.primary"},
    "bar_done": {"bg_color": "chart.bar_done", "font_color": "accent.on"},
    "bar_red": {"bg_color": "status.off_track.fill", "font_color": "status.off_track.on"},
}


class Formats:
    """A workbook's formats: looks of free cells, and of a table's cells by kind."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}

    def look(self, name: str, *, quoted: bool = False) -> Any:
        """The format of a free cell. `quoted` keeps text that looks like a formula text, in Excel too."""
        more = {"text_wrap": True} if name in ("plain", "label") else {}
        return self._format(("look", name, quoted), {"valign": "top", **more, **_LOOKS[name]}, quoted)

    def cell(self, kind: str, *, entry: bool, quoted: bool = False) -> Any:
        """The format of a table's cell: `kind` as a column's format."""
        given: dict[str, Any] = {"valign": "top", "border": 1, "border_color": "border.hairline"}
        if kind in _NUMBERS:
            given |= {
                "num_format": _NUMBERS[kind],
                **({"align": "left"} if kind == "date" else {"align": "right", "indent": 1}),
            }
        else:
            given["text_wrap"] = True
        if not entry:
            given |= _CALCULATED
        return self._format(("cell", kind, entry, quoted), given, quoted)

    def conditional(self, look: str) -> Any:
        """The format that a rule puts over a cell."""
        key = ("conditional", look)
        if key not in self._made:
            self._made[key] = self._book.add_format(_colored(CONDITIONAL[look]))
        return self._made[key]

    def _format(self, key: tuple[Any, ...], given: dict[str, Any], quoted: bool) -> Any:
        if key not in self._made:
            base = {"font_name": FONT, "font_size": 10, "font_color": "text.primary"}
            whole = {**base, **given, **({"quote_prefix": True} if quoted else {})}
            self._made[key] = self._book.add_format(_colored(whole))
        return self._made[key]


def _colored(given: dict[str, Any]) -> dict[str, Any]:
    return {name: color(value) if name.endswith("color") else value for name, value in given.items()}

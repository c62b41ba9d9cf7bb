"""Which paper a document is laid out for: A4, or Letter where that is what printers hold. In twentieths of a point."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN, WIDE_MARGIN = 1247, 1021
TOP, BOTTOM = 1361, 1191
_HEADING = 1900
"""What a section's heading takes of a page, beside a picture with its caption."""
_LETTER = frozenset({"US", "CA", "MX", "CO", "CL", "PH"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper. `excel` is the number that Excel has for it, `excel_large` for twice its size."""

    width: int
    height: int
    excel: int
    excel_large: int

    @property
    def text_width(self) -> int:
        """The width of the text on an upright page."""
        return self.width - 2 * MARGIN

    @property
    def wide_width(self) -> int:
        """The width of the text on a wide page."""
        return self.height - 2 * WIDE_MARGIN

    @property
    def tall_picture(self) -> int:
        """The highest picture that an upright page holds with a heading and its caption."""
        return self.height - TOP - BOTTOM - _HEADING

    @property
    def wide_picture(self) -> int:
        """The highest picture that a wide page holds with a heading and its caption."""
        return self.width - TOP - BOTTOM - _HEADING


A4 = Paper(11906, 16838, 9, 8)
LETTER = Paper(12240, 15840, 1, 3)


def paper_for(language: str) -> Paper:
    """The paper of a language's country ("en-US": Letter); A4 where none is said."""
    country = next((part for part in language.split("-")[1:] if len(part) == 2), "")
    return LETTER if country.upper() in _LETTER else A4

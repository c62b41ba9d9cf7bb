"""A list in sections as a picture: rows of words and marks, each a thing that a click finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiom_workbench.report.figure import AnyShape, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.text_width import elided, text_width, wrapped
from aiom_workbench.words import _

HEAD, LINE, PAD, SECTION = 30.0, 17.0, 7.0, 40.0
MOST = 200
"""Rows that a section shows; the rest is counted."""
_SIZE = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell: words, before them a mark (family, name), in a colour token."""

    text: str = ""
    mark: tuple[str, str] | None = None
    color: str = "text.primary"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the id it stands for, and a cell for each column."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title; `said` explains it beside the title."""

    title: str
    said: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading and its share of the width."""

    title: str
    share: float


def listing(
    heads: Sequence[Head], sections: Sequence[Section], width: float, *, title: str, selected: Sequence[str] = (),
    most_lines: int = 3,
) -> Figure:  # fmt: skip
    """The sections below each other, as wide as given; a row is as high as its longest cell, `most_lines` at most."""
    whole = sum(head.share for head in heads)
    wide = [width * head.share / whole for head in heads]
    left = [sum(wide[:at]) for at in range(len(heads))]
    shapes: list[AnyShape] = []
    for head, x, room in zip(heads, left, wide, strict=True):
        said = elided(head.title, 12, room - 8, 500, at_end=True)
        shapes.append(Text(x=x, y=18, text=said, size=12, weight=500, color="text.muted"))
    y = HEAD
    for section in sections:
        y = _section(shapes, section, left, wide, y, width, set(selected), most_lines)
    said = "; ".join(f"{section.title}: {len(section.lines)}" for section in sections)
    return Figure(width=width, height=y + 4, shapes=tuple(shapes), title=title, alt=f"{title}. {said}")


def _section(
    shapes: list[AnyShape], section: Section, left: Sequence[float], wide: Sequence[float], y: float, width: float,
    selected: set[str], most_lines: int,
) -> float:  # fmt: skip
    name = f"{section.title} · {len(section.lines)}"
    shapes.append(Text(x=0, y=y + 24, text=name, size=14, weight=600))
    if section.said:
        at = text_width(name, 14, 600) + 14
        shapes.append(Text(x=at, y=y + 24, text=elided(section.said, 12, width - at), size=12, color="text.secondary"))
    y += SECTION - 4
    for line in section.lines[:MOST]:
        y = _line(shapes, line, left, wide, y, width, line.key in selected, most_lines)
    if len(section.lines) > MOST:
        more = _("and {n} more; filter to see them").format(n=len(section.lines) - MOST)
        shapes.append(Text(x=0, y=y + 19, text=more, size=12, color="text.muted"))
        y += 28
    return y + 10


def _line(
    shapes: list[AnyShape], line: Line, left: Sequence[float], wide: Sequence[float], y: float, width: float,
    chosen: bool, most: int,
) -> float:  # fmt: skip
    texts = []
    for cell, room in zip(line.cells, wide, strict=True):
        inside = room - 12 - (20 if cell.mark else 0)
        texts.append(wrapped(cell.text, _SIZE, inside, cell.weight, most) if cell.text else ())
    height = max(1, *(len(text) for text in texts)) * LINE + 2 * PAD
    shapes.append(Path(points=((0, y), (width, y)), stroke="border.hairline"))
    fill = "surface.selected" if chosen else ""
    shapes.append(Rect(x=-8, y=y + 1, width=width + 16, height=height - 1, fill=fill, radius=4, key=line.key))
    for cell, text, x in zip(line.cells, texts, left, strict=True):
        if cell.mark:
            shapes.append(Mark(x=x + 8, y=y + PAD + LINE / 2, family=cell.mark[0], name=cell.mark[1], size=15))
        for n, words in enumerate(text):
            at = x + (20 if cell.mark else 0)
            shapes.append(Text(x=at, y=y + PAD + LINE * n + 13, text=words, size=_SIZE, weight=cell.weight,
                               color=cell.color, key=line.key))  # fmt: skip
    return y + height

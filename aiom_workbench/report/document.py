"""A document as plain data: what it says and in which order, not how it looks.

Writers lay it out. Text is made of runs; a run may point at a thing of the plan, at a table or at
a figure of the same document, and the writer makes a link of it where that place exists.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from aiom_workbench.report.figure import Figure


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `to` is the id of the thing that it names, `place` the key of a table or figure.

    A run with a place and no text is written as that place's label: "Table 3".
    """

    text: str
    bold: bool = False
    to: str = ""
    place: str = ""


Runs = tuple[Run, ...]
Style = Literal["body", "lead", "small", "quote"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences. `lead` is the section's answer, `small` a source or a caveat."""

    runs: Runs
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points of a list, numbered where their order matters."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, of level 2 or 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A figure that is read from across the table, and what it counts."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """Two to four key numbers side by side."""

    items: tuple[KeyNumber, ...]


Cell = str | int | float | date | Run | Runs | None
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. `width` is its share of the page's width; `digits` those after the point."""

    header: str
    width: float = 1.0
    align: Align = "left"
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. `keys` are the ids of the things that its rows describe, or ""."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture with its caption; `alt` says in words what it shows, `width` is its share of the page's width."""

    key: str
    figure: Figure
    caption: str
    alt: str
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set off from the text: what to bear in mind while reading."""

    runs: Runs


Block = Paragraph | Bullets | Heading | KeyNumbers | Table | FigureBlock | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document. `name` is its subject ("Baseline"), `title` the message that it carries."""

    key: str
    name: str
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    new_page: bool = False


def text_of(section: Section) -> str:
    """All that a section says, its pictures apart, on one line."""
    said = [section.name, section.title]
    for block in section.blocks:
        if isinstance(block, Paragraph | Note):
            said += [run.text for run in block.runs]
        elif isinstance(block, Bullets):
            said += [run.text for item in block.items for run in item]
        elif isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, KeyNumbers):
            said += [f"{item.value} {item.label} {item.detail}" for item in block.items]
        elif isinstance(block, Table):
            said += [block.caption, *(column.header for column in block.columns)]
            said += [_cell_text(cell) for row in block.rows for cell in row]
        else:
            said.append(block.caption)
    return " ".join(" ".join(said).split())


def _cell_text(cell: Cell) -> str:
    if isinstance(cell, Run):
        return cell.text
    if isinstance(cell, tuple):
        return "".join(run.text for run in cell)
    return "" if cell is None else str(cell)


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file and the cover say about the document. `stamp` is its last change's time."""

    title: str
    subtitle: str
    subject: str
    author: str
    client: str
    status: str
    confidentiality: str
    language: str
    day: date
    stamp: datetime
    position: int
    audience: str
    control_line: str
    control: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. A thing is described where a table names its id among its `keys` first."""

    properties: Properties
    sections: tuple[Section, ...]

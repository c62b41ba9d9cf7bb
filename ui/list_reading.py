"""What the import dialog asks of a list, and the reading of it, beside the window and without widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.fates import Reading
    from aiom_workbench.interchange.lists.sheets import Source
    from aiom_workbench.interchange.lists.tables import Table
    from aiom_workbench.plan import Plan

KINDS: Mapping[str, tuple[str, str]] = {
    "stakeholders": ("stakeholders", N_("People")),
    "groups": ("groups", N_("Groups")),
    "use-cases": ("use_cases", N_("Use cases")),
    "milestones": ("milestones", N_("Milestones and tasks")),
    "interventions": ("interventions", N_("Interventions")),
    "kpis": ("kpis", N_("Measures")),
    "readings": ("readings", N_("Readings of measures")),
    "pulses": ("pulses", N_("Feedback on the change")),
    "responses": ("responses", N_("Votes of an assessment")),
    "log": ("log", N_("Log")),
    "evidence": ("evidence", N_("Evidence")),
}
"""The kinds of list, their collection, and what the dialog calls them."""


def kind_of(collection: str) -> str:
    """The kind of list for a collection, or "" where it has none.

    >>> kind_of("use_cases"), kind_of("votes")
    ('use-cases', '')
    """
    return next((kind for kind, (name, _label) in KINDS.items() if name == collection), "")


@dataclass(slots=True)
class Choices:
    """What the person chose so far. `fields`: by the column's letter, "" leaves it out; `same`: by row number."""

    kind: str
    sheet: str | None = None
    header: int | None = None
    fields: dict[str, str] = field(default_factory=dict)
    create: tuple[str, ...] = ()
    same: dict[int, str] = field(default_factory=dict)

    def forget(self) -> None:
        """Another table: what was said of columns and rows no longer holds."""
        self.fields, self.same = {}, {}


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading came: the source, its table, each row's fate; or what stopped it."""

    source: Source | None = None
    table: Table | None = None
    reading: Reading | None = None
    problem: Problem | None = None
    plan: Plan | None = None


def read_step(origin: Path | Source, choices: Choices, plan: Plan, progress: Callable[[float, str], None]) -> Step:
    """Open, find the table, map the columns, read the rows; nothing is changed. Stops at a `Problem` and keeps it."""
    from aiom_workbench.interchange.lists.mapping import mapped_by_hand, propose
    from aiom_workbench.interchange.lists.opening import open_source
    from aiom_workbench.interchange.lists.reading import read_rows
    from aiom_workbench.interchange.lists.tables import find_table
    from aiom_workbench.interchange.lists.targets import list_kind

    source: Source | None = None
    table: Table | None = None
    try:
        progress(0.0, _("Opening"))
        source = open_source(origin) if isinstance(origin, Path) else origin
        kind = list_kind(choices.kind)
        progress(0.3, _("Looking for the table"))
        table = find_table(source, kind, sheet=choices.sheet, header=choices.header)
        progress(0.5, _("Reading the columns"))
        by_hand = [f":{letter}={name}" for letter, name in choices.fields.items()]
        mapping = mapped_by_hand(table, kind, propose(table, kind), by_hand)
        progress(0.6, _("Reading {n} rows").format(n=len(table.records)))
        reading = read_rows(table, mapping, kind, plan, file=source.file, base_1904=source.base_1904,
                            create=choices.create, same=dict(choices.same))  # fmt: skip
        progress(1.0, "")
    except Problem as problem:
        return Step(source, table, None, problem, plan)
    return Step(source, table, reading, None, plan)


def block_source(text: str) -> Source:
    """A block copied from a spreadsheet, as a source."""
    from dataclasses import replace

    from aiom_workbench.interchange.lists.delimited import open_text

    return replace(open_text(Path("clipboard.tsv"), text.encode("utf-8", "replace")), file=_("the clipboard"))


def has_header(text: str, kind: str) -> bool:
    r"""Whether a pasted block's first line names columns of this kind of list: two known words or more, nothing else.

    >>> has_header("Name\tPower\nAnn\t4", "stakeholders"), has_header("Ann\t4", "stakeholders")
    (True, False)
    """
    from aiom_workbench.interchange.lists.importing import read_block
    from aiom_workbench.interchange.lists.targets import list_kind
    from aiom_workbench.interchange.lists.words import folded

    rows = read_block(text)
    if len(rows) < 2:
        return False
    known = {word for target in list_kind(kind).targets.values() for word in target.words}
    cells = [cell for cell in rows[0] if cell.strip()]
    hits = sum(1 for cell in cells if folded(cell) in known)
    return hits >= 2 and hits * 2 >= len(cells)

"""What the import dialog asks of a list, and the reading of it, beside the window and without widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _, ngettext
from ui.models.import_rows import FATES

if TYPE_CHECKING:
    from aiom_workbench.interchange.lists.fates import Reading
    from aiom_workbench.interchange.lists.sheets import Source
    from aiom_workbench.interchange.lists.table import Table
    from aiom_workbench.interchange.schedules.importing import ScheduleRead
    from aiom_workbench.plan import Plan
    from aiom_workbench.project.beside import Tell
    from aiom_workbench.project.edit import EditValues

SCHEDULES = (".xml", ".gan", ".ics")
"""The endings of files that are schedules."""
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
    """How far the reading came: the source, its table, each row's fate; or what stopped it.

    A schedule has no source and no table; its reading is made to be looked at, `schedule` is what is written.
    """

    source: Source | None = None
    table: Table | None = None
    reading: Reading | None = None
    problem: Problem | None = None
    plan: Plan | None = None
    schedule: ScheduleRead | None = None


def read_step(origin: Path | Source, choices: Choices, plan: Plan, progress: Callable[[float, str], None]) -> Step:
    """Open, find the table, map the columns, read the rows; nothing is changed. Stops at a `Problem` and keeps it."""
    if isinstance(origin, Path) and origin.suffix.lower() in SCHEDULES:
        return _schedule_step(origin, plan, progress)
    from aiom_workbench.content import pack_of
    from aiom_workbench.interchange.lists.mapping import mapped_by_hand, propose
    from aiom_workbench.interchange.lists.opening import open_source
    from aiom_workbench.interchange.lists.reading import read_rows
    from aiom_workbench.interchange.lists.table_search import find_table
    from aiom_workbench.interchange.lists.targets import list_kind

    source: Source | None = None
    table: Table | None = None
    try:
        progress(0.0, _("Opening"))
        source = open_source(origin) if isinstance(origin, Path) else origin
        kind = list_kind(choices.kind, pack_of(plan))
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


def _schedule_step(path: Path, plan: Plan, progress: Callable[[float, str], None]) -> Step:
    from aiom_workbench.interchange.schedules.importing import read_schedule
    from ui.schedule_reading import as_reading

    try:
        progress(0.1, _("Reading the schedule"))
        read = read_schedule(path, plan)
        progress(0.9, "")
    except Problem as problem:
        return Step(problem=problem, plan=plan)
    return Step(reading=as_reading(read, plan), plan=plan, schedule=read)


def writing(step: Step, today: date) -> tuple[str, Callable[[EditValues, Tell], None]]:
    """The label of the edit that a step comes to, and what fills it. The step must have a reading."""
    from aiom_workbench.interchange.lists.applying import label, write
    from aiom_workbench.interchange.schedules.importing import schedule_label, write_schedule

    reading, schedule = step.reading, step.schedule
    if reading is None:
        raise ValueError("nothing was read")

    def fill(edit: EditValues, tell: Tell) -> None:
        if schedule is not None:
            write_schedule(edit, schedule, today)
        else:
            write(edit, reading, tell)

    return (label(reading) if schedule is None else schedule_label(schedule)), fill


def count(reading: Reading, fate: str) -> int:
    """How many rows have this fate, given by its key."""
    return sum(1 for row in reading.rows if row.fate.value == fate)


def taken(reading: Reading) -> int:
    """How many rows change something."""
    return count(reading, "new") + count(reading, "updated")


def in_words(step: Step, *, before: bool = False) -> str:
    """What the import does, in a sentence that accounts for every row; "" where nothing was read."""
    reading, schedule = step.reading, step.schedule
    if reading is None:
        return ""
    parts = [f"{n:,} {_(text)}" for fate, text in FATES.items() if (n := count(reading, fate))]
    bad = len(reading.cells)
    if bad:
        parts.append(ngettext("{n} cell left empty", "{n} cells left empty", bad).format(n=f"{bad:,}"))
    if schedule is not None and schedule.waits:
        n = len(schedule.waits)
        parts.append(ngettext("{n} link", "{n} links", n).format(n=n))
    if schedule is not None and schedule.engagement:
        parts.append(_("the engagement's calendar is filled"))
    rows = ngettext("{n} row", "{n} rows", len(reading.rows)).format(n=f"{len(reading.rows):,}")
    if schedule is not None:
        rows = ngettext("{n} task", "{n} tasks", len(reading.rows)).format(n=f"{len(reading.rows):,}")
    into = _round_of(step, reading)
    if into:
        parts.append(_("into the round “{name}”").format(name=into))
    message = _("{rows}: {parts}") if before else _("{rows} read from {file}: {parts}")
    return message.format(rows=rows, file=reading.file, parts=", ".join(parts))


def _round_of(step: Step, reading: Reading) -> str:
    """The name of the round that votes go into; "" for any other list."""
    if reading.new_round or reading.kind.name != "responses" or step.plan is None:
        return reading.new_round
    from aiom_workbench.analysis.maturity import latest_assessment

    latest = latest_assessment(step.plan)
    return (latest.name or "") if latest is not None else ""


def problem_words(problem: Problem) -> tuple[str, str]:
    """What is wrong, and what to do about it in this dialog, where the command line has options."""
    place = problem.where.rpartition("/")[2].rpartition("\\")[2]
    mend = problem.mend
    if "--header" in mend:
        mend = _("give the row of the column headers above")
    elif "--map" in mend:
        mend = _("choose another field for one of the columns")
    return f"{place}: {problem.what}" if place else problem.what, f"{mend[:1].upper()}{mend[1:]}." if mend else ""


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

"""A list from file to plan, step by step or at once; the window and the command line both do it like this.

    source = open_source(path)                                  # what it is, its sheets
    table = find_table(source, kind, sheet=…, header=…)         # which rows
    mapping = mapped_by_hand(table, kind, propose(table, kind), ["Nom=name"])
    reading = read_rows(table, mapping, kind, plan, …)          # each row's fate; nothing is changed
    seq = apply_reading(project, reading)                       # one edit

The report that `import --json` prints, as `report` makes it::

    {"source":   {"file", "kind": xlsx|csv|tsv, "sheet", "encoding", "delimiter", "header_row"},
     "mapping":  {HEADER: field|null},                HEADER with white space folded
     "rows":     {"read", "new", "updated", "unchanged", "skipped"},    read = the sum of the others
     "skipped":  [{"row", "column", "reason"}],       records that are not taken
     "cells":    [{"row", "column", "value", "reason"}],                cells left unset
     "warnings": [text],
     "seq":      n|null,                              null: nothing was changed
     "fates":    [{"row", "fate", "title", "thing": {"id", "ref"}|null, "fields": [changed],
                   "similar": {"id", "ref", "name", "likeness"}|null,
                   "double": n|null}]}           the earlier row that it seems to repeat

`fates` is ours; the other keys are the contract's. Rows count from 1, as the sheet or the CSV's records do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiom_workbench.content import pack_of
from aiom_workbench.interchange.lists.columns import text_of
from aiom_workbench.interchange.lists.delimited import read_records, unguarded
from aiom_workbench.interchange.lists.fates import BadCell, Fate, Reading, RowFate
from aiom_workbench.interchange.lists.mapping import mapped_by_hand, propose
from aiom_workbench.interchange.lists.opening import open_source
from aiom_workbench.interchange.lists.reading import read_rows, uncollected
from aiom_workbench.interchange.lists.sheets import Content, Row, Sheet, Source
from aiom_workbench.interchange.lists.table import Column, Table
from aiom_workbench.interchange.lists.table_search import find_table
from aiom_workbench.interchange.lists.targets import ListKind, list_kind
from aiom_workbench.plan import Plan
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

__all__ = ["ListRead", "alike", "block_table", "read_block", "read_list", "report"]

_TOLD = 20


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list that was read against a plan: where it came from, and each row's fate."""

    source: Source
    reading: Reading


def read_list(path: Path, plan: Plan, kind: str, *, sheet: str | None = None, header: int | None = None,
              maps: Sequence[str] = (), create: Sequence[str] = (), same: Mapping[int, str] | None = None) -> ListRead:  # fmt: skip
    """Read a list against a plan; nothing is changed. The options are those of the command line.

    Raises `Problem` where the source is refused or the options do not fit it.
    """
    wanted = list_kind(kind, pack_of(plan))
    with uncollected():
        return _read_list(path, plan, wanted, sheet, header, maps, create, same)


def _read_list(path: Path, plan: Plan, wanted: ListKind, sheet: str | None, header: int | None, maps: Sequence[str],
               create: Sequence[str], same: Mapping[int, str] | None) -> ListRead:  # fmt: skip
    source = open_source(path)
    try:
        table = find_table(source, wanted, sheet=sheet, header=header)
        mapping = mapped_by_hand(table, wanted, propose(table, wanted), maps)
    except Problem as problem:
        if problem.where.startswith(source.file):
            problem.where = str(path) + problem.where[len(source.file) :]
        raise
    reading = read_rows(
        table, mapping, wanted, plan, file=source.file, base_1904=source.base_1904, create=create, same=same
    )
    return ListRead(source, reading)


def report(read: ListRead, seq: int | None) -> dict[str, Any]:
    """What `import --json` prints."""
    source, reading = read.source, read.reading
    return {
        "source": {
            "file": source.file,
            "kind": source.kind,
            "sheet": reading.table.sheet.name or None,
            "encoding": source.encoding,
            "delimiter": source.delimiter,
            "header_row": reading.table.header_row,
        },
        "mapping": {column.header: name for column, name in reading.mapping.items()},
        "rows": {"read": len(reading.rows)} | {fate.value: reading.count(fate) for fate in Fate},
        "skipped": [
            {"row": row.row.number, "column": row.column, "reason": row.reason}
            for row in reading.rows
            if row.fate is Fate.SKIPPED
        ],
        "cells": [{"row": c.row, "column": c.column, "value": c.value, "reason": c.reason} for c in reading.cells],
        "warnings": [*source.warnings, *reading.warnings, *offers(reading)],
        "seq": seq,
        "fates": [_fate(row) for row in reading.rows],
    }


def offers(reading: Reading) -> list[str]:
    """A line for each new row whose name is close to a thing's, or another row's: nothing is merged unasked."""
    message = _("row {row}: “{title}” is much like {ref} {name}; it is taken as new")
    lines = [
        message.format(row=row.row.number, title=row.title, ref=row.similar.ref, name=row.similar.name)
        for row in reading.rows
        if row.similar is not None
    ]
    message = _("row {row}: “{title}” seems to repeat row {double}; it is taken as well")
    doubled = [row for row in reading.rows if row.double]
    lines += [message.format(row=row.row.number, title=row.title, double=row.double) for row in doubled[:_TOLD]]
    if len(doubled) > _TOLD:
        lines.append(_("and {n} more rows that repeat another").format(n=len(doubled) - _TOLD))
    return lines


def alike(cells: Iterable[BadCell]) -> list[tuple[str, BadCell]]:
    """Cells of the same column and value together: their rows in words, and the first of them."""
    found: dict[tuple[str, str, str], list[BadCell]] = {}
    for cell in cells:
        found.setdefault((cell.column, cell.value, cell.reason), []).append(cell)
    return [
        (", ".join(str(cell.row) for cell in same[:10]) + (" …" if len(same) > 10 else ""), same[0])
        for same in found.values()
    ]


def _fate(row: RowFate) -> dict[str, Any]:
    record = row.records[0] if row.records else None
    similar = row.similar
    return {
        "row": row.row.number,
        "fate": row.fate.value,
        "title": row.title,
        "thing": {"id": record.id, "ref": record.thing.ref} if record and record.thing else None,
        "fields": sorted({name for r in row.records for name in r.changes}),
        "double": row.double or None,
        "similar": None if similar is None else {"id": similar.id, "ref": similar.ref, "name": similar.name,
                                                 "likeness": similar.likeness},
    }  # fmt: skip


def read_block(text: str) -> list[list[str]]:
    r"""The rows of a block that was copied from a spreadsheet or a text, cells unguarded; blank rows are dropped.

    >>> read_block("Ann\t4\r\n'=Bo\t5\r\n")
    [['Ann', '4'], ['=Bo', '5']]
    """
    records = read_records(text.replace("\0", ""), prefer="\t").records
    return [unguarded(record) for record in records if any(cell.strip() for cell in record)]


def block_table(
    rows: Sequence[Sequence[object]], fields: Sequence[str], kind: str
) -> tuple[Table, dict[Column, str | None]]:
    """A pasted block as a table whose columns are these fields, ready for `read_rows`.

    `fields` are names of targets, one for each column of the block; "" leaves a column out.
    """
    targets = list_kind(kind).targets
    columns = tuple(Column(at, targets[name].label if name else f":{at}", ("",)) for at, name in enumerate(fields))
    records = tuple(Row(n, [text_of(cell) for cell in row]) for n, row in enumerate(rows, 1))  # type: ignore[arg-type]
    content = Content(records)
    table = Table(Sheet("", lambda: content), content, 0, columns, records, ())
    return table, {column: name or None for column, name in zip(columns, fields, strict=True)}

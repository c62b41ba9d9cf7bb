"""What each row of a table would do to the plan: new, an update, unchanged, or skipped and why.

Nothing is changed here; `applying.apply` makes the edit from what this module found.
"""

from __future__ import annotations

import gc
import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from operator import attrgetter
from typing import Any

from aiom_workbench.analysis.calendar import calendar_of
from aiom_workbench.analysis.maturity import latest_assessment
from aiom_workbench.interchange.lists.columns import Read, Style, read_column, text_of
from aiom_workbench.interchange.lists.fates import LEAVE_OUT, BadCell, Fate, Reading, Record, RowFate
from aiom_workbench.interchange.lists.links import Links
from aiom_workbench.interchange.lists.mapping import NOT_FIELDS, Mapped
from aiom_workbench.interchange.lists.matching import Compared, Wanted, close_names, compared, doubles, match
from aiom_workbench.interchange.lists.predecessors import read_predecessors
from aiom_workbench.interchange.lists.sheets import Cell, is_blank
from aiom_workbench.interchange.lists.spans import as_duration, is_span
from aiom_workbench.interchange.lists.table import Column, Table
from aiom_workbench.interchange.lists.targets import ID, NEEDED_MESSAGES, PREDECESSORS, REF, ListKind
from aiom_workbench.interchange.lists.words import folded
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.ids import new_ids
from aiom_workbench.words import _


def read_rows(table: Table, mapping: Mapped, kind: ListKind, plan: Plan, *, file: str, base_1904: bool = False,
              create: Sequence[str] = (), same: Mapping[int, str] | None = None) -> Reading:  # fmt: skip
    """Read a table's records with a mapping, against a plan.

    `create` names collections in which a thing that a cell names may be made; `same` holds, by row
    number, the id of the thing that the person says a row is (empty: a new one).
    """
    style = Style(plan.engagement.language or "", base_1904)
    with uncollected():
        return _Reader(table, mapping, kind, plan, style, Links(plan, create), same or {}).read(file)


@contextmanager
def uncollected() -> Iterator[None]:
    """Many small objects are made that all stay: looking for rubbish among them would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Reader:
    def __init__(self, table: Table, mapping: Mapped, kind: ListKind, plan: Plan, style: Style, links: Links,
                 same: Mapping[int, str]) -> None:  # fmt: skip
        self.table, self.mapping, self.kind, self.plan = table, mapping, kind, plan
        self.links, self.same = links, same
        self.entity = kind.entity
        self.by_field = {name: column for column, name in mapping.items() if name}
        self.warnings: list[str] = []
        self.cells: list[BadCell] = []
        self.columns: dict[str, Read] = {}
        for name, column in self.by_field.items():
            self.columns[name] = self._column(name, column, style)

    def read(self, file: str) -> Reading:
        rows = [RowFate(row) for row in self.table.records]
        self._linked(own=False)
        drafts = list(self._wide() if self._is_wide() else self._plain())
        assessment, new_round = self._assessment(file)
        self._skip(rows, drafts)
        flat = [(i, values) for i, row in enumerate(rows) if row.fate is not Fate.SKIPPED for values in drafts[i]]
        if assessment is not None:
            for _i, values in flat:
                values["assessment"] = assessment
        self._matched(rows, flat, assessment)
        self._own_links(rows)
        if PREDECESSORS in self.columns:
            self._waits(rows)
        self._fates(rows)
        self.cells.sort(key=lambda cell: cell.row)
        return Reading(self.kind, self.table, self.mapping, tuple(rows), tuple(self.cells),
                       (*self.table.warnings, *self.warnings), self.links, file, new_round)  # fmt: skip

    # ---- columns

    def _column(self, name: str, column: Column, style: Style) -> Read:
        cells = self.table.cells(column)
        read = read_column(self.kind.targets[name], self.entity.collection, cells, style)
        where = f"{column.header}: " if name in self.entity.by_name or name in NOT_FIELDS else ""
        self.warnings += [w for note in read.notes if (w := where + note) not in self.warnings]
        for i, reason in read.misfits.items():
            self._misfit(i, column, reason)
        for i in read.cleaned:
            place = _("row {row}, column {column}").format(row=self.table.records[i].number, column=column.header)
            self.warnings.append(_("{place}: characters that no document can hold were taken out").format(place=place))
        self._about_cells(column)
        return read

    def _misfit(self, i: int, column: Column, reason: str) -> None:
        row = self.table.records[i]
        cell = row.cells[column.at] if column.at < len(row.cells) else None
        self.cells.append(BadCell(row.number, column.header, _short(cell), reason))

    def _about_cells(self, column: Column) -> None:
        content = self.table.content
        if column.at in content.formulas:
            self.warnings.append(_("{column}: formulas; their stored results were read").format(column=column.header))
        if content.errors:
            for row in self.table.records:
                error = content.errors.get((row.number, column.at))
                if error:
                    self.cells.append(BadCell(row.number, column.header, error, _("the cell holds an error")))

    def _linked(self, *, own: bool) -> None:
        """Turn the texts of link columns into ids; those into the list's own collection come last."""
        for name, read in self.columns.items():
            target = self.kind.targets[name].field
            if target is None or not target.is_link or (self.entity.collection in target.to) is not own:
                continue
            known: dict[str, Any] = {}
            for i, text in enumerate(read.values):
                if not text:
                    continue
                if text not in known:
                    try:
                        known[text] = self.links.value(target, text)
                    except Misfit as misfit:
                        known[text] = misfit
                found = known[text]
                read.values[i] = None if isinstance(found, Misfit) else found
                if isinstance(found, Misfit):
                    self._misfit(i, self.by_field[name], str(found))

    # ---- records

    def _is_wide(self) -> bool:
        return bool(self.kind.asked) and not {self.kind.asked, "score"} <= self.columns.keys()

    def _plain(self) -> Iterator[list[dict[str, Any]]]:
        names = [name for name in self.columns if name in self.entity.by_name]
        spans = self.kind.name == "milestones" and is_span({n: c.header for n, c in self.by_field.items()})
        if spans:
            self.warnings.append(_("the working days from start to finish were read as the duration"))
        calendar = calendar_of(self.plan.engagement) if spans else None
        for cells in zip(self.table.records, *(self.columns[name].values for name in names), strict=True):
            values = dict(zip(names, cells[1:], strict=True))
            if None in cells or () in cells:
                values = {name: value for name, value in values.items() if value is not None and value != ()}
            if calendar is not None:
                as_duration(values, calendar)
            yield [values]

    def _wide(self) -> Iterator[list[dict[str, Any]]]:
        """A form's export: a row for each person, a column for each question. A comment goes with the first answer."""
        asked, topics = (
            self.kind.asked,
            [n for n in self.columns if n not in self.entity.by_name and n not in NOT_FIELDS],
        )
        shared = [n for n in self.columns if n in self.entity.by_name and n not in (asked, "score", "comment")]
        one = {"respondents": 1} if asked == "element" else {}
        comments = self.columns["comment"].values if "comment" in self.columns else None
        for i in range(len(self.table.records)):
            same = one | {n: v for n in shared if (v := self.columns[n].values[i]) is not None}
            found = [{asked: t, "score": s, **same} for t in topics if (s := self.columns[t].values[i]) is not None]
            if found and comments and comments[i]:
                found[0]["comment"] = comments[i]
            yield found

    def _default_kind(self) -> dict[str, Any]:
        """A log whose title column is headed "Risk" holds risks: what new entries are, unless they say so."""
        if self.kind.name != "log" or "kind" in self.columns or "title" not in self.columns:
            return {}
        from aiom_workbench.interchange.lists.columns import choice_words

        words = choice_words("log", self.entity.by_name["kind"])
        names = [self.by_field["title"].header, self.table.sheet.name]
        for name in names:
            for word in folded(name).split():
                if word in words or word.removesuffix("s") in words:
                    key = words.get(word) or words[word.removesuffix("s")]
                    message = _("every entry is taken as “{kind}”, as “{name}” says")
                    self.warnings.append(message.format(kind=self.entity.by_name["kind"].choice_label(key), name=name))
                    return {"kind": key}
        return {}

    def _assessment(self, file: str) -> tuple[str | None, str]:
        if self.kind.name != "responses":
            return None, ""
        latest = latest_assessment(self.plan)
        if latest is not None:
            return latest.id, ""
        name = _("Answers from {file}").format(file=file)
        self.warnings.append(
            _("there is no assessment yet; “{name}” is made for these answers, with the day of the import").format(
                name=name
            )
        )
        return str(uuid.uuid4()), name

    def _skip(self, rows: list[RowFate], drafts: list[list[dict[str, Any]]]) -> None:
        headers = [" ".join(column.parts[-1].split()) for column in self.table.columns]
        needed = ("score",) if self._is_wide() else self.kind.needed
        for name in needed:
            if rows and name not in self.by_field and not self._is_wide():
                message = _("no column is read as {field}; say which with --map COLUMN={name}")
                self.warnings.append(message.format(field=self.kind.targets[name].label, name=name))
        again = set(self._header_repeats(headers))
        for i, row in enumerate(rows):
            if row.row.number in self.same and self.same[row.row.number] == LEAVE_OUT:
                row.fate, row.reason = Fate.SKIPPED, _("left out by hand")
            elif i in again:
                row.fate, row.reason = Fate.SKIPPED, _("it repeats the header")
            else:
                for name in needed:
                    if not any(name in values for values in drafts[i]):
                        row.fate, row.reason = Fate.SKIPPED, _(NEEDED_MESSAGES[name])
                        row.column = self.by_field[name].header if name in self.by_field else None
                        break
        wide = self._is_wide()  # then every cell may be why a row holds nothing
        out = {row.row.number: row.column for row in rows if row.fate is Fate.SKIPPED and not wide}
        self.cells = [cell for cell in self.cells if out.get(cell.row, cell.column) == cell.column]

    def _header_repeats(self, headers: list[str]) -> Iterator[int]:
        """The places of records that repeat the header of a table with more than one column."""
        for i, first in enumerate(self.table.cells(self.table.columns[0]) if len(headers) > 1 else ()):
            if isinstance(first, str) and first.lstrip()[:1] == headers[0][:1]:
                row = self.table.records[i].cells
                cells = [row[c.at] if c.at < len(row) else None for c in self.table.columns]
                if [" ".join(str(cell or "").split()) for cell in cells] == headers:
                    yield i

    # ---- identity

    def _matched(self, rows: list[RowFate], flat: list[tuple[int, dict[str, Any]]], assessment: str | None) -> None:
        ids, refs = self._given_ids(), self.columns.get(REF)
        known = Compared()
        keys = [[known[values.get(name)] for _i, values in flat] for name in self.kind.key]
        wanted = [
            Wanted(ids.get(i), refs.values[i] if refs else None, key)
            for (i, _values), key in zip(flat, zip(*keys, strict=True), strict=True)
        ]
        numbers = [rows[i].row.number for i, _values in flat]
        decided = {k: self.same[number] for k, number in enumerate(numbers) if number in self.same}
        things: Sequence[Thing] = list(self.plan.collections[self.entity.collection])
        if assessment is not None:
            things = list(self.plan.responses.where("assessment", assessment))
        found = match(wanted, things, self.kind.key, decided, known)
        self._records(rows, flat, found, ids)
        self._offer(rows, flat, found, things, wanted, decided)

    def _given_ids(self) -> dict[int, str]:
        """The ids that rows bring, by index; a column that only counts the rows brings none."""
        read = self.columns.get(ID)
        if read is None:
            return {}
        given = {i: str(value) for i, value in enumerate(read.values) if value}
        numbers = list(given.values())
        if len(numbers) > 1 and numbers == [
            str(n) for n in range(int(numbers[0] == "1"), len(numbers) + int(numbers[0] == "1"))
        ]:
            known = self.plan.collections[self.entity.collection]
            if not any(number in known for number in numbers):
                message = _("{column}: only counts the rows; rows are told apart by name")
                self.warnings.append(message.format(column=self.by_field[ID].header))
                return {}
        return given

    def _records(self, rows: list[RowFate], flat: list[tuple[int, dict[str, Any]]], found: list[Thing | None],
                 ids: dict[int, str]) -> None:  # fmt: skip
        taken: set[str] = set()
        default = self._default_kind()
        own_ref = re.compile(rf"{re.escape(self.entity.prefix)}-\d+", re.IGNORECASE) if self.entity.prefix else None
        not_kept, unknown_refs = [], []
        fresh = new_ids(sum(1 for thing in found if thing is None))
        for (i, values), thing in zip(flat, found, strict=True):
            given = ids.get(i)
            if thing is None and given and (given in taken or self._is_elsewhere(given)):
                not_kept.append(given)
                given = None
            if thing is None and given and own_ref is not None and own_ref.fullmatch(given):
                unknown_refs.append(given)
                given = None
            if thing is None:
                values.update({name: value for name, value in default.items() if name not in values})
            thing_id = thing.id if thing is not None else given or next(fresh)
            taken.add(thing_id)
            rows[i].records.append(Record(thing_id, thing, values, {}))
            rows[i].title = str(values.get(self.kind.key[0]) or "")
        if any(self._is_own_link(name) for name in self.columns):
            names = self.links.names(self.entity.collection)
            for row in rows:
                for record in row.records:
                    if record.thing is None:
                        names.add(record.id, row.title)
        refs = self.columns.get(REF)
        if refs is not None:
            new = {i for (i, _v), thing in zip(flat, found, strict=True) if thing is None}
            unknown_refs += [str(ref) for i, ref in enumerate(refs.values) if ref and i in new]
        self._about_ids(not_kept, unknown_refs)

    def _is_own_link(self, name: str) -> bool:
        """Whether a column's cells name things of the list itself."""
        field = self.kind.targets[name].field
        return name == PREDECESSORS or (field is not None and field.is_link and self.entity.collection in field.to)

    def _is_elsewhere(self, thing_id: str) -> bool:
        return thing_id in self.plan.entities() or self.plan.find(thing_id) is not None

    def _about_ids(self, not_kept: list[str], unknown_refs: list[str]) -> None:
        if not_kept:
            message = _("ids that are given twice or stand for something else were not kept: {ids}")
            self.warnings.append(message.format(ids=_few(not_kept)))
        if unknown_refs:
            message = _("references that the plan does not know get a new one: {refs}")
            self.warnings.append(message.format(refs=_few(unknown_refs)))

    def _offer(self, rows: list[RowFate], flat: list[tuple[int, dict[str, Any]]], found: list[Thing | None],
               things: Sequence[Thing], wanted: Sequence[Wanted | None], decided: Mapping[int, str]) -> None:  # fmt: skip
        if not self.kind.named:
            return
        name = self.kind.key[0]
        claimed = {thing.id for thing in found if thing is not None}
        free = [(t, written) for t in things if t.id not in claimed and (written := getattr(t, name))]
        new = {k: str(values[name]) for k, (_i, values) in enumerate(flat) if found[k] is None and k not in decided}
        for k, similar in close_names(new, free).items():
            rows[flat[k][0]].similar = similar
        names = {k: record.key[0] for k, record in enumerate(wanted) if record is not None and record.key[0]}
        for k, earlier in doubles(names).items():
            if found[k] is None and k not in decided and self._in_one_house(flat[k][1], flat[earlier][1]):
                rows[flat[k][0]].double = rows[flat[earlier][0]].row.number

    def _in_one_house(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        """Whether what else tells things apart, such as the organisation or a parent, may be the same."""
        pairs = ((one.get(name), other.get(name)) for name in (*self.kind.key[1:], "parent"))
        return all(a is None or b is None or compared(a) == compared(b) for a, b in pairs)

    # ---- what changes

    def _own_links(self, rows: list[RowFate]) -> None:
        self._linked(own=True)
        for name, read in self.columns.items():
            target = self.kind.targets[name].field
            if target is not None and target.is_link and self.entity.collection in target.to:
                for i, row in enumerate(rows):
                    for record in row.records:
                        record.values.pop(name, None)
                        if read.values[i] == record.id:
                            self._misfit(i, self.by_field[name], _("a thing cannot hang on itself"))
                        elif read.values[i] is not None:
                            record.values[name] = read.values[i]

    def _waits(self, rows: list[RowFate]) -> None:
        own = {str(v): i for i, v in enumerate(self.columns[ID].values) if v} if ID in self.columns else {}
        ids = {number: rows[i].records[0].id for number, i in own.items() if rows[i].records}
        column = self.by_field[PREDECESSORS]
        for i, row in enumerate(rows):
            text = self.columns[PREDECESSORS].values[i]
            if text and row.records:
                waits, unknown = read_predecessors(str(text), ids, self.links.names("milestones"))
                row.waits = [wait for wait in waits if not wait.stands_in(self.plan, row.records[0].id)]
                if unknown:
                    reason = _("no milestone or task is called “{name}”").format(name=", ".join(unknown))
                    self._misfit(i, column, reason)

    def _fates(self, rows: list[RowFate]) -> None:
        for row in rows:
            if row.fate is Fate.SKIPPED:
                continue
            for record in row.records:
                if record.thing is not None and record.values:
                    record.changes = _changes(record.thing, record.values)
            new = {record.thing is None for record in row.records}
            if new == {True}:
                row.fate = Fate.NEW
            elif True in new or row.waits or any(record.changes for record in row.records):
                row.fate = Fate.UPDATED
            else:
                row.fate = Fate.UNCHANGED


def _changes(thing: Thing, values: dict[str, Any]) -> dict[str, Any]:
    """The values that differ from the thing's; most rows of a list that comes again have none."""
    stands = _getter(tuple(values))(thing)
    if stands == tuple(values.values()) or (len(values) == 1 and stands == next(iter(values.values()))):
        return {}
    return {n: v for n, v in values.items() if (now := getattr(thing, n)) != v and _differs(now, v)}


@cache
def _getter(names: tuple[str, ...]) -> Callable[[Thing], Any]:
    return attrgetter(*names)


def _differs(now: Any, value: Any) -> bool:
    if isinstance(now, tuple) and isinstance(value, tuple):
        return set(now) != set(value)
    return bool(now != value)


def _short(cell: Cell) -> str:
    text = "" if is_blank(cell) else " ".join(text_of(cell).split())
    return text if len(text) <= 80 else text[:79] + "…"


def _few(texts: Sequence[str], most: int = 10) -> str:
    return ", ".join(texts[:most]) + (" …" if len(texts) > most else "")

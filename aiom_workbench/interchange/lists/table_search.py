"""Finding the table in a sheet: which row is the header, what the columns are called, which rows follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from aiom_workbench.interchange.lists.full_names import with_full_names
from aiom_workbench.interchange.lists.sheets import Cell, Content, Row, Sheet, Source, is_blank, letter
from aiom_workbench.interchange.lists.table import Column, Table
from aiom_workbench.interchange.lists.targets import ListKind
from aiom_workbench.interchange.lists.words import folded, without_brackets
from aiom_workbench.problem import Problem
from aiom_workbench.words import _, ngettext

LONG = 60
"""Characters above which the upper of two header rows is an explanation, not part of a column's name."""
LOOK_AT = 60
"""Rows from the top among which the header is looked for."""
_FORM_FOOT = frozenset({"response", "open ended response"})


def find_table(source: Source, kind: ListKind, *, sheet: str | None = None, header: int | None = None) -> Table:
    """The table of this kind in a source, in the sheet and under the header row given, else the likeliest.

    Raises `Problem` where the sheet or the row does not exist or nothing looks like a header.
    """
    candidates = [_named(source, sheet)] if sheet is not None else _likely_sheets(source)
    found = [(score, -i, s, row) for i, s in enumerate(candidates) for score, row in [_header_in(s.content, kind)]]
    score, _order, chosen, at = max(found, key=lambda item: item[:2])
    content = chosen.content
    if header is not None:
        at = _given(source, content, header)
    if at is None or (header is None and score <= 0):
        raise Problem(_("holds no row that looks like a header"), where=_place(source, chosen),
                      mend=_("name it with --header ROW"))  # fmt: skip
    warnings = list(_about_sheets(source, chosen, given=sheet is not None))
    table = _table(chosen, content, at, warnings, ragged=source.delimiter is not None)
    if kind.name != "stakeholders":
        return table
    return with_full_names(table)


def _place(source: Source, sheet: Sheet) -> str:
    return f"{source.file}, {_('sheet {name}').format(name=sheet.name)}" if sheet.name else source.file


def _named(source: Source, name: str) -> Sheet:
    for sheet in source.sheets:
        if sheet.name == name or sheet.name.strip().casefold() == name.strip().casefold():
            return sheet
    names = ", ".join(s.name for s in source.sheets if s.name) or _("none")
    raise Problem(_("has no sheet {name}").format(name=name), where=source.file,
                  mend=_("its sheets are: {names}").format(names=names))  # fmt: skip


def _likely_sheets(source: Source) -> list[Sheet]:
    visible = [sheet for sheet in source.sheets if sheet.visible]
    return visible or list(source.sheets)


def _given(source: Source, content: Content, header: int) -> int:
    for i, row in enumerate(content.rows):
        if row.number == header:
            return i
    raise Problem(_("row {n} is empty, or not there").format(n=header), where=source.file,
                  mend=_("name the row that holds the column headers"))  # fmt: skip


def _about_sheets(source: Source, chosen: Sheet, *, given: bool) -> list[str]:
    hidden = [s.name for s in source.sheets if not s.visible and s is not chosen]
    others = [s.name for s in source.sheets if s.visible and s is not chosen and s.content.rows]
    warnings = []
    if others and not given:
        message = _("read from sheet {sheet}; not read: {others}")
        warnings.append(message.format(sheet=chosen.name, others=", ".join(others)))
    if hidden and not given:
        warnings.append(_("hidden sheets were not read: {names}").format(names=", ".join(hidden)))
    return warnings


# ---- which row is the header


def _header_in(content: Content, kind: ListKind) -> tuple[float, int | None]:
    known = frozenset(word for target in kind.targets.values() for word in target.words)
    best: tuple[float, int | None] = (0.0, None)
    for i, row in enumerate(content.rows[:LOOK_AT]):
        score = _likeness(row, content.rows[i + 1 : i + 6], known)
        if score > best[0] + 0.01:
            best = (score, i)
    return best


def _likeness(row: Row, below: Sequence[Row], known: frozenset[str]) -> float:
    """How much a row looks like a header: known words count most, figures and long texts against it."""
    cells = [(at, cell) for at, cell in enumerate(row.cells[:400]) if not is_blank(cell)]
    texts = [str(cell).strip() for _at, cell in cells if isinstance(cell, str)]
    if not texts:
        return 0.0
    words = {folded(text) for text in texts}
    hits = len({word for word in words if word in known or folded(without_brackets(word)) in known})
    figures = sum(1 for _at, cell in cells if isinstance(cell, int | float | date | datetime | time) or _figure(cell))
    long = sum(1 for text in texts if len(text) > 120)
    doubles = len(texts) - len(words)
    under = _filled_below(cells, below)
    score = 3.0 * hits + min(len(texts), 12) * 0.5 - 1.5 * figures - 0.4 * long - 1.0 * doubles + under
    return score if len(texts) > 1 or hits else 0.0


def _figure(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.strip()[:1].isdigit() and not any(sign.isalpha() for sign in cell)


def _filled_below(cells: Sequence[tuple[int, Cell]], below: Sequence[Row]) -> float:
    if not below:
        return 0.0
    places = [at for at, _cell in cells]
    shares = [sum(1 for at in places if at < len(r.cells) and not is_blank(r.cells[at])) / len(places) for r in below]
    return sum(shares) / len(shares)


# ---- the table under it


def _table(sheet: Sheet, content: Content, at: int, warnings: list[str], *, ragged: bool) -> Table:
    top, bottom = _header_rows(content, at)
    rows = content.rows[top : bottom + 1]
    columns = _columns(content, rows)
    records = content.rows[bottom + 1 :]
    if top != bottom:
        message = _("the header stands in rows {top} and {bottom}")
        warnings.append(message.format(top=rows[0].number, bottom=rows[-1].number))
    warnings += content.warnings
    records = _about_records(content, records, columns, warnings, ragged=ragged)
    return Table(sheet, content, rows[-1].number, columns, records, tuple(warnings))


def _header_rows(content: Content, at: int) -> tuple[int, int]:
    """The first and last row of the header, by index: one row, or two where cells are spread or merged."""
    rows = content.rows
    if at + 1 < len(rows) and _is_form_foot(rows[at + 1]):
        return at, at + 1
    if at > 0 and _is_upper(content, rows[at - 1], rows[at]):
        return at - 1, at
    if at + 1 < len(rows) and _is_upper(content, rows[at], rows[at + 1]) and _is_lower(content, rows[at], rows[at + 1]):
        return at, at + 1
    return at, at


def _is_form_foot(row: Row) -> bool:
    """Whether a form service says under each question only that a response stands below."""
    texts = [folded(str(cell)) for cell in row.cells if not is_blank(cell)]
    return bool(texts) and set(texts) <= _FORM_FOOT


def _is_upper(content: Content, upper: Row, lower: Row) -> bool:
    """Whether one row groups the columns of the next: merged over several of them, or down into it."""
    if upper.number + 1 != lower.number:
        return False
    places = [at for at, cell in enumerate(upper.cells) if not is_blank(cell)]
    if not places or not all(isinstance(upper.cells[at], str) for at in places):
        return False
    width = sum(1 for cell in lower.cells if not is_blank(cell))
    for span in content.merged:
        if span.top <= upper.number <= span.bottom:
            down = span.bottom >= lower.number and span.left == span.right
            across = span.right > span.left and (len(places) > 1 or span.right - span.left + 1 < width)
            if down or across:
                return True
    if content.merged or len(places) < 2:
        return False
    below = [at for at, cell in enumerate(lower.cells) if not is_blank(cell)]
    holes = [at for at in below if at not in places]
    if not holes or min(holes) < places[0]:
        return False
    names_above = any(at not in below for at in places)
    return names_above and (len(places) < width or all(at in holes or at + 1 in holes for at in below))


def _is_lower(content: Content, upper: Row, lower: Row) -> bool:
    """Whether the next row still belongs to the header: short texts only, and not a record's."""
    cells = [(at, cell) for at, cell in enumerate(lower.cells) if not is_blank(cell)]
    if not all(isinstance(cell, str) and len(cell) <= 60 for _at, cell in cells):
        return False
    first = next((at for at, cell in enumerate(upper.cells) if not is_blank(cell)), 0)
    covered = any(s.top <= upper.number < s.bottom and s.left <= first <= s.right for s in content.merged)
    return covered or first >= len(lower.cells) or is_blank(lower.cells[first])


def _columns(content: Content, rows: Sequence[Row]) -> tuple[Column, ...]:
    parts_of = [_labels(content, row) for row in rows]
    if len(rows) == 2:
        _spread(parts_of[0], parts_of[1], content, rows[0])
        for at in [at for at, text in parts_of[1].items() if at in parts_of[0] and folded(text) in _FORM_FOOT]:
            del parts_of[1][at]
    used: dict[str, int] = {}
    columns = []
    for at in sorted(set().union(*parts_of)):
        parts = tuple(dict.fromkeys(labels[at] for labels in parts_of if at in labels))
        shown = parts[-1:] if any(len(part) > LONG for part in parts[:-1]) else parts
        header = " ".join(" ".join(shown).split())
        used[header] = used.get(header, 0) + 1
        columns.append(Column(at, header if used[header] == 1 else f"{header} :{letter(at)}", parts))
    return tuple(columns)


def _labels(content: Content, row: Row) -> dict[int, str]:
    found = {at: str(cell).strip() for at, cell in enumerate(row.cells) if not is_blank(cell)}
    for span in content.merged:
        if span.top <= row.number <= span.bottom and span.left in found:
            found |= dict.fromkeys(range(span.left, min(span.right, span.left + 400) + 1), found[span.left])
    return found


def _spread(upper: dict[int, str], lower: dict[int, str], content: Content, row: Row) -> None:
    """A group head without merged cells holds for the blank columns to its right that have a sub-header."""
    if any(span.top <= row.number <= span.bottom for span in content.merged):
        return
    head = ""
    for at in range(max(lower, default=-1) + 1):
        head = upper.get(at, head)
        if at in lower and at not in upper and head:
            upper[at] = head


def _about_records(content: Content, records: Sequence[Row], columns: Sequence[Column], warnings: list[str], *,
                   ragged: bool) -> tuple[Row, ...]:  # fmt: skip
    hidden = [str(row.number) for row in records if row.number in content.hidden]
    if hidden:
        message = ngettext("hidden row {rows} was read too", "hidden rows {rows} were read too", len(hidden))
        warnings.append(message.format(rows=_few(hidden)))
    if ragged:
        wide = max((column.at for column in columns), default=-1) + 1
        longer = [str(r.number) for r in records if any(not is_blank(cell) for cell in r.cells[wide:])]
        shorter = [str(r.number) for r in records if len(r.cells) < wide]
        if longer:
            warnings.append(
                _("row {rows}: more cells than the header has; the rest was not read").format(rows=_few(longer))
            )
        if shorter:
            warnings.append(_("row {rows}: fewer cells than the header has; the rest was taken as empty").format(
                rows=_few(shorter)))  # fmt: skip
    return tuple(records)


def _few(numbers: Sequence[str], most: int = 30) -> str:
    return ", ".join(numbers[:most]) + (" …" if len(numbers) > most else "")

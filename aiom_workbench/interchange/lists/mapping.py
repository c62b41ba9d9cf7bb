"""Which column is read into which field: proposed from headers and values, decided by the person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from aiom_workbench.interchange.lists.columns import choice_words
from aiom_workbench.interchange.lists.sheets import Cell, column_of, is_blank
from aiom_workbench.interchange.lists.table import Column, Table
from aiom_workbench.interchange.lists.targets import ID, PREDECESSORS, REF, ListKind, Target
from aiom_workbench.interchange.lists.words import folded, headers, levels, uncounted, without_brackets
from aiom_workbench.plan.fields import Kind
from aiom_workbench.problem import Kind as ProblemKind
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

Mapped = dict[Column, str | None]
"""The field's name for each column; None leaves the column out."""
_ENOUGH = 55.0
_CLOSE = 88.0
_FIGURES = frozenset({Kind.NUMBER, Kind.SCALE})


def propose(table: Table, kind: ListKind) -> Mapped:
    """The likeliest field for each column, each field once; None where nothing fits."""
    found = []
    for order, column in enumerate(table.columns):
        readings = _header_readings(column, kind)
        sample = _Sample([cell for cell in table.cells(column, 200) if not is_blank(cell)])
        if column.is_full_name:
            found.append((-200.0, order, "name", column))
        for target in kind.targets.values():
            named = max((_word_score(words, target) - penalty for words, penalty in readings), default=0.0)
            score = max(named, sample.voices(target, kind))
            if score >= _ENOUGH and (score := score + _value_score(sample, target)) >= _ENOUGH:
                found.append((-score, order, target.name, column))
    mapped: Mapped = dict.fromkeys(table.columns)
    taken: set[str] = set()
    for _score, _order, name, column in sorted(found, key=lambda item: item[:3]):
        if mapped[column] is None and name not in taken:
            mapped[column] = name
            taken.add(name)
    return _with_post_for_name(_with_post_for_role(mapped, taken, kind, table), taken, kind)


def _with_post_for_role(mapped: Mapped, taken: set[str], kind: ListKind, table: Table) -> Mapped:
    """A column of roles of which none is a role in the plan holds posts, unless it is called as the field is."""
    column = next((column for column, name in mapped.items() if name == "category"), None)
    if kind.name != "stakeholders" or column is None or "title" in taken:
        return mapped
    field = kind.entity.by_name["category"]
    words = choice_words("stakeholders", field)
    if folded(column.header) == folded(field.label) or any(
        folded(str(cell or "")) in words for cell in table.cells(column, 200)
    ):
        return mapped
    taken.add("title")
    return {**mapped, column: "title"}


def _with_post_for_name(mapped: Mapped, taken: set[str], kind: ListKind) -> Mapped:
    """A list of posts without names: a person may stand in the plan by role."""
    if kind.name == "stakeholders" and "name" not in taken and "title" in taken:
        return {column: "name" if name == "title" else name for column, name in mapped.items()}
    return mapped


def _header_readings(column: Column, kind: ListKind) -> list[tuple[str, float]]:
    """The words that a header may be read as, and what each reading is less worth. Its last part says most."""
    found = []
    for place, text in enumerate(dict.fromkeys((column.header, *reversed(column.parts)))):
        for n, words in enumerate(_readings(text, kind)):
            found.append((words, 6.0 * min(place, 2) + 2.0 * n))
    return found


def _readings(text: str, kind: ListKind) -> list[str]:
    """A header as it stands, without brackets, without the list's own noun, up to its first break."""
    plain = folded(text)
    bare = folded(without_brackets(text))
    found = [plain, bare]
    for noise in headers().get("noise", {}).get(kind.name, ()):
        for words in (plain, bare):
            found.append(words.removeprefix(f"{noise} ").removesuffix(f" {noise}"))
    found += [folded(uncounted(text)), *(folded(inner) for inner in re.findall(r"[\[(]([^\])]{4,})[\])]\s*$", text))]
    found.append(folded(re.split(r"[\n:/–—(?*]", text.strip() + "\n")[0]))
    return [words for words in dict.fromkeys(found) if words]


def _word_score(words: str, target: Target) -> float:
    if words in target.words:
        return 100.0
    if any(len(word) >= 12 and words.startswith(word) for word in target.words):
        return 80.0
    if not 4 <= len(words) <= 60:
        return 0.0
    from rapidfuzz import fuzz

    close = max((float(fuzz.ratio(words, word)) for word in target.words if len(word) >= 4), default=0.0)
    return close - 10 if close >= _CLOSE else 0.0


class _Sample:
    """A column's first values, judged once for all fields."""

    def voices(self, target: Target, kind: ListKind) -> float:
        """How sure a form's column, however it asks, holds who answers: every cell is a voice's own word."""
        if target.name != "voice" or target.field is None or not self.texts or len(self.texts) < self.size:
            return 0.0
        words = choice_words(kind.entity.collection, target.field)
        return _ENOUGH + 5 if all(text in words for text in self.texts) else 0.0

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.size = len(cells)
        self.texts = [folded(uncounted(cell)) for cell in cells if isinstance(cell, str)]
        self.dateless = sum(1 for text in self.texts if not any(sign.isdigit() for sign in text))
        self.varied = len(set(self.texts)) / max(1, self.size)
        self.wordy = sum(1 for text in self.texts if not any(sign.isdigit() for sign in text) and text not in levels())


def _value_score(sample: _Sample, target: Target) -> float:
    """What the values say: a choice's own words speak for it, texts in a column of figures against."""
    field = target.field
    if not sample.size or field is None:
        return 0.0
    if field.kind is Kind.CHOICE:
        keys = {folded(choice.key) for choice in field.choices} | {folded(choice.label) for choice in field.choices}
        known = sum(1 for text in sample.texts if text in keys) / sample.size
        return 10.0 * known - (30.0 if len(sample.texts) / sample.size < 0.2 else 0.0)
    if field.is_link and len(field.to) == 1:
        return 5.0 - 15.0 * sample.varied  # what many rows share is what they belong to
    if field.kind in _FIGURES:
        return -60.0 * sample.wordy / sample.size
    return -60.0 * sample.dateless / sample.size if field.kind is Kind.DATE else 0.0


def mapped_by_hand(table: Table, kind: ListKind, proposed: Mapped, given: Sequence[str]) -> Mapped:
    """The proposal with the person's own `COLUMN=FIELD` entries; `COLUMN=` leaves a column out.

    COLUMN is the header with white space folded, or the column's letter as `:B`; the last `=`
    splits. Raises `Problem` (the words are wrong) where a column or field is not there.
    """
    mapped = dict(proposed)
    own: dict[Column, str | None] = {}
    for entry in given:
        header, equals, name = entry.rpartition("=")
        if not equals:
            raise _wrong(_("--map {entry}: there is no = in it").format(entry=entry))
        own[_column(table, header.strip(), entry)] = _field(kind, name.strip())
    chosen = {name for name in own.values() if name}
    mapped = {column: None if proposal in chosen else proposal for column, proposal in mapped.items()}
    mapped |= own
    doubled = [name for name in chosen if list(mapped.values()).count(name) > 1]
    if doubled:
        raise _wrong(_("two columns are to be read into {field}").format(field=doubled[0]))
    return mapped


def _column(table: Table, header: str, entry: str) -> Column:
    wanted = " ".join(header.split())
    for column in table.columns:
        if column.header == wanted:
            return column
    folded_alike = [c for c in table.columns if c.header.casefold() == wanted.casefold() or c.parts[-1] == wanted]
    if len(folded_alike) == 1:
        return folded_alike[0]
    if wanted.startswith(":"):
        try:
            at = column_of(wanted[1:])
        except ValueError:
            at = -1
        for column in table.columns:
            if column.at == at:
                return column
        if at >= 0 and any(at < len(row.cells) and not is_blank(row.cells[at]) for row in table.records):
            return Column(at, wanted.upper(), (wanted.upper(),))
    names = ", ".join(column.header for column in table.columns)
    message = _("--map {entry}: there is no such column").format(entry=entry)
    raise Problem(message, mend=_("the columns are: {names}").format(names=names), kind=ProblemKind.USAGE)


def _field(kind: ListKind, name: str) -> str | None:
    if not name:
        return None
    for target in kind.targets.values():
        if name in (target.name, target.label) or name.casefold() == target.label.casefold():
            return target.name
    message = _("{kind} have no field {name}").format(kind=kind.name, name=name)
    raise Problem(
        message, mend=_("the fields are: {names}").format(names=", ".join(kind.targets)), kind=ProblemKind.USAGE
    )


def _wrong(what: str) -> Problem:
    return Problem(what, mend=_("write COLUMN=FIELD"), kind=ProblemKind.USAGE)


def target_of(kind: ListKind, mapped: Mapping[Column, str | None], name: str) -> Column | None:
    """The column that is read into a field, or None."""
    return next((column for column, field in mapped.items() if field == name), None)


NOT_FIELDS = frozenset({ID, REF, PREDECESSORS})
"""Targets that are no fields of the thing itself."""

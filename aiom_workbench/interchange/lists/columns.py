"""Reading a whole column into a field: its style is judged once, each different cell is read once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from aiom_workbench.interchange.lists.figures import (
    ambiguous,
    date_in,
    date_of_serial,
    day_first,
    decimal_comma,
    number_in,
)
from aiom_workbench.interchange.lists.sheets import Cell
from aiom_workbench.interchange.lists.targets import Target
from aiom_workbench.interchange.lists.words import blanks, folded, levels, uncounted, values
from aiom_workbench.plan.fields import Choice, Field, Kind, Misfit
from aiom_workbench.words import _

Notes = dict[str, None]
"""What is to be said of a column, each once, in order."""
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\r]")
_SEVERAL = re.compile(r"[;\n|]|,(?!\d)|\s/\s")
_FIGURES = frozenset({Kind.NUMBER, Kind.SCALE})


@dataclass(frozen=True, slots=True)
class Style:
    """How the person's documents write: the engagement's language, and the workbook's date base."""

    language: str = ""
    base_1904: bool = False


@dataclass(slots=True)
class Read:
    """A column as it was read: a value for each record (None where unset), misfits by record, notes.

    Links stay texts here; what they mean is for the plan to say.
    """

    values: list[Any]
    misfits: dict[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    cleaned: tuple[int, ...] = ()


def read_column(target: Target, collection: str, cells: Sequence[Cell], style: Style) -> Read:
    """Read a column's cells into a target. Nothing is raised: what does not fit is a misfit, with its reason."""
    notes: Notes = {}
    reader = _reader(target, collection, cells, style, notes)
    keys: Sequence[Any] = cells
    if len({bool, int, float}.intersection(map(type, cells))) > 1:  # 1, 1.0 and True are one key
        keys = [cell if cell.__class__ is str else (cell.__class__, cell) for cell in cells]
    distinct = dict(zip(keys, cells, strict=True))
    texts = [cell for cell in distinct.values() if isinstance(cell, str)]
    together = "".join(texts)
    clean = together.isprintable() or _IMPOSSIBLE.search(together) is None
    known: dict[Any, Any] = {}
    if clean and _is_plain(target.field):
        known = {cell: cell.strip() or None for cell in texts}
    known |= {key: _one(reader, cell) for key, cell in distinct.items() if key not in known}
    result = Read([known[key] for key in keys])
    if any(found.__class__ is Misfit for found in known.values()):
        result.misfits = {i: str(found) for i, found in enumerate(result.values) if found.__class__ is Misfit}
        result.values = [None if found.__class__ is Misfit else found for found in result.values]
    if not clean:
        dirty = {cell for cell in texts if _IMPOSSIBLE.search(cell)}
        result.cleaned = tuple(i for i, cell in enumerate(cells) if isinstance(cell, str) and cell in dirty)
    result.notes = tuple(notes)
    return result


def _is_plain(field_: Field | None) -> bool:
    """Whether any clean text is a value of the field as it stands."""
    return field_ is not None and field_.kind in (Kind.TEXT, Kind.LONG_TEXT) and not field_.pattern and (
        not field_.suggestions)  # fmt: skip


def _one(reader: Callable[[Cell], Any], cell: Cell) -> Any:
    if cell is None:
        return None
    if isinstance(cell, str):
        cell = cell.strip()
        if not cell:
            return None
    try:
        return reader(cell)
    except Misfit as misfit:
        return misfit


def _reader(
    target: Target, collection: str, cells: Sequence[Cell], style: Style, notes: Notes
) -> Callable[[Cell], Any]:
    field_ = target.field
    if field_ is None or field_.is_link:
        return text_of
    if field_.kind in _FIGURES or field_.kind is Kind.DATE:
        texts = [cell for cell in cells if isinstance(cell, str)]
        if field_.kind is Kind.DATE:
            return _date_reader(texts, style, notes)
        return _number_reader(field_, cells, texts, style, notes)
    if field_.kind is Kind.FLAG:
        return _flag
    if field_.kind in (Kind.CHOICE, Kind.CHOICES):
        keys = {choice.key for choice in field_.choices}
        meanings = {words: key for words, key in target.meanings.items() if key in keys}
        words = {**meanings, **choice_words(collection, field_)}
        one = _choice_reader(field_, words, notes)
        return one if field_.kind is Kind.CHOICE else _several(one)
    if field_.suggestions:
        return _suggestion_reader(field_)
    return _text_reader(field_)


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, dates as ISO text.

    >>> text_of(12.0), text_of("00123")
    ('12', '00123')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return _("Yes") if cell else _("No")
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell if cell is not None else "")


def _text_reader(field_: Field) -> Callable[[Cell], Any]:
    def read(cell: Cell) -> Any:
        return field_.check(text_of(cell)) or None

    return read


# ---- numbers


def _number_reader(
    field_: Field, cells: Sequence[Cell], texts: Sequence[str], style: Style, notes: Notes
) -> Callable[[Cell], Any]:
    comma, shown = decimal_comma(texts, style.language)
    if not shown and not field_.whole and any(re.fullmatch(r"\d{1,3}[.,]\d{3}", text.strip()) for text in texts):
        notes[_("signs for thousands were read by the language ({language})").format(
            language=style.language or _("none is set"))] = None  # fmt: skip
    elif comma and texts:
        notes[_("the comma was read as a decimal sign")] = None
    hundredths = field_.unit == "%" and field_.high == 100 and _are_shares(cells)
    if hundredths:
        notes[_("shares up to 1 were read as percentages: 0.45 is 45 %")] = None

    def read(cell: Cell) -> Any:
        value, percent = _number(field_, cell, comma, notes)
        if percent and field_.high == 1:
            value = value / 100
        elif hundredths and not percent and abs(value) <= 1:
            value = round(value * 100, 10)
        return field_.check(value)

    return read


def _are_shares(cells: Iterable[Cell]) -> bool:
    figures = [cell for cell in cells if isinstance(cell, float | int) and not isinstance(cell, bool)]
    figures += [
        found[0] for cell in cells if isinstance(cell, str) and (found := number_in(cell, comma=False)) and not found[1]
    ]
    return bool(figures) and max(figures) <= 1 and any(0 < figure < 1 for figure in figures)


def _number(field_: Field, cell: Cell, comma: bool, notes: Notes) -> tuple[float, bool]:
    if isinstance(cell, (bool, date | time)):
        raise Misfit(_("must be a number"))
    if isinstance(cell, timedelta):
        return cell / timedelta(days=1), False
    if isinstance(cell, int | float):
        return cell, False
    text = text_of(cell)
    thousands = field_.whole and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text)
    found = number_in(text, comma=comma) if not thousands else (float(re.sub(r"[.,]", "", text)), False)
    if found is not None:
        return found
    level = levels().get(folded(uncounted(text)))
    if level is not None and field_.kind is Kind.SCALE and (field_.low, field_.high) == (1, 5):
        notes[_("“{text}” was read as {level} on the scale from 1 to 5").format(text=text, level=level)] = None
        return level, False
    unit = re.fullmatch(
        r"([\d.,\s]+)\s*(?:d|days?|tage?|t|jours?|j|d[ií]as?|dagen|dag|h|hours?|std|hrs?)\.?\??", text.casefold()
    )
    found = number_in(unit.group(1), comma=comma) if unit and field_.unit in ("d", "h") else None
    if found is not None:
        return found
    if _says_nothing(text):
        raise Misfit(_("says that there is nothing"))
    raise Misfit(_("must be a number"))


def _says_nothing(text: str) -> bool:
    return text.casefold() in blanks() or folded(text) in blanks()


# ---- dates


def _date_reader(texts: Sequence[str], style: Style, notes: Notes) -> Callable[[Cell], Any]:
    first_day, shown = day_first(texts, style.language)
    if any(ambiguous(text) for text in texts):
        order = _("day first") if first_day else _("month first")
        why = _("the column shows it") if shown else _("by the language, {language}").format(
            language=style.language or _("none is set"))  # fmt: skip
        notes[_("dates such as {text} were read {order}: {why}").format(
            text=next(text for text in texts if ambiguous(text)), order=order, why=why)] = None  # fmt: skip

    def read(cell: Cell) -> Any:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        found = None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            found = date_of_serial(cell, base_1904=style.base_1904)
            base = 1904 if style.base_1904 else 1900
            if found is not None:
                notes[_("serial numbers such as {n} were read as days since {base}").format(
                    n=text_of(cell), base=base)] = None  # fmt: skip
        elif isinstance(cell, str):
            found = date_in(cell, first_day=first_day)
            if found is None and re.fullmatch(r"\d{5}(?:\.\d+)?", cell):
                found = read(float(cell))
        if found is None:
            raise Misfit(_("must be a date"))
        return found

    return read


# ---- choices


@cache
def _said(kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in values()[kind]) | frozenset(folded(word) for word in values()[kind])


def _flag(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    text = text_of(cell).casefold()
    for answer, kind in ((True, "yes"), (False, "no")):
        if text in _said(kind) or folded(text) in _said(kind):
            return answer
    raise Misfit(_("must be yes or no"))


def choice_words(collection: str, field_: Field) -> Mapping[str, str]:
    """Every word that stands for a key of a choice: the key, its label, other people's words."""
    return _choice_words(collection, field_.name, field_.choices or field_.suggestions)


@cache
def _choice_words(collection: str, name: str, choices: tuple[Choice, ...]) -> Mapping[str, str]:
    own = values()["choices"].get(collection, {})
    others = own.get(name) or (own.get("engagement", {}) if name.startswith("engagement_") else {})
    found: dict[str, str] = {}
    for choice in choices:
        for word in (*others.get(choice.key, ()), choice.label, choice.message, choice.key):
            found[folded(word)] = choice.key
    for choice in choices:
        found[folded(choice.key)] = choice.key
    return found


def _choice_reader(field_: Field, words: Mapping[str, str], notes: Notes) -> Callable[[Cell], Any]:
    labels = {choice.key: choice.label for choice in field_.choices}

    def read(cell: Cell) -> Any:
        text = text_of(cell)
        plain = folded(text)
        key = words.get(plain)
        if key is None:
            key = _freely(text, words)
            if key is None and _says_nothing(text):
                raise Misfit(_("says that there is nothing"))
            if key is None:
                raise Misfit(_("must be one of {labels}").format(labels=", ".join(labels.values())))
        if plain not in (folded(key), folded(labels[key])):
            notes[_("“{text}” was read as {label}").format(text=_short(text), label=labels[key])] = None
        return key

    return read


def _freely(text: str, words: Mapping[str, str]) -> str | None:
    """Without its counter, up to its first break, or with a slip of the pen."""
    plain = folded(uncounted(text))
    parts = [plain, folded(re.split(r"[–—:(,.;/]|\s-\s", uncounted(text))[0])]
    for part in parts:
        if part in words:
            return words[part]
    if len(plain) < 4 or len(plain) > 40:
        return None
    from rapidfuzz import fuzz, process

    close = process.extractOne(plain, [word for word in words if len(word) >= 4], scorer=fuzz.ratio, score_cutoff=86)
    return words[close[0]] if close else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _several(one: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    def read(cell: Cell) -> Any:
        return tuple(dict.fromkeys(one(part.strip()) for part in _SEVERAL.split(text_of(cell)) if part.strip()))

    return read


def _suggestion_reader(field_: Field) -> Callable[[Cell], Any]:
    words = {folded(word): choice.key for choice in field_.suggestions for word in (choice.label, choice.key)}

    def read(cell: Cell) -> Any:
        text = text_of(cell)
        return words.get(folded(text)) or field_.check(text) or None

    return read

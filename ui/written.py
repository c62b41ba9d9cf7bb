"""What a person types or pastes into a field, read as the field's value; and a value as it is typed.

`read(plan, field, text)` is the one door for cells, the inspector and pasted blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import ANY_THING, Choice, Field, Kind, Misfit
from aiom_workbench.plan.titles import shown, title
from aiom_workbench.plan.wording import choice_words, entry_key, options
from aiom_workbench.words import _

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "ja", "oui"})
_NO = frozenset({"no", "n", "false", "0", "-", "nein", "non"})


def read(plan: Plan, field: Field, text: str, today: date | None = None) -> Any:
    """The value of the field for typed text; empty text unsets it. Raises `Misfit` in words."""
    stripped = text.strip()
    if not stripped:
        return field.check(None)
    reader = _READERS.get(field.kind)
    value = reader(plan, field, stripped, today) if reader else text
    return field.check(value)


def typed(plan: Plan, field: Field, value: Any) -> str:
    """The value as a person would type it: the text that `read` gives back."""
    if field.kind is Kind.CHOICE and value is not None:
        return choice_words(plan, field, value)
    if field.kind in (Kind.NUMBER, Kind.SCALE) and value is not None:
        return f"{value:g}" if isinstance(value, float) else str(value)
    return shown(plan, field, value)


def linkable(plan: Plan, field: Field) -> list[tuple[str, str]]:
    """What a link may point to: (id, title), in plan order; keys that may stand for things come first."""
    names = plan.collections if field.to == (ANY_THING,) else field.to
    found = [(key, key.replace("_", " ").capitalize()) for key in sorted(field.keys)]
    for name in names:
        found.extend((thing.id, title(plan, thing)) for thing in plan.collections[name])
    return found


def read_date(text: str, today: date | None = None) -> date:
    """A date as people write it: 14 Oct 2027, 14.10.2027, 14/10/27, 2027-10-14, today, +2w. Raises `Misfit`."""
    lower = text.lower().strip()
    base = today or date.today()  # noqa: DTZ011 (the day on the person's own calendar)
    if lower == _("today"):
        return base
    if step := re.fullmatch(r"([+-]\d{1,4})\s*([dwm]?)", lower):
        days = {"d": 1, "w": 7, "m": 30, "": 1}[step[2]]
        return base + timedelta(days=int(step[1]) * days)
    try:
        return _parts(lower, base)
    except (ValueError, IndexError) as error:
        raise Misfit(_("is no date; write it like 14 Oct 2027")) from error


def _parts(text: str, base: date) -> date:
    if iso := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    words = [word for word in re.split(r"[\s./,-]+", text) if word]
    months = [word for word in words if word[:3] in MONTHS]
    if months:
        numbers = [int(re.sub(r"\D", "", word)) for word in words if word not in months]
        day, year = numbers[0], numbers[1] if len(numbers) > 1 else base.year
        return date(_full(year), MONTHS.index(months[0][:3]) + 1, day)
    day, month, *rest = (int(word) for word in words)
    return date(_full(rest[0]) if rest else base.year, month, day)


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def _read_date(_plan: Plan, _field: Field, text: str, today: date | None) -> date:
    return read_date(text, today)


def _read_dates(_plan: Plan, _field: Field, text: str, today: date | None) -> list[date]:
    return [read_date(part, today) for part in re.split(r"[,;\n]", text) if part.strip()]


def read_number(text: str) -> float:
    """A number as people write it: 1 200, 1'200.50, 1,200, 45 %, 3,5. Raises `Misfit`."""
    plain = re.sub(r"[\s'’\u00a0\u202f]", "", text).rstrip("%")
    if "," in plain and "." in plain:
        plain = plain.replace("," if plain.rfind(",") < plain.rfind(".") else ".", "")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", plain):
        plain = plain.replace(",", "")
    try:
        return float(plain.replace(",", "."))
    except ValueError as error:
        raise Misfit(_("must be a number")) from error


def _read_number(_plan: Plan, field: Field, text: str, _today: object) -> float:
    bare = text.removesuffix(field.unit) if field.unit else text
    return read_number(bare)


def _read_numbers(_plan: Plan, _field: Field, text: str, _today: object) -> list[float]:
    return [read_number(part) for part in re.split(r"[,;\s]+", text) if part]


def _read_flag(_plan: Plan, _field: Field, text: str, _today: object) -> bool:
    lower = text.lower()
    if lower in _YES or lower == _("Yes").lower():
        return True
    if lower in _NO or lower == _("No").lower():
        return False
    raise Misfit(_("must be yes or no"))


def key_for(choices: Iterable[Choice], text: str) -> str | None:
    """The key of the choice with this label or key; an unmistakable beginning is enough."""
    wanted = " ".join(text.lower().replace("_", " ").split())
    listed = [(choice.key, {choice.label.lower(), choice.key.lower().replace("_", " ")}) for choice in choices]
    for key, names in listed:
        if wanted in names:
            return key
    begun = [key for key, names in listed if any(name.startswith(wanted) for name in names)]
    return begun[0] if len(begun) == 1 else None


def _read_choice(plan: Plan, field: Field, text: str, _today: object) -> str:
    own = [Choice(key, words) for key, words in options(plan, field)]
    found = key_for(own, text) or key_for(field.choices, text)
    if found is None:
        raise Misfit(_("must be one of {labels}").format(labels=", ".join(choice.message for choice in own)))
    return found


def _read_choices(plan: Plan, field: Field, text: str, today: object) -> list[str]:
    return [_read_choice(plan, field, part.strip(), today) for part in re.split(r"[,;\n]", text) if part.strip()]


def _read_flags(plan: Plan, field: Field, text: str, today: object) -> dict[str, bool]:
    return dict.fromkeys(_read_choices(plan, field, text, today), True)


def _read_text(plan: Plan, field: Field, text: str, _today: object) -> str:
    if field.entry:
        return entry_key(plan, field.entry, text)
    if field.suggestions:
        wanted = text.lower()
        return next((c.key for c in field.suggestions if wanted in (c.label.lower(), c.key)), text)
    return text


def _read_link(plan: Plan, field: Field, text: str, _today: object) -> str:
    wanted = " ".join(text.lower().split())
    begun: list[str] = []
    for thing_id, name in linkable(plan, field):
        lower = name.lower()
        thing = plan.find(thing_id)
        if wanted in (lower, thing_id.lower()) or (thing is not None and thing.ref and wanted == thing.ref.lower()):
            return thing_id
        if lower.startswith(wanted):
            begun.append(thing_id)
    if len(begun) == 1:
        return begun[0]
    raise Misfit(_("is nothing in this plan: {name}").format(name=text))


def _read_links(plan: Plan, field: Field, text: str, today: object) -> list[str]:
    try:
        return [_read_link(plan, field, text, today)]
    except Misfit:
        parts = [part.strip() for part in re.split(r"[,;\n]", text)]
        return [_read_link(plan, field, part, today) for part in parts if part]


_READERS = {
    Kind.TEXT: _read_text,
    Kind.DATE: _read_date,
    Kind.DATES: _read_dates,
    Kind.NUMBER: _read_number,
    Kind.SCALE: _read_number,
    Kind.NUMBERS: _read_numbers,
    Kind.FLAG: _read_flag,
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.FLAGS: _read_flags,
    Kind.LINK: _read_link,
    Kind.LINKS: _read_links,
}

"""How a field of the plan is declared: once, on the dataclass field.

Everything else is read off the declaration: the column in the file, the JSON Schema, the table
column and its editor, the inspector's row, what an import accepts and what a document shows.
A field is a plain dataclass field whose default is one of the functions at the end:

    power: float | None = scale(N_("Power"), 1, 5, decimals=True, help=N_("…"))

`Field.check` is the one gate for values: it takes what JSON or an editor delivers and gives the
canonical value, or raises `Misfit` in words.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from aiom_workbench.plan.text import clean
from aiom_workbench.words import N_, _

ANY_THING = "*"
"""As a link's target: any thing of the plan."""


class Kind(StrEnum):
    """What sort of value a field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    SCALE = "scale"
    FLAG = "flag"
    DATE = "date"
    CHOICE = "choice"
    LINK = "link"
    LINKS = "links"
    CHOICES = "choices"
    TEXTS = "texts"
    DATES = "dates"
    NUMBERS = "numbers"
    FLAGS = "flags"
    DATA = "data"


LISTS = frozenset({Kind.LINKS, Kind.CHOICES, Kind.TEXTS, Kind.DATES, Kind.NUMBERS})


class Audience(StrEnum):
    """Who may see a field. `FOLLOWS`: as the thing's own `audience` field says."""

    INTERNAL = "internal"
    CLIENT = "client"
    FOLLOWS = "follows"


class OnDelete(StrEnum):
    """What deleting a link's target does: clear the link, delete its holder too, or refuse."""

    CLEAR = "clear"
    DELETE = "delete"
    REFUSE = "refuse"


class Misfit(ValueError):
    """A value that does not fit its field; the message says why, in words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice: its key in files, its label on screen and paper."""

    key: str
    message: str

    @property
    def label(self) -> str:
        """The label in the chosen language."""
        return _(self.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The declaration of one field. Limits are inclusive; `width` is in characters."""

    name: str = ""
    message: str = ""
    help_message: str = ""
    kind: Kind
    audience: Audience = Audience.INTERNAL
    width: int = 16
    low: float | None = None
    high: float | None = None
    whole: bool = False
    unit: str = ""
    entry: str = ""
    """The file of the content pack whose entries, or their items, the text names by key."""
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[Choice, ...] = ()
    pattern: str = ""
    pattern_message: str = ""
    required: bool = False
    numbers_as_text: bool = False
    to: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    on_delete: OnDelete = OnDelete.CLEAR

    @property
    def label(self) -> str:
        """The label in the chosen language."""
        return _(self.message)

    @property
    def help(self) -> str:
        """The help text in the chosen language."""
        return _(self.help_message) if self.help_message else ""

    @property
    def is_link(self) -> bool:
        """Whether the value is an id, or several, of other things."""
        return self.kind in (Kind.LINK, Kind.LINKS)

    @property
    def empty(self) -> Any:
        """The unset value: an empty tuple for lists, else None."""
        return () if self.kind in LISTS else None

    def choice_label(self, key: object) -> str:
        """The label of a choice's key; the key itself where it is no choice (free text)."""
        for choice in (*self.choices, *self.suggestions):
            if choice.key == key:
                return choice.label
        return str(key)

    def check(self, value: object, warn: Callable[[str], None] | None = None) -> Any:
        """The canonical value for `value` (as JSON or an editor gives it), or `Misfit`.

        `warn` is told in words when characters had to be taken out.
        """
        if value is None or value == "" or (self.kind in LISTS and value == []):
            if self.required:
                raise Misfit(_("must not be empty"))
            return self.empty
        return _CHECKS[self.kind](self, value, warn or _ignore)

    def plain(self, value: Any) -> Any:
        """The value as JSON holds it: dates as ISO text, tuples as lists."""
        if value is None:
            return None
        if self.kind is Kind.DATE:
            return value.isoformat()
        if self.kind is Kind.DATES:
            return [day.isoformat() for day in value]
        return list(value) if self.kind in LISTS else value


def _ignore(_message: str) -> None:
    pass


def _text(field: Field, value: object, warn: Callable[[str], None]) -> str | None:
    if isinstance(value, str) and value and value.isprintable() and not field.pattern:
        return value  # the usual case: nothing in it to be taken out
    if field.numbers_as_text and isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise Misfit(_("must be text"))
    text = clean(value)
    if len(text) != len(value.replace("\r\n", "\n")):
        warn(_("characters that no document can hold were taken out"))
    if field.kind is not Kind.LONG_TEXT:
        text = text.strip("\n")
    if field.pattern and not re.fullmatch(field.pattern, text):
        raise Misfit(_(field.pattern_message))
    if not text and field.required:
        raise Misfit(_("must not be empty"))
    return text or None


def _number(field: Field, value: object, _warn: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misfit(_("must be a number"))
    if not math.isfinite(value) or abs(value) > 1e15:
        raise Misfit(_("must be a finite number"))
    if field.whole and value != int(value):
        raise Misfit(_("must be a whole number"))
    low, high = field.low, field.high
    if (low is not None and value < low) or (high is not None and value > high):
        raise Misfit(limits(field))
    return int(value) if value == int(value) else float(value)


def limits(field: Field) -> str:
    """The field's limits in words: "must be from 1 to 5"."""
    low, high = (f"{x:g}" if x is not None else "" for x in (field.low, field.high))
    if low and high:
        return _("must be from {low} to {high}").format(low=low, high=high)
    return _("must be {low} or more").format(low=low) if low else _("must be {high} or less").format(high=high)


def _flag(_field: Field, value: object, _warn: object) -> bool:
    if isinstance(value, bool):
        return value
    raise Misfit(_("must be true or false"))


def _date(_field: Field, value: object, _warn: object) -> date:
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Misfit(_("must be a date, written YYYY-MM-DD"))


def _choice(field: Field, value: object, _warn: object) -> str:
    if isinstance(value, str):
        for choice in field.choices:
            if choice.key == value:
                return value
    raise Misfit(_("must be one of {keys}").format(keys=", ".join(choice.key for choice in field.choices)))


def _link(_field: Field, value: object, _warn: object) -> str:
    if isinstance(value, str):
        return clean(value)
    raise Misfit(_("must be the id of a thing"))


def _texts(field: Field, value: object, warn: Callable[[str], None]) -> tuple[str, ...]:
    parts = re.split(r"[,;]", value) if isinstance(value, str) else value
    texts = _each(_text)(field, parts, warn)
    return tuple(dict.fromkeys(text.strip() for text in texts if text and text.strip()))


def _each(check: Callable[[Field, Any, Any], Any]) -> Callable[[Field, Any, Any], tuple[Any, ...]]:
    def check_all(field: Field, value: object, warn: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise Misfit(_("must be a list"))
        return tuple(dict.fromkeys(check(field, item, warn) for item in value))

    return check_all


def _flags(field: Field, value: object, _warn: object) -> Mapping[str, bool]:
    if not isinstance(value, Mapping):
        raise Misfit(_("must be an object of true and false"))
    order = [choice.key for choice in field.choices]
    for key, answer in value.items():
        if key not in order:
            raise Misfit(_("has an unknown key {key}").format(key=key))
        if not isinstance(answer, bool):
            raise Misfit(_("{key} must be true or false").format(key=key))
    return {key: value[key] for key in order if key in value}


def _data(_field: Field, value: object, _warn: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise Misfit(_("must be an object"))
    return {clean(str(key)): _clean_data(part) for key, part in value.items()}


def _clean_data(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _data(_ANY_NUMBER, value, None)
    if isinstance(value, list | tuple):
        return [_clean_data(part) for part in value]
    if isinstance(value, float):
        return _number(_ANY_NUMBER, value, None)
    return clean(value) if isinstance(value, str) else value


_ANY_NUMBER = Field(kind=Kind.NUMBER)
_CHECKS: dict[Kind, Callable[[Field, Any, Any], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.NUMBER: _number,
    Kind.SCALE: _number,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.LINK: _link,
    Kind.LINKS: _each(_link),
    Kind.CHOICES: _each(_choice),
    Kind.TEXTS: _texts,
    Kind.DATES: _each(_date),
    Kind.NUMBERS: _each(_number),
    Kind.FLAGS: _flags,
    Kind.DATA: _data,
}


# What a dataclass field's default is written as. Each returns `Any` so that it may stand as the
# default of any annotation; a test holds annotation and kind together.


def _declare(kind: Kind, message: str, **rest: Any) -> Any:
    rest["help_message"] = rest.pop("help", "")
    if rest.pop("client", False):
        rest["audience"] = Audience.CLIENT
    if rest.pop("follows", False):
        rest["audience"] = Audience.FOLLOWS
    field = Field(kind=kind, message=message, **rest)
    return dataclasses.field(default=field.empty, metadata={"field": field})


def text(message: str, **rest: Any) -> Any:
    """One line of text. `suggestions` are offered beside free text; `pattern` is a regular expression."""
    return _declare(Kind.TEXT, message, **{"width": 24, **rest})


def long_text(message: str, **rest: Any) -> Any:
    """Text of any length, with line breaks."""
    return _declare(Kind.LONG_TEXT, message, **{"width": 40, **rest})


def number(message: str, low: float | None = None, high: float | None = None, **rest: Any) -> Any:
    """A number; `whole=True` for counts, `unit` is printed beside it."""
    return _declare(Kind.NUMBER, message, low=low, high=high, **{"width": 10, **rest})


def scale(message: str, low: int, high: int, *, decimals: bool = False, **rest: Any) -> Any:
    """A judgement on a scale from `low` to `high`, whole unless `decimals`."""
    return _declare(Kind.SCALE, message, low=low, high=high, whole=not decimals, **{"width": 9, **rest})


def flag(message: str, **rest: Any) -> Any:
    """Yes, no, or not said."""
    return _declare(Kind.FLAG, message, **{"width": 8, **rest})


def day(message: str, **rest: Any) -> Any:
    """A date."""
    return _declare(Kind.DATE, message, **{"width": 12, **rest})


def choice(message: str, choices: tuple[Choice, ...], **rest: Any) -> Any:
    """One of a closed list of keys."""
    return _declare(Kind.CHOICE, message, choices=choices, **rest)


def choices(message: str, among: tuple[Choice, ...], **rest: Any) -> Any:
    """Any number of a closed list of keys."""
    return _declare(Kind.CHOICES, message, choices=among, **{"width": 24, **rest})


def flags(message: str, among: tuple[Choice, ...], **rest: Any) -> Any:
    """A yes or no for each of a closed list of keys."""
    return _declare(Kind.FLAGS, message, choices=among, **{"width": 24, **rest})


def link(message: str, *to: str, **rest: Any) -> Any:
    """The id of a thing in one of the collections `to`."""
    return _declare(Kind.LINK, message, to=to, **{"width": 22, **rest})


def links(message: str, *to: str, **rest: Any) -> Any:
    """The ids of any number of things in the collections `to`; `keys` may stand among them."""
    return _declare(Kind.LINKS, message, to=to, **{"width": 28, **rest})


def texts(message: str, **rest: Any) -> Any:
    """A list of short texts."""
    return _declare(Kind.TEXTS, message, **{"width": 24, **rest})


def days(message: str, **rest: Any) -> Any:
    """A list of dates."""
    return _declare(Kind.DATES, message, **{"width": 24, **rest})


def numbers(message: str, low: float, high: float, **rest: Any) -> Any:
    """A list of whole numbers."""
    return _declare(Kind.NUMBERS, message, low=low, high=high, whole=True, **{"width": 16, **rest})


def data(message: str, **rest: Any) -> Any:
    """A JSON object of its own shape, kept as it is."""
    return _declare(Kind.DATA, message, **rest)


AUDIENCES = (Choice("internal", N_("Internal")), Choice("client", N_("Client")))


def audience(**rest: Any) -> Any:
    """Who may see a thing whose texts may name people; unset counts as internal."""
    help_text = N_("Client: may appear in the client's documents. Internal, or empty: never leaves this file.")
    return choice(N_("Audience"), AUDIENCES, help=help_text, client=True, width=10, **rest)

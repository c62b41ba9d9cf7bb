"""Numbers and dates as people write them: comma decimals, percentages, many orders of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from aiom_workbench.interchange.lists.words import folded, months

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_NUMBER = re.compile(r"[+\-−]?(?:\d[\d.,]*|[.,]\d+)")
_LABELLED = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:[-–—:.)=]|\()\s*\D.*", re.DOTALL)
_OUT_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|von|of|sur|de|van)\s*(?:5|10|100)")
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|[€$£¥])\s*|\s*(?:[A-Z]{3}|[€$£¥])$")
_COMMA_LANGUAGES = ("de", "fr", "es", "nl", "it", "pt", "pl", "da", "sv", "nb", "no", "fi", "cs", "ru")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ,].*)?")
_COMPACT = re.compile(r"(20\d{2}|19\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{4}|\d{2})(?:[ ,T].*)?")
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/]*(?:de\s+)?([^\W\d_]+)\.?[\s\-/,]*(?:de\s+)?(\d{4}|\d{2})(?:[ ,T].*)?"
)
_NAMED_DAY = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(\d{4})(?:[ ,T].*)?")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,10}\.?,\s+")


def decimal_comma(texts: Iterable[str], language: str) -> tuple[bool, bool]:
    """Whether a column's texts write decimals with a comma, and whether they themselves show it.

    "4,5" and "1.234,56" show a comma, "4.5" and "1,234.56" a point; else the language decides.
    """
    comma = point = 0
    for text in texts:
        digits = _SPACES.sub("", text)
        last_comma, last_point = digits.rfind(","), digits.rfind(".")
        if last_comma > last_point and (last_point >= 0 or re.search(r"\d,(?:\d{1,2}|\d{4,})\D*$", digits)):
            comma += 1
        elif last_point > last_comma and (last_comma >= 0 or re.search(r"\d\.(?:\d{1,2}|\d{4,})\D*$", digits)):
            point += 1
    if comma or point:
        return comma > point, True
    return language.casefold().split("-")[0] in _COMMA_LANGUAGES, False


def number_in(text: str, *, comma: bool) -> tuple[float, bool] | None:
    """The number in a text and whether it is a percentage; None where there is none.

    >>> number_in("1.234,5", comma=True), number_in("45 %", comma=False), number_in("4 - High", comma=False)
    ((1234.5, False), (45.0, True), (4.0, False))
    """
    text = text.strip()
    percent = text.endswith(("%", "٪"))
    plain = _SPACES.sub("", _CURRENCY.sub("", text.rstrip("%٪ ")))
    if not _NUMBER.fullmatch(plain):
        labelled = _OUT_OF.fullmatch(text) or _LABELLED.fullmatch(text)
        if labelled is None or _NUMERIC.fullmatch(text):
            return None
        plain = labelled.group(1)
    plain = plain.replace("−", "-")
    if "," in plain and "." in plain:
        comma = plain.rfind(",") > plain.rfind(".")
    elif "," in plain and not comma and not re.fullmatch(r"[+-]?\d{1,3}(?:,\d{3})+", plain):
        comma = True
    elif "." in plain and comma and not re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+", plain):
        comma = False
    plain = plain.replace(".", "").replace(",", ".") if comma else plain.replace(",", "")
    try:
        return float(plain), percent
    except ValueError:
        return None


def ambiguous(text: str) -> bool:
    """Whether a numeric date could be read in two orders: "3/4/2027", never "13/4/2027" or "4/4/2027"."""
    found = _NUMERIC.fullmatch(text.strip())
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and found[1].zfill(2) != found[2].zfill(2)


def day_first(texts: Iterable[str], language: str) -> tuple[bool, bool]:
    """Whether a column's dates write the day first, and whether the column itself shows it.

    A part above 12 shows the order; else the language decides: only American English begins with the month.
    """
    first = second = 0
    for text in texts:
        found = _NUMERIC.fullmatch(text.strip())
        if found is not None:
            first += int(found[1]) > 12
            second += int(found[2]) > 12
    if bool(first) != bool(second):
        return bool(first), True
    return language.casefold() not in ("en-us", "en-ph"), False


def date_in(text: str, *, first_day: bool) -> date | None:
    """The date in a text, or None. Names of months in several languages; a time after it is left out.

    >>> date_in("14. Oktober 2027", first_day=True), date_in("3/4/27", first_day=False)
    (datetime.date(2027, 10, 14), datetime.date(2027, 3, 4))
    """
    text = " ".join(text.split())
    for pattern in (_ISO, _YEAR_FIRST, _COMPACT):
        found = pattern.fullmatch(text)
        if found:
            return _date(int(found[1]), int(found[2]), int(found[3]))
    found = _NUMERIC.fullmatch(text)
    if found:
        one, two, year = int(found[1]), int(found[2]), _year(found[3])
        day, month = (one, two) if (first_day or one > 12) and two <= 12 else (two, one)
        return _date(year, month, day)
    for plain in (text, _WEEKDAY.sub("", text)):
        if found := _DAY_NAMED.fullmatch(plain):
            return _named(found[3], found[2], found[1])
        if found := _NAMED_DAY.fullmatch(plain):
            return _named(found[3], found[1], found[2])
    return None


def date_of_serial(value: float, *, base_1904: bool) -> date | None:
    """The day that a spreadsheet's serial number stands for, between 1950 and 2150; else None."""
    base = datetime(1904, 1, 1) if base_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 (days have no zone)
    if not 0 < value < 110_000:
        return None
    day = (base + timedelta(days=int(value))).date()
    return day if 1950 <= day.year <= 2150 else None


def _named(year: str, month: str, day: str) -> date | None:
    number = months().get(folded(month))
    return _date(_year(year), number, int(day)) if number else None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else 2000 + year if year < 70 else 1900 + year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

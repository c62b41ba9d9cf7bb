"""Numbers, dates and lists as an executive reads them: counts before percentages, half-months, small numbers in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import floor

from aiom_workbench.report.document import Run, Runs
from aiom_workbench.words import N_, _

_NUMBERS = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"),
    N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
ENOUGH_FOR_PERCENT = 10
"""Below this many cases a share is told as a count only."""


def count(n: int) -> str:
    """A whole number in running text: "two", "none" is the caller's; from thirteen on in figures."""
    return _(_NUMBERS[n]) if 0 <= n < len(_NUMBERS) else f"{n:,}"


def share(part: int, whole: int) -> str:
    """A share, "two of nine"; from ten cases on with the percentage: "5 of 13 (38 %)"."""
    if whole < ENOUGH_FOR_PERCENT:
        return _("{part} of {whole}").format(part=count(part) if part else _("none"), whole=count(whole))
    percent = floor(part / whole * 100 + 0.5)
    return _("{part} of {whole} ({percent} %)").format(part=part, whole=whole, percent=percent)


def month(day: date) -> str:
    """Month and year: "July 2027"."""
    return f"{_(_MONTHS[day.month - 1])} {day.year}"


def half_month(day: date) -> str:
    """A date no finer than it is known: "early", "mid-" or "late October 2027"."""
    form = _("early {month}") if day.day <= 10 else _("mid-{month}") if day.day <= 20 else _("late {month}")
    return form.format(month=month(day))


def long_date(day: date) -> str:
    """Day, month and year: "12 January 2027"."""
    return f"{day.day} {month(day)}"


def one(value: float) -> str:
    """A score to one decimal."""
    return f"{floor(value * 10 + 0.5) / 10:.1f}"


def listed(parts: Iterable[str]) -> str:
    """A list in running text: "a, b and c"."""
    found = list(parts)
    if len(found) < 2:
        return "".join(found)
    return _("{some} and {last}").format(some=", ".join(found[:-1]), last=found[-1])


def sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in '.!?…:”"' else ".")


def money(value: float, currency: str) -> str:
    """A sum ("EUR 1.2 m", "EUR 340 k") in the project's currency, as rough as it is known."""
    size = abs(value)
    sign = "−" if value < 0 else ""
    if size >= 1_000_000:
        amount = f"{size / 1_000_000:,.1f} m"
    elif size >= 1_000:
        amount = f"{size / 1_000:,.0f} k"
    else:
        amount = f"{size:,.0f}"
    return f"{currency} {sign}{amount}".strip().replace(" ", "\u00a0")


def runs(*parts: str | Run) -> Runs:
    """Runs from texts and runs, empty ones left out."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part != "")


def shortened(text: str | None, room: int) -> str:
    """The first line of a text, cut at a word with "…" where it is longer than `room` characters."""
    line = " ".join((text or "").split())
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    return (cut[: cut.rfind(" ")] if cut.rfind(" ") > room // 2 else cut).rstrip(" ,;:.") + "…"

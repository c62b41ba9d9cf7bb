"""What only our own people read about people: where they stand, what holds groups back. In no client's document."""

from __future__ import annotations

from aiom_workbench.analysis.people import barrier, barrier_in_words, influence_bands, is_scored, people
from aiom_workbench.plan.people import Group
from aiom_workbench.report.document import Block, Column, FigureBlock, Heading, Paragraph, Run, Table
from aiom_workbench.report.figures.people_grid import QUADRANTS, bubbles, people_grid
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, listed, runs, sentence
from aiom_workbench.words import _, ngettext

FEW = 5
"""A mean of fewer respondents than this is withheld from any document; an unset number counts as fewer."""


def internal_blocks(source: Source) -> list[Block]:
    """The map of people and the barriers by group; nothing where the reader is a client."""
    return [*_map(source), *_barriers(source)] if source.internal else []


def _map(source: Source) -> list[Block]:
    bands = {person: 4 - band for person, band in influence_bands(source.plan).items()}
    placed = bubbles(source.plan, bands=bands)
    if not placed:
        return []
    found = people(source.plan).quadrants
    parts = []
    for key, name, _strategy, _interest, _power in QUADRANTS:
        n = sum(quadrant == key for quadrant in found.values())
        if n:
            parts.append(_("{quadrant}: {n}").format(quadrant=_(name).lower(), n=count(n)))
    without = sum(quadrant == "unplaced" for quadrant in found.values())
    if without:
        parts.append(ngettext("{n} is not placed yet", "{n} are not placed yet", without).format(n=count(without)))
    text = sentence("; ".join(parts))
    figure = people_grid(placed, 640, 560)
    alt = _("People by power, upwards, and interest, to the right. {text}").format(text=text)
    return [
        Heading(_("Where people stand (internal)")),
        Paragraph(
            runs(text, " ", Run("", place="figure:people"), _(" names them; a larger bubble has more influence."))
        ),
        FigureBlock("people", figure, _("People by power and interest"), alt),
    ]


def _barriers(source: Source) -> list[Block]:
    groups = [g for g in source.plan.groups if is_scored(g)]
    if not groups:
        return []
    columns = (Column(_("Group"), 2.2), Column(_("What holds it back"), 2.6), Column(_("Concern"), 2.0),
               Column(_("Basis"), 1.1), Column(_("Respondents"), 1.5, "right"), Column(_("Assessed on"), 1.3))  # fmt: skip
    rows = tuple(_row(source, g) for g in groups)
    open_ = [g for g in groups if _enough(g) and barrier(g)]
    text = (
        _("{n} of {of} assessed groups have a barrier: {names}.").format(
            n=count(len(open_)), of=count(len(groups)), names=_some(open_)
        )
        if open_
        else _("No assessed group with enough answers has a barrier.")
    )
    return [
        Heading(_("What holds groups back (internal)")),
        Paragraph(runs(sentence(text))),
        Table("barriers", _("The first element that is missing, by group"), columns, rows),
    ]


def _some(groups: list[Group]) -> str:
    names = [str(g.name) for g in groups]
    more = len(names) - 6
    return listed(names) if more <= 0 else listed([*names[:6], _("{n} more").format(n=count(more))])


def _enough(group: Group) -> bool:
    return group.respondents is not None and group.respondents >= FEW


def _row(source: Source, g: Group) -> tuple[str | None, ...]:
    shown = barrier_in_words(g) if _enough(g) else _("withheld")
    number = f"{g.respondents:,}" if _enough(g) else _("fewer than 5")
    return g.name, shown, source.show(g, "concern"), source.show(g, "basis"), number, source.show(g, "assessed_on")

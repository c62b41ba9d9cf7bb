"""Groups on their tree: what changes for them, aspect by aspect; and how ready they are, with the basis behind it.

A blank is "not assessed", never zero. Internal only where scores stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aiom_workbench.analysis.change_load import coverage
from aiom_workbench.analysis.people import barrier, barrier_in_words
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import BASES, CONCERNS, ELEMENTS
from aiom_workbench.plan.people import ASPECTS, Group
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.small_cells import is_withheld, unscored
from aiom_workbench.report.text_width import abbreviated, elided, text_width, wrapped
from aiom_workbench.words import _, ngettext

ROW, HEAD, NAMES = 34.0, 46.0, 236.0


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How the readiness board is divided, in pixels; `shares` of what is left for its three columns of words."""

    names: float
    cell: float
    row: float
    lines: int
    shares: tuple[float, float]


_ROOMY = _Sizes(names=190, cell=62, row=52, lines=1, shares=(0.40, 0.84))
_NARROW = _Sizes(names=158, cell=44, row=66, lines=2, shares=(0.40, 0.77))
_ROOMY_FROM = 980.0


def in_tree(plan: Plan) -> Iterator[tuple[Group, int]]:
    """The groups, each below the one it is part of, with how deep it stands."""
    known = {group.id for group in plan.groups}
    seen: set[str] = set()

    def walk(group: Group, depth: int) -> Iterator[tuple[Group, int]]:
        if group.id not in seen:
            seen.add(group.id)
            yield group, depth
            for child in plan.groups.where("parent", group.id):
                yield from walk(child, depth + 1)

    for group in plan.groups:
        if group.parent not in known:
            yield from walk(group, 0)
    for group in plan.groups:  # who stands in a circle is shown all the same
        yield from walk(group, 0)


def cell_key(group: str, aspect: str) -> str:
    """The key of a cell in which no impact is noted yet."""
    return f"{group}|{aspect}"


def impacts_board(plan: Plan, width: float, selected: Iterable[str] = (), words: Iterable[str] = ()) -> Figure:
    """Group by aspect, the degree in each cell; a cell's key is its impact, or `cell_key` where there is none."""
    chosen, rows = set(selected), _shown(plan, words)
    cell = (width - NAMES) / len(ASPECTS)
    shapes: list[AnyShape] = []
    longest = max(text_width(choice.label, 11, 500) for choice in ASPECTS)
    turned = longest > cell - 4
    top = longest + 14 if turned else HEAD - 12
    for n, choice in enumerate(ASPECTS):
        x = NAMES + cell * (n + 0.5)
        shapes.append(Text(x=x + 4 if turned else x, y=top - 8, text=choice.label, size=11, weight=500,
                           color="text.muted", align="left" if turned else "center", turned=turned))  # fmt: skip
    for n, (group, depth) in enumerate(rows):
        y = top + ROW * n
        shapes += _name(group, depth, y, width, group.id in chosen)
        found = {impact.aspect: impact for impact in plan.impacts.where("group", group.id)}
        for m, choice in enumerate(ASPECTS):
            impact = found.get(choice.key)
            key = impact.id if impact is not None else cell_key(group.id, choice.key)
            tip = f"{group.name}: {choice.label}"
            degree = impact.degree if impact is not None else None
            shapes += _degree(
                NAMES + cell * m, y, cell, key, tip, degree, known=impact is not None, chosen=key in chosen
            )
    said = ngettext("{n} impact on {of} groups", "{n} impacts on {of} groups", len(plan.impacts))
    return Figure(width=width, height=top + ROW * len(rows) + 6, shapes=tuple(shapes),
                  title=_("What changes for whom"), alt=said.format(n=len(plan.impacts), of=len(rows)))  # fmt: skip


def readiness_board(plan: Plan, width: float, selected: Iterable[str] = (), words: Iterable[str] = (),
                    fewest: int = 0) -> Figure:  # fmt: skip
    """Group by element of the change with the barrier framed, what it rests on, fluency, concern and champions.

    Scores of groups of which fewer than `fewest` answered are withheld.
    """
    chosen, rows = set(selected), _shown(plan, words)
    reach = coverage(plan)
    sizes = _ROOMY if width >= _ROOMY_FROM else _NARROW
    left = sizes.names + sizes.cell * len(ELEMENTS) + 14
    columns = (left, *(left + (width - left) * share for share in sizes.shares))
    ends = (*columns[1:], width + 12)
    heads = (_("Held back by, basis"), _("Concern, message"), _("Fluency"))
    shapes: list[AnyShape] = []
    for n, element in enumerate(ELEMENTS):
        head = abbreviated(element.label, 11, sizes.cell - 2, 500)
        shapes.append(Text(x=sizes.names + sizes.cell * (n + 0.5), y=32, text=head, size=11, weight=500, color="text.muted",
                           align="center"))  # fmt: skip
    for x, end, text in zip(columns, ends, heads, strict=True):
        shapes.append(Text(x=x, y=32, text=elided(text, 11, end - x - 12, 500), size=11, weight=500,
                           color="text.muted"))  # fmt: skip
    for n, (group, depth) in enumerate(rows):
        y = HEAD + sizes.row * n
        shapes += _ground(group, y, sizes.row, width, group.id in chosen)
        at = min(depth, 4) * 12.0
        named = (at, sizes.names - 2, (group.name or group.ref, _who(plan, group)), 400 if depth else 600)
        hidden = fewest > 0 and is_withheld(group, fewest)
        shapes += _elements(
            unscored(group) if hidden else group,
            y,
            {key: len(ids) for key, ids in reach.get(group.id, {}).items()},
            sizes,
        )
        basis = (_("withheld"), _("fewer than {n} answered").format(n=fewest)) if hidden else _basis(group)
        texts = (basis, _concern(group), _fluency(group))
        for x, end, (first, second), weight in (named, *zip(columns, ends, texts, (400,) * 3, strict=True)):
            shapes += _two_texts(group.id, first, second, x, y, end - x - 12, weight, sizes.lines)
    assessed = sum(1 for group, _depth in rows if any(getattr(group, e.key) is not None for e in ELEMENTS))
    alt = _("{n} of {of} groups are assessed.").format(n=assessed, of=len(rows))
    return Figure(width=width, height=HEAD + sizes.row * len(rows) + 6, shapes=tuple(shapes),
                  title=_("How ready the groups are"), alt=alt)  # fmt: skip


def _two_texts(
    key: str, first: str, second: str, x: float, y: float, room: float, weight: int, lines: int
) -> list[AnyShape]:
    """A line in the usual size, below it `lines` at most in a smaller one."""
    size = 13 if weight > 400 else 12
    shapes: list[AnyShape] = [
        Text(x=x, y=y + 22, text=elided(first, size, room, weight), size=size, weight=weight, key=key)
    ]
    for n, line in enumerate(wrapped(second, 11, room, lines=lines)):
        shapes.append(Text(x=x, y=y + 39 + 15 * n, text=line, size=11, color="text.muted", key=key))
    return shapes


def group_counts(plan: Plan) -> str:
    """How many people and groups there are, how many groups are assessed, and by how many respondents."""
    known = {group.id for group in plan.groups}
    heads = sum(group.headcount or 0 for group in plan.groups if group.parent not in known)
    assessed = [group for group in plan.groups if any(getattr(group, e.key) is not None for e in ELEMENTS)]
    asked = sum(group.respondents or 0 for group in assessed)
    return _("{groups} groups, {heads} people at the top level; {n} assessed, by {asked} respondents").format(
        groups=len(plan.groups), heads=heads, n=len(assessed), asked=asked)  # fmt: skip


def _shown(plan: Plan, words: Iterable[str]) -> list[tuple[Group, int]]:
    wanted = tuple(words)
    return [pair for pair in in_tree(plan)
            if all(word in f"{pair[0].name} {pair[0].location or ''}".lower() for word in wanted)]  # fmt: skip


def _ground(group: Group, y: float, high: float, width: float, chosen: bool) -> list[AnyShape]:
    fill = "surface.selected" if chosen else ""
    return [
        Path(points=((0, y), (width, y)), stroke="border.hairline"),
        Rect(x=-8, y=y + 1, width=width + 16, height=high - 1, fill=fill, radius=4, key=group.id),
    ]


def _name(group: Group, depth: int, y: float, width: float, chosen: bool) -> list[AnyShape]:
    left = min(depth, 4) * 16.0
    count = str(group.headcount) if group.headcount is not None else "–"
    return [
        *_ground(group, y, ROW, width, chosen),
        Text(x=left, y=y + 21, text=elided(group.name or group.ref, 13, NAMES - left - 62, 500), size=13,
             weight=600 if not depth else 400, key=group.id),
        Text(x=NAMES - 18, y=y + 21, text=count, size=12, color="text.muted", align="right", key=group.id),
    ]  # fmt: skip


def _degree(
    x: float, y: float, cell: float, key: str, tip: str, degree: int | None, *, known: bool, chosen: bool
) -> list[AnyShape]:
    step = 0 if degree is None else min(6, degree + 1) if degree else 0
    stroke = "accent.fill" if chosen else "" if step else "border.hairline"
    shapes: list[AnyShape] = [
        Rect(x=x + 1.5, y=y + 4, width=cell - 3, height=ROW - 8, fill=f"ramp.{step}" if known else "", radius=2,
             stroke=stroke, stroke_width=2 if chosen else 1, key=key,
             tip=tip if degree is None else f"{tip}, {degree}")
    ]  # fmt: skip
    if known:
        text = "?" if degree is None else str(degree)
        color = f"ramp.on.{step}" if degree is not None else "text.muted"
        shapes.append(
            Text(x=x + cell / 2, y=y + 21, text=text, size=12, weight=500, color=color, align="center", key=key)
        )
    return shapes


def _elements(group: Group, y: float, reached: dict[str, int], sizes: _Sizes) -> list[AnyShape]:
    stops = barrier(group)
    shapes: list[AnyShape] = []
    for n, element in enumerate(ELEMENTS):
        score: int | None = getattr(group, element.key)
        x, framed = sizes.names + sizes.cell * n, element.key == stops
        tip = _("{element}: not assessed").format(element=element.label)
        if score is not None:
            tip = _("{element}: {score} of 5, {n} interventions").format(element=element.label, score=score,
                                                                        n=reached.get(element.key, 0))  # fmt: skip
        stroke = "status.off_track.fill" if framed else "border.hairline" if score is None else ""
        shapes.append(Rect(x=x + 3, y=y + 8, width=sizes.cell - 6, height=sizes.row - 16, radius=4, key=group.id, tip=tip,
                           fill=f"ramp.{score}" if score else "", stroke=stroke, stroke_width=2 if framed else 1))  # fmt: skip
        text, color = ("–", "text.muted") if score is None else (str(score), f"ramp.on.{score}")
        shapes.append(Text(x=x + sizes.cell / 2, y=y + sizes.row / 2 + 4, text=text, size=13, weight=600 if framed else 400, color=color,
                           align="center", key=group.id))  # fmt: skip
    return shapes


def _basis(group: Group) -> tuple[str, str]:
    label = {choice.key: choice.label for choice in BASES}.get(group.basis or "", "")
    heard = "" if group.respondents is None else _("n = {n}").format(n=group.respondents)
    parts = [label, heard, written_date(group.assessed_on) if group.assessed_on else ""]
    said = barrier_in_words(group)
    basis = ", ".join(part for part in parts if part)
    scored = any(getattr(group, e.key) is not None for e in ELEMENTS)
    return said[:1].upper() + said[1:], basis or (_("no basis noted") if scored else "")


def _fluency(group: Group) -> tuple[str, str]:
    now = _("not assessed") if group.fluency_now is None else str(group.fluency_now)
    if group.fluency_target is None:
        return now, _("no target")
    return f"{now} → {group.fluency_target}", _("of 4")


def _concern(group: Group) -> tuple[str, str]:
    label = {choice.key: choice.label for choice in CONCERNS}.get(group.concern or "", group.concern or "–")
    return label, group.message or _("no message yet")


def _who(plan: Plan, group: Group) -> str:
    """How many people, and which champions, in a line."""
    heads = _("size not noted")
    if group.headcount is not None:
        heads = ngettext("{n} person", "{n} people", group.headcount).format(n=group.headcount)
    who = [p for p in plan.stakeholders.where("group", group.id) if p.category == "change_champion"]
    names = ", ".join(p.name or p.ref for p in who)
    return f"{heads}, " + (_("champion: {names}").format(names=names) if who else _("no champion"))

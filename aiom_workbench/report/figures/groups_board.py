"""Groups on their tree: what changes for them, aspect by aspect; and how ready they are, with the basis behind it.

A blank is "not assessed", never zero. Internal only where scores stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aiom_workbench.analysis.change_load import coverage
from aiom_workbench.analysis.people import barrier, barrier_in_words
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import BASES, CONCERNS, ELEMENTS
from aiom_workbench.plan.people import ASPECTS, Group
from aiom_workbench.plan.titles import written_date
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.small_cells import is_withheld, unscored
from aiom_workbench.report.text_width import abbreviated, elided, text_width
from aiom_workbench.words import _, ngettext

ROW, HEAD, NAMES = 34.0, 46.0, 236.0
READY_ROW = 52.0
_CELL = 62.0
_READY_NAMES = 190.0


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
    left = _READY_NAMES + _CELL * len(ELEMENTS) + 14
    rest = width - left
    columns = (left, left + rest * 0.52, left + rest * 0.84)
    heads = (_("What holds it back, and the basis"), _("Concern, message"), _("Fluency"))
    shapes: list[AnyShape] = []
    for n, element in enumerate(ELEMENTS):
        head = abbreviated(element.label, 11, _CELL - 2, 500)
        shapes.append(Text(x=_READY_NAMES + _CELL * (n + 0.5), y=32, text=head, size=11, weight=500, color="text.muted",
                           align="center"))  # fmt: skip
    for x, text in zip(columns, heads, strict=True):
        shapes.append(Text(x=x, y=32, text=elided(text, 11, width - x, 500), size=11, weight=500,
                           color="text.muted"))  # fmt: skip
    for n, (group, depth) in enumerate(rows):
        y = HEAD + READY_ROW * n
        shapes += _ground(group, y, READY_ROW, width, group.id in chosen)
        at = min(depth, 4) * 12.0
        name = elided(group.name or group.ref, 13, _READY_NAMES - at - 10, 500)
        below = elided(_who(plan, group), 11, _READY_NAMES - at - 10)
        shapes.append(Text(x=at, y=y + 22, text=name, size=13, weight=400 if depth else 600, key=group.id))
        shapes.append(Text(x=at, y=y + 39, text=below, size=11, color="text.muted", key=group.id))
        hidden = fewest > 0 and is_withheld(group, fewest)
        shapes += _elements(
            unscored(group) if hidden else group, y, {key: len(ids) for key, ids in reach.get(group.id, {}).items()}
        )
        ends = (*columns[1:], width)
        basis = (_("withheld"), _("fewer than {n} answered").format(n=fewest)) if hidden else _basis(group)
        texts = (basis, _concern(group), _fluency(group))
        for x, end, (first, second) in zip(columns, ends, texts, strict=True):
            room = end - x - 12
            shapes.append(Text(x=x, y=y + 22, text=elided(first, 12, room), size=12, key=group.id))
            shapes.append(Text(x=x, y=y + 39, text=elided(second, 11, room), size=11, color="text.muted", key=group.id))
    assessed = sum(1 for group, _depth in rows if any(getattr(group, e.key) is not None for e in ELEMENTS))
    alt = _("{n} of {of} groups are assessed.").format(n=assessed, of=len(rows))
    return Figure(width=width, height=HEAD + READY_ROW * len(rows) + 6, shapes=tuple(shapes),
                  title=_("How ready the groups are"), alt=alt)  # fmt: skip


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


def _elements(group: Group, y: float, reached: dict[str, int]) -> list[AnyShape]:
    stops = barrier(group)
    shapes: list[AnyShape] = []
    for n, element in enumerate(ELEMENTS):
        score: int | None = getattr(group, element.key)
        x, framed = _READY_NAMES + _CELL * n, element.key == stops
        tip = _("{element}: not assessed").format(element=element.label)
        if score is not None:
            tip = _("{element}: {score} of 5, {n} interventions").format(element=element.label, score=score,
                                                                        n=reached.get(element.key, 0))  # fmt: skip
        stroke = "status.off_track.fill" if framed else "border.hairline" if score is None else ""
        shapes.append(Rect(x=x + 3, y=y + 8, width=_CELL - 6, height=READY_ROW - 16, radius=4, key=group.id, tip=tip,
                           fill=f"ramp.{score}" if score else "", stroke=stroke, stroke_width=2 if framed else 1))  # fmt: skip
        text, color = ("–", "text.muted") if score is None else (str(score), f"ramp.on.{score}")
        shapes.append(Text(x=x + _CELL / 2, y=y + 30, text=text, size=13, weight=600 if framed else 400, color=color,
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

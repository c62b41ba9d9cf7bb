"""The overview's cards: maturity, model, pilots, the roadmap's strip, people and change at a glance.

Each is a figure for a width. Keys are ids of things, or "go:<screen>" where a card leads somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from aiom_workbench.analysis.change_load import load
from aiom_workbench.analysis.maturity import maturity
from aiom_workbench.analysis.model_choice import argue, model_choice, robustness_in_words
from aiom_workbench.analysis.model_words import nothing_leads
from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import CATEGORIES, COMPONENTS
from aiom_workbench.plan.titles import written_date
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Rect, Text
from aiom_workbench.report.figures.change_board import LIMIT, month_label, months_from, ramp_step
from aiom_workbench.report.figures.model_board import LABELS, ranked
from aiom_workbench.report.roadmap_rows import Row, roadmap_rows
from aiom_workbench.report.text_width import elided, text_width, wrapped
from aiom_workbench.words import _, ngettext

LEVELS = 4
Place = Callable[[date], float]
_MINI_GROUPS = 5


def maturity_card(plan: Plan, width: float) -> Figure:
    """Five components: level now and target, of four; the weakest in bold."""
    found = maturity(plan)
    left, right = min(128.0, max(112.0, width * 0.45)), width - 12

    def x(level: float) -> float:
        return left + (level - 1) / (LEVELS - 1) * (right - left)

    shapes: list[AnyShape] = []
    for level in range(1, LEVELS + 1):
        shapes.append(Text(x=x(level), y=10, text=str(level), size=11, weight=500, color="text.muted", align="center"))
        shapes.append(Path(points=((x(level), 16), (x(level), 118)), stroke="chart.grid"))
    for i, component in enumerate(COMPONENTS):
        y = 26 + i * 21.0
        level_of = found.components.get(component.key)
        weak = component.key in found.weakest
        shapes.append(Mark(x=9, y=y, family="component", name=component.key, size=18))
        shapes.append(Text(x=26, y=y + 4.5, text=component.label, size=13, weight=600 if weak else 400))
        if level_of is None or level_of.now is None:
            shapes.append(Text(x=left, y=y + 4.5, text=_("not rated"), size=12, color="text.muted"))
            continue
        if level_of.target is not None:
            shapes.append(
                Path(points=((x(level_of.now), y), (x(level_of.target), y)), stroke="chart.bar_done", stroke_width=2)
            )
            shapes.append(
                Circle(x=x(level_of.target), y=y, r=6, fill="surface.canvas", stroke="chart.bar_done", stroke_width=2)
            )
        shapes.append(Circle(x=x(level_of.now), y=y, r=4, fill="chart.bar_done"))
    return Figure(width=width, height=124, shapes=tuple(shapes), title=_("Maturity"), alt=held_back(plan))


def held_back(plan: Plan) -> str:
    """What holds the programme back, in a sentence."""
    found = maturity(plan)
    if not found.weakest or found.level_now is None:
        return _("No component is rated yet.")
    labels = {choice.key: choice.label.lower() for choice in COMPONENTS}
    names = " and ".join(labels[key] for key in found.weakest[:2]) if len(found.weakest) <= 2 else _("all of them")
    return _("Held back by {names}: level {now} of 4.").format(names=names, now=found.level_now)


def model_card(plan: Plan, width: float) -> Figure:
    """The chosen model and the three scores."""
    choice, chosen = model_choice(plan), plan.decision.chosen
    title = LABELS[chosen].label if chosen else _("Open")
    shapes: list[AnyShape] = [Text(x=0, y=26, text=title, size=28, weight=600)]
    bar_left, bar_right = 84.0, width - 34
    for i, option in enumerate(ranked(choice)):
        y, score = 52 + i * 20.0, choice.scores[option]
        name = elided(LABELS[option].label, 12, bar_left - 8)
        shapes.append(Text(x=0, y=y + 4, text=name, size=12, weight=600 if option == choice.leader else 400))
        if score is not None:
            fill = "accent.fill" if option == choice.leader else "chart.bar"
            shapes.append(
                Rect(
                    x=bar_left,
                    y=y - 5,
                    width=max(score / 5 * (bar_right - bar_left), 1),
                    height=10,
                    fill=fill,
                    radius=2,
                )
            )
            shapes.append(Text(x=width, y=y + 4, text=f"{score:.1f}", size=13, weight=600, align="right"))
    said = nothing_leads(argue(plan.criteria))
    if choice.leader is not None:
        said = robustness_in_words(choice.robustness[choice.leader] or 0)
        said = said[:1].upper() + said[1:]
    for i, text in enumerate(wrapped(said, 12, width)):
        shapes.append(Text(x=0, y=118 + i * 16.0, text=text, size=12, color="text.secondary"))
    return Figure(width=width, height=138, shapes=tuple(shapes), title=_("Model"), alt=said)


def pilots_card(plan: Plan, today: date, width: float) -> Figure:
    """How many pilots have scaled, and a mark for each that started."""
    found = portfolio(plan, today)
    pilots = [case for case in plan.use_cases if case.pilot_started_on is not None]
    shapes: list[AnyShape] = [Text(x=0, y=26, text=str(found.pilots.scaled), size=28, weight=600)]
    rate = found.pilot_scale_rate
    beside = _("scaled") if rate is None else _("scaled of {n}").format(n=found.pilots.started)
    x = text_width(str(found.pilots.scaled), 28, 600) + 8
    shapes.append(Text(x=x, y=26, text=beside, size=13, color="text.secondary"))
    across = max(1, int(width // 21))
    for i, case in enumerate(sorted(pilots, key=lambda c: _ORDER.index(_pilot_mark(c, today)))):
        place = (9 + (i % across) * 21.0, 50 + (i // across) * 21.0)
        shapes.append(Mark(x=place[0], y=place[1], family="status", name=_pilot_mark(case, today), size=17, key=case.id,
                           tip=case.name or case.ref))  # fmt: skip
    bottom = 50 + (max(len(pilots) - 1, 0) // across) * 21.0
    late = ngettext("{n} past review, no decision", "{n} past review, no decision", found.pilots.past_review)
    three = _("All three answers: {a} of {n}").format(a=found.three_questions.answered, n=found.three_questions.of)
    shapes.append(Text(x=0, y=bottom + 32, text=late.format(n=found.pilots.past_review), size=13))
    shapes.append(Text(x=0, y=bottom + 52, text=three, size=12, color="text.secondary"))
    return Figure(width=width, height=bottom + 60, shapes=tuple(shapes), title=_("Pilots"), alt=three)


_ORDER = ("done", "on_track", "at_risk", "off_track", "no_reading")


def _pilot_mark(case: UseCase, today: date) -> str:
    if case.stage == "scaled" or case.scaled_on is not None:
        return "done"
    if case.stage in ("stopped", "retired"):
        return "no_reading"
    if case.stage == "feasibility" and case.exit_review_on is not None:
        if case.exit_review_on < today:
            return "off_track"
        return "at_risk" if (case.exit_review_on - today).days <= 30 else "on_track"
    return "on_track"


def roadmap_strip(plan: Plan, today: date, width: float) -> Figure:
    """Phases, one lane per workstream, gates and today: the plan's shape in a hand's height."""
    found = roadmap_rows(plan, today)
    lanes = [row for row in found.rows if row.kind == "lane"]
    if not lanes:
        text = _("No milestone is planned yet.")
        return Figure(
            width=width, height=30, shapes=(Text(x=0, y=18, text=text, size=13, color="text.muted"),), alt=text
        )
    left, days = 108.0, max((found.last - found.first).days, 1) * 1.05

    def x(day: date) -> float:
        return left + (day - found.first).days / days * (width - left)

    bottom = 52 + 17.5 * len(lanes)
    shapes: list[AnyShape] = [*_months(found.first, found.last, x), *_phases(found.phases, x)]
    for i, lane in enumerate(lanes):
        y = 56 + i * 17.5
        shapes.append(Path(points=((left, y), (width, y)), stroke="chart.grid"))
        if lane.component:
            shapes.append(Mark(x=9, y=y, family="component", name=lane.component, size=16))
        shapes.append(Text(x=26 if lane.component else 0, y=y + 4, text=elided(lane.name, 12, left - 32), size=12))
        for row in found.rows:
            if row.lane == lane.key and row.kind == "task" and row.start and row.finish:
                fill = "chart.critical" if row.critical else "chart.bar"
                shapes.append(Rect(x=x(row.start), y=y - 4, width=max(x(row.finish) - x(row.start), 2), height=8, fill=fill,
                                   radius=1.5, key=row.key, tip=row.name))  # fmt: skip
    shapes.append(Path(points=((x(today), 44), (x(today), bottom + 2)), stroke="chart.today", stroke_width=2))
    shapes.append(
        Text(x=x(today), y=bottom + 14, text=_("Today"), size=12, weight=600, color="accent.text", align="center")
    )
    shapes.extend(_gates(found.gates, x, bottom, width, x(today)))
    alt = _("{n} lanes from {first} to {last}.").format(
        n=len(lanes), first=written_date(found.first), last=written_date(found.last)
    )
    return Figure(width=width, height=bottom + 38, shapes=tuple(shapes), title=_("Roadmap"), alt=alt)


def _months(first: date, last: date, place: Place) -> list[AnyShape]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = max(1, -(-count // 16))
    shapes: list[AnyShape] = []
    for i, month in enumerate(months_from(first, count)):
        day = date(int(month[:4]), int(month[5:]), 1)
        if i % step == 0 and day >= first:
            shapes.append(Text(x=place(day), y=12, text=month_label(month), size=11, weight=500, color="text.muted"))
    return shapes


def _phases(phases: Sequence[tuple[str, date, date]], place: Place) -> list[AnyShape]:
    shapes: list[AnyShape] = []
    for name, start, finish in phases:
        a, b = place(start), place(finish)
        shapes.append(Rect(x=a, y=20, width=max(b - a - 2, 2), height=20, fill="surface.hover", radius=3))
        shapes.append(
            Text(x=a + 8, y=34, text=elided(name, 12, max(b - a - 16, 0)), size=12, weight=500, color="text.secondary")
        )
    return shapes


def _gates(gates: Sequence[Row], place: Place, bottom: float, width: float, today: float) -> list[AnyShape]:
    """Diamonds with name and day: right of the diamond where there is room, else below it."""
    shapes: list[AnyShape] = []
    dated = [(place(gate.finish), gate, gate.finish) for gate in gates if gate.finish is not None]
    taken, low = today + 24, 0.0
    for number, (at, gate, finish) in enumerate(dated):
        shapes.append(Path(points=((at, 44), (at, bottom + 2)), stroke="text.muted", dash=(2, 3)))
        corners = ((at, bottom + 4), (at + 6, bottom + 10), (at, bottom + 16), (at - 6, bottom + 10))
        shapes.append(Path(points=corners, closed=True, fill="surface.canvas", stroke="text.primary", stroke_width=1.5,
                           key=gate.key, tip=f"{gate.name}, {written_date(finish)}"))  # fmt: skip
        day = f" · {finish.day} {month_label(finish.isoformat()[:7]).split(' ’')[0]}"
        after = dated[number + 1][0] - 12 if number + 1 < len(dated) else width
        text = gate.name + day
        below = text_width(text, 12, 600) > after - at - 12
        if below and at > low:
            text = elided(gate.name, 12, at - low - text_width(day, 12, 600), 600) + day
            shapes.append(Text(x=at + 6, y=bottom + 32, text=text, size=12, weight=600, align="right", key=gate.key))
            low = at + 18
        elif at + 12 > taken:
            shapes.append(Text(x=at + 12, y=bottom + 14, text=text, size=12, weight=600, key=gate.key))
            taken = at + 18 + text_width(text, 12, 600)
    return shapes


def people_card(plan: Plan, width: float) -> Figure:
    """Everybody's place as a dot; those opposed for now as triangles."""
    height = 124.0
    shapes: list[AnyShape] = [
        Rect(x=0.5, y=0.5, width=width - 1, height=height, fill="surface.panel", stroke="border.default", radius=4),
        Path(points=((width / 2, 0), (width / 2, height)), stroke="border.default"),
        Path(points=((0, height / 2), (width, height / 2)), stroke="border.default"),
    ]
    placed = [p for p in plan.stakeholders if p.power is not None and p.interest is not None]
    for person in placed:
        assert person.power is not None
        assert person.interest is not None
        x = 8 + (person.interest - 1) / 4 * (width - 16)
        y = height - 8 - (person.power - 1) / 4 * (height - 16)
        tip = person.name or person.ref
        if person.engagement_now == "resistant":
            shapes.append(Mark(x=x, y=y, family="engagement", name="resistant", size=11, key=person.id, tip=tip))
        else:
            shapes.append(Circle(x=x, y=y, r=3, fill="chart.bar", key=person.id, tip=tip))
    opposed = [p for p in placed if p.engagement_now == "resistant"]
    strong = sum(1 for p in opposed if p.power is not None and p.power >= 3)
    said = _("{n} opposed for now, {strong} with power").format(n=len(opposed), strong=strong)
    lines = wrapped(said, 13, width, 600)
    for i, line in enumerate(lines):
        shapes.append(Text(x=0, y=height + 22 + i * 18, text=line, size=13, weight=600))
    height += 18.0 * (len(lines) - 1)
    rest = _("{a} placed, {b} not yet").format(a=len(placed), b=len(plan.stakeholders) - len(placed))
    shapes.append(Text(x=0, y=height + 40, text=rest, size=12, color="text.secondary"))
    return Figure(width=width, height=height + 48, shapes=tuple(shapes), title=_("People"), alt=f"{said}; {rest}")


def change_card(plan: Plan, today: date, width: float) -> Figure:
    """Hours by month of the groups most asked for."""
    hours = load(plan)
    groups = sorted(plan.groups, key=lambda g: -max(hours.get(g.id, {0: 0.0}).values(), default=0.0))[:_MINI_GROUPS]
    months = months_from(today)
    left = min(126.0, width * 0.4)
    cell = (width - left) / len(months)
    shapes: list[AnyShape] = []
    for j, month in enumerate(months):
        if j % 3 == 0:
            shapes.append(
                Text(
                    x=left + j * cell,
                    y=10,
                    text=month_label(month).split(" ’")[0],
                    size=11,
                    weight=500,
                    color="text.muted",
                )
            )
    for i, group in enumerate(groups):
        top = 18 + i * 21.0
        shapes.append(Text(x=0, y=top + 13, text=elided(group.name or group.ref, 12, left - 8), size=12, key=group.id))
        for j, month in enumerate(months):
            value = hours.get(group.id, {}).get(month, 0.0)
            shapes.append(Rect(x=left + j * cell, y=top, width=cell - 2, height=18, fill=f"ramp.{ramp_step(value)}", radius=2,
                               key=group.id, tip=f"{group.name}: {month_label(month)}, {value:g} h"))  # fmt: skip
            if value > LIMIT:
                shapes.append(
                    Mark(
                        x=left + (j + 0.5) * cell - 1,
                        y=top + 9,
                        family="status",
                        name="at_risk",
                        size=min(12, cell - 3),
                    )
                )
    over = [g for g in plan.groups if any(v > LIMIT for v in hours.get(g.id, {}).values())]
    many = ngettext("{n} group above {limit:g} h in a month", "{n} groups above {limit:g} h in a month", len(over))
    said = (many if over else _("No group is above {limit:g} h in a month")).format(n=len(over), limit=LIMIT)
    bottom = 18 + 21.0 * len(groups)
    shapes.append(Text(x=0, y=bottom + 18, text=said, size=13, weight=600))
    return Figure(width=width, height=bottom + 26, shapes=tuple(shapes), title=_("Change"), alt=said)


def roles_card(plan: Plan, width: float) -> Figure:
    """How many people play which part: what a client sees in place of their attitudes."""
    shapes: list[AnyShape] = []
    for i, category in enumerate(CATEGORIES):
        y, n = 14 + i * 24.0, sum(1 for p in plan.stakeholders if (p.category or "other") == category.key)
        shapes.append(Mark(x=11, y=y, family="role", name=category.key, size=20))
        shapes.append(Text(x=30, y=y + 4.5, text=elided(category.label, 13, width - 60), size=13))
        shapes.append(Text(x=width, y=y + 4.5, text=str(n), size=13, weight=600, align="right"))
    alt = _("{n} people by the part they play.").format(n=len(plan.stakeholders))
    return Figure(width=width, height=24.0 * len(CATEGORIES) + 6, shapes=tuple(shapes), title=_("People"), alt=alt)

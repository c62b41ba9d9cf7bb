"""The bodies on one page: the client's name, what each may decide, when it meets, whom it turns to, posts filled."""

from __future__ import annotations

from collections.abc import Collection

from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import BODY_KEYS
from aiom_workbench.plan.model_choice import Body
from aiom_workbench.plan.titles import title
from aiom_workbench.report.figure import AnyShape, Figure, Path, Rect, Text
from aiom_workbench.report.text_width import elided, wrapped
from aiom_workbench.words import _

_LINE, _HEAD, _POSTS = 17.0, 26.0, 120.0
_KINDS = {choice.key: choice for choice in BODY_KEYS}


def bodies_figure(plan: Plan, width: float, selected: Collection[str] = ()) -> Figure:
    """A row for each body. Keys are bodies' ids."""
    names = min(210.0, width * 0.22)
    meets = min(190.0, width * 0.2)
    mandate = width - names - 2 * meets - _POSTS - 12
    lefts = (12.0, names, names + mandate, names + mandate + meets, width - _POSTS)
    heads = (_("Body"), _("May decide"), _("Meets"), _("Chair · escalates to"), _("Posts"))
    shapes: list[AnyShape] = [
        Text(x=x, y=14, text=text, size=12, weight=500, color="text.muted")
        for x, text in zip(lefts, heads, strict=True)
    ]
    most = max([float(b.fte_target or b.fte_now or 0) for b in plan.bodies], default=0.0)
    top = _HEAD
    for body in plan.bodies:
        lines = wrapped(body.mandate or _("No mandate is written yet"), 13, mandate - 20, lines=4)
        height = max(_LINE * max(len(lines), 2) + 16, 50.0)
        shapes.append(Path(points=((0, top), (width, top)), stroke="border.hairline"))
        shapes.append(Rect(x=0, y=top + 1, width=width, height=height - 1, key=body.id, tip=body.mandate or "",
                           fill="surface.selected" if body.id in selected else ""))  # fmt: skip
        shapes.extend(_texts(plan, body, lefts, top + 20, (names - 20, meets - 16)))
        color = "text.primary" if body.mandate else "text.muted"
        shapes += [
            Text(x=names, y=top + 20 + _LINE * n, text=line, size=13, color=color) for n, line in enumerate(lines)
        ]
        shapes.extend(_posts(body, lefts[4], top + 20, most))
        top += height
    alt = "; ".join(f"{b.name}: {posts_in_words(b)}" for b in plan.bodies)
    return Figure(width=width, height=top + 4, shapes=tuple(shapes), title=_("Bodies"), alt=alt)


def posts_in_words(body: Body) -> str:
    """Posts filled of those planned: "2 of 4"."""
    if body.fte_target is None and body.fte_now is None:
        return _("not planned")
    now = "–" if body.fte_now is None else f"{body.fte_now:g}"
    return now if body.fte_target is None else _("{now} of {planned}").format(now=now, planned=f"{body.fte_target:g}")


def _texts(plan: Plan, body: Body, lefts: tuple[float, ...], y: float, rooms: tuple[float, float]) -> list[AnyShape]:
    kind = _KINDS[body.key].label if body.key else _("No kind")
    above = plan.bodies.get(body.escalates_to) if body.escalates_to else None
    chair = plan.find(body.chair) if body.chair else None
    shapes: list[AnyShape] = [
        Text(x=lefts[0], y=y, text=elided(body.name or body.ref, 13, rooms[0], 600), size=13, weight=600),
        Text(x=lefts[0], y=y + _LINE, text=kind, size=12, color="text.muted"),
        Text(x=lefts[3], y=y, text=elided(title(plan, chair) if chair else _("No chair yet"), 13, rooms[1]), size=13,
             color="text.primary" if chair else "text.muted"),
    ]  # fmt: skip
    if above is not None:
        text = elided("→ " + (above.name or above.ref), 12, rooms[1])
        shapes.append(Text(x=lefts[3], y=y + _LINE, text=text, size=12, color="text.secondary"))
    for n, line in enumerate(wrapped(body.cadence or "–", 13, rooms[1], lines=3)):
        shapes.append(Text(x=lefts[2], y=y + _LINE * n, text=line, size=13))
    return shapes


def _posts(body: Body, left: float, y: float, most: float) -> list[AnyShape]:
    shapes: list[AnyShape] = [Text(x=left, y=y, text=posts_in_words(body), size=13, weight=600)]
    if (body.fte_target is None and body.fte_now is None) or most <= 0:
        return shapes
    room, planned, now = _POSTS - 16, float(body.fte_target or 0), float(body.fte_now or 0)
    whole = max(planned, now) / most * room
    shapes.append(
        Rect(x=left, y=y + 8, width=max(whole, 2), height=9, fill="surface.hover", stroke="chart.axis", radius=2)
    )
    shapes.append(Rect(x=left, y=y + 8, width=now / most * room, height=9, fill="chart.bar_done", radius=2))
    return shapes

"""Raising: a gap, a low answer, a sign or a piece of evidence becomes something that is done about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiom_workbench.content import Pack
from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.assessment import Answer, Evidence, Rating, Sign
from aiom_workbench.plan.change import Intervention
from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.measures import Kpi
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.plan.titles import title
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project.edit import EditValues
from aiom_workbench.words import N_, _

LONGEST = 90
"""Letters of a name made from a longer text."""


CARRIED = ("owner", "use_case", "theme", "group", "milestone")
"""What the raised thing takes over where both have it; of a use case itself, that it is the use case."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be raised: its key, label, class and the values that it begins with."""

    key: str
    message: str
    cls: type[Thing]
    values: Mapping[str, Any]

    @property
    def label(self) -> str:
        """The label in the chosen language."""
        return _(self.message)


KINDS = (
    Kind("use_case", N_("Use case"), UseCase, {"stage": "intake"}),
    Kind("milestone", N_("Milestone"), Milestone, {"kind": "milestone", "status": "planned"}),
    Kind("intervention", N_("Intervention"), Intervention, {"status": "planned"}),
    Kind("risk", N_("Risk"), LogEntry, {"kind": "risk", "status": "open"}),
    Kind("action", N_("Action"), LogEntry, {"kind": "action", "status": "open"}),
    Kind("decision", N_("Decision to take"), LogEntry, {"kind": "decision", "status": "open"}),
    Kind("kpi", N_("Measure"), Kpi, {}),
)
KIND = {kind.key: kind for kind in KINDS}


def raise_from(edit: EditValues, pack: Pack, source: Thing, kind: str, today: date) -> Thing:
    """Add what is done about `source` (an answer, rating, sign, evidence, use case or log entry).

    Its name is proposed from the source and the pack; owner, use case and theme are the source's, and a
    milestone stands in the lane of the component. Gives the new thing, which names its source in `raised_from`.
    """
    chosen = KIND[kind]
    values: dict[str, Any] = {**chosen.values, "raised_from": source.id}
    values["title" if chosen.cls is LogEntry else "name"] = proposed_name(edit.plan, pack, source, kind)
    if chosen.cls is LogEntry:
        values["raised_on"] = today
    if chosen.cls is UseCase:
        values["intake_on"] = today
    itself = {"use_case": source.id} if isinstance(source, UseCase) else {}
    values |= {
        name: itself.get(name, getattr(source, name, None)) for name in CARRIED if name in chosen.cls.entity.by_name
    }
    if chosen.cls is Milestone and isinstance(source, Rating):
        lanes = (lane.id for lane in edit.plan.workstreams if lane.component == source.component)
        values["workstream"] = next(lanes, None)
    return edit.add_values(chosen.cls, values)


def proposed_name(plan: Plan, pack: Pack, source: Thing, kind: str) -> str:
    """What the raised thing could be called."""
    if isinstance(source, Rating) and kind in ("milestone", "kpi"):
        level = source.target or min(4, (source.now or 1) + 1)
        return _("{component} at level {level}").format(component=title(plan, source), level=level)
    if (
        isinstance(source, Sign)
        and source.sign
        and source.sign in pack.signs
        and kind in ("action", "milestone", "decision")
    ):
        return _short(pack.signs[source.sign].first_step)
    if isinstance(source, Answer) and source.answer and kind == "risk":
        return _short(source.answer)
    if isinstance(source, Evidence) and source.quote:
        return _short(source.quote)
    return _("About “{source}”").format(source=_short(title(plan, source)))


def raised_from(plan: Plan, source: str) -> Iterator[Thing]:
    """Everything that was raised from a thing, by its id, in the order of the collections."""
    for collection in ("use_cases", "milestones", "interventions", "kpis", "consultations", "log"):
        yield from plan.collections[collection].where("raised_from", source)


def _short(text: str) -> str:
    first = text.split("\n")[0].strip()
    return first if len(first) <= LONGEST else first[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

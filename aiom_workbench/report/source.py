"""What a document is made from: the plan as its audience may see it, the day, and who is called what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.titles import shown, title
from aiom_workbench.report.audience import CLIENT, for_audience
from aiom_workbench.report.document import Run


@dataclass(frozen=True, slots=True)
class Source:
    """A plan already filtered for its audience, the day that figures are computed for, and an earlier plan to compare.

    `since` is a moment in words ("12 January 2027"), where a comparison was asked for.
    """

    plan: Plan
    audience: str
    today: date
    before: Plan | None = None
    since: str = ""

    @property
    def internal(self) -> bool:
        """Whether our own people read it: then judgements of people may stand in it."""
        return self.audience != CLIENT

    def name(self, thing_id: str | None) -> str:
        """What the thing with this id is called, or ""."""
        thing = self.plan.find(thing_id) if thing_id else None
        return title(self.plan, thing) if thing is not None else ""

    def names(self, ids: tuple[str, ...]) -> str:
        """What the things with these ids are called, in a row."""
        return ", ".join(name for name in map(self.name, ids) if name)

    def show(self, thing: Thing, field: str) -> str:
        """A field's value as people read it, or ""."""
        return shown(self.plan, thing.entity.by_name[field], getattr(thing, field))


def source_for(plan: Plan, audience: str, today: date, before: Plan | None = None, since: str = "",
               *, code_names: bool = False) -> Source:  # fmt: skip
    """The source of a document for `audience`. The filter is applied here, once, before anything is computed."""
    earlier = for_audience(before, audience, code_names=code_names, beside=plan) if before is not None else None
    return Source(for_audience(plan, audience, code_names=code_names, beside=before), audience, today, earlier, since)


def ref(thing: Thing) -> Run:
    """The thing's reference, which leads to where it is described."""
    return Run(thing.ref, to=thing.id)

"""The schedule again, slow and obvious: what the fast one is held against.

It lists the working days one by one, expands every dependency to every pair of leaves, and pushes
dates about until nothing moves any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from aiom_workbench.plan import Plan
from aiom_workbench.plan.roadmap import Dependency, Milestone


@dataclass
class Row:
    early_start: date
    early_finish: date
    late_start: date
    late_finish: date
    total_float: float
    free_float: float


class Reference:
    def __init__(self, plan: Plan, today: date, around: date, years: int = 3) -> None:
        self.plan = plan
        engagement = plan.engagement
        self.per_day = round((engagement.hours_per_day or 8) * 60)
        week = engagement.working_days or (1, 2, 3, 4, 5)
        days = (around + timedelta(n) for n in range(-366 * years, 366 * years))
        self.days = [day for day in days if day.isoweekday() in week and day not in engagement.holidays]
        self.leaves = [m for m in plan.milestones if self.takes_part(m) and not self.living_children(m)]
        self.zero = self.start_of(engagement.start_on or self.earliest(today))
        self.pairs = [
            (link, before, after)
            for link in plan.dependencies
            for before in self.leaves_in(link.predecessor)
            for after in self.leaves_in(link.successor)
        ]
        self.forward()
        self.backward()

    def cancelled(self, m: Milestone) -> bool:
        parent = self.plan.milestones.get(m.parent)
        return m.status == "cancelled" or (parent is not None and self.cancelled(parent))

    def living_children(self, m: Milestone) -> list[Milestone]:
        return [one for one in self.plan.milestones if one.parent == m.id and not self.cancelled(one)]

    def takes_part(self, m: Milestone) -> bool:
        return not self.cancelled(m) and (m.kind != "summary" or bool(self.living_children(m)))

    def chain(self, m: Milestone) -> list[Milestone]:
        parent = self.plan.milestones.get(m.parent)
        return [m] + (self.chain(parent) if parent is not None else [])

    def leaves_in(self, thing: str | None) -> list[Milestone]:
        return [leaf for leaf in self.leaves if thing in [one.id for one in self.chain(leaf)]]

    def earliest(self, today: date) -> date:
        wished = [one.start_no_earlier_than for leaf in self.leaves for one in self.chain(leaf)]
        found = [day for day in wished + [leaf.actual_start_on for leaf in self.leaves] if day is not None]
        return min(found or [phase.start_on for phase in self.plan.phases if phase.start_on] or [today])

    def start_of(self, day: date) -> int:
        return next(n for n, one in enumerate(self.days) if one >= day) * self.per_day

    def end_of(self, day: date) -> int:
        return sum(one <= day for one in self.days) * self.per_day

    def span(self, m: Milestone) -> int:
        if m.kind == "milestone":
            return 0
        return round((1 if m.duration_days is None else m.duration_days) * self.per_day)

    def fixed(self, m: Milestone) -> tuple[int, int] | None:
        start = None if m.actual_start_on is None else self.start_of(m.actual_start_on)
        finish = None if m.actual_finish_on is None else self.end_of(m.actual_finish_on)
        if finish is not None:
            return (finish - self.span(m) if start is None or not self.span(m) else start), finish
        return None if start is None else (start, start + self.span(m))

    def floor(self, m: Milestone) -> int:
        wished = [one.start_no_earlier_than for one in self.chain(m)]
        return max([self.zero] + [self.start_of(day) for day in wished if day is not None])

    def ceiling(self, m: Milestone) -> int | None:
        wished = [one.finish_no_later_than for one in self.chain(m)]
        return min((self.end_of(day) for day in wished if day is not None), default=None)

    def lag(self, link: Dependency) -> int:
        return round((link.lag_days or 0) * self.per_day)

    def bound(self, link: Dependency, before: Milestone, slip: int = 0) -> int:
        """What the link asks of the start (FS, SS) or the finish (FF, SF) of what comes after."""
        from_finish = (link.kind or "FS").startswith("F")
        return (self.ef if from_finish else self.es)[before.id] + slip + self.lag(link)

    def forward(self) -> None:
        self.es = {m.id: self.floor(m) for m in self.leaves}
        self.ef = {m.id: self.floor(m) + self.span(m) for m in self.leaves}
        for m in self.leaves:
            if found := self.fixed(m):
                self.es[m.id], self.ef[m.id] = found
        moved = True
        while moved:
            moved = False
            for link, before, after in self.pairs:
                to_finish = (link.kind or "FS").endswith("F")
                short = self.bound(link, before) - (self.ef if to_finish else self.es)[after.id]
                if short > 0 and not self.fixed(after):
                    self.es[after.id] += short
                    self.ef[after.id] += short
                    moved = True
        self.finish = max(self.ef.values(), default=0)

    def backward(self) -> None:
        self.lf = {
            m.id: min(self.finish, c) if (c := self.ceiling(m)) is not None else self.finish for m in self.leaves
        }
        self.ls = {m.id: self.lf[m.id] - (self.ef[m.id] - self.es[m.id]) for m in self.leaves}
        moved = True
        while moved:
            moved = False
            for link, before, after in self.pairs:
                kind = link.kind or "FS"
                latest = (self.lf if kind[1] == "F" else self.ls)[after.id] - self.lag(link)
                over = (self.lf if kind[0] == "F" else self.ls)[before.id] - latest
                if over > 0:
                    self.ls[before.id] -= over
                    self.lf[before.id] -= over
                    moved = True

    def free(self, m: Milestone) -> int:
        slips = [self.finish - self.ef[m.id]]
        for link, before, after in self.pairs:
            if before is m:
                at = (self.ef if (link.kind or "FS").endswith("F") else self.es)[after.id]
                slips.append(at - self.bound(link, m))
        return min(slips)

    def as_finish(self, m: Milestone) -> bool:
        """Whether an instant takes the finish reading."""
        if m.actual_finish_on is not None or m.actual_start_on is not None:
            return m.actual_finish_on is not None
        at = self.es[m.id]
        if at == self.floor(m):
            return False
        holds = []
        for link, before, after in self.pairs:
            if after is m and self.bound(link, before) == at:
                finish = (link.kind or "FS").startswith("F")
                holds.append(finish if self.span(before) else self.as_finish(before))
        return all(holds)

    def row(self, m: Milestone) -> Row:
        es, ef, ls, lf = (times[m.id] for times in (self.es, self.ef, self.ls, self.lf))
        floats = (round((ls - es) / self.per_day, 2), round(self.free(m) / self.per_day, 2))
        start, finish = (lambda t: self.days[t // self.per_day]), (lambda t: self.days[(t - 1) // self.per_day])
        if self.span(m):
            return Row(start(es), finish(ef), start(ls), finish(lf), *floats)
        read = finish if self.as_finish(m) else start
        return Row(read(es), read(es), read(ls), read(ls), *floats)

    def rows(self) -> dict[str, Row]:
        found = {}
        for m in self.plan.milestones:
            inside = [self.row(leaf) for leaf in self.leaves_in(m.id)]
            if inside:
                found[m.id] = Row(
                    min(one.early_start for one in inside),
                    max(one.early_finish for one in inside),
                    min(one.late_start for one in inside),
                    max(one.late_finish for one in inside),
                    min(one.total_float for one in inside),
                    min(one.free_float for one in inside),
                )
        return found

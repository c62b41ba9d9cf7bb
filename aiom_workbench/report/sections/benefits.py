"""Benefits and costs: what the plan brings by period, as a range, and who has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.report.document import Block, Column, Heading, Paragraph, Section, Table
from aiom_workbench.report.source import Source, ref
from aiom_workbench.report.wording import money, runs, sentence, share
from aiom_workbench.words import _

PERIODS, IN_BODY = 12, 20


def section(source: Source) -> Section | None:
    """Net benefit by period, then each benefit and cost."""
    plan = source.plan
    if not plan.benefits and not plan.costs:
        return None
    blocks: list[Block] = [Paragraph(runs(brings(source) or _("No amounts are given yet.")), "lead")]
    periods = portfolio(plan, source.today).net_benefit
    if periods:
        blocks.append(_net(source))
    if plan.benefits:
        confirmed = sum(b.confirmed_on is not None for b in plan.benefits)
        text = _("{share} benefits are confirmed by finance.").format(share=share(confirmed, len(plan.benefits)))
        blocks += [Heading(_("Benefits")), Paragraph(runs(sentence(text))),
                   _amounts(source, plan.benefits, "benefit_amounts", "benefit", "benefits", _("Benefits, all periods together"))]  # fmt: skip
    if plan.costs:
        blocks += [Heading(_("Costs")),
                   _amounts(source, plan.costs, "cost_amounts", "cost", "costs", _("Costs, all periods together"))]  # fmt: skip
    return Section("benefits", _("Benefits and costs"), _title(source), tuple(blocks))


def _likely(source: Source) -> dict[str, float]:
    found = portfolio(source.plan, source.today).net_benefit
    return {period: net.likely for period, net in found.items() if net.likely is not None}


def _currency(source: Source) -> str:
    return source.plan.engagement.currency or ""


def _title(source: Source) -> str:
    likely = _likely(source)
    if not likely:
        return _("Benefits are named, their amounts are still open")
    total = sum(likely.values())
    turned = _turning_point(likely)
    if total < 0:
        return _("Over the periods shown the plan costs {sum} more than it brings").format(
            sum=money(-total, _currency(source))
        )
    if turned is None:
        return _("The plan brings {sum} net over the periods shown").format(sum=money(total, _currency(source)))
    return _("The plan brings {sum} net; from {period} on it has paid for itself").format(
        sum=money(total, _currency(source)), period=turned)  # fmt: skip


def _turning_point(likely: dict[str, float]) -> str | None:
    """The period from which the running sum stays at or above nothing; None where it never was below, or ends so."""
    total, turned, below = 0.0, None, False
    for period in sorted(likely):
        total += likely[period]
        if total < 0:
            below, turned = True, None
        elif below and turned is None:
            turned = period
    return turned


def brings(source: Source) -> str:
    """What the plan brings in all, as a sentence, or ""."""
    found = portfolio(source.plan, source.today).net_benefit
    known = {period: net for period, net in found.items() if None not in (net.low, net.likely, net.high)}
    if not known:
        return ""
    low, likely, high = (sum(getattr(net, side) for net in known.values()) for side in ("low", "likely", "high"))
    first, last = min(known), max(known)
    return _("From {first} to {last} benefits less costs come to {likely}, between {low} and {high}.").format(
        first=first, last=last, likely=money(likely, _currency(source)), low=money(low, _currency(source)),
        high=money(high, _currency(source)))  # fmt: skip


def _net(source: Source) -> Table:
    found = portfolio(source.plan, source.today).net_benefit
    unit = _currency(source)
    columns = (Column(_("Period"), 1.4), Column(_("Low, {unit}").format(unit=unit), 1.4, "right"),
               Column(_("Likely, {unit}").format(unit=unit), 1.4, "right"),
               Column(_("High, {unit}").format(unit=unit), 1.4, "right"))  # fmt: skip
    rows = tuple((period, *(_whole(getattr(found[period], side)) for side in ("low", "likely", "high")))
                 for period in sorted(found)[:PERIODS])  # fmt: skip
    return Table("net_benefit", _("Benefits less costs and disbenefits, by period"), columns, rows)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _amounts(source: Source, things: Iterable[Any], collection: str, parent: str, key: str, caption: str) -> Table:
    unit = _currency(source)
    columns = (Column(_("Ref"), 0.8), Column(_("Name"), 2.6), Column(_("From"), 2.2), Column(_("Kind"), 1.1),
               Column(_("Likely, {unit}").format(unit=unit), 1.3, "right"), Column(_("Owner"), 1.9), Column(_("Confirmed"), 1.4))  # fmt: skip
    rows, keys = [], []
    for thing in list(things)[:IN_BODY]:
        amounts = [
            a.likely for a in source.plan.collections[collection].where(parent, thing.id) if a.likely is not None
        ]
        origin = source.plan.find(thing.use_case or thing.intervention)
        where = runs(ref(origin), f" {source.name(origin.id)}") if origin is not None else ""
        rows.append((thing.ref, thing.name, where, source.show(thing, "kind"), round(sum(amounts)) if amounts else None,
                     source.name(thing.owner), thing.confirmed_on or _("not yet")))  # fmt: skip
        keys.append(thing.id)
    return Table(key, caption, columns, tuple(rows), tuple(keys))

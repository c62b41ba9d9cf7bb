"""Governance: tiers with their reviews and load, sandbox triggers, hand-overs, consultations."""

from __future__ import annotations

from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.content.packs import pack_of
from aiom_workbench.report.document import Block, Bullets, Column, Heading, Paragraph, Run, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, long_date, runs, sentence
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """Tiers and load, when governance must engage, the relay, what is owed to be consulted."""
    plan = source.plan
    if not plan.tiers and not plan.handovers and not plan.consultations:
        return None
    blocks: list[Block] = []
    if plan.tiers:
        blocks += [Paragraph(runs(_load(source)), "lead"), _tiers(source)]
    blocks += _sandbox(source)
    if plan.handovers:
        blocks += [Heading(_("Hand-overs")), _handovers(source)]
    if plan.consultations:
        blocks += [Heading(_("Consultations")), Paragraph(runs(_consulted(source))), _consultations(source)]
    return Section("governance", _("Governance"), _title(source), tuple(blocks))


def _title(source: Source) -> str:
    found = portfolio(source.plan, source.today)
    live = [c for c in source.plan.use_cases if c.stage not in ("stopped", "retired")]
    high = sum(found.tiers.get(c.id) == "high" for c in live)
    if not live:
        return _("Three tiers of risk, each with its own reviews")
    text = ngettext(
        "{high} of {n} live use case is in the high tier",
        "{high} of {n} live use cases are in the high tier",
        len(live),
    )
    return sentence(text.format(high=count(high) if high else _("none"), n=count(len(live))))[:-1]


def _load(source: Source) -> str:
    found = portfolio(source.plan, source.today).review_load
    queue = {tier: load for tier, load in found.items() if load.in_queue}
    if not queue:
        return _("No use case waits for its risk review today.")
    parts = []
    for tier, load in queue.items():
        months = load.months_to_clear
        clear = (
            _(" ({n} months to clear)").format(n=f"{months:g}") if months is not None else _(" (no capacity is stated)")
        )
        parts.append(_("{n} in the {tier} tier{clear}").format(n=count(load.in_queue), tier=tier, clear=clear))
    return sentence(_("waiting for risk review: {parts}").format(parts="; ".join(parts)))


def _tiers(source: Source) -> Table:
    found = portfolio(source.plan, source.today)
    columns = (Column(_("Tier"), 0.9), Column(_("Reviews"), 3.2), Column(_("Approver"), 1.7),
               Column(_("Lead time, days"), 1, "right"), Column(_("Reviews a month"), 1.1, "right"),
               Column(_("Use cases"), 0.9, "right"))  # fmt: skip
    rows = tuple(
        (
            source.show(t, "tier"), t.reviews, source.name(t.approver),
            None if t.lead_time_days is None else f"{t.lead_time_days:g}",
            None if t.capacity_per_month is None else f"{t.capacity_per_month:g}",
            sum(tier == t.tier for tier in found.tiers.values()),
        )
        for t in source.plan.tiers
    )  # fmt: skip
    return Table("tiers", _("What each tier asks for"), columns, rows, tuple(t.id for t in source.plan.tiers))


def _sandbox(source: Source) -> list[Block]:
    rules = pack_of(source.plan).sandbox
    items = tuple((Run(sentence(_name(rule.name)), bold=True), Run(f" {rule.text}")) for rule in rules.values())
    return [Heading(_("Sandbox, and when governance must engage")), Bullets(items)] if items else []


def _name(name: str) -> str:
    head, _sep, tail = name.partition(": ")
    return tail or head


def _handovers(source: Source) -> Table:
    found = list(source.plan.handovers)
    columns = (Column(_("Step"), 1.1), Column(_("From"), 1.5), Column(_("To"), 1.5), Column(_("What"), 1.7),
               Column(_("Accepted when"), 2.8), Column(_("Days"), 0.7, "right"), Column(_("Friction"), 0.9, "right"))  # fmt: skip
    rows = tuple(
        (
            source.show(h, "step"), source.name(h.giver), source.name(h.taker), h.artefact, h.criteria or _("open"),
            None if h.agreed_days is None else f"{h.agreed_days:g}", h.friction,
        )
        for h in found
    )  # fmt: skip
    return Table("handovers", _("The relay: what changes hands at each step (friction 1 to 5)"), columns, rows)


def _consulted(source: Source) -> str:
    waiting = [c for c in source.plan.consultations if not c.outcome and c.due_on is not None]
    overdue = [c for c in waiting if c.due_on is not None and c.due_on < source.today]
    if not waiting:
        return _("No answer to a consultation is outstanding.")
    text = ngettext("{n} consultation is open", "{n} consultations are open", len(waiting)).format(
        n=count(len(waiting))
    )
    if overdue:
        late = ngettext("{n} is overdue", "{n} are overdue", len(overdue)).format(n=count(len(overdue)))
        return sentence(f"{text}, {late}")
    first = min(c.due_on for c in waiting if c.due_on is not None)
    return sentence(_("{text}, the first answer is due on {day}").format(text=text, day=long_date(first)))


def _consultations(source: Source) -> Table:
    found = list(source.plan.consultations)
    columns = (Column(_("Ref"), 0.8), Column(_("Body"), 1.7), Column(_("Duty"), 0.9), Column(_("Subject"), 2.3),
               Column(_("Due on"), 1.25), Column(_("Outcome"), 2.4))  # fmt: skip
    rows = tuple(
        (c.ref, source.name(c.body), source.show(c, "kind"), c.subject, c.due_on, c.outcome or _("open")) for c in found
    )
    return Table("consultations", _("Duties to inform, consult and agree"), columns, rows, tuple(c.id for c in found))

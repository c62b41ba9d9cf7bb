"""The use-case portfolio and its gates."""

from __future__ import annotations

from aiom_workbench.analysis.portfolio import is_past_review, portfolio
from aiom_workbench.plan.choices import STAGES
from aiom_workbench.plan.use_cases import Gate, UseCase
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    FigureBlock,
    Heading,
    Paragraph,
    Run,
    Section,
    Table,
)
from aiom_workbench.report.figures.funnel import funnel_figure
from aiom_workbench.report.source import Source, ref
from aiom_workbench.report.wording import count, long_date, runs, sentence, share, shortened
from aiom_workbench.words import _, ngettext

IN_BODY, GATES = 25, 12
_ORDER = {choice.key: n for n, choice in enumerate(STAGES)}


def section(source: Source) -> Section | None:
    """The funnel, the portfolio by stage, the pilots that wait for a decision, the latest gate decisions."""
    cases = list(source.plan.use_cases)
    if not cases:
        return None
    found = portfolio(source.plan, source.today)
    blocks: list[Block] = [Paragraph(runs(say.pilots(source), " ", say.three_questions(source)), "lead")]
    blocks.append(
        Paragraph(
            runs(_time_to_value(source), " ", Run("", place="figure:funnel"), _(" shows the portfolio by stage."))
        )
    )
    alt = "; ".join(f"{choice.label}: {found.by_stage.get(choice.key, 0)}" for choice in STAGES)
    blocks.append(FigureBlock("funnel", funnel_figure(found.by_stage), _("Use cases by stage"), sentence(alt)))
    blocks += _past_review(source)
    blocks.append(
        portfolio_table(source, by_stage(cases)[:IN_BODY], "use_cases", _("Use cases by stage, the furthest first"))
    )
    if len(cases) > IN_BODY:
        blocks.append(Paragraph(runs(_("All {n} use cases are listed in the appendix.").format(n=len(cases))), "small"))
    blocks += _gates(source)
    return Section("use-cases", _("Use cases and gates"), _title(source), tuple(blocks))


def _title(source: Source) -> str:
    found = portfolio(source.plan, source.today)
    pilots = found.pilots
    if pilots.started:
        if pilots.scaled:
            text = ngettext(
                "{scaled} of {n} pilots has reached daily use",
                "{scaled} of {n} pilots have reached daily use",
                pilots.scaled,
            )
            text = text.format(scaled=count(pilots.scaled), n=count(pilots.started))
        else:
            text = ngettext("the pilot has not scaled", "none of {n} pilots has scaled", pilots.started).format(
                n=count(pilots.started)
            )
        if pilots.past_review:
            late = ngettext("{n} waits past its review date", "{n} wait past their review date", pilots.past_review)
            text = _("{text}; {late}").format(text=text, late=late.format(n=count(pilots.past_review)))
        return sentence(text)[:-1]
    n = len(source.plan.use_cases)
    text = ngettext("{n} use case is in view, no pilot has begun", "{n} use cases are in view, no pilot has begun", n)
    return sentence(text.format(n=count(n)))[:-1]


def _time_to_value(source: Source) -> str:
    found = portfolio(source.plan, source.today).time_to_value_months
    if found.median is None:
        waiting = ngettext("{n} open case waits for it", "{n} open cases wait for it", found.open).format(
            n=count(found.open)
        )
        return sentence(_("No use case has shown first value yet; {waiting}").format(waiting=waiting))
    text = ngettext("first value took {months} months in the one case that shows it",
                    "first value took {months} months from intake at the median of {n} cases", found.n)  # fmt: skip
    text = text.format(months=f"{found.median:g}", n=count(found.n))
    if found.open and found.oldest_open_months is not None:
        open_ = ngettext(
            "{n} open case waits, for {m} months", "{n} open cases wait, the oldest for {m} months", found.open
        )
        text = _("{text}; {open}").format(
            text=text, open=open_.format(n=count(found.open), m=f"{found.oldest_open_months:g}")
        )
    return sentence(text)


def by_stage(cases: list[UseCase]) -> list[UseCase]:
    """Scaled first, then down to intake; stopped and retired last."""
    ended = ("stopped", "retired")
    return sorted(cases, key=lambda c: (c.stage in ended, -_ORDER.get(c.stage or "intake", 0)))


def _past_review(source: Source) -> list[Block]:
    late = [c for c in source.plan.use_cases if is_past_review(c, source.today)]
    if not late:
        return []
    items = []
    for c in late[:8]:
        owner = _(", owner {name}").format(name=source.name(c.owner)) if c.owner else _(", no owner")
        since = _(": review was due on {day}").format(day=long_date(c.exit_review_on)) if c.exit_review_on else ""
        items.append(runs(ref(c), f" {c.name}{since}{owner}"))
    return [Heading(_("Waiting for a decision")), Bullets(tuple(items))]


def portfolio_table(source: Source, cases: list[UseCase], key: str, caption: str) -> Table:
    """Use cases with stage, tier, owner, data and measure."""
    tiers = portfolio(source.plan, source.today).tiers
    columns = (Column(_("Ref"), 0.8), Column(_("Use case"), 2.1), Column(_("Stage"), 1.35), Column(_("Tier"), 0.95),
               Column(_("Owner"), 2.15), Column(_("Data sources"), 1.7), Column(_("Success measure"), 2.5))  # fmt: skip
    rows = tuple(
        (
            c.ref, c.name, source.show(c, "stage"), tiers.get(c.id, "").capitalize(),
            source.name(c.owner) or _("open"), source.names(c.data_sources) or _("open"),
            shortened(c.success_measure, 160) or _("open"),
        )
        for c in cases
    )  # fmt: skip
    return Table(key, caption, columns, rows, tuple(c.id for c in cases))


def _gates(source: Source) -> list[Block]:
    dated = [g for g in source.plan.gates if g.decided_on is not None]
    if not dated:
        return []
    go = sum(g.outcome in ("go", "conditions") for g in dated)
    text = _("{share} gate decisions were a go, with or without conditions.").format(share=share(go, len(dated)))
    latest = sorted(dated, key=lambda g: str(g.decided_on), reverse=True)[:GATES]
    rows = tuple(_gate_row(source, g) for g in latest)
    columns = (Column(_("Decided on"), 1.35), Column(_("Use case"), 2.4), Column(_("Gate"), 1.2), Column(_("Outcome"), 1.2),
               Column(_("Reason or conditions"), 3.2))  # fmt: skip
    caption = _("Latest gate decisions")
    return [
        Heading(_("Gates")),
        Paragraph(runs(sentence(text))),
        Table("gates", caption, columns, rows, tuple(g.id for g in latest)),
    ]


def _gate_row(source: Source, g: Gate) -> tuple[Cell, ...]:
    case = source.plan.use_cases.get(g.use_case)
    name = runs(ref(case), f" {case.name}") if case is not None else ""
    why = " ".join(sentence(part) for part in (g.reason, g.conditions) if part)
    return g.decided_on, name, source.show(g, "gate"), source.show(g, "outcome"), shortened(why, 220)

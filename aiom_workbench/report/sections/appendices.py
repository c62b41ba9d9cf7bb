"""The appendices: how figures are computed, whole tables, words, marks."""

from __future__ import annotations

from aiom_workbench.analysis import (
    change_load,
    forecast,
    maturity,
    measures,
    model_choice,
    operating_model,
    portfolio,
    rag,
    schedule,
)
from aiom_workbench.content.packs import pack_of
from aiom_workbench.report.document import Block, Bullets, Column, Heading, Paragraph, Run, Section, Table
from aiom_workbench.report.sections import impacts, interventions, people, people_internal, raid, roadmap, use_cases
from aiom_workbench.report.sections import measures as measure_section
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import runs
from aiom_workbench.words import N_, _

_MARKS = N_(
    "ADKAR and Prosci are marks of Prosci, Inc.; Stage-Gate is a mark of Stage-Gate International; RAPID is a mark of "
    "Bain & Company. Questions, levels, texts and criteria in this document are our own. Risk tiers are a triage aid, "
    "not legal advice."
)


def section(source: Source, said: str = "") -> Section:
    """Method first, then every table that the body shortens, the words used in `said`, and marks credited."""
    blocks: list[Block] = [
        Paragraph(runs(_("Every figure is computed from the plan by the rules below, for {day}.").format(
            day=f"{source.today.day:02d}.{source.today.month:02d}.{source.today.year}")), "lead"),
        Heading(_("How the figures are computed")),
        Bullets(tuple(_methods(source))),
        *_tables(source),
        *_glossary(source, said),
        Heading(_("Marks")),
        Paragraph(runs(_(_MARKS)), "small"),
    ]  # fmt: skip
    return Section("appendices", _("Appendices"), _("Method, full tables and words"), tuple(blocks), new_page=True)


def _methods(source: Source) -> list[tuple[Run, ...]]:
    plan = source.plan
    found = [
        (_("Maturity."), maturity.METHOD, bool(plan.assessments)),
        (_("Model choice."), model_choice.METHOD, bool(plan.criteria)),
        (_("Placements and rights."), operating_model.METHOD, bool(plan.decision.chosen and plan.allocations)),
        (_("Portfolio."), portfolio.METHOD, bool(plan.use_cases)),
        (_("Dates."), schedule.METHOD, bool(plan.milestones)),
        (_("Forecast."), forecast.METHOD, bool(plan.milestones)),
        (_("Measures."), measures.METHOD, bool(plan.kpis)),
        (_("Hours asked for."), change_load.LOAD_METHOD, bool(plan.interventions)),
        (_("Red, amber, green."), rag.METHOD, bool(plan.milestones)),
        (_("Few answers."), N_("A mean of fewer than five answers is withheld."), True),
        (_("Percentages."), N_("Shares of fewer than ten cases are told as counts."), True),
    ]  # fmt: skip
    return [(Run(f"{name} ", bold=True), Run(_(text))) for name, text, said in found if said]


def _tables(source: Source) -> list[Block]:
    plan, blocks = source.plan, list[Block]()
    cases = list(plan.use_cases)
    if len(cases) > use_cases.IN_BODY:
        blocks.append(use_cases.portfolio_table(source, use_cases.by_stage(cases), "all_use_cases", _("All use cases")))
    dated = schedule.schedule(plan, source.today).milestones
    steps = [m for m in plan.milestones if m.id in dated]
    if steps:
        steps.sort(key=lambda m: dated[m.id].early_finish)
        blocks.append(roadmap.milestone_table(source, steps, "all_milestones", _("All milestones and tasks by finish")))
    everyone = list(plan.stakeholders)
    if len(everyone) > 0:
        blocks.append(people.people_table(source, everyone, "all_people", _("All people")))
    if source.internal and len(everyone) > people_internal.IN_BODY:
        shown = people_internal.in_order(source)
        blocks.append(people_internal.positions_table(source, shown, "all_positions", _("Where everybody stands")))
    changes = list(plan.impacts)
    if len(changes) > impacts.IN_BODY:
        blocks.append(impacts.impact_table(source, changes, "all_impacts", _("All impacts")))
    actions = list(plan.interventions)
    if actions:
        blocks.append(interventions.intervention_table(source, actions, "all_interventions", _("All interventions")))
    if len(plan.kpis) > measure_section.IN_BODY:
        blocks.append(measure_section.kpi_table(source, list(plan.kpis), "all_kpis", _("All measures")))
    log = list(plan.log)
    if len(log) > raid.IN_BODY:
        blocks.append(_log(source))
    return [Heading(_("Full tables")), *blocks] if blocks else []


def _log(source: Source) -> Table:
    columns = (Column(_("Ref"), 0.7), Column(_("Kind"), 1.1), Column(_("Title"), 3.4), Column(_("Owner"), 1.8),
               Column(_("Due"), 1.25), Column(_("Status"), 1.1))  # fmt: skip
    entries = list(source.plan.log)
    rows = tuple(
        (e.ref, source.show(e, "kind"), e.title, source.name(e.owner), e.due_on, source.show(e, "status") or _("Open"))
        for e in entries
    )
    return Table("all_log", _("The whole log"), columns, rows, tuple(e.id for e in entries))


def _glossary(source: Source, said: str) -> list[Block]:
    found = said.casefold()
    used = (term for term in pack_of(source.plan).glossary.values() if _stem(term.term) in found)
    terms = sorted(used, key=lambda term: term.term.casefold())
    columns = (Column(_("Term"), 1.8), Column(_("What it means here"), 6))
    rows = tuple((term.term, term.text) for term in terms)
    return [Heading(_("Glossary")), Table("glossary", _("Words used in this document"), columns, rows)] if rows else []


def _stem(term: str) -> str:
    """What a term is looked for by: its words, without the ending that a plural changes."""
    return term.casefold()[:-1] if term[-1:] in "yes" else term.casefold()

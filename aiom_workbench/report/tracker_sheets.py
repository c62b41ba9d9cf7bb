"""The tracker's sheets: which things, which columns, which formulas."""

from __future__ import annotations

from datetime import date
from typing import Any

from aiom_workbench.analysis.rag import SLIPPED
from aiom_workbench.plan.assessment import Answer, Assessment, Rating
from aiom_workbench.plan.change import Intervention
from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.measures import Kpi
from aiom_workbench.plan.model_choice import DecisionRight
from aiom_workbench.plan.people import Impact, Interaction, Stakeholder
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.plan.use_cases import Gate, UseCase
from aiom_workbench.report.source import Source
from aiom_workbench.report.tracker import ColumnSpec, SheetSpec, Value, column, id_column, ref_column
from aiom_workbench.report.tracker_values import (
    NONE,
    kpi_expected,
    kpi_first,
    kpi_in_month,
    kpi_latest,
    kpi_progress,
    kpi_rag,
    milestone_rag,
    planned_finish,
    planned_start,
    risk_rating,
    risk_score,
    slip_days,
    total_float,
)
from aiom_workbench.words import _

LEARNING = ("training", "coaching", "hands_on_lab", "peer_network")
_OPEN = '{Status}<>"Done",{Status}<>"Cancelled"'
"""Holds while a row is open; columns stand in braces, the writer puts cells in their place."""


def sheet_specs(source: Source) -> tuple[SheetSpec, ...]:
    """Every sheet with a table for this audience, in the workbook's order."""
    found = [
        milestones(source), use_cases(), gates(), interventions(), training(), kpis(source), raid(), decisions(),
        actions(), people(), impacts(),
    ]  # fmt: skip
    if source.internal:
        found.append(interactions())
    return (*found, raci(), assessment())


def milestones(source: Source) -> SheetSpec:
    """Milestones and tasks, with a Gantt in cells to the right."""
    e = Milestone.entity
    finish = _("Planned finish")
    actual, float_ = _("Actual finish"), _("Float")
    rag = (
        'IF(OR({Status}="Done",{Status}="Cancelled"),"Green",IF({Status}="Blocked","Red",'
        f'IF(ISNUMBER({{{actual}}}),"Green",IF(OR(AND(ISNUMBER({{{finish}}}),{{{finish}}}<TODAY()),'
        f'AND(ISNUMBER({{{float_}}}),{{{float_}}}<0)),"Red",'
        f'IF(OR({{Status}}="At risk",AND(ISNUMBER({{{_("Slip")}}}),{{{_("Slip")}}}>{SLIPPED})),"Amber","Green")))))'
    )
    order = (
        f'IF(AND({{Kind}}="{_("Milestone")}",{_OPEN},ISNUMBER({{{finish}}}),{{{finish}}}>=TODAY()),'
        f"{{{finish}}}+ROW()/1000000,0)"
    )
    columns = (
        id_column(), ref_column(), column(e, "name"), column(e, "kind"), column(e, "workstream"), column(e, "phase"),
        column(e, "owner"), column(e, "status"),
        ColumnSpec(header=_("RAG"), formula=rag, value=milestone_rag, width=9),
        column(e, "percent_complete", format="percent", width=11),
        ColumnSpec(header=_("Planned start"), value=planned_start, format="date", width=12),
        ColumnSpec(header=finish, value=planned_finish, format="date", width=12, due=_OPEN),
        column(e, "baseline_finish_on", due=_OPEN), column(e, "actual_start_on"),
        column(e, "actual_finish_on", due=f"{{{_('Actual finish')}}}>TODAY()"),
        column(e, "finish_no_later_than", due=_OPEN),
        ColumnSpec(header=_("Slip"), value=slip_days, format="decimal", width=9),
        ColumnSpec(header=_("Float"), value=total_float, format="decimal", width=9),
        column(e, "exit_criteria"), column(e, "use_case"),
        ColumnSpec(header=_("Waits for"), value=_waits_for, width=16),
        ColumnSpec(header=_("Order"), formula=order, value=lambda s, t: 0, format="number", width=9, hidden=True),
    )  # fmt: skip
    return SheetSpec(key="milestones", title=_("Milestones"), table="Milestones", collections=("milestones",),
                     columns=columns, pick=lambda s: s.plan.milestones, months=gantt_months(source))  # fmt: skip


def _waits_for(source: Source, thing: Any) -> Value:
    """The references of what comes before it, with the kind of link where it is not finish to start."""
    found = []
    for one in source.plan.dependencies.where("successor", thing.id):
        before = source.plan.milestones.get(one.predecessor)
        if before is not None:
            kind = f" {one.kind}" if one.kind not in (None, "FS") else ""
            lag = f" {one.lag_days:+g} d" if one.lag_days else ""
            found.append(f"{before.ref}{kind}{lag}")
    return ", ".join(found) or None


def gantt_months(source: Source) -> tuple[str, ...]:
    """The months that the roadmap spans, at most thirty-six, written "2027-01"."""
    days = [day for m in source.plan.milestones for day in (planned_start(source, m), planned_finish(source, m)) if day]
    found = [day for day in days if isinstance(day, date)]
    return months_between(min(found), max(found))[:36] if found else ()


def months_between(first: date, last: date) -> tuple[str, ...]:
    """The months from one day to another, written "2027-01"."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(start, end + 1))


def use_cases() -> SheetSpec:
    """The portfolio."""
    e = UseCase.entity
    names = (
        "name", "description", "theme", "group", "owner", "stage", "value", "feasibility", "success_measure",
        "data_sources", "intake_on", "pilot_started_on", "exit_criteria", "exit_review_on", "first_value_on",
        "governance_engaged_on", "takeover_owner", "sourcing", "supplier", "people_affected",
    )  # fmt: skip
    columns = (id_column(), ref_column(), *(column(e, name) for name in names))
    return _plain("use_cases", _("Use cases"), "UseCases", "use_cases", columns)


def gates() -> SheetSpec:
    """Decisions at gates."""
    e = Gate.entity
    names = ("use_case", "gate", "outcome", "decided_on", "decided_by", "conditions", "reason")
    return _plain("gates", _("Gates"), "Gates", "gates", (id_column(), ref_column(), *(column(e, n) for n in names)))


def _intervention_columns(*names: str) -> tuple[ColumnSpec, ...]:
    e = Intervention.entity
    special = {"end_on": {"due": _OPEN}}
    return (id_column(), ref_column(), *(column(e, name, **special.get(name, {})) for name in names))


def interventions() -> SheetSpec:
    """Interventions, learning apart."""
    columns = _intervention_columns(
        "name", "kind", "groups", "channel", "message", "owner", "start_on", "end_on", "hours_per_person", "status"
    )
    return SheetSpec(key="interventions", title=_("Interventions"), table="Interventions",
                     collections=("interventions",), columns=columns,
                     pick=lambda s: [i for i in s.plan.interventions if i.kind not in LEARNING])  # fmt: skip


def training() -> SheetSpec:
    """Training, coaching, labs and peer networks, with the hours they ask of everybody together."""
    people, hours = _("People"), _("Hours each")
    total = f'IF(AND(ISNUMBER({{{people}}}),ISNUMBER({{{hours}}})),{{{people}}}*{{{hours}}},"–")'
    columns = (
        *_intervention_columns("name", "kind", "groups", "channel", "owner", "start_on", "end_on", "hours_per_person"),
        ColumnSpec(header=people, value=_headcount, format="number", width=11),
        ColumnSpec(header=_("Hours in all"), formula=total, value=_hours_in_all, format="number", width=12),
        column(Intervention.entity, "status"),
    )
    return SheetSpec(key="training", title=_("Training"), table="Training", collections=("interventions",),
                     columns=columns, pick=lambda s: [i for i in s.plan.interventions if i.kind in LEARNING])  # fmt: skip


def _headcount(source: Source, thing: Any) -> Value:
    heads = [group.headcount for key in thing.groups if (group := source.plan.groups.get(key)) is not None]
    known = [head for head in heads if head is not None]
    return sum(known) if known else None


def _hours_in_all(source: Source, thing: Any) -> Value:
    people, hours = _headcount(source, thing), thing.hours_per_person
    return float(people * hours) if isinstance(people, int) and hours is not None else NONE


def kpis(source: Source) -> SheetSpec:
    """Measures with a column of readings for each month."""
    e = Kpi.entity
    latest, progress, expected, first = _("Latest"), _("Way to target"), _("Expected by now"), _("First reading")
    months = reading_months(source)
    span = f"{{{months[0]}:{months[-1]}}}" if months else ""
    formulas = {
        latest: f'IFERROR(LOOKUP(2,1/({span}<>""),{span}),"–")' if months else "",
        progress: f'IFERROR(IF(AND(ISNUMBER({{{latest}}}),ISNUMBER({{Baseline}}),ISNUMBER({{Target}})),'
        f'ROUND(({{{latest}}}-{{Baseline}})/({{Target}}-{{Baseline}}),2),"–"),"–")',
        expected: f'IF(AND(ISNUMBER({{{first}}}),ISNUMBER({{Target on}})),IF({{Target on}}<={{{first}}},1,'
        f'ROUND(MAX(0,MIN(1,(TODAY()-{{{first}}})/({{Target on}}-{{{first}}}))),2)),"–")',
        "RAG": f'IF(NOT(AND(ISNUMBER({{{progress}}}),ISNUMBER({{{expected}}}))),"–",IF({{{progress}}}>={{{expected}}}-0.1,"Green",'
        f'IF({{{progress}}}>={{{expected}}}-0.25,"Amber","Red")))',
    }  # fmt: skip
    columns = (
        id_column(), ref_column(), column(e, "name"), column(e, "kind"), column(e, "unit", width=10),
        column(e, "direction", width=9), column(e, "owner"), column(e, "use_case"), column(e, "group"),
        column(e, "cadence"), column(e, "source"), column(e, "baseline"), column(e, "baseline_on"),
        column(e, "target"), column(e, "target_on"),
        ColumnSpec(header=first, value=kpi_first, format="date", width=12),
        ColumnSpec(header=latest, formula=formulas[latest], value=kpi_latest, format="decimal", width=10),
        ColumnSpec(header=progress, formula=formulas[progress], value=kpi_progress, format="percent", width=10),
        ColumnSpec(header=expected, formula=formulas[expected], value=kpi_expected, format="percent", width=10),
        ColumnSpec(header=_("RAG"), formula=formulas["RAG"], value=kpi_rag, width=9),
        *(ColumnSpec(header=month, value=_reading_of(month), format="decimal", width=9, fields=("reading",))
          for month in months),
    )  # fmt: skip
    return _plain("kpis", _("KPIs"), "Kpis", "kpis", columns)


def reading_months(source: Source) -> tuple[str, ...]:
    """The months from the first reading to the last or today's, at most the last twenty-four."""
    days = [r.on for r in source.plan.readings if r.on is not None and r.on <= source.today]
    return months_between(min(days), source.today)[-24:] if days else (f"{source.today:%Y-%m}",)


def _reading_of(month: str) -> Any:
    return lambda source, kpi: kpi_in_month(source, kpi, month)


def _log_sheet(key: str, title: str, table: str, kinds: tuple[str, ...], *columns: ColumnSpec) -> SheetSpec:
    return SheetSpec(key=key, title=title, table=table, collections=("log",),
                     columns=(id_column(), ref_column(), *columns),
                     pick=lambda s: [entry for entry in s.plan.log if entry.kind in kinds])  # fmt: skip


_NOT_CLOSED = '{Status}<>"Closed"'


def raid() -> SheetSpec:
    """Risks, assumptions, issues and dependencies."""
    e = LogEntry.entity
    p, i, score = _("Probability"), _("Impact"), _("Score")
    after = _("Score after")
    numbers = f'IF(AND(ISNUMBER({{{p}}}),ISNUMBER({{{i}}})),{{{p}}}*{{{i}}},"–")'
    later = f'IF(AND(ISNUMBER({{{_("Probability after")}}}),ISNUMBER({{{_("Impact after")}}})),' \
            f'{{{_("Probability after")}}}*{{{_("Impact after")}}},"–")'  # fmt: skip
    rag = f'IF(ISNUMBER({{{score}}}),IF({{{score}}}>=15,"Red",IF({{{score}}}>=8,"Amber","Green")),"–")'
    order = (
        f'IF(AND({{Kind}}="{_("Risk")}",{{Status}}<>"{_("Closed")}",ISNUMBER({{{score}}})),{{{score}}}-ROW()/1000000,0)'
    )
    return _log_sheet(
        "raid", _("RAID"), "Raid", ("risk", "assumption", "issue", "dependency"),
        column(e, "kind"), column(e, "title"), column(e, "detail"), column(e, "owner"), column(e, "status"),
        column(e, "raised_on"), column(e, "due_on", due=_NOT_CLOSED), column(e, "probability", width=12),
        column(e, "impact"),
        ColumnSpec(header=score, formula=numbers, value=risk_score("probability", "impact"), format="number", width=9),
        ColumnSpec(header=_("RAG"), formula=rag, value=risk_rating, width=9), column(e, "response"),
        column(e, "probability_after", width=12), column(e, "impact_after"),
        ColumnSpec(header=after, formula=later, value=risk_score("probability_after", "impact_after"), format="number",
                   width=9),
        column(e, "last_reviewed_on"), column(e, "milestone"), column(e, "use_case"), column(e, "closed_on"),
        ColumnSpec(header=_("Rank"), formula=order, value=lambda s, t: 0, format="decimal", width=9, hidden=True),
    )  # fmt: skip


def decisions() -> SheetSpec:
    """Decisions, taken and asked for."""
    e = LogEntry.entity
    names = ("title", "detail", "options", "owner", "decided_by", "status", "raised_on")
    due = column(e, "due_on", due=_NOT_CLOSED)
    return _log_sheet("decisions", _("Decisions"), "Decisions", ("decision",), *(column(e, n) for n in names), due,
                      column(e, "closed_on"), column(e, "milestone"), column(e, "use_case"))  # fmt: skip


def actions() -> SheetSpec:
    """Actions and requests."""
    e = LogEntry.entity
    names = ("kind", "title", "detail", "owner", "status", "raised_on")
    due = column(e, "due_on", due=_NOT_CLOSED)
    return _log_sheet("actions", _("Actions"), "Actions", ("action", "request"), *(column(e, n) for n in names), due,
                      column(e, "closed_on"), column(e, "milestone"), column(e, "use_case"), column(e, "workshop"))  # fmt: skip


def people() -> SheetSpec:
    """People with their agreed part; no judgement of anybody, whoever reads it."""
    e = Stakeholder.entity
    names = ("name", "title", "organisation", "group", "category")
    return _plain("people", _("People"), "People", "stakeholders",
                  (id_column(), ref_column(), *(column(e, n) for n in names)))  # fmt: skip


def impacts() -> SheetSpec:
    """What changes for which group."""
    e = Impact.entity
    names = ("group", "aspect", "degree", "before", "after")
    return _plain("impacts", _("Impacts"), "Impacts", "impacts",
                  (id_column(), ref_column(), *(column(e, n) for n in names)))  # fmt: skip


def interactions() -> SheetSpec:
    """Conversations that were had: for ourselves only."""
    e = Interaction.entity
    names = ("stakeholder", "on", "kind", "summary", "next_step", "next_on")
    return _plain("interactions", _("Interactions"), "Interactions", "interactions",
                  (id_column(), ref_column(), *(column(e, n) for n in names)))  # fmt: skip


def raci() -> SheetSpec:
    """Who is responsible, accountable, consulted, informed."""
    e = DecisionRight.entity
    names = ("decision", "component", "responsible", "accountable", "consulted", "informed")
    return _plain("raci", _("RACI"), "Raci", "decision_rights",
                  (id_column(), ref_column(), *(column(e, n) for n in names)))  # fmt: skip


def assessment() -> SheetSpec:
    """Agreed levels and answers of every round, newest last."""
    rating, answer = Rating.entity, Answer.entity
    columns = (
        id_column(),
        ColumnSpec(header=Assessment.entity.one.capitalize(), value=_round_name, width=20),
        ColumnSpec(header=_("Taken on"), value=_round_day, format="date", width=12),
        ColumnSpec(header=_("About"), value=_about, width=34),
        column(rating, "now", "score", header=_("Level or score"), width=11),
        column(rating, "target", width=9),
        column(answer, "answer"),
        column(answer, "owner"),
    )
    return SheetSpec(key="assessment", title=_("Assessment"), table="Assessment", collections=("ratings", "answers"),
                     columns=columns, pick=_ratings_and_answers)  # fmt: skip


def _ratings_and_answers(source: Source) -> list[Any]:
    plan = source.plan
    return [
        thing
        for one in plan.assessments
        for things in (plan.ratings, plan.answers)
        for thing in things.where("assessment", one.id)
    ]


def _round_name(source: Source, thing: Any) -> Value:
    return source.name(thing.assessment) or None


def _round_day(source: Source, thing: Any) -> Value:
    found = source.plan.assessments.get(thing.assessment)
    return found.taken_on if found else None


def _about(source: Source, thing: Any) -> Value:
    return source.show(thing, "component" if "component" in thing.entity.by_name else "question") or None


def _plain(key: str, title: str, table: str, collection: str, columns: tuple[ColumnSpec, ...]) -> SheetSpec:
    return SheetSpec(key=key, title=title, table=table, collections=(collection,), columns=columns,
                     pick=lambda s: s.plan.collections[collection])  # fmt: skip

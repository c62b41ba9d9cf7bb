"""The whole tracker, made from one plan for one audience."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from aiom_workbench.plan import Plan
from aiom_workbench.plan.fields import Field
from aiom_workbench.plan.fields import Kind as FieldKind
from aiom_workbench.plan.wording import options
from aiom_workbench.report.source import Source, source_for
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.tracker import (
    ChoiceList,
    ColumnSpec,
    Rule,
    Sheet,
    SheetSpec,
    Tracker,
    Value,
    cell_value,
    labels,
    list_name,
)
from aiom_workbench.report.tracker_dashboard import charts, dashboard
from aiom_workbench.report.tracker_read_me import read_me
from aiom_workbench.report.tracker_sheets import sheet_specs
from aiom_workbench.report.tracker_values import RAG, dates_of, risk_score
from aiom_workbench.words import _

_LONG_TEXT, _LONG_TEXT_WIDTH = 40, 26.0
_EXCEL_ZERO = date(1899, 12, 30)


def make_tracker(plan: Plan, audience: str, today: date, stamp: Stamp, project_id: str, schema: str,
                 *, code_names: bool = False) -> Tracker:  # fmt: skip
    """The tracker for `audience` on the day `today`; `stamp`, project and schema are what a reader needs to compare."""
    source = source_for(plan, audience, today, code_names=code_names)
    lists = _lists(source)
    sheets = tuple(_sheet(source, spec) for spec in sheet_specs(source))
    engagement = source.plan.engagement
    title = engagement.name or _("AI operating model")
    readers = _("Internal: not for the client") if source.internal else _("For the client")
    marking = engagement.confidentiality or (_("Internal") if source.internal else _("Confidential"))
    return Tracker(
        title=_("{title}: tracker").format(title=title),
        subject=_("Tracker for {client}").format(client=engagement.client or _("the client")),
        author=engagement.lead or _("Engagement team"),
        stamp=stamp.at,
        today=today,
        footer=f"{title} · {marking}",
        language=engagement.language or "en-GB",
        read_me=tuple(read_me(source, stamp, readers, sheets)),
        dashboard=tuple(dashboard(source, sheets)),
        charts=tuple(charts(source)),
        sheets=sheets,
        lists=lists,
        meta=(
            ("format", "aiom-tracker"), ("version", "1"), ("project", project_id), ("seq", str(stamp.seq)),
            ("schema", schema), ("audience", audience), ("today", today.isoformat()),
            *((("names", "code"),) if code_names else ()),
        ),
    )  # fmt: skip


def _sheet(source: Source, spec: SheetSpec) -> Sheet:
    columns = (*spec.columns, *(ColumnSpec(header=month, width=4.5) for month in spec.months))
    names = {name: labels(source.plan, name) for name in _linked(columns, spec)}
    rows = tuple(
        tuple(_value(source, names, column, thing) for column in columns) for thing in spec.pick(source)
    )  # fmt: skip
    if spec.key in ("raid", "milestones"):
        rows = _ranked(source, spec, columns, rows)
    return Sheet(spec, _wide_enough(columns, rows), rows, tuple(_rules(spec, columns)))


def _wide_enough(columns: tuple[ColumnSpec, ...], rows: tuple[tuple[Value, ...], ...]) -> tuple[ColumnSpec, ...]:
    """Columns with long texts get the width in which they wrap to few lines."""
    longest = [max((len(row[n]) for row in rows if isinstance(row[n], str)), default=0) for n in range(len(columns))]  # type: ignore[arg-type]
    return tuple(
        replace(column, width=_LONG_TEXT_WIDTH)
        if length > _LONG_TEXT and column.width < _LONG_TEXT_WIDTH and not column.hidden
        else column
        for column, length in zip(columns, longest, strict=True)
    )


def _value(source: Source, names: dict[str, dict[str, str]], column: ColumnSpec, thing: Any) -> Value:
    return cell_value(source, names, column, thing)


def _linked(columns: tuple[ColumnSpec, ...], spec: SheetSpec) -> set[str]:
    known = Plan.entities()
    found = set()
    for name in spec.collections:
        for column in columns:
            for field in (known[name].by_name.get(one) for one in column.fields):
                if field is not None and field.kind is FieldKind.LINK and len(field.to) == 1:
                    found.add(field.to[0])
    return found


def _ranked(source: Source, spec: SheetSpec, columns: tuple[ColumnSpec, ...], rows: Any) -> Any:
    """The hidden keys by which the dashboard finds the top risks and the next milestones; rows break ties."""
    header, key = (_("Rank"), _risk_rank) if spec.key == "raid" else (_("Order"), _milestone_order)
    at = next(n for n, column in enumerate(columns) if column.header == header)
    things = zip(rows, spec.pick(source), strict=True)
    return tuple(
        (*row[:at], key(source, thing, number), *row[at + 1 :]) for number, (row, thing) in enumerate(things, 2)
    )


def _risk_rank(source: Source, thing: Any, row: int) -> Value:
    score = risk_score("probability", "impact")(source, thing)
    open_risk = thing.kind == "risk" and thing.status != "closed"
    return score - row / 1_000_000 if open_risk and isinstance(score, int) else 0


def _milestone_order(source: Source, thing: Any, row: int) -> Value:
    dates = dates_of(source, thing)
    over = thing.status in ("done", "cancelled") or dates is None or dates.early_finish < source.today
    if thing.kind != "milestone" or over or dates is None:
        return 0
    return (dates.early_finish - _EXCEL_ZERO).days + row / 1_000_000


def _rules(spec: SheetSpec, columns: tuple[ColumnSpec, ...]) -> list[Rule]:
    found = []
    for column in columns:
        if column.header == _("RAG"):
            found += [Rule(column.header, f'{{{column.header}}}="{_(word)}"', key) for key, word in RAG.items()]
        if column.due:
            # A day gone by while the row is still open; an actual date that has not come yet.
            passed = column.due if "TODAY()" in column.due else f"{{{column.header}}}<TODAY(),{column.due}"
            found.append(Rule(column.header, f"AND(ISNUMBER({{{column.header}}}),{passed})", "overdue"))
    return found + (_gantt(spec) if spec.months else [])


def _gantt(spec: SheetSpec) -> list[Rule]:
    month = "DATE(VALUE(LEFT({^},4)),VALUE(RIGHT({^},2)),1)"
    start, finish = f"{{{_('Planned start')}}}", f"{{{_('Planned finish')}}}"
    within = f"ISNUMBER({start}),ISNUMBER({finish}),{start}<=EOMONTH({month},0),{finish}>={month}"
    looks = (
        ("bar_done", f'{{{_("Status")}}}="{_("Done")}",'),
        ("bar_red", f'{{{_("RAG")}}}="{_("Red")}",'),
        ("bar", ""),
    )
    return [Rule(spec.months[0], f"AND({more}{within})", look, spec.months[-1]) for look, more in looks]


def _lists(source: Source) -> tuple[ChoiceList, ...]:
    """A list for every choice and every linked collection that some column offers, each once."""
    plan = source.plan
    found: dict[str, ChoiceList] = {}
    for spec in sheet_specs(source):
        for name in spec.collections:
            entity = plan.entities()[name]
            for column in spec.columns:
                for field in (entity.by_name.get(one) for one in column.fields):
                    if field is not None and column.list == list_name(entity, field) != "":
                        found.setdefault(column.list, _list(plan, name, field))
    found["list_rag"] = ChoiceList("list_rag", _("RAG"), tuple(_(word) for word in RAG.values()))
    return tuple(found.values())


def _list(plan: Plan, collection: str, field: Field) -> ChoiceList:
    entity = plan.entities()[collection]
    if field.kind is FieldKind.CHOICE:
        header = f"{entity.one.capitalize()}: {field.label}"
        return ChoiceList(list_name(entity, field), header, tuple(words for _key, words in options(plan, field)))
    target = field.to[0]
    values = tuple(labels(plan, target).values())
    return ChoiceList(list_name(entity, field), plan.entities()[target].many, values or (_("None yet"),))

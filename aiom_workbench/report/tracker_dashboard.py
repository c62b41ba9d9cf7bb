"""The tracker's dashboard: formulas over the tables, each with the value that it has today, and native charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from aiom_workbench.plan.choices import MILESTONE_STATUSES
from aiom_workbench.report.source import Source
from aiom_workbench.report.tracker import Chart, DashCell, Series, Sheet, Value, labels
from aiom_workbench.report.tracker_values import NONE, RAG
from aiom_workbench.words import _

LANES, OWNERS, NEXT, RISKS = 8, 8, 8, 6
FIRST, SECOND, THIRD = 3, 12, 24
"""The rows on which the three bands begin, counted from 0."""
LEFT, MIDDLE, RIGHT = 0, 5, 9
"""The columns of the three stacks; charts stand to their right."""
CHARTS = 13
_NOT_DONE = 'Milestones[Status],"<>Done",Milestones[Status],"<>Cancelled"'
_RAG_COLORS = ("status.off_track.fill", "status.at_risk.fill", "status.on_track.fill")


class Rows:
    """The rows of a sheet, to count what a formula will count."""

    def __init__(self, sheets: Sequence[Sheet], key: str) -> None:
        sheet = next(sheet for sheet in sheets if sheet.spec.key == key)
        headers = [column.header for column in sheet.columns]
        self._rows: list[dict[str, Any]] = [dict(zip(headers, row, strict=True)) for row in sheet.rows]

    def count(self, **wanted: Any) -> int:
        """How many rows hold these values; a header's spaces are written as underscores."""
        return sum(all(row[h.replace("_", " ")] == v for h, v in wanted.items()) for row in self._rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._rows)


def dashboard(source: Source, sheets: Sequence[Sheet]) -> Iterator[DashCell]:
    """Every cell of the dashboard."""
    title = source.plan.engagement.name or _("AI operating model")
    yield DashCell(0, 0, text=_("{title}: dashboard").format(title=title), look="title")
    yield DashCell(1, 0, text=_("As of"), look="note")
    yield DashCell(1, 1, formula="TODAY()", value=source.today, look="date")
    milestones = Rows(sheets, "milestones")
    yield from _by_rag(milestones, FIRST, LEFT, _("Roadmap by RAG"), "Milestones")
    yield from _by_status(milestones)
    yield from _now(source, sheets)
    yield from _by_workstream(source, milestones)
    yield from _by_owner(source, milestones)
    yield from _next_milestones(milestones)
    yield from _by_rag(Rows(sheets, "kpis"), THIRD, LEFT, _("KPIs by RAG"), "Kpis")
    yield from _raid(Rows(sheets, "raid"))
    yield from _top_risks(Rows(sheets, "raid"))


def _head(row: int, column: int, title: str, *headers: str) -> Iterator[DashCell]:
    yield DashCell(row, column, text=title, look="heading")
    for n, header in enumerate(headers, 1):
        look = "heading" if header == _("Owner") else "heading_right"
        yield DashCell(row, column + n, text=header, look=look)


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _by_rag(rows: Rows, row: int, column: int, title: str, table: str) -> Iterator[DashCell]:
    yield from _head(row, column, title, _("Rows"))
    for n, word in enumerate(RAG.values(), 1):
        yield DashCell(row + n, column, text=_(word), look=f"rag_{word.lower()}")
        formula = f"COUNTIFS({table}[RAG],{_letter(column)}{row + n + 1})"
        yield DashCell(row + n, column + 1, formula=formula, value=rows.count(RAG=_(word)), look="number")


def _by_status(rows: Rows) -> Iterator[DashCell]:
    yield from _head(FIRST, MIDDLE, _("Roadmap by status"), _("Rows"))
    for n, choice in enumerate(MILESTONE_STATUSES, 1):
        row = FIRST + n
        formula = f"COUNTIFS(Milestones[Status],{_letter(MIDDLE)}{row + 1})"
        value = rows.count(Status=choice.label)
        if choice.key == "planned":  # an empty status counts as planned
            formula += '+COUNTIFS(Milestones[Status],"",Milestones[Name],"?*")'
            value += rows.count(Status=None)
        yield DashCell(row, MIDDLE, text=choice.label)
        yield DashCell(row, MIDDLE + 1, formula=formula, value=value, look="number")


def _is_open(row: dict[str, Any]) -> bool:
    return row["Status"] not in (_("Done"), _("Cancelled"))


def _now(source: Source, sheets: Sequence[Sheet]) -> Iterator[DashCell]:
    today, soon = source.today, source.today + timedelta(days=30)
    milestones, actions, decisions = (Rows(sheets, key) for key in ("milestones", "actions", "decisions"))
    open_dates = [row["Planned finish"] for row in milestones if _is_open(row) and row["Planned finish"]]
    late = [r for r in actions if r["Due on"] and r["Due on"] < today and r["Status"] != _("Closed")]
    asked = [r for r in decisions if r["Status"] != _("Closed")]
    finish = "Milestones[Planned finish]"
    lines: tuple[tuple[str, str, int], ...] = (
        (_("Milestones overdue"), f'COUNTIFS({finish},"<"&TODAY(),{_NOT_DONE})', sum(d < today for d in open_dates)),
        (_("Due in the next 30 days"), f'COUNTIFS({finish},">="&TODAY(),{finish},"<="&TODAY()+30,{_NOT_DONE})',
         sum(today <= d <= soon for d in open_dates)),
        (_("Actions overdue"), 'COUNTIFS(Actions[Due on],"<"&TODAY(),Actions[Status],"<>Closed")', len(late)),
        (_("Decisions open"), 'COUNTIFS(Decisions[Title],"?*",Decisions[Status],"<>Closed")', len(asked)),
        (_("Use cases"), 'COUNTIFS(UseCases[Name],"?*")', sum(1 for _row in Rows(sheets, "use_cases"))),
        (_("of which scaled"), 'COUNTIFS(UseCases[Stage],"Scaled")', Rows(sheets, "use_cases").count(Stage=_("Scaled"))),
    )  # fmt: skip
    yield from _head(FIRST, RIGHT, _("To look at now"), _("Rows"))
    for n, (label, formula, value) in enumerate(lines, 1):
        yield DashCell(FIRST + n, RIGHT, text=label)
        yield DashCell(FIRST + n, RIGHT + 1, formula=formula, value=value, look="number")


def _by_workstream(source: Source, rows: Rows) -> Iterator[DashCell]:
    yield from _head(SECOND, LEFT, _("Workstream"), _("Open"), _("Done"), _("Red"))
    for n, name in enumerate(lanes(source), 1):
        row, at = SECOND + n, f"{_letter(LEFT)}{SECOND + n + 1}"
        mine = [r for r in rows if r["Workstream"] == name]
        counts: tuple[tuple[str, int], ...] = (
            (_NOT_DONE, sum(_is_open(r) for r in mine)),
            ('Milestones[Status],"Done"', sum(r["Status"] == _("Done") for r in mine)),
            ('Milestones[RAG],"Red"', sum(r["RAG"] == _("Red") for r in mine)),
        )
        yield DashCell(row, LEFT, text=name, look="line")
        for m, (also, value) in enumerate(counts, 1):
            formula = f"COUNTIFS(Milestones[Workstream],{at},{also})"
            yield DashCell(row, LEFT + m, formula=formula, value=value, look="number")


def lanes(source: Source) -> list[str]:
    """The workstreams that the dashboard counts, at most eight."""
    return list(labels(source.plan, "workstreams").values())[:LANES]


def _by_owner(source: Source, rows: Rows) -> Iterator[DashCell]:
    counted: dict[str, int] = {}
    for one in rows:
        if one["Owner"] and _is_open(one):
            counted[one["Owner"]] = counted.get(one["Owner"], 0) + 1
    busiest = sorted(counted, key=lambda name: (-counted[name], name))[:OWNERS]
    yield from _head(SECOND, MIDDLE, _("Owner of milestones"), _("Open"), _("Red"))
    for n, name in enumerate(busiest, 1):
        row, at = SECOND + n, f"{_letter(MIDDLE)}{SECOND + n + 1}"
        formula = f"COUNTIFS(Milestones[Owner],{at},{_NOT_DONE})"
        red = f'COUNTIFS(Milestones[Owner],{at},Milestones[RAG],"Red")'
        yield DashCell(row, MIDDLE, text=name, look="line")
        yield DashCell(row, MIDDLE + 1, formula=formula, value=counted[name], look="number")
        yield DashCell(row, MIDDLE + 2, formula=red, value=rows.count(Owner=name, RAG=_("Red")), look="number")


def _next_milestones(rows: Rows) -> Iterator[DashCell]:
    order = sorted((row for row in rows if row["Order"]), key=lambda row: row["Order"])
    yield from _head(SECOND, RIGHT, _("Next milestones"), _("Owner"), _("Finish"))
    fields = (("Name", "line"), ("Owner", "line"), ("Planned finish", "date"))
    for n in range(1, NEXT + 1):
        found = order[n - 1] if n <= len(order) else None
        yield from _looked_up(
            SECOND + n,
            "Milestones",
            f"SMALL(Milestones[Order],COUNTIF(Milestones[Order],0)+{n})",
            "Order",
            fields,
            found,
        )


def _top_risks(rows: Rows) -> Iterator[DashCell]:
    order = sorted((row for row in rows if row["Rank"]), key=lambda row: -row["Rank"])
    yield from _head(THIRD, RIGHT, _("Top risks"), _("Owner"), _("Score"))
    fields = (("Title", "line"), ("Owner", "line"), ("Score", "number"))
    for n in range(1, RISKS + 1):
        found = order[n - 1] if n <= len(order) else None
        key = f"1/(1/LARGE(Raid[Rank],{n}))"  # a rank of nought is none: the error leaves the cell empty
        yield from _looked_up(THIRD + n, "Raid", key, "Rank", fields, found)


def _looked_up(row: int, table: str, key: str, by: str, fields: tuple[tuple[str, str], ...],
               found: dict[str, Any] | None) -> Iterator[DashCell]:  # fmt: skip
    for m, (name, look) in enumerate(fields):
        cell = f"INDEX({table}[{name}],MATCH({key},{table}[{by}],0))"
        shown = cell if look != "line" else f'IF({cell}="","{NONE}",{cell})'
        value: Value = found[name] if found and found[name] is not None else NONE
        yield DashCell(row, RIGHT + m, formula=f'IFERROR({shown},"{NONE}")', value=value, look=look)


def _raid(rows: Rows) -> Iterator[DashCell]:
    yield from _head(THIRD, MIDDLE, _("RAID, not closed"), _("Rows"), _("Red"))
    for n, word in enumerate((_("Risk"), _("Assumption"), _("Issue"), _("Dependency")), 1):
        row, at = THIRD + n, f"{_letter(MIDDLE)}{THIRD + n + 1}"
        mine = [r for r in rows if r["Kind"] == word and r["Status"] != _("Closed")]
        formula = f'COUNTIFS(Raid[Kind],{at},Raid[Status],"<>Closed")'
        red = f'COUNTIFS(Raid[Kind],{at},Raid[Status],"<>Closed",Raid[RAG],"Red")'
        yield DashCell(row, MIDDLE, text=word)
        yield DashCell(row, MIDDLE + 1, formula=formula, value=len(mine), look="number")
        value = sum(r["RAG"] == _("Red") for r in mine)
        yield DashCell(row, MIDDLE + 2, formula=red, value=value, look="number")


def charts(source: Source) -> Iterator[Chart]:
    """The dashboard's charts; what they show stands in figures beside them."""
    yield Chart(
        _("Roadmap by RAG"), _("Columns: how many milestones and tasks are red, amber and green"), LEFT,
        (Series(_("Milestones"), FIRST + 1, FIRST + 3, LEFT + 1, _RAG_COLORS),), FIRST, CHARTS,
    )  # fmt: skip
    count = len(lanes(source))
    if count:
        rows = (SECOND + 1, SECOND + count)
        yield Chart(
            _("Milestones by workstream"), _("Bars: how many milestones and tasks of each workstream are open and done"),
            LEFT,
            (
                Series(_("Done"), *rows, LEFT + 2, ("chart.bar_done",)),
                Series(_("Open"), *rows, LEFT + 1, ("accent.fill",)),
            ),
            SECOND, CHARTS, stacked=True,
        )  # fmt: skip
    yield Chart(
        _("KPIs by RAG"), _("Columns: how many measures are red, amber and green"), LEFT,
        (Series(_("KPIs"), THIRD + 1, THIRD + 3, LEFT + 1, _RAG_COLORS),), THIRD, CHARTS,
    )  # fmt: skip

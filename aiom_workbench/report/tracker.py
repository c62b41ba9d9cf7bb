"""The Excel tracker's layout as data: sheets, columns, formulas beside their values.

Shared by the writer and by whoever reads a tracker back: a column names the declared fields it
shows, by collection, and is an entry cell exactly where it does so. A calculated column has the
formula that Excel computes and the function that gives the same value here, so that previews and
phones show what Excel will.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from aiom_workbench.plan import Plan, Thing
from aiom_workbench.plan.fields import Field
from aiom_workbench.plan.fields import Kind as FieldKind
from aiom_workbench.plan.titles import shown, title
from aiom_workbench.report.source import Source
from aiom_workbench.words import _

Value = str | int | float | date | None
Format = Literal["text", "long", "number", "decimal", "percent", "date", "choice"]
ID_HEADER = "id"
LONGEST_CELL = 32_767
"""What an Excel cell can hold."""

_FORMATS: dict[FieldKind, Format] = {
    FieldKind.LONG_TEXT: "long",
    FieldKind.NUMBER: "decimal",
    FieldKind.SCALE: "number",
    FieldKind.DATE: "date",
    FieldKind.CHOICE: "choice",
    FieldKind.LINK: "choice",
    FieldKind.LINKS: "long",
}


_WIDEST: dict[str, float] = {"long": 30.0, "choice": 19.0}
"""The widest columns of these formats, so that a sheet can be read on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSpec:
    """How a column is made. `fields` are tried in turn: the first that a row's entity declares is shown."""

    header: str
    fields: tuple[str, ...] = ()
    format: Format = "text"
    width: float = 14
    list: str = ""
    formula: str = ""
    value: Callable[[Source, Any], Value] | None = None
    hidden: bool = False
    due: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def entry(self) -> bool:
        """Whether people type here: what they type can be read back."""
        return bool(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSpec:
    """A sheet with one table. `pick` gives the things that are its rows, in order."""

    key: str
    title: str
    table: str
    collections: tuple[str, ...]
    columns: tuple[ColumnSpec, ...]
    pick: Callable[[Source], Iterable[Thing]]
    months: tuple[str, ...] = ()
    tint: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A conditional format over a column, or from one column to another: a formula in A1 style over `{Header}` cells.

    `look` is red, amber, green, overdue, bar, bar_done or bar_red.
    """

    header: str
    formula: str
    look: str
    to_header: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet ready to write: a row for each thing, values in the columns' order."""

    spec: SheetSpec
    columns: tuple[ColumnSpec, ...]
    rows: tuple[tuple[Value, ...], ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list of the sheet Lists, under a defined name."""

    name: str
    header: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DashCell:
    """A cell of a sheet that is laid out freely: text, or a formula with its value."""

    row: int
    column: int
    text: str = ""
    formula: str = ""
    value: Value = None
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Series:
    """A chart's series: its name and the rows and columns of its values on the dashboard."""

    name: str
    first_row: int
    last_row: int
    column: int
    colors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart on the dashboard. `stacked` bars lie, others stand."""

    title: str
    alt: str
    labels_column: int
    series: tuple[Series, ...]
    row: int
    column: int
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Tracker:
    """The whole workbook as data."""

    title: str
    subject: str
    author: str
    stamp: datetime
    today: date
    footer: str
    language: str
    read_me: tuple[DashCell, ...]
    dashboard: tuple[DashCell, ...]
    charts: tuple[Chart, ...]
    sheets: tuple[Sheet, ...]
    lists: tuple[ChoiceList, ...]
    meta: tuple[tuple[str, str], ...] = field(default=())


def column(plan_entity: Any, name: str, *also: str, **rest: Any) -> ColumnSpec:
    """An entry column for a declared field: header, format, width and choices are read off the declaration."""
    declared: Field = plan_entity.by_name[name]
    kind = _FORMATS.get(declared.kind, "text")
    given: dict[str, Any] = {
        "header": declared.label,
        "fields": (name, *also),
        "format": kind,
        "width": min(max(float(declared.width), 11.0), _WIDEST.get(kind, 26.0)),
        "list": list_name(plan_entity, declared),
        "low": declared.low,
        "high": declared.high,
    }
    if rest.get("format") == "percent":
        given |= {"low": (declared.low or 0) / 100, "high": (declared.high or 100) / 100}
    return ColumnSpec(**{**given, **rest})


def list_name(entity: Any, declared: Field) -> str:
    """The defined name of the list that a field's cells offer, or ""."""
    if declared.kind is FieldKind.CHOICE:
        return f"list_{entity.collection}_{declared.name}"
    if declared.kind is FieldKind.LINK and len(declared.to) == 1 and declared.to[0] != "*":
        return f"list_{declared.to[0]}"
    return ""


def ref_column() -> ColumnSpec:
    """The column of references."""
    return ColumnSpec(header=_("Ref"), value=lambda _source, thing: thing.ref or None, width=8)


def id_column() -> ColumnSpec:
    """The hidden column that knows a row again, wherever it was sorted to."""
    return ColumnSpec(header=ID_HEADER, value=lambda _source, thing: thing.id, width=10, hidden=True)


def labels(plan: Plan, collection: str) -> dict[str, str]:
    """What each thing of a collection is called in cells: its name, with its reference where names repeat."""
    found = {thing.id: _one_line(title(plan, thing)) for thing in plan.collections[collection]}
    seen: dict[str, int] = {}
    for name in found.values():
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
    by_id = plan.collections[collection]
    return {
        key: f"{name} ({by_id[key].ref})" if seen[name.casefold()] > 1 and by_id[key].ref else name
        for key, name in found.items()
    }


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 250 else line[:249] + "…"


def cell_value(source: Source, names: dict[str, dict[str, str]], spec: ColumnSpec, thing: Any) -> Value:
    """What stands in a row's cell."""
    if spec.value is not None:
        return spec.value(source, thing)
    name = next((name for name in spec.fields if name in thing.entity.by_name), None)
    if name is None:
        return None
    declared, value = thing.entity.by_name[name], getattr(thing, name)
    if value is None or value == ():
        return None
    if spec.format == "percent":
        return float(value) / 100
    if declared.kind is FieldKind.LINK and len(declared.to) == 1 and declared.to[0] in names:
        return names[declared.to[0]].get(value)
    if isinstance(value, date | int | float) and not isinstance(value, bool):
        return value
    return shown(source.plan, declared, value)

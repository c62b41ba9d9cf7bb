"""The tracker as the bytes of an .xlsx file, written by XlsxWriter with every formula's value beside it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, date
from functools import cache
from typing import Any

from aiom_workbench.report.tracker import LONGEST_CELL, Chart, ColumnSpec, DashCell, Sheet, Tracker
from aiom_workbench.words import _
from exports.excel.formats import Formats
from exports.palette import color
from exports.paper import paper_for

_EARLIEST = date(1990, 1, 1)
SPARE_ROWS = 500
"""So many rows below a table offer its lists already, for rows that are typed or pasted there."""
_TALLEST = 400.0
_WIDE = 200
"""A sheet wider than so many characters is printed on paper of twice the size."""
_DANGEROUS = "=+-@\t\r\n"
Warn = Callable[[str], None]
_Attributes = list[tuple[str, object]]


def write_excel(tracker: Tracker, warn: Warn = lambda _message: None) -> bytes:
    """The tracker as an .xlsx file. `warn` is told in words of texts that no cell can hold whole."""
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    created = tracker.stamp.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    book.set_properties({"title": tracker.title, "subject": tracker.subject, "author": tracker.author,
                         "created": created})  # fmt: skip
    _Writer(book, tracker, warn).write()
    book.close()
    return written.getvalue()


class _Writer:
    """Writes one workbook, sheet by sheet."""

    def __init__(self, book: Any, tracker: Tracker, warn: Warn) -> None:
        self._book, self._tracker, self._warn = book, tracker, warn
        self._formats = Formats(book)
        self._paper = paper_for(tracker.language)
        self._lists = {one.name for one in tracker.lists}

    def write(self) -> None:
        """Every sheet, the read-me first."""
        read_me = self._free(_("Read me"), self._tracker.read_me, (26, 78))
        read_me.set_portrait()
        board = self._free(_("Dashboard"), self._tracker.dashboard, _DASHBOARD_WIDTHS)
        board.set_landscape()
        board.set_row(0, 26)
        board.fit_to_pages(1, 1)
        for sheet in self._tracker.sheets:
            self._table(sheet)
        self._write_lists()
        self._meta()
        for chart in self._tracker.charts:
            self._chart(board, chart)
        read_me.activate()

    # ---- sheets that are laid out freely

    def _free(self, title: str, cells: tuple[DashCell, ...], widths: tuple[float, ...]) -> Any:
        sheet = self._book.add_worksheet(title)
        sheet.hide_gridlines(2)
        sheet.set_paper(self._paper.excel)
        sheet.set_footer(f"&L{_footer(self._tracker.footer)}&R&P / &N")
        sheet.fit_to_pages(1, 0)
        for n, width in enumerate(widths):
            sheet.set_column(n, n, width)
        for cell in cells:
            if cell.formula:
                look = self._formats.look(cell.look)
                sheet.write_formula(cell.row, cell.column, f"={cell.formula}", look, _cached(cell.value))
            else:
                wide = cell.look in ("line", "title")
                self._text(sheet, cell.row, cell.column, cell.text, self._formats.look, cell.look)
                if not wide and len(cell.text) > widths[cell.column] * 1.1:
                    sheet.set_row(cell.row, 13.5 * -(-len(cell.text) // int(widths[cell.column] * 1.1)))
        return sheet

    # ---- sheets with a table

    def _table(self, sheet: Sheet) -> None:
        spec, columns = sheet.spec, sheet.columns
        page = self._book.add_worksheet(spec.title, _page_class())
        last = max(len(sheet.rows), 1)
        page.add_table(0, 0, last, len(columns) - 1, {
            "name": spec.table, "style": None,
            "columns": [{
                "header": column.header,
                "header_format": self._formats.look("head_month" if column.header in spec.months else "head"),
            } for column in columns],
        })  # fmt: skip
        self._page_setup(page, last, columns)
        for n, column in enumerate(columns):
            page.set_column(n, n, column.width, None, {"hidden": 1} if column.hidden else {})
            if (column.list and column.list in self._lists) or column.header == _("RAG"):
                self._drop_down(page, n, last, column)
            elif column.entry and (column.format == "date" or column.low is not None or column.high is not None):
                self._limits(page, n, last, column)
        self._rows(page, sheet)
        self._rules(page, sheet, last)
        for n, column in enumerate(columns):
            if column.entry and column.fields[0] != "reading":
                place = f"='{spec.title}'!${_letters(n)}$1"
                self._book.define_name(f"col_{spec.key}_{column.fields[0]}", place)

    def _page_setup(self, page: Any, last: int, columns: tuple[ColumnSpec, ...]) -> None:
        page.freeze_panes(1, 3)
        page.set_landscape()
        wide = sum(column.width for column in columns if not column.hidden) > _WIDE
        page.set_paper(self._paper.excel_large if wide else self._paper.excel)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.print_area(0, 0, last, len(columns) - 1)
        page.set_margins(0.4, 0.4, 0.5, 0.6)
        page.set_footer(f"&L{_footer(self._tracker.footer)}&C&A&R&P / &N")
        lines = max(
            -(-len(column.header) // max(1, int(column.width * 0.9))) for column in columns if not column.hidden
        )
        page.set_row(0, 13.0 * max(lines, 2) + 6)

    def _drop_down(self, page: Any, n: int, last: int, column: ColumnSpec) -> None:
        name = column.list if column.list in self._lists else "list_rag"
        page.data_validation(1, n, last + SPARE_ROWS, n, {
            "validate": "list", "source": f"={name}", "ignore_blank": True,
            "error_title": _("Not in the list"),
            "error_message": _("Please choose one of the words in the list, or leave the cell empty."),
        })  # fmt: skip

    def _limits(self, page: Any, n: int, last: int, column: ColumnSpec) -> None:
        """Dates must be dates, numbers stand within their scale; both may be empty."""
        kind: dict[str, Any] = {"validate": "date", "criteria": ">=", "value": _EARLIEST}
        message = _("Please enter a date, or leave the cell empty.")
        if column.format != "date":
            low, high = column.low, column.high
            between = low is not None and high is not None
            bounds = {"minimum": low, "maximum": high} if between else {"value": low if low is not None else high}
            criteria = "between" if between else ">=" if low is not None else "<="
            kind = {"validate": "decimal", "criteria": criteria, **bounds}
            message = _("Please enter a number from {low} to {high}, or leave the cell empty.").format(
                low="…" if low is None else f"{low:g}", high="…" if high is None else f"{high:g}"
            )
        kind |= {"ignore_blank": True, "error_title": _("Does not fit here"), "error_message": message}
        page.data_validation(1, n, last + SPARE_ROWS, n, kind)

    def _rows(self, page: Any, sheet: Sheet) -> None:
        rows = sheet.rows or ((None,) * len(sheet.columns),)
        put = [self._put(page, sheet, at) for at in range(len(sheet.columns))]
        for n, (row, lines) in enumerate(zip(rows, _lines(rows, sheet.columns), strict=True), 1):
            for write, value in zip(put, row, strict=True):
                write(n, value)
            if (height := 13.0 * lines + 4) <= _TALLEST:
                page.set_row(n, height)

    def _put(self, page: Any, sheet: Sheet, at: int) -> Callable[[int, Any], None]:
        """Writes a value of a table's column into a row; what is the same for all its cells is decided here, once."""
        column = sheet.columns[at]
        formula = f"={_structured(column.formula, sheet.spec.table)}" if column.formula and sheet.rows else ""
        look = self._formats.cell(column.format, entry=column.entry)
        if column.header in sheet.spec.months:
            look = self._formats.look("month")
        string, number = page.write_string, page.write_number

        def put(n: int, value: Any) -> None:
            if formula:
                page.write_formula(n, at, formula, look, _cached(value))
            elif value is None:
                page.write_blank(n, at, None, look)
            elif isinstance(value, str):
                if len(value) > LONGEST_CELL:
                    value = self._fitted(value, f"{page.name}, {_letters(at)}{n + 1}")
                if value[:1] in _DANGEROUS:
                    string(n, at, value, self._formats.cell(column.format, entry=column.entry, quoted=True))
                else:
                    string(n, at, value, look)
            elif isinstance(value, int | float):
                number(n, at, value, look)
            else:
                page.write_datetime(n, at, value, look)

        return put

    def _text(self, page: Any, row: int, at: int, value: str, formats: Any, name: str) -> None:
        look = formats(name, quoted=value[:1] in _DANGEROUS)
        page.write_string(row, at, self._fitted(value, f"{page.name}, {_letters(at)}{row + 1}"), look)

    def _fitted(self, value: str, place: str) -> str:
        """The text, or what fits of it with a word that it goes on; never cut silently."""
        if len(value) <= LONGEST_CELL:
            return value
        more = _("… [{n} more characters stand in the plan]").format(n=f"{len(value) - LONGEST_CELL + 100:,}")
        self._warn(_("{place}: {n} characters are more than a cell holds; the rest stays in the plan").format(
            place=place, n=f"{len(value):,}"))  # fmt: skip
        return value[: LONGEST_CELL - 100] + more

    def _rules(self, page: Any, sheet: Sheet, last: int) -> None:
        at = {column.header: n for n, column in enumerate(sheet.columns)}
        for rule in sheet.rules:
            first = at[rule.header]
            end = at[rule.to_header] if rule.to_header else first
            page.conditional_format(1, first, last, end, {
                "type": "formula", "criteria": f"={_in_cells(rule.formula, at, first)}",
                "format": self._formats.conditional(rule.look), "stop_if_true": bool(rule.to_header),
            })  # fmt: skip

    # ---- lists and what a reader needs

    def _write_lists(self) -> None:
        page = self._book.add_worksheet(_("Lists"))
        lists = self._tracker.lists
        longest = max(len(one.values) for one in lists)
        page.add_table(0, 0, longest, len(lists) - 1, {
            "name": "Lists", "style": None,
            "columns": [{"header": one.header, "header_format": self._formats.look("head")} for one in lists],
        })  # fmt: skip
        page.set_row(0, 32)
        page.freeze_panes(1, 0)
        for n, one in enumerate(lists):
            page.set_column(n, n, 24)
            for row, value in enumerate(one.values, 1):
                self._text(page, row, n, value, self._formats.look, "plain")
            letters = _letters(n)
            self._book.define_name(one.name, f"=Lists!${letters}$2:${letters}${len(one.values) + 1}")

    def _meta(self) -> None:
        page = self._book.add_worksheet("_meta")
        page.hide()
        for row, (key, value) in enumerate(self._tracker.meta):
            page.write_string(row, 0, key)
            page.write_string(row, 1, value)

    # ---- charts

    def _chart(self, board: Any, given: Chart) -> None:
        kind = {"type": "bar", "subtype": "stacked"} if given.stacked else {"type": "column"}
        chart = self._book.add_chart(kind)
        name = _("Dashboard")
        for series in given.series:
            rows = (series.first_row, series.last_row)
            colors = [color(token) for token in series.colors]
            points = [{"fill": {"color": one}} for one in colors] if len(colors) > 1 else None
            chart.add_series({
                "name": series.name,
                "categories": [name, rows[0], given.labels_column, rows[1], given.labels_column],
                "values": [name, rows[0], series.column, rows[1], series.column],
                "fill": {"color": colors[0]}, "gap": 60, **({"points": points} if points else {}),
                "data_labels": {"value": True, "font": {"name": "Arial", "size": 9, **(
                    {"color": color("accent.on")} if given.stacked else {})}, "num_format": "0;;"},
            })  # fmt: skip
        font = {"name": "Arial", "size": 9}
        chart.set_title({"name": given.title, "name_font": {"name": "Arial", "size": 11, "bold": True}})
        chart.set_legend({"position": "bottom", "font": font} if given.stacked else {"none": True})
        axis = {"num_font": font, "major_gridlines": {"visible": False}, "line": {"color": color("border.default")}}
        chart.set_x_axis({**axis, **({"visible": False} if given.stacked else {})})
        chart.set_y_axis({**axis, **({"reverse": True} if given.stacked else {"visible": False})})
        chart.set_size({"width": 460, "height": 224 if given.stacked else 178})
        board.insert_chart(given.row, given.column, chart, {"description": given.alt, "object_position": 2})


@cache
def _page_class() -> Any:
    """A worksheet that does not do for each cell what is the same in all: XlsxWriter looks for 35 functions in a
    formula, and for what to escape in a cell's place and format. What it asks of itself under other names one
    day is then its own again: slower, never wrong.
    """
    from xlsxwriter.worksheet import Worksheet

    class Page(Worksheet):  # type: ignore[misc]
        @staticmethod
        @cache
        def _prepared(formula: str) -> str:
            found: str = Worksheet()._prepare_formula(formula)
            return found

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
            return self._prepared(formula)

        def _xml_string_element(self, index: int, attributes: _Attributes) -> None:
            self.fh.write(f'<c{_written(attributes)} t="s"><v>{index}</v></c>')

        def _xml_number_element(self, number: float, attributes: _Attributes) -> None:
            self.fh.write(f"<c{_written(attributes)}><v>{number:.16G}</v></c>")

    return Page


def _written(attributes: _Attributes) -> str:
    return "".join([f' {name}="{value}"' for name, value in attributes])


_DASHBOARD_WIDTHS = (26, 13, 9, 9, 2, 30, 9, 9, 2, 46, 26, 12, 2)


def _footer(text: str) -> str:
    return text.replace("&", "&&")[:120]


def _cached(value: Any) -> Any:
    if isinstance(value, date):
        return (value - date(1899, 12, 30)).days
    return "" if value is None else value


def _structured(formula: str, table: str) -> str:
    """A formula over `{Header}` and `{First:Last}` as it stands in a table's row."""

    def place(found: re.Match[str]) -> str:
        first, colon, last = found[1].partition(":")
        inner = f"[{first}]:[{last}]" if colon else f"[{first}]"
        return f"{table}[[#This Row],{inner}]"

    return re.sub(r"\{([^{}]+)\}", place, formula)


def _in_cells(formula: str, at: dict[str, int], column: int) -> str:
    """The same formula over the cells of the first row; `{^}` is the header above."""

    def place(found: re.Match[str]) -> str:
        return f"{_letters(column)}$1" if found[1] == "^" else f"${_letters(at[found[1]])}2"

    return re.sub(r"\{([^{}]+)\}", place, formula)


def _letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _lines(rows: tuple[tuple[Any, ...], ...], columns: tuple[ColumnSpec, ...]) -> list[int]:
    """How many lines each row's longest text takes."""
    lines = [1] * len(rows)
    for n, column in enumerate(columns):
        if column.hidden:
            continue
        width, room = column.width, max(1, int(column.width * 1.05))
        for at, row in enumerate(rows):
            value = row[n]
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                needed = sum(max(1, -(-len(part) // room)) for part in value.split("\n"))
                lines[at] = max(lines[at], needed)
    return lines

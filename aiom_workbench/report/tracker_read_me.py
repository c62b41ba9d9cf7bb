"""The tracker's first sheet: what it is, how to update it, how to send it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiom_workbench.report.source import Source
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.tracker import DashCell, Sheet
from aiom_workbench.report.wording import long_date
from aiom_workbench.words import N_, _

_UPDATE = (
    N_("1. Change only cells with a white ground; cells with a grey ground are calculated and follow by themselves."),
    N_("2. Choose status, owner and other lists from the arrow in the cell, so that the words stay the same."),
    N_("3. Write dates as dates and progress as a percentage; leave empty what is not known."),
    N_("4. Add a row directly below a table's last row; sort, filter and widen columns as you like."),
    N_("5. Add columns of your own to the right; they are kept beside the plan and never lost."),
)
_SEND = (
    N_("Save the workbook under its own name as .xlsx and send it to the engagement lead."),
    N_("Your changes are read back cell by cell and compared with the plan; where both changed, we ask you."),
    N_("Please do not delete the hidden column “id”: it knows each row again, wherever you sort it to."),
)
_KEY = (
    ("entry", N_("An entry: yours to change"), N_("White ground")),
    ("calculated", N_("Calculated: follows the entries"), N_("Grey ground")),
    ("rag_red", N_("Red: blocked, overdue, or later than the plan's end allows"), N_("Red")),
    ("rag_amber", N_("Amber: at risk, or more than ten working days behind the signed date"), N_("Amber")),
    ("rag_green", N_("Green: neither of these"), N_("Green")),
    ("overdue", N_("A date in red and bold: gone by while the row is still open"), N_("Overdue")),
)


def read_me(source: Source, stamp: Stamp, readers: str, sheets: Sequence[Sheet]) -> Iterator[DashCell]:
    """Every cell of the sheet, from the top."""
    engagement = source.plan.engagement
    title = engagement.name or _("AI operating model")
    yield DashCell(0, 0, text=_("{title}: tracker").format(title=title), look="title")
    facts = (
        (_("Client"), engagement.client or _("Not named yet")),
        (_("Readers"), readers),
        (_("Status as of"), long_date(source.today)),
        (_("Exported from"), _("edit {seq} of the plan, {day}").format(seq=stamp.seq, day=long_date(stamp.at.date()))),
        (_("Sent by"), engagement.lead or _("Not named yet")),
    )
    row = 2
    for label, value in facts:
        yield DashCell(row, 0, text=label, look="label")
        yield DashCell(row, 1, text=value)
        row += 1
    for heading, lines in ((_("How to update it"), _UPDATE), (_("How to send it back"), _SEND)):
        row += 1
        yield DashCell(row, 0, text=heading, look="heading")
        for line in lines:
            row += 1
            yield DashCell(row, 0, text=_(line), look="line")
        row += 1
    row += 1
    yield DashCell(row, 0, text=_("What the colours mean"), look="heading")
    for look, meaning, word in _KEY:
        row += 1
        yield DashCell(row, 0, text=_(word), look=look)
        yield DashCell(row, 1, text=_(meaning))
    yield from _totals(row + 2, sheets)


def _totals(row: int, sheets: Sequence[Sheet]) -> Iterator[DashCell]:
    yield DashCell(row, 0, text=_("What is in it"), look="heading")
    yield DashCell(row, 1, text=_("Rows"), look="heading")
    first = row + 2
    for sheet in sheets:
        row += 1
        yield DashCell(row, 0, text=sheet.spec.title, look="label")
        formula = f'COUNTIFS({sheet.spec.table}[id],"?*")'
        yield DashCell(row, 1, formula=formula, value=len(sheet.rows), look="count")
    yield DashCell(row + 1, 0, text=_("Total"), look="label")
    everything = sum(len(sheet.rows) for sheet in sheets)
    yield DashCell(row + 1, 1, formula=f"SUM(B{first}:B{row + 1})", value=everything, look="count")

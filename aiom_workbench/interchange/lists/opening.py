"""Opening a list: what it really is first, then its sheets."""

from __future__ import annotations

from pathlib import Path

from aiom_workbench.interchange.lists.nature import TEXTS, WORKBOOKS, refuse_unless_text, refuse_unless_workbook
from aiom_workbench.interchange.lists.sheets import Source
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.words import _

_START = 4096


def open_source(path: Path) -> Source:
    """Open a list for reading. Raises `Problem` naming what the file really is, or what is wrong with it."""
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        raise Problem(_("cannot be read: {why}").format(why=error.strerror or error), where=str(path),
                      mend=_("check the name"), kind=Kind.REFUSED) from error  # fmt: skip
    if suffix in TEXTS:
        refuse_unless_text(path, start)
        from aiom_workbench.interchange.lists.delimited import open_text

        return open_text(path, path.read_bytes())
    if suffix in WORKBOOKS or start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        refuse_unless_workbook(path, start)
        from aiom_workbench.interchange.lists.workbook import open_workbook

        return open_workbook(path)
    message = _("is no list that can be read")
    raise Problem(message, where=str(path), mend=_("bring it as .xlsx, .csv or .tsv"))

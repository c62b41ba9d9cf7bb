"""What a file really is, whatever its name says: told from its first bytes."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from aiom_workbench.problem import Problem
from aiom_workbench.words import N_, _

WORKBOOKS = (".xlsx",)
TEXTS = (".csv", ".tsv", ".tab", ".txt")
"""The endings of files that are read as lists."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(!doctype\s+html|[a-z][\w:.-]*)", re.IGNORECASE | re.DOTALL
)
_MAGIC = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", N_("a picture (PNG)")),
    (b"\xff\xd8\xff", N_("a picture (JPEG)")),
    (b"GIF8", N_("a picture (GIF)")),
    (b"SQLite format 3\x00", N_("a database (SQLite)")),
    (b"\x1f\x8b", N_("an archive (gzip)")),
    (b"7z\xbc\xaf", N_("an archive (7z)")),
    (b"Rar!", N_("an archive (RAR)")),
)
_PARTS = (
    ("xl/vbaProject.bin", N_("a workbook with macros (.xlsm)"), N_("save it as .xlsx, without macros")),
    ("xl/workbook.bin", N_("a binary workbook (.xlsb)"), N_("save it as .xlsx")),
    ("word/document.xml", N_("a Word document"), N_("save the table as .xlsx or .csv")),
    ("ppt/presentation.xml", N_("a PowerPoint presentation"), N_("save the table as .xlsx or .csv")),
    ("content.xml", N_("an OpenDocument file"), N_("save it as .xlsx")),
)
_SAVE = N_("save it as .xlsx or .csv")


def refuse_unless_workbook(path: Path, start: bytes) -> None:
    """See that the file is an Excel workbook without macros. Raises `Problem` naming what it is."""
    if not start:
        raise Problem(_("is empty"), where=str(path), mend=_(_SAVE))
    found = _foreign(path, start)
    if found is not None:
        raise _really(path, *found)
    if start.startswith(b"PK"):
        return
    markup = _markup(start)
    if markup is not None:
        raise _really(path, markup, _(_SAVE))
    if b"\0" in start[:400]:
        raise _really(path, _("no workbook but something unknown"), _(_SAVE))
    raise _really(path, _("plain text, perhaps CSV"), _("name it .csv, or save it as .xlsx"))


def refuse_unless_text(path: Path, start: bytes) -> None:
    """See that the file is delimited text. Raises `Problem` naming what it is."""
    found = _foreign(path, start)
    if found is not None:
        raise _really(path, *found)
    if start.startswith(b"PK\x03\x04"):
        raise _really(path, _("an Excel workbook or another archive"), _("name it .xlsx"))
    markup = _markup(start)
    if markup is not None:
        raise _really(path, markup, _(_SAVE))


def _really(path: Path, what: str, mend: str) -> Problem:
    said = _("is {what}, not what its name says") if path.suffix.lower() in WORKBOOKS + TEXTS else _("is {what}")
    return Problem(said.format(what=what), where=str(path), mend=mend)


def _foreign(path: Path, start: bytes) -> tuple[str, str] | None:
    if start.startswith(_OLE):
        return _ole(path)
    for magic, what in _MAGIC:
        if start.startswith(magic):
            return _(what), _(_SAVE)
    return _archive(path) if start.startswith(b"PK") else None


def _ole(path: Path) -> tuple[str, str]:
    """An OLE container: its directory names its streams in UTF-16."""
    with path.open("rb") as file:
        data = file.read(8_000_000)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _("an encrypted workbook"), _("open it with its password and save it without one")
    for stream in ("Workbook", "Book"):
        if stream.encode("utf-16-le") in data:
            return _("an old Excel workbook (.xls)"), _("save it as .xlsx")
    return _("an old Office document"), _(_SAVE)


def _archive(path: Path) -> tuple[str, str] | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            kinds = archive.getinfo("[Content_Types].xml") if "[Content_Types].xml" in names else None
            macros = kinds is not None and kinds.file_size < 1_000_000 and b"macroEnabled" in archive.read(kinds)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        mend = _("copy or download it again")
        raise Problem(_("is a damaged archive, cut off perhaps"), where=str(path), mend=mend) from error
    if macros:
        return _(_PARTS[0][1]), _(_PARTS[0][2])
    for part, what, mend in _PARTS:
        if part in names:
            return _(what), _(mend)
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        return _("an archive (zip) without a workbook"), _(_SAVE)
    return None


def _markup(start: bytes) -> str | None:
    plain = start.lstrip(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        plain = start[2:].replace(b"\0", b"")
    found = _MARKUP.match(plain)
    if found is None:
        return None
    name = found.group(1).lower()
    if name.startswith((b"!doctype", b"html", b"table", b"head", b"body", b"div", b"meta", b"style")):
        return _("a web page (HTML)")
    if b"office:spreadsheet" in plain:
        return _("an XML spreadsheet of 2003")
    return _("XML") if b"<?xml" in plain[:100] or b"xmlns" in plain[:2000] else None

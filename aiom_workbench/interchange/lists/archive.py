"""Reading the XML parts of an Office file safely: bounded, without document types, nothing fetched.

Declared sizes are not believed: every part is inflated here, in pieces, within one budget for the
whole file. What other libraries then get is an archive that holds just these parts.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from aiom_workbench.problem import Problem
from aiom_workbench.words import _

BUDGET = 96_000_000
"""Bytes of XML that one file may hold once unpacked; a sheet of 100,000 rows and ten columns has half of it."""
MOST_PARTS = 2_000
_PIECE = 1 << 20
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""XML knows it in capitals only; parts in other encodings are none that an Office program writes."""
_READ = (".xml", ".rels")


class Parts:
    """The XML parts of an archive, by name.

    `parts` maps the name in the archive to the bytes; pictures, macros and other parts are never
    unpacked.
    """

    def __init__(self, path: Path) -> None:
        """Unpack and look through. Raises `Problem` for a damaged archive, a bomb or a document type."""
        self.path = path
        self.parts: dict[str, bytes] = {}
        self._left = BUDGET
        try:
            with zipfile.ZipFile(path) as archive:
                infos = archive.infolist()
                if len(infos) > MOST_PARTS:
                    raise self._refused(_("holds {n} parts, far more than any workbook").format(n=len(infos)))
                for info in infos:
                    self._take(archive, info)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            mend = _("copy or download it again")
            raise Problem(_("is a damaged archive, cut off perhaps"), where=str(path), mend=mend) from error

    def _take(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        if not info.filename.lower().endswith(_READ):
            return
        if info.flag_bits & 1:
            raise self._refused(_("is encrypted"), _("save it without a password"))
        name = info.filename.lstrip("/")
        if info.file_size > self._left or name in self.parts:
            raise self._too_big(name)
        with archive.open(info) as part:
            pieces: list[bytes] = []
            while piece := part.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise self._too_big(name)
                pieces.append(piece)
        data = b"".join(pieces)
        if b"!" in data and any(doctype in data for doctype in _DOCTYPES):
            message = _("holds a document type in {part}, which no spreadsheet program writes").format(part=name)
            raise self._refused(message, _("save it anew from the spreadsheet program"))
        self.parts[name] = data

    def _too_big(self, name: str) -> Problem:
        message = _("unpacks to more than {n} MB, or holds a part twice ({part})").format(
            n=BUDGET // 1_000_000, part=name
        )
        return self._refused(message, _("split the list, or save it as .csv"))

    def _refused(self, what: str, mend: str = "") -> Problem:
        return Problem(what, where=str(self.path), mend=mend or _("ask where the file comes from"))

    def archive(self, without: Iterable[str] = ()) -> io.BytesIO:
        """A fresh archive of these parts alone, unpacked, for a library that wants to read one."""
        left_out = set(without)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
            for name, data in self.parts.items():
                if name not in left_out:
                    made.writestr(zipfile.ZipInfo(name), data)
        buffer.seek(0)
        return buffer

"""Delimited text: which encoding, which delimiter, which records. Guesses are told, repairs are named."""

from __future__ import annotations

import codecs
import csv
import io
import math
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from aiom_workbench.interchange.lists.sheets import Content, Row, Sheet, Source, refuse_if_too_long
from aiom_workbench.problem import Problem
from aiom_workbench.words import _

LARGEST = 64_000_000
"""Bytes of text that are read; above it the file is refused."""
LINES_EACH = 5
"""Lines in a record's cells that a very long list may have on average; with more it is refused unread."""
DELIMITERS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"utf-8-sig": "UTF-8 with BOM", "utf-8": "UTF-8", "utf-32": "UTF-32", "utf-16-le": "UTF-16 LE",
          "utf-16-be": "UTF-16 BE", "cp1252": "cp1252"}  # fmt: skip
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a delimited text: each a list of texts; blank lines count as empty records."""

    records: list[list[str]]
    delimiter: str
    warnings: tuple[str, ...]


def open_text(path: Path, data: bytes) -> Source:
    """The list in a CSV or TSV file. Raises `Problem` where it is no text at all."""
    if len(data) > LARGEST:
        message = _("is larger than {n} MB").format(n=LARGEST // 1_000_000)
        raise Problem(message, where=str(path), mend=_("split it"))
    text, encoding, warnings = decode(data)
    refuse_if_too_long(max(text.count("\n"), text.count("\r")) // LINES_EACH, str(path))
    tab_first = path.suffix.lower() in (".tsv", ".tab")
    found = read_records(text, prefer="\t" if tab_first else "")
    refuse_if_too_long(len(found.records), str(path))
    rows = tuple(
        Row(number, unguarded(record))
        for number, record in enumerate(found.records, 1)
        if any(cell and not cell.isspace() for cell in record)
    )
    content = Content(rows, warnings=(*warnings, *found.warnings))
    return Source(
        file=path.name,
        kind="tsv" if tab_first else "csv",
        sheets=(Sheet("", lambda: content),),
        encoding=encoding,
        delimiter=found.delimiter,
    )


def decode(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """The text in these bytes, the encoding's name for people, and warnings.

    A byte-order mark decides; without one NULs tell UTF-16, then UTF-8 is tried, then cp1252.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            text = data.decode(codec, errors="replace")
            name = _NAMES.get(codec) or ("UTF-16 LE" if mark == codecs.BOM_UTF16_LE else "UTF-16 BE")
            return _without_nul(text, name)
    codec = _utf16_without_mark(data)
    if codec:
        return _without_nul(data.decode(codec, errors="replace"), _NAMES[codec])
    try:
        return _without_nul(data.decode("utf-8"), "UTF-8", whole=True)
    except UnicodeDecodeError:
        return _without_nul(data.decode("cp1252", errors="replace"), "cp1252")


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 has a NUL beside each line end and delimiter, on one side only."""
    sample = data[: 1 << 16]
    sample = sample[: len(sample) // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < max(1, len(sample) // 40):
        return ""
    codec = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(codec, errors="replace")
    return codec if re.search(r"[\r\n,;\t|]", text) and min(even, odd) * 4 <= max(even, odd) else ""


def _without_nul(text: str, name: str, *, whole: bool = False) -> tuple[str, str, tuple[str, ...]]:
    warnings: list[str] = []
    if not whole and "\ufffd" in text:
        at = text.count("\n", 0, text.index("\ufffd")) + 1
        warnings.append(_("line {n}: bytes that are no {encoding} were replaced").format(n=at, encoding=name))
    if "\0" in text:
        lines = [str(n) for n, line in enumerate(re.split("\r\n|\r|\n", text), 1) if "\0" in line]
        shown = ", ".join(lines[:10]) + (" …" if len(lines) > 10 else "")
        warnings.append(_("line {n}: NUL characters were taken out").format(n=shown))
        text = text.replace("\0", "")
    return text, name, tuple(warnings)


def read_records(text: str, *, prefer: str = "") -> Records:
    """Split a text into records; the delimiter is guessed, `prefer` wins where it fits at all."""
    csv.field_size_limit(LARGEST)
    warnings: list[str] = []
    declared = re.match(r"sep=(.)(?:\r\n|\r|\n)", text)
    if declared:
        delimiter = declared.group(1)
        records = [[], *_parse(text[declared.end() :], delimiter, warnings, first=2)]
        return Records(records, delimiter, tuple(warnings))
    delimiter = guess_delimiter(text, prefer)
    return Records(_parse(text, delimiter, warnings, first=1), delimiter, tuple(warnings))


def guess_delimiter(text: str, prefer: str = "") -> str:
    """The delimiter whose records agree best in their number of cells, over the first 200 lines."""
    lines = [found.group() for found, _n in zip(_LINE.finditer(text), range(200), strict=False)]
    sample = "".join(lines)
    best, best_score = prefer or ",", 0.0
    for delimiter in dict.fromkeys((prefer, *DELIMITERS) if prefer else DELIMITERS):
        score = _agreement(sample, delimiter) * (4 if delimiter == prefer else 1)
        if score > best_score * 1.05:
            best, best_score = delimiter, score
    return best


def _agreement(sample: str, delimiter: str) -> float:
    try:
        counts = [len(record) for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if record]
    except csv.Error:
        return 0.0
    several = Counter(n for n in counts if n > 1)
    if not several:
        return 0.0
    cells, times = max(several.items(), key=lambda item: (item[1], item[0]))
    return float(times) / len(counts) * math.sqrt(min(cells, 8)) + 0.05 * several.total() / len(counts)


def _parse(text: str, delimiter: str, warnings: list[str], first: int) -> list[list[str]]:
    """The records; where quotes are not as they should be, line by line, naming each repair."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return _repaired(text, delimiter, warnings, first)


def _repaired(text: str, delimiter: str, warnings: list[str], first: int) -> list[list[str]]:
    lines = list(io.StringIO(text, newline=""))
    records: list[list[str]] = []
    at = 0
    while at < len(lines):
        reader = csv.reader((lines[i] for i in range(at, len(lines))), delimiter=delimiter, strict=True)
        taken = 0
        try:
            for record in reader:
                records.append(record)
                taken = reader.line_num
        except csv.Error:
            at += taken
            records.append(_line_alone(lines[at], delimiter))
            at += 1
            message = _("row {n}: a quote is not closed as it should be; the line was read by itself")
            warnings.append(message.format(n=len(records) + first - 1))
        else:
            break
    return records


def _line_alone(line: str, delimiter: str) -> list[str]:
    """One line whose quotes are not right: kept where they pair up, else taken as plain signs."""
    if line.count('"') % 2 == 0:
        return next(csv.reader([line], delimiter=delimiter), [])
    cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [cell.removeprefix('"') for cell in cells]


def unguarded(record: list[str]) -> list[str]:
    """The record without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    if any(cell[:1] == "'" for cell in record):
        return [cell[1:] if _GUARDED.match(cell) else cell for cell in record]
    return record

"""What a source really is, and what it must never do: damage, bombs, disguises, dialects."""

from __future__ import annotations

import csv
import io
import random
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiom_workbench.interchange.lists.delimited import decode, read_records
from aiom_workbench.interchange.lists.importing import read_block
from aiom_workbench.interchange.lists.opening import open_source
from aiom_workbench.interchange.lists.sheets import letter
from aiom_workbench.problem import Problem
from tests.aiom_workbench.interchange.lists import Importing, workbook
from tests.conftest import Command

ROWS = [
    ["Name", "Organisation", "Notes"],
    ["Zoë Müller", "Nörd, AG", 'says "no";\nthen yes'],
    ["B", "", "–"],
    ["C", "c", "3"],
]


@pytest.fixture
def bring(command: Command, tmp_path: Path) -> Importing:
    return Importing(command, tmp_path)


def changed(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Replace bytes in one part of an archive."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_the_same_records_come_from_every_dialect(tmp_path: Path, encoding: str, delimiter: str, line_end: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator=line_end).writerows(ROWS)
    (tmp_path / "p.csv").write_bytes(buffer.getvalue().encode(encoding))
    source = open_source(tmp_path / "p.csv")
    assert [list(row.cells) for row in source.sheets[0].content.rows] == ROWS
    assert source.delimiter == delimiter
    assert source.encoding is not None
    assert source.encoding.replace("-", "").replace(" ", "").lower()[:4] == encoding.replace("-", "").lower()[:4]


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=8),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_quoted_records_survive_any_content(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    header = ["First name", "Second name", "Third name"]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    text, _name, _warnings = decode(buffer.getvalue().encode(encoding))
    assert read_records(text).records == [header, *rows]


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300))
def test_no_bytes_make_the_text_reader_fail(data: bytes) -> None:
    text, _name, _warnings = decode(data)
    read_records(text)


def test_an_open_quote_is_mended_and_its_row_named(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text('Name,Notes\nA,"open\nB,fine\nC,"quoted, too"\n')
    report = bring("p.csv", "stakeholders")
    assert report["rows"]["new"] == 3
    assert any("row 2" in line and "quote" in line for line in report["warnings"])
    assert [(p["name"], p["notes"]) for p in bring.plan()["stakeholders"]] == [
        ("A", "open"),
        ("B", "fine"),
        ("C", "quoted, too"),
    ]


def test_nul_and_ragged_rows_are_mended_and_named(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_bytes(b"Name,Power,Notes\nA\x00nn,1,x\nB,2\nC,3,y,left over\n")
    report = bring("p.csv", "stakeholders")
    assert report["rows"]["new"] == 3
    text = "\n".join(report["warnings"])
    assert "line 2: NUL" in text
    assert "row 3: fewer cells" in text
    assert "row 4: more cells" in text


def test_guarded_texts_lose_their_apostrophe_and_stay_texts(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name,Notes\n'=Sales,'+1 for the plan\n'tis one,'-x\n")
    bring("p.csv", "stakeholders")
    assert [(p["name"], p["notes"]) for p in bring.plan()["stakeholders"]] == [
        ("=Sales", "+1 for the plan"),
        ("'tis one", "-x"),
    ]


def test_a_pasted_block_is_read_as_rows() -> None:
    assert read_block('Ann\t"two\nlines"\t4,5\r\n\r\n\'@Bo\t\t3\r\n') == [
        ["Ann", "two\nlines", "4,5"],
        ["@Bo", "", "3"],
    ]


def test_unusual_characters_are_kept_or_taken_out_with_a_warning(bring: Importing, tmp_path: Path) -> None:
    long = "x" * 100_000
    kept = "שלום 👩🏽\u200d💻 e\u0301 \u202eabc\u202c"
    (tmp_path / "p.csv").write_text(f"Name,Notes,Title\n{kept},{long},a\x1bb\n", "utf-8")
    report = bring("p.csv", "stakeholders")
    person = bring.plan()["stakeholders"][0]
    assert (person["name"], person["notes"], person["title"]) == (kept, long, "ab")
    assert any("row 2, column Title" in line for line in report["warnings"])


# ---- files that are not what their name says


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
        (b"Name,Power\nCFO,4\n", "plain text"),
        (ole("Workbook"), ".xls"),
        (ole("EncryptedPackage"), "encrypted"),
        (b"%PDF-1.7", "PDF"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
        (b"", "empty"),
        (b"PK\x03\x04 cut", "damaged"),
    ],
)
def test_what_is_called_xlsx_is_named_for_what_it_is(bring: Importing, tmp_path: Path, data: bytes, named: str) -> None:
    (tmp_path / "p.xlsx").write_bytes(data)
    assert bring("p.xlsx", "stakeholders")["code"] == 3
    assert bring.err.startswith("error: p.xlsx")
    assert named in bring.err
    assert bring.err.count("\n") == 1


def test_a_cut_off_workbook_is_refused(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", ROWS)
    whole = (tmp_path / "p.xlsx").read_bytes()
    for share in (0.2, 0.5, 0.9, 0.99):
        (tmp_path / "p.xlsx").write_bytes(whole[: int(len(whole) * share)])
        assert bring("p.xlsx", "stakeholders")["code"] == 3


def test_a_workbook_with_flipped_bytes_is_read_or_refused_never_a_crash(tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", ROWS)
    whole = (tmp_path / "p.xlsx").read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 120)):
        (tmp_path / "q.xlsx").write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        try:
            for sheet in open_source(tmp_path / "q.xlsx").sheets:
                assert sheet.content is not None
        except Problem:
            continue


def test_a_workbook_with_macros_is_refused_whatever_its_name(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", ROWS)
    with zipfile.ZipFile(tmp_path / "p.xlsx", "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    (tmp_path / "p.xlsm").write_bytes((tmp_path / "p.xlsx").read_bytes())
    for name in ("p.xlsx", "p.xlsm"):
        assert bring(name, "stakeholders")["code"] == 3
        assert "macros" in bring.err


def test_a_workbook_called_csv_is_refused(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", ROWS)
    (tmp_path / "p.xlsx").rename(tmp_path / "p.csv")
    assert bring("p.csv", "stakeholders")["code"] == 3
    assert ".xlsx" in bring.err


def test_a_document_type_is_refused_and_no_entity_is_opened(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", ROWS)
    (tmp_path / "secret").write_text("canary")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><worksheet'.encode()
    changed(tmp_path / "p.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet", doctype)
    assert bring("p.xlsx", "stakeholders")["code"] == 3
    assert "document type" in bring.err


def bomb(path: Path, *, lying: bool) -> None:
    """A workbook whose sheet unpacks to 1 GB; a lying one declares a few bytes."""
    workbook(path, ROWS)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts.pop("xl/worksheets/sheet1.xml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(sheet[: sheet.index(b"<sheetData>")] + b"<sheetData>")
            for _n in range(1024):
                part.write(b" " * (1 << 20))
            part.write(b"</sheetData></worksheet>")
    if lying:
        data = bytearray(path.read_bytes())
        at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
        struct.pack_into("<I", data, at + 24, 500)
        path.write_bytes(bytes(data))


@pytest.mark.parametrize("lying", [False, True])
def test_a_zip_bomb_is_refused_quickly_and_in_little_memory(bring: Importing, tmp_path: Path, lying: bool) -> None:
    bomb(tmp_path / "p.xlsx", lying=lying)
    tracemalloc.start()
    began = time.perf_counter()
    try:
        assert bring("p.xlsx", "stakeholders")["code"] == 3
        assert time.perf_counter() - began < 5
        assert tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()


def test_a_sheet_that_claims_a_million_rows_and_has_ten_is_read_at_once(bring: Importing, tmp_path: Path) -> None:
    rows = [["Name", "Power"], *([f"P{n}", 3] for n in range(10))]
    book = workbook(tmp_path / "p.xlsx", rows)
    book.active["XFD1048576"] = "stray"
    book.save(tmp_path / "p.xlsx")
    began = time.perf_counter()
    report = bring("p.xlsx", "stakeholders")
    assert time.perf_counter() - began < 5
    assert (report["rows"]["new"], report["rows"]["skipped"]) == (10, 1)
    assert report["skipped"][0]["row"] == 1_048_576


def test_a_wrong_dimension_is_not_believed(bring: Importing, tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", [["Name"], ["CFO"]])
    changed(tmp_path / "p.xlsx", "xl/worksheets/sheet1.xml", b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert bring("p.xlsx", "stakeholders")["rows"]["new"] == 1


def test_columns_are_lettered_as_spreadsheets_do() -> None:
    assert [letter(n) for n in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_a_missing_source_and_an_unknown_ending_are_refused_in_a_line(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.docx").write_bytes(b"hello")
    for name in ("nowhere.csv", "p.docx"):
        assert bring(name, "stakeholders")["code"] == 3
        assert bring.err.count("\n") == 1


def test_a_workbook_whose_xml_is_damaged_is_read_or_refused_never_a_crash(tmp_path: Path) -> None:
    workbook(tmp_path / "p.xlsx", ROWS)
    with zipfile.ZipFile(tmp_path / "p.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(7)
    for name in [n for n in parts if n.startswith("xl/") and "theme" not in n]:
        for _n in range(25):
            data = bytearray(parts[name])
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 9))] = chance.choice((b"", b"9", b"<", b"-1", b"99999999999", b"\xff"))
            with zipfile.ZipFile(tmp_path / "q.xlsx", "w") as archive:
                for part, whole in parts.items():
                    archive.writestr(part, bytes(data) if part == name else whole)
            try:
                for sheet in open_source(tmp_path / "q.xlsx").sheets:
                    assert sheet.content is not None
            except Problem:
                continue


def test_a_list_of_millions_of_rows_is_refused_before_it_fills_the_memory(bring: Importing, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("Name\n" + "x\n" * 2_000_000)
    began = time.perf_counter()
    assert bring("p.csv", "stakeholders")["code"] == 3
    assert time.perf_counter() - began < 5
    assert "200,000" in bring.err

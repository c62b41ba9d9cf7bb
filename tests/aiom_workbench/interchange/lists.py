"""Lists as people bring them, made for the tests of the importer."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import Command

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, rows: Rows, *, at: tuple[int, int] = (1, 1), sheet: str = "Sheet1") -> Any:
    """Save rows as a workbook, their first cell at (row, column), and give it for further changes."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    put(book.active, rows, at)
    book.save(path)
    return book


def put(sheet: Any, rows: Rows, at: tuple[int, int] = (1, 1)) -> None:
    """Write rows into a sheet."""
    for r, row in enumerate(rows, at[0]):
        for c, value in enumerate(row, at[1]):
            if value is not None:
                sheet.cell(r, c).value = value


class Importing:
    """Imports into one project file by the command line and looks at the plan afterwards."""

    def __init__(self, command: Command, folder: Path) -> None:
        self.command, self.folder, self.err = command, folder, ""
        if not (folder / "p.aiom").exists():
            command("new", "p.aiom")

    def __call__(self, source: object, kind: str, *words: str) -> dict[str, Any]:
        """The report of an import; `code` beside its keys."""
        code, out, self.err = self.command("import", source, "--into", "p.aiom", "--as", kind, "--json", *words)
        return {"code": code, **(json.loads(out) if code in (0, 1) else {})}

    def plan(self) -> dict[str, Any]:
        """The plan as JSON."""
        self.command("export", "json", "p.aiom", "-o", "now.json", "--force")
        found: dict[str, Any] = json.loads((self.folder / "now.json").read_text("utf-8"))
        return found

    def apply(self, **line: Any) -> None:
        """Make an edit from a script."""
        (self.folder / "ops.jsonl").write_text(json.dumps(line), "utf-8")
        assert self.command("apply", "ops.jsonl", "--into", "p.aiom")[0] == 0


def samples() -> Path:
    """The folder of real files beside the project; skips the test where it is not there."""
    named = os.environ.get("AIOM_SAMPLES")
    folder = Path(named) if named else Path(__file__).resolve().parents[4] / "shared" / "samples"
    if not folder.is_dir():
        pytest.skip(f"no real files from outside at {folder}")
    return folder

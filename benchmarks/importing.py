"""Importing a list of 10,000 rows and 12 columns, beside the fastest reader on the same cells.

"Read and judged" is what a dialog shows before anything is changed.
"""

from __future__ import annotations

import datetime
import random
import tempfile
from pathlib import Path

from benchmarks.project_file import raw_people
from benchmarks.rows import AnyRow, Row, best

ROWS = 10_000
HEADER = (
    "Name", "Title", "Organisation", "Role", "Power", "Interest", "Engagement now", "Engagement desired",
    "Relationship owner", "Next contact", "Assessed by", "Notes",
)  # fmt: skip


def measure() -> list[AnyRow]:
    """Each figure with its floor from the same run; the last two rows count the durable edit too."""
    import python_calamine

    from aiom_workbench.interchange.lists.applying import apply_reading
    from aiom_workbench.interchange.lists.importing import read_list
    from aiom_workbench.project import Project

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        _write(path)
        floor = best(lambda: python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python())
        with Project.create(Path(folder) / "p.aiom") as project:
            fresh = best(lambda: read_list(path, project.plan, "stakeholders"))
            whole = best(lambda: apply_reading(project, read_list(path, project.plan, "stakeholders").reading), turns=1)
            again = best(lambda: read_list(path, project.plan, "stakeholders"))
        raw = raw_people(project.path)
    peer = "python-calamine, same cells"
    return [
        Row("import: 10,000 new rows, read and judged", peer, floor, fresh, 3),
        Row("import: the same list again, compared", peer, floor, again, 3),
        Row("import: read, judged and written in one edit", peer, floor, whole, 6),
        Row(
            "import: the same, against reading and writing", "python-calamine, then SQLite raw", floor + raw, whole, 4.5
        ),
    ]


def _write(path: Path) -> None:
    import xlsxwriter

    chance = random.Random(1)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, dates = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER)
        for n in range(1, ROWS + 1):
            role, engagement = chance.choice(("AI expert", "Partner")), chance.choice(("Neutral", "Supportive"))
            sheet.write_row(n, 0, [f"Role holder {n}", f"Title {n % 97}", f"Unit {n % 40}", role, chance.randint(1, 5),
                                   chance.randint(1, 5), engagement, "Leading", f"Lead {n % 7}"])  # fmt: skip
            sheet.write_datetime(n, 9, datetime.datetime(2027, 1, 1) + datetime.timedelta(days=n % 300), dates)  # noqa: DTZ001
            sheet.write_row(n, 10, ["Lead", f"Some note about this role {n}"])

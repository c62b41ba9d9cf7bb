"""Importing a list of 10,000 rows and 12 columns, beside the fastest reader on the same cells.

The rows, as (what, floor or peer, its seconds, ours, target ratio, what counts). "Read and compared" is
what a dialog shows before anything is changed; the edit on top of it is the project file's row.
"""

from __future__ import annotations

import datetime
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS = 10_000
HEADER = (
    "Name", "Title", "Organisation", "Role", "Power", "Interest", "Engagement now", "Engagement desired",
    "Relationship owner", "Next contact", "Assessed by", "Notes",
)  # fmt: skip


def measure() -> list[dict[str, Any]]:
    """Each figure with its floor from the same run: seconds, the ratio's target, whether it holds."""
    import python_calamine

    from aiom_workbench.interchange.lists.applying import apply_reading
    from aiom_workbench.interchange.lists.importing import read_list
    from aiom_workbench.project import Project

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.xlsx"
        _write(path)
        floor = _best(lambda: python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python())
        with Project.create(Path(folder) / "p.aiom") as project:
            fresh = _best(lambda: read_list(path, project.plan, "stakeholders"))
            began = time.perf_counter()
            apply_reading(project, read_list(path, project.plan, "stakeholders").reading)
            whole = time.perf_counter() - began
            again = _best(lambda: read_list(path, project.plan, "stakeholders"))
    return [
        _row("import: 10,000 new rows, read and judged", floor, fresh, 3),
        _row("import: the same list again, compared", floor, again, 3),
        _row("import: read, judged and written in one edit", floor, whole, None),
    ]


def _row(what: str, floor: float, ours: float, target: float | None) -> dict[str, Any]:
    ratio = ours / floor
    return {"what": what, "floor": "python-calamine, same cells", "floor_seconds": floor, "seconds": ours,
            "ratio": ratio, "target": target, "holds": None if target is None else ratio <= target}  # fmt: skip


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


def _best(run: Callable[[], object], times: int = 3) -> float:
    found = []
    for _n in range(times):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


if __name__ == "__main__":
    for line in measure():
        print(
            f"{line['what']}: {line['seconds']:.3f} s, {line['ratio']:.2f} × {line['floor']} (target {line['target']})"
        )

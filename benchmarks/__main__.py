"""`python dev.py bench [SUBJECT …]`: every figure beside its floor or peer; says which targets hold. Never fails."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

import benchmarks
from benchmarks.bounds import BOUNDS
from benchmarks.rows import AnyRow, Growth

NOT_SUBJECTS = {"__main__", "bounds", "plans", "rows"}


def main(wanted: list[str]) -> None:
    """Measure the subjects (all by default) and print one table."""
    subjects = [m.name for m in iter_modules(benchmarks.__path__) if m.name not in NOT_SUBJECTS]
    print(f"{'what':58} {'seen':>10} {'floor':>10} {'ratio':>7} {'target':>7}   floor or peer")
    rows: list[AnyRow] = []
    for name in wanted or subjects:
        print(f"-- {name}", flush=True)
        for row in _measured(name):
            print(written(row), flush=True)
            rows.append(row)
    missed = [row for row in rows if not row.holds]
    print(f"{len(rows) - len(missed)} of {len(rows)} targets hold.")
    for row in missed:
        print(f"MISSED {row.what}: {BOUNDS.get(row.what, 'what bounds it is not known')}.")


def _measured(name: str) -> list[AnyRow]:
    """The rows of a subject, from a process of its own: no subject's garbage is collected in another's frames."""
    program = (
        f"import pickle, sys; from benchmarks.{name} import measure; pickle.dump([*measure()], open(sys.argv[1], 'wb'))"
    )
    with TemporaryDirectory() as folder:
        rows = Path(folder) / "rows"
        subprocess.run([sys.executable, "-c", program, str(rows)], check=True)
        found: list[AnyRow] = pickle.loads(rows.read_bytes())  # noqa: S301 (written by our own program a moment ago)
    return found


def written(row: AnyRow) -> str:
    """A row as it is printed."""
    mark = "holds" if row.holds else "MISSED"
    if isinstance(row, Growth):
        return f"{row.what:58} {'':10} {'':10} {row.exponent:7.2f} {row.target:7.2f} {mark:>7} the exponent of time over size"
    seen, floor = (_figure(value, row.unit) for value in (row.seen, row.floor))
    return f"{row.what:58} {seen:>10} {floor:>10} {row.ratio:7.2f} {row.target:7.2f} {mark:>7} {row.floor_name}"


def _figure(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.0f} {unit}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms" if value >= 0.001 else f"{value * 1e6:.0f} µs"


if __name__ == "__main__":
    main(sys.argv[1:])

"""The bench prints ratios and says which targets hold; it never fails a build."""

from __future__ import annotations

from pathlib import Path
from pkgutil import iter_modules

import pytest

import benchmarks
from benchmarks.__main__ import NOT_SUBJECTS, written
from benchmarks.bounds import BOUNDS
from benchmarks.rows import Growth, Row


@pytest.mark.parametrize(("seen", "said"), [(2.0, "holds"), (2.1, "MISSED")])
def test_a_row_is_held_against_its_floor(seen: float, said: str) -> None:
    assert said in written(Row("an edit", "a raw commit", 1.0, seen, 2.0))


def test_linear_growth_has_exponent_one() -> None:
    assert Growth("edits", 0.1, 1.0).exponent == pytest.approx(1)
    assert not Growth("edits", 0.1, 2.0).holds


def test_every_subject_gives_rows_of_the_one_table() -> None:
    for module in iter_modules(benchmarks.__path__):
        if module.name not in NOT_SUBJECTS:
            source = (Path(benchmarks.__path__[0]) / f"{module.name}.py").read_text("utf-8")
            assert "from benchmarks.rows import" in source, module.name
            assert "def measure()" in source, module.name


def test_what_bounds_a_figure_is_said_of_a_row_that_there_is() -> None:
    sources = "".join(
        path.read_text("utf-8") for path in Path(benchmarks.__path__[0]).glob("*.py") if path.stem != "bounds"
    )
    for what in BOUNDS:
        assert what in sources or what.rsplit(" ", 1)[0] in sources, what

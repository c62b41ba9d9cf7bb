"""The log holds ids and counts, and refuses a person's words."""

import os
from pathlib import Path

import pytest

from aiom_workbench.file.log import LARGEST, note
from aiom_workbench.file.trouble import State


def logged(name: str = "workbench.log") -> str:
    return (Path(os.environ["AIOM_DATA"]) / "logs" / name).read_text("utf-8")


def test_a_line_names_the_event_with_its_ids_and_counts() -> None:
    note("opened", project="0b6e7d2c-93f1-4a55-8a2e-1f6f0a4f3a10", seq=446, state=State.READ_ONLY)
    assert logged().endswith("opened project=0b6e7d2c-93f1-4a55-8a2e-1f6f0a4f3a10 seq=446 state=read_only\n")


@pytest.mark.parametrize("words", ["Meridian Pharma", "Quintessa", "two\nlines", "", "x" * 41])
def test_a_persons_words_are_refused_without_repeating_them(words: str) -> None:
    with pytest.raises(ValueError, match="no ids") as raised:
        note("opened", project=words)
    assert not words or words not in str(raised.value)


def test_a_long_log_is_put_aside_once() -> None:
    note("opened")
    path = Path(os.environ["AIOM_DATA"]) / "logs" / "workbench.log"
    path.write_text("x" * (LARGEST + 1))
    note("closed")
    assert "closed" in logged()
    assert len(logged("workbench.1.log")) == LARGEST + 1

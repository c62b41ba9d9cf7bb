"""Which samples there are, and who tells each."""

from __future__ import annotations

from collections.abc import Callable

from aiom_workbench.cli.sample_source import (
    first_workshop,
    meridian_assessment,
    meridian_change,
    meridian_log,
    meridian_measures,
    meridian_model,
    meridian_people,
    meridian_roadmap,
    meridian_use_cases,
)
from aiom_workbench.cli.sample_source.story import Story


def meridian() -> Story:
    """Meridian Pharma: eight months of a plan that is under way."""
    story = Story()
    for subject in (
        meridian_people, meridian_use_cases, meridian_model, meridian_assessment, meridian_roadmap,
        meridian_change, meridian_measures, meridian_log,
    ):  # fmt: skip
        subject.tell(story)
    return story


def workshop() -> Story:
    """A regional carrier before its first workshop."""
    story = Story()
    first_workshop.tell(story)
    return story


SOURCES: dict[str, Callable[[], Story]] = {"meridian": meridian, "first-workshop": workshop}

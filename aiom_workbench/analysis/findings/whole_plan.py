"""Rules about what holds the plan together: vision, themes, principles, the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.findings.registry import NOTE, SCALABLE, SYNERGY, TRANSPARENCY, WARNING, Point, named, rule
from aiom_workbench.analysis.portfolio import is_live
from aiom_workbench.plan import Plan
from aiom_workbench.plan.titles import written_date
from aiom_workbench.words import N_, _


@rule(
    "vision",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="vision.headline",
    why=N_("People who were not told why fill the gap with what they fear."),
)
def no_vision(plan: Plan, today: date) -> Iterator[Point]:
    """There is neither a headline nor a story."""
    if not plan.vision.headline and not plan.vision.story:
        yield Point(None, _("There is no vision yet: what changes for whom, and why now"))


@rule(
    "themes",
    "use_cases",
    severity=NOTE,
    guards=SCALABLE,
    settled_by="use_cases.theme",
    why=N_("A theme that no use case serves is a wish."),
)
def theme_without_use_case(plan: Plan, today: date) -> Iterator[Point]:
    """No use case that is neither stopped nor retired serves a theme."""
    for theme in plan.themes:
        if not any(is_live(use_case) for use_case in plan.use_cases.where("theme", theme.id)):
            yield Point(theme, _("No use case serves {theme}").format(theme=named(plan, theme)))


@rule(
    "principles",
    severity=NOTE,
    guards=TRANSPARENCY,
    settled_by="principles.application",
    why=N_("A principle counts once somebody can see it applied."),
)
def principle_without_application(plan: Plan, today: date) -> Iterator[Point]:
    """A principle does not say how it is applied."""
    for principle in plan.principles:
        if not principle.application:
            message = _("{principle}: nothing says how it is applied here")
            yield Point(principle, message.format(principle=named(plan, principle)))


@rule(
    "log",
    severity=NOTE,
    guards=TRANSPARENCY,
    settled_by="log.due_on",
    why=N_("A log with old dates in it is no longer read."),
)
def log_item_overdue(plan: Plan, today: date) -> Iterator[Point]:
    """A log entry was due before today and is not closed."""
    for entry in plan.log:
        if entry.due_on is not None and entry.due_on < today and entry.status != "closed":
            message = _("“{entry}” was due on {day} and is not closed")
            yield Point(entry, message.format(entry=named(plan, entry), day=written_date(entry.due_on)))

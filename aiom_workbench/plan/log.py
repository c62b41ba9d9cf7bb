"""The log of risks, assumptions, issues, dependencies, decisions, actions and requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aiom_workbench.plan.fields import ANY_THING, Choice, audience, choice, day, link, long_text, scale, text
from aiom_workbench.plan.things import Thing, thing
from aiom_workbench.plan.use_cases import raised_from
from aiom_workbench.words import N_

LOG_KINDS = (
    Choice("risk", N_("Risk")),
    Choice("assumption", N_("Assumption")),
    Choice("issue", N_("Issue")),
    Choice("dependency", N_("Dependency")),
    Choice("decision", N_("Decision")),
    Choice("action", N_("Action")),
    Choice("request", N_("Request")),
)
LOG_STATUSES = (
    Choice("open", N_("Open")),
    Choice("in_progress", N_("In progress")),
    Choice("closed", N_("Closed")),
)


@thing("log", "L", N_("log entry"), N_("Log"), follows_audience=True, title=("title",))
@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry(Thing):
    """One entry of the log."""

    kind: str | None = choice(N_("Kind"), LOG_KINDS, client=True, help=N_("What sort of entry it is."))
    title: str | None = text(N_("Title"), client=True, width=36, help=N_("One line that stands alone."))
    detail: str | None = long_text(N_("Detail"), client=True, help=N_("What a reader in a year will need."))
    options: str | None = long_text(N_("Options"), client=True, help=N_("What could have been decided instead."))
    owner: str | None = link(N_("Owner"), "stakeholders", client=True, help=N_("Who moves it."))
    decided_by: str | None = text(N_("Decided by"), client=True, help=N_("Who decided."))
    raised_on: date | None = day(N_("Raised on"), client=True, help=N_("When it came up."))
    due_on: date | None = day(N_("Due on"), client=True, help=N_("By when."))
    closed_on: date | None = day(N_("Closed on"), client=True, help=N_("When it was settled."))
    last_reviewed_on: date | None = day(N_("Last reviewed"), client=True, help=N_("When it was last looked at."))
    status: str | None = choice(N_("Status"), LOG_STATUSES, client=True, help=N_("Empty counts as open."))
    probability: int | None = scale(N_("Probability"), 1, 5, client=True, help=N_("Before any response."))
    impact: int | None = scale(N_("Impact"), 1, 5, client=True, help=N_("If it happens, before any response."))
    response: str | None = long_text(N_("Response"), client=True, help=N_("What is done about it."))
    probability_after: int | None = scale(N_("Probability after"), 1, 5, client=True, help=N_("With the response."))
    impact_after: int | None = scale(N_("Impact after"), 1, 5, client=True, help=N_("With the response."))
    milestone: str | None = link(N_("Milestone"), "milestones", client=True, help=N_("What it threatens or moves."))
    use_case: str | None = link(N_("Use case"), "use_cases", client=True, help=N_("Which use case it is about."))
    workshop: str | None = link(N_("Workshop"), "workshops", client=True, help=N_("Where it was captured."))
    raised_from: str | None = raised_from()
    audience: str | None = audience()


@thing("set_asides", "SA", N_("set-aside"), N_("Points set aside"), title=("rule",), natural_key=("rule", "subject"))
@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside(Thing):
    """An open point that was looked at and put aside, with the reason."""

    rule: str | None = text(N_("Rule"), help=N_("The open point's rule."))
    subject: str | None = link(N_("About"), ANY_THING, help=N_("The thing; empty where it is about the whole plan."))
    reason: str | None = long_text(N_("Reason"), help=N_("Why it may stay as it is."))
    by: str | None = text(N_("By"), help=N_("Who put it aside."))
    on: date | None = day(N_("On"), help=N_("When."))

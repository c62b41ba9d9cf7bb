"""Rules about change: groups left out, barriers without help, the same for everybody, too much at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.answers import reads_of
from aiom_workbench.analysis.change_load import load
from aiom_workbench.analysis.change_load import one_size_fits_all as same_for_all
from aiom_workbench.analysis.findings.registry import SYNERGY, WARNING, Mend, Point, named, rule
from aiom_workbench.analysis.people import barrier
from aiom_workbench.plan import Plan
from aiom_workbench.plan.change import Intervention
from aiom_workbench.plan.choices import ELEMENTS
from aiom_workbench.plan.people import Group
from aiom_workbench.words import N_, _

ANOTHER_JOB = 4
"""The degree of an impact from which a group must not be left alone."""

OVERLOADED_HOURS = 16
LASTING = frozenset({"coaching", "hands_on_lab", "peer_network"})


@rule(
    "groups",
    "impacts",
    "interventions",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="interventions.groups",
    why=N_("Those whose work changes most are helped first."),
)
def high_impact_group_without_intervention(plan: Plan, today: date) -> Iterator[Point]:
    """A group has an impact of 4 or more and no intervention."""
    for group in plan.groups:
        degree = max((impact.degree or 0 for impact in plan.impacts.where("group", group.id)), default=0)
        if degree >= ANOTHER_JOB and not _interventions(plan, group):
            message = _("For {group} the work itself changes, and no intervention is planned")
            yield Point(group, message.format(group=named(plan, group)), _plan_one(plan, group))


@rule(
    "groups",
    "interventions",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="interventions.elements",
    why=N_("Help that is aimed elsewhere does not move what holds the group back."),
)
def barrier_without_intervention(plan: Plan, today: date) -> Iterator[Point]:
    """No intervention is aimed at what holds a group back."""
    labels = {element.key: element.label.lower() for element in ELEMENTS}
    for group in plan.groups:
        element = barrier(group)
        if element is not None and not any(element in one.elements for one in _interventions(plan, group)):
            message = _("{group} is held back by {element}, and no intervention is aimed at it")
            values = {"group": named(plan, group), "element": labels[element]}
            yield Point(group, message.format(**values), _plan_one(plan, group, element))


@rule(
    *reads_of(same_for_all),
    severity=WARNING,
    guards=SYNERGY,
    settled_by="interventions.groups",
    why=N_("Groups that are held back by different things need different help."),
)
def one_size_fits_all(plan: Plan, today: date) -> Iterator[Point]:
    """Groups get the very same interventions although barrier or concern differ; about the first of them."""
    for group_ids in same_for_all(plan):
        groups = [plan.groups[group_id] for group_id in group_ids]
        names = ", ".join(named(plan, group) for group in groups)
        message = _("{groups} get the same interventions although they are held back by different things")
        yield Point(groups[0], message.format(groups=names))


@rule(
    "groups",
    "interventions",
    severity=WARNING,
    guards=SYNERGY,
    settled_by="interventions.kind",
    why=N_("What was learnt in a day is gone in a month unless somebody practises it with them."),
)
def one_off_learning(plan: Plan, today: date) -> Iterator[Point]:
    """A group's only training is of a single day, without coaching, hands-on lab or peer network."""
    for group in plan.groups:
        planned = _interventions(plan, group)
        trainings = [one for one in planned if one.kind == "training"]
        lasting = any(one.kind in LASTING for one in planned)
        if len(trainings) == 1 and _is_one_day(trainings[0]) and not lasting:
            message = _("{group} learns on a single day ({training}), and nothing follows")
            values = {"group": named(plan, group), "training": named(plan, trainings[0])}
            yield Point(group, message.format(**values), _plan_lab(group))


@rule(
    *reads_of(load),
    severity=WARNING,
    guards=SYNERGY,
    settled_by="interventions.start_on",
    why=N_("Two days of change in a month is what daily work can carry."),
)
def group_overloaded(plan: Plan, today: date) -> Iterator[Point]:
    """A group is asked for more than 16 hours of each person in a month."""
    hours = load(plan)
    for group in plan.groups:
        months = {month: h for month, h in hours.get(group.id, {}).items() if h > OVERLOADED_HOURS}
        if months:
            message = _("{group} is asked for more than {limit} hours a month: {months}")
            listed = ", ".join(f"{month} {h:g} h" for month, h in months.items())
            yield Point(group, message.format(group=named(plan, group), limit=OVERLOADED_HOURS, months=listed))


def _interventions(plan: Plan, group: Group) -> list[Intervention]:
    return [one for one in plan.interventions.where("groups", group.id) if one.status != "cancelled"]


def _is_one_day(training: Intervention) -> bool:
    return training.start_on is not None and training.end_on in (None, training.start_on)


def _plan_one(plan: Plan, group: Group, element: str = "") -> Mend:
    labels = {choice.key: choice.label for choice in ELEMENTS}
    name = f"{labels[element]}: {group.name}" if element else _("First help for {group}").format(group=group.name)
    fields = {"name": name, "groups": [group.id], "elements": [element] if element else [], "status": "planned"}
    return Mend(_("Plan an intervention: {name}").format(name=name), add={"interventions": (fields,)})


def _plan_lab(group: Group) -> Mend:
    name = _("Lab on own cases: {group}").format(group=group.name)
    fields = {"name": name, "kind": "hands_on_lab", "groups": [group.id], "elements": ["ability"], "status": "planned"}
    return Mend(_("Plan a hands-on lab: {name}").format(name=name), add={"interventions": (fields,)})

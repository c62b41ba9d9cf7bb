"""Commands that compute: `analyse` prints every answer, `check` the open points, for a program or for a person."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date

from aiom_workbench.analysis.analyse import analyse
from aiom_workbench.analysis.calendar import calendar_of
from aiom_workbench.analysis.change_load import load, one_size_fits_all
from aiom_workbench.analysis.findings import Finding, Severity, findings
from aiom_workbench.analysis.forecast import forecast
from aiom_workbench.analysis.maturity import maturity
from aiom_workbench.analysis.measures import Measure, measures
from aiom_workbench.analysis.model_choice import argue, model_choice, robustness_in_words
from aiom_workbench.analysis.model_words import nothing_leads
from aiom_workbench.analysis.people import barrier, people
from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.cli.command import Command, file_argument, json_option, print_json, today_of, today_option, warn
from aiom_workbench.plan import Plan
from aiom_workbench.plan.choices import COMPONENTS, ELEMENTS
from aiom_workbench.plan.titles import title_with_ref, written_date
from aiom_workbench.project import Project
from aiom_workbench.words import N_, _, ngettext


def _options(parser: ArgumentParser) -> None:
    file_argument(parser)
    json_option(parser)
    today_option(parser)


def _check(given: Namespace) -> int:
    today = today_of(given)
    with Project.open(given.file, read_only=True) as project:
        found, seq = findings(project.plan, today), project.seq
    if given.json:
        print_json({"seq": seq, "today": today.isoformat(), "findings": [finding.data() for finding in found]})
    else:
        print("\n".join(_open_points(found)))
    return 1 if any(one.severity == Severity.SEVERE and not one.set_aside for one in found) else 0


def _open_points(found: tuple[Finding, ...]) -> Iterator[str]:
    points = [finding for finding in found if not finding.set_aside]
    for point in points:
        yield f"{_(_SEVERITY_WORDS[point.severity]):8}  {point.message}  ({point.rule}: {point.field})"
    yield ngettext("{n} open point", "{n} open points", len(points)).format(n=len(points))
    aside = len(found) - len(points)
    if aside:
        yield ngettext("{n} set aside", "{n} set aside", aside).format(n=aside)


_SEVERITY_WORDS = {"severe": N_("severe"), "warning": N_("warning"), "note": N_("note")}


def _analyse(given: Namespace) -> int:
    today = today_of(given)
    with Project.open(given.file, read_only=True) as project:
        plan, seq = project.plan, project.seq
    if given.json:
        print_json(analyse(plan, seq, today))
    else:
        print("\n\n".join("\n".join(part) for part in _parts(plan, today) if part))
    unknown = calendar_of(plan.engagement).warning
    if unknown:
        warn(_("engagement: {what}").format(what=unknown))
    return 0


def _parts(plan: Plan, today: date) -> Iterator[list[str]]:
    yield list(_maturity(plan))
    yield list(_model(plan))
    yield list(_people(plan))
    yield list(_portfolio(plan, today))
    yield list(_schedule(plan, today))
    yield list(_change(plan))
    yield list(_measures(plan, today))


def _heading(text: str) -> str:
    return f"{text}\n{'-' * len(text)}"


def _maturity(plan: Plan) -> Iterator[str]:
    found = maturity(plan)
    yield _heading(_("Maturity"))
    if found.mean_now is None:
        yield _("Not assessed yet.")
        return
    labels = {component.key: component.label for component in COMPONENTS}
    for key, level in found.components.items():
        yield f"  {labels[key]:12}  {_figure(level.now)} → {_figure(level.target)}"
    weakest = ", ".join(labels[key] for key in found.weakest)
    yield _("Held back by {components}; mean {mean}.").format(components=weakest, mean=found.mean_now)


def _model(plan: Plan) -> Iterator[str]:
    found = model_choice(plan)
    yield _heading(_("Model"))
    if found.margin is None:
        yield nothing_leads(argue(plan.criteria))
        return
    for option, score in found.scores.items():
        yield f"  {option:13}  {_figure(score)}"
    if found.leader is None:
        yield _("Two models are level.")
    else:
        in_words = robustness_in_words(found.robustness[found.leader] or 0)
        yield _("{model} leads by {margin}; it {robustness}.").format(
            model=found.leader.capitalize(), margin=found.margin, robustness=in_words
        )


def _people(plan: Plan) -> Iterator[str]:
    if not plan.stakeholders and not plan.groups:
        return
    found = people(plan)
    yield _heading(_("People"))
    close = [plan.stakeholders[key] for key, quadrant in found.quadrants.items() if quadrant == "manage_closely"]
    if close:
        yield _("Manage closely: {names}").format(names=", ".join(title_with_ref(plan, one) for one in close))
    labels = {element.key: element.label.lower() for element in ELEMENTS}
    for group in plan.groups:
        held_back = barrier(group)
        if held_back is not None:
            yield _("{group} is held back by {element}.").format(
                group=title_with_ref(plan, group), element=labels[held_back]
            )


def _portfolio(plan: Plan, today: date) -> Iterator[str]:
    if not plan.use_cases:
        return
    found = portfolio(plan, today)
    pilots, time, questions = found.pilots, found.time_to_value_months, found.three_questions
    yield _heading(_("Use cases"))
    yield _("{started} pilots started, {scaled} scaled, {stopped} stopped, {past} past their review.").format(
        started=pilots.started, scaled=pilots.scaled, stopped=pilots.stopped, past=pilots.past_review
    )
    if time.median is not None:
        yield _("Time to value: {median} months in the middle, of {n}.").format(median=time.median, n=time.n)
    yield _("Owner, data and success measure are known for {n} of {of} past intake.").format(
        n=questions.answered, of=questions.of
    )


def _schedule(plan: Plan, today: date) -> Iterator[str]:
    found = schedule(plan, today)
    if found.finish is None:
        return
    yield _heading(_("Roadmap"))
    for key, dates in found.milestones.items():
        name = title_with_ref(plan, plan.milestones[key])
        mark = _("critical") if dates.critical else _("{days:g} d to spare").format(days=dates.total_float)
        days = f"{written_date(dates.early_start):>11} – {written_date(dates.early_finish):>11}"
        yield f"  {days}  {name}  ({mark})"
    yield _("The plan finishes on {day}.").format(day=written_date(found.finish))
    expected = forecast(plan, today)
    if expected.p50 is not None and expected.p80 is not None:
        yield _("By the estimates: even odds by {p50}, four in five by {p80} ({n} of {of} tasks estimated).").format(
            p50=written_date(expected.p50), p80=written_date(expected.p80), n=expected.estimated, of=expected.of
        )
        yield _("Delays often come together; this assumes that they don't.")


def _change(plan: Plan) -> Iterator[str]:
    hours = load(plan)
    alike = one_size_fits_all(plan)
    if not hours and not alike:
        return
    yield _heading(_("Change"))
    for key, months in hours.items():
        listed = ", ".join(f"{month} {amount:g} h" for month, amount in months.items())
        yield f"  {title_with_ref(plan, plan.groups[key])}: {listed}"
    for groups in alike:
        names = ", ".join(title_with_ref(plan, plan.groups[key]) for key in groups)
        yield _("The same for all, though they differ: {groups}").format(groups=names)


_STATUS_WORDS = {
    "on_track": N_("on track"),
    "at_risk": N_("at risk"),
    "off_track": N_("off track"),
    "no_target": N_("no target yet"),
    "no_reading": N_("not read yet"),
}


def _measures(plan: Plan, today: date) -> Iterator[str]:
    found = measures(plan, today)
    if not found:
        return
    yield _heading(_("Measures"))
    for key, one in found.items():
        yield f"  {title_with_ref(plan, plan.kpis[key])}: {_measure(one)}"
    off = sum(one.status == "off_track" for one in found.values())
    if off:
        yield ngettext("{n} measure is off track.", "{n} measures are off track.", off).format(n=off)


def _measure(one: Measure) -> str:
    words = _(_STATUS_WORDS[one.status])
    if one.progress is None:
        return words
    if one.expected is None:
        return _("{progress:.0%} of the way, {status}").format(progress=one.progress, status=words)
    return _("{progress:.0%} of the way, {expected:.0%} expected, {status}").format(
        progress=one.progress, expected=one.expected, status=words
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


COMMANDS = {
    "analyse": Command(_("every computed answer"), _options, _analyse),
    "check": Command(_("the plan's open points; exit 1 where a severe one is not set aside"), _options, _check),
}

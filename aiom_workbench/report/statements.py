"""The sentences that several places of a document share, made from the plan's figures.

A figure that is missing changes the sentence; it never leaves a hole.
"""

from __future__ import annotations

from datetime import date

from aiom_workbench.analysis.forecast import forecast
from aiom_workbench.analysis.maturity import maturity
from aiom_workbench.analysis.model_choice import ModelChoice, TippingPoint, model_choice, robustness_in_words
from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.choices import COMPONENTS, MODELS
from aiom_workbench.plan.log import LogEntry
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, half_month, listed, long_date, month, one, sentence, share
from aiom_workbench.words import _, ngettext

_LABELS = {choice.key: choice.label for choice in (*MODELS, *COMPONENTS)}


def client_name(source: Source) -> str:
    """What the client is called in a sentence."""
    return source.plan.engagement.client or _("the organisation")


def label(key: str | None) -> str:
    """A model's or component's label within a sentence."""
    return _(_LABELS.get(key or "", key or "")).lower()


def move(source: Source) -> str:
    """The plan's answer, without a full stop: who moves to which model, by when."""
    plan, chosen = source.plan, source.plan.decision.chosen
    if not chosen:
        leader = model_choice(plan).leader
        if leader is None:
            return _("the choice of an operating model is open")
        return _("the choice of model is open; {model} leads the comparison").format(model=label(leader))
    steps = [step for step in plan.evolution if step.model == chosen and step.from_on]
    by = _(" by {month}").format(month=month(min(s.from_on for s in steps if s.from_on))) if steps else ""
    if steps and min(s.from_on for s in steps if s.from_on) <= source.today:
        by = ""
    return _("{client} moves to a {model} model{by}").format(client=client_name(source), model=label(chosen), by=by)


def who_decides(source: Source) -> str:
    """How the recurring decisions are spread over the bodies, or ""."""
    rights = [right for right in source.plan.decision_rights if len(right.accountable) == 1]
    held: dict[str, int] = {}
    for right in rights:
        held[right.accountable[0]] = held.get(right.accountable[0], 0) + 1
    most = sorted(held, key=lambda key: -held[key])[:2]
    if len(rights) < 3 or not most:
        return ""
    first = _("{part} of {whole} recurring decisions lie with {body}").format(
        body=source.name(most[0]), part=count(held[most[0]]), whole=len(source.plan.decision_rights)
    )
    if len(most) < 2 or held[most[1]] < 2:
        return first
    return _("{first}, {part} with {body}").format(first=first, body=source.name(most[1]), part=count(held[most[1]]))


def obstacle(source: Source) -> str:
    """What holds the programme back, without a full stop."""
    found = maturity(source.plan)
    if not found.weakest:
        return _("maturity has not been rated yet")
    names = listed(_LABELS[key] if n == 0 else label(key) for n, key in enumerate(found.weakest))
    if len(found.weakest) == len(found.components):
        return _("all rated components stand at level {now} of 4").format(now=found.level_now)
    verb = ngettext("holds", "hold", len(found.weakest))
    return _("{names} {verb} the programme back").format(names=names[0].upper() + names[1:], verb=verb)


def levels(source: Source) -> str:
    """Where the weakest components stand and what the plan needs, as a sentence."""
    found = maturity(source.plan)
    if not found.weakest:
        return _("No maturity levels are given: the assessment has not been held.")
    needs = [found.components[key].target for key in found.weakest]
    known = [need for need in needs if need is not None]
    if len(found.weakest) == len(found.components):
        need = (
            _(", the plan needs {need}").format(need=max(known))
            if known and max(known) > (found.level_now or 0)
            else ""
        )
        return sentence(obstacle(source) + need)
    who = ngettext("it stands", "both stand", len(found.weakest)) if len(found.weakest) < 3 else _("they stand")
    needed = _(" where the plan needs {need}").format(need=max(known)) if known else ""
    ready = [
        label(key)
        for key, level in found.components.items()
        if level.now is not None and level.target is not None and level.now >= level.target and key not in found.weakest
    ]
    already = ""
    if ready:
        already = _("; {names} {verb} where the plan needs {it} to be").format(
            names=listed(ready), verb=ngettext("is", "are", len(ready)), it=ngettext("it", "them", len(ready))
        )
    return sentence(
        f"{obstacle(source)}: {who} " + _("at level {now} of 4").format(now=found.level_now) + needed + already
    )


def pilots(source: Source) -> str:
    """What became of the pilots, as a sentence."""
    found = portfolio(source.plan, source.today).pilots
    if not found.started:
        return _("No pilot has been started yet.")
    scaled = _("none has scaled") if not found.scaled else ngettext(
        "{n} has scaled", "{n} have scaled", found.scaled).format(n=count(found.scaled))  # fmt: skip
    text = ngettext("Of {n} pilot started, {scaled}", "Of {n} pilots started, {scaled}", found.started)
    text = text.format(n=count(found.started), scaled=scaled)
    if found.past_review:
        late = ngettext("{n} is past its review date without a decision",
                        "{n} are past their review date without a decision", found.past_review)  # fmt: skip
        text += _(" and {late}").format(late=late.format(n=count(found.past_review)))
    return sentence(text)


def three_questions(source: Source) -> str:
    """How many use cases have an owner, data and a measure, as a sentence."""
    found = portfolio(source.plan, source.today).three_questions
    if not found.of:
        return _("No use case is past intake yet.")
    return sentence(_("{share} use cases past intake can name an owner, a data source and a success measure").format(
        share=share(found.answered, found.of)))  # fmt: skip


def scores(source: Source) -> str:
    """How the models compare, as a sentence."""
    choice = model_choice(source.plan)
    ranked = sorted(
        ((key, score) for key, score in choice.scores.items() if score is not None), key=lambda item: -item[1]
    )
    if len(ranked) < 2:
        return _("No scores are given: the criteria are not weighed and scored yet.")
    (first, best), (second, next_best) = ranked[:2]
    if choice.leader is None:
        return _("No model leads: {first} and {second} both score {score}.").format(
            first=label(first), second=label(second), score=one(best))  # fmt: skip
    text = _("{first} scores {best} against {next_best} for {second}").format(
        first=label(first).capitalize(), best=one(best), next_best=one(next_best), second=label(second))  # fmt: skip
    robust = choice.robustness.get(first)
    return sentence(
        text if robust is None else _("{text} and {robust}").format(text=text, robust=robustness_in_words(robust))
    )


def nearest_tipping(choice: ModelChoice) -> TippingPoint | None:
    """The tipping point that asks for the smallest change of a weight, in proportion to it."""
    found = [point for point in choice.tipping_points if point.weight]
    return min(found, key=lambda point: abs(point.flips_at / point.weight - 1), default=None)


def tipping(source: Source) -> str:
    """What would change the ranking first, as a sentence, or ""."""
    choice = model_choice(source.plan)
    point = nearest_tipping(choice)
    if choice.leader is None:
        return ""
    if point is None:
        return _("No single weight would change the ranking.")
    name = source.name(point.criterion)
    times = point.flips_at / float(point.weight)
    how = (
        _("weighed more than {times} times what it does").format(times=one(times))
        if times > 1
        else _("weighed less than {flips} instead of {weight}").format(
            flips=f"{point.flips_at:.3g}", weight=f"{point.weight:g}"
        )
    )
    return _("{to} would lead only if “{name}” {how}.").format(to=label(point.to).capitalize(), name=name, how=how)


def end(source: Source) -> str:
    """When the roadmap ends, and how sure that is, as a sentence."""
    finish = schedule(source.plan, source.today).finish
    if finish is None:
        return _("No end is given: the roadmap has no milestones yet.")
    found = forecast(source.plan, source.today)
    text = _("the last step of the roadmap falls in {when}").format(when=half_month(finish))
    if found.p80 is None:
        none = _("No range is given: none of {of} tasks has estimates.").format(of=found.of)
        some = _("No range is given: {n} of {of} tasks have estimates.").format(n=count(found.estimated), of=found.of)
        return sentence(text) + (" " + (some if found.estimated else none) if found.of else "")
    if half_month(found.p80) == half_month(finish):
        return sentence(_("{text}, also in eight of ten simulated runs").format(text=text))
    return sentence(
        _("{text}, by {later} in eight of ten simulated runs").format(text=text, later=half_month(found.p80))
    )


def asked_for(source: Source) -> list[LogEntry]:
    """The decisions and requests that wait for an answer, the most urgent first."""
    waiting = [e for e in source.plan.log if e.kind in ("decision", "request") and e.status != "closed"]
    return sorted(waiting, key=lambda e: (e.due_on is None, e.due_on or source.today))


def milestones_ahead(source: Source) -> list[tuple[date, Milestone]]:
    """The milestones that are still to come, with their dates, the next first."""
    dates = schedule(source.plan, source.today).milestones
    found = [
        (dates[m.id].early_finish, m)
        for m in source.plan.milestones
        if m.kind == "milestone"
        and m.id in dates
        and m.status not in ("done", "cancelled")
        and m.actual_finish_on is None
    ]
    return sorted(((day, m) for day, m in found if day >= source.today), key=lambda item: item[0])


def ask(source: Source) -> str:
    """What is asked of the readers, by when, as a sentence."""
    waiting = asked_for(source)
    if waiting:
        first = waiting[0].due_on
        text = ngettext("{n} decision is asked for", "{n} decisions are asked for", len(waiting))
        text = text.format(n=count(len(waiting)))
        return sentence(
            text if first is None else _("{text}, the first by {day}").format(text=text, day=long_date(first))
        )
    ahead = milestones_ahead(source)
    if not ahead:
        return _("No decision is asked for today.")
    day, milestone = ahead[0]
    who = _(" (owner: {name})").format(name=source.name(milestone.owner)) if milestone.owner else ""
    return _("No decision is asked for today; next comes “{name}” on {day}{who}.").format(
        name=milestone.name, day=long_date(day), who=who)  # fmt: skip

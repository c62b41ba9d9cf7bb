"""What changed since: the roadmap's dates, use cases, decisions, measures, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from aiom_workbench.analysis.calendar import calendar_of
from aiom_workbench.analysis.measures import measures
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan import Plan
from aiom_workbench.report.document import Block, Bullets, Heading, Paragraph, Run, Runs, Section
from aiom_workbench.report.sections.measures import STATUSES
from aiom_workbench.report.source import Source, ref
from aiom_workbench.report.wording import count, half_month, long_date, runs, sentence
from aiom_workbench.words import _, ngettext

LINES = 12


def section(source: Source) -> Section | None:
    """The differences from the earlier plan, a heading for each subject that changed."""
    before = source.before
    if before is None:
        return None
    subjects: tuple[tuple[str, Callable[[Source, Plan], list[Runs]]], ...] = (
        (_("Roadmap"), _moved), (_("Use cases"), _stages), (_("Log"), _log), (_("Measures"), _statuses),
        (_("People and interventions"), _counts),
    )  # fmt: skip
    found = [(name, lines) for name, make in subjects if (lines := make(source, before))]
    blocks: list[Block] = [Paragraph(runs(_end(source, before)), "lead")]
    for name, lines in found:
        blocks += [Heading(name), Bullets(tuple(lines[:LINES]))]
        if len(lines) > LINES:
            blocks.append(Paragraph(runs(_("And {n} more.").format(n=len(lines) - LINES)), "small"))
    title = _("What changed since {since}") if found else _("Nothing changed since {since}")
    return Section("changes", _("Changes"), title.format(since=source.since), tuple(blocks))


def _end(source: Source, before: Plan) -> str:
    now, then = schedule(source.plan, source.today).finish, schedule(before, source.today).finish
    if now is None or then is None:
        return _("There is no earlier end of the roadmap to compare with.")
    if now == then:
        return _("The end of the roadmap stands where it stood, in {when}.").format(when=half_month(now))
    days = _working_days(source, then, now)
    text = _("{n} working days later") if days > 0 else _("{n} working days earlier")
    return _("The end of the roadmap moved to {when}, {days}.").format(
        when=half_month(now), days=text.format(n=abs(days))
    )


def _working_days(source: Source, then: date, now: date) -> int:
    calendar = calendar_of(source.plan.engagement)
    return calendar.index(now) - calendar.index(then)


def _moved(source: Source, before: Plan) -> list[Runs]:
    now, then = schedule(source.plan, source.today).milestones, schedule(before, source.today).milestones
    lines: list[tuple[int, Runs]] = []
    for m in source.plan.milestones:
        if m.id not in now or m.kind == "summary":
            continue
        old = before.milestones.get(m.id)
        if old is None:
            when = long_date(now[m.id].early_finish)
            lines.append((0, runs(ref(m), _(" {name} is new, for {when}.").format(name=m.name, when=when))))
        elif m.status != old.status and m.status in ("done", "blocked", "at_risk", "cancelled"):
            state = source.show(m, "status").lower()
            lines.append((-1000, runs(ref(m), _(" {name} is now {state}.").format(name=m.name, state=state))))
        elif m.id in then and m.kind == "milestone":
            days = _working_days(source, then[m.id].early_finish, now[m.id].early_finish)
            if days:
                text = _(" {name} moved {n} working days later, to {when}.") if days > 0 else _(
                    " {name} moved {n} working days earlier, to {when}.")  # fmt: skip
                said = text.format(name=m.name, n=abs(days), when=long_date(now[m.id].early_finish))
                lines.append((-abs(days), runs(ref(m), said)))
    gone = [m for m in before.milestones if m.id not in source.plan.milestones]
    lines += [(1, runs(_("{name} ({ref}) was taken out.").format(name=m.name, ref=m.ref))) for m in gone]
    return [line for _rank, line in sorted(lines, key=lambda item: item[0])]


def _stages(source: Source, before: Plan) -> list[Runs]:
    lines: list[Runs] = []
    for c in source.plan.use_cases:
        old = before.use_cases.get(c.id)
        if old is None:
            lines.append(runs(ref(c), _(" {name} is new, in stage {stage}.").format(
                name=c.name, stage=source.show(c, "stage").lower() or _("intake"))))  # fmt: skip
            continue
        said = []
        if c.stage != old.stage:
            was, now = source.show(old, "stage").lower(), source.show(c, "stage").lower()
            said.append(_("went from {was} to {now}").format(was=was or _("no stage"), now=now or _("no stage")))
        if c.owner != old.owner and c.owner:
            said.append(_("has {name} as owner").format(name=source.name(c.owner)))
        if said:
            lines.append(runs(ref(c), f" {c.name} " + _(" and ").join(said) + "."))
    return lines


def _log(source: Source, before: Plan) -> list[Runs]:
    lines: list[Runs] = []
    for e in source.plan.log:
        old = before.log.get(e.id)
        kind = source.show(e, "kind").lower()
        if old is None:
            lines.append(
                runs(ref(e), _(" New {kind}: {title}").format(kind=kind or _("entry"), title=sentence(e.title or "")))
            )
        elif e.status == "closed" and old.status != "closed":
            lines.append(runs(ref(e), _(" Closed: {title}").format(title=sentence(e.title or ""))))
        elif e.due_on and old.due_on and e.due_on != old.due_on:
            said = _(" Due date moved from {was} to {now}: {title}")
            lines.append(
                runs(
                    ref(e),
                    said.format(was=long_date(old.due_on), now=long_date(e.due_on), title=sentence(e.title or "")),
                )
            )
    return lines


def _statuses(source: Source, before: Plan) -> list[Runs]:
    now, then = measures(source.plan, source.today), measures(before, source.today)
    lines: list[Runs] = []
    for k in source.plan.kpis:
        if k.id not in then:
            lines.append(runs(ref(k), _(" {name} is new.").format(name=k.name)))
        elif now[k.id].latest != then[k.id].latest and now[k.id].latest is not None:
            status = _(STATUSES.get(now[k.id].status, "")).lower()
            said = _(" {name}: {value}, {status}.") if status else _(" {name}: {value}.")
            value = f"{now[k.id].latest:,.10g}" + (f" {k.unit}" if k.unit else "")
            lines.append(runs(ref(k), said.format(name=k.name, value=value, status=status)))
    return lines


def _counts(source: Source, before: Plan) -> list[Runs]:
    lines: list[Runs] = []
    for name in ("stakeholders", "groups", "interventions", "decision_rights", "bodies", "data_sources"):
        entity = source.plan.entities()[name]
        now, then = set(source.plan.collections[name].ids()), set(before.collections[name].ids())
        parts = []
        if now - then:
            parts.append(ngettext("{n} is new", "{n} are new", len(now - then)).format(n=count(len(now - then))))
        if then - now:
            gone = ngettext("{n} was taken out", "{n} were taken out", len(then - now))
            parts.append(gone.format(n=count(len(then - now))))
        if parts:
            lines.append((Run(f"{entity.many}: {_(', ').join(parts)}."),))
    done = [
        i for i in source.plan.interventions
        if i.status == "done" and (old := before.interventions.get(i.id)) is not None and old.status != "done"
    ]  # fmt: skip
    lines += [runs(ref(i), _(" {name} is done.").format(name=i.name)) for i in done]
    return lines

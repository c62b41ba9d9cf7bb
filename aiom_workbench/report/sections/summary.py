"""The executive summary, on one page: the answer first, then what holds it back, how sure it is, and the ask."""

from __future__ import annotations

from datetime import date

from aiom_workbench.analysis.portfolio import portfolio
from aiom_workbench.analysis.schedule import schedule
from aiom_workbench.plan.roadmap import Milestone
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import Block, Bullets, Column, KeyNumber, KeyNumbers, Paragraph, Section, Table
from aiom_workbench.report.sections.benefits import brings
from aiom_workbench.report.source import Source, ref
from aiom_workbench.report.wording import half_month, runs, sentence, shortened
from aiom_workbench.words import _, ngettext

ASKED, NEXT, ROOM = 4, 3, 110
"""So many asks and milestones, each in so many letters: what fits on the page with everything else."""


def section(source: Source) -> Section | None:
    """One page, kept short by a budget for each of its parts."""
    title = say.move(source)
    blocks: list[Block] = [Paragraph(runs(_lead(source)), "lead")]
    numbers = _numbers(source)
    if len(numbers) > 1:
        blocks.append(KeyNumbers(tuple(numbers[:4])))
    blocks.append(Bullets(tuple(runs(line) for line in _messages(source) if line)))
    asked = say.asked_for(source)
    if asked:
        blocks.append(_asked(source))
    ahead = say.milestones_ahead(source)[:NEXT]
    if ahead:
        blocks.append(_next(source, ahead))
    return Section("summary", _("Executive summary"), title[0].upper() + title[1:], tuple(blocks), new_page=True)


def _lead(source: Source) -> str:
    headline = source.plan.vision.headline
    decides = say.who_decides(source)
    if not headline and not decides:
        return _("This plan has just been begun: what is missing is said where it will stand.")
    parts = [sentence(shortened(headline, 220)) if headline else "", sentence(decides)]
    return " ".join(part for part in parts if part)


def _messages(source: Source) -> list[str]:
    chosen = bool(source.plan.decision.chosen) or bool(source.plan.criteria)
    revisit = source.plan.decision.revisit_when
    return [
        say.levels(source),
        f"{say.pilots(source)} {say.three_questions(source)}" if source.plan.use_cases else say.pilots(source),
        f"{say.scores(source)} {say.tipping(source)}".strip() if chosen else "",
        _("The choice is opened again if: {when}").format(when=sentence(shortened(revisit, 160))) if revisit else "",
        brings(source),
        f"{say.end(source)} {say.ask(source)}",
    ]


def _numbers(source: Source) -> list[KeyNumber]:
    plan, found = source.plan, portfolio(source.plan, source.today)
    numbers = []
    if found.pilots.started:
        numbers.append(KeyNumber(
            _("{part} of {whole}").format(part=found.pilots.scaled, whole=found.pilots.started), _("pilots have scaled")))  # fmt: skip
    if found.three_questions.of:
        counted = _("{part} of {whole}").format(part=found.three_questions.answered, whole=found.three_questions.of)
        numbers.append(KeyNumber(counted, _("use cases with owner, data and measure")))
    milestones = [m for m in plan.milestones if m.kind == "milestone" and m.status != "cancelled"]
    if milestones:
        done = sum(m.status == "done" for m in milestones)
        counted = _("{part} of {whole}").format(part=done, whole=len(milestones))
        numbers.append(KeyNumber(counted, _("milestones reached")))
    finish = schedule(plan, source.today).finish
    if finish is not None:
        when = half_month(finish)
        numbers.append(KeyNumber(str(finish.year), _("end of the roadmap"), when[0].upper() + when[1:]))
    return numbers


def _asked(source: Source) -> Table:
    entries = say.asked_for(source)[:ASKED]
    columns = (Column(_("Ref"), 0.6), Column(_("Asked for"), 4.4), Column(_("By whom"), 1.8), Column(_("By when"), 1.1))
    rows = tuple(
        (ref(e), shortened(e.title, ROOM), e.decided_by or source.name(e.owner) or None, e.due_on) for e in entries
    )
    caption = ngettext("The decision asked for", "Decisions asked for", len(entries))
    return Table("asked", caption, columns, rows)


def _next(source: Source, ahead: list[tuple[date, Milestone]]) -> Table:
    columns = (Column(_("Ref"), 0.6), Column(_("Milestone"), 4.4), Column(_("Owner"), 1.8), Column(_("Date"), 1.1))
    rows = tuple((ref(m), shortened(m.name, ROOM), source.name(m.owner) or _("open"), day) for day, m in ahead)
    return Table("ahead", _("What comes next"), columns, rows)

"""The baseline: maturity by component, the diagnostic questions, what moved since the round before."""

from __future__ import annotations

from aiom_workbench.analysis.maturity import latest_assessment, maturity, maturity_of, ratings_of
from aiom_workbench.content.packs import pack_of
from aiom_workbench.plan.assessment import Assessment
from aiom_workbench.plan.choices import COMPONENTS, QUESTIONS
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import Block, Bullets, Column, FigureBlock, Heading, Paragraph, Run, Section, Table
from aiom_workbench.report.figures.maturity import earlier, maturity_figure
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, listed, long_date, month, one, runs, sentence
from aiom_workbench.words import _, ngettext

QUOTES = 6


def section(source: Source) -> Section | None:
    """The latest round; one line says what is missing where there is none."""
    latest = latest_assessment(source.plan)
    if latest is None:
        return None
    found = maturity(source.plan)
    blocks: list[Block] = [Paragraph(runs(say.levels(source)), "lead")]
    before = _round_before(source, latest)
    if found.components:
        past = maturity_of(source.plan, before.id) if before else None
        blocks.append(Paragraph(runs(_what_figure_says(source, latest, before), Run("", place="figure:maturity"), ".")))
        figure = maturity_figure(earlier(found, past), found.weakest)
        blocks.append(FigureBlock("maturity", figure, _("Maturity by component, levels 1 to 4"), _alt(source)))
        blocks.append(_components(source, latest))
    blocks += _questions(source, latest)
    blocks += _quotes(source)
    title = say.obstacle(source)
    return Section("baseline", _("Baseline"), title[0].upper() + title[1:], tuple(blocks))


def _round_before(source: Source, latest: Assessment) -> Assessment | None:
    dated = [a for a in source.plan.assessments if a.id != latest.id and a.taken_on]
    return max(dated, key=lambda a: str(a.taken_on), default=None)


def _what_figure_says(source: Source, latest: Assessment, before: Assessment | None) -> str:
    when = _(" of {month}").format(month=month(latest.taken_on)) if latest.taken_on else ""
    start = _("In the round “{name}”{when}").format(name=latest.name, when=when)
    if before is None:
        return _("{start} the levels were agreed as shown in ").format(start=start)
    now, past = ratings_of(source.plan, latest.id), ratings_of(source.plan, before.id)
    moved = [
        _("{name} from {was} to {now}").format(name=choice.label.lower(), was=past[choice.key].now, now=now[choice.key].now)
        for choice in COMPONENTS
        if choice.key in now and choice.key in past and None not in (now[choice.key].now, past[choice.key].now)
        and now[choice.key].now != past[choice.key].now
    ]  # fmt: skip
    since = month(before.taken_on) if before.taken_on else str(before.name)
    if not moved:
        return _("{start} no component had moved since {since}; see ").format(start=start, since=since)
    return _("Since {since} {moved} moved, the others stand where they stood; see ").format(
        since=since, moved=listed(moved)
    )


def _alt(source: Source) -> str:
    parts = []
    for key, level in maturity(source.plan).components.items():
        target = _(", target {n}").format(n=level.target) if level.target is not None else ""
        parts.append(_("{name} at level {now}{target}").format(name=say.label(key), now=level.now, target=target))
    return sentence("; ".join(parts))


def _components(source: Source, latest: Assessment) -> Table:
    cells = pack_of(source.plan).components
    ratings = ratings_of(source.plan, latest.id)
    columns = [Column(_("Component"), 1.3), Column(_("Now"), 0.6, "right"), Column(_("Target"), 0.7, "right"),
               Column(_("What the level looks like"), 4.2)]  # fmt: skip
    if source.internal:
        columns.append(Column(_("Evidence"), 3))
    rows = []
    for choice in COMPONENTS:
        rating = ratings.get(choice.key)
        if rating is None:
            continue
        cell = cells[choice.key].levels.get(str(rating.now)) if choice.key in cells else None
        row = [
            pack_of(source.plan).wording("components", choice.key),
            rating.now,
            rating.target,
            getattr(cell, "text", None),
        ]
        rows.append(tuple([*row, rating.evidence] if source.internal else row))
    return Table("components", _("Levels by component"), tuple(columns), tuple(rows))


def _questions(source: Source, latest: Assessment) -> list[Block]:
    answers = list(source.plan.answers.where("assessment", latest.id))
    scored = [a for a in answers if a.score is not None]
    if not scored:
        return []
    mean = maturity(source.plan).questions_mean
    low = [a for a in scored if a.score is not None and a.score <= 2]
    text = _("The {n} diagnostic questions score {mean} of 5 on average").format(
        n=count(len(scored)), mean=one(mean or 0)
    )
    if low:
        text += ngettext("; {n} scores 2 or less", "; {n} score 2 or less", len(low)).format(n=count(len(low)))
    order, pack = {choice.key: n for n, choice in enumerate(QUESTIONS)}, pack_of(source.plan)
    columns = (Column(_("Question"), 2.6), Column(_("Score"), 0.7, "right"), Column(_("What was found"), 3.8),
               Column(_("Owner"), 1.5))  # fmt: skip
    rows = tuple(
        (pack.wording("questions", a.question or ""), a.score, a.answer, source.name(a.owner))
        for a in sorted(scored, key=lambda a: order.get(a.question or "", 99))
    )
    table = Table("questions", _("Diagnostic questions, scores 1 to 5"), columns, rows)
    return [Heading(_("Eight questions")), Paragraph(runs(sentence(text))), table]


def _quotes(source: Source) -> list[Block]:
    found = [e for e in source.plan.evidence if e.quote]
    if not found:
        return []
    ranked = sorted(found, key=lambda e: -(e.strength or 0))[:QUOTES]
    items = []
    for e in ranked:
        who = e.source_role if e.attribution != "none" else ""
        tail = ", ".join(part for part in (who, long_date(e.on) if e.on else "") if part)
        items.append(runs(f"“{e.quote}”", f" ({tail})" if tail else ""))
    return [Heading(_("What was seen and heard")), Bullets(tuple(items))]

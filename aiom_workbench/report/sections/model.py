"""The target operating model: the choice, why, what it hangs on, what sits where, the way there."""

from __future__ import annotations

from aiom_workbench.analysis.model_choice import model_choice, tornado
from aiom_workbench.analysis.operating_model import placement_check
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import Block, Column, FigureBlock, Heading, Note, Paragraph, Run, Section, Table
from aiom_workbench.report.figures.evolution_path import evolution_figure
from aiom_workbench.report.figures.model_choice import scores_figure, tornado_figure
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import half_month, listed, long_date, one, runs, sentence
from aiom_workbench.words import _


def section(source: Source) -> Section | None:
    """The choice with scores, sensitivity, placements and evolution."""
    plan = source.plan
    if not plan.criteria and plan.decision.chosen is None and not plan.allocations:
        return None
    blocks: list[Block] = [Paragraph(runs(_choice(source)), "lead")]
    if plan.decision.rationale:
        blocks.append(Paragraph(runs(plan.decision.rationale)))
    if plan.criteria:
        blocks += _comparison(source)
    if plan.decision.revisit_when:
        blocks.append(Note(runs(_("When we would choose again. "), plan.decision.revisit_when)))
    if plan.allocations:
        blocks += [Heading(_("What sits where")), *_placements(source)]
    if plan.evolution:
        blocks += [Heading(_("The way there")), *_path(source), _evolution(source)]
    return Section("model", _("Target operating model"), _title(source), tuple(blocks))


def _title(source: Source) -> str:
    choice, chosen = model_choice(source.plan), source.plan.decision.chosen
    if not chosen:
        text = say.move(source)
        return text[0].upper() + text[1:]
    model = say.label(chosen).capitalize()
    if choice.leader is None:
        return _("{model} is the chosen model").format(model=model)
    if choice.leader != chosen:
        return _("{model} is chosen although {leader} scores higher").format(
            model=model, leader=say.label(choice.leader)
        )
    point = say.nearest_tipping(choice)
    if point is None:
        return _("{model} leads, whatever single weight is moved").format(model=model)
    return _("{model} leads by {margin}; what it hangs on most is “{criterion}”").format(
        model=model, margin=one(choice.margin or 0), criterion=source.name(point.criterion)
    )


def _choice(source: Source) -> str:
    decision = source.plan.decision
    if not decision.chosen:
        return _("The models were compared; the decision has not been taken.")
    parts = [_("The {model} model was chosen").format(model=say.label(decision.chosen))]
    if decision.decided_by:
        parts.append(_("by the {who}").format(who=decision.decided_by[0].lower() + decision.decided_by[1:]))
    if decision.decided_on:
        parts.append(_("on {day}").format(day=long_date(decision.decided_on)))
    return sentence(" ".join(parts))


def _comparison(source: Source) -> list[Block]:
    choice = model_choice(source.plan)
    blocks: list[Block] = [Heading(_("How the models compare"))]
    scored = {key: score for key, score in choice.scores.items() if score is not None}
    if not scored:
        return [*blocks, Paragraph(runs(say.scores(source))), _criteria(source)]
    blocks.append(Paragraph(runs(say.scores(source), " ", say.tipping(source), " ", Run("", place="table:criteria"),
                                 _(" has the scores and what they rest on."))))  # fmt: skip
    alt = "; ".join(f"{say.label(key)} {one(score)}" for key, score in scored.items())
    figure = scores_figure(choice, source.plan.decision.chosen)
    blocks.append(FigureBlock("scores", figure, _("Weighted score of each model, 1 to 5"), sentence(alt)))
    blocks.append(_criteria(source))
    swings = tornado(source.plan.criteria)
    if swings and choice.leader and choice.margin is not None:
        names = {c.id: c.name or "" for c in source.plan.criteria}
        leader = next(m.label for m in MODELS if m.key == choice.leader)
        widest = names[swings[0].criterion]
        figure = tornado_figure(swings, names, choice.margin, leader)
        alt = _("{model} leads by {margin} today. The widest swing comes from {criterion}.").format(
            model=leader, margin=f"{choice.margin:.2f}", criterion=widest
        )
        blocks.append(FigureBlock("tornado", figure, _("The lead, with each weight at nothing and doubled"), alt))
    return blocks


def _criteria(source: Source) -> Table:
    columns = (
        Column(_("Criterion"), 1.9), Column(_("Weight"), 0.8, "right"), Column(_("Central"), 0.8, "right"),
        Column(_("Decentral"), 1.0, "right"), Column(_("Federated"), 1.0, "right"), Column(_("What was found here"), 4),
    )  # fmt: skip
    found = list(source.plan.criteria)
    rows = tuple(
        (c.name, None if c.weight is None else f"{c.weight:g}", c.centralized, c.decentralized, c.federated, c.reason)
        for c in found
    )
    return Table("criteria", _("Criteria, weights and scores (1 to 5)"), columns, rows, tuple(c.id for c in found))


def _placements(source: Source) -> list[Block]:
    found = list(source.plan.allocations)
    local = [a.capability or "" for a in found if a.placement == "local"]
    central = [a.capability or "" for a in found if a.placement == "central"]
    parts = []
    if central:
        parts.append(_("Central: {names}").format(names=listed(name[:1].lower() + name[1:] for name in central)))
    if local:
        parts.append(_("in the units: {names}").format(names=listed(name[:1].lower() + name[1:] for name in local)))
    columns = (Column(_("Ref"), 0.7), Column(_("Capability"), 2.6), Column(_("Component"), 1.3), Column(_("Placed"), 1),
               Column(_("Why there"), 3.4))  # fmt: skip
    rows = tuple(
        (a.ref, a.capability, source.show(a, "component"), source.show(a, "placement"), a.reason) for a in found
    )
    table = Table("placements", _("Placement of capabilities"), columns, rows, tuple(a.id for a in found))
    check = placement_check(source.plan)
    differs = " ".join(part for part in (check.sentence, *(one.sentence for one in check.differences)) if part)
    said: list[Block] = [Paragraph(runs(sentence("; ".join(parts))))] if parts else []
    return [*said, *([Note(runs(differs))] if differs else []), table]


def _path(source: Source) -> list[Block]:
    """The steps over time as a picture, where any has a day."""
    if not any(step.from_on for step in source.plan.evolution):
        return []
    figure = evolution_figure(source.plan, source.today, 640)
    return [FigureBlock("path", figure, _("Which model holds when, and what triggers each step"), figure.alt)]


def _evolution(source: Source) -> Table:
    found = sorted(source.plan.evolution, key=lambda e: (e.from_on is None, str(e.from_on)))
    columns = (Column(_("Ref"), 0.7), Column(_("From"), 1.5), Column(_("Model"), 1.3), Column(_("Trigger"), 4),
               Column(_("Met on"), 1.2))  # fmt: skip
    rows = tuple(
        (
            e.ref,
            half_month(e.from_on) if e.from_on else None,
            source.show(e, "model"),
            e.trigger,
            e.met_on or _("not yet"),
        )
        for e in found
    )
    return Table(
        "evolution", _("Steps, and what must have happened before each"), columns, rows, tuple(e.id for e in found)
    )

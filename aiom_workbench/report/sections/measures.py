"""Measures: what is read, against which target, and in whose goals it stands."""

from __future__ import annotations

from aiom_workbench.analysis.measures import measures
from aiom_workbench.plan.measures import Kpi, Pulse
from aiom_workbench.report.document import Block, Column, FigureBlock, Heading, Paragraph, Run, Section, Table
from aiom_workbench.report.figures.trends import trends_figure, trends_of
from aiom_workbench.report.small_cells import FEW
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, one, runs, sentence, share
from aiom_workbench.words import N_, _, ngettext

STATUSES = {
    "on_track": N_("On track"), "at_risk": N_("At risk"), "off_track": N_("Off track"),
    "no_reading": N_("No reading"), "no_target": N_("No target"),
}  # fmt: skip
PANELS, IN_BODY = 8, 30


def section(source: Source) -> Section | None:
    """Status of every measure, trends of the most telling, goals; pulses for our own people, small cells withheld."""
    kpis = list(source.plan.kpis)
    if not kpis:
        return None
    blocks: list[Block] = [Paragraph(runs(_lead(source, kpis)), "lead")]
    trends = [t for t in trends_of(source.plan, kpis, source.today) if len(t.readings) > 1][:PANELS]
    if trends:
        alt = sentence(
            "; ".join(
                f"{t.name}: {_(STATUSES[t.status if t.status in STATUSES else 'no_target']).lower()}" for t in trends
            )
        )
        text = _(" shows readings, the target at the right and the way there as a dashed line.")
        blocks.append(Paragraph(runs(Run("", place="figure:trends"), text)))
        blocks.append(FigureBlock("trends", trends_figure(trends), _("Readings against their targets"), alt))
    blocks.append(kpi_table(source, kpis[:IN_BODY], "kpis", _("Measures")))
    blocks.append(Paragraph(runs(_goals(source, kpis))))
    if source.internal:
        blocks += _pulses(source)
    return Section("measures", _("Feedback and measures"), _title(source, kpis), tuple(blocks))


def _counted(source: Source, kpis: list[Kpi]) -> dict[str, int]:
    found = measures(source.plan, source.today)
    counts: dict[str, int] = {}
    for kpi in kpis:
        counts[found[kpi.id].status] = counts.get(found[kpi.id].status, 0) + 1
    return counts


def _title(source: Source, kpis: list[Kpi]) -> str:
    counts = _counted(source, kpis)
    good = counts.get("on_track", 0)
    judged = good + counts.get("at_risk", 0) + counts.get("off_track", 0)
    if not judged:
        return _("No measure can be judged yet")
    text = ngettext(
        "{good} of {n} measures with a target is on track", "{good} of {n} measures with a target are on track", good
    )
    return sentence(text.format(good=count(good) if good else _("none"), n=count(judged)))[:-1]


def _lead(source: Source, kpis: list[Kpi]) -> str:
    counts = _counted(source, kpis)
    names = {
        "off_track": _("off track"),
        "at_risk": _("at risk"),
        "no_reading": _("without a reading"),
        "no_target": _("without a target"),
    }
    parts = [f"{count(counts[key])} {name}" for key, name in names.items() if counts.get(key)]
    if not parts:
        return _("Every measure is on track.")
    return sentence(_("Of {n} measures, {parts}").format(n=count(len(kpis)), parts=", ".join(parts)))


def kpi_table(source: Source, kpis: list[Kpi], key: str, caption: str) -> Table:
    """Measures with baseline, latest, target and status."""
    found = measures(source.plan, source.today)
    columns = (Column(_("Ref"), 0.7), Column(_("Measure"), 2.8), Column(_("Baseline"), 1.1, "right"),
               Column(_("Latest"), 1.1, "right"), Column(_("Target"), 1.1, "right"), Column(_("By"), 1.25),
               Column(_("Status"), 1.0))  # fmt: skip
    rows = tuple(
        (
            k.ref, f"{k.name} ({k.unit})" if k.unit else k.name, _figure(k.baseline), _figure(found[k.id].latest),
            _figure(k.target), k.target_on, _(STATUSES.get(found[k.id].status, "")),
        )
        for k in kpis
    )  # fmt: skip
    return Table(key, caption, columns, rows, tuple(k.id for k in kpis))


def _figure(value: float | None) -> str | None:
    return None if value is None else f"{value:,.10g}".replace("-", "−")


def _goals(source: Source, kpis: list[Kpi]) -> str:
    held = [k for k in kpis if k.in_goals_of]
    if not held:
        return _("No measure stands in anybody's goals yet.")
    owners = sum(k.owner is not None for k in kpis)
    return sentence(_("{held} measures stand in the goals of a body or person; {owned} have an owner").format(
        held=share(len(held), len(kpis)), owned=share(owners, len(kpis))))  # fmt: skip


def _pulses(source: Source) -> list[Block]:
    dates = sorted({p.on for p in source.plan.pulses if p.on is not None and p.on <= source.today})
    if not dates:
        return []
    cells: dict[tuple[str | None, str | None, str | None], list[Pulse]] = {}
    for p in source.plan.pulses:
        if p.on == dates[-1] and p.score is not None:
            cells.setdefault((p.group, p.element, p.voice), []).append(p)
    columns = (Column(_("Group"), 2), Column(_("Element"), 1.4), Column(_("Voice"), 1.2), Column(_("Score"), 0.8, "right"),
               Column(_("Respondents"), 1.2, "right"))  # fmt: skip
    rows = []
    for pulses in list(cells.values())[:IN_BODY]:
        first, n = pulses[0], sum(p.respondents or 0 for p in pulses)
        shown = n >= FEW
        score = sum((p.score or 0) * (p.respondents or 0) for p in pulses) / n if shown else 0
        rows.append((source.name(first.group), source.show(first, "element"), source.show(first, "voice"),
                     one(score) if shown else _("withheld"), n if shown else _("fewer than 5")))  # fmt: skip
    return [
        Heading(_("Latest pulse (internal)")),
        Table("pulses", _("Pulse by group and element, 1 to 5"), columns, tuple(rows)),
    ]

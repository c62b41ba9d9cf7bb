"""The roadmap document: its sections in their fixed order, made from one plan for one audience."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module

from aiom_workbench.plan import Plan
from aiom_workbench.problem import Kind, Problem
from aiom_workbench.report.document import Document, Properties, Section, text_of
from aiom_workbench.report.sections import appendices
from aiom_workbench.report.source import Source, source_for
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.wording import long_date
from aiom_workbench.words import _

SECTIONS = (
    "summary", "plan-on-a-page", "context", "vision", "baseline", "model", "decision-rights", "people", "use-cases",
    "governance", "roadmap", "impacts", "interventions", "upskilling", "measures", "benefits", "raid", "next-90-days",
    "charter", "changes", "appendices",
)  # fmt: skip
"""The keys of the sections in the document's order; each stands in a module of its own in `sections/`."""

Maker = Callable[[Source], Section | None]


def make_document(
    plan: Plan,
    audience: str,
    today: date,
    stamp: Stamp,
    *,
    sections: Iterable[str] | None = None,
    before: Plan | None = None,
    since: str = "",
    code_names: bool = False,
) -> Document:
    """The document for `audience` ("client" or "internal") on the day `today`.

    `sections` picks some by key; `before` is the plan to say "what changed since" about, and
    `since` that moment in words; `code_names` takes people's names out. Raises `Problem` for a section that does not exist.
    """
    wanted = set(SECTIONS if sections is None else sections)
    unknown = sorted(wanted - set(SECTIONS))
    if unknown:
        what = _("there is no section {names}").format(names=", ".join(unknown))
        mend = _("the sections are {names}").format(names=", ".join(SECTIONS))
        raise Problem(what, mend=mend, kind=Kind.USAGE)
    source = source_for(plan, audience, today, before, since, code_names=code_names)
    made = [section for key in SECTIONS[:-1] if key in wanted and (section := _maker(key)(source)) is not None]
    if "appendices" in wanted:
        said = " ".join(text_of(section) for section in made)
        made.append(appendices.section(source, said))
    return Document(_properties(source, stamp), tuple(made))


def _maker(key: str) -> Maker:
    module = import_module(f"aiom_workbench.report.sections.{key.replace('-', '_')}")
    found: Maker = module.section
    return found


def _properties(source: Source, stamp: Stamp) -> Properties:
    engagement = source.plan.engagement
    client = engagement.client or _("Client not named yet")
    title = engagement.name or _("AI operating model")
    readers = _("Internal: not for the client") if source.internal else _("For the client")
    status = _("Status as of {day}").format(day=long_date(source.today))
    confidentiality = engagement.confidentiality or (_("Internal") if source.internal else _("Confidential"))
    if source.internal and engagement.confidentiality:
        confidentiality = _("{marking} · internal").format(marking=engagement.confidentiality)
    stamped = f"{long_date(stamp.at.date())}, {stamp.at:%H:%M}"
    position = _("Edit {seq} of the plan, {moment}").format(seq=stamp.seq, moment=stamped)
    control = (
        (_("Document"), _("{title}: roadmap").format(title=title)),
        (_("Client"), client),
        (_("Status"), status),
        (_("Plan"), position if stamp.seq else _("Nothing has been entered yet")),
        (_("Readers"), readers),
        (_("Confidentiality"), confidentiality),
        (_("Sponsor"), source.name(engagement.sponsor) or _("Not named yet")),
        (_("Prepared by"), engagement.lead or _("Not named yet")),
    )
    return Properties(
        title=title,
        subtitle=_("Roadmap to the AI operating model"),
        subject=_("Roadmap for {client}").format(client=client),
        author=engagement.lead or _("Engagement team"),
        client=client,
        status=status,
        confidentiality=confidentiality,
        language=engagement.language or "en-GB",
        day=source.today,
        stamp=stamp.at,
        position=stamp.seq,
        audience=source.audience,
        control_line=f"{status} · {readers}" if source.internal else status,
        control=control,
    )

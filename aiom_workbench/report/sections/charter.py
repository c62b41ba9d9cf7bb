"""The charter pack: terms of reference for each body, and a card for each role, to be signed."""

from __future__ import annotations

from collections.abc import Iterable

from aiom_workbench.content import pack_of
from aiom_workbench.content.parts import Body as Entry
from aiom_workbench.content.parts import RoleCard
from aiom_workbench.plan.model_choice import Body
from aiom_workbench.report.document import Block, Column, Heading, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, runs, sentence
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """Terms of reference by body, then the role cards. Without a body there is no charter."""
    bodies, pack = list(source.plan.bodies), pack_of(source.plan)
    if not bodies:
        return None
    blocks: list[Block] = [Paragraph(runs(_lead(source)), "lead"), Heading(_("Terms of reference"))]
    blocks += [_terms(source, body, pack.bodies.get(body.key or "")) for body in bodies]
    if pack.role_cards:
        blocks += [Heading(_("Role cards")), Paragraph(runs(_("One card for each role, signed by the person and by "
                                                              "whoever gives the time.")))]  # fmt: skip
        blocks += [_card(key, card) for key, card in pack.role_cards.items()]
    title = _("Each body knows what it decides, and what it does not")
    return Section("charter", _("Charter pack"), title, tuple(blocks), new_page=True)


def _lead(source: Source) -> str:
    bodies = list(source.plan.bodies)
    text = ngettext("Terms of reference for {n} body; they hold from the day on which it adopts them.",
                    "Terms of reference for {n} bodies; each holds from the day on which the body adopts it.",
                    len(bodies))  # fmt: skip
    open_ = [body.name or body.ref for body in bodies if not body.chair]
    said = text.format(n=count(len(bodies)))
    if open_:
        said += " " + _("Still without a chair: {names}.").format(names=", ".join(open_))
    return sentence(said)


def _terms(source: Source, body: Body, entry: Entry | None) -> Table:
    """One body's terms: its own words first, the pack's text blocks where the body is of a known kind."""
    model = source.plan.decision.chosen
    under = entry.models.get(model, "") if entry and model else ""
    mandate = body.mandate or (entry.mandate if entry else "")
    if under and under not in mandate:
        mandate = f"{mandate} {under}".strip()
    rows = (
        (_("Mandate"), mandate),
        (_("Answers for"), _decisions(source, body, "accountable") or _listed(entry.decides if entry else ())),
        (_("Does the work of"), _decisions(source, body, "responsible")),
        (_("Is asked about"), _decisions(source, body, "consulted")),
        (_("Does not"), _listed(entry.does_not if entry else ())),
        (_("Chair"), source.name(body.chair) or _("to be named")),
        (_("Members"), source.names(body.members) or (entry.members if entry else "")),
        (_("Meets"), body.cadence or (entry.cadence if entry else "")),
        (_("Needs before it meets"), _listed(entry.brings if entry else ())),
        (_("Leaves behind"), _listed(entry.leaves if entry else ())),
        (_("Escalates"), _escalation(source, body, entry)),
        (_("Posts"), _posts(body)),
    )
    caption = _("Terms of reference: {body}").format(body=body.name or body.ref)
    return _two_columns(f"charter-{body.id}", caption, rows)


def _decisions(source: Source, body: Body, field: str) -> str:
    return _listed(
        right.decision or right.ref for right in source.plan.decision_rights if body.id in getattr(right, field)
    )


def _escalation(source: Source, body: Body, entry: Entry | None) -> str:
    above = source.name(body.escalates_to)
    usual = entry.escalation if entry else ""
    return _("To {body}. {usual}").format(body=above, usual=usual).strip() if above else usual


def _posts(body: Body) -> str:
    if body.fte_now is None and body.fte_target is None:
        return ""
    if body.fte_target is None:
        return _("{now} filled").format(now=f"{body.fte_now:g}")
    now = f"{body.fte_now:g}" if body.fte_now is not None else _("none yet")
    return _("{now} filled of {planned} planned").format(now=now, planned=f"{body.fte_target:g}")


def _card(key: str, card: RoleCard) -> Table:
    rows = (
        (_("Purpose"), card.purpose),
        (_("Answers for"), _listed(card.answers_for)),
        (_("Decides"), _listed(card.decides)),
        (_("Does not"), _listed(card.does_not)),
        (_("Time"), card.time),
        (_("First 90 days"), _listed(card.first_90_days)),
        (_("It works when"), card.shown_by),
        (_("Name, signature, date"), "\u00a0"),
    )
    return _two_columns(f"role-{key}", _("Role card: {role}").format(role=card.name), rows)


def _two_columns(key: str, caption: str, rows: tuple[tuple[str, str], ...]) -> Table:
    columns = (Column(_("Point"), 1.2), Column(_("Agreed"), 5))
    return Table(key, caption, columns, tuple(row for row in rows if row[1]))


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)

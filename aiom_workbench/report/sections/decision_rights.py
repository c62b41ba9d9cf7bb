"""Decision rights and the bodies that hold them."""

from __future__ import annotations

from aiom_workbench.analysis.operating_model import rights_check
from aiom_workbench.report import statements as say
from aiom_workbench.report.document import Block, Column, Heading, Note, Paragraph, Section, Table
from aiom_workbench.report.source import Source
from aiom_workbench.report.wording import count, listed, runs, sentence
from aiom_workbench.words import _, ngettext


def section(source: Source) -> Section | None:
    """The matrix, then the bodies with mandate, chair and posts."""
    rights, bodies = list(source.plan.decision_rights), list(source.plan.bodies)
    if not rights and not bodies:
        return None
    blocks: list[Block] = []
    if rights:
        blocks.append(Paragraph(runs(sentence(say.who_decides(source)) or _accountable(source)), "lead"))
        blocks += [_matrix(source), *_against_the_model(source)]
    if bodies:
        blocks += [Heading(_("Bodies")), _posts(source), _bodies(source)]
    return Section("decision-rights", _("Decision rights and roles"), _title(source), tuple(blocks))


def _against_the_model(source: Source) -> list[Block]:
    """Which decisions no model moves, and which rest elsewhere than usual under the chosen one."""
    check = rights_check(source.plan)
    said = []
    if check.fixed:
        said.append(_("Whatever the model, these do not move: {names}.").format(
            names=listed(_quoted(source, one) for one in check.fixed)))  # fmt: skip
    said += [f"{_quoted(source, one.thing)}: {one.sentence}" for one in check.differences]
    return [Note(runs(" ".join(said)))] if said else []


def _quoted(source: Source, right: str) -> str:
    return f"“{source.name(right)}”"


def _title(source: Source) -> str:
    rights = list(source.plan.decision_rights)
    if not rights:
        return _("The bodies are named; who decides what is still open")
    unclear = sum(len(right.accountable) != 1 for right in rights)
    if not unclear:
        return _("Every recurring decision has one body that answers for it")
    text = ngettext("{n} of {of} recurring decisions has no single body that answers for it",
                    "{n} of {of} recurring decisions have no single body that answers for them", unclear)  # fmt: skip
    return sentence(text.format(n=count(unclear), of=count(len(rights))))[:-1]


def _accountable(source: Source) -> str:
    return _("Each decision is named with who is responsible, accountable, consulted and informed.")


def _matrix(source: Source) -> Table:
    columns = (Column(_("Ref"), 0.8), Column(_("Decision"), 2.6), Column(_("Accountable"), 1.7),
               Column(_("Responsible"), 1.7), Column(_("Consulted"), 1.7), Column(_("Informed"), 1.7))  # fmt: skip
    found = list(source.plan.decision_rights)
    rows = tuple(
        (
            r.ref, r.decision, source.names(r.accountable) or _("nobody yet"), source.names(r.responsible),
            source.names(r.consulted), source.names(r.informed),
        )
        for r in found
    )  # fmt: skip
    return Table("decision_rights", _("Who decides what"), columns, rows, tuple(r.id for r in found))


def _posts(source: Source) -> Paragraph:
    counted = [b for b in source.plan.bodies if b.fte_target is not None]
    now = sum(b.fte_now or 0 for b in counted)
    target = sum(b.fte_target or 0 for b in counted)
    if not counted:
        return Paragraph(runs(_("Posts have not been planned yet.")))
    return Paragraph(runs(_("{now} of {target} planned full-time posts are filled.").format(
        now=f"{now:g}", target=f"{target:g}")))  # fmt: skip


def _bodies(source: Source) -> Table:
    columns = (Column(_("Ref"), 0.6), Column(_("Body"), 1.6), Column(_("Mandate"), 2.8), Column(_("Chair"), 1.6),
               Column(_("Meets"), 1.5), Column(_("Posts now"), 0.7, "right"), Column(_("Posts planned"), 0.9, "right"))  # fmt: skip
    found = list(source.plan.bodies)
    rows = tuple(
        (
            b.ref, b.name, b.mandate, source.name(b.chair), b.cadence,
            None if b.fte_now is None else f"{b.fte_now:g}", None if b.fte_target is None else f"{b.fte_target:g}",
        )
        for b in found
    )  # fmt: skip
    return Table("bodies", _("Bodies, mandates and posts"), columns, rows, tuple(b.id for b in found))

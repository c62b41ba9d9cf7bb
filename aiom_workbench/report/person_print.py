"""The print of everything that a project holds about one person, made to be handed to that person."""

from __future__ import annotations

from datetime import date, datetime

from aiom_workbench.plan import Plan
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project.person import Held, HeldThing, Kept
from aiom_workbench.report.document import (
    Block,
    Column,
    Document,
    KeyNumber,
    KeyNumbers,
    Note,
    Paragraph,
    Properties,
    Run,
    Section,
    Table,
)
from aiom_workbench.report.stamp import Stamp
from aiom_workbench.report.wording import listed, long_date, runs
from aiom_workbench.words import _, ngettext

_SHORT = 90
"""Fields that fill no more than a line or two stand in one."""


def person_document(plan: Plan, person: Stakeholder, held: Held, kept: Kept, stamp: Stamp, today: date) -> Document:
    """The document: what it is, the person's own fields, what is about them, where else they stand, the history.

    It is for the person alone: judgements stand in it as they stand in the file, whatever the project shows.
    """
    name = held.person.title if person.name is None else person.name
    sections = [_overview(held, kept, name), _own(held)]
    sections += [made for made in (_about(held), _elsewhere(held), _history(held)) if made is not None]
    return Document(_properties(plan, name, stamp, today), tuple(sections))


def _overview(held: Held, kept: Kept, name: str) -> Section:
    about = [thing for thing in held.things if thing.is_theirs]
    numbers = (
        KeyNumber(str(len(held.person.fields)), _("fields about you")),
        KeyNumber(str(len(about)), _("conversations and influences")),
        KeyNumber(str(len(held.things) - len(about)), _("other places")),
        KeyNumber(str(len(held.edits)), _("edits in the history")),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(runs(_("This is everything that the project file holds about {name}, word for word.").format(name=name)), "lead"),
        KeyNumbers(numbers),
        Paragraph(runs(_kept_in_words(kept))),
        Note(runs(_("You may ask for anything here to be corrected, and for all of it to be erased. Erasing takes your name and what "
                    "was written about you out of the plan, its history and the copies kept with it; documents that were "
                    "handed out before are not reached."))),
    )  # fmt: skip
    return Section("about", _("This print"), _("What is held about {name}").format(name=name), blocks)


def _kept_in_words(kept: Kept) -> str:
    versions = ngettext("{n} earlier version of the file", "{n} earlier versions of the file", kept.versions)
    drafts = ngettext("{n} unfinished text", "{n} unfinished texts", kept.drafts)
    waiting = ngettext("{n} edit in a journal", "{n} edits in a journal", kept.edits_in_journal)
    counts = ((versions, kept.versions), (drafts, kept.drafts), (waiting, kept.edits_in_journal))
    parts = [words.format(n=n) for words, n in counts if n]
    if not parts:
        return _(
            "Beside the file nothing that speaks of you is kept on this computer: no version, no journal, no unfinished text."
        )
    return _("Beside the file, {copies} on this computer speak of you too.").format(copies=listed(parts))


def _own(held: Held) -> Section:
    columns = (Column(_("Field"), 1.0), Column(_("What stands there"), 2.6))
    rows = tuple((Run(field.label, bold=True), field.value) for field in held.person.fields)
    blocks: list[Block] = [Paragraph(runs(_("Every field that is filled in; the others are empty.")))]
    blocks.append(Table("own", _("Your own entry"), columns, rows, (held.person.id,) + ("",) * (len(rows) - 1)))
    return Section("own", _("Your entry"), _("What stands in your own entry"), tuple(blocks))


def _about(held: Held) -> Section | None:
    things = [thing for thing in held.things if thing.is_theirs]
    if not things:
        return None
    title = ngettext(
        "{n} conversation or influence is noted", "{n} conversations and influences are noted", len(things)
    )
    table = _things("about", _("Conversations with you, and whose word counts with whom"), things)
    return Section("conversations", _("About you"), title.format(n=len(things)), (table,))


def _elsewhere(held: Held) -> Section | None:
    things = [thing for thing in held.things if not thing.is_theirs]
    if not things:
        return None
    title = ngettext("You are named in {n} other place", "You are named in {n} other places", len(things))
    lead = _("As owner, sponsor or the like, or by name in a text. Only the fields that concern you are shown.")
    table = _things("elsewhere", _("Where else you are named"), things)
    return Section("elsewhere", _("Elsewhere"), title.format(n=len(things)), (Paragraph(runs(lead)), table))


def _things(key: str, caption: str, things: list[HeldThing]) -> Table:
    columns = (Column(_("Where"), 1.3), Column(_("What stands there"), 2.3))
    rows = tuple((f"{thing.kind.capitalize()}: {thing.title}", _said(thing))
                 for thing in things)  # fmt: skip
    return Table(key, caption, columns, rows, tuple(thing.id for thing in things))


def _said(thing: HeldThing) -> str:
    said = [f"{field.label}: {field.value}" for field in thing.fields]
    return "; ".join(said) if sum(map(len, said)) < _SHORT else "\n".join(said)


def _history(held: Held) -> Section | None:
    if not held.edits:
        return None
    columns = (Column(_("Edit"), 0.5, "right"), Column(_("When"), 1.0), Column(_("By"), 1.0), Column(_("What was done"), 1.6),
               Column(_("What it says of you"), 2.4))  # fmt: skip
    rows = tuple((edit.seq, _moment(edit.at), edit.by, edit.label, "\n".join(edit.said)) for edit in held.edits)
    title = ngettext("{n} edit of the history speaks of you", "{n} edits of the history speak of you", len(held.edits))
    lead = _("The history keeps what stood in the file before. The newest edit comes first.")
    table = Table("history", _("Edits that speak of you"), columns, rows)
    return Section("history", _("History"), title.format(n=len(held.edits)), (Paragraph(runs(lead)), table))


def _moment(at: str) -> str:
    moment = datetime.fromisoformat(at)
    return f"{long_date(moment.date())}, {moment:%H:%M}"


def _properties(plan: Plan, name: str, stamp: Stamp, today: date) -> Properties:
    engagement = plan.engagement
    title = _("What is held about {name}").format(name=name)
    author = engagement.lead or _("Engagement team")
    status = _("As of {day}").format(day=long_date(today))
    control = (
        (_("Document"), title),
        (_("Project"), engagement.name or _("AI operating model")),
        (_("Client"), engagement.client or _("Client not named yet")),
        (_("Status"), status),
        (_("Plan"), _("Edit {seq} of the plan").format(seq=stamp.seq)),
        (_("Readers"), _("Only {name}").format(name=name)),
        (_("Answers for it"), author),
    )
    return Properties(
        title=title,
        subtitle=_("Everything that the project file says of one person"),
        subject=title,
        author=author,
        client=engagement.client or "",
        status=status,
        confidentiality=_("Personal: only for {name}").format(name=name),
        language=engagement.language or "en-GB",
        day=today,
        stamp=stamp.at,
        position=stamp.seq,
        audience="person",
        control_line=status,
        control=control,
    )

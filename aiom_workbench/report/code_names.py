"""Code names in place of names, for screens, projectors and documents that not everybody should be able to read.

One filter for all of them: it gives a plan in which nobody's name stands, not even in a free text,
and whatever is drawn, sorted, labelled or written from it cannot tell one.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from aiom_workbench.plan import Collection, Plan, Thing
from aiom_workbench.plan.fields import Kind
from aiom_workbench.plan.people import Stakeholder
from aiom_workbench.project.names import UNMISTAKABLE, WORD, ordinary_words, proper_parts
from aiom_workbench.words import _

_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS, Kind.DATA)
_BETWEEN = r"[\W_]{1,3}"
"""What may stand between the words of a name: "Ana Ruiz", "ana.ruiz@…", "Ruiz, Ana"."""
Renamer = Callable[[str], str]


def shown_name(person: Stakeholder) -> str:
    """What stands for a person: the code name, else "Person S-03".

    >>> shown_name(Stakeholder(id="a", ref="S-01", name="CFO", code_name="Heron"))
    'Heron'
    """
    return person.code_name or _("Person {ref}").format(ref=person.ref or person.id[:8])


def with_code_names(plan: Plan, *others: Plan) -> Plan:
    """The plan with everybody's name replaced, in names, titles and free texts.

    The post is left out: beside it a code name would hide nobody. `others` are plans whose people are
    not to be named either, such as an earlier state to compare with.

    >>> people = [Stakeholder(id="a", ref="S-01", name="Ana Ruiz", title="Buyer", code_name="Heron"),
    ...           Stakeholder(id="b", ref="S-02", name="CIO", notes="Ana trusts ana.ruiz@example.org; see RUIZ, ANA")]
    >>> for person in with_code_names(Plan({"stakeholders": Collection(people)})).stakeholders:
    ...     print(person.name, person.title, person.notes)
    Heron None None
    Person S-02 None Heron trusts Heron@example.org; see Heron
    """
    if not any(one.stakeholders for one in (plan, *others)):
        return plan
    renamed = renamer(plan, *others)
    return type(plan)({name: Collection(_renamed(thing, renamed) for thing in things)
                       for name, things in plan.collections.items()})  # fmt: skip


def renamer(*plans: Plan) -> Renamer:
    """What takes the names of these plans' people out of a text."""
    known = {form: shown for form, shown in _forms(plans) if form}
    by_first: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for words, shown in sorted(known.items(), key=lambda item: -len(" ".join(item[0]))):
        by_first.setdefault(words[0].casefold(), []).append((_pattern(words), shown))
    parts = _parts(plans)

    def rename(text: str) -> str:
        made, at = [], 0
        for word in WORD.finditer(text):
            if word.start() < at:
                continue
            for pattern, shown in by_first.get(word[0].casefold(), ()):
                found = pattern.match(text, word.start())
                if found:
                    made += [text[at : found.start()], shown]
                    at = found.end()
                    break
            else:
                single = parts.get(word[0].casefold())
                if single and (word[0][0].isupper() or len(word[0]) >= UNMISTAKABLE):
                    made += [text[at : word.start()], single]
                    at = word.end()
        return "".join((*made, text[at:])) if made else text

    return rename


def _forms(plans: Iterable[Plan]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words of every name, forwards and with the last word first, and what is shown for it."""
    for plan in plans:
        for person in plan.stakeholders:
            words = tuple(WORD.findall(person.name or ""))
            if words and person.name != person.code_name:
                yield words, shown_name(person)
                if len(words) > 1:
                    yield (words[-1], *words[:-1]), shown_name(person)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_BETWEEN.join(re.escape(word) for word in words) + r"(?![^\W_])", re.IGNORECASE)


def _parts(plans: tuple[Plan, ...]) -> Mapping[str, str]:
    """First names and surnames that stand alone, and what is shown for them; "somebody" where several bear one."""
    ordinary = ordinary_words(*plans)
    bearers: dict[str, set[str]] = {}
    for plan in plans:
        for person in plan.stakeholders:
            for word in proper_parts(person.name or "", ordinary):
                bearers.setdefault(word.casefold(), set()).add(shown_name(person))
    return {word: next(iter(shown)) if len(shown) == 1 else _("Somebody") for word, shown in bearers.items()}


def _renamed(thing: Thing, rename: Renamer) -> Thing:
    changed: dict[str, Any] = {}
    for field in thing.entity.fields:
        value = getattr(thing, field.name)
        if field.kind in _TEXTS and value:
            new = _within(value, rename)
            if new != value:
                changed[field.name] = new
    if isinstance(thing, Stakeholder):
        changed |= {"name": shown_name(thing), "title": None}
    return dataclasses.replace(thing, **changed) if changed else thing


def _within(value: Any, rename: Renamer) -> Any:
    if isinstance(value, str):
        return rename(value)
    if isinstance(value, list | tuple):
        return type(value)(_within(item, rename) for item in value)
    if isinstance(value, Mapping):
        return {rename(key): _within(item, rename) for key, item in value.items()}
    return value

"""The words of a person's name, and which of them name the person when they stand alone in a text."""

from __future__ import annotations

import re
from collections import Counter

from aiom_workbench.plan import Plan

WORD = re.compile(r"[^\W_]+")
"""A word: letters and digits."""
UNMISTAKABLE = 6
"""A part of a name with so many letters is a name in lower case too; a shorter one may be a word: mark, will."""
_NO_NAMES = frozenset(
    [
        "administrator",
        "advisor",
        "analyst",
        "architect",
        "assistant",
        "associate",
        "audit",
        "board",
        "business",
        "champion",
        "chair",
        "change",
        "chief",
        "client",
        "clinical",
        "committee",
        "communications",
        "compliance",
        "consultant",
        "controller",
        "coordinator",
        "council",
        "counsel",
        "country",
        "data",
        "deputy",
        "digital",
        "director",
        "director-general",
        "engineer",
        "executive",
        "expert",
        "external",
        "finance",
        "financial",
        "general",
        "global",
        "group",
        "head",
        "human",
        "information",
        "innovation",
        "internal",
        "it",
        "lead",
        "leader",
        "learning",
        "legal",
        "manager",
        "marketing",
        "medical",
        "member",
        "officer",
        "operating",
        "operations",
        "owner",
        "partner",
        "planner",
        "plant",
        "president",
        "process",
        "procurement",
        "product",
        "program",
        "programme",
        "project",
        "quality",
        "regional",
        "regulatory",
        "representative",
        "research",
        "resources",
        "responsible",
        "risk",
        "safety",
        "sales",
        "scientist",
        "secretary",
        "security",
        "senior",
        "service",
        "site",
        "specialist",
        "sponsor",
        "steward",
        "strategy",
        "supplier",
        "supply",
        "support",
        "team",
        "technical",
        "technology",
        "training",
        "transformation",
        "union",
        "unit",
        "vendor",
        "vice",
        "works",
        "worker",
    ]
)
"""Words of roles: where one stands in a name, the name is a role title, and its parts are words like any other."""


def proper_parts(name: str, ordinary: frozenset[str] = frozenset()) -> list[str]:
    """The first names and surnames of which a name is made; none where it is a role title or a single word.

    >>> proper_parts("Ana de la Ruiz"), proper_parts("Chief operating officer"), proper_parts("Site Lead")
    (['Ana', 'Ruiz'], [], [])
    """
    words = WORD.findall(name)
    is_persons = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    if not is_persons or _folded(name) & _NO_NAMES:
        return []
    return [word for word in words if len(word) > 2 and word[0].isupper() and word.casefold() not in ordinary]


def ordinary_words(*plans: Plan) -> frozenset[str]:
    """Words that units, groups and posts are called by, and words of so many people's names that they are none's."""
    said = Counter(word.casefold() for plan in plans for person in plan.stakeholders
                   for word in set(WORD.findall(person.name or "")))  # fmt: skip
    words = {word.casefold() for plan in plans for group in plan.groups for word in WORD.findall(group.name or "")}
    for person in (person for plan in plans for person in plan.stakeholders):
        name, title = (_folded(text) for text in (person.name, person.title))
        words |= title if name <= title else title - name
    return frozenset(words | {word for word, times in said.items() if times > 3 * len(plans)})


def _folded(text: str | None) -> set[str]:
    return {word.casefold() for word in WORD.findall(text or "")}


def stands_alone(word: str, text: str) -> bool:
    """Whether a part of a name stands in a text: as it is written, or in any case where it cannot be another word."""
    return re.search(alone(word), text) is not None


def alone(word: str) -> str:
    """The pattern for a part of a name: as it is written or in capitals; a long one in any case."""
    forms = (
        f"(?i:{re.escape(word)})" if len(word) >= UNMISTAKABLE else f"(?:{re.escape(word)}|{re.escape(word.upper())})"
    )
    return rf"(?<![^\W_]){forms}(?![^\W_])"

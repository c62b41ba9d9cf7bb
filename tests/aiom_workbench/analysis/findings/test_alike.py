"""Names that are alike: the same answer whatever was compared before."""

import random

from rapidfuzz import fuzz, utils

from aiom_workbench.analysis.findings.alike import ALIKE, alike

WORDS = [
    "claims",
    "triage",
    "coding",
    "bills",
    "forecast",
    "demand",
    "quality",
    "audit",
    "letter",
    "search",
    "Claims:",
    "TRIAGE",
    "triaging",
]


def compared(names: tuple[str, ...]) -> dict[int, tuple[int, ...]]:
    """Every pair, one by one."""
    found = {}
    for i, name in enumerate(names):
        scores = [fuzz.token_set_ratio(name, other, processor=utils.default_process) for other in names[i + 1 :]]
        later = tuple(i + 1 + n for n, score in enumerate(scores) if score >= ALIKE)
        if later:
            found[i] = later
    return found


def test_names_agree_with_comparing_every_pair_while_names_come_go_and_change() -> None:
    rng = random.Random(5)
    names = [" ".join(rng.sample(WORDS, rng.randint(1, 4))) for _ in range(40)]
    for _step in range(30):
        action = rng.randrange(3)
        if action == 0:
            names.append(" ".join(rng.sample(WORDS, rng.randint(1, 4))))
        elif action == 1:
            names.pop(rng.randrange(len(names)))
        else:
            names[rng.randrange(len(names))] = " ".join(rng.sample(WORDS, rng.randint(1, 4)))
        assert alike(tuple(names)) == compared(tuple(names))


def test_names_without_a_letter_are_like_nothing() -> None:
    assert alike(("!", "?", "…")) == {}

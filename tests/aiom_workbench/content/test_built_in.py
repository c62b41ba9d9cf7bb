"""The built-in pack is complete, agrees with the plan's keys, and says things that can be checked."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from aiom_workbench.content import Pack, built_in
from aiom_workbench.content.parts import AgendaItem, Criterion
from aiom_workbench.plan.choices import COMPONENTS, CONCERNS, ELEMENTS, MODELS, QUESTIONS, SIGNS, STATEMENTS
from aiom_workbench.plan.fields import Choice

PACK = built_in()
DEGREES = re.compile(
    r"\b(mostly|largely|well|very|fully|highly|somewhat|rather|quite|fairly|nearly|almost|really|truly|generally|"
    r"usually|typically|often|sometimes|significantly|considerably|increasingly|partly|widely|most|many|few|some|"
    r"holistic|alignment|aligned|leverage|robust|synergies|best practice)\b",
    re.IGNORECASE,
)


def test_every_file_reads_without_a_fault() -> None:
    for name in Pack.files():
        assert PACK.entries(name), name


def test_every_key_that_the_plan_knows_has_content_in_the_plans_order() -> None:
    for name, declared in Pack.files().items():
        if declared.keys:
            assert tuple(PACK.entries(name)) == declared.keys, name


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        (COMPONENTS, {key: part.name for key, part in PACK.components.items()}),
        (QUESTIONS, {key: part.question for key, part in PACK.questions.items()}),
        (SIGNS, {key: part.name for key, part in PACK.signs.items()}),
        (STATEMENTS, {key: part.text for key, part in PACK.pulse.items()}),
        (MODELS, {key: part.name for key, part in PACK.models.items()}),
        (CONCERNS, {key: part.name for key, part in PACK.concerns.items()}),
        (ELEMENTS, {key: part.name for key, part in PACK.elements.items()}),
    ],
)
def test_labels_of_the_plan_and_names_in_the_pack_agree(choices: tuple[Choice, ...], shown: dict[str, str]) -> None:
    assert {choice.key: choice.message for choice in choices} == shown


def test_every_component_shows_three_to_five_signs_at_each_level_and_no_sign_twice() -> None:
    signs = []
    for component in PACK.components.values():
        assert tuple(component.levels) == ("1", "2", "3", "4")
        for cell in component.levels.values():
            assert 3 <= len(cell.signs) <= 5
            signs += cell.signs
    assert len(signs) == len(set(signs))


def test_anchors_differ_and_avoid_words_of_degree() -> None:
    anchors = [anchor for question in PACK.questions.values() for anchor in question.anchors]
    assert len(set(anchors)) == 8 * 5
    found = {word for text in anchors for word in DEGREES.findall(text)} - {"most"}
    assert not found, found
    assert all("most wanted" in text for text in anchors if "most" in text.split())


def test_signs_of_a_level_avoid_words_of_degree() -> None:
    cells = [cell for component in PACK.components.values() for cell in component.levels.values()]
    assert not [word for cell in cells for sign in cell.signs for word in DEGREES.findall(sign)]


def test_the_share_of_pilots_and_the_months_in_the_anchors_are_those_of_the_computed_suggestion() -> None:
    shares = PACK.questions["pilot_scale"].anchors
    for anchor, share in zip(shares, ("a tenth", "a quarter", "four in ten", "six in ten", "Six in ten"), strict=True):
        assert share in anchor
    months = PACK.questions["time_to_value"].anchors
    for anchor, span in zip(
        months, ("a year", "nine months", "six to nine", "three to six", "under three"), strict=True
    ):
        assert span in anchor


def test_signs_are_six_warnings_and_six_pitfalls() -> None:
    kinds = [sign.kind for sign in PACK.signs.values()]
    assert (kinds.count("warning"), kinds.count("pitfall")) == (6, 6)


def _sums(criteria: dict[str, Criterion], situations: dict[str, str]) -> dict[str, int]:
    chosen = [criteria[key].situations[situation] for key, situation in situations.items()]
    return {model.key: sum(getattr(one, model.key) for one in chosen) for model in MODELS}


@pytest.mark.parametrize(
    ("profile", "centralized", "decentralized", "federated"),
    [
        ("young_regulated_alike", 39, 13, 27),
        ("mature_independent_firms", 15, 38, 33),
        ("large_unlike_regulated", 26, 24, 30),
    ],
)
def test_the_criteria_are_not_rigged_each_model_leads_for_one_typical_client(
    profile: str, centralized: int, decentralized: int, federated: int
) -> None:
    situations = dict(PACK.profiles[profile].situations)
    assert set(situations) == {key for key, part in PACK.criteria.items() if part.starter}
    found = _sums(dict(PACK.criteria), situations)
    assert found == {"centralized": centralized, "decentralized": decentralized, "federated": federated}


def test_every_model_leads_in_some_situation_of_the_further_criteria() -> None:
    further = {key: part for key, part in PACK.criteria.items() if not part.starter}
    leaders = set()
    for chosen in itertools.product(*(part.situations for part in further.values())):
        sums = _sums(further, dict(zip(further, chosen, strict=True)))
        leaders |= {model for model, total in sums.items() if total == max(sums.values())}
    assert leaders == {model.key for model in MODELS}


def test_four_decisions_never_move_with_the_model() -> None:
    still = [key for key, part in PACK.decisions.items() if len(set(part.accountable.values())) == 1]
    assert still == ["ambition", "tier_rules", "release_high", "roles_staffing"]
    assert len(PACK.decisions) == 12


def test_gates_have_four_must_meets_and_two_should_meets_with_keys_of_their_own() -> None:
    for gate in PACK.gates.values():
        assert [item.must for item in gate.items] == [True] * 4 + [False] * 2
        assert len({item.key for item in gate.items}) == 6


def test_the_library_answers_every_concern_at_every_element() -> None:
    library = PACK.interventions.values()
    assert len(library) >= 40
    covered = {(concern, element) for one in library for concern in one.concerns for element in one.elements}
    assert covered >= {(concern.key, element.key) for concern in CONCERNS for element in ELEMENTS}
    for name in ("name", "description", "sign", "fails"):
        assert len({getattr(one, name) for one in library}) == len(library), name


def test_a_day_to_diagnose_and_choose_lasts_450_minutes_and_people_are_mapped_behind_closed_doors() -> None:
    def minutes(items: tuple[AgendaItem, ...]) -> int:
        return sum(item.minutes for item in items)

    assert minutes(PACK.agendas["diagnose_choose"].items) == 450
    assert minutes(PACK.agendas["closed_people"].items) == 60
    assert [key for key, agenda in PACK.agendas.items() if agenda.closed] == ["closed_people"]


def test_marks_are_credited_where_they_are_named() -> None:
    for mark in ("ADKAR", "Stage-Gate", "RAPID", "Mitchell"):
        assert mark in PACK.texts["marks"].text


def test_no_text_has_stray_spaces_or_straight_quotes() -> None:
    for name in Pack.files():
        for key, entry in PACK.entries(name).items():
            for text in _texts(entry):
                assert text == " ".join(text.split()), (name, key, text)
                assert '"' not in text, (name, key, text)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if hasattr(value, "values"):
        return [text for part in value.values() for text in _texts(part)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return []


def test_importing_the_content_reads_no_toml() -> None:
    script = "import sys; import aiom_workbench.content; sys.exit('tomllib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_page_on_packs_lists_every_file_and_says_which_keys_are_fixed() -> None:
    page = Path(__file__).parents[3] / "docs" / "content-packs.md"
    rows = re.findall(r"^\| `(\w+)` \| (fixed|free) \|", page.read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == {name: "fixed" if declared.keys else "free" for name, declared in Pack.files().items()}

"""The charter pack says for each body what it answers for, and gives a card for each role."""

from __future__ import annotations

from aiom_workbench.content import built_in
from aiom_workbench.report.document import Note, Section, Table, text_of
from aiom_workbench.report.roadmap_document import make_document
from aiom_workbench.report.stamp import Stamp
from tests.aiom_workbench.plans import TODAY, plan_of

PLAN = plan_of(
    stakeholders=[{"id": "ceo", "name": "Chief executive"}],
    bodies=[
        {
            "id": "b1",
            "key": "unit",
            "name": "Plants",
            "chair": "ceo",
            "escalates_to": "b2",
            "fte_now": 2,
            "fte_target": 4,
        },
        {"id": "b2", "key": "other", "name": "Works council talks"},
    ],
    decision={"chosen": "federated"},
    decision_rights=[
        {"id": "d", "decision": "Let a low-tier case go live", "accountable": ["b1"], "consulted": ["b2"]}
    ],
)


def sections(*keys: str) -> tuple[Section, ...]:
    return make_document(PLAN, "client", TODAY, Stamp(), sections=keys).sections


def rows_of(section: Section, key: str) -> dict[object, object]:
    table = next(block for block in section.blocks if isinstance(block, Table) and block.key == key)
    return {row[0]: row[1] for row in table.rows}


def test_terms_of_reference_take_the_clients_words_and_its_matrix_before_the_packs() -> None:
    terms = rows_of(sections("charter")[0], "charter-b1")
    assert terms["Answers for"] == "Let a low-tier case go live"
    assert terms["Chair"] == "Chief executive"
    assert terms["Posts"] == "2 filled of 4 planned"
    assert str(terms["Escalates"]).startswith("To Works council talks.")
    assert built_in().bodies["unit"].does_not[0] in str(terms["Does not"])
    assert built_in().bodies["unit"].models["federated"] in str(terms["Mandate"])


def test_a_body_of_no_usual_kind_has_what_the_plan_says_and_no_empty_rows() -> None:
    terms = rows_of(sections("charter")[0], "charter-b2")
    assert terms == {"Is asked about": "Let a low-tier case go live", "Chair": "to be named"}


def test_every_role_of_the_pack_has_a_card_to_be_signed() -> None:
    (charter,) = sections("charter")
    cards = [block for block in charter.blocks if isinstance(block, Table) and block.key.startswith("role-")]
    assert len(cards) == len(built_in().role_cards)
    assert all("Name, signature, date" in [row[0] for row in card.rows] for card in cards)
    assert "Still without a chair: Works council talks." in text_of(charter)


def test_without_bodies_there_is_no_charter() -> None:
    assert make_document(plan_of(), "client", TODAY, Stamp(), sections=["charter"]).sections == ()


def test_the_rights_section_says_which_rows_rest_elsewhere_than_usual() -> None:
    plan = plan_of(
        bodies=[{"id": "b", "key": "hub", "name": "Office"}],
        decision={"chosen": "federated"},
        decision_rights=[{"id": "d", "decision": "Let a low-tier case go live", "accountable": ["b"]}],
    )
    (section,) = make_document(plan, "client", TODAY, Stamp(), sections=["decision-rights"]).sections
    notes = [block for block in section.blocks if isinstance(block, Note)]
    assert "usually rests with: unit" in "".join(run.text for note in notes for run in note.runs)

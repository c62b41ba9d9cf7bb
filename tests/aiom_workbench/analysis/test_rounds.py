"""What a round tells besides its levels."""

from aiom_workbench.analysis.rounds import (
    Clash,
    clash_in_words,
    clashes,
    has_evidence,
    spread_in_words,
    suggestions,
    votes,
    what_moved,
)
from tests.aiom_workbench.plans import TODAY, plan_of


def test_votes_show_their_spread_and_each_voice() -> None:
    cast = [("owner", "sponsor", 5), ("owner", "user", 2), ("owner", "user", None), ("data", "user", 1)]
    responses = [{"id": str(n), "about": a, "voice": v, "score": s} for n, (a, v, s) in enumerate(cast)]
    plan = plan_of(assessments=[{"id": "a", "responses": responses}])
    found = votes(plan, "a", "owner")
    assert (found.n, found.spread, found.mean, found.by_voice) == (2, 3, 3.5, {"sponsor": 5.0, "user": 2.0})
    assert found.count == {1: 0, 2: 1, 3: 0, 4: 0, 5: 1}
    assert spread_in_words(found) == "2 votes from 2 to 5"
    assert spread_in_words(votes(plan, "a", "data")) == "1 vote, all 1"
    assert spread_in_words(votes(plan, "a", "success")) == "no votes yet"


def test_a_score_has_evidence_by_its_text_or_by_an_entry_about_it_or_its_topic() -> None:
    ratings = [{"id": "r", "component": "data"}, {"id": "t", "component": "people", "evidence": "A list."}]
    ratings += [{"id": "n", "component": "technology"}]
    answers = [{"id": "q", "question": "owner"}, {"id": "p", "question": "success"}]
    pulse = [{"id": "u", "statement": "data_1", "score": 2}]
    plan = plan_of(
        assessments=[{"id": "a", "ratings": ratings, "answers": answers, "pulse": pulse}],
        evidence=[{"id": "e", "about": ["data", "q", "data_1"]}],
    )
    scored = [*plan.ratings, *plan.answers, *plan.pulse]
    assert [one.id for one in scored if has_evidence(plan, one)] == ["r", "t", "q", "u"]


def test_a_claim_that_the_portfolio_does_not_bear_out_is_shown() -> None:
    answers = [{"id": "1", "question": "pilot_scale", "score": 4}, {"id": "2", "question": "time_to_value", "score": 3}]
    cases = [{"id": "u", "stage": "scaled", "pilot_started_on": "2026-01-01", "intake_on": "2026-01-01",
              "first_value_on": "2026-08-01"}]  # fmt: skip
    plan = plan_of(assessments=[{"id": "a", "answers": answers}], use_cases=cases)
    assert suggestions(plan, TODAY) == {"pilot_scale": 1, "time_to_value": 3}
    assert clashes(plan, TODAY) == (Clash("pilot_scale", 4, 1),)
    assert clash_in_words(clashes(plan, TODAY)[0]) == "answered with 4; the portfolio suggests 1"
    assert suggestions(plan_of(), TODAY) == {}


def test_what_moved_between_two_rounds_is_told_in_sentences() -> None:
    def a_round(name: str, data: int, people: int | None, owner: int) -> dict[str, object]:
        ratings = [{"id": f"{name}d", "component": "data", "now": data},
                   {"id": f"{name}p", "component": "people", "now": people}]  # fmt: skip
        return {"id": name, "ratings": ratings, "answers": [{"id": f"{name}o", "question": "owner", "score": owner}]}

    plan = plan_of(assessments=[a_round("a", 1, None, 4), a_round("b", 2, 3, 3)])
    assert what_moved(plan, "a", "b") == (
        "Data rose from 1 to 2",
        "“Who owns each AI use case?” fell from 4 to 3",
    )
    assert what_moved(plan, "a", "a") == ()


def test_what_moved_tells_the_pulse_and_the_signs_too() -> None:
    def a_round(name: str, score: int, silos: bool, hype: bool) -> dict[str, object]:
        signs = [{"id": f"{name}s", "sign": "silos", "observed": silos},
                 {"id": f"{name}h", "sign": "overhype", "observed": hype}]  # fmt: skip
        return {"id": name, "signs": signs, "pulse": [{"id": f"{name}p", "statement": "data_1", "score": score}]}

    plan = plan_of(assessments=[a_round("a", 2, silos=True, hype=False), a_round("b", 3, silos=False, hype=True)])
    assert what_moved(plan, "a", "b") == (
        "The readiness pulse rose from 2.0 to 3.0",
        "“Promises beyond delivery” is seen now",
        "“Silos” is no longer seen",
    )

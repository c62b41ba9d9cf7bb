"""The Assess screen under a real hand: rounds, scores, levels, evidence, votes, raising."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from aiom_workbench.plan.assessment import Answer, Assessment, Evidence, PulseAnswer, Rating, Sign
from aiom_workbench.plan.engagement import Theme
from aiom_workbench.plan.use_cases import UseCase
from aiom_workbench.project import Project
from aiom_workbench.project.rounds import keep_score, scored_in
from aiom_workbench.report.figure import Circle, Text
from ui.list_import import ListImport
from ui.main_window import MainWindow
from ui.screens.assess_round import NewRound
from ui.screens.internal_only import InternalOnly
from ui.screens.room_scoring import RoomScoring

WindowOn = Callable[[Project], MainWindow]


@pytest.fixture
def two_rounds(project: Project) -> Project:
    with project.edit("Two rounds") as edit:
        edit.add_values(Assessment, {"name": "Baseline", "taken_on": date(2026, 4, 22)}, id="a1")
        edit.add_values(Assessment, {"name": "Half-year review", "taken_on": date(2026, 10, 21)}, id="a2")
        for assessment, level in (("a1", 1), ("a2", 2)):
            for component in ("people", "processes", "technology", "data", "governance"):
                values = {"now": level if component != "data" else 1, "target": 3}
                keep_score(edit, assessment, Rating, component, values)
            keep_score(edit, assessment, Answer, "owner", {"score": level})
    return project


def view_of(window: MainWindow, name: str) -> Any:
    window.show_screen(f"assess:{name}")
    return window.screen_shown.view


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def room_of(qtbot: QtBot, window: MainWindow) -> RoomScoring:
    view = view_of(window, "questions")
    answer = scored_in(window.bench.plan, "a2", Answer, "owner")
    window.bench.desk.select(answer.id if answer else "")
    click(qtbot, view.bar.room)
    found = window.findChild(RoomScoring)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def test_the_profile_says_first_what_holds_the_client_back_and_what_moved(
    window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "profile")
    assert view.radar.said.text() == "Held back by data: level 1 of 4, where the plan needs 3."
    assert "People rose from 1 to 2." in texts(view)
    assert "weakest link" in [shape.text for shape in view.radar.view.figure.shapes if hasattr(shape, "text")]


def test_an_earlier_round_is_chosen_from_the_list_and_compared_with_none(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "profile")
    assert view.bar.earlier.currentText() == "Baseline, 22 Apr 2026"
    view.bar.earlier.setFocus()
    qtbot.keyClick(view.bar.earlier, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: view.focus.earlier is None)
    assert not view._moved.isVisible()
    view.bar.rounds.setFocus()
    qtbot.keyClick(view.bar.rounds, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.focus.round.id == "a1")


def test_a_click_on_the_radar_selects_the_rating(qtbot: QtBot, window_on: WindowOn, two_rounds: Project) -> None:
    window = window_on(two_rounds)
    figure = view_of(window, "profile").radar.view
    rating = scored_in(two_rounds.plan, "a2", Rating, "data")
    assert rating is not None
    mark = next(s for s in figure.figure.shapes if s.key == rating.id and getattr(s, "family", "") == "component")
    qtbot.mouseClick(figure, Qt.MouseButton.LeftButton, pos=figure.to_widget(QPointF(mark.x, mark.y)).toPoint())
    assert window.bench.desk.selection == (rating.id,)


def test_the_first_round_is_started_from_the_empty_screen_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.show_screen("assess")
    window.screen_shown.add_first()
    dialog = window.findChild(NewRound)
    assert dialog is not None
    dialog.day.clear()
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.day_trouble.text() == "A round needs the day on which scores are agreed."
    assert not window.bench.plan.assessments
    qtbot.keyClicks(dialog.day, "21 Oct 2026")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.bench.plan.assessments) == 1)
    assert next(iter(window.bench.plan.assessments)).taken_on == date(2026, 10, 21)


def test_a_new_round_starts_from_where_the_last_one_stood(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    window = window_on(two_rounds)
    view = view_of(window, "profile")
    window.screen_shown.add_first()
    dialog = window.findChild(NewRound)
    assert dialog is not None
    click(qtbot, next(b for b in dialog.findChildren(QPushButton) if b.text() == "Start the round"))
    qtbot.waitUntil(lambda: len(two_rounds.plan.assessments) == 3)
    assert two_rounds.undo_label == "Start Round 3"
    assert view.focus.round.name == "Round 3"
    assert view.focus.earlier.id == "a2"
    assert scored_in(two_rounds.plan, view.round_id, Rating, "people").now == 2


def test_a_round_without_a_date_says_so_in_place_and_takes_one_there(
    qtbot: QtBot, window_on: WindowOn, project: Project
) -> None:
    with project.edit("Undated") as edit:
        edit.add_values(Assessment, {"name": "Baseline"}, id="a")
    bar = view_of(window_on(project), "profile").bar
    assert "no date" in bar.trouble.text()
    qtbot.keyClicks(bar.day, "some day")
    qtbot.keyClick(bar.day, Qt.Key.Key_Return)
    assert "“some day” is no date" in bar.trouble.text()
    assert project.plan.assessments["a"].taken_on is None
    bar.day.clear()
    qtbot.keyClicks(bar.day, "2 Nov 2026")
    qtbot.keyClick(bar.day, Qt.Key.Key_Return)
    assert project.plan.assessments["a"].taken_on == date(2026, 11, 2)
    assert not bar.trouble.isVisible()


def test_a_question_is_scored_by_a_click_and_shows_the_anchor_that_was_chosen(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "questions")
    card, before = view.cards["success"], two_rounds.seq
    click(qtbot, next(b for b in card.scores.findChildren(QToolButton) if b.text() == "3"))
    answer = scored_in(two_rounds.plan, "a2", Answer, "success")
    assert answer is not None
    assert answer.score == 3
    assert two_rounds.seq == before + 1
    assert card.anchors.isVisible()
    qtbot.waitUntil(lambda: view.pack.questions["success"].anchors[2] in texts(card))


def test_a_click_on_an_anchor_chooses_its_score(qtbot: QtBot, window_on: WindowOn, two_rounds: Project) -> None:
    view = view_of(window_on(two_rounds), "questions")
    card = view.cards["owner"]
    click(qtbot, card.more)
    anchors = card.anchors.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    click(qtbot, anchors[3])
    assert scored_in(two_rounds.plan, "a2", Answer, "owner").score == 4


def test_a_score_without_evidence_says_so_until_some_is_captured_beside_it(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    card = view_of(window_on(two_rounds), "questions").cards["owner"]
    assert "No evidence yet: the score is an opinion." in texts(card)
    before = two_rounds.seq
    qtbot.keyClicks(card.evidence.capture.line, "Three names in three lists")
    qtbot.keyClick(card.evidence.capture.line, Qt.Key.Key_Return)
    entry = next(iter(two_rounds.plan.evidence))
    assert (entry.about, entry.quote, entry.on) == (("owner",), "Three names in three lists", date(2026, 11, 25))
    assert two_rounds.seq == before + 1
    assert "No evidence yet: the score is an opinion." not in texts(card)


def test_the_portfolios_own_answer_is_offered_and_a_clash_is_told(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    with two_rounds.edit("Pilots") as edit:
        keep_score(edit, "a2", Answer, "pilot_scale", {"score": 5})
        edit.add_values(UseCase, {"name": "One", "pilot_started_on": date(2026, 1, 1), "scaled_on": date(2026, 5, 1)})
        for n in range(4):
            edit.add_values(UseCase, {"name": f"Pilot {n}", "pilot_started_on": date(2026, 1, 1)})
    card = view_of(window_on(two_rounds), "questions").cards["pilot_scale"]
    assert card.suggested.text() == "Answered with 5, but the portfolio suggests 2: 1 of 5 pilots scaled."
    click(qtbot, card.take)
    assert scored_in(two_rounds.plan, "a2", Answer, "pilot_scale").score == 2
    assert not card.take.isVisible()


def test_an_answer_in_words_is_one_edit_when_the_field_is_left(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    card = view_of(window_on(two_rounds), "questions").cards["data"]
    before = two_rounds.seq
    card.words.setFocus()
    qtbot.keyClicks(card.words, "Access takes 31 days.")
    qtbot.keyClick(card.words, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: two_rounds.seq == before + 1)
    assert scored_in(two_rounds.plan, "a2", Answer, "data").answer == "Access takes 31 days."


def test_a_low_answer_is_raised_in_one_action_and_the_thread_leads_both_ways(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    window = window_on(two_rounds)
    card, before = view_of(window, "questions").cards["owner"], two_rounds.seq
    action = next(a for a in card.raises.menu().actions() if a.data() == "action")
    action.trigger()
    entry = next(iter(two_rounds.plan.log))
    answer = scored_in(two_rounds.plan, "a2", Answer, "owner")
    assert answer is not None
    assert (entry.raised_from, two_rounds.seq) == (answer.id, before + 1)
    link = next(b for b in card.threads.findChildren(QPushButton))
    click(qtbot, link)
    qtbot.waitUntil(lambda: window.screen_shown.place.name == "log")
    assert window.bench.desk.selection == (entry.id,)
    assert "Who owns each AI use case?" in " ".join(
        b.accessibleName() for b in window.inspector.findChildren(QPushButton)
    )


def test_levels_are_chosen_by_clicks_and_by_keys(qtbot: QtBot, window_on: WindowOn, two_rounds: Project) -> None:
    view = view_of(window_on(two_rounds), "levels")
    click(qtbot, view.levels[3].now)
    assert scored_in(two_rounds.plan, "a2", Rating, "people").now == 3
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_1)
    qtbot.keyClick(view, Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
    rating = scored_in(two_rounds.plan, "a2", Rating, "processes")
    assert rating is not None
    assert (rating.now, rating.target) == (1, 4)
    assert view.levels[1].now.isChecked()
    assert view.levels[4].target.isChecked()


def test_votes_are_hidden_until_they_are_shown_and_the_agreed_value_is_kept_with_them_in_one_edit(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    window = window_on(two_rounds)
    room = room_of(qtbot, window)
    before = two_rounds.seq
    qtbot.keyClicks(room.line, "s4 s5 s4 u1 u2 u2 e3")
    assert room.line.displayText() != room.line.text()
    qtbot.keyClick(room.line, Qt.Key.Key_Return)
    assert room.hint.text() == "7 votes are in: 3 sponsors, 3 users, 1 expert."
    assert "apart" not in " ".join(shape.text for shape in room.board.figure.shapes if hasattr(shape, "text"))
    qtbot.keyClick(room.line, Qt.Key.Key_Return)
    shown = " ".join(shape.text for shape in room.board.figure.shapes if hasattr(shape, "text"))
    assert "2.7 apart" in shown
    assert "fewer than 3 votes: not shown" in shown
    assert room.hint.text() == "Hear both ends: a sponsor who said 5, then a user who said 1."
    qtbot.keyClick(room, Qt.Key.Key_2)
    assert room.go_on.text() == "Keep 2 and go on"
    qtbot.keyClick(room, Qt.Key.Key_Return)
    assert two_rounds.seq == before + 1
    assert len(two_rounds.plan.responses) == 7
    assert scored_in(two_rounds.plan, "a2", Answer, "owner").score == 2
    assert room.topic == "data"
    room.close()


def test_what_is_no_vote_is_told_in_place_and_nothing_is_taken(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    room = room_of(qtbot, window_on(two_rounds))
    qtbot.keyClicks(room.line, "s4 u9")
    qtbot.keyClick(room.line, Qt.Key.Key_Return)
    assert room.hint.text() == "“u9” is off the scale; votes go from 1 to 5."
    assert (room.pending, room.line.text()) == ((), "s4 u9")
    room.close()
    assert not two_rounds.plan.responses


def test_votes_that_were_typed_are_kept_when_the_room_is_left(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    room = room_of(qtbot, window_on(two_rounds))
    qtbot.keyClicks(room.line, "u2 u3 u4")
    qtbot.keyClick(room.line, Qt.Key.Key_Return)
    qtbot.keyClick(room, Qt.Key.Key_Escape)
    assert [(vote.voice, vote.score) for vote in two_rounds.plan.responses] == [("user", 2), ("user", 3), ("user", 4)]


def test_nothing_internal_is_on_the_screen_in_client_view(window_on: WindowOn, two_rounds: Project) -> None:
    with two_rounds.edit("Inside") as edit:
        keep_score(edit, "a2", Rating, "data", {"why_target": "a secret reason", "evidence": "a secret list"})
        edit.add_values(Evidence, {"quote": "a secret quote", "about": ("data", "owner"), "audience": "internal"})
    window = window_on(two_rounds)
    for name in ("profile", "questions", "levels"):
        view = view_of(window, name)
        window.bench.desk.show_audience("client")
        assert "secret" not in " ".join(texts(view))
        window.bench.desk.show_audience("internal")


def texts(widget: QWidget) -> list[str]:
    """What is to be read in a widget."""
    found = []
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            for name in ("text", "toPlainText"):
                read = getattr(child, name, None)
                if callable(read):
                    found.append(str(read()))
    return found


def test_a_sign_is_seen_with_evidence_and_its_first_step_becomes_an_action(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    card = view_of(window_on(two_rounds), "sign-board").cards["silos"]
    assert not card.evidence.isVisible()
    click(qtbot, next(b for b in card.states.findChildren(QToolButton) if b.text() == "Seen"))
    sign = scored_in(two_rounds.plan, "a2", Sign, "silos")
    assert sign is not None
    assert sign.observed is True
    qtbot.waitUntil(lambda: "Nothing shows it yet." in texts(card))
    qtbot.keyClicks(card.evidence.capture.line, "Kept in three systems under three names")
    qtbot.keyClick(card.evidence.capture.line, Qt.Key.Key_Return)
    assert next(iter(two_rounds.plan.evidence)).about == ("silos",)
    next(a for a in card.raises.menu().actions() if a.data() == "action").trigger()
    assert next(iter(two_rounds.plan.log)).raised_from == sign.id
    click(qtbot, next(b for b in card.states.findChildren(QToolButton) if b.text() == "Not looked for"))
    assert scored_in(two_rounds.plan, "a2", Sign, "silos").observed is None


def test_one_line_while_people_talk_is_one_piece_of_evidence_about_what_was_asked(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "interviews")
    before = two_rounds.seq
    line = view.capture.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert view.asked == 1
    qtbot.keyClicks(line, "None was ever stopped.")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    entry = next(iter(two_rounds.plan.evidence))
    assert (entry.about, entry.kind, entry.source_role, entry.attribution, entry.audience) == (
        ("pilot_scale",), "interview", "Executive sponsor", "role", "internal",
    )  # fmt: skip
    assert (two_rounds.seq, line.text()) == (before + 1, "")
    qtbot.waitUntil(lambda: "“None was ever stopped.”" in texts(view))


def test_a_leading_tag_says_what_a_line_is_about_and_an_unknown_one_is_told_in_place(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "interviews")
    line = view.capture.line
    qtbot.keyClicks(line, "#xyz somebody said")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert view.capture.trouble.text() == "#xyz is no question, component or sign"
    assert (line.text(), len(two_rounds.plan.evidence)) == ("#xyz somebody said", 0)
    line.clear()
    qtbot.keyClicks(line, "#data #gov three signatures")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert view.capture.trouble.text() == "#gov could be #governance_timing, #governance, #governance_gaps"
    line.clear()
    qtbot.keyClicks(line, "#data three signatures")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert next(iter(two_rounds.plan.evidence)).about == ("data",)


def test_another_role_brings_its_guide_and_its_name(qtbot: QtBot, window_on: WindowOn, two_rounds: Project) -> None:
    view = view_of(window_on(two_rounds), "interviews")
    view.roles.setFocus()
    qtbot.keyClick(view.roles, Qt.Key.Key_Down)
    assert view.role == "ai_expert"
    assert view.source.text() == "AI expert"
    qtbot.waitUntil(lambda: "Where did this use case wait longest, and for whom?" in texts(view))


def test_the_pulse_is_answered_by_digits_alone_and_says_the_result_at_once(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "pulse-board")
    qtbot.waitUntil(view.board.hasFocus)
    for digit in "332211443322":
        qtbot.keyClicks(view.board, digit)
    assert len(two_rounds.plan.pulse) == 12
    assert view.mean.text() == "2.5"
    assert view.said.text().endswith("Begin where it is lowest: processes and people.")
    qtbot.keyClick(view.board, Qt.Key.Key_Right)
    assert scored_in(two_rounds.plan, "a2", PulseAnswer, "governance_2").score == 3
    qtbot.keyClick(view.board, Qt.Key.Key_Delete)
    assert scored_in(two_rounds.plan, "a2", PulseAnswer, "governance_2").score is None
    qtbot.keyClick(view.board, Qt.Key.Key_Up)
    assert view.board.current == 10


def test_a_box_of_the_pulse_can_be_clicked_too(qtbot: QtBot, window_on: WindowOn, two_rounds: Project) -> None:
    board = view_of(window_on(two_rounds), "pulse-board").board
    box = next(s for s in board.figure.shapes if s.key == "data_1:4")
    where = board.to_widget(QPointF(box.x + 5, box.y + 5)).toPoint()
    qtbot.mouseClick(board, Qt.MouseButton.LeftButton, pos=where)
    assert scored_in(two_rounds.plan, "a2", PulseAnswer, "data_1").score == 4


def test_a_forms_export_is_taken_in_one_edit_and_too_few_answers_are_withheld(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project, tmp_path: Path
) -> None:
    view = view_of(window_on(two_rounds), "pulse-board")
    first, second = (view.pack.pulse[key].text for key in ("strategy_1", "data_1"))
    rows = ["Role," + f'"{first}","{second}"', *(f"User,{2 + n % 2},{4 if n < 3 else ''}" for n in range(6)), "User,9,"]
    export = tmp_path / "form.csv"
    export.write_text("\n".join(rows), "utf-8")
    before = two_rounds.seq
    click(qtbot, view.take_survey)
    dialog = view.window().findChild(ListImport)
    assert dialog.kind.currentData() == "responses"
    dialog.open_file(export)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=10_000)
    assert "into the round “" in dialog.counts.text()
    answers = [dialog.read.index(0, at).data() for at in range(dialog.read.columnCount())]
    assert answers[2:] == ["User", "2", "4"]
    assert any("Row 8" in line.text() for line in dialog.notes.findChildren(QLabel))
    click(qtbot, dialog.take)
    qtbot.waitUntil(lambda: len(two_rounds.plan.responses) == 9, timeout=10_000)
    assert two_rounds.seq == before + 1
    assert "Fewer than five are not shown: 1 of them." in view._survey_said.text()
    shown = [shape.text for shape in view.board.figure.shapes if hasattr(shape, "text")]
    assert "of 6" in shown
    assert "too few" in shown


def test_survey_answers_are_imported_from_every_view_of_the_scores_but_not_before_the_client(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    window = window_on(two_rounds)
    for name in ("profile", "questions", "levels", "sign-board", "pulse-board"):
        view = view_of(window, name)
        assert "Import survey answers" in [tool.label for tool in view.tools()]
    window.bench.desk.show_audience("client")
    assert view.tools() == ()


def test_themes_and_principles_come_from_the_content_and_say_how_they_are_applied(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "direction")
    click(qtbot, view.take_themes)
    click(qtbot, view.take_principles)
    assert (len(two_rounds.plan.themes), len(two_rounds.plan.principles)) == (5, 5)
    assert not view.take_themes.isVisible()
    theme = next(iter(two_rounds.plan.themes))
    card = view.cards[theme.id]
    qtbot.keyClicks(card.priority, "first")
    qtbot.keyClick(card.priority, Qt.Key.Key_Return)
    assert card.trouble.text().startswith("“first”: ")
    assert two_rounds.plan.themes[theme.id].priority is None
    card.priority.clear()
    qtbot.keyClicks(card.priority, "2")
    qtbot.keyClick(card.priority, Qt.Key.Key_Return)
    assert two_rounds.plan.themes[theme.id].priority == 2
    principle = next(iter(two_rounds.plan.principles))
    text = view.cards[principle.id].text
    text.setFocus()
    qtbot.keyClicks(text, "Each work instruction names the step.")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert two_rounds.plan.principles[principle.id].application == "Each work instruction names the step."


def test_signs_and_pulse_are_closed_to_the_clients_view(window_on: WindowOn, two_rounds: Project) -> None:
    window = window_on(two_rounds)
    for name in ("sign-board", "pulse-board"):
        view = view_of(window, name)
        window.bench.desk.show_audience("client")
        assert not view.isVisible()
        said = [found.words.text() for found in window.screen_shown.findChildren(InternalOnly) if found.isVisible()]
        assert [text for text in said if "for the working team" in text] == said != []
        window.bench.desk.show_audience("internal")


def test_the_boards_page_compares_three_kinds_of_operating_model(window_on: WindowOn, project: Project) -> None:
    view = view_of(window_on(project), "differences")
    words = " ".join(shape.text for shape in view.figure_view().figure.shapes if hasattr(shape, "text"))
    for subject in (*view.pack.differences.values(), *view.pack.gains.values()):
        assert (subject.subject if hasattr(subject, "subject") else subject.name).split()[0] in words


def test_a_thread_leads_to_the_round_it_began_in_and_the_list_leads_back(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    window = window_on(two_rounds)
    window.show_screen("log")
    earlier = scored_in(two_rounds.plan, "a1", Answer, "owner")
    assert earlier is not None
    window.bench.desk.go_to(earlier.id)
    view = window.screen_shown.view
    assert window.screen_shown.view_name == "questions"
    assert view.round_id == "a1"
    assert view.bar.rounds.currentText() == "Baseline, 22 Apr 2026"
    view.bar.rounds.setFocus()
    qtbot.keyClick(view.bar.rounds, Qt.Key.Key_Up)
    assert view.round_id == "a2"


def test_a_themes_use_cases_are_shown_in_the_register_filtered_by_it(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    with two_rounds.edit("Cases") as edit:
        theme = edit.add_values(Theme, {"name": "Patient safety"})
        edit.add_values(UseCase, {"name": "One", "theme": theme.id})
        edit.add_values(UseCase, {"name": "Other"})
    window = window_on(two_rounds)
    view = view_of(window, "direction")
    show = next(b for b in view.cards[theme.id].findChildren(QPushButton) if b.text() == "Show them in the register")
    click(qtbot, show)
    qtbot.waitUntil(lambda: window.screen_shown.place.name == "use-cases")
    assert window.screen_shown.view.table.rowCount() == 1


def test_the_room_begins_with_the_first_question_that_nobody_has_scored(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    view = view_of(window_on(two_rounds), "profile")
    click(qtbot, view.bar.room)
    room = view.window().findChild(RoomScoring)
    assert room.topic == "data"
    qtbot.keyClick(room, Qt.Key.Key_PageDown)
    assert room.topic == "success"
    room.close()


def test_words_that_are_not_finished_are_kept_as_a_draft_until_they_are_an_edit(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project
) -> None:
    window = window_on(two_rounds)
    card = view_of(window, "questions").cards["owner"]
    answer = scored_in(two_rounds.plan, "a2", Answer, "owner")
    assert answer is not None
    card.words.setFocus()
    qtbot.keyClicks(card.words, "A list exists")
    qtbot.waitUntil(lambda: window.bench.drafts.of(answer.id) == {"answer": "A list exists"}, timeout=5_000)
    window.finish_editing()
    qtbot.waitUntil(lambda: window.bench.drafts.of(answer.id) == {}, timeout=1_000)
    assert scored_in(two_rounds.plan, "a2", Answer, "owner").answer == "A list exists"


@pytest.mark.parametrize("larger", [0, 4])
def test_the_rooms_type_is_large_enough_for_ten_metres_and_nothing_is_cut(
    qtbot: QtBot, window_on: WindowOn, two_rounds: Project, larger: int
) -> None:
    window = window_on(two_rounds)
    window.bench.look.resize_text(larger)
    view = view_of(window, "questions")
    room = RoomScoring(window.bench, view.round_id, window, "owner")
    qtbot.addWidget(room)
    room.resize(1280, 720)
    room.show()
    assert room.take_votes("s5 s5 s4 m3 m2 m2 e3 e3 e3 " + "u1 " * 13 + "u2 u2 u3")
    room.advance()
    figure, scale = room.board.figure, 1280 / 1920
    texts = {s.text: s for s in figure.shapes if isinstance(s, Text)}
    means = [s for s in texts.values() if s.align == "right" and "." in s.text]
    assert len(means) == 4
    assert min(s.size for s in means) >= 44 * scale
    assert texts["Sponsors"].size >= 40 * scale
    assert next(s for t, s in texts.items() if t.endswith("apart")).size >= 56 * scale
    assert figure.height <= room.board.height() + 1
    assert (room.width(), room.height()) == (1280, 720)
    dots = sorted(s.x for s in figure.shapes if isinstance(s, Circle) and s.fill == "text.primary")
    counted = next(s for s in texts.values() if s.text == "16")
    assert counted.x < dots[0] - 10

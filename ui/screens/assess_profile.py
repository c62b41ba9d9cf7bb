"""The profile first: five components now, needed and earlier; what moved, told in words; the questions at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aiom_workbench.analysis.maturity import Maturity, maturity_of, ratings_of
from aiom_workbench.analysis.rounds import clash_in_words, clashes, evidence_in_words, what_moved
from aiom_workbench.plan.assessment import Rating
from aiom_workbench.plan.choices import COMPONENTS, SIGNS
from aiom_workbench.report.figure import Figure
from aiom_workbench.report.figures.questions_board import gaps_figure, questions_board
from aiom_workbench.report.figures.radar import profile_in_words, radar
from aiom_workbench.report.small_cells import without_small_cells
from aiom_workbench.words import _, ngettext
from ui.canvas.figure_card import FigureCard, WideFigure
from ui.parts import button, card, emptied, label, restyle, row
from ui.raising import Threads, kind_of, raise_button
from ui.screens.assess_round import AssessView, RoundBar, round_label, scrolling
from ui.workbench import Workbench

MOVED_SHOWN = 8


class ProfileView(AssessView):
    """Where the client stands, in one look."""

    watches = frozenset(
        {"assessments", "ratings", "answers", "signs", "responses", "evidence", "use_cases", "milestones",
         "interventions", "kpis", "log", "stakeholders"}
    )  # fmt: skip

    def __init__(self, bench: Workbench) -> None:
        """Two columns of cards."""
        super().__init__(bench)
        self.bar = RoundBar(bench, compares=True, scores=True)
        self.bar.scoring.connect(self._score)
        self.radar = FigureCard(bench, _("Profile"), self._radar)
        self.radar.said.setProperty("kind", "strong")
        self._components, inside = card()
        levels = button(bench.look, _("Choose levels"), self._go_to_levels, kind="link")
        inside.addLayout(row(label(_("Why each target"), "title3"), None, levels))
        self.components = {choice.key: ComponentRow(self, choice.key, choice.label) for choice in COMPONENTS}
        for one in self.components.values():
            inside.addWidget(one)
        self._moved, self._moved_inside = card()
        self.questions = FigureCard(bench, _("Eight questions"), self._questions)
        self.questions.view.picked.connect(self._on_question)
        self.questions.view.activated.connect(self._go_to_questions)
        self.radar.view.activated.connect(self._go_to_levels)
        self._gaps = FigureCard(bench, _("Sponsors and users apart"), self._gap_figure)
        self._signs, self._signs_inside = card()
        self._build()

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, cards in (
            (left, (self.radar, self._components)),
            (right, (self._moved, self.questions, self._gaps, self._signs)),
        ):
            side.setSpacing(16)
            for one in cards:
                side.addWidget(one)
            side.addStretch(1)
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(24, 0, 24, 24)
        down.setSpacing(12)
        down.addWidget(self.bar)
        across = QHBoxLayout()
        across.setSpacing(16)
        for side, share in ((left, 13), (right, 12)):
            holder = QWidget()
            side.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(side)
            policy = holder.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            holder.setSizePolicy(policy)
            across.addWidget(holder, share)
        down.addLayout(across)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(page))

    # ---- following the plan

    def figure_view(self) -> WideFigure:
        """The radar is the picture to copy."""
        return self.radar.view

    def refresh(self) -> None:
        """Show the round in focus."""
        self.bar.refresh()
        found = maturity_of(self.plan, self.round_id)
        self.radar.say(profile_in_words(found))
        before = self.focus.earlier
        for one in (self.radar, self.questions, self._gaps):
            one.view.lay_out()
        self._gaps.setVisible(self.internal and bool(self._apart().perception_gaps))
        self._gaps.note.setText(_("points of the votes"))
        mean = found.questions_mean
        self.questions.note.setText("" if mean is None else _("mean {mean:.1f} of 5").format(mean=mean))
        self._show_clashes()
        self._show_components()
        self._show_moved(before.id if before else "")
        self._show_signs()

    def selection_changed(self) -> None:
        """The pictures mark what is selected."""
        super().selection_changed()
        self.radar.view.lay_out()
        self.questions.view.lay_out()

    # ---- figures

    def _radar(self, width: float) -> Figure:
        before = self.focus.earlier
        ratings = ratings_of(self.plan, self.round_id)
        return radar(
            maturity_of(self.plan, self.round_id), maturity_of(self.plan, before.id) if before else None, width,
            keys={key: rating.id for key, rating in ratings.items()}, selected=self.desk.selection,
            before_name=round_label(before) if before else "",
        )  # fmt: skip

    def _questions(self, width: float) -> Figure:
        before = self.focus.earlier
        return questions_board(self.plan, self.round_id, before.id if before else "", width, self.desk.today,
                               selected=self.desk.selection)  # fmt: skip

    def _gap_figure(self, width: float) -> Figure:
        found = self._apart()
        files = {key: "components" if key in self.pack.components else "questions" for key in found.perception_gaps}
        return gaps_figure(found, {key: self.pack.wording(file, key) for key, file in files.items()}, width)

    def _apart(self) -> Maturity:
        """The round as this screen may tell how far voices are apart: on a projector without voices of few votes."""
        fewest = self.bench.fewest
        return maturity_of(without_small_cells(self.plan, fewest) if fewest else self.plan, self.round_id)

    # ---- cards

    def _show_components(self) -> None:
        for choice in COMPONENTS:
            self.components[choice.key].fill(self.scored(Rating, choice.key))

    def _show_moved(self, before: str) -> None:
        emptied(self._moved_inside)
        earlier = self.focus.earlier
        self._moved.setVisible(earlier is not None)
        if earlier is None:
            return
        title = _("What moved since {round}").format(round=round_label(earlier))
        self._moved_inside.addWidget(label(title, "title3", wrap=True))
        said = what_moved(self.plan, before, self.round_id)
        for sentence in said[:MOVED_SHOWN]:
            self._moved_inside.addWidget(label(f"{sentence}.", wrap=True))
        if not said:
            self._moved_inside.addWidget(
                label(_("Nothing moved: every level and score stands where it stood."), "muted")
            )
        if len(said) > MOVED_SHOWN:
            more = len(said) - MOVED_SHOWN
            self._moved_inside.addWidget(label(_("and {n} more").format(n=more), "help"))

    def _show_clashes(self) -> None:
        found = clashes(self.plan, self.desk.today)
        said = [f"“{self.pack.wording('questions', clash.question)}”: {clash_in_words(clash)}." for clash in found]
        self.questions.say(" ".join(said))

    def _show_signs(self) -> None:
        emptied(self._signs_inside)
        self._signs.setVisible(self.internal)
        signs = self.plan.signs.where("assessment", self.round_id)
        seen = [one for one in signs if one.observed]
        looked = sum(1 for one in signs if one.observed is not None)
        counts = ngettext("{n} seen", "{n} seen", len(seen)).format(n=len(seen))
        note = label(
            _("{seen}, {looked} of {all} looked for").format(seen=counts, looked=looked, all=len(SIGNS)), "help"
        )
        self._signs_inside.addLayout(row(label(_("Warning signs and pitfalls"), "title3"), None, note))
        names = [self.pack.signs[one.sign].name for one in seen if one.sign and one.sign in self.pack.signs]
        self._signs_inside.addWidget(label("; ".join(names) or _("None was seen yet."), "secondary", wrap=True))
        go = button(self.bench.look, _("Go through the signs"), self._go_to_signs, kind="link")
        self._signs_inside.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_question(self, key: str) -> None:
        if key.startswith("question:"):
            self.bench.showing.emit("assess:questions")

    def _go_to_questions(self, *_where: object) -> None:
        self.bench.showing.emit("assess:questions")

    def _go_to_levels(self, *_where: object) -> None:
        self.bench.showing.emit("assess:levels")

    def _go_to_signs(self) -> None:
        self.bench.showing.emit("assess:sign-board")

    def _score(self) -> None:
        from ui.screens.room_scoring import open_room

        open_room(self)


class ComponentRow(QFrame):
    """A component's levels in words, why the target, how sure, what was raised."""

    def __init__(self, view: AssessView, key: str, name: str) -> None:
        """Empty until `fill`."""
        super().__init__()
        self._view, self._key, self._name = view, key, name
        self._select = button(view.bench.look, name, self._on_select, kind="link")
        self._why, self._proof = label("", "secondary", wrap=True), label("", "help", wrap=True)
        self.raises = raise_button(view.bench)
        self.raises.setAccessibleName(_("Raise from {name}").format(name=name))
        self.raises.menu().triggered.connect(self._on_raise)
        self.threads = Threads(view.bench)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 6, 0, 0)
        down.setSpacing(2)
        down.addLayout(row(self._select, None, self.raises))
        down.addWidget(self._why)
        down.addWidget(self._proof)
        down.addWidget(self.threads)

    def fill(self, rating: Rating | None) -> None:
        """Show the rating as it stands."""
        levels = _("not rated") if rating is None or rating.now is None else _levels(rating)
        self._select.setText(f"{self._name}: {levels}")
        why = rating.why_target if rating else None
        self._why.setText(why or _("Why this target is not written yet."))
        restyle(self._why, kind="secondary" if why else "muted")
        self._why.setVisible(bool(why) or self._view.internal)
        self._proof.setVisible(self._view.internal)
        sure = {1: _("a guess"), 2: _("several voices"), 3: _("shown")}.get(rating.confidence or 0) if rating else None
        said = evidence_in_words(self._view.plan, rating, self._key)
        self._proof.setText(f"{sure or _('confidence not judged')} · {said}")
        self.threads.show_for(rating.id if rating else "")

    def _on_raise(self, action: QAction) -> None:
        self._view.raise_for(Rating, self._key, kind_of(action))

    def _on_select(self) -> None:
        rating = self._view.scored(Rating, self._key)
        if rating is not None:
            self._view.desk.select(rating.id)


def _levels(rating: Rating) -> str:
    if rating.target is None:
        return _("level {now}, no target").format(now=rating.now)
    return _("level {now}, needs {target}").format(now=rating.now, target=rating.target)

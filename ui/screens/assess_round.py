"""The round that the Assess screen speaks of: chosen once for all its views, compared with another, started anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from aiom_workbench.analysis.maturity import latest_assessment
from aiom_workbench.content import Pack, pack_of
from aiom_workbench.plan.assessment import Answer, Assessment, PulseAnswer, Rating, Sign
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.plan.titles import written_date
from aiom_workbench.project.rounds import keep_score, scored_in, start_round
from aiom_workbench.report.audience import CLIENT
from aiom_workbench.words import _
from ui.journal import write_about
from ui.parts import DropDown, button, label, restyle, row
from ui.raising import raise_thing
from ui.screens.screen import Tool, View, add_thing
from ui.workbench import Workbench
from ui.written import read_date

ScoredT = TypeVar("ScoredT", Rating, Answer, Sign, PulseAnswer)


class RoundInFocus(QObject):
    """Which round is looked at, and which one it is compared with; the latest and the one before it by default."""

    changed = Signal()

    def __init__(self, bench: Workbench) -> None:
        """One for each workbench; take it by `round_in_focus`."""
        super().__init__(bench)
        self._bench = bench
        self._chosen = ""
        self._compared = ""

    @property
    def round(self) -> Assessment | None:
        """The round looked at, or None while there is none."""
        plan = self._bench.plan
        return plan.assessments.get(self._chosen) or latest_assessment(plan)

    @property
    def earlier(self) -> Assessment | None:
        """The round compared with, or None."""
        found = self.round
        others = [one for one in self._bench.plan.assessments if found is None or one.id != found.id]
        chosen = next((one for one in others if one.id == self._compared), None)
        if chosen is not None or self._compared == "-":
            return chosen
        before = [one for one in others if found and found.taken_on and one.taken_on and one.taken_on < found.taken_on]
        return max(before, key=_taken, default=None)

    def choose(self, assessment: str) -> None:
        """Look at this round."""
        self._chosen = assessment
        self.changed.emit()

    def compare(self, assessment: str) -> None:
        """Compare with this round; "-": with none."""
        self._compared = assessment
        self.changed.emit()


def _taken(assessment: Assessment) -> str:
    return assessment.taken_on.isoformat() if assessment.taken_on else ""


def round_in_focus(bench: Workbench) -> RoundInFocus:
    """The workbench's one."""
    found = bench.findChild(RoundInFocus)
    return found if found is not None else RoundInFocus(bench)


def round_label(assessment: Assessment) -> str:
    """A round as it is named in a list: "Baseline, 22 Apr 2026"."""
    when = written_date(assessment.taken_on) if assessment.taken_on else _("no date")
    return f"{assessment.name}, {when}"


class RoundBar(QWidget):
    """Chooses the round, says where it has no date, and compares."""

    scoring = Signal()
    """The room's scoring is asked for."""

    def __init__(self, bench: Workbench, *, compares: bool = False, scores: bool = False) -> None:
        """`compares`: offers an earlier round too; `scores`: offers the room's scoring."""
        super().__init__()
        self._bench, self._compares = bench, compares
        self._focus = round_in_focus(bench)
        self.rounds, self.earlier = DropDown(bench.look), DropDown(bench.look)
        self.rounds.setAccessibleName(_("Round"))
        self.earlier.setAccessibleName(_("Compared with"))
        self.day = QLineEdit()
        self.day.setAccessibleName(_("Taken on"))
        self.day.setObjectName("taken_on")
        self.day.setPlaceholderText(_("e.g. 14 Oct 2027"))
        self.day.setFixedWidth(150)
        self.trouble = label("", "error")
        self.said = label("", "secondary")
        self._with = label(_("compared with"), "muted")
        self.room = button(bench.look, _("Score in the room"), self.scoring.emit, icon_name="workshop")
        across = row(
            self.rounds, self._with, self.earlier, self.day, self.trouble, 8, self.said, None, self.room, spacing=8
        )  # fmt: skip
        self.setLayout(across)
        self.room.setVisible(scores)
        self.rounds.activated.connect(self._on_round)
        self.earlier.activated.connect(self._on_earlier)
        self.day.editingFinished.connect(self._on_day)

    def refresh(self, said: str = "") -> None:
        """Show the rounds of the plan; `said` stands beside them."""
        plan, found, before = self._bench.plan, self._focus.round, self._focus.earlier
        rounds = sorted(plan.assessments, key=_taken, reverse=True)
        _fill(self.rounds, [(one.id, round_label(one)) for one in rounds], found.id if found else "")
        others = [(one.id, round_label(one)) for one in rounds if found is None or one.id != found.id]
        _fill(self.earlier, [("-", _("no other round")), *others], before.id if before else "-")
        write_about(self, found.id if found else "")
        undated = found is not None and found.taken_on is None
        for widget in (self._with, self.earlier):
            widget.setVisible(self._compares and len(rounds) > 1)
        self.day.setVisible(undated)
        self.said.setText(said if not undated else "")
        self._tell(_("This round has no date and counts as the earliest.") if undated else "")

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        restyle(self.day, wrong="true" if wrong else "false")

    def _on_round(self, at: int) -> None:
        chosen = str(self.rounds.itemData(at))
        self._bench.desk.select(chosen)
        self._focus.choose(chosen)

    def _on_earlier(self, at: int) -> None:
        self._focus.compare(str(self.earlier.itemData(at)))

    def _on_day(self) -> None:
        found, typed = self._focus.round, self.day.text().strip()
        if found is None or not typed:
            return
        try:
            day = read_date(typed, self._bench.desk.today)
        except Misfit as misfit:
            self._tell(_("“{text}” is no date: {why}").format(text=typed, why=str(misfit)), wrong=True)
            return
        self.day.clear()
        with self._bench.desk.edit(_("Date {name}").format(name=found.name)) as edit:
            edit.set(found, taken_on=day)


def _fill(box: DropDown, entries: list[tuple[str, str]], chosen: str) -> None:
    box.blockSignals(True)
    box.clear()
    for key, text in entries:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setMinimumContentsLength(max((len(text) for _key, text in entries), default=4))
    box.blockSignals(False)


class NewRound(QDialog):
    """Asks for a round's name and day, and from where it starts. What does not fit is said beside the field."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        """Opened by `open()`; freed on close."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New round"))
        self._bench = bench
        latest = latest_assessment(bench.desk.plan)
        n = len(bench.desk.plan.assessments) + 1
        self.name = QLineEdit(_("Baseline") if latest is None else _("Round {n}").format(n=n))
        self.day = QLineEdit(written_date(bench.desk.today))
        self.copies = QCheckBox()
        self._from = latest.id if latest else ""
        if latest is not None:
            self.copies.setText(_("Start from {round}").format(round=round_label(latest)).replace("&", "&&"))
            self.copies.setChecked(True)
        self.name_trouble, self.day_trouble = label("", "error", wrap=True), label("", "error", wrap=True)
        self._build(latest is not None)

    def _build(self, copies: bool) -> None:
        self.setMinimumWidth(440)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 20)
        down.setSpacing(6)
        down.addWidget(label(_("New round"), "title2"))
        down.addSpacing(6)
        for words, field, trouble in (
            (_("Name"), self.name, self.name_trouble),
            (_("Taken on"), self.day, self.day_trouble),
        ):
            field.setAccessibleName(words)
            trouble.hide()
            for widget in (label(words, "label"), field, trouble):
                down.addWidget(widget)
        if copies:
            down.addSpacing(6)
            down.addWidget(self.copies)
            carried = _("Levels, targets, scores, owners and signs are carried over. Evidence, confidence, votes and the "
                        "pulse are not: they are gathered anew.")  # fmt: skip
            down.addWidget(label(carried, "help", wrap=True))
        down.addSpacing(10)
        start = button(self._bench.look, _("Start the round"), self._on_start, kind="primary")
        start.setDefault(True)
        down.addLayout(row(None, button(self._bench.look, _("Not now"), self.reject), start))
        self.name.selectAll()

    def _on_start(self) -> None:
        name, day = self.name.text().strip(), None
        self._tell(self.name, self.name_trouble, "" if name else _("A round needs a name."))
        try:
            typed = self.day.text().strip()
            day = read_date(typed, self._bench.desk.today) if typed else None
            self._tell(
                self.day, self.day_trouble, "" if day else _("A round needs the day on which scores are agreed.")
            )
        except Misfit as misfit:
            self._tell(self.day, self.day_trouble, str(misfit)[:1].upper() + str(misfit)[1:])
        if not name or day is None:
            return
        made = ""
        with self._bench.desk.edit(_("Start {name}").format(name=name)) as edit:
            made = start_round(edit, name, day, self._from if self.copies.isChecked() else "").id
        if made:
            self._bench.desk.select(made)
            round_in_focus(self._bench).choose(made)
            self.accept()

    def _tell(self, field: QLineEdit, trouble: Any, text: str) -> None:
        trouble.setText(text)
        trouble.setVisible(bool(text))
        restyle(field, wrong="true" if text else "false")


class AssessView(View):
    """What all views of the Assess screen share: the round, its records, edits of them, raising."""

    adds: tuple[str, ...] = ("assessments",)
    imports = "responses"

    def __init__(self, bench: Workbench) -> None:
        """Follow the round in focus."""
        super().__init__(bench)
        self.focus = round_in_focus(bench)
        self.focus.changed.connect(self.make_stale)

    @property
    def round_id(self) -> str:
        """The round's id, or ""."""
        found = self.focus.round
        return found.id if found else ""

    @property
    def pack(self) -> Pack:
        """The project's content."""
        return pack_of(self.desk.plan)

    @property
    def internal(self) -> bool:
        """Whether the working team is looking."""
        return self.desk.audience != CLIENT

    def selection_changed(self) -> None:
        """Go to the round of what is selected: a thread may lead to an earlier one."""
        for one in self.desk.selection:
            thing = self.plan.find(one)
            wanted = one if isinstance(thing, Assessment) else getattr(thing, "assessment", None)
            if wanted and wanted != self.round_id and wanted in self.plan.assessments:
                self.focus.choose(wanted)
                return

    def is_empty(self) -> bool:
        """Whether there is no round yet."""
        return not self.plan.assessments

    def tools(self) -> tuple[Tool, ...]:
        """Import, for the working team."""
        if not self.imports or not self.internal:
            return ()
        label = _("Import survey answers") if self.imports == "responses" else _("Import")
        return (Tool(label, self.import_list, "import", "ghost", right=True, begins=True),)

    def import_list(self) -> None:
        """Take a form's export or another list as it is; votes go into the latest round."""
        self.bench.asked.emit(f"import:{self.imports}")

    def add(self, collection: str) -> None:
        """A round is started in a dialog; anything else as everywhere."""
        if collection == "assessments":
            NewRound(self.bench, self.window()).open()
        else:
            add_thing(self.bench, collection)

    def scored(self, cls: type[ScoredT], key: str) -> ScoredT | None:
        """What the round holds for a key, as the audience may see it."""
        return scored_in(self.plan, self.round_id, cls, key)

    def keep(self, cls: type[ScoredT], key: str, words: str, values: Mapping[str, Any]) -> str:
        """Set values of the round's record in one edit; gives its id, or "" where it was refused."""
        if not self.round_id or self.desk.project is None:
            return ""
        kept = ""
        with self.desk.edit(words) as edit:
            kept = keep_score(edit, self.round_id, cls, key, values).id
        return kept

    def raise_for(self, cls: type[ScoredT], key: str, kind: str) -> None:
        """Raise something from the round's record, recording it first where needed: one edit."""
        raise_thing(self.bench, kind, lambda edit: keep_score(edit, self.round_id, cls, key, {}))


def bring_into_sight(area: QScrollArea, card: QWidget) -> None:
    """Scroll so that a card stands at the top, as far as the page is long enough; one under the pointer stays put."""
    page = area.widget()
    if page is None or card.underMouse():
        return
    layout = page.layout()
    if layout is not None:
        layout.activate()
        page.resize(page.width(), max(page.height(), page.sizeHint().height()))
    area.verticalScrollBar().setValue(max(0, card.mapTo(page, QPoint(0, 0)).y() - 12))


def scrolling(page: QWidget) -> QScrollArea:
    """A page that scrolls up and down."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area

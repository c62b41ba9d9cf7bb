"""Starting from the content pack: criteria by the client's situation, and what a model usually brings along."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from aiom_workbench.analysis.model_choice import argue
from aiom_workbench.analysis.model_words import LABELS, lead_in_words
from aiom_workbench.analysis.operating_model import model_in_view
from aiom_workbench.content import Pack, pack_of
from aiom_workbench.content import parts as content
from aiom_workbench.plan.choices import MODELS
from aiom_workbench.plan.model_choice import Criterion
from aiom_workbench.project.starters import (
    EQUAL_WEIGHT,
    fill_allocations,
    fill_bodies,
    fill_criteria,
    fill_decision_rights,
    fill_evolution,
)
from aiom_workbench.project.typed_edit import Edit
from aiom_workbench.words import _, ngettext
from ui.parts import DropDown, Segments, button, label
from ui.screens.screen import add_thing
from ui.screens.sheet_dialog import SheetDialog
from ui.workbench import Workbench


class CriteriaDialog(SheetDialog):
    """For each criterion of the pack: which situation is the client in? What that says is told at once."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        """All situations open, unless a typical client is chosen."""
        lead = _("Say for each criterion what you found. Where neither fits, leave it open: the room will score it. "
                 "All start with the same weight; weigh them afterwards.")  # fmt: skip
        super().__init__(bench, parent, _("Criteria for this client"), lead)
        self.setObjectName("criteria-dialog")
        self.pack: Pack = pack_of(bench.desk.plan)
        self.boxes: dict[str, DropDown] = {}
        self.profiles = self._profile_box()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.addWidget(label(_("A typical client"), "strong"), 0, 0)
        grid.addWidget(self.profiles, 0, 1)
        for at, (key, criterion) in enumerate(self.pack.criteria.items()):
            self._add_row(grid, 1 + at * 3, key, criterion)
        self.inside.addLayout(grid)
        self.inside.addStretch(1)
        self.foot(_("Add these criteria"), button(bench.look, _("Add one of my own"), self._add_own))
        self.resize(820, 640)
        self._say()

    def _profile_box(self) -> DropDown:
        box = DropDown(self.bench.look)
        box.setObjectName("profile")
        box.setAccessibleName(_("A typical client"))
        box.addItem(_("Choose each by itself"), "")
        for key, profile in self.pack.profiles.items():
            box.addItem(profile.name, key)
        box.activated.connect(self._on_profile)
        return box

    def _add_row(self, grid: QGridLayout, row: int, key: str, criterion: content.Criterion) -> None:
        box = DropDown(self.bench.look)
        box.setObjectName(key)
        box.setAccessibleName(criterion.name)
        box.addItem(_("Neither: the room scores") if criterion.starter else _("Leave it out"), "")
        for name, situation in criterion.situations.items():
            box.addItem(situation.text, name)
        box.activated.connect(self._say)
        self.boxes[key] = box
        grid.setRowMinimumHeight(row, 10)
        grid.addWidget(label(criterion.name, "strong"), row + 1, 0)
        grid.addWidget(box, row + 1, 1)
        grid.addWidget(label(criterion.look_at, "help", wrap=True), row + 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(criterion.why, "help", wrap=True), row + 2, 1)

    @property
    def situations(self) -> dict[str, str]:
        """The situations chosen so far, by criterion."""
        return {key: str(box.currentData()) for key, box in self.boxes.items() if box.currentData()}

    def _on_profile(self) -> None:
        profile = self.pack.profiles.get(str(self.profiles.currentData()))
        for key, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(profile.situations.get(key, "") if profile else "")))
        self._say()

    def _say(self) -> None:
        scored = tuple(self._suggested())
        if not scored:
            self.said.setText(_("Nothing is scored yet. The suggestions favour no model: each can win and lose."))
            return
        argument = argue(scored)
        said = " · ".join(f"{LABELS[o].label} {s:.1f}" for o, s in argument.choice.scores.items() if s is not None)
        lead = lead_in_words(argument)
        self.said.setText(_("At equal weights: {scores}. {lead}").format(scores=said, lead=lead))

    def _suggested(self) -> Iterable[Criterion]:
        for key, name in self.situations.items():
            found = self.pack.criteria[key].situations[name]
            yield Criterion(
                id=key, name=self.pack.criteria[key].name, weight=EQUAL_WEIGHT, centralized=found.centralized,
                decentralized=found.decentralized, federated=found.federated,
            )  # fmt: skip

    def _add_own(self) -> None:
        self.accept()
        add_thing(self.bench, "criteria")

    def do(self) -> None:
        """Add or fill the criteria: one edit."""
        done = 0
        with self.bench.desk.edit(_("Start from suggested criteria")) as edit:
            done = fill_criteria(edit, self.pack, self.situations)
        self.accept()
        _say_done(self.bench, done)


def _fill(edit: Edit, pack: Pack, part: str, model: str, *, anew: bool) -> int:
    """Fill one part of the plan from a model; gives how many things that added or filled."""
    if part == "rights":
        return fill_decision_rights(edit, pack, model, anew=anew)
    fill = {"bodies": fill_bodies, "placements": fill_allocations, "evolution": fill_evolution}[part]
    return fill(edit, pack, model)


class FillDialog(SheetDialog):
    """Fill bodies, decision rights, placements and the evolution from a model, in one edit."""

    def __init__(self, bench: Workbench, parent: QWidget, *parts: str) -> None:
        """`parts` are switched on at first; all of them where none is named."""
        lead = _("What is there already stays as it was tailored; only what is missing is added.")
        super().__init__(bench, parent, _("Fill from a model"), lead)
        self.setObjectName("fill-dialog")
        self.model = model_in_view(bench.desk.plan)
        self.choices = Segments([(choice.key, choice.label) for choice in MODELS], self._on_model)
        self.choices.show_chosen(self.model)
        self.inside.addWidget(self.choices)
        self.text = label("", "secondary", wrap=True)
        self.inside.addWidget(self.text)
        words = {"bodies": _("Bodies with their mandate under this model"),
                 "rights": _("Decision rights, one accountable each"),
                 "placements": _("Placements: central, shared or in the units"),
                 "evolution": _("The usual next step, with its triggers")}  # fmt: skip
        self.boxes: dict[str, QCheckBox] = {}
        for key, text in words.items():
            box = QCheckBox(text)
            box.setObjectName(key)
            box.setChecked(not parts or key in parts)
            self.boxes[key] = box
            self.inside.addWidget(box)
        self.anew = QCheckBox(_("Write the pack's decisions over again, even where they were tailored"))
        self.anew.setObjectName("anew")
        self.inside.addWidget(self.anew)
        self.inside.addStretch(1)
        self.foot("")
        self.resize(560, 420)
        self._on_model(self.model)

    def _on_model(self, model: str) -> None:
        self.model = model
        self.text.setText(pack_of(self.bench.desk.plan).models[model].text)
        self.action.setText(_("Fill from the {model} model").format(model=LABELS[model].label.lower()))

    def do(self) -> None:
        """All that is switched on, in one edit."""
        pack, done = pack_of(self.bench.desk.plan), 0
        with self.bench.desk.edit(self.action.text()) as edit:
            for part, box in self.boxes.items():
                if box.isChecked():
                    done += _fill(edit, pack, part, self.model, anew=self.anew.isChecked())
        self.accept()
        _say_done(self.bench, done)


def _say_done(bench: Workbench, done: int) -> None:
    """How many things were added or filled, with the way back."""
    if done:
        text = ngettext("{n} thing added or filled", "{n} things added or filled", done)
        bench.desk.say(text.format(n=done), _("Undo"), bench.desk.undo)
    else:
        bench.desk.say(_("Everything was there already"))

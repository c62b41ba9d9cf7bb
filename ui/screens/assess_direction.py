"""Direction: the themes with outcome and priority, the principles with how this project applies each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aiom_workbench.content import known_as
from aiom_workbench.plan.engagement import Principle, Theme
from aiom_workbench.plan.fields import Misfit
from aiom_workbench.project.starters import fill_principles, fill_themes
from aiom_workbench.words import _, ngettext
from ui.journal import write_about
from ui.parts import button, emptied, label, restyle, row
from ui.screens.assess_questions import AnswerWords
from ui.screens.assess_round import AssessView, bring_into_sight, scrolling
from ui.screens.screen import add_thing
from ui.workbench import Workbench
from ui.written import read

CASES_SHOWN = 6


class DirectionView(AssessView):
    """Themes at the left in their order of priority, principles at the right."""

    watches = frozenset({"themes", "principles", "use_cases", "engagement"})
    adds = ("themes", "principles")
    imports = ""
    filters = True

    def __init__(self, bench: Workbench) -> None:
        """Two columns of cards."""
        super().__init__(bench)
        self.cards: dict[str, ThemeCard | PrincipleCard] = {}
        self._words: tuple[str, ...] = ()
        self._themes, self._principles = QVBoxLayout(), QVBoxLayout()
        self.take_themes = button(bench.look, _("Take the themes of the content"), self._on_themes)
        self.take_principles = button(bench.look, _("Take the principles of the content"), self._on_principles)
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(24, 0, 24, 24)
        across.setSpacing(16)
        for title, said, cards, take in (
            (_("Themes"), _("What the business wants from AI. The first is served first when money or people are short."),
             self._themes, self.take_themes),
            (_("Principles"), _("What somebody could see here that shows each of them."),
             self._principles, self.take_principles),
        ):  # fmt: skip
            cards.setSpacing(12)
            side = QVBoxLayout()
            side.setSpacing(8)
            side.addWidget(label(title, "title2"))
            side.addWidget(label(said, "secondary", wrap=True))
            side.addLayout(row(take, None))
            side.addLayout(cards)
            side.addStretch(1)
            across.addLayout(side, 1)
        self.area = scrolling(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def is_empty(self) -> bool:
        """There is always what the content offers."""
        return False

    def add(self, collection: str) -> None:
        """Add a theme or a principle."""
        add_thing(self.bench, collection)

    def set_filter(self, text: str) -> None:
        """Show only themes and principles with all these words."""
        self._words = tuple(text.lower().split())
        self._apply_filter()

    def refresh(self) -> None:
        """Show themes and principles as they stand."""
        self.finish_editing()
        themes = sorted(self.plan.themes, key=_by_priority)
        wanted: list[Theme | Principle] = [*themes, *self.plan.principles]
        if [*self.cards] != [one.id for one in wanted]:
            self._make_cards(wanted)
        for one in wanted:
            self.cards[one.id].fill(one)
        pack = self.pack
        there = {known_as(pack, "themes", one.name) for one in self.desk.whole.themes}
        self.take_themes.setVisible(not there >= {*pack.themes})
        have = {known_as(pack, "principles", one.name) for one in self.plan.principles}
        self.take_principles.setVisible(not have >= {*pack.principles})
        self._apply_filter()

    def selection_changed(self) -> None:
        """Bring the selected one into sight."""
        for one in self.desk.selection:
            if one in self.cards:
                bring_into_sight(self.area, self.cards[one])
                break

    def finish_editing(self) -> None:
        """Keep what is being typed."""
        for one in self.cards.values():
            one.finish()

    def _make_cards(self, wanted: list[Theme | Principle]) -> None:
        emptied(self._themes)
        emptied(self._principles)
        self.cards = {}
        for one in wanted:
            if isinstance(one, Theme):
                self.cards[one.id] = ThemeCard(self, one.id)
                self._themes.addWidget(self.cards[one.id])
            else:
                self.cards[one.id] = PrincipleCard(self, one.id)
                self._principles.addWidget(self.cards[one.id])

    def _apply_filter(self) -> None:
        for one in self.cards.values():
            one.setVisible(all(word in one.words() for word in self._words))

    def _on_themes(self) -> None:
        with self.desk.edit(_("Take the themes of the content")) as edit:
            fill_themes(edit, self.pack)

    def _on_principles(self) -> None:
        with self.desk.edit(_("Take the principles of the content")) as edit:
            fill_principles(edit, self.pack)


def _by_priority(theme: Theme) -> int:
    return theme.priority or 1_000


class _Card(QFrame):
    """What both cards share: a name that selects, a text that is kept when it is left."""

    FIELD = ""

    def __init__(self, view: DirectionView, thing_id: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._view, self._id = view, thing_id
        self._name = button(view.bench.look, "", self._on_select, kind="link")
        self.text = AnswerWords()
        self.text.setObjectName(self.FIELD)
        write_about(self, thing_id)
        self.text.left.connect(self.finish)

    def words(self) -> str:
        """What a filter looks through."""
        return f"{self._name.text()} {self.text.toPlainText()}".lower()

    def finish(self) -> None:
        """Keep the text if it was changed: one edit."""
        text = self.text.changed_text()
        thing = self._view.desk.plan.find(self._id)
        if text is None or thing is None:
            return
        self.text.settle()
        words = _("Write about {name}").format(name=getattr(thing, "name", ""))
        self.set_values(words, {self.FIELD: text})

    def set_values(self, words: str, values: dict[str, Any]) -> None:
        """One edit of the thing."""
        thing = self._view.desk.plan.find(self._id)
        if thing is not None:
            with self._view.desk.edit(words) as edit:
                edit.set_values(thing, values)

    def _on_select(self) -> None:
        self._view.desk.select(self._id)


class ThemeCard(_Card):
    """A theme: priority, outcome, the use cases that serve it."""

    FIELD = "outcome"

    def __init__(self, view: DirectionView, thing_id: str) -> None:
        """Empty until `fill`."""
        super().__init__(view, thing_id)
        self.priority = QLineEdit()
        self.priority.setObjectName("priority")
        self.priority.setFixedWidth(52)
        self.priority.setAccessibleName(_("Priority"))
        self.priority.editingFinished.connect(self._on_priority)
        self.trouble = label("", "error", wrap=True)
        self.text.setPlaceholderText(_("The figure that moves, from what to what, by when"))
        self.text.setAccessibleName(_("Outcome"))
        self._watch = label("", "help", wrap=True)
        self._cases = QVBoxLayout()
        self._cases.setSpacing(2)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 12, 16, 14)
        down.setSpacing(6)
        down.addLayout(row(self._name, None, label(_("Priority"), "muted"), self.priority))
        for part in (self.trouble, self.text, self._watch):
            down.addWidget(part)
        down.addLayout(self._cases)

    def fill(self, theme: Theme | Principle) -> None:
        """Show the theme as it stands."""
        if not isinstance(theme, Theme):
            return
        self._name.setText(theme.name or theme.ref)
        self.text.show_text(theme.outcome)
        if not self.priority.hasFocus():
            self.priority.setText("" if theme.priority is None else str(theme.priority))
        self._tell("")
        pack = self._view.pack
        found = pack.themes.get(known_as(pack, "themes", theme.name) or "")
        self._watch.setText(found.watch if found else "")
        self._watch.setVisible(bool(self._watch.text()))
        self._show_cases(theme)

    def _show_cases(self, theme: Theme) -> None:
        emptied(self._cases)
        cases = self._view.plan.use_cases.where("theme", theme.id)
        n = ngettext("{n} use case serves it", "{n} use cases serve it", len(cases)).format(n=len(cases))
        show = button(self._view.bench.look, _("Show them in the register"), self._on_register, kind="link")
        self._cases.addLayout(row(label(n if cases else _("No use case serves it yet."), "label"), None, show))
        show.setVisible(bool(cases))
        for case in cases[:CASES_SHOWN]:
            link = button(self._view.bench.look, "", self._on_case, kind="link")
            text = link.fontMetrics().elidedText(f"{case.ref} {case.name}", Qt.TextElideMode.ElideMiddle, 320)
            link.setText(text.replace("&", "&&"))
            link.setProperty("thing", case.id)
            self._cases.addLayout(row(link, None))
        if len(cases) > CASES_SHOWN:
            self._cases.addWidget(label(_("and {n} more").format(n=len(cases) - CASES_SHOWN), "help"))

    def _on_register(self) -> None:
        """The use cases of this theme: it is looked at, on every screen, until the chip ends it."""
        self._view.desk.show_themes(self._id)
        self._view.bench.showing.emit("use-cases:register")

    def _on_case(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._view.desk.go_to(str(sender.property("thing")))

    def _on_priority(self) -> None:
        theme = self._view.desk.plan.themes.get(self._id)
        if theme is None:
            return
        try:
            value = read(self._view.desk.plan, Theme.entity.by_name["priority"], self.priority.text())
        except Misfit as misfit:
            self._tell(_("“{text}”: {why}").format(text=self.priority.text(), why=str(misfit)))
            return
        self._tell("")
        if value != theme.priority:
            self.set_values(_("Priority of {name}").format(name=theme.name), {"priority": value})

    def _tell(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        restyle(self.priority, wrong="true" if text else "false")


class PrincipleCard(_Card):
    """A principle: what it means, how it is applied here, what it asks of a use case."""

    FIELD = "application"

    def __init__(self, view: DirectionView, thing_id: str) -> None:
        """Empty until `fill`."""
        super().__init__(view, thing_id)
        self.text.setPlaceholderText(_("How it is applied here: what somebody could see"))
        self.text.setAccessibleName(_("How we apply it"))
        self._means, self._ask = label("", "secondary", wrap=True), label("", "help", wrap=True)
        self._open = label("", "error", wrap=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(16, 12, 16, 14)
        down.setSpacing(6)
        down.addLayout(row(self._name, None))
        for part in (self._means, self.text, self._open, self._ask):
            down.addWidget(part)

    def fill(self, principle: Theme | Principle) -> None:
        """Show the principle as it stands."""
        if not isinstance(principle, Principle):
            return
        self._name.setText(principle.name or principle.ref)
        self.text.show_text(principle.application)
        pack = self._view.pack
        found = pack.principles.get(known_as(pack, "principles", principle.name) or "")
        self._means.setText(found.text if found else "")
        self._means.setVisible(found is not None)
        example = found.examples[0] if found and found.examples else ""
        self._open.setText(
            "" if principle.application else _("Not applied yet. For example: {example}").format(example=example)
        )
        self._open.setVisible(not principle.application)
        ask = _("Ask of a use case: {question}").format(question=found.question) if found else ""
        self._ask.setText(ask)
        self._ask.setVisible(bool(ask))

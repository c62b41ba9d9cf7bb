"""The influence network: draw who influences whom by dragging, see bridges, isolated people and chains."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout

from aiom_workbench.analysis.influence import bridges, isolated, reach_path
from aiom_workbench.analysis.people import influence_bands
from aiom_workbench.plan.people import Influence
from aiom_workbench.plan.titles import title
from aiom_workbench.report.figure import Figure, Text
from aiom_workbench.report.figures.network import Edge, Node, network
from aiom_workbench.words import N_, _
from ui.canvas.figure_view import FigureView
from ui.parts import label
from ui.screens.screen import Tool, View
from ui.workbench import Workbench


class NetworkMap(FigureView):
    """The network as a whiteboard: from bubble to bubble draws an influence."""

    def __init__(self, bench: Workbench) -> None:
        """Empty until laid out."""
        super().__init__(bench)
        self.everybody = False
        self.chain: tuple[str, ...] = ()
        self._drag: tuple[str, QPointF, QPointF] | None = None

    def laid_out(self, width: float, height: float) -> Figure | None:
        """The network for this room; people in no influence are left out unless everybody is asked for."""
        plan = self.bench.plan
        if not plan.influences and not self.everybody:
            return _nobody(width)
        bands = influence_bands(plan)
        nodes = [
            Node(id=p.id, name=p.name or p.ref, role=p.category or "other", engagement=p.engagement_now or "",
                 band=4 - bands[p.id] if p.id in bands else 0)
            for p in plan.stakeholders if self.everybody or p.id in bands
        ]  # fmt: skip
        known = {node.id for node in nodes}
        edges = [
            Edge(id=i.id, source=i.source or "", target=i.target or "", strength=int(i.strength or 1))
            for i in plan.influences
            if i.source in known and i.target in known
        ]
        chosen = self.bench.desk.selection
        return network(
            nodes, edges, max(width, 400.0), max(height, 300.0), selected=chosen, path=self.chain, bridges=bridges(plan)
        )

    def _on_selected(self) -> None:
        self.lay_out()

    def paint_selection(self, painter: QPainter) -> None:
        """The network rings the selected people itself."""

    def paint_figure(self, painter: QPainter) -> None:
        """The network, and the influence being drawn."""
        super().paint_figure(painter)
        if self._drag is not None:
            painter.setPen(QPen(self.bench.theme.color("accent.fill"), 2))
            painter.drawLine(self._drag[1], self._drag[2])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Shift held, a second person shows how influence can reach from the first to the second."""
        first = next(iter(self.bench.desk.selection), "")
        key = self.key_at(event.position())
        people = self.bench.plan.stakeholders
        self.chain = ()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and first in people and key in people:
            self.chain = reach_path(self.bench.plan, first, key)
            if not self.chain:
                self.bench.desk.say(_("No chain of influence leads there."))
            self.lay_out()
            return
        super().mousePressEvent(event)

    def drag_began(self, key: str, at: QPointF) -> bool:
        """An influence begins at a person."""
        if key not in self.bench.desk.plan.stakeholders or self.bench.desk.project is None:
            return False
        self._drag = (key, at, at)
        return True

    def drag_moved(self, key: str, at: QPointF) -> None:
        """Follow the pointer."""
        if self._drag is not None:
            self._drag = (key, self._drag[1], at)
            self.update()

    def drag_ended(self, key: str, at: QPointF, kept: bool) -> None:
        """Over another person it becomes an influence."""
        self._drag = None
        self.update()
        plan = self.bench.desk.plan
        target = self.figure.at(at.x(), at.y())
        if not kept or target == key or target not in plan.stakeholders:
            return
        if any(i.target == target for i in plan.influences.where("source", key)):
            self.bench.desk.say(_("That influence is there already."))
            return
        names = {"source": title(plan, plan.stakeholders[key]), "target": title(plan, plan.stakeholders[target])}
        with self.bench.desk.edit(_("{source} influences {target}").format(**names)) as edit:
            made = edit.add(Influence, source=key, target=target, strength=2).id
        self.bench.desk.select(made)


class PeopleNetworkView(View):
    """The network with its sentence."""

    closed = N_("Influence between named people is for closed sessions. Switch to the internal view to see it.")

    watches = frozenset({"stakeholders", "influences"})
    adds = ("influences",)

    def __init__(self, bench: Workbench) -> None:
        """The network above, what stands out below."""
        super().__init__(bench)
        self.map = NetworkMap(bench)
        self._said = label("", "secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.addWidget(self.map, 1)
        column.addWidget(self._said)

    def is_empty(self) -> bool:
        """Whether there is nobody yet."""
        return not self.plan.stakeholders

    def begin(self) -> None:
        """Without people there is no influence."""
        self.add("stakeholders")

    def figure_view(self) -> FigureView:
        """The network is the picture."""
        return self.map

    def tools(self) -> tuple[Tool, ...]:
        """Whether people without an influence are shown."""
        return (Tool(_("Everybody"), self._toggle, checked=self.map.everybody),)

    def _toggle(self) -> None:
        self.map.everybody = not self.map.everybody
        self.refresh()

    def refresh(self) -> None:
        """Show the network of the plan."""
        self.map.lay_out()
        plan = self.plan
        ties = [title(plan, plan.stakeholders[key]) for key in bridges(plan)]
        said = [_("Drag from one person to another to say who influences whom; Shift and a click show a chain.")]
        if ties:
            said.append(_("Without these, parts of the network lose touch: {names}.").format(names=", ".join(ties[:4])))
        alone = len(isolated(plan))
        if alone:
            said.append(_("{n} people are in no influence yet.").format(n=alone))
        self._said.setText(" ".join(said))


def _nobody(width: float) -> Figure:
    text = _("Nobody's influence is drawn yet. Switch on “Everybody” and drag from one person to another.")
    said = Text(x=width / 2, y=80, text=text, size=13, color="text.muted", align="center")
    return Figure(width=width, height=160, shapes=(said,), title=_("Influence"), alt=text)

"""The Gantt's links: which of them an area shows, and the way each takes from bar to bar."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from aiom_workbench.report.roadmap_rows import Bond, Roadmap, Row
from ui.canvas.time_axis import TimeAxis

BAR = 11.0
"""How high a bar is."""
FAR = 60
"""A link over more rows than this, about a screen, is drawn where it leaves and where it arrives only: what
merely passes by says nothing, and hundreds of such lines hide the rest."""
_BLOCK = 16

Link = tuple[int, int, Bond]
"""The rows where it begins and ends, and the bond."""


class RowIndex:
    """What is found by row: each row's number, the gates' numbers, and the links, by blocks of rows."""

    def __init__(self, roadmap: Roadmap) -> None:
        """Index a roadmap; linear in rows and links."""
        self.place = place = {row.key: number for number, row in enumerate(roadmap.rows)}
        self.gates = {row.key: number for number, row in enumerate(roadmap.gates, 1)}
        self._blocks: list[list[Link]] = [[] for _block in range(len(roadmap.rows) // _BLOCK + 1)]
        blocks = self._blocks
        for bond in roadmap.bonds:
            source, target = place[bond.source], place[bond.target]
            link = (source, target, bond)
            a, b = source // _BLOCK, target // _BLOCK
            blocks[a].append(link)
            if a != b:
                blocks[b].append(link)
                if abs(source - target) <= FAR:
                    for between in range(min(a, b) + 1, max(a, b)):
                        blocks[between].append(link)

    def links(self, first: int, last: int) -> list[Link]:
        """The links that are drawn in rows `first` to `last`, each once; critical ones last."""
        found = {
            link[2].key: link
            for block in self._blocks[first // _BLOCK : last // _BLOCK + 1]
            for link in block
            if _is_drawn(link, first, last)
        }
        return sorted(found.values(), key=_is_critical)


def _is_drawn(link: Link, first: int, last: int) -> bool:
    source, target, _bond = link
    if first <= source <= last or first <= target <= last:
        return True
    return min(source, target) < first and max(source, target) > last and abs(source - target) <= FAR


def _is_critical(link: Link) -> bool:
    return link[2].critical


@dataclass(frozen=True, slots=True)
class Way:
    """A link as it is drawn: its lines, the arrow where it arrives, and the box round both."""

    lines: tuple[QPolygonF, ...]
    arrow: QPolygonF
    box: QRectF


def way(link: Link, rows: tuple[Row, ...], axis: TimeAxis, row_height: int) -> Way | None:
    """The way of a link; None where an end has no dates."""
    source, target, bond = link
    a, b = rows[source], rows[target]
    if a.start is None or b.start is None or a.finish is None or b.finish is None:
        return None
    start = axis.end_x(a.finish) if bond.kind in ("FS", "FF") else axis.x(a.start)
    end = axis.x(b.start) if bond.kind in ("FS", "SS") and b.kind != "milestone" else axis.end_x(b.finish)
    down = target > source
    top = (source + 0.5) * row_height - 1
    into = (target + 0.5) * row_height - 1 + (-BAR / 2 - 2 if down else BAR / 2 + 2)
    edge = (target + (0 if down else 1)) * row_height
    if abs(source - target) > FAR:
        out, tip = start + 5, end + (-3 if bond.kind in ("FF", "SF") else 3)
        left = (source + (1 if down else 0)) * row_height
        lines: list[list[tuple[float, float]]] = [[(start, top), (out, top), (out, left)], [(tip, edge), (tip, into)]]
    else:
        turn = _turn(bond.kind, start, end)
        lines = [[(start, top), (turn, top), (turn, into)]]
        if turn > end + 4 and bond.kind == "FS":
            lines = [[(start, top), (turn, top), (turn, edge), (end + 3, edge), (end + 3, into)]]
    x, y = lines[-1][-1]
    back = -5 if down else 5
    polygons = tuple(QPolygonF([QPointF(*point) for point in line]) for line in lines)
    box = polygons[0].boundingRect().united(polygons[-1].boundingRect()).adjusted(-4, -2, 4, 2)
    return Way(polygons, QPolygonF([QPointF(x, y), QPointF(x - 3, y + back), QPointF(x + 3, y + back)]), box)


def _turn(kind: str, start: float, end: float) -> float:
    """Where a link leaves its row."""
    if kind == "FS":
        return end + 3 if end + 3 >= start + 4 else start + 5
    return max(start, end) + 6 if kind == "FF" else max(start + 5, end + (3 if kind == "SS" else -3))

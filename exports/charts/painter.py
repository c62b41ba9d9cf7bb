"""Paints a figure for paper: any `Figure` as a PNG at print resolution, by matplotlib without a screen."""

from __future__ import annotations

import io
import warnings
from functools import cache, lru_cache, singledispatch
from importlib.resources import as_file, files
from typing import Any

from aiom_workbench.report.figure import AnyShape, Circle, Figure, Mark, Path, Rect, Text
from exports.palette import color, mark_of

DPI = 240
_PER_PIXEL = 72 / 96
_FILES = {400: "Inter-Regular.otf", 500: "Inter-Medium.otf", 600: "Inter-SemiBold.otf"}


@lru_cache(maxsize=64)
def paint_png(figure: Figure) -> bytes:
    """The figure as a PNG. A pixel of the figure is 1/96 inch on paper; the same figure gives the same bytes.

    Kept for a while: the same picture is wanted by a preview, the document and `export charts`.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Sheet

    sheet = Sheet(figsize=(figure.width / 96, figure.height / 96), dpi=DPI, facecolor=color("surface.canvas"))
    FigureCanvasAgg(sheet)
    axes = sheet.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, figure.width)
    axes.set_ylim(figure.height, 0)
    for level, shape in enumerate(figure.shapes):
        for artist in _artists(shape):
            artist.set_zorder(level)
            artist.set_clip_on(False)
            axes.add_artist(artist)
    written = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        sheet.savefig(written, format="png", dpi=DPI, metadata={"Software": None})
    return written.getvalue()


@singledispatch
def _artists(shape: AnyShape) -> list[Any]:
    raise TypeError(type(shape).__name__)


def _pen(stroke: str, width: float) -> dict[str, Any]:
    return {"edgecolor": color(stroke) if stroke else "none", "linewidth": width * _PER_PIXEL if stroke else 0}


def _brush(fill: str) -> str:
    return color(fill) if fill else "none"


@_artists.register
def _(shape: Rect) -> list[Any]:
    from matplotlib.patches import FancyBboxPatch, Rectangle

    pen = _pen(shape.stroke, shape.stroke_width)
    corner, width, height = (shape.x, shape.y), max(shape.width, 0.0), max(shape.height, 0.0)
    radius = min(shape.radius, width / 2, height / 2)
    if radius <= 0:
        return [Rectangle(corner, width, height, facecolor=_brush(shape.fill), **pen)]
    style = f"round,pad=0,rounding_size={radius}"
    return [FancyBboxPatch(corner, width, height, boxstyle=style, facecolor=_brush(shape.fill), **pen)]


@_artists.register
def _(shape: Circle) -> list[Any]:
    from matplotlib.patches import Circle as Disc

    pen = _pen(shape.stroke, shape.stroke_width)
    return [Disc((shape.x, shape.y), shape.r, facecolor=_brush(shape.fill), **pen)]


@_artists.register
def _(shape: Path) -> list[Any]:
    from matplotlib.patches import Polygon

    pen = _pen(shape.stroke, shape.stroke_width)
    dash = (0, tuple(part * _PER_PIXEL for part in shape.dash)) if shape.dash else "solid"
    if len(shape.points) < 2:
        return []
    found: list[Any] = [
        Polygon(shape.points, closed=shape.closed, facecolor=_brush(shape.fill), linestyle=dash, capstyle="butt",
                joinstyle="round", **pen)
    ]  # fmt: skip
    if shape.arrow:
        found.append(Polygon(_arrow_head(shape), closed=True, facecolor=_brush(shape.stroke), linewidth=0))
    return found


def _arrow_head(shape: Path) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1) = shape.points[-2:]
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 0.001)
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    size = 4 + 1.5 * shape.stroke_width
    back = (x1 - dx * size, y1 - dy * size)
    half = size * 0.55
    return [(x1, y1), (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)]


@_artists.register
def _(shape: Text) -> list[Any]:
    from matplotlib.patheffects import withStroke
    from matplotlib.text import Text as Words

    words = Words(
        shape.x, shape.y, _paintable(shape.text, shape.weight), color=color(shape.color),
        fontproperties=_font(shape.size, shape.weight), ha=shape.align, va="baseline",
        rotation=90 if shape.turned else 0, rotation_mode="anchor", parse_math=False,
    )  # fmt: skip
    if shape.halo:
        words.set_path_effects([withStroke(linewidth=4 * _PER_PIXEL, foreground=color(shape.halo))])
    return [words]


@cache
def _font_paths() -> dict[int, str]:
    folder = files("resources") / "fonts"
    found = {}
    for weight, name in _FILES.items():
        with as_file(folder / name) as path:
            found[weight] = str(path)
    return found


def _font(size: float, weight: int) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=_font_paths()[weight], size=size * _PER_PIXEL)


@cache
def _letters(weight: int) -> frozenset[int]:
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(_font_paths()[weight]).get_charmap())


def _paintable(text: str, weight: int) -> str:
    """The text with an empty box for every letter that the bundled font lacks."""
    known = _letters(weight)
    return "".join(letter if ord(letter) in known else "□" for letter in text.replace("\n", " "))


@_artists.register
def _(shape: Mark) -> list[Any]:
    mark = mark_of(shape.family, shape.name)
    if shape.family == "role":
        return _bubble(shape, mark["letter"])
    group = mark.get("status") or shape.name
    prefix = f"status.{group}" if shape.family in ("status", "severity", "engagement") else f"{shape.family}.{group}"
    try:
        fill, on = color(f"{prefix}.fill"), color(f"{prefix}.on")
    except KeyError:
        fill, on = color("surface.canvas"), color("text.primary")
    edge = color(f"{prefix}.edge") if prefix.startswith("status") else fill
    letter = "✓" if mark["shape"] == "tick" else mark["letter"]
    found = _outline(shape, mark["shape"], fill, edge)
    return [*found, *_lettered(shape, letter, on)] if letter else found


def _bubble(shape: Mark, letter: str) -> list[Any]:
    """A role's bubble: soft inside, a ring and a letter in its colour; a muted ring where there is no role."""
    from matplotlib.patches import Circle as Disc

    prefix = f"role.{shape.name}"
    fill, ring, on = (f"{prefix}.soft", f"{prefix}.fill", f"{prefix}.text") if letter else (
        "surface.canvas", "text.muted", "text.muted")  # fmt: skip
    wide = min(2.5, shape.size / 6)
    disc = Disc((shape.x, shape.y), shape.size / 2 - wide / 2, facecolor=color(fill), edgecolor=color(ring),
                linewidth=wide * _PER_PIXEL)  # fmt: skip
    return [disc, *_lettered(shape, letter, color(on))] if letter else [disc]


def _lettered(shape: Mark, letter: str, ink: str) -> list[Any]:
    found = _artists(_letter(shape, letter, shape.size * (0.56 if len(letter) == 1 else 0.5)))
    found[-1].set_color(ink)
    return found


def _letter(shape: Mark, letter: str, size: float) -> Text:
    sunk = 0.12 * shape.size if mark_of(shape.family, shape.name)["shape"] == "triangle" else 0.0
    return Text(x=shape.x, y=shape.y + size * 0.36 + sunk, text=letter, size=size, weight=600, align="center")


_CORNERS = {
    "triangle": ((0, -1), (1, 0.85), (-1, 0.85)),
    "triangle_up": ((0, -1), (1, 0.85), (-1, 0.85)),
    "triangle_down": ((0, 1), (1, -0.85), (-1, -0.85)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "tab": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "dash": ((-1, -0.9), (1, -0.9), (1, 0.9), (-1, 0.9)),
    "star": ((0, -1.1), (0.3, -0.35), (1.05, -0.3), (0.48, 0.2), (0.68, 0.95), (0, 0.52), (-0.68, 0.95), (-0.48, 0.2),
             (-1.05, -0.3), (-0.3, -0.35)),
}  # fmt: skip


def _outline(shape: Mark, name: str, fill: str, edge: str) -> list[Any]:
    from matplotlib.patches import Circle as Disc
    from matplotlib.patches import Polygon

    half = shape.size / 2
    look = {"facecolor": fill, "edgecolor": edge, "linewidth": 1.2 * _PER_PIXEL}
    if name not in _CORNERS:
        return [Disc((shape.x, shape.y), half * 0.95, **look)]
    corners = [(shape.x + dx * half, shape.y + dy * half) for dx, dy in _CORNERS[name]]
    return [Polygon(corners, closed=True, joinstyle="round", **look)]

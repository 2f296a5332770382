"""Rain, snow and splashes: sheets of drops that fall past the camera, drawn as tiles."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import skia

from generation.engines.animatic.action import Contact
from generation.engines.animatic.picture.flora import AUTUMN_LEAVES
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.layers import NEAREST, new_surface
from generation.engines.animatic.picture.site import Site
from generation.engines.animatic.scene import Material, Weather


@dataclass(frozen=True)
class Sheet:
    """A tile of drops as large as the picture that repeats as it falls."""

    image: skia.Image
    speed: float  # pixels a second, downwards
    slant: float  # pixels sideways for one down
    sway: float  # pixels a flake swings

    def draw(self, canvas: skia.Canvas, time: float) -> None:
        width, height = self.image.width(), self.image.height()
        down = self.speed * time
        x = round(down * self.slant + self.sway * math.sin(time * 0.9)) % width
        y = round(down) % height
        for left in (x - width, x):
            for top in (y - height, y):
                canvas.drawImage(self.image, left, top, NEAREST)


def sheets(site: Site) -> list[Sheet]:
    match site.shot.weather:
        case Weather.RAIN:
            return [
                _rain(site, *kind)
                for kind in ((90, 0.30, 16, 620), (70, 0.42, 26, 860), (34, 0.55, 42, 1150))
            ]
        case Weather.SNOW:
            return [_snow(site, *kind) for kind in ((150, 1.5, 60), (80, 2.6, 95), (26, 5.0, 150))]
        case Weather.AUTUMN:
            return [_leaves(site, *kind) for kind in ((14, 4.0, 55), (8, 6.5, 85), (4, 10.0, 130))]
    return []


def _tile(site: Site, draw_one: list[tuple[float, float, float, float, skia.Paint]]) -> skia.Image:
    """Lines from (x, y) to (x + dx, y + dy), repeated across the tile's edges."""
    surface = new_surface(site.width, site.height)
    with surface as canvas:
        for x, y, dx, dy, paint in draw_one:
            for left in (x, x - site.width if x > site.width / 2 else x + site.width):
                for top in (y, y - site.height if y > site.height / 2 else y + site.height):
                    canvas.drawLine(left, top, left + dx, top + dy, paint)
    return surface.makeImageSnapshot()


def _rain(site: Site, count: int, alpha: float, length: float, speed: float) -> Sheet:
    unit, rng = site.unit, site.dice("rain", count)
    paint = site.ink.stroke(0xDCEBFA, max(0.8, 1.5 * unit * alpha * 2), alpha)
    slant = -0.16
    dy = length * unit
    count = round(count * site.width * site.height / (unit * unit * 1280 * 720))
    lines = [
        (
            rng.random() * site.width,
            rng.random() * site.height,
            dy * slant,
            dy * rng.uniform(0.7, 1.2),
            paint,
        )
        for _ in range(count)
    ]
    return Sheet(_tile(site, lines), speed * unit * 1.25, slant, 0)


def _snow(site: Site, count: int, size: float, speed: float) -> Sheet:
    unit, rng = site.unit, site.dice("snow", count)
    count = round(count * site.width * site.height / (unit * unit * 1280 * 720))
    flakes = [
        (
            rng.random() * site.width,
            rng.random() * site.height,
            0.01,
            0.0,
            site.ink.stroke(
                0xFFFFFF, max(1.0, size * rng.uniform(1.4, 2.4) * unit), rng.uniform(0.55, 0.95)
            ),
        )
        for _ in range(count)
    ]
    return Sheet(_tile(site, flakes), speed * unit, 0.12, 26 * unit)


def _leaves(site: Site, count: int, size: float, speed: float) -> Sheet:
    unit, rng = site.unit, site.dice("leaves", count)
    count = max(2, round(count * site.width * site.height / (unit * unit * 1280 * 720)))
    leaves = [
        (
            rng.random() * site.width,
            rng.random() * site.height,
            size * unit * rng.uniform(-1.2, 1.2),
            size * unit * rng.uniform(-0.8, 0.8),
            site.ink.stroke(site.light.on(rng.choice(AUTUMN_LEAVES)), size * unit * 0.8, 0.9),
        )
        for _ in range(count)
    ]
    return Sheet(_tile(site, leaves), speed * unit, 0.25, 60 * unit)


def rings(site: Site, canvas: skia.Canvas, time: float, top: float) -> None:
    """Where rain meets the ground: small rings that open and vanish."""
    unit = site.unit
    for index in range(26):
        period = 0.55 + 0.35 * ((index * 37) % 11) / 11
        round_, share = divmod(time / period + index * 0.37, 1.0)
        rng = random.Random(index * 1009 + int(round_) * 7919)  # noqa: S311 - looks, not secrecy
        x = rng.random() * site.width
        y = top + rng.random() * max(1.0, site.height - top)
        across = unit * (3 + 15 * share) * (0.6 + 0.6 * (y - top) / max(1.0, site.height - top))
        box = skia.Rect.MakeLTRB(x - across, y - across * 0.3, x + across, y + across * 0.3)
        canvas.drawOval(box, site.ink.stroke(0xE6F1FB, max(0.8, 1.3 * unit), 0.55 * (1 - share)))


SMOKE_SECONDS = 1.1
FAINTEST_SPARKS = 0.2  # of a full blow


@dataclass
class Bursts:
    """Drops and dust thrown up where things touch."""

    site: Site
    ink: Ink
    contacts: Sequence[Contact]
    began: float = 0.0  # seconds that the view had been seen when the contacts are counted from

    def draw(self, canvas: skia.Canvas, time: float) -> None:
        """In pixels of the reference view at the actors' depth."""
        for contact in self.contacts:
            age = time - self.began - contact.time
            if contact.kind == "skid" and age >= 0:
                self._skid(canvas, contact, age)
            if contact.kind == "spray" and 0 <= age < 0.75:
                self._splash(canvas, replace(contact, strength=0.25 * contact.strength), age)
            if not 0 <= age < 0.75 or contact.kind in {"whoosh", "rim"}:
                continue
            if contact.kind == "splash":
                self._splash(canvas, contact, age)
            elif contact.kind in {"land", "impact", "footstep"}:
                self._dust(canvas, contact, age)
            if contact.kind == "impact" and contact.material is Material.METAL:
                self._sparks(canvas, contact, age)

    def _lots(self, contact: Contact) -> random.Random:
        time = round(self.began + contact.time, 3)
        return self.site.dice(contact.kind, time, round(contact.x, 2))

    def _splash(self, canvas: skia.Canvas, contact: Contact, age: float) -> None:
        rng = self._lots(contact)
        lens = self.site.lens
        force = 1.2 + 2.2 * contact.strength
        for _ in range(10 + round(14 * contact.strength)):
            turn, speed = rng.uniform(-0.9, 0.9), force * rng.uniform(0.5, 1.0)
            x = contact.x + math.sin(turn) * speed * age
            y = math.cos(turn) * speed * age - 4.9 * age * age
            if y < -0.15:
                continue
            spot = lens.point(x, y)
            size = lens.metre * rng.uniform(0.012, 0.035) * (1 - age)
            canvas.drawCircle(*spot, size, self.ink.fill(0xF2FBFF, 0.9))

    def _sparks(self, canvas: skia.Canvas, contact: Contact, age: float) -> None:
        """Let metal on metal spray, the more the harder it is struck."""
        rng, lens = self._lots(contact), self.site.lens
        for _ in range(round(22 * contact.strength) if contact.strength > FAINTEST_SPARKS else 0):
            turn, speed = rng.uniform(-1.3, 1.3), rng.uniform(1.0, 4.5) * contact.strength
            across, up, high = math.sin(turn) * speed, math.cos(turn) * speed, rng.uniform(0.3, 0.9)
            if age > rng.uniform(0.2, 0.6):
                continue
            y = high + up * age - 4.9 * age * age
            start = lens.point(contact.x + across * age, y)
            end = lens.point(contact.x + across * (age + 0.03), y + (up - 9.8 * age) * 0.03)
            canvas.drawLine(*start, *end, self.ink.stroke(0xFFD76A, 0.022 * lens.metre, 1 - age))

    def _skid(self, canvas: skia.Canvas, contact: Contact, age: float) -> None:
        """Leave a dark mark on the ground, and a puff of smoke for a while."""
        lens = self.site.lens
        x, y = lens.point(contact.x, -0.03)
        mark = skia.Rect.MakeXYWH(x, y, 0.42 * lens.metre, 0.05 * lens.metre)
        canvas.drawRect(mark, self.ink.fill(0x15131A, 0.35))
        if age > SMOKE_SECONDS:
            return
        rng, share = self._lots(contact), age / SMOKE_SECONDS
        for _ in range(2):
            x, y = lens.point(
                contact.x - 0.1 - rng.random() * 0.5 * share, 0.06 + 0.4 * share * rng.random()
            )
            size = lens.metre * (0.05 + 0.16 * share) * rng.uniform(0.7, 1.2)
            canvas.drawCircle(x, y, size, self.ink.fill(0xE9EAF2, 0.24 * (1 - share)))

    def _dust(self, canvas: skia.Canvas, contact: Contact, age: float) -> None:
        if age > 0.45 or contact.strength < 0.12:
            return
        rng = self._lots(contact)
        lens, share = self.site.lens, age / 0.45
        for _ in range(4 + round(5 * contact.strength)):
            side = rng.uniform(-1, 1)
            x, y = lens.point(
                contact.x + side * (0.12 + 0.5 * share * contact.strength),
                0.03 + 0.10 * share * rng.random(),
            )
            size = lens.metre * (0.02 + 0.05 * share) * (0.4 + contact.strength)
            canvas.drawCircle(x, y, size, self.ink.fill(self.site.light.haze, 0.32 * (1 - share)))

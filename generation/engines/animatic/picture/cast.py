"""The actors of a shot: each as something that can be drawn at a pose."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import skia

from generation.engines.animatic.action import Pose
from generation.engines.animatic.companies import HEARTHS
from generation.engines.animatic.gestures import LYING
from generation.engines.animatic.hiding import depths
from generation.engines.animatic.hoop import KIND as HOOP
from generation.engines.animatic.lexicon import set_props
from generation.engines.animatic.picture import noir
from generation.engines.animatic.picture.basket import Basket
from generation.engines.animatic.picture.cabs import Cab, Drawable, cab_of
from generation.engines.animatic.picture.colours import mix, times
from generation.engines.animatic.picture.figures import drawables_of, in_hands
from generation.engines.animatic.picture.fireworks import KIND as FIREWORKS
from generation.engines.animatic.picture.hearths import LIT, firelight
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.layers import new_surface
from generation.engines.animatic.picture.people import Person
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.riding import driven_by
from generation.engines.animatic.scene import Actor, Body, Daylight, Motion, Style

WIDEST: Final = {"surfboard": 6.5, "skateboard": 2.8}
"""Half the width of what is wider than tall, in its heights, by kind."""
NARROWEST: Final = 0.55  # of its width: whoever turns is never seen as a line


_FAR: Final = frozenset({HOOP, FIREWORKS, "fence"})
"""What is behind everybody."""
_FLAT: Final = frozenset({Motion.SWIM, Motion.FLY, Motion.DIVE, *LYING})
UPRIGHT: Final = frozenset({Motion.STAND, Motion.WALK, Motion.RUN, Motion.TALK, Motion.SKATE})


@dataclass
class Cast:
    """Everybody in a shot, in the order they are painted."""

    site: Site
    built: Built
    actors: Sequence[Actor]
    drawables: Sequence[Drawable]
    order: Sequence[int]
    rims: Sequence[Drawable]  # everybody as light, where it comes from behind; else nobody
    cabs: Mapping[int, tuple[int, Cab]]  # drivers: what they are in, and its window
    key: noir.KeyLight  # what light from the side leaves on an actor

    def draw(self, canvas: skia.Canvas, poses: Sequence[Pose], frame: int, time: float) -> None:
        """Shadows or reflections first, then everybody."""
        lens = self.site.lens
        place = lens.placement(frame, 1.0)
        canvas.save()
        canvas.translate(place.dx, place.dy)
        canvas.scale(place.zoom, place.zoom)
        order = self._in_depth(poses)
        for index in order:
            self._cast_down(canvas, index, poses[index], time)
        for index in order:
            if index in self.cabs:
                self._drive(canvas, index, poses, time)
                continue
            self._string(canvas, index, poses)
            if self.rims:
                self._edge(canvas, index, poses[index], time)
            self._outline(canvas, index, poses[index], time)
            self._draw_lit(canvas, index, poses[index], time)
        for index in self.order:
            self._front(canvas, index, poses[index], time)
        self._warm(canvas, poses, time)
        canvas.restore()

    def _warm(self, canvas: skia.Canvas, poses: Sequence[Pose], time: float) -> None:
        """Let a fire light up in the dark who is near it."""
        if self.site.shot.daylight is not Daylight.NIGHT:
            return
        for actor, pose in zip(self.actors, poses, strict=True):
            if actor.kind in HEARTHS:
                at = self.site.lens.point(pose.x, pose.y + 0.5 * actor.height)
                reach = LIT * self.site.lens.metre
                canvas.drawCircle(*at, reach, firelight(self.site.ink, at, reach, time))

    def _drive(self, canvas: skia.Canvas, index: int, poses: Sequence[Pose], time: float) -> None:
        """Draw somebody behind the window of what they drive."""
        driven, cab = self.cabs[index]
        place = [at for at, (in_it, _) in self.cabs.items() if in_it == driven].index(index)
        pair = (self.actors[index], self.actors[driven])

        def draw() -> None:
            cab.seat(canvas, pair, self.drawables[index], (poses[index], time), place)
            cab.shine(canvas, self.site.ink)

        self._placed(canvas, driven, poses[driven], draw)

    def _string(self, canvas: skia.Canvas, index: int, poses: Sequence[Pose]) -> None:
        """Draw what ties something that flies to the hand that holds it."""
        thing, pose, lens = self.actors[index], poses[index], self.site.lens
        holder = next(
            (at for at, each in enumerate(self.actors) if each.name == thing.held_by), None
        )
        if holder is None or thing.motion is not Motion.FLY:
            return
        person, by = self.drawables[holder], poses[holder]
        if isinstance(person, Person):
            x, y = person.hands.palm(person.body_at(by))
            tall = self.actors[holder].height
            hand = lens.point(by.x + by.facing * x * tall, by.y + y * tall)
            knot = lens.point(pose.x, pose.y + 0.04 * thing.height)
            canvas.drawLine(*hand, *knot, self.site.ink.stroke(0xF4F1E8, 1.6 * self.site.unit))

    def _in_depth(self, poses: Sequence[Pose]) -> Sequence[int]:
        """Put what lies on a table in order: what is further is seen higher."""
        deep = [index for index in self.order if self.actors[index].kind in set_props.DEEP]
        if not deep:
            return self.order
        sorted_deep = iter(sorted(deep, key=lambda index: -poses[index].y))
        return [next(sorted_deep) if index in deep else index for index in self.order]

    def _outline(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        """Draw what the style puts about a figure: lines, a glow, a shadow."""
        halos, unit = self.site.look.halos, self.site.unit
        reach = 2 + max((halo.reach * unit for halo in halos), default=0.0)
        box = self._box(index, pose)
        box.outset(reach, reach)
        if not halos or not box.intersect(canvas.getLocalClipBounds()):
            return
        bounds = box.roundOut()
        surface = new_surface(bounds.width(), bounds.height())
        with surface as alone:
            alone.translate(-bounds.left(), -bounds.top())
            self._draw_one(alone, index, pose, time)
        shape = surface.toarray(colorType=skia.kBGRA_8888_ColorType)[:, :, 3]
        for halo in halos:
            halo.draw(canvas, shape, (bounds.left(), bounds.top()), unit)

    def _draw_lit(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        if not self.key or self.actors[index].kind == HOOP:
            self._draw_one(canvas, index, pose, time)
            return
        size = self.actors[index].height * self.site.lens.metre
        canvas.saveLayer(self._box(index, pose))
        self._draw_one(canvas, index, pose, time)
        canvas.translate(*self.site.lens.point(pose.x, pose.y))
        canvas.scale(size, size)
        for strip, paint in self.key:
            canvas.drawRect(strip, paint)
        canvas.restore()

    def _front(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        """Draw what is nearer than a ball that falls through it."""
        basket = self.drawables[index]
        if isinstance(basket, Basket):
            self._placed(canvas, index, pose, lambda: basket.front(canvas, pose, time))

    def _box(self, index: int, pose: Pose) -> skia.Rect:
        """Return what an actor at most covers: little to its sides while it is upright."""
        actor, lens = self.actors[index], self.site.lens
        size = actor.height * lens.metre
        x, y = lens.point(pose.x, pose.y)
        size *= pose.scale
        reach = size * WIDEST.get(
            actor.kind, max(1.3, 0.6 * set_props.ASPECTS.get(actor.kind, 1.0))
        )
        if actor.body is Body.PERSON:
            upright = abs(pose.angle) < 0.3 and pose.motion in UPRIGHT
            reach = size * (0.5 if upright else 1.0)
        return skia.Rect.MakeLTRB(x - reach, y - size * 1.3, x + reach, y + size * 0.3)

    def _edge(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        """Light an actor's edge from the sun's side, so that it stands out from the dark."""
        canvas.save()
        canvas.translate(2.6 * self.site.unit, -0.9 * self.site.unit)
        self._placed(canvas, index, pose, lambda: self.rims[index].draw(canvas, pose, time))
        canvas.restore()

    def _cast_down(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        """Draw what an actor leaves on the ground: a shadow, a mirror image where it is wet."""
        if self.actors[index].kind in set_props.CAST_NO_SHADOW or index in self.cabs:
            return
        if self.built.mirror > 0:
            self._mirror(canvas, index, pose, time)
        if not self.built.water and self.actors[index].kind != HOOP:
            self._shadow(canvas, self.actors[index], pose)

    def _shadow(self, canvas: skia.Canvas, actor: Actor, pose: Pose) -> None:
        lens = self.site.lens
        x, y = lens.point(pose.x, 0)
        rise = min(1.0, max(0.0, pose.y) / (1.6 * actor.height))
        half = (
            actor.height
            * lens.metre
            * (0.23 if actor.body is Body.PERSON else 0.42)
            * (1 - 0.45 * rise)
        )
        if pose.motion in _FLAT:
            half *= 1.8
        alpha = self.site.light.shadow * (1 - 0.75 * rise)
        for grow, share in ((1.0, 0.55), (0.72, 0.55)):
            box = skia.Rect.MakeLTRB(
                x - half * grow, y - half * 0.13 * grow, x + half * grow, y + half * 0.13 * grow
            )
            canvas.drawOval(box, self.site.ink.fill(0x120E2A, alpha * share))

    def _mirror(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        actor, lens = self.actors[index], self.site.lens
        _, level = lens.point(pose.x, 0)
        floor = self.built.mirror_ends
        low = lens.height * 4.0 if floor is None else floor
        upper, size = self._box(index, pose), actor.height * lens.metre
        box = skia.Rect.MakeLTRB(upper.left(), level, upper.right(), min(low, level + size * 1.1))
        canvas.save()
        canvas.clipRect(box)
        canvas.saveLayerAlpha(box, round(255 * self.built.mirror))
        canvas.translate(0, 2 * level)
        canvas.scale(1, -1)
        self._draw_one(canvas, index, pose, time)
        canvas.restore()
        canvas.restore()

    def _draw_one(self, canvas: skia.Canvas, index: int, pose: Pose, time: float) -> None:
        self._placed(canvas, index, pose, lambda: self.drawables[index].draw(canvas, pose, time))

    def _placed(
        self, canvas: skia.Canvas, index: int, pose: Pose, draw: Callable[[], None]
    ) -> None:
        """Draw in units of an actor's height about its foot point, turned and squashed."""
        actor, lens = self.actors[index], self.site.lens
        size = actor.height * lens.metre * pose.scale
        x, y = lens.point(pose.x, pose.y)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(size, -size)
        canvas.translate(0, 0.5)
        canvas.rotate(math.degrees(pose.angle))
        canvas.translate(0, -0.5)
        supple = 0.12 if actor.body is Body.PERSON else 0.6
        stretch = 1 + supple * pose.squash
        canvas.scale(pose.facing * seen_across(pose.yaw) / math.sqrt(stretch), stretch)
        draw()
        canvas.restore()


def seen_across(yaw: float) -> float:
    """Give the width of what has turned about the vertical, as a share; below 0 it is mirrored."""
    across = math.cos(yaw)
    return math.copysign(max(NARROWEST, abs(across)), across)


def cast_of(site: Site, built: Built, seed: int) -> Cast:
    """Everybody of the shot, ready to be drawn."""
    actors = site.shot.actors
    lit = site.look.lit(built.ambient or site.light.ambient)
    ink = Ink(lambda rgb: site.look.actor_tone(times(rgb, lit)))
    drawables = drawables_of(ink, site, seed)
    held = in_hands(drawables)
    ridden = {actor.rides for actor in actors if actor.rides}

    planes = depths(
        actors,
        {each.name: 0 if each.kind in _FAR else 1 if each.name in ridden else 2 for each in actors},
    )

    def rank(index: int) -> tuple[float, int]:
        return planes[actors[index].name], index

    return Cast(
        site=site,
        built=built,
        actors=actors,
        drawables=drawables,
        order=sorted((at for at, each in enumerate(actors) if each.name not in held), key=rank),
        rims=_rims(site, seed),
        cabs={
            index: (driven, cab)
            for index, driven in driven_by(actors).items()
            if (cab := cab_of(drawables[driven]))
        },
        key=noir.key_light() if site.look.key_lit else (),
    )


def _rims(site: Site, seed: int) -> list[Drawable]:
    """Return everybody in the one colour of the light from behind, by night."""
    dusky = site.look.style is Style.NOIR and site.shot.daylight is not Daylight.DAY
    if site.light.stars < 0.2 and not dusky:
        return []
    rgb = site.look.tone(mix(site.light.glow, 0xFFFFFF, 0.1))
    return drawables_of(Ink(lambda _: rgb), site, seed)

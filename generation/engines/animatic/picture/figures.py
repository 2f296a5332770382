"""Each actor of a shot as something that can be drawn, with what is in their hands."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence

from generation.engines.animatic.picture import noir
from generation.engines.animatic.picture.cabs import Drawable
from generation.engines.animatic.picture.holding import Hands, hands_of
from generation.engines.animatic.picture.ink import Ink
from generation.engines.animatic.picture.mascot import mascot_of
from generation.engines.animatic.picture.people import Person
from generation.engines.animatic.picture.portrait import Head, Standee, lit
from generation.engines.animatic.picture.props import DRAWN, Parcel
from generation.engines.animatic.picture.seats import SEATS_DRAWN, seat_of
from generation.engines.animatic.picture.site import Site
from generation.engines.animatic.picture.sprites import sprite_of
from generation.engines.animatic.picture.wardrobe import dressed
from generation.engines.animatic.scene import Actor, Body, Style


def drawables_of(ink: Ink, site: Site, seed: int) -> list[Drawable]:
    """Return everybody, with what they hold in their hands."""
    drawables = [_drawable(actor, ink, site, seed) for actor in site.shot.actors]
    cast = list(zip(site.shot.actors, drawables, strict=True))
    for actor, drawable in cast:
        if isinstance(drawable, Person):
            drawable.hands = hands_of(actor, cast, ink)
    return drawables


def in_hands(drawables: Sequence[Drawable]) -> set[str]:
    """Return the names of what is drawn by whoever holds it."""
    people = [each for each in drawables if isinstance(each, Person)]
    return {held.thing.name for each in people for held in each.hands.held}


def _drawable(actor: Actor, ink: Ink, site: Site, seed: int) -> Drawable:
    lent = site.lent.get(actor.name)
    if lent is not None and lent.whole is not None:
        return Standee(lent.whole, lit(lent.whole, ink), alive=actor.body is Body.ANIMAL)
    if actor.body is Body.PERSON:
        return _person(actor, ink, site, seed)
    if actor.kind in SEATS_DRAWN:
        return seat_of(actor, ink, sum(each.rides == actor.name for each in site.shot.actors))
    return _thing(actor, ink)


def _thing(actor: Actor, ink: Ink) -> Drawable:
    if actor.kind in DRAWN:
        made: Drawable = DRAWN[actor.kind](actor, ink)
        return made
    sprite = sprite_of(actor, ink)
    if sprite is None:
        return Parcel(actor, ink)
    return mascot_of(actor, ink, sprite.drawing) or sprite


def _person(actor: Actor, ink: Ink, site: Site, seed: int) -> Person:
    rng = random.Random(zlib.crc32(f"{seed}/{actor.name}".encode()))  # noqa: S311 - looks, not secrecy
    lent = site.lent.get(actor.name)
    look = dressed(actor, seed, lent)
    look = noir.graded(look) if site.look.style is Style.NOIR else look
    cutout = lent.likeness.head if lent else None
    head = Head(cutout, lit(cutout, ink), look.skin) if cutout else None
    return Person(look, ink, rng.uniform(0, 3.4), Hands((), ink), head)

"""The places a shot can be set in, one module each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generation.engines.animatic.picture.sets import forest, room, sea, shore, space, stage, street
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Place

BUILDERS: Final[dict[Place, Callable[[Site], Built]]] = {
    Place.SEA: sea.build,
    Place.FOREST: forest.build,
    Place.STREET: street.build,
    Place.ROOM: room.build,
    Place.STAGE: stage.build,
    Place.SPACE: space.build,
}


def build(site: Site) -> Built:
    if site.shot.shore and site.shot.place is Place.SEA:
        return shore.build(site)
    return BUILDERS[site.shot.place](site)

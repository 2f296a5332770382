"""The places a shot can be set in, one module each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generation.engines.animatic.picture.sets import (
    bathroom,
    cafe,
    carriage,
    castle,
    cave,
    church,
    desert,
    fairground,
    forest,
    garden,
    graveyard,
    halls,
    heights,
    hotel,
    kitchen,
    laboratory,
    lake,
    library,
    lift,
    meadow,
    mountains,
    park,
    pool,
    road,
    rooftop,
    room,
    sea,
    shore,
    space,
    stadium,
    stage,
    street,
    study,
    subway,
    terminal,
    underwater,
    ward,
)
from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.scene import Place

BUILDERS: Final[dict[Place, Callable[[Site], Built]]] = {
    Place.SEA: sea.build,
    Place.FOREST: forest.build,
    Place.STREET: street.build,
    Place.ROOM: room.build,
    Place.STAGE: stage.build,
    Place.SPACE: space.build,
    Place.DESERT: desert.build,
    Place.MOUNTAINS: mountains.build,
    Place.MEADOW: meadow.build,
    Place.UNDERWATER: underwater.build,
    Place.SKY: heights.build,
    Place.STADIUM: stadium.build,
    Place.ROAD: road.build,
    Place.KITCHEN: kitchen.build,
    Place.CAFE: cafe.build,
    Place.LIBRARY: library.build,
    Place.ROOFTOP: rooftop.build,
    Place.CAVE: cave.build,
    Place.CASTLE: castle.build,
    Place.PARK: park.build,
    Place.LAKE: lake.build,
    Place.OFFICE: study.office,
    Place.CLASSROOM: study.classroom,
    Place.SHOP: halls.shop,
    Place.GYM: halls.gym,
    Place.POOL: pool.build,
    Place.CHURCH: church.build,
    Place.SUBWAY: subway.build,
    Place.LABORATORY: laboratory.build,
    Place.FAIRGROUND: fairground.build,
    Place.TRAIN: carriage.build,
    Place.HOSPITAL: ward.build,
    Place.BATHROOM: bathroom.build,
    Place.AIRPORT: terminal.build,
    Place.GARDEN: garden.build,
    Place.LOBBY: hotel.build,
    Place.LIFT: lift.build,
    Place.GRAVEYARD: graveyard.build,
}


def build(site: Site) -> Built:
    if site.shot.shore and site.shot.place is Place.SEA:
        return shore.build(site)
    return BUILDERS[site.shot.place](site)

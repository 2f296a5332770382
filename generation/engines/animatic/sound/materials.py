"""How each material rings when struck, and how the ground of each place sounds under a foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.scene import Material, Place
from generation.engines.animatic.sound.synthesis import Band


@dataclass(frozen=True)
class Ring:
    """A struck body: its lowest mode (Hz), the other modes as multiples, and the blow itself."""

    base: float
    partials: tuple[tuple[float, float, float], ...]  # (multiple, amplitude, seconds to -60 dB)
    blow: Band  # the colour of the contact noise
    blow_amount: float
    blow_seconds: float


RINGS: Final = {
    Material.FLESH: Ring(105, ((1, 0.7, 0.12), (1.9, 0.5, 0.07)), Band(500, 3200), 0.5, 0.03),
    Material.RUBBER: Ring(
        118, ((1, 1.0, 0.22), (2.1, 0.45, 0.14), (3.4, 0.2, 0.09)), Band(150, 2200), 0.30, 0.03
    ),
    Material.WOOD: Ring(
        210,
        ((1, 1.0, 0.18), (2.57, 0.6, 0.13), (4.95, 0.4, 0.09), (7.8, 0.2, 0.06)),
        Band(400, 5000),
        0.30,
        0.025,
    ),
    Material.METAL: Ring(
        430,
        ((1, 0.7, 1.3), (2.76, 1.0, 1.1), (5.40, 0.7, 0.8), (8.93, 0.45, 0.5), (13.3, 0.25, 0.3)),
        Band(1500, 12000),
        0.35,
        0.02,
    ),
    Material.GLASS: Ring(
        1150,
        ((1, 1.0, 0.7), (2.32, 0.8, 0.6), (4.25, 0.6, 0.45), (6.63, 0.4, 0.3), (9.38, 0.3, 0.2)),
        Band(3000, 14000),
        0.40,
        0.03,
    ),
    Material.STONE: Ring(
        320, ((1, 1.0, 0.10), (2.2, 0.7, 0.07), (3.9, 0.4, 0.05)), Band(500, 7000), 0.55, 0.03
    ),
    Material.WATER: Ring(160, ((1, 0.5, 0.15),), Band(400, 7000), 0.8, 0.25),
    Material.SOFT: Ring(70, ((1, 0.8, 0.10),), Band(100, 650), 0.35, 0.12),
}


STRUCK: Final = {  # what rings in its own way, whatever it is made of
    "click": Ring(
        1650, ((1, 1.0, 0.05), (2.3, 0.7, 0.035), (3.9, 0.4, 0.02)), Band(2500, 11000), 0.5, 0.012
    ),
    "thud": Ring(62, ((1, 1.0, 0.24), (2.4, 0.6, 0.16), (4.3, 0.3, 0.1)), Band(80, 400), 0.2, 0.03),
    "pop": Ring(240, ((1, 1.0, 0.07), (2.6, 0.6, 0.05)), Band(700, 6000), 0.7, 0.02),
    "tinkle": Ring(
        4300, ((1, 1.0, 0.45), (1.51, 0.6, 0.35), (2.3, 0.4, 0.2)), Band(6000, 15000), 0.3, 0.01
    ),
    "pin": Ring(
        620, ((1, 1.0, 0.16), (2.7, 0.6, 0.10), (5.1, 0.4, 0.06)), Band(900, 7000), 0.5, 0.02
    ),
}


@dataclass(frozen=True)
class Ground:
    """A step on the ground: the thump below and the scrape or crunch above."""

    thump: float  # Hz
    thump_amount: float
    scrape: Band
    scrape_amount: float
    scrape_seconds: float


SNOW_GROUND: Final = Ground(90, 0.5, Band(900, 5000), 0.8, 0.16)
GROUNDS: Final = {
    Place.SEA: Ground(75, 0.6, Band(600, 5000), 0.6, 0.12),
    Place.FOREST: Ground(80, 0.7, Band(1500, 9000), 0.7, 0.13),
    Place.STREET: Ground(130, 0.8, Band(1200, 8000), 0.7, 0.05),
    Place.ROOM: Ground(110, 1.0, Band(600, 4500), 0.4, 0.04),
    Place.STAGE: Ground(95, 1.2, Band(500, 3500), 0.4, 0.05),
    Place.SPACE: Ground(60, 1.0, Band(150, 900), 0.3, 0.08),
    Place.DESERT: Ground(70, 0.5, Band(700, 5000), 0.7, 0.14),
    Place.MOUNTAINS: Ground(120, 0.7, Band(1400, 8000), 0.7, 0.07),
    Place.MEADOW: Ground(75, 0.6, Band(1500, 8000), 0.6, 0.13),
    Place.UNDERWATER: Ground(55, 0.6, Band(120, 900), 0.4, 0.20),
    Place.SKY: Ground(60, 0.3, Band(300, 2000), 0.4, 0.16),
    Place.STADIUM: Ground(80, 0.6, Band(1200, 6000), 0.5, 0.10),
    Place.ROAD: Ground(125, 0.8, Band(1000, 7000), 0.6, 0.05),
    Place.KITCHEN: Ground(150, 1.0, Band(900, 6000), 0.5, 0.03),
    Place.CAFE: Ground(105, 1.1, Band(600, 4500), 0.4, 0.05),
    Place.LIBRARY: Ground(90, 0.6, Band(400, 2500), 0.3, 0.08),
    Place.ROOFTOP: Ground(130, 0.8, Band(1000, 6000), 0.6, 0.05),
    Place.CAVE: Ground(140, 1.1, Band(800, 6000), 0.6, 0.05),
    Place.CASTLE: Ground(145, 1.2, Band(800, 6500), 0.5, 0.04),
    Place.PARK: Ground(100, 0.7, Band(1500, 8000), 0.7, 0.09),
    Place.LAKE: Ground(75, 0.6, Band(600, 5000), 0.6, 0.12),
    Place.OFFICE: Ground(90, 0.7, Band(500, 3000), 0.3, 0.06),
    Place.CLASSROOM: Ground(110, 1.0, Band(600, 4500), 0.4, 0.04),
    Place.SHOP: Ground(150, 1.0, Band(900, 6000), 0.5, 0.03),
    Place.GYM: Ground(100, 1.1, Band(600, 4500), 0.4, 0.05),
    Place.POOL: Ground(130, 0.9, Band(1000, 6500), 0.5, 0.05),
    Place.CHURCH: Ground(145, 1.2, Band(800, 6500), 0.5, 0.04),
    Place.SUBWAY: Ground(150, 1.0, Band(900, 6000), 0.5, 0.04),
    Place.LABORATORY: Ground(140, 0.9, Band(900, 6000), 0.4, 0.03),
    Place.FAIRGROUND: Ground(95, 0.7, Band(1200, 7000), 0.7, 0.09),
    Place.TRAIN: Ground(85, 1.1, Band(400, 2600), 0.3, 0.06),
    Place.HOSPITAL: Ground(140, 0.8, Band(900, 5200), 0.4, 0.05),
    Place.BATHROOM: Ground(155, 0.9, Band(1100, 7000), 0.5, 0.04),
    Place.AIRPORT: Ground(145, 1.1, Band(900, 6000), 0.5, 0.04),
    Place.GARDEN: Ground(80, 0.6, Band(1500, 8000), 0.6, 0.12),
    Place.LOBBY: Ground(145, 1.1, Band(800, 6000), 0.5, 0.04),
    Place.LIFT: Ground(100, 1.0, Band(500, 3500), 0.4, 0.05),
    Place.GRAVEYARD: Ground(75, 0.6, Band(1300, 7000), 0.6, 0.12),
}

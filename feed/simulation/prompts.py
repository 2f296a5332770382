"""What simulated people make clips of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from recommender.ranking.lexicon import FACETS


@dataclass(frozen=True)
class Topic:
    """One subject, by the facet it stands for, and scenes in which it is seen."""

    facet: str
    scenes: tuple[str, ...]

    @property
    def name(self) -> str:
        return FACETS[self.facet].names[0]


TOPICS: Final = (
    Topic("dogs", ("a corgi rides a surfboard", "a puppy chases its tail", "an old dog naps")),
    Topic("cats", ("a kitten plays with yarn", "a black cat yawns", "two cats share a box")),
    Topic("cars", ("a red car drifts", "an old car will not start", "two race cars are level")),
    Topic("food", ("a pizza comes out of the oven", "a chef flips pancakes", "noodles steam")),
    Topic("sports", ("a girl scores a penalty", "a man misses the hoop", "runners sprint")),
    Topic("space", ("an astronaut waves", "a rocket lifts off", "a planet with rings turns")),
    Topic("music", ("a violinist plays", "a drummer breaks a stick", "a choir sings")),
    Topic("flowers", ("tulips sway", "a rose opens", "a meadow of poppies glows")),
)
PLACES: Final = ("on a beach", "in the rain", "at night", "in the snow", "in a kitchen", "on stage")
STYLES: Final = ("", ", watercolour", ", noir", ", claymation", ", pixel art")
LONG: Final = (
    " seen first from far away and then from so near that nothing else is left of the picture,"
    " while somebody tells in great detail what happened there many years ago and why nobody"
    " who was there has ever spoken of it to anybody else since"
)


def prompt_of(topic: Topic, *, scene: int, place: int, style: int, open_ended: bool) -> str:
    """Write a prompt; one that is not open-ended leaves others little to make their own."""
    words = f"{topic.scenes[scene % len(topic.scenes)]} {PLACES[place % len(PLACES)]}"
    rest = "" if open_ended else LONG
    return f"{words[0].upper()}{words[1:]}{rest}{STYLES[style % len(STYLES)]}."

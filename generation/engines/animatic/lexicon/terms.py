"""What a word can mean to a scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generation.engines.animatic.scene import Body, Material, Motion, Place

LANGUAGES: Final = (
    "en",
    "es",
    "fr",
    "de",
    "pt",
    "it",
    "ja",
    "ko",
    "zh",
    "ru",
    "ar",
    "hi",
    "tr",
    "pl",
)


class Kind(StrEnum):
    """The part a word plays."""

    PLACE = "place"
    SHORE = "shore"
    DAYLIGHT = "daylight"
    WEATHER = "weather"
    STYLE = "style"
    MOOD = "mood"
    MUSIC = "music"
    CAMERA = "camera"
    FRAMING = "framing"
    MOTION = "motion"
    SAY = "say"
    THROW = "throw"
    CHASE = "chase"
    COLLIDE = "collide"
    MISS = "miss"
    AT = "at"
    RIDE = "ride"
    ON = "on"
    HOLD = "hold"
    WEAR = "wear"
    WITH = "with"
    WHERE = "where"  # behind, before, under or inside something
    AND = "and"
    CLAUSE = "clause"
    NOUN = "noun"
    NAME = "name"
    PRONOUN = "pronoun"
    NARRATOR = "narrator"
    ANOTHER = "another"
    COUNT = "count"
    COLOUR = "colour"
    FEATURE = "feature"  # of somebody: hair, a beard
    LOOKS = "looks"  # what somebody is said to have: blonde, bearded
    AGED = "aged"
    SIZE = "size"
    SOUND = "sound"
    CROWD = "crowd"
    SPEECH_LANGUAGE = "speech language"
    PIECE = "piece"  # of a set piece, in scripts that write words together
    IDIOM = "idiom"  # a phrase whose words do not mean what they mean alone
    FILLER = "filler"  # shapes nothing and is no content either: articles, prepositions


@dataclass(frozen=True, kw_only=True)
class Noun:
    """Something that can be an actor."""

    kind: str  # its English name
    name: str  # the singular of the word the prompt used
    body: Body
    height: float  # metres
    emoji: str = ""
    material: Material = Material.SOFT
    home: Place | None = None  # where it is met when the prompt does not say
    habit: Motion = Motion.STAND  # what it does when the prompt does not say
    plural: bool = False
    group: bool = False  # a word for several together: "band", "legion"
    shown_as: str = ""  # the word for what is drawn in its stead, where it is another thing

    @property
    def can_act(self) -> bool:
        """Whether it walks and talks of its own accord."""
        return self.body is not Body.THING


Value = str | float | Noun
Meaning = tuple[Kind, Value]
Meanings = tuple[Meaning, ...]
WordTable = Mapping[str, str]  # value -> words and phrases that mean it, separated by commas


def phrases(listing: str) -> list[str]:
    """Split a comma-separated listing into its entries."""
    return [entry.strip() for entry in listing.split(",") if entry.strip()]

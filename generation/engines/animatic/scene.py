"""The typed scene: what the screenplay understood of a prompt, shot by shot.

Written by `screenplay` (or by a language model with the same schema), read by `world`,
`picture` and `sound`. Everything is plain data and reproducible from the prompt and the seed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict, Field


class Place(StrEnum):
    SEA = "sea"
    FOREST = "forest"
    STREET = "street"
    ROOM = "room"
    STAGE = "stage"
    SPACE = "space"
    DESERT = "desert"
    MOUNTAINS = "mountains"
    MEADOW = "meadow"
    UNDERWATER = "underwater"
    SKY = "sky"
    STADIUM = "stadium"
    ROAD = "road"
    KITCHEN = "kitchen"
    CAFE = "cafe"
    LIBRARY = "library"
    ROOFTOP = "rooftop"
    CAVE = "cave"
    CASTLE = "castle"
    PARK = "park"
    LAKE = "lake"
    OFFICE = "office"
    CLASSROOM = "classroom"
    SHOP = "shop"
    GYM = "gym"
    POOL = "pool"
    CHURCH = "church"
    SUBWAY = "subway"
    LABORATORY = "laboratory"
    FAIRGROUND = "fairground"
    TRAIN = "train"
    HOSPITAL = "hospital"
    BATHROOM = "bathroom"
    AIRPORT = "airport"
    GARDEN = "garden"
    LOBBY = "lobby"
    LIFT = "lift"
    GRAVEYARD = "graveyard"


WATERS: Final = frozenset({Place.SEA, Place.LAKE, Place.POOL})  # where people swim


class Daylight(StrEnum):
    DAY = "day"
    SUNSET = "sunset"
    NIGHT = "night"


class Weather(StrEnum):
    CLEAR = "clear"
    RAIN = "rain"
    SNOW = "snow"
    AUTUMN = "autumn"  # leaves have turned, and drift down


DRY: Final = frozenset({Weather.CLEAR, Weather.AUTUMN})


class Style(StrEnum):
    CINEMATIC = "cinematic"
    WATERCOLOUR = "watercolour"
    NOIR = "noir"
    PIXEL = "pixel"
    ANIME = "anime"
    PENCIL = "pencil"
    CLAYMATION = "claymation"
    COMIC = "comic"
    NEON = "neon"
    PAPERCUT = "papercut"


class Mood(StrEnum):
    CALM = "calm"
    HAPPY = "happy"
    TENSE = "tense"
    SAD = "sad"
    EPIC = "epic"


class Camera(StrEnum):
    STILL = "still"
    PAN = "pan"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"


class Framing(StrEnum):
    """How much is seen about the actors."""

    WIDE = "wide"
    FULL = "full"
    CLOSE = "close"


class Motion(StrEnum):
    STAND = "stand"
    WALK = "walk"
    RUN = "run"
    JUMP = "jump"
    BACKFLIP = "backflip"
    SWIM = "swim"
    SURF = "surf"
    SKATE = "skate"
    DANCE = "dance"
    TALK = "talk"
    FALL = "fall"
    BOUNCE = "bounce"
    FLY = "fly"
    SNEAK = "sneak"
    CRAWL = "crawl"
    MARCH = "march"
    SKIP = "skip"
    STAGGER = "stagger"
    CLIMB = "climb"
    CARTWHEEL = "cartwheel"
    TWIRL = "twirl"
    DIVE = "dive"
    FLOAT = "float"
    WALTZ = "waltz"
    SIT = "sit"
    SIT_DOWN = "sit down"
    RISE = "stand up"
    LIE = "lie"
    SLEEP = "sleep"
    KNEEL = "kneel"
    BOW = "bow"
    WAVE = "wave"
    CLAP = "clap"
    CHEER = "cheer"
    POINT = "point"
    LOOK = "look"
    SHRUG = "shrug"
    SALUTE = "salute"
    SHIVER = "shiver"
    LAUGH = "laugh"
    CRY = "cry"
    SING = "sing"
    HUG = "hug"
    KISS = "kiss"
    SHAKE_HANDS = "shake hands"
    THROW = "throw"
    KICK = "kick"
    BOWL = "bowl"
    PUNCH = "punch"
    FENCE = "fence"
    PUSH = "push"
    PULL = "pull"
    LIFT = "lift"
    DIG = "dig"
    BUILD = "build"
    SWEEP = "sweep"
    FISH = "fish"
    ROW = "row"
    EAT = "eat"
    DRINK = "drink"
    COOK = "cook"
    POUR = "pour"
    READ = "read"
    WRITE = "write"
    PAINT = "paint"
    TYPE = "type"
    PHOTOGRAPH = "photograph"
    JUGGLE = "juggle"
    CONJURE = "conjure"
    CONDUCT = "conduct"
    PLAY_GUITAR = "play guitar"
    PLAY_PIANO = "play piano"
    PLAY_DRUMS = "play drums"
    PLAY_VIOLIN = "play violin"
    PLAY_TRUMPET = "play trumpet"
    SKI = "ski"
    CYCLE = "cycle"
    RIDE = "ride"
    DRIVE = "drive"
    STRETCH = "stretch"
    PUSH_UP = "push-up"


class Body(StrEnum):
    """The body plan, which decides how a thing is drawn and how it moves."""

    PERSON = "person"
    ANIMAL = "animal"
    THING = "thing"


class Where(StrEnum):
    """Where somebody is by another: what the lens sees first, and what hides what."""

    BESIDE = "beside"
    BEHIND = "behind"
    BEFORE = "in front of"
    UNDER = "under"
    INSIDE = "inside"


class Material(StrEnum):
    """Decides friction, restitution and the sound of an impact."""

    FLESH = "flesh"
    RUBBER = "rubber"
    WOOD = "wood"
    METAL = "metal"
    GLASS = "glass"
    STONE = "stone"
    WATER = "water"
    SOFT = "soft"


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Garment(Frozen):
    """Something worn."""

    kind: str  # the English noun for it: "dress", "coat"
    name: str = ""  # as the prompt calls it: "gown", "raincoat"
    colour: str = ""


class Actor(Frozen):
    """One thing that is seen and may move. The same `name` in two shots is the same actor."""

    name: str  # as the prompt calls it: "woman", "corgi", "ball"
    body: Body
    kind: str = ""  # the English noun for it, whatever the prompt's language: "woman", "dog"
    emoji: str = ""  # the sprite of an animal or a thing; people are drawn
    colour: str = ""  # a colour name from the prompt, else empty
    height: float = Field(gt=0, le=20)  # metres
    factor: float = Field(default=1.0, gt=0)  # of its kind's usual height: what is small is seen so
    motion: Motion = Motion.STAND
    then: tuple[Motion, ...] = ()  # what it does after `motion`, each for as long
    material: Material = Material.FLESH
    rides: str = ""  # the name of the actor it stands on: "surfboard"
    aims_at: str = ""  # the name of the actor it is thrown at: "hoop"
    held_by: str = ""  # the name of the actor that carries it, or throws it when it bounces
    by: str = ""  # the name of the actor it is behind, before, under or inside
    where: Where = Where.BESIDE  # of `by`
    wears: tuple[Garment, ...] = ()  # clothes that the prompt names
    misses: bool = False  # the throw at `aims_at` is to fail: hit the rim and come back


class Manner(StrEnum):
    """How a line is spoken."""

    SAID = "said"
    WHISPERED = "whispered"
    SHOUTED = "shouted"
    SUNG = "sung"
    CHANTED = "chanted"  # by many at once


class Line(Frozen):
    """One spoken line."""

    text: str
    language: str = "en"  # a language code that espeak-ng knows
    speaker: str = ""  # an actor's name; empty is a narrator
    manner: Manner = Manner.SAID


class Shot(Frozen):
    """One uninterrupted view of the scene."""

    text: str  # the part of the prompt it was made from
    seconds: float = Field(gt=0, le=120)
    place: Place
    daylight: Daylight = Daylight.DAY
    weather: Weather = Weather.CLEAR
    camera: Camera = Camera.STILL
    framing: Framing = Framing.FULL
    actors: tuple[Actor, ...] = ()
    lines: tuple[Line, ...] = ()
    sounds: tuple[str, ...] = ()  # sounds asked for by name: "thunder", "applause"
    lasting: tuple[str, ...] = ()  # sounds that go on from the view before
    crowd: bool = False
    without: tuple[str, ...] = ()  # what of the set is left out: "bird", "automobile", "crowd"
    shore: bool = False  # at the sea: the ground is the beach, not the water
    piece: str = ""  # the set piece that is played: "dominoes"


class Scene(Frozen):
    """The whole clip. Shot lengths sum to the clip's length."""

    shots: tuple[Shot, ...] = Field(min_length=1)
    style: Style = Style.CINEMATIC
    mood: Mood = Mood.CALM
    music: bool = True
    understood: tuple[str, ...] = ()  # words of the prompt that shaped the scene
    not_understood: tuple[str, ...] = ()  # words that changed nothing
    shown_as: tuple[tuple[str, str], ...] = ()  # (a word of the prompt, what is drawn in its stead)

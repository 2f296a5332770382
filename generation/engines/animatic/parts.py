"""Actors while a prompt is still being read, and how one of them can belong to another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generation.engines.animatic.gestures import QUIET
from generation.engines.animatic.lexicon import sprites
from generation.engines.animatic.lexicon.terms import Noun
from generation.engines.animatic.scene import Body, Garment, Manner, Motion, Where

BALLS: Final = frozenset(
    [
        "ball",
        "basketball",
        "soccer ball",
        "volleyball",
        "tennis",
        "baseball",
        "american football",
        "softball",
        "bowling",
        "rugby football",
        "flying disc",
        "boomerang",
        "egg",
        "tomato",
        "snowball",
    ]
)
VEHICLES: Final = frozenset(
    [
        "automobile",
        "bicycle",
        "motorcycle",
        "motor scooter",
        "skateboard",
        "kick scooter",
        "racing car",
        "horse",
        "bus",
        "tractor",
        "locomotive",
        "taxi",
        "police car",
        "delivery truck",
        "camel",
        "elephant",
        "fire engine",
        "two hump camel",
        "sled",
        "roller skate",
        "sport utility vehicle",
        "auto rickshaw",
        "ambulance",
        "high speed train",
        "railway car",
        "minibus",
        "pickup truck",
        "tram",
        "trolleybus",
    ]
)
_FLYING_CARRIERS: Final = frozenset(
    {"airplane", "helicopter", "rocket", "flying saucer", "dragon", "broom", "eagle", "balloon"}
)
_CARRIER_MOTIONS: Final = {
    "surfboard": Motion.SURF, "skateboard": Motion.SKATE, "sailboat": Motion.SURF,
    "canoe": Motion.SURF, "speedboat": Motion.SURF, "ship": Motion.SURF, "motor boat": Motion.SURF,
    "dolphin": Motion.SURF, "whale": Motion.SURF,
}  # fmt: skip
MOST_MOTIONS: Final = 3  # one after the other in a shot
_ON_BOARDS: Final = frozenset({Motion.SURF, Motion.SKATE})
_SEATED: Final = frozenset(
    {
        Motion.READ, Motion.TALK, Motion.LAUGH, Motion.CRY, Motion.SING, Motion.EAT, Motion.DRINK, Motion.WRITE,
        Motion.TYPE, Motion.WAVE, Motion.CLAP, Motion.LOOK, Motion.POINT, Motion.PHOTOGRAPH, Motion.FISH,
        Motion.PLAY_GUITAR, Motion.PLAY_VIOLIN, Motion.PLAY_TRUMPET,
    }
)  # fmt: skip
"""What is done without getting up."""
_GOING: Final = frozenset(
    {
        Motion.RUN,
        Motion.WALK,
        Motion.FLY,
        Motion.RIDE,
        Motion.DRIVE,
        Motion.CYCLE,
        Motion.ROW,
        Motion.STAND,
    }
)
SEATED_AS: Final = {
    **dict.fromkeys(("horse", "unicorn", "camel", "two hump camel", "elephant", "dragon", "cow", "ox",
                     "motorcycle", "motor scooter", "dolphin", "whale", "broom", "zebra", "llama"), Motion.RIDE),
    **dict.fromkeys(("automobile", "racing car", "bus", "tractor", "taxi", "police car", "speedboat",
                     "delivery truck", "fire engine", "sport utility vehicle", "auto rickshaw",
                     "ambulance", "rocket", "flying saucer", "airplane"), Motion.DRIVE),
    **dict.fromkeys(("chair", "bench", "couch and lamp", "rock", "sled", "sailboat", "bed"), Motion.SIT),
    "bicycle": Motion.CYCLE,
    "canoe": Motion.ROW,
}  # fmt: skip
"""What one does on something when the prompt says no more, by its kind."""
USES: Final = {
    "guitar": Motion.PLAY_GUITAR, "banjo": Motion.PLAY_GUITAR, "musical keyboard": Motion.PLAY_PIANO,
    "drum": Motion.PLAY_DRUMS, "long drum": Motion.PLAY_DRUMS, "violin": Motion.PLAY_VIOLIN,
    "trumpet": Motion.PLAY_TRUMPET, "saxophone": Motion.PLAY_TRUMPET, "flute": Motion.PLAY_TRUMPET,
    "accordion": Motion.PLAY_PIANO, "open book": Motion.READ, "books": Motion.READ,
    "newspaper": Motion.READ, "rolled up newspaper": Motion.READ, "fishing pole": Motion.FISH,
    "camera": Motion.PHOTOGRAPH, "laptop": Motion.TYPE, "microphone": Motion.SING,
    "hot beverage": Motion.DRINK, "beer mug": Motion.DRINK, "wine glass": Motion.DRINK,
    "crossed swords": Motion.FENCE, "magic wand": Motion.CONJURE, "paintbrush": Motion.PAINT,
    "soccer ball": Motion.KICK, "barbell": Motion.LIFT, "cigarette": Motion.EAT,
}  # fmt: skip
"""What one does with something in hand when the prompt says no more, by its kind."""
_NEVER_RIDDEN: Final = frozenset({"hoop"})
_LEAST_STOOD_ON: Final = 0.15  # of the height of who stands on it
_HEAVIEST_HELD: Final = 1.2  # metres tall
_ON_TOP: Final = ("on top of", "atop", "on the roof of")  # not in the seat
_MOVING_RIDE: Final = re.compile(
    r"^(rid|rode|driv|steer|pedal|mont|cheva|reit|cavalc|骑|타고|に乗)"
)


@dataclass(kw_only=True)
class Part:
    """An actor while the prompt is still being read."""

    name: str
    noun: Noun
    colour: str = ""
    factor: float = 1.0
    motion: Motion | None = None
    then: tuple[Motion, ...] = ()  # what it does after `motion`, in the same shot
    rides: str = ""
    aims_at: str = ""
    held_by: str = ""
    by: str = ""
    where: Where = Where.BESIDE
    misses: bool = False
    wears: tuple[Garment, ...] = ()

    @property
    def can_act(self) -> bool:
        return self.noun.can_act

    def do_next(self, motion: Motion) -> None:
        """Do something once what it does already is done; boards are there from the start."""
        last = self.then[-1] if self.then else self.motion
        if last is motion or (motion in QUIET - {Motion.STAND} and last is not None):
            return
        at_once = motion in _ON_BOARDS or (self.rides and last is Motion.SIT and motion in _SEATED)
        if last is None or last in QUIET or at_once or not self.can_act:
            self.motion, self.then = motion, ()
        elif len(self.then) + 1 < MOST_MOTIONS:
            self.then = (*self.then, motion)

    def go_on(self, later: Part) -> None:
        """Take over what it does in a later sentence, and what that says it has on."""
        self.wears, self.colour = later.wears or self.wears, self.colour or later.colour
        if later.motion is Motion.STAND and not self.can_act:
            return
        for motion in (later.motion, *later.then):
            if motion is not None:
                self.do_next(motion)


@dataclass(kw_only=True)
class Company:
    """Every actor of the clip so far; the same name is the same actor."""

    looks: dict[str, tuple[Noun, str, float]] = field(default_factory=dict)
    worn: dict[str, tuple[Garment, ...]] = field(default_factory=dict)
    last_subjects: list[str] = field(default_factory=list)

    def expect(self, names: Mapping[str, Noun]) -> None:
        """Know what names mean before they are met."""
        for name, noun in names.items():
            self.looks.setdefault(name, (noun, "", 1.0))

    def of_kind(self, kind: str) -> list[str]:
        return [name for name, (noun, _, _) in self.looks.items() if noun.kind == kind]


@dataclass(frozen=True, kw_only=True)
class Saying:
    """A verb of saying, and whose it is."""

    at: int  # the place of the term
    who: list[Part]
    verb: str
    comes_first: bool  # and its line behind it


@dataclass(kw_only=True)
class Cast:
    """Who is in one sentence."""

    parts: dict[str, Part] = field(default_factory=dict)
    spoken: list[tuple[int, str]] = field(default_factory=list)  # (line, speaker's name)
    manners: dict[int, Manner] = field(default_factory=dict)  # of lines, where the verb tells
    used: set[int] = field(default_factory=set)  # indices of the terms that shaped it
    continues: bool = False  # about whom it is, an earlier sentence has said
    acts: bool = False  # something is done, beyond being there and speaking


def mount(riders: Sequence[Part], carriers: Sequence[Part], words: str) -> None:
    """Put riders on carriers, one each as far as there are; `words` says how they ride."""
    moving, on_top = bool(_MOVING_RIDE.match(words)), words.endswith(_ON_TOP)
    for index, rider in enumerate(riders):
        carrier = carriers[index % len(carriers)]
        if rider in carriers or rider.rides or carrier.rides == rider.name:
            continue
        if carrier.noun.kind in _NEVER_RIDDEN or _is_too_small(carrier, rider):
            continue
        rider.rides = carrier.name
        if not on_top:
            _set_moving(rider, carrier, moving=moving)


def _is_too_small(carrier: Part, rider: Part) -> bool:
    """Tell that what is under somebody would not be seen: gold under a dragon."""
    flat = carrier.noun.kind in _CARRIER_MOTIONS or carrier.noun.kind in VEHICLES
    share = (carrier.noun.height * carrier.factor) / (rider.noun.height * rider.factor)
    return not flat and carrier.noun.body is Body.THING and share < _LEAST_STOOD_ON


def _set_moving(rider: Part, carrier: Part, *, moving: bool) -> None:
    kind = carrier.noun.kind
    if (motion := _carrier_motion(rider, kind, moving=moving)) is not None:
        carrier.motion = motion
    if rider.motion in _GOING or (rider.motion is None and kind in SEATED_AS):
        rider.motion = SEATED_AS.get(kind, Motion.STAND)


def _carrier_motion(rider: Part, kind: str, *, moving: bool) -> Motion | None:
    if kind in _CARRIER_MOTIONS:
        return _CARRIER_MOTIONS[kind]
    if kind in _FLYING_CARRIERS and (moving or rider.motion is Motion.FLY):
        return Motion.FLY
    if rider.motion is Motion.WALK:
        return Motion.WALK
    return Motion.RUN if moving or kind in VEHICLES or rider.motion is Motion.RUN else None


def accompany(subjects: Sequence[Part], others: Sequence[Part], *, held: bool) -> None:
    """Let others be with the subjects: company shares their motion, things are carried."""
    holder = next((part for part in subjects if part.can_act), None)
    motion = next((part.motion for part in subjects if part.motion), None)
    for part in others:
        if part.can_act:
            part.motion = part.motion or motion
        elif part.noun.kind in BALLS and not held:
            part.motion = part.motion or Motion.BOUNCE
        elif holder and part.noun.height <= _HEAVIEST_HELD:
            part.held_by = holder.name
            if held and (holder.motion is None or holder.motion is Motion.STAND):
                holder.motion = USES.get(part.noun.kind, holder.motion)


def hand_over(thrown: Sequence[Part], subjects: Sequence[Part]) -> None:
    """Give the subjects what they are about to throw."""
    thrower = next((part for part in subjects if part.can_act), None)
    for part in thrown:
        if part.noun.kind in _NEVER_RIDDEN:
            continue
        part.motion = Motion.BOUNCE
        part.held_by = thrower.name if thrower and not part.can_act else ""


def aim_balls_at_hoop(parts: Sequence[Part]) -> None:
    """Aim balls at the hoop that is there, whether or not the prompt says so."""
    hoop = next((part.name for part in parts if part.noun.kind == "hoop"), "")
    thrower = next((part.name for part in parts if part.can_act), "")
    for part in parts:
        if hoop and part.noun.kind in BALLS and not part.aims_at:
            part.aims_at = hoop
            part.motion = Motion.BOUNCE
            part.held_by = part.held_by or thrower


def is_clothing(noun: Noun) -> bool:
    """Whether it can be worn."""
    plain = noun.emoji.rstrip("\N{VARIATION SELECTOR-16}")
    return bool(plain) and plain in sprites.CLOTHES

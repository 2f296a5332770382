"""Prompts with what a person says that they ask for, and whether the animatic engine shows it.

Each prompt has its labels below it, written by hand: "subject | place | action"; "a / b": either would do, "-": not
said. A person counts as what they are only if they are dressed as it. Nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generation.engines.animatic.picture.costumes import COSTUMES
from generation.engines.animatic.picture.props import DRAWN
from generation.engines.animatic.scene import Actor, Body, Scene, Shot, Weather
from generation.engines.animatic.screenplay import write_screenplay

SECONDS: Final = 8
# What the engine calls what a label says; a label that is not here is called what it says.
SUBJECTS: Final = {
    "bee": "honeybee", "balloon": "balloon / hot air balloon", "bigfoot": "gorilla", "car": "racing car / automobile", "moon": "crescent moon",
    "dinosaur": "t rex / sauropod", "fish": "fish / tropical fish", "ship": "ship / sailboat",
    "squirrel": "chipmunk", "statue": "statue of liberty", "old man": "grandfather",
    "old couple": "grandmother / grandfather", "couple": "person", "hippo": "hippopotamus",
    "train": "locomotive / high speed train", "whale": "whale / spouting whale", "camel": "two hump camel / camel",
    "skateboarder": "skater", "basketball player": "player", "tennis player": "player", "team": "player",
    "teenager": "boy / girl / person", "policeman": "police officer",
    "monster": "gorilla / alien monster", "mother": "woman", "bear": "bear / polar bear", "bride": "bride",
    "duck": "duck / baby chick", "cook": "chef",
    "person": "person / man / woman", "businessman": "businessman / president",
}  # fmt: skip
PLACES: Final = {
    "planet": "space / moon", "planets": "space", "lake": "lake", "ice": "ice rink / snow",
    "house": "room", "hall": "castle", "ballroom": "castle / stage", "club": "stage", "square": "street",
    "field": "meadow", "farm": "meadow", "hills": "meadow", "cliff": "mountains", "restaurant": "cafe",
    "valley": "mountains / meadow", "palace": "castle", "living room": "room", "bedroom": "room",
    "hotel": "lobby", "elevator": "lift", "balcony": "rooftop", "savanna": "savanna", "ring": "stadium", "city": "street / rooftop",
    "festival": "stage", "bridge": "street / mountains", "station": "subway",
}  # fmt: skip
ACTIONS: Final = {
    "fly a kite": "fly / run", "smoke": "eat", "feed": "pour", "carry": "walk", "take": "sneak / pull", "steal": "sneak / run / pull",
    "play the piano": "play piano", "play the violin": "play violin", "play football": "kick",
    "tai chi": "stretch / dance", "yoga": "stretch", "flip": "backflip / cartwheel", "draw a sword": "fence",
    "mime": "push", "propose": "kneel", "chase": "run", "vacuum": "sweep", "watch": "look", "order": "talk",
    "play chess": "write / sit", "push-up": "push-up", "box": "punch", "blow": "kiss", "take a photo": "photograph",
    "cast a spell": "conjure", "water": "pour", "build": "build / dig", "spin": "twirl / dance", "wait": "stand",
    "melt": "look / stand", "wrestle": "punch / hug", "scream": "talk", "shout": "talk", "fight": "punch / fence",
    "hit": "punch", "bake": "cook", "play": "play guitar / play drums / play trumpet / play violin / play piano / conduct / dance",
    "race": "run / drive / ride", "comb": "sweep", "trip": "fall", "slip": "fall", "golf": "punch", "repair": "build",
    "scratch": "shiver", "dance": "dance / waltz / twirl", "stomp": "walk / march", "sail": "surf / float",
    "sing": "sing", "drive": "drive / run", "ride": "ride / run / drive / sit", "surf": "surf", "win": "cheer / run",
    "relax": "sit / lie", "skate": "skate / twirl", "move": "walk", "show": "point / talk", "float": "float / fly",
    "jump": "jump", "sit": "sit / sit down", "play cards": "write / sit", "dive": "dive / fly / fall", "row": "row", "fish": "fish", "look": "look / stand",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Case:
    """A prompt and what a person says that it asks for."""

    prompt: str
    subject: frozenset[str]
    place: frozenset[str]
    action: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Which of it is shown; None where the prompt does not say."""

    case: Case
    scene: Scene
    subject: bool | None
    place: bool | None
    action: bool | None


def cases(path: Path) -> list[Case]:
    """Read prompts with their labels."""
    lines = [line for line in path.read_text().splitlines() if line and not line.startswith("#")]
    return [_case(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)]


def _case(prompt: str, labels: str) -> Case:
    subject, place, action = labels.split(" | ")
    return Case(
        prompt=prompt,
        subject=_named(subject, SUBJECTS),
        place=_named(place, PLACES),
        action=_named(action, ACTIONS),
    )


def _named(label: str, names: Mapping[str, str]) -> frozenset[str]:
    words = [word.strip() for word in label.split("/")]
    if "-" in words:
        return frozenset()
    called = [names.get(word, word).split("/") for word in words]
    return frozenset(name.strip() for each in called for name in each)


def judged(case: Case) -> Verdict:
    """Read a prompt and compare."""
    scene = write_screenplay(case.prompt, seconds=SECONDS, seed=1)
    shown = list(_shown(case, scene))
    meant = [actor for _, actor in shown] if case.subject else [
        actor for shot in scene.shots for actor in shot.actors
    ]  # fmt: skip
    views = [shot for shot, _ in shown] or list(scene.shots)
    carried = [
        on for actor in meant for shot in views for on in shot.actors if on.name == actor.rides
    ]
    done = {motion.value for actor in (*meant, *carried) for motion in (actor.motion, *actor.then)}
    seen = {name for shot in views for name in _places(shot)}
    return Verdict(
        case=case,
        scene=scene,
        subject=bool(shown) if case.subject else None,
        place=bool(seen & case.place) if case.place else None,
        action=bool(done & case.action) if case.action else None,
    )


def _shown(case: Case, scene: Scene) -> Iterator[tuple[Shot, Actor]]:
    for shot in scene.shots:
        for actor in shot.actors:
            if case.subject & {actor.kind.lower(), actor.name.lower()} and _looks_its_part(
                actor, case.subject
            ):
                yield shot, actor


def _looks_its_part(actor: Actor, names: frozenset[str]) -> bool:
    if actor.body is not Body.PERSON:
        return actor.kind.lower() in names and bool(actor.emoji or actor.kind in DRAWN)
    plain = {"man", "woman", "boy", "girl", "child", "baby", "person", "grandmother", "grandfather"}
    words = set(f"{actor.name} {actor.kind}".split())
    return bool(names & plain & {actor.kind}) or bool(words & COSTUMES.keys())


def _places(shot: Shot) -> set[str]:
    beach = {"beach"} if shot.shore else set()
    return {shot.place.value, *beach, *({"snow"} if shot.weather is Weather.SNOW else set())}


def shares(verdicts: list[Verdict]) -> dict[str, float]:
    """Give the shares of what was asked for that is shown, 0..1."""
    return {
        name: _share([getattr(each, name) for each in verdicts])
        for name in ("subject", "place", "action")
    }


def _share(answers: list[bool | None]) -> float:
    said = [answer for answer in answers if answer is not None]
    return sum(said) / len(said)

"""What a prompt leaves open, said in sentences that it can go with. No model is asked.

The animatic engine's reading tells what is there already; what is added must not change whom it
sees or what they say, which is checked sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.dialogue import cut_quotes
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.motions import TRAVELLING
from generation.engines.animatic.reading import read_terms
from generation.engines.animatic.scene import Actor, Body, Motion, Place, Scene, Weather
from generation.engines.animatic.screenplay import write_screenplay
from generation.helping.pieces import Piece, merged

ROOM_FOR_A_BEAT: Final = 8  # seconds
LIVELY: Final = frozenset(
    {
        Motion.RUN,
        Motion.JUMP,
        Motion.SURF,
        Motion.SKATE,
        Motion.DANCE,
        Motion.BACKFLIP,
        Motion.SKIP,
        Motion.SKI,
        Motion.CARTWHEEL,
        Motion.CHEER,
        Motion.PLAY_DRUMS,
        Motion.PLAY_GUITAR,
    }
)
# In words that every engine of ours understands, the animatic too.
PLACES: Final = {
    Place.SEA: "Out on the open sea.",
    Place.FOREST: "In a forest clearing.",
    Place.STREET: "On a city street.",
    Place.ROOM: "In a living room.",
    Place.STAGE: "On a stage.",
    Place.SPACE: "In outer space.",
    Place.DESERT: "In the desert.",
    Place.MOUNTAINS: "In the mountains.",
    Place.MEADOW: "In a meadow.",
    Place.UNDERWATER: "Underwater.",
    Place.SKY: "Above the clouds.",
    Place.STADIUM: "In a stadium.",
    Place.ROAD: "On a country road.",
    Place.KITCHEN: "In a kitchen.",
    Place.CAFE: "In a café.",
    Place.LIBRARY: "In a library.",
    Place.ROOFTOP: "On a rooftop.",
    Place.CAVE: "In a cave.",
    Place.CASTLE: "In a castle.",
    Place.PARK: "In a park.",
    Place.LAKE: "On a lake.",
    Place.OFFICE: "In an office.",
    Place.CLASSROOM: "In a classroom.",
    Place.SHOP: "In a shop.",
    Place.GYM: "In a gym.",
    Place.POOL: "At a swimming pool.",
    Place.CHURCH: "In a church.",
    Place.SUBWAY: "In a subway station.",
    Place.LABORATORY: "In a laboratory.",
    Place.FAIRGROUND: "At a fairground.",
    Place.TRAIN: "In a train carriage.",
    Place.HOSPITAL: "In a hospital.",
    Place.BATHROOM: "In a bathroom.",
    Place.AIRPORT: "In an airport.",
    Place.GARDEN: "In a garden.",
    Place.LOBBY: "In a hotel lobby.",
    Place.LIFT: "In an elevator.",
    Place.GRAVEYARD: "In a graveyard.",
}
LIGHT: Final = {
    Place.SEA: "Golden hour.",
    Place.FOREST: "Morning sunlight.",
    Place.STREET: "Dusk.",
    Place.ROOM: "Soft daylight.",
    Place.STAGE: "At night, in the spotlight.",
    Place.SPACE: "Sunlight among the stars.",
    Place.DESERT: "Golden hour.",
    Place.MOUNTAINS: "Morning sunlight.",
    Place.MEADOW: "Morning sunlight.",
    Place.UNDERWATER: "Daylight.",
    Place.SKY: "Sunrise.",
    Place.STADIUM: "At night.",
    Place.ROAD: "Golden hour.",
    Place.KITCHEN: "Morning sunlight.",
    Place.CAFE: "Soft daylight.",
    Place.LIBRARY: "Evening.",
    Place.ROOFTOP: "Dusk.",
    Place.CAVE: "Daylight.",
    Place.CASTLE: "Evening.",
    Place.PARK: "Morning sunlight.",
    Place.LAKE: "Golden hour.",
    Place.OFFICE: "Soft daylight.",
    Place.CLASSROOM: "Morning sunlight.",
    Place.SHOP: "Soft daylight.",
    Place.GYM: "Soft daylight.",
    Place.POOL: "Afternoon sunlight.",
    Place.CHURCH: "Morning sunlight.",
    Place.SUBWAY: "At night.",
    Place.LABORATORY: "Soft daylight.",
    Place.FAIRGROUND: "Dusk.",
    Place.TRAIN: "Golden hour.",
    Place.HOSPITAL: "Soft daylight.",
    Place.BATHROOM: "Soft daylight.",
    Place.AIRPORT: "Golden hour.",
    Place.GARDEN: "Morning sunlight.",
    Place.LOBBY: "Soft daylight.",
    Place.LIFT: "Evening.",
    Place.GRAVEYARD: "At night.",
}
SOUNDS: Final = {
    Place.SEA: "Wind and splashing.",
    Place.FOREST: "Birdsong and a breeze.",
    Place.STREET: "Footsteps and engines.",
    Place.ROOM: "Quiet footsteps.",
    Place.STAGE: "Applause.",
    Place.SPACE: "Engines.",
    Place.DESERT: "Wind over sand.",
    Place.MOUNTAINS: "Wind.",
    Place.MEADOW: "Birdsong and crickets.",
    Place.UNDERWATER: "Splashing.",
    Place.SKY: "Wind.",
    Place.STADIUM: "Cheering.",
    Place.ROAD: "Engines.",
    Place.KITCHEN: "Quiet footsteps.",
    Place.CAFE: "A murmuring crowd.",
    Place.LIBRARY: "Quiet footsteps.",
    Place.ROOFTOP: "Wind and sirens.",
    Place.CAVE: "Footsteps.",
    Place.CASTLE: "A crackling fire.",
    Place.PARK: "Birdsong and a breeze.",
    Place.LAKE: "Wind and birdsong.",
    Place.OFFICE: "Quiet footsteps.",
    Place.CLASSROOM: "A bell rings.",
    Place.SHOP: "A murmuring crowd.",
    Place.GYM: "Footsteps.",
    Place.POOL: "Splashing.",
    Place.CHURCH: "Bells.",
    Place.SUBWAY: "Footsteps and engines.",
    Place.LABORATORY: "Quiet footsteps.",
    Place.FAIRGROUND: "A cheering crowd.",
    Place.TRAIN: "Rattling.",
    Place.HOSPITAL: "Quiet footsteps and beeping.",
    Place.BATHROOM: "Dripping.",
    Place.AIRPORT: "A murmuring crowd.",
    Place.GARDEN: "Birdsong and a breeze.",
    Place.LOBBY: "A murmuring crowd.",
    Place.LIFT: "A humming engine.",
    Place.GRAVEYARD: "Wind.",
}
BEATS: Final = {  # what one, or all of them, do next
    Motion.STAND: ("walks a few steps on", "walk a few steps on"),
    Motion.WALK: ("stops and waves", "stop and wave"),
    Motion.RUN: ("jumps and runs on", "jump and run on"),
    Motion.JUMP: ("lands and runs on", "land and run on"),
    Motion.BACKFLIP: ("lands and walks off", "land and walk off"),
    Motion.SWIM: ("jumps and swims on", "jump and swim on"),
    Motion.SURF: ("jumps and lands again", "jump and land again"),
    Motion.SKATE: ("jumps and rolls on", "jump and roll on"),
    Motion.DANCE: ("jumps and dances on", "jump and dance on"),
    Motion.FALL: ("gets up and walks on", "get up and walk on"),
}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What else the composer says of the clip."""

    seconds: int = 8
    sound: bool = True
    style: str = ""


def expanded(prompt: str, wish: Wish) -> tuple[Piece, ...]:
    """Add what an English prompt leaves open; its own words all stay, in one piece."""
    scene = _scene(prompt, wish)
    text = cut_quotes(prompt)[0]
    said = {kind for term in read_terms(text, "en") for kind, _ in term.meanings}
    pieces = [Piece(kind="kept", text=prompt)]
    for piece in _after(scene, said, wish):
        pieces = _kept_whole([*pieces, piece], pieces, wish)
    if Kind.CAMERA not in said:
        view = Piece(kind="sentence", about="Camera", text=_camera(scene))
        pieces = _kept_whole([view, *pieces], pieces, wish)
    return tuple(pieces)


def _kept_whole(pieces: list[Piece], before: list[Piece], wish: Wish) -> list[Piece]:
    """Take a sentence only if the same are seen as before and say the same."""
    old, new = (_scene(merged(each, take=_ALL), wish) for each in (before, pieces))
    return pieces if _cast(old) == _cast(new) and _lines(old) == _lines(new) else before


_ALL: Final = frozenset(range(100))


def _scene(prompt: str, wish: Wish) -> Scene:
    return write_screenplay(prompt, seconds=wish.seconds, seed=0, style=wish.style)


def _cast(scene: Scene) -> set[tuple[str, str]]:
    return {(actor.name, actor.kind) for shot in scene.shots for actor in shot.actors}


def _lines(scene: Scene) -> list[tuple[str, str]]:
    return [(line.speaker, line.text) for shot in scene.shots for line in shot.lines]


def _after(scene: Scene, said: set[Kind], wish: Wish) -> Iterator[Piece]:
    """Say what comes after the prompt, in this order."""
    first = scene.shots[0]
    beat = _beat(scene, said)
    if beat and len(scene.shots) == 1 and wish.seconds >= ROOM_FOR_A_BEAT:
        yield Piece(kind="sentence", about="Action", text=beat)
    if not said & {Kind.PLACE, Kind.SHORE}:
        yield Piece(kind="sentence", about="Place", text=PLACES[first.place])
    if Kind.DAYLIGHT not in said:
        yield Piece(kind="sentence", about="Light", text=_light(scene))
    if wish.sound and Kind.SOUND not in said:
        yield Piece(kind="sentence", about="Sound", text=_sound(scene))
    if Kind.MOOD not in said:
        yield Piece(kind="sentence", about="Mood", text=_mood(scene, said, wish))
    if not (wish.style or Kind.STYLE in said):
        look = "Cinematic, on 35mm film."
        yield Piece(kind="sentence", about="Look", text=look)


def _light(scene: Scene) -> str:
    if scene.shots[0].weather is Weather.CLEAR:
        return LIGHT[scene.shots[0].place]
    return "Soft daylight."


def _sound(scene: Scene) -> str:
    by_weather = {
        Weather.RAIN: "Rain and thunder.",
        Weather.SNOW: "A soft wind.",
    }
    first = scene.shots[0]
    return by_weather.get(first.weather) or SOUNDS[first.place]


def _camera(scene: Scene) -> str:
    actors = _living(scene)
    if actors and not TRAVELLING.isdisjoint(actor.motion for actor in actors):
        return "Tracking shot."
    if scene.shots[0].lines:
        return "Close-up."
    return "Slow zoom in."


def _mood(scene: Scene, said: set[Kind], wish: Wish) -> str:
    lively = not LIVELY.isdisjoint(actor.motion for actor in _living(scene))
    mood = "Playful" if lively else "Calm"
    if not wish.sound or Kind.MUSIC in said:
        return f"{mood}."
    return f"{mood}, with {'upbeat music' if lively else 'a gentle piano'}."


def _beat(scene: Scene, said: set[Kind]) -> str:
    """Say what whoever is seen does next; nothing if that is told, or unclear what they do."""
    actors = _living(scene)
    if not actors or any(actor.then for actor in actors) or actors[0].motion not in BEATS:
        return ""
    if actors[0].motion is Motion.STAND and said & {Kind.MOTION, Kind.SAY, Kind.HOLD, Kind.RIDE}:
        return ""
    one, all_of_them = BEATS[actors[0].motion]
    if len(actors) > 1:
        return f"Then they {all_of_them}."
    name = actors[0].name
    return f"Then {name if name.startswith('@') or name[0].isupper() else f'the {name}'} {one}."


def _living(scene: Scene) -> list[Actor]:
    return [actor for actor in scene.shots[0].actors if actor.body is not Body.THING]

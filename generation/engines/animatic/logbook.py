"""What the engine says of a clip: its captions, and how it understood the prompt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generation.engines.animatic.action import Action
from generation.engines.animatic.scene import Actor
from generation.engines.animatic.sound import known_sound, schedule
from generation.engines.animatic.telling import Tale
from generation.engines.protocol import Cue, RenderOrder

VERSION: Final = "1"
SOUND_CUE: Final = 2.0  # seconds the caption of a sound stays


def cues_of(actions: Sequence[Action]) -> tuple[Cue, ...]:
    """Give the captions of all shots, in seconds of the clip."""
    cues = [cue for begin, action in with_begin(actions) for cue in _cues(action, begin)]
    return tuple(sorted(cues, key=lambda cue: cue.start))


def with_begin(actions: Sequence[Action]) -> Iterator[tuple[float, Action]]:
    """Yield each action with the second of the clip at which it begins."""
    begin = 0.0
    for action in actions:
        yield begin, action
        begin += action.frame_count / action.fps


def account_of(
    engine: str, tale: Tale, actions: Sequence[Action], order: RenderOrder
) -> dict[str, Any]:
    """Describe the clip in plain JSON."""
    scene = tale.scene
    spoken = {speech.line for action in actions for speech in action.speeches}
    asked_sounds = [name for shot in scene.shots for name in shot.sounds]
    return {
        "engine": engine,
        "version": VERSION,
        "seed": order.seed,
        "style": scene.style.value,
        "mood": scene.mood.value,
        "music": scene.music,
        "notes": list(tale.notes),
        "left_out": list(tale.left_out),
        "not_left_out": list(tale.not_left_out),
        "shots": [_shot(action) for action in actions],
        "understood": list(scene.understood),
        "not_understood": list(scene.not_understood),
        "shown_as": [list(pair) for pair in scene.shown_as],
        "not_heard": [name for name in asked_sounds if known_sound(name) is None],
        "not_spoken": [
            line.text for shot in scene.shots for line in shot.lines if line not in spoken
        ],
    }


def _cues(action: Action, begin: float) -> Iterator[Cue]:
    for speech in action.speeches:
        yield Cue(
            start=begin + speech.start,
            end=begin + speech.end,
            text=speech.line.text,
            speaker=speech.line.speaker,
            language=speech.line.language,
        )
    for name, _, at in schedule(action.shot):
        end = min(action.shot.seconds, at + SOUND_CUE)
        yield Cue(start=begin + at, end=begin + end, text=name, kind="sound")


def _shot(action: Action) -> dict[str, Any]:
    shot = action.shot
    return {
        "text": shot.text,
        "seconds": round(shot.seconds, 3),
        "frames": action.frame_count,
        "place": shot.place.value,
        "daylight": shot.daylight.value,
        "weather": shot.weather.value,
        "camera": shot.camera.value,
        "framing": shot.framing.value,
        "crowd": shot.crowd,
        "actors": [_actor(actor) for actor in shot.actors],
        "lines": [line.model_dump(mode="json") for line in shot.lines],
        "sounds": list(shot.sounds),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return actor.model_dump(mode="json", exclude_defaults=True)

"""How long each shot is held, once it is known how long its people talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from generation.engines.animatic.scene import Scene, Shot
from generation.engines.animatic.speech import seconds_to_speak
from generation.engines.protocol import OwnVoice

SHORTEST_SHOT: Final = 1.2  # seconds a shot keeps when another one's lines need its time


def paced(
    scene: Scene,
    *,
    seconds: int,
    fps: Fraction,
    seed: int,
    voices: Mapping[str, OwnVoice] | None = None,
) -> Scene:
    """Give every shot whole frames, summing exactly to the clip, and its lines room.

    Time is taken from shots that have some to spare; where there is not enough for all lines,
    every shot gets its share and the lines are spoken faster.

    :param voices: of speakers whose own voice was heard, by name.
    """
    lengths = [shot.seconds for shot in scene.shots]
    needs = [
        seconds_to_speak(shot, seed=seed, voices=voices, mood=scene.mood) for shot in scene.shots
    ]
    if any(need > length for need, length in zip(needs, lengths, strict=True)):
        lengths = shared_out(lengths, needs, float(seconds))
    counts = whole_frames(lengths, round(seconds * fps))
    shots = tuple(
        _held(shot, count, fps) for shot, count in zip(scene.shots, counts, strict=True) if count
    )
    return scene.model_copy(update={"shots": shots})


def shared_out(lengths: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Share `total` seconds so that each shot gets what it needs, as far as there is enough."""
    floors = [
        max(need, min(length, SHORTEST_SHOT)) for length, need in zip(lengths, needs, strict=True)
    ]
    spare = total - sum(floors)
    if spare <= 0:
        return [floor * total / sum(floors) for floor in floors]
    wishes = [max(0.0, length - floor) for length, floor in zip(lengths, floors, strict=True)]
    if sum(wishes) == 0:
        wishes = [1.0] * len(floors)
    return [floor + spare * wish / sum(wishes) for floor, wish in zip(floors, wishes, strict=True)]


def whole_frames(lengths: Sequence[float], frames: int) -> list[int]:
    """Round lengths to frames without losing one: the counts sum to `frames`."""
    total = sum(lengths)
    counts, done, passed = [], 0, 0.0
    for length in lengths:
        passed += length
        cut = round(passed / total * frames)
        counts.append(cut - done)
        done = cut
    return counts


def _held(shot: Shot, count: int, fps: Fraction) -> Shot:
    return shot.model_copy(update={"seconds": float(count / fps)})

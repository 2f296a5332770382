"""A shot brought to life: poses, camera and contacts for every frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generation.engines.animatic import hoop
from generation.engines.animatic.action import MOUTH_RATE, Action, Pose, Speech
from generation.engines.animatic.blocking import block
from generation.engines.animatic.framing import Extent, frame_shot
from generation.engines.animatic.scene import Actor, Body, Motion, Shot
from generation.engines.animatic.tracks import Clock, Track, width


def simulate(  # noqa: PLR0913 (one call from the engine, all of it by keyword)
    shot: Shot,
    speeches: Sequence[Speech],
    *,
    fps: float,
    aspect: float,
    seed: int,
    frame_count: int | None = None,
) -> Action:
    """Move every actor of a shot and the camera.

    :param speeches: the shot's lines as sound, with their mouths.
    :param aspect: width of the picture over its height.
    :param frame_count: frames to make; `round(shot.seconds * fps)` when left out.
    """
    count = max(1, round(shot.seconds * fps)) if frame_count is None else frame_count
    clock = Clock(frame_count=count, fps=fps, seed=seed)
    tracks = block(shot, clock, aspect=aspect)
    for speech in speeches:
        _speak(shot, speech, tracks, clock)
    for track in tracks:
        _sing(track, clock)
    camera = frame_shot(
        _extent(shot.actors, tracks), shot.camera, frame_count=count, fps=fps, aspect=aspect
    )
    contacts = [contact for track in tracks for contact in track.contacts]
    return Action(
        shot=shot,
        frame_count=count,
        fps=fps,
        poses=_by_frame([track.poses() for track in tracks], count),
        camera=camera,
        contacts=tuple(
            sorted(
                (each for each in contacts if 0 <= each.time <= clock.seconds),
                key=lambda contact: (contact.time, contact.kind, contact.x),
            )
        ),
        speeches=tuple(speeches),
    )


def _by_frame(columns: list[list[Pose]], count: int) -> tuple[tuple[Pose, ...], ...]:
    return tuple(tuple(column[frame] for column in columns) for frame in range(count))


def _speak(shot: Shot, speech: Speech, tracks: list[Track], clock: Clock) -> None:
    """Open the speaker's mouth as the speech does."""
    speaker = next(
        (index for index, actor in enumerate(shot.actors) if actor.name == speech.line.speaker),
        None,
    )
    if speaker is None or not len(speech.mouth):
        return
    since = (clock.times - speech.start) * MOUTH_RATE
    grid = np.arange(len(speech.mouth))
    heard = np.interp(since, grid, speech.mouth, left=0.0, right=0.0).astype(np.float64)
    track = tracks[speaker]
    track.mouth = heard if track.mouth is None else np.maximum(track.mouth, heard)
    if Motion.STAND in track.motions():
        talking = (clock.times >= speech.start) & (clock.times <= speech.end)
        track.talks = talking if track.talks is None else track.talks | talking


def _sing(track: Track, clock: Clock) -> None:
    """Move the mouth of who sings or talks without a line that could be heard."""
    sings = np.array([motion is Motion.TALK for motion in track.motions()])
    if track.mouth is None and sings.any():
        turn = 2 * np.pi * clock.times
        track.mouth = sings * (0.5 + 0.3 * np.sin(1.4 * turn) + 0.2 * np.sin(2.3 * turn + 1.0))


def _extent(actors: Sequence[Actor], tracks: list[Track]) -> Extent | None:
    if not tracks:
        return None
    staged = list(zip(actors, tracks, strict=True))
    reaches = [_reaches(actor, track) for actor, track in staged]
    tops = [
        (actor.body, track.y + 1.05 * actor.height / min(1.0, actor.factor))
        for actor, track in staged
    ]
    return Extent(
        left=np.min([each.x - left for each, (left, _) in zip(tracks, reaches, strict=True)], 0),
        right=np.max([each.x + right for each, (_, right) in zip(tracks, reaches, strict=True)], 0),
        head=np.max(
            [np.zeros_like(tops[0][1])] + [top for body, top in tops if body is not Body.THING], 0
        ),
        top=np.max([top for _, top in tops], 0),
        bottom=np.min([track.y for track in tracks], 0),
    )


def _reaches(actor: Actor, track: Track) -> tuple[float, float]:
    """Measure how far an actor reaches to the left and right of its place, turned as far as it turns."""
    if actor.kind == hoop.KIND:
        rim, post = hoop.RIM_FAR * actor.height, hoop.POST_HALF * actor.height
        return (rim, post) if track.facing[0] < 0 else (post, rim)
    turned = float(np.abs(np.sin(track.angle)).max())
    half = max(width(actor), actor.height * turned) / 2
    return half, half

"""A shot brought to life: poses, camera and contacts for every frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from generation.engines.animatic import hoop
from generation.engines.animatic.action import MOUTH_RATE, Action, CameraPose, Pose, Speech
from generation.engines.animatic.ending import Chapter, Ending
from generation.engines.animatic.framing import Extent, Face, close_up, frame_on, frame_shot
from generation.engines.animatic.gestures import SINGING
from generation.engines.animatic.going_on import go_on
from generation.engines.animatic.lexicon.set_pieces import ROOMS as PIECE_ROOMS
from generation.engines.animatic.lexicon.set_props import BACKDROPS
from generation.engines.animatic.riding import driven_by
from generation.engines.animatic.scene import Actor, Body, Framing, Motion, Shot
from generation.engines.animatic.tracks import Clock, Track, width

STILL_SEEN: Final = 0.75  # seconds that what a contact threw up stays in the air


FACES: Final = {Body.PERSON: (0.80, 0.62), Body.ANIMAL: (0.55, 1.5), Body.THING: (0.5, 1.7)}
"""Where the middle of a close-up is and how much it shows, in heights."""
ROOMS: Final = {Framing.WIDE: 1.7, Framing.FULL: 1.0, Framing.CLOSE: 1.0}


def simulate(  # noqa: PLR0913 (one call from the engine, all of it by keyword)
    shot: Shot,
    speeches: Sequence[Speech],
    *,
    fps: float,
    aspect: float,
    seed: int,
    frame_count: int | None = None,
    past: Ending | None = None,
) -> Action:
    """Move every actor of a shot and the camera.

    :param speeches: the shot's lines as sound, with their mouths.
    :param aspect: width of the picture over its height.
    :param frame_count: frames to make; `round(shot.seconds * fps)` when left out.
    :param past: what the shot goes on from without a cut.
    """
    count = max(1, round(shot.seconds * fps)) if frame_count is None else frame_count
    clock = Clock(frame_count=count, fps=fps, seed=seed)
    now = Chapter(shot=shot, frames=count, acts=count, seed=seed)
    story = (*past.chapters, now) if past else (now,)
    tracks = go_on(story, fps=fps, aspect=aspect)
    for speech in speeches:
        _speak(shot, speech, tracks, clock)
    for track in tracks:
        _sing(track, clock)
    camera = _camera(shot, tracks, clock, aspect, past)
    contacts = [contact for track in tracks for contact in track.contacts]
    return Action(
        shot=shot,
        frame_count=count,
        fps=fps,
        poses=_by_frame([track.poses() for track in tracks], count),
        camera=camera,
        contacts=tuple(
            sorted(
                (each for each in contacts if -STILL_SEEN <= each.time <= clock.seconds),
                key=lambda contact: (contact.time, contact.kind, contact.x),
            )
        ),
        speeches=tuple(speeches),
        began=past.frames / fps if past else 0.0,
        rest=past.rest.pose if past else None,
    )


def _camera(
    shot: Shot, tracks: list[Track], clock: Clock, aspect: float, past: Ending | None
) -> tuple[CameraPose, ...]:
    extent = _extent(shot.actors, tracks)
    if extent is not None:
        room = ROOMS[shot.framing] * PIECE_ROOMS.get(shot.piece, 1.0)
        extent = replace(extent, room=room)
    count, fps = clock.frame_count, clock.fps
    if past is None and shot.framing is Framing.CLOSE and shot.actors:
        return _close_up(shot, tracks, clock, aspect)
    if past is None:
        return frame_shot(extent, shot.camera, frame_count=count, fps=fps, aspect=aspect)
    return frame_on(extent, shot.camera, past=past, clock=clock, aspect=aspect)


def _close_up(
    shot: Shot, tracks: list[Track], clock: Clock, aspect: float
) -> tuple[CameraPose, ...]:
    """Look at whoever speaks, else at the first who lives, else at the first thing."""
    speaking = [line.speaker for line in shot.lines]
    index = min(
        range(len(shot.actors)),
        key=lambda at: (
            shot.actors[at].name not in speaking,
            shot.actors[at].body is Body.THING,
            at,
        ),
    )
    actor, track = shot.actors[index], tracks[index]
    middle, share = FACES[actor.body]
    face = Face(x=track.x, y=track.y + middle * actor.height, tall=share * actor.height)
    return close_up(face, shot.camera, clock=clock, aspect=aspect)


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
    sings = np.array([motion in SINGING for motion in track.motions()])
    if track.mouth is None and sings.any():
        turn = 2 * np.pi * clock.times
        track.mouth = sings * (0.5 + 0.3 * np.sin(1.4 * turn) + 0.2 * np.sin(2.3 * turn + 1.0))


def _extent(actors: Sequence[Actor], tracks: list[Track]) -> Extent | None:
    if not tracks:
        return None
    inside = driven_by(actors)
    staged = [
        (actor, track)
        for index, (actor, track) in enumerate(zip(actors, tracks, strict=True))
        if actor.kind not in BACKDROPS and index not in inside
    ]
    if not staged:
        return None
    tracks = [track for _, track in staged]
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

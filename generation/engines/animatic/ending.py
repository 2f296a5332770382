"""How a clip ended, as JSON: all that is needed to go on from there with nothing standing still.

The world is reproducible, so that what was played and for how long says where everything is and
how fast it goes. `where` is kept besides: a world that has changed since is noticed by it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, Protocol

from pydantic import Field, ValidationError

from generation.engines.animatic.action import Action, CameraPose
from generation.engines.animatic.scene import Actor, Frozen, Line, Mood, Scene, Shot, Style

VERSION: Final = 1
MOST_KNOWN: Final = 8  # of those who are not there at the end
LONGEST_TEXT: Final = 200  # characters kept of a shot's text
MOST_CHAPTERS: Final = 6
_SOMETHING_SAID: Final = Line(text="…")  # that was said matters to who faces whom; what, does not


class Chapter(Frozen):
    """A stretch of one view in which everybody kept to what they did."""

    shot: Shot
    frames: int = Field(gt=0)
    acts: int = Field(gt=0)  # of these, those over which motions in turn were shared out
    seed: int  # of the movements


class View(Frozen):
    """The camera, or how fast it moves, in metres."""

    x: float
    y: float
    height: float

    @property
    def pose(self) -> CameraPose:
        return CameraPose(x=self.x, y=self.y, view_height=self.height)


class Heard(Frozen):
    """How long what goes on all the time has been heard, and how loud."""

    place: float = Field(ge=0)  # seconds of the soundscape
    music: float = Field(ge=0)  # seconds of the score
    gain: float  # dB from the mix to the clip


class Leaving(Protocol):
    """What is told of a clip that ends."""

    @property
    def scene(self) -> Scene: ...
    @property
    def looks(self) -> int: ...
    @property
    def past(self) -> Ending | None: ...


class Ending(Frozen):
    """The last moment of a clip."""

    version: Literal[1] = 1
    looks: int  # the seed of who is there and what the place looks like
    style: Style
    mood: Mood
    music: bool
    chapters: tuple[Chapter, ...] = Field(min_length=1, max_length=MOST_CHAPTERS)
    rest: View  # the view at the beginning of the shot, by which the set was built
    last: View
    drift: View  # a second
    where: dict[str, tuple[float, float]]  # metres, of every actor at the last frame
    company: tuple[Actor, ...] = ()  # who was seen in earlier shots
    heard: Heard

    @property
    def shot(self) -> Shot:
        """What is seen at the end."""
        return self.chapters[-1].shot

    @property
    def frames(self) -> int:
        """Frames since the last cut."""
        return sum(chapter.frames for chapter in self.chapters)


def ending_of(state: Mapping[str, Any] | None) -> Ending | None:
    """Read an end state; None where there is none or it is not of this engine's making."""
    try:
        return Ending.model_validate_json(_as_json(state)) if state else None
    except (ValidationError, TypeError, ValueError):
        return None


def end_of(tale: Leaving, actions: Sequence[Action], heard: Heard, *, seed: int) -> Ending:
    """Say how a clip ends."""
    scene, past = tale.scene, tale.past if len(actions) == 1 else None
    last = actions[-1]
    seen = {actor.name: actor for action in reversed(actions) for actor in action.shot.actors}
    if tale.past is not None:
        seen = {actor.name: actor for actor in tale.past.company} | seen
    here = {actor.name for actor in last.shot.actors}
    camera = last.camera
    return Ending(
        looks=tale.looks,
        style=scene.style,
        mood=scene.mood,
        music=scene.music,
        chapters=_chapters(past, last, seed),
        rest=past.rest if past else view_of(camera[0]),
        last=view_of(camera[-1]),
        drift=_drift(camera, last.fps),
        where={
            actor.name: (round(pose.x, 3), round(pose.y, 3))
            for actor, pose in zip(last.shot.actors, last.poses[-1], strict=True)
        },
        company=tuple(actor for name, actor in seen.items() if name not in here)[-MOST_KNOWN:],
        heard=heard,
    )


def _chapters(past: Ending | None, last: Action, seed: int) -> tuple[Chapter, ...]:
    """Let the last chapter last longer where everybody kept to what they did."""
    shot, count = kept_of(last.shot), last.frame_count
    before = past.chapters if past else ()
    if before and before[-1].shot.actors == shot.actors:
        longer = before[-1].model_copy(update={"shot": shot, "frames": before[-1].frames + count})
        return (*before[:-1], longer)
    return (*before, Chapter(shot=shot, frames=count, acts=count, seed=seed))


def _drift(camera: Sequence[CameraPose], fps: float) -> View:
    before, last = camera[-2:] if len(camera) > 1 else (camera[-1], camera[-1])
    return View(
        x=(last.x - before.x) * fps,
        y=(last.y - before.y) * fps,
        height=(last.view_height - before.view_height) * fps,
    )


def kept_of(shot: Shot) -> Shot:
    """Shorten a shot to what tells how it goes on."""
    said = (_SOMETHING_SAID,) if shot.lines else ()
    return shot.model_copy(update={"text": shot.text[:LONGEST_TEXT], "lines": said})


def view_of(pose: CameraPose) -> View:
    return View(x=pose.x, y=pose.y, height=pose.view_height)


def _as_json(state: Mapping[str, Any]) -> str:
    return json.dumps(state)

"""From an order to what is shown: a prompt alone, or one that goes on from an earlier clip."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generation.engines.animatic.before import Before, bring_back
from generation.engines.animatic.drafts import Draft
from generation.engines.animatic.editing import Script
from generation.engines.animatic.edits import edit, take_out
from generation.engines.animatic.ending import MOST_CHAPTERS, Ending, ending_of
from generation.engines.animatic.going_on import is_as_it_was_left
from generation.engines.animatic.languages import prompt_language, small_words
from generation.engines.animatic.leaving_out import Unwanted, entries, read_unwanted
from generation.engines.animatic.lent import named, nouns_of
from generation.engines.animatic.lexicon.set_props import PROPS
from generation.engines.animatic.parts import Part
from generation.engines.animatic.picture import Board, held_seconds, last_frame
from generation.engines.animatic.readers import read, read_source
from generation.engines.animatic.reading import read_terms
from generation.engines.animatic.scene import Camera, Daylight, Framing, Motion, Scene, Shot, Style
from generation.engines.animatic.screenplay import read_prompt, scene_of
from generation.engines.animatic.sound import lasting
from generation.engines.protocol import RenderOrder, Source

KEY: Final = "animatic"
NOTHING_CHANGED: Final = "Nothing in these words changes the clip; it is as it was."
BREATH: Final = 1.5  # seconds that a view goes on before it is cut away from
CUT_INSTEAD: Final = (
    "The clip before was not made by this engine as it is now: its end could not be gone on from,"
    " so that a new shot of the same people and place follows it."
)
_ON_BOARDS: Final = frozenset({Motion.SURF, Motion.SKATE})


@dataclass(frozen=True, kw_only=True)
class Tale:
    """What is to be shown and heard, and what it hangs on."""

    scene: Scene
    looks: int  # the seed of who is there and what the place looks like
    moves: int = 0  # the seed of how they move
    past: Ending | None = None  # the first shot goes on from it, without a cut
    board: Board | None = None  # a picture that the clip begins with
    notes: tuple[str, ...] = ()  # how the earlier clip or picture was used, in plain words
    left_out: tuple[str, ...] = ()  # words of the negative prompt that were heeded
    not_left_out: tuple[str, ...] = ()  # entries of it that mean nothing here


def tell(order: RenderOrder) -> Tale:
    """Work out the scene of an order."""
    unwanted = read_unwanted(
        (entry, read_terms(entry, prompt_language(entry)))
        for entry in entries(order.negative_prompt)
    )
    board = _board_of(order)
    order = replace(order, prompt=_spoken_of(order))
    tale = _told(order, unwanted, board.daylight if board else None)
    tale = replace(
        tale,
        scene=directed(tale.scene, order.camera),
        left_out=tuple(dict.fromkeys(unwanted.words)),
        not_left_out=tuple(unwanted.unknown),
    )
    return _with_board(tale, board, order) if board and tale.past is None else tale


def _spoken_of(order: RenderOrder) -> str:
    """Name who is lent where the prompt does not; what goes on from a clip has them already."""
    if order.source is None or order.source.relation == "remix":
        return named(order.prompt, order.cameos)
    here = [cameo for cameo in order.cameos if cameo.handle.lower() in order.prompt.lower()]
    return named(order.prompt, here)


def stays_a_picture(tale: Tale) -> bool:
    """Tell whether nobody acts, so that the given picture is all that is seen."""
    return tale.board is not None and not any(shot.actors for shot in tale.scene.shots)


def held_for(tale: Tale) -> float:
    """Give the seconds that a given picture is seen before the drawn scene takes over."""
    first = tale.scene.shots[0].seconds
    seconds = sum(shot.seconds for shot in tale.scene.shots)
    return min(held_seconds(seconds), 0.6 * first)


def _board_of(order: RenderOrder) -> Board | None:
    size, source = (order.width, order.height), order.source
    if order.first_frame is not None:
        return Board.read(order.first_frame, size)
    if source is None or source.relation != "extend" or _ending_to_go_on(order, source):
        return None
    last = last_frame(source.video)
    return Board.of(last, size) if last is not None else None


def _with_board(tale: Tale, board: Board, order: RenderOrder) -> Tale:
    tale = replace(tale, board=board)
    whose = "The given picture" if order.first_frame else "The last picture of the clip before"
    how = "is seen all the time, the camera moving in on it."
    if not stays_a_picture(tale):
        how = f"is seen for {held_for(tale):.1f} seconds, then the drawn scene takes over."
    return replace(tale, notes=(*tale.notes, f"{whose} {how}"))


def _told(order: RenderOrder, unwanted: Unwanted, light: Daylight | None) -> Tale:
    source = order.source
    if source is not None and source.relation == "extend":
        return _extended(order, source, unwanted)
    if source is not None and source.relation == "next_shot":
        return _next_shot(order, source, unwanted)
    if source is not None and source.relation == "edit":
        return _edited(order, source, unwanted)
    script, notes = read(order.prompt, order.screenplay, order, order.cameos)
    script.drafts[0].daylight = script.drafts[0].daylight or light
    take_out(script, unwanted)
    scene = scene_of(script, seconds=order.seconds, style=order.style)
    return Tale(scene=scene, looks=order.seed, moves=order.seed, notes=notes)


def _edited(order: RenderOrder, source: Source, unwanted: Unwanted) -> Tale:
    """Change what the words of an edit name in the clip that its source's prompt describes."""
    script = read_source(source, order, order.cameos)
    script.style = Style(_own_style(source) or script.style)
    before = Before.read(scene_of(read_source(source, order), seconds=source.seconds))
    before = replace(before, style=script.style)
    edited = edit(script, before, order.prompt, order.near)
    take_out(script, unwanted)
    script.understood = tuple(dict.fromkeys(edited.understood))
    script.not_understood = tuple(dict.fromkeys(edited.not_understood))
    asked = script.style if order.style in {"", source.style} else order.style
    scene = scene_of(script, seconds=order.seconds, style=asked)
    small = small_words("en")
    done = ", ".join(word for word in script.understood if word not in small)
    note = f"Changed in the clip before: {done}." if done else NOTHING_CHANGED
    return Tale(scene=scene, looks=source.seed, moves=source.seed, notes=(note,))


def directed(scene: Scene, camera: str) -> Scene:
    """Let the words about the camera override what the prompt says of it."""
    draft = read_prompt(camera).drafts[0]
    if not camera.strip() or (draft.camera is None and draft.framing is None):
        return scene
    changes = {"camera": draft.camera or Camera.STILL, "framing": draft.framing or Framing.FULL}
    shots = tuple(shot.model_copy(update=changes) for shot in scene.shots)
    return scene.model_copy(update={"shots": shots})


# The next shot


def _next_shot(order: RenderOrder, source: Source, unwanted: Unwanted) -> Tale:
    """Cut to the same people in the same place, unless the text says otherwise."""
    ending = _usable_ending(source)
    before = Before.ended(ending) if ending else _read_from(source, order)
    script = read_prompt(order.prompt, before, nouns_of(order.cameos), order.near)
    last = before.draft()
    _bring_back_first(script, last)
    take_out(script, unwanted)
    scene = scene_of(script, seconds=order.seconds, style=order.style, first=last)
    looks = ending.looks if ending else source.seed
    return Tale(scene=scene, looks=looks, moves=order.seed, notes=_kept(before, scene))


def _bring_back_first(script: Script, last: Draft, *, everybody: bool = False) -> None:
    draft = script.drafts[0]
    if draft.place in {None, last.place}:
        bring_back(draft, last, everybody=everybody or not draft.parts)
    elif not draft.parts:
        draft.parts = {
            name: replace(part, motion=None, then=(), rides="", held_by="")
            for name, part in last.parts.items()
            if part.can_act
        }


def _kept(before: Before, scene: Scene) -> tuple[str, ...]:
    known = {actor.name for actor in before.company}
    again = [
        actor.name
        for actor in scene.shots[0].actors
        if actor.name in known and actor.kind not in PROPS
    ]
    place = ["the place"] if scene.shots[0].place is before.shot.place else []
    kept = ", ".join((*dict.fromkeys(again), *place))
    return (f"Kept from the shot before: {kept}.",) if kept else ()


def _read_from(source: Source, order: RenderOrder) -> Before:
    """Work out from its prompt what a clip of another engine has shown."""
    script = read_source(source, order)
    return Before.read(scene_of(script, seconds=source.seconds, style=_own_style(source)))


def _own_style(source: Source) -> str:
    return source.style if source.engine in {"", KEY} else ""


def _usable_ending(source: Source) -> Ending | None:
    return ending_of(source.end_state) if source.engine in {"", KEY} else None


# Extensions


def _ending_to_go_on(order: RenderOrder, source: Source) -> Ending | None:
    """Give the end of a clip if playing it again leads where it was left."""
    ending, aspect = _usable_ending(source), order.width / order.height
    if ending and is_as_it_was_left(ending, fps=float(order.fps), aspect=aspect):
        return ending
    return None


def _extended(order: RenderOrder, source: Source, unwanted: Unwanted) -> Tale:
    ending = _ending_to_go_on(order, source)
    if ending is None:
        return replace(_next_shot(order, source, unwanted), notes=(CUT_INSTEAD,))
    words = _new_words(order.prompt, source.prompt)
    if not words:
        shot = _still_going(ending.shot, order.seconds)
        scene = Scene(shots=(shot,), style=ending.style, mood=ending.mood, music=ending.music)
        scene = _in_style(scene, order)
        return Tale(scene=scene, looks=ending.looks, moves=order.seed, past=ending)
    return _told_on(order, ending, words, unwanted)


def _new_words(prompt: str, old: str) -> str:
    """Leave out what the source has told already."""
    prompt, old = prompt.strip(), old.strip()
    rest = prompt.removeprefix(old) if old else prompt
    return rest.strip(" .,;\n")


def _told_on(order: RenderOrder, ending: Ending, words: str, unwanted: Unwanted) -> Tale:
    before = Before.ended(ending)
    last = before.draft()
    script = read_prompt(words, before, nouns_of(order.cameos), order.near)
    take_out(script, unwanted)
    draft = script.drafts[0]
    if _is_same_view(draft, last) and len(ending.chapters) < MOST_CHAPTERS:
        bring_back(draft, last, everybody=True)
        scene = scene_of(script, seconds=order.seconds, style=order.style, first=last)
        first = _going_on(scene.shots[0], ending.shot)
        scene = scene.model_copy(update={"shots": (first, *scene.shots[1:])})
    else:
        _bring_back_first(script, last, everybody=True)
        rest = order.seconds - BREATH
        scene = scene_of(script, seconds=rest, style=order.style, first=last)
        lead = _still_going(ending.shot, BREATH)
        scene = scene.model_copy(update={"shots": (lead, *scene.shots)})
    return Tale(scene=scene, looks=ending.looks, moves=order.seed, past=ending)


def _is_same_view(draft: Draft, last: Draft) -> bool:
    """Tell whether a text can go on without a cut: at the same place, with those who are there."""
    if draft.is_cut and not draft.follows:
        return False
    if draft.place not in {None, last.place} or draft.framing is not None:
        return False
    known = draft.parts.keys() <= last.parts.keys()
    return known and not any(_needs_a_board(part, last) for part in draft.parts.values())


def _needs_a_board(part: Part, last: Draft) -> bool:
    return part.motion in _ON_BOARDS and not last.parts[part.name].rides


def _going_on(shot: Shot, before: Shot) -> Shot:
    """Let what is heard all the time be heard on, and nobody change places."""
    order = {actor.name: number for number, actor in enumerate(before.actors)}
    actors = sorted(shot.actors, key=lambda actor: order.get(actor.name, len(order)))
    return shot.model_copy(
        update={
            "actors": tuple(actors), "lasting": lasting(before), "framing": before.framing,
            "shore": before.shore,
        }
    )  # fmt: skip


def _still_going(shot: Shot, seconds: float) -> Shot:
    return shot.model_copy(
        update={
            "text": "", "seconds": seconds, "lines": (), "sounds": (), "camera": Camera.STILL,
            "lasting": lasting(shot),
        }
    )  # fmt: skip


def _in_style(scene: Scene, order: RenderOrder) -> Scene:
    return scene.model_copy(update={"style": Style(order.style or scene.style)})

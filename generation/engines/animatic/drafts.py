"""Shots while they are still being put together, and which of them are one view."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generation.engines.animatic.gestures import QUIET
from generation.engines.animatic.lexicon.set_pieces import HOMES
from generation.engines.animatic.parts import Part
from generation.engines.animatic.props import likely_place
from generation.engines.animatic.scene import (
    Camera,
    Daylight,
    Framing,
    Line,
    Place,
    Weather,
)

MOST_SHOTS: Final = 6
SHORTEST_SHOT: Final = 1.5  # seconds
_LETTERS_A_SECOND: Final = {"ja": 6.0, "ko": 6.0, "cmn": 4.5}
_SNOW: Final = frozenset({"snowman", "snowman without snow", "sled"})  # what is met in it
_AFTER_DARK: Final = "fireworks"  # what nobody looks at by day
_NO_WEATHER: Final = frozenset(
    {
        Place.ROOM,
        Place.STAGE,
        Place.SPACE,
        Place.UNDERWATER,
        Place.KITCHEN,
        Place.CAFE,
        Place.LIBRARY,
        Place.CAVE,
        Place.CASTLE,
        Place.OFFICE,
        Place.CLASSROOM,
        Place.SHOP,
        Place.GYM,
        Place.CHURCH,
        Place.SUBWAY,
        Place.LABORATORY,
        Place.TRAIN,
        Place.HOSPITAL,
        Place.BATHROOM,
        Place.AIRPORT,
        Place.LOBBY,
        Place.LIFT,
    }
)


@dataclass(kw_only=True)
class Draft:
    """A shot while it is still being put together."""

    text: str
    is_cut: bool
    parts: dict[str, Part]
    lines: list[Line]
    acts: bool
    place: Place | None = None
    shore: bool = False
    piece: str = ""  # the set piece it asks for
    daylight: Daylight | None = None
    weather: Weather | None = None
    camera: Camera | None = None
    framing: Framing | None = None
    sounds: list[str] = field(default_factory=list)
    crowd: bool = False
    without: set[str] = field(default_factory=set)  # what the set is not to show or let hear
    follows: bool = False  # the prompt says "then": what comes next, not a new view
    continues: bool = False  # about whom it is, an earlier sentence has said

    @property
    def shows_something(self) -> bool:
        return bool(self.parts or self.lines or self.piece) or self.is_cut

    @property
    def is_only_speech(self) -> bool:
        return bool(self.lines) and not self.acts and self.place is None and not self.is_cut

    @property
    def speech_seconds(self) -> float:
        return sum(_speech_seconds(line) for line in self.lines)


def merge(drafts: list[Draft]) -> list[Draft]:
    merged: list[Draft] = []
    waiting: list[Draft] = []
    for draft in drafts:
        if not draft.shows_something:
            if merged:
                _absorb(merged[-1], draft)
            else:
                waiting.append(draft)
        elif merged and _is_one_view(merged[-1], draft):
            _absorb(merged[-1], draft)
        else:
            for earlier in reversed(waiting):
                _take_setting(draft, earlier)
            waiting = []
            merged.append(draft)
    return merged or _one_of(waiting)


def _is_one_view(before: Draft, draft: Draft) -> bool:
    """Tell whether a sentence goes on with what is seen, so that its shot is not over yet."""
    is_still_empty = not (before.parts or before.lines or draft.is_cut)
    if (draft.is_only_speech and before.lines) or (
        is_still_empty and _is_same_setting(before, draft)
    ):
        return True
    if not (_is_same_setting(before, draft) and _adds_nobody(before, draft)):
        return False
    if draft.is_cut:
        return draft.follows and draft.continues and not draft.lines
    goes_on = not draft.acts or _goes_on_as_before(before, draft)
    return goes_on or (draft.continues and bool(draft.lines))


def _adds_nobody(before: Draft, draft: Draft) -> bool:
    """Tell that whoever is in a sentence has been seen, but for what they carry."""
    new = [part for name, part in draft.parts.items() if name not in before.parts]
    return all(part.held_by in before.parts for part in new)


def _goes_on_as_before(before: Draft, draft: Draft) -> bool:
    """Tell that somebody only does, in other words, what they are doing."""
    return bool(draft.parts) and all(
        part.motion in {None, before.parts[name].motion} and not part.then
        for name, part in draft.parts.items()
        if name in before.parts
    )


def _is_same_setting(before: Draft, draft: Draft) -> bool:
    pairs = (
        (before.place, draft.place),
        (before.daylight, draft.daylight),
        (before.weather, draft.weather),
        (before.camera, draft.camera),
        (before.framing, draft.framing),
    )
    return all(new is None or new is old for old, new in pairs)


def _one_of(waiting: list[Draft]) -> list[Draft]:
    if not waiting:
        return [Draft(text="", is_cut=False, parts={}, lines=[], acts=False)]
    for other in waiting[1:]:
        _absorb(waiting[0], other)
    return waiting[:1]


def _absorb(draft: Draft, other: Draft) -> None:
    """Let one shot show what two would have."""
    for name, part in other.parts.items():
        kept = draft.parts.setdefault(name, part)
        if kept is not part:
            kept.go_on(part)
    draft.lines += other.lines
    draft.acts = draft.acts or other.acts
    draft.text = _joined(draft.text, other.text)
    _take_setting(draft, other)


def _joined(text: str, more: str) -> str:
    ends = not text or not text[-1].isalnum() or not more[:1].isupper()
    return f"{text}{' ' if ends else '. '}{more}".strip()


def _take_setting(draft: Draft, other: Draft) -> None:
    if draft.place is None:
        draft.place, draft.shore = other.place, other.shore
    draft.daylight = draft.daylight or other.daylight
    draft.weather = draft.weather or other.weather
    draft.camera = draft.camera or other.camera
    draft.framing = draft.framing or other.framing
    draft.sounds += other.sounds
    draft.crowd = draft.crowd or other.crowd
    draft.without |= other.without
    draft.piece = draft.piece or other.piece


def few_enough(drafts: list[Draft], seconds: float) -> list[Draft]:
    most = max(1, min(MOST_SHOTS, int(seconds / SHORTEST_SHOT)))
    kept = list(drafts)
    while len(kept) > most:
        index = min(
            range(1, len(kept)), key=lambda at: weight_of(kept[at - 1]) + weight_of(kept[at])
        )
        _absorb(kept[index - 1], kept.pop(index))
    return kept


def weight_of(draft: Draft) -> float:
    return 1.0 + 0.25 * len(draft.parts) + draft.speech_seconds / 2


def _speech_seconds(line: Line) -> float:
    return 0.4 + len(line.text) / _LETTERS_A_SECOND.get(line.language, 13.0)


# Setting


def carry_setting(drafts: list[Draft], first: Draft | None = None) -> None:
    """Let each shot stay where and when the one before was; rain and snow stay outdoors.

    :param first: the view before the first shot.
    """
    weather = first.weather if first else None
    for before, draft in zip([first, *drafts], drafts, strict=False):
        if before is not None:
            _carry(before, draft)
        if draft.place is None:
            home = HOMES.get(draft.piece)
            draft.place = home or likely_place(draft.parts.values(), draft.weather)
        if draft.daylight is None and any(
            each.noun.kind == _AFTER_DARK for each in draft.parts.values()
        ):
            draft.daylight = Daylight.NIGHT
            draft.sounds.append("explosion")
        if draft.weather is None and any(each.noun.kind in _SNOW for each in draft.parts.values()):
            draft.weather = Weather.SNOW
        if draft.weather is None and draft.place not in _NO_WEATHER:
            draft.weather = weather
        weather = draft.weather or weather


def _carry(before: Draft, draft: Draft) -> None:
    if draft.is_only_speech:
        _keep_moving(before, draft)
    if draft.place is None:
        draft.place, draft.shore = before.place, before.shore
    draft.daylight = draft.daylight or before.daylight
    draft.crowd = draft.crowd or (before.crowd and draft.place is before.place)


def _keep_moving(before: Draft, draft: Draft) -> None:
    """Let who speaks in a new view of the same place go on with what it was doing."""
    for name in draft.parts.keys() & before.parts.keys():
        part, earlier = draft.parts[name], before.parts[name]
        if (part.motion is None or part.motion in QUIET) and earlier.motion is not None:
            part.motion = (earlier.motion, *earlier.then)[-1]
        if earlier.rides and not part.rides:
            part.rides = earlier.rides
            draft.parts.setdefault(earlier.rides, before.parts[earlier.rides])

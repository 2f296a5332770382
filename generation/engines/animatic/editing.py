"""Sentences into shots: what each shows, where, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from generation.engines.animatic.casting import Casting
from generation.engines.animatic.dialogue import Quote
from generation.engines.animatic.languages import speech_code, speech_language
from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.parts import Cast, Company, Part
from generation.engines.animatic.props import actors_of, likely_place
from generation.engines.animatic.reading import Term, read_terms
from generation.engines.animatic.scene import (
    Camera,
    Daylight,
    Line,
    Mood,
    Motion,
    Place,
    Shot,
    Style,
    Weather,
)
from generation.engines.animatic.sentences import Sentence, sentences, settle_unknown_words
from generation.engines.animatic.understanding import Account

_Choice = TypeVar("_Choice", bound=StrEnum)
MOST_SHOTS: Final = 6
SHORTEST_SHOT: Final = 1.5  # seconds
GRID: Final = 0.125  # seconds; three frames at 24 a second, and exact in binary
_LETTERS_A_SECOND: Final = {"ja": 6.0, "ko": 6.0, "cmn": 4.5}
_SHAPES_THE_SET: Final = (
    Kind.PLACE, Kind.SHORE, Kind.DAYLIGHT, Kind.WEATHER, Kind.STYLE, Kind.MOOD, Kind.MUSIC,
    Kind.CAMERA, Kind.SOUND, Kind.CROWD, Kind.SPEECH_LANGUAGE,
)  # fmt: skip


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
    daylight: Daylight | None = None
    weather: Weather | None = None
    camera: Camera | None = None
    sounds: list[str] = field(default_factory=list)
    crowd: bool = False

    @property
    def shows_something(self) -> bool:
        return bool(self.parts or self.lines) or self.is_cut

    @property
    def is_only_speech(self) -> bool:
        return bool(self.lines) and not self.acts and self.place is None and not self.is_cut

    @property
    def speech_seconds(self) -> float:
        return sum(_speech_seconds(line) for line in self.lines)


@dataclass(kw_only=True)
class Script:
    """The whole prompt, read."""

    drafts: list[Draft]
    style: Style
    mood: Mood
    music: bool
    understood: tuple[str, ...]
    not_understood: tuple[str, ...]


def draft_shots(text: str, quotes: list[Quote], language: str) -> Script:
    """Read a prompt whose quotes were cut out into drafts of shots."""
    company, account = Company(), Account(language)
    drafts: list[Draft] = []
    all_terms: list[Term] = []
    for sentence in sentences(text, quotes):
        terms = settle_unknown_words(read_terms(sentence.text, language))
        cast = Casting(terms, company).read()
        account.note(terms, cast.used, _SHAPES_THE_SET)
        account.understand(sentence.cut_words)
        all_terms += terms
        drafts.append(_draft(sentence, terms, cast, _lines(cast, quotes, terms, language)))
    for quote in quotes:
        account.understand_line(quote.text)
    return Script(
        drafts=_merge(drafts),
        style=Style(_first(all_terms, Kind.STYLE) or Style.CINEMATIC),
        mood=Mood(_most_frequent(all_terms, Kind.MOOD) or Mood.CALM),
        music=not _first(all_terms, Kind.MUSIC),
        understood=account.understood,
        not_understood=account.not_understood,
    )


def _first(terms: Iterable[Term], kind: Kind) -> str:
    return next((value for term in terms if (value := term.value(kind))), "")


def _most_frequent(terms: Iterable[Term], kind: Kind) -> str:
    values = [value for term in terms if (value := term.value(kind))]
    return max(values, key=values.count) if values else ""


def _draft(sentence: Sentence, terms: list[Term], cast: Cast, lines: list[Line]) -> Draft:
    place = _first(terms, Kind.PLACE) or _first(terms, Kind.SHORE)
    if _first(terms, Kind.SHORE) and place != Place.SPACE:
        place = Place.SEA
    return Draft(
        text=sentence.text,
        is_cut=sentence.is_cut,
        parts=cast.parts,
        lines=lines,
        acts=cast.acts,
        place=Place(place) if place else None,
        shore=bool(_first(terms, Kind.SHORE)),
        daylight=_enum(Daylight, _first(terms, Kind.DAYLIGHT)),
        weather=_enum(Weather, _first(terms, Kind.WEATHER)),
        camera=_enum(Camera, _first(terms, Kind.CAMERA)),
        sounds=[value for term in terms if (value := term.value(Kind.SOUND))],
        crowd=bool(_first(terms, Kind.CROWD)),
    )


def _enum(kind: type[_Choice], value: str) -> _Choice | None:
    return kind(value) if value else None


def _lines(cast: Cast, quotes: list[Quote], terms: list[Term], language: str) -> list[Line]:
    asked = _first(terms, Kind.SPEECH_LANGUAGE)
    return [
        Line(
            text=quotes[index].text,
            language=speech_code(asked or speech_language(quotes[index].text, otherwise=language)),
            speaker=speaker,
        )
        for index, speaker in cast.spoken
    ]


# Merging


def _merge(drafts: list[Draft]) -> list[Draft]:
    merged: list[Draft] = []
    waiting: list[Draft] = []
    for draft in drafts:
        if not draft.shows_something:
            if merged:
                _absorb(merged[-1], draft)
            else:
                waiting.append(draft)
        elif merged and draft.is_only_speech and merged[-1].lines:
            _absorb(merged[-1], draft)
        else:
            for earlier in reversed(waiting):
                _take_setting(draft, earlier)
            waiting = []
            merged.append(draft)
    return merged or _one_of(waiting)


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
        if kept is not part and kept.motion in {None, Motion.STAND}:
            kept.motion = part.motion
    draft.lines += other.lines
    draft.acts = draft.acts or other.acts
    draft.text = f"{draft.text} {other.text}".strip()
    _take_setting(draft, other)


def _take_setting(draft: Draft, other: Draft) -> None:
    if draft.place is None:
        draft.place, draft.shore = other.place, other.shore
    draft.daylight = draft.daylight or other.daylight
    draft.weather = draft.weather or other.weather
    draft.camera = draft.camera or other.camera
    draft.sounds += other.sounds
    draft.crowd = draft.crowd or other.crowd


# Time


def cut_to_length(script: Script, seconds: float) -> tuple[Shot, ...]:
    """Shots whose lengths sum to `seconds` exactly, each long enough for what is said in it."""
    drafts = _few_enough(script.drafts, seconds)
    lengths = _lengths(drafts, seconds)
    _carry_setting(drafts)
    return tuple(_shot(draft, length) for draft, length in zip(drafts, lengths, strict=True))


def _few_enough(drafts: list[Draft], seconds: float) -> list[Draft]:
    most = max(1, min(MOST_SHOTS, int(seconds / SHORTEST_SHOT)))
    kept = list(drafts)
    while len(kept) > most:
        index = min(range(1, len(kept)), key=lambda at: _weight(kept[at - 1]) + _weight(kept[at]))
        _absorb(kept[index - 1], kept.pop(index))
    return kept


def _weight(draft: Draft) -> float:
    return 1.0 + 0.25 * len(draft.parts) + draft.speech_seconds / 2


def _lengths(drafts: list[Draft], seconds: float) -> list[float]:
    floors = [max(SHORTEST_SHOT, draft.speech_seconds + 0.5) for draft in drafts]
    spare = seconds - sum(floors)
    if spare < 0:
        over = [floor - SHORTEST_SHOT for floor in floors]
        scale = (seconds - SHORTEST_SHOT * len(drafts)) / (sum(over) or 1.0)
        wanted = [SHORTEST_SHOT + each * scale for each in over]
    else:
        weights = [_weight(draft) for draft in drafts]
        wanted = [
            floor + spare * weight / sum(weights)
            for floor, weight in zip(floors, weights, strict=True)
        ]
    head = [max(SHORTEST_SHOT, int(each / GRID) * GRID) for each in wanted[:-1]]
    return [*head, seconds - sum(head)]


def _speech_seconds(line: Line) -> float:
    return 0.4 + len(line.text) / _LETTERS_A_SECOND.get(line.language, 13.0)


def _carry_setting(drafts: list[Draft]) -> None:
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if before is not None:
            _carry(before, draft)
        if draft.place is None:
            draft.place = likely_place(draft.parts.values(), draft.weather)


def _carry(before: Draft, draft: Draft) -> None:
    if draft.place is None:
        draft.place, draft.shore = before.place, before.shore
    draft.daylight = draft.daylight or before.daylight
    draft.weather = draft.weather or before.weather
    draft.crowd = draft.crowd or (before.crowd and draft.place is before.place)


def _shot(draft: Draft, seconds: float) -> Shot:
    place = draft.place or Place.SEA
    return Shot(
        text=draft.text,
        seconds=seconds,
        place=place,
        daylight=draft.daylight or Daylight.DAY,
        weather=draft.weather or Weather.CLEAR,
        camera=draft.camera or Camera.STILL,
        actors=actors_of(draft.parts.values(), place),
        lines=tuple(draft.lines),
        sounds=tuple(dict.fromkeys(draft.sounds)),
        crowd=draft.crowd,
        shore=draft.shore and place is Place.SEA,
    )

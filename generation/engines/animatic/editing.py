"""Sentences into shots: what each shows, where, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from generation.engines.animatic import pieces
from generation.engines.animatic.before import Before
from generation.engines.animatic.casting import Casting
from generation.engines.animatic.dialogue import Quote, with_quotes
from generation.engines.animatic.drafts import (
    SHORTEST_SHOT,
    Draft,
    carry_setting,
    few_enough,
    merge,
    weight_of,
)
from generation.engines.animatic.languages import speech_code, speech_language
from generation.engines.animatic.leaving_out import Unwanted, cut_negations, leave_out
from generation.engines.animatic.lexicon.set_pieces import WITHOUT
from generation.engines.animatic.lexicon.terms import Kind, Noun
from generation.engines.animatic.noun_phrases import EITHER
from generation.engines.animatic.parts import Cast, Company
from generation.engines.animatic.props import actors_of, stand_ashore
from generation.engines.animatic.reading import Term, read_terms, script_language
from generation.engines.animatic.scene import (
    Actor,
    Camera,
    Daylight,
    Framing,
    Line,
    Manner,
    Mood,
    Place,
    Shot,
    Style,
    Weather,
)
from generation.engines.animatic.sentences import Sentence, sentences
from generation.engines.animatic.settling import settle_unknown_words, show_unknown_doers
from generation.engines.animatic.understanding import Account

_Choice = TypeVar("_Choice", bound=StrEnum)
GRID: Final = 0.125  # seconds; three frames at 24 a second, and exact in binary
_THERE: Final = frozenset(
    {"in", "inside", "at", "on", "into", "through", "across", "around", "outside", "along", "onto", "down", "under",
     "beneath", "above", "inside a", "inside the", "em", "no", "na", "en", "dans", "sur", "au", "im", "am", "auf", "nel",
     "nella", "sul", "al", "в", "на", "में", "في", "على", "w"}
)  # fmt: skip
"""Words behind which a place is where it happens."""
_SHAPES_THE_SET: Final = (
    Kind.PLACE, Kind.SHORE, Kind.DAYLIGHT, Kind.WEATHER, Kind.STYLE, Kind.MOOD, Kind.MUSIC,
    Kind.CAMERA, Kind.FRAMING, Kind.SOUND, Kind.CROWD, Kind.SPEECH_LANGUAGE,
)  # fmt: skip


@dataclass(kw_only=True)
class Script:
    """The whole prompt, read."""

    drafts: list[Draft]
    style: Style = Style.CINEMATIC
    mood: Mood = Mood.CALM
    music: bool = True
    understood: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    shown_as: tuple[tuple[str, str], ...] = ()  # (a word, what is drawn in its stead)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a prompt may take for granted."""

    before: Before | None = None  # an earlier clip; what the prompt leaves open is as it was there
    lent: Mapping[str, Noun] = field(default_factory=dict)  # what names of those lent mean
    near: Mapping[str, str] = field(default_factory=dict)  # shown in the stead of unknown words


def draft_shots(text: str, quotes: list[Quote], language: str, known: Known) -> Script:
    """Read a prompt whose quotes were cut out into drafts of shots."""
    before = known.before
    company, account = before.known() if before else Company(), Account(language)
    company.expect(known.lent)
    unwanted = Unwanted()
    drafts: list[Draft] = []
    all_terms: list[Term] = []
    for sentence in sentences(text, quotes):
        terms = settle_unknown_words(read_terms(sentence.text, language), known.near, language)
        terms, denied = cut_negations(show_unknown_doers(terms), unwanted)
        account.note(denied, set(range(len(denied))), ())
        cast = Casting(terms, company).read()
        piece = _piece(sentence, denied, account)
        account.note(terms, cast.used, (*_SHAPES_THE_SET, Kind.PIECE) if piece else _SHAPES_THE_SET)
        account.note_stand_ins(terms, cast.used)
        account.understand(sentence.cut_words)
        all_terms += terms
        draft = _draft(sentence, terms, cast, _lines(cast, quotes, terms, language))
        link = sentence.cut_words if cast.continues and sentence.follows else ()
        draft.text = with_quotes(" ".join((*link, sentence.text)), quotes)
        draft.piece = piece
        drafts.append(draft)
    for quote in quotes:
        account.understand_line(quote.text)
    _know_them_from_the_start(drafts, company)
    merged = merge(drafts)
    leave_out(merged, unwanted, named_too=False)
    return Script(
        drafts=merged,
        style=Style(_first(all_terms, Kind.STYLE) or (before or Script).style),
        mood=Mood(_most_frequent(all_terms, Kind.MOOD) or (before or Script).mood),
        music=_music(all_terms, unwanted, otherwise=(before or Script).music),
        understood=account.understood,
        not_understood=account.not_understood,
        shown_as=account.shown_as,
    )


def _know_them_from_the_start(drafts: list[Draft], company: Company) -> None:
    """Let "the woman" of a couple be a woman before the prompt says which of them she is, too."""
    for draft in drafts:
        for name, part in draft.parts.items():
            told, _, _ = company.looks.get(name, (part.noun, "", 1.0))
            if part.noun.kind == "person" and told.kind in EITHER:
                part.noun = told


def _piece(sentence: Sentence, denied: list[Term], account: Account) -> str:
    piece, words = pieces.asked(sentence.text)
    if not piece or not {word for term in denied for word in term.words}.isdisjoint(words):
        return ""
    _, count = pieces.times_asked(sentence.text)
    account.understand(word for word in (*words, *count) if not script_language(word))
    return piece


def _music(terms: Iterable[Term], unwanted: Unwanted, *, otherwise: bool) -> bool:
    asked = {term.value(Kind.MUSIC) for term in terms}
    if any(kind is Kind.MUSIC for kind, _ in unwanted.settings):
        return False
    return "no" not in asked and (otherwise or "yes" in asked)


def _first(terms: Iterable[Term], kind: Kind) -> str:
    return next((value for term in terms if (value := term.value(kind))), "")


def _most_frequent(terms: Iterable[Term], kind: Kind) -> str:
    values = [value for term in terms if (value := term.value(kind))]
    return max(values, key=values.count) if values else ""


def _draft(sentence: Sentence, terms: list[Term], cast: Cast, lines: list[Line]) -> Draft:
    place = _named_place(terms) or _first(terms, Kind.SHORE)
    ashore = bool(_first(terms, Kind.SHORE)) and not _is_inland(terms, place)
    if ashore:
        place = Place.SEA
    return Draft(
        text=sentence.text,
        is_cut=sentence.is_cut,
        parts=cast.parts,
        lines=lines,
        acts=cast.acts,
        follows=sentence.follows,
        continues=cast.continues,
        place=Place(place) if place else None,
        shore=ashore,
        daylight=_enum(Daylight, _first(terms, Kind.DAYLIGHT)),
        weather=_enum(Weather, _first(terms, Kind.WEATHER)),
        camera=_enum(Camera, _first(terms, Kind.CAMERA)),
        framing=_enum(Framing, _first(terms, Kind.FRAMING)),
        sounds=[value for term in terms if (value := term.value(Kind.SOUND))],
        crowd=bool(_first(terms, Kind.CROWD)),
    )


def _is_inland(terms: list[Term], place: str) -> bool:
    """Tell "brushes sand off a skull in the desert", which is no beach."""
    named = [term for term in terms if term.has(Kind.PLACE) and term.value(Kind.PLACE) == place]
    on_shore = any(_is_said_to_be_there(terms, term) for term in terms if term.has(Kind.SHORE))
    is_there = any(_is_said_to_be_there(terms, term) for term in named)
    dry = bool(named) and place not in {Place.SEA, Place.LAKE}
    return place == Place.SPACE or (dry and is_there and not on_shore)


def _named_place(terms: list[Term]) -> str:
    """Find where it happens: in "a street musician in the subway" and in "a palace garden" the second."""
    after = [*terms[1:], Term(words=())]
    alone = [
        term
        for term, other in zip(terms, after, strict=True)
        if other.noun is None and not (term.has(Kind.PLACE) and _is_a_place_of(other))
    ]
    where = [term for term in alone if _is_said_to_be_there(terms, term)]
    return _first(where, Kind.PLACE) or _first(alone, Kind.PLACE) or _first(terms, Kind.PLACE)


def _is_said_to_be_there(terms: list[Term], place: Term) -> bool:
    """Tell "dancing in a courtyard" from "a wedding"."""
    at = next(index for index, term in enumerate(terms) if term is place)
    for before in reversed(terms[max(0, at - 4) : at]):
        if before.key in _THERE:
            return True
        if before.pause or before.noun is not None or before.has(Kind.MOTION, Kind.AND):
            return False
    return place.key.partition(" ")[0] in _THERE


def _is_a_place_of(term: Term) -> bool:
    """Tell the garden of "palace garden" from what somebody in a park does, who waves."""
    return term.has(Kind.PLACE) and term.value(Kind.PLACE) != Place.SEA


def _enum(kind: type[_Choice], value: str) -> _Choice | None:
    return kind(value) if value else None


def _lines(cast: Cast, quotes: list[Quote], terms: list[Term], language: str) -> list[Line]:
    asked = _first(terms, Kind.SPEECH_LANGUAGE)
    return [
        Line(
            text=quotes[index].text,
            language=speech_code(asked or speech_language(quotes[index].text, otherwise=language)),
            speaker=speaker,
            manner=cast.manners.get(index, Manner.SAID),
        )
        for index, speaker in cast.spoken
    ]


# Time


def cut_to_length(script: Script, seconds: float, first: Draft | None = None) -> tuple[Shot, ...]:
    """Shots whose lengths sum to `seconds` exactly, each long enough for what is said in it.

    :param first: the view before them.
    """
    drafts = few_enough(script.drafts, seconds)
    lengths = _lengths(drafts, seconds)
    carry_setting(drafts, first)
    return tuple(_shot(draft, length) for draft, length in zip(drafts, lengths, strict=True))


def _lengths(drafts: list[Draft], seconds: float) -> list[float]:
    floors = [max(SHORTEST_SHOT, draft.speech_seconds + 0.5) for draft in drafts]
    spare = seconds - sum(floors)
    if spare < 0:
        over = [floor - SHORTEST_SHOT for floor in floors]
        scale = (seconds - SHORTEST_SHOT * len(drafts)) / (sum(over) or 1.0)
        wanted = [SHORTEST_SHOT + each * scale for each in over]
    else:
        weights = [weight_of(draft) for draft in drafts]
        wanted = [
            floor + spare * weight / sum(weights)
            for floor, weight in zip(floors, weights, strict=True)
        ]
    head = [max(SHORTEST_SHOT, int(each / GRID) * GRID) for each in wanted[:-1]]
    return [*head, seconds - sum(head)]


def _shot(draft: Draft, seconds: float) -> Shot:
    place = draft.place or Place.SEA
    actors = actors_of(draft.parts.values(), place)
    if draft.piece:
        actors = pieces.cast_piece(draft.piece, draft.text, actors)
    if draft.weather is Weather.AUTUMN:
        actors = tuple(_with_its_leaves_turned(actor) for actor in actors)
    return Shot(
        text=draft.text,
        seconds=seconds,
        place=place,
        daylight=draft.daylight or Daylight.DAY,
        weather=draft.weather or Weather.CLEAR,
        camera=draft.camera or Camera.STILL,
        framing=draft.framing or Framing.FULL,
        actors=actors,
        lines=tuple(draft.lines),
        sounds=tuple(dict.fromkeys(draft.sounds)),
        crowd=draft.crowd,
        without=tuple(sorted(draft.without.union(WITHOUT.get(draft.piece, ())))),
        shore=place is Place.SEA and (draft.shore or stand_ashore(actors)),
        piece=draft.piece,
    )


def _with_its_leaves_turned(actor: Actor) -> Actor:
    turns = actor.kind == "deciduous tree" and not actor.colour
    return actor.model_copy(update={"colour": "orange"}) if turns else actor

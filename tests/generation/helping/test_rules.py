from __future__ import annotations

import pytest

from feed.demo import POSTS
from generation.engines.animatic.scene import Place, Scene
from generation.engines.animatic.screenplay import write_screenplay
from generation.helping import Help, Piece, Wish, expand, merged, rules

EVERYTHING = frozenset(range(100))
SHORT = (
    "A corgi surfs a big wave.",
    "a cat",
    "Two robots dance",
    '@ana jumps off a wall and says "Wow"',
    "Rain in the city at night",
    "A man plays guitar on stage",
    "Cooking pasta",
    "A red ball bounces\ndown the stairs",
    "Anna walks. “Where is everybody?” she says.",
)


def film(prompt: str) -> Scene:
    return write_screenplay(prompt, seconds=8, seed=0)


def full(prompt: str, wish: Wish | None = None) -> str:
    return merged(expand(prompt, wish or Wish()).pieces, take=EVERYTHING)


@pytest.mark.parametrize("prompt", [*SHORT, *(post.prompt for post in POSTS)])
def test_own_words_stay_as_they_are_and_the_same_are_seen_and_say_the_same(prompt: str) -> None:
    helped = expand(prompt, Wish())
    if not helped.pieces:
        assert "another language" in helped.note
        return

    kept = [piece.text for piece in helped.pieces if not piece.is_change]
    before, after = film(prompt), film(full(prompt))

    assert kept == [prompt]
    assert merged(helped.pieces, take=frozenset()) == prompt
    assert prompt in full(prompt)
    for scene in (before, after):
        assert scene.shots
    assert _lines(before) == _lines(after)
    assert _cast(before) == _cast(after)
    assert set(after.not_understood) <= set(before.not_understood)


def _lines(scene: Scene) -> list[str]:
    return [line.text for shot in scene.shots for line in shot.lines]


def _cast(scene: Scene) -> set[str]:
    return {actor.name for shot in scene.shots for actor in shot.actors}


@pytest.mark.parametrize("prompt", SHORT)
def test_help_asked_for_twice_adds_nothing_the_second_time(prompt: str) -> None:
    assert expand(full(prompt), Wish()) == Help(
        pieces=(Piece(kind="kept", text=full(prompt)),),
        note="Nothing is missing: it says who, where, when, and how it looks and sounds.",
    )


def abouts(prompt: str, **wish: object) -> list[str]:
    pieces = expand(prompt, Wish(**wish)).pieces  # type: ignore[arg-type]
    return [piece.about for piece in pieces if piece.is_change]


def test_what_is_missing_is_added_and_nothing_else() -> None:
    assert abouts("a cat") == ["Camera", "Action", "Place", "Light", "Sound", "Mood", "Look"]
    assert abouts("Close-up: a sad cat in a kitchen at night, film noir.") == ["Action", "Sound"]


def test_silent_short_and_styled_clips_are_not_given_what_they_cannot_use() -> None:
    missing = abouts("a cat", sound=False, seconds=4, style="noir")

    assert missing == ["Camera", "Place", "Light", "Mood"]
    assert "music" not in full("a cat", Wish(sound=False))


def test_sentence_goes_on_after_words_without_an_end() -> None:
    assert full("a cat").startswith("Slow zoom in. a cat. Then the cat")
    assert '"Wow". Then @ana' in full('@ana jumps and says "Wow"')


@pytest.mark.parametrize(
    "prompt",
    [
        "Un perro corre por el bosque y la niña ríe.",
        "海辺を犬が走る",
        "Der Hund läuft durch den Wald.",
    ],
    ids=["es", "ja", "de"],
)
def test_other_languages_are_left_alone_and_told_so(prompt: str) -> None:
    helped = expand(prompt, Wish())

    assert not helped.changes
    assert "in English alone" in helped.note


def test_only_what_is_ticked_is_taken_over() -> None:
    pieces = expand("a cat", Wish()).pieces

    chosen = merged(pieces, take=frozenset({3}))

    assert chosen == f"a cat. {pieces[3].text}"


@pytest.mark.parametrize(
    "table", [rules.PLACES, rules.LIGHT, rules.SOUNDS], ids=["places", "light", "sounds"]
)
def test_every_place_has_words(table: dict[Place, str]) -> None:
    assert table.keys() == set(Place)

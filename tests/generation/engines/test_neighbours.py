"""Words that nobody taught: which of a text count as such, and what may be shown in their stead."""

from __future__ import annotations

import time

import numpy as np
import pytest

from generation.engines.animatic.neighbours import (
    MOST,
    Vectors,
    nearest,
    shelf,
    strangers,
)
from generation.engines.animatic.screenplay import read_prompt, scene_of, write_screenplay
from generation.engines.animatic.telling import tell
from generation.engines.protocol import RenderOrder


@pytest.mark.parametrize(
    ("prompt", "strange"),
    [
        ("A zorgle sleeps", {"zorgle": False}),
        ("two purple zorgles in a blimfort", {"zorgles": False, "blimfort": True}),
        ("a rusty zorgle", {"zorgle": False}),
        ("a zorgle robot dances", {}),  # it describes the robot
        ("a frobnicated dog", {}),
        ("the beauty of the moment", {}),
        ("a cat sleeps near Zorgville", {}),  # a name
        ("a woman zorgles happily", {}),  # a deed
        ('a man says "the zorgle"', {}),
        ("un zorgle duerme en la playa", {}),
        ("犬がゾルグルと遊ぶ", {}),
    ],
)
def test_strange_nouns_are_told_by_where_they_stand(prompt: str, strange: dict[str, bool]) -> None:
    assert strangers([prompt]) == strange


def test_no_text_takes_long_or_brings_many() -> None:
    strangers(["a zorgle"])  # the words of all languages are loaded once
    text = " ".join(f"a zorg{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}le" for n in range(3_000))

    begun = time.process_time()
    found = strangers([text])

    assert len(found) == MOST
    assert time.process_time() - begun < 0.2


def looking_along(*axes: int) -> Vectors:
    """Give vectors that are alike where their axes are."""
    vectors: Vectors = np.zeros((len(axes), len(shelf().words) + 1), np.float32)
    vectors[np.arange(len(axes)), list(axes)] = 1
    return vectors


def test_the_nearest_is_taken_unless_only_its_letters_are_near() -> None:
    words = shelf().words
    known = looking_along(*range(len(words)))
    sofa, plumber, beach = words.index("sofa"), words.index("plumber"), words.index("beach")

    found = nearest(
        {"zorgle": False, "plum": False, "blimfort": True, "nothing": False},
        known,
        lambda _: looking_along(sofa, plumber, beach, len(words)),
    )

    assert found == {"zorgle": "sofa", "blimfort": "beach"}


def test_what_is_shown_in_its_stead_keeps_its_name_and_is_owned_up_to() -> None:
    script = read_prompt(
        "Two zorgles jump in a blimfort", near={"zorgles": "cat", "blimfort": "cave"}
    )
    (shot,) = scene_of(script, seconds=4).shots

    assert [(actor.name, actor.kind) for actor in shot.actors] == [
        ("zorgle", "cat"), ("zorgle 2", "cat"),
    ]  # fmt: skip
    assert shot.place == "cave"
    assert script.shown_as == (("zorgle", "cat"), ("blimfort", "cave"))
    assert script.not_understood == ()


def test_likenesses_of_the_lexicon_are_owned_up_to_and_other_names_are_not() -> None:
    scene = write_screenplay("A wildebeest sleeps on a settee beside a corgi", seconds=4, seed=1)

    assert scene.shown_as == (("wildebeest", "bison"), ("settee", "sofa"))
    assert {actor.kind for actor in scene.shots[0].actors} == {"ox", "couch and lamp", "dog"}


def test_a_word_that_is_not_meant_as_a_thing_is_shown_as_none() -> None:
    scene = write_screenplay("A man in a fedora walks", seconds=4, seed=1)

    assert [garment.kind for garment in scene.shots[0].actors[0].wears] == ["top hat"]
    assert scene.shown_as == (("fedora", "hat"),)


def test_words_near_others_hold_for_the_clip_that_an_edit_changes() -> None:
    order = RenderOrder(
        prompt="A zorgle runs", width=640, height=360, seconds=4, seed=1, near={"zorgle": "fox"}
    )

    tale = tell(order)

    assert [actor.kind for actor in tale.scene.shots[0].actors] == ["fox"]
    assert tale.scene.shown_as == (("zorgle", "fox"),)

"""Steering by the production parser, facets and gate."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.ranking.concepts import Pool
from recommender.ranking.gate import steer
from recommender.ranking.parser import parse
from recommender.ranking.understanding import understand
from sora_site.core.embedding import embed
from tests.recommender.suite import figures, read

TEXTS = (
    "a dog runs on the beach",
    "a red car drives through the city",
    "a woman cooks pasta in the kitchen",
    "a kitten sleeps on a sofa",
    "mist over a lake at dawn",
    "a man feeds his horse",
)


@pytest.fixture(scope="module")
def pool() -> Pool:
    return Pool(TEXTS, embed(TEXTS), embed)


def first(instruction: str, pool: Pool, count: int) -> set[str]:
    return {pool.texts[at] for at in steer(understand(instruction, embed), pool).order[:count]}


def test_only_puts_what_is_wanted_first_and_says_the_rest_does_not_obey(pool: Pool) -> None:
    steered = steer(understand("only animals", embed), pool)

    assert {TEXTS[at] for at in steered.order[:3]} == {TEXTS[0], TEXTS[3], TEXTS[5]}
    assert sum(steered.obeys) == 3


@pytest.mark.parametrize(
    ("instruction", "unwanted"),
    [
        ("no cars", {1}),
        ("no people, cars or other animals", {0, 1, 2, 3, 5}),
        ("I'm tired of seeing people", {2, 5}),
        ("do not show me animals any more", {0, 3, 5}),
        ("people? hide them", {2, 5}),
    ],
    ids=["no", "list", "tired", "do-not", "pronoun"],
)
def test_what_is_not_wanted_comes_last(pool: Pool, instruction: str, unwanted: set[int]) -> None:
    steered = steer(understand(instruction, embed), pool)

    assert {at for at, obeys in enumerate(steered.obeys) if not obeys} == unwanted
    assert set(steered.order[-len(unwanted) :]) == unwanted


def test_a_kind_of_what_is_named_counts_though_its_word_is_another() -> None:
    texts = ("a waltz in the hall", "she skis to school", "a revolver on a table", "grey fog")
    pool = Pool(texts, embed(texts), embed)

    assert first("show me skiing", pool, 1) == {"she skis to school"}
    assert not steer(understand("no weapons", embed), pool).obeys[2]
    assert steer(understand("no weapons", embed), pool).obeys[3]


TOPICAL = (
    "two men wrestle on a mat",
    "a painter mixes her colours",
    "a man trains his dog",
    "the express leaves the station",
    "a girl strums a guitar",
    "a choir sings in a church",
)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("martial arts", 0),  # no art
        ("railways", 3),  # what a man trains is no train
        ("people playing music, no singing", 4),
        ("singing", 5),
    ],
)
def test_a_topic_is_found_by_what_it_is_made_of(said: str, wanted: int) -> None:
    pool = Pool(TOPICAL, embed(TOPICAL), embed)

    assert first(said, pool, 1) == {TOPICAL[wanted]}


def test_a_topic_without_people_is_left_where_only_they_are_unwanted() -> None:
    texts = ("a plate of pasta", "a girl eats a pizza", "an empty road", "a man drives home")
    pool = Pool(texts, embed(texts), embed)

    assert steer(understand("meals and nobody eating them", embed), pool).order[0] == 0
    assert first("folks driving", pool, 1) == {texts[3]}


def test_a_name_that_is_but_a_part_of_a_facet_is_no_more_than_that() -> None:
    texts = ("a skier in powder snow", "a snowman melts", "a frozen lake")
    obeys = steer(understand("no skiing", embed), Pool(texts, embed(texts), embed)).obeys

    assert obeys == (False, True, True)


def test_people_with_animals_are_those_with_both(pool: Pool) -> None:
    assert first("people with animals", pool, 1) == {TEXTS[5]}


def test_food_but_no_people_is_read_as_two_wishes() -> None:
    plan = parse("food, but not people")

    assert [(wish.polarity, wish.any_of) for wish in plan.wishes] == [
        ("more", (("food",),)),
        ("no", (("people",),)),
    ]


def test_a_mood_leans_the_order(pool: Pool) -> None:
    assert first("I want to relax", pool, 2) == {TEXTS[3], TEXTS[4]}


@pytest.mark.parametrize("said", ["blorf wugga zint", "??", "hello", ""])
def test_nonsense_changes_nothing(pool: Pool, said: str) -> None:
    assert steer(understand(said, embed), pool).order == tuple(range(len(TEXTS)))


def test_what_is_not_understood_is_said(pool: Pool) -> None:
    plan = understand("only flumphery", embed)

    assert plan.not_understood == ("flumphery",)
    assert steer(plan, pool).order == tuple(range(len(TEXTS)))


@pytest.mark.parametrize(
    ("said", "length", "count"),
    [("no cars for the next 3 hours", "hours", 3), ("no cars tonight", "tonight", 1)],
    ids=["hours", "tonight"],
)
def test_an_instruction_says_how_long_it_lasts(said: str, length: str, count: int) -> None:
    plan = parse(said)

    assert (plan.lasts.length, plan.lasts.count) == (length, count)
    assert [wish.any_of for wish in plan.wishes] == [(("cars",),)]


def test_friends_a_surprise_and_a_reset_are_understood() -> None:
    assert parse("more from my friends").social == "more"
    assert parse("surprise me").surprise
    assert parse("reset everything").reset


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_parsed(text: str) -> None:
    assert parse(text).not_understood == ()


def test_the_suite_keeps_its_floors() -> None:
    found = figures("test")

    assert found["positive"].obeyed >= 0.90
    assert found["negation"].obeyed >= 0.97
    assert found["negation"].violated <= 0.03
    assert found["composition"].obeyed >= 0.75
    assert found["mood"].obeyed >= 0.80
    assert found["nonsense"].obeyed == 1


def test_vectors_have_length_one_and_tell_like_from_unlike() -> None:
    dog, corgi, tax = embed(["a dog surfs", "a corgi on a surfboard", "quarterly tax report"])

    assert np.linalg.norm(dog) == pytest.approx(1, abs=1e-5)
    assert dog @ corgi > 0.5
    assert dog @ tax < 0.2


def test_the_command_prints_the_ids_of_the_best(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_text("".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(TEXTS)))
    out = StringIO()

    call_command("steer", "only animals, no people", items=file, top=2, stdout=out)

    assert set(json.loads(out.getvalue())) == {"0", "3"}


def test_the_command_explains_what_it_understood(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_text('{"id": "a", "text": "a dog"}\n')
    out = StringIO()

    call_command("steer", "no dogs or flumphery", items=file, explain=True, stdout=out)

    answer = json.loads(out.getvalue())
    assert answer["plan"]["wishes"][0]["polarity"] == "no"
    assert answer["plan"]["not_understood"] == ["flumphery"]
    assert (answer["obey"], answer["of"]) == (0, 1)


def test_a_file_of_another_editor_is_read(tmp_path: Path) -> None:
    """With a mark of its bytes' order, returns at the ends of lines and odd breaks in texts."""
    file = tmp_path / "items.jsonl"
    lines = ('{"id": "a", "text": "a dog"}', '{"id": "b", "text": "a cat\u2028sleeps"}', "")
    file.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    out = StringIO()

    call_command("steer", "cats -dogs", items=file, explain=True, stdout=out)

    answer = json.loads(out.getvalue())
    assert (answer["ids"], answer["obey"]) == (["b", "a"], 1)


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "items.jsonl"
    file.write_text('{"id": 1}\n')

    with pytest.raises(CommandError, match="Line 1"):
        call_command("steer", "no dogs", items=file)


def test_what_no_facet_knows_is_found_by_what_it_is_like() -> None:
    texts = tuple(item["text"] for item in read("items_wide"))
    order = steer(understand("more tattoos", embed), Pool(texts, embed(texts), embed)).order

    assert {texts[at] for at in order[:3]} == {
        "full back tattoo of a koi, 40 hours in one minute",
        "he inks his grandmother's handwriting on her wrist",
        "covering an ex's name with a panther, needle buzzing",
    }


def test_what_is_called_after_a_thing_is_not_that_thing() -> None:
    texts = ("a hot dog with mustard", "a paper plane in class", "a dog on a plane")
    obeys = steer(understand("no dogs or planes", embed), Pool(texts, embed(texts), embed)).obeys

    assert obeys == (True, True, False)


def test_what_goes_with_a_thing_is_found_by_both_words() -> None:
    texts = ("motor oil, 5 litres", "a tomato plant", "a holder for the phone in a car", "a book")
    pool = Pool(texts, embed(texts), embed)

    assert first("car accessories", pool, 2) == {texts[0], texts[2]}


def test_who_can_be_nothing_but_a_person_is_one() -> None:
    texts = ("a palaeontologist brushes sand off a skull", "a courier waits", "a rattlesnake")
    obeys = steer(understand("no people", embed), Pool(texts, embed(texts), embed)).obeys

    assert obeys == (False, False, True)

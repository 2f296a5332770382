"""What the parser makes of the many ways in which people put things."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from statistics import median
from typing import Any

import pytest

from recommender.ranking.parser import parse
from recommender.ranking.plan import Duration, Plan
from recommender.ranking.spelling import distance, is_common
from recommender.ranking.understanding import understand
from sora_site.core.embedding import embed
from tests.recommender.suite import figures, read

SATURDAY: datetime = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


def wishes(plan: Plan) -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
    return [(wish.polarity, wish.any_of) for wish in plan.wishes]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("crochet", ("crochet",)),
        ("fishing", ("fishing",)),
        ("woodworking videos", ("woodworking",)),
        ("windmills in the fog", ("windmills", "fog")),
        ("an old typewriter on a desk", ("old typewriter", "desk")),
    ],
)
def test_what_is_but_named_is_wanted_as_it_is_called(said: str, named: tuple[str, ...]) -> None:
    """It is neither mended into another word, nor brought to something like it, nor a mood."""
    assert wishes(understand(said, embed)) == [("more", (named,))]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("something about video games", "gaming"),
        ("working out at the gym", "workouts"),
        ("talk shows", "interviews"),
        ("climate change", "climate-change"),
        ("tech reviews", "tech reviews"),
        ("extreme sports please", "extreme-sports"),
        ("famous places", "famous-places"),
    ],
)
def test_what_is_named_by_two_words_is_neither_of_them(said: str, named: str) -> None:
    assert wishes(understand(said, embed)) == [("more", ((named,),))]


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("good news only", "happy"),
        ("I need to wind down after work", "calm"),
        ("give me the creeps", "scary"),
    ],
)
def test_a_mood_said_in_other_words_names_nothing(said: str, mood: str) -> None:
    plan = understand(said, embed)

    assert not plan.wishes
    assert {feeling.mood for feeling in plan.feelings} == {mood}


@pytest.mark.parametrize(
    ("said", "named", "mood"),
    [
        ("funny chess clips", "chess", "funny"),
        ("relaxing knitting", "knitting", "calm"),
        ("spooky dolls", "dolls", "scary"),
    ],
)
def test_a_thing_is_wanted_in_a_mood(said: str, named: str, mood: str) -> None:
    plan = understand(said, embed)

    assert wishes(plan) == [("more", ((named,),))]
    assert [feeling.mood for feeling in plan.feelings] == [mood]


@pytest.mark.parametrize(
    "said",
    [
        "I am a retired teacher. My wife works on trains. show me birds",
        "show me birds because my cat died",
        "my anxiety is through the roof, show me birds",
    ],
    ids=["about-oneself", "because", "feeling"],
)
def test_what_one_tells_of_oneself_is_no_wish(said: str) -> None:
    assert wishes(understand(said, embed)) == [("more", (("birds",),))]


def test_what_one_always_did_says_not_how_long_it_lasts() -> None:
    assert parse("I have always loved gardens").lasts == Duration()
    assert parse("always show me gardens").lasts.length == "pinned"


@pytest.mark.parametrize("said", ["economics", "falconry"])
def test_a_craft_or_a_science_is_looked_for_by_its_name(said: str) -> None:
    assert wishes(understand(said, embed)) == [("more", ((said,),))]


@pytest.mark.parametrize("said", ["hello world", "knock knock", "this is a test", "ok boomer"])
def test_what_is_said_for_the_sake_of_it_asks_for_nothing(said: str) -> None:
    assert understand(said, embed).is_empty


def test_by_day_is_not_at_night() -> None:
    plan = understand("cats in the daytime", embed)

    assert wishes(plan) == [("more", (("cats",),)), ("no", (("night",),))]


@pytest.mark.parametrize(
    ("said", "polarity", "any_of"),
    [
        ("hold the people", "no", (("people",),)),
        ("can we not with the cars", "no", (("cars",),)),
        ("i dont wanna see no animals", "no", (("animals",),)),
        ("no animlas pls", "no", (("animals",),)),
        ("show me vehicels", "more", (("vehicles",),)),
        ("i'm so over people", "no", (("people",),)),
        ("I don't want people. or animals.", "no", (("people",), ("animals",))),
        ("not a day without animals", "more", (("animals",),)),
        ("don't stop showing me dogs", "more", (("dogs",),)),
        ("nothing makes me happier than watching cats", "more", (("cats",),)),
        ("cats only", "only", (("cats",),)),
        ("houses and towers, nothing else", "only", (("houses",), ("towers",))),
        ("music, but indoors", "more", (("music", "indoors"),)),
        ("cats and dogs in the snow", "more", (("cats", "snow"), ("dogs", "snow"))),
        ("if it has a car in it I don't want to know", "no", (("car",),)),
        ("food makes me queasy", "no", (("food",),)),
        ("plants do nothing for me", "no", (("plants",),)),
        ("cars, buses: no", "no", (("cars",), ("buses",))),
        ("I've seen my fill of animals", "no", (("animals",),)),
        ("stuff for a petrolhead", "more", (("vehicles",),)),
        ("fill the next page with birds", "more", (("birds",),)),
    ],
    ids=[
        "hold",
        "not-with",
        "double-no",
        "slip-under-no",
        "slip",
        "over",
        "goes-on",
        "never-without",
        "not-stop",
        "nothing-than",
        "only-last",
        "nothing-else",
        "but-where",
        "shared-place",
        "if",
        "queasy",
        "nothing-for-me",
        "colon",
        "fill-of",
        "role",
        "fill-with",
    ],
)
def test_one_wish_is_read(said: str, polarity: str, any_of: tuple[tuple[str, ...], ...]) -> None:
    assert wishes(parse(said)) == [(polarity, any_of)]


@pytest.mark.parametrize(
    ("said", "wanted", "unwanted"),
    [
        ("more cats than dogs", "cats", "dogs"),
        ("animals over people any day", "animals", "people"),
        ("I'd sooner see landscapes than cities", "landscapes", "cities"),
        ("in place of food show me plants", "plants", "food"),
        ("nature > cities", "nature", "cities"),
        ("animals yes, people no", "animals", "people"),
        ("swap the food for animals", "animals", "the food"),
    ],
    ids=["than", "over", "sooner", "in-place-of", "greater", "yes-no", "swap"],
)
def test_one_thing_is_wanted_rather_than_another(said: str, wanted: str, unwanted: str) -> None:
    read_as = {any_of[0][0]: polarity for polarity, any_of in wishes(parse(said))}

    assert read_as[wanted] == "more"
    assert read_as[unwanted.removeprefix("the ")] in {"less", "no"}


@pytest.mark.parametrize(
    "question", read("plans"), ids=[f"{n:02}-{q['type']}" for n, q in enumerate(read("plans"))]
)
def test_what_is_said_of_the_whole_feed_is_understood(question: dict[str, Any]) -> None:
    plan = parse(question["text"])

    if question["type"] == "duration":
        polarity, about = question["wish"]
        assert plan.lasts == Duration(**question["lasts"])
        assert (polarity, ((about,),)) in wishes(plan)
    elif question["type"] == "social":
        assert (plan.social, plan.wishes) == (question["social"], ())
    else:
        assert getattr(plan, question["type"])


def test_a_reset_can_be_followed_by_something_new() -> None:
    plan = parse("forget all that, only dogs")

    assert plan.reset
    assert wishes(plan) == [("only", (("dogs",),))]


@pytest.mark.parametrize(
    ("lasts", "ends"),
    [
        (Duration(), None),
        (Duration(length="pinned"), None),
        (Duration(length="minutes", count=45), datetime(2026, 11, 22, 0, 15, tzinfo=UTC)),
        (Duration(length="tonight"), datetime(2026, 11, 22, 4, tzinfo=UTC)),
        (Duration(length="today"), datetime(2026, 11, 22, 4, tzinfo=UTC)),
        (Duration(length="weekday", count=6), datetime(2026, 11, 22, 4, tzinfo=UTC)),
        (Duration(length="weekday", count=5), datetime(2026, 11, 28, 4, tzinfo=UTC)),
        (Duration(length="week"), datetime(2026, 11, 23, 4, tzinfo=UTC)),
    ],
    ids=["session", "pinned", "minutes", "tonight", "today", "this-day", "friday", "week"],
)
def test_an_instruction_ends_when_it_said(lasts: Duration, ends: datetime | None) -> None:
    assert lasts.ends_at(SATURDAY) == ends


@pytest.mark.parametrize(
    ("said", "mood"),
    [
        ("my nerves are shot, it was too much today", "calm"),
        ("have me in stitches", "funny"),
        ("send shivers down my spine", "scary"),
        ("I want to feel alive tonight", "lively"),
    ],
    ids=["calm", "funny", "scary", "lively"],
)
def test_a_mood_is_felt_in_how_it_is_put(said: str, mood: str) -> None:
    assert [feeling.mood for feeling in understand(said, embed).feelings] == [mood]


@pytest.mark.parametrize(
    ("said", "polarity", "about"),
    [
        ("food makes me nauseous right now", "no", "food"),
        ("these cars are driving me up the wall", "no", "cars"),
        ("dogs make my day", "more", "dogs"),
    ],
    ids=["sick", "wall", "day"],
)
def test_liking_is_felt_in_how_it_is_put(said: str, polarity: str, about: str) -> None:
    (wish,) = understand(said, embed).wishes

    assert wish.polarity == polarity
    assert about in wish.any_of[0][0]


def test_what_no_list_holds_is_brought_to_the_nearest_facet() -> None:
    (wish,) = understand("no more shrubberies", embed).wishes

    assert wish.any_of == (("plants",),)


def test_what_is_not_understood_is_listed_and_changes_nothing() -> None:
    plan = understand("only dogs and gronkfleebs", embed)

    assert plan.not_understood == ("gronkfleebs",)
    assert wishes(plan) == [("only", (("dogs",),))]


@pytest.mark.parametrize(
    "said",
    [
        "lol",
        "how does this work?",
        "is anyone there",
        "gribble snorp",
        "flim flam florp",
        "thank you so much",
        "42",
    ],
)
def test_small_talk_is_no_instruction(said: str) -> None:
    assert understand(said, embed).is_empty


def test_everyday_words_are_not_taken_for_slips() -> None:
    assert is_common("mouth")
    assert wishes(parse("more mouths")) == [("more", (("mouths",),))]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("dogs", "dogs", 0),
        ("animlas", "animals", 1),
        ("vehicels", "vehicles", 1),
        ("cat", "horse", 2),
    ],
    ids=["none", "swapped", "swapped-too", "too-far"],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 1) == slips


@pytest.mark.parametrize("name", ["strangers", "afterwards", "newcomers", "visitors"])
def test_wordings_of_strangers_keep_their_floors(name: str) -> None:
    found = figures(name)

    assert found["positive"].obeyed >= 0.90
    assert found["negation"].obeyed >= 0.97
    assert found["negation"].violated <= 0.03
    assert found["composition"].obeyed >= 0.75
    assert found["nonsense"].obeyed == 1


def test_what_no_facet_knows_keeps_its_floors() -> None:
    found = figures("pilgrims")

    assert found["positive"].obeyed >= 0.55  # of a pool in which one in fifty does
    assert found["negation"].obeyed >= 0.94
    assert found["negation"].violated <= 0.06
    assert found["composition"].obeyed >= 0.65
    assert found["nonsense"].obeyed == 1


def test_captions_of_videos_keep_their_floors() -> None:
    found = figures("onlookers")

    assert found["positive"].obeyed >= 0.85  # of a pool in which one in thirty does
    assert found["negation"].obeyed >= 0.97
    assert found["negation"].violated <= 0.03
    assert found["composition"].obeyed >= 0.75
    assert found["mood"].obeyed >= 0.80
    assert found["nonsense"].obeyed == 1


@pytest.mark.parametrize(
    ("said", "polarity", "named"),
    [("music off", "no", "music"), ("I'd take dance over sports", "more", "dance")],
)
def test_what_is_switched_off_or_chosen_is_read(said: str, polarity: str, named: str) -> None:
    assert wishes(parse(said))[0] == (polarity, ((named,),))


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("golf bores me to death", "golf"),
        ("spiders give me the creeps", "spiders"),
        ("tattoos? hard pass", "tattoos"),
        ("I hate to say it but karaoke isn't my thing", "karaoke"),
        ("one more wedding and I'm gone", "wedding"),
        ("what's with all the balloons", "balloons"),
        ("anything with clowns in it can go", "clowns"),
        ("yo-yos and kites are so overrated", "yo-yos"),
        ("banning clowns", "clowns"),
    ],
    ids=["bores", "creeps", "pass", "isn't", "one-more", "with-all", "can-go", "overrated", "ing"],
)
def test_a_verdict_on_anything_is_read(said: str, about: str) -> None:
    (wish,) = parse(said).wishes

    assert (wish.polarity, wish.any_of[0]) == ("no", (about,))


@pytest.mark.parametrize(
    "said",
    ["did you see the game last night", "good night", "happy birthday Susan", "brb phone"],
    ids=["did-you", "night", "birthday", "brb"],
)
def test_what_is_said_to_anybody_changes_nothing(said: str) -> None:
    assert understand(said, embed).is_empty


@pytest.mark.parametrize(
    "part", ["dogs ", "dogs, ", "dogs and ", "dogs are so ", "dogs? no ", "a-"]
)
def test_the_longest_instruction_is_read_to_its_end(part: str) -> None:
    assert len(parse(part * 400).wishes) <= 24  # a pattern that ran wild would never get here


def test_an_instruction_is_parsed_in_milliseconds() -> None:
    said = [question["text"] for question in read("strangers")]
    for text in said:
        parse(text)
    took = []
    for text in said:
        start = time.perf_counter()
        parse(text)
        took.append(time.perf_counter() - start)

    assert median(took) < 0.015, json.dumps(took)  # about 0.001 where nothing else runs

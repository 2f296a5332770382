"""Words of a topic are found where they mean it, and left alone where they mean something else."""

from __future__ import annotations

import pytest

from cameos import topics
from cameos.models import Topic

HARMLESS = [
    ("violence", "A killer whale leaps beside the boat."),
    ("violence", "Killer-whales at dawn, a swordfish below."),
    ("violence", "They have a pillow fight with water guns."),
    ("violence", "She peels a blood orange with a butter knife."),
    ("violence", "An explosion of colours over the city."),
    ("violence", "Ein Schwertwal taucht auf."),
    ("religion", "A praying mantis on a leaf."),
    ("brands", "A brand-new bicycle."),
    ("romance", "Sun-kissed hills, ruins dating back to Rome."),
    ("drugs", "He drinks ginger beer in front of a smoking volcano."),
    ("crime", "The parrot steals the show."),
    ("death", "Swimming in the Dead Sea among dead leaves."),
    ("gambling", "She keeps her poker face."),
    ("nudity", "Seen with the naked eye, a naked mole-rat."),
]
MEANT = [
    ("violence", "A killer waits.", "killer"),
    ("violence", "A killer whale kills a seal.", "kills"),
    ("violence", "He draws a gun, not a water gun.", "gun"),
    ("violence", "k1ller whale with a kn1fe", "kn1fe"),
    ("religion", "She prays.", "prays"),
    ("brands", "A brand on the shirt.", "brand"),
    ("drugs", "He drinks beer, no ginger ale.", "beer"),
    ("crime", "He steals the car.", "steals"),
    ("death", "A dead man by the Dead Sea.", "dead"),
    ("nudity", "A naked man.", "naked"),
]


@pytest.mark.parametrize(("topic", "text"), HARMLESS)
def test_a_word_that_means_something_else_is_no_finding(topic: str, text: str) -> None:
    assert topics.find(text, topics=[topic]) == []


@pytest.mark.parametrize(("topic", "text", "word"), MEANT)
def test_what_is_meant_is_found_beside_what_is_not(topic: str, text: str, word: str) -> None:
    found = topics.find(text, topics=[topic])

    assert [text[each.start : each.end] for each in found] == [word]


def test_an_owners_own_word_counts_in_any_phrase() -> None:
    found = topics.find("A killer whale.", topics=["violence"], words=["killer"])

    assert [each.rule for each in found] == ["killer"]


def test_each_harmless_phrase_says_something_that_its_topic_would_find() -> None:
    assert set(topics.HARMLESS) <= {*Topic.values, "nudity"}
    for topic, phrases in topics.HARMLESS.items():
        for phrase in phrases.split():
            said = phrase.rstrip("*").replace("_", " ")
            bare = topics._topic_pattern(topic)
            assert bare.search(said) or bare.search(f"{said}s"), (topic, phrase)

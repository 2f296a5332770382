"""Instructions in the eight other languages: facets, moods, cues, ties and starting over."""

# ruff: noqa: RUF001 (scripts of many languages are what this module is about)

from __future__ import annotations

import pytest

from recommender.ranking import foreign
from recommender.ranking.languages import in_english
from recommender.ranking.parser import parse
from recommender.ranking.words import folded
from tests.recommender.suite import read

ONLY_CATS = {
    "es": "solo gatos",
    "fr": "seulement des chats",
    "de": "nur Katzen",
    "pt": "só gatos",
    "it": "solo gatti",
    "ja": "猫だけ",
    "ko": "고양이만 보여줘",
    "zh": "只看猫",
}
NO_CARS = {
    "es": "no quiero ver coches",
    "fr": "je ne veux plus voir de voitures",
    "de": "ich will keine Autos mehr sehen",
    "pt": "não quero ver carros",
    "it": "non voglio vedere macchine",
    "ja": "車は見たくない",
    "ko": "자동차는 보기 싫어",
    "zh": "不想看到汽车",
}
MORE_NATURE_LESS_POLITICS = {
    "es": "más naturaleza, menos política",
    "fr": "plus de nature, moins de politique",
    "de": "mehr Natur, weniger Politik",
    "pt": "mais natureza, menos política",
    "it": "più natura, meno politica",
    "ja": "自然をもっと、政治を減らして",
    "ko": "자연을 더 보여줘, 정치는 덜 보여줘",
    "zh": "多一点自然，少一点政治",
}
DOGS_RATHER_THAN_CATS = {
    "es": "más perros que gatos",
    "fr": "plus de chiens que de chats",
    "de": "lieber Hunde als Katzen",
    "pt": "mais cachorros do que gatos",
    "it": "più cani che gatti",
    "ja": "猫より犬",
    "ko": "고양이보다 강아지",
}
NEITHER_PEOPLE_NOR_ANIMALS = {
    "es": "sin personas ni animales",
    "fr": "sans personnes ni animaux",
    "de": "ohne Menschen und Tiere",
    "pt": "sem pessoas nem animais",
    "it": "senza persone o animali",
    "ja": "人と動物はいらない",
    "ko": "사람하고 동물 빼고",
    "zh": "不要人和动物",
}
I_WANT_TO_RELAX = {
    "es": "quiero relajarme",
    "fr": "j'ai envie de me détendre",
    "de": "ich möchte mich entspannen",
    "pt": "quero relaxar",
    "it": "voglio rilassarmi",
    "ja": "リラックスしたい",
    "ko": "힐링 영상 보여줘",
    "zh": "我想放松",
}
ONLY_MY_FRIENDS = {
    "es": "solo mis amigos",
    "fr": "seulement mes amis",
    "de": "nur meine Freunde",
    "pt": "só meus amigos",
    "it": "solo i miei amici",
    "ja": "友達だけ",
    "ko": "친구들만",
    "zh": "只看朋友",
}
START_OVER = {
    "es": "olvida todo",
    "fr": "retour à la normale",
    "de": "alles zurücksetzen",
    "pt": "começar de novo",
    "it": "dimentica tutto",
    "ja": "リセット",
    "ko": "초기화",
    "zh": "恢复正常",
}
ONLY = {
    "es": "únicamente {}",
    "fr": "uniquement {}",
    "de": "ausschließlich {}",
    "pt": "somente {}",
    "it": "soltanto {}",
    "ja": "{}だけ",
    "ko": "{}만",
    "zh": "只看{}",
}
Read = list[tuple[str, tuple[tuple[str, ...], ...]]]


def wishes(said: str) -> Read:
    return [(wish.polarity, wish.any_of) for wish in parse(said).wishes]


@pytest.mark.parametrize("language", foreign.LANGUAGES)
def test_only_and_no_are_understood(language: str) -> None:
    assert wishes(ONLY_CATS[language]) == [("only", (("cats",),))]
    assert wishes(NO_CARS[language]) == [("no", (("cars",),))]


@pytest.mark.parametrize("language", foreign.LANGUAGES)
def test_more_and_less_are_understood(language: str) -> None:
    assert wishes(MORE_NATURE_LESS_POLITICS[language]) == [
        ("more", (("nature",),)),
        ("less", (("politics",),)),
    ]


@pytest.mark.parametrize("language", DOGS_RATHER_THAN_CATS)
def test_one_rather_than_another_is_understood(language: str) -> None:
    assert sorted(wishes(DOGS_RATHER_THAN_CATS[language])) == [
        ("less", (("cats",),)),
        ("more", (("dogs",),)),
    ]


@pytest.mark.parametrize("language", foreign.LANGUAGES)
def test_a_list_stays_under_its_cue(language: str) -> None:
    read_as = wishes(NEITHER_PEOPLE_NOR_ANIMALS[language])

    assert {polarity for polarity, _ in read_as} == {"no"}
    assert {part for _, any_of in read_as for parts in any_of for part in parts} == {
        "people",
        "animals",
    }


@pytest.mark.parametrize("language", foreign.LANGUAGES)
def test_a_mood_friends_and_starting_over_are_understood(language: str) -> None:
    assert [feeling.mood for feeling in parse(I_WANT_TO_RELAX[language]).feelings] == ["calm"]
    assert not parse(I_WANT_TO_RELAX[language]).wishes
    assert parse(ONLY_MY_FRIENDS[language]).social == "only"
    assert parse(START_OVER[language]).reset


@pytest.mark.parametrize("language", foreign.LANGUAGES)
def test_every_facet_and_mood_has_a_name(language: str) -> None:
    column = 1 + foreign.LANGUAGES.index(language)
    for line in foreign.CONCEPTS.strip().splitlines():
        cells = line.split("|")
        plain = parse(f"only {cells[0]}")
        for wording in cells[column].split(","):
            plan = parse(ONLY[language].format(wording))
            assert (plan.wishes, plan.feelings) == (plain.wishes, plain.feelings), wording


def test_english_stays_as_it_is() -> None:
    for name in ("train", "dev", "test", "strangers", "afterwards", "plans"):
        for question in read(name):
            said = folded(question["text"])
            assert in_english(said) == said

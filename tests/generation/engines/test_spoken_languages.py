"""Languages of spoken lines: known by name, by script and by words, and each read as it is spoken."""

# ruff: noqa: RUF001 - letters of many scripts are meant

from __future__ import annotations

import pytest

from generation.engines.animatic.lexicon.tongues import NAMES
from generation.engines.animatic.scene import Line
from generation.engines.animatic.screenplay import write_screenplay
from generation.engines.animatic.speech.espeak import program
from generation.engines.animatic.speech.voice import Voice
from generation.engines.animatic.speech.voices import spoken_language

GREETINGS = {
    "ar": "صباح الخير يا أصدقائي",
    "bg": "Добро утро, как сте? Къде е градът?",
    "bn": "সুপ্রভাত বন্ধুরা",
    "cmn": "早上好, 我的朋友",
    "cs": "Dobrý den, přátelé, jak se máte",
    "da": "Godmorgen, hvordan har du det i dag",
    "de": "Guten Morgen, meine Freunde",
    "el": "Καλημέρα φίλοι μου",
    "es": "Buenos días, amigos míos",
    "fa": "سلام، چطوری دوست من",
    "fi": "Hyvää huomenta kaikille",
    "fr": "Bonjour, mes amis",
    "he": "בוקר טוב חברים",
    "hi": "सुप्रभात दोस्तों",
    "hu": "Jó reggelt, hogy vagy",
    "id": "Selamat pagi, apa kabar",
    "it": "Buongiorno, amici miei",
    "ja": "おはようございます",
    "ka": "დილა მშვიდობისა",
    "ko": "좋은 아침이에요",
    "nb": "Hei, hvordan har du det, velkommen",
    "nl": "Goedemorgen, hoe gaat het met je",
    "pl": "Dzień dobry, przyjaciele",
    "pt-br": "Bom dia, meus amigos",
    "ro": "Bună dimineața, prieteni",
    "ru": "Доброе утро, друзья мои",
    "sv": "God morgon, hur mår du",
    "sw": "Habari za asubuhi, rafiki",
    "ta": "காலை வணக்கம்",
    "th": "สวัสดีตอนเช้า",
    "tr": "Günaydın arkadaşlar",
    "uk": "Доброго ранку, мої друзі",
    "ur": "صبح بخیر، آپ کیسے ہیں",
    "vi": "Xin chào các bạn",
}


def line_of(prompt: str) -> Line:
    (line,) = write_screenplay(prompt, seconds=6, seed=7).shots[0].lines
    return line


@pytest.mark.parametrize("language", GREETINGS)
def test_a_line_is_spoken_in_the_language_it_is_written_in(language: str) -> None:
    line = line_of(f'A woman says "{GREETINGS[language]}"')

    said = program.say(line.text, Voice(language=spoken_language(line), variant="woman1"))
    english = program.say(line.text, Voice(language="en-us", variant="woman1"))

    assert spoken_language(line) == language
    assert len({ipa for _, ipa in said.phonemes}) > 4
    assert [ipa for _, ipa in said.phonemes] != [ipa for _, ipa in english.phonemes]


def test_every_language_that_can_be_named_has_a_voice() -> None:
    for code in NAMES:
        language = spoken_language(Line(text="a", language=code))

        assert len(program.say("a", Voice(language=language, variant="man1")).sound) > 0


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ('A woman says in Swedish "Hello"', "sv"),
        ('A man says "Taxi" in Brazilian Portuguese', "pt-br"),
        ('A teacher says in Cantonese "早晨"', "yue"),
        ('A man says in Ukrainian "Привет"', "uk"),
        ('A king says in Latin "Veni vidi vici"', "la"),
        ('Ein Mann sagt auf Schwedisch "Hallo"', "sv"),
    ],
)
def test_a_language_that_is_asked_for_is_spoken(prompt: str, language: str) -> None:
    assert spoken_language(line_of(prompt)) == language

"""Small words that order a sentence, and the words for moods."""

from __future__ import annotations

from typing import Final

from recommender.ranking.plan import Mood

BREAKS: Final = frozenset({"but", "however", "though", "although", "yet", "then", "still"})
OR: Final = frozenset({"or", "nor", "/", "and/or"})
AND: Final = frozenset({"and", "&", "plus", "as well as", "along with", "also"})
WITHIN: Final = frozenset(
    [
        "with",
        "in",
        "on",
        "at",
        "near",
        "beside",
        "by",
        "under",
        "over",
        "around",
        "among",
        "inside",
        "through",
        "into",
        "onto",
        "against",
        "along",
        "outside",
        "beneath",
        "behind",
        "riding",
        "wearing",
        "holding",
        "containing",
        "including",
        "involving",
        "featuring",
        "where",
        "that",
        "which",
        "who",
        "while",
        "having",
        "plus",
        "alongside",
        "amid",
        "surrounded",
        "covered",
        "set",
        "located",
        "situated",
        "sitting",
        "standing",
        "living",
        "placed",
        "amongst",
        "across",
        "behind",
        "toward",
        "towards",
        "within",
        "next",
        "are",
        "is",
        "being",
        "having",
    ]
)
TOGETHER: Final = frozenset({"both", "together", "combined", "simultaneously"})

MOODS: Final[dict[Mood, str]] = {
    "calm": """
        relax relaxed relaxing relaxation calm calming calmer chill chilled peaceful peace
        serene serenity soothing soothe tranquil quiet unwind sleepy sleep asleep meditate
        meditative meditation zen gentle restful mellow stressed stress anxious anxiety
        overwhelmed tired exhausted slow quieter destress de-stress gently unhurried
        stillness wind-down soothes relaxes tense bedtime laid-back breathe decompress""",
    "lively": """
        energetic energy exciting excited excitement thrilling thrill hype hyped pumped
        adrenaline action fast-paced fast dynamic intense lively pump thrills upbeat frantic
        hectic bored boring adventurous adventure wake-up oomph zing pep rush chaotic chaos
        extreme motivated""",
    "funny": """
        funny fun humor humour humorous comedy comedic laugh laughing laughs hilarious silly
        goofy joke jokes amusing amused ridiculous absurd giggle laughed memes meme""",
    "happy": """
        happy happier cheerful cheer joyful joy uplifting uplift feel-good feelgood
        wholesome heartwarming smile sunny positive optimistic good-mood delight delightful""",
    "sad": """
        sad sadder melancholy melancholic emotional tearjerker crying cry heartbreaking
        gloomy depressing""",
    "scary": """
        scary scarier creepy spooky frightening terrifying horror eerie sinister disturbing
        nightmare fright frighten frightened scare scared spook spooked goosebumps terrify""",
    "romantic": "romantic romance lovey-dovey passionate intimate date-night",
    "cosy": "cosy cozy warm homely snug comfy comfortable hygge comforting",
    "inspiring": """
        inspiring inspired inspirational inspire motivating motivational epic majestic awe
        grand""",
    "nostalgic": """
        nostalgic nostalgia vintage retro old-fashioned old-school throwback childhood""",
    "cute": "cute aw aww awww awwww adorable sweet cuddly fluffy lovable charming",
    "beautiful": """
        beautiful gorgeous pretty stunning aesthetic pleasing artistic elegant scenic
        breathtaking picturesque exquisite dreamy""",
}
DOWN: Final = frozenset(
    ["sad", "depressed", "lonely", "upset", "heartbroken", "miserable", "unhappy"]
)
STATES: Final = (("i", "am"), ("i'm",), ("im",), ("i", "feel"), ("feeling",), ("i've", "been"))

PRONOUNS: Final = frozenset(["them", "those", "these", "it", "that"])
PLACES: Final = frozenset(["indoors", "outdoors", "outside", "underwater", "abroad"])
ASKING: Final = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "am",
        "can",
        "could",
        "will",
        "would",
        "should",
        "come",
        "comes",
        "has",
        "have",
        "to",
        "you",
        "u",
        "this",
    ]
)
QUESTIONS: Final = frozenset(["how", "who", "why", "when", "where", "whose", "whom"])

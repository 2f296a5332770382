"""Moods as directions: what a mood is like, against what it is not."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from recommender.ranking.concepts import Embed, Matrix
from recommender.ranking.plan import Mood

LIKE: Final[dict[Mood, tuple[str, ...]]] = {
    "calm": (
        "a calm, peaceful, relaxing scene",
        "slow gentle waves on a quiet shore at sunset",
        "a still lake in the morning mist",
        "snow falls softly in a silent forest",
        "leaves sway gently in the breeze",
        "a cat sleeps by the window",
        "clouds drift slowly",
        "close up of a flower in a garden",
        "candle light in a quiet room",
        "a serene landscape",
    ),
    "lively": (
        "a frantic, fast, energetic scene",
        "a car chase with explosions",
        "a wild party crowd",
        "athletes race at full speed",
        "people dance and jump to loud music",
        "a busy city in a rush",
        "a fight breaks out",
        "a rollercoaster at full speed",
        "a dog runs and jumps wildly",
        "an extreme sports stunt",
    ),
    "funny": (
        "a funny, silly, comical scene",
        "a cat wearing sunglasses plays the piano",
        "a man slips on a banana peel",
        "an animal in a costume does something absurd",
        "a clown makes people laugh",
        "a dog drives a car",
        "goofy faces",
    ),
    "happy": (
        "a happy, cheerful, uplifting scene",
        "children laugh and play",
        "friends celebrate together",
        "a family hugs",
        "a puppy wags its tail in the sun",
        "people smile and cheer",
    ),
    "sad": (
        "a sad, melancholy scene",
        "a lonely person cries in the rain",
        "an abandoned house",
        "a funeral",
        "a man sits alone in the dark",
        "a farewell at the station",
    ),
    "scary": (
        "a scary, creepy horror scene",
        "a haunted house at night",
        "zombies in a graveyard",
        "a monster in the dark",
        "a skull with blood",
        "a spider crawls over a face",
    ),
    "romantic": (
        "a romantic scene of a couple in love",
        "a couple kisses at sunset",
        "a candle light dinner",
        "a wedding dance",
        "holding hands on the beach",
    ),
    "cosy": (
        "a cosy, warm, homely scene",
        "a fireplace with a blanket and hot chocolate",
        "rain on the window of a warm room",
        "christmas lights at home",
        "a cat on a soft sofa",
    ),
    "inspiring": (
        "an inspiring, epic, majestic scene",
        "a climber reaches the summit",
        "an eagle soars over mountains",
        "a rocket lifts off",
        "an athlete wins against all odds",
    ),
    "nostalgic": (
        "a nostalgic, vintage, retro scene",
        "an old film of childhood",
        "a classic car of the fifties",
        "a record player and old photographs",
        "a small town of long ago",
    ),
    "cute": (
        "a cute, adorable, sweet scene",
        "a fluffy kitten plays with yarn",
        "a puppy tilts its head",
        "a baby panda",
        "a bunny eats a strawberry",
    ),
    "beautiful": (
        "a beautiful, breathtaking, scenic view",
        "a stunning sunset over the sea",
        "a field of flowers in golden light",
        "northern lights over a lake",
        "elegant ballet",
    ),
}
MOODS: Final = tuple(LIKE)
AGAINST: Final[dict[Mood, tuple[Mood, ...]]] = {
    "calm": ("lively", "scary"),
    "lively": ("calm", "cosy"),
    "funny": ("sad", "scary"),
    "happy": ("sad", "scary"),
    "sad": ("happy", "funny"),
    "scary": ("happy", "cute", "beautiful"),
    "romantic": ("scary", "lively"),
    "cosy": ("scary", "lively"),
    "inspiring": ("sad", "cosy"),
    "nostalgic": ("lively",),
    "cute": ("scary", "sad"),
    "beautiful": ("scary", "sad"),
}


def leanings(vectors: Matrix, embed: Embed) -> Matrix:
    """Return the leaning of each text to each mood, (texts, moods), in the order of `MOODS`."""
    return np.stack([leaning(mood, vectors, embed) for mood in MOODS], axis=1)


def leaning(mood: Mood, vectors: Matrix, embed: Embed) -> Matrix:
    """Return how much more each text is like the mood than like what is against it."""
    away = np.mean([_direction(other, embed) for other in AGAINST[mood]], axis=0)
    lean: Matrix = (vectors @ (_direction(mood, embed) - away)).astype(np.float32)
    return lean


@lru_cache(maxsize=64)
def _direction(mood: Mood, embed: Embed) -> Matrix:
    mean = embed(LIKE[mood]).mean(axis=0)
    direction: Matrix = mean / np.linalg.norm(mean)
    return direction

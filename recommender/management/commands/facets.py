from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from django.core.management.base import BaseCommand, CommandError

from recommender.ranking import asks, facets, meaning, topics
from recommender.ranking.kinds import terms_of
from recommender.ranking.lexicon import FACETS
from recommender.ranking.words import stems_of
from sora_site.core.embedding import embed

CATEGORIES: Final = {
    "animal": ("animals",),
    "architecture": ("buildings",),
    "food": ("food",),
    "human": ("people",),
    "lifestyle": (),
    "plant": ("plants",),
    "scenery": ("scenery", "nature"),
    "vehicles": ("vehicles",),
}
UNSORTED: Final = ("all_dimension.txt", "VBench2_full_text.txt")
FRAMES: Final = ("{}", "a video of {}")  # in which each sign is an example of its own
STRENGTH: Final = 8  # inverse of the regularisation

Example = tuple[str, tuple[str, ...]]


class Command(BaseCommand):
    """Train the small heads that tell what a prompt is about, after a change of the lexicon."""

    help = "Train the facet heads on the prompts of VBench and write them beside the lexicon."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("vbench", type=Path, help="the folder of VBench's prompts")
        parser.add_argument("--without", type=Path, help="a file of lines that are left for tests")

    def handle(self, *args: Any, vbench: Path, without: Path | None, **options: Any) -> None:
        try:
            from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - for this alone
        except ImportError as missing:
            raise CommandError("Training needs scikit-learn: pip install scikit-learn") from missing
        left_out = without.read_text(encoding="utf-8") if without else ""
        examples = [e for e in _examples(vbench) if f'"{e[0]}"' not in left_out]
        texts = [text for text, _ in examples]
        wanted = facets.signed(texts)
        for row, (_, known) in enumerate(examples):
            wanted[row, [facets.KEYS.index(key) for key in known]] = 1
        vectors = embed(texts)
        fits = [
            LogisticRegression(C=STRENGTH, max_iter=2000).fit(vectors, wanted[:, column])
            for column in range(len(facets.KEYS))
        ]
        np.savez_compressed(
            facets.HEADS,
            keys=np.array(facets.KEYS),
            weights=np.array([fit.coef_[0] for fit in fits], np.float16),
            biases=np.array([fit.intercept_[0] for fit in fits], np.float16),
        )
        self.stdout.write(f"{len(fits)} heads from {len(texts)} texts: {facets.HEADS}")
        _train_asks()
        self.stdout.write(f"what else people say: {meaning.HEADS}")
        _train_topics()
        self.stdout.write(f"topics: {topics.HEADS}")


def _train_asks() -> None:
    """Train what tells a mood, and liking from not, and store the vectors of the facets' names."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - for this alone

    neither = [line for text in (asks.TALK, asks.TOPICS) for line in asks.lines(text)]
    against, liked = asks.lines(asks.AGAINST), asks.lines(asks.FOR)
    felt = [(mood, line) for mood, text in asks.FEELINGS.items() for line in asks.lines(text)]
    none = [("", line) for line in (*neither, *against, *liked)]
    moods = LogisticRegression(C=2 * STRENGTH, max_iter=3000).fit(
        embed([line for _, line in none + felt]), [mood for mood, _ in none + felt]
    )
    liking = LogisticRegression(C=STRENGTH / 2, max_iter=3000).fit(
        embed([*against, *liked]), [1] * len(against) + [0] * len(liked)
    )
    np.savez_compressed(
        meaning.HEADS,
        moods=moods.classes_,
        mood_weights=moods.coef_.astype(np.float16),
        mood_biases=moods.intercept_.astype(np.float16),
        against_weights=liking.coef_[0].astype(np.float16),
        against_bias=liking.intercept_[0],
        known=np.array([f"{key}:{name}" for key, name in meaning.NAMES]),
        names=embed([name for _, name in meaning.NAMES]).astype(np.float16),
    )


def _train_topics() -> None:
    """Train what tells topics: a text is of those that it was written for, and of which it has signs."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - for this alone

    known = topics.topics().values()
    lines = [(topic.key, text) for topic in known for text in _lines_of(topic)]
    held = [terms_of(stems_of(text)) for _, text in lines]
    vectors = embed([text for _, text in lines])
    fits = [
        LogisticRegression(C=STRENGTH, max_iter=1000).fit(
            vectors,
            [
                topic.key == key or not topics.terms(topic.key).isdisjoint(terms)
                for (key, _), terms in zip(lines, held, strict=True)
            ],
        )
        for topic in known
    ]
    np.savez_compressed(
        topics.HEADS,
        keys=np.array([topic.key for topic in known]),
        weights=np.array([fit.coef_[0] for fit in fits], np.float16),
        biases=np.array([fit.intercept_[0] for fit in fits], np.float16),
    )


def _lines_of(topic: topics.Topic) -> Iterator[str]:
    yield from topic.examples
    for said in (*topic.names, *topic.signs):
        yield from (frame.format(said) for frame in FRAMES)


def _examples(vbench: Path) -> Iterator[Example]:
    for category, known in CATEGORIES.items():
        short = _lines(vbench / "prompts_per_category" / f"{category}.txt")
        long = _lines(vbench / "prompts_per_category_longer" / f"{category}_longer.txt")
        yield from ((text, known) for text in (*short, *long))
    for name in UNSORTED:
        yield from ((text, ()) for text in _lines(vbench / name))
    for facet in FACETS.values():
        yield from ((frame.format(sign), (facet.key,)) for sign in facet.signs for frame in FRAMES)


def _lines(file: Path) -> list[str]:
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]

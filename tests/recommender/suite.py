"""The steering suite: instructions with known answers, ranked by the production parser and gate."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any, Final

from recommender.ranking.concepts import Matrix, Pool
from recommender.ranking.gate import steer
from recommender.ranking.understanding import understand
from sora_site.core.embedding import embed

FOLDER: Final = Path(__file__).parents[2] / "benchmarks/steering_data"
TOP: Final = 10
WIDE: Final = (  # ask for what no facet knows
    *("townsfolk", "travellers", "pilgrims", "wardens", "villagers", "onlookers", "wayfarers"),
)
ITEMS: Final = {  # else VBench
    **dict.fromkeys(WIDE, "items_wide"),
    "strangers": "items_of_our_own",
    "wardens": "items_wardens",
    "villagers": "items_villagers",
    "onlookers": "items_captions",
    "wayfarers": "items_footage",
}
FOR_EACH: Final = 3  # clips without it, for each with what is not wanted, where that is rare

Question = dict[str, Any]
Order = Callable[[str, Pool], list[int]]


@dataclass(frozen=True)
class Figures:
    """Means over the instructions of one type."""

    obeyed: float  # share of the first ten that obey
    violated: float  # share of the first ten that have what was not wanted
    pool: float  # share of the whole pool that obeys
    cosine: float  # `obeyed`, when ordered by the cosine to the instruction alone
    count: int


def by_plan(instruction: str, pool: Pool) -> list[int]:
    return list(steer(understand(instruction, embed), pool).order)


def by_cosine(instruction: str, pool: Pool) -> list[int]:
    likeness = pool.vectors @ embed([instruction])[0]
    return sorted(range(len(pool.texts)), key=lambda at: -likeness[at])


def read(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def figures(name: str) -> dict[str, Figures]:
    """Ask every instruction of a set; for nonsense, `obeyed` is the share without any effect."""
    items, vectors = shuffled(ITEMS.get(name, "items"))
    rows = defaultdict(list)
    for question in read(name):
        unsure = {*question["all"], *question["any"], *question["none"]}
        places = [at for at, item in enumerate(items) if not unsure & set(item["perhaps"])]
        if name in WIDE and question["type"] == "negation":
            places = _tempting(places, items, set(question["none"]))
        pool = Pool(tuple(items[at]["text"] for at in places), vectors[places], embed)
        rows[question["type"]].append(_row(question, [items[at] for at in places], pool))
    return {kind: _means(found) for kind, found in rows.items()}


@cache
def shuffled(name: str) -> tuple[list[dict[str, Any]], Matrix]:
    items = read(name)
    random.Random(5).shuffle(items)
    return items, embed([item["text"] for item in items])


def _tempting(places: list[int], items: list[dict[str, Any]], none: set[str]) -> list[int]:
    """Keep of a pool what is unwanted and three times as much of the rest."""
    bad = [at for at in places if none & set(items[at]["has"])]
    rest = [at for at in places if at not in bad]
    count = min(len(rest), max(2 * TOP, FOR_EACH * len(bad)))
    return sorted(bad + random.Random(7).sample(rest, count))


def _means(rows: list[tuple[float, float, float, float]]) -> Figures:
    obeyed, violated, pool, cosine = (mean(column) for column in zip(*rows, strict=True))
    return Figures(obeyed, violated, pool, cosine, len(rows))


def _row(
    question: Question, items: list[dict[str, Any]], pool: Pool
) -> tuple[float, float, float, float]:
    order = by_plan(question["text"], pool)
    if question["type"] == "nonsense":
        return float(order == sorted(order)), 0.0, 1.0, 0.0
    good = [obeys(question, item) for item in items]
    bad = [bool(set(question["none"]) & set(item["has"])) for item in items]
    first = min(TOP, sum(good))  # where there are not ten
    plain = by_cosine(question["text"], pool)[:first]
    return (
        mean(good[at] for at in order[:first]),
        mean(bad[at] for at in order[:first]),
        mean(good),
        mean(good[at] for at in plain),
    )


def obeys(question: Question, item: dict[str, Any]) -> bool:
    has = set(item["has"])
    if "mood" in question:
        return question["mood"] in item["moods"]
    some = not question["any"] or bool(has & set(question["any"]))
    return set(question["all"]) <= has and some and not has & set(question["none"])

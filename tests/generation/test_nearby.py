"""Unknown words of an order get a neighbour from the site's embedder, or the clip does without."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pytest_django.fixtures import Settings

from generation.engines.protocol import RenderOrder
from generation.nearby import with_near_words


def order(prompt: str) -> RenderOrder:
    return RenderOrder(prompt=prompt, width=640, height=360, seconds=4, seed=1)


def broken(texts: Sequence[str]) -> None:
    raise RuntimeError(f"no vectors for {len(texts)} texts")


def test_real_vectors_find_the_likest_thing_and_place_and_are_kept_on_disk(
    settings: Settings,
) -> None:
    told = with_near_words(order("A robot reads a gizmo beside a clavinova in a wharfside"))
    again = with_near_words(order("The quux sleeps in an infirmary"))

    assert again.near == {"infirmary": "hospital"}
    assert set(told.near) <= {"clavinova", "wharfside", "gizmo"}
    assert len(list((settings.SITE_DATA / "models").glob("neighbours-*.npy"))) == 1


@pytest.mark.parametrize(
    "embedder", ["", "tests.generation.test_nearby.broken", "no.such.module.embed"]
)
def test_without_an_embedder_that_works_orders_stay_as_they_are(
    settings: Settings, embedder: str
) -> None:
    settings.EMBEDDER = embedder
    asked = order("A zorgle sleeps in a blimfort")

    assert with_near_words(asked) == asked


def test_known_words_ask_nobody(settings: Settings) -> None:
    settings.EMBEDDER = "tests.generation.test_nearby.broken"
    asked = order("A corgi surfs a wave at sunset")

    assert with_near_words(asked) is asked

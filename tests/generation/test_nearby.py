"""Unknown words of an order get a neighbour from the site's embedder, or the clip does without."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import dramatiq
import pytest
from dramatiq import Worker
from pytest_django.fixtures import Settings

from generation.engines.animatic.lexicon.terms import LANGUAGES
from generation.engines.animatic.vocabulary import longest_key, vocabulary
from generation.engines.protocol import RenderOrder
from generation.nearby import KnowWordsInTime, prepare, with_near_words
from sora_site.core.embedding import Vectors, embed


def order(prompt: str) -> RenderOrder:
    return RenderOrder(prompt=prompt, width=640, height=360, seconds=4, seed=1)


def broken(texts: Sequence[str]) -> None:
    raise RuntimeError(f"no vectors for {len(texts)} texts")


def test_real_vectors_find_the_likest_thing_and_place_and_are_kept_on_disk(
    settings: Settings,
) -> None:
    told = with_near_words(order("A robot reads a gizmo beside a clavinova in a wharfside"))
    again = with_near_words(order("The quux sleeps in a winery"))

    assert again.near == {"winery": "vineyard"}
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


def test_workers_know_the_words_before_any_clip_asks(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(texts: Sequence[str]) -> Vectors:
        asked.append(len(texts))
        return embed(texts)

    monkeypatch.setattr("sora_site.core.embedding.embed", counted)
    worker = Worker(dramatiq.get_broker(), queues={"cpu"}, worker_threads=1)
    KnowWordsInTime().after_worker_boot(dramatiq.get_broker(), worker)
    for thread in threading.enumerate():
        if thread.name == "words":
            thread.join()
    before = len(asked)

    told = with_near_words(order("The quux sleeps in a winery"))

    assert told.near == {"winery": "vineyard"}
    assert before
    assert max(asked[before:]) <= 8


def test_workers_read_every_language_before_any_clip_asks(settings: Settings) -> None:
    settings.EMBEDDER = ""
    vocabulary.cache_clear()
    longest_key.cache_clear()

    prepare_apart()

    assert vocabulary.cache_info().currsize == len(LANGUAGES)


def test_workers_that_draw_no_animatics_leave_the_words(settings: Settings) -> None:
    settings.EMBEDDER = "no.such.module.embed"
    worker = Worker(dramatiq.get_broker(), queues={"gpu"}, worker_threads=1)

    KnowWordsInTime().after_worker_boot(dramatiq.get_broker(), worker)

    assert "words" not in {thread.name for thread in threading.enumerate()}


def test_a_broken_embedder_stops_no_worker(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMBEDDER = "no.such.module.embed"

    prepare_apart()

    assert "no_near_words" in caplog.text


def prepare_apart() -> None:
    """Prepare in a thread, as workers do: it makes itself nicer than whatever renders."""
    thread = threading.Thread(target=prepare)
    thread.start()
    thread.join()

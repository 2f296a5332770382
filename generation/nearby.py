"""Words of an order that its engine may not know, each with one near to it: by the site's embedder.

Render workers read the lexicon of every language as they start. The vectors of all known words they compute once
and keep on disk. So no clip waits for either; one that comes sooner waits for what is left of the work.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string
from dramatiq import Middleware

from generation import slots
from generation.engines.animatic.lexicon.terms import LANGUAGES
from generation.engines.animatic.neighbours import Embed, Vectors, nearest, shelf, strangers
from generation.engines.animatic.telling import KEY
from generation.engines.animatic.vocabulary import longest_key
from generation.engines.protocol import RenderOrder

BEHIND: Final = 10  # how nice the preparing is to whatever renders

logger = logging.getLogger(__name__)
_one_at_a_time: Final = threading.Lock()


class KnowWordsInTime(Middleware):
    """Reads or computes, in the background, what the animatic engine's first prompt will need."""

    def after_worker_boot(self, broker: Any, worker: Any) -> None:
        pools = worker.consumer_whitelist or settings.RENDER_POOLS
        if KEY in settings.ENGINES and slots.pool_of(KEY) in pools:
            threading.Thread(target=prepare, name="words", daemon=True).start()


def prepare() -> None:
    """Have the words of all languages at hand, and the embedder with the vectors of all known words."""
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), BEHIND)
    for language in LANGUAGES:
        longest_key(language)
    if not settings.EMBEDDER:
        return
    try:
        embed = import_string(settings.EMBEDDER)
        _known(embed)
        embed([settings.EMBEDDER])
    except Exception:  # the clips are made without it
        logger.warning("generation.no_near_words", exc_info=True)


def with_near_words(order: RenderOrder) -> RenderOrder:
    """Add to an order what its unknown nouns may be shown as; without an embedder, nothing."""
    texts = [order.prompt, *([order.source.prompt] if order.source else [])]
    strange = strangers(texts)
    if not (strange and settings.EMBEDDER):
        return order
    try:
        embed = import_string(settings.EMBEDDER)
        return replace(order, near=nearest(strange, _known(embed), embed))
    except Exception:  # whatever the embedder stumbles over, the clip is made without it
        logger.warning("generation.no_near_words", exc_info=True)
        return order


def _known(embed: Embed) -> Vectors:
    with _one_at_a_time:
        return _kept(embed)


@cache
def _kept(embed: Embed) -> Vectors:
    """Read the vectors of all known words from disk, or write them there."""
    words = "\n".join((settings.EMBEDDER, *shelf().asked))
    name = hashlib.sha256(words.encode()).hexdigest()[:16]
    file: Path = settings.SITE_DATA / "models" / f"neighbours-{name}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as written:
            np.save(written, embed(shelf().asked).astype(np.float16))
        Path(written.name).replace(file)  # whole or not at all, whoever else writes it too
    vectors: Vectors = np.load(file).astype(np.float32)
    return vectors

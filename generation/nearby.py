"""Words of an order that its engine may not know, each with one near to it: by the site's embedder.

The vectors of all known words are computed once, when the first unknown one comes, and kept on disk.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string

from generation.engines.animatic.neighbours import Embed, Vectors, nearest, shelf, strangers
from generation.engines.protocol import RenderOrder

logger = logging.getLogger(__name__)


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


@cache
def _known(embed: Embed) -> Vectors:
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

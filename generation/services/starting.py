from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import PurePosixPath
from typing import IO

from django.core.files.storage import default_storage

from generation.models import Asset, Generation
from generation.services.queueing import GivenFile
from sora_site.core.pictures import as_png


def starting_picture(*, file: IO[bytes], size: str, crop: bool) -> GivenFile:
    """Redraw an uploaded picture as the first frame of a clip of this size, `width`x`height`.

    :raises PictureRefused: if it cannot be used, or is of another shape and must not be cropped.
    """
    width, height = map(int, size.split("x"))
    content = as_png(file, width=width, height=height, crop=crop)
    return GivenFile(kind=Asset.Kind.START, suffix=".png", content=content)


@contextmanager
def given_for(clip: Generation) -> Iterator[list[GivenFile]]:
    """Bring what a clip started from, to start another from it."""
    kinds = (Asset.Kind.START, Asset.Kind.UPLOAD)
    with ExitStack() as opened:
        yield [
            GivenFile(
                kind=Asset.Kind(asset.kind),
                suffix=PurePosixPath(asset.name).suffix,
                content=opened.enter_context(default_storage.open(asset.name)),
            )
            for asset in Asset.objects.filter(generation=clip, kind__in=kinds)
        ]

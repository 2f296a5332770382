from __future__ import annotations

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


def given_for(clip: Generation) -> list[GivenFile]:
    """Bring what a clip started from, to start another from it."""
    starts = Asset.objects.filter(generation=clip, kind=Asset.Kind.START)
    return [_read(asset) for asset in starts]


def _read(asset: Asset) -> GivenFile:
    with default_storage.open(asset.name) as stored:
        return GivenFile(kind=Asset.Kind(asset.kind), suffix=".png", content=stored.read())

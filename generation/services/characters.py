"""Characters: what is seen in a clip of one's own, made into a cameo by the check of any other."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from PIL import Image

from cameos.models import Cameo, Capture
from cameos.services import make_cameo, upload_film
from cameos.storing import WORK
from generation import cutting
from generation.engines.protocol import OrderRefused
from generation.engines.writer.films import picture_at
from generation.models import Generation
from generation.strangers import brought_along
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from sora_site.core.pictures import as_still

LONGEST: Final = 1280  # pixels of a side


class NoCharacter(DomainError):
    """No character can be made of this clip."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """Where to look in a clip: at `at` seconds, a part of the picture in the picture's own shape.

    `size` is the part's share of each side; `across` and `down` say where it lies, from 0 at the
    left and the top to 1.
    """

    at: float
    size: float = 1.0
    across: float = 0.5
    down: float = 0.5

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom in pixels."""
        wide, high = round(width * self.size), round(height * self.size)
        left, top = round((width - wide) * self.across), round((height - high) * self.down)
        return left, top, left + wide, top + high


def require_own_drawing(*, clip: Generation) -> None:
    """Check that a character may be taken from a clip: all of it was drawn here, and no one lent it.

    :raises NoCharacter: saying why not.
    """
    if not clip.is_usable:
        raise NoCharacter("A character can be taken from a finished clip only.")
    if clip.cast.exclude(owner=clip.author_id).exists():
        raise NoCharacter(
            "Somebody else is in this clip. A character can be taken only from clips without"
            " cameos of others."
        )
    if brought_along(clip):
        raise NoCharacter(
            "This clip was made from a film or a picture that was brought along, which may show a"
            " person. Take a character from a clip that was made here from words."
        )


@transaction.atomic
def make_character(
    *, author: User, clip: Generation, look: Look, name: str, handle: str
) -> Capture:
    """Begin a cameo of what is seen at one place in a clip of the author's; its check follows.

    :raises NoCharacter: as `require_own_drawing`, or if the clip's film is gone.
    :raises PictureRefused: if the part is too small.
    :raises CameoRefused, TooMany: if the name, the handle or the number will not do.
    """
    require_own_drawing(clip=clip)
    picture = as_still(_seen(clip, look), longest=LONGEST)
    cameo = make_cameo(
        owner=author,
        kind=Cameo.Kind.CHARACTER,
        name=name,
        handle=handle,
        made_from=clip.pk,
    )
    return upload_film(cameo=cameo, film=io.BytesIO(picture))


def _seen(clip: Generation, look: Look) -> io.BytesIO:
    settings.SCRATCH.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.SCRATCH, prefix=WORK) as folder:
        try:
            frame = picture_at(cutting.piece_of(clip, Path(folder)).video, look.at)
        except OrderRefused as error:
            raise NoCharacter("The film of this clip is gone.") from error
    image = Image.fromarray(frame)
    written = io.BytesIO()
    image.crop(look.box(*image.size)).save(written, "PNG", compress_level=1)
    return written

"""Pictures people upload: checked, turned upright, cropped and drawn anew.

Nothing else of the file is kept, neither where it was taken nor what was hidden in it.
"""

from __future__ import annotations

import io
import warnings
from typing import IO, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from sora_site.core.errors import DomainError

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000

# Pillow only warns of pictures up to twice its limit; here that is too late.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class PictureRefused(DomainError):
    """The file cannot be used as a picture."""


def as_webp(file: IO[bytes], *, width: int, height: int) -> bytes:
    """Draw the middle of an uploaded picture anew, as a WebP of exactly this size.

    :raises PictureRefused: if it is too big, moving, damaged or no JPEG, PNG or WebP.
    """
    if file.seek(0, io.SEEK_END) > MOST_BYTES:
        raise PictureRefused(f"The file is larger than {MOST_BYTES // 1024**2} MB.")
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            _require_small_and_still(picture)
            return _redrawn(picture, width, height)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise PictureRefused("This is no JPEG, PNG or WebP picture.") from error
    except Exception as error:  # a decoder may stumble over garbage in any way
        raise PictureRefused("The picture is damaged or not whole.") from error


def _require_small_and_still(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_many_pixels()
    # Cameras put a second, small picture behind a JPEG; that does not make it move.
    if picture.format in {"PNG", "WEBP"} and getattr(picture, "is_animated", False):
        raise PictureRefused("Moving pictures cannot be used. Choose a still one.")


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels.")


def _redrawn(picture: Image.Image, width: int, height: int) -> bytes:
    longer = max(width, height)
    picture.draft("RGB", (longer, longer))  # lets a large JPEG be decoded at a fraction
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    fitted = ImageOps.fit(plain, (width, height), Image.Resampling.LANCZOS)
    clean = Image.new(fitted.mode, fitted.size)
    clean.paste(fitted)
    written = io.BytesIO()
    clean.save(written, "WEBP", quality=84, method=4)
    return written.getvalue()

"""Pictures people upload: checked, turned upright, cropped and drawn anew.

Nothing else of the file is kept, neither where it was taken nor what was hidden in it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import IO, Final

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sora_site.core.errors import DomainError

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000
LEAST_SIDE: Final = 160  # pixels, of a picture that becomes a frame
LONGEST_TO_BREADTH: Final = 4  # of a picture that is kept in its own shape
SHAPE_SLACK: Final = 0.01  # by which shapes may differ and count as one
LYING: Final = frozenset({5, 6, 7, 8})  # orientations in EXIF that turn a picture by a quarter

# Pillow only warns of pictures up to twice its limit; here that is too late.
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class PictureRefused(DomainError):
    """The file cannot be used as a picture."""


def as_webp(file: IO[bytes], *, width: int, height: int) -> bytes:
    """Draw the middle of an uploaded picture anew, as a WebP of exactly this size.

    :raises PictureRefused: if it is too big, moving, damaged or no JPEG, PNG or WebP.
    """
    return _opened(file, lambda picture: _webp(_redrawn(picture, width, height)))


def as_png(file: IO[bytes], *, width: int, height: int, crop: bool) -> bytes:
    """Draw an uploaded picture anew, as an opaque PNG of exactly this size.

    :param crop: whether the middle is taken of a picture of another shape.
    :raises PictureRefused: as `as_webp`; if it is of another shape and `crop` is not set; if it
        is so small that nothing would be seen in it.
    """

    def draw(picture: Image.Image) -> bytes:
        _require_shape(picture, width, height, crop=crop)
        return _png(_redrawn(picture, width, height))

    return _opened(file, draw)


def as_still(file: IO[bytes], *, longest: int) -> bytes:
    """Draw an uploaded picture anew in its own shape, as an opaque PNG.

    :param longest: pixels of its longer side at most.
    :raises PictureRefused: as `as_webp`; if it is so small or narrow that nothing is seen in it.
    """

    def draw(picture: Image.Image) -> bytes:
        across, down = _upright_size(picture)
        _require_sides(across, down)
        if max(across, down) > LONGEST_TO_BREADTH * min(across, down):
            raise PictureRefused(f"The picture is {across}x{down} pixels, which is too narrow.")
        scale = min(1.0, longest / max(across, down))
        return _png(_redrawn(picture, round(across * scale), round(down * scale)))

    return _opened(file, draw)


def is_picture(file: IO[bytes]) -> bool:
    """Tell by its first bytes whether a file means to be a JPEG, PNG or WebP."""
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG")) or (
        head.startswith(b"RIFF") and head.endswith(b"WEBP")
    )


def _opened(file: IO[bytes], draw: Callable[[Image.Image], bytes]) -> bytes:
    if file.seek(0, io.SEEK_END) > MOST_BYTES:
        raise PictureRefused(f"The file is larger than {MOST_BYTES // 1024**2} MB.")
    file.seek(0)
    try:
        with Image.open(file, formats=FORMATS) as picture:
            _require_small_and_still(picture)
            return draw(picture)
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


def _require_shape(picture: Image.Image, width: int, height: int, *, crop: bool) -> None:
    across, down = _upright_size(picture)
    _require_sides(across, down)
    if not crop and abs(across * height - down * width) > SHAPE_SLACK * across * height:
        raise PictureRefused(
            f"The picture is {across}x{down} and the clip {width}x{height}, which is another"
            " shape. Tick “Crop it to fit”, or choose a picture of that shape."
        )


def _require_sides(across: int, down: int) -> None:
    if min(across, down) < LEAST_SIDE:
        raise PictureRefused(
            f"The picture is {across}x{down} pixels; at least {LEAST_SIDE} on each side are needed."
        )


def _upright_size(picture: Image.Image) -> tuple[int, int]:
    lies = picture.getexif().get(ExifTags.Base.Orientation, 1) in LYING
    return (picture.height, picture.width) if lies else picture.size


def _redrawn(picture: Image.Image, width: int, height: int) -> Image.Image:
    longer = max(width, height)
    picture.draft("RGB", (longer, longer))  # lets a large JPEG be decoded at a fraction
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    fitted = ImageOps.fit(plain, (width, height), Image.Resampling.LANCZOS)
    clean = Image.new(fitted.mode, fitted.size)
    clean.paste(fitted)
    return clean


def _webp(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=84, method=4)
    return written.getvalue()


def _png(picture: Image.Image) -> bytes:
    """Write an opaque PNG: what was transparent is white."""
    opaque = Image.new("RGB", picture.size, "white")
    opaque.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    written = io.BytesIO()
    opaque.save(written, "PNG", compress_level=3)
    return written.getvalue()

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from sora_site.core.pictures import PictureRefused, as_png

PORTRAIT = {"width": 72, "height": 128}


def picture(width: int, height: int, form: str = "JPEG", **options: Any) -> io.BytesIO:
    """Draw a picture whose left half is red and whose right half is blue."""
    drawn = Image.new(options.pop("mode", "RGB"), (width, height), "red")
    drawn.paste(Image.new("RGB", (width // 2, height), "blue"), (width - width // 2, 0))
    file = io.BytesIO()
    drawn.save(file, form, **options)
    return file


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_picture_of_the_same_shape_becomes_a_frame_of_the_clips_size(form: str) -> None:
    frame = opened(as_png(picture(720, 1280, form), **PORTRAIT, crop=False))

    assert (frame.format, frame.size, frame.mode) == ("PNG", (72, 128), "RGB")


def test_picture_of_another_shape_is_refused_with_both_shapes_unless_it_may_be_cropped() -> None:
    with pytest.raises(PictureRefused, match=r"800x600 and the clip 72x128.*Tick"):
        as_png(picture(800, 600), **PORTRAIT, crop=False)

    frame = opened(as_png(picture(800, 600), **PORTRAIT, crop=True))

    red, blue = frame.getpixel((10, 64)), frame.getpixel((62, 64))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > blue[0], "the middle was not kept"


def test_picture_that_lies_on_its_side_is_turned_upright_and_says_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    exif[0x010F] = "A camera"

    content = as_png(picture(1280, 720, exif=exif), **PORTRAIT, crop=False)

    frame = opened(content)
    top, bottom = frame.getpixel((36, 10)), frame.getpixel((36, 118))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200
    assert bottom[2] > 200
    assert not frame.getexif()
    assert b"A camera" not in content


def test_what_is_transparent_becomes_white() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (720, 1280), (255, 0, 0, 0)).save(file, "PNG")

    frame = opened(as_png(file, **PORTRAIT, crop=False))

    assert frame.getpixel((30, 30)) == (255, 255, 255)


def bomb() -> io.BytesIO:
    """Say in a small file that it is a picture of a hundred megapixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        (bomb(), "50 megapixels"),
        (io.BytesIO(b"#EXTM3U\nfile:///etc/passwd\n"), "no JPEG, PNG or WebP"),
        (io.BytesIO(picture(720, 1280).getvalue()[:900]), "damaged"),
        (picture(720, 1280, "GIF"), "no JPEG, PNG or WebP"),
        (picture(90, 160), "at least 160"),
        (io.BytesIO(b"\xff" * (10 * 1024 * 1024 + 1)), "larger than 10 MB"),
    ],
    ids=["bomb", "playlist", "cut off", "gif", "tiny", "huge"],
)
def test_file_that_cannot_be_used_is_refused_with_the_reason(
    file: io.BytesIO, complaint: str
) -> None:
    with pytest.raises(PictureRefused, match=complaint):
        as_png(file, **PORTRAIT, crop=True)

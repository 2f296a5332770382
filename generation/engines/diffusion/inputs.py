"""What an order brings along, as arrays: pictures, the end of an earlier clip, a recording.

Files come from people. Decoders are told which formats and codecs they may open, and how much.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from generation.engines.footage import Limits, Unreadable, look_at

Picture = npt.NDArray[np.uint8]  # (height, width, 3), RGB
Recording = npt.NDArray[np.float32]  # (samples, 2), stereo

WAV_ONLY: Final = {"protocol_whitelist": "file", "codec_whitelist": "pcm_s16le,pcm_s24le,pcm_f32le"}
MOST_PIXELS: Final = 50_000_000  # of a still
EARLIER: Final = Limits(file_bytes=2 << 30, seconds=200)  # clips to go on from


def read_still(path: Path) -> Picture:
    """Decode a picture, turned upright.

    :raises Unreadable: if it is none, or too large.
    """
    return np.asarray(_opened(path, "RGB"))


def read_cutout(path: Path) -> Picture:
    """Decode what is not transparent of a picture, laid on black.

    :raises Unreadable: if it is no picture, too large, or nothing can be seen on it.
    """
    image = _opened(path, "RGBA")
    seen = image.getchannel("A").getbbox()
    if seen is None:
        raise Unreadable("The picture is empty. Choose another one.")
    black = Image.new("RGBA", image.size, "black")
    return np.asarray(Image.alpha_composite(black, image).convert("RGB").crop(seen))


def _opened(path: Path, mode: str) -> Image.Image:
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unreadable("The picture has too many pixels: 50 million is the most.")
            return ImageOps.exif_transpose(image).convert(mode)
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable("The picture cannot be read. Choose another one.") from error


def read_end(path: Path, *, width: int, height: int, frames: int) -> list[Picture]:
    """Decode the last frames of a clip, fitted to a size; before its first, that one repeats.

    :raises Unreadable: if it cannot be decoded, or is too long or too large.
    """
    footage = look_at(path, EARLIER)
    start = max(footage.frame_count - frames, 0)
    pictures = [frame[..., :3] for frame in footage.frames(width, height, start=start)]
    return [pictures[0]] * (frames - len(pictures)) + pictures


def read_recording(path: Path, *, rate: int, seconds: float) -> Recording:
    """Decode a WAV in stereo at `rate` Hz, cut or filled with silence to exactly `seconds`.

    :raises Unreadable: if it cannot be decoded.
    """
    heard = read_voice(path, rate=rate, longest=seconds)
    recording = np.zeros((round(seconds * rate), 2), np.float32)
    recording[: len(heard)] = heard
    return recording


def read_voice(path: Path, *, rate: int, longest: float) -> Recording:
    """Decode the first `longest` seconds of a WAV in stereo at `rate` Hz.

    :raises Unreadable: if it cannot be decoded.
    """
    wanted = round(longest * rate)
    try:
        return np.concatenate(list(_stereo(path, rate=rate, wanted=wanted)))[:wanted]
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise Unreadable("The recording cannot be read.") from error


def _stereo(path: Path, *, rate: int, wanted: int) -> Iterator[Recording]:
    """Yield stretches of sound; one channel becomes two, as loud as it was."""
    samples = 0
    with av.open(str(path), format="wav", options=WAV_ONLY) as container:
        stream = container.streams.audio[0]
        layout = "mono" if stream.codec_context.layout.nb_channels == 1 else "stereo"
        resampler = av.AudioResampler(format="flt", layout=layout, rate=rate)
        for frame in chain(container.decode(stream), (None,)):
            for part in resampler.resample(frame):
                heard = np.asarray(part.to_ndarray(), np.float32).reshape(part.samples, -1)
                yield np.repeat(heard, 2 // heard.shape[1], axis=1)
                samples += part.samples
            if samples >= wanted:
                return


def at_rate(waveform: Recording, rate: int, wanted: int) -> Recording:
    """Resample sound from `rate` to `wanted` Hz."""
    if rate == wanted:
        return waveform
    resampler = av.AudioResampler(format="flt", layout="stereo", rate=wanted)
    packed = np.ascontiguousarray(waveform, np.float32).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(packed, format="flt", layout="stereo")
    frame.rate = rate
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1, 2) for part in parts]).astype(np.float32)


def filling(picture: Picture, width: int, height: int) -> Picture:
    """Cover (height, width) with the picture: scaled, and cropped at the sides that stand over."""
    scale = max(width / picture.shape[1], height / picture.shape[0])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    image = Image.fromarray(picture)
    if image.size != size:
        image = image.resize(size, Image.Resampling.LANCZOS)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return np.asarray(image.crop((left, top, left + width, top + height)))


def framed(picture: Picture, width: int, height: int) -> Picture:
    """Widen a picture to the computed size by repeating its edges, which are cut off again."""
    x, y = width - picture.shape[1], height - picture.shape[0]
    edges = ((y // 2, y - y // 2), (x // 2, x - x // 2), (0, 0))
    return np.pad(picture, edges, mode="edge")

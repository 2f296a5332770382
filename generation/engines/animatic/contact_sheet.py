"""Sheets of small pictures: one prompt in every style, or many prompts, each at its middle."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.protocol import RenderOrder
from generation.engines.workspace import FolderWorkspace

SIZE: Final = (1280, 720)
SHOWN: Final = (480, 270)
COLUMNS: Final = 2
SMALL: Final = (320, 180)
PROMPT_COLUMNS: Final = 4
LABEL: Final = 26  # pixels below each picture
AT: Final = 30  # the frame that is shown of a style
MIDDLE: Final = 48  # of a prompt: half of four seconds
PAPER, INK = (250, 248, 244), (40, 38, 46)


def write_sheet(prompt: str, path: Path, *, seed: int) -> None:
    """Draw one frame of a prompt in every style into one labelled picture."""
    styles = AnimaticEngine().capabilities().styles
    _write(path, [(style, _frame(prompt, style, seed)) for style in styles], SHOWN, COLUMNS)


def write_prompt_sheet(prompts: Sequence[str], path: Path, *, seed: int) -> None:
    """Draw the middle frame of each prompt into one labelled picture."""
    frames = [(prompt, _frame(prompt, "", seed + number)) for number, prompt in enumerate(prompts)]
    _write(path, frames, SMALL, PROMPT_COLUMNS)


def _write(
    path: Path, frames: Sequence[tuple[str, Image.Image]], shown: tuple[int, int], columns: int
) -> None:
    width, height = shown
    rows = -(-len(frames) // columns)
    sheet = Image.new("RGB", (columns * width, rows * (height + LABEL)), PAPER)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=16 if columns == COLUMNS else 11)
    for number, (label, frame) in enumerate(frames):
        x, y = number % columns * width, number // columns * (height + LABEL)
        sheet.paste(frame.resize(shown, Image.Resampling.LANCZOS), (x, y))
        pen.text((x + 8, y + height + 3), textwrap.shorten(label, 58), fill=INK, font=font)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, quality=72, method=6)


def _frame(prompt: str, style: str, seed: int) -> Image.Image:
    engine = AnimaticEngine()
    order = RenderOrder(
        prompt=prompt, width=SIZE[0], height=SIZE[1], seconds=4, seed=seed, style=style, sound=False
    )
    workspace = FolderWorkspace(Path())
    clip = engine.render(engine.plan(order), workspace=workspace, report=lambda *_: None)
    frame = next(islice(clip.frames, AT if style else MIDDLE, None))
    return Image.fromarray(np.ascontiguousarray(frame[:, :, :3]))

"""One prompt in every style, side by side."""

from __future__ import annotations

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
LABEL: Final = 26  # pixels below each picture
AT: Final = 30  # the frame that is shown
PAPER, INK = (250, 248, 244), (40, 38, 46)


def write_sheet(prompt: str, path: Path, *, seed: int) -> None:
    """Draw one frame of a prompt in every style into one labelled picture."""
    styles = AnimaticEngine().capabilities().styles
    rows = -(-len(styles) // COLUMNS)
    width, height = SHOWN
    sheet = Image.new("RGB", (COLUMNS * width, rows * (height + LABEL)), PAPER)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=16)
    for number, style in enumerate(styles):
        x, y = number % COLUMNS * width, number // COLUMNS * (height + LABEL)
        sheet.paste(_frame(prompt, style, seed), (x, y))
        pen.text((x + 8, y + height + 3), style, fill=INK, font=font)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, quality=72, method=6)


def _frame(prompt: str, style: str, seed: int) -> Image.Image:
    engine = AnimaticEngine()
    order = RenderOrder(
        prompt=prompt, width=SIZE[0], height=SIZE[1], seconds=4, seed=seed, style=style, sound=False
    )
    workspace = FolderWorkspace(Path())
    clip = engine.render(engine.plan(order), workspace=workspace, report=lambda *_: None)
    frame = next(islice(clip.frames, AT, None))
    picture = Image.fromarray(np.ascontiguousarray(frame[:, :, :3]))
    return picture.resize(SHOWN, Image.Resampling.LANCZOS)

"""Films for simulated clips: a few are rendered, and copied in the storage to every clip.

Thousands of renders would take days and show nothing new. So each clip has real files that play,
of the animatic engine, but hundreds share the same pictures; the account of each clip says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.protocol import ClipFiles, RenderOrder
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip
from generation.models import Asset, Generation
from generation.storing import store

SECONDS: Final = 4
WIDTH, HEIGHT = 360, 640


@dataclass(frozen=True)
class Films:
    """Rendered films; none in a world that nobody will look at."""

    rendered: tuple[ClipFiles, ...] = ()

    def give(self, clip: Generation) -> None:
        """Store the files of a film as those of a clip, and their rows."""
        if self.rendered:
            files = self.rendered[clip.seed % len(self.rendered)]
            Asset.objects.bulk_create(store(clip, files))


@contextmanager
def films(prompts: tuple[str, ...]) -> Iterator[Films]:
    """Render one small film for each prompt; they are there until the block ends."""
    with TemporaryDirectory(prefix="simulated-") as folder:
        yield Films(tuple(_render(p, Path(folder) / str(n)) for n, p in enumerate(prompts)))


def _render(prompt: str, folder: Path) -> ClipFiles:
    folder.mkdir()
    engine = AnimaticEngine()
    order = RenderOrder(prompt=prompt, width=WIDTH, height=HEIGHT, seconds=SECONDS, seed=1)
    clip = engine.render(
        engine.plan(order), workspace=FolderWorkspace(folder), report=lambda share, stage: None
    )
    return write_clip(clip, folder)

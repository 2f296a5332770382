"""The promise of a remix, through the real queue with the real engine and its real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import numpy as np
import numpy.typing as npt
import pytest
from django.core.files.storage import default_storage

from generation import making, rendering, services
from generation.engines.protocol import Clip, ClipFiles, Frame
from generation.engines.writer import write_clip
from generation.models import Asset, Generation
from generation.services import Change, ClipOrder
from sora_site.accounts.models import User

MOMENTS = (0, 40, 80)  # frames looked at
Drawn = dict[int, Frame]

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Drawn]:
    """Look over the writer's shoulder: frames as the engine drew them, before they are encoded."""
    seen: list[Drawn] = []

    def watched(clip: Clip, folder: Path, **more: Any) -> ClipFiles:
        kept: Drawn = {}
        seen.append(kept)

        def frames() -> Iterator[Frame]:
            for number, frame in enumerate(clip.frames):
                if number in MOMENTS:
                    kept[number] = frame.copy()
                yield frame

        return write_clip(replace(clip, frames=frames()), folder, **more)

    monkeypatch.setattr(making, "write_clip", watched)
    return seen


def rendered(clip: Generation) -> Generation:
    assert rendering.render_next(clip.pool)
    clip.refresh_from_db()
    assert clip.state == Generation.State.COMPLETED
    return clip


def stored(clip: Generation, moment: int) -> npt.NDArray[np.int16]:
    asset = Asset.objects.get(generation=clip, kind=Asset.Kind.VIDEO)
    with av.open(default_storage.path(asset.name)) as film:
        for number, frame in enumerate(film.decode(video=0)):
            if number == moment:
                return frame.to_ndarray(format="rgb24").astype(np.int16)
    raise AssertionError(moment)


def box(before: Frame, after: Frame) -> tuple[slice, slice]:
    """Return the smallest rectangle that holds every pixel that changed."""
    rows, columns = np.nonzero((before != after).any(axis=2))
    assert len(rows)
    return slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)


def test_remix_with_the_same_seed_changes_only_what_its_prompt_changes(
    owner: User, stranger: User, drawn: list[Drawn]
) -> None:
    order = ClipOrder(prompt="A man stands in the street", size="1280x720", seconds=4, seed=5)
    source = rendered(services.request_clip(author=owner, order=order, request_key=uuid4()))

    change = Change(prompt="A man in a blue cap stands in the street")
    asked = services.remix_clip(author=stranger, source=source, change=change, request_key=uuid4())
    remix = rendered(asked)

    before, after = drawn
    for moment in MOMENTS:
        changed = box(before[moment], after[moment])
        height, width = before[moment][changed].shape[:2]
        assert width < 0.25 * 1280
        assert height < 0.3 * 720
    outside = np.ones((720, 1280), bool)
    outside[box(before[0], after[0])] = False
    difference = np.abs(stored(source, 0) - stored(remix, 0)).max(axis=2)
    assert difference[outside].mean() < 0.5  # of 255: nothing but how it was compressed
    assert difference[~outside].mean() > 10 * difference[outside].mean()

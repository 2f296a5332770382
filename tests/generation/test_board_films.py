"""Storyboards as films, by the real engine at the size of its previews."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from uuid import uuid4

import av
import numpy as np
import numpy.typing as npt
import pytest
from django.core.files.storage import default_storage
from pytest_django.fixtures import Settings

from generation import rendering, services
from generation.engines.protocol import SAMPLE_RATE
from generation.models import Asset, Generation
from generation.services import BoardOrder, Change, ShotOrder
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.generation.little_animatic import LITTLE_ANIMATIC

pytestmark = pytest.mark.django_db

FRAMES: Final = 96  # of a shot of four seconds
SAMPLES: Final = 4 * SAMPLE_RATE
STORY: Final = (
    "A dog runs on a beach at sunset. She says “Look at that!”",
    "A cat jumps in the rain.",
    "Snow falls in a forest and a fox walks by.",
)


@pytest.fixture(autouse=True)
def little_animatic(settings: Settings) -> None:
    settings.ENGINES = settings.ENGINES | {"animatic": (LITTLE_ANIMATIC, "cpu")}


def made(board: Generation) -> Generation:
    while rendering.render_next("cpu"):
        pass
    board.refresh_from_db()
    assert board.state == Generation.State.COMPLETED, board.reason
    return board


def stored(clip: Generation, kind: Asset.Kind) -> bytes:
    with default_storage.open(clip.assets.get(kind=kind).name) as file:
        content: bytes = file.read()
    return content


def pictures(clip: Generation) -> npt.NDArray[np.uint8]:
    with av.open(BytesIO(stored(clip, Asset.Kind.VIDEO)), "r") as film:
        frames = [frame.to_ndarray(format="gray") for frame in film.decode(video=0)]
    return np.stack(frames).astype(np.uint8)


def sound(clip: Generation) -> npt.NDArray[np.float32]:
    """Return what is heard as (samples,), the left side."""
    with av.open(BytesIO(stored(clip, Asset.Kind.VIDEO)), "r") as film:
        parts = [frame.to_ndarray()[0] for frame in film.decode(audio=0)]
    return np.concatenate(parts).astype(np.float32)


def loudness(wave: npt.NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(wave**2)))


def test_one_shot_made_anew_leaves_the_others_bit_for_bit_as_they_are(owner: User) -> None:
    cards = tuple(ShotOrder(prompt=prompt) for prompt in STORY)
    order = BoardOrder(shots=cards, size="720x1280")
    board = made(services.request_board(author=owner, order=order, request_key=uuid4()))

    other = made(
        services.change_shot(
            board=board, place=1, prompt=STORY[1], camera="zoom in", request_key=uuid4()
        )
    )

    before, after = pictures(board), pictures(other)
    assert len(before) == len(after) == 3 * FRAMES
    first, second, third = (slice(n * FRAMES, (n + 1) * FRAMES) for n in range(3))
    assert np.array_equal(before[first], after[first])
    assert np.array_equal(before[third], after[third])
    assert not np.array_equal(before[second], after[second])
    for place, shot in zip((first, third), Generation.objects.shots_of(board)[::2], strict=True):
        assert np.array_equal(before[place], pictures(shot))
    _assert_sound_stays(sound(board), sound(other))
    _assert_whole(board)


def _assert_sound_stays(before: npt.NDArray[np.float32], after: npt.NDArray[np.float32]) -> None:
    """Compare what is heard with the shots that stayed, and look for clicks where they meet.

    Sound is encoded once for the whole: up to the packets that overlap the first seam it is the
    same to the bit; after another shot the encoder's own noise differs, of the same loudness.
    """
    overlap = 2048  # samples
    first, third = slice(0, SAMPLES - overlap), slice(2 * SAMPLES + overlap, 3 * SAMPLES)
    assert np.array_equal(before[first], after[first])
    assert np.corrcoef(before[third], after[third])[0, 1] > 0.98
    assert loudness(before[third]) == pytest.approx(loudness(after[third]), rel=0.02)
    usual = np.quantile(np.abs(np.diff(before)), 0.999)
    for seam in (SAMPLES, 2 * SAMPLES):
        around = before[seam - 480 : seam + 480]
        assert np.abs(np.diff(around)).max() <= usual


def _assert_whole(board: Generation) -> None:
    assert board.duration == pytest.approx(12)
    captions = stored(board, Asset.Kind.CAPTIONS).decode()
    assert "Look at that!" in captions
    told = Notification.objects.filter(kind=Notification.Kind.CLIP_READY)
    assert {line.url for line in told} >= {board.get_absolute_url()}
    assert told.count() <= 2


def test_storyboard_is_extended_and_remixed_like_any_clip(owner: User) -> None:
    order = BoardOrder(shots=(ShotOrder(prompt=STORY[0]),), size="720x1280")
    board = made(services.request_board(author=owner, order=order, request_key=uuid4()))
    change = Change(prompt="The dog sits.", seconds=4)

    longer = made(
        services.extend_clip(author=owner, source=board, change=change, request_key=uuid4())
    )
    other = made(
        services.remix_clip(
            author=owner, source=board, change=Change(prompt="A cat."), request_key=uuid4()
        )
    )

    assert np.array_equal(pictures(longer)[:FRAMES], pictures(board))
    assert len(pictures(longer)) == 2 * FRAMES
    assert other.parent == board
    assert other.duration == pytest.approx(4)

"""Leave that ends in every phase of a clip, and nothing is left of it that should not be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from cameos.ledger import faults
from cameos.models import Cameo, Grant
from cameos.services import (
    ConsentMissing,
    delete_cameo,
    revoke,
    set_voice,
)
from feed.models import Post
from feed.services import LeaveMissing, publish
from generation import rendering, services, storing
from generation.models import Asset, Generation
from generation.services import BoardOrder, CastRefused, Change, ShotOrder
from sora_site.accounts.models import User
from sora_site.notifications.models import Notification
from tests.generation.asks import PROMPT, ask, files_of, made, remixed, rendered, spent_by
from tests.generation.casts import (
    CastingEngine,
    decrypted_files,
    worked_off,
)
from tests.generation.small_engine import SmallEngine

State, Code = Generation.State, Generation.ReasonCode

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("casting_engine")]


def finish_halfway(take_back: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Take leave back once the files are stored and before the clip is settled."""
    store = storing.store

    def then(*args: object, **kwargs: object) -> list[Asset]:
        assets = store(*args, **kwargs)  # type: ignore[arg-type]
        take_back()
        return assets

    monkeypatch.setattr(storing, "store", then)


@dataclass(frozen=True)
class Ending:
    """How leave ends, and what of it."""

    whose: str  # one person's, everybody's, or the cameo is deleted
    take_down: bool

    def __str__(self) -> str:
        return f"{self.whose} {'and take down' if self.take_down else 'from now on'}"

    def end(self, cameo: Cameo, friend: User) -> None:
        if self.whose == "deleted":
            delete_cameo(cameo=cameo, take_down=self.take_down)
        else:
            person = friend if self.whose == "one" else None
            revoke(cameo=cameo, person=person, take_down=self.take_down)
        worked_off()


ENDINGS = [Ending(whose, down) for whose in ("one", "all", "deleted") for down in (False, True)]


@pytest.fixture
def phase(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[User, Callable[[], None]], Generation]:
    """Make a clip and do something to it in a phase of its life."""

    def make(author: User, then: Callable[[], None]) -> Generation:
        clip = ask(author)
        if request.param == "queued":
            then()
        elif request.param == "rendering":
            SmallEngine.halfway = staticmethod(then)
        elif request.param == "finishing":
            finish_halfway(then, monkeypatch)
        rendering.render_next("cpu")
        if request.param == "posted":
            publish(clip=clip, caption="Look")
        if request.param in {"draft", "posted"}:
            then()
        clip.refresh_from_db()
        return clip

    return make


@pytest.mark.parametrize("ending", ENDINGS, ids=str)
@pytest.mark.parametrize("phase", ["queued", "rendering", "finishing"], indirect=True)
def test_leave_that_ends_stops_what_is_being_made(
    phase: Callable[[User, Callable[[], None]], Generation],
    ending: Ending,
    cameo: Cameo,
    friend: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        clip = phase(friend, lambda: ending.end(cameo, friend))

    assert (clip.state, clip.reason_code) == (State.REFUSED, Code.CONSENT)
    assert "@olga" in clip.reason or "cameo" in clip.reason
    assert spent_by(friend) == 0
    assert_no_trace(clip)
    with pytest.raises((CastRefused, ConsentMissing)):
        ask(friend)


@pytest.mark.parametrize("ending", ENDINGS, ids=str)
@pytest.mark.parametrize("phase", ["draft", "posted"], indirect=True)
def test_leave_that_ends_takes_down_what_exists_only_where_that_is_wanted(
    phase: Callable[[User, Callable[[], None]], Generation],
    ending: Ending,
    cameo: Cameo,
    friend: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    posts_before = Post.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        clip = phase(friend, lambda: ending.end(cameo, friend))

    assert spent_by(friend) == clip.price
    if ending.take_down:
        assert (clip.state, clip.reason_code) == (State.REFUSED, Code.CONSENT)
        assert Post.objects.count() == posts_before
        assert_no_trace(clip)
        return
    assert clip.state == State.COMPLETED
    assert len(files_of(clip)) == 4
    assert not list(decrypted_files())


def mute(cameo: Cameo) -> None:
    set_voice(cameo=cameo, lent=False)
    worked_off()


@pytest.mark.parametrize("phase", ["queued", "rendering", "finishing"], indirect=True)
def test_a_voice_that_is_taken_back_stops_what_is_made_with_it(
    phase: Callable[[User, Callable[[], None]], Generation],
    cameo: Cameo,
    friend: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    set_voice(cameo=cameo, lent=True)
    with django_capture_on_commit_callbacks(execute=True):
        clip = phase(friend, lambda: mute(cameo))

    assert (clip.state, clip.reason_code) == (State.REFUSED, Code.CONSENT)
    assert clip.reason.startswith("The voice of @olga")
    assert spent_by(friend) == 0
    assert_no_trace(clip)
    SmallEngine.halfway = staticmethod(lambda: None)
    assert made(friend).state == State.COMPLETED
    assert CastingEngine.seen[0].voice is None


def test_a_likeness_that_is_lent_without_its_voice_goes_on(cameo: Cameo, friend: User) -> None:
    mute = ask(friend)
    set_voice(cameo=cameo, lent=True)
    silent = ask(friend, slot="sora-1-turbo")
    set_voice(cameo=cameo, lent=False)

    assert [rendered(clip).state for clip in (mute, silent)] == [State.COMPLETED] * 2


def test_what_is_heard_in_a_voice_that_was_taken_back_is_neither_posted_nor_used_on(
    cameo: Cameo, friend: User
) -> None:
    set_voice(cameo=cameo, lent=True)
    clip = made(friend)
    set_voice(cameo=cameo, lent=False)
    asked: dict[str, Any] = {"author": friend, "request_key": uuid4()}
    change = Change(prompt="Snow falls.")

    with pytest.raises(LeaveMissing, match="voice of @olga"):
        publish(clip=clip, caption="Look")
    with pytest.raises(ConsentMissing, match="voice of @olga"):
        services.trim_clip(source=clip, start=0, end=0.6, **asked)
    with pytest.raises(ConsentMissing, match="voice of @olga"):
        services.stitch_clips(sources=[clip, clip], **asked)
    with pytest.raises(ConsentMissing, match="voice of @olga"):
        services.extend_clip(source=clip, change=change, **asked)
    remix = rendered(services.remix_clip(source=clip, change=change, **asked))

    assert (remix.state, CastingEngine.seen[0].voice) == (State.COMPLETED, None)
    assert publish(clip=remix, caption="Look").generation == remix


def assert_no_trace(clip: Generation) -> None:
    assert not files_of(clip)
    assert not clip.assets.exists()
    assert not Post.objects.filter(generation=clip).exists()
    assert not list(decrypted_files())
    assert list(faults()) == []
    told = Notification.objects.filter(recipient=clip.author, kind=Notification.Kind.CLIP_FAILED)
    assert told.get().url == clip.get_absolute_url()


@pytest.mark.parametrize("take_down", [False, True], ids=["from now on", "and take down"])
def test_remixes_of_remixes_and_stitches_go_with_it(
    take_down: bool, cameo: Cameo, owner: User, friend: User, stranger: User
) -> None:
    lend = Grant.objects.create(
        cameo=cameo, person=stranger, state="granted", asked_at=timezone.now()
    )
    first = made(friend)
    second = remixed(first, stranger)
    third = remixed(second, friend)
    stitch = rendered(
        services.stitch_clips(author=friend, sources=[first, third], request_key=uuid4())
    )
    apart = made(lend.person, "@olga sings.")
    own = made(owner)

    revoke(cameo=cameo, person=friend, take_down=take_down)
    worked_off()

    states = []
    for clip in (first, second, third, stitch, apart, own):
        clip.refresh_from_db()
        states.append(clip.state == State.COMPLETED)
    assert states == ([False] * 4 if take_down else [True] * 4) + [True, True]
    assert [
        bool(clip.assets.count()) for clip in (first, second, third, stitch, apart, own)
    ] == states
    assert [spent_by(person) > 0 for person in (friend, stranger)] == [True, True]


def test_a_storyboard_ends_with_the_shot_that_shows_them(cameo: Cameo, friend: User) -> None:
    shots = (ShotOrder(prompt="A forest."), ShotOrder(prompt=PROMPT))
    board = services.request_board(
        author=friend, order=BoardOrder(shots=shots), request_key=uuid4()
    )

    revoke(cameo=cameo, person=friend, take_down=False)
    worked_off()

    board.refresh_from_db()
    assert (board.state, board.reason_code) == (State.FAILED, Code.CONSENT)
    assert spent_by(friend) == 0


def test_leave_that_ran_out_unseen_is_noticed_when_the_job_starts(
    cameo: Cameo, friend: User
) -> None:
    clip = ask(friend)
    Grant.objects.update(expires_at=timezone.now())

    rendering.render_next("cpu")

    clip.refresh_from_db()
    assert (clip.state, clip.reason_code) == (State.REFUSED, Code.CONSENT)
    assert not CastingEngine.seen
    assert spent_by(friend) == 0


def test_a_draft_cannot_be_posted_without_leave(cameo: Cameo, friend: User) -> None:
    clip = made(friend)
    revoke(cameo=cameo, person=friend, take_down=False)

    with pytest.raises(LeaveMissing, match="stays in your library"):
        publish(clip=clip, caption="Look")

    assert not Post.objects.exists()

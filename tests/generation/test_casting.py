"""Who is in a clip: asked for, made, taken back in every phase, and gone without a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from cameos.ledger import faults
from cameos.models import Cameo, Grant, LedgerRow, Reference
from cameos.services import (
    ConsentMissing,
    NotAllowed,
    delete_cameo,
    revoke,
    set_audience,
    set_restrictions,
    set_voice,
)
from feed.models import Post
from feed.services import LeaveMissing, publish
from generation import rendering, services, storing
from generation.engines.protocol import Clip, Cue, Plan, Report, Workspace
from generation.models import Asset, CastMember, CreditEntry, Generation
from generation.services import BoardOrder, CastRefused, Change, ClipOrder, ClipRefused, ShotOrder
from sora_site.accounts.models import CameoAudience, User
from sora_site.accounts.services.ties import set_block
from sora_site.notifications.models import Notification
from tests.factories import CompletedFactory, PetFactory
from tests.generation.casts import (
    CastingEngine,
    add_references,
    decrypted_files,
    lent_cameo,
    worked_off,
)
from tests.generation.small_engine import SmallEngine, use_engine

State, Code = Generation.State, Generation.ReasonCode
PROMPT = "@olga walks through a forest."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def casting_engine(settings: Settings) -> Iterator[None]:
    use_engine(settings, CastingEngine)
    CastingEngine.seen.clear()
    yield
    SmallEngine.halfway = staticmethod(lambda: None)


@pytest.fixture
def cameo(owner: User, friend: User) -> Cameo:
    """Olga's, lent to Finn."""
    return lent_cameo(owner, friend)


def ask(author: User, prompt: str = PROMPT, **changes: object) -> Generation:
    order = replace(ClipOrder(prompt=prompt, seconds=4), **changes)  # type: ignore[arg-type]
    return services.request_clip(author=author, order=order, request_key=uuid4())


def made(author: User, prompt: str = PROMPT, **changes: object) -> Generation:
    return rendered(ask(author, prompt, **changes))


def rendered(clip: Generation) -> Generation:
    while clip.is_active and rendering.render_next("cpu"):
        clip.refresh_from_db()
    return clip


def remixed(source: Generation, author: User, prompt: str = "They dance.") -> Generation:
    return rendered(
        services.remix_clip(
            author=author, source=source, change=Change(prompt=prompt), request_key=uuid4()
        )
    )


def files_of(clip: Generation) -> list[Path]:
    return list((Path(django_settings.MEDIA_ROOT) / "clips" / str(clip.pk)).glob("*"))


def spent_by(person: User) -> int:
    return -sum(
        CreditEntry.objects.filter(person=person, kind__in=("reserve", "refund")).values_list(
            "amount", flat=True
        )
    )


def cast_of(clip: Generation) -> set[str]:
    return {member.cameo.full_handle for member in clip.cast.credited()}


# Asking


def test_a_name_in_the_prompt_casts_whom_it_names(cameo: Cameo, friend: User) -> None:
    clip = ask(friend)

    member = clip.cast.get()
    assert (member.cameo, member.owner, member.maker) == (cameo, cameo.owner, friend)
    assert member.basis == "grant"
    assert member.consent["take"] == 1
    used = LedgerRow.objects.of_cameo(cameo.pk).uses().get()
    assert used.facts["consent"] == member.consent
    assert list(faults()) == []


def test_a_handle_chosen_beside_the_prompt_is_cast_too(cameo: Cameo, friend: User) -> None:
    rex = PetFactory.create(owner=friend, handle="rex")
    add_references(rex)

    clip = ask(friend, "They dance in the rain.", cast=("olga", "finn.rex"))

    assert cast_of(clip) == {"olga", "finn.rex"}


def test_capitals_and_the_end_of_a_sentence_do_not_matter(cameo: Cameo, friend: User) -> None:
    assert cast_of(ask(friend, "Look at @Olga.Then she dances with x@olga.")) == {"olga"}


@pytest.mark.parametrize("prompt", ["@olga runs.", "@nobody runs."])
def test_what_is_not_lent_and_what_is_not_there_are_refused_alike(
    prompt: str, owner: User, stranger: User
) -> None:
    lent_cameo(owner)

    with pytest.raises(CastRefused, match="no such cameo, or it is not lent to you"):
        ask(stranger, prompt)

    assert not Generation.objects.exists()
    assert spent_by(stranger) == 0


def test_what_an_owner_never_allows_is_refused_before_a_credit_moves(
    cameo: Cameo, friend: User
) -> None:
    set_restrictions(cameo=cameo, topics=["violence"], words="pineapple")

    for prompt in ("@olga fires a gun.", "@olga eats a Pineapple."):
        with pytest.raises(NotAllowed, match="never shown with"):
            ask(friend, prompt)

    assert spent_by(friend) == 0
    assert not Generation.objects.exists()


def test_more_than_the_engine_shows_are_refused(
    cameo: Cameo, owner: User, friend: User, settings: Settings
) -> None:
    pets = [PetFactory.create(owner=friend) for _ in range(3)]
    crowd = tuple(pet.full_handle for pet in pets)

    with pytest.raises(ClipRefused, match="shows 3 at most"):
        ask(friend, PROMPT, cast=crowd)
    use_engine(settings, SmallEngine)
    with pytest.raises(ClipRefused, match="cannot show cameos"):
        ask(friend)


def test_an_owner_is_told_of_each_clip_and_never_of_their_own(
    cameo: Cameo, owner: User, friend: User
) -> None:
    ask(friend)
    ask(owner)

    line = Notification.objects.get(recipient=owner, kind=Notification.Kind.CAMEO_USED)
    assert line.url == "/cameos/clips"


# Making


def test_the_engine_is_shown_who_is_in_the_clip_and_nothing_stays_on_disk(
    cameo: Cameo, friend: User
) -> None:
    Cameo.objects.filter(pk=cameo.pk).update(portrayal="Always a gold chain.", voice_lent=True)

    clip = made(friend)

    (lent,) = CastingEngine.seen
    assert (lent.handle, lent.kind, len(lent.stills)) == ("olga", "person", 1)
    assert lent.instructions == "Always a gold chain"
    assert lent.cutout is not None
    assert lent.measured is not None
    assert lent.measured.pitch == 180
    assert lent.voice is not None
    assert clip.state == State.COMPLETED
    assert not list(decrypted_files())
    assert not any(b"in numbers" in path.read_bytes() for path in files_of(clip))


def test_a_voice_that_is_not_lent_is_not_given(cameo: Cameo, friend: User) -> None:
    made(friend)

    assert (CastingEngine.seen[0].measured, CastingEngine.seen[0].voice) == (None, None)


def test_who_was_filmed_before_recordings_were_kept_is_shown_as_ever(
    cameo: Cameo, owner: User
) -> None:
    Reference.objects.filter(cameo=cameo, kind=Reference.Kind.SPEECH).delete()

    clip = made(owner)

    (lent,) = CastingEngine.seen
    assert (clip.state, lent.voice) == (State.COMPLETED, None)
    assert lent.measured is not None


def test_each_shot_has_its_own_and_the_storyboard_all(cameo: Cameo, friend: User) -> None:
    rex = PetFactory.create(owner=friend, handle="rex")
    add_references(rex)
    shots = (
        ShotOrder(prompt="A forest."),
        ShotOrder(prompt=PROMPT),
        ShotOrder(prompt="@finn.rex runs."),
    )
    board = services.request_board(
        author=friend, order=BoardOrder(shots=shots), request_key=uuid4()
    )

    cast = [cast_of(shot) for shot in Generation.objects.shots_of(board)]

    assert cast[0] == set()
    assert cast[1] == {"olga"}
    assert "finn.rex" in cast[2]
    assert cast_of(board) == {"olga", "finn.rex"}
    assert CastMember.objects.filter(listed=True).count() == 2


@pytest.mark.parametrize("way", ["remix", "edit", "extend", "trim", "stitch"])
def test_what_is_made_of_a_clip_shows_who_is_in_it(way: str, cameo: Cameo, friend: User) -> None:
    source = made(friend)
    change, key = Change(prompt="Snow falls."), uuid4()
    asked: dict[str, Any] = {"author": friend, "request_key": key}
    make: dict[str, Callable[[], Generation]] = {
        "remix": lambda: services.remix_clip(source=source, change=change, **asked),
        "edit": lambda: services.edit_clip(source=source, change=change, **asked),
        "extend": lambda: services.extend_clip(source=source, change=change, **asked),
        "trim": lambda: services.trim_clip(source=source, start=0, end=0.6, **asked),
        "stitch": lambda: services.stitch_clips(sources=[source, source], **asked),
    }

    clip = make[way]()

    assert cast_of(clip) == {"olga"}


def test_a_remix_asks_for_leave_of_whoever_remixes(
    cameo: Cameo, friend: User, stranger: User
) -> None:
    source = made(friend)

    with pytest.raises(ConsentMissing):
        remixed(source, stranger)


# Taking back, in every phase


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


def test_rules_that_change_stop_what_breaks_them(cameo: Cameo, friend: User) -> None:
    breaks, keeps = ask(friend, "@olga plays poker."), ask(friend)

    set_restrictions(cameo=cameo, topics=["gambling"], words="")
    worked_off()

    breaks.refresh_from_db()
    keeps.refresh_from_db()
    assert (breaks.state, keeps.state) == (State.REFUSED, State.QUEUED)


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


class ArmingEngine(CastingEngine):
    """Adds what nobody asked for, as whoever writes a screenplay may."""

    key = "arming"
    adds: ClassVar[dict[str, Any]] = {}

    def render(self, plan: Plan, *, workspace: Workspace, report: Report) -> Clip:
        drawn = super().render(plan, workspace=workspace, report=report)
        return replace(drawn, cues=self.adds["cues"], account=drawn.account | self.adds["account"])


SAYS = {"cues": (Cue(start=0, end=1, text="Give me that gun"),), "account": {}}
SHOWS = {"cues": (), "account": {"shots": [{"actors": [{"name": "it", "kind": "gun"}]}]}}
SOUNDS = {"cues": (), "account": {"shots": [{"sounds": ["gunshot"]}]}}


@pytest.mark.parametrize("adds", [SAYS, SHOWS, SOUNDS], ids=["said", "shown", "heard"])
def test_what_an_engine_adds_against_an_owners_word_is_refused_and_paid_back(
    adds: dict[str, Any], cameo: Cameo, friend: User, settings: Settings
) -> None:
    use_engine(settings, ArmingEngine)
    ArmingEngine.adds = adds
    set_restrictions(cameo=cameo, topics=["violence"], words="")

    clip = made(friend)

    assert (clip.state, clip.reason_code) == (State.REFUSED, Code.CONSENT)
    assert "never shown with: Violence" in clip.reason
    assert spent_by(friend) == 0
    assert not clip.assets.exists()
    row = LedgerRow.objects.of_cameo(cameo.pk).get(event="use_refused")
    assert row.facts["why"] == "not allowed"


def test_what_the_prompt_named_harmlessly_may_be_shown(
    cameo: Cameo, friend: User, settings: Settings
) -> None:
    use_engine(settings, ArmingEngine)
    ArmingEngine.adds = SHOWS
    set_restrictions(cameo=cameo, topics=["violence"], words="")

    assert made(friend, "@olga has a water gun.").state == State.COMPLETED


def test_clips_from_before_the_rules_do_not_go_on_in_others(cameo: Cameo, friend: User) -> None:
    before = made(friend, "@olga plays poker.")
    set_restrictions(cameo=cameo, topics=["gambling"], words="")
    change = Change(prompt="Snow falls.")

    with pytest.raises(NotAllowed):
        services.stitch_clips(author=friend, sources=[before, before], request_key=uuid4())
    with pytest.raises(NotAllowed):
        services.extend_clip(author=friend, source=before, change=change, request_key=uuid4())


def test_an_audience_that_narrows_stops_who_is_outside(owner: User, stranger: User) -> None:
    cameo = lent_cameo(owner, audience=CameoAudience.EVERYONE)
    clip = ask(stranger)

    set_audience(cameo=cameo, audience=CameoAudience.APPROVED)
    worked_off()

    clip.refresh_from_db()
    assert clip.state == State.REFUSED


# Blocks


def test_a_block_hides_post_and_files_from_everybody_until_it_is_lifted(
    cameo: Cameo, owner: User, friend: User, friend_client: Client, stranger_client: Client
) -> None:
    clip = made(friend)
    post = publish(clip=clip, caption="Look")
    video = f"/library/{clip.pk}/file/video"
    assert stranger_client.get(post.video_url).status_code == 200
    assert friend_client.get(video).status_code == 200

    set_block(blocker=owner, blocked=friend, on=True)

    assert stranger_client.get(post.get_absolute_url()).status_code == 404
    assert stranger_client.get(post.video_url).status_code == 404
    assert friend_client.get(video).status_code == 404
    assert not Generation.objects.usable().exists()


def test_whom_somebody_in_a_post_blocked_does_not_see_it(
    cameo: Cameo, owner: User, friend: User, stranger: User, stranger_client: Client
) -> None:
    post = publish(clip=made(friend), caption="Look")
    set_block(blocker=owner, blocked=stranger, on=True)

    assert stranger_client.get(post.get_absolute_url()).status_code == 404
    assert stranger_client.get(post.thumbnail_url).status_code == 404


def test_a_clip_without_cameos_asks_nobody(
    friend: User, django_assert_num_queries: Callable[..., object]
) -> None:
    clip = CompletedFactory.create(author=friend)

    assert publish(clip=clip, caption="Look").generation == clip
    assert not LedgerRow.objects.exists()

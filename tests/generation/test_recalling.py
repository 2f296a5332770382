"""Leave that ended holds at once; what follows for clips is done bit by bit, whoever dies meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from cameos import ending, personal_data, retention
from cameos import tasks as telling
from cameos.models import Cameo, Grant
from cameos.services import ConsentMissing, delete_cameo, grant_to, revoke, set_audience
from feed.models import Post
from feed.services import LeaveMissing, publish
from generation import personal_data as holdings
from generation import recalling, rendering, services, tasks
from generation.models import CastMember, CreditEntry, Generation, Recall
from generation.services import Change, ClipOrder
from sora_site.accounts.models import User
from sora_site.accounts.services.ties import set_block
from sora_site.core.errors import DomainError
from sora_site.notifications.models import Notification
from tests.conftest import signed_in
from tests.factories import (
    FIFTEEN,
    CastMemberFactory,
    CompletedFactory,
    GenerationFactory,
    GrantFactory,
    PostFactory,
    UserFactory,
)
from tests.generation.asks import files_of
from tests.generation.casts import CastingEngine, lent_cameo, worked_off
from tests.generation.small_engine import SmallEngine, use_engine

State = Generation.State

pytestmark = pytest.mark.django_db


def clip_with(cameo: Cameo, author: User, **values: object) -> Generation:
    clip = CompletedFactory.create(author=author, **values)
    CastMemberFactory.create(clip=clip, cameo=cameo)
    return clip


def take_back(cameo: Cameo, whose: str, friend: User) -> None:
    if whose == "deleted":
        delete_cameo(cameo=cameo, take_down=True)
    else:
        revoke(cameo=cameo, person=friend if whose == "one" else None, take_down=True)


def doors(clip: Generation, post: Post) -> list[str]:
    own = f"/library/{clip.pk}/file"
    return [
        post.get_absolute_url(),
        post.video_url,
        post.thumbnail_url,
        f"{own}/video",
        f"{own}/video?download",
        f"{own}/thumbnail",
        f"/cameos/clips/{clip.pk}/video",
    ]


@pytest.mark.parametrize("whose", ["one", "all", "deleted"])
def test_nobody_sees_or_uses_what_was_taken_back_although_no_worker_lives(
    whose: str,
    cameo: Cameo,
    owner_client: Client,
    friend_client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    friend, stranger = User.objects.get(handle="finn"), UserFactory.create()
    clip, draft = clip_with(cameo, friend), clip_with(cameo, friend)
    post = PostFactory.create(author=friend, generation=clip)
    made_of_it = CompletedFactory.create(author=friend, parent=draft)
    CastMemberFactory.create(clip=made_of_it, cameo=cameo)
    clients = (owner_client, friend_client, signed_in(stranger), Client())
    seen = {door for door in doors(clip, post) for each in clients if opens(each, door)}

    take_back(cameo, whose, friend)

    assert seen == set(doors(clip, post))
    assert not [door for door in seen for each in clients if opens(each, door)]
    assert not [each for each in clients if opens(each, post.video_url, range="bytes=0-3")]
    assert not Post.objects.visible_to(stranger).exists()
    assert not Generation.objects.usable().exists()
    assert not CastMember.objects.showing(cameo.owner).standing().exists()
    for attempt in attempts(draft, friend):
        with pytest.raises(DomainError):
            attempt()
    with django_capture_on_commit_callbacks(execute=True):
        worked_off()
    assert not Recall.objects.exists()
    assert not [path for each in (clip, draft, made_of_it) for path in files_of(each)]
    assert not Post.objects.exists()


def opens(client: Client, path: str, **headers: str) -> bool:
    answer = client.get(path, headers=headers)
    list(answer)
    return answer.status_code in {200, 206}


def attempts(clip: Generation, author: User) -> list[Callable[[], object]]:
    asked = {"author": author, "request_key": uuid4()}
    change = Change(prompt="Snow falls.")
    return [
        lambda: publish(clip=clip, caption="Look"),
        lambda: services.remix_clip(source=clip, change=change, **asked),  # type: ignore[arg-type]
        lambda: services.extend_clip(source=clip, change=change, **asked),  # type: ignore[arg-type]
        lambda: services.trim_clip(source=clip, start=0, end=0.6, **asked),  # type: ignore[arg-type]
        lambda: services.stitch_clips(sources=[clip, clip], **asked),  # type: ignore[arg-type]
    ]


@pytest.mark.parametrize("whose", ["one", "all"])
def test_leave_given_anew_is_for_other_clips(
    whose: str, cameo: Cameo, friend: User, settings: Settings
) -> None:
    use_engine(settings, CastingEngine)
    order = ClipOrder(prompt="@olga runs.", seconds=4)
    begun = services.request_clip(author=friend, order=order, request_key=uuid4())
    draft = clip_with(cameo, friend)
    take_back(cameo, whose, friend)
    cameo.refresh_from_db()
    set_audience(cameo=cameo, audience="approved")
    grant_to(cameo=cameo, person=friend)

    for attempt in attempts(draft, friend):
        with pytest.raises((LeaveMissing, ConsentMissing), match="took it back"):
            attempt()
    rendering.render_next("cpu")
    new = services.request_clip(author=friend, order=order, request_key=uuid4())
    worked_off()
    rendering.render_next("cpu")

    states = dict(Generation.objects.values_list("pk", "state"))
    assert states == {
        begun.pk: State.REFUSED,
        draft.pk: State.REFUSED,
        new.pk: State.COMPLETED,
    }


@pytest.mark.parametrize("how", ["runs out", "parts them", "goes back to an earlier age"])
def test_leave_that_ends_by_itself_in_the_middle_of_a_render_lets_nothing_be_finished(
    how: str, owner: User, friend: User, settings: Settings
) -> None:
    lent_cameo(owner, friend, audience="everyone" if "age" in how else "approved")
    use_engine(settings, CastingEngine)
    if "age" in how:
        Grant.objects.all().delete()
    deeds: dict[str, Callable[[], object]] = {
        "runs out": lambda: Grant.objects.update(expires_at=timezone.now()),
        "parts them": lambda: set_block(blocker=friend, blocked=owner, on=True),
        "goes back to an earlier age": lambda: User.objects.filter(pk=owner.pk).update(
            born_on=FIFTEEN
        ),
    }
    order = ClipOrder(prompt="@olga runs.", seconds=4)
    clip = services.request_clip(author=friend, order=order, request_key=uuid4())

    def halfway() -> None:
        deeds[how]()

    SmallEngine.halfway = staticmethod(halfway)
    try:
        rendering.render_next("cpu")
    finally:
        SmallEngine.halfway = staticmethod(lambda: None)

    clip.refresh_from_db()
    assert (clip.state, clip.reason_code) == (State.REFUSED, Generation.ReasonCode.CONSENT)
    assert not clip.assets.exists()
    lines = CreditEntry.objects.filter(person=friend, kind__in=("reserve", "refund"))
    assert sum(lines.values_list("amount", flat=True)) == 0


def test_remixes_by_others_go_with_the_clips_of_one_and_nothing_else_does(
    cameo: Cameo, friend: User, stranger: User
) -> None:
    first = clip_with(cameo, friend)
    remix = clip_with(cameo, stranger, parent=first)
    again = clip_with(cameo, stranger, parent=remix)
    apart = clip_with(cameo, stranger)

    take_back(cameo, "one", friend)

    assert set(Generation.objects.usable()) == {apart}
    worked_off()
    assert set(Generation.objects.completed()) == {apart}
    assert {clip.state for clip in Generation.objects.filter(pk__in=[remix.pk, again.pk])} == {
        State.REFUSED
    }


class Killed(BaseException):
    """The worker is gone in the middle of what it did."""


def test_a_worker_that_dies_in_the_middle_costs_nothing_and_nothing_happens_twice(
    cameo: Cameo,
    friend: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    clips = [clip_with(cameo, friend) for _ in range(5)]
    monkeypatch.setattr(recalling, "BATCH", 2)
    take_back(cameo, "all", friend)
    recall = Recall.objects.get()
    follow, left = recalling._follow, [2]

    def dies(wish: Recall, clip: Generation) -> None:
        follow(wish, clip)
        left[0] -= 1
        if not left[0]:
            raise Killed

    with django_capture_on_commit_callbacks(execute=True):
        assert recalling.go_on(recall.pk)
    monkeypatch.setattr(recalling, "_follow", dies)
    left[0] = 1
    with pytest.raises(Killed), django_capture_on_commit_callbacks(execute=True):
        recalling.go_on(recall.pk)
    monkeypatch.setattr(recalling, "_follow", follow)
    recall.refresh_from_db()
    assert 2 <= recall.gone < 5
    assert not Generation.objects.usable().exists()
    with django_capture_on_commit_callbacks(execute=True):
        worked_off()

    assert not Generation.objects.completed().exists()
    assert not [path for clip in clips for path in files_of(clip)]
    assert Notification.objects.filter(recipient=friend, kind="clip_failed").count() == 5


def test_what_hides_posts_is_asked_of_those_that_are_shown_and_not_of_the_whole_site(
    owner: User,
) -> None:
    plan = Post.objects.lent_to(owner).newest_first().explain()

    assert plan.count("SubPlan") >= 4
    assert "hashed" not in plan


def test_what_nobody_was_rung_for_is_rung_for_again(
    cameo: Cameo, friend: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip_with(cameo, friend)
    rung: list[str] = []
    monkeypatch.setattr(tasks.take_back, "send", rung.append)
    take_back(cameo, "all", friend)
    tasks.sweep.fn()
    assert rung == []
    Recall.objects.update(rung_at=timezone.now() - recalling.RUNG_AGAIN)

    tasks.sweep.fn()
    tasks.sweep.fn()

    recall = Recall.objects.get()
    assert rung == [str(recall.pk)]
    tasks.take_back.fn(*rung)
    tasks.take_back.fn(*rung)
    assert not Recall.objects.exists()


def test_a_batch_rings_for_the_next(
    cameo: Cameo, friend: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        clip_with(cameo, friend)
    monkeypatch.setattr(recalling, "BATCH", 2)
    rung: list[str] = []
    monkeypatch.setattr(tasks.take_back, "send", rung.append)
    take_back(cameo, "all", friend)
    recall = str(Recall.objects.get().pk)

    tasks.take_back.fn(recall)
    tasks.take_back.fn(recall)

    assert rung == [recall]
    assert not Generation.objects.completed().exists()


def test_taking_back_asks_the_database_the_same_however_much_there_is() -> None:
    counted = []
    for size in (1, 2, 12):
        cameo = lent_cameo(UserFactory.create())
        for _ in range(size):
            person = GrantFactory.create(cameo=cameo).person
            clip_with(cameo, person)
            clip = GenerationFactory.create(author=person)
            CastMemberFactory.create(clip=clip, cameo=cameo)
        with CaptureQueriesContext(connection) as done:
            revoke(cameo=cameo, person=None, take_down=True)
        counted.append(len(done))

    assert counted[1] == counted[2], "the first opens the list of ledgers, too"


def test_many_are_told_a_few_at_a_time_and_each_once(
    owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    cameo = lent_cameo(owner)
    grants = [GrantFactory.create(cameo=cameo) for _ in range(5)]
    monkeypatch.setattr(ending, "TOLD_AT_ONCE", 2)
    rung: list[str] = []
    monkeypatch.setattr(telling.tell_of_ends, "send", rung.append)

    revoke(cameo=cameo, person=None, take_down=False)
    cameo.refresh_from_db()
    set_audience(cameo=cameo, audience="approved")
    grant_to(cameo=cameo, person=grants[0].person)
    assert retention.untold() == [cameo.pk]
    telling.tell_of_ends.fn(str(cameo.pk))
    telling.tell_of_ends.fn(str(cameo.pk))
    telling.tell_of_ends.fn(str(cameo.pk))

    told = Notification.objects.filter(kind="cameo_ended").values_list("recipient", flat=True)
    assert sorted(told) == sorted(grant.person_id for grant in grants[1:])
    assert retention.untold() == []
    assert rung == [str(cameo.pk)] * 2


@pytest.mark.parametrize("who", ["owner", "maker"])
def test_an_account_that_goes_meanwhile_takes_nothing_of_it_back(
    who: str,
    cameo: Cameo,
    friend: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    stranger = UserFactory.create()
    remix = clip_with(cameo, stranger, parent=clip_with(cameo, friend))
    take_back(cameo, "one", friend)
    person = cameo.owner if who == "owner" else friend
    User.objects.filter(pk=person.pk).update(is_active=False)

    with django_capture_on_commit_callbacks(execute=True):
        for holding in (*reversed(holdings.HOLDINGS), *reversed(personal_data.HOLDINGS)):
            holding.erase(person.pk)

    remix.refresh_from_db()
    assert remix.state == State.REFUSED
    assert not files_of(remix)
    assert "olga" not in remix.reason or who == "maker"


def test_an_owner_reads_how_far_it_is_until_it_is_done(
    cameo: Cameo, owner_client: Client, friend: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        clip_with(cameo, friend)
    monkeypatch.setattr(recalling, "BATCH", 2)
    path = f"/cameos/{cameo.pk}"
    data = {"mode": "take_down", "sure": "on"}

    page = owner_client.post(f"{path}/revoke", data, follow=True).content.decode()
    assert "All that others made with @olga. Nobody can see any of it any more." in page
    recalling.go_on(Recall.objects.get().pk)
    for shown in (path, "/cameos", "/cameos/clips"):
        assert "2 clips and their files are deleted" in owner_client.get(shown).content.decode()
    worked_off()
    assert "Being taken down" not in owner_client.get(path).content.decode()


def test_an_export_holds_no_film_that_its_maker_may_not_fetch(
    cameo: Cameo, owner: User, friend: User
) -> None:
    clip_with(cameo, friend)
    (holding,) = (each for each in holdings.HOLDINGS if each.key == "clips")
    (row,) = holding.rows(friend.pk)
    assert len(list(holding.files(friend.pk))) == len(row["files"]) > 0  # type: ignore[arg-type]

    set_block(blocker=owner, blocked=friend, on=True)

    assert not list(holding.files(friend.pk))
    assert [row["files"] for row in holding.rows(friend.pk)] == [[]]

"""Whatever people do to each other: who is blocked is never seen, private is for followers.

To put another reader under these rules, add it to READERS: it takes a viewer and gives whose
things the viewer is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import permutations
from typing import Final
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cameos.models import Cameo, Grant
from cameos.services import ask, grant_to, revoke
from feed.models import Comment, Like, Post
from feed.services import add_comment, publish, set_like
from feed.views import pages
from generation.models import Asset, Generation
from sora_site.accounts import personal_data
from sora_site.accounts.candidates import suggested_people
from sora_site.accounts.models import Block, Follow, FollowRequest, User
from sora_site.accounts.services import ties
from sora_site.core.errors import DomainError
from sora_site.notifications.models import Notification
from tests.factories import CameoFactory, GenerationFactory, PostFactory, UserFactory

PEOPLE: Final = 5
AUDIENCES: Final = ("everyone", "mutuals", "approved")
People = set[UUID]


def latest(viewer: User) -> People:
    return {post.author_id for post in pages._latest(viewer, None, 50)}


def followed(viewer: User) -> People:
    return {post.author_id for post in pages._followed(viewer, None, 50)}


def post_pages(viewer: User) -> People:
    return set(Post.objects.visible_to(viewer).for_viewer(viewer).values_list("author", flat=True))


def files(viewer: User) -> People:
    shown = Asset.objects.filter(generation__post__in=Post.objects.visible_to(viewer))
    return set(shown.values_list("generation__author", flat=True))


def comments(viewer: User) -> People:
    shown = Comment.objects.visible_to(viewer).filter(post__in=Post.objects.visible_to(viewer))
    return set(shown.values_list("author", flat=True))


def profiles(viewer: User) -> People:
    return set(User.objects.visible_to(viewer).for_viewer(viewer).values_list("pk", flat=True))


def suggestions(viewer: User) -> People:
    return set(suggested_people(viewer, limit=50))


def search(viewer: User) -> People:
    return set(User.objects.visible_to(viewer).called(["somebody"]).values_list("pk", flat=True))


def lists(viewer: User) -> People:
    """Everybody in the lists of everybody whose lists the viewer may open."""
    shown = User.objects.visible_to(viewer)
    found: People = set()
    for person in User.objects.open_to(viewer):
        found |= {other.pk for other in shown.followers_of(person)}
        found |= {other.pk for other in shown.followed_by(person)}
    return found


def open_lists(viewer: User) -> People:
    return set(User.objects.open_to(viewer).values_list("pk", flat=True))


def known_on_profiles(viewer: User) -> People:
    ties_of = [pages._ties(viewer, person) for person in User.objects.visible_to(viewer)]
    return {other.pk for shown in ties_of for other in shown.get("known", [])}


def requests(viewer: User) -> People:
    asked = FollowRequest.objects.present().filter(target=viewer)
    return set(asked.values_list("requester", flat=True))


def inbox(viewer: User) -> People:
    lines = Notification.objects.inbox_of(viewer).with_actors(viewer)
    return {actor.person_id for line in lines for actor in line.latest}


def castable_cameos(viewer: User) -> People:
    return set(Cameo.objects.castable_by(viewer).values_list("owner", flat=True))


def offered_cameos(viewer: User) -> People:
    offered = Cameo.objects.tray_of(viewer) | Cameo.objects.askable_by(viewer)
    return set(offered.values_list("owner", flat=True))


def cameo_requests(viewer: User) -> People:
    return set(Grant.objects.answered_by(viewer).waiting().values_list("person", flat=True))


def likers(viewer: User) -> People:
    return set(Like.objects.filter(post__author=viewer).values_list("person", flat=True))


def exported_ties(viewer: User) -> People:
    handles = [row["handle"] for row in personal_data._ties(viewer.pk)]
    return set(User.objects.filter(handle__in=handles).values_list("pk", flat=True))


READERS: Final[tuple[Callable[[User], People], ...]] = (
    latest,
    followed,
    post_pages,
    files,
    comments,
    profiles,
    suggestions,
    search,
    lists,
    open_lists,
    known_on_profiles,
    requests,
    inbox,
    exported_ties,
    castable_cameos,
    offered_cameos,
    cameo_requests,
)
OF_PRIVATE_THINGS: Final = (latest, followed, post_pages, files, open_lists)


def accept(one: User, other: User) -> None:
    for wish in FollowRequest.objects.filter(requester=other, target=one):
        ties.answer_follow_request(request=wish, accepted=True)


def like(one: User, other: User) -> None:
    set_like(post=other.posts.get(), viewer=one, liked=True)


def comment(one: User, other: User) -> None:
    add_comment(post=other.posts.get(), author=one, text="Nice", request_key=uuid4())


def become(**changes: object) -> Callable[[User, User], object]:
    return lambda one, other: User.objects.filter(pk=one.pk).update(**changes)


DEEDS: Final[dict[str, Callable[[User, User], object]]] = {
    "follow": lambda one, other: ties.set_follow(follower=one, followee=other, followed=True),
    "unfollow": lambda one, other: ties.set_follow(follower=one, followee=other, followed=False),
    "accept": accept,
    "remove": lambda one, other: ties.remove_follower(person=one, follower=other),
    "block": lambda one, other: ties.set_block(blocker=one, blocked=other, on=True),
    "unblock": lambda one, other: ties.set_block(blocker=one, blocked=other, on=False),
    "close": lambda one, other: ties.set_private(person=one, private=True),
    "open": lambda one, other: ties.set_private(person=one, private=False),
    "leave": become(away_since=timezone.now()),
    "return": become(away_since=None),
    "shut out": become(is_active=False),
    "like": like,
    "comment": comment,
    "ask for": lambda one, other: ask(cameo=other.cameos.get(), person=one),
    "lend": lambda one, other: grant_to(cameo=one.cameos.get(), person=other),
    "take back": lambda one, other: revoke(cameo=one.cameos.get(), person=other, take_down=False),
}
Deed = tuple[str, int, int]
stories = st.lists(
    st.tuples(st.sampled_from(list(DEEDS)), *[st.integers(0, PEOPLE - 1)] * 2),
    min_size=4,
    max_size=40,
)


@pytest.fixture
def world(db: None) -> None:
    """Make some people, each with a post and a draft."""
    for number in range(PEOPLE):
        person = UserFactory.create(display_name=f"Somebody {number}")
        PostFactory.create(generation=_clip(person))
        _clip(person)
        CameoFactory.create(owner=person, audience=AUDIENCES[number % 3])


def _clip(author: User) -> Generation:
    done = {"state": Generation.State.COMPLETED, "finished_at": timezone.now()}
    clip = GenerationFactory.create(author=author, **done)
    Asset.objects.create(
        generation=clip, kind=Asset.Kind.VIDEO, name=f"{clip.pk}", size=1, sha256="0" * 64
    )
    return clip


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Truth:
    """Who is whose what, read from the bare tables."""

    everybody: People
    present: People
    private: People
    blocks: set[tuple[UUID, UUID]]
    follows: set[tuple[UUID, UUID]]

    @classmethod
    def now(cls) -> Truth:
        return cls(
            set(User.objects.values_list("pk", flat=True)),
            set(User.objects.filter(is_present=True).values_list("pk", flat=True)),
            set(User.objects.filter(is_private=True).values_list("pk", flat=True)),
            set(Block.objects.values_list("blocker", "blocked")),
            set(Follow.objects.values_list("follower", "followee")),
        )

    def parted(self, one: UUID, other: UUID) -> bool:
        return (one, other) in self.blocks or (other, one) in self.blocks

    def hidden_from(self, viewer: UUID) -> People:
        parted = {pk for pk in self.everybody if self.parted(viewer, pk)}
        return parted | (self.everybody - self.present)

    def closed_to(self, viewer: UUID) -> People:
        return {pk for pk in self.private - {viewer} if (viewer, pk) not in self.follows}


@given(story=stories)
@settings(
    max_examples=15,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_blocked_people_never_meet_and_private_things_are_for_followers(
    world: None, story: list[Deed]
) -> None:
    with undone():
        people = list(User.objects.order_by("handle"))
        for deed, one, other in story:
            with suppress(DomainError):
                DEEDS[deed](people[one], people[other])
        truth = Truth.now()

        check_ties(truth)
        for viewer in User.objects.present():
            check_readers(viewer, truth)
        check_pages(truth)
        check_mentions(truth)


def check_ties(truth: Truth) -> None:
    asked = set(FollowRequest.objects.values_list("requester", "target"))
    liked = set(Like.objects.values_list("person", "post__author"))
    assert not [pair for pair in truth.follows | asked | liked if truth.parted(*pair)]
    for post in Post.objects.all():
        assert post.like_count == post.likes.count()


def check_readers(viewer: User, truth: Truth) -> None:
    hidden, closed = truth.hidden_from(viewer.pk), truth.closed_to(viewer.pk)
    for reader in READERS:
        assert not reader(viewer) & hidden, reader.__name__
    for reader in OF_PRIVATE_THINGS:
        assert not reader(viewer) & closed, reader.__name__
    assert latest(viewer) == truth.present - hidden - closed, "and nothing else is hidden"
    assert not {pk for pk in likers(viewer) if truth.parted(viewer.pk, pk)}


def check_pages(truth: Truth) -> None:
    """Knock at the doors themselves, as those who are parted and as a visitor."""
    open_to_all = Post.objects.visible_to(None)
    assert {post.author_id for post in open_to_all} == truth.present - truth.private
    for post in Post.objects.exclude(pk__in=open_to_all)[:2]:
        assert Client().get(post.get_absolute_url()).status_code == 404
    for one, other in list(truth.blocks)[:2]:
        for viewer, author in permutations(User.objects.present().filter(pk__in=[one, other]), 2):
            client = Client()
            client.force_login(viewer, backend="django.contrib.auth.backends.ModelBackend")
            for path in (author.posts.get().get_absolute_url(), f"/@{author.handle}/followers"):
                assert client.get(path).status_code == 404, path


def check_mentions(truth: Truth) -> None:
    everybody = " ".join(f"@{person.handle}" for person in User.objects.all())
    for draft in Generation.objects.filter(post=None, author__in=truth.present):
        publish(clip=draft, caption=everybody)
    told = Notification.objects.filter(kind=Notification.Kind.MENTIONED).values_list(
        "recipient", "actors__person"
    )
    for reader, author in told:
        assert not truth.parted(reader, author)
        assert reader in truth.present
        assert author not in truth.closed_to(reader)

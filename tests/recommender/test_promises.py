"""What holds for everybody whatever happens: tried with worlds and histories made up by chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from math import ceil
from typing import Final
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feed.models import Post
from feed.recommending import recommend
from feed.services.for_you import next_for_you, note_seen
from recommender import services
from recommender.doing import do
from recommender.models import Interaction, Item, Profile, Tie
from recommender.ranking.pool import CONNECTED
from recommender.services import Page, Terms
from recommender.understanding import read_items
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import Block, User
from sora_site.accounts.services.ties import set_follow
from tests.factories import FIFTEEN, PostFactory, UserFactory
from tests.recommender.world import CARS, CATS, SEAS, everything, items_of

pytestmark = pytest.mark.django_db

Kind = Interaction.Kind
SIZE: Final = 3
ACTS: Final = ("turn", "reload", "see", "skip", "hide", "less", "like", "ask", "private", "block")
Act = tuple[str, int]

quick = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Undone(Exception):
    """Ends an example whose changes are not to stay."""


@pytest.fixture
def posts(db: None) -> list[Post]:
    now = timezone.now()
    texts = [*CATS, *CARS, *SEAS]
    made = [
        PostFactory.create(generation__prompt=text, caption="", posted_at=now - timedelta(hours=at))
        for at, text in enumerate(texts)
    ]
    for post in made:
        recommend(post=post)
    read_items(list(Item.objects.all()))
    return made


class Walk:
    """One person who scrolls, and what they must not meet on the way."""

    def __init__(self, viewer: User, posts: list[Post]) -> None:
        self.viewer, self.posts = viewer, posts
        self.after: UUID | None = None
        self.seen: set[UUID] = set()
        self.hidden: set[UUID] = set()
        self.shown: list[UUID] = []

    def act(self, what: str, at: int) -> None:
        post = self.posts[at]
        acts: dict[str, Callable[[], object]] = {
            "turn": self._turn,
            "reload": self._reload,
            "see": partial(self._see, post),
            "skip": partial(self._see, post, skipped=True),
            "hide": partial(self._hide, post, Kind.HIDE),
            "less": partial(self._hide, post, Kind.LESS_LIKE),
            "like": partial(services.record, person=self.viewer, item=post.pk, kind=Kind.LIKE),
            "ask": partial(services.instruct, person=self.viewer, text="less cars"),
            "private": lambda: User.objects.filter(pk=post.author_id).update(is_private=True),
            "block": partial(self._block, post),
        }
        acts[what]()

    def _turn(self) -> None:
        policy = policy_for(self.viewer)
        page = next_for_you(viewer=self.viewer, policy=policy, size=SIZE, after=self.after)
        if self.after is not None:
            self.seen |= set(self.shown)
        self._check([post.pk for post in page.posts], new=True)
        self.shown = [post.pk for post in page.posts]
        self.after = page.slate.pk if page.more else None
        if self.after is None:
            self.shown = []

    def _reload(self) -> None:
        if self.after is None:
            return
        page = services.page_of(person=self.viewer, slate=self.after)
        self._check(page.ids, new=False)

    def _check(self, ids: list[UUID], *, new: bool) -> None:
        may = set(Post.objects.visible_to(self.viewer).values_list("pk", flat=True))
        assert not set(ids) & self.hidden
        if new:
            assert set(ids) <= may
            assert not set(ids) & self.seen
            assert len(set(ids)) == len(ids)

    def _see(self, post: Post, *, skipped: bool = False) -> None:
        may = Post.objects.visible_to(self.viewer).filter(pk=post.pk).exists()
        note_seen(viewer=self.viewer, seen=[post.pk], skipped=[post.pk] if skipped else [])
        if may and policy_for(self.viewer).personalised:
            self.seen.add(post.pk)

    def _hide(self, post: Post, kind: Interaction.Kind) -> None:
        services.record(person=self.viewer, item=post.pk, kind=kind)
        self.hidden.add(post.pk)

    def _block(self, post: Post) -> None:
        Block.objects.get_or_create(blocker=post.author, blocked=self.viewer)


@pytest.mark.parametrize("young", [False, True], ids=["adult", "under 18"])
def test_nobody_meets_what_is_not_for_them_twice_or_hidden(posts: list[Post], young: bool) -> None:
    @quick
    @given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 8)), max_size=14))
    def walk(acts: list[Act]) -> None:
        with undone():
            born = {"born_on": FIFTEEN} if young else {}
            walker = Walk(UserFactory.create(**born), posts)
            for what, at in [*acts, ("turn", 0), ("turn", 0)]:
                walker.act(what, at)
            profile = Profile.objects.filter(person=walker.viewer).first()
            if young and profile:
                learned = (profile.long, profile.session, bytes(profile.tastes))
                assert learned == (None, None, b"")
                assert not Tie.objects.filter(person=walker.viewer).exists()

    walk()


class undone:  # noqa: N801 - read as a word
    """Take back all that happens within."""

    def __enter__(self) -> None:
        self._atomic = transaction.atomic()
        self._atomic.__enter__()

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        failed = Undone()
        self._atomic.__exit__(Undone, failed, None)


def test_adults_only_is_never_shown_under_18(posts: list[Post]) -> None:
    Item.objects.filter(pk=posts[0].pk).update(adults_only=True)
    young, adult = UserFactory.create(born_on=FIFTEEN), UserFactory.create()

    assert posts[0].pk not in _page(young).ids
    assert posts[0].pk in _page(adult).ids


def _page(person: User, *, size: int = 20) -> Page:
    return services.rank(person=person, allowed=everything, terms=Terms(size=size))


@quick
@given(followed=st.sets(st.integers(0, 8), max_size=6), asked=st.booleans())
def test_connected_share_is_kept_wherever_matches_exist(followed: set[int], asked: bool) -> None:
    with undone():
        items = items_of([*CATS, *CARS, *SEAS])
        viewer = UserFactory.create()
        for at in followed:
            set_follow(follower=viewer, followee=items[at].author, followed=True)
        if asked:
            services.instruct(person=viewer, text="no cars")
        matches = [at for at in followed if not (asked and 3 <= at < 6)]

        page = _page(viewer, size=4)

        near = sum(bool(one.source & CONNECTED) for one in page.placed)
        assert near >= min(ceil(4 * 0.5), len(matches))


FORGOTTEN: Final = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([Kind.LIKE, Kind.VIEW, Kind.SKIP, Kind.HIDE])),
    max_size=5,
)
KEPT: Final = st.lists(
    st.tuples(st.integers(3, 8), st.sampled_from([Kind.LIKE, Kind.VIEW, Kind.SKIP])), max_size=5
)


@pytest.mark.parametrize("how", ["interest", "tie", "everything"])
def test_what_is_forgotten_might_as_well_never_have_happened(how: str) -> None:
    author = UserFactory.create()
    items = [*items_of(CATS, author=author), *items_of([*CARS, *SEAS])]

    @quick
    @given(FORGOTTEN, KEPT)
    def compare(forgotten: list[tuple[int, str]], kept: list[tuple[int, str]]) -> None:
        if how == "everything":
            kept = []
        with undone():
            viewer = UserFactory.create()
            _do(viewer, items, [*forgotten, *kept])
            _forget(viewer, author, how)
            after = _standing(viewer)
        with undone():
            viewer = UserFactory.create()
            _do(viewer, items, kept)
            never = _standing(viewer)
        assert after.keys() == never.keys()
        for part, value in never.items():
            expected = pytest.approx(value, abs=1e-3) if part == "scores" else value
            assert after[part] == expected, part

    compare()


def _do(person: User, items: list[Item], doings: list[tuple[int, str]]) -> None:
    """Do things a second apart, those that are kept last; the last of them now."""
    now = timezone.now()
    for ago, (at, kind) in zip(range(len(doings), 0, -1), doings, strict=True):
        do(person=person, item=items[at].pk, kind=kind, at=now + timedelta(seconds=60 - ago))


def _forget(person: User, author: User, how: str) -> None:
    if how == "interest":
        services.forget_interest(person=person, facet="cats")
    elif how == "tie":
        services.forget_tie(person=person, author=author)
    else:
        services.forget_everything(person=person)


def _standing(person: User) -> dict[str, object]:
    """Say all that the next page follows from, and how it ranks: scores, not only places."""
    do(person=person, item=Item.objects.order_by("id")[0].pk, kind=Kind.VIEW)
    page = _page(person)
    profile = Profile.objects.get(person=person)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT item_id, views, skips, likes, hides FROM recommender_tally ORDER BY item_id"
        )
        tallies = cursor.fetchall()
    return {
        "scores": {str(one.id): one.score for one in page.placed},
        "tallies": tallies,
        "known": services.known_about(person=person).interests,
        "session": (profile.depth, profile.since_active),
    }

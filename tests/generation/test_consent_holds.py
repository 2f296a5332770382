"""Whatever people do to each other, no clip of a cameo is made, seen or fetched without leave.

What leave there is, is worked out here a second time, in sets of pairs and with no database.
`CONSENT_STEPS=10000` in the environment takes as many steps.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date
from itertools import count
from typing import Any, ClassVar, Final
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.http import Http404, HttpResponseBase
from django.test import RequestFactory, TestCase
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from pytest_django.fixtures import Settings

from cameos import services as lending
from cameos.ledger import faults
from cameos.models import Cameo
from feed.models import Post
from feed.services import publish, remove_appearances, withdraw
from feed.views import appearances, pages
from generation import rendering, services
from generation.models import Asset, Generation
from generation.services import Change, ClipOrder
from generation.views import clips
from sora_site.accounts.models import CameoAudience, User
from sora_site.accounts.services.ties import set_block, set_follow
from sora_site.core.errors import DomainError
from tests.factories import UserFactory
from tests.generation.casts import CastingEngine, decrypted_files, lent_cameo
from tests.generation.small_engine import SmallEngine, use_engine

PEOPLE: Final = 3
STEPS_A_RUN: Final = 50
STEPS: Final = int(os.environ.get("CONSENT_STEPS", "100"))
WHO = st.integers(0, PEOPLE - 1)
YOUNG, GROWN = date(2011, 1, 1), date(1990, 1, 1)
names = count()
logger = logging.getLogger(__name__)


class Look:
    """What a question of the site's answers at any moment; it is put into SQL only once."""

    def __init__(self, rows: Any) -> None:
        self.sql, self.params = rows.query.sql_with_params()

    def __call__(self) -> list[UUID]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return [row[0] for row in cursor.fetchall()]


class Consent(RuleBasedStateMachine):
    made: ClassVar[Counter[str]] = Counter()  # how often what has happened, in all runs

    def __init__(self) -> None:
        super().__init__()
        self.people = [
            UserFactory.create(handle=f"who{next(names)}", born_on=GROWN) for _ in range(PEOPLE)
        ]
        self.cameos = [
            lent_cameo(person, audience=CameoAudience.APPROVED) for person in self.people
        ]
        self.granted: set[tuple[int, int]] = set()  # (owner, person)
        self.barred: set[tuple[int, int]] = set()
        self.blocks: set[frozenset[int]] = set()
        self.blockers: set[tuple[int, int]] = set()
        self.follows: set[tuple[int, int]] = set()
        self.audience = [CameoAudience.APPROVED] * PEOPLE
        self.young = [False] * PEOPLE
        self.cast: dict[UUID, tuple[int, set[int]]] = {}  # clip: its maker, who is in it
        self.parents: dict[UUID, UUID] = {}
        self.gone: set[UUID] = set()
        made = Generation.objects.filter(author__in=self.people)
        self.completed = Look(made.completed().values_list("pk"))
        self.active = Look(made.active().values_list("pk"))
        posts = Post.objects.filter(author__in=self.people)
        self.seen_by = [
            Look(posts.visible_to(person).values_list("generation")) for person in self.people
        ]
        self.owned_by = [
            Look(Generation.objects.of(person).completed().shown().values_list("pk"))
            for person in self.people
        ]
        for owner in range(PEOPLE):
            for person in range(PEOPLE):
                self.grant(owner, person)
        self.ask(0, 1, 2)
        self.render(0, 1, None)
        self.post(0)

    # What leave there is

    def may(self, person: int, owner: int) -> bool:
        if person == owner:
            return True
        pair = (owner, person)
        if self.audience[owner] == CameoAudience.ME or pair in self.barred:
            return False
        if frozenset(pair) in self.blocks:
            return False
        mutual = {pair, pair[::-1]} <= self.follows
        wide = self.audience[owner] == CameoAudience.EVERYONE
        wide = wide or (self.audience[owner] == CameoAudience.MUTUALS and mutual)
        return pair in self.granted or (wide and not self.young[owner])

    def may_all(self, clip: UUID) -> bool:
        maker, cast = self.cast[clip]
        return all(self.may(maker, owner) for owner in cast)

    # What people do

    @rule(owner=WHO, person=WHO)
    def grant(self, owner: int, person: int) -> None:
        with suppress(DomainError), transaction.atomic():
            lending.grant_to(cameo=self.fresh(owner), person=self.people[person])
            self.granted.add((owner, person))
            self.barred.discard((owner, person))

    @rule(owner=WHO, person=WHO, down=st.booleans())
    def revoke(self, owner: int, person: int, down: bool) -> None:
        with self.to_the_end():
            self.revoke_now(owner, person, down)

    def revoke_now(self, owner: int, person: int, down: bool) -> None:
        if owner == person:
            return
        lending.revoke(cameo=self.fresh(owner), person=self.people[person], take_down=down)
        self.granted.discard((owner, person))
        self.barred.add((owner, person))
        if down:
            self.doom(owner, lambda maker: maker == person)

    @rule(owner=WHO, down=st.booleans())
    def revoke_all(self, owner: int, down: bool) -> None:
        with self.to_the_end():
            lending.revoke(cameo=self.fresh(owner), person=None, take_down=down)
        self.granted = {pair for pair in self.granted if pair[0] != owner}
        self.audience[owner] = CameoAudience.ME
        if down:
            self.doom(owner, lambda maker: maker != owner)

    @rule(owner=WHO, audience=st.sampled_from(list(CameoAudience)))
    def widen(self, owner: int, audience: CameoAudience) -> None:
        with suppress(DomainError), transaction.atomic():
            lending.set_audience(cameo=self.fresh(owner), audience=audience)
            self.audience[owner] = audience

    @rule(one=WHO, other=WHO, on=st.booleans())
    def block(self, one: int, other: int, on: bool) -> None:
        if one == other:
            return
        set_block(blocker=self.people[one], blocked=self.people[other], on=on)
        if on:
            self.blockers.add((one, other))
            ended = {(one, other), (other, one)}
            self.follows -= ended
            self.granted -= ended
        else:
            self.blockers.discard((one, other))
        self.blocks = {frozenset(pair) for pair in self.blockers}
        if on:
            self.made["block"] += 1

    @rule(one=WHO, other=WHO, on=st.booleans())
    def follow(self, one: int, other: int, on: bool) -> None:
        with suppress(DomainError), transaction.atomic():
            set_follow(follower=self.people[one], followee=self.people[other], followed=on)
            (self.follows.add if on else self.follows.discard)((one, other))

    @rule(one=WHO, other=WHO)
    def make_up(self, one: int, other: int) -> None:
        """Let two lend to each other again, so that something is made in long runs, too."""
        for owner, person in ((one, other), (other, one)):
            self.block(owner, person, on=False)
            self.widen(owner, CameoAudience.APPROVED)
            self.grant(owner, person)

    @rule(owner=WHO, young=st.booleans())
    def age(self, owner: int, young: bool) -> None:
        User.objects.filter(pk=self.people[owner].pk).update(born_on=YOUNG if young else GROWN)
        self.people[owner].refresh_from_db()
        self.young[owner] = young

    # What they make

    @rule(maker=WHO, first=WHO, second=WHO)
    def ask(self, maker: int, first: int, second: int) -> None:
        words = f"@{self.people[first].handle} and @{self.people[second].handle} dance."
        order = ClipOrder(prompt=words, seconds=4)
        clip = self.tried(
            lambda: services.request_clip(
                author=self.person(maker), order=order, request_key=uuid4()
            )
        )
        cast = {first, second}
        assert clip is None or all(self.may(maker, owner) for owner in cast)
        if clip:
            self.cast[clip.pk] = (maker, cast)

    @rule(maker=WHO, number=st.integers(0, 5))
    def remix(self, maker: int, number: int) -> None:
        source = self.pick(Generation.objects.usable(), number)
        if source is None:
            return
        change = Change(prompt="Snow falls.")
        clip = self.tried(
            lambda: services.remix_clip(
                author=self.person(maker), source=source, change=change, request_key=uuid4()
            )
        )
        cast = self.cast[source.pk][1]
        assert clip is None or all(self.may(maker, owner) for owner in cast)
        if clip:
            self.made["remix"] += 1
            self.cast[clip.pk] = (maker, cast)
            self.parents[clip.pk] = source.pk

    @rule(owner=WHO, person=WHO, down=st.none() | st.booleans())
    def render(self, owner: int, person: int, down: bool | None) -> None:
        """Render what is next; somebody may take leave back in the middle of it."""
        if down is not None:
            SmallEngine.halfway = staticmethod(lambda: self.revoke_now(owner, person, down))
        before = set(self.completed())
        with self.to_the_end():
            rendering.render_next("cpu")
        SmallEngine.halfway = staticmethod(lambda: None)
        for clip in set(self.completed()) - before:
            assert self.may_all(clip), "made without leave"
            self.made["clip"] += 1
        assert not list(decrypted_files())

    @rule(maker=WHO, first=WHO, second=WHO, number=st.integers(0, 5))
    def film_and_post(self, maker: int, first: int, second: int, number: int) -> None:
        self.ask(maker, first, second)
        self.render(first, second, None)
        self.post(number)

    @rule(number=st.integers(0, 5))
    def post(self, number: int) -> None:
        clip = self.pick(Generation.objects.filter(post=None).completed(), number)
        if clip is None:
            return
        with suppress(DomainError), transaction.atomic():
            publish(clip=clip, caption="Look")
            assert self.may_all(clip.pk), "posted without leave"
            self.made["post"] += 1

    @rule(number=st.integers(0, 5))
    def withdraw(self, number: int) -> None:
        posts = Post.objects.filter(author__in=self.people).order_by("pk")
        for post in posts[number : number + 1]:
            withdraw(post=post)

    @rule(owner=WHO, number=st.integers(0, 5))
    def take_down(self, owner: int, number: int) -> None:
        shown = Generation.objects.filter(cast__owner=self.people[owner]).completed()
        clip = self.pick(shown, number)
        if clip is None:
            return
        with self.to_the_end():
            remove_appearances(owner=self.people[owner], chosen=[clip.pk])
        self.gone |= self.offspring({clip.pk}, owner)
        self.made["taken down"] += 1

    @rule(viewer=WHO, number=st.integers(0, 9))
    def fetch(self, viewer: int, number: int) -> None:
        """Ask for the film of a clip at each door: the post's, its maker's, and who is in it."""
        clip = list(self.cast)[number % len(self.cast)]
        maker, cast = self.cast[clip]
        there, parted = clip in self.completed(), self.parted(clip)
        post = Post.objects.filter(generation=clip).first()

        own = self.opens(clips.asset, viewer, clip)
        shown = self.opens(appearances.asset, viewer, clip)
        posted = self.opens(pages.post_asset, viewer, post.pk if post else clip)

        assert own == (there and maker == viewer and not parted)
        assert shown == (there and viewer in cast)
        assert posted == (there and post is not None and not self.parted(clip, viewer))
        self.made["fetched" if own or shown or posted else "not fetched"] += 1

    # What must hold

    @invariant()
    def nothing_that_is_gone_is_there(self) -> None:
        self.made["step"] += 1
        completed = set(self.completed())
        assert not completed & self.gone
        unmade = set(self.cast) - completed
        assert not Asset.objects.filter(generation__in=unmade).exists()
        assert not Post.objects.filter(generation__in=unmade).exists()

    @invariant()
    def nobody_sees_whom_a_block_parts(self) -> None:
        for viewer in range(PEOPLE):
            seen, owned = self.seen_by[viewer](), self.owned_by[viewer]()
            assert not any(self.parted(clip, viewer) for clip in seen)
            assert not any(self.parted(clip) for clip in owned)

    @invariant()
    def what_is_being_made_may_be_made(self) -> None:
        """But for what ends unseen, such as a follow or a birthday: that is noticed at the start."""
        for clip in self.active():
            maker, cast = self.cast[clip]
            assert not any((owner, maker) in self.barred for owner in cast)

    def teardown(self) -> None:
        assert list(faults()) == []
        for clip in self.gone & set(self.cast):
            folder = f"clips/{clip}"
            files = default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
            assert not files

    # Helpers

    def parted(self, clip: UUID, viewer: int | None = None) -> bool:
        """Tell whether a block parts anybody in a clip from its maker, or from who looks."""
        maker, cast = self.cast[clip]
        pairs = {frozenset({maker, owner}) for owner in cast}
        if viewer is not None:
            pairs |= {frozenset({viewer, person}) for person in cast | {maker}}
        return bool(pairs & self.blocks)

    def opens(self, door: Callable[..., HttpResponseBase], viewer: int, pk: UUID) -> bool:
        request = RequestFactory().get("/")
        request.user = self.people[viewer]
        try:
            answer = door(request, pk, "video")
        except Http404:
            return False
        return answer.status_code == 200

    def to_the_end(self) -> AbstractContextManager[Any]:
        """Let what waits for the transaction's end happen, such as the deletion of files."""
        return TestCase.captureOnCommitCallbacks(execute=True)

    def doom(self, owner: int, whose: Callable[[int], bool]) -> None:
        """Note which clips go when an owner takes down what some people made."""
        done = set(self.completed()) | self.gone
        first = {
            clip for clip, (maker, cast) in self.cast.items() if owner in cast and whose(maker)
        }
        doomed = self.offspring(first, owner)
        own = {clip for clip in doomed if self.cast[clip][0] == owner}
        self.gone |= doomed - own & done

    def offspring(self, first: set[UUID], owner: int) -> set[UUID]:
        found = set(first)
        for _ in self.cast:
            found |= {
                clip
                for clip, parent in self.parents.items()
                if parent in found and owner in self.cast[clip][1]
            }
        return found

    def tried(self, deed: Callable[[], Generation]) -> Generation | None:
        with suppress(DomainError), transaction.atomic():
            return deed()
        return None

    def pick(self, clips: Any, number: int) -> Generation | None:
        found = clips.filter(author__in=self.people).select_related("author").order_by("pk")
        return next(iter(found[number : number + 1]), None)

    def person(self, number: int) -> User:
        return User.objects.get(pk=self.people[number].pk)

    def fresh(self, owner: int) -> Cameo:
        return Cameo.objects.with_owners().get(pk=self.cameos[owner].pk)


@pytest.mark.django_db
def test_no_clip_without_leave_whatever_people_do(settings: Settings) -> None:
    use_engine(settings, CastingEngine)
    settings.DAILY_GENERATIONS = 10_000

    run_state_machine_as_test(Consent, settings=RUN)

    logger.info("consent.steps_taken %s", dict(Consent.made))
    assert {"clip", "post"} <= Consent.made.keys(), "each run begins with a clip that is posted"


RUN = settings(
    max_examples=max(STEPS // STEPS_A_RUN, 1),
    stateful_step_count=STEPS_A_RUN,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

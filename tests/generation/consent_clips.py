"""What three people make of each other's cameos, post, take down and ask for at every door."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponseBase
from django.test import RequestFactory
from hypothesis import strategies as st

from feed.models import Post
from feed.services import publish, remove_appearances, withdraw
from feed.views import appearances, pages
from generation import recalling, rendering, services
from generation.models import Generation, Recall, taken_from_sight
from generation.services import Change, ClipOrder
from generation.views import clips
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError
from tests.generation.casts import decrypted_files
from tests.generation.consent_leave import PEOPLE, WHO, Leave, Look, rule
from tests.generation.small_engine import SmallEngine


class Clips(Leave):
    """What is made, seen and fetched; a worker does what follows from ended leave when it likes."""

    def __init__(self) -> None:
        super().__init__()
        made = Generation.objects.filter(author__in=self.people)
        there = ~taken_from_sight(OuterRef("pk"))
        stopping = Recall.objects.ending().reaching(OuterRef("pk"))
        self.finished = Look(made.completed().values_list("pk"))
        self.completed = Look(made.completed().filter(there).values_list("pk"))
        self.making = Look(made.active().values_list("pk"))
        self.active = Look(made.active().filter(~Exists(stopping)).values_list("pk"))
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
        source = self.pick(Generation.objects.completed(), number)
        if source is None:
            return
        change = Change(prompt="Snow falls.")
        clip = self.tried(
            lambda: services.remix_clip(
                author=self.person(maker), source=source, change=change, request_key=uuid4()
            )
        )
        cast = self.cast[source.pk][1]
        assert clip is None or source.pk not in self.gone
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
        before = set(self.finished())
        with self.to_the_end():
            rendering.render_next("cpu")
        SmallEngine.halfway = staticmethod(lambda: None)
        for clip in set(self.finished()) - before:
            assert self.may_all(clip), "made without leave"
            assert clip not in self.stopped, "made by leave that ended"
            self.made["clip"] += 1
        assert not list(decrypted_files())

    @rule(recalls=st.integers(1, 3))
    def work(self, recalls: int) -> None:
        """Let a worker go on with what follows from leave that ended, sooner or later."""
        for pk in list(Recall.objects.order_by("begun_at").values_list("pk", flat=True)[:recalls]):
            with self.to_the_end():
                recalling.go_on(pk)
            self.made["batch"] += 1

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
            assert clip.pk not in self.gone, "posted although it goes"
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
        self.gone |= self.offspring({clip.pk}, owner, without=set())
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

    def tried(self, deed: Callable[[], Generation]) -> Generation | None:
        with suppress(DomainError), transaction.atomic():
            return deed()
        return None

    def pick(self, clips: Any, number: int) -> Generation | None:
        found = clips.filter(author__in=self.people).select_related("author").order_by("pk")
        return next(iter(found[number : number + 1]), None)

    def person(self, number: int) -> User:
        return User.objects.get(pk=self.people[number].pk)

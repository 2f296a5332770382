"""Who may cast whom, kept a second time: in sets of pairs, with no database, as people change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date
from functools import wraps
from itertools import count
from typing import Any, ClassVar, Final, ParamSpec
from uuid import UUID

from django.db import connection, transaction
from django.test import TestCase
from hypothesis import stateful
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from cameos import services as lending
from cameos.models import Cameo
from sora_site.accounts.models import CameoAudience, User
from sora_site.accounts.services.ties import set_block, set_follow
from sora_site.core.errors import DomainError
from tests.factories import UserFactory
from tests.generation.casts import lent_cameo

PEOPLE: Final = 3
WHO: Final = st.integers(0, PEOPLE - 1)
YOUNG, GROWN = date(2011, 1, 1), date(1990, 1, 1)
P = ParamSpec("P")
names = count()
taken: Counter[str] = Counter()  # how often each rule was followed, in all runs


def rule(**drawn: Any) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Hypothesis's rule, counted."""

    def ruled(step: Callable[P, None]) -> Callable[P, None]:
        @wraps(step)
        def counted(*args: P.args, **kwargs: P.kwargs) -> None:
            taken[step.__name__] += 1
            step(*args, **kwargs)

        hypothesised: Callable[[Callable[P, None]], Callable[P, None]] = stateful.rule(**drawn)
        return hypothesised(counted)

    return ruled


class Look:
    """What a question of the site's answers at any moment; it is put into SQL only once."""

    def __init__(self, rows: Any) -> None:
        self.sql, self.params = rows.query.sql_with_params()

    def __call__(self) -> list[UUID]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return [row[0] for row in cursor.fetchall()]


class Leave(RuleBasedStateMachine):
    """Three people with a cameo each, and what they let each other do."""

    made: ClassVar[Counter[str]] = Counter()  # how often what has happened, in all runs
    making: Look  # clips that no worker has ended

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
        self.gone: set[UUID] = set()  # taken down, whatever a worker has done of it
        self.stopped: set[UUID] = set()  # while they were made: nothing finishes them

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
        self.end(owner, lambda maker: maker == person, down=down)

    @rule(owner=WHO, down=st.booleans())
    def revoke_all(self, owner: int, down: bool) -> None:
        with self.to_the_end():
            lending.revoke(cameo=self.fresh(owner), person=None, take_down=down)
        self.granted = {pair for pair in self.granted if pair[0] != owner}
        self.audience[owner] = CameoAudience.ME
        self.end(owner, lambda maker: maker != owner, down=down)

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

    # What follows for clips

    def end(self, owner: int, whose: Callable[[int], bool], *, down: bool) -> None:
        """Note which clips stop and which go when an owner takes back what some people may do."""
        first = {
            clip for clip, (maker, cast) in self.cast.items() if owner in cast and whose(maker)
        }
        self.stopped |= first & set(self.making())
        if down:
            own = {clip for clip, (maker, _) in self.cast.items() if maker == owner}
            self.gone |= self.offspring(first, owner, without=own)

    def offspring(self, first: set[UUID], owner: int, *, without: set[UUID]) -> set[UUID]:
        found = set(first)
        for _ in self.cast:
            found |= {
                clip
                for clip, parent in self.parents.items()
                if parent in found and owner in self.cast[clip][1]
            } - without
        return found

    def to_the_end(self) -> AbstractContextManager[Any]:
        """Let what waits for the transaction's end happen, such as the deletion of files."""
        return TestCase.captureOnCommitCallbacks(execute=True)

    def fresh(self, owner: int) -> Cameo:
        return Cameo.objects.with_owners().get(pk=self.cameos[owner].pk)

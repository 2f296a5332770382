from __future__ import annotations

import secrets
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from feed import services as feed
from feed.demo import PEOPLE, POSTS, DemoPerson, DemoPost
from generation import services as generation
from generation.models import Generation
from sora_site.accounts.models import Invite, User
from sora_site.accounts.services.rollout import issue_invites
from sora_site.accounts.services.ties import set_follow

POLL: Final = 1.0  # seconds
HANDLES: Final = [person.handle for person in PEOPLE]


class Command(BaseCommand):
    """Fill an empty site with a small world whose clips its own queue renders."""

    help = (
        "Make eight demo people and twelve posts. Safe to run again: it goes on where it was"
        " stopped. Clips are rendered by the workers; this waits for them and posts each."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people-only", action="store_true", help="do not ask for clips")

    def handle(self, *args: Any, people_only: bool, **options: Any) -> None:
        people = seed_people(demo_password())
        if not Invite.objects.open().filter(issued_by=None).exists():
            issue_invites(issuer=None, count=1)
        done = Path(settings.SITE_DATA) / "demo_done"
        if not people_only and not done.exists():
            waiting = [(wanted, ask_for(wanted, people)) for wanted in POSTS]
            self._post_as_they_come(waiting)
            done.touch()  # what people take down afterwards stays down

    def _post_as_they_come(self, waiting: list[tuple[DemoPost, UUID]]) -> None:
        while waiting:
            waiting = [pair for pair in waiting if not settled(*pair)]
            if waiting:
                time.sleep(POLL)


def demo_password() -> str:
    """Make, once, the password all demo people of this site share; keep it in its folder."""
    file = Path(settings.SITE_DATA) / "demo_password"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text("-".join(secrets.token_hex(2) for _ in range(3)))
    return file.read_text()


def seed_people(password: str) -> dict[str, User]:
    """Make the demo people who are missing, and who follows whom."""
    people = {wanted.handle: _person(wanted, password) for wanted in PEOPLE}
    for wanted in PEOPLE:
        for followee in wanted.follows:
            set_follow(follower=people[wanted.handle], followee=people[followee], followed=True)
    return people


def ask_for(wanted: DemoPost, people: dict[str, User]) -> UUID:
    """Queue a demo clip, once for all time."""
    order = generation.ClipOrder(
        prompt=wanted.prompt,
        size=wanted.size,
        seconds=wanted.seconds,
        style=wanted.style,
        seed=len(wanted.caption),
    )
    key = uuid5(NAMESPACE_URL, f"demo:{wanted.author}:{wanted.caption}")
    clip = generation.request_clip(
        author=people[wanted.author], order=order, request_key=key, bulk=True
    )
    return clip.pk


def settled(wanted: DemoPost, pk: UUID) -> bool:
    """Post the clip if it is completed; True when there is nothing left to wait for."""
    clip = Generation.objects.filter(pk=pk).first()
    if clip is None or clip.state in Generation.STATES.ends - {Generation.State.COMPLETED}:
        return True
    if clip.state != Generation.State.COMPLETED:
        return False
    post = feed.publish(clip=clip, caption=wanted.caption)
    for fan in User.objects.filter(following__followee=clip.author, handle__in=HANDLES):
        feed.set_like(post=post, viewer=fan, liked=True)
    return True


@transaction.atomic
def _person(wanted: DemoPerson, password: str) -> User:
    if known := User.objects.filter(handle=wanted.handle).first():
        return known
    person = User.objects.create_user(
        wanted.handle,
        f"{wanted.handle}@demo.invalid",
        password,
        display_name=wanted.name,
        bio=wanted.bio,
        born_on=wanted.born_on,
        region=wanted.region,
    )
    issue_invites(issuer=person, count=settings.INVITES_PER_PERSON)
    return person

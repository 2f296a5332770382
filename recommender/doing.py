"""Writing down what somebody did, counting it, and learning from it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from psycopg import sql

from recommender.learning import learn
from recommender.models import Interaction, Item, Profile
from sora_site.accounts.ages import policy_for
from sora_site.accounts.models import User

Kind = Interaction.Kind
Doing = tuple[UUID, str]  # an item and a kind

COUNTED: Final[Mapping[str, str]] = {
    Kind.VIEW: "views",
    Kind.SKIP: "skips",
    Kind.LIKE: "likes",
    Kind.SAVE: "saves",
    Kind.COMMENT: "comments",
    Kind.SHARE: "shares",
    Kind.REMIX_OPENED: "drafts",
    Kind.REMIX: "remixes",
    Kind.CREATE: "creates",
    Kind.HIDE: "hides",
    Kind.LESS_LIKE: "hides",
    Kind.REPORT: "reports",
}
WISHES: Final = (Kind.HIDE, Kind.LESS_LIKE, Kind.REPORT)
"""What is kept of people from whom the feed does not learn, too: it is what they asked for."""


def locked_profile(person: User) -> Profile:
    """Return a person's profile; others who want to write it wait. Begin a session if one is due.

    Call it within a transaction.
    """
    profiles = Profile.objects.select_for_update().filter(person=person)
    profile = profiles.first()
    if profile is None:
        Profile.objects.bulk_create([Profile(person=person)], ignore_conflicts=True)
        profile = profiles.get()
    if profile.is_over:
        profile.began_at = timezone.now()
        profile.depth = profile.since_active = 0
        profile.session = None
    profile.seen_at = timezone.now()
    return profile


def do(*, person: User, item: UUID, kind: str, at: datetime | None = None) -> bool:
    return do_all(person=person, doings=[(item, kind)], at=at) > 0


@transaction.atomic
def do_all(*, person: User, doings: Sequence[Doing], at: datetime | None = None) -> int:
    """Write down things one person did now; return how many of them were new.

    What stands already, is about items that are not there, or is the person's own, is left out.
    """
    known = Item.objects.filter(pk__in={item for item, _ in doings}).exclude(author=person)
    there = set(known.values_list("pk", flat=True))
    meant = [(item, kind) for item, kind in dict.fromkeys(doings) if item in there]
    if not meant:
        return 0
    profile = locked_profile(person)
    new = _without_known(profile, meant)
    learns = policy_for(person).personalised
    kept = new if learns else [doing for doing in new if doing[1] in WISHES]
    count([doing for doing in new if doing in kept or doing[1] not in Interaction.STANDING], 1)
    when = at or timezone.now()
    Interaction.objects.bulk_create(
        [Interaction(person=person, item_id=item, kind=kind, at=when) for item, kind in kept]
    )
    _note(profile, new)
    if any(kind != Kind.VIEW for _, kind in kept):
        learn(profile)
    else:
        profile.save()
    return len(new)


@transaction.atomic
def undo(*, person: User, item: UUID, kind: str) -> bool:
    """Take back something that stands; False if it does not."""
    profile = locked_profile(person)
    done = Interaction.objects.of(person).filter(item=item, kind=kind)
    if not done.delete()[0]:
        return False
    count([(item, kind)], -1)
    learn(profile)
    return True


def count(doings: Sequence[Doing], step: int) -> None:
    """Add to the tallies of some items, in one order everywhere, so that nobody waits in a ring."""
    by_item: dict[UUID, Counter[str]] = {}
    for item, kind in doings:
        if column := COUNTED.get(kind):
            by_item.setdefault(item, Counter())[column] += step
    for item in sorted(by_item):
        add(item, by_item[item])


def add(item: UUID, steps: Mapping[str, int]) -> None:
    """Add to one tally; nothing goes below zero."""
    statement = sql.SQL("UPDATE recommender_tally SET {changes} WHERE item_id = %(item)s").format(
        changes=sql.SQL(", ").join(
            sql.SQL("{name} = greatest({name} + {step}, 0)").format(
                name=sql.Identifier(name), step=sql.Literal(steps[name])
            )
            for name in steps
        ),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"item": item})


def _without_known(profile: Profile, doings: Sequence[Doing]) -> list[Doing]:
    """Leave out what stands already, and what was seen before in this session."""
    same = Interaction.objects.filter(person=profile.person_id)
    same = same.with_items({item for item, _ in doings})
    stands = Q(kind__in=Interaction.STANDING)
    seen = Q(kind__in=[Kind.VIEW, Kind.SKIP], at__gte=profile.began_at)
    known = set(same.filter(stands | seen).values_list("item", "kind"))
    return [doing for doing in doings if doing not in known]


def recount_session(profile: Profile) -> None:
    """Reckon how far the person is in this session from what is there."""
    session = Interaction.objects.filter(person=profile.person_id, at__gte=profile.began_at)
    acted = session.filter(kind__in=Interaction.ACTIVE).order_by("-at").first()
    views = session.filter(kind=Kind.VIEW)
    profile.depth = views.count()
    profile.since_active = views.filter(at__gt=acted.at).count() if acted else profile.depth


def _note(profile: Profile, doings: Sequence[Doing]) -> None:
    """Keep up how far the person is in this session."""
    seen = sum(kind == Kind.VIEW for _, kind in doings)
    profile.depth += seen
    active = any(kind in Interaction.ACTIVE for _, kind in doings)
    profile.since_active = 0 if active else profile.since_active + seen

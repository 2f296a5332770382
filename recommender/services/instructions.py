"""What people tell their feed: given in their words, shown as chips, changed and ended by them."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from recommender.models import Instruction
from recommender.models.instructions import NAME_LIMIT, new_token
from recommender.ranking.parser import LONGEST
from recommender.ranking.plan import Duration, Plan, Polarity
from recommender.services.chips import place_of
from recommender.steering import understood
from sora_site.accounts.ages import local_now
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, Gone

ACTIVE_MOST: Final = 10  # instructions in force at once
SAVED_MOST: Final = 50
KEPT_MOST: Final = 500  # in the history of one person
POLARITIES: Final[tuple[Polarity, ...]] = ("only", "more", "less", "no")


class InstructionRefused(DomainError):
    """The instruction cannot be used as it is."""


def instruct(*, person: User, text: str, plan: Plan | None = None) -> Instruction:
    """Follow an instruction from now on; `plan` if it was understood already.

    One that limits the feed ("only …") takes the place of others that do, unless they are pinned.
    "Start over" ends all but the pinned ones. What was not understood is in `plan.not_understood`
    and changes nothing; an instruction of which nothing was understood is written down as ended.

    :raises InstructionRefused: if the text is empty or too long.
    """
    text = " ".join(text.split())
    if not text and plan is None:
        raise InstructionRefused("Write what you would like to see, such as “only cute animals”.")
    if len(text) > LONGEST:
        raise InstructionRefused(
            f"That has {len(text)} characters; {LONGEST} is the most. Your text is kept below."
        )
    return _follow(person, text, understood(text) if plan is None else plan)


@transaction.atomic
def _follow(person: User, text: str, plan: Plan) -> Instruction:
    mine = Instruction.objects.of(person)
    now = timezone.now()
    if plan.reset:
        mine.active().exclude(lasts=Instruction.Lasts.PINNED).update(ended_at=now)
    if any(wish.polarity == "only" for wish in plan.wishes):
        _end_limits(person, now)
    nothing = not (plan.wishes or plan.feelings or plan.social or plan.surprise)
    given = Instruction.objects.create(
        person=person,
        text=text,
        plan_data=plan.model_dump(mode="json"),
        ended_at=now if nothing else None,
        **_until(person, plan.lasts),
    )
    _end_surplus(person, now)
    return given


def active_instructions(*, person: User) -> list[Instruction]:
    return list(Instruction.objects.of(person).active().newest_first())


@transaction.atomic
def set_chip(*, person: User, instruction: UUID, part: str, polarity: str) -> Instruction:
    """Change how a wish, or the company of friends, is wanted: only, more, less or no.

    :raises Gone: if the instruction or its part is not in force any more.
    :raises InstructionRefused: if a chip of this kind cannot be wanted like that.
    """
    held = _held(person, instruction)
    wanted = next((known for known in POLARITIES if known == polarity), None)
    if wanted is None:
        raise InstructionRefused("Choose only, more, less or no.")
    kind, place = place_of(part)
    plan = held.plan
    if kind == "wish" and place < len(plan.wishes):
        wishes = list(plan.wishes)
        wishes[place] = wishes[place].model_copy(update={"polarity": wanted})
        return _replan(held, plan.model_copy(update={"wishes": tuple(wishes)}))
    if kind == "social" and plan.social:
        return _replan(held, plan.model_copy(update={"social": wanted}))
    raise Gone("This part of your instruction has just gone.")


@transaction.atomic
def remove_chip(*, person: User, instruction: UUID, part: str) -> Instruction:
    """Take one part out of an instruction; one without parts ends. Again is no error."""
    held = _held(person, instruction)
    kind, place = place_of(part)
    plan = held.plan
    left: dict[str, dict[str, object]] = {
        "wish": {"wishes": plan.wishes[:place] + plan.wishes[place + 1 :]},
        "feeling": {"feelings": plan.feelings[:place] + plan.feelings[place + 1 :]},
        "social": {"social": None},
        "surprise": {"surprise": False},
    }
    changes: dict[str, object] = left.get(kind, {}) | {"reset": False}
    changed = plan.model_copy(update=changes)
    if changed.is_empty:
        end(person=person, instruction=instruction)
        held.refresh_from_db()
        return held
    return _replan(held, changed)


def end(*, person: User, instruction: UUID) -> bool:
    """End an instruction; False if it had ended before, or is not the person's."""
    mine = Instruction.objects.of(person).active().filter(pk=instruction)
    return mine.update(ended_at=timezone.now()) == 1


def end_all(*, person: User) -> int:
    """End all instructions, pinned ones included; return how many there were."""
    return Instruction.objects.of(person).active().update(ended_at=timezone.now())


def set_lasting(*, person: User, instruction: UUID, lasts: Duration) -> Instruction:
    """Say anew how long an instruction holds; "pinned" is until it is ended.

    :raises Gone: if it has ended.
    """
    held = _held(person, instruction)
    Instruction.objects.filter(pk=held.pk).update(**_until(person, lasts))
    held.refresh_from_db()
    return held


@transaction.atomic
def resume(*, person: User, instruction: UUID) -> Instruction:
    """Give one of one's own earlier or saved instructions again.

    :raises Gone: if it was deleted.
    """
    known = Instruction.objects.of(person).filter(pk=instruction).first()
    if known is None:
        raise Gone("This instruction is no longer there.")
    if known.is_active:
        return known
    return instruct(person=person, text=known.text, plan=known.plan)


@transaction.atomic
def save_feed(*, person: User, instruction: UUID, name: str) -> Instruction:
    """Keep an instruction under a name, as a feed to come back to.

    :raises InstructionRefused: if the name is empty, too long or taken, or there are too many.
    :raises Gone: if the instruction was deleted.
    """
    name = " ".join(name.split())
    if not name:
        raise InstructionRefused("Give the feed a name.")
    if len(name) > NAME_LIMIT:
        raise InstructionRefused(f"The name has {len(name)} characters; {NAME_LIMIT} is the most.")
    mine = Instruction.objects.of(person)
    if mine.saved().exclude(pk=instruction).count() >= SAVED_MOST:
        raise InstructionRefused(f"You have {SAVED_MOST} saved feeds. Delete one first.")
    try:
        with transaction.atomic():
            saved = mine.filter(pk=instruction).update(name=name)
    except IntegrityError as taken:
        raise InstructionRefused(f"You have a feed called “{name}” already.") from taken
    if not saved:
        raise Gone("This instruction is no longer there.")
    return mine.get(pk=instruction)


def share_feed(*, person: User, instruction: UUID, shared: bool) -> Instruction:
    """Give a saved feed a link that nobody can guess, or take the link back.

    :raises Gone: if the feed was deleted or is not saved.
    """
    mine = Instruction.objects.of(person).saved().filter(pk=instruction)
    if shared:
        mine.filter(share_token=None).update(share_token=new_token())
    else:
        mine.update(share_token=None)
    feed = mine.first()
    if feed is None:
        raise Gone("This feed is no longer there.")
    return feed


@transaction.atomic
def open_shared(*, person: User, feed: Instruction) -> Instruction:
    """Follow a shared feed of somebody else; it becomes an instruction of one's own."""
    given = instruct(person=person, text=feed.text, plan=feed.plan)
    Instruction.objects.filter(pk=given.pk).update(opened_from=feed)
    given.refresh_from_db()
    return given


def delete_instruction(*, person: User, instruction: UUID) -> None:
    """Delete an instruction from the history, from the saved feeds and from force."""
    Instruction.objects.of(person).filter(pk=instruction).delete()


def _held(person: User, instruction: UUID) -> Instruction:
    """Lock an instruction in force."""
    mine = Instruction.objects.of(person).active()
    held = mine.select_for_update().filter(pk=instruction).first()
    if held is None:
        raise Gone("This instruction has ended.")
    return held


def _replan(held: Instruction, plan: Plan) -> Instruction:
    held.plan_data = plan.model_dump(mode="json")
    held.save(update_fields=["plan_data"])
    return held


def _end_limits(person: User, now: datetime) -> None:
    """End what limits the feed so far; what is pinned its owner ends."""
    passing = Instruction.objects.of(person).active().exclude(lasts=Instruction.Lasts.PINNED)
    limits = [
        each.pk for each in passing if any(wish.polarity == "only" for wish in each.plan.wishes)
    ]
    Instruction.objects.filter(pk__in=limits).update(ended_at=now)


def _end_surplus(person: User, now: datetime) -> None:
    """End the oldest of more than can be in force at once, and forget very old history."""
    mine = Instruction.objects.of(person)
    surplus = list(mine.active().newest_first().values_list("pk", flat=True)[ACTIVE_MOST:])
    mine.filter(pk__in=surplus).update(ended_at=now)
    old = list(mine.over().filter(name="").newest_first().values_list("pk", flat=True)[KEPT_MOST:])
    mine.filter(pk__in=old).delete()


def _until(person: User, lasts: Duration) -> dict[str, object]:
    """Say until when something holds, as fields of an instruction."""
    if lasts.length == "pinned":
        return {"lasts": Instruction.Lasts.PINNED, "expires_at": None}
    if lasts.length == "session":
        return {"lasts": Instruction.Lasts.SESSION, "expires_at": Instruction.session_ends()}
    return {"lasts": Instruction.Lasts.A_WHILE, "expires_at": lasts.ends_at(local_now(person))}

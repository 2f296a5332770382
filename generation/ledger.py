"""Credits: what a clip costs is reserved when it is asked for, and kept or given back at its end.

The unit is 4 seconds of an ordinary model. What the day gives is spent before what lasts, and
expires at midnight where the person lives. Whoever changes a wallet holds its row, as the last
row it locks; whoever reads the balance counts a new day as begun, though nobody wrote it yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from generation.models import CreditEntry, Generation, Wallet
from generation.slots import SLOTS
from sora_site.accounts.ages import local_day, policy_for, rules_of_age
from sora_site.accounts.models import User
from sora_site.core.errors import TooMany

CREDITS_A_CLIP: Final = 2  # of the ordinary clip that a day's number counts: 8 s of Sora 2
KEPT: Final = "Your prompt is kept below."
Entry = CreditEntry
Kind = CreditEntry.Kind


class CreditsShort(TooMany):
    """The person has too few credits, or their guardian's number of clips is reached."""


@dataclass(frozen=True, kw_only=True)
class Balance:
    """What one person has to spend now."""

    free: int  # left of the day
    granted: int  # by the day
    lasting: int  # does not expire
    resets_at: datetime  # where the person lives
    clips_left: int | None = None  # today, by a guardian's limit; None: there is none

    @property
    def total(self) -> int:
        return self.free + self.lasting

    def pays(self, price: int, *, clips: int = 1) -> bool:
        """Tell whether so many clips may be asked for at that price together."""
        return price <= self.total and (self.clips_left is None or clips <= self.clips_left)


def balance_of(person: User) -> Balance:
    """Say what a person has now. One query; two more where a guardian may have set a limit."""
    today, granted = local_day(person), _granted(person)
    wallet = Wallet.objects.filter(person=person).first() or Wallet(person=person, day=today)
    day, free = max(wallet.day, today), granted
    if wallet.day == day:
        granted = max(wallet.granted, granted)
        free = wallet.free + granted - wallet.granted
    return Balance(
        free=free,
        granted=granted,
        lasting=wallet.lasting,
        resets_at=_midnight_after(day, person),
        clips_left=_clips_left(person, day),
    )


@transaction.atomic
def open_day(person: User) -> Wallet:
    """Write down that a new day began, or that the present one gives more; return the wallet.

    It stays locked until the transaction ends.
    """
    today, granted = local_day(person), _granted(person)
    Wallet.objects.get_or_create(person=person, defaults={"day": today})
    wallet = Wallet.objects.select_for_update().get(person=person)
    if wallet.day < today:
        _close_day(wallet)
        wallet.day, wallet.granted = today, 0
    if more := max(granted - wallet.granted, 0):
        wallet.granted = granted
        key = f"day:{person.pk}:{wallet.day}:{granted}"
        _write(wallet, Entry(kind=Kind.GRANT, amount=more, free=more, key=key, words="Free today"))
    wallet.save()
    return wallet


def _close_day(wallet: Wallet) -> None:
    if left := wallet.free:
        words = "Left of the day"
        key = f"over:{wallet.person_id}:{wallet.day}"
        _write(wallet, Entry(kind=Kind.EXPIRE, amount=-left, free=-left, key=key, words=words))


def reserve(person: User, jobs: Sequence[Generation]) -> None:
    """Pay for jobs, all or none; free ones cost nothing. Whoever asks saves them.

    :raises CreditsShort: if the person has too few credits, or asks for more clips than a guardian
        lets them.
    """
    paid = [job for job in jobs if job.price]
    if not paid:
        return
    wallet = open_day(person)
    _require_clips(person, len(paid), wallet.day)
    _require_credits(wallet, sum(job.price for job in paid))
    for job in paid:
        line = Entry(kind=Kind.RESERVE, key=f"reserve:{job.pk}", words=in_words(job))
        line.generation, line.amount, line.free = job, -job.price, -min(job.price, wallet.free)
        _write(wallet, line)
    wallet.save()


def settle(job: Generation) -> None:
    """Keep what a job was paid with."""
    _end(job, Kind.SETTLE)


def refund(job: Generation) -> None:
    """Give back what a job was paid with; free credits of a day that is over expire at once."""
    _end(job, Kind.REFUND)


@transaction.atomic
def add(person: User, line: CreditEntry) -> bool:
    """Add credits that last; False if a line of that key had been written before."""
    wallet = open_day(person)
    if Entry.objects.filter(key=line.key).exists():
        return False
    _write(wallet, line)
    wallet.save()
    return True


def in_words(job: Generation) -> str:
    """Say what a job is paid for: "8 s of Sora 2"."""
    return f"{job.rendered_seconds} s of {SLOTS[job.slot].title}"


@transaction.atomic
def _end(job: Generation, kind: CreditEntry.Kind) -> None:
    """Write the one end of a job's reservation, whichever comes first; none if it was free."""
    wallet = Wallet.objects.select_for_update().filter(person=job.author_id).first()
    paid = Entry.objects.of_job(job).first()
    key = f"ended:{job.pk}"
    if wallet is None or paid is None or Entry.objects.filter(key=key).exists():
        return
    line = Entry(kind=kind, key=key, words=paid.words, generation=job)
    if kind == Kind.SETTLE:
        line.amount = 0
        _write(wallet, line, day=paid.day)
        return
    over = paid.day != wallet.day
    line.amount, line.free = -paid.amount, 0 if over else -paid.free
    _write(wallet, line, day=paid.day)
    if over and paid.free:
        words = "Free credits of a day that is over"
        lapsed = Entry(kind=Kind.EXPIRE, amount=paid.free, key=f"expired:{job.pk}", words=words)
        _write(wallet, lapsed)
    wallet.save()


def _write(wallet: Wallet, line: CreditEntry, *, day: date | None = None) -> None:
    """Write a line and move the wallet by it, which the caller holds and saves."""
    line.person_id = wallet.person_id
    line.day = day or wallet.day
    line.save(force_insert=True)
    wallet.balance += line.amount
    wallet.free += line.free


def _require_credits(wallet: Wallet, price: int) -> None:
    if price <= wallet.balance:
        return
    has = f"you have {wallet.balance}" if wallet.balance else "you have none left"
    raise CreditsShort(
        f"This costs {price} credit{'s' * (price > 1)}, and {has}. The day's {wallet.granted} free"
        f" credits are back at midnight where you live. {KEPT}"
    )


def _require_clips(person: User, count: int, day: date) -> None:
    most = policy_for(person).most_generations
    if most is None or count <= most - _asked_on(day, person):
        return
    if not most:
        raise CreditsShort(f"Your guardian set that this account makes no clips. {KEPT}")
    clips = f"{most} clip{'s' * (most > 1)}"
    left = max(most - _asked_on(day, person), 0)
    rest = f"{left} of them are left" if left else "today's are made"
    raise CreditsShort(
        f"Your guardian set {clips} a day, and {rest}. The count starts anew at midnight where you"
        f" live. {KEPT}"
    )


def _asked_on(day: date, person: User) -> int:
    """Count the paid clips of a day; those that were given back do not count."""
    lines = Entry.objects.filter(person=person, day=day)
    return lines.filter(kind=Kind.RESERVE).count() - lines.filter(kind=Kind.REFUND).count()


def _clips_left(person: User, day: date) -> int | None:
    most = policy_for(person).most_generations
    return None if most is None else max(most - _asked_on(day, person), 0)


def _granted(person: User) -> int:
    return rules_of_age(person).daily_generations * CREDITS_A_CLIP


def _midnight_after(day: date, person: User) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(person.time_zone))

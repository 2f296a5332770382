"""Whether somebody may cast a cameo, with what, and the note of each use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from cameos import ledger, storing, topics
from cameos.models import Cameo, Grant, Keyring, LedgerRow, Reference, Topic
from cameos.vault import Unreadable
from sora_site.accounts.ages import rules_of_age
from sora_site.accounts.models import CameoAudience, User
from sora_site.core.errors import DomainError

TERMS: Final = "2026-11-22"  # of the consent that is asked for when a cameo is made
ALWAYS: Final = "nudity"  # never with a likeness, whatever its owner ticked
VOICES: Final = (Reference.Kind.VOICE, Reference.Kind.SPEECH)  # for whom the voice is lent to

Event = LedgerRow.Event


class ConsentMissing(DomainError):
    """Somebody casts a cameo that was not, or is no longer, lent to them."""

    def __init__(self, message: str, cameos: Collection[Cameo]) -> None:
        super().__init__(message)
        self.cameos = list(cameos)


class NotAllowed(DomainError):
    """A prompt asks for what an owner does not allow; `breaches` says what and where."""

    def __init__(self, breaches: list[Breach]) -> None:
        super().__init__(" ".join(dict.fromkeys(each.sentence for each in breaches)))
        self.breaches = breaches


@dataclass(frozen=True, kw_only=True)
class Breach:
    """Words of a prompt, `prompt[start:end]`, that fall under a rule of a cameo's owner."""

    cameo: Cameo
    rule: str
    words: str
    start: int
    end: int

    @property
    def sentence(self) -> str:
        what = {**dict(Topic.choices), ALWAYS: "Nakedness and sex"}.get(self.rule)
        where = f"{what} (“{self.words}”)" if what else f"“{self.words}”"
        return (
            f"@{self.cameo.full_handle} is never shown with: {where}."
            " Write that differently, or leave the cameo out. Nothing was spent."
        )


@dataclass(frozen=True, kw_only=True)
class Permission:
    """One person's leave to cast one cameo at this moment, and on what it rests.

    `basis` is owner, grant, mutuals or everyone; `consent` is what the ledger keeps of it, plain
    values for the job that uses it.
    """

    cameo: Cameo
    basis: str
    voice: bool
    consent: Mapping[str, Any]


def permission(*, person: User, cameo: Cameo) -> Permission | None:
    """Give the person's leave to cast the cameo now, or None if there is none."""
    found = _permissions(person, [cameo.pk])
    return found.get(cameo.pk)


def require_permission(*, person: User, cameos: Collection[UUID]) -> list[Permission]:
    """Check that the person may cast every one of the cameos now; in the order asked.

    :raises ConsentMissing: naming those that may not be cast, or are gone.
    """
    held = _permissions(person, cameos)
    if missing := [pk for pk in cameos if pk not in held]:
        lost = Cameo.objects.kept().with_owners().filter(pk__in=missing)
        seen = list(lost.filter(owner__in=User.objects.visible_to(person)))
        names = ", ".join(sorted(f"@{cameo.full_handle}" for cameo in seen))
        unnamed = "a cameo that is gone" if len(seen) < len(set(missing)) else ""
        who = " and ".join(part for part in (names, unnamed) if part)
        raise ConsentMissing(
            f"You may not cast {who}: it is not lent to you, or no longer. Leave it out, or ask its"
            " owner. Nothing was spent.",
            seen,
        )
    return [held[pk] for pk in dict.fromkeys(cameos)]


def breaches(*, cameos: Collection[Cameo], text: str) -> list[Breach]:
    """Find what in a text the cameos' owners do not allow. Needs their owners."""
    return [
        Breach(
            cameo=cameo,
            rule=found.rule,
            words=text[found.start : found.end],
            start=found.start,
            end=found.end,
        )
        for cameo in cameos
        for found in topics.find(
            text,
            topics=[*cameo.banned_topics, ALWAYS],
            words=topics.words_of(cameo.banned_words),
        )
    ]


def require_allowed(*, cameos: Collection[Cameo], text: str) -> None:
    """Check a prompt against what the owners allow, before anything is spent.

    :raises NotAllowed: naming the rule and the words for each cameo.
    """
    if found := breaches(cameos=cameos, text=text):
        raise NotAllowed(found)


@transaction.atomic
def note_uses(*, person: User, clip: UUID, permissions: Collection[Permission]) -> None:
    """Write into each cameo's ledger that the person used it, and with what consent.

    Their ledgers stay locked until the transaction ends.
    """
    mark = clip_mark(person, clip)
    for each in sorted(permissions, key=lambda held: held.cameo.pk):
        ledger.write(each.cameo.pk, Event.USED, by=person, clip=mark, consent=dict(each.consent))


def note_refusal(*, person: User, cameo: Cameo, why: str) -> None:
    """Write into a cameo's ledger that a use was refused; `why` is a rule's name, no prompt.

    Outside of any transaction that the refusal rolls back.
    """
    ledger.write(cameo.pk, Event.USE_REFUSED, by=person, why=why)


def clip_mark(person: User, clip: UUID) -> str:
    """Say what stands in the ledger for a clip of a person's; it leads to it as long as they stay."""
    return Keyring.objects.of(person).mark(clip)


def references_for(*, held: Permission) -> dict[str, bytes]:
    """Decrypt what an engine needs of a cameo, by kind: for the renderer, and for nobody else.

    What there is of the voice is given if that is lent; the template of the face never is.

    :raises ConsentMissing: if the cameo was deleted meanwhile.
    """
    rows = Reference.objects.current().filter(cameo=held.cameo).exclude(kind=Reference.Kind.FACE)
    if not held.voice:
        rows = rows.exclude(kind__in=VOICES)
    try:
        found = {str(row.kind): storing.get(held.cameo, row.name, about=row.number) for row in rows}
    except (Unreadable, FileNotFoundError, Cameo.DoesNotExist) as error:
        raise ConsentMissing("A cameo of this clip was deleted meanwhile.", []) from error
    if not found:
        raise ConsentMissing("A cameo of this clip was deleted meanwhile.", [])
    return found


def _permissions(person: User, cameos: Collection[UUID]) -> dict[UUID, Permission]:
    castable = Cameo.objects.castable_by(person).with_owners().filter(pk__in=cameos)
    grants = Grant.objects.valid().filter(person=person, cameo__in=cameos)
    granted = {grant.cameo_id: grant for grant in grants}
    return {cameo.pk: _held(cameo, person, granted.get(cameo.pk)) for cameo in castable}


def _held(cameo: Cameo, person: User, grant: Grant | None) -> Permission:
    mine = cameo.owner_id == person.pk
    wide = "everyone" if cameo.audience == CameoAudience.EVERYONE else "mutuals"
    basis = "owner" if mine else "grant" if grant else wide
    ends = [at for at in (cameo.expires_at, grant.expires_at if grant else None) if at]
    voice = mine or cameo.voice_lent
    return Permission(
        cameo=cameo,
        basis=basis,
        voice=voice,
        consent={
            "terms": TERMS,
            "basis": basis,
            "audience": cameo.audience,
            "band": str(rules_of_age(cameo.owner).band),
            "expires_at": min(ends).isoformat() if ends else None,
            "likeness": True,
            "voice": voice,
            "take": cameo.take,
            "wishes": cameo.wishes,
            "portrayal": cameo.fingerprint(cameo.portrayal),
            "topics": cameo.banned_topics,
            "words": cameo.fingerprint(cameo.banned_words),
        },
    )

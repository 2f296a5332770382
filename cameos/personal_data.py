from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import Final
from uuid import UUID

from django.db.models import Q

from cameos import ending, ledger, storing
from cameos.models import Cameo, Capture, Chain, Grant, Keyring, LedgerRow, Reference
from cameos.signals import cameo_leaving
from cameos.vault import Unreadable
from sora_site.core.personal_data import CHUNK, Holding, Row, StoredFile, stream

SETTINGS: Final = (
    "id",
    "kind",
    "name",
    "handle",
    "state",
    "reason",
    "audience",
    "voice_lent",
    "portrayal",
    "wishes",
    "banned_topics",
    "banned_words",
    "made_from",
    "made_at",
    "taken_at",
    "expires_at",
    "deleted_at",
)
SUFFIXES: Final = {
    "image/webp": "webp",
    "image/png": "png",
    "application/json": "json",
    "audio/wav": "wav",
}


def _cameos(person: UUID) -> Iterable[Row]:
    return stream(Cameo.objects.filter(owner=person).order_by("made_at", "pk").values(*SETTINGS))


def _likenesses(person: UUID) -> Iterator[StoredFile]:
    """Yield what a person's cameos are made of, decrypted as it is read; films are no more there."""
    rows = Reference.objects.current().filter(cameo__owner=person).select_related("cameo")
    for row in rows.order_by("cameo", "kind"):
        suffix = SUFFIXES.get(row.content_type, "bin")
        path = f"cameos/{row.cameo_id}/{row.kind}.{suffix}"
        with suppress(Unreadable, FileNotFoundError):  # what nobody can read, nobody is given
            _decrypted(row, row.name)
            yield StoredFile(row.name, path, partial(_decrypted, row))


def _decrypted(row: Reference, name: str) -> BytesIO:
    return BytesIO(storing.get(row.cameo, name, about=row.number))


def _captures(person: UUID) -> Iterable[Row]:
    captures = Capture.objects.filter(cameo__owner=person).order_by("issued_at", "pk")
    facts = ("cameo_id", "way", "state", "steps", "digits", "figures", "reason")
    return stream(captures.values(*facts, "issued_at", "received_at", "ended_at"))


def _grants(person: UUID) -> Iterator[Row]:
    """Yield who may use the person's cameos, and whose the person asked for or was given."""
    grants = Grant.objects.filter(Q(person=person) | Q(cameo__owner=person))
    grants = grants.select_related("cameo__owner", "person").order_by("changed_at", "pk")
    for grant in grants.iterator(chunk_size=CHUNK):
        yield {
            "cameo": grant.cameo.full_handle,
            "person": grant.person.handle,
            "state": grant.state,
            "message": grant.message if grant.person_id == person else "",
            "asked_at": grant.asked_at,
            "changed_at": grant.changed_at,
            "expires_at": grant.expires_at,
        }


def _ledger(person: UUID) -> Iterable[Row]:
    """Yield what is written about the person's cameos, and what the person did with others'."""
    mine = Cameo.objects.filter(owner=person).values("pk")
    token = Keyring.objects.filter(person=person).values("token")
    rows = LedgerRow.objects.filter(Q(chain__in=mine) | Q(actor__in=token))
    return stream(rows.order_by("chain", "number").values("body", "hash", "key", "signature"))


def _erase(person: UUID) -> None:
    """End each cameo as its owner would, and leave no row of it."""
    for cameo in Cameo.objects.filter(owner=person).select_related("owner"):
        ending.end_cameo(cameo, by=cameo.owner, take_down=True)
        ending.destroy(cameo)
        cameo_leaving.send(sender=Cameo, cameo=cameo)
        cameo.delete()
    for grant in Grant.objects.valid().filter(person=person).select_related("person"):
        to = ledger.token_of(grant.person)
        ledger.write(grant.cameo_id, LedgerRow.Event.EXPIRED, by=None, what="grant", to=to)
    Grant.objects.filter(person=person).delete()
    Keyring.objects.filter(person=person).delete()


HOLDINGS: Final = (
    Holding(
        key="cameos",
        title="Your cameos",
        what="What you called them, whom you lend them to, how you want to be shown and what with"
        " you never want to be; stills, a cut-out, measurements of the voice and of the face, and of"
        " the numbers you said for it a recording of ten seconds at most. All of these are encrypted"
        " by a key of yours that only this site can use.",
        kept="Until you delete them. What identifies you goes within the hour, and its key with it.",
        models=(Cameo, Reference),
        rows=_cameos,
        files=_likenesses,
        erase=_erase,
    ),
    Holding(
        key="captures",
        title="Films you recorded for a cameo",
        what="The challenge you were given, what each check measured, and what was decided. The film"
        " itself is encrypted and goes as soon as that is.",
        kept="As long as the cameo.",
        models=(Capture,),
        rows=_captures,
    ),
    Holding(
        key="cameo-grants",
        title="Who may use your cameos, and whose you may use",
        what="Who asked whom, what for, what was answered, and until when it holds.",
        kept="As long as both accounts and the cameo.",
        models=(Grant,),
        rows=_grants,
    ),
    Holding(
        key="consent-ledger",
        title="The ledger of consent",
        what="Each permission, change, use, refusal and revocation of a cameo, signed and chained so"
        " that nobody can change what was written. Instead of names there are tokens, which we can"
        " lead back to you as long as you have an account.",
        kept="For good, to prove who had whose leave.",
        models=(Keyring, Chain, LedgerRow),
        rows=_ledger,
        left="The rows stay, but what led from their tokens to you is destroyed.",
    ),
)

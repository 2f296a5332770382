"""Making, naming and deleting cameos."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cameos import ending, ledger, signing
from cameos.models import LONGEST_LOAN, Cameo, Keyring, LedgerRow
from sora_site.accounts.ages import rules_of_age
from sora_site.accounts.models import User
from sora_site.core.errors import DomainError, TooMany
from sora_site.core.text import has_controls

MOST_CAMEOS: Final = 30  # of one person
HOW_TO_VERIFY: Final = (
    "Each body is the text that was hashed. 1. sha256 of the body, as UTF-8, is the hash. 2. The"
    " body's `previous` is the hash of the row before; the first one's is empty. 3. The signature is"
    " Ed25519 by the key of that number over the 64 letters of the hash; keys are given here in hex,"
    " and a key's number is the first 16 letters of the sha256 of its bytes. Keep this file: with it"
    " you can show later what had been written when you fetched it."
)

Event = LedgerRow.Event


class CameoRefused(DomainError):
    """The cameo cannot be made or named like this."""


def make_cameo(
    *,
    owner: User,
    kind: Cameo.Kind | str,
    name: str = "",
    handle: str = "",
    made_from: UUID | None = None,
) -> Cameo:
    """Begin a cameo; of oneself there is one, which is found again.

    :param made_from: the owner's clip that a character is taken from.
    :raises CameoRefused: if the name or the handle cannot be its own.
    :raises TooMany: if the person has as many as one may have.
    """
    kind = Cameo.Kind(kind)
    if kind == Cameo.Kind.SELF:
        name, handle = name or owner.display_name, ""
        if mine := Cameo.objects.of(owner).filter(kind=kind).first():
            return mine
    _require_name(name)
    if Cameo.objects.of(owner).count() >= MOST_CAMEOS:
        raise TooMany(f"You have {MOST_CAMEOS} cameos already. Delete one, then make this one.")
    try:
        return _made(
            Cameo(
                owner=owner,
                kind=kind,
                name=name.strip(),
                handle=handle.lower(),
                made_from=made_from,
            )
        )
    except IntegrityError as error:
        if kind == Cameo.Kind.SELF:
            return Cameo.objects.of(owner).get(kind=kind)
        raise _taken(owner, handle) from error


def rename_cameo(*, cameo: Cameo, name: str, handle: str = "") -> None:
    """Give a cameo another name and handle; the handle of oneself is the account's.

    :raises CameoRefused: if the name or the handle cannot be its own.
    """
    _require_name(name)
    handle = "" if cameo.kind == Cameo.Kind.SELF else handle.lower() or cameo.handle
    try:
        with transaction.atomic():
            row = Cameo.objects.select_for_update(no_key=True).get(pk=cameo.pk)
            if (row.name, row.handle) == (name.strip(), handle):
                return
            Cameo.objects.kept().filter(pk=row.pk).update(name=name.strip(), handle=handle)
            ledger.write(row.pk, Event.RENAMED, by=cameo.owner, name=row.fingerprint(name.strip()))
    except IntegrityError as error:
        raise _taken(cameo.owner, handle) from error


def delete_cameo(*, cameo: Cameo, take_down: bool) -> None:
    """Delete a cameo for good, with all that it looked and sounded like; twice is no error."""
    ending.end_cameo(cameo, by=cameo.owner, take_down=take_down)


@transaction.atomic
def set_expiry(*, cameo: Cameo, expires_at: datetime) -> None:
    """Say until when clips may be made with a cameo.

    :raises CameoRefused: if that is over, or more than ten years after it was filmed.
    """
    row = Cameo.objects.select_for_update(no_key=True).get(pk=cameo.pk)
    if row.taken_at is None:
        raise CameoRefused("This cameo was not filmed yet, so it has no end either.")
    if not timezone.now() < expires_at <= row.taken_at + LONGEST_LOAN:
        last = f"{row.taken_at + LONGEST_LOAN:%-d %B %Y}"
        raise CameoRefused(f"Choose a day from tomorrow to {last}. Nothing was changed.")
    Cameo.objects.filter(pk=row.pk).update(expires_at=expires_at)
    ledger.write(row.pk, Event.AUDIENCE, by=cameo.owner, expires_at=expires_at.isoformat())


def export_ledger(*, cameo: Cameo) -> dict[str, Any]:
    """Give a cameo's whole ledger as it was hashed and signed, with how to verify it."""
    rows = LedgerRow.objects.of_cameo(cameo.pk)
    return {
        "cameo": str(cameo.pk),
        "how_to_verify": HOW_TO_VERIFY,
        "keys": {
            number: public.public_bytes_raw().hex()
            for number, public in signing.public_keys().items()
        },
        "rows": list(rows.values("body", "hash", "key", "signature")),
    }


@transaction.atomic
def _made(cameo: Cameo) -> Cameo:
    owner = cameo.owner
    cameo.save(force_insert=True)
    facts = {"kind": str(cameo.kind), "band": str(rules_of_age(owner).band)}
    if cameo.made_from:
        facts["clip"] = Keyring.objects.of(owner).mark(cameo.made_from)
    ledger.write(cameo.pk, Event.MADE, by=owner, **facts)
    return cameo


def forget_clips(*, clips: Collection[UUID]) -> None:
    """Let cameos no longer point to clips that are deleted."""
    Cameo.objects.filter(made_from__in=clips).update(made_from=None)


def _require_name(name: str) -> None:
    if not name.strip() or len(name) > 50 or has_controls(name):
        raise CameoRefused("Give it a name of 1 to 50 letters.")


def _taken(owner: User, handle: str) -> CameoRefused:
    return CameoRefused(
        f"You have a cameo @{owner.handle}.{handle} already. Choose another handle."
    )

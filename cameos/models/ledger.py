from __future__ import annotations

import json
from typing import Any, ClassVar
from uuid import UUID

from django.db import models


class Chain(models.Model):
    """Where one cameo's ledger ends: how many rows it has and the last one's hash, signed.

    Its id is the cameo's. The chain of `Chain.SITE` lists all others as they begin, so that a
    whole chain cannot vanish unseen. The database lets it grow by one row at a time, and only so.
    """

    SITE: ClassVar = UUID(int=0)

    id = models.UUIDField(primary_key=True, editable=False)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    key = models.CharField("number of the key", max_length=16, blank=True)
    signature = models.CharField(max_length=128, blank=True)

    def __str__(self) -> str:
        return f"ledger {self.pk}, {self.length} rows"


class LedgerRowQuerySet(models.QuerySet["LedgerRow"]):
    def of_cameo(self, cameo: UUID) -> LedgerRowQuerySet:
        """Keep the rows of a cameo, the first one first; the cameo itself may be gone."""
        return self.filter(chain=cameo).order_by("number")

    def newest_first(self) -> LedgerRowQuerySet:
        return self.order_by("-number")

    def uses(self) -> LedgerRowQuerySet:
        return self.filter(event=LedgerRow.Event.USED)

    def by(self, token: str) -> LedgerRowQuerySet:
        """Keep what the person did who bears the token."""
        return self.filter(actor=token)


class LedgerRow(models.Model):
    """One thing that happened to one cameo's consent. The database lets nobody change or drop it.

    `body` is the canonical JSON that was hashed: chain, number, event, at, actor, facts and the
    hash of the row before. The other columns repeat it for queries. No name, handle or text of
    anybody stands in it: people are tokens of their `Keyring`.
    """

    class Event(models.TextChoices):
        OPENED = "opened", "A ledger began"  # in the site's own chain
        MADE = "made", "Made"
        RENAMED = "renamed", "Renamed"
        CHECKED = "checked", "A capture was checked"
        TAKEN = "taken", "A reference was taken"
        AUDIENCE = "audience", "The audience changed"
        PORTRAYAL = "portrayal", "Wishes about the portrayal changed"
        RESTRICTED = "restricted", "What is never allowed changed"
        VOICE = "voice", "The voice was lent or taken back"
        ASKED = "asked", "Somebody asked"
        GRANTED = "granted", "Permission was given"
        REFUSED = "refused", "Permission was refused"
        REVOKED = "revoked", "Permission was taken back"
        EXPIRED = "expired", "Ran out"
        USED = "used", "Used in a clip"
        USE_REFUSED = "use_refused", "A use was refused"
        WATCHED = "watched", "A moderator watched a capture"
        DELETED = "deleted", "Deleted"

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=12, choices=Event)
    at = models.DateTimeField(editable=False)
    actor = models.CharField("token of who did it", max_length=32, blank=True)
    body = models.TextField(editable=False)
    previous = models.CharField("hash of the row before", max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    key = models.CharField("number of the key", max_length=16, editable=False)
    signature = models.CharField(max_length=128, editable=False)

    objects = LedgerRowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="ledger_rows_are_numbered"),
            models.UniqueConstraint(fields=["chain", "previous"], name="ledger_never_forks"),
        ]
        indexes: ClassVar = [models.Index(fields=["actor", "at"], name="ledger_by_actor")]

    def __str__(self) -> str:
        return f"{self.chain_id} {self.number}: {self.event}"

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(self.body)["facts"]
        return facts

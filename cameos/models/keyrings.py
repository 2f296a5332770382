from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.db import models

from cameos import vault
from sora_site.accounts.models import User


def new_token() -> str:
    """128 random bits: what stands for a person or a thing where its name may not stand."""
    return secrets.token_hex(16)


class KeyringQuerySet(models.QuerySet["Keyring"]):
    def of(self, person: User) -> Keyring:
        """Find a person's keyring, or make it."""
        made = {"wrapped": vault.wrap(vault.new_key())}
        return self.get_or_create(person=person, defaults=made)[0]


class Keyring(models.Model):
    """One person's secrets in this room; with the row goes all that they open and link.

    `token` stands for the person in the ledger: once the row is gone, nobody can say whose it was.
    `salt` does the same for the clips they made. `wrapped` is the key to the keys of the person's
    cameos, itself encrypted by the keys of the settings.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="keyring"
    )
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    salt = models.CharField(max_length=32, default=new_token, editable=False)
    wrapped = models.TextField(editable=False)

    objects = KeyringQuerySet.as_manager()

    def __str__(self) -> str:
        return f"keyring of {self.person_id}"

    @property
    def key(self) -> bytes:
        """The key that opens the keys of the person's cameos, and of their captures."""
        return vault.unwrap(self.wrapped)

    def mark(self, thing: object) -> str:
        """Stand for a thing of the person's where its number may not stand."""
        return hashlib.sha256(f"{self.salt}:{thing}".encode()).hexdigest()[:32]
